"""The session on one screen: question, answer, feedback and summary are painted in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from quiz.locale import say
from quiz.model.bank import GAP
from quiz.practice.grade import Grade
from quiz.practice.questions import FALSE, TRUE, Question
from quiz.practice.session import Answered, Session
from quiz.tui import feedback
from quiz.tui.widgets import Option, joined, plain

_LETTERS: Final = "abcdefgh"
_NARROW: Final = 60
_SHORT: Final = 20


def now() -> datetime:
    """The wall clock; only the interface reads it."""
    return datetime.now(UTC)


class SessionScreen(Screen[None]):
    """Plays one session. The phases: *ask*, *judge* (an open answer), *told*, *help*, *done*."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, session: Session, again: Callable[[list[Question]], Session | None]) -> None:
        super().__init__()
        self.session = session
        self.again = again
        self.phase = "ask"
        self.cursor = 0
        self.picked: list[int] = []
        self.shown: Question | None = None
        self.last: Answered | None = None
        self.notice = say("tui", "resumed", n=session.resumed) if session.resumed else ""

    def compose(self) -> ComposeResult:
        """One column: header, progress, body, keys."""
        yield Static(id="top")
        yield Static(id="bar")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="task")
            yield Static(id="prompt")
            yield Vertical(id="options")
            yield Input(id="answer", classes="hidden")
            yield Static(id="feedback")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Paint the first question."""
        self.on_resize_classes()
        self.ask()

    def on_resize(self) -> None:
        """Lay out anew for the new size."""
        self.on_resize_classes()
        self._paint_top()

    def on_resize_classes(self) -> None:
        """Small terminals get tighter spacing."""
        self.set_class(self.app.size.width < _NARROW, "narrow")
        self.set_class(self.app.size.height < _SHORT, "short")

    # -- painting -----------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Show the current question, or the summary at the end."""
        question = self.session.current
        self.shown, self.picked, self.cursor, self.last = question, [], 0, None
        self._paint_top()
        if question is None:
            self._summary()
            return
        self.phase = "ask"
        self.query_one("#task", Static).update(plain(self._instruction(question)))
        self.query_one("#prompt", Static).update(_prompt(question))
        self.query_one("#feedback", Static).update(plain(self.notice))
        self.notice = ""
        self._paint_options(question)
        self._paint_input(question)
        self._paint_keys(self._ask_keys(question))
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def _instruction(self, question: Question) -> str:
        return say("tui", f"task.{question.task}")

    def _paint_top(self) -> None:
        done, total = len(self.session.answers), len(self.session.queue)
        number = min(done + (0 if self.phase == "told" else 1), total)
        title = (self.shown or self.session.queue[-1]).title if self.session.queue else ""
        counter = f"{number}/{total}"
        width = max(10, self.app.size.width - 2)
        room = width - len(counter) - 2
        cut = title if len(title) <= room else title[: max(0, room - 1)] + "…"
        self.query_one("#top", Static).update(plain(f"{cut:<{room}}  {counter}"))
        filled = round(width * done / total) if total else 0
        self.query_one("#bar", Static).update(plain("━" * filled + "─" * (width - filled)))

    def _paint_options(self, question: Question) -> None:
        box = self.query_one("#options", Vertical)
        box.remove_children()
        if question.mode in {"choice", "order", "match", "truth"}:
            names = [_option_text(question, option) for option in question.options]
            box.mount(*[Option(index, text, self._label(index)) for index, text in enumerate(names)])
        self.call_after_refresh(self._move, 0)

    def _label(self, index: int) -> str:
        return f"{index + 1}."

    def _paint_input(self, question: Question) -> None:
        field = self.query_one("#answer", Input)
        wanted = question.mode in {"typed", "open"}
        field.set_class(not wanted, "hidden")
        field.disabled = not wanted
        field.value = ""
        field.placeholder = say("tui", "type-here" if question.mode == "typed" else "think-here")
        if wanted:
            field.focus()
        else:
            self.set_focus(None)

    def _ask_keys(self, question: Question) -> list[str]:
        how = {"choice": "choose", "truth": "truth", "typed": "submit", "open": "reveal", "order": "order", "match": "match"}
        keys = [how[question.mode], "undo", "leave-typing" if question.mode in {"typed", "open"} else "leave"]
        return keys if question.mode in {"typed", "open"} else ["help", *keys]

    def _paint_keys(self, names: list[str]) -> None:
        self.query_one("#keys", Static).update(plain("  ·  ".join(say("tui", f"key.{name}") for name in names)))

    # -- answering ----------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """All keys go through here: one place that knows the phase."""
        handled = {
            "ask": self._key_ask,
            "judge": self._key_judge,
            "told": self._key_told,
            "help": self._key_help,
            "done": self._key_done,
        }[self.phase](event)
        if handled:
            event.stop()
            event.prevent_default()

    def _key_ask(self, event: events.Key) -> bool:
        question = self.shown
        if question is None or question.mode in {"typed", "open"}:
            return self._key_typing(event)
        if event.key in {"up", "down", "k", "j"}:
            self._move(-1 if event.key in {"up", "k"} else 1)
            return True
        if event.key in {"enter", "space"}:
            self._pick(self.cursor)
            return True
        if event.key == "backspace" and self.picked:
            self.picked.pop()
            self._relabel()
            return True
        position = self._position(event, question)
        if position is not None and position < len(question.options):
            self._pick(position)
            return True
        return self._common(event)

    def _key_typing(self, event: events.Key) -> bool:
        if event.key == "ctrl+z":
            self._undo()
            return True
        return False

    def _position(self, event: events.Key, question: Question) -> int | None:
        char = (event.character or "").lower()
        if char.isdigit() and char != "0":
            return int(char) - 1
        if question.mode == "truth":
            return {say("tui", "letter.true"): 0, say("tui", "letter.false"): 1}.get(char)
        return _LETTERS.index(char) if char and char in _LETTERS[: len(question.options)] else None

    def _common(self, event: events.Key) -> bool:
        char = event.character or ""
        if char == "?":
            self._help()
        elif event.key in {"u", "ctrl+z"}:
            self._undo()
        elif event.key in {"q", "escape"}:
            self.action_leave()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        options = list(self.query(Option))
        if options and self.phase == "ask":
            self.cursor = (self.cursor + step) % len(options)
            for option in options:
                option.set_class(option.position == self.cursor, "cursor")

    def on_option_chosen(self, message: Option.Chosen) -> None:
        """A click picks an option, or goes on after the answer."""
        if self.phase == "ask":
            self._pick(message.position)
        elif self.phase == "told":
            self.ask()

    def on_click(self, event: events.Click) -> None:
        """A click anywhere goes on once the answer has been shown."""
        if self.phase == "told" and not isinstance(event.widget, Option):
            self.ask()

    def _pick(self, position: int) -> None:
        question = self.shown
        if question is None:
            return
        if question.mode not in {"order", "match"}:
            self._answer(question.options[position])
            return
        if position in self.picked:
            return
        self.picked.append(position)
        self._relabel()
        if len(self.picked) == len(question.answer):
            self._answer(" ".join(map(str, self.picked)))

    def _relabel(self) -> None:
        """Order and match: show which place or partner an option was given."""
        question = self.shown
        assert question is not None
        for option in self.query(Option):
            label = self._label(option.position)
            if option.position in self.picked:
                place = self.picked.index(option.position)
                label += f" → {place + 1}" if question.mode == "order" else f" ← {question.lefts[place]}"
            option.relabel(label)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field: grade a typed answer, reveal the model answer of an open one."""
        question = self.shown
        if question is None or self.phase != "ask":
            return
        if question.mode == "open":
            self._reveal(question, event.value)
        elif event.value.strip():
            self._answer(event.value)

    def _reveal(self, question: Question, typed: str) -> None:
        self.phase = "judge"
        self._blur()
        self.query_one("#feedback", Static).update(joined(feedback.model_answer(question, typed)))
        self._paint_keys(["judge-right", "judge-wrong"])

    def _key_judge(self, event: events.Key) -> bool:
        question = self.shown
        assert question is not None
        char = (event.character or "").lower()
        if char in {say("tui", "letter.right"), "1"}:
            self._answer(self.query_one("#answer", Input).value, Grade("right", "own", question.key))
        elif char in {say("tui", "letter.wrong"), "2"}:
            self._answer(self.query_one("#answer", Input).value, Grade("wrong", "own", question.key))
        else:
            return self._common(event) if char != "?" else False
        return True

    def _answer(self, given: str, judged: Grade | None = None) -> None:
        """Commit first, paint afterwards."""
        answered = self.session.answer(given, now(), judged=judged)
        self.last = answered
        self.phase = "told"
        self._blur()
        self._mark(answered)
        room = self.app.size.height >= _SHORT
        self.query_one("#feedback", Static).update(joined(feedback.told(answered, full=room)))
        self._paint_top()
        self._paint_keys(["next", "undo", "help", "leave"])
        self.call_after_refresh(self.query_one("#feedback", Static).scroll_visible, animate=False)

    def _blur(self) -> None:
        # a focused Input swallows every printable key
        field = self.query_one("#answer", Input)
        field.disabled = True
        self.set_focus(None)

    def _mark(self, answered: Answered) -> None:
        question = answered.question
        if question.mode not in {"choice", "truth"}:
            return
        for option in self.query(Option):
            text = question.options[option.position]
            option.remove_class("cursor")
            if text == question.key:
                option.mark("✓ ", "right")
            elif text == answered.given:
                option.mark("✗ ", "wrong")

    def _key_told(self, event: events.Key) -> bool:
        if event.key in {"enter", "space", "right", "n"}:
            self.ask()
            return True
        if event.key in {"up", "down", "pageup", "pagedown"}:
            body = self.query_one("#body", VerticalScroll)
            body.scroll_relative(y={"up": -1, "down": 1, "pageup": -8, "pagedown": 8}[event.key], animate=False)
            return True
        return self._common(event)

    def _undo(self) -> None:
        question = self.session.undo()
        self.notice = say("tui", "undone") if question is not None else say("tui", "nothing-to-undo")
        self.ask()

    # -- help, summary, leaving -----------------------------------------------------------------------------------

    def _help(self) -> None:
        self.phase = "help"
        self.query_one("#task", Static).update(plain(say("tui", "help-title")))
        self.query_one("#prompt", Static).update(plain(""))
        self.query_one("#options", Vertical).remove_children()
        self.query_one("#feedback", Static).update(plain(say("tui", "help-text")))
        self._paint_keys(["back"])

    def _key_help(self, event: events.Key) -> bool:
        if event.key in {"escape", "enter", "space", "q"} or event.character == "?":
            self.ask()
            return True
        return False

    def _summary(self) -> None:
        self.phase = "done"
        right = len(self.session.answers) - len(self.session.mistakes)
        self.query_one("#task", Static).update(plain(say("tui", "done")))
        self.query_one("#prompt", Static).update(plain(say("tui", "score", right=right, total=len(self.session.answers))))
        self.query_one("#options", Vertical).remove_children()
        self.query_one("#answer", Input).set_class(True, "hidden")
        self.query_one("#answer", Input).disabled = True
        self.set_focus(None)
        self.query_one("#feedback", Static).update(joined(feedback.mistakes(self.session.mistakes)))
        self._paint_keys((["repeat"] if self.session.mistakes else []) + ["undo", "home"])
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def _key_done(self, event: events.Key) -> bool:
        if event.key == "r" and self.session.mistakes:
            session = self.again([answer.question for answer in self.session.mistakes])
            if session is not None:
                self.session = session
                self.ask()
            return True
        if event.key in {"enter", "space", "q", "escape"}:
            self.action_leave()
            return True
        if event.key in {"u", "ctrl+z"}:
            self._undo()
            return True
        if event.key in {"up", "down"}:
            self.query_one("#body", VerticalScroll).scroll_relative(y=-1 if event.key == "up" else 1, animate=False)
            return True
        return False

    def action_leave(self) -> None:
        """Leave; what was answered is on disk already and the rest waits."""
        self.dismiss(None)


def _prompt(question: Question) -> object:
    text = question.prompt.replace(GAP, "______") if question.task in {"fill", "fill-choice", "article"} else question.prompt
    if question.mode == "match":
        text += "\n" + "\n".join(f"  {number}) {left}" for number, left in enumerate(question.lefts, 1))
    return plain(text)


def _option_text(question: Question, option: str) -> str:
    if question.mode == "truth":
        return say("tui", "true" if option == TRUE else "false") if option in {TRUE, FALSE} else option
    return option
