"""Tells what an export did not take along, each with its reason: nothing is dropped in silence."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from quiz.locale import count, say

if TYPE_CHECKING:
    from quiz.model.bank import Item

_WIDTH = 70


class Left(Protocol):
    """An item or entry that was left out."""

    @property
    def part(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its stem or word."""

    @property
    def reason(self) -> str:
        """Key of the reason: ``left.REASON`` in the messages of the exports."""


def tell_left_out(left_out: Sequence[Left]) -> None:
    """Write them to standard error, one a line."""
    if left_out:
        sys.stderr.write(f"{count('export', 'left-out', len(left_out))}\n")
    for left in left_out:
        sys.stderr.write(f"  {_short(left.title)} [{left.part}]: {say('export', f'left.{left.reason}')}\n")


def tell_files(items: Iterable[Item]) -> None:
    """Say how many pictures and recordings of these items a format leaves behind."""
    from quiz.bankfile.media import media_of  # noqa: PLC0415

    number = sum(1 for item in items for _ in media_of(item))
    if number:
        sys.stderr.write(f"{count('classroom', 'files-left', number)}\n")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 2].rstrip() + " …"
