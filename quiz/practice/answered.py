"""What was done with a question of a session: answered or set aside, and what the log says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.practice import schedule
from quiz.practice.grading.verdict import VERDICTS, Grade, Verdict
from quiz.practice.questions import Question
from quiz.store import Card, Mark, Ref, Review, SavedSession, Store


@dataclass(frozen=True)
class Answered:
    """A question with what was answered, how it was graded and what the log says of it."""

    question: Question
    given: str
    grade: Grade
    review: Review

    @property
    def leech(self) -> bool:
        """The question was forgotten so often that it had better be rewritten."""
        return (
            bool(self.review.after)
            and self.review.rating == schedule.AGAIN
            and schedule.is_leech(Card.from_json(self.review.after or ""))
        )


@dataclass(frozen=True)
class SetAside:
    """A question that was suspended or buried instead of answered."""

    question: Question
    mark: Mark


def automatic_rating(grade: Grade, hints: int = 0) -> int:
    """The rating a verdict stands for: wrong 1, careless or with a hint 2, right 3; *seen* has none.

    Never *easy*: that is the learner's to say, and only where luck cannot have helped.
    """
    if grade.verdict == "careless" or (grade.verdict == "right" and hints):
        return schedule.HARD
    return {"wrong": schedule.AGAIN, "right": schedule.GOOD}.get(grade.verdict, 0)


def done_before(store: Store, saved: SavedSession, table: Mapping[Ref, Question]) -> list[Answered | SetAside]:
    """What was done in a session before it was opened again, in order."""
    steps: list[tuple[int, Answered | SetAside]] = [
        (review.at, Answered(table[review.ref], review.answer, _stored_grade(review, table[review.ref]), review))
        for review in store.reviews(saved.id)
        if review.ref in table
    ]
    steps += [
        (mark.at, SetAside(table[mark.ref], mark))
        for mark in store.marks_of(saved.id)
        if mark.kind != "flag" and mark.ref in table
    ]
    return [step for _, step in sorted(steps, key=lambda pair: pair[0])]


def _stored_grade(review: Review, question: Question) -> Grade:
    return Grade(to_verdict(review.verdict), review.reason, question.key)


def to_verdict(text: str) -> Verdict:
    """A verdict by its name; *wrong* for a name that is none."""
    return next((verdict for verdict in VERDICTS if verdict == text), "wrong")


def highest_rating(question: Question) -> int:
    """A choice is weaker evidence than a typed answer: never *easy*."""
    return schedule.GOOD if question.form.guessable else schedule.EASY
