"""``quiz play``: practise over the banks named or those in decks/, full screen or in plain lines."""

from __future__ import annotations

import argparse
import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.locale import say

if TYPE_CHECKING:
    from quiz.practice.preferences import Preferences

MODES: Final = ("today", "due", "new", "reading", "cram", "exam", "mistakes", "reversed", "flagged")
"""The names of ``quiz.practice.modes.Mode``, which a parser need not import."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("banks", nargs="*", metavar=say("play", "arg.bank"), help=say("play", "help.banks"))
    parser.add_argument(
        "--mode", choices=MODES, default="today", help=say("play", "help.mode", modes=", ".join(MODES)), metavar="M"
    )
    parser.add_argument("--cram", action="store_const", dest="mode", const="cram", help=say("play", "help.cram"))
    parser.add_argument("--exam", action="store_const", dest="mode", const="exam", help=say("play", "help.exam"))
    parser.add_argument("--minutes", type=int, metavar="N", help=say("play", "help.minutes"))
    parser.add_argument("--new", type=int, metavar="N", help=say("play", "help.new"))
    parser.add_argument("--no-words", action="store_true", help=say("play", "help.no-words"))
    parser.add_argument("--restart", action="store_true", help=say("play", "help.restart"))
    parser.add_argument("--seed", type=int, default=0, metavar="N", help=say("play", "help.seed"))
    from quiz.practice.preferences import Preferences, preferences_path  # noqa: PLC0415 - for the help of this command

    names = ", ".join(Preferences.__dataclass_fields__)
    parser.epilog = say("play", "help.settings", path=preferences_path(), names=names).replace("%", "%%")
    parser.add_argument("--plain", action="store_true", help=say("play", "help.plain"))


def run(options: argparse.Namespace) -> int:
    """Practise. Raises ``QuizError`` without anything to play, or where a full screen needs a terminal."""
    from quiz.practice.decks import load_decks  # noqa: PLC0415 - parsing options must not wait for it
    from quiz.practice.modes import Mode  # noqa: PLC0415
    from quiz.practice.prepared import prepared_folder  # noqa: PLC0415
    from quiz.practice.states import open_store  # noqa: PLC0415
    from quiz.store import default_path  # noqa: PLC0415

    if not options.plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise QuizError(say("play", "no-terminal"))
    if not options.plain:
        gc.disable()  # a tenth of the start-up: nothing made before the first picture is garbage; the app enables it
    preferences = _preferences(options)
    paths = [Path(name) for name in options.banks]
    decks, errors = load_decks(paths, options.seed, words=not options.no_words, prepared=prepared_folder())
    for error in errors:
        sys.stderr.write(f"quiz: {error}\n")
    with open_store(default_path(), preferences.scheduling) as store:
        if options.plain:
            from quiz.cli.linear import practise  # noqa: PLC0415
            from quiz.practice.opening import Plan  # noqa: PLC0415

            return practise(decks, store, Plan(Mode(options.mode), preferences, options.seed, not options.restart))
        from quiz.tui.app import QuizApp, Start  # noqa: PLC0415 - Textual is most of the start-up

        start = Start(
            mode=Mode(options.mode),
            seed=options.seed,
            resume=not options.restart,
            words=not options.no_words,
            home=not options.banks,
        )
        app = QuizApp(decks, store, preferences, start)
        app.run()
        return app.return_code or 0


def _preferences(options: argparse.Namespace) -> Preferences:
    """The learner's settings, with what was said on the command line in their place."""
    from quiz.practice.preferences import load_preferences, preferences_path  # noqa: PLC0415

    said = {"new_per_day": options.new, "exam_minutes": options.minutes}
    given = {key: value for key, value in said.items() if value is not None}
    if any(value < 0 for value in given.values()):
        raise QuizError(say("play", "negative"))
    return replace(load_preferences(preferences_path()), **given)
