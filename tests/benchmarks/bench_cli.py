"""How long commands take from a cold start, beside bare Python; medians over several runs of whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "blinken-in-peking.txt"
RUNS = 7


QUIZ = str(Path(sys.executable).with_name("quiz"))
"""The command as it was installed beside this Python."""


def median(*words: str) -> float:
    """Seconds of a whole process, the median of some runs."""
    return statistics.median(_once(words) for _ in range(RUNS))


def _once(words: tuple[str, ...]) -> float:
    start = time.perf_counter()
    subprocess.run([*words], capture_output=True, check=False, env={**os.environ, "QUIZ_LANG": "nl"})
    return time.perf_counter() - start


def main() -> None:
    """Print each command's time and how often it fits bare Python's."""
    bare = median(sys.executable, "-c", "pass")
    print(f"{'bare Python':<40} {bare * 1000:7.0f} ms")  # noqa: T201
    with TemporaryDirectory() as folder:
        bank = str(Path(folder) / "bank.yaml")
        _once((QUIZ, "generate", str(SEED), "-o", bank))
        for name, words in (
            ("quiz --help", ("--help",)),
            ("quiz generate --help", ("generate", "--help")),
            ("quiz check --quick BANK", ("check", "--quick", bank)),
            ("quiz check BANK", ("check", bank)),
            ("quiz generate ARTICLE", ("generate", str(SEED), "-o", bank)),
        ):
            took = median(QUIZ, *words)
            print(f"{name:<40} {took * 1000:7.0f} ms  {took / bare:5.1f} x")  # noqa: T201


if __name__ == "__main__":
    main()
