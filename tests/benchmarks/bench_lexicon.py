"""Times the lexicon: what it adds to a command, and how long a form takes. Run as a script; it never fails."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from quiz.lexicon import compounds, entries, forms, frequency, lookup

REPEATS = 7
LOAD = """
import dataclasses, pathlib, re, time, typing
start = time.process_time()
from quiz.lexicon import entries, forms, frequency
for table in (entries.nouns, entries.verbs, entries.adjectives, entries.others):
    table()
for pos in ("noun", "verb", "adjective"):
    forms.lemmas("liep", pos)
frequency.zipf("liep")
print((time.process_time() - start) * 1000)
"""
FORMS = "liep huizen grotere aangekondigd opbelt zette kinderen mooiste voorkwam gezette huis spionageballonnen xyzzy".split()


def loading() -> float:
    """Milliseconds of processor time for every table and index, in a fresh interpreter."""
    runs = [
        subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True) for _ in range(REPEATS)
    ]
    return min(float(run.stdout) for run in runs)


def each(call: Callable[[str], object], times: int = 2000) -> float:
    """Microseconds of one call over all forms, after a first round that fills the caches."""
    for form in FORMS:
        call(form)
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        for _ in range(times // len(FORMS)):
            for form in FORMS:
                call(form)
        best = min(best, (time.perf_counter() - start) / (times // len(FORMS) * len(FORMS)))
    return best * 1e6


def main() -> None:
    """Write one line for each measurement."""
    rows = [len(entries.lines(name)) for name in ("nouns", "verbs", "adjectives", "others")]
    sys.stdout.write(f"senses: {sum(rows)} (nouns, verbs, adjectives, others: {rows})\n")
    sys.stdout.write(f"loading everything: {loading():.0f} ms\n")
    sys.stdout.write(f"form to lemmas: {each(lambda form: forms.lemmas(form, 'verb')):.2f} µs\n")
    sys.stdout.write(f"frequency: {each(frequency.zipf):.2f} µs\n")
    sys.stdout.write(f"compound: {each(compounds.analyse):.2f} µs\n")
    sys.stdout.write(f"everything about a form: {each(lookup.look_up):.1f} µs\n")


if __name__ == "__main__":
    main()
