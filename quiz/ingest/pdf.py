"""Reads the text of a PDF: lines become paragraphs by the space between them, large letters make headings."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from quiz.ingest.columns import Piece, in_reading_order
from quiz.ingest.draft import Draft, Raw
from quiz.ingest.errors import ArticleError
from quiz.ingest.lines import run_on
from quiz.text.safe import clean

if TYPE_CHECKING:
    from pypdf import PageObject

_MOST_PAGES: Final = 60
_GAP: Final = 1.25
"""A paragraph begins where the space above a line is so much more than usual."""
_LARGER: Final = 1.08
_FAR: Final = 6
"""So many letters higher on the page begins another column."""
_FULL: Final = 0.8
"""A line with so much of the letters of a long one is full."""
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'”’)\]]*$")
_HYPHENS: Final = str.maketrans("\u00ad\u2010", "--")
"""A soft hyphen is invisible elsewhere, but what stands on a page is seen."""
_NUMBERED: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"^(?:\W*\d{1,4}\W*|(?:pagina|blz\.?|bladzijde|page) \d+.*|\d+ */ *\d+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text, where it stands (points from below) and how large its letters are."""

    text: str
    page: int
    x: float
    y: float
    size: float


def read(data: bytes, name: str) -> Draft:
    """Read a PDF. Raises ``ArticleError`` without the extra, for a locked file, a damaged one and for mere pictures."""
    try:
        import pypdf  # noqa: PLC0415 - an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise ArticleError("extra", name, package="pypdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [_lines(page, number) for number, page in enumerate(reader.pages[:_MOST_PAGES])]
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ):
        # a damaged file can fail anywhere in it
        raise ArticleError("damaged", name) from None
    lines = _without_margins(pages)
    if not lines:
        raise ArticleError("locked" if locked else "pictures", name)
    return Draft(tuple(_blocks(lines)))


def _lines(page: PageObject, number: int) -> list[_Line]:
    """The lines of a page in the order in which they are read."""
    pieces: list[Piece] = []

    def take(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:  # noqa: ANN401 - as the library calls it
        if text.strip("\n"):
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] or tm[0]) * abs(cm[3] or cm[0])
            pieces.append(Piece(x, y, size * scale, text))

    page.extract_text(visitor_text=take)
    lines: list[_Line] = []
    for piece in in_reading_order(pieces, float(page.mediabox.width)):
        text = piece.text.replace("\n", "")
        if lines and abs(lines[-1].y - piece.y) < max(1.0, 0.3 * piece.size) and "\n" not in piece.text[:1]:
            last = lines[-1]
            lines[-1] = _Line(last.text + text, number, last.x, last.y, max(last.size, piece.size))
        else:
            lines.append(_Line(text, number, piece.x, piece.y, piece.size))
    shown = (
        _Line(" ".join(clean(line.text.translate(_HYPHENS)).split()), number, line.x, line.y, line.size)
        for line in lines
    )
    return [line for line in shown if line.text]


def _without_margins(pages: Sequence[list[_Line]]) -> list[_Line]:
    """Leave out page numbers and what stands apart at the top or the bottom of several pages."""
    edges = Counter(_shape(line) for lines in pages for line in {*lines[:1], *lines[-1:]})
    kept: list[_Line] = []
    for lines in pages:
        steps = [abs(a.y - b.y) for a, b in pairwise(lines)]
        usual = median(steps) if steps else 0.0
        for place, line in enumerate(lines):
            edge = place in {0, len(lines) - 1}
            step = steps[0 if place == 0 else -1] if steps else 0.0
            repeated = edge and edges[_shape(line)] > 1 and step > _GAP * usual
            if not repeated and not (edge and _PAGE_NUMBER.match(line.text)):
                kept.append(line)
    return kept


def _shape(line: _Line) -> tuple[str, int]:
    return _NUMBERED.sub("0", line.text), round(line.y / 4)


def _blocks(lines: Sequence[_Line]) -> list[Raw]:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    lengths = sorted(len(line.text) for line in lines if not _large(line, body))
    full = _FULL * lengths[len(lengths) * 4 // 5]
    below = [(a, a.y - b.y) for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 4 * body]
    # the space below a full line is that within a paragraph; below short ones it may be that of a table
    steps = [step for line, step in below if len(line.text) >= full] or [step for _, step in below]
    usual = median(steps) if steps else body
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1][-1], line, body, usual, full):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _raws(groups, body)


def _begins(before: _Line, line: _Line, body: float, usual: float, full: float) -> bool:
    """A line that begins a paragraph: other letters, more space above it, or a new page after a full stop.

    A line of ``full`` letters without one runs on, also where a name follows.
    """
    if _large(before, body) != _large(line, body) or (_large(line, body) and abs(before.size - line.size) > 0.5):
        return True
    if before.page != line.page or line.y > before.y:
        far = before.page != line.page or line.y - before.y > _FAR * body
        runs_on = line.text[:1].islower() or (far and len(before.text) >= full)
        return bool(_SENTENCE_END.search(before.text)) or not runs_on
    # large letters stand further apart
    return before.y - line.y > _GAP * usual * max(1.0, before.size / body)


def _large(line: _Line, body: float) -> bool:
    return line.size > body * _LARGER


def _raws(groups: Sequence[list[_Line]], body: float) -> list[Raw]:
    large = sorted({round(group[0].size) for group in groups if _large(group[0], body)}, reverse=True)
    raws: list[Raw] = []
    for group in groups:
        level = large.index(round(group[0].size)) + 1 if _large(group[0], body) else 0
        raws.append(Raw(reduce(run_on, (line.text for line in group)), min(6, level)))
    return raws
