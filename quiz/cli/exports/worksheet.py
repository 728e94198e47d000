"""``quiz export worksheet``: banks to worksheets with a key, to print (PDF), to edit (Word) or both (HTML)."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from quiz.cli.exports.banks import Source, add_banks, whole_banks
from quiz.cli.exports.left_out import tell_left_out
from quiz.cli.exports.output import save, targets
from quiz.errors import QuizError
from quiz.locale import count, say

if TYPE_CHECKING:
    from quiz.export.worksheet.sheet import Sheet

_SUFFIXES: Final = {".pdf": ".pdf", ".docx": ".docx", ".html": ".html", ".htm": ".html"}
"""How the name of a file tells the format."""
_MOST_VERSIONS: Final = 8
_NAME: Final = re.compile(r"[\w-]{1,12}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    add_banks(parser)
    add = parser.add_argument
    add("-o", "--output", metavar=say("export", "arg.file"), help=say("classroom", "help.output-worksheet"))
    add("--format", choices=[suffix.removeprefix(".") for suffix in _FACES], help=say("classroom", "help.format"))
    add("--versions", metavar="A,B", help=say("classroom", "help.versions"))
    add("--only-key", action="store_true", help=say("classroom", "help.only-key"))
    add("--large-print", action="store_true", help=say("classroom", "help.large-print"))


def run(options: argparse.Namespace) -> int:
    """Write a file for every bank."""
    names = _versions(options.versions)
    suffix = _suffix(options)
    sources = whole_banks(options.banks)
    for source, path in targets(options.output, sources, suffix):
        _one(source, path, names, suffix, options)
    return 0


def _suffix(options: argparse.Namespace) -> str:
    """The suffix of the format that is asked for, by --format or by the name of the file; else that of a PDF."""
    if options.format:
        return f".{options.format}"
    suffix = PurePath(options.output or "").suffix.lower()
    if not suffix or options.output.endswith(("/", "\\")):
        return ".pdf"
    if suffix not in _SUFFIXES and not Path(options.output).is_dir():
        raise QuizError(say("classroom", "worksheet-format", suffix=suffix), file=options.output)
    return _SUFFIXES.get(suffix, ".pdf")


def _versions(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ("",)
    names = tuple(name.strip() for name in text.split(","))
    if len(set(names)) < len(names) or len(names) > _MOST_VERSIONS or not all(map(_NAME.fullmatch, names)):
        raise QuizError(say("classroom", "versions", most=_MOST_VERSIONS))
    return names


def _one(source: Source, path: Path | None, names: tuple[str, ...], suffix: str, options: argparse.Namespace) -> None:
    from quiz.export.files import question_files  # noqa: PLC0415
    from quiz.export.usable import sort_out  # noqa: PLC0415
    from quiz.export.worksheet.compose import compose  # noqa: PLC0415 - the lexicon comes with it

    files = question_files(sort_out(source.bank)[0], source.path.parent)
    sheet = compose(source.bank, names, files)
    if not sheet.versions[0].key:
        raise QuizError(say("classroom", "nothing-to-ask"), file=str(source.path))
    data, parts = _FACES[suffix](sheet, options)
    save(path, data)
    sys.stderr.write(f"{path or '-'}: {count('classroom', 'questions', sheet.versions[0].questions)}; {parts}\n")
    recordings = len(files) - len(sheet.pictures)
    if recordings:
        sys.stderr.write(f"{count('classroom', 'recordings-left', recordings)}\n")
    tell_left_out(sheet.left_out)


def _pdf(sheet: Sheet, options: argparse.Namespace) -> tuple[bytes, str]:
    from quiz.export.worksheet.pdf import print_sheet  # noqa: PLC0415 - the typesetter comes with it

    printed = print_sheet(sheet, only_key=options.only_key, large=options.large_print)
    return printed.data, "; ".join(_pages(part.part, part.first, part.last) for part in printed.parts)


def _docx(sheet: Sheet, options: argparse.Namespace) -> tuple[bytes, str]:
    try:
        from quiz.export.worksheet.word import word_sheet  # noqa: PLC0415 - an extra comes with it
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "docx":
            raise
        raise QuizError(say("classroom", "extra", package="python-docx", extra="word")) from None
    return word_sheet(sheet, only_key=options.only_key, large=options.large_print), _parts(sheet, options)


def _html(sheet: Sheet, options: argparse.Namespace) -> tuple[bytes, str]:
    from quiz.export.worksheet.html import html_sheet  # noqa: PLC0415

    page = html_sheet(sheet, only_key=options.only_key, large=options.large_print)
    return page.encode("utf-8"), _parts(sheet, options)


_FACES: Final = {".pdf": _pdf, ".docx": _docx, ".html": _html}
"""What makes a file of a sheet, and tells which parts are in it."""


def _parts(sheet: Sheet, options: argparse.Namespace) -> str:
    """The parts where only the printer knows their pages."""
    from quiz.export.worksheet.layout import lay_out  # noqa: PLC0415

    return ", ".join(_name(part.name) for part in lay_out(sheet, only_key=options.only_key))


def _name(part: str) -> str:
    kind, _, version = part.partition("-")
    return f"{say('classroom', f'part.{kind}')} {version}".strip()


def _pages(part: str, first: int, last: int) -> str:
    return f"{_name(part)}: {count('classroom', 'pages', last - first + 1, first=first, last=last)}"
