"""What the store holds: reviews, marks, sessions and the memory state of a card, as frozen values.

Structs, since every start and every answer waits for them: frozen dataclasses take 3 ms to define and 20 µs each to
take apart.
"""

from __future__ import annotations

import json
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

Ref = tuple[str, str]
"""Bank id and card id: what progress hangs on. Neither ever changes."""
MarkKind = Literal["flag", "suspend", "bury"]


class Card(Struct, frozen=True):
    """The memory state of a card after its newest scheduled review. Days are counted from 1970-01-01."""

    stability: float
    """Days until the chance of recall has fallen to 90 %."""
    difficulty: float
    """From 1 (easy) to 10."""
    day: int
    """The day of practice of the newest review."""
    due: int
    """The day of practice on which it comes back."""
    interval: int
    """Days between the two."""
    reps: int
    lapses: int

    def to_json(self) -> str:
        """Return the state as it stands in the log."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Card:
        """Read what ``to_json`` wrote."""
        return cls(**json.loads(text))


class Review(Struct, frozen=True):
    """One answer. Rows are only ever added; one taken back is named in the list of undone events."""

    id: str
    session: str
    bank: str
    item: str
    at: int
    """Milliseconds since 1970, UTC."""
    day: int
    """Day of practice as the reviewing machine counted it (its local time, its roll-over hour)."""
    answer: str
    verdict: str
    """*right*, *careless*, *wrong*; *seen* for a question that is shown and not graded."""
    rating: int
    """1 again, 2 hard, 3 good, 4 easy; 0 for *seen*."""
    reason: str = ""
    scheduled: bool = True
    """False leaves the card's schedule alone (cramming, an exam)."""
    took: int = 0
    """Milliseconds from question to answer; 0 where unknown."""
    hints: int = 0
    source: str = "quiz"
    """The program that asked."""
    before: str | None = None
    """The card's state as this machine saw it before and after, as JSON; ``None`` for a new card."""
    after: str | None = None

    @property
    def ref(self) -> Ref:
        """The card that was asked."""
        return self.bank, self.item


class Mark(Struct, frozen=True):
    """A flag, a suspension or a burial set on a card; of several of one kind the newest by (at, id) counts."""

    id: str
    session: str
    bank: str
    item: str
    kind: MarkKind
    value: int
    """Flag and suspend: 1 on, 0 off. Bury: the day of practice on which the card rests."""
    at: int

    @property
    def ref(self) -> Ref:
        """The card that was marked."""
        return self.bank, self.item


class Marks(Struct, frozen=True):
    """What is marked on a card now."""

    flagged: bool = False
    suspended: bool = False
    buried: int = -1
    """The day of practice on which it rests, -1 for never."""


class SavedSession(Struct, frozen=True):
    """A session as it was begun: the queue of refs never changes afterwards."""

    id: str
    banks: tuple[str, ...]
    mode: str
    seed: int
    created: int
    queue: tuple[Ref, ...]


class Events(Struct, frozen=True):
    """A piece of the log to merge: reviews, marks, and ids of events taken back."""

    reviews: tuple[Review, ...] = ()
    marks: tuple[Mark, ...] = ()
    undone: tuple[str, ...] = ()
