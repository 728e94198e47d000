"""Puts the pieces of a page of a PDF in the order in which a reader takes them, where the file has them row by row."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_PROSE: Final = 12
"""So many letters in a row are a line of text; shorter pieces are cells of a table or a hyphen apart."""
_FEWEST_ROWS: Final = 5
_SAME: Final = 3.0
"""Points between two beginnings that stand below one another."""
_NARROWEST: Final = 0.2
"""No column is narrower than this part of the page."""
_INDENT: Final = 0.08
"""The first line of a paragraph begins at most so much of the page further."""
_LETTER: Final = 0.4
"""Width of a letter in parts of its size, rather too small: what crosses the next column by this measure does."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text with its place (points from the left and from below) and the size of its letters."""

    x: float
    y: float
    size: float
    text: str


def in_reading_order(pieces: Sequence[Piece], width: float) -> list[Piece]:
    """The pieces of a page ``width`` points wide, column after column.

    Most programs write a page in that order already, and then it stays as it is: only where text stands beside text
    row after row, and both begin where many lines begin, the page has columns that the file does not follow.
    """
    rows = _rows(pieces)
    starts = _starts(rows, pieces, width)
    if len(starts) < 2:
        return list(pieces)
    return _by_column(rows, starts, width)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on one line of the page, the highest first; those of a line in the order of the file."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and abs(rows[-1][0].y - piece.y) < max(1.0, 0.3 * piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    places = _places(pieces)
    return [sorted(row, key=lambda piece: places[id(piece)]) for row in rows]


def _places(pieces: Sequence[Piece]) -> dict[int, int]:
    """Each piece, by its identity, to its place in the file."""
    return {id(piece): place for place, piece in enumerate(pieces)}


def _starts(rows: Sequence[Sequence[Piece]], pieces: Sequence[Piece], width: float) -> list[float]:
    """Where columns begin that the file has row by row, from the left; none or one where there are no such columns."""
    places = _places(pieces)
    beside: defaultdict[int, int] = defaultdict(int)
    for row in rows:
        prose = [piece for piece in row if len(piece.text.strip()) >= _PROSE]
        for left, right in pairwise(prose):
            at_once = places[id(right)] - places[id(left)] <= len(row)
            if at_once and right.x - left.x > _NARROWEST * width:
                beside[round(left.x / _SAME)] += 1
                beside[round(right.x / _SAME)] += 1
    starts: list[float] = []
    for place in sorted(place for place, count in beside.items() if count >= _FEWEST_ROWS):
        if not starts or place * _SAME - starts[-1] > _NARROWEST * width:
            starts.append(place * _SAME)
    return starts


def _by_column(rows: Sequence[Sequence[Piece]], starts: Sequence[float], width: float) -> list[Piece]:
    """Between two lines across the page, such as a title, every column from top to bottom."""
    both = [row[0].y for row in rows if len({_column(piece, starts) for piece in row}) > 1]
    found: list[Piece] = []
    band: list[list[Piece]] = [[] for _ in starts]
    for row in rows:
        if _is_across(row, starts, width, edge=not both[-1] <= row[0].y <= both[0]):
            found += [piece for column in band for piece in column] + list(row)
            band = [[] for _ in starts]
        else:
            for piece in row:
                band[_column(piece, starts)].append(piece)
    return found + [piece for column in band for piece in column]


def _column(piece: Piece, starts: Sequence[float]) -> int:
    return max(0, bisect_right(starts, piece.x + _SAME) - 1)


def _is_across(row: Sequence[Piece], starts: Sequence[float], width: float, *, edge: bool) -> bool:
    """A row that belongs to no column; ``edge``: it stands above or below the columns, where page numbers do."""
    firsts: dict[int, Piece] = {}
    for piece in row:
        firsts.setdefault(_column(piece, starts), piece)
    for column, first in firsts.items():
        last = [piece for piece in row if _column(piece, starts) == column][-1]
        if column + 1 < len(starts) and last.x + _LETTER * last.size * len(last.text) > starts[column + 1] + _SAME:
            return True
        off = first.x - starts[column] > _INDENT * width
        if off and (edge or column > 0):
            return True
    return False
