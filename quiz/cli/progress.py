"""``quiz progress``: take the review log to another machine, and merge what comes from one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from quiz import atomic
from quiz.errors import QuizError
from quiz.locale import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("what", choices=("export", "merge"), metavar="export|merge", help=say("progress", "help-what"))
    parser.add_argument("files", nargs="*", metavar=say("progress", "arg-file"), help=say("progress", "help-files"))
    parser.add_argument("-o", "--output", metavar=say("progress", "arg-file"), help=say("progress", "help-output"))


def run(options: argparse.Namespace) -> int:
    """Export or merge. Raises ``QuizError`` for a file that is no progress or cannot be written."""
    from quiz.practice.preferences import load_preferences, preferences_path  # noqa: PLC0415
    from quiz.practice.progress import dump, load, merge_events  # noqa: PLC0415
    from quiz.practice.states import open_store  # noqa: PLC0415
    from quiz.store import default_path  # noqa: PLC0415

    if (options.what == "merge") != bool(options.files):
        raise QuizError(say("progress", "merge-what" if options.what == "merge" else "export-what"))
    settings = load_preferences(preferences_path()).scheduling
    # every file is read before the first is merged: a bad one leaves the progress as it was
    events = [(name, load(_bytes(Path(name)), name)) for name in options.files]
    with open_store(default_path(), settings) as store:
        for name, part in events:
            merged = merge_events(store, part, settings)
            sys.stderr.write(say("progress", "merged", file=name, added=merged.added, known=merged.known) + "\n")
        if options.what == "export":
            _write(options.output, dump(store))
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise QuizError(say("progress", "unreadable", reason=error.strerror or "?"), file=str(path)) from None


def _write(output: str | None, text: str) -> None:
    if output is None or output == "-":
        sys.stdout.write(text)
        return
    try:
        atomic.write_text(Path(output), text)
    except OSError as error:
        raise QuizError(say("progress", "unwritable", reason=error.strerror or "?"), file=output) from None
