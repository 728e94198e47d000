"""The four note types, put together from the data files: frozen schema, templates and style."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

TypeName = Literal["meerkeuze", "open", "gat", "woord"]
DATA: Final = Path(__file__).parent / "data"
_INCLUDE: Final = re.compile(r"@([a-z]+(?:\.[a-z]+)*)@")
SPEECH_TEMPLATE: Final = 8
"""Order of the card that is only made when listening cards are asked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A field or template by name; Anki keeps hold of it by its id when the name changes."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class Template:
    """One card: its question side and its answer side."""

    named: Named
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki knows it; ``modified``, the time of its templates and style, in seconds since 1970."""

    key: TypeName
    name: str
    id: int
    cloze: bool
    fields: tuple[Named, ...]
    templates: tuple[Template, ...]
    style: str
    modified: int
    version: int
    """Of the templates and the style, which name it in their first line."""

    def row(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The fields in order, empty where there is no value. Raises ``KeyError`` for a field that is not there."""
        row = tuple(values.get(field.name, "") for field in self.fields)
        if not values.keys() <= {field.name for field in self.fields}:
            raise KeyError(f"{self.name} has not all of the fields {sorted(values)}")
        return row


@cache
def notetypes() -> dict[TypeName, NoteType]:
    """All note types by their key."""
    spec = tomllib.loads((DATA / "notetypes.toml").read_text(encoding="utf-8"))
    version, modified = str(spec.pop("version")), int(spec.pop("modified"))
    return {key: _notetype(key, table, version, modified) for key, table in spec.items()}  # type: ignore[misc, arg-type]


def _notetype(key: TypeName, table: dict[str, Any], version: str, modified: int) -> NoteType:
    templates = [
        Template(
            Named(row["name"], row["id"]),
            _text(f"{row['file']}.front.html", version),
            _text(f"{row['file']}.back.html", version),
        )
        for row in table["templates"]
    ]
    return NoteType(
        key=key,
        name=table["name"],
        id=table["id"],
        cloze=table["kind"] == "cloze",
        fields=tuple(Named(row["name"], row["id"]) for row in table["fields"]),
        templates=tuple(templates),
        style=_text("style.css", version),
        modified=modified,
        version=int(version),
    )


def _text(name: str, version: str) -> str:
    """A template file with the files that it names between at-signs put in, and the version."""
    text = (DATA / "templates" / name).read_text(encoding="utf-8").rstrip("\n")
    return _INCLUDE.sub(lambda match: version if match[1] == "version" else _text(match[1], version), text)
