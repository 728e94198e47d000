"""What there is to do: numbers per bank for the home screen, the streak, the week ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from quiz.practice.questions import Question
from quiz.stats import streak
from quiz.store import Store

AHEAD_DAYS: Final = 7


@dataclass(frozen=True)
class Counts:
    """How many questions of a bank are due, new and learned (answered at least once for the schedule)."""

    due: int
    new: int
    learned: int


@dataclass(frozen=True)
class Overview:
    """Counts per bank, what comes back on each of the next days (today first), and days of practice in a row."""

    banks: dict[str, Counts]
    ahead: tuple[int, ...]
    streak: int
    today: int
    """Answers given today."""


def overview(store: Store, questions: Iterable[Sequence[Question]], day: int) -> Overview:
    """Count for the home screen; one sequence of questions a bank."""
    banks: dict[str, Counts] = {}
    ahead = [0] * AHEAD_DAYS
    for deck in questions:
        if not deck:
            continue
        bank = deck[0].bank
        due = store.due_days(bank)
        marks = store.marks(bank)
        active = [q for q in deck if q.scored and not (q.item in marks and marks[q.item].suspended)]
        days = [due[question.item] for question in active if question.item in due]
        for when in days:
            if when < day + AHEAD_DAYS:
                ahead[max(0, when - day)] += 1
        resting = sum(
            1 for q in active if q.item in marks and marks[q.item].buried == day and due.get(q.item, day + 1) <= day
        )
        banks[bank] = Counts(sum(when <= day for when in days) - resting, len(active) - len(days), len(days))
    done = store.days()
    return Overview(banks, tuple(ahead), streak(done, day), done.get(day, 0))
