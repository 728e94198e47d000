"""``quiz export page``: a bank as one HTML file for phones and computers."""

from __future__ import annotations

import argparse
import sys

from quiz.cli.exports.banks import add_banks, whole_banks
from quiz.cli.exports.left_out import tell_left_out
from quiz.cli.exports.output import save, targets
from quiz.errors import QuizError
from quiz.locale import count, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    add_banks(parser)
    parser.add_argument("-o", "--output", metavar=say("export", "arg.file"), help=say("classroom", "help.output-page"))


def run(options: argparse.Namespace) -> int:
    """Write a page for every bank."""
    from quiz.export.files import question_files  # noqa: PLC0415
    from quiz.export.page.build import build_page, page_items  # noqa: PLC0415 - the lexicon comes with it

    sources = whole_banks(options.banks)
    for source, path in targets(options.output, sources, ".html"):
        items, left_out = page_items(source.bank)
        if not items:
            raise QuizError(say("classroom", "nothing-to-ask-here"), file=str(source.path))
        files = question_files(items, source.path.parent)
        save(path, build_page(source.bank, items, files).encode("utf-8"))
        sys.stderr.write(f"{path or '-'}: {count('classroom', 'questions', len(items))}\n")
        tell_left_out(left_out)
    return 0
