"""``quiz anki pull``: what was answered in Anki counts as practice here, from a package or from a running Anki."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.locale import count, say

if TYPE_CHECKING:
    from quiz.export.anki.reviews import Pulled


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("what", choices=("pull",), metavar="pull", help=say("anki", "help.pull"))
    parser.add_argument("files", nargs="*", metavar=say("anki", "arg.file"), help=say("anki", "help.files"))
    parser.add_argument("--connect", action="store_true", help=say("anki", "help.connect"))
    parser.add_argument("--dry-run", action="store_true", help=say("anki", "help.dry-run"))


def run(options: argparse.Namespace) -> int:
    """Merge the answers into the progress, each once. Everything is read before the first is merged."""
    if bool(options.files) == options.connect:
        raise QuizError(say("anki", "file-or-connect"))
    nothing = "nothing-there" if options.connect else "nothing"
    for place, pulled in _pulled(options):
        _merge(place, pulled, nothing, dry=options.dry_run)
    return 0


def _pulled(options: argparse.Namespace) -> list[tuple[str, Pulled]]:
    if options.connect:
        from quiz.export.anki.connect import default_connection, pull  # noqa: PLC0415

        return [("Anki", pull(default_connection()))]
    from quiz.export.anki.packagefile import read_package  # noqa: PLC0415

    return [(name, read_package(Path(name))) for name in options.files]


def _merge(place: str, pulled: Pulled, nothing: str, *, dry: bool) -> None:
    """Merge what came from one place; ``nothing`` is the key of what is said where nothing came."""
    from quiz.export.anki.reviews import not_ours  # noqa: PLC0415 - the scheduler comes with these
    from quiz.practice.preferences import load_preferences, preferences_path  # noqa: PLC0415
    from quiz.practice.progress import merge_reviews  # noqa: PLC0415
    from quiz.practice.states import open_store  # noqa: PLC0415
    from quiz.store import default_path  # noqa: PLC0415

    preferences = load_preferences(preferences_path())
    with open_store(default_path(), preferences.scheduling) as store:
        log = list(store.log())
        reviews = not_ours(pulled.reviews, log)
        known = {review.id for review in log}
        added = sum(review.id not in known for review in reviews)
        if not dry:
            added = merge_reviews(store, reviews, days=preferences.days, settings=preferences.scheduling).added
    numbers = count("anki", "would-add" if dry else "added", added, known=len(pulled.reviews) - added)
    sys.stderr.write(f"{place}: {numbers}\n")
    if pulled.unknown:
        sys.stderr.write(f"{count('anki', 'unknown', pulled.unknown)}\n")
    if not pulled.reviews:
        sys.stderr.write(f"{say('anki', nothing)}\n")
