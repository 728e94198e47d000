"""Choice questions as the spreadsheet that Kahoot imports, within its lengths and times."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from quiz.export.school.ask import Asked, flat, wording
from quiz.export.usable import LeftOut, left

_QUESTION: Final = 120
_ANSWER: Final = 75
_ANSWERS: Final = 4
_TIMES: Final = (5, 10, 20, 30, 60, 90, 120, 240)
"""The seconds that Kahoot knows."""
_LETTERS_A_SECOND: Final = 12
"""Learners read aloud in their heads: about 150 words a minute."""
_THINKING: Final = 8
_FIRST_ROW: Final = 9
"""Kahoot's own template has its headings in row 8, and its importer looks for them there."""
_HEADINGS: Final = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, _ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no time zones
"""A file does not tell when it was made, so that the same bank gives the same table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a Kahoot."""

    question: str
    answers: tuple[str, ...]
    seconds: int
    right: int
    """The right answer, from 1."""


def rows_of(questions: Sequence[Asked]) -> tuple[list[Row], list[LeftOut]]:
    """What Kahoot can ask, and what it cannot with the reason."""
    rows: list[Row] = []
    refused: list[LeftOut] = []
    for question in questions:
        row = _row(question)
        if isinstance(row, Row):
            rows.append(row)
        else:
            refused.append(left(question.item, row))
    return rows, refused


def workbook(rows: Sequence[Row]) -> bytes:
    """The spreadsheet. Raises ``ImportError`` without openpyxl."""
    from openpyxl import Workbook  # noqa: PLC0415 - an extra

    book = Workbook()
    book.properties.created = book.properties.modified = _MADE
    sheet = book.active
    sheet.title = "Quiz"
    for column, heading in enumerate(_HEADINGS, 2):
        sheet.cell(_FIRST_ROW - 1, column, heading)
    for number, row in enumerate(rows):
        cells = (number + 1, row.question, *_padded(row.answers), row.seconds, row.right)
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(_FIRST_ROW + number, column, value)
            if isinstance(value, str):
                # an equals sign at the beginning makes no formula of it
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _row(question: Asked) -> Row | str:
    """The row, or the key of the reason why there is none."""
    if question.ask == "truth":
        answers = [wording()["true"], wording()["false"]]
        right = 1 if question.truth else 2
    elif question.ask == "choice" and len(question.options) <= _ANSWERS:
        answers = [option.text for option in question.options]
        right = 1 + next(number for number, option in enumerate(question.options) if option.right)
    else:
        return "no-choice"
    stem = flat(question.item.stem)
    if len(stem) > _QUESTION or any(len(answer) > _ANSWER for answer in answers):
        return "too-long"
    needed = _THINKING + sum(map(len, [stem, *answers])) / _LETTERS_A_SECOND
    return Row(stem, tuple(answers), next(time for time in _TIMES if time >= min(needed, _TIMES[-1])), right)


def _padded(answers: tuple[str, ...]) -> tuple[str, ...]:
    return (*answers, *[""] * (_ANSWERS - len(answers)))
