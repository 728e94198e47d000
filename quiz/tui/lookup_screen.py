"""Looks a word up while practising: type it, read what it means, add it to the words of the text."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from quiz.errors import QuizError
from quiz.locale import say
from quiz.practice.decks import Deck
from quiz.practice.lookup import Found, add_word, find_word, is_listed
from quiz.tui.article import WordClicked
from quiz.tui.keys import Keymap
from quiz.tui.widgets import AnswerInput, KeyBar


class LookupScreen(Screen[None]):
    """A field and what the lexicon says; enter adds the meaning that the pointer is at.

    A word clicked in the text stands in the field already, with the place where it was met.
    """

    def __init__(
        self, deck: Deck, keymap: Keymap, added: Callable[[Deck], Deck], clicked: WordClicked | None = None
    ) -> None:
        super().__init__()
        self.clicked = clicked
        self.deck = deck
        self.keymap = keymap
        self.added = added
        self.found: list[Found] = []
        self.cursor = 0
        self._notice = ""

    def compose(self) -> ComposeResult:
        """Title, field, meanings, keys."""
        yield Static(Content(say("tui", "lookup-title")), id="top")
        yield AnswerInput(id="lookup", compact=True, placeholder=say("tui", "lookup-here"))
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="text")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Paint an empty page."""
        field = self.query_one(AnswerInput)
        field.focus()
        if self.clicked:
            field.value = self.clicked.word
        self._paint()

    def on_resize(self) -> None:
        """Lay the keys out anew."""
        self._paint()

    def on_input_changed(self, message: AnswerInput.Changed) -> None:
        """Look up what stands in the field."""
        met = self.clicked
        place = (met.paragraph, met.start) if met and met.paragraph and message.value == met.word else None
        self.found = find_word(self.deck.bank, message.value, place)
        self.cursor, self._notice = 0, ""
        self._paint()

    def take_key(self, event: events.Key) -> bool:
        """Act on a key before the field does."""
        action = self.keymap.action("lookup", event.key)
        if action is None:
            return False
        self.action_do(action)
        return True

    def on_key(self, event: events.Key) -> None:
        """Take a key that the field did not take."""
        if self.take_key(event):
            event.stop()

    def action_point(self, number: int) -> None:
        """Point at a meaning that was clicked."""
        self.cursor = number
        self._paint()

    def action_do(self, name: str) -> None:
        """Do what a key or a click stands for."""
        if name in {"up", "down"} and self.found:
            self.cursor = (self.cursor + (1 if name == "down" else -1)) % len(self.found)
        elif name == "add":
            self._add()
        elif name == "close-lookup":
            self.dismiss(None)
            return
        elif name == "exit":
            self.app.exit()
        self._paint()

    def _add(self) -> None:
        if not self.found:
            return
        entry = self.found[self.cursor].entry
        if is_listed(self.deck.bank, entry):
            self._notice = say("tui", "lookup-listed", word=entry.word)
            return
        try:
            add_word(self.deck.path, entry)
            self.deck = self.added(self.deck)
            self._notice = say("tui", "lookup-added", word=entry.word)
        except QuizError as error:
            self._notice = str(error)

    def _paint(self) -> None:
        parts: list[Content] = []
        for number, found in enumerate(self.found):
            pointer = "▸ " if number == self.cursor else "  "
            click = Style.from_meta({"@click": f"screen.point({number})"})
            parts.append(Content(pointer + found.forms).stylize("bold").stylize(click))
            parts.append(Content(f"  {found.meaning}" if found.meaning else "  " + say("tui", "lookup-no-meaning")))
            if found.entry.example is not None and number == self.cursor:
                parts.append(Content(f"  {found.entry.example.quote}").stylize("$foreground-muted"))
            parts.append(Content(""))
        if not self.found and self.query_one(AnswerInput).value.strip():
            parts.append(Content(say("tui", "lookup-unknown")))
        if self._notice:
            parts.append(Content(self._notice).stylize("$text-warning"))
        self.query_one("#text", Static).update(Content("\n").join(parts))
        names = ["close-lookup", *(["add"] if self.found else []), *(["down"] if len(self.found) > 1 else [])]
        keys = [(name, self.keymap.key("lookup", name), say("tui", f"key.{name}")) for name in names]
        self.query_one(KeyBar).show(keys, self.app.size.width - 2, 1)
