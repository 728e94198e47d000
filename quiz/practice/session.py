"""A session: a fixed queue of questions, one answer after another, each committed before the next step."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from quiz.practice import schedule
from quiz.practice.grade import Grade
from quiz.practice.questions import Question
from quiz.store import Review, SavedSession, Store

SessionMode = Literal["practice", "cram"]
NEW_PER_SESSION: Final = 20


@dataclass(frozen=True)
class Answered:
    """A question with what was answered and how it was graded."""

    question: Question
    given: str
    grade: Grade
    review: str


@dataclass
class Session:
    """The state of a session. The queue never changes; the position is how many answers there are."""

    store: Store
    saved: SavedSession
    questions: Mapping[tuple[str, str], Question]
    answers: list[Answered] = field(default_factory=list)
    resumed: int = 0
    """How many answers were already there when the session was opened."""

    @property
    def queue(self) -> list[Question]:
        """The questions of the session that still exist, in order."""
        return [self.questions[ref] for ref in self.saved.queue if ref in self.questions]

    @property
    def current(self) -> Question | None:
        """The question to answer now; ``None`` at the end."""
        answered = {answer.question.ref for answer in self.answers}
        return next((question for question in self.queue if question.ref not in answered), None)

    @property
    def mistakes(self) -> list[Answered]:
        """Wrong answers in the order given."""
        return [answer for answer in self.answers if not answer.grade.right]

    def answer(self, given: str, now: datetime, *, judged: Grade | None = None) -> Answered:
        """Grade an answer to the current question, commit it and return it.

        ``judged`` is the learner's own verdict on an open answer.  Raises ``ValueError`` at the end of the queue.
        """
        question = self.current
        if question is None:
            raise ValueError("the session is over")
        grade = judged if judged is not None else question.check(given)
        answered = Answered(question, given, grade, uuid.uuid4().hex)
        self._commit(answered, now)
        self.answers.append(answered)
        if self.current is None:
            self.store.finish(self.saved.id)
        return answered

    def _commit(self, answered: Answered, now: datetime) -> None:
        question = answered.question
        before = self.store.states(question.bank).get(question.item)
        rating = schedule.rating(answered.grade.verdict, question.mode)
        after = None if self.saved.mode == "cram" else schedule.review(before, rating, now)
        self.store.add(
            Review(
                id=answered.review,
                session=self.saved.id,
                bank=question.bank,
                item=question.item,
                at=int(now.timestamp() * 1000),
                answer=answered.given,
                verdict=answered.grade.verdict,
                rating=rating,
                before=before,
                after=after,
            )
        )

    def undo(self) -> Question | None:
        """Take the last answer back and return its question; ``None`` when there is none."""
        if not self.answers:
            return None
        last = self.answers.pop()
        self.store.undo(last.review)
        return last.question


@dataclass(frozen=True)
class Counts:
    """How many questions of a bank are due, new and learned."""

    due: int
    new: int
    learned: int


def counts(store: Store, bank: str, questions: Sequence[Question], now: datetime) -> Counts:
    """Count a bank's questions for the home screen."""
    states = store.states(bank)
    known = [states[question.item] for question in questions if question.item in states]
    end = schedule.end_of_day(now)
    due = sum(schedule.is_due(state, now, end) for state in known)
    return Counts(due=due, new=len(questions) - len(known), learned=len(known))


def open_session(
    store: Store,
    questions: Sequence[Question],
    *,
    mode: SessionMode,
    seed: int,
    new: int,
    now: datetime,
    resume: bool = True,
) -> Session | None:
    """Resume the unfinished session over these banks, or begin one with what is due and then what is new.

    Returns ``None`` when nothing is due and nothing is new.
    """
    table = {question.ref: question for question in questions}
    banks = {question.bank for question in questions}
    saved = store.unfinished(banks, mode) if resume else None
    if saved is not None:
        session = _resumed(store, saved, table)
        if session.current is not None:
            return session
        store.finish(saved.id)
    queue = _queue(store, questions, mode, new, now)
    if not queue:
        return None
    started = store.begin(banks, mode, seed, int(now.timestamp() * 1000), [question.ref for question in queue])
    return Session(store, started, table)


def _resumed(store: Store, saved: SavedSession, table: Mapping[tuple[str, str], Question]) -> Session:
    answers = [
        Answered(table[ref], review.answer, Grade(_verdict(review.verdict), "stored", table[ref].key), review.id)
        for review in store.reviews(saved.id)
        if (ref := (review.bank, review.item)) in table
    ]
    return Session(store, saved, table, answers, resumed=len(answers))


def _verdict(text: str) -> Literal["right", "careless", "wrong"]:
    return "wrong" if text == "wrong" else "careless" if text == "careless" else "right"


def _queue(store: Store, questions: Sequence[Question], mode: SessionMode, new: int, now: datetime) -> list[Question]:
    """Due ones first, then at most ``new`` new ones, both in the order of the text; cramming takes all."""
    if mode == "cram":
        return list(questions)
    states = {bank: store.states(bank) for bank in {question.bank for question in questions}}
    end = schedule.end_of_day(now)
    due = [q for q in questions if (state := states[q.bank].get(q.item)) and schedule.is_due(state, now, end)]
    fresh = [q for q in questions if q.item not in states[q.bank]]
    return [*due, *fresh[:new]]
