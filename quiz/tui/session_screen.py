"""The session on one screen: question, answer, feedback and summary are painted in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.locale import say
from quiz.practice import telling
from quiz.practice.day import milliseconds
from quiz.practice.decks import Deck
from quiz.practice.modes import Mode
from quiz.practice.questions import Form, Question
from quiz.practice.session import Phase, Session
from quiz.practice.voice import Voice
from quiz.store import StoreError
from quiz.text.safe import clean
from quiz.tui.article import ArticleView
from quiz.tui.body import Body
from quiz.tui.keys import Keymap, Place
from quiz.tui.widgets import KeyBar

NARROW: Final = 60
SHORT: Final = 20
WIDE: Final = 100
_LETTERS: Final = "abcdefghijkl"

BAR: Final[dict[Place, tuple[str, ...]]] = {
    "ask": ("help", "leave", "choose", "dont-know", "undo", "text"),
    "type": ("help", "leave", "submit", "hint", "accent", "dont-know", "undo"),
    "retry": ("help", "leave", "submit", "hint", "overrule", "undo"),
    "judge": ("judge-right", "judge-half", "judge-wrong", "leave", "help"),
    "told": ("help", "leave", "next", "overrule", "undo", "flag", "edit"),
    "done": ("help", "leave", "close", "repeat", "undo"),
}
"""The keys shown in each phase: at most seven, the indispensable first, since a narrow screen drops the last."""


def now() -> datetime:
    """The wall clock; only the interface reads it."""
    return datetime.now(UTC)


class SessionScreen(Screen[None]):
    """Plays one session; all its state is the session's, but for the cursor and what is being typed."""

    AUTO_FOCUS = ""

    def __init__(
        self,
        session: Session,
        decks: dict[str, Deck],
        keymap: Keymap,
        *,
        again: Callable[[Session], Session | None],
        edit: Callable[[Question], Question | None],
    ) -> None:
        super().__init__()
        self.session = session
        self.decks = decks
        self.keymap = keymap
        self.again = again
        self.edit = edit
        self.voice = Voice()
        self.text_wanted = session.mode is Mode.READING
        self._empty_enter = False
        self._notice = say("practice", "resumed", n=session.resumed) if session.resumed else ""

    def compose(self) -> ComposeResult:
        """A header, the progress bar, article and question, a notice, the keys."""
        yield Static(id="top")
        yield Static(id="bar")
        with Container(id="main"):
            yield ArticleView()
            yield Body()
        yield Static(id="notice")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Paint the first question; an exam's clock ticks."""
        self.body = self.query_one(Body)
        self.article = self.query_one(ArticleView)
        self._lay_out()
        self.paint()
        if self.session.mode is Mode.EXAM:
            self.set_interval(1, self._tick)

    def on_resize(self) -> None:
        """Lay out anew for the new size."""
        self._lay_out()
        self._paint_top()
        self._paint_keys()

    # -- painting -------------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The place of the key table that the learner is in."""
        phase = self.session.phase
        if phase is Phase.ASK:
            question = self.session.current
            return "type" if question is not None and question.form.typed else "ask"
        places: dict[Phase, Place] = {
            Phase.RETRY: "retry", Phase.JUDGE: "judge", Phase.TOLD: "told", Phase.DONE: "done",
        }  # fmt: skip
        return places[phase]

    def paint(self) -> None:
        """Paint the phase that the session is in."""
        session = self.session
        if session.phase is Phase.DONE:
            self.body.page(say("practice", "done"), telling.summary(session))
        elif session.phase is Phase.ASK and session.current is not None:
            self.body.ask(session.current)
        self._paint_text()
        self._paint_top()
        self._paint_notice()
        self._paint_keys()

    def _lay_out(self) -> None:
        """Small screens get tighter spacing; the text stands beside, above or instead of the question."""
        size = self.app.size
        self.set_class(size.width < NARROW, "narrow")
        self.set_class(size.height < SHORT, "short")
        self.set_class(size.width >= WIDE, "wide")
        self.set_class(size.width < WIDE and size.height >= SHORT, "stacked")
        self._paint_text()

    def _paint_text(self) -> None:
        question = self.session.shown
        deck = self.decks.get(question.bank) if question else None
        shown = self.text_wanted and deck is not None and bool(deck.bank.text) and self.session.phase is not Phase.DONE
        self.set_class(shown, "with-text")
        if not shown or deck is None or question is None:
            return
        self.article.show(deck.bank)
        told = self.session.phase in {Phase.TOLD, Phase.JUDGE}
        self.article.mark(question.evidence if told else None)

    def _paint_top(self) -> None:
        session = self.session
        total = len(session.queue)
        done = total - sum(1 for q in session.queue if q.ref not in session.done_refs)
        number = min(done + (1 if session.phase in {Phase.ASK, Phase.JUDGE} else 0), total)
        flag = "★ " if session.flagged() else ""
        right = f"{self._clock()}{flag}{say('practice', f'mode.{session.mode}')} {number}/{total}"
        width = max(10, self.app.size.width - 2)
        room = width - len(right) - 2
        question = session.shown or (session.queue[-1] if session.queue else None)
        title = question.title if question else ""
        cut = title if len(title) <= room else title[: max(0, room - 1)].rstrip() + "…"
        self.query_one("#top", Static).update(Content(f"{cut:<{room}}  {right}"), layout=False)
        filled = round(width * done / total) if total else 0
        self.query_one("#bar", Static).update(Content("━" * filled + "─" * (width - filled)), layout=False)

    def _clock(self) -> str:
        if self.session.mode is not Mode.EXAM or self.session.phase is Phase.DONE:
            return ""
        left = max(0, self.session.deadline() - milliseconds(now())) // 1000
        return f"{left // 60}:{left % 60:02d}  "

    def _paint_notice(self) -> None:
        line = self.query_one("#notice", Static)
        if self._notice or line.display:
            line.display = bool(self._notice)
            line.update(Content(self._notice))
        self._notice = ""

    def _paint_keys(self) -> None:
        place = self.place
        names = [name for name in BAR[place] if self._offered(name)]
        keys = [(name, self._key_label(place, name), self._key_text(name)) for name in names]
        rows = 1 if self.app.size.height < SHORT else 2
        self.query_one(KeyBar).show(keys, self.app.size.width - 2, rows)

    def _key_label(self, place: Place, name: str) -> str:
        question = self.session.current
        if name == "choose" and question is not None:
            if question.form is Form.TRUTH:
                return f"{say('tui', 'letter.true')} {say('tui', 'letter.false')}"
            return f"1-{len(question.options)}" if question.options else self.keymap.key(place, name)
        return self.keymap.key(place, name)

    def _key_text(self, name: str) -> str:
        question = self.session.shown
        if name == "choose" and question is not None and not question.form.has_options:
            return say("tui", "key.reveal" if question.form.judged else "key.next")
        if name == "submit" and question is not None and question.form is Form.OPEN:
            return say("tui", "key.reveal")
        return say("tui", f"key.{name}")

    def _offered(self, name: str) -> bool:
        """Leave out what would do nothing here."""
        session = self.session
        if name == "overrule":
            return (
                session.last is not None and not session.last.grade.right and session.last.question.form is Form.TYPED
            )
        if name == "repeat":
            return bool(session.mistakes)
        if name == "undo":
            return bool(session.done)
        if name == "hint":
            return session.shown is not None and session.shown.form is Form.TYPED and session.mode.feedback
        if name == "text":
            return not self.text_wanted and session.mode is Mode.READING
        if name == "dont-know":
            return session.shown is not None and session.shown.scored and not session.shown.form.judged
        return True

    def _tell(self) -> None:
        """Paint what follows an answer; what was asked stays where it is."""
        session = self.session
        answered = session.last
        if answered is None or session.phase not in {Phase.TOLD, Phase.RETRY}:
            self.paint()
            return
        retry = session.phase is Phase.RETRY
        body = self.body
        if retry:
            body.field(True, "once-more")
        else:
            body.freeze()
            body.mark(answered)
        whole = self.app.size.height >= SHORT and not self.text_wanted
        pieces = telling.told(answered, whole_paragraph=whole, retry=retry)
        body.tell(pieces, session.ratings(now()), answered.review.rating)
        self._paint_text()
        self._paint_top()
        self._paint_notice()
        self._paint_keys()
        self.call_after_refresh(body.show_end)

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take a key that no field took."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: events.Key) -> bool:
        """Act on a key: positions first, then the table. False where the key means nothing here (or is text)."""
        place = self.place
        if place == "ask" and (position := self._position(event)) is not None:
            self._pick(position)
            return True
        action = self.keymap.action(place, event.key)
        if action is None:
            self._empty_enter = False
            return False
        self.action_do(action)
        return True

    def action_do(self, name: str) -> None:
        """Do what a key or a click stands for. A store that fails ends the program with its message."""
        handler: Callable[[], Any] | None = getattr(self, "_do_" + name.replace("-", "_"), None)
        if handler is None:
            return
        if name != "submit":
            self._empty_enter = False
        try:
            handler()
        except StoreError as error:
            self.app.exit(return_code=2, message=f"quiz: {error}")

    def _position(self, event: events.Key) -> int | None:
        question = self.session.current
        if question is None or not question.form.has_options:
            return None
        char = (event.character or "").lower()
        if question.form is Form.TRUTH:
            letters = {say("tui", "letter.true"): 0, say("tui", "letter.false"): 1, "1": 0, "2": 1}
            return letters.get(char)
        if char.isdecimal() and 0 < int(char) <= len(question.options):
            return int(char) - 1
        return _LETTERS.index(char) if char and char in _LETTERS[: len(question.options)] else None

    def action_pick(self, position: int) -> None:
        """Pick the option that was clicked, or go on after the answer."""
        if self.place == "ask":
            self._pick(position)
        elif self.place == "told":
            self.action_do("next")

    def _pick(self, position: int) -> None:
        question = self.session.current
        if question is None:
            return
        if question.form in {Form.ORDER, Form.MATCH}:
            answer = self.body.pick(position)
            if answer is None:
                return
        else:
            answer = question.options[position]
        self._answer(answer)

    def _answer(self, given: str) -> None:
        """Commit first, paint afterwards."""
        try:
            self.session.submit(given, now())
        except StoreError as error:
            self.app.exit(return_code=2, message=f"quiz: {error}")
            return
        if self.session.phase is Phase.JUDGE:
            self._show_model_answer()
        else:
            self._tell()

    def _show_model_answer(self) -> None:
        question = self.session.current
        assert question is not None
        self.body.freeze()
        whole = self.app.size.height >= SHORT and not self.text_wanted
        self.body.tell(telling.model_answer(question, self.body.typed, whole_paragraph=whole))
        self._paint_text()
        self._paint_notice()
        self._paint_keys()
        self.call_after_refresh(self.body.show_end)

    # -- actions (``_do_NAME`` for each name of the key table) ------------------------------------------------------

    def _do_choose(self) -> None:
        question = self.session.current
        if question is None:
            return
        if question.form.has_options:
            self._pick(self.body.options.cursor)
        else:
            self._answer("")

    def _do_submit(self) -> None:
        typed = clean(self.body.typed).strip()
        question = self.session.shown
        retry = self.session.phase is Phase.RETRY
        if typed or retry or (question is not None and question.form is Form.OPEN):
            self._answer(typed)
        elif self._empty_enter:
            self._do_dont_know()
        else:
            self._empty_enter = True
            self._say("empty-enter")

    def _do_dont_know(self) -> None:
        self.session.give_up(now())
        if self.session.phase is Phase.JUDGE:
            self._show_model_answer()
        else:
            self._tell()

    def _do_next(self) -> None:
        self.session.next(now())
        self.paint()

    def _judge(self, verdict: str) -> None:
        self.session.judge(verdict, now())
        self._tell()

    def _do_judge_right(self) -> None:
        self._judge("right")

    def _do_judge_half(self) -> None:
        self._judge("careless")

    def _do_judge_wrong(self) -> None:
        self._judge("wrong")

    def _rate(self, rating: int) -> None:
        if self.session.rate(rating, now()):
            self._do_next()

    def _do_rate_1(self) -> None:
        self._rate(1)

    def _do_rate_2(self) -> None:
        self._rate(2)

    def _do_rate_3(self) -> None:
        self._rate(3)

    def _do_rate_4(self) -> None:
        self._rate(4)

    def _do_overrule(self) -> None:
        if self.session.overrule(now()):
            self._tell()

    def _do_undo(self) -> None:
        judging = self.session.phase is Phase.JUDGE
        question = self.session.undo(now())
        self._notice = say("practice", "undone" if question else "nothing-to-undo") if not judging else ""
        self.paint()

    def _do_hint(self) -> None:
        hint = self.session.hint()
        self._notice = say("practice", "no-hint") if hint is None else f"{say('practice', 'hint')} {hint}"
        self._paint_notice()

    def _do_accent(self) -> None:
        self.body.turn_accent()

    def _do_unpick(self) -> None:
        self.body.unpick()

    def _do_flag(self) -> None:
        flagged = self.session.flag(now())
        if flagged is not None:
            self._notice = say("practice", "flag-on" if flagged else "flag-off")
            self._paint_top()
            self._paint_notice()

    def _do_suspend(self) -> None:
        if self.session.set_aside("suspend", now()):
            self._notice = say("practice", "suspended")
            self.paint()

    def _do_bury(self) -> None:
        if self.session.set_aside("bury", now()):
            self._notice = say("practice", "buried")
            self.paint()

    def _do_edit(self) -> None:
        question = self.session.shown
        edited = self.edit(question) if question is not None else None
        if edited is not None:
            self.session.replace_question(edited)
            self._notice = say("tui", "edited")
            if self.session.phase is Phase.ASK:
                self.paint()
            else:
                self._paint_notice()

    def _do_speak(self) -> None:
        question = self.session.shown
        if question is not None and not self.voice.say(question.spoken):
            self._say("no-voice")

    def _do_text(self) -> None:
        self.text_wanted = not self.text_wanted
        self._paint_text()
        self._paint_keys()

    def _do_repeat(self) -> None:
        session = self.again(self.session)
        if session is not None:
            self.session = session
            self.paint()

    def _scroll(self, rows: int) -> None:
        target = (
            self.article
            if self.has_class("with-text") and not self.has_class("wide") and self.place == "ask"
            else self.body
        )
        target.scroll_relative(y=rows, animate=False)

    def _do_up(self) -> None:
        if self.place == "ask" and self.body.options.texts:
            self.body.point(-1)
        else:
            self._scroll(-1)

    def _do_down(self) -> None:
        if self.place == "ask" and self.body.options.texts:
            self.body.point(1)
        else:
            self._scroll(1)

    def _do_page_up(self) -> None:
        self._page(-1)

    def _do_page_down(self) -> None:
        self._page(1)

    def _page(self, direction: int) -> None:
        target = self.article if self.has_class("with-text") else self.body
        target.scroll_relative(y=direction * max(1, target.size.height - 2), animate=False)

    def _do_help(self) -> None:
        from quiz.tui.page import help_page  # noqa: PLC0415 - only when asked for

        self.app.push_screen(help_page(self.keymap, self.place))

    def _do_palette(self) -> None:
        self.app.action_command_palette()

    def _do_leave(self) -> None:
        self.dismiss(None)

    def _do_exit(self) -> None:
        self.app.exit()

    def _do_close(self) -> None:
        self.dismiss(None)

    def _say(self, key: str) -> None:
        self._notice = say("tui", key)
        self._paint_notice()

    def _tick(self) -> None:
        if self.session.phase is Phase.DONE:
            return
        if milliseconds(now()) >= self.session.deadline():
            self.session.finish()
            self._notice = say("practice", "time-up")
            self.paint()
        else:
            self._paint_top()
