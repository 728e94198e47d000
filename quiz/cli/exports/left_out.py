"""Tells what an export did not take along, each with its reason: nothing is dropped in silence."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from quiz.locale import count, say

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


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 2].rstrip() + " …"
