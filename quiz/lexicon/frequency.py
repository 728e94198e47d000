"""How frequent a word form is, on the Zipf scale (log10 of its frequency per thousand million words)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from quiz.lexicon.entries import DATA

_DIGITS: Final = 4
"""Every value is written in so many characters: 4.21."""


@lru_cache(maxsize=4096)
def zipf(form: str) -> float:
    """Zipf value of a lower-case form; 0.0 for a form below the list's floor of 2.3."""
    group = _groups().get(form[:2])
    if group is None or " " in form:
        return 0.0
    start = group.find(f" {form} ")
    return 0.0 if start < 0 else float(group[start + len(form) + 2 : start + len(form) + 2 + _DIGITS])


def forms_from(least: float) -> list[str]:
    """All forms with a Zipf value of at least ``least``."""
    words = (text.split() for text in _groups().values())
    return [
        form for group in words for form, value in zip(group[::2], group[1::2], strict=True) if float(value) >= least
    ]


@cache
def _groups() -> dict[str, str]:
    """First two letters to the forms that begin with them and their values: cutting them all up takes 20 ms."""
    text = (DATA / "zipf.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in text.split("\n") if line and line[0] != "#")
    return {start: forms + " " for start, _, forms in rows}
