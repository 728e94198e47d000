"""``quiz play``: practise in the terminal, over the banks named or those in decks/."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.locale import say

if TYPE_CHECKING:
    from quiz.tui.app import Deck


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("banks", nargs="*", metavar=say("play", "arg.bank"), help=say("play", "help.banks"))
    parser.add_argument("--new", type=int, default=20, metavar="N", help=say("play", "help.new"))
    parser.add_argument("--seed", type=int, default=0, metavar="N", help=say("play", "help.seed"))
    parser.add_argument("--cram", action="store_true", help=say("play", "help.cram"))
    parser.add_argument("--restart", action="store_true", help=say("play", "help.restart"))
    parser.add_argument("--no-words", action="store_true", help=say("play", "help.no-words"))


def run(options: argparse.Namespace) -> int:
    """Open the session or the home screen. Raises ``QuizError`` without a terminal or without anything to play."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise QuizError(say("play", "no-terminal"))
    home = not options.banks
    paths = [Path(name) for name in options.banks] or [Path("decks")]
    decks = _decks(paths, options.seed, words=not options.no_words)
    from quiz.store import Store  # noqa: PLC0415
    from quiz.store.store import default_path  # noqa: PLC0415
    from quiz.tui.app import QuizApp, Settings  # noqa: PLC0415 - Textual is most of the start-up

    store = Store(default_path())
    mode = "cram" if options.cram else "practice"
    settings = Settings(mode=mode, seed=options.seed, new=options.new, resume=not options.restart)  # type: ignore[arg-type]
    app = QuizApp(decks, store, settings, home=home)
    app.run()
    store.close()
    return app.return_code or 0


def _decks(paths: list[Path], seed: int, *, words: bool) -> list[Deck]:
    from quiz.bankfile import BankError, load_sound  # noqa: PLC0415
    from quiz.practice.questions import questions_of  # noqa: PLC0415
    from quiz.tui.app import Deck  # noqa: PLC0415

    decks: list[Deck] = []
    for path in _files(paths):
        try:
            bank = load_sound(path)
        except BankError as error:
            if len(paths) == 1 and paths[0] == path:
                raise
            sys.stderr.write(f"quiz: {error}\n")
            continue
        questions = tuple(questions_of(bank, seed, words=words))
        if any(deck.identifier == bank.id for deck in decks):
            raise QuizError(say("play", "same-id", id=bank.id), file=str(path))
        decks.append(Deck(bank.id, bank.title or path.stem, questions))
    if not any(deck.questions for deck in decks):
        raise QuizError(say("play", "nothing"))
    return decks


def _files(paths: list[Path]) -> list[Path]:
    """Files as given; a folder stands for its banks by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix in {".yaml", ".yml"} and not p.name.startswith("."))
        else:
            found.append(path)
    if not found:
        raise QuizError(say("play", "no-banks"))
    if len(found) == 1 and not found[0].exists() and found[0] == Path("decks"):
        raise QuizError(say("play", "no-banks"))
    return found
