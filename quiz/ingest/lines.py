"""Puts lines that a program broke together again, hyphens included."""

from __future__ import annotations

import re
from typing import Final

_BROKEN_OFF: Final = re.compile(r"[^\W\d_][a-zà-ÿ]-$")
"""No word is broken off after one letter: *e-mail* has a hyphen of its own."""
_HYPHEN: Final = re.compile(r"\w-$")
_SHARED: Final = re.compile(r"(?:en|of|tot) ")
"""What follows *in- en uitvoer* is a word, and the hyphen and the space stay."""


def run_on(text: str, line: str) -> str:
    """The text with the next line behind it; a word that was broken off is mended, *Zuid-Holland* keeps its hyphen."""
    if _HYPHEN.search(text) and line[:1].isalnum() and not _SHARED.match(line):
        return (text[:-1] if _BROKEN_OFF.search(text) and line[0].islower() else text) + line
    return f"{text} {line}"
