"""Lists of word parts that rules of compounds and derivation need, by name."""

from __future__ import annotations

import tomllib
from functools import cache

from quiz.lexicon.entries import DATA


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of ``data/parts.toml``, where its comment says what it is for."""
    return frozenset(_tables()[name].split())


@cache
def _tables() -> dict[str, str]:
    return tomllib.loads((DATA / "parts.toml").read_text(encoding="utf-8"))
