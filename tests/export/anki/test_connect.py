"""A running Anki is reached through AnkiConnect: a small server with the add-on's protocol over a real collection."""

from __future__ import annotations

import json
import re
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER as IF_NEWER

from quiz.errors import QuizError
from quiz.export.anki.connect import Connection, default_connection, known_keys, pull, send_package
from quiz.export.anki.packagefile import read_package
from quiz.model.bank import Bank


class AddOn:
    """The actions that we use, each answered from the collection as the add-on answers them."""

    def __init__(self, anki: Any) -> None:
        self.anki = anki
        self.asked = []

    def answer(self, action: str, version: int, params: dict[str, Any]) -> Any:
        assert version == 6
        self.asked.append(action)
        try:
            return {"result": getattr(self, re.sub("([A-Z])", r"_\1", action).lower())(**params), "error": None}
        except AttributeError:
            return {"result": None, "error": "unsupported action"}

    def version(self) -> Any:
        return 6

    def import_package(self, path: Any) -> Any:
        options = ImportAnkiPackageOptions(
            merge_notetypes=True,
            update_notes=IF_NEWER,
            update_notetypes=IF_NEWER,
            with_scheduling=True,
            with_deck_configs=True,
        )
        self.anki.col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
        return True

    def find_notes(self, query: str) -> Any:
        return list(self.anki.col.find_notes(query))

    def find_cards(self, query: str) -> Any:
        return list(self.anki.col.find_cards(query))

    def notes_info(self, notes: list[int]) -> Any:
        found = []
        for number in notes:
            note = self.anki.col.get_note(number)
            fields = {name: {"value": value, "order": order} for order, (name, value) in enumerate(note.items())}
            found.append({"noteId": note.id, "tags": note.tags, "fields": fields, "cards": note.card_ids()})
        return found

    def get_reviews_of_cards(self, cards: list[int]) -> Any:
        columns = ("id", "usn", "ease", "ivl", "lastIvl", "factor", "time", "type")
        query = "select id, usn, ease, ivl, lastIvl, factor, time, type from revlog where cid = ?"
        return {
            card: [dict(zip(columns, row, strict=True)) for row in self.anki.col.db.all(query, card)] for card in cards
        }


@pytest.fixture
def serve() -> Any:
    """Starts a server that answers every request through a function."""
    servers = []

    def start(answer: Any) -> Any:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: Any) -> None:
                pass

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return servers[-1].server_address[1]

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def addon(anki: Any, serve: Any) -> Any:
    """The add-on of a running Anki, and the port it listens at."""
    one = AddOn(anki)

    def answer(body: bytes) -> Any:
        request = json.loads(body)
        return json.dumps(one.answer(request["action"], request["version"], request["params"])).encode()

    one.port = serve(answer)
    return one


def test_a_deck_goes_straight_into_a_running_anki(
    addon: Any, market: Bank, first: Any, packed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    anki, tmp_path = addon.anki, addon.anki.folder
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = first(market)
    connection = Connection(port=addon.port)
    assert known_keys(connection) == set()
    send_package(connection, packed(made))
    assert known_keys(connection) == {one.note.key for one in made.notes}
    send_package(connection, packed(made))
    assert anki.col.note_count() == len(made.notes)
    assert not list(tmp_path.glob("quiz-*"))


def test_answers_come_out_of_a_running_anki_as_out_of_a_package(
    addon: Any, anki: Any, market: Bank, first: Any, packed: Any, tmp_path: Path
) -> None:
    anki.take(packed(first(market)))
    for deck in ("Vragen", "Woorden"):
        anki.col.decks.select(anki.col.decks.id_for_name(f"Nederlands lezen::{deck}"))
        for _ in range(3):
            anki.answer()
    found = pull(Connection(port=addon.port))
    assert len(found.reviews) == 6
    assert found == read_package(anki.export(tmp_path / "terug.apkg"))
    assert "importPackage" not in addon.asked


def test_the_commands_say_what_they_would_do_and_do_it(
    addon: Any, market: Bank, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from quiz.bankfile.write import dump_bank
    from quiz.cli.main import main

    folder = addon.anki.folder
    monkeypatch.setenv("QUIZ_ANKI_PORT", str(addon.port))
    monkeypatch.setenv("QUIZ_DATA", str(folder / "data"))
    bank = folder / "markt.yaml"
    bank.write_text(dump_bank(market), encoding="utf-8")
    lock = folder / "markt.anki.lock"
    assert main(["export", "anki", str(bank), "--connect", "--dry-run"]) == 0
    assert "importPackage" not in addon.asked
    assert not lock.exists()
    assert main(["export", "anki", str(bank), "--connect"]) == 0
    assert lock.exists()
    assert not (folder / "markt.apkg").exists()
    capsys.readouterr()
    assert main(["export", "anki", str(bank), "--connect", "--dry-run"]) == 0
    assert str(addon.anki.col.note_count()) in capsys.readouterr().err.splitlines()[-1]
    addon.anki.col.decks.select(addon.anki.col.decks.id_for_name("Nederlands lezen::Vragen"))
    addon.anki.answer()
    for told in ("1", "0"):
        assert main(["anki", "pull", "--connect"]) == 0
        assert capsys.readouterr().err.startswith(f"Anki: {told} ")


def test_a_port_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for port in ("", "0", "99999", "acht", "-1"):
        monkeypatch.setenv("QUIZ_ANKI_PORT", port)
        with pytest.raises(QuizError, match="QUIZ_ANKI_PORT"):
            default_connection()


def test_an_anki_that_is_not_open_is_told_in_a_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(QuizError, match="AnkiConnect"):
        pull(Connection(port=port))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"hallo": 1}', b"AnkiConnect", b"\xff"])
def test_another_program_at_that_port_is_told_in_a_sentence(serve: Any, body: bytes) -> None:
    with pytest.raises(QuizError, match="AnkiConnect"):
        pull(Connection(port=serve(lambda _: body)))


def test_what_the_add_on_refuses_is_told_without_its_line_breaks_and_escapes(serve: Any) -> None:
    answer = json.dumps({"result": None, "error": "collection\nis not\x1b[31m available"}).encode()
    with pytest.raises(QuizError, match="collection is not available"):
        send_package(Connection(port=serve(lambda _: answer)), b"")


def test_an_import_that_did_not_happen_is_no_success(serve: Any) -> None:
    def answer(body: bytes) -> Any:
        return json.dumps({"result": json.loads(body)["action"] == "version", "error": None}).encode()

    with pytest.raises(QuizError):
        send_package(Connection(port=serve(answer)), b"")
