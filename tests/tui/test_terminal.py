"""The program in a real terminal: played to its end, killed and gone on with, without colours, at several sizes."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

BANK = Path(__file__).parent / "banks" / "fiets.yaml"
PATIENCE = 20.0


class Terminal:
    """A tmux server of our own with one window that runs quiz."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "tmux"
        self.settings = folder / "tmux.conf"
        self.settings.write_text("set -g remain-on-exit on\nset -g exit-empty off\n")

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self.socket), "-f", str(self.settings), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def start(self, *arguments: str, size: tuple[int, int] = (80, 24), **variables: str) -> None:
        # pytest sets these two, and a program believes them more than its terminal
        settings = {"QUIZ_DATA": str(self.folder / "data"), "QUIZ_LANG": "nl", **variables}
        words = [
            "env",
            "-u",
            "COLUMNS",
            "-u",
            "LINES",
            *(f"{name}={value}" for name, value in settings.items()),
            sys.executable,
            "-m",
            "quiz",
            *arguments,
        ]
        width, height = map(str, size)
        self.tmux("new-session", "-d", "-s", "quiz", "-x", width, "-y", height, *words)

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", "quiz", *(["-l", key] if len(key) == 1 else [key]))

    def screen(self, *options: str) -> str:
        return self.tmux("capture-pane", "-p", "-t", "quiz", *options)

    def wait_for(self, *texts: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen()
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{texts} never came:\n{self.screen()}")

    def pid(self) -> int:
        return int(self.tmux("display-message", "-p", "-t", "quiz", "#{pane_pid}"))

    def kill(self) -> None:
        os.kill(self.pid(), signal.SIGKILL)
        self.tmux("kill-session", "-t", "quiz")

    def log(self) -> list[tuple[str, str]]:
        database = sqlite3.connect(self.folder / "data" / "progress.sqlite3")
        query = "SELECT item, answer FROM reviews WHERE id NOT IN (SELECT event FROM undone) ORDER BY at, rowid"
        rows = database.execute(query).fetchall()
        database.close()
        return rows


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    subprocess.run(["tmux", "-S", str(opened.socket), "kill-server"], check=False, capture_output=True)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
def test_a_session_is_played_to_its_end(terminal: Terminal, size: tuple[int, int]) -> None:
    terminal.start("play", str(BANK), size=size)
    terminal.wait_for("Hoeveel wielen", "drie", "stop")
    terminal.keys("3")
    terminal.wait_for("✗", "Antwoord: twee")
    terminal.keys("Enter")
    terminal.wait_for("Waarmee waarschuw je")
    terminal.keys(*"de bel", "Enter")
    terminal.wait_for("✓ Goed!")
    terminal.keys("Enter")
    terminal.wait_for("Klaar!", "1 van de 2 goed", "Hoeveel wielen")
    terminal.keys("Enter")
    end = time.monotonic() + PATIENCE
    while terminal.tmux("display-message", "-p", "-t", "quiz", "#{pane_dead}").strip() != "1":
        assert time.monotonic() < end
        time.sleep(0.05)
    assert terminal.log() == [("wiel", "drie"), ("bel", "de bel")]


def test_a_kill_after_any_key_loses_no_answer(terminal: Terminal) -> None:
    """Each round plays on from where the killed one was, and is killed as soon as its key has been answered."""
    rounds: list[tuple[str, Callable[[], object], list[tuple[str, str]]]] = [
        ("Hoeveel wielen", lambda: terminal.keys("Down"), []),
        ("Hoeveel wielen", lambda: (terminal.keys("3"), terminal.wait_for("Helaas")), [("wiel", "drie")]),
        ("Waarmee", lambda: (terminal.keys(*"de"), terminal.wait_for("de")), [("wiel", "drie")]),
        (
            "Waarmee",
            lambda: (terminal.keys(*"de fel", "Enter"), terminal.wait_for("Nog niet goed")),
            [("wiel", "drie"), ("bel", "de fel")],
        ),
    ]
    for shown, act, logged in rounds:
        terminal.start("play", str(BANK))
        terminal.wait_for(shown)
        act()
        terminal.kill()
        assert terminal.log() == logged


def test_no_colour_is_used_where_none_is_wanted_and_all_is_still_readable(terminal: Terminal) -> None:
    terminal.start("play", str(BANK), NO_COLOR="1")
    terminal.wait_for("Hoeveel wielen")
    terminal.keys("3")
    terminal.wait_for("✗ 3  drie", "✓ 2  twee", "▸1 opnieuw")
    painted = terminal.screen("-e")
    assert not [code for code in ("\x1b[38;", "\x1b[48;", "\x1b[30m", "\x1b[40m") if code in painted]


def test_one_bad_bank_never_hides_the_others(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    shutil.copy(BANK, tmp_path / "decks")
    (tmp_path / "decks" / "kapot.yaml").write_text("items: [")
    terminal.start("play", str(tmp_path / "decks"), size=(120, 40))
    terminal.wait_for("Hoeveel wielen")


def test_without_banks_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "quiz", "play", "--plain"]
    empty = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert empty.returncode == 2
    assert empty.stderr.count("\n") == 1
    assert "quiz generate" in empty.stderr
