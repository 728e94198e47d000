"""The JSON Schema of a bank, made from the types, for editors that complete and check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import msgspec

from quiz.model.bank import Bank

FILE: Final = Path(__file__).parent / "schema.json"


def schema() -> dict[str, Any]:
    """Return the schema of what the reader accepts, short forms included."""
    (_,), parts = msgspec.json.schema_components([Bank], ref_template="#/definitions/{name}")
    definitions = {name: _closed(part) for name, part in sorted(parts.items())}
    root = definitions.pop("Bank")
    item = definitions["Item"]["properties"]
    item["key"] = {"type": ["string", "boolean", "number"], "default": ""}
    item["distractors"]["items"] = {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/Distractor"}]}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **root, "definitions": definitions}


def _closed(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "additionalProperties": False}


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
