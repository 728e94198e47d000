"""Makes an article of a draft: finds title, byline, dateline and subheads, leaves out what is not the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Final

from quiz.ingest.byline import byline, dateline
from quiz.ingest.draft import Draft, Raw
from quiz.ingest.furniture import drop_furniture
from quiz.model.article import Article, Block
from quiz.text.fold import fold
from quiz.text.sentences import split_sentences

_LONGEST_TITLE: Final = 140
_LONGEST_HEADING: Final = 90
_MADE_UP: Final = 8
_ENDS: Final = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_QUOTED: Final = re.compile(r"^[“\"‘'„].*[”\"’']$")
_BULLET: Final = re.compile(r"^(?:[-*+•–]|\d{1,2}[.)])\s")


def article_of(draft: Draft, name: str) -> Article:
    """Return the article; ``name`` is the file's name and becomes ``Article.file``, never a title."""
    raws = [raw for raw in draft.blocks if raw.text.strip()]
    title, raws = _title(raws, draft.meta.get("title", ""))
    author, date, raws = byline(raws)
    place, raws = dateline(raws)
    blocks = drop_furniture([Block(raw.text, heading=raw.level > 0) for raw in _headed(raws)])
    return Article(
        title=title or _made_up_title(blocks),
        title_is_own=bool(title),
        blocks=tuple(_without_loose_headings(blocks)),
        author=draft.meta.get("author", author),
        date=draft.meta.get("date", date),
        place=draft.meta.get("place", place),
        file=_file(name),
        licence=draft.meta.get("licence", ""),
        url=draft.meta.get("url", ""),
    )


def _file(name: str) -> str:
    """The source as the bank may tell it: relative to the working folder, and never where somebody's home is."""
    path = Path(name)
    if not path.is_absolute():
        return PurePath(name).as_posix() if name != "-" else ""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.name


def _title(raws: list[Raw], stated: str) -> tuple[str, list[Raw]]:
    """Take the title off the blocks: a repetition of the stated one, a first heading, or a line that looks like one."""
    if not raws:
        return stated, raws
    first = raws[0]
    if stated:
        return stated, raws[1:] if fold(first.text) == fold(stated) else raws
    top = min((raw.level for raw in raws if raw.level), default=0)
    if first.level and first.level in {1, top}:
        return first.text, raws[1:]
    if len(raws) > 1 and not first.level and _looks_like_title(first.text):
        return first.text, raws[1:]
    return "", raws


def _looks_like_title(text: str) -> bool:
    """One line without a full stop; a headline may be a question, a cry or a quotation."""
    if "\n" in text or len(text) > _LONGEST_TITLE or _BULLET.match(text):
        return False
    cry = text.endswith(("?", "!")) or _QUOTED.match(text)
    return len(text.split()) <= 20 and (bool(cry) or not _ENDS.search(text))


def _headed(raws: Sequence[Raw]) -> list[Raw]:
    """Find subheads in a text whose format does not mark them; a run of short lines is a list, not three subheads."""
    if any(raw.level for raw in raws):
        return list(raws)
    result: list[Raw] = []
    run: list[Raw] = []
    for number, raw in enumerate(raws):
        if number + 1 < len(raws) and _looks_like_heading(raw.text):
            run.append(raw)
            continue
        result += [*_heads_or_list(run), raw]
        run = []
    return result + run


def _heads_or_list(run: list[Raw]) -> list[Raw]:
    if len(run) < 3:
        return [Raw(raw.text, 2) for raw in run]
    return [Raw("\n".join(raw.text for raw in run))]


def _looks_like_heading(text: str) -> bool:
    if "\n" in text or len(text) > _LONGEST_HEADING or _BULLET.match(text):
        return False
    if text.endswith("?"):
        return len(text.split()) <= 10 and not text.startswith(("“", '"', "‘", "'"))
    return not _ENDS.search(text) and len(text.split()) <= 12


def _without_loose_headings(blocks: list[Block]) -> list[Block]:
    """A subhead with nothing below it heads nothing."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if not block.heading or (kept and not kept[-1].heading):
            kept.append(block)
    return kept[::-1]


def _made_up_title(blocks: Sequence[Block]) -> str:
    """The beginning of the first sentence, for a text that came without a title."""
    text = next((block.text for block in blocks if not block.heading), "")
    spans = split_sentences(text)
    words = text[spans[0].start : spans[0].end].rstrip(".!?").split() if spans else []
    return " ".join(words[:_MADE_UP]).rstrip(",;: ") + (" …" if len(words) > _MADE_UP else "")
