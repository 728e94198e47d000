"""Leaves teasers for other articles and the furniture of a page out of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from quiz.model.article import Block

_LAST_PART: Final = 0.6
"""Teasers past this share of the words may run to the end."""
_LEAD: Final = 60
"""A teased article's lead has at most so many words."""
_BODY: Final = 12
"""A block of more words right behind a teaser is the article going on."""
_LINE: Final = 25
_ADDRESS: Final = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def drop_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are the article's own.

    A teaser ("Lees ook:") takes the headline that follows it along, and at the end of the text all headlines with
    their leads.
    """
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        kind = _kind(blocks[index].text)
        index += 1
        if not kind:
            kept.append(blocks[index - 1])
        elif kind == "teaser":
            index = _after_teaser(blocks, index)
    return kept


def _after_teaser(blocks: Sequence[Block], index: int) -> int:
    """Return the index of the first block that no longer belongs to the teaser just before ``index``."""
    rest = blocks[index:]
    if _words(blocks[:index]) >= _LAST_PART * _words(blocks) and _are_teased(rest):
        return len(blocks)
    named = ":" in blocks[index - 1].text and not blocks[index - 1].text.rstrip().endswith(":")
    if named or not rest:
        return index
    headline = rest[0].heading or (len(rest) > 1 and _is_headline(rest[0]))
    return index + 1 if headline else index


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _are_teased(rest: Sequence[Block]) -> bool:
    """Tell whether headlines with at most one short lead each are all that follows."""
    if not rest or not (rest[0].heading or _is_headline(rest[0])):
        return not rest
    leads = 0
    for block in rest:
        if block.heading or _is_headline(block) or _kind(block.text):
            leads = 0
            continue
        leads += 1
        if leads > 1 or len(block.text.split()) > _LEAD:
            return False
    return True


def _is_headline(block: Block) -> bool:
    """A short block without a full stop, whatever the format calls it; also a list of such lines."""
    lines = block.text.split("\n")
    return all(len(line.split()) <= _BODY and not line.rstrip().endswith((".", ":")) for line in lines)


def _kind(text: str) -> str:
    """Return ``teaser``, ``line`` or an empty string for text of the article's own."""
    line = re.sub(r"^[-*•–>»→ ]+", "", text.strip()).lower()
    if _ADDRESS.match(line):
        return "line"
    if len(line.split()) > _LINE:
        return ""
    return next((kind.removesuffix("-any") for kind, pattern in _patterns() if pattern.match(line)), "")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """A line of its own starts with the words; a sentence that begins alike is text, unless the kind ends in -any."""
    text = (Path(__file__).parent / "data" / "furniture.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for kind, words in rows:
        tail = r"\b(?:\s*:.*|[^.!?]{0,80})$" if words[-1].isalnum() else r".{0,120}$"
        anything = r"\b.{0,140}$" if kind.endswith("-any") else tail
        patterns.append((kind, re.compile(re.escape(words) + anything, re.DOTALL)))
    return patterns
