"""What the program says, in Dutch and English: one TOML file per language and area, looked up by key."""

from __future__ import annotations

import os
from functools import cache
from typing import Final, Literal

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
_HERE: Final = os.path.dirname(__file__)  # noqa: PTH120 - pathlib would be a tenth of the start-up of quiz --help


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
    with open(os.path.join(_HERE, code, f"{area}.toml"), encoding="utf-8") as stream:  # noqa: PTH118, PTH123 - as above
        text = stream.read()
    table: dict[str, str] = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            pair = _plain_pair(line)
            if pair is None:
                return _any_toml(text)
            table[pair[0]] = pair[1]
    return table


def _plain_pair(line: str) -> tuple[str, str] | None:
    """Read ``key = "text"``, which is all that our files hold; None for any other TOML.

    A quarter of the start-up would go to tomllib; a test compares the two on every file.
    """
    key, equals, value = line.partition(" = ")
    plain = value.replace("\\\\", "").replace('\\"', "").replace("\\n", "")
    if not equals or len(value) < 2 or value[0] != '"' or plain[-1] != '"' or '"' in plain[1:-1] or "\\" in plain:
        return None
    escapes = value[1:-1].split("\\\\")
    return key.strip('"'), "\\".join(part.replace('\\"', '"').replace("\\n", "\n") for part in escapes)


def _any_toml(text: str) -> dict[str, str]:
    import tomllib  # noqa: PLC0415

    return {key: str(value) for key, value in tomllib.loads(text).items()}


def say(area: str, key: str, /, **values: object) -> str:
    """Return message ``key`` of ``area`` in the interface language, its ``{fields}`` filled in."""
    message = catalogue(area, language())[key]
    return message.format(**values) if values else message


def count(area: str, key: str, number: int, /, **values: object) -> str:
    """Return the message ``key`` + ``.one`` or ``.many`` with ``{n}`` filled in."""
    return say(area, f"{key}.{'one' if number == 1 else 'many'}", n=number, **values)
