"""What is frozen since the first release: whoever changes it breaks the decks that people have."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

from quiz.export.anki.identity import NoteKey
from quiz.export.anki.notetypes import DATA, notetypes

GOLDEN = Path(__file__).parent / "data" / "schema.json"


def schema() -> Any:
    """Ids, names and order of all that Anki compares."""
    return {
        notetype.key: {
            "id": notetype.id,
            "name": notetype.name,
            "cloze": notetype.cloze,
            "fields": [[field.name, field.id] for field in notetype.fields],
            "templates": [[template.named.name, template.named.id] for template in notetype.templates],
        }
        for notetype in notetypes().values()
    }


def looks() -> Any:
    """A hash over templates and styles."""
    text = "\x1f".join(
        part
        for notetype in notetypes().values()
        for part in (notetype.style, *(side for one in notetype.templates for side in (one.front, one.back)))
    )
    return sha256(text.encode()).hexdigest()


def test_the_schema_is_the_one_of_the_first_release() -> None:
    assert schema() == json.loads(GOLDEN.read_text())["schema"]


def test_another_look_has_another_version_and_time() -> None:
    golden = json.loads(GOLDEN.read_text())
    spec = tomllib.loads((DATA / "notetypes.toml").read_text())
    assert [spec["version"], spec["modified"], looks()] == golden["look"], (
        "raise version and modified in notetypes.toml, then write them and the new hash into data/schema.json"
    )


def test_a_guid_never_changes() -> None:
    assert NoteKey("blinken-in-peking", "meerkeuze", "wie-telefoontje").guid == "quiz-eqaztbzqbeazzxcg"
    assert NoteKey("blinken-in-peking", "woord", "waslijst").guid == "quiz-gtn6vnx242ohfuqq"


def test_every_note_type_has_room_to_grow_and_its_key_last() -> None:
    for notetype in notetypes().values():
        names = [field.name for field in notetype.fields]
        assert names[-4:] == ["Extra1", "Extra2", "Extra3", "Sleutel"]
        assert {"Bewijs", "Bron", "Uitleg"} <= set(names)
        assert notetype.style.startswith(
            f"/* quiz {tomllib.loads((DATA / 'notetypes.toml').read_text())['version']} */"
        )
        assert all(
            one.front.startswith("<!-- quiz ") and one.back.startswith("<!-- quiz ") for one in notetype.templates
        )
