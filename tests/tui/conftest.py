"""The whole application over a small bank of every kind, without a terminal."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.locale import Language, language
from quiz.practice.decks import load_decks
from quiz.practice.preferences import Preferences
from quiz.practice.states import open_store
from quiz.store import Store
from quiz.tui.app import QuizApp, Start

sys.path.insert(0, str(Path(__file__).parent))

from tui_steps import key_event, settle

BANKS = Path(__file__).parent / "banks"
START = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Clock:
    """Every look at it is five seconds later."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=5)
        return self.moment


MakeApp = Callable[..., QuizApp]


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Language], None]]:
    def speak_language(code: Language) -> None:
        monkeypatch.setenv("QUIZ_LANG", code)
        language.cache_clear()

    yield speak_language
    monkeypatch.undo()
    language.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "progress.sqlite3", Preferences().scheduling) as opened:
        yield opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ticking = Clock()
    for module in ("app", "home", "session_screen"):
        monkeypatch.setattr(f"quiz.tui.{module}.now", ticking)
    return ticking


@pytest.fixture
def make_app(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, speak: Callable[[Language], None]) -> MakeApp:
    """An application over ``banks`` (names in tests/tui/banks, or paths), in Dutch unless told otherwise."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")  # a test must never wait for a person
    speak("nl")
    assert clock.moment == START

    def make(*banks: str | Path, preferences: Preferences | None = None, start: Start | None = None) -> QuizApp:
        paths = [BANKS / bank if isinstance(bank, str) else bank for bank in banks] or [BANKS]
        decks, _ = load_decks(paths, 0)
        return QuizApp(decks, store, preferences or Preferences(), start or Start(home=not banks))

    return make


@pytest.fixture
def screen_text() -> Callable[[QuizApp], str]:
    """What stands on the screen, line by line, without colours."""

    def text(app: QuizApp) -> str:
        width, height = app.size
        strips = app.screen._compositor.render_strips()
        lines = ["".join(segment.text for segment in strip)[:width].rstrip() for strip in strips[:height]]
        return "\n".join(lines) + "\n"

    return text


@pytest.fixture
def press() -> Callable[..., Awaitable[None]]:
    """Press keys one after another, each once the one before has had its whole effect: pilot.press takes 60 ms a key."""

    async def press_keys(app: QuizApp, *keys: str) -> None:
        for key in keys:
            app.post_message(key_event(key))
            await settle(app)

    return press_keys
