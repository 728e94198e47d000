"""The ways to practise, and the queue of questions that each asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from quiz.practice.questions import Question
from quiz.practice.shuffle import shuffle_key
from quiz.store import Marks, Ref, Store

_UNMARKED: Final = Marks()
EXAM_LENGTH: Final = 40


class Mode(StrEnum):
    """A way to practise."""

    TODAY = "today"
    """What is due, then what is new, within the day's limits."""
    DUE = "due"
    NEW = "new"
    READING = "reading"
    """The questions about the text beside the text, in its order."""
    CRAM = "cram"
    """Everything in a row; the schedule stays as it is."""
    EXAM = "exam"
    """Against the clock, no feedback until the end; the schedule stays as it is."""
    MISTAKES = "mistakes"
    """What was answered wrong the last time."""
    REVERSED = "reversed"
    """From meaning to word."""
    FLAGGED = "flagged"

    @property
    def feedback(self) -> bool:
        """The answer is told at once."""
        return self is not Mode.EXAM


@dataclass(frozen=True)
class Limits:
    """How many a day, and today's number."""

    day: int
    new: int
    due: int


def queue_for(store: Store, questions: Sequence[Question], mode: Mode, limits: Limits, seed: int) -> list[Question]:
    """The questions of a session in the order in which they are asked; empty where there is nothing to do."""
    pool = _Pool(store, questions, limits.day)
    if mode is Mode.CRAM:
        return [question for question in pool.open if question.scored]
    if mode is Mode.EXAM:
        return _exam(pool, seed)
    if mode is Mode.READING:
        return _reading(pool)
    if mode is Mode.MISTAKES:
        return [question for question in pool.open if pool.last_wrong(question)]
    if mode is Mode.FLAGGED:
        return [question for question in questions if question.scored and pool.marks(question).flagged]
    if mode is Mode.REVERSED:
        turned = [question for question in pool.open if question.reverse]
        return [*pool.due(turned, limits.due), *pool.new(turned, limits.new)]
    due = [] if mode is Mode.NEW else pool.due(pool.open, limits.due)
    new = [] if mode is Mode.DUE else pool.new(pool.open, limits.new, after=due)
    return [*due, *new]


class _Pool:
    """The questions that are neither suspended nor resting today, with what the store knows of them."""

    def __init__(self, store: Store, questions: Sequence[Question], day: int) -> None:
        self.day = day
        banks = {question.bank for question in questions}
        self._due = {bank: store.due_days(bank) for bank in banks}
        self._newest = {bank: store.newest(bank) for bank in banks}
        self._marks = {bank: store.marks(bank) for bank in banks}
        self.open = [question for question in questions if not self._resting(question)]

    def marks(self, question: Question) -> Marks:
        """What is marked on a question."""
        return self._marks[question.bank].get(question.item, _UNMARKED)

    def last_wrong(self, question: Question) -> bool:
        """Tell whether its newest answer was wrong."""
        return self._newest[question.bank].get(question.item, ("", 0))[0] == "wrong"

    def is_new(self, question: Question) -> bool:
        """Tell whether it was never answered for the schedule; a preview is new until it was seen."""
        if not question.scored:
            return question.item not in self._newest[question.bank]
        return question.item not in self._due[question.bank]

    def due(self, questions: Iterable[Question], most: int) -> list[Question]:
        """What is due, the longest overdue first, at most one of a group."""
        found = [(self._due[q.bank][q.item], q) for q in questions if self._is_due(q)]
        found.sort(key=lambda pair: (pair[0], shuffle_key(pair[1].item, self.day, pair[1].bank)))
        return self._one_of_each((question for _, question in found), self._answered_today())[:most]

    def new(self, questions: Iterable[Question], most: int, after: Sequence[Question] = ()) -> list[Question]:
        """What is new in the bank's order, at most one of a group; previews come on top of the limit."""
        taken = self._answered_today() | {_group(question) for question in after}
        found = self._one_of_each((question for question in questions if self.is_new(question)), taken)
        kept: list[Question] = []
        for question in found:
            if question.scored:
                most -= 1
            if most >= 0 or not question.scored:
                kept.append(question)
        return kept if any(question.scored for question in kept) else []

    def _is_due(self, question: Question) -> bool:
        return self._due[question.bank].get(question.item, self.day + 1) <= self.day

    def _resting(self, question: Question) -> bool:
        marks = self.marks(question)
        return marks.suspended or marks.buried == self.day

    def _answered_today(self) -> set[Ref]:
        """Groups of which a question was answered today: the others wait until tomorrow."""
        groups = {(q.bank, q.item): _group(q) for q in self.open if q.group}
        return {
            groups[bank, item]
            for bank, newest in self._newest.items()
            for item, (_, day) in newest.items()
            if day == self.day and (bank, item) in groups
        }

    @staticmethod
    def _one_of_each(questions: Iterable[Question], taken: set[Ref]) -> list[Question]:
        seen = set(taken)
        kept: list[Question] = []
        for question in questions:
            if not question.group or _group(question) not in seen:
                kept.append(question)
                seen.add(_group(question))
        return kept


def _group(question: Question) -> Ref:
    return question.bank, question.group or question.item


def _exam(pool: _Pool, seed: int) -> list[Question]:
    """At most ``EXAM_LENGTH`` questions that can be graded without the learner, in the bank's order."""
    graded = [question for question in pool.open if question.scored and not question.form.judged]
    chosen = sorted(graded, key=lambda q: (q.word, shuffle_key(q.item, seed, q.bank)))[:EXAM_LENGTH]
    wanted = {question.ref for question in chosen}
    return [question for question in graded if question.ref in wanted]


def _reading(pool: _Pool) -> list[Question]:
    """Previews, then the questions about the text by paragraph; those that point nowhere come last."""
    items = [question for question in pool.open if not question.word]
    return sorted(items, key=_place)


def _place(question: Question) -> tuple[int, int]:
    if not question.scored:
        return 0, 0
    return (1, question.evidence.paragraph) if question.evidence else (2, 0)
