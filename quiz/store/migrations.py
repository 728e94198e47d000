"""The database's layout and the steps from every older one, each run once, after a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

VERSION: Final = 2

SCHEMA: Final = """
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, banks TEXT NOT NULL, mode TEXT NOT NULL, seed INTEGER NOT NULL, created INTEGER NOT NULL,
  queue TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reviews (
  id TEXT PRIMARY KEY, session TEXT NOT NULL, bank TEXT NOT NULL, item TEXT NOT NULL, at INTEGER NOT NULL,
  day INTEGER NOT NULL, answer TEXT NOT NULL, verdict TEXT NOT NULL, rating INTEGER NOT NULL, reason TEXT NOT NULL,
  scheduled INTEGER NOT NULL, took INTEGER NOT NULL, hints INTEGER NOT NULL, source TEXT NOT NULL,
  before TEXT, after TEXT
) STRICT;
CREATE INDEX reviews_by_item ON reviews(bank, item, at);
CREATE INDEX reviews_by_session ON reviews(session, at);
CREATE INDEX reviews_by_day ON reviews(day);
CREATE TABLE marks (
  id TEXT PRIMARY KEY, session TEXT NOT NULL, bank TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL,
  value INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX marks_by_item ON marks(bank, item, at);
CREATE INDEX marks_by_session ON marks(session, at);
CREATE TABLE undone (event TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE cards (
  bank TEXT NOT NULL, item TEXT NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL, day INTEGER NOT NULL,
  due INTEGER NOT NULL, interval INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL,
  PRIMARY KEY (bank, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
"""``cards`` is what the log comes to, kept so that nothing has to be replayed; it can always be made again."""


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring a database up to ``VERSION``, in one transaction; an older one is copied first, beside itself.

    Raises ``sqlite3.Error`` when a step fails: the database is then as it was.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return
    if version > 0:
        _back_up(db, path.with_name(f"{path.name}.v{version}.bak"))
    db.execute("BEGIN IMMEDIATE")
    try:
        # another process may have done it while this one waited
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            _script(db, SCHEMA)
        for old in range(max(version, 1), VERSION) if version else ():
            _STEPS[old](db)
        db.execute(f"PRAGMA user_version={VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _back_up(db: sqlite3.Connection, target: Path) -> None:
    copy = sqlite3.connect(target)
    try:
        db.backup(copy)
    finally:
        copy.close()


def _script(db: sqlite3.Connection, script: str) -> None:
    """Run statements inside the open transaction (``executescript`` would commit it)."""
    for statement in script.split(";"):
        if statement.strip():
            db.execute(statement)


def _one_to_two(db: sqlite3.Connection) -> None:
    """Version 1 had a column ``undone``, no marks, no days, and states of another shape that are replayed instead."""
    rows = db.execute(
        "SELECT id, session, bank, item, at, answer, verdict, rating, after, undone FROM reviews"
    ).fetchall()
    sessions = db.execute("SELECT id, banks, mode, seed, created, queue, finished FROM sessions").fetchall()
    db.execute("DROP TABLE reviews")
    db.execute("DROP TABLE sessions")
    _script(db, SCHEMA)
    db.executemany("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)", [_renamed(row) for row in sessions])
    for identifier, session, bank, item, at, answer, verdict, rating, after, undone in rows:
        db.execute(
            "INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, 0, 0, 'quiz', NULL, NULL)",
            (identifier, session, bank, item, at, _day(at), answer, verdict, rating, int(after is not None)),
        )
        if undone:
            db.execute("INSERT INTO undone VALUES (?)", (identifier,))


def _renamed(row: tuple[object, ...]) -> tuple[object, ...]:
    identifier, banks, mode, *rest = row
    return (identifier, banks, "today" if mode == "practice" else mode, *rest)


def _day(at: int) -> int:
    """The day of practice that version 1 meant: local time, from four o'clock."""
    local = datetime.fromtimestamp(at / 1000).astimezone() - timedelta(hours=4)
    return local.date().toordinal() - datetime(1970, 1, 1).toordinal()  # noqa: DTZ001 - only its ordinal is used


_STEPS: Final[dict[int, Callable[[sqlite3.Connection], None]]] = {1: _one_to_two}
"""The step that leaves each version."""
