"""The application: home with the banks, and the session over one or more of them."""

from __future__ import annotations

import gc
import os
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.app import App, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from quiz.errors import QuizError
from quiz.locale import say
from quiz.practice.day import milliseconds
from quiz.practice.decks import Deck, load_deck
from quiz.practice.modes import Mode
from quiz.practice.opening import Plan, begin_with, open_session, warm_up
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Question
from quiz.practice.session import Session
from quiz.store import Mark, Store, StoreError
from quiz.tui.clock import now
from quiz.tui.keys import Keymap

if TYPE_CHECKING:
    from quiz.tui.home import HomeScreen
    from quiz.tui.session_screen import SessionScreen


@dataclass(frozen=True)
class Start:
    """How the program was started."""

    mode: Mode = Mode.TODAY
    seed: int = 0
    resume: bool = True
    words: bool = True
    home: bool = True
    """Begin at home; else straight in a session over all banks, and end with it."""


class QuizApp(App[None]):
    """Home, or straight into a session when banks were named."""

    CSS_PATH = "quiz.tcss"
    TITLE = "quiz"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]
    """One key that ends the program from anywhere, also from the palette; all others are in the key table."""
    COMMANDS: ClassVar = set()

    def __init__(self, decks: Sequence[Deck], store: Store, preferences: Preferences, start: Start) -> None:
        """Take decks, store and settings. Raises ``QuizError`` for an unknown theme or keys that clash."""
        # an ANSI theme with NO_COLOR paints black on black unless Textual is told
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.decks = {deck.id: deck for deck in decks}
        self.store = store
        self.preferences = preferences
        self.start = start
        self.keymap = Keymap(preferences.keys)
        if preferences.reduced_motion:
            self.animation_level = "none"
        if preferences.theme:
            self._take_theme(preferences.theme)

    def _take_theme(self, theme: str) -> None:
        if theme not in self.available_themes:
            raise QuizError(say("tui", "no-theme", theme=theme, themes=", ".join(sorted(self.available_themes))))
        self.theme = theme

    def get_default_screen(self) -> Screen[Any]:
        """Home or the session itself: an empty screen below it would be laid out and painted for nothing."""
        if self.start.home:
            from quiz.tui.home import HomeScreen  # noqa: PLC0415 - a session alone does not wait for it

            return HomeScreen(list(self.decks.values()), self.keymap, self.start.mode)
        return self._session_screen(tuple(self.decks.values()), self.start.mode) or Screen()

    def on_mount(self) -> None:
        """Collect garbage again from the first picture on; what was made until then stays and is not looked at."""
        self.call_after_refresh(Thread(target=_settle, daemon=True).start)

    # -- sessions -------------------------------------------------------------------------------------------------

    def play(self, decks: Iterable[Deck], mode: Mode) -> None:
        """Start or resume a session over these banks; say so where there is nothing to do."""
        screen = self._session_screen(decks, mode)
        if screen is not None:
            self.push_screen(screen)

    def _session_screen(self, decks: Iterable[Deck], mode: Mode) -> SessionScreen | None:
        from quiz.tui.session_screen import SessionScreen  # noqa: PLC0415 - home does not wait for it

        questions = [question for deck in decks for question in self.decks[deck.id].questions]
        plan = Plan(mode, self.preferences, self.start.seed, self.start.resume)
        try:
            session = open_session(self.store, questions, plan, now())
        except StoreError as error:
            self.exit(return_code=2, message=f"quiz: {error}")
            return None
        if session is not None:
            return SessionScreen(session, self.keymap, self)
        message = say("practice", f"nothing.{mode}")
        if self.start.home:
            self.home.tell(message)
        else:
            self.exit(message=message)
        return None

    @property
    def home(self) -> HomeScreen:
        """The screen below all others, where the program was begun at home."""
        screen: HomeScreen = self.screen_stack[0]  # type: ignore[assignment]
        return screen

    def leave_session(self) -> None:
        """Go back to where the session was begun: home, or the shell."""
        if self.start.home:
            self.pop_screen()
        else:
            self.exit()

    def repeat_mistakes(self, session: Session) -> Session | None:
        """A session of the mistakes of another, which leaves the schedule alone."""
        questions = [answer.question for answer in session.mistakes]
        return begin_with(self.store, questions, Plan(Mode.CRAM, self.preferences), now())

    # -- other things that screens ask for ------------------------------------------------------------------------

    def edit_question(self, question: Question) -> Question | None:
        """Edit a question's item in the learner's editor; return it as it is now, ``None`` where nothing came of it."""
        from quiz.tui import edit  # noqa: PLC0415 - only when asked for

        deck = self.decks.get(question.bank)
        command = edit.editor_command(deck.path, edit.line_of(deck.path, question)) if deck else None
        if deck is None or command is None:
            self.say("no-editor")
            return None
        try:
            with self.suspend():
                ran = edit.run_editor(command)
        except SuspendNotSupported:
            ran = edit.run_editor(command)
        self.refresh(layout=True)
        if not ran:
            self.say("no-editor")
            return None
        return self._read_again(deck, question)

    def _read_again(self, deck: Deck, question: Question) -> Question | None:
        try:
            edited = load_deck(deck.path, self.start.seed, words=self.start.words)
        except QuizError as error:
            self.notify(str(error), severity="error", markup=False)
            return None
        if edited.id != deck.id:
            self.say("edit-other-id")
            return None
        self.decks[deck.id] = edited
        found = next((other for other in edited.questions if other.ref == question.ref), None)
        if found is None:
            self.say("edit-gone")
        return found

    def read_again(self, deck: Deck) -> Deck:
        """Read a bank again after a word was added; a session that is on keeps its queue."""
        self.decks[deck.id] = load_deck(deck.path, self.start.seed, words=self.start.words)
        return self.decks[deck.id]

    def restore_suspended(self, decks: Iterable[Deck]) -> int:
        """Take every question that was put aside back into practice; return how many there were."""
        number = 0
        for deck in decks:
            for item, marks in self.store.marks(deck.id).items():
                if marks.suspended:
                    self.store.mark(Mark(uuid.uuid4().hex, "", deck.id, item, "suspend", 0, milliseconds(now())))
                    number += 1
        return number

    def show_statistics(self) -> None:
        """Show the statistics of everything practised."""
        from quiz.stats import count_log, drawn  # noqa: PLC0415 - only when asked for
        from quiz.tui.page import Page  # noqa: PLC0415

        states = [card for bank in self.store.banks() for card in self.store.cards(bank).values()]
        statistics = count_log(self.store.log(), states, self.preferences.days.of(now()))

        def text(width: int) -> Content:
            parts: list[Content] = []
            for title, lines in drawn(statistics, width):
                parts += [Content(title).stylize("bold"), *(Content(line) for line in lines), Content("")]
            return Content("\n").join(parts)

        self.push_screen(Page(say("tui", "statistics-title"), text, self.keymap))

    def action_command_palette(self) -> None:
        """Show our own palette."""
        from quiz.tui.commands import open_palette  # noqa: PLC0415 - only when asked for

        open_palette(self)

    def say(self, key: str) -> None:
        """Show a passing message."""
        self.notify(say("tui", key), markup=False)


def _settle() -> None:
    """What the first picture need not wait for, and the first answer should not.

    Where the command began without collecting garbage, what stands then lives as long as the program: a look through
    it all would hold a key up for 20 ms.
    """
    warm_up()
    cell_len("✓ ✗")  # the widths of rarer signs are in a table of their own
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
