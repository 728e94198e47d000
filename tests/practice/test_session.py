from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from quiz.model.bank import Bank
from quiz.practice.answered import Answered, automatic_rating
from quiz.practice.modes import Mode
from quiz.practice.opening import Plan, begin_with, open_session
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Form, Question, questions_of
from quiz.practice.session import Phase, Session
from quiz.practice.telling import shown_given, summary, told
from quiz.store import Store

if TYPE_CHECKING:
    from tests.practice.conftest import Clock


@pytest.fixture
def questions(bank: Bank) -> list[Question]:
    return questions_of(bank, 0)


def begin(store: Store, questions: list[Question], clock: Clock, mode: Mode = Mode.TODAY, **wishes: object) -> Session:
    session = open_session(store, questions, Plan(mode, Preferences(**wishes)), clock())  # type: ignore[arg-type]
    assert session is not None
    return session


def right_answer(question: Question) -> str:
    return " ".join(map(str, question.answer)) if question.answer else question.key


def answer(session: Session, clock: Clock, given: str | None = None) -> Answered | None:
    question = session.current
    assert question is not None
    session.submit(right_answer(question) if given is None else given, clock())
    if session.phase is Phase.JUDGE:
        session.judge("right" if given is None else "wrong", clock())
    if session.phase is Phase.RETRY:
        session.give_up(clock())
    last = session.last
    session.next(clock())
    return last


def play_to_the_end(session: Session, clock: Clock) -> None:
    for _ in range(200):
        if session.phase is Phase.DONE:
            return
        answer(session, clock)
    raise AssertionError("the session does not end")


def test_a_session_asks_every_question_once_and_ends(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    play_to_the_end(session, clock)
    assert [step.question for step in session.done] == session.queue
    assert len(session.answers) == len(session.queue) == sum(question.scored for question in questions)
    assert not session.mistakes
    assert open_session(store, questions, Plan(Mode.TODAY), clock()) is not None


def test_every_answer_is_in_the_store_before_the_session_goes_on(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    for number in range(1, 5):
        answer(session, clock, "onzin")
        assert len(store.reviews(session.saved.id)) == number


def test_a_session_left_half_way_goes_on_where_it_was(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, new_per_day=8)
    for _ in range(4):
        answer(session, clock)
    again = begin(store, questions, clock, new_per_day=8)
    assert again.resumed == 4
    assert again.queue == session.queue
    assert again.current == session.current
    assert [step.given for step in again.answers] == [step.given for step in session.answers]


def test_a_queue_of_yesterday_is_not_gone_on_with(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, new_per_day=8)
    answer(session, clock)
    clock.sleep(1)
    again = begin(store, questions, clock, new_per_day=8)
    assert again.saved.id != session.saved.id


def test_a_cramming_session_may_wait_for_days(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    answer(session, clock)
    clock.sleep(3)
    assert begin(store, questions, clock, Mode.CRAM).saved.id == session.saved.id


def test_an_item_that_is_gone_from_the_bank_is_passed_over(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    answer(session, clock)
    fewer = [question for question in questions if question.item not in {"wie", "gat"}]
    again = open_session(store, [*fewer], Plan(Mode.CRAM), clock())
    assert again is not None
    assert {question.item for question in again.queue}.isdisjoint({"wie", "gat"})
    play_to_the_end(again, clock)


def test_a_wrong_typed_answer_may_be_tried_once_more(store: Store, questions: list[Question], clock: Clock) -> None:
    typed = [question for question in questions if question.form is Form.TYPED]
    session = begin(store, typed, clock)
    session.submit("onzin", clock())
    assert session.phase is Phase.RETRY
    assert store.reviews(session.saved.id)[0].rating == 1
    session.submit(typed[0].key, clock())
    assert session.phase is Phase.TOLD
    assert session.last is not None
    assert (session.last.grade.verdict, session.last.grade.reason) == ("careless", "second")
    (kept,) = store.reviews(session.saved.id)
    assert kept.rating == 2
    assert len(list(store.events().reviews)) == 2


def test_without_a_second_try_a_wrong_answer_is_told_at_once(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    typed = [question for question in questions if question.form is Form.TYPED]
    session = begin(store, typed, clock, second_try=False)
    session.submit("onzin", clock())
    assert session.phase is Phase.TOLD


def test_a_second_wrong_answer_stays_wrong(store: Store, questions: list[Question], clock: Clock) -> None:
    typed = [question for question in questions if question.form is Form.TYPED]
    session = begin(store, typed, clock)
    session.submit("onzin", clock())
    session.submit("ook onzin", clock())
    assert session.phase is Phase.TOLD
    assert [review.answer for review in store.reviews(session.saved.id)] == ["ook onzin"]
    assert session.mistakes


def test_a_hint_shows_one_letter_more_each_time_and_makes_the_answer_hard(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    typed = [question for question in questions if question.item == "hoofdstad"]
    session = begin(store, typed, clock)
    assert session.hint() == "B······"
    assert session.hint() == "Br·····"
    session.submit("Brussel", clock())
    (review,) = store.reviews(session.saved.id)
    assert (review.rating, review.hints, review.verdict) == (2, 2, "right")


def test_there_is_no_hint_for_a_choice(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item == "wie"], clock)
    assert session.hint() is None


def test_i_was_right_counts_as_right_and_is_logged(store: Store, questions: list[Question], clock: Clock) -> None:
    typed = [question for question in questions if question.form is Form.TYPED]
    session = begin(store, typed, clock)
    session.submit("iets anders", clock())
    assert session.overrule(clock())
    (review,) = store.reviews(session.saved.id)
    assert (review.verdict, review.reason, review.rating) == ("right", "overruled", 3)
    assert not session.overrule(clock())


def test_i_was_right_is_not_for_a_choice(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item == "wie"], clock)
    session.submit("Piet", clock())
    assert not session.overrule(clock())


def test_a_rating_replaces_the_automatic_one(store: Store, questions: list[Question], clock: Clock) -> None:
    typed = [question for question in questions if question.form is Form.TYPED]
    session = begin(store, typed, clock)
    session.submit(typed[0].key, clock())
    days = session.ratings(clock())
    assert sorted(days) == [1, 2, 3, 4]
    assert session.rate(4, clock())
    card = store.card(typed[0].ref)
    assert card is not None
    assert card.interval == days[4]
    assert card.reps == 1


def test_a_choice_is_never_easy(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item == "wie"], clock)
    session.submit("Jan", clock())
    assert sorted(session.ratings(clock())) == [1, 2, 3]
    assert not session.rate(4, clock())


def test_undo_goes_back_step_by_step_to_the_beginning(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.TODAY, new_per_day=6)
    first = session.current
    for number in range(4):
        answer(session, clock, None if number % 2 else "onzin")
    for _ in range(4):
        assert session.undo(clock()) is not None
    assert session.undo(clock()) is None
    assert session.current == first
    assert store.cards("soorten") == {}
    assert store.reviews(session.saved.id) == []


def test_undo_reaches_across_a_restart(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, new_per_day=6)
    for _ in range(3):
        answer(session, clock)
    again = begin(store, questions, clock, new_per_day=6)
    while again.undo(clock()):
        pass
    assert again.current == session.queue[0]
    assert store.cards("soorten") == {}


def test_undo_at_the_end_opens_the_session_again(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item in {"wie", "stelling"}], clock)
    play_to_the_end(session, clock)
    assert session.undo(clock()) is not None
    assert session.phase is Phase.ASK
    assert begin(store, [q for q in questions if q.item in {"wie", "stelling"}], clock).saved.id == session.saved.id


def test_undo_restores_the_state_of_an_older_review(store: Store, questions: list[Question], clock: Clock) -> None:
    only = [q for q in questions if q.item == "wie"]
    answer(begin(store, only, clock), clock)
    before = store.card(only[0].ref)
    clock.sleep(5)
    session = begin(store, only, clock)
    answer(session, clock, "Piet")
    assert store.card(only[0].ref) != before
    session.undo(clock())
    assert store.card(only[0].ref) == before


def test_a_suspended_question_is_not_asked_until_undone(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    question = session.current
    assert question is not None
    session.set_aside("suspend", clock())
    assert session.current != question
    assert question not in begin(store, questions, clock, Mode.MISTAKES if session.mistakes else Mode.CRAM).queue[1:]
    later = open_session(store, questions, Plan(Mode.CRAM, resume=False), clock())
    assert later is not None
    assert question not in later.queue
    session.undo(clock())
    fresh = open_session(store, questions, Plan(Mode.CRAM, resume=False), clock())
    assert fresh is not None
    assert question in fresh.queue


def test_a_buried_question_comes_back_tomorrow(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    question = session.current
    session.set_aside("bury", clock())
    assert question not in begin(store, questions, clock, Mode.TODAY).queue
    clock.sleep(1)
    later = open_session(store, questions, Plan(Mode.CRAM, resume=False), clock())
    assert later is not None
    assert question in later.queue


def test_suspending_after_the_answer_keeps_the_answer(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item in {"wie", "stelling"}], clock)
    session.submit("Jan", clock())
    session.set_aside("suspend", clock())
    assert len(store.reviews(session.saved.id)) == 1
    session.undo(clock())
    assert len(store.reviews(session.saved.id)) == 1
    assert not store.marks("soorten")


def test_a_flag_is_turned_on_and_off(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.scored], clock)
    assert session.flag(clock()) is True
    assert session.flagged()
    flagged = begin(store, questions, clock, Mode.FLAGGED)
    assert flagged.queue == [session.shown]
    assert session.flag(clock()) is False
    assert open_session(store, questions, Plan(Mode.FLAGGED, resume=False), clock()) is None


def test_a_preview_is_shown_and_not_graded(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock)
    assert session.current is not None
    assert session.current.form is Form.PREVIEW
    session.submit("", clock())
    assert session.phase is Phase.ASK
    assert store.cards("soorten") == {}
    assert session.answers == []
    assert "vooraf" not in [q.item for q in begin(store, questions, clock, Mode.NEW).queue]


def test_an_open_answer_is_judged_by_the_learner(store: Store, questions: list[Question], clock: Clock) -> None:
    only = [q for q in questions if q.item in {"waarom", "schema"}]
    session = begin(store, only, clock)
    session.submit("dat weet ik niet", clock())
    assert session.phase is Phase.JUDGE
    assert store.reviews(session.saved.id) == []
    session.judge("careless", clock())
    (review,) = store.reviews(session.saved.id)
    assert (review.answer, review.verdict, review.rating) == ("dat weet ik niet", "careless", 2)
    session.next(clock())
    session.give_up(clock())
    assert session.phase is Phase.JUDGE
    session.undo(clock())
    assert session.phase is Phase.ASK


def test_not_knowing_is_wrong(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item == "wie"], clock)
    session.give_up(clock())
    assert session.phase is Phase.TOLD
    assert session.last is not None
    assert session.last.grade.reason == "empty"


def test_an_exam_tells_nothing_until_its_end_and_leaves_the_schedule(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    session = begin(store, questions, clock, Mode.EXAM, exam_minutes=3)
    assert all(question.scored and not question.form.judged for question in session.queue)
    while session.phase is not Phase.DONE:
        assert session.phase is Phase.ASK
        session.submit("onzin", clock())
    assert len(session.mistakes) == len(session.queue)
    assert store.cards("soorten") == {}
    text = "".join(piece for piece, _ in summary(session))
    assert "0 " in text


def test_an_exam_whose_time_is_up_is_not_gone_on_with(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.EXAM, exam_minutes=3)
    assert begin(store, questions, clock, Mode.EXAM, exam_minutes=3).saved.id == session.saved.id
    clock.sleep(1)
    assert begin(store, questions, clock, Mode.EXAM, exam_minutes=3).saved.id != session.saved.id


def test_cramming_never_touches_the_schedule(store: Store, questions: list[Question], clock: Clock) -> None:
    answer(begin(store, [q for q in questions if q.item == "wie"], clock), clock)
    before = store.cards("soorten")
    session = begin(store, questions, clock, Mode.CRAM)
    while session.phase is not Phase.DONE:
        answer(session, clock, "onzin")
    assert store.cards("soorten") == before


def test_an_answer_before_its_day_leaves_the_schedule(store: Store, questions: list[Question], clock: Clock) -> None:
    only = [q for q in questions if q.item == "wie"]
    answer(begin(store, only, clock), clock, "Piet")
    before = store.cards("soorten")
    session = begin(store, only, clock, Mode.MISTAKES)
    answer(session, clock)
    assert store.cards("soorten") == before
    assert session.answers[0].review.scheduled is False


def test_repeating_mistakes_is_a_session_of_just_those(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item in {"wie", "stelling"}], clock)
    answer(session, clock, "Piet")
    answer(session, clock)
    again = begin_with(store, [m.question for m in session.mistakes], Plan(Mode.CRAM), clock())
    assert again is not None
    assert [question.item for question in again.queue] == ["wie"]
    assert begin_with(store, [], Plan(Mode.CRAM), clock()) is None


def test_an_edited_question_is_asked_in_place_of_the_old_one(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    session = begin(store, [q for q in questions if q.item in {"wie", "stelling"}], clock)
    session.submit("Piet", clock())
    shown = session.shown
    assert shown is not None
    session.replace_question(msgspec.structs.replace(shown, prompt="Wie wast ze?"))
    assert session.shown is not None
    assert session.shown.prompt == "Wie wast ze?"
    session.undo(clock())
    assert session.current is not None
    assert session.current.prompt == "Wie wast ze?"


def test_the_time_from_question_to_answer_is_logged(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, questions, clock, Mode.CRAM)
    answer(session, clock)
    assert store.reviews(session.saved.id)[0].took == 5000


def test_calls_out_of_turn_are_refused(store: Store, questions: list[Question], clock: Clock) -> None:
    session = begin(store, [q for q in questions if q.item == "wie"], clock)
    with pytest.raises(ValueError, match="judge"):
        session.judge("right", clock())
    session.submit("Jan", clock())
    with pytest.raises(ValueError, match="no question"):
        session.submit("Jan", clock())


@pytest.mark.parametrize(
    ("verdict", "hints", "rating"),
    [("wrong", 0, 1), ("careless", 0, 2), ("right", 0, 3), ("right", 1, 2), ("seen", 0, 0)],
)
def test_verdicts_stand_for_ratings(verdict: str, hints: int, rating: int) -> None:
    from quiz.practice.grading.verdict import Grade

    assert automatic_rating(Grade(verdict, "", ""), hints) == rating  # type: ignore[arg-type]


def test_what_is_told_names_the_key_the_reason_and_the_evidence(
    store: Store, questions: list[Question], clock: Clock
) -> None:
    session = begin(store, [q for q in questions if q.item == "wie"], clock)
    last = answer(session, clock, "Piet")
    assert last is not None
    text = "".join(piece for piece, _ in told(last, whole_paragraph=True))
    assert "Jan" in text
    assert "Piet komt niet voor." in text
    assert "Daarna schilt hij ze en kookt hij ze gaar." in text


def test_positions_are_shown_as_the_words_they_stand_for(questions: list[Question]) -> None:
    order = next(question for question in questions if question.form is Form.ORDER)
    assert shown_given(order, " ".join(map(str, order.answer))) == "wassen → schillen → koken"
    match = next(question for question in questions if question.form is Form.MATCH)
    assert shown_given(match, " ".join(map(str, match.answer))) == "Amsterdam – Nederland; Brussel – België"
