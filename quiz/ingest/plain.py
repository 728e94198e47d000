"""Plain text and Markdown: paragraphs, subheads, title, dateline and author; teasers and furniture are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from quiz.ingest.furniture import drop_furniture
from quiz.model.article import Article, Block
from quiz.text.sentences import split_sentences

_LONGEST_HEADING: Final = 90
_WRAPPED: Final = 100
"""Lines up to this length are taken for a text that was wrapped by an editor."""
_SENTENCE_END: Final = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_HEADING_MARK: Final = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BULLET: Final = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_DATE: Final = re.compile(
    r"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?(\d{1,2})\s+"
    r"(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s+(\d{4})"
    r"(?:,?\s+\d{1,2}[.:]\d{2}(?:\s+uur)?)?$",
    re.IGNORECASE,
)
_ISO_DATE: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
_AUTHOR: Final = re.compile(r"^(?:door|auteur|tekst|van onze)\b[:\s]+(.{2,60})$", re.IGNORECASE)
_DATELINE: Final = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ'’ /-]{2,40})(?:,?\s*\([A-Za-z/ .]{2,20}\))?\s*[-–—]\s+(?=\S)")
_AGENCY: Final = re.compile(r"^([A-ZÀ-Þ][\wÀ-ÿ'’ -]{1,30})?\s*\((?:ANP|Novum|Belga|AP|AFP|Reuters)\)\s*[-–—]\s+")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A block of lines between blank lines; ``level`` is 1-6 for a marked heading, else 0."""

    text: str
    level: int = 0


def parse_plain(text: str, *, name: str, markdown: bool = False) -> Article:
    """Read an article out of clean text; ``name`` supplies no title, only the ``file`` field."""
    meta, body = _front_matter(text)
    raws = [_without_markup(raw) for raw in _blocks(body)] if markdown else _blocks(body)
    raws = [raw for raw in raws if raw.text]
    title, raws = _title(raws)
    author, date, raws = _byline(raws)
    place, raws = _dateline(raws)
    blocks = drop_furniture([Block(raw.text, heading=raw.level > 0) for raw in _mark_headings(raws)])
    title = meta.get("title", title)
    return Article(
        title=title or _made_up_title(blocks),
        title_is_own=bool(title),
        blocks=tuple(_without_loose_headings(blocks)),
        author=meta.get("author", author),
        date=meta.get("date", date),
        place=place,
        file=PurePath(name).as_posix(),
        licence=meta.get("licence", meta.get("license", "")),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split ``---`` front matter off: plain ``key: value`` lines, nothing nested."""
    match = re.match(r"^---\n(.*?)\n---\n", text.lstrip("\n"), re.DOTALL)
    if match is None:
        return {}, text
    pairs = (line.partition(":") for line in match[1].splitlines() if ":" in line)
    meta = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}
    return {key: value for key, value in meta.items() if value}, text.lstrip("\n")[match.end() :]


def _blocks(text: str) -> list[_Raw]:
    """Cut text at blank lines; a text without blank lines is cut at its line ends."""
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) <= 1 and groups and sum(map(len, groups[0])) / len(groups[0]) > _WRAPPED:
        groups = [[line] for line in groups[0]]
    return [raw for group in groups for raw in _group(group)]


def _group(lines: list[str]) -> list[_Raw]:
    """Split marked headings off and join wrapped lines; list items keep a line each."""
    raws: list[_Raw] = []
    running: list[str] = []
    for line in lines:
        mark = _HEADING_MARK.match(line)
        if mark:
            raws += [_Raw(_join(running))] if running else []
            raws.append(_Raw(mark[2], len(mark[1])))
            running = []
        else:
            running.append(line)
    return [*raws, _Raw(_join(running))] if running else raws


def _join(lines: list[str]) -> str:
    joined = ""
    for line in lines:
        item = _BULLET.match(line)
        own_line = item or (len(joined.rpartition("\n")[2]) > _WRAPPED and _SENTENCE_END.search(joined))
        joined += ("" if not joined else "\n" if own_line else " ") + line
    return joined


def _without_markup(raw: _Raw) -> _Raw:
    """Take Markdown's inline marks out: links keep their words, pictures and code fences go."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", raw.text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])", r"\1", text)
    text = re.sub(r"^(?:>\s?|```.*$|\|.*\|$|-{3,}$|\*{3,}$)", "", text, flags=re.MULTILINE)
    text = re.sub(r"^[*+](?=\s)", "-", text, flags=re.MULTILINE)
    return _Raw(re.sub(r"\n{2,}", "\n", text).strip(), raw.level)


def _title(raws: list[_Raw]) -> tuple[str, list[_Raw]]:
    """Take the first block for the title if it is marked as one or looks like a headline."""
    if not raws:
        return "", raws
    first = raws[0]
    if first.level == 1 or (len(raws) > 1 and _looks_like_heading(first)):
        return first.text, raws[1:]
    return "", raws


def _byline(raws: list[_Raw]) -> tuple[str, str, list[_Raw]]:
    """Take author and date lines off the top."""
    author = date = ""
    rest = list(raws)
    while rest and len(rest[0].text) < _LONGEST_HEADING:
        text = rest[0].text
        day = _DATE.match(text)
        writer = _AUTHOR.match(text) if not _SENTENCE_END.search(text) else None
        if day and not date:
            date = f"{day[3]}-{_MONTHS.index(day[2].lower()) + 1:02}-{int(day[1]):02}"
        elif _ISO_DATE.match(text) and not date:
            date = text
        elif writer and not author:
            author = writer[1].strip()
        else:
            break
        rest = rest[1:]
    return author, date, rest


def _dateline(raws: list[_Raw]) -> tuple[str, list[_Raw]]:
    """Take ``PEKING (ANP) - `` off the first paragraph."""
    for index, raw in enumerate(raws[:2]):
        match = _DATELINE.match(raw.text) or _AGENCY.match(raw.text)
        if match and raw.level == 0:
            place = (match[1] or "").strip()
            rest = _Raw(raw.text[match.end() :])
            return (place.title() if place.isupper() else place), [*raws[:index], rest, *raws[index + 1 :]]
    return "", raws


def _mark_headings(raws: list[_Raw]) -> list[_Raw]:
    return [
        _Raw(raw.text, 2) if raw.level == 0 and index + 1 < len(raws) and _looks_like_heading(raw) else raw
        for index, raw in enumerate(raws)
    ]


def _looks_like_heading(raw: _Raw) -> bool:
    text = raw.text
    if "\n" in text or len(text) > _LONGEST_HEADING or _BULLET.match(text):
        return False
    if text.endswith("?"):
        return len(text.split()) <= 10 and not text.startswith(("“", '"', "‘", "'"))
    return not _SENTENCE_END.search(text) and len(text.split()) <= 12


def _without_loose_headings(blocks: list[Block]) -> list[Block]:
    """A subhead with nothing below it heads nothing."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if not block.heading or (kept and not kept[-1].heading):
            kept.append(block)
    return kept[::-1]


def _made_up_title(blocks: list[Block]) -> str:
    """The beginning of the first sentence, for a text that came without a title."""
    text = next((block.text for block in blocks if not block.heading), "")
    spans = split_sentences(text)
    words = text[spans[0].start : spans[0].end].rstrip(".!?").split() if spans else []
    return " ".join(words[:8]).rstrip(",;:") + (" …" if len(words) > 8 else "")
