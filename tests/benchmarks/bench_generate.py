"""Where the time of making a bank goes: parsing, naming and mending, items; as shares of the bare parse. Never fails."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz.generate.build import Options, build_from, families
from quiz.generate.choose import choose
from quiz.generate.facts import facts_of
from quiz.generate.words import choose_words
from quiz.ingest import read_article
from quiz.nlp import pipeline
from quiz.nlp.analyse import analyse
from quiz.text.sentences import split_sentences

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "blinken-in-peking.txt"
REPEATS = 9
RUNS = 5


def median(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds of a run, the median of some after one that warms up."""
    run()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def cold(*words: str) -> float:
    """Seconds of a whole process."""
    environment = {**os.environ, "QUIZ_LANG": "nl"}
    return median(
        lambda: subprocess.run([sys.executable, *words], capture_output=True, check=True, env=environment), RUNS
    )


def main() -> None:
    """Print one figure a line."""
    article = read_article(SEED)
    texts = [text[span.start : span.end] for text in article.paragraphs for span in split_sentences(text)]
    words = sum(len(doc) for doc in pipeline.parse(texts))
    analysis = analyse(article)
    candidates = [candidate for made in families(analysis, 0) for candidate in made.candidates]
    print(f"{SEED.name}: {len(texts)} sentences, {words} words, {len(candidates)} candidates")  # noqa: T201
    parse = median(lambda: pipeline.parse(texts))
    for name, run in (
        ("parse", lambda: pipeline.parse(texts)),
        ("witness", lambda: pipeline.witness(texts)),
        ("analyse (parse, witness, mending, names)", lambda: analyse(article)),
        ("facts", lambda: facts_of(analysis)),
        ("candidates and gates", lambda: families(analysis, 0)),
        ("choice of items", lambda: choose(analysis, candidates, 20, 0)),
        ("words to learn", lambda: choose_words(analysis, "B1", 20, 0)),
        ("bank of an analysed article", lambda: build_from(analysis, Options())),
        ("article to bank", lambda: build_from(analyse(article), Options())),
    ):
        took = median(run)
        print(f"{name:<42} {took * 1000:7.1f} ms  {took / parse:5.2f} x the parse")  # noqa: T201
    with TemporaryDirectory() as folder:
        target = str(Path(folder) / "bank.yaml")
        bare, whole = cold("-c", "pass"), cold("-m", "quiz", "generate", str(SEED), "-o", target)
    print(f"{'quiz generate, from a cold start':<42} {whole * 1000:7.0f} ms  {whole / bare:5.1f} x bare Python")  # noqa: T201


if __name__ == "__main__":
    main()
