"""``quiz export gift``: banks to GIFT."""

from __future__ import annotations

import argparse

from quiz.cli.exports import school


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    school.add_arguments(parser, "gift")


def run(options: argparse.Namespace) -> int:
    """Write the question file."""
    from quiz.export.school.gift import gift  # noqa: PLC0415 - only a run needs it

    return school.write(options, ".gift", gift, points=False)
