"""Letters to click on, for who has a mouse and no keyboard at hand; they stand below the field once it is clicked."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from quiz.locale import say
from quiz.tui.widgets import AnswerInput

_ROWS: Final = ("abcdefghijklmnopqrstuvwxyz", "éëèêïíöóôüúáàç", "0123456789-'.,")
_SPACE: Final = "space"
_DELETE: Final = "delete"
_LEAST_WIDTH: Final = 20


class Letters(Static):
    """Every letter that a Dutch answer may need, a space, and a way to take the last one back."""

    def show(self, width: int) -> None:
        """Lay them out for so many cells."""
        rows: list[list[Content]] = []
        for row in _ROWS:
            most = max(_LEAST_WIDTH, width) // 2
            rows += [
                [_key(char, f"{char} ") for char in row[start : start + most]] for start in range(0, len(row), most)
            ]
        names = [(_SPACE, say("tui", "space")), (_DELETE, say("tui", "delete-letter"))]
        rows.append([_key(name, f"[{label}] ") for name, label in names])
        self.update(Content("\n").join(Content("").join(row) for row in rows))


def type_letter(field: AnswerInput, name: str) -> None:
    """Do in the field what a key would have done that was clicked."""
    if name == _DELETE:
        field.action_delete_left()
    else:
        field.insert_text_at_cursor(" " if name == _SPACE else name)
    field.focus()


def _key(name: str, label: str) -> Content:
    # as its number, so that no sign can be read as part of the action
    code = name if name in {_SPACE, _DELETE} else str(ord(name))
    return Content(label).stylize(Style.from_meta({"@click": f"screen.letter('{code}')"}))
