from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quiz.practice.schedule import Scheduling
from quiz.practice.states import open_store
from quiz.store import Card, Events, Mark, Review, Store, StoreError, default_path

CARD = Card(stability=2.3, difficulty=5.0, day=10, due=12, interval=2, reps=1, lapses=0)

VERSION_1 = """
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, banks TEXT NOT NULL, mode TEXT NOT NULL, seed INTEGER NOT NULL, created INTEGER NOT NULL,
  queue TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reviews (
  id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions(id), bank TEXT NOT NULL, item TEXT NOT NULL,
  at INTEGER NOT NULL, answer TEXT NOT NULL, verdict TEXT NOT NULL, rating INTEGER NOT NULL,
  before TEXT, after TEXT, undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reviews_by_item ON reviews(bank, item, at);
CREATE INDEX reviews_by_session ON reviews(session, at);
INSERT INTO sessions VALUES ('s1', '["bank"]', 'practice', 0, 1700000000000, '[["bank", "a"], ["bank", "b"]]', 0);
INSERT INTO reviews VALUES ('r1', 's1', 'bank', 'a', 1700000000000, 'Jan', 'right', 3, NULL, '{"card_id": 1}', 0);
INSERT INTO reviews VALUES ('r2', 's1', 'bank', 'b', 1700000001000, 'x', 'wrong', 1, NULL, '{"card_id": 1}', 1);
INSERT INTO reviews VALUES ('r3', 's1', 'bank', 'b', 1700000002000, 'y', 'right', 3, NULL, NULL, 0);
PRAGMA user_version = 1;
"""


def review(identifier: str, item: str = "a", at: int = 1000, **fields: object) -> Review:
    values: dict[str, object] = {"day": 10, "answer": "x", "verdict": "right", "rating": 3, **fields}
    return Review(id=identifier, session="s", bank="bank", item=item, at=at, **values)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map" / "progress.sqlite3"


def test_a_new_file_is_made_with_its_folder(path: Path) -> None:
    with Store(path) as store:
        assert store.events() == Events()
    assert path.exists()


def test_what_is_added_is_there_after_opening_again(path: Path) -> None:
    with Store(path) as store:
        store.add(review("r1", reason="exact", took=5, hints=1, before=None, after=CARD.to_json()), CARD)
        store.mark(Mark("m1", "s", "bank", "a", "flag", 1, 1000))
    with Store(path) as store:
        (found,) = store.log()
        assert (found.id, found.reason, found.took, found.hints, found.scheduled) == ("r1", "exact", 5, 1, True)
        assert store.card(("bank", "a")) == CARD
        assert store.cards("bank") == {"a": CARD}
        assert store.due_days("bank") == {"a": 12}
        assert store.marks("bank")["a"].flagged
        assert Card.from_json(found.after or "") == CARD


def test_a_row_is_never_changed_or_removed(path: Path) -> None:
    with Store(path) as store:
        store.add(review("r1"), CARD)
        store.add(review("r2", at=2000), CARD, instead_of="r1")
        store.undo(review("r2"), None)
        assert list(store.log()) == []
        assert [found.id for found in store.events().reviews] == ["r1", "r2"]
        assert store.events().undone == ("r1", "r2")
        assert store.card(("bank", "a")) is None


def test_one_id_can_be_added_only_once(path: Path) -> None:
    with Store(path) as store:
        store.add(review("r1"), CARD)
        with pytest.raises(StoreError):
            store.add(review("r1", at=5), None)
        assert store.card(("bank", "a")) == CARD


def test_the_newest_mark_of_a_kind_counts(path: Path) -> None:
    with Store(path) as store:
        store.mark(Mark("m2", "s", "bank", "a", "suspend", 0, 2000))
        store.mark(Mark("m1", "s", "bank", "a", "suspend", 1, 1000))
        store.mark(Mark("m3", "s", "bank", "a", "bury", 20, 1000))
        marks = store.marks("bank")["a"]
        assert (marks.suspended, marks.buried, marks.flagged) == (False, 20, False)


def test_sessions_are_found_by_their_banks_and_mode_until_finished(path: Path) -> None:
    with Store(path) as store:
        first = store.begin(["b", "a"], "today", 0, 1, [("a", "x"), ("b", "y")])
        assert store.unfinished(["a", "b"], "today") == first
        assert store.unfinished(["a"], "today") is None
        assert store.unfinished(["a", "b"], "cram") is None
        second = store.begin(["a", "b"], "today", 0, 2, [])
        assert store.unfinished(["a", "b"], "today") == second
        store.finish(second.id)
        assert store.unfinished(["a", "b"], "today") == first


def test_days_and_newest_answers_are_counted(path: Path) -> None:
    with Store(path) as store:
        store.add(review("r1", verdict="wrong", rating=1), CARD)
        store.add(review("r2", at=2000, day=11, before=CARD.to_json()), CARD)
        store.add(review("r3", item="b", at=2500, day=11, scheduled=False), None)
        store.add(review("r4", item="c", at=2600, day=11, rating=0, verdict="seen", scheduled=False), None)
        assert store.days() == {10: 1, 11: 2}
        assert store.newest("bank")["a"] == ("right", 11)
        assert store.done_on(10) == (1, 0)
        assert store.done_on(11) == (0, 1)
        assert store.banks() == ["bank"]


def test_an_older_file_is_brought_up_to_date_after_a_copy(path: Path) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path)
    old.executescript(VERSION_1)
    old.close()
    with open_store(path, Scheduling()) as store:
        assert [found.id for found in store.log()] == ["r1", "r3"]
        assert store.events().undone == ("r2",)
        assert [found.scheduled for found in store.log()] == [True, False]
        card = store.card(("bank", "a"))
        assert card is not None
        assert card.reps == 1
        assert store.card(("bank", "b")) is None
        saved = store.unfinished(["bank"], "today")
        assert saved is not None
        assert saved.queue == (("bank", "a"), ("bank", "b"))
    backup = sqlite3.connect(path.with_name("progress.sqlite3.v1.bak"))
    assert backup.execute("SELECT COUNT(*) FROM reviews").fetchone() == (3,)
    assert backup.execute("PRAGMA user_version").fetchone() == (1,)
    backup.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path)
    old.executescript(
        VERSION_1.replace("answer TEXT NOT NULL, verdict", "verdict")
        .replace("'Jan', ", "")
        .replace("'x', ", "")
        .replace("'y', ", "")
    )
    old.close()
    with pytest.raises(StoreError):
        Store(path)
    after = sqlite3.connect(path)
    assert after.execute("PRAGMA user_version").fetchone() == (1,)
    assert after.execute("SELECT COUNT(*) FROM reviews").fetchone() == (3,)
    after.close()


def test_a_newer_file_is_left_alone(path: Path) -> None:
    with Store(path):
        pass
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version=99")
    newer.close()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"geen database, maar wel lang genoeg om er een te lijken" * 40, b"SQLite format 3\x00kapot" * 60]
)
def test_a_damaged_file_gives_one_sentence(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == data


def test_a_folder_that_cannot_be_made_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(StoreError):
        Store(tmp_path / "bestand" / "map" / "p.sqlite3")


def test_two_programs_can_write_at_once(path: Path) -> None:
    with Store(path) as one, Store(path) as other:
        for number in range(20):
            one.add(review(f"one{number}"), CARD)
            other.add(review(f"other{number}", item="b"), CARD)
        assert len(list(one.log())) == len(list(other.log())) == 40


def test_the_place_is_the_one_that_the_variable_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    assert default_path() == tmp_path / "progress.sqlite3"
    monkeypatch.delenv("QUIZ_DATA")
    assert default_path().name == "progress.sqlite3"


WRITER = """
import sys
from pathlib import Path
from quiz.store import Card, Review, Store
card = Card(2.3, 5.0, 10, 12, 2, 1, 0)
store = Store(Path(sys.argv[1]))
number = 0
while True:
    store.add(Review(f"{sys.argv[2]}-{number}", "s", "bank", f"i{number}", number, 10, "x", "right", 3), card)
    sys.stdout.write(f"{sys.argv[2]}-{number}\\n")
    sys.stdout.flush()
    number += 1
"""


def test_a_killed_process_loses_no_answer_it_was_told_of(path: Path) -> None:
    acknowledged: set[str] = set()
    for round_number in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(round_number)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        acknowledged.add(writer.stdout.readline().strip())
        time.sleep(0.01 * round_number)
        os.kill(writer.pid, signal.SIGKILL)
        rest, _ = writer.communicate()
        acknowledged.update(line for line in rest.split("\n")[:-1] if line)
    with Store(path) as store:
        kept = {found.id for found in store.log()}
        assert acknowledged <= kept
        assert len(acknowledged) > 20
        assert len(store.cards("bank")) == len({found.item for found in store.log()})
