"""Times the language pipeline: matrix products, loading, parsing, the witness. Run as a script; it never fails."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from quiz.nlp import pipeline
from quiz.text.sentences import split_sentences

SEEDS = Path(__file__).parents[2] / "seeds"
REPEATS = 5


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def cold(script: str) -> float:
    """Seconds of a fresh interpreter that runs ``script``."""
    return best(lambda: subprocess.run([sys.executable, "-c", script], check=True, capture_output=True))


def say(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{line}\n")


def use_blis(*, on: bool) -> None:
    """Give every layer of both models thinc's own matrix products, or numpy's."""
    from thinc.api import NumpyOps  # after quiz.nlp, which sets the number of threads

    parts = [part for _, part in pipeline.load().pipeline] + [pipeline.load_witness()]
    for part in parts:
        for layer in part.model.walk():
            layer.ops = NumpyOps(use_blis=on)


def sentences() -> list[str]:
    """Sentences of all shipped articles, together some thousand words."""
    texts: list[str] = []
    for path in sorted(SEEDS.glob("*.*")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            texts += [paragraph[span.start : span.end] for span in split_sentences(paragraph)]
    return texts


def main() -> None:
    """Print one figure a line."""
    texts = sentences()
    words = sum(len(doc) for doc in pipeline.parse(texts))
    say(f"{len(texts)} sentences, {words} words")
    say(f"bare interpreter             {cold('pass'):6.2f} s")
    say(f"import spaCy                 {cold('import spacy'):6.2f} s")
    say(f"load the pipeline, cold      {cold('from quiz.nlp import pipeline; pipeline.load()'):6.2f} s")
    say(f"  and the witness            {cold('from quiz.nlp import pipeline; pipeline.load_witness()'):6.2f} s")
    for name, on in (("thinc's blis", True), ("numpy's OpenBLAS", False)):
        use_blis(on=on)
        first, second = best(lambda: pipeline.parse(texts)), best(lambda: pipeline.witness(texts))
        say(f"{name:18} parse {words / first:8,.0f} words/s, witness {words / second:8,.0f} words/s")
        say(f"{'':18} the witness adds {100 * second / first:.0f} % to the time")


if __name__ == "__main__":
    main()
