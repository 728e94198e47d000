"""A session: a fixed queue, one answer after another, each committed before the next step. No screen, no clock.

The phases: *ask* (the question stands), *retry* (a typed answer was wrong and may be tried once more), *judge* (the
learner compares with a model answer), *told* (the answer was told), *done*.  Every face (the full-screen one, the
linear one) calls the same methods, so that both write the same log.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from msgspec import structs

from quiz.practice import schedule
from quiz.practice.answered import Answered, SetAside, automatic_rating, done_before, highest_rating, to_verdict
from quiz.practice.day import milliseconds
from quiz.practice.grading.verdict import Grade
from quiz.practice.modes import Mode
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Form, Question
from quiz.store import Card, Mark, Ref, Review, SavedSession, Store
from quiz.store.records import MarkKind


class Phase(StrEnum):
    """Where a session stands."""

    ASK = "ask"
    RETRY = "retry"
    JUDGE = "judge"
    TOLD = "told"
    DONE = "done"


class Session:
    """The state of a session. The queue never changes; the position is what was done."""

    def __init__(
        self, store: Store, saved: SavedSession, questions: Mapping[Ref, Question], preferences: Preferences
    ) -> None:
        self.store = store
        self.saved = saved
        self.mode = Mode(saved.mode)
        self.preferences = preferences
        self.queue = [questions[ref] for ref in saved.queue if ref in questions]
        self.done: list[Answered | SetAside] = done_before(store, saved, questions)
        self.resumed = len(self.done)
        """How much was done already when the session was opened."""
        self.phase = Phase.ASK
        self.hints = 0
        self._shown_at: datetime | None = None
        self._typed = ""
        self.done_refs = {step.question.ref for step in self.done}
        self._refs = {question.ref for question in self.queue}
        self._at = 0
        self._settle()

    # -- what there is to see -------------------------------------------------------------------------------------

    @property
    def current(self) -> Question | None:
        """The first question of the queue that nothing was done with; ``None`` at the end."""
        # goes on from where it was, since every key asks several times; only undo goes back
        while self._at < len(self.queue) and self.queue[self._at].ref in self.done_refs:
            self._at += 1
        return self.queue[self._at] if self._at < len(self.queue) else None

    @property
    def number_done(self) -> int:
        """How many questions of the queue something was done with."""
        return len(self.done_refs & self._refs)

    @property
    def shown(self) -> Question | None:
        """The question on the screen: the one just answered while its answer is told, else the current one."""
        if self.phase in {Phase.TOLD, Phase.RETRY} and self.done:
            return self.done[-1].question
        return self.current

    @property
    def last(self) -> Answered | None:
        """The newest answer, where the newest step was one."""
        step = self.done[-1] if self.done else None
        return step if isinstance(step, Answered) else None

    @property
    def answers(self) -> list[Answered]:
        """The graded answers in the order given."""
        return [step for step in self.done if isinstance(step, Answered) and step.grade.verdict != "seen"]

    @property
    def mistakes(self) -> list[Answered]:
        """The wrong answers in the order given."""
        return [answer for answer in self.answers if not answer.grade.right]

    def deadline(self) -> int:
        """When an exam ends, in milliseconds since 1970."""
        minutes = self.preferences.exam_minutes or len(self.queue)
        return self.saved.created + minutes * 60_000

    def ratings(self, now: datetime) -> dict[int, int]:
        """Rating to the days until the question just answered would come back; empty where it is not scheduled."""
        answered = self.last
        if self.phase is not Phase.TOLD or answered is None or not answered.review.scheduled:
            return {}
        before = Card.from_json(answered.review.before) if answered.review.before else None
        day = self.preferences.days.of(now)
        days = schedule.intervals(before, day, answered.question.ref, self.preferences.scheduling)
        return {rating: days[rating] for rating in days if rating <= highest_rating(answered.question)}

    # -- what the learner does ------------------------------------------------------------------------------------

    def present(self, now: datetime) -> None:
        """Note when the current question came on the screen."""
        self._shown_at = now

    def submit(self, given: str, now: datetime) -> None:
        """Answer the current question: commit it, or go on to judging where the learner judges.

        Raises ``ValueError`` when no question is being asked.
        """
        if self.phase is Phase.RETRY:
            self._second_try(given, now)
            return
        question = self._asked()
        if question.form.judged:
            self._typed = given
            self.phase = Phase.JUDGE
            return
        grade = question.check(given)
        self._commit(question, given, grade, now)
        may_retry = question.form is Form.TYPED and self.preferences.second_try and self.mode.feedback
        if may_retry and not grade.right and grade.reason != "empty":
            self.phase = Phase.RETRY

    def judge(self, verdict: str, now: datetime) -> None:
        """The learner's own verdict on an open answer: *right*, *careless* (partly right) or *wrong*."""
        if self.phase is not Phase.JUDGE:
            raise ValueError(f"nothing to judge in phase {self.phase}")
        question = self._asked()
        grade = Grade(to_verdict(verdict), "own", question.key)
        self._commit(question, self._typed, grade, now)

    def give_up(self, now: datetime) -> None:
        """Show the answer: of a second try, or of a question whose answer the learner does not know."""
        if self.phase is Phase.RETRY:
            self.phase = Phase.TOLD
        elif self.phase is Phase.ASK:
            question = self._asked()
            if question.form.judged:
                self.submit("", now)
            else:
                self._commit(question, "", Grade("wrong", "empty", question.key), now)

    def rate(self, rating: int, now: datetime) -> bool:
        """Give the answer just told another rating; false where that cannot be."""
        answered = self.last
        if answered is None or rating not in self.ratings(now):
            return False
        if rating != answered.review.rating:
            self._amend(answered, answered.given, answered.grade, now, rating=rating)
        return True

    def overrule(self, now: datetime) -> bool:
        """Count the typed answer just told as right, because the learner says so, and log that."""
        if self.phase not in {Phase.TOLD, Phase.RETRY} or not self.overrule_last(now):
            return False
        self.phase = Phase.TOLD
        return True

    def overrule_last(self, now: datetime) -> bool:
        """As ``overrule``, also where the next question is being asked already."""
        answered = self.last
        if answered is None or answered.grade.right:
            return False
        if answered.question.form is not Form.TYPED or not answered.given.strip():
            return False
        self._amend(answered, answered.given, Grade("right", "overruled", answered.grade.expected), now)
        return True

    def hint(self) -> str | None:
        """The beginning of a typed answer, one letter more each time; ``None`` where there is no hint."""
        question = self.shown
        if question is None or question.form is not Form.TYPED or self.phase not in {Phase.ASK, Phase.RETRY}:
            return None
        if not self.mode.feedback:
            return None
        self.hints = min(self.hints + 1, len(question.key))
        shown = question.key[: self.hints]
        return shown + "".join(" " if char == " " else "·" for char in question.key[self.hints :])

    def next(self, now: datetime) -> None:
        """Go on to the next question, or to the end."""
        if self.phase in {Phase.TOLD, Phase.RETRY}:
            self.phase = Phase.ASK
            self._settle()
            self.present(now)

    def undo(self, now: datetime) -> Question | None:
        """Take the last step back, however long ago it was; return its question, ``None`` where there is none."""
        if self.phase is Phase.JUDGE:
            self.phase = Phase.ASK
            return self.current
        if not self.done:
            return None
        step = self.done.pop()
        question = step.question
        if isinstance(step, Answered):
            self.store.undo(step.review, self._state_without(step.review))
        else:
            self.store.undo(step.mark, None)
        self.done_refs = {earlier.question.ref for earlier in self.done}
        self._at = 0
        if self.phase is Phase.DONE:
            self.store.finish(self.saved.id, finished=False)
        self.phase = Phase.ASK
        self._settle()
        self.present(now)
        return question

    def flag(self, now: datetime) -> bool | None:
        """Turn the flag of the question shown on or off; return its new state."""
        question = self.shown
        if question is None:
            return None
        marks = self.store.marks(question.bank).get(question.item)
        flagged = not (marks and marks.flagged)
        self.store.mark(self._mark(question, "flag", int(flagged), now))
        return flagged

    def flagged(self) -> bool:
        """Tell whether the question shown has a flag."""
        question = self.shown
        marks = self.store.marks(question.bank).get(question.item) if question else None
        return bool(marks and marks.flagged)

    def set_aside(self, kind: MarkKind, now: datetime) -> bool:
        """Suspend the question shown until the learner wants it back, or bury it until tomorrow."""
        question = self.shown
        if question is None or kind == "flag":
            return False
        mark = self._mark(question, kind, 1 if kind == "suspend" else self.preferences.days.of(now), now)
        self.store.mark(mark)
        self.done.append(SetAside(question, mark))
        self.done_refs.add(question.ref)
        self.phase = Phase.ASK
        self._settle()
        self.present(now)
        return True

    def finish(self) -> None:
        """End here: what was not answered stays unanswered (an exam whose time is up)."""
        self.store.finish(self.saved.id)
        self.phase = Phase.DONE

    def replace_question(self, question: Question) -> None:
        """Ask an edited question in place of the one with the same ref."""
        self.queue = [question if old.ref == question.ref else old for old in self.queue]
        self.done = [
            replace(step, question=question) if step.question.ref == question.ref else step for step in self.done
        ]

    # -- inside ---------------------------------------------------------------------------------------------------

    def _asked(self) -> Question:
        question = self.current
        if question is None or self.phase not in {Phase.ASK, Phase.JUDGE}:
            raise ValueError(f"no question in phase {self.phase}")
        return question

    def _commit(self, question: Question, given: str, grade: Grade, now: datetime) -> None:
        before = self.store.card(question.ref) if question.scored else None
        review = self._review(question, given, grade, before, now)
        self._write(question, given, grade, review, None)
        self.done_refs.add(question.ref)
        self.phase = Phase.TOLD
        if not self.mode.feedback or not question.scored:
            self.phase = Phase.ASK
            self._settle()
            self.present(now)

    def _second_try(self, given: str, now: datetime) -> None:
        answered = self.last
        assert answered is not None
        self.phase = Phase.TOLD
        if not given.strip():
            return
        grade = answered.question.check(given)
        if grade.right:
            reason = grade.reason if grade.verdict == "careless" else "second"
            self._amend(answered, given, Grade("careless", reason, grade.expected), now)
        else:
            self._amend(answered, given, grade, now)

    def _amend(self, answered: Answered, given: str, grade: Grade, now: datetime, *, rating: int | None = None) -> None:
        """Replace the last answer: the old row is taken back and a new one added, in one transaction."""
        question, old = answered.question, answered.review
        before = Card.from_json(old.before) if old.before else None
        review = self._review(question, given, grade, before, now, rating=rating)
        self.done.pop()
        self._write(question, given, grade, structs.replace(review, took=old.took, scheduled=old.scheduled), old.id)

    def _write(self, question: Question, given: str, grade: Grade, review: Review, instead_of: str | None) -> None:
        if not review.scheduled:
            review = structs.replace(review, after=review.before)
        card = Card.from_json(review.after) if review.after else None
        self.store.add(review, card, instead_of=instead_of)
        self.done.append(Answered(question, given, grade, review))
        self.hints = 0

    def _review(
        self,
        question: Question,
        given: str,
        grade: Grade,
        before: Card | None,
        now: datetime,
        *,
        rating: int | None = None,
    ) -> Review:
        day = self.preferences.days.of(now)
        chosen = rating or automatic_rating(grade, self.hints)
        after = schedule.review(before, chosen, day, question.ref, self.preferences.scheduling) if chosen else None
        return Review(
            id=uuid.uuid4().hex,
            session=self.saved.id,
            bank=question.bank,
            item=question.item,
            at=milliseconds(now),
            day=day,
            answer=given,
            verdict=grade.verdict,
            rating=chosen,
            reason=grade.reason,
            scheduled=question.scored and self._schedules(before, day),
            took=max(0, milliseconds(now) - milliseconds(self._shown_at)) if self._shown_at else 0,
            hints=self.hints,
            before=before.to_json() if before else None,
            after=after.to_json() if after else None,
        )

    def _schedules(self, before: Card | None, day: int) -> bool:
        """Cramming and exams leave the schedule alone; so does an answer with the text beside it, or before its day."""
        if self.mode in {Mode.CRAM, Mode.EXAM}:
            return False
        if before is None:
            return True
        return before.due <= day and self.mode is not Mode.READING

    def _mark(self, question: Question, kind: MarkKind, value: int, now: datetime) -> Mark:
        return Mark(uuid.uuid4().hex, self.saved.id, question.bank, question.item, kind, value, milliseconds(now))

    def _state_without(self, taken_back: Review) -> Card | None:
        history = [review for review in self.store.history(taken_back.ref) if review.id != taken_back.id]
        return schedule.replay(history, self.preferences.scheduling)

    def _settle(self) -> None:
        self.hints = 0
        if self.current is None and self.phase is Phase.ASK:
            self.store.finish(self.saved.id)
            self.phase = Phase.DONE
