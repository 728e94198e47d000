"""Times practice: start-up to first paint, key to paint over a scripted session. Run as a script; it never fails."""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEYS = 200
SETTLE = 0.08
"""Seconds after a key in which everything it changes has been painted."""
ITEMS = 1000

EMPTY = """
import time; begin = time.perf_counter()
from textual.app import App
from textual.widgets import Input, Static
class Empty(App):
    def compose(self):
        yield Static("x")
        yield Input()
    def on_mount(self):
        self.call_after_refresh(self.painted)
    def painted(self):
        print(time.perf_counter() - begin)
        self.exit()
Empty().run(headless=True)
"""

QUIZ = """
import sys, time; begin = time.perf_counter()
from pathlib import Path
from quiz.practice.decks import load_decks
from quiz.practice.preferences import Preferences
from quiz.practice.progress import open_store
from quiz.tui.app import QuizApp, Start
from quiz.tui.home import HomeScreen
from quiz.tui.session_screen import SessionScreen
decks, _ = load_decks([Path(sys.argv[1])], 0)
store = open_store(Path(sys.argv[2]), Preferences().scheduling)
app = QuizApp(decks, store, Preferences(), Start(home=sys.argv[3] == "home"))
def painted():
    print(time.perf_counter() - begin)
    app.exit()
def timed(screen):
    usual = screen.on_mount
    def on_mount(self):
        usual(self)
        self.call_after_refresh(painted)
    screen.on_mount = on_mount
timed(HomeScreen)
timed(SessionScreen)
app.run(headless=True)
store.close()
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


def first_paint(script: str, *arguments: str) -> float:
    """Seconds from the start of a script to its first paint, the best of seven fresh processes."""
    times = []
    for _ in range(7):
        done = subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True)
        times.append(float(done.stdout.split()[-1]))
    return min(times)


async def key_to_paint(bank: Path, data: Path) -> list[float]:
    """Milliseconds from a key until the last thing it changed has been painted, over ``KEYS`` keys of a session."""
    from textual import events

    from quiz.practice.decks import load_decks
    from quiz.practice.preferences import Preferences
    from quiz.practice.progress import open_store
    from quiz.tui.app import QuizApp, Start

    preferences = Preferences(new_per_day=ITEMS)
    decks, _ = load_decks([bank], 0)
    store = open_store(data, preferences.scheduling)
    app = QuizApp(decks, store, preferences, Start(home=False))
    painted = [0.0]
    display = app._display

    def timed_display(*arguments: object) -> None:
        display(*arguments)
        painted[0] = time.perf_counter()

    app._display = timed_display
    times = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
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
        empty = first_paint(EMPTY)
        say(f"first paint, an empty Textual app              {empty * 1000:7.0f} ms")
        for name in ("home", "session"):
            paint = first_paint(QUIZ, str(bank), f"{folder}/{name}.sqlite3", name)
            say(
                f"first paint, {name:<8} with {ITEMS} items         {paint * 1000:7.0f} ms  ({paint / empty:.2f} times)"
            )
        times = sorted(asyncio.run(key_to_paint(bank, Path(folder) / "keys.sqlite3")))
        say(f"key to paint over {KEYS} keys: median {statistics.median(times):.1f} ms, most {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
