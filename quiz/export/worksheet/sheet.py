"""A composed worksheet as values: questions in their sections, versions with their key; no face of it yet."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from quiz.export.files import File
from quiz.export.usable import LeftOut
from quiz.export.worksheet.glossary import Gloss

Form = Literal["choice", "lines", "gap", "truth", "order", "match", "schema"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the key."""

    number: str
    answer: str
    points: int
    also: str = ""
    quote: str = ""
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One numbered question. ``stem`` is cut where the gap is; ``rows`` are the lines of a table."""

    number: int
    form: Form
    points: int
    stem: tuple[str, ...]
    task: str = ""
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    lines: int = 0
    picture: str = ""
    """Name of a picture of the sheet."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet with its heading."""

    name: str
    title: str
    task: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The questions in one order, with their key."""

    name: str
    sections: tuple[Section, ...]
    key: tuple[Row, ...]
    total: int

    @property
    def questions(self) -> int:
        """How many numbers the sheet has."""
        return sum(len(section.questions) for section in self.sections)


@dataclass(frozen=True)
class Sheet:
    """A worksheet in all its versions. ``blocks`` are paragraphs with their number, or subheads with number 0."""

    title: str
    level: str
    source: str
    blocks: tuple[tuple[int, str], ...]
    glossary: tuple[Gloss, ...]
    words_hidden: bool
    """Words that a question asks for are not in the glossary."""
    versions: tuple[Version, ...]
    left_out: tuple[LeftOut, ...] = field(default=())
    pictures: Mapping[str, File] = field(default_factory=dict)
    """By the names that questions have for them."""


def letters(count: int) -> list[str]:
    """A, B, ... Z, AA, AB, ..."""
    alphabet = string.ascii_uppercase
    return [(alphabet[n // 26 - 1] if n >= 26 else "") + alphabet[n % 26] for n in range(count)]
