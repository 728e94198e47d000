"""Says whether a text is Dutch, and if not what it looks like, by the small words of seven languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|['’]n\b")
_LEAST: Final = 0.12
"""Every text of the project has more than 0.3 of its words in the Dutch list; a list of names has fewer than 0.1."""


def words_of(texts: Sequence[str]) -> list[str]:
    """The words of some texts in lower case, numbers left out."""
    return [word.lower() for text in texts for word in _WORD.findall(text)]


def other_language(words: Sequence[str]) -> str:
    """Return an empty string for Dutch, else the language's code, or ``unknown``."""
    if not words:
        return "unknown"
    scores = {code: sum(word in small for word in words) / len(words) for code, small in _small_words().items()}
    best = max(scores, key=lambda code: (scores[code], code == "nl"))
    if best != "nl":
        return best if scores[best] >= _LEAST else "unknown"
    return "" if scores["nl"] >= _LEAST else "unknown"


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Language code to its most frequent small words, the tell-tale of a language."""
    text = (Path(__file__).parent / "data" / "languages.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {code: frozenset(words) for code, *words in lines}
