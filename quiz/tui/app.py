"""The application: home with the banks, and the session over one of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from quiz.locale import count, say
from quiz.practice.questions import Question
from quiz.practice.session import Session, SessionMode, counts, open_session
from quiz.store import Store
from quiz.tui.session_screen import SessionScreen, now
from quiz.tui.widgets import Option, plain


@dataclass(frozen=True)
class Deck:
    """A bank on the home screen with its questions."""

    identifier: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Settings:
    """How to practise."""

    mode: SessionMode
    seed: int
    new: int
    resume: bool


class HomeScreen(Screen[None]):
    """The banks with what is due, new and learned; arrows or a click choose one."""

    def __init__(self, decks: Sequence[Deck], store: Store) -> None:
        super().__init__()
        self.decks = decks
        self.store = store
        self.cursor = 0

    def compose(self) -> ComposeResult:
        """Title, the banks, the keys."""
        yield Static(plain(say("tui", "home-title")), id="top")
        yield VerticalScroll(id="banks", can_focus=False)
        yield Static(plain("  ·  ".join(say("tui", f"key.{key}") for key in ("open", "move", "quit"))), id="keys")

    def on_mount(self) -> None:
        """Paint the banks."""
        self.paint()

    def on_screen_resume(self) -> None:
        """Counts have changed after a session."""
        self.paint()

    def paint(self) -> None:
        """List the banks anew."""
        box = self.query_one("#banks", VerticalScroll)
        box.remove_children()
        box.mount(*[Option(index, self._line(deck), f"{index + 1}.") for index, deck in enumerate(self.decks)])
        self.call_after_refresh(self._move, 0)

    def _line(self, deck: Deck) -> str:
        numbers = counts(self.store, deck.identifier, deck.questions, now())
        parts = (
            count("tui", "due", numbers.due),
            count("tui", "new", numbers.new),
            count("tui", "learned", numbers.learned),
        )
        return f"{deck.title}\n    {' · '.join(parts)}"

    def on_key(self, event: events.Key) -> None:
        """Arrows move, enter opens, digits open at once."""
        char = event.character or ""
        if event.key in {"up", "down", "j", "k"}:
            self._move(-1 if event.key in {"up", "k"} else 1)
        elif event.key in {"enter", "space"} and self.decks:
            self._open(self.cursor)
        elif char.isdigit() and 0 < int(char) <= len(self.decks):
            self._open(int(char) - 1)
        elif event.key in {"q", "escape"}:
            self.app.exit()
        else:
            return
        event.stop()

    def on_option_chosen(self, message: Option.Chosen) -> None:
        """A click opens a bank."""
        self._open(message.position)

    def _move(self, step: int) -> None:
        options = list(self.query(Option))
        if not options:
            return
        self.cursor = (self.cursor + step) % len(options)
        for option in options:
            option.set_class(option.position == self.cursor, "cursor")
            if option.position == self.cursor:
                option.scroll_visible(animate=False)

    def _open(self, position: int) -> None:
        app = self.app
        assert isinstance(app, QuizApp)
        app.play(self.decks[position].questions)


class QuizApp(App[None]):
    """Home, or straight into a session when banks were named."""

    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "quiz"
    BINDINGS: ClassVar = []

    def __init__(self, decks: Sequence[Deck], store: Store, settings: Settings, *, home: bool) -> None:
        # an ANSI theme with NO_COLOR paints black on black unless Textual is told
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.decks = decks
        self.store = store
        self.settings = settings
        self.home = home

    def on_mount(self) -> None:
        """Open the first screen."""
        if self.home:
            self.push_screen(HomeScreen(self.decks, self.store))
        else:
            self.play([question for deck in self.decks for question in deck.questions])

    def play(self, questions: Sequence[Question]) -> None:
        """Start or resume a session over these questions."""
        session = self._session(questions, self.settings.mode, resume=self.settings.resume)
        if session is None:
            self.notify_nothing_due()
            return
        self.push_screen(SessionScreen(session, self._again), self._left)

    def notify_nothing_due(self) -> None:
        """Say that everything is done for today; without home that ends the program."""
        if self.home:
            self.notify(say("tui", "nothing-due"), markup=False)
        else:
            self.exit(message=say("tui", "nothing-due"))

    def _session(self, questions: Sequence[Question], mode: SessionMode, *, resume: bool) -> Session | None:
        settings = self.settings
        return open_session(
            self.store, questions, mode=mode, seed=settings.seed, new=settings.new, now=now(), resume=resume
        )

    def _again(self, questions: list[Question]) -> Session | None:
        """Mistakes once more: practice that leaves the schedule alone."""
        return self._session(questions, "cram", resume=False)

    def _left(self, _: None) -> None:
        if not self.home:
            self.exit()
