"""The only way by which text gets into a card: a field of a note is HTML and runs as such in Anki."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final

from quiz.text.safe import clean

# Anki looks in the HTML for [sound:], [anki:tts], [[type:]] and [latex], which start with a bracket, and {{c1::.
# MathJax starts with a backslash and is looked for in the text that shows, where only an element takes it apart.
_ACTIVE: Final = str.maketrans({"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "\\": "<span>&#92;</span>"})
_INERT: Final = re.compile("[ !#$%()*+,./0-9:;=?@A-Z^_`a-z|~À-ÖØ-öø-ÿ‘’“”–—…€-]*")
"""Characters that stay as they are, whatever stands beside them: most text needs no more than a look."""
_COLONS: Final = re.compile(":(?=:)")
_TAG: Final = re.compile(r"[^\w-]+")

Span = tuple[int, int]


def escape(text: str) -> str:
    """Return text as HTML that shows exactly it and does nothing: no markup, sound, field, formula or cloze of its own.

    Composed to NFC, control characters gone, line breaks kept as ``<br>``.
    """
    if _INERT.fullmatch(text):
        return text
    return html.escape(clean(text)).translate(_ACTIVE).replace("\n", "<br>").replace("\t", " ")


def line(text: str) -> str:
    """Escape text for one line: every run of white space is a space."""
    return escape(" ".join((text if _INERT.fullmatch(text) else clean(text)).split()))


def marked(text: str, spans: Iterable[Span], *, tag: str) -> str:
    """Escape text and put an element around some pieces of it; ``tag`` is ``b`` or ``mark``."""
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += [escape(text[position:start]), f"<{tag}>", escape(text[start:end]), f"</{tag}>"]
        position = end
    return "".join([*pieces, escape(text[position:])])


def gapped(text: str, spans: Iterable[Span], *, hints: bool = False) -> str:
    """Escape text with pieces of it as one deletion of Anki's cloze type, the first letter of each as its hint.

    Words of one or two letters get no hint: it would be half the answer.
    """
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        content = text[start:end]
        letters = [char for char in content if char.isalpha()]
        hint = f"::{_inside(letters[0])}…" if hints and len(letters) > 2 else ""
        pieces += [escape(text[position:start]), "{{c1::", _inside(content), hint, "}}"]
        position = end
    return "".join([*pieces, escape(text[position:])])


def _inside(text: str) -> str:
    """Two colons inside a deletion would start its hint."""
    return _COLONS.sub("&#58;", escape(text))


def plain(markup: str) -> str:
    """The text of a field that ``escape`` or ``marked`` made."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.replace("<br>", "\n")))


def tag(*parts: str) -> str:
    """A tag with its levels, such as ``quiz::bron::blinken-in-peking``: letters, digits, hyphens, no spaces."""
    return "::".join(_TAG.sub("-", clean(part)).strip("-") for part in parts)
