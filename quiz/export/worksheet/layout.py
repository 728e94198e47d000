"""What stands where on a worksheet, from top to bottom, for every face of it alike (PDF, Word, HTML)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from quiz.export.worksheet.glossary import Gloss
from quiz.export.worksheet.sheet import Question, Row, Sheet, Version
from quiz.export.worksheet.wording import words


@dataclass(frozen=True, slots=True)
class Masthead:
    """Lines for name, class and date, the title, what is known of the sheet and a box for the points."""

    title: str
    about: str
    total: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title of a part, level 2 a section."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line that goes with what stands above it, such as what to do in a section."""

    role: Literal["version", "task", "note", "end", "norm"]
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """The text to read. ``blocks`` are paragraphs with their number, or subheads with number 0."""

    title: str
    blocks: tuple[tuple[int, str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class WordList:
    """Words with their meaning."""

    glosses: tuple[Gloss, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The table of answers."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Masthead | Heading | Line | Article | WordList | Question | Key | NewPage


@dataclass(frozen=True, slots=True)
class Part:
    """What is handed out as one: begins on a page of its own, with page numbers of its own and ``foot`` below."""

    name: str
    """``vragen-A``, ``antwoorden-A``, ..."""
    foot: str
    blocks: tuple[Block, ...]


def lay_out(sheet: Sheet, *, only_key: bool = False) -> tuple[Part, ...]:
    """The parts of a sheet: the paper of every version, then the key of every version."""
    papers = [] if only_key else [_part("vragen", sheet, version) for version in sheet.versions]
    return (*papers, *(_part("antwoorden", sheet, version) for version in sheet.versions))


def _part(kind: str, sheet: Sheet, version: Version) -> Part:
    blocks = _paper(sheet, version) if kind == "vragen" else _key(sheet, version)
    foot = " · ".join(part for part in (_title(sheet), _label(version)) if part)
    return Part(f"{kind}-{version.name}", foot, tuple(blocks))


def _title(sheet: Sheet) -> str:
    return " ".join(sheet.title.split())


def _label(version: Version) -> str:
    return words("sheet", "version", name=version.name) if version.name else ""


def _paper(sheet: Sheet, version: Version) -> Iterator[Block]:
    level = words("sheet", "level", level=sheet.level) if sheet.level else ""
    about = " · ".join(part for part in (_label(version), level) if part)
    yield Masthead(_title(sheet), about, version.total)
    yield from _sections(version, before=True)
    if sheet.blocks:
        yield from _article(sheet)
        yield from _words(sheet)
        yield NewPage()
    yield from _sections(version, before=False)
    yield Line("end", words("sheet", "total-one" if version.total == 1 else "total", n=version.total))
    if not sheet.blocks:
        yield from _words(sheet)


def _sections(version: Version, *, before: bool) -> Iterator[Block]:
    """Those that come before the text or those that come after it."""
    for section in version.sections:
        if (section.name == "before") is before:
            yield Heading(2, section.title)
            if section.task:
                yield Line("task", section.task)
            yield from section.questions


def _article(sheet: Sheet) -> Iterator[Block]:
    source = words("sheet", "source", source=sheet.source) if sheet.source else ""
    yield Heading(2, words("sheet", "title"))
    yield Article(_title(sheet), sheet.blocks, source)


def _words(sheet: Sheet) -> Iterator[Block]:
    if sheet.glossary:
        yield Heading(2, words("section", "glossary"))
        yield WordList(sheet.glossary)
        if sheet.words_hidden:
            yield Line("note", words("task", "glossary"))


def _key(sheet: Sheet, version: Version) -> Iterator[Block]:
    yield Heading(1, f"{words('sheet', 'key')}: {_title(sheet)}")
    if version.name:
        yield Line("version", _label(version))
    yield Key(version.key)
    if version.total:
        yield Line("norm", words("sheet", "key-total", n=version.total))
