"""When a question comes back: FSRS as Anki runs it without learning steps, on whole days, with our own seeded fuzz.

The memory model is the fsrs package's.  Intervals follow Anki's rules for a deck whose learning steps are empty: a day
at least, *hard* < *good* < *easy*, longer than the last one where the model says so and no shorter where fuzz alone
would make it so.  ``tests/practice`` holds the two side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from quiz.store import Card, Ref, Review

if TYPE_CHECKING:
    # at run time it is imported at the first review: the first screen need not wait for it
    import fsrs

AGAIN: Final = 1
HARD: Final = 2
GOOD: Final = 3
EASY: Final = 4
RATINGS: Final = (AGAIN, HARD, GOOD, EASY)
LEECH_LAPSES: Final = 8
"""A card forgotten this often, and every ``LEECH_AGAIN`` times more, is worth rewriting: as in Anki."""
LEECH_AGAIN: Final = 4
LONGEST: Final = 36500
FINGERPRINT: Final = "fsrs-6 whole days 2"
"""Names the model that card states come from; states of another are replayed from the log."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FUZZ: Final = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From, to, factor: Anki spreads long intervals more than short ones, and those under 2.5 days not at all."""


@dataclass(frozen=True, slots=True)
class Scheduling:
    """What the learner sets. ``retention`` is the chance of recall wanted on the due day (0.70 to 0.97)."""

    retention: float = 0.9
    fuzz: bool = True


def review(card: Card | None, rating: int, day: int, ref: Ref, settings: Scheduling) -> Card:
    """The state after a review; ``None`` is a card never reviewed.

    Raises ``ValueError`` for a rating outside 1 to 4.  A day before the newest review's counts as that day: the clock
    of one of the learner's machines was wrong.
    """
    if rating not in RATINGS:
        raise ValueError(f"rating {rating}")
    today = max(day, card.day) if card else day
    stability, difficulty = _memory(card, rating, today)
    interval = intervals(card, today, ref, settings)[rating]
    return Card(
        stability=stability,
        difficulty=difficulty,
        day=today,
        due=today + interval,
        interval=interval,
        reps=(card.reps if card else 0) + 1,
        lapses=(card.lapses if card else 0) + (1 if card and rating == AGAIN else 0),
    )


def intervals(card: Card | None, day: int, ref: Ref, settings: Scheduling) -> dict[int, int]:
    """Rating to the days until the card would come back: what stands on the rating buttons."""
    last = card.interval if card else 0
    factor = _fuzz_factor(ref, card.reps if card else 0) if settings.fuzz else None
    found: dict[int, int] = {}
    floor = 1
    for rating in RATINGS:
        wanted = _interval(_memory(card, rating, day)[0], settings.retention)
        least = 1 if rating == AGAIN else max(floor, _least(wanted, last))
        found[rating] = fuzzed(wanted, least, factor)
        if rating != AGAIN and (card or rating == GOOD):
            floor = found[rating] + 1
    return found


def fuzzed(interval: float, least: int, factor: float | None) -> int:
    """Anki's fuzz: a whole number of days around ``interval``, picked by ``factor`` (0 up to 1) and floored."""
    least = min(least, LONGEST)
    if factor is None:
        return int(min(max(_round(interval), least), LONGEST))
    lower, upper = _bounds(interval, least)
    # the product may round up to the next whole number
    return min(upper, int(lower + factor * (1 + upper - lower)))


def replay(reviews: Iterable[Review], settings: Scheduling) -> Card | None:
    """The state that scheduled reviews of one card, in order of (at, id), come to."""
    card: Card | None = None
    for answer in reviews:
        if answer.scheduled and answer.rating in RATINGS:
            card = review(card, answer.rating, answer.day, answer.ref, settings)
    return card


def retrievability(card: Card, day: int) -> float:
    """The chance (0 to 1) that the card would be recalled on a day."""
    memory = _fsrs_card(card)
    return float(_scheduler().get_card_retrievability(memory, _moment(day)))


def is_leech(card: Card) -> bool:
    """Tell whether the review that led to this state is one to say something of: forgotten too often."""
    return card.lapses >= LEECH_LAPSES and (card.lapses - LEECH_LAPSES) % LEECH_AGAIN == 0


@cache
def _scheduler() -> fsrs.Scheduler:
    import fsrs  # noqa: PLC0415

    # fsrs draws its fuzz from the global random generator and rounds where Anki floors: off
    return fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _memory(card: Card | None, rating: int, day: int) -> tuple[float, float]:
    """Stability and difficulty after a review. Moments are whole days, since Anki counts days and fsrs 24 hours."""
    import fsrs  # noqa: PLC0415

    # fsrs sleeps a millisecond to make an id unless it gets one
    before = _fsrs_card(card) if card else fsrs.Card(card_id=1, due=_moment(day))
    after, _ = _scheduler().review_card(before, fsrs.Rating(rating), _moment(day))
    assert after.stability is not None
    assert after.difficulty is not None
    return after.stability, after.difficulty


def _fsrs_card(card: Card) -> fsrs.Card:
    import fsrs  # noqa: PLC0415

    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_moment(card.due),
        last_review=_moment(card.day),
    )


def _moment(day: int) -> datetime:
    return _EPOCH + timedelta(days=day)


def _interval(stability: float, retention: float) -> float:
    """Days until the chance of recall falls to ``retention``: FSRS's forgetting curve turned round."""
    decay = -_scheduler().parameters[20]
    return float(stability / (0.9 ** (1 / decay) - 1) * (retention ** (1 / decay) - 1))


def _least(interval: float, last: int) -> int:
    """The least length after one of ``last`` days: longer where the model says so, no shorter where fuzz reaches it.

    Anki applies this without fuzz too: asked a day after an interval that was raised above the card's stability, it
    keeps to that interval.  Past the reach of fuzz the learner wants another retention now, and nothing holds it up.
    """
    if _round(interval) > last:
        return last + 1
    return last if last <= _bounds(interval, 1)[1] else 1


def _bounds(interval: float, least: int) -> tuple[int, int]:
    """The shortest and the longest that fuzz may make of an interval."""
    middle = min(max(interval, float(least)), float(LONGEST))
    delta = 0.0
    if middle >= _FUZZ[0][0]:
        delta = 1.0 + sum(part * max(0.0, min(middle, end) - start) for start, end, part in _FUZZ)
    lower = min(max(_round(middle - delta), least), LONGEST)
    return lower, min(max(_round(middle + delta), least), LONGEST)


def _fuzz_factor(ref: Ref, reps: int) -> float:
    """The same number for the same card and review on every machine."""
    from hashlib import blake2b  # noqa: PLC0415 - OpenSSL behind it takes 2 ms to load

    digest = blake2b("\x1f".join((*ref, str(reps))).encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") / 2**56


def _round(value: float) -> int:
    """Half away from zero, as Rust rounds; Python rounds half to even."""
    return int(value + 0.5)
