"""``quiz check``: what is wrong with banks, each finding as ``file:line: sentence [code]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.locale import count, say
from quiz.text.safe import one_line

if TYPE_CHECKING:
    from quiz.bankfile import Loaded

_SUFFIXES = frozenset({".yaml", ".yml"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("banks", nargs="*", metavar=say("check", "arg.banks"), help=say("check", "help.banks"))
    parser.add_argument("--quick", action="store_true", help=say("check", "help.quick"))


def run(options: argparse.Namespace) -> int:
    """Check every bank; exit status 1 when anything is wrong. Findings go to standard output, the summary to error."""
    totals = {"banks": 0, "items": 0, "words": 0, "findings": 0}
    for path in _files(options.banks or ["decks"]):
        totals["banks"] += 1
        _one(path, totals, language=not options.quick)
    _summary(totals)
    return 1 if totals["findings"] else 0


def _files(names: list[str]) -> list[Path]:
    """Files as given; a folder stands for its banks by name."""
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES and not p.name.startswith("."))
            if not inside:
                raise QuizError(say("check", "no-banks"), file=name)
            found += inside
        else:
            found.append(path)
    return found


def _one(path: Path, totals: dict[str, int], *, language: bool) -> None:
    """Print the findings of one bank; a file that is no bank is one finding."""
    from quiz.bankfile import BankError, read_bank  # noqa: PLC0415
    from quiz.checking import check_bank  # noqa: PLC0415

    try:
        loaded = read_bank(path)
    except BankError as error:
        sys.stdout.write(f"{one_line(str(error))}\n")
        totals["findings"] += 1
        return
    totals["items"] += len(loaded.bank.items)
    totals["words"] += len(loaded.bank.vocabulary)
    for finding in check_bank(loaded, language=language and _has_text(loaded)):
        found = QuizError(f"{finding.message} [{finding.code}]", file=str(path), line=finding.line)
        sys.stdout.write(f"{one_line(str(found))}\n")
        totals["findings"] += 1


def _has_text(loaded: Loaded) -> bool:
    """A bank without a text is checked for its shape and wording: there is nothing to compare its sentences with."""
    return bool(loaded.bank.paragraphs)


def _summary(totals: dict[str, int]) -> None:
    parts = {key: count("check", key, totals[key]) for key in totals}
    sys.stderr.write(say("check", "found" if totals["findings"] else "sound", **parts) + "\n")
    if totals["findings"]:
        sys.stderr.write(say("check", "how-to-allow") + "\n")
