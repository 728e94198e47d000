"""``quiz export KIND BANK...``: a table of kinds; only the one that is asked for is imported."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any, Final

from quiz.cli.main import Parser
from quiz.locale import say

KINDS: Final = {
    "anki": "quiz.cli.exports.anki",
    "tsv": "quiz.cli.exports.tsv",
    "worksheet": "quiz.cli.exports.worksheet",
    "moodle": "quiz.cli.exports.moodle",
    "gift": "quiz.cli.exports.gift",
    "page": "quiz.cli.exports.page",
    "csv": "quiz.cli.exports.csv",
    "kahoot": "quiz.cli.exports.kahoot",
}
"""Kind to module. To add one: a row here, a module, and ``summary.KIND`` in quiz/locale/*/export.toml."""


class _KindParser(Parser):
    """The parser of one kind; it asks the kind's module for its arguments when there is something to parse."""

    def __init__(self, *, module: str, **settings: Any) -> None:  # noqa: ANN401 - whatever argparse passes on
        super().__init__(add_help=False, **settings)
        self.add_argument("-h", "--help", action="help", help=say("cli", "help"))
        self._module: str | None = module

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as above
        """Complete the parser, then parse."""
        if self._module is not None:
            import_module(self._module).add_arguments(self)
            self._module = None
        return super().parse_known_args(args, namespace)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the kinds."""
    kinds = parser.add_subparsers(
        title=say("export", "kinds"),
        dest="kind",
        metavar=say("export", "arg.kind"),
        required=True,
        parser_class=_KindParser,
    )
    for kind, module in KINDS.items():
        summary = say("export", f"summary.{kind}")
        kinds.add_parser(kind, help=summary, description=summary, module=module)


def run(options: argparse.Namespace) -> int:
    """Run the chosen kind."""
    return int(import_module(KINDS[options.kind]).run(options))
