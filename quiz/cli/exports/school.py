"""What the exports to school systems share: all banks in one file, and a summary of what became of each item."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.exports.banks import Source, add_banks, whole_banks
from quiz.cli.exports.left_out import tell_files, tell_left_out
from quiz.cli.exports.output import save, target
from quiz.errors import QuizError
from quiz.locale import count, say

if TYPE_CHECKING:
    from quiz.export.files import File
    from quiz.export.school.ask import Asked
    from quiz.model.bank import Bank

Format = Callable[[Iterable[tuple["Bank", Sequence["Asked"]]]], str]


def add_arguments(parser: argparse.ArgumentParser, kind: str) -> None:
    """Describe the options."""
    add_banks(parser)
    parser.add_argument(
        "-o", "--output", metavar=say("export", "arg.file"), help=say("classroom", f"help.output-{kind}")
    )


def write(
    options: argparse.Namespace,
    suffix: str,
    written: Format,
    *,
    points: bool = True,
    matching: bool = True,
    files: bool = False,
) -> int:
    """Write one file for all banks.

    ``points`` and ``files`` tell whether the format can hold them, ``matching`` whether order becomes a matching
    question in it.
    """
    from quiz.export.school.ask import asked  # noqa: PLC0415 - the shuffler comes with it

    sources = whole_banks(options.banks)
    made = [(source.bank, *asked(source.bank, _files(source) if files else None)) for source in sources]
    questions = [question for _, found, _ in made for question in found]
    if not questions:
        raise QuizError(say("classroom", "nothing-to-ask-here"))
    path = target(options.output, sources, suffix, f"nederlands{suffix}")
    save(path, written((bank, found) for bank, found, _ in made).encode("utf-8"))
    left_out = [left for _, _, refused in made for left in refused]
    _tell(path, questions)
    if matching:
        _tell_if("order-as-matching", sum(question.item.type == "order" for question in questions))
    if not points:
        _tell_if("points-lost", sum(question.points != 1 for question in questions))
    if not files:
        tell_files(question.item for question in questions)
    tell_left_out(left_out)
    return 0


def _files(source: Source) -> dict[str, File]:
    """The pictures and recordings of the questions of a bank."""
    from quiz.export.files import question_files  # noqa: PLC0415
    from quiz.export.usable import sort_out  # noqa: PLC0415

    return question_files(sort_out(source.bank)[0], source.path.parent)


def _tell(path: Path | None, questions: Sequence[Asked]) -> None:
    """Say how many questions of each kind were written."""
    kinds = Counter(question.ask for question in questions)
    parts = ", ".join(f"{number} {say('classroom', f'ask.{kind}')}" for kind, number in kinds.items())
    sys.stderr.write(f"{path or '-'}: {count('classroom', 'questions', len(questions))} ({parts})\n")


def _tell_if(key: str, number: int) -> None:
    """Say what became something else than it was."""
    if number:
        sys.stderr.write(f"{count('classroom', key, number)}\n")
