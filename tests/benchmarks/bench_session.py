"""Times practice: start-up to first paint, key to paint over a scripted session. Run as a script; it never fails."""

from __future__ import annotations

import asyncio
import fcntl
import gc
import os
import pty
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

KEYS = 200
SETTLE = 0.08
"""Seconds after a key in which everything it changes has been painted."""
ITEMS = 1000
ROUNDS = 15
SIZE = (80, 24)

EMPTY = """
from textual.app import App
from textual.widgets import Input, Static
class Empty(App):
    def compose(self):
        yield Static("painted")
        yield Input()
Empty().run()
"""


def say(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{line}\n")


def write_bank(path: Path, items: int) -> None:
    """A bank of so many choice questions, with words."""
    lines = ["format: 1", "id: groot", "title: Groot", "items:"]
    for number in range(items):
        lines += [f"  - id: vraag-{number}", f"    stem: Wat is antwoord {number}?", f"    key: goed {number}"]
        lines += [f"    distractors: [fout {number} a, fout {number} b]"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def first_paint(command: list[str], marker: str, folder: Path) -> float:
    """Milliseconds from the start of a process to the moment its terminal has read ``marker``; then it is killed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # as an installed program: compiled once, wherever this runs
    own = {"PYTHONPYCACHEPREFIX": str(folder / "pyc"), "XDG_CACHE_HOME": str(folder / "cache"), "QUIZ_LANG": "nl"}
    environment = {**kept, **own, "QUIZ_DATA": str(folder / "data"), "TERM": "xterm-256color"}
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment)
    os.close(theirs)
    seen = b""
    while marker.encode() not in seen:
        seen += os.read(ours, 65536)
    took = time.perf_counter() - begin
    process.kill()
    process.wait()
    os.close(ours)
    return took * 1000


def first_paints(bank: Path) -> dict[str, list[float]]:
    """An empty application, home and a session by turns, so that what else the machine does falls on all alike."""
    folder = bank.parent
    (folder / "decks").mkdir()
    shutil.copy(bank, folder / "decks")
    play = [sys.executable, "-c", "from quiz.cli.main import main; main()", "play"]  # as the installed command does
    cases = {
        "empty": ([sys.executable, "-c", EMPTY], "painted"),
        "home": (play, "Groot"),
        "session": ([*play, str(bank)], "Wat is antwoord"),
    }
    times: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(ROUNDS + 1):
        for name, (command, marker) in cases.items():
            took = first_paint(command, marker, folder)
            if number:  # the first round compiles
                times[name].append(took)
    return times


async def key_to_paint(bank: Path, data: Path) -> list[float]:
    """Milliseconds from a key until the last thing it changed has been painted, over ``KEYS`` keys of a session."""
    from textual import events

    from quiz.practice.decks import load_decks
    from quiz.practice.preferences import Preferences
    from quiz.practice.states import open_store
    from quiz.tui.app import QuizApp, Start

    preferences = Preferences(new_per_day=ITEMS)
    decks, _ = load_decks([bank], 0)
    store = open_store(data, preferences.scheduling)
    gc.disable()  # as quiz play begins; the application enables it
    app = QuizApp(decks, store, preferences, Start(home=False))
    painted = [0.0]
    display = app._display

    def timed_display(*arguments: object) -> None:
        display(*arguments)
        painted[0] = time.perf_counter()

    app._display = timed_display
    times = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.5)  # the first question is read; what the first answer needs is loaded meanwhile
        for number in range(KEYS):
            key = "1" if number % 2 == 0 else "enter"
            begin = time.perf_counter()
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(SETTLE)
            times.append((painted[0] - begin) * 1000)
    store.close()
    return times


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "groot.yaml"
        write_bank(bank, ITEMS)
        paints = first_paints(bank)
        for name, found in paints.items():
            ratios = [statistics.median(found) / statistics.median(paints["empty"]), min(found) / min(paints["empty"])]
            say(
                f"first paint, {name:<8} {ITEMS} items: median {statistics.median(found):4.0f} ms, least {min(found):4.0f} ms"
                f"  ({ratios[0]:.2f} and {ratios[1]:.2f} times empty)"
            )
        times = sorted(asyncio.run(key_to_paint(bank, Path(folder) / "keys.sqlite3")))
        say(f"key to paint over {KEYS} keys: median {statistics.median(times):.1f} ms, most {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
