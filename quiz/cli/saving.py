"""Where ``quiz generate`` puts a bank, and how it is merged into one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.locale import say

if TYPE_CHECKING:
    from quiz.bankfile import Loaded
    from quiz.model.bank import Bank


@dataclass(frozen=True)
class Kept:
    """How much of a person's work was found in the old bank: edited, written and thrown out."""

    edited: int = 0
    manual: int = 0
    removed: int = 0


def target_of(source: str, output: str | None, identifier: str, *, several: bool) -> Path | None:
    """Return the file for a bank; None for standard output (``-o -``, or standard input without ``-o``)."""
    if output == "-" or (output is None and source == "-"):
        return None
    if output is None:
        return Path("decks") / f"{identifier}.yaml"
    path = Path(output)
    if several or path.is_dir() or output.endswith(("/", "\\")):
        return path / f"{identifier}.yaml"
    return path


def save(target: Path, bank: Bank) -> Kept:
    """Write a stamped bank, or merge it into the bank of the same article that is there.

    Raises ``QuizError`` where the file is no sound bank, is the bank of another article, or cannot be written.
    """
    from quiz import atomic  # noqa: PLC0415 - quiz generate --help needs none of these
    from quiz.bankfile.merge import merge_banks  # noqa: PLC0415
    from quiz.bankfile.write import dump_bank  # noqa: PLC0415

    try:
        if not target.exists():
            atomic.write_text(target, dump_bank(bank))
            return Kept()
        merged = merge_banks(_old(target, bank), bank)
        atomic.write_text(target, merged.text)
        return Kept(merged.edited, merged.manual, merged.removed)
    except OSError as error:
        raise QuizError(say("generate", "unwritable", reason=error.strerror or "?"), file=str(target)) from None


def _old(target: Path, bank: Bank) -> Loaded:
    from quiz.bankfile import BankError, read_bank  # noqa: PLC0415

    try:
        old = read_bank(target)
    except BankError as error:
        raise QuizError(say("bank", "not-overwritten"), file=str(target), line=error.line) from None
    if any(finding.severity == "error" for finding in old.findings):
        raise QuizError(say("bank", "not-overwritten"), file=str(target), line=old.findings[0].line)
    if old.bank.paragraphs and set(old.bank.paragraphs).isdisjoint(bank.paragraphs):
        raise QuizError(say("generate", "other-article"), file=str(target))
    return old
