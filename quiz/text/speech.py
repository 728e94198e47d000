"""Finds direct speech: between double marks, or the single ones that many newspapers use (*‘Ik ga,’ zei ze*)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_DOUBLE: Final = re.compile(r"[“„«](?P<curly>[^“„«”»]*)(?:[”»]|$)|\"(?P<straight>[^\"]*)(?:\"|$)")
_OPENING: Final = re.compile(r"(?<![^\s(\[–—-])(?:‘|'(?![stnkmr]\b))(?=\S)")
"""A single mark in front of a word; *'s avonds* and *'t* open nothing."""
_CLOSING: Final = re.compile(r"[’'](?![^\W_])")
_FEWEST_WORDS: Final = 5
"""Fewer words between single marks are a term or a nickname, and so are words without a capital."""
_ENDS: Final = ".,?!…"


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words: character offsets into the paragraph, the marks left out."""

    start: int
    end: int


def find_speech(paragraph: str) -> list[Speech]:
    """Return what stands between quotation marks, in text order.

    Between double marks everything counts; between single marks only what begins with a capital and has at least five
    words, since these also mark terms.  An opened double mark that is not closed lasts until the paragraph's end.
    """
    double = [
        Speech(*(match.span("curly") if match["curly"] is not None else match.span("straight")))
        for match in _DOUBLE.finditer(paragraph)
    ]
    return sorted([*double, *_single(paragraph, double)], key=lambda speech: speech.start)


def _single(paragraph: str, double: list[Speech]) -> list[Speech]:
    found: list[Speech] = []
    place = 0
    while (opening := _OPENING.search(paragraph, place)) is not None:
        place = opening.end()
        if any(speech.start <= opening.start() < speech.end for speech in double):
            continue
        end = _closed_at(paragraph, opening.end())
        if end is None:
            continue
        said = paragraph[opening.end() : end]
        if said[:1].isupper() and len(said.split()) >= _FEWEST_WORDS:
            found.append(Speech(opening.end(), end))
            place = end + 1
    return found


def _closed_at(paragraph: str, start: int) -> int | None:
    """Offset of the mark that closes: one behind or before punctuation, else the first that may be one."""
    following = _OPENING.search(paragraph, start)
    limit = following.start() if following is not None else len(paragraph)
    closers = [match.start() for match in _CLOSING.finditer(paragraph, start, limit)]
    sure = [
        place for place in closers if paragraph[place - 1] in _ENDS or paragraph[place + 1 : place + 2] in {",", ""}
    ]
    return next(iter(sure or closers), None)
