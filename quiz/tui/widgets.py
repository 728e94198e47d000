"""Small widgets: an option that can be clicked, and text that is never markup."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Option(Static):
    """One option of a question; a click on it is the same as its key."""

    class Chosen(Message):
        """The option at ``position`` was clicked."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self, position: int, text: str, label: str) -> None:
        super().__init__(plain(f"{label}  {text}"))
        self.position = position
        self.label = label
        self.text = text

    def on_click(self) -> None:
        """Tell the screen."""
        self.post_message(self.Chosen(self.position))

    def mark(self, sign: str, style: str) -> None:
        """Show the outcome: a sign in front, a class for the colour."""
        self.update(plain(f"{sign}  {self.text}"))
        self.add_class(style)

    def relabel(self, label: str) -> None:
        """Show another label in front of the text."""
        self.update(plain(f"{label}  {self.text}"))


def plain(text: str) -> Content:
    """Text as it is: brackets are brackets."""
    return Content(text)


def joined(parts: list[tuple[str, str]]) -> Content:
    """Pieces of text with a style each; the text itself is never read as markup."""
    return Content.assemble(*[(text, style) if style else Content(text) for text, style in parts])
