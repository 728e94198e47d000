"""Any keys in any order: nothing breaks, nothing is lost, and two keys always lead out."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App
from tui_steps import key_event, settle

from quiz.practice.decks import load_decks
from quiz.practice.modes import Mode
from quiz.practice.preferences import Preferences
from quiz.practice.progress import open_store
from quiz.practice.schedule import replay
from quiz.tui.app import QuizApp, Start

if TYPE_CHECKING:
    from tests.tui.conftest import MakeApp

Press = Callable[..., Awaitable[None]]
BANKS = Path(__file__).parent / "banks"
KEYS = [
    *"123490abcdefghijklmnuvwx?*@-/ é",
    "enter", "enter", "enter", "escape", "tab", "backspace", "up", "down", "left", "right", "pageup", "pagedown", "home",
    "end", "ctrl+z", "ctrl+t", "ctrl+g", "ctrl+p", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f9", "ctrl+a", "delete",
]  # fmt: skip
"""Everything the table knows but for the editor, and keys that mean nothing."""


async def play(keys: list[str], mode: Mode, size: tuple[int, int], *, home: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        decks, _ = load_decks([BANKS / "aardappels.yaml"], 0)
        with open_store(Path(folder) / "p.sqlite3", Preferences().scheduling) as store:
            app = QuizApp(decks, store, Preferences(), Start(home=home, mode=mode))
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                for key in keys:
                    if not app.is_running or app._exit:
                        break
                    logged = len(store.events().reviews)
                    app.post_message(key_event(key))
                    await settle(app)
                    assert len(store.events().reviews) >= logged
                await leave(app)
            for review in store.log():
                if review.scheduled:
                    assert replay(store.history(review.ref), Preferences().scheduling) == store.card(review.ref)


async def leave(app: App[None]) -> None:
    """From anywhere one key ends the program; escape leaves one thing after another."""
    if not app._exit:
        app.post_message(key_event("ctrl+q"))
        await settle(app)
    assert app._exit


@pytest.mark.parametrize("keys", [[], ["ctrl+p"], ["f1"], ["slash", "a"], ["s"], ["enter", "enter", "ctrl+p"]])
async def test_escape_leads_out_step_by_step(keys: list[str], make_app: MakeApp, press: Press) -> None:
    app = make_app("aardappels.yaml", start=Start(home=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(app, *keys)
        for _ in range(4):
            if not app._exit:
                await press(app, "escape")
        assert app._exit


@given(
    st.lists(st.sampled_from(KEYS), max_size=25),
    st.sampled_from([Mode.CRAM, Mode.TODAY, Mode.READING, Mode.EXAM]),
    st.sampled_from([(40, 15), (80, 24), (120, 40)]),
    st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_any_keys_leave_a_sound_log_and_a_way_out(
    keys: list[str], mode: Mode, size: tuple[int, int], home: bool
) -> None:
    asyncio.run(play(keys, mode, size, home=home))
