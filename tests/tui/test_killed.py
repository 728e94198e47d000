"""A session killed after any key: no answer is lost, and it goes on with the same question and the same queue.

``QUIZ_KILLS=every pytest tests/tui/test_killed.py`` kills after every key of the script; the usual run after some.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from played_child import BANK, MODE, SEED, standing

from quiz.practice.decks import load_decks
from quiz.practice.opening import Plan, open_session
from quiz.practice.preferences import Preferences
from quiz.practice.states import open_store

CHILD = Path(__file__).parent / "played_child.py"
SCRIPT = [
    "enter", "2", "enter", "u", "2", "enter", "asterisk", "2", "enter", *"Brusel", "enter", "enter",
    *"geinteresseerde", "enter", "ctrl+t", *"geinteresseerd", "enter", "enter", *"lekker", "enter", "2", "enter",
    "3", "1", "backspace", "1", "2", "4", "enter", "1", "2", "3", "ctrl+z", "1", "2", "3", "enter", "enter", "1",
    "enter", "f3", "3", "enter", "at", "ctrl+z", "f7", "f3", "enter", "down", "enter", "enter", "f3", "enter",
]  # fmt: skip
"""Every kind of question, a second try, a hint, undo, flag, suspend, bury and other ratings."""
PLACES = range(len(SCRIPT) + 1) if os.environ.get("QUIZ_KILLS") == "every" else [0, 2, 21, 40, len(SCRIPT)]


class Child:
    """A process that plays; its pipe tells how far it is."""

    def __init__(self, store: Path, keys: list[str]) -> None:
        ours, theirs = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, str(CHILD), str(theirs), str(store), *keys],
            pass_fds=[theirs],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        os.close(theirs)
        self.told = os.fdopen(ours, encoding="utf-8")

    def line(self) -> str:
        found = self.told.readline().rstrip("\n")
        assert found, "the process ended by itself"
        return found

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.told.close()


def resumed(store: Path) -> str:
    """What a learner finds who begins again, in the words of the child."""
    decks, _ = load_decks([BANK], 0)
    with open_store(store, Preferences().scheduling) as opened:
        session = open_session(opened, decks[0].questions, Plan(MODE, Preferences(), SEED), datetime.now(UTC))
        assert session is not None
        after = session.current.item if session.current else None
        return repr((standing(opened), [question.item for question in session.queue], after))


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The state before the first key and after each, of a session that nobody killed."""
    child = Child(tmp_path_factory.mktemp("whole") / "p.sqlite3", SCRIPT)
    found = [child.line()]
    for _ in SCRIPT:
        assert child.line() == "pressed"
        found.append(child.line())
    child.kill()
    assert len(set(found)) > 12
    return found


@pytest.mark.parametrize("number", PLACES)
def test_a_kill_after_a_key_loses_nothing(states: list[str], tmp_path: Path, number: int) -> None:
    child = Child(tmp_path / "p.sqlite3", SCRIPT[:number])
    assert child.line() == states[0]
    for done in range(number):
        assert child.line() == "pressed"
        assert child.line() == states[done + 1]
    child.kill()
    assert resumed(tmp_path / "p.sqlite3") == states[number]


@pytest.mark.parametrize("number", [place for place in PLACES if place])
def test_a_kill_while_a_key_is_acted_on_leaves_the_state_before_or_after_it(
    states: list[str], tmp_path: Path, number: int
) -> None:
    child = Child(tmp_path / "p.sqlite3", SCRIPT[:number])
    for _ in range(2 * number):
        child.line()
    time.sleep(number % 5 / 1000)
    child.kill()
    assert resumed(tmp_path / "p.sqlite3") in states[number - 1 : number + 1]
