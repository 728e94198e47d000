"""``quiz judge``: forms for a blind judge of banks, and the figures of the verdicts."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError
from quiz.locale import say

if TYPE_CHECKING:
    from quiz.judging.score import Score, Share

_KEY_FILE: Final = "key.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("paths", nargs="+", metavar=say("judge", "arg.paths"), help=say("judge", "help.paths"))
    parser.add_argument("-o", "--output", metavar=say("judge", "arg.folder"), help=say("judge", "help.output"))
    parser.add_argument("--read", metavar=say("judge", "arg.folder"), help=say("judge", "help.read"))
    parser.add_argument("--seed", type=int, default=0, metavar="N", help=say("judge", "help.seed"))


def run(options: argparse.Namespace) -> int:
    """Write forms into the output folder, or read the verdicts on the forms of a folder."""
    if options.read:
        return _read(Path(options.read), [Path(path) for path in options.paths])
    return _write(Path(options.output or "."), [Path(path) for path in options.paths], options.seed)


def _write(folder: Path, banks: list[Path], seed: int) -> int:
    from quiz import atomic  # noqa: PLC0415
    from quiz.bankfile import load_sound  # noqa: PLC0415
    from quiz.judging.form import make_form  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    secret: dict[str, dict[str, str]] = {"kinds": {}, "stems": {}, "flaws": {}}
    for path in banks:
        bank = load_sound(path)
        form = make_form(bank, seed)
        atomic.write_text(folder / f"{bank.id}.md", form.text)
        secret["kinds"] |= form.kinds
        secret["stems"] |= form.stems
        secret["flaws"] |= form.flaws
        sys.stderr.write(say("judge", "written", file=folder / f"{bank.id}.md", items=len(form.kinds)) + "\n")
    atomic.write_text(folder / _KEY_FILE, json.dumps(secret, ensure_ascii=False, indent=1) + "\n")
    sys.stderr.write(say("judge", "how", file=folder / _KEY_FILE) + "\n")
    return 0


def _read(folder: Path, files: list[Path]) -> int:
    from quiz.judging.score import kappa, read_verdicts, score  # noqa: PLC0415

    try:
        secret = json.loads((folder / _KEY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise QuizError(say("judge", "no-key"), file=str(folder / _KEY_FILE)) from None
    judges: list[dict[str, str]] = []
    for path in files:
        try:
            verdicts, odd = read_verdicts(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise QuizError(say("judge", "unreadable"), file=str(path)) from None
        for line in odd:
            sys.stderr.write(f"{path}:{line}: {say('judge', 'odd-line')}\n")
        judges.append(verdicts)
        _print(path.name, score(verdicts, secret["kinds"], secret["flaws"]))
    if len(judges) > 1:
        agreement = kappa(judges[0], judges[1], secret["flaws"])
        sys.stdout.write(say("judge", "kappa", value="-" if agreement is None else f"{agreement:.2f}") + "\n")
    return 0


def _print(name: str, figures: Score) -> None:
    write = sys.stdout.write
    write(f"{name}\n")
    for key, share in (
        ("correct", figures.correct),
        ("acceptable", figures.acceptable),
        ("classroom", figures.classroom),
        ("caught", figures.caught),
    ):
        write(f"  {say('judge', key):<24} {_share(share)}\n")
    for kind, share in figures.by_kind.items():
        write(f"    {kind:<22} {share.good}/{share.all}\n")
    for criterion, number in figures.failures.items():
        write(f"    {criterion} {'#' * number} {number}\n")


def _share(share: Share) -> str:
    low, high = share.interval
    return f"{share.good}/{share.all} = {share.value:.3f} ({low:.3f}-{high:.3f})"
