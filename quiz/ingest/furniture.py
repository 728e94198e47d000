"""Leaves teasers for other articles and the furniture of a page out of the text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from quiz.model.article import Block

_LAST_PART: Final = 0.6
"""A teaser past this share of the text, with little after it, ends the article."""
_TEASED: Final = 4
"""At most so many blocks behind a last teaser can belong to it (headline and lead of two articles)."""


def drop_furniture(blocks: list[Block]) -> list[Block]:
    """Return the blocks that are the article's own.

    A teaser ("Lees ook:") takes the headline that follows it along, and at the end of the text the lead too.
    """
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        kind = _kind(block.text)
        index += 1
        if kind == "":
            kept.append(block)
        elif kind == "teaser":
            index = _after_teaser(blocks, index)
    return kept


def _after_teaser(blocks: list[Block], index: int) -> int:
    """Return the index of the first block that no longer belongs to the teaser just before ``index``."""
    left = len(blocks) - index
    named = ":" in blocks[index - 1].text and not blocks[index - 1].text.rstrip().endswith(":")
    if left <= _TEASED and index >= _LAST_PART * len(blocks) and not _is_body(blocks, index):
        return len(blocks)
    return index + 1 if not named and left and blocks[index].heading else index


def _is_body(blocks: list[Block], index: int) -> bool:
    """Tell whether running text follows right away: then the teaser stood between two paragraphs."""
    return index < len(blocks) and not blocks[index].heading and len(blocks[index].text.split()) > 12


def _kind(text: str) -> str:
    """Return ``teaser``, ``line`` or an empty string for text of the article's own."""
    line = text.strip().lower()
    if len(line.split()) > 25:
        return ""
    for kind, pattern in _patterns():
        if pattern.match(line):
            return kind
    return ""


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """A line on its own starts with the words; a long sentence that only begins alike is text."""
    text = (Path(__file__).parent / "data" / "furniture.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for kind, words in rows:
        tail = r"\b(?:\s*:.*|[^.!?]{0,80})$" if words[-1].isalnum() else r".{0,120}$"
        patterns.append((kind, re.compile(re.escape(words) + tail, re.DOTALL)))
    return patterns
