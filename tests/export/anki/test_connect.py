"""A running Anki is reached through AnkiConnect: a small server with the add-on's protocol over a real collection."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from anki.errors import NotFoundError

from quiz.errors import QuizError
from quiz.export.anki.connect import Connection, default_connection, known_keys, outdated_looks, pull, send_package
from quiz.export.anki.notetypes import notetypes
from quiz.export.anki.package import Options, package
from quiz.export.anki.packagefile import read_package
from quiz.model.bank import Bank


class AddOn:
    """The actions that we use, each answered from the collection as the add-on answers them.

    Compared with the add-on itself in the real program: its import, its errors, its answers for what is not there, the
    key, and one answer a connection.
    """

    def __init__(self, anki: Any) -> None:
        self.anki = anki
        self.asked = []
        self.key: str | None = None
        self.open = True

    @property
    def col(self) -> Any:
        if not self.open:
            raise RuntimeError("collection is not available")
        return self.anki.col

    def answer(self, request: Any) -> Any:
        assert set(request) <= {"action", "version", "params", "key"}
        assert isinstance(request["params"], dict)
        assert request["version"] == 6
        self.asked.append(request["action"])
        try:
            return {"result": self._act(request), "error": None}
        except Exception as error:  # noqa: BLE001 - as the add-on does
            return {"result": None, "error": str(error)}

    def _act(self, request: Any) -> Any:
        if request.get("key") != self.key:
            raise RuntimeError("valid api key must be provided")
        action = getattr(self, re.sub("([A-Z])", r"_\1", request["action"]).lower(), None)
        if action is None:
            raise RuntimeError("unsupported action")
        return action(**request["params"])

    def import_package(self, path: Any) -> Any:
        with warnings.catch_warnings(), contextlib.redirect_stdout(None):
            warnings.simplefilter("ignore")
            from anki.importing import AnkiPackageImporter

            AnkiPackageImporter(self.col, path).run()
        return True

    def model_names_and_ids(self) -> Any:
        return {one.name: one.id for one in self.col.models.all_names_and_ids()}

    def model_styling(self, **parameters: Any) -> Any:
        (name,) = [parameters[key] for key in parameters if key == "modelName"]
        model = self.col.models.by_name(name)
        if model is None:
            raise RuntimeError(f"model was not found: {name}")
        return {"css": model["css"]}

    def find_notes(self, query: Any = None) -> Any:
        return [] if query is None else list(map(int, self.col.find_notes(query)))

    def find_cards(self, query: Any = None) -> Any:
        return [] if query is None else list(map(int, self.col.find_cards(query)))

    def notes_info(self, notes: Any = None, query: Any = None) -> Any:
        if notes is None and query is None:
            raise RuntimeError('Must provide either "notes" or a "query"')
        return [self._note(number) for number in (self.find_notes(query) if notes is None else notes)]

    def _note(self, number: Any) -> Any:
        try:
            note = self.col.get_note(number)
        except NotFoundError:
            return {}
        fields = {name: {"value": value, "order": order} for order, (name, value) in enumerate(note.items())}
        cards = {note.id: list(note.card_ids())} if note.card_ids() else {}
        name = note.note_type()["name"]
        about = {"noteId": note.id, "profile": "Quiz", "tags": note.tags, "modelName": name, "mod": note.mod}
        return {**about, "fields": fields, "cards": cards[note.id]}

    def get_reviews_of_cards(self, cards: Any) -> Any:
        columns = ("id", "usn", "ease", "ivl", "lastIvl", "factor", "time", "type")
        query = "select id, usn, ease, ivl, lastIvl, factor, time, type from revlog where cid = ?"
        return {card: [dict(zip(columns, row, strict=True)) for row in self.col.db.all(query, card)] for card in cards}


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
        return json.dumps(one.answer(json.loads(body))).encode()

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
    answer = json.dumps({"result": None, "error": "file\nis not\x1b[31m there"}).encode()
    with pytest.raises(QuizError, match="file is not there"):
        send_package(Connection(port=serve(lambda _: answer)), b"")


def test_an_import_that_did_not_happen_is_no_success(serve: Any) -> None:
    answer = json.dumps({"result": False, "error": None}).encode()
    with pytest.raises(QuizError):
        send_package(Connection(port=serve(lambda _: answer)), b"")


def style(addon: Any, name: str, old: str, new: str) -> None:
    """Change a note type's style, as the add-on's own import may have and as a learner may."""
    model = addon.anki.col.models.by_name(name)
    assert old in model["css"]
    model["css"] = model["css"].replace(old, new)
    addon.anki.col.models.update_dict(model)


def test_a_new_look_arrives_where_every_import_made_the_old_one_newer(
    addon: Any, market: Bank, first: Any, packed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz.bankfile.write import dump_bank
    from quiz.cli.main import main

    connection = Connection(port=addon.port)
    assert outdated_looks(connection) == set()
    send_package(connection, packed(first(market)))
    assert outdated_looks(connection) == set()
    style(addon, "Quiz Open", "--accent", "--mijn")
    style(addon, "Quiz Gat", "/* quiz ", "/* mijn quiz ")
    style(addon, "Quiz Woord", f"/* quiz {notetypes()['woord'].version} */", "/* quiz 1 */")
    send_package(connection, packed(first(market)))
    addon.anki.reopen()
    assert outdated_looks(connection) == {"woord"}
    monkeypatch.setenv("QUIZ_ANKI_PORT", str(addon.port))
    bank = addon.anki.folder / "markt.yaml"
    bank.write_text(dump_bank(market), encoding="utf-8")
    assert main(["export", "anki", str(bank), "--connect"]) == 0
    addon.anki.reopen()
    assert outdated_looks(connection) == set()
    assert "--mijn" in addon.anki.col.models.by_name("Quiz Open")["css"]
    assert "/* mijn quiz " in addon.anki.col.models.by_name("Quiz Gat")["css"]


def test_only_the_look_that_is_asked_for_gets_another_time(market: Bank, first: Any, anki: Any) -> None:
    anki.take(package(first(market).notes, Options(modified={"woord": 1_900_000_000})))
    times = {one["name"]: one["mod"] for one in anki.col.models.all() if one["name"].startswith("Quiz")}
    assert times.pop("Quiz Woord") == 1_900_000_000
    assert len(set(times.values())) == 1


def test_answers_are_found_whatever_the_learner_calls_the_note_types_and_the_field(
    addon: Any, anki: Any, market: Bank, first: Any, packed: Any
) -> None:
    anki.take(packed(first(market)))
    for deck in ("Vragen", "Woorden"):
        anki.col.decks.select(anki.col.decks.id_for_name(f"Nederlands lezen::{deck}"))
        anki.answer()
    before = pull(Connection(port=addon.port))
    for name in ("Meerkeuze", "Open", "Gat", "Woord"):
        model = anki.col.models.by_name(f"Quiz {name}")
        model["name"] = f"Mijn {name}"
        model["flds"][-1]["name"] = "Code"
        anki.col.models.update_dict(model)
    assert len(before.reviews) == 2
    assert pull(Connection(port=addon.port)) == before


def test_another_deck_with_a_field_of_that_name_is_not_taken_for_ours(addon: Any, anki: Any) -> None:
    model = anki.col.models.new("Sloten")
    for name in ("Sleutel", "Slot"):
        anki.col.models.add_field(model, anki.col.models.new_field(name))
    template = anki.col.models.new_template("Kaart")
    template["qfmt"], template["afmt"] = "{{Sleutel}}", "{{Slot}}"
    anki.col.models.add_template(model, template)
    anki.col.models.add(model)
    note = anki.col.new_note(anki.col.models.by_name("Sloten"))
    note["Sleutel"], note["Slot"] = "koper", "deur"
    anki.col.add_note(note, 1)
    anki.col.decks.select(1)
    anki.answer()
    assert pull(Connection(port=addon.port)).reviews == ()
    assert known_keys(Connection(port=addon.port)) == set()


def test_a_key_that_the_add_on_wants_is_sent_and_asked_for(addon: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    addon.key = "geheim"
    monkeypatch.setenv("QUIZ_ANKI_PORT", str(addon.port))
    for key in ("", "fout"):
        monkeypatch.setenv("QUIZ_ANKI_KEY", key)
        with pytest.raises(QuizError, match="QUIZ_ANKI_KEY"):
            pull(default_connection())
    monkeypatch.setenv("QUIZ_ANKI_KEY", "geheim")
    assert pull(default_connection()).reviews == ()
    assert "geheim" not in repr(default_connection())


def test_an_anki_without_a_profile_and_an_old_add_on_are_told_in_a_sentence(addon: Any, serve: Any) -> None:
    addon.open = False
    with pytest.raises(QuizError, match=r"profiel|profile"):
        known_keys(Connection(port=addon.port))
    old = json.dumps({"result": None, "error": "unsupported action"}).encode()
    with pytest.raises(QuizError, match="AnkiConnect"):
        outdated_looks(Connection(port=serve(lambda _: old)))


def test_a_learner_keeps_the_presets_of_their_decks(addon: Any, market: Bank, first: Any, packed: Any) -> None:
    col = addon.anki.col
    preset = col.decks.get_config(1)
    preset["new"]["perDay"] = 7
    col.decks.update_config(preset)
    send_package(Connection(port=addon.port), packed(first(market)))
    addon.anki.reopen()
    decks = addon.anki.col.decks
    questions = decks.by_name("Nederlands lezen::Vragen")
    questions["conf"] = own = decks.add_config("Van mij")["id"]
    decks.save(questions)
    send_package(Connection(port=addon.port), packed(first(market)))
    addon.anki.reopen()
    decks = addon.anki.col.decks
    assert decks.config_dict_for_deck_id(decks.id_for_name("Nederlands lezen::Vragen"))["id"] == own
    assert {one["name"]: one["new"]["perDay"] for one in decks.all_config()} == {preset["name"]: 7, "Van mij": 20}
