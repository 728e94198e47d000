"""Opens a session: goes on with the one that was left, or begins a new one with what there is to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from quiz.practice.day import milliseconds
from quiz.practice.modes import Limits, Mode, queue_for
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Question
from quiz.practice.schedule import intervals
from quiz.practice.session import Phase, Session
from quiz.store import Ref, Store


@dataclass(frozen=True)
class Plan:
    """How a session is to be."""

    mode: Mode = Mode.TODAY
    preferences: Preferences = field(default_factory=Preferences)
    seed: int = 0
    resume: bool = True


def open_session(store: Store, questions: Sequence[Question], plan: Plan, now: datetime) -> Session | None:
    """Resume the unfinished session of this mode over these banks, or begin one.

    Returns ``None`` when there is nothing to do.
    """
    if plan.resume and (session := _resumed(store, questions, plan, now)) is not None:
        return session
    preferences = plan.preferences
    day = preferences.days.of(now)
    new, others = store.done_on(day)
    limits = Limits(day, max(0, preferences.new_per_day - new), max(0, preferences.reviews_per_day - others))
    queue = queue_for(store, questions, plan.mode, limits, plan.seed or milliseconds(now))
    return _begun(store, questions, queue, plan, now) if queue else None


def begin_with(store: Store, questions: Sequence[Question], plan: Plan, now: datetime) -> Session | None:
    """Begin a session over exactly these questions (the mistakes of another one); ``None`` for no questions."""
    return _begun(store, questions, questions, plan, now) if questions else None


def warm_up() -> None:
    """Load the grader with its words and the memory model: 60 ms that would otherwise fall on the first answer."""
    from quiz.practice.grading.grade import grade  # noqa: PLC0415 - the first screen does not wait for it

    grade("hui", ["huis"])
    intervals(None, 0, ("", ""), Preferences().scheduling)


def _begun(
    store: Store, questions: Sequence[Question], queue: Sequence[Question], plan: Plan, now: datetime
) -> Session:
    banks = {question.bank for question in questions}
    refs = [question.ref for question in queue]
    saved = store.begin(banks, plan.mode.value, plan.seed, milliseconds(now), refs)
    session = Session(store, saved, _table(questions), plan.preferences)
    session.present(now)
    return session


def _resumed(store: Store, questions: Sequence[Question], plan: Plan, now: datetime) -> Session | None:
    saved = store.unfinished({question.bank for question in questions}, plan.mode.value)
    if saved is None:
        return None
    session = Session(store, saved, _table(questions), plan.preferences)
    if session.phase is Phase.DONE:
        return None
    if _is_over(session, now):
        store.finish(saved.id)
        return None
    session.present(now)
    return session


def _is_over(session: Session, now: datetime) -> bool:
    """An exam whose time is up; a queue of what was due on another day."""
    if session.mode is Mode.EXAM:
        return milliseconds(now) >= session.deadline()
    if session.mode in {Mode.CRAM, Mode.READING, Mode.MISTAKES, Mode.FLAGGED}:
        return False
    days = session.preferences.days
    return days.of(datetime.fromtimestamp(session.saved.created / 1000, UTC)) != days.of(now)


def _table(questions: Sequence[Question]) -> Mapping[Ref, Question]:
    return {question.ref: question for question in questions}
