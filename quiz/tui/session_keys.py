"""Which keys the session's bottom line offers, phase by phase, and what each is called there."""

from __future__ import annotations

from typing import Final

from quiz.locale import say
from quiz.practice.modes import Mode
from quiz.practice.questions import Form
from quiz.practice.session import Phase, Session
from quiz.tui.keys import Keymap, Place
from quiz.tui.widgets import Key

_LETTERS: Final = "abcdefghijkl"
BAR: Final[dict[Place, tuple[str, ...]]] = {
    "ask": ("help", "leave", "choose", "text", "lookup", "dont-know", "undo"),
    "type": ("help", "leave", "submit", "text", "lookup", "hint", "accent", "dont-know"),
    "retry": ("help", "leave", "submit", "hint", "overrule", "undo"),
    "judge": ("judge-right", "judge-half", "judge-wrong", "leave", "help"),
    "told": ("help", "leave", "next", "overrule", "undo", "flag", "edit"),
    "done": ("help", "leave", "close", "repeat", "undo"),
}
"""The keys shown in each phase: at most seven, the indispensable first, since a narrow screen drops the last."""


def place_of(session: Session) -> Place:
    """The place of the key table that a session is in."""
    if session.phase is Phase.ASK:
        question = session.current
        return "type" if question is not None and question.form.typed else "ask"
    places: dict[Phase, Place] = {Phase.RETRY: "retry", Phase.JUDGE: "judge", Phase.TOLD: "told", Phase.DONE: "done"}
    return places[session.phase]


COVERED: Final[dict[str, str]] = {
    **dict.fromkeys(("text", "choose", "submit", "next", "close"), "text"),
    **{name: name for name in ("help", "leave", "palette", "exit", "lookup")},
    **{name: name for name in ("up", "down", "page-up", "page-down")},
}
"""What actions do while the text covers the question on a small screen: nothing may be answered unseen."""


def covered_keys(session: Session, keymap: Keymap) -> list[Key]:
    """The keys to show while the text covers the question."""
    place = place_of(session)
    names = {"help": "key.help", "leave": "key.leave", "text": "key.question"}
    return [(name, keymap.key(place, name), say("tui", label)) for name, label in names.items()]


def keys_of(session: Session, keymap: Keymap, *, text_shown: bool) -> list[Key]:
    """The keys to show, the most wanted first."""
    place = place_of(session)
    names = [name for name in BAR[place] if _offered(session, name, text_shown=text_shown)]
    return [(name, _key(session, keymap, place, name), _label(session, name)) for name in names]


def position_of(session: Session, character: str) -> int | None:
    """The option that a typed character points at: a digit, a letter, *w*(aar) and *n*(iet waar)."""
    question = session.current
    if question is None or not question.form.has_options or not character:
        return None
    char = character.lower()
    if question.form is Form.TRUTH:
        return {say("tui", "letter.true"): 0, say("tui", "letter.false"): 1, "1": 0, "2": 1}.get(char)
    if char.isdecimal():
        return int(char) - 1 if 0 < int(char) <= len(question.options) else None
    place = _LETTERS.find(char)
    return place if 0 <= place < len(question.options) else None


def _key(session: Session, keymap: Keymap, place: Place, name: str) -> str:
    question = session.current
    if name == "choose" and question is not None and question.form.has_options:
        if question.form is Form.TRUTH:
            return f"{say('tui', 'letter.true')} {say('tui', 'letter.false')}"
        return f"1-{len(question.options)}"
    return keymap.key(place, name)


def _label(session: Session, name: str) -> str:
    question = session.shown
    if name == "choose" and question is not None and not question.form.has_options:
        return say("tui", "key.reveal" if question.form.judged else "key.next")
    if name == "submit" and question is not None and question.form is Form.OPEN:
        return say("tui", "key.reveal")
    return say("tui", f"key.{name}")


def _offered(session: Session, name: str, *, text_shown: bool) -> bool:
    """Leave out what would do nothing here."""
    question, last = session.shown, session.last
    typed = question is not None and question.form is Form.TYPED
    wishes = {
        "overrule": last is not None and not last.grade.right and typed,
        "repeat": bool(session.mistakes),
        "undo": bool(session.done),
        "hint": typed and session.mode.feedback,
        "text": session.mode is Mode.READING and not text_shown,
        "lookup": text_shown,
        "dont-know": question is not None and question.scored and not question.form.judged,
    }
    return wishes.get(name, True)
