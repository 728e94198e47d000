from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.model.bank import Bank
from quiz.practice import schedule
from quiz.practice.modes import Mode
from quiz.practice.opening import Plan, open_session
from quiz.practice.progress import ExternalReview, dump, load, merge_events, merge_reviews
from quiz.practice.questions import questions_of
from quiz.practice.schedule import Scheduling
from quiz.practice.states import open_store
from quiz.store import Events, Mark, Review, Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.practice.conftest import Clock

MakeStore = Callable[[str], Store]


def review(identifier: str, item: str, at: int, rating: int, *, scheduled: bool = True) -> Review:
    return Review(identifier, "s", "bank", item, at, at // 1000, "", "right", rating, scheduled=scheduled)


def practise(store: Store, bank: Bank, clock: Clock, answers: int) -> None:
    session = open_session(store, questions_of(bank, 0), Plan(Mode.NEW), clock())
    assert session is not None
    for _ in range(answers):
        question = session.current
        assert question is not None
        session.submit(question.key, clock())
        if session.phase.value == "judge":
            session.judge("right", clock())
        if session.phase.value == "retry":
            session.give_up(clock())
        session.next(clock())


EVENTS = st.builds(
    Events,
    reviews=st.lists(
        st.builds(
            review,
            st.sampled_from([f"r{n}" for n in range(8)]),
            st.sampled_from(["a", "b"]),
            st.integers(1, 90_000),
            st.sampled_from([0, 1, 2, 3, 4]),
            scheduled=st.booleans(),
        ),
        max_size=6,
        unique_by=lambda found: found.id,
    ).map(tuple),
    marks=st.lists(
        st.builds(
            Mark,
            id=st.sampled_from([f"m{n}" for n in range(4)]),
            session=st.just("s"),
            bank=st.just("bank"),
            item=st.sampled_from(["a", "b"]),
            kind=st.sampled_from(["flag", "suspend"]),
            value=st.integers(0, 1),
            at=st.integers(1, 9),
        ),
        max_size=3,
        unique_by=lambda found: found.id,
    ).map(tuple),
    undone=st.lists(st.sampled_from([f"r{n}" for n in range(8)]), max_size=3, unique=True).map(tuple),
)


def one_source(parts: list[Events]) -> list[Events]:
    """Machines never make two events with one id: the first part that has an id owns it."""
    owned: dict[str, Review | Mark] = {}
    return [
        Events(
            tuple(owned.setdefault(r.id, r) for r in part.reviews),  # type: ignore[misc]
            tuple(owned.setdefault(m.id, m) for m in part.marks),  # type: ignore[misc]
            part.undone,
        )
        for part in parts
    ]


@given(st.lists(EVENTS, min_size=2, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_and_number_of_merges_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, parts: list[Events]
) -> None:
    parts = one_source(parts)
    folder = tmp_path_factory.mktemp("merge")
    results = []
    for number, order in enumerate(itertools.permutations(parts)):
        with open_store(folder / f"{number}.sqlite3", Scheduling()) as store:
            for part in (*order, order[0]):
                merge_events(store, part)
            results.append((dump(store), store.cards("bank"), store.marks("bank")))
    assert all(result == results[0] for result in results)


def test_a_merged_file_gives_the_other_machine_the_same_states(make_store: MakeStore, bank: Bank, clock: Clock) -> None:
    here, there = make_store("here"), make_store("there")
    practise(here, bank, clock, 5)
    merged = merge_events(there, load(dump(here).encode(), "voortgang.json"))
    assert merged.added == len(here.events().reviews)
    assert there.cards("soorten") == here.cards("soorten")
    assert dump(there) == dump(here)
    assert merge_events(there, here.events()).added == 0


def test_two_machines_that_went_on_apart_come_together(make_store: MakeStore, bank: Bank, clock: Clock) -> None:
    here, there = make_store("here"), make_store("there")
    practise(here, bank, clock, 3)
    clock.sleep(0.1)
    practise(there, bank, clock, 4)
    ours, theirs = here.events(), there.events()
    merge_events(here, theirs)
    merge_events(there, ours)
    assert dump(here) == dump(there)
    assert here.cards("soorten") == there.cards("soorten")


def test_a_review_from_elsewhere_is_merged_once_and_scheduled(store: Store) -> None:
    external = [
        ExternalReview("anki:x:0:1", "bank", "item", at=1_700_000_000_000, rating=3),
        ExternalReview("anki:x:0:2", "bank", "item", at=1_700_400_000_000, rating=3, took=4000),
        ExternalReview("anki:x:0:3", "bank", "item", at=1_700_500_000_000, rating=1, scheduled=False),
    ]
    first = merge_reviews(store, external)
    again = merge_reviews(store, reversed(external))
    assert (first.added, first.known) == (3, 0)
    assert (again.added, again.known) == (0, 3)
    card = store.cards("bank")["item"]
    assert (card.reps, card.lapses) == (2, 0)
    assert [review.source for review in store.log()] == ["anki"] * 3


def test_reviews_from_elsewhere_do_not_use_up_the_new_questions_of_today(store: Store) -> None:
    merge_reviews(store, [ExternalReview("anki:1", "bank", "item", at=1_700_000_000_000, rating=3)])
    (only,) = store.log()
    assert store.done_on(only.day) == (0, 0)


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_an_odd_rating_from_elsewhere_is_refused_and_nothing_is_merged(store: Store, rating: int) -> None:
    good = ExternalReview("anki:1", "bank", "item", at=1, rating=3)
    with pytest.raises(ValueError, match="rating"):
        merge_reviews(store, [good, ExternalReview("anki:2", "bank", "item", at=2, rating=rating)])
    assert list(store.log()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"format": 1, "reviews": [{}], "marks": [], "undone": []}',
        b'{"format": 2, "reviews": [], "marks": [], "undone": []}',
        b'{"format": 1, "reviews": [], "marks": [], "undone": [1]}',
        b"[" * 100_000,
        dump.__doc__.encode() if dump.__doc__ else b"",
    ],
)
def test_a_file_that_is_no_progress_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(QuizError) as caught:
        load(data, "iets.json")
    assert str(caught.value).startswith("iets.json: ")
    assert "\n" not in str(caught.value)


def test_impossible_numbers_in_a_file_are_refused(store: Store) -> None:
    merge_events(store, Events((review("r1", "a", 1, 3),)))
    text = dump(store)
    for old, new in (('"rating": 3', '"rating": 7'), ('"day": 0', '"day": 9999999'), ('"at": 1', '"at": -5')):
        assert old in text
        with pytest.raises(QuizError):
            load(text.replace(old, new).encode(), "x.json")


def test_escapes_in_a_file_never_reach_a_screen(store: Store) -> None:
    merge_events(store, Events((review("r1", "a", 1, 3),)))
    text = dump(store).replace('"answer": ""', '"answer": "\\u001b]0;titel\\u0007"')
    (loaded,) = load(text.encode(), "x.json").reviews
    assert "\x1b" not in loaded.answer


def test_states_of_another_scheduler_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.sqlite3"
    with open_store(path, Scheduling()) as store:
        merge_events(store, Events((review("r1", "a", 1, 3),)))
        kept = store.cards("bank")
        store.put_cards({("bank", "a"): None})
    with open_store(path, Scheduling()) as store:
        assert store.cards("bank") == {}
    monkeypatch.setattr(schedule, "FINGERPRINT", "another")
    with open_store(path, Scheduling()) as store:
        assert store.cards("bank") == kept
