"""Progress that travels: reviews merged from elsewhere, a file for another machine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec

from quiz.errors import QuizError
from quiz.locale import say
from quiz.practice import schedule
from quiz.practice.day import Days
from quiz.practice.schedule import Scheduling
from quiz.practice.states import replay_states
from quiz.store import Events, Mark, Review, Store
from quiz.text.safe import clean

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class ExternalReview:
    """A review made in another program. The same ``id`` is the same review, whenever and however often it is merged."""

    id: str
    bank: str
    item: str
    at: int
    """Milliseconds since 1970, UTC."""
    rating: int
    """1 again, 2 hard, 3 good, 4 easy."""
    scheduled: bool = True
    took: int = 0
    source: str = "anki"


@dataclass(frozen=True, slots=True)
class Merged:
    """How many events were new, and how many were known already."""

    added: int
    known: int


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The progress file: the log as it is."""

    format: int
    reviews: list[Review]
    marks: list[Mark]
    undone: list[str]


def merge_reviews(
    store: Store, reviews: Iterable[ExternalReview], *, days: Days | None = None, settings: Scheduling | None = None
) -> Merged:
    """Merge reviews made elsewhere; idempotent, and the order of merging does not matter.

    The states of the cards touched are replayed from their whole log.  Raises ``ValueError`` for a rating outside 1-4.
    """
    counted = days or Days()
    return merge_events(store, Events(tuple(_review(external, counted) for external in reviews)), settings)


def merge_events(store: Store, events: Events, settings: Scheduling | None = None) -> Merged:
    """Merge a piece of log from another machine: the union of both, by id."""
    added, touched = store.merge(events)
    replay_states(store, touched, settings or Scheduling())
    return Merged(added, len(events.reviews) + len(events.marks) + len(events.undone) - added)


def dump(store: Store) -> str:
    """The whole log as JSON, one event a line, in an order that depends on nothing but its content."""
    events = store.events()
    parts = [
        f'{{"format": {FORMAT}',
        *(
            f'"{name}": [\n' + ",\n".join(json.dumps(value, ensure_ascii=False) for value in values) + "\n]"
            for name, values in (
                ("reviews", [msgspec.structs.asdict(review) for review in events.reviews]),
                ("marks", [msgspec.structs.asdict(mark) for mark in events.marks]),
                ("undone", list(events.undone)),
            )
        ),
    ]
    return ",\n".join(parts) + "}\n"


def load(data: bytes, name: str) -> Events:
    """Read what ``dump`` wrote. Raises ``QuizError`` for anything else; ``name`` is the file's name in the message."""
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, RecursionError, ValueError):
        raise QuizError(say("practice", "not-progress"), file=name) from None
    if file.format > FORMAT:
        raise QuizError(say("practice", "progress-newer"), file=name)
    if not all(_is_sound(review) for review in file.reviews):
        raise QuizError(say("practice", "not-progress"), file=name)
    reviews = [_cleaned(review, "answer") for review in file.reviews]
    return Events(tuple(reviews), tuple(file.marks), tuple(file.undone))


def _review(external: ExternalReview, days: Days) -> Review:
    if external.rating not in schedule.RATINGS:
        raise ValueError(f"rating {external.rating} of review {external.id}")
    moment = datetime.fromtimestamp(external.at / 1000, UTC)
    return Review(
        id=external.id,
        session="",
        bank=external.bank,
        item=external.item,
        at=external.at,
        day=days.of(moment),
        answer="",
        verdict="wrong" if external.rating == schedule.AGAIN else "right",
        rating=external.rating,
        scheduled=external.scheduled,
        took=external.took,
        source=external.source,
    )


def _is_sound(review: Review) -> bool:
    """Numbers within what a clock and a scheduler can give: a file may come from anywhere."""
    return 0 <= review.rating <= schedule.EASY and 0 <= review.at < 2**43 and -1 <= review.day < 100_000


def _cleaned(review: Review, field: str) -> Review:
    return msgspec.structs.replace(review, **{field: clean(getattr(review, field))})
