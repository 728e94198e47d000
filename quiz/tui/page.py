"""A page to read: the help of a place, the statistics. Any closing key goes back."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.locale import say
from quiz.tui.keys import Keymap, Place
from quiz.tui.widgets import KeyBar


class Page(Screen[None]):
    """A title over scrolling text, made anew for each width."""

    def __init__(self, title: str, text: Callable[[int], Content], keymap: Keymap) -> None:
        super().__init__()
        self.heading = title
        self.text = text
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Header, text, keys."""
        yield Static(Content(self.heading), id="top")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="text")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Paint."""
        self.on_resize()

    def on_resize(self) -> None:
        """Paint for the new width."""
        width = max(34, self.app.size.width - 5)
        self.query_one("#text", Static).update(self.text(width))
        keys = [(name, self.keymap.key("page", name), say("tui", f"key.{name}")) for name in ("leave", "up", "down")]
        self.query_one(KeyBar).show(keys, self.app.size.width - 2, 1)

    def on_key(self, event: events.Key) -> None:
        """Scroll or go back."""
        action = self.keymap.action("page", event.key)
        if action is not None:
            event.stop()
            self.action_do(action)

    def action_do(self, name: str) -> None:
        """Do what a key or a click stands for."""
        page = self.query_one("#page", VerticalScroll)
        rows = max(1, page.size.height - 2)
        moves: dict[str, Callable[[], Any]] = {
            "up": lambda: page.scroll_relative(y=-1, animate=False),
            "down": lambda: page.scroll_relative(y=1, animate=False),
            "page-up": lambda: page.scroll_relative(y=-rows, animate=False),
            "page-down": lambda: page.scroll_relative(y=rows, animate=False),
            "first": lambda: page.scroll_home(animate=False),
            "last": lambda: page.scroll_end(animate=False),
            "exit": self.app.exit,
        }
        moves.get(name, lambda: self.dismiss(None))()


def help_page(keymap: Keymap, place: Place) -> Page:
    """The keys of a place with what they do, from the key table."""
    fixed: list[tuple[str, str]] = []
    if place == "ask":
        fixed = [("1-9 a-h", say("tui", "help.pick"))]
    if place == "home":
        fixed = [("1-9", say("tui", "help.pick-bank"))]
    rows = fixed + keymap.rows(place)
    wide = max(len(keys) for keys, _ in rows)

    def text(width: int) -> Content:
        column = min(wide, width // 2)
        lines: list[Content] = []
        for keys, what in rows:
            wrapped = textwrap.wrap(what, max(10, width - column - 2))
            lines.append(Content(f"{keys:<{column}}  ").stylize("bold") + Content(wrapped[0]))
            lines += [Content(" " * (column + 2) + more) for more in wrapped[1:]]
        return Content("\n").join([*lines, Content("\n" + say("tui", "help-mouse"))])

    return Page(say("tui", f"help-title.{'home' if place == 'home' else 'session'}"), text, keymap)
