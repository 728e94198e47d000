"""Small widgets: an option that can be clicked, the answer field, a line of clickable keys; text is never markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from quiz.practice.telling import Pieces, Role

_STYLES: Final = {
    Role.STRONG: "bold",
    Role.RIGHT: "bold $text-success",
    Role.WRONG: "bold $text-error",
    Role.FAINT: "$text-muted",
    Role.QUOTE: "underline",
    Role.CHANGED: "bold underline $text-warning",
}
_BETWEEN: Final = " · "
Key = tuple[str, str, str]
"""An action, the key that does it, and what it is called."""
_ACCENTS: Final = ("aáàäâ", "eéëèê", "iíïìî", "oóöòô", "uúüùû", "cç", "nñ")


class Option(Static):
    """One option of a question; a click on it is the same as its key."""

    class Chosen(Message):
        """The option at ``position`` was clicked."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self, position: int) -> None:
        super().__init__()
        self.position = position
        self.text = ""
        self.label = ""
        self.sign = ""

    def show(self, text: str) -> None:
        """Take a new text, as yet unmarked."""
        self.text, self.label, self.sign = text, str(self.position + 1), ""
        self.remove_class("right", "wrong", "cursor", "picked")
        self.display = True
        self.paint()

    def point(self, *, here: bool) -> None:
        """Show whether the cursor is here."""
        if self.has_class("cursor") != here:
            self.set_class(here, "cursor")
            self.paint()

    def mark(self, sign: str, style: str) -> None:
        """Show the outcome: a sign in front, a class for the colour."""
        self.sign = sign
        self.remove_class("cursor")
        self.add_class(style)
        self.paint()

    def relabel(self, label: str, *, picked: bool) -> None:
        """Show another label in front of the text."""
        self.label = label
        self.set_class(picked, "picked")
        self.paint()

    def paint(self) -> None:
        """Paint sign or cursor, label and text; a long text hangs under itself."""
        front = self.sign or ("▸" if self.has_class("cursor") else " ")
        self.update(Content(f"{front} {self.label}  {self.text}"))

    def on_click(self) -> None:
        """Tell the screen."""
        self.post_message(self.Chosen(self.position))


class KeyTaker(Protocol):
    """A screen that looks at a key before the field does."""

    def take_key(self, event: events.Key) -> bool:
        """Act on a key; false leaves it to the field."""
        ...


class AnswerInput(Input):
    """The field for a typed answer: the screen sees every key first, letters get their accents by a key."""

    async def _on_key(self, event: events.Key) -> None:
        taker: KeyTaker = self.screen  # type: ignore[assignment]
        if taker.take_key(event):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def turn_accent(self) -> bool:
        """Give the letter before the cursor its next accent: *e é ë è ê* and back. False where it has none."""
        place = self.cursor_position
        letter = self.value[place - 1 : place]
        for row in _ACCENTS:
            found = row.find(letter.lower()) if letter else -1
            if found >= 0:
                turned = row[(found + 1) % len(row)]
                self.value = (
                    self.value[: place - 1] + (turned.upper() if letter.isupper() else turned) + self.value[place:]
                )
                self.cursor_position = place
                return True
        return False


class KeyBar(Static):
    """The line of keys. Each can be clicked; what does not fit is left out from the end, help and leaving never."""

    def show(self, keys: Iterable[Key], width: int, rows: int) -> None:
        """Paint keys, the most wanted first, within ``rows`` rows of ``width`` cells."""
        self.update(Content("\n").join(_painted_row(row) for row in rows_of_keys(list(keys), width, rows)))


def rows_of_keys(keys: Sequence[Key], width: int, rows: int) -> list[list[Key]]:
    """The keys that fit, row by row, in order."""
    found: list[list[Key]] = [[]]
    used = 0
    for key in keys:
        length = len(key[1]) + 1 + len(key[2])
        if used and used + len(_BETWEEN) + length > width:
            if len(found) == rows:
                break
            found.append([])
            used = 0
        used += (len(_BETWEEN) if used else 0) + length
        found[-1].append(key)
    return found


def _painted_row(keys: Sequence[Key]) -> Content:
    parts: list[Content] = []
    for action, key, label in keys:
        click = Style.from_meta({"@click": f"screen.do('{action}')"})
        parts.append(Content(f"{key} {label}").stylize(click).stylize("bold", 0, len(key)))
    return Content(_BETWEEN).join(parts)


def painted(pieces: Pieces) -> Content:
    """Pieces of text in the styles of their roles; the text itself is never read as markup."""
    return Content.assemble(*[(text, _STYLES[role]) if role in _STYLES else Content(text) for text, role in pieces])
