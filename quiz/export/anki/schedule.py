"""What was practised in the terminal as Anki writes it: the log of a card and the state that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from quiz.export.anki.plan import Dated
from quiz.practice import schedule
from quiz.practice.schedule import Scheduling
from quiz.store import Card, Ref, Review

LogRow = tuple[int, int, int, int, int, int, int]
"""Id (milliseconds), ease, interval, last interval, factor, time, type: a row of Anki's log without card and usn."""
State = tuple[int, int, int, int, int, int, int, int, int, int, int, str]
"""Type, queue, due, interval, factor, reps, lapses, left, odue, odid, flags, data: a card from its type on."""
COLLECTION_DAY: Final = 16332
"""The day that the collection in a package begins (19 September 2014): Anki counts due days from there."""
COLLECTION_START: Final = COLLECTION_DAY * 86_400 + 37_800
"""Its start in seconds since 1970: half past ten UTC is the same date from Hawaii to New Zealand."""
_LONGEST_ANSWER: Final = 60_000
"""Milliseconds; Anki cuts its own off there."""
_LEARN, _REVIEW, _FILTERED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class CardHistory:
    """One card's reviews and where they left it."""

    log: tuple[LogRow, ...]
    state: State


def histories(
    log: Iterable[Review], notes: Sequence[Dated], settings: Scheduling | None = None
) -> dict[tuple[str, int], CardHistory]:
    """Return what was practised of the notes' cards, by GUID and order of the card; unpractised ones left out.

    ``log`` is in order of time.  Anki takes a history over for notes that it does not have yet, and only where the
    learner ticks that learning progress is imported.
    """
    cards: dict[Ref, tuple[str, int]] = {}
    for dated in notes:
        key = dated.note.key
        for order in dated.note.cards:
            name = key.card(order)
            if name is not None:
                cards[key.bank, name] = (key.guid, order)
    reviews: dict[Ref, list[Review]] = {}
    for review in log:
        if review.ref in cards and review.rating in schedule.RATINGS:
            reviews.setdefault(review.ref, []).append(review)
    found = {cards[ref]: _history(answers, settings or Scheduling()) for ref, answers in reviews.items()}
    return {place: history for place, history in found.items() if history is not None}


def _history(answers: Sequence[Review], settings: Scheduling) -> CardHistory | None:
    """Replay a card's reviews; ``None`` where none of them was to be scheduled."""
    card: Card | None = None
    rows: list[LogRow] = []
    for answer in answers:
        before = card
        if answer.scheduled:
            card = schedule.review(card, answer.rating, answer.day, answer.ref, settings)
        rows.append(_row(answer, before, card))
    return CardHistory(tuple(rows), _state(card, settings)) if card else None


def _row(answer: Review, before: Card | None, after: Card | None) -> LogRow:
    kind = _FILTERED if not answer.scheduled else _REVIEW if before else _LEARN
    last = before.interval if before else 0
    interval = after.interval if after and answer.scheduled else last
    factor = _factor(after.difficulty) if after and answer.scheduled else 0
    return (answer.at, answer.rating, interval, last, factor, min(answer.took, _LONGEST_ANSWER), kind)


def _factor(difficulty: float) -> int:
    """FSRS's difficulty (1 to 10) on the scale that Anki's log has for it (100 to 1100)."""
    return round((difficulty - 1) / 9 * 1000 + 100)


def _state(card: Card, settings: Scheduling) -> State:
    memory = {"s": round(card.stability, 4), "d": round(card.difficulty, 3), "dr": settings.retention}
    data = json.dumps(memory, separators=(",", ":"))
    return (2, 2, card.due - COLLECTION_DAY, card.interval, 2500, card.reps, card.lapses, 0, 0, 0, 0, data)
