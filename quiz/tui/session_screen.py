"""The session on one screen: question, answer, feedback and summary are painted in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.locale import say
from quiz.practice import telling
from quiz.practice.day import milliseconds
from quiz.practice.modes import Mode
from quiz.practice.questions import Form
from quiz.practice.session import Phase, Session
from quiz.practice.voice import Voice
from quiz.store import StoreError
from quiz.store.records import MarkKind
from quiz.text.safe import clean
from quiz.tui.article import ArticleView, WordClicked
from quiz.tui.body import Body
from quiz.tui.clock import now
from quiz.tui.header import header_lines
from quiz.tui.host import Host
from quiz.tui.keys import Keymap, Place
from quiz.tui.letters import type_letter
from quiz.tui.session_keys import COVERED, covered_keys, keys_of, place_of, position_of
from quiz.tui.sizes import SHORT, set_size_classes
from quiz.tui.widgets import KeyBar, Line


class SessionScreen(Screen[None]):
    """Plays one session; all its state is the session's, but for the cursor and what is being typed."""

    AUTO_FOCUS = ""
    PALETTE = ("text", "lookup", "flag", "suspend", "bury", "edit", "speak", "undo", "help", "leave")

    def __init__(self, session: Session, keymap: Keymap, host: Host) -> None:
        super().__init__()
        self.session = session
        self.keymap = keymap
        self.host = host
        self.voice = Voice()
        self.text_wanted = session.mode is Mode.READING
        self._empty_enter = False
        self._notice = say("practice", "resumed", n=session.resumed) if session.resumed else ""
        self._actions: dict[str, Callable[[], Any]] = {}

    def compose(self) -> ComposeResult:
        """A header, the progress bar, article and question, a notice, the keys."""
        set_size_classes(self, self.app.size)  # later, all that is in it would get its styles a second time
        self._top, self._bar = Line(id="top"), Line(id="bar")
        yield self._top
        yield self._bar
        with Container(id="main"):
            yield ArticleView()
            yield Body()
        yield Static(id="notice")
        self._keys = KeyBar(id="keys")
        yield self._keys

    def on_mount(self) -> None:
        """Paint the first question; an exam's clock ticks."""
        self.body = self.query_one(Body)
        self.article = self.query_one(ArticleView)
        self._actions = self._table()
        self._lay_out()
        self.paint()
        if self.session.mode is Mode.EXAM:
            self.set_interval(1, self._tick)

    def on_resize(self) -> None:
        """Lay out anew for the new size."""
        self._lay_out()
        self._paint_frame()

    @property
    def place(self) -> Place:
        """The place of the key table that the learner is in."""
        return place_of(self.session)

    # -- painting -------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Paint the phase that the session is in."""
        session = self.session
        if session.phase is Phase.DONE:
            self.body.page(say("practice", "done"), telling.summary(session))
        elif session.phase is Phase.ASK and session.current is not None:
            self.body.ask(session.current)
        self._paint_text()
        self._paint_frame()

    def _paint_frame(self) -> None:
        """Everything around the question: header, progress, notice, keys."""
        self._paint_top()
        self._paint_notice()
        rows = 1 if self.app.size.height < SHORT else 2
        if self.is_covered:
            keys = covered_keys(self.session, self.keymap)
        else:
            keys = keys_of(self.session, self.keymap, text_shown=self.text_wanted)
        self._keys.show(keys, self.app.size.width - 2, rows)

    @property
    def is_covered(self) -> bool:
        """The text stands instead of the question: the screen has no room for both."""
        return self.has_class("with-text") and self.has_class("short") and not self.has_class("wide")

    def _lay_out(self) -> None:
        """The text stands beside, above or instead of the question."""
        set_size_classes(self, self.app.size)
        self._paint_text()

    def _paint_text(self) -> None:
        question = self.session.shown
        deck = self.host.decks.get(question.bank) if question else None
        # a question to think of before reading comes before the text
        before = question is not None and not question.scored
        shown = self.text_wanted and not before and deck is not None and bool(deck.bank.text)
        shown = shown and self.session.phase is not Phase.DONE
        self.set_class(shown, "with-text")
        if not shown or deck is None or question is None:
            return
        self.article.show(deck.bank)
        told = self.session.phase in {Phase.TOLD, Phase.JUDGE}
        self.article.mark(question.evidence if told else None)

    def _paint_top(self) -> None:
        lines = header_lines(self.session, now(), max(10, self.app.size.width - 2))
        for widget, line in zip((self._top, self._bar), lines, strict=True):
            widget.show(line)

    def _paint_notice(self) -> None:
        line = self.query_one("#notice", Static)
        if self._notice or line.display:
            line.display = bool(self._notice)
            line.update(Content(self._notice))

    def _tell(self) -> None:
        """Paint what follows an answer; what was asked stays where it is."""
        session, body, answered = self.session, self.body, self.session.last
        if answered is None or session.phase not in {Phase.TOLD, Phase.RETRY}:
            self.paint()
            return
        retry = session.phase is Phase.RETRY
        if retry:
            body.field(True, "once-more")
        else:
            body.freeze()
            body.mark(answered)
        pieces = telling.told(answered, whole_paragraph=self._room_for_paragraph, retry=retry)
        body.tell(pieces, session.ratings(now()), answered.review.rating)
        self._paint_text()
        self._paint_frame()
        self.call_after_refresh(body.show_end)

    def _show_model_answer(self) -> None:
        question = self.session.current
        assert question is not None
        self.body.freeze()
        self.body.tell(telling.model_answer(question, self.body.typed, whole_paragraph=self._room_for_paragraph))
        self._paint_text()
        self._paint_frame()
        self.call_after_refresh(self.body.show_end)

    @property
    def _room_for_paragraph(self) -> bool:
        return self.app.size.height >= SHORT and not self.text_wanted

    def _say(self, text: str) -> None:
        self._notice = text
        self._paint_frame()

    # -- keys and clicks ------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take a key that no field took."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: events.Key) -> bool:
        """Act on a key: positions first, then the table. False where the key means nothing here (or is text)."""
        place = self.place
        if self.is_covered:
            self.action_do(COVERED.get(self.keymap.action(place, event.key) or "", ""))
            return True
        if place == "ask" and (position := position_of(self.session, event.character or "")) is not None:
            self.action_pick(position)
            return True
        action = self.keymap.action(place, event.key)
        if action is None:
            self._empty_enter = False
            return False
        self.action_do(action)
        return True

    def action_do(self, name: str) -> None:
        """Do what a key or a click stands for. A store that fails ends the program with its message."""
        if name != "submit":
            self._empty_enter = False
        if name in self._actions:
            self._run(self._actions[name])

    def action_pick(self, position: int) -> None:
        """Pick an option, or go on after the answer (a click lands there too)."""
        if self.place == "ask":
            self._run(partial(self._pick, position))
        elif self.place == "told":
            self.action_do("next")

    def action_letter(self, code: str) -> None:
        """Type a letter that was clicked, or submit."""
        if not type_letter(self.body.answer, code):
            self.action_do("submit")

    def on_answer_input_clicked(self) -> None:
        """A click in the field: whoever has the mouse in hand may want letters to click on."""
        self.body.turn_letters()

    def _run(self, step: Callable[[], Any]) -> None:
        # a notice stands until the next thing is done
        self._notice = ""
        try:
            step()
        except StoreError as error:
            self.app.exit(return_code=2, message=f"quiz: {error}")

    def _table(self) -> dict[str, Callable[[], Any]]:
        """Name of an action in the key table to what it does here."""
        judge, rate, aside = self._judge, self._rate, self._set_aside
        return {
            "choose": self._choose,
            "submit": self._submit,
            "dont-know": self._give_up,
            "next": self._next,
            "judge-right": partial(judge, "right"),
            "judge-half": partial(judge, "careless"),
            "judge-wrong": partial(judge, "wrong"),
            **{f"rate-{rating}": partial(rate, rating) for rating in range(1, 5)},
            "overrule": self._overrule,
            "undo": self._undo,
            "hint": self._hint,
            "accent": self.body.turn_accent,
            "letters": self.body.turn_letters,
            "unpick": self.body.unpick,
            "flag": self._flag,
            "suspend": partial(aside, "suspend", "suspended"),
            "bury": partial(aside, "bury", "buried"),
            "edit": self._edit,
            "speak": self._speak,
            "text": self._toggle_text,
            "lookup": self._lookup,
            "repeat": self._repeat,
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
            "page-up": partial(self._page, -1),
            "page-down": partial(self._page, 1),
            "help": self._help,
            "palette": self.app.action_command_palette,
            "leave": self.host.leave_session,
            "close": self.host.leave_session,
            "exit": self.app.exit,
        }

    # -- what the actions do --------------------------------------------------------------------------------------

    def _pick(self, position: int) -> None:
        question = self.session.current
        if question is None:
            return
        given: str | None = question.options[position]
        if question.form in {Form.ORDER, Form.MATCH}:
            given = self.body.pick(position)
        if given is not None:
            self._answer(given)

    def _answer(self, given: str) -> None:
        """Commit first, paint afterwards."""
        self.session.submit(given, now())
        if self.session.phase is Phase.JUDGE:
            self._show_model_answer()
        else:
            self._tell()

    def _choose(self) -> None:
        question = self.session.current
        if question is not None and question.form.has_options:
            self._pick(self.body.options.cursor)
        elif question is not None:
            self._answer("")

    def _submit(self) -> None:
        typed = clean(self.body.typed).strip()
        question = self.session.shown
        if typed or self.session.phase is Phase.RETRY or (question is not None and question.form is Form.OPEN):
            self._answer(typed)
        elif self._empty_enter:
            self._give_up()
        else:
            self._empty_enter = True
            self._say(say("tui", "empty-enter"))

    def _give_up(self) -> None:
        self.session.give_up(now())
        if self.session.phase is Phase.JUDGE:
            self._show_model_answer()
        else:
            self._tell()

    def _next(self) -> None:
        self.session.next(now())
        self.paint()

    def _judge(self, verdict: str) -> None:
        self.session.judge(verdict, now())
        self._tell()

    def _rate(self, rating: int) -> None:
        if self.session.rate(rating, now()):
            self._next()

    def _overrule(self) -> None:
        if self.session.overrule(now()):
            self._tell()

    def _undo(self) -> None:
        judging = self.session.phase is Phase.JUDGE
        question = self.session.undo(now())
        self._notice = "" if judging else say("practice", "undone" if question else "nothing-to-undo")
        self.paint()

    def _hint(self) -> None:
        hint = self.session.hint()
        self._say(say("practice", "no-hint") if hint is None else f"{say('practice', 'hint')} {hint}")

    def _flag(self) -> None:
        flagged = self.session.flag(now())
        if flagged is not None:
            self._say(say("practice", "flag-on" if flagged else "flag-off"))

    def _set_aside(self, kind: MarkKind, message: str) -> None:
        if self.session.set_aside(kind, now()):
            self._notice = say("practice", message)
            self.paint()

    def _edit(self) -> None:
        question = self.session.shown
        edited = self.host.edit_question(question) if question is not None else None
        if edited is None:
            return
        self.session.replace_question(edited)
        self._notice = say("tui", "edited")
        if self.session.phase is Phase.ASK:
            self.paint()
        else:
            self._paint_frame()

    def _speak(self) -> None:
        question = self.session.shown
        if question is not None and not self.voice.say(question.spoken):
            self._say(say("tui", "no-voice"))

    def _toggle_text(self) -> None:
        self.text_wanted = not self.text_wanted
        self._paint_text()
        self._paint_frame()

    def on_word_clicked(self, message: WordClicked) -> None:
        """Look up a word of the text that was clicked."""
        self._lookup(message)

    def _lookup(self, clicked: WordClicked | None = None) -> None:
        question = self.session.shown or (self.session.queue[-1] if self.session.queue else None)
        deck = self.host.decks.get(question.bank) if question else None
        if deck is not None:
            from quiz.tui.lookup_screen import LookupScreen  # noqa: PLC0415 - only when asked for

            self.app.push_screen(LookupScreen(deck, self.keymap, self.host.read_again, clicked))

    def _repeat(self) -> None:
        session = self.host.repeat_mistakes(self.session)
        if session is not None:
            self.session = session
            self.paint()

    def _move(self, step: int) -> None:
        if self.is_covered:
            self.article.scroll_relative(y=step, animate=False)
        elif self.place == "ask" and self.body.options.texts:
            self.body.point(step)
        else:
            self.body.scroll_relative(y=step, animate=False)

    def _page(self, direction: int) -> None:
        target = self.article if self.has_class("with-text") else self.body
        target.scroll_relative(y=direction * max(1, target.size.height - 2), animate=False)

    def _help(self) -> None:
        from quiz.tui.page import help_page  # noqa: PLC0415 - only when asked for

        self.app.push_screen(help_page(self.keymap, self.place))

    def _tick(self) -> None:
        if self.session.phase is Phase.DONE:
            return
        if milliseconds(now()) >= self.session.deadline():
            self._run(self.session.finish)
            self._notice = say("practice", "time-up")
            self.paint()
        else:
            self._paint_top()
