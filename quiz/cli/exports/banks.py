"""Banks for an export: all of them whole, because what cannot be read must not be left out in silence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.bankfile import BankError, Finding, Loaded, read_bank
from quiz.locale import count, say
from quiz.model.bank import Bank
from quiz.practice.decks import bank_files


@dataclass(frozen=True)
class Source:
    """A bank and the file that it comes from."""

    path: Path
    bank: Bank
    warnings: tuple[Finding, ...] = ()
    """What was found in the file that keeps nothing from being read: pictures that are not there."""


def add_banks(parser: argparse.ArgumentParser) -> None:
    """Describe the argument that every kind of export has."""
    parser.add_argument("banks", nargs="+", metavar=say("export", "arg.bank"), help=say("export", "help.banks"))


def whole_banks(names: Sequence[str]) -> list[Source]:
    """Read the banks named and those in the folders named.

    Raises ``BankError`` for a bank with anything in it that cannot be read (an item that is left out would look like
    one that was taken out), for an empty one and for two with one id.
    """
    sources: list[Source] = []
    seen: dict[str, Path] = {}
    for path in bank_files([Path(name) for name in names]):
        loaded = _whole(path)
        bank = loaded.bank
        if bank.id in seen:
            raise BankError(say("export", "same-id", id=bank.id, other=seen[bank.id]), file=str(path))
        seen[bank.id] = path
        sources.append(Source(path, bank, loaded.findings))
    return sources


def _whole(path: Path) -> Loaded:
    loaded = read_bank(path)
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    if errors:
        more = count("export", "more-errors", len(errors) - 1) if len(errors) > 1 else ""
        message = " ".join(part for part in (errors[0].message, more) if part)
        raise BankError(message, file=str(path), line=errors[0].line)
    if not loaded.bank.items and not loaded.bank.vocabulary:
        raise BankError(say("bank", "nothing-in-it"), file=str(path))
    return loaded
