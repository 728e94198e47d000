"""Home: the banks with what is due, new and learned, the ways to practise, the streak and the week ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.locale import count, say
from quiz.practice.counts import Counts, Overview, overview
from quiz.practice.decks import Deck
from quiz.practice.modes import Mode
from quiz.stats.draw import bars, weekday
from quiz.text.fold import fold
from quiz.tui.clock import now
from quiz.tui.keys import Keymap, Place
from quiz.tui.sizes import SHORT, set_size_classes
from quiz.tui.widgets import AnswerInput, KeyBar

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp

_BAR: Final = ("help", "quit", "open", "mode-next", "filter", "statistics", "palette")
_NUMBERS: Final = 9
"""Width of a column of numbers."""


class HomeScreen(Screen[None]):
    """A list of banks; the first row is all of them together where there are several."""

    AUTO_FOCUS = "#banks"
    PALETTE = ("filter", "statistics", "restore", "help")

    def __init__(self, decks: list[Deck], keymap: Keymap, mode: Mode) -> None:
        super().__init__()
        self.decks = decks
        self.keymap = keymap
        self.mode = mode
        self.seen: Overview | None = None
        self.filter = ""
        self._rows: list[tuple[Deck, ...]] = []
        self._pointed = -1
        self._notice = ""
        self._left = False

    def compose(self) -> ComposeResult:
        """Header, mode, filter, banks, the week ahead, keys."""
        set_size_classes(self, self.app.size)  # later, all that is in it would get its styles a second time
        yield Static(id="top")
        yield Static(id="mode")
        yield AnswerInput(id="filter", compact=True, placeholder=say("tui", "filter-here"))
        yield Static(id="columns")
        yield OptionList(id="banks", markup=False)
        yield Static(id="ahead")
        yield Static(id="notice")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Count, paint, and stand on what is due."""
        self.query_one("#filter", AnswerInput).display = False
        self.query_one("#filter", AnswerInput).disabled = True
        self.refresh_counts()
        self._stand_on_due()

    def on_screen_suspend(self) -> None:
        """Something else is shown, a session perhaps."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Counts have changed after a session."""
        if self._left:
            self._left = False
            self.refresh_counts()

    def on_resize(self) -> None:
        """Lay out anew."""
        if self.seen is not None:
            self.paint()

    @property
    def quiz(self) -> QuizApp:
        """The application."""
        return self.app  # type: ignore[return-value]

    @property
    def place(self) -> Place:
        """The place of the key table."""
        return "filter" if self.query_one("#filter", AnswerInput).has_focus else "home"

    def refresh_counts(self) -> None:
        """Count anew and paint."""
        app = self.quiz
        self.seen = overview(app.store, [deck.questions for deck in self.decks], app.preferences.days.of(now()))
        self.paint()

    # -- painting -------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Paint everything for the size of the screen."""
        size = self.app.size
        set_size_classes(self, size)
        self._paint_top()
        self._paint_mode()
        self._paint_rows()
        self._paint_ahead()
        self._paint_keys()
        notice = self.query_one("#notice", Static)
        notice.display = bool(self._notice)
        notice.update(Content(self._notice))
        self._notice = ""

    def tell(self, text: str) -> None:
        """Show a line until the next painting."""
        self._notice = text
        self.paint()

    def _paint_top(self) -> None:
        assert self.seen is not None
        right = say("tui", "today", n=self.seen.today)
        if self.seen.streak > 1:
            right = f"{count('tui', 'streak', self.seen.streak)} · {right}"
        width = self.app.size.width - 2
        self.query_one("#top", Static).update(Content(f"{'quiz':<{max(0, width - len(right))}}{right}"))

    def _paint_mode(self) -> None:
        name = say("practice", f"mode.{self.mode}")
        left = Content("‹").stylize(Style.from_meta({"@click": "screen.do('mode-previous')"}))
        right = Content("›").stylize(Style.from_meta({"@click": "screen.do('mode-next')"}))
        about = "" if self.has_class("short") else say("practice", f"about.{self.mode}")
        self.query_one("#mode", Static).update(
            Content.assemble(left, " ", (name, "bold"), " ", right, "  ", (about, "$foreground-muted"))
        )

    def _paint_rows(self) -> None:
        banks = self.query_one("#banks", OptionList)
        keep = banks.highlighted
        wanted = fold(self.filter)
        found = [(deck,) for deck in self.decks if wanted in fold(deck.title)]
        self._rows = [tuple(self.decks), *found] if len(self.decks) > 1 and not wanted else list(found)
        banks.clear_options()
        banks.add_options([Option(self._line(number, pointed=False)) for number in range(len(self._rows))])
        self._pointed = -1
        if self._rows:
            banks.highlighted = min(keep or 0, len(self._rows) - 1)
            self._point(banks.highlighted)
        columns = "".join(f"{say('tui', f'column.{name}'):>{_NUMBERS}}" for name in ("due", "new", "learned"))
        width = self.app.size.width - 4
        self.query_one("#columns", Static).update(Content(f"{columns:>{width}}"))

    def _line(self, number: int, *, pointed: bool) -> Content:
        decks = self._rows[number]
        width = self.app.size.width - 4
        front = "▸ " if pointed else "  "
        title = decks[0].title if len(decks) == 1 else say("tui", "all-banks")
        numbers = self._counts(decks)
        style = "bold" if len(decks) > 1 else ""
        if self.has_class("narrow"):
            room = width - 2
            cut = title if len(title) <= room else title[: room - 1].rstrip() + "…"
            return Content.assemble(
                front, (cut, style or "bold"), ("\n    " + self._in_words(numbers), "$foreground-muted")
            )
        room = width - 2 - 3 * _NUMBERS
        cut = title if len(title) <= room else title[: room - 1].rstrip() + "…"
        columns = "".join(f"{value:>{_NUMBERS}}" for value in (numbers.due, numbers.new, numbers.learned))
        return Content.assemble(front, (f"{cut:<{room}}", style), columns)

    @staticmethod
    def _in_words(numbers: Counts) -> str:
        found = (("due", numbers.due), ("new", numbers.new), ("learned", numbers.learned))
        return " · ".join(count("tui", name, number) for name, number in found if number)

    def _counts(self, decks: tuple[Deck, ...]) -> Counts:
        assert self.seen is not None
        found = [self.seen.banks[deck.id] for deck in decks if deck.id in self.seen.banks]
        return Counts(sum(c.due for c in found), sum(c.new for c in found), sum(c.learned for c in found))

    def _paint_ahead(self) -> None:
        assert self.seen is not None
        line = self.query_one("#ahead", Static)
        line.display = any(self.seen.ahead) and self.app.size.height >= SHORT
        today = self.quiz.preferences.days.of(now())
        days = [
            f"{say('tui', 'ahead-today') if not n else weekday(today + n)} {number}"
            for n, number in enumerate(self.seen.ahead)
        ]
        text = f"{say('tui', 'ahead')} {bars(self.seen.ahead)}  {'  '.join(days)}"
        if len(text) > self.app.size.width - 2:
            text = f"{say('tui', 'ahead')} {bars(self.seen.ahead)} {sum(self.seen.ahead)}"
        line.update(Content(text))

    def _paint_keys(self) -> None:
        keys = [(name, self.keymap.key("home", name), say("tui", f"key.{name}")) for name in _BAR]
        self.query_one(KeyBar).show(keys, self.app.size.width - 2, 1 if self.app.size.height < SHORT else 2)

    def _stand_on_due(self) -> None:
        """Open on what is due: the first bank that has any, else the first that has something new."""
        for wanted in ("due", "new"):
            for number, decks in enumerate(self._rows):
                if len(decks) == 1 and getattr(self._counts(decks), wanted):
                    self.query_one("#banks", OptionList).highlighted = number
                    return

    def _point(self, number: int | None) -> None:
        """Move the pointer: the cursor is never told by colour alone."""
        banks = self.query_one("#banks", OptionList)
        for old, pointed in ((self._pointed, False), (number, True)):
            if old is not None and 0 <= old < banks.option_count:
                banks.replace_option_prompt_at_index(old, self._line(old, pointed=pointed))
        self._pointed = -1 if number is None else number

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        if message.option_index != self._pointed and message.option_index < len(self._rows):
            self._point(message.option_index)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Enter, or a click on a bank."""
        self.quiz.play(self._rows[message.option_index], self.mode)

    def on_key(self, event: events.Key) -> None:
        """Take a key that neither list nor field took."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: events.Key) -> bool:
        """Act on a key; digits open a bank."""
        place = self.place
        char = event.character or ""
        if place == "home" and char.isdecimal() and 0 < int(char) <= len(self.decks):
            self.quiz.play((self.decks[int(char) - 1],), self.mode)
            return True
        action = self.keymap.action(place, event.key)
        if action is None:
            return False
        self.action_do(action)
        return True

    def on_input_changed(self, message: AnswerInput.Changed) -> None:
        """The filter was typed in."""
        if message.input.id == "filter":
            self.filter = message.value
            self._paint_rows()

    def action_do(self, name: str) -> None:
        """Do what a key or a click stands for."""
        handler: Any = getattr(self, "_do_" + name.replace("-", "_"), None)
        if handler is not None:
            handler()

    def _do_open(self) -> None:
        number = self.query_one("#banks", OptionList).highlighted
        if number is not None and number < len(self._rows):
            self.quiz.play(self._rows[number], self.mode)

    def _do_up(self) -> None:
        self.query_one("#banks", OptionList).action_cursor_up()

    def _do_down(self) -> None:
        self.query_one("#banks", OptionList).action_cursor_down()

    def _do_page_up(self) -> None:
        self._page("up")

    def _do_page_down(self) -> None:
        self._page("down")

    def _page(self, direction: str) -> None:
        banks = self.query_one("#banks", OptionList)
        if banks.size.height:  # Textual fails at a page of no lines
            getattr(banks, f"action_page_{direction}")()

    def _do_first(self) -> None:
        self.query_one("#banks", OptionList).action_first()

    def _do_last(self) -> None:
        self.query_one("#banks", OptionList).action_last()

    def _do_mode_next(self) -> None:
        self._turn(1)

    def _do_mode_previous(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        modes = list(Mode)
        self.mode = modes[(modes.index(self.mode) + step) % len(modes)]
        self._paint_mode()

    def _do_filter(self) -> None:
        field = self.query_one("#filter", AnswerInput)
        field.display, field.disabled = True, False
        field.focus()

    def _do_stop_filter(self) -> None:
        field = self.query_one("#filter", AnswerInput)
        field.display = bool(field.value)
        field.disabled = True
        self.query_one("#banks", OptionList).focus()

    def _do_statistics(self) -> None:
        self.quiz.show_statistics()

    def _do_restore(self) -> None:
        number = self.quiz.restore_suspended(self.decks)
        self.refresh_counts()
        self.tell(count("tui", "restored", number))

    def _do_help(self) -> None:
        from quiz.tui.page import help_page  # noqa: PLC0415 - only when asked for

        self.app.push_screen(help_page(self.keymap, "home"))

    def _do_palette(self) -> None:
        self.app.action_command_palette()

    def _do_quit(self) -> None:
        self.app.exit()

    def _do_exit(self) -> None:
        self.app.exit()
