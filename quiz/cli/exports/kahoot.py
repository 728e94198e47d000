"""``quiz export kahoot``: choice questions to the spreadsheet that Kahoot imports."""

from __future__ import annotations

import argparse
import sys

from quiz.cli.exports import school
from quiz.cli.exports.banks import whole_banks
from quiz.cli.exports.left_out import tell_files, tell_left_out
from quiz.cli.exports.output import save, target
from quiz.errors import QuizError
from quiz.locale import count, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    school.add_arguments(parser, "kahoot")


def run(options: argparse.Namespace) -> int:
    """Write the spreadsheet. Raises ``QuizError`` without the extra and where no question fits."""
    from quiz.export.school.ask import asked  # noqa: PLC0415 - the shuffler comes with it
    from quiz.export.school.kahoot import rows_of, workbook  # noqa: PLC0415

    sources = whole_banks(options.banks)
    made = [asked(source.bank) for source in sources]
    rows, unfit = rows_of([question for questions, _ in made for question in questions])
    if not rows:
        raise QuizError(say("classroom", "nothing-to-ask-here"))
    try:
        data = workbook(rows)
    except ImportError:
        raise QuizError(say("classroom", "extra", package="openpyxl", extra="kahoot")) from None
    path = target(options.output, sources, ".xlsx", "nederlands.xlsx")
    save(path, data)
    sys.stderr.write(f"{path or '-'}: {count('classroom', 'questions', len(rows))}\n")
    tell_files(question.item for questions, _ in made for question in questions)
    tell_left_out([*(left for _, refused in made for left in refused), *unfit])
    return 0
