"""What cards say: Dutch wording from one data file."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from quiz.export.anki.notetypes import DATA


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((DATA / "wording.toml").read_text(encoding="utf-8"))


def words(table: str, key: str, **values: object) -> str:
    """The text ``key`` of a table, its ``{fields}`` filled in. Raises ``KeyError`` where there is none."""
    text = str(_tables()[table][key])
    return text.format(**values) if values else text


def months() -> list[str]:
    """Names of the months, January first."""
    return [str(name) for name in _tables()["source"]["months"]]
