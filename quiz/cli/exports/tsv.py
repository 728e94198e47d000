"""``quiz export tsv``: banks to a table with tabs."""

from __future__ import annotations

import argparse
import sys
from itertools import chain

from quiz.cli.exports.banks import add_banks, whole_banks
from quiz.cli.exports.left_out import tell_left_out
from quiz.cli.exports.output import save, target
from quiz.errors import QuizError
from quiz.locale import count, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    add_banks(parser)
    parser.add_argument("-o", "--output", metavar=say("export", "arg.file"), help=say("export", "help.output-tsv"))
    parser.add_argument("--plain", action="store_true", help=say("export", "help.plain"))


def run(options: argparse.Namespace) -> int:
    """Write the table. Raises ``QuizError`` where there is no row to write."""
    from quiz.export.tsv import Row, anki_table, plain_table, rows_of  # noqa: PLC0415 - the lexicon comes with it

    sources = whole_banks(options.banks)
    made = list(chain.from_iterable(rows_of(source.bank) for source in sources))
    rows = [row for row in made if isinstance(row, Row)]
    if not rows:
        raise QuizError(say("export", "no-notes"))
    path = target(options.output, sources, ".tsv", "nederlands.tsv")
    save(path, (plain_table if options.plain else anki_table)(rows).encode("utf-8"))
    sys.stderr.write(f"{path or '-'}: {count('export', 'rows', len(rows))}\n")
    tell_left_out([left for left in made if not isinstance(left, Row)])
    return 0
