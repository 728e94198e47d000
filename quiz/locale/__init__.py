"""What the program says, in Dutch and English: one TOML file per language and area, looked up by key."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Final, Literal

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


@cache
def language() -> Language:
    """Return the interface language: ``QUIZ_LANG``, else the system's, else Dutch."""
    for variable in ("QUIZ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(variable, "")[:2].lower()
        if code in LANGUAGES:
            return "nl" if code == "nl" else "en"
    return "nl"


@cache
def catalogue(area: str, code: Language) -> dict[str, str]:
    """Return the messages of one area; keys are the same in every language (a test sees to it)."""
    text = (Path(__file__).parent / code / f"{area}.toml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


def say(area: str, key: str, /, **values: object) -> str:
    """Return message ``key`` of ``area`` in the interface language, its ``{fields}`` filled in."""
    message = catalogue(area, language())[key]
    return message.format(**values) if values else message


def count(area: str, key: str, number: int, /, **values: object) -> str:
    """Return the message ``key`` + ``.one`` or ``.many`` with ``{n}`` filled in."""
    return say(area, f"{key}.{'one' if number == 1 else 'many'}", n=number, **values)
