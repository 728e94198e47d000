"""Plays keys in a process of its own, to be killed: ``played_child.py PIPE DATA KEY...``.

It tells its state down a pipe, before the first key and after each.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tui_steps import key_event, settle

from quiz.practice.decks import load_decks
from quiz.practice.modes import Mode
from quiz.practice.preferences import Preferences
from quiz.practice.states import open_store
from quiz.store import Store
from quiz.tui.app import QuizApp, Start
from quiz.tui.session_screen import SessionScreen

BANK = Path(__file__).parent / "banks" / "aardappels.yaml"
MODE = Mode.CRAM
SEED = 7


def standing(store: Store) -> list[tuple[str, str, str]]:
    """The answers of the log that were not taken back."""
    return [(review.item, review.answer, review.verdict) for review in store.log()]


def state(store: Store, screen: SessionScreen) -> str:
    """All that a learner would miss: the answers, the queue, and the next question."""
    session = screen.session
    after = session.current.item if session.current else None
    return repr((standing(store), [question.item for question in session.queue], after))


async def play(store: Store, keys: list[str]) -> None:
    """Press the keys one after another. Each is told of before it is pressed and once it has had its whole effect."""
    decks, _ = load_decks([BANK], 0)
    app = QuizApp(decks, store, Preferences(), Start(home=False, mode=MODE, seed=SEED))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        tell(state(store, screen))
        for key in keys:
            tell("pressed")
            app.post_message(key_event(key))
            await settle(app)
            tell(state(store, screen))
        await asyncio.sleep(60)


def tell(line: str) -> None:
    """Write a line into the pipe."""
    os.write(int(sys.argv[1]), (line + "\n").encode())


if __name__ == "__main__":
    with open_store(Path(sys.argv[2]), Preferences().scheduling) as opened:
        asyncio.run(play(opened, sys.argv[3:]))
