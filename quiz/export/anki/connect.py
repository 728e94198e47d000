"""A running Anki, through its add-on AnkiConnect: the collection file itself is locked and never touched."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Final

from quiz.errors import QuizError
from quiz.export.anki.identity import NoteKey
from quiz.export.anki.notetypes import TypeName, notetypes
from quiz.export.anki.reviews import Logged, Pulled, external, key_of
from quiz.locale import say
from quiz.text.safe import clean

PORT: Final = 8765
_VERSION: Final = 6
_VERSION_LINE: Final = re.compile(r"/\* quiz (\d+) \*/")
_REFUSALS: Final = {
    "valid api key must be provided": "key-wanted",
    "collection is not available": "no-profile",
    "unsupported action": "too-old",
}
"""What the add-on says, and the key of what the learner can do about it."""
_PIECE: Final = 500
"""Notes or cards in one request: the add-on reads a kilobyte at a time between two frames of Anki's window."""


@dataclass(frozen=True)
class Connection:
    """Where the add-on listens, the key that it may ask for, and how long (seconds) a request may take."""

    host: str = "127.0.0.1"
    port: int = PORT
    timeout: float = 120.0
    key: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The place as people write it."""
        return f"{self.host}:{self.port}"

    def ask(self, action: str, **parameters: object) -> Any:  # noqa: ANN401 - every action answers something else
        """Return the result of an action. Raises ``QuizError`` when nobody answers or the add-on says no."""
        request = {"action": action, "version": _VERSION, "params": parameters}
        try:
            answer = json.loads(self._post(json.dumps(request | ({"key": self.key} if self.key else {})).encode()))
        except (OSError, HTTPException):
            raise QuizError(say("anki", "not-open", address=self.address)) from None
        except ValueError:
            raise QuizError(say("anki", "no-connect", address=self.address)) from None
        if not isinstance(answer, dict) or "error" not in answer:
            raise QuizError(say("anki", "no-connect", address=self.address))
        if answer["error"] is not None:
            reason = " ".join(clean(str(answer["error"])).split())
            raise QuizError(say("anki", _REFUSALS.get(reason, "refused"), reason=reason))
        return answer.get("result")

    def _post(self, body: bytes) -> bytes:
        """Post a request; straight to this machine, past any proxy."""
        with closing(HTTPConnection(self.host, self.port, timeout=self.timeout)) as connection:
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            return connection.getresponse().read()


def default_connection() -> Connection:
    """The add-on's usual port, or ``QUIZ_ANKI_PORT`` for who changed it, with ``QUIZ_ANKI_KEY`` for who set a key.

    Raises ``QuizError`` where the port is none.
    """
    port = os.environ.get("QUIZ_ANKI_PORT", str(PORT))
    if not (port.isdecimal() and 0 < int(port) < 65_536):
        raise QuizError(say("anki", "port"))
    return Connection(port=int(port), key=os.environ.get("QUIZ_ANKI_KEY", ""))


def send_package(connection: Connection, package: bytes) -> None:
    """Have Anki import a package. Its import merges note types and takes presets along, whatever we would choose."""
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        path = Path(folder) / "quiz.apkg"
        path.write_bytes(package)
        if connection.ask("importPackage", path=str(path)) is not True:
            raise QuizError(say("anki", "not-imported"))


def outdated_looks(connection: Connection) -> set[TypeName]:
    """The note types whose templates in Anki are of an earlier version than ours.

    An import through the add-on makes every note type as new as that moment, so that Anki would take a new look, made
    before that, for an old one.  A style without our first line is the learner's own and left alone.
    """
    names = {number: name for name, number in connection.ask("modelNamesAndIds").items()}
    found: set[TypeName] = set()
    for key, notetype in notetypes().items():
        if notetype.id in names:
            style = connection.ask("modelStyling", modelName=names[notetype.id])["css"]
            version = _VERSION_LINE.match(style)
            if version and int(version[1]) < notetype.version:
                found.add(key)
    return found


def known_keys(connection: Connection) -> set[NoteKey]:
    """The notes of ours that Anki has."""
    return {key for key, _ in _notes(connection)}


def pull(connection: Connection) -> Pulled:
    """Return the answers of our notes in the running Anki."""
    owners = {card: key for key, cards in _notes(connection) for card in cards}
    rows: list[Logged] = []
    for order in range(max(len(notetype.templates) for notetype in notetypes().values())):
        # Anki counts cards from 1 in a search; a cloze note's only card is the first
        cards = connection.ask("findCards", query=f"{_ours()} card:{order + 1}")
        for card, row in _log(connection, [card for card in cards if card in owners]):
            rows.append(Logged(owners[card], order, row["id"], row["ease"], row["type"], row["factor"], row["time"]))
    return Pulled(external(rows))


def _ours() -> str:
    """A search for our notes, whatever the learner calls their types and fields: by the ids, or by the field."""
    places = [f"mid:{notetype.id}" for notetype in notetypes().values()]
    return f"({' or '.join([*places, 'Sleutel:_*'])})"


def _notes(connection: Connection) -> Iterator[tuple[NoteKey, list[int]]]:
    """Key and cards of our notes; those whose key cannot be read are not ours any more."""
    for piece in _pieces(connection.ask("findNotes", query=_ours())):
        for note in connection.ask("notesInfo", notes=piece):
            key = key_of((one["value"] for one in note.get("fields", {}).values()), None)
            if key is not None:
                yield key, note["cards"]


def _log(connection: Connection, cards: Sequence[int]) -> Iterator[tuple[int, dict[str, int]]]:
    for piece in _pieces(cards):
        answer = connection.ask("getReviewsOfCards", cards=piece)
        for card, rows in answer.items():
            yield from ((int(card), row) for row in rows)


def _pieces(numbers: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _PIECE):
        yield list(numbers[start : start + _PIECE])
