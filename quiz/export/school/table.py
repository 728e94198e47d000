"""A bank as a table for a spreadsheet, as Dutch Excel opens it: semicolons, a byte order mark and no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from quiz.export.school.ask import Asked, flat, wording
from quiz.model.bank import Bank

_FORMULA: Final = ("=", "+", "-", "@")
"""A cell that begins like this is a formula to a spreadsheet, also behind quotation marks."""
_COLUMNS: Final = ("bank", "kind", "stem", "key", "accept", "wrong", "paragraph", "quote", "explanation", "points")


def table(banks: Iterable[tuple[Bank, Sequence[Asked]]]) -> str:
    """The table with a line of headings; cells hold one line each."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([wording()[f"column-{column}"] for column in _COLUMNS])
    for bank, questions in banks:
        writer.writerows([_cell(text) for text in _row(bank, question)] for question in questions)
    return "\ufeff" + stream.getvalue()


def _row(bank: Bank, question: Asked) -> list[str]:
    item, evidence = question.item, question.item.evidence
    return [
        bank.title or bank.id,
        wording()[f"ask-{question.ask}"],
        item.stem,
        _key(question),
        " / ".join(item.accept),
        " / ".join(distractor.text for distractor in item.distractors),
        str(evidence.paragraph) if evidence else "",
        evidence.quote if evidence else "",
        item.explanation,
        str(question.points),
    ]


def _key(question: Asked) -> str:
    item = question.item
    if item.type == "true-false":
        return wording()[item.key]
    if item.type == "order":
        return " → ".join(item.sequence)
    return "; ".join(f"{pair.left} – {pair.right}" for pair in item.pairs) or item.key


def _cell(text: str) -> str:
    """One line; an apostrophe in front keeps a text from being a formula."""
    plain = flat(text)
    return f"'{plain}" if plain.lstrip("\"' ").startswith(_FORMULA) else plain
