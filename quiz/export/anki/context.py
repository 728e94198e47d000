"""What every note of a bank shows of its source: title, evidence in its paragraph, where it comes from, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Final

from quiz.export.anki.markup import Span, escape, line, marked, tag
from quiz.export.anki.wording import months, words
from quiz.model.bank import Bank, Evidence
from quiz.text.fold import fold

TAG_ROOT: Final = "quiz"
RETIRED: Final = f"{TAG_ROOT}::vervallen"
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LEVEL: Final = re.compile(r"[ABC][12]")


class Context:
    """A bank with what is the same for all of its notes, each worked out once."""

    def __init__(self, bank: Bank, *, listen: bool = False, media: Mapping[str, str] | None = None) -> None:
        self.bank = bank
        self.listen = listen
        self.media = media or {}
        self._paragraphs = bank.paragraphs
        self._title = line(bank.title)
        self._title_words = f" {fold(bank.title)} "
        self._source_tags = tuple(_source_tags(bank))
        self._sources: dict[int, str] = {}
        self._tags: dict[tuple[str, str], tuple[str, ...]] = {}

    def with_media(self, media: Mapping[str, str]) -> Context:
        """The same, with other names for pictures and recordings (by their path in the bank)."""
        other = copy(self)
        other.media = media
        return other

    def picture(self, path: str) -> str:
        """A picture; empty where there is none."""
        name = self.media.get(path)
        return f'<img src="{name}" alt="{words("media", "picture")}">' if name else ""

    def sound(self, path: str) -> str:
        """A recording with Anki's own button; empty where there is none."""
        name = self.media.get(path)
        return f"[sound:{name}]" if name else ""

    def title(self, answers: Iterable[str]) -> str:
        """The title as a reminder of which text it was; empty where it would give an answer away."""
        return "" if any(f" {fold(answer)} " in self._title_words for answer in answers) else self._title

    def paragraph(self, evidence: Evidence | None) -> str:
        """The whole paragraph with the evidence marked; empty where the bank has no text or the quote is all of it."""
        if evidence is None or not 0 < evidence.paragraph <= len(self._paragraphs):
            return ""
        text = self._paragraphs[evidence.paragraph - 1]
        start = text.find(evidence.quote)
        if text.strip() == evidence.quote.strip():
            return ""
        return marked(text, [(start, start + len(evidence.quote))] if start >= 0 else [], tag="mark")

    def source(self, evidence: Evidence | None) -> str:
        """Title, paragraph, author, date and licence on one line, as far as they are known."""
        number = evidence.paragraph if evidence else 0
        if number not in self._sources:
            self._sources[number] = _source(self.bank, number)
        return self._sources[number]

    def tags(self, kind: str, level: str = "") -> tuple[str, ...]:
        """Tags of a note: source, date, level of the text or the word, and the kind of question."""
        if (kind, level) not in self._tags:
            levels = _LEVEL.findall(level or self.bank.level)
            own = [tag(TAG_ROOT, "niveau", "-".join(levels))] if levels else []
            self._tags[kind, level] = tuple(sorted({*self._source_tags, *own, tag(TAG_ROOT, "soort", kind)}))
        return self._tags[kind, level]


def quote(evidence: Evidence | None, spans: Iterable[Span] = ()) -> str:
    """The words of the text, some of them marked."""
    return marked(evidence.quote, spans, tag="b") if evidence else ""


def first_span(text: str, wanted: Iterable[str]) -> list[Span]:
    """Where the first of some answers stands in a text as whole words, whatever the case; empty where none does."""
    lower = text.lower()
    # a few letters grow when they are made small, and then places no longer agree
    haystack = lower if len(lower) == len(text) else text
    for answer in wanted:
        needle = answer.lower() if haystack is lower else answer
        start = haystack.find(needle) if needle.strip() else -1
        while start >= 0:
            end = start + len(needle)
            if not (_is_word(haystack[start - 1 : start]) or _is_word(haystack[end : end + 1])):
                return [(start, end)]
            start = haystack.find(needle, start + 1)
    return []


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def options_html(options: Iterable[str]) -> str:
    """Options as plain list items."""
    return "".join(f"<li>{escape(option)}</li>" for option in options)


def _source(bank: Bank, number: int) -> str:
    paragraph = words("source", "paragraph", number=number) if number else ""
    place = ", ".join(part for part in (bank.title, paragraph) if part)
    parts = (place, bank.source.author, _date(bank.source.date), bank.source.licence)
    return line(" · ".join(part for part in parts if part))


def _source_tags(bank: Bank) -> Iterable[str]:
    yield tag(TAG_ROOT, "bron", bank.id)
    date = _DATE.match(bank.source.date)
    if date:
        yield tag(TAG_ROOT, "datum", *(part for part in date.groups()[:2] if part))


def _date(text: str) -> str:
    """*18 juni 2023* for 2023-06-18; anything else as it stands."""
    found = _DATE.fullmatch(text)
    if not found or not found[2] or not 1 <= int(found[2]) <= 12:
        return text
    return " ".join(part for part in (found[3] and str(int(found[3])), months()[int(found[2]) - 1], found[1]) if part)
