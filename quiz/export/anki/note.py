"""A note before it has a date: fields, cards, tags, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from quiz.export.anki.identity import NoteKey
from quiz.export.anki.notetypes import NoteType, TypeName, notetypes

DeckName = Literal["vragen", "woorden", "vervallen"]


@dataclass(frozen=True, slots=True)
class Note:
    """One note with its fields as HTML in the order of its type, and the orders of the cards that it has."""

    key: NoteKey
    type: TypeName
    fields: tuple[str, ...]
    cards: tuple[int, ...]
    tags: tuple[str, ...]
    deck: DeckName

    @property
    def notetype(self) -> NoteType:
        """The type of the note."""
        return notetypes()[self.type]

    def field(self, name: str) -> str:
        """The HTML of one field."""
        return self.fields[[field.name for field in self.notetype.fields].index(name)]

    @property
    def retired(self) -> bool:
        """It is gone from the bank, and exported on so that Anki hears of it."""
        return self.deck == "vervallen"

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits over everything that an update would change in Anki."""
        text = "\x1f".join((self.type, *self.fields, " ".join(self.tags)))
        return blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item or entry that makes no note, with the key of the reason in the messages."""

    part: str
    title: str
    reason: str
