"""Reads the reviews out of a package that Anki exported with learning progress, in each of its formats."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any, Final

from quiz.errors import QuizError
from quiz.export.anki.reviews import Logged, Pulled, external, key_of
from quiz.locale import say

_FORMATS: Final = (("collection.anki21b", True), ("collection.anki21", False), ("collection.anki2", False))
"""Newest first, with whether it is compressed: the older file beside a newer one only says that Anki is too old."""
_MOST_BYTES: Final = 2_000_000_000
_PIECE: Final = 1 << 20
_QUERY: Final = """
SELECT notes.guid, notes.flds, cards.ord, revlog.id, revlog.ease, revlog.type, revlog.factor, revlog.time
FROM revlog JOIN cards ON cards.id = revlog.cid JOIN notes ON notes.id = cards.nid
WHERE notes.guid LIKE 'quiz-%' ORDER BY revlog.id
"""


def read_package(path: Path) -> Pulled:
    """Return the answers of our notes in an .apkg or .colpkg.

    Raises ``QuizError`` for a file that is none, is damaged or has no learning progress in it.
    """
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "collection"
            _extract(archive, database)
            return _pulled(database)
    except FileNotFoundError:
        raise QuizError(say("anki", "missing"), file=str(path)) from None
    except OSError as error:
        raise QuizError(say("anki", "unreadable", reason=error.strerror or "?"), file=str(path)) from None
    except (zipfile.BadZipFile, sqlite3.Error, _DamagedError, NotImplementedError, RuntimeError):
        raise QuizError(say("anki", "no-package"), file=str(path)) from None


class _DamagedError(Exception):
    """The package does not hold what it should."""


def _extract(archive: zipfile.ZipFile, target: Path) -> None:
    """Write the collection to a file, decompressed; a small file that grows beyond all bounds is refused."""
    names = set(archive.namelist())
    name, compressed = next(((name, zstd) for name, zstd in _FORMATS if name in names), ("", False))
    if not name:
        raise _DamagedError
    with archive.open(name) as packed, target.open("wb") as out:
        stream = _zstd_reader(packed) if compressed else packed
        written = 0
        while piece := _piece(stream):
            written += len(piece)
            if written > _MOST_BYTES:
                raise _DamagedError
            out.write(piece)


def _piece(stream: Any) -> bytes:  # noqa: ANN401 - a binary stream of either kind
    """The next piece; what a decompressor raises has no common base."""
    try:
        return bytes(stream.read(_PIECE))
    except Exception as error:
        raise _DamagedError from error


def _zstd_reader(packed: IO[bytes]) -> Any:  # noqa: ANN401 - a binary stream that typing has no name for
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - part of Python since 3.14
    else:
        from backports import zstd  # noqa: PLC0415 - the same, for older Pythons
    return zstd.open(packed, "rb")


def _pulled(database: Path) -> Pulled:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        rows: list[Logged] = []
        unknown = 0
        for row in _rows(connection):
            if isinstance(row, Logged):
                rows.append(row)
            else:
                unknown += 1
    return Pulled(external(rows), unknown)


def _rows(connection: sqlite3.Connection) -> Iterator[Logged | None]:
    """Rows of the log that belong to our notes, ``None`` where a note's key is gone."""
    tables = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE name IN ('notes', 'cards', 'revlog')"))
    if set(tables.values()) != {"table"} or len(tables) != 3:
        raise _DamagedError
    for guid, fields, *numbers in connection.execute(_QUERY):
        if not isinstance(fields, str) or not all(isinstance(number, int) for number in numbers):
            raise _DamagedError
        key = key_of(fields.split("\x1f"), str(guid))
        yield Logged(key, *numbers) if key else None
