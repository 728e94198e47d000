"""Counts over a review log: activity, retention, what is coming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final, Protocol

FORECAST_DAYS: Final = 30
WINDOWS: Final = (7, 30, 365)
MATURE_DAYS: Final = 21
"""Anki's border: a card whose interval is at least this is mature."""
LEECH_LAPSES: Final = 8
_Z: Final = 1.96


class Answer(Protocol):
    """What is counted of a review: the store's rows fit."""

    @property
    def ref(self) -> tuple[str, str]:
        """The card that was asked."""
        ...

    @property
    def day(self) -> int:
        """Day of practice, from 1970-01-01."""
        ...

    @property
    def rating(self) -> int:
        """1 again to 4 easy, 0 for not graded."""
        ...

    @property
    def scheduled(self) -> bool:
        """False for cramming and exams."""
        ...

    @property
    def took(self) -> int:
        """Milliseconds, 0 where unknown."""
        ...


class State(Protocol):
    """What is counted of a card's state."""

    @property
    def due(self) -> int:
        """Day on which it comes back."""
        ...

    @property
    def interval(self) -> int:
        """Days since the newest review until then."""
        ...

    @property
    def lapses(self) -> int:
        """How often it was forgotten."""
        ...


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``total``, with the 95 % interval of Wilson (1927): a share of few says little."""

    right: int
    total: int

    @property
    def value(self) -> float:
        """The share, 0 for none."""
        return self.right / self.total if self.total else 0.0

    @property
    def bounds(self) -> tuple[float, float]:
        """Lower and upper bound, both from 0 to 1."""
        n = self.total
        if not n:
            return 0.0, 1.0
        middle = (self.value + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        spread = _Z / (1 + _Z**2 / n) * sqrt(self.value * (1 - self.value) / n + _Z**2 / (4 * n**2))
        return max(0.0, middle - spread), min(1.0, middle + spread)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that is shown; days are counted from 1970-01-01."""

    today: int
    per_day: Mapping[int, int]
    """Day to answers given, cramming included."""
    streak: int
    longest_streak: int
    seconds: int
    """Time from question to answer, together; a pause counts for a minute at most."""
    retention: Mapping[int, Share]
    """Window in days (0 for all time) to the share remembered, of cards that came back on another day."""
    forecast: tuple[int, ...]
    """Cards due today (and before), tomorrow, and so on."""
    young: int
    mature: int
    leeches: int

    @property
    def answers(self) -> int:
        """Answers given."""
        return sum(self.per_day.values())


def count_log(log: Iterable[Answer], states: Iterable[State], today: int) -> Statistics:
    """Count a log (in order of time) and the states that it came to."""
    per_day: Counter[int] = Counter()
    remembered: dict[int, list[bool]] = {}
    last: dict[tuple[str, str], int] = {}
    seconds = 0.0
    for answer in log:
        if not answer.rating:
            continue
        per_day[answer.day] += 1
        seconds += min(answer.took, 60_000) / 1000
        if answer.scheduled:
            # the first answer of a later day is a test of memory; a first meeting or a second try is not
            if answer.ref in last and last[answer.ref] < answer.day:
                remembered.setdefault(answer.day, []).append(answer.rating > 1)
            last[answer.ref] = answer.day
    cards = list(states)
    return Statistics(
        today=today,
        per_day=dict(sorted(per_day.items())),
        streak=streak(per_day, today),
        longest_streak=_longest(per_day),
        seconds=round(seconds),
        retention={window: _share(remembered, today, window) for window in (*WINDOWS, 0)},
        forecast=_forecast(cards, today),
        young=sum(card.interval < MATURE_DAYS for card in cards),
        mature=sum(card.interval >= MATURE_DAYS for card in cards),
        leeches=sum(card.lapses >= LEECH_LAPSES for card in cards),
    )


def streak(per_day: Mapping[int, int], today: int) -> int:
    """Days of practice in a row up to today, or up to yesterday while today has none yet."""
    day = today if per_day.get(today) else today - 1
    length = 0
    while per_day.get(day - length):
        length += 1
    return length


def _longest(per_day: Mapping[int, int]) -> int:
    longest = length = 0
    before = None
    for day in sorted(per_day):
        length = length + 1 if before == day - 1 else 1
        longest, before = max(longest, length), day
    return longest


def _share(remembered: Mapping[int, list[bool]], today: int, window: int) -> Share:
    found = [good for day, goods in remembered.items() if not window or day > today - window for good in goods]
    return Share(sum(found), len(found))


def _forecast(cards: Iterable[State], today: int) -> tuple[int, ...]:
    days = [0] * FORECAST_DAYS
    for card in cards:
        ahead = max(0, card.due - today)
        if ahead < FORECAST_DAYS:
            days[ahead] += 1
    return tuple(days)
