"""Any keys in any order: nothing breaks, nothing is lost, and two keys always lead out.

``QUIZ_SEQUENCES=10000 pytest tests/tui/test_any_keys.py`` tries that many sequences; the usual run tries a few.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tui_steps import handled, key_event, settle

from quiz.practice.decks import load_decks
from quiz.practice.modes import Mode
from quiz.practice.preferences import Preferences
from quiz.practice.schedule import replay
from quiz.practice.states import open_store
from quiz.tui.app import QuizApp, Start

if TYPE_CHECKING:
    from tests.tui.conftest import MakeApp

Press = Callable[..., Awaitable[None]]
BANKS = Path(__file__).parent / "banks"
SEQUENCES = int(os.environ.get("QUIZ_SEQUENCES", "25"))
DECKS, _ = load_decks([BANKS / "aardappels.yaml"], 0)
MODES = [Mode.CRAM, Mode.TODAY, Mode.READING, Mode.EXAM, Mode.REVERSED]
SIZES = [(40, 15), (80, 24), (120, 40)]
KEYS = [
    *"123490abcdefghijklmnuvwx?*@-/ é",
    "enter", "enter", "enter", "escape", "tab", "backspace", "up", "down", "left", "right", "pageup", "pagedown", "home",
    "end", "ctrl+z", "ctrl+t", "ctrl+g", "ctrl+p", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f9", "f10", "f12", "ctrl+a",
    "delete",
]  # fmt: skip
"""Everything the table knows but for the editor, and keys that mean nothing."""
WAYS_OUT = [("ctrl+q",), ("escape", "ctrl+q")]


class AnyKeys(RuleBasedStateMachine):
    """The whole application over a store of its own; a rule presses a key, and the log is looked at after each."""

    @initialize(mode=st.sampled_from(MODES), size=st.sampled_from(SIZES), home=st.booleans())
    def start(self, mode: Mode, size: tuple[int, int], home: bool) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.folder.name) / "p.sqlite3", Preferences().scheduling)
        self.app = QuizApp(DECKS, self.store, Preferences(), Start(home=home, mode=mode))
        self.logged = 0
        self.begun, self.over = asyncio.Event(), asyncio.Event()
        # entered and left in one task, as Textual wants it
        self.running = self.loop.create_task(self._run(size))
        self.loop.run_until_complete(self._either(self.begun.wait()))

    async def _run(self, size: tuple[int, int]) -> None:
        async with self.app.run_test(size=size) as pilot:
            await pilot.pause()
            self.begun.set()
            await self.over.wait()

    async def _either(self, step: Coroutine[Any, Any, Any]) -> None:
        """Take a step, or end with the exception that the application ended with."""
        waiting = asyncio.ensure_future(step)
        await asyncio.wait({waiting, self.running}, return_when=asyncio.FIRST_COMPLETED)
        if self.running.done():
            waiting.cancel()
            self.running.result()
        else:
            waiting.result()

    @property
    def is_on(self) -> bool:
        return self.app.is_running and not self.app._exit

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
    def press(self, keys: list[str]) -> None:
        self.loop.run_until_complete(self._either(self._press(keys)))

    async def _press(self, keys: list[str]) -> None:
        for key in keys:
            if self.is_on:
                self.app.post_message(key_event(key))
                await handled(self.app)

    @invariant()
    def no_review_is_lost(self) -> None:
        if hasattr(self, "store"):
            number = len(self.store.events().reviews)
            assert number >= self.logged
            self.logged = number

    def teardown(self) -> None:
        if not hasattr(self, "running"):
            return
        try:
            self.loop.run_until_complete(self._leave())
            for ref in {review.ref for review in self.store.log() if review.scheduled}:
                assert replay(self.store.history(ref), Preferences().scheduling) == self.store.card(ref)
        finally:
            self.store.close()
            self.loop.close()
            self.folder.cleanup()

    async def _leave(self) -> None:
        """Paint what there is, then leave by one of the ways; an exception in the application comes up at its exit."""
        if self.is_on:
            await settle(self.app)
            for key in WAYS_OUT[self.logged % len(WAYS_OUT)]:
                if self.is_on:
                    self.app.post_message(key_event(key))
                    await settle(self.app)
        assert not self.is_on
        self.over.set()
        await self.running


TestAnyKeys = AnyKeys.TestCase
TestAnyKeys.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)


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
