"""Splits Dutch paragraphs into sentences by rule: quotes, abbreviations, initials, ordinals, ellipses, ’s."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"

_CLOSERS: Final = re.escape("\"'”’»)]›")
_OPENERS: Final = re.escape("\"'“‘„‚«([‹")
_NEARBY: Final = 80  # characters looked at on either side of a mark

_END: Final = re.compile(rf"(?P<mark>[.!?…]+)(?P<close>[{_CLOSERS}]*)(?=\s|$)|\n")
_DETACHED_QUOTE: Final = re.compile(r"[^\S\n](?P<quote>\"|'')(?=\s|$)")
_TOKEN_BEFORE: Final = re.compile(r"[^\s(\[“‘„\"/]+$")
_SMALL_START: Final = r"[’'][a-z]{1,2}\s+[A-ZÀ-Þ]|[’'][nstk][\s-]|[a-z][A-Z]"
"""What opens a sentence without a capital in front: *’s Avonds*, *’t is*, *’s-Hertogenbosch*, *eBay*."""
_STARTS: Final = re.compile(rf"(?:,,|[{_OPENERS}…–—•*-])*\s*(?:[A-ZÀ-ÖØ-Þ0-9€$£@#]|{_SMALL_START})")
_REST_OF_TITLE: Final = re.compile(r"\s[^\"“”„«»]{1,80}(?<![.,…])[\"”»]\s[a-zà-ÿ]")

_INITIAL: Final = re.compile(r"^(?:[A-Z]|IJ|Ij|Th|Ch|Ph|Chr|Joh|Wm)\.+(?:-?(?:[A-Z]|Th|Ch|Ph|IJ)\.)*$")
_NAME_PARTICLE: Final = re.compile(r"(?:^|\W)[vV]\. ?d\.$")
_ORDINAL: Final = re.compile(r"^(?:[0-9]{1,3}|[IVXLC]{1,5}|[a-z])\.$")
_AGE: Final = re.compile(r"\(\d")
_WORD_OR_NUMBER: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"[^\W\d_]+")


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
        end = _after_detached_quote(paragraph, match)
        if end > start and _ends_sentence(paragraph, match, start, end):
            _add(spans, paragraph, start, end)
            start = end
    _add(spans, paragraph, start, len(paragraph))
    return spans


def _add(spans: list[Span], paragraph: str, start: int, end: int) -> None:
    text = paragraph[start:end]
    stripped = text.strip()
    if stripped:
        offset = start + len(text) - len(text.lstrip())
        spans.append(Span(offset, offset + len(stripped)))


def _after_detached_quote(paragraph: str, match: re.Match[str]) -> int:
    """End of the sentence, a closing quotation mark behind a space included (*Ik blijf. " Jan zweeg.*).

    A straight mark tells nothing about its side, so an odd number before it makes it a closing one.
    """
    detached = _DETACHED_QUOTE.match(paragraph, match.end())
    if detached is None or match["mark"] is None:
        return match.end()
    quote = detached["quote"]
    opened = paragraph.count(quote, 0, match.end()) + (paragraph.count(",,", 0, match.end()) if quote == "''" else 0)
    return detached.end() if opened % 2 else match.end()


def _ends_sentence(paragraph: str, match: re.Match[str], start: int, end: int) -> bool:
    following = paragraph[end : end + _NEARBY]
    rest = following.lstrip()
    if match["mark"] is None or "\n" in following[: len(following) - len(rest)] or not rest:
        return True
    if not _STARTS.match(rest) or _WORD_OR_NUMBER.search(paragraph, start, match.start()) is None:
        return False
    if match["mark"] == "." and not match["close"].strip(")]"):
        return not _is_abbreviation(paragraph, match, rest)
    return match["close"] != "" or not _is_inside_title(paragraph, match, start)


def _is_inside_title(paragraph: str, match: re.Match[str], start: int) -> bool:
    """*De film “Help! Mijn man is klusser” draait nog*: quoted words go on, and so does the sentence after them."""
    if set(match["mark"]) - set("!?"):
        return False
    before = paragraph[start : match.start()].lstrip()
    opened = max(before.rfind(mark) for mark in "“„«") > max(before.rfind(mark) for mark in "”»")
    if not opened and before.count('"') % 2 == 0:
        return False
    # Speech that opens the sentence (*“Nee! Ik ga niet” zei hij*) is two sentences.
    return before[0] not in '“„«"' and _REST_OF_TITLE.match(paragraph, match.end()) is not None


def _is_abbreviation(paragraph: str, match: re.Match[str], rest: str) -> bool:
    before = _TOKEN_BEFORE.search(paragraph[max(0, match.start() - 30) : match.start() + 1])
    if before is None:
        return False
    token = before[0].lstrip("-–—,'’‘")
    kind = _kind(token)
    if kind == "number":
        return rest[:1].isdigit()
    if kind:
        return not (kind == "end" and rest[:1].isupper())
    if _NAME_PARTICLE.search(paragraph[max(0, match.start() - 5) : match.start() + 1]):
        return True
    if _INITIAL.match(token):
        return _is_initial(paragraph, match, token, rest)
    if _ORDINAL.match(token):
        return _is_list_number(paragraph, match) or rest.split(maxsplit=1)[0].strip(".,") in _words("months")
    return False


def _kind(token: str) -> str:
    """Kind of a listed abbreviation; capitals make a word of their own (*de VS*) or an initial."""
    return "" if token.isupper() else _abbreviations().get(token.lower(), "")


def _is_initial(paragraph: str, match: re.Match[str], token: str, rest: str) -> bool:
    """Tell an initial before a surname or an age (*Jan S. (34)*) from a letter that ends its sentence (*Willem I.*)."""
    if _AGE.match(rest):
        return True
    if not rest[:1].isupper():
        return False
    word = _WORD.match(rest)
    if word is not None and word[0].lower() in _words("never_in_names"):
        return False
    words = paragraph[max(0, match.start() - _NEARBY) : match.start()].split()
    return len(token) > 2 or len(words) < 2 or words[-2].lower() not in _words("labelled")


def _is_list_number(paragraph: str, match: re.Match[str]) -> bool:
    """A number opens a list item when nothing stands before it on its line."""
    line = paragraph[max(0, match.start() - _NEARBY) : match.start()].rpartition("\n")[2]
    return len(line.split()) <= 1


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation to its kind: ``never`` ends a sentence, may ``end`` one, or is one only before a ``number``."""
    table: dict[str, str] = {}
    for line in (_DATA / "abbreviations.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if fields and not line.startswith("#"):
            table[fields[0]] = fields[1] if len(fields) > 1 else "never"
    return table


@cache
def _words(key: str) -> frozenset[str]:
    """One list of data/sentence_words.toml."""
    lists = tomllib.loads((_DATA / "sentence_words.toml").read_text(encoding="utf-8"))
    return frozenset(lists[key].split())
