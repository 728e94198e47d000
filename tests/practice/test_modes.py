from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quiz.model.bank import Bank
from quiz.practice.counts import overview
from quiz.practice.modes import EXAM_LENGTH, Limits, Mode, queue_for
from quiz.practice.opening import Plan, open_session
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Form, Question, questions_of
from quiz.practice.session import Phase
from quiz.store import Store

if TYPE_CHECKING:
    from tests.practice.conftest import Clock


@pytest.fixture
def questions(bank: Bank) -> list[Question]:
    return questions_of(bank, 0)


def queue(store: Store, questions: list[Question], mode: Mode, clock: Clock, new: int = 99, due: int = 99) -> list[str]:
    day = Preferences().days.of(clock())
    return [question.item for question in queue_for(store, questions, mode, Limits(day, new, due), 1)]


def learn(store: Store, questions: list[Question], clock: Clock, *, right: bool = True, **wishes: object) -> None:
    session = open_session(store, questions, Plan(Mode.NEW, Preferences(**wishes)), clock())  # type: ignore[arg-type]
    assert session is not None
    while session.phase is not Phase.DONE:
        question = session.current
        assert question is not None
        given = " ".join(map(str, question.answer)) if question.answer else question.key
        session.submit(given if right else "onzin", clock())
        if session.phase is Phase.JUDGE:
            session.judge("right" if right else "wrong", clock())
        if session.phase is Phase.RETRY:
            session.give_up(clock())
        session.next(clock())


def test_new_questions_come_in_the_order_of_the_bank_within_the_limit(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    assert queue(store, questions, Mode.NEW, clock, new=3) == ["vooraf", "wie", "stelling", "hoofdstad"]
    assert queue(store, questions, Mode.TODAY, clock, new=0) == []


def test_what_was_learned_is_due_later_and_comes_before_what_is_new(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    learn(store, questions, clock, new_per_day=3)
    assert queue(store, questions, Mode.DUE, clock) == []
    clock.sleep(4)
    due = queue(store, questions, Mode.DUE, clock)
    assert sorted(due) == ["hoofdstad", "stelling", "wie"]
    assert queue(store, questions, Mode.TODAY, clock)[:3] == due
    assert queue(store, questions, Mode.DUE, clock, due=2) == due[:2]


def test_the_limit_of_new_questions_is_a_day_limit(store: Store, questions: list[Question], clock: Clock) -> None:
    learn(store, questions, clock, new_per_day=3)
    assert open_session(store, questions, Plan(Mode.NEW, Preferences(new_per_day=3)), clock()) is None
    assert open_session(store, questions, Plan(Mode.NEW, Preferences(new_per_day=5)), clock()) is not None
    clock.sleep(1)
    assert open_session(store, questions, Plan(Mode.NEW, Preferences(new_per_day=3)), clock()) is not None


def test_of_one_word_at_most_one_question_a_day_is_asked(store: Store, questions: list[Question], clock: Clock) -> None:
    words = [question for question in questions if question.word]
    first = queue(store, words, Mode.NEW, clock)
    groups = [name.partition("--")[0] for name in first]
    assert len(groups) == len(set(groups)) == 5
    learn(store, words, clock, new_per_day=99)
    assert queue(store, words, Mode.NEW, clock) == []
    clock.sleep(1)
    second = queue(store, words, Mode.NEW, clock)
    assert len(second) == 5
    assert not set(first) & set(second)


def test_reading_asks_about_the_text_by_paragraph_and_no_words(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    found = queue(store, questions, Mode.READING, clock)
    assert found[0] == "vooraf"
    assert found.index("wie") < found.index("hoofdstad") < found.index("stelling")
    assert not any("--" in name for name in found)


def test_cramming_asks_everything_but_previews(store: Store, questions: list[Question], clock: Clock) -> None:
    assert len(queue(store, questions, Mode.CRAM, clock)) == sum(question.scored for question in questions)


def test_an_exam_is_of_what_can_be_graded_and_has_a_length(store: Store, bank: Bank, clock: Clock) -> None:
    many = [
        Question(bank="b", item=f"i{n}", form=Form.TYPED, task="type", prompt="?", key="x", accepted=("x",))
        for n in range(100)
    ]
    found = queue(store, many, Mode.EXAM, clock)
    assert len(found) == EXAM_LENGTH
    assert found == [name for name in (q.item for q in many) if name in set(found)]
    assert "waarom" not in queue(store, questions_of(bank, 0), Mode.EXAM, clock)


def test_mistakes_are_what_went_wrong_the_last_time(store: Store, questions: list[Question], clock: Clock) -> None:
    assert queue(store, questions, Mode.MISTAKES, clock) == []
    learn(store, [q for q in questions if q.item in {"wie", "stelling"}], clock, right=False)
    learn(store, [q for q in questions if q.item == "hoofdstad"], clock)
    assert queue(store, questions, Mode.MISTAKES, clock) == ["wie", "stelling"]


def test_reversed_goes_from_meaning_to_word(store: Store, questions: list[Question], clock: Clock) -> None:
    found = queue(store, questions, Mode.REVERSED, clock)
    assert found
    assert all(name.endswith("--word") for name in found)


def test_every_mode_has_a_queue_and_a_word_for_having_none(store: Store) -> None:
    from quiz.locale import LANGUAGES, catalogue

    for mode in Mode:
        assert queue_for(store, [], mode, Limits(0, 9, 9), 1) == []
        for language in LANGUAGES:
            names = catalogue("practice", language)
            assert {f"mode.{mode}", f"about.{mode}", f"nothing.{mode}"} <= names.keys()


def test_the_overview_counts_due_new_learned_and_the_week(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    day = Preferences().days.of(clock())
    scored = sum(question.scored for question in questions)
    fresh = overview(store, [questions], day)
    assert (fresh.banks["soorten"].new, fresh.banks["soorten"].learned, fresh.streak) == (scored, 0, 0)
    learn(store, questions, clock, new_per_day=4)
    after = overview(store, [questions], day)
    assert (after.banks["soorten"].new, after.banks["soorten"].learned) == (scored - 4, 4)
    assert after.today >= 4
    assert after.streak == 1
    assert sum(after.ahead) == 4
    assert after.ahead[0] == 0
    later = overview(store, [questions], day + 5)
    assert later.banks["soorten"].due == 4
    assert later.ahead[0] == 4
    assert later.streak == 0
