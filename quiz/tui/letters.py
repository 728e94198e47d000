"""Letters to click on, for who has a mouse and no keyboard at hand; they stand below the field once it is clicked."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.style import Style

from quiz.locale import say
from quiz.tui.widgets import AnswerInput, Text

_ROWS: Final = ("abcdefghijklmnopqrstuvwxyz", "éëèêïíöóôüúáàç", "0123456789-'.,")
_SPACE: Final = "space"
_DELETE: Final = "delete"
_SUBMIT: Final = "submit"
_NAMED: Final = {_SPACE: "space", _DELETE: "delete-letter", _SUBMIT: "key.submit"}
_LEAST_WIDTH: Final = 20


class Letters(Text):
    """Every letter that a Dutch answer may need, a space, and a way to take the last one back."""

    def show(self, width: int) -> None:
        """Lay them out for so many cells."""
        rows: list[list[Content]] = []
        for row in _ROWS:
            most = max(_LEAST_WIDTH, width) // 2
            rows += [
                [_key(char, f"{char} ") for char in row[start : start + most]] for start in range(0, len(row), most)
            ]
        rows.append([_key(name, f"[{say('tui', label)}] ") for name, label in _NAMED.items()])
        self.update(Content("\n").join(Content("").join(row) for row in rows))


def type_letter(field: AnswerInput, code: str) -> bool:
    """Do in the field what a key would have done that was clicked; false where it was the one that submits."""
    if code == _SUBMIT:
        return False
    if field.disabled:
        return True
    if code == _DELETE:
        field.action_delete_left()
    else:
        field.insert_text_at_cursor(" " if code == _SPACE else chr(int(code)))
    field.focus()
    return True


def _key(name: str, label: str) -> Content:
    # as its number, so that no sign can be read as part of the action
    code = name if name in _NAMED else str(ord(name))
    return Content(label).stylize(Style.from_meta({"@click": f"screen.letter('{code}')"}))
