"""Entry point: finds the command, turns every expected failure into one line on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn

from quiz import __version__
from quiz.errors import QuizError
from quiz.locale import catalogue, language, say

COMMANDS: Final = {
    "generate": "quiz.cli.generate",
    "words": "quiz.cli.words",
    "lookup": "quiz.cli.lookup",
    "play": "quiz.cli.play",
    "stats": "quiz.cli.stats",
    "progress": "quiz.cli.progress",
    "export": "quiz.cli.export",
    "anki": "quiz.cli.anki",
    "check": "quiz.cli.check",
    "level": "quiz.cli.level",
    "judge": "quiz.cli.judge",
}
"""Command to module. A module has ``add_arguments(parser)`` and ``run(options) -> int`` (the exit status)."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the interface language and fails in one line."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and where the help is; exit with status 2."""
        self.exit(2, f"quiz: {say('cli', 'usage-error', message=message, prog=self.prog)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_plainly()
    try:
        return _run(words)
    except QuizError as error:
        from quiz.text.safe import one_line  # noqa: PLC0415 - only a failure needs it

        sys.stderr.write(f"quiz: {one_line(str(error))}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(words: list[str]) -> int:
    chosen = next((word for word in words if not word.startswith("-")), None)
    parser = Parser(prog="quiz", description=say("cli", "description"), add_help=False)
    _add_help(parser)
    parser.add_argument("--version", action="version", version=f"quiz {__version__}", help=say("cli", "version"))
    subparsers = parser.add_subparsers(title=say("cli", "commands"), dest="command", metavar=say("cli", "command"))
    for name, module in COMMANDS.items():
        summary = say("cli", f"summary.{name}")
        command = subparsers.add_parser(name, help=summary, description=summary, add_help=False)
        _add_help(command)
        if name == chosen:
            import_module(module).add_arguments(command)
    options = parser.parse_args(words)
    if options.command is None:
        parser.print_help()
        return 0
    return int(import_module(COMMANDS[options.command]).run(options))


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("cli", "help"))


def _speak_plainly() -> None:
    """Dutch on a terminal that cannot show it must not end in an error, and argparse speaks the language too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if language() == "nl":
        argparse._ = lambda text: catalogue("argparse", "nl").get(text, text)  # type: ignore[attr-defined]
    # argparse has no public hook for its own words


if __name__ == "__main__":
    raise SystemExit(main())
