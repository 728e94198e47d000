"""``quiz export csv``: banks to a table for a spreadsheet."""

from __future__ import annotations

import argparse

from quiz.cli.exports import school


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    school.add_arguments(parser, "csv")


def run(options: argparse.Namespace) -> int:
    """Write the table."""
    from quiz.export.school.table import table  # noqa: PLC0415 - only a run needs it

    return school.write(options, ".csv", table, points=True, matching=False)
