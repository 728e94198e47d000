"""The difference between what was typed and what was asked, letter by letter, for both lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters; ``same`` is false where the two texts differ."""

    text: str
    same: bool


def difference(typed: str, expected: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both texts. Joined they are the texts again, in NFC."""
    ours, theirs = unicodedata.normalize("NFC", typed), unicodedata.normalize("NFC", expected)
    left: list[Piece] = []
    right: list[Piece] = []
    for code, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if j > i:
            left.append(Piece(ours[i:j], code == "equal"))
        if m > k:
            right.append(Piece(theirs[k:m], code == "equal"))
    return tuple(left), tuple(right)
