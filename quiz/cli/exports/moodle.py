"""``quiz export moodle``: banks to Moodle XML."""

from __future__ import annotations

import argparse

from quiz.cli.exports import school


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this kind."""
    school.add_arguments(parser, "moodle")


def run(options: argparse.Namespace) -> int:
    """Write the question file."""
    from quiz.export.school.moodle import moodle_xml  # noqa: PLC0415 - only a run needs it

    return school.write(options, ".xml", moodle_xml, points=True, files=True)
