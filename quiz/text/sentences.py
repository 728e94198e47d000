"""Splits Dutch paragraphs into sentences by rule: quotes, abbreviations, initials, ordinals, ellipses, ’s."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_CLOSERS: Final = "\"'”’»)]›"
_OPENERS: Final = "\"'“‘„‚«([‹"
_END: Final = re.compile(rf"(?P<mark>[.!?…]+|\n)(?P<close>[{re.escape(_CLOSERS)}]*)(?P<gap>\s+|$)")
_TOKEN_BEFORE: Final = re.compile(r"[^\s(\[“‘„\"/]+$")
_INITIAL: Final = re.compile(r"^(?:[A-Z]|[A-Z][a-z]|IJ|Ij)\.(?:-?(?:[A-Z]|Th|Ch|Ph|IJ)\.)*$")
_ORDINAL: Final = re.compile(r"^(?:[0-9]{1,3}|[IVXLC]{1,5}|[a-z])\.$")
_STARTS: Final = re.compile(rf"[{re.escape(_OPENERS)}–—-]*\s*(?:[A-ZÀ-ÖØ-Þ0-9€$£@#]|[’'][a-z]{{1,2}}\s+[A-ZÀ-Þ]|[’'][nstk]\s)")
_MONTHS: Final = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence: character offsets into its paragraph, white space at both ends left out."""

    start: int
    end: int


def split_sentences(paragraph: str) -> list[Span]:
    """Return the sentences of one paragraph in order; a line end inside it (a list) always ends a sentence."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(paragraph):
        if _ends_sentence(paragraph, match):
            _add(spans, paragraph, start, match.end("close"))
            start = match.end()
    _add(spans, paragraph, start, len(paragraph))
    return spans


def _add(spans: list[Span], paragraph: str, start: int, end: int) -> None:
    text = paragraph[start:end]
    stripped = text.strip()
    if stripped:
        offset = start + len(text) - len(text.lstrip())
        spans.append(Span(offset, offset + len(stripped)))


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    if match["mark"] == "\n" or match.end() >= len(paragraph):
        return True
    rest = paragraph[match.end() :]
    if not _STARTS.match(rest):
        return False
    if match["close"] and _goes_on_after_quote(paragraph, match, rest):
        return False
    if match["mark"] == ".":
        return not _is_abbreviation(paragraph, match, rest)
    if match["mark"] in {"...", "…"}:
        return True
    return True


def _goes_on_after_quote(paragraph: str, match: re.Match[str], rest: str) -> bool:
    """Tell whether ``“Nee!” Jan schudde`` is one sentence; a bracket or quote closed mid-sentence is not its end."""
    return match["close"].startswith((")", "]")) and rest[:1].islower()


def _is_abbreviation(paragraph: str, match: re.Match[str], rest: str) -> bool:
    before = _TOKEN_BEFORE.search(paragraph[max(0, match.start() - 30) : match.start() + 1])
    if before is None or match["close"].strip(")]"):
        return False
    token = before[0].lstrip("-–—")
    known = _abbreviations().get(token.lower())
    if known is not None:
        return not (known and rest[:1].isupper())
    if _INITIAL.match(token):
        return rest[:1].isupper() and not _is_unit_end(paragraph, match)
    if _ORDINAL.match(token):
        return _is_list_number(paragraph, match) or rest.split(maxsplit=1)[0].strip(".,") in _MONTHS
    return False


def _is_unit_end(paragraph: str, match: re.Match[str]) -> bool:
    """A single capital after a small word is a label (*vitamine C.*, *groep A.*), after a name or alone an initial."""
    words = paragraph[: match.start()].split()
    return len(words) >= 2 and words[-2][:1].islower() and words[-2].lower() in _LABELLED


_LABELLED: Final = frozenset("vitamine groep klasse type plan hepatitis poule lijn categorie punt snelweg deel".split())


def _is_list_number(paragraph: str, match: re.Match[str]) -> bool:
    """A number opens a list item when nothing stands before it on its line."""
    line = paragraph[: match.start()].rpartition("\n")[2]
    return len(line.split()) <= 1


@cache
def _abbreviations() -> dict[str, bool]:
    """Abbreviation to whether it may end a sentence."""
    table: dict[str, bool] = {}
    text = (Path(__file__).parent / "data" / "abbreviations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        fields = line.split()
        if fields and not line.startswith("#"):
            table[fields[0]] = len(fields) > 1
    return table
