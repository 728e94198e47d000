"""Golden screens: every state, in both languages, at the widths of a phone, a terminal and a desk.

``QUIZ_GOLDEN=write`` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.practice.modes import Mode
from quiz.tui.app import QuizApp, Start

if TYPE_CHECKING:
    from tests.tui.conftest import MakeApp

GOLDEN = Path(__file__).parent / "golden"
SIZES = {"40": (40, 15), "80": (80, 24), "120": (120, 40)}
Look = Callable[[str], None]
Press = Callable[..., Awaitable[None]]


async def walk(press: Press, look: Look) -> None:
    """Through every kind of question and every phase."""
    look("preview")
    await press("enter")
    look("choice")
    await press("2")
    look("choice-told")
    await press("enter")
    look("truth")
    await press("2")
    look("truth-told")
    await press("enter")
    look("typed")
    await press(*"Brusel", "enter")
    look("typed-told")
    await press("enter", *"geinteresseerde", "enter")
    look("retry")
    await press("ctrl+t")
    look("hint")
    await press(*"geinteresseerd", "enter")
    look("second-told")
    await press("enter")
    look("open")
    await press(*"lekker", "enter")
    look("judge")
    await press("2", "enter", "3", "1")
    look("order")
    await press("2", "4")
    look("order-told")
    await press("enter", "1", "2")
    look("match")
    await press("3")
    look("match-told")
    await press("enter", "enter")
    look("schema-judge")
    await press("1")
    look("schema-told")
    await press("enter", "f1")
    look("help")
    await press("escape", "f3", "1", "enter")
    look("summary")


async def around(press: Press, look: Look) -> None:
    """Home, its modes, filter, help and palette; the statistics; reading with the text."""
    look("home")
    await press("right", "right")
    look("home-mode")
    await press("slash", *"fie")
    look("home-filter")
    await press("enter", "question_mark")
    look("home-help")
    await press("escape", "s")
    look("statistics")
    await press("escape", "ctrl+p")
    await asyncio.sleep(0.3)
    look("palette")
    await press("escape")


async def read(press: Press, look: Look) -> None:
    """A question beside its text, or after it where there is no room for both."""
    look("reading-preview")
    await press("enter")
    look("reading-second")
    await press("enter")
    look("reading-third")
    await press("3")
    look("reading-fourth")


WALKS: dict[str, tuple[Callable[[Press, Look], Awaitable[None]], tuple[str, ...], Start]] = {
    "session": (walk, ("aardappels.yaml",), Start(home=False)),
    "home": (around, (), Start(home=True)),
    "reading": (read, ("aardappels.yaml",), Start(home=False, mode=Mode.READING)),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("name", WALKS)
async def test_screens_are_as_they_were_seen(  # noqa: PLR0913, PLR0917 - fixtures
    name: str,
    code: str,
    size: str,
    make_app: MakeApp,
    screen_text: Callable[[QuizApp], str],
    speak: Callable[[str], None],
    press: Callable[..., Awaitable[None]],
) -> None:
    walk_, banks, start = WALKS[name]
    app = make_app(*banks, start=start)
    speak(code)
    seen: list[tuple[str, str]] = []
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.pause()
        await walk_(partial(press, app), lambda state: seen.append((state, screen_text(app))))
    text = "".join(f"--- {state}\n{screen}" for state, screen in seen)
    golden = GOLDEN / f"{name}-{code}-{size}.txt"
    if os.environ.get("QUIZ_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


ENGLISH = frozenset(
    "the and for you your with this that answer right wrong word question next quit help undo choose search command "
    "theme found palette matches close cancel today due learned review know show again hard good easy".split()
)


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*-nl-*.txt")), ids=lambda path: path.stem)
def test_no_english_is_seen_in_the_dutch_interface(golden: Path) -> None:
    screens = re.sub(r"^--- .*$", "", golden.read_text(encoding="utf-8"), flags=re.MULTILINE)
    words = set(re.findall(r"[a-z]+", screens.lower()))
    assert not words & ENGLISH


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_help_and_leaving_are_on_every_screen(golden: Path) -> None:
    width, height = SIZES[golden.stem.rpartition("-")[2]]
    screens = re.split(r"^--- (.*)\n", golden.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for state, screen in zip(screens[::2], screens[1::2], strict=True):
        lines = screen.split("\n")[:-1]
        assert len(lines) == height, state
        assert max(map(len, lines)) <= width, state
        bottom = "\n".join(lines[-2:])
        if state != "palette":
            assert "stop" in bottom or "quit" in bottom, state
        # a page to read has no help of its own, and judging on a phone needs the room for its three verdicts
        if state not in {"palette", "help", "home-help", "statistics", "judge", "schema-judge"}:
            assert "hulp" in bottom or "help" in bottom, state
