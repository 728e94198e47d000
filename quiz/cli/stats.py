"""``quiz stats``: what was practised, remembered and is coming, as text or JSON."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz.locale import say

if TYPE_CHECKING:
    from quiz.stats import Statistics


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("banks", nargs="*", metavar=say("stats", "arg-bank"), help=say("stats", "help-banks"))
    parser.add_argument("--json", action="store_true", help=say("stats", "help-json"))


def run(options: argparse.Namespace) -> int:
    """Print the statistics. Raises ``QuizError`` for a bank or a progress file that cannot be read."""
    from quiz.practice.preferences import load_preferences, preferences_path  # noqa: PLC0415
    from quiz.practice.states import open_store  # noqa: PLC0415
    from quiz.stats import count_log, drawn  # noqa: PLC0415
    from quiz.store import default_path  # noqa: PLC0415

    preferences = load_preferences(preferences_path())
    with open_store(default_path(), preferences.scheduling) as store:
        wanted = set(_ids(options.banks) or store.banks())
        log = [review for review in store.log() if not options.banks or review.bank in wanted]
        states = [card for bank in sorted(wanted) for card in store.cards(bank).values()]
        statistics = count_log(log, states, preferences.days.of(datetime.now(UTC)))
    if options.json:
        sys.stdout.write(json.dumps(_builtin(statistics), indent=2) + "\n")
    elif not statistics.answers:
        sys.stdout.write(say("stats", "empty") + "\n")
    else:
        width = max(36, min(100, shutil.get_terminal_size().columns))
        parts = ["\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in drawn(statistics, width - 2)]
        sys.stdout.write("\n\n".join(parts) + "\n")
    return 0


def _ids(banks: list[str]) -> list[str]:
    from quiz.practice.decks import load_decks  # noqa: PLC0415 - only for named banks

    if not banks:
        return []
    decks, _ = load_decks([Path(name) for name in banks], 0)
    return [deck.id for deck in decks]


def _builtin(statistics: Statistics) -> dict[str, Any]:
    """Plain values with dates written out; keys stay the same from version to version."""
    from quiz.practice.day import to_date  # noqa: PLC0415

    values = asdict(statistics)
    values["today"] = to_date(statistics.today).isoformat()
    values["answers"] = statistics.answers
    values["per_day"] = {to_date(day).isoformat(): number for day, number in statistics.per_day.items()}
    values["retention"] = {
        "all" if not window else f"{window}d": {
            "right": share.right,
            "total": share.total,
            "low": round(share.bounds[0], 4),
            "high": round(share.bounds[1], 4),
        }
        for window, share in statistics.retention.items()
    }
    return values
