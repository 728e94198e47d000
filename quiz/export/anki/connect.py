"""A running Anki, through its add-on AnkiConnect: the collection file itself is locked and never touched."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Final

from quiz.errors import QuizError
from quiz.export.anki.identity import NoteKey
from quiz.export.anki.notetypes import NoteType, notetypes
from quiz.export.anki.reviews import Logged, Pulled, external, key_of
from quiz.locale import say
from quiz.text.safe import clean

PORT: Final = 8765
_VERSION: Final = 6
_PIECE: Final = 500
"""Notes or cards in one request: the add-on reads a kilobyte at a time between two frames of Anki's window."""


@dataclass(frozen=True)
class Connection:
    """Where the add-on listens, and how long (seconds) a request may take."""

    host: str = "127.0.0.1"
    port: int = PORT
    timeout: float = 120.0

    @property
    def address(self) -> str:
        """The place as people write it."""
        return f"{self.host}:{self.port}"

    def ask(self, action: str, **parameters: object) -> Any:  # noqa: ANN401 - every action answers something else
        """Return the result of an action. Raises ``QuizError`` when nobody answers or the add-on says no."""
        body = json.dumps({"action": action, "version": _VERSION, "params": parameters}).encode()
        try:
            answer = json.loads(self._post(body))
        except (OSError, HTTPException):
            raise QuizError(say("anki", "not-open", address=self.address)) from None
        except ValueError:
            raise QuizError(say("anki", "no-connect", address=self.address)) from None
        if not isinstance(answer, dict) or "error" not in answer:
            raise QuizError(say("anki", "no-connect", address=self.address))
        if answer["error"] is not None:
            raise QuizError(say("anki", "refused", reason=" ".join(clean(str(answer["error"])).split())))
        return answer.get("result")

    def _post(self, body: bytes) -> bytes:
        """Post a request; straight to this machine, past any proxy."""
        with closing(HTTPConnection(self.host, self.port, timeout=self.timeout)) as connection:
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            return connection.getresponse().read()


def default_connection() -> Connection:
    """The add-on's usual port, or ``QUIZ_ANKI_PORT`` for who changed it. Raises ``QuizError`` where that is none."""
    port = os.environ.get("QUIZ_ANKI_PORT", str(PORT))
    if not (port.isdecimal() and 0 < int(port) < 65_536):
        raise QuizError(say("anki", "port"))
    return Connection(port=int(port))


def send_package(connection: Connection, package: bytes) -> None:
    """Have Anki import a package. Its import merges note types and takes presets along, whatever we would choose."""
    connection.ask("version")
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        path = Path(folder) / "quiz.apkg"
        path.write_bytes(package)
        if connection.ask("importPackage", path=str(path)) is not True:
            raise QuizError(say("anki", "not-imported"))


def known_keys(connection: Connection) -> set[NoteKey]:
    """The notes of ours that Anki has."""
    return {key for notetype in notetypes().values() for key, _ in _notes(connection, notetype)}


def pull(connection: Connection) -> Pulled:
    """Return the answers of our notes in the running Anki."""
    rows: list[Logged] = []
    for notetype in notetypes().values():
        owners = {card: key for key, cards in _notes(connection, notetype) for card in cards}
        for order in range(len(notetype.templates)):
            cards = [card for card in _cards(connection, notetype, order) if card in owners]
            for card, row in _log(connection, cards):
                rows.append(
                    Logged(owners[card], order, row["id"], row["ease"], row["type"], row["factor"], row["time"])
                )
    return Pulled(external(rows))


def _notes(connection: Connection, notetype: NoteType) -> Iterator[tuple[NoteKey, list[int]]]:
    """Key and cards of every note of a type; notes whose key cannot be read are not ours any more."""
    found = connection.ask("findNotes", query=f'"note:{notetype.name}"')
    for piece in _pieces(found):
        for note in connection.ask("notesInfo", notes=piece):
            key = key_of((field["value"] for field in note.get("fields", {}).values()), None)
            if key is not None:
                yield key, note["cards"]


def _cards(connection: Connection, notetype: NoteType, order: int) -> list[int]:
    # Anki counts cards from 1 in a search; a cloze note's only card is the first
    return list(connection.ask("findCards", query=f'"note:{notetype.name}" card:{order + 1}'))


def _log(connection: Connection, cards: Sequence[int]) -> Iterator[tuple[int, dict[str, int]]]:
    for piece in _pieces(cards):
        answer = connection.ask("getReviewsOfCards", cards=piece)
        for card, rows in answer.items():
            yield from ((int(card), row) for row in rows)


def _pieces(numbers: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _PIECE):
        yield list(numbers[start : start + _PIECE])
