"""What a worksheet says: Dutch wording from one data file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"


@cache
def tables() -> dict[str, dict[str, str]]:
    """All wording, table by table."""
    return tomllib.loads((DATA / "wording.toml").read_text(encoding="utf-8"))


def words(table: str, key: str, **values: object) -> str:
    """The text ``key`` of a table, its ``{fields}`` filled in. Raises ``KeyError`` where there is none."""
    text = tables()[table][key]
    return text.format(**values) if values else text
