"""Reviews made in Anki, as practice merges them: whose they are, which count, which came from here to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quiz.export.anki.identity import NoteKey, parse_key
from quiz.export.anki.markup import plain
from quiz.practice.progress import ExternalReview
from quiz.store import Review

SOURCE: Final = "anki"
_FILTERED: Final = 3
_GRADES: Final = frozenset({0, 1, 2, _FILTERED})
"""Kinds of rows in Anki's log that hold an answer: learning, review, relearning, filtered deck. The rest is by hand."""
_MOVED: Final = 50
"""Milliseconds within which two answers to one card are one answer: nobody is that quick."""
_LATEST: Final = 2**43
"""Milliseconds since 1970: the year 2248. What lies outside is no time of a review."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One row of Anki's log with the note and card that it belongs to."""

    key: NoteKey
    order: int
    at: int
    ease: int
    kind: int
    factor: int
    took: int


@dataclass(frozen=True)
class Pulled:
    """The answers found, and how many rows of the log belong to notes of ours whose key can no longer be read."""

    reviews: tuple[ExternalReview, ...]
    unknown: int = 0


def key_of(fields: Iterable[str], guid: str | None) -> NoteKey | None:
    """The key that one of a note's fields holds; ``None`` where none fits the GUID (``None`` trusts the field)."""
    for field in reversed(list(fields)):
        key = parse_key(plain(field).strip())
        if key is not None and guid in {None, key.guid}:
            return key
    return None


def external(rows: Iterable[Logged]) -> tuple[ExternalReview, ...]:
    """Answers in the form that practice merges, oldest first. The id is the same whenever a row is read."""
    found = [review for row in rows if (review := _external(row)) is not None]
    return tuple(sorted(found, key=lambda review: (review.at, review.id)))


def not_ours(reviews: Iterable[ExternalReview], log: Iterable[Review]) -> tuple[ExternalReview, ...]:
    """Leave out what was carried from here to Anki: the same card and rating at the same moment.

    Of two answers in one millisecond the later one was moved on by as little as Anki's log needs.
    """
    own: dict[tuple[str, str, int], list[int]] = {}
    for review in log:
        if review.source != SOURCE:
            own.setdefault((review.bank, review.item, review.rating), []).append(review.at)
    return tuple(
        review for review in reviews if not _is_in(review.at, own.get((review.bank, review.item, review.rating)))
    )


def _is_in(at: int, own: list[int] | None) -> bool:
    return any(0 <= at - moment < _MOVED for moment in own or ())


def _external(row: Logged) -> ExternalReview | None:
    card = row.key.card(row.order)
    if card is None or row.kind not in _GRADES or not 1 <= row.ease <= 4 or not 0 < row.at < _LATEST:
        return None
    return ExternalReview(
        id=f"anki:{row.key.guid}:{row.order}:{row.at}",
        bank=row.key.bank,
        item=card,
        at=row.at,
        rating=row.ease,
        # As Anki does: an answer in a filtered deck that moved nothing has no factor.
        scheduled=row.kind != _FILTERED or row.factor != 0,
        took=max(0, row.took),
        source=SOURCE,
    )
