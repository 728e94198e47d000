"""``quiz export worksheet``: banks to printed worksheets with a key."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Final

from quiz.cli.exports.banks import Source, add_banks, whole_banks
from quiz.cli.exports.left_out import tell_left_out
from quiz.cli.exports.output import save, targets
from quiz.errors import QuizError
from quiz.locale import count, say

_MOST_VERSIONS: Final = 8
_NAME: Final = re.compile(r"[\w-]{1,12}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    add_banks(parser)
    add = parser.add_argument
    add("-o", "--output", metavar=say("export", "arg.file"), help=say("classroom", "help.output-worksheet"))
    add("--versions", metavar="A,B", help=say("classroom", "help.versions"))
    add("--only-key", action="store_true", help=say("classroom", "help.only-key"))
    add("--large-print", action="store_true", help=say("classroom", "help.large-print"))


def run(options: argparse.Namespace) -> int:
    """Write a PDF for every bank."""
    names = _versions(options.versions)
    sources = whole_banks(options.banks)
    for source, path in targets(options.output, sources, ".pdf"):
        _one(source, path, names, options)
    return 0


def _versions(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ("",)
    names = tuple(name.strip() for name in text.split(","))
    if len(set(names)) < len(names) or len(names) > _MOST_VERSIONS or not all(map(_NAME.fullmatch, names)):
        raise QuizError(say("classroom", "versions", most=_MOST_VERSIONS))
    return names


def _one(source: Source, path: Path | None, names: tuple[str, ...], options: argparse.Namespace) -> None:
    from quiz.export.worksheet.compose import compose  # noqa: PLC0415 - the lexicon comes with it
    from quiz.export.worksheet.pdf import print_sheet  # noqa: PLC0415

    sheet = compose(source.bank, names)
    if not sheet.versions[0].key:
        raise QuizError(say("classroom", "nothing-to-ask"), file=str(source.path))
    printed = print_sheet(sheet, only_key=options.only_key, large=options.large_print)
    save(path, printed.data)
    parts = "; ".join(_pages(part.part, part.first, part.last) for part in printed.parts)
    sys.stderr.write(f"{path or '-'}: {count('classroom', 'questions', sheet.versions[0].questions)}; {parts}\n")
    tell_left_out(sheet.left_out)


def _pages(part: str, first: int, last: int) -> str:
    kind, _, version = part.partition("-")
    name = f"{say('classroom', f'part.{kind}')} {version}".strip()
    return f"{name}: {count('classroom', 'pages', last - first + 1, first=first, last=last)}"
