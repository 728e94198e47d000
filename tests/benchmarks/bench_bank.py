"""How long a bank of 10,000 items takes to read, check for shape, and write."""

from __future__ import annotations

import time
from collections.abc import Callable

from quiz.bankfile.load import parse_bank
from quiz.bankfile.write import dump_bank
from quiz.checking import check_bank
from quiz.model.bank import Bank, Distractor, Evidence, Item

ITEMS = 10_000


def bank() -> Bank:
    """A bank of ordinary multiple-choice items, each with its evidence."""
    return Bank(
        id="groot",
        text=["In het dorp staat een molen uit 1750, die nog elke zaterdag draait."],
        items=[
            Item(
                id=f"molen-{number}",
                stem=f"Uit welk jaar is molen nummer {number} in het dorp?",
                key="1750",
                distractors=[
                    Distractor(text="1650", why="De tekst noemt 1750: een eeuw later."),
                    Distractor(text="1850", why="De tekst noemt 1750: een eeuw eerder."),
                ],
                evidence=Evidence(paragraph=1, quote="In het dorp staat een molen uit 1750"),
                explanation="De tekst noemt het jaar waarin de molen werd gebouwd.",
            )
            for number in range(ITEMS)
        ],
    )


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the best of three runs."""
    best = min(_seconds(work) for _ in range(3))
    print(f"{name:<40} {best:6.2f} s")  # noqa: T201 - a benchmark speaks


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure reading, checking and writing."""
    whole = bank()
    text = dump_bank(whole)
    data = text.encode()
    loaded = parse_bank(data, "groot.yaml")
    print(f"{ITEMS} items, {len(data) / 1e6:.1f} MB")  # noqa: T201
    timed("read with the line of every key", lambda: parse_bank(data, "groot.yaml"))
    timed("check without language analysis", lambda: check_bank(loaded, language=False))
    timed("write", lambda: dump_bank(whole))


if __name__ == "__main__":
    main()
