"""The lock file beside a bank: when each note was made and last changed, so that updates touch only what changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from quiz import atomic
from quiz.errors import QuizError
from quiz.locale import say
from quiz.model.bank import Entry, Item

SUFFIX: Final = ".anki.lock"
FORMAT: Final = 1


class Dates(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of one note. ``hash`` is its fingerprint, ``mod`` seconds, ``created`` milliseconds since 1970."""

    hash: str
    mod: int
    created: int
    item: Item | None = None
    """What a note that is gone from the bank was made of: it is exported on, with a tag that says so."""
    entry: Entry | None = None
    media: dict[str, str] = {}
    """The names in Anki of its picture and recording, by their path: the files may be gone as well."""


class Lock(msgspec.Struct, frozen=True, omit_defaults=True):
    """All notes of a bank that were ever exported, by kind and id, and what the present ones were made of."""

    bank: str
    format: int = FORMAT
    listen: bool = False
    notes: dict[str, Dates] = {}
    items: dict[str, Item] = {}
    entries: dict[str, Entry] = {}
    media: dict[str, str] = {}
    """The name in Anki of each file that a present note has, by its path in the bank."""


def lock_path(bank: Path, folder: Path | None = None) -> Path:
    """Where the lock of a bank file stands: beside it, or in a folder of its own."""
    return (folder or bank.parent) / f"{bank.stem}{SUFFIX}"


def read_lock(path: Path, bank: str) -> Lock:
    """Return the lock, empty where there is none yet.

    Raises ``QuizError`` for a file that is no lock, is newer, or belongs to another bank.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Lock(bank=bank)
    except OSError as error:
        raise QuizError(say("export", "lock-unreadable", reason=error.strerror or "?"), file=str(path)) from None
    try:
        lock = msgspec.json.decode(data, type=Lock)
    except (msgspec.DecodeError, RecursionError):
        raise QuizError(say("export", "lock-damaged"), file=str(path)) from None
    if lock.format > FORMAT:
        raise QuizError(say("export", "lock-newer"), file=str(path))
    if lock.bank != bank:
        raise QuizError(say("export", "lock-other", was=lock.bank, now=bank), file=str(path))
    return lock


def check_writable(path: Path, lock: Lock) -> None:
    """Raise ``QuizError`` where a lock could not be written: a package without its lock makes the next one all new."""
    try:
        if _stands(path, dump_lock(lock)):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizError(say("export", "lock-unwritable", reason=error.strerror or "?"), file=str(path)) from None
    if not os.access(path.parent, os.W_OK):
        raise QuizError(say("export", "lock-unwritable", reason=os.strerror(errno.EACCES)), file=str(path))


def write_lock(path: Path, lock: Lock) -> None:
    """Write the lock, whole or not at all: one note a line, so that version control shows what changed."""
    data = dump_lock(lock)
    try:
        if not _stands(path, data):
            atomic.write_bytes(path, data)
    except OSError as error:
        raise QuizError(say("export", "lock-unwritable", reason=error.strerror or "?"), file=str(path)) from None


def _stands(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data


def dump_lock(lock: Lock) -> bytes:
    """The lock as JSON; the same lock gives the same bytes."""
    lines = [b'{"format":%d,"bank":%s' % (lock.format, msgspec.json.encode(lock.bank))]
    if lock.listen:
        lines.append(b'"listen":true')
    tables: list[tuple[str, Mapping[str, Dates | Item | Entry | str]]] = [
        ("notes", lock.notes),
        ("items", lock.items),
        ("entries", lock.entries),
    ]
    if lock.media:
        tables.append(("media", lock.media))
    for name, table in tables:
        rows = [msgspec.json.encode(key) + b":" + msgspec.json.encode(value) for key, value in sorted(table.items())]
        lines.append(b'"%s":{\n%s}' % (name.encode(), b",\n".join(rows)))
    return b",\n".join(lines) + b"}\n"
