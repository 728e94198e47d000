"""The linear face of practice: plain lines out, plain lines in, for screen readers, pipes and dumb terminals.

It calls the same session as the full screen and writes the same log.  Commands begin with a slash.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, TextIO

from quiz.locale import say
from quiz.model.bank import GAP, Heading
from quiz.practice import telling
from quiz.practice.day import milliseconds
from quiz.practice.decks import Deck
from quiz.practice.modes import Mode
from quiz.practice.opening import Plan, open_session
from quiz.practice.questions import FALSE, TRUE, Form, Question
from quiz.practice.session import Phase, Session
from quiz.practice.telling import Pieces, Role
from quiz.store import Store
from quiz.text.safe import clean

_LETTERS: Final = "abcdefghijkl"


def practise(decks: Sequence[Deck], store: Store, plan: Plan) -> int:
    """Play one session over all the decks on standard input and output; return the exit status."""
    questions = [question for deck in decks for question in deck.questions]
    session = open_session(store, questions, plan, _now())
    if session is None:
        print(say("practice", f"nothing.{plan.mode}"))  # noqa: T201 - this module's work is to print
        return 0
    Linear(session, {deck.id: deck for deck in decks}, sys.stdin, sys.stdout).run()
    return 0


class Linear:
    """Plays a session line by line until its end, ``/stop`` or the end of the input."""

    def __init__(self, session: Session, decks: dict[str, Deck], source: TextIO, target: TextIO) -> None:
        self.session = session
        self.decks = decks
        self.source = source
        self.target = target
        self._stopped = False

    def run(self) -> None:
        """Ask and tell."""
        session = self.session
        self._write(say("linear", "start"))
        if session.resumed:
            self._write(say("practice", "resumed", n=session.resumed))
        if session.mode is Mode.READING and session.current is not None:
            self._article(self.decks[session.current.bank])
        while not self._stopped and session.phase is not Phase.DONE:
            if session.mode is Mode.EXAM and milliseconds(_now()) >= session.deadline():
                session.finish()
                self._write(say("practice", "time-up"))
                break
            self._step()
        if session.phase is Phase.DONE:
            self._write("\n" + plain(telling.summary(session)))

    def _step(self) -> None:
        session = self.session
        if session.phase is Phase.ASK and session.current is not None:
            self._ask(session.current)
        elif session.phase is Phase.RETRY:
            self._retry()
        elif session.phase is Phase.JUDGE:
            self._judge()
        else:
            self._told()

    # -- phases ---------------------------------------------------------------------------------------------------

    def _ask(self, question: Question) -> None:
        session = self.session
        session.present(_now())
        number = session.number_done + 1
        self._write(f"\n{number}/{len(session.queue)}. {say('practice', f'task.{question.task}')}")
        self._write("\n".join(_shown(question)))
        line = self._read(say("linear", f"ask.{_kind(question)}", n=len(question.options)))
        if line is None:
            return
        answer = _parsed(question, line)
        if answer is None:
            self._write(say("linear", "not-an-answer"))
        elif not answer and not question.form.judged and question.scored:
            session.give_up(_now())
        else:
            session.submit(answer, _now())

    def _retry(self) -> None:
        answered = self.session.last
        assert answered is not None
        self._write(plain(telling.told(answered, whole_paragraph=False, retry=True)))
        line = self._read(say("linear", "retry"))
        if line is not None:
            self.session.submit(line, _now())

    def _judge(self) -> None:
        question = self.session.current
        assert question is not None
        self._write(plain(telling.model_answer(question, "", whole_paragraph=False)))
        line = self._read(say("linear", "judge"))
        verdict = {"1": "wrong", "2": "careless", "3": "right"}.get(line or "")
        if verdict:
            self.session.judge(verdict, _now())
        elif line is not None:
            self._write(say("linear", "not-an-answer"))

    def _told(self) -> None:
        """Tell the answer and go on; the next line belongs to the next question, so nothing waits for a key."""
        answered = self.session.last
        if answered is not None:
            self._write(plain(telling.told(answered, whole_paragraph=False)))
            ratings = self.session.ratings(_now())
            if ratings:
                days = ratings[answered.review.rating]
                self._write(say("linear", "comes-back", interval=telling.interval(days)))
        self.session.next(_now())

    # -- commands -------------------------------------------------------------------------------------------------

    def _read(self, prompt: str) -> str | None:
        """The next answer; ``None`` after a command or at the end of the input."""
        self.target.write(f"{prompt} ")
        self.target.flush()
        line = self.source.readline()
        if not line:
            self._stopped = True
            self._write("\n" + say("linear", "stopped"))
            return None
        text = clean(line).strip()
        if text.startswith("/"):
            self._command(text[1:].strip().casefold())
            return None
        return text

    def _command(self, name: str) -> None:
        commands: dict[str, Callable[[], str]] = {
            "stop": self._stop,
            "undo": lambda: say("practice", "undone" if self.session.undo(_now()) else "nothing-to-undo"),
            "hint": self._hint,
            "right": lambda: "" if self._overrule() else say("linear", "cannot"),
            "flag": lambda: say("practice", "flag-on" if self.session.flag(_now()) else "flag-off"),
            "aside": lambda: say("practice", "suspended") if self.session.set_aside("suspend", _now()) else "",
            "tomorrow": lambda: say("practice", "buried") if self.session.set_aside("bury", _now()) else "",
            "text": self._text,
            "help": lambda: say("linear", "help"),
        }
        names = dict(zip(say("linear", "commands").split(), commands, strict=True))
        action = commands.get(names.get(name, name), lambda: say("linear", "help"))
        message = action()
        if message:
            self._write(message)

    def _stop(self) -> str:
        self._stopped = True
        return say("linear", "stopped")

    def _hint(self) -> str:
        hint = self.session.hint()
        return say("practice", "no-hint") if hint is None else f"{say('practice', 'hint')} {hint}"

    def _overrule(self) -> bool:
        """The answer before this one was right after all, or the one to be tried again."""
        if self.session.phase is Phase.RETRY:
            return self.session.overrule(_now())
        return self.session.overrule_last(_now())

    def _text(self) -> str:
        question = self.session.shown
        if question is not None:
            self._article(self.decks[question.bank])
        return ""

    def _article(self, deck: Deck) -> None:
        self._write(f"\n{deck.title}\n")
        number = 0
        for block in deck.bank.text:
            if isinstance(block, Heading):
                self._write(f"\n{block.heading}\n")
            else:
                number += 1
                self._write(f"[{number}] {block}")

    def _write(self, text: str) -> None:
        self.target.write(text + "\n")
        self.target.flush()


def plain(pieces: Pieces) -> str:
    """Pieces of text without styles: letters that differ stand in brackets."""
    return "".join(f"[{text}]" if role is Role.CHANGED else text for text, role in pieces)


def _shown(question: Question) -> Iterator[str]:
    yield question.prompt.replace(GAP, "_____")
    if question.note:
        yield question.note
    for number, left in enumerate(question.lefts):
        yield f"  {_LETTERS[number]}) {left}" if question.form is Form.MATCH else f"  {left}: …"
    for number, option in enumerate(question.options, 1):
        yield f"  {number}. {telling.shown_option(question, option)}"


def _kind(question: Question) -> str:
    if question.form in {Form.CHOICE, Form.TRUTH}:
        return "choice"
    return str(question.form)


def _parsed(question: Question, line: str) -> str | None:
    """A line as the session wants an answer; empty for *I do not know*, ``None`` for what is no answer."""
    if not question.form.has_options:
        return line
    if not line or line == "0":
        return ""
    if question.form is Form.TRUTH:
        first = line.casefold()[:1]
        words = {say("practice", "true")[:1]: TRUE, say("practice", "false")[:1]: FALSE, "1": TRUE, "2": FALSE}
        return words.get(first)
    places = [_place(word, len(question.options)) for word in re.findall(r"\d+|[a-z]", line.casefold())]
    if question.form is Form.CHOICE:
        return question.options[places[0]] if len(places) == 1 and places[0] is not None else None
    complete = len(places) == len(question.answer) and None not in places and len(set(places)) == len(places)
    return " ".join(map(str, places)) if complete else None


def _place(word: str, options: int) -> int | None:
    place = int(word) - 1 if word.isdecimal() else _LETTERS.find(word)
    return place if 0 <= place < options else None


def _now() -> datetime:
    return datetime.now(UTC)
