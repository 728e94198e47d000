"""When a question comes back: FSRS through the fsrs package, without its global randomness."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from fsrs import Card, Rating, Scheduler, State

from quiz.practice.grade import Verdict
from quiz.practice.questions import Mode

ROLLOVER_HOUR: Final = 4
"""A day of practice ends at four in the morning, local time."""
RETENTION: Final = 0.9


@cache
def _scheduler() -> Scheduler:
    # fsrs draws its fuzz from the global random generator and rounds where Anki floors: off
    return Scheduler(desired_retention=RETENTION, enable_fuzzing=False)


def rating(verdict: Verdict, mode: Mode) -> int:
    """Map a verdict to FSRS's ratings: wrong 1 (again), careless 2 (hard), right 3 (good).

    A choice is weaker evidence than typing, but never more than *good* is given to either.
    """
    del mode
    return {"wrong": Rating.Again, "careless": Rating.Hard, "right": Rating.Good}[verdict].value


def review(state: str | None, grade: int, now: datetime) -> str:
    """Return the state after a review; states are JSON texts, ``None`` is a question never answered. UTC."""
    # fsrs sleeps a millisecond to make an id unless it gets one
    card = Card.from_dict(json.loads(state)) if state else Card(card_id=1, due=now)
    card, _ = _scheduler().review_card(card, Rating(grade), now)
    return json.dumps(card.to_dict(), sort_keys=True)


def due(state: str) -> datetime:
    """When a state comes back (UTC)."""
    return Card.from_dict(json.loads(state)).due


def is_due(state: str, now: datetime, day_end: datetime) -> bool:
    """Learning steps are due at their minute, reviews on their whole day (that ends at ``day_end``)."""
    card = Card.from_dict(json.loads(state))
    return card.due <= (day_end if card.state == State.Review else now)


def end_of_day(now: datetime) -> datetime:
    """The end of the day of practice that ``now`` is in: the next four o'clock, local time, as UTC."""
    local = now.astimezone()
    today = local.replace(hour=ROLLOVER_HOUR, minute=0, second=0, microsecond=0)
    return (today if local < today else today + timedelta(days=1)).astimezone(UTC)
