"""Small widgets: the answer field, a line of clickable keys; text is never markup."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final, Protocol

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widgets import Input, Static

from quiz.practice.telling import Pieces, Role

_STYLES: Final = {
    Role.STRONG: "bold",
    Role.RIGHT: "bold $text-success",
    Role.WRONG: "bold $text-error",
    Role.FAINT: "$foreground-muted",
    Role.QUOTE: "underline",
    Role.CHANGED: "bold underline $text-warning",
}
_BETWEEN: Final = " · "
_MOST_PAINTED: Final = 32
Key = tuple[str, str, str]
"""An action, the key that does it, and what it is called."""
_ACCENTS: Final = ("aáàäâ", "eéëèê", "iíïìî", "oóöòô", "uúüùû", "cç", "nñ")


class KeyTaker(Protocol):
    """A screen that looks at a key before the field does."""

    def take_key(self, event: events.Key) -> bool:
        """Act on a key; false leaves it to the field."""
        ...


class AnswerInput(Input):
    """The field for a typed answer: the screen sees every key first, letters get their accents by a key."""

    class Clicked(Message):
        """The field was clicked."""

    def on_click(self) -> None:
        """Tell the screen."""
        self.post_message(self.Clicked())

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


class Text(Static):
    """A text as high as what it says. Textual would lay everything out and paint it once more after each change."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Line(Static):
    """A line of text, painted again only when it changes."""

    _text = ""

    def show(self, text: str) -> None:
        """Show another text of one line."""
        if text != self._text:
            self._text = text
            self.update(Content(text), layout=False)


class KeyBar(Static):
    """The line of keys. Each can be clicked; what does not fit is left out from the end, help and leaving never."""

    _shown: tuple[tuple[Key, ...], ...] = ()

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._painted: dict[Hashable, list[Strip]] = {}

    def show(self, keys: Iterable[Key], width: int, rows: int) -> None:
        """Paint keys, the most wanted first, within ``rows`` rows of ``width`` cells."""
        shown = tuple(tuple(row) for row in rows_of_keys(list(keys), width, rows))
        if shown != self._shown:
            self.update(Content("\n").join(_painted_row(row) for row in shown), layout=len(shown) != len(self._shown))
            self._shown = shown

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint, or give what was painted before: the same few lines come back, and are a sixth of what a key costs."""
        key = (self._shown, self.size, crop, self.app.theme, self.hover_style)
        if key not in self._painted:
            if len(self._painted) >= _MOST_PAINTED:
                self._painted.clear()
            self._painted[key] = super().render_lines(crop)
        return self._painted[key]


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
