"""Every key of the interface in one table: help, the key line and rebinding all come from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from quiz.errors import QuizError
from quiz.locale import say

Place = Literal["home", "filter", "ask", "type", "retry", "judge", "told", "done", "page", "lookup"]
"""Where the learner is: the home screen and its filter, the phases of a session (*type* is asking with a field), and
a page to read (help, statistics) and the one to look words up in."""

_TYPING: Final[frozenset[Place]] = frozenset(("type", "retry", "filter", "lookup"))
"""Places where printable keys are text."""
_ASKING: Final[tuple[Place, ...]] = ("ask", "type", "retry", "told")
_SESSION: Final[tuple[Place, ...]] = ("ask", "type", "retry", "judge", "told", "done")


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does. ``keys`` are Textual's names; the first that fits a place is the one shown."""

    name: str
    keys: tuple[str, ...]
    places: tuple[Place, ...]


ACTIONS: Final[tuple[Action, ...]] = (
    Action("open", ("enter", "space"), ("home",)),
    Action("choose", ("enter", "space"), ("ask",)),
    Action("submit", ("enter",), ("type", "retry")),
    Action("next", ("enter", "space", "n", "right"), ("told",)),
    Action("close", ("enter", "space"), ("done", "page")),
    Action("judge-right", ("3", "g"), ("judge",)),
    Action("judge-half", ("2", "d"), ("judge",)),
    Action("judge-wrong", ("1", "f"), ("judge",)),
    Action("rate-1", ("1",), ("told",)),
    Action("rate-2", ("2",), ("told",)),
    Action("rate-3", ("3",), ("told",)),
    Action("rate-4", ("4",), ("told",)),
    Action("repeat", ("r",), ("done",)),
    Action("add", ("enter",), ("lookup",)),
    Action("up", ("up", "k"), ("home", "ask", "told", "judge", "done", "page", "lookup")),
    Action("down", ("down", "j"), ("home", "ask", "told", "judge", "done", "page", "lookup")),
    Action("page-up", ("pageup",), (*_SESSION, "page", "home")),
    Action("page-down", ("pagedown",), (*_SESSION, "page", "home")),
    Action("first", ("home",), ("home", "page")),
    Action("last", ("end",), ("home", "page")),
    Action("mode-next", ("right", "tab", "l"), ("home",)),
    Action("mode-previous", ("left", "shift+tab", "h"), ("home",)),
    Action("filter", ("slash",), ("home",)),
    Action("statistics", ("s",), ("home",)),
    Action("dont-know", ("0", "f3"), ("ask", "type", "retry")),
    Action("hint", ("ctrl+t", "f2"), ("type", "retry")),
    Action("accent", ("tab",), ("type", "retry")),
    Action("letters", ("f12",), ("type", "retry")),
    Action("unpick", ("backspace",), ("ask",)),
    Action("overrule", ("i", "ctrl+g"), ("told", "retry")),
    Action("undo", ("u", "ctrl+z"), _SESSION),
    Action("text", ("t", "f4"), _SESSION),
    Action("lookup", ("o", "f10"), _SESSION),
    Action("flag", ("asterisk", "f5"), _ASKING),
    Action("suspend", ("at", "f6"), _ASKING),
    Action("bury", ("minus", "f7"), _ASKING),
    Action("edit", ("e", "f8"), ("told", "ask", "type", "retry")),
    Action("speak", ("v", "f9"), _ASKING),
    Action("help", ("question_mark", "f1"), ("home", *_SESSION)),
    Action("palette", ("ctrl+p",), ("home", *_SESSION)),
    Action("close-lookup", ("escape",), ("lookup",)),
    Action("leave", ("q", "escape"), (*_SESSION, "page")),
    Action("quit", ("q", "escape"), ("home",)),
    Action("exit", ("ctrl+q",), ("home", "filter", *_SESSION, "page", "lookup")),
    Action("stop-filter", ("enter", "escape", "down"), ("filter",)),
)
"""Positions (digits and letters) choose an option and are no part of the table: they follow what is on the screen."""

_PRINTED: Final = {
    "question_mark": "?", "asterisk": "*", "at": "@", "minus": "-", "slash": "/", "exclamation_mark": "!", "plus": "+",
    "comma": ",", "full_stop": ".", "semicolon": ";", "colon": ":", "number_sign": "#", "equals_sign": "=",
}  # fmt: skip
_SIGNS: Final = {
    **_PRINTED, "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc",
    "pageup": "pgup", "pagedown": "pgdn",
}  # fmt: skip


class Keymap:
    """Which key does what, with the learner's own keys in place of the usual ones."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Build the map. Raises ``QuizError`` for an unknown action or a key that would do two things in one place."""
        own = own or {}
        names = [action.name for action in ACTIONS]
        for name in own:
            if name not in names:
                raise QuizError(say("practice", "settings-action", action=name, actions=", ".join(names)))
        self._actions = [Action(action.name, own.get(action.name, action.keys), action.places) for action in ACTIONS]
        self._table: dict[tuple[Place, str], str] = {}
        for action in self._actions:
            self._enter(action, own)

    def _enter(self, action: Action, own: Mapping[str, tuple[str, ...]]) -> None:
        for place in action.places:
            for key in action.keys:
                if place in _TYPING and is_printable(key):
                    continue
                other = self._table.get((place, key))
                if other is not None and (other in own or action.name in own):
                    raise QuizError(say("practice", "settings-key-twice", key=key, one=other, other=action.name))
                self._table.setdefault((place, key), action.name)

    def action(self, place: Place, key: str) -> str | None:
        """What a key does somewhere."""
        return self._table.get((place, key))

    def key(self, place: Place, name: str) -> str:
        """The key to show for an action somewhere, as people write it; empty where it has none."""
        for action in self._actions:
            if action.name == name and place in action.places:
                fitting = [key for key in action.keys if self._table.get((place, key)) == name]
                return key_name(fitting[0]) if fitting else ""
        return ""

    def rows(self, place: Place) -> list[tuple[str, str]]:
        """All keys of a place with what they do, in the order of the table: the help."""
        found: list[tuple[str, str]] = []
        for action in self._actions:
            if place in action.places:
                keys = [key_name(key) for key in action.keys if self._table.get((place, key)) == action.name]
                if keys:
                    found.append((" ".join(keys), say("tui", f"help.{action.name}")))
        return found


def is_printable(key: str) -> bool:
    """Tell whether a key types something in a field."""
    return len(key) == 1 or key in {"space", *_PRINTED}


def key_name(key: str) -> str:
    """A key as people write it."""
    if key == "space":
        return say("tui", "space")
    return _SIGNS.get(key, key)
