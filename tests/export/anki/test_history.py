"""Practice in the terminal and practice in Anki count as one, in both directions."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from anki.scheduler.v3 import CardAnswer

from quiz.errors import QuizError
from quiz.export.anki.lock import Lock
from quiz.export.anki.package import Options, package
from quiz.export.anki.packagefile import read_package
from quiz.export.anki.plan import plan
from quiz.export.anki.reviews import not_ours
from quiz.export.anki.schedule import histories
from quiz.model.bank import Bank
from quiz.practice.progress import ExternalReview, merge_reviews
from quiz.practice.schedule import Scheduling
from quiz.practice.states import open_store

DAY = 86_400_000


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with open_store(tmp_path / "progress.sqlite3", Scheduling()) as opened:
        yield opened


def practised(store: Any, item: Any = "wie-koopt", scheduled: bool = True) -> Any:
    """Four answers in the terminal, the last two days ago."""
    moment = int(time.time()) * 1000
    answers = [(20, 3), (17, 3), (5, 1), (2, 3)]
    reviews = [
        ExternalReview(f"{item}{days}{scheduled}", "markt", item, moment - days * DAY, rating, scheduled, 4000, "quiz")
        for days, rating in answers
    ]
    merge_reviews(store, reviews)
    return reviews


def study(anki: Any, deck: Any, answers: Any) -> Any:
    anki.col.decks.select(anki.col.decks.id_for_name(f"Nederlands lezen::{deck}"))
    return [anki.answer(rating).id for rating in answers]


def test_what_was_practised_comes_along_for_notes_that_anki_does_not_have(
    anki: Any, market: Bank, first: Any, store: Any
) -> None:
    practised(store)
    practised(store, "prijs--article")
    made = first(market)
    history = histories(store.log(), made.notes)
    anki.take(package(made.notes, Options(history=history)), scheduling=True)
    cards = anki.cards("prop:reps>0")
    assert {card.note()["Sleutel"] for card in cards} == {"markt/meerkeuze/wie-koopt", "markt/woord/prijs"}
    state = store.cards("markt")["wie-koopt"]
    card = anki.card("meerkeuze/wie-koopt")
    assert (card.ivl, card.reps, card.lapses, card.queue) == (state.interval, 4, 1, 2)
    stats = anki.col.card_stats_data(card.id)
    assert stats.memory_state.stability == pytest.approx(state.stability, abs=0.001)
    assert anki.col.find_cards(f"prop:due={state.interval - 2} cid:{card.id}") == [card.id]
    assert len(anki.rows("revlog")) == 8


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu"])
def test_the_day_a_card_comes_back_is_the_same_wherever_the_learner_lives(zone: str) -> None:
    """The test above once more, as if the whole machine stood elsewhere: Anki looks up its zone once."""
    name = test_what_was_practised_comes_along_for_notes_that_anki_does_not_have.__name__
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"{__file__}::{name}"]
    done = subprocess.run(command, env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_card_that_anki_has_keeps_its_own_schedule(
    anki: Any, market: Bank, first: Any, store: Any, packed: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    study(anki, "Vragen", [CardAnswer.GOOD])
    before = anki.rows("cards")
    practised(store)
    anki.take(package(made.notes, Options(history=histories(store.log(), made.notes))), scheduling=True)
    assert anki.rows("cards") == before


def test_cramming_does_not_become_a_schedule(market: Bank, first: Any, store: Any) -> None:
    practised(store, scheduled=False)
    assert histories(store.log(), first(market).notes) == {}
    practised(store)
    (history,) = histories(store.log(), first(market).notes).values()
    assert sorted(row[6] for row in history.log) == [0, 1, 1, 1, 3, 3, 3, 3]
    assert history.state[5] == 4


@pytest.mark.parametrize("legacy", [False, True], ids=["anki21b", "anki21"])
def test_answers_in_anki_count_here_once(
    anki: Any, market: Bank, first: Any, packed: Any, store: Any, legacy: bool
) -> None:
    anki.take(packed(first(market)))
    study(anki, "Vragen", [CardAnswer.GOOD, CardAnswer.AGAIN, CardAnswer.EASY])
    study(anki, "Woorden", [CardAnswer.HARD])
    path = anki.export(anki.folder / "terug.apkg", legacy=legacy)
    with zipfile.ZipFile(path) as archive:
        assert ("collection.anki21b" in archive.namelist()) is not legacy
    pulled = read_package(path)
    assert [review.rating for review in pulled.reviews] == [3, 1, 4, 2]
    assert [review.item for review in pulled.reviews] == ["wie-koopt", "getal", "waar", "bemoeien--meaning"]
    assert merge_reviews(store, pulled.reviews).added == 4
    states = store.cards("markt")
    assert states["wie-koopt"].reps == 1
    assert merge_reviews(store, read_package(path).reviews).added == 0
    assert store.cards("markt") == states


def test_what_was_carried_to_anki_does_not_come_back_as_another_answer(
    anki: Any, market: Bank, first: Any, store: Any, tmp_path: Path
) -> None:
    own = [*practised(store), *practised(store, "prijs--article")]
    made = first(market)
    anki.take(package(made.notes, Options(history=histories(store.log(), made.notes))), scheduling=True)
    pulled = read_package(anki.export(tmp_path / "terug.apkg"))
    assert len(pulled.reviews) == len(own)
    assert not_ours(pulled.reviews, store.log()) == ()


def test_answers_survive_an_edit_of_the_bank_and_a_changed_note(
    anki: Any, market: Bank, first: Any, packed: Any, tmp_path: Path, edited: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    study(anki, "Vragen", [CardAnswer.GOOD])
    later = plan(edited(market, "wie-koopt", stem="Wie?"), made.lock, int(time.time() * 1000) + DAY)
    anki.take(packed(later))
    note = anki.card("meerkeuze/wie-koopt").note()
    note["Extra1"] = "mijn eigen notitie"
    anki.col.update_note(note)
    assert [review.item for review in read_package(anki.export(tmp_path / "terug.apkg")).reviews] == ["wie-koopt"]


def test_a_note_whose_key_was_changed_is_told_and_not_guessed(
    anki: Any, market: Bank, first: Any, packed: Any, tmp_path: Path
) -> None:
    anki.take(packed(first(market)))
    study(anki, "Vragen", [CardAnswer.GOOD])
    note = anki.card("meerkeuze/wie-koopt").note()
    note["Sleutel"] = "markt/meerkeuze/getal"
    anki.col.update_note(note)
    pulled = read_package(anki.export(tmp_path / "terug.apkg"))
    assert (pulled.reviews, pulled.unknown) == ((), 1)


def test_changes_by_hand_and_cards_of_others_are_no_answers(
    anki: Any, market: Bank, first: Any, packed: Any, tmp_path: Path
) -> None:
    anki.take(packed(first(market)))
    anki.col.sched.set_due_date([anki.card("meerkeuze/wie-koopt").id], "3")
    basic = anki.col.new_note(anki.col.models.by_name("Basic"))
    basic["Front"], basic["Back"] = "voor", "achter"
    anki.col.add_note(basic, anki.col.decks.id("Ander"))
    anki.col.decks.select(anki.col.decks.id("Ander"))
    anki.answer()
    assert len(anki.rows("revlog")) == 2
    pulled = read_package(anki.export(tmp_path / "terug.apkg"))
    assert (pulled.reviews, pulled.unknown) == ((), 0)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"geen pakket" * 100])
def test_what_is_no_package_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.apkg"
    path.write_bytes(content)
    with pytest.raises(QuizError, match=r"x\.apkg"):
        read_package(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("iets", b""),
        ("collection.anki2", b"geen database"),
        ("collection.anki21b", b"geen zstd"),
        ("collection.anki21b", b"\x28\xb5\x2f\xfd\x00"),
    ],
)
def test_a_damaged_package_is_told_in_a_sentence(tmp_path: Path, name: str, data: Any) -> None:
    path = tmp_path / "x.apkg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, data)
    with pytest.raises(QuizError, match=r"x\.apkg"):
        read_package(path)


def test_a_package_cut_off_anywhere_is_told_in_a_sentence(
    anki: Any, market: Bank, first: Any, packed: Any, tmp_path: Path
) -> None:
    anki.take(packed(first(market)))
    data = anki.export(tmp_path / "heel.apkg").read_bytes()
    path = tmp_path / "half.apkg"
    for part in (0.2, 0.5, 0.9):
        path.write_bytes(data[: int(len(data) * part)])
        with pytest.raises(QuizError, match=r"half\.apkg"):
            read_package(path)


def test_a_package_whose_tables_are_views_is_refused(tmp_path: Path) -> None:
    import sqlite3

    database = tmp_path / "c"
    with sqlite3.connect(database) as connection:
        connection.executescript(
            "CREATE TABLE notes (id, guid, flds); CREATE TABLE cards (id, nid, ord);"
            "CREATE VIEW revlog AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT * FROM n;"
        )
    path = tmp_path / "x.apkg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(database, "collection.anki21")
    with pytest.raises(QuizError, match=r"x\.apkg"):
        read_package(path)


def test_a_package_that_grows_beyond_all_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.export.anki.packagefile._MOST_BYTES", 1000)
    path = tmp_path / "x.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki21", b"\0" * 5000)
    with pytest.raises(QuizError, match=r"x\.apkg"):
        read_package(path)


def test_a_lock_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    from quiz.export.anki.lock import read_lock

    (tmp_path / "a.anki.lock").write_text('{"bank": "a", "format": 2}')
    with pytest.raises(QuizError, match=r"a\.anki\.lock"):
        read_lock(tmp_path / "a.anki.lock", "a")


def test_a_lock_of_another_bank_is_refused(tmp_path: Path) -> None:
    from quiz.export.anki.lock import read_lock, write_lock

    write_lock(tmp_path / "a.anki.lock", Lock(bank="a"))
    with pytest.raises(QuizError, match="bank a"):
        read_lock(tmp_path / "a.anki.lock", "b")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"bank": 3}', b'{"bank": "a", "notes": {"x": 1}}', b"\xff"])
def test_a_damaged_lock_is_refused_and_not_forgotten(tmp_path: Path, content: bytes) -> None:
    from quiz.export.anki.lock import read_lock

    path = tmp_path / "a.anki.lock"
    path.write_bytes(content)
    with pytest.raises(QuizError, match=r"a\.anki\.lock"):
        read_lock(path, "a")
    assert path.read_bytes() == content
