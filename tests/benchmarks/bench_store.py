"""Times the store with 50,000 cards: opening, the next card, the home screen's counts, merging. A script; it never fails."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from quiz.practice.counts import overview
from quiz.practice.modes import Limits, Mode, queue_for
from quiz.practice.progress import dump, load, merge_events
from quiz.practice.questions import Form, Question
from quiz.practice.schedule import Scheduling
from quiz.practice.states import open_store
from quiz.store import Card, Events, Review, Store

CARDS = 50_000
BANKS = 100
DAY = 20_000
REPEATS = 5


def say(what: str, seconds: float) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{what:<52} {seconds * 1000:9.2f} ms\n")


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def ref(number: int) -> tuple[str, str]:
    """The bank and the card of a number."""
    return f"bank-{number % BANKS}", f"kaart-{number}"


def review(number: int, round_number: int) -> Review:
    """One review of a card."""
    at = (DAY - 30 + round_number) * 86_400_000 + number
    return Review(f"r{round_number}-{number}", "s", *ref(number), at, DAY - 30 + round_number, "x", "right", 3)


def fill(store: Store) -> None:
    """A log of two reviews a card, and a state for each."""
    reviews = [review(number, round_number) for round_number in (0, 9) for number in range(CARDS)]
    store.merge(Events(tuple(reviews)))
    card = Card(stability=9.5, difficulty=5.0, day=DAY - 21, due=DAY, interval=9, reps=2, lapses=0)
    store.put_cards({ref(number): card for number in range(CARDS)})


def questions(bank: int) -> list[Question]:
    """The questions of one bank."""
    return [
        Question(bank=f"bank-{bank}", item=f"kaart-{n}", form=Form.TYPED, task="type", prompt="?", key="x")
        for n in range(bank, CARDS, BANKS)
    ]


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty.sqlite3", Path(folder) / "full.sqlite3"
        open_store(empty, Scheduling()).close()
        with open_store(full, Scheduling()) as store:
            fill(store)
        say("open, an empty store", best(lambda: open_store(empty, Scheduling()).close()))
        say(f"open, {CARDS} cards and {2 * CARDS} reviews", best(lambda: open_store(full, Scheduling()).close()))
        with open_store(full, Scheduling()) as store:
            one = questions(0)
            say("the next card's state", best(lambda: store.card(ref(0))))
            say(
                f"the queue of a bank of {len(one)}",
                best(lambda: queue_for(store, one, Mode.TODAY, Limits(DAY, 20, 200), 1)),
            )
            decks = [questions(bank) for bank in range(BANKS)]
            say(f"home: counts of {BANKS} banks", best(lambda: overview(store, decks, DAY)))
            card = store.card(ref(0))
            numbers = iter(range(10_000))
            say("commit an answer", best(lambda: store.add(review(0, 100 + next(numbers)), card)))
            text = dump(store).encode()
            start = time.perf_counter()
            merge_events(store, load(text, "x"))
            say(f"merge a file of {len(text) // 1_000_000} MB that is known already", time.perf_counter() - start)


if __name__ == "__main__":
    main()
