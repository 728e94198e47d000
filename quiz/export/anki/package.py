"""Dated notes to the bytes of an Anki package, through genanki; the same notes give the same bytes."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import genanki

from quiz.export.anki.media import MediaFile, read_as_named, used_files
from quiz.export.anki.note import DeckName
from quiz.export.anki.notetypes import NoteType, TypeName, notetypes
from quiz.export.anki.plan import Dated
from quiz.export.anki.preset import PRESET, PRESET_ID
from quiz.export.anki.schedule import COLLECTION_START, CardHistory
from quiz.export.anki.wording import words

DEFAULT_DECK: Final = "Nederlands lezen"
_DECK_NAMES: Final[dict[DeckName, str]] = {
    "vragen": "{deck}::Vragen",
    "woorden": "{deck}::Woorden",
    "vervallen": "{deck} (vervallen)",
}
_DECK_IDS: Final[dict[DeckName, int]] = {"vragen": 1764000000101, "woorden": 1764000000102, "vervallen": 1764000000103}
"""Anki finds decks by name; these only have to differ inside a package."""
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 4
"""Deflate's level: twice as quick as the usual 6, for a file that is a tenth larger."""
_WRITER_VERSION: Final = slice(96, 100)
"""Bytes of a SQLite file that name the library which wrote it."""


@dataclass(frozen=True)
class Options:
    """How a package is made: the name above its decks, the preset, and what was already practised elsewhere."""

    deck: str = DEFAULT_DECK
    preset: bool = False
    history: Mapping[tuple[str, int], CardHistory] = field(default_factory=dict)
    """By GUID and order of the card."""
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    """Pictures and recordings by the name that the notes have for them; those that no note has stay out."""
    modified: Mapping[TypeName, int] = field(default_factory=dict)
    """Another time for the look of some note types: seconds since 1970."""


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with a time of its own: a package made later must not look like a newer note type."""

    def __init__(self, notetype: NoteType, modified: int) -> None:
        super().__init__(notetype.id, notetype.name, css=notetype.style, model_type=int(notetype.cloze))
        self.notetype = notetype
        self.modified = modified

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        """The note type as the collection holds it."""
        del timestamp
        fields = [
            {
                "name": one.name,
                "id": one.id,
                "ord": order,
                "font": "Arial",
                "size": 20,
                "rtl": False,
                "sticky": False,
                "media": [],
            }
            for order, one in enumerate(self.notetype.fields)
        ]
        templates = [
            {"name": one.named.name, "id": one.named.id, "ord": order, "qfmt": one.front, "afmt": one.back}
            | {"bqfmt": "", "bafmt": "", "bfont": "", "bsize": 0, "did": None}
            for order, one in enumerate(self.notetype.templates)
        ]
        return {
            "id": str(self.notetype.id),
            "name": self.notetype.name,
            "type": self.model_type,
            "mod": self.modified,
            "usn": -1,
            "sortf": 0,
            "did": deck_id,
            "flds": fields,
            "tmpls": templates,
            "css": self.notetype.style,
            "latexPre": self.latex_pre,
            "latexPost": self.latex_post,
            "latexsvg": False,
            "req": [],
            "tags": [],
            "vers": [],
        }


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with its own times and cards. genanki's checks are left out: ``markup`` made the fields."""

    def __init__(self, model: _Model, dated: Dated, identifiers: _Identifiers, position: int, options: Options) -> None:
        note = dated.note
        super().__init__(model, list(note.fields), guid=note.key.guid, tags=note.tags, due=position)
        self.dated = dated
        self.identifiers = identifiers
        self.history = options.history

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        """Write the note and its cards."""
        del timestamp, id_gen
        dated, note_id = self.dated, self.identifiers.note(self.dated.created)
        fields = dated.note.fields
        row = (
            note_id,
            self.guid,
            self.model.model_id,
            dated.mod,
            -1,
            self._format_tags(),
            "\x1f".join(fields),
            fields[0],
        )
        cursor.execute("INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,0,0,'')", row)
        for order in dated.note.cards:
            self._write_card(cursor, (self.identifiers.card(note_id), note_id, deck_id, order, dated.mod, -1))

    def _write_card(self, cursor: sqlite3.Cursor, place: tuple[int, ...]) -> None:
        """Write a card, new or as practice elsewhere left it; ``place`` is its row up to its type."""
        history = self.history.get((self.guid, place[3]))
        state = history.state if history else (0, 0, self.due, 0, 0, 0, 0, 0, 0, 0, 0, "")
        cursor.execute("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", (*place, *state))
        if history:
            rows = [(self.identifiers.log(one[0]), place[0], *one[1:]) for one in history.log]
            cursor.executemany("INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)", rows)


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck that names its preset."""

    preset = 1

    def to_json(self) -> dict[str, Any]:
        """The deck as the collection holds it."""
        return {**super().to_json(), "conf": self.preset}


class _Identifiers:
    """Ids from the time a note was made, which Anki shows as the day it was added; moved on where two would meet."""

    def __init__(self) -> None:
        self._notes: set[int] = set()
        self._cards: set[int] = set()
        self._log: set[int] = set()

    def note(self, wanted: int) -> int:
        """The first free id for a note."""
        return _take(self._notes, wanted)

    def card(self, wanted: int) -> int:
        """The first free id for a card."""
        return _take(self._cards, wanted)

    def log(self, wanted: int) -> int:
        """The first free id for a row of the log."""
        return _take(self._log, wanted)


def _take(taken: set[int], wanted: int) -> int:
    while wanted in taken:
        wanted += 1
    taken.add(wanted)
    return wanted


def package(notes: Sequence[Dated], options: Options | None = None) -> bytes:
    """Return an Anki package with the notes; cards are new in the order of the notes.

    Raises ``ValueError`` where two notes have one GUID, because Anki would import both.
    """
    chosen = options or Options()
    guids = [dated.note.key.guid for dated in notes]
    if len(set(guids)) != len(guids):
        raise ValueError("two notes with one GUID")
    files = used_files((dated.note for dated in notes), chosen.media)
    return _zipped(_database(_decks(notes, chosen), chosen), files)


def _decks(notes: Iterable[Dated], options: Options) -> list[_Deck]:
    models = {key: _Model(one, options.modified.get(key, one.modified)) for key, one in notetypes().items()}
    identifiers = _Identifiers()
    decks: dict[DeckName, _Deck] = {}
    for position, dated in enumerate(notes):
        name = dated.note.deck
        if name not in decks:
            decks[name] = _Deck(_DECK_IDS[name], _DECK_NAMES[name].format(deck=options.deck), words("deck", name))
            decks[name].preset = PRESET_ID if options.preset else 1
        decks[name].add_note(_Note(models[dated.note.type], dated, identifiers, position, options))
    return list(decks.values())


def _database(decks: list[_Deck], options: Options) -> bytes:
    """The collection as the bytes of a SQLite file, written in memory: genanki leaves temporary files behind."""
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        genanki.Package(decks).write_to_db(cursor, 0, iter(()))
        _settle(cursor, options)
        connection.commit()
        data = bytearray(connection.serialize())
    finally:
        connection.close()
    data[_WRITER_VERSION] = struct.pack(">I", 0)
    return bytes(data)


def _settle(cursor: sqlite3.Cursor, options: Options) -> None:
    """Name the scheduler that the cards were made for, or Anki takes learning steps for those of an old one."""
    conf, presets = cursor.execute("SELECT conf, dconf FROM col").fetchone()
    settings = {**json.loads(conf), "schedVer": 2}
    tables = {**json.loads(presets), **({str(PRESET_ID): PRESET} if options.preset else {})}
    row = (COLLECTION_START, json.dumps(settings), json.dumps(tables))
    cursor.execute("UPDATE col SET crt = ?, conf = ?, dconf = ?", row)


def _zipped(database: bytes, files: Sequence[MediaFile]) -> bytes:
    """A zip with fixed dates, deflated but for the media, which are packed in their own way already."""
    buffer = io.BytesIO()
    listed = json.dumps({str(number): file.name for number, file in enumerate(files)}).encode()
    with zipfile.ZipFile(buffer, "w") as archive:
        _store(archive, "collection.anki2", database)
        _store(archive, "media", listed)
        for number, file in enumerate(files):
            _store(archive, str(number), read_as_named(file), zipfile.ZIP_STORED)
    return buffer.getvalue()


def _store(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, method, _LEVEL)
