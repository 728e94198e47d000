"""SQLite in write-ahead mode: every answer is committed at once, so that a killed process loses none."""

# ruff: noqa: S608 - only names of our own columns are put into queries, never a value

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from msgspec.structs import astuple

from quiz.errors import QuizError
from quiz.locale import say
from quiz.store.migrations import VERSION, migrate
from quiz.store.records import Card, Events, Mark, Marks, Ref, Review, SavedSession

_REVIEW: Final = ", ".join(Review.__struct_fields__)
_MARK: Final = ", ".join(Mark.__struct_fields__)
_CARD: Final = ", ".join(Card.__struct_fields__)
_STANDING: Final = "id NOT IN (SELECT event FROM undone)"
_Event = TypeVar("_Event", Review, Mark)


class StoreError(QuizError):
    """The progress file cannot be used."""


def default_path() -> Path:
    """``QUIZ_DATA`` if set, else the system's place for a program's data."""
    folder = os.environ.get("QUIZ_DATA")
    if folder:
        return Path(folder) / "progress.sqlite3"
    from platformdirs import user_data_path  # noqa: PLC0415 - only needed without the variable

    return user_data_path("quiz-nl", appauthor=False) / "progress.sqlite3"


class Store:
    """Reviews, marks and sessions in one file.

    Every method may raise ``StoreError``: the file is damaged, newer, locked for long, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, and make it where there is none."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(say("practice", "store", reason=str(error)), file=str(path)) from None
        try:
            with self._errors():
                self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode=WAL")
        # A commit survives the death of the process; only a power cut can take the last one. 0.02 ms instead of 8.
        self._db.execute("PRAGMA synchronous=NORMAL")
        if self._db.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise StoreError(say("practice", "store-newer"), file=str(self.path))
        migrate(self._db, self.path)

    def __enter__(self) -> Self:
        """Use the store for the length of a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(say("practice", "store", reason=str(error)), file=str(self.path)) from None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    def _rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        with self._errors():
            return self._db.execute(query, tuple(values)).fetchall()

    # -- sessions -------------------------------------------------------------------------------------------------

    def begin(self, banks: Iterable[str], mode: str, seed: int, created: int, queue: Iterable[Ref]) -> SavedSession:
        """Write a new session down."""
        saved = SavedSession(uuid.uuid4().hex, tuple(sorted(banks)), mode, seed, created, tuple(queue))
        values = (saved.id, json.dumps(saved.banks), mode, seed, created, json.dumps(saved.queue))
        with self._transaction() as db:
            db.execute("INSERT INTO sessions (id, banks, mode, seed, created, queue) VALUES (?, ?, ?, ?, ?, ?)", values)
        return saved

    def unfinished(self, banks: Iterable[str], mode: str) -> SavedSession | None:
        """Return the newest session over exactly these banks that was not played to its end."""
        with self._errors():
            row = self._db.execute(
                "SELECT id, banks, mode, seed, created, queue FROM sessions WHERE banks = ? AND mode = ? "
                "AND finished = 0 ORDER BY created DESC, rowid DESC LIMIT 1",
                (json.dumps(tuple(sorted(banks))), mode),
            ).fetchone()
        if row is None:
            return None
        queue = tuple((bank, item) for bank, item in json.loads(row[5]))
        return SavedSession(row[0], tuple(json.loads(row[1])), row[2], row[3], row[4], queue)

    def finish(self, session: str, *, finished: bool = True) -> None:
        """Mark a session as played to its end or given up; undo at the end opens it again."""
        with self._transaction() as db:
            db.execute("UPDATE sessions SET finished = ? WHERE id = ?", (int(finished), session))

    # -- writing --------------------------------------------------------------------------------------------------

    def add(self, review: Review, card: Card | None, *, instead_of: str | None = None) -> None:
        """Commit one answer and the state it leads to; ``instead_of`` is an answer that it takes the place of.

        ``card`` is ``None`` where the review leaves the card new.
        """
        with self._transaction() as db:
            if instead_of is not None:
                db.execute("INSERT OR IGNORE INTO undone VALUES (?)", (instead_of,))
            _insert(db, "reviews", _REVIEW, astuple(review))
            _put_card(db, review.ref, card)

    def mark(self, mark: Mark) -> None:
        """Commit a mark."""
        with self._transaction() as db:
            _insert(db, "marks", _MARK, astuple(mark))

    def undo(self, event: Review | Mark, card: Card | None) -> None:
        """Take an answer or a mark back; its row stays, and nothing is ever lost. ``card`` is the state without it."""
        with self._transaction() as db:
            db.execute("INSERT OR IGNORE INTO undone VALUES (?)", (event.id,))
            if isinstance(event, Review):
                _put_card(db, event.ref, card)

    def merge(self, events: Events) -> tuple[int, set[Ref]]:
        """Add the events not yet known; return how many there were and the cards whose state they may change."""
        with self._transaction() as db:
            known = {row[0] for row in db.execute("SELECT id FROM reviews UNION ALL SELECT id FROM marks")}
            gone = {row[0] for row in db.execute("SELECT event FROM undone")}
            reviews = _fresh(events.reviews, known)
            marks = _fresh(events.marks, known)
            undone = [event for event in dict.fromkeys(events.undone) if event not in gone]
            for review in reviews:
                _insert(db, "reviews", _REVIEW, astuple(review))
            for mark in marks:
                _insert(db, "marks", _MARK, astuple(mark))
            db.executemany("INSERT INTO undone VALUES (?)", [(event,) for event in undone])
            touched = {review.ref for review in reviews}
            for event in undone:
                touched.update(db.execute("SELECT bank, item FROM reviews WHERE id = ?", (event,)).fetchall())
        return len(reviews) + len(marks) + len(undone), touched

    def put_cards(self, cards: Mapping[Ref, Card | None]) -> None:
        """Replace the states of cards by what a replay of the log gave."""
        with self._transaction() as db:
            for ref, card in cards.items():
                _put_card(db, ref, card)

    # -- reading --------------------------------------------------------------------------------------------------

    def reviews(self, session: str) -> list[Review]:
        """Return the answers of a session in the order given, those taken back left out."""
        query = f"SELECT {_REVIEW} FROM reviews WHERE session = ? AND {_STANDING} ORDER BY at, rowid"
        return [_review(row) for row in self._rows(query, (session,))]

    def marks_of(self, session: str) -> list[Mark]:
        """Return the marks made in a session in order, those taken back left out."""
        query = f"SELECT {_MARK} FROM marks WHERE session = ? AND {_STANDING} ORDER BY at, rowid"
        return [Mark(*row) for row in self._rows(query, (session,))]  # type: ignore[arg-type]

    def history(self, ref: Ref) -> list[Review]:
        """Return the scheduled reviews of a card in order of (at, id): what its state is replayed from."""
        query = (
            f"SELECT {_REVIEW} FROM reviews WHERE bank = ? AND item = ? AND scheduled AND {_STANDING} ORDER BY at, id"
        )
        return [_review(row) for row in self._rows(query, ref)]

    def log(self) -> Iterator[Review]:
        """Yield every review in order of (at, id), those taken back left out."""
        with self._errors():
            for row in self._db.execute(f"SELECT {_REVIEW} FROM reviews WHERE {_STANDING} ORDER BY at, id"):
                yield _review(row)

    def events(self) -> Events:
        """Return the whole log, in an order that does not depend on how it came together."""
        reviews = [_review(row) for row in self._rows(f"SELECT {_REVIEW} FROM reviews ORDER BY at, id")]
        marks = [Mark(*row) for row in self._rows(f"SELECT {_MARK} FROM marks ORDER BY at, id")]  # type: ignore[arg-type]
        undone = [str(row[0]) for row in self._rows("SELECT event FROM undone ORDER BY event")]
        return Events(tuple(reviews), tuple(marks), tuple(undone))

    def banks(self) -> list[str]:
        """Return the ids of the banks that any card has a state in."""
        return [str(row[0]) for row in self._rows("SELECT DISTINCT bank FROM cards ORDER BY bank")]

    def refs(self) -> list[Ref]:
        """Return every card that was ever reviewed or has a state."""
        rows = self._rows("SELECT bank, item FROM reviews UNION SELECT bank, item FROM cards")
        return [(str(bank), str(item)) for bank, item in rows]

    def card(self, ref: Ref) -> Card | None:
        """Return the state of a card, ``None`` for a new one."""
        rows = self._rows(f"SELECT {_CARD} FROM cards WHERE bank = ? AND item = ?", ref)
        return Card(*rows[0]) if rows else None  # type: ignore[arg-type]

    def cards(self, bank: str) -> dict[str, Card]:
        """Return card id to state for the cards of a bank that are not new."""
        rows = self._rows(f"SELECT item, {_CARD} FROM cards WHERE bank = ?", (bank,))
        return {str(row[0]): Card(*row[1:]) for row in rows}  # type: ignore[arg-type]

    def due_days(self, bank: str) -> dict[str, int]:
        """Return card id to due day for the cards of a bank that are not new: all that a queue needs."""
        rows = self._rows("SELECT item, due FROM cards WHERE bank = ?", (bank,))
        return dict(rows)  # type: ignore[arg-type]

    def marks(self, bank: str) -> dict[str, Marks]:
        """Return card id to its present marks, for the cards of a bank that have any."""
        query = f"SELECT item, kind, value FROM marks WHERE bank = ? AND {_STANDING} ORDER BY at, id"
        found: dict[str, dict[str, int]] = {}
        for item, kind, value in self._rows(query, (bank,)):
            found.setdefault(str(item), {})[str(kind)] = int(value)  # type: ignore[call-overload]
        return {
            item: Marks(bool(kinds.get("flag")), bool(kinds.get("suspend")), kinds.get("bury", -1))
            for item, kinds in found.items()
        }

    def newest(self, bank: str) -> dict[str, tuple[str, int]]:
        """Return card id to the verdict and the day of its newest review, of any mode."""
        query = f"SELECT item, verdict, day FROM reviews WHERE bank = ? AND {_STANDING} ORDER BY at, id"
        return {str(item): (str(verdict), int(day)) for item, verdict, day in self._rows(query, (bank,))}  # type: ignore[call-overload]

    def done_on(self, day: int) -> tuple[int, int]:
        """Return how many new cards and how many others were reviewed on a day of practice (cramming left out)."""
        query = (
            "SELECT before IS NULL, COUNT(*) FROM reviews "
            f"WHERE day = ? AND scheduled AND source = 'quiz' AND {_STANDING} GROUP BY 1"
        )
        counts: dict[int, int] = dict(self._rows(query, (day,)))  # type: ignore[arg-type]
        return int(counts.get(1, 0)), int(counts.get(0, 0))

    def days(self) -> dict[int, int]:
        """Return day of practice to the number of answers given on it."""
        rows = self._rows(f"SELECT day, COUNT(*) FROM reviews WHERE rating > 0 AND {_STANDING} GROUP BY day")
        return dict(rows)  # type: ignore[arg-type]

    def get_meta(self, key: str) -> str | None:
        """Return a remark about the store itself, such as which scheduler its states come from."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else None

    def put_meta(self, key: str, value: str) -> None:
        """Write such a remark."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _insert(db: sqlite3.Connection, table: str, columns: str, values: tuple[object, ...]) -> None:
    marks = ", ".join("?" * len(values))
    db.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})", [int(v) if isinstance(v, bool) else v for v in values]
    )


def _put_card(db: sqlite3.Connection, ref: Ref, card: Card | None) -> None:
    if card is None:
        db.execute("DELETE FROM cards WHERE bank = ? AND item = ?", ref)
        return
    values = (*ref, *astuple(card))
    db.execute(f"INSERT OR REPLACE INTO cards (bank, item, {_CARD}) VALUES ({', '.join('?' * len(values))})", values)


def _review(row: tuple[object, ...]) -> Review:
    values = list(row)
    position = _REVIEW.split(", ").index("scheduled")
    values[position] = bool(values[position])
    return Review(*values)  # type: ignore[arg-type]


def _fresh(events: Iterable[_Event], known: set[str]) -> list[_Event]:
    """Events with an unknown id, each id once."""
    found: dict[str, _Event] = {}
    for event in events:
        if event.id not in known:
            found.setdefault(event.id, event)
    return list(found.values())
