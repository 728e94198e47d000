"""What makes a note the same note for ever: its key, and the GUID that Anki knows it by."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal, get_args

from quiz.text.safe import clean

Kind = Literal["meerkeuze", "open", "gat", "woord", "zin"]
"""How an item or entry is asked: an item by multiple choice, openly or in a gap; an entry as a word or as a gap."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
WORD_KINDS: Final[frozenset[Kind]] = frozenset({"woord", "zin"})
_WORD_CARDS: Final = ("meaning", "word", "article", "plural", "forms", "preposition", "split", "opposite", "listen")
"""What practice calls the cards of the word note type, by their order in Anki."""


@dataclass(frozen=True, slots=True, order=True)
class NoteKey:
    """Bank, kind and the id of the item or entry. Text is no part of it, so an edit never makes another note."""

    bank: str
    kind: Kind
    part: str

    @property
    def text(self) -> str:
        """The key as it stands in the last field of a note."""
        return f"{self.bank}/{self.kind}/{self.part}"

    @property
    def guid(self) -> str:
        """What Anki knows the note by."""
        return guid_of(self.text)

    def card(self, order: int) -> str | None:
        """What practice calls the card with this order in Anki; ``None`` for one that the note type doesn't have."""
        if self.kind == "woord":
            return f"{self.part}--{_WORD_CARDS[order]}" if 0 <= order < len(_WORD_CARDS) else None
        if order:
            return None
        return f"{self.part}--cloze" if self.kind == "zin" else self.part


def guid_of(text: str) -> str:
    """A fixed prefix and 80 bits of a hash: one in 10^12 for two of a million notes to meet."""
    digest = blake2b(clean(text).encode(), digest_size=10).digest()
    return "quiz-" + base64.b32encode(digest).decode().lower()


def parse_key(text: str) -> NoteKey | None:
    """Read ``NoteKey.text`` back; ``None`` where it is none."""
    bank, _, rest = text.partition("/")
    kind, _, part = rest.partition("/")
    known = next((one for one in KINDS if one == kind), None)
    return NoteKey(bank, known, part) if bank and known and part else None
