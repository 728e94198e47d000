"""Reads plain text: paragraphs between blank lines or one a line, wrapped or not, lists kept as lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quiz.ingest.decode import decode
from quiz.ingest.draft import Draft, Raw
from quiz.ingest.frontmatter import split_front_matter
from quiz.ingest.lines import run_on

_WRAPPED: Final = 100
"""Editors and mail programs wrap at most here; a longer line is a paragraph of its own."""
_LIST_LINE: Final = 60
_NARROWEST: Final = 30
"""Nobody wraps a text narrower than this."""
_END: Final = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_BULLET: Final = re.compile(r"^(?:[-*+•–]|\d{1,2}[.)])\s+")


def read(data: bytes, name: str) -> Draft:
    """Read a text file. Raises ``ArticleError`` where the bytes are no text."""
    meta, body = split_front_matter(decode(data, name))
    return Draft(tuple(_blocks(body)), meta)


def _blocks(text: str) -> list[Raw]:
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [Raw(block) for group in groups for block in _paragraphs(group)]


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """A group of lines between blank lines as paragraphs: one for each line, a list, or one that was wrapped."""
    if not lines:
        return []
    if any(len(line) > _WRAPPED for line in lines):
        return _unwrapped(lines)
    if _is_list(lines):
        return ["\n".join(lines)]
    return [_joined(lines)]


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Lines that are paragraphs; bullets stay with one another."""
    blocks: list[str] = []
    for line in lines:
        if blocks and _BULLET.match(line) and _BULLET.match(blocks[-1].rpartition("\n")[2]):
            blocks[-1] += "\n" + line
        else:
            blocks.append(line)
    return blocks


def _is_list(lines: Sequence[str]) -> bool:
    """Three or more short lines that do not run on: ingredients, addresses, times."""
    short = len(lines) >= 3 and all(len(line) <= _LIST_LINE and not _END.search(line) for line in lines)
    return short and not _fills_lines(lines)


def _fills_lines(lines: Sequence[str]) -> bool:
    """Wrapped text fills its lines: no line has room left for the first word of the next one."""
    width = max(map(len, lines))
    return width >= _NARROWEST and all(
        len(line) + 1 + len(after.split()[0]) > width - 2 for line, after in pairwise(lines)
    )


def _joined(lines: Sequence[str]) -> str:
    """One paragraph of wrapped lines; a bullet begins a line of its own, a word that was broken off is mended."""
    text = lines[0]
    for line in lines[1:]:
        if _BULLET.match(line):
            text += "\n" + line
        else:
            text = run_on(text, line)
    return text
