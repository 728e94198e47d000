from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.practice import schedule
from quiz.practice.day import Days, milliseconds, to_date
from quiz.practice.preferences import check_retention
from quiz.practice.schedule import Scheduling
from quiz.store import Card, Review

REF = ("bank", "item")
PLAIN = Scheduling(fuzz=False)
HISTORY = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(schedule.RATINGS)), min_size=1, max_size=12)
DAY = timedelta(days=1)


def replay(history: list[tuple[int, int]], settings_: Scheduling = PLAIN) -> Card:
    """The state after reviews given as (days since the one before, rating)."""
    card, day = None, 1000
    for gap, rating in history:
        day += gap
        card = schedule.review(card, rating, day, REF, settings_)
    assert card is not None
    return card


# -- agreement with the real Anki ------------------------------------------------------------------------------------


class RealAnki:
    """A collection with FSRS on, empty learning steps and one card whose past can be written."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        self.col = Collection(str(folder / "collection.anki2"))
        self.col.set_config("fsrs", True)
        options = self.col.decks.config_dict_for_deck_id(1)
        options["new"]["delays"] = []
        options["lapse"]["delays"] = []
        options["desiredRetention"] = 0.9
        self.col.decks.update_config(options)
        note = self.col.new_note(self.col.models.by_name("Basic"))
        note["Front"], note["Back"] = "voor", "achter"
        self.col.add_note(note, 1)
        self.card = note.cards()[0].id

    def write_past(self, history: list[tuple[int, int]], ours: list[Card], last_gap: int) -> None:
        """Log reviews so that the newest lies ``last_gap`` days back, with the intervals of our own states."""
        self.col.db.execute("delete from revlog")
        moments = []
        moment = int(time.time()) * 1000 - last_gap * 86_400_000
        for gap, rating in reversed(history):
            moments.append((moment, rating))
            moment -= gap * 86_400_000
        for number, ((at, rating), state) in enumerate(zip(reversed(moments), ours, strict=True)):
            row = (at + number, self.card, -1, rating, state.interval, 0, 0, 1000, 1 if number else 0)
            self.col.db.execute("insert into revlog values (?,?,?,?,?,?,?,?,?)", *row)

    def memory(self) -> tuple[float, float]:
        """Stability and difficulty as Anki works them out from its log."""
        state = self.col._backend.compute_memory_state(self.card).state
        return state.stability, state.difficulty

    def intervals(self, state: Card, last_gap: int) -> dict[int, int]:
        """Rating to interval, as Anki's answer buttons would show for a card in our state."""
        answer = self.col._backend.compute_memory_state(self.card)
        card = self.col.get_card(self.card)
        card.type, card.queue = 2, 2
        card.ivl, card.due = state.interval, self.col.sched.today + state.interval - last_gap
        card.last_review_time = int(time.time()) - last_gap * 86_400
        card.memory_state, card.desired_retention, card.decay = answer.state, 0.9, answer.decay
        self.col.update_card(card)
        states = self.col._backend.get_scheduling_states(self.card)
        named = (states.again, states.hard, states.good, states.easy)
        # where Anki asks a forgotten card again the same day, a day is our least
        return {rating: max(1, named[rating - 1].normal.review.scheduled_days) for rating in schedule.RATINGS}


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealAnki]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANKI_TEST_MODE", "1")  # switches Anki's own fuzz off
        real = RealAnki(tmp_path_factory.mktemp("anki"))
        yield real
        real.col.close()


@given(HISTORY, st.integers(1, 90), st.none() | st.tuples(st.integers(0, 3), st.floats(0.5, 2)))
@settings(max_examples=150, deadline=None)
@example([(0, 1), (0, 1), (4, 1), (17, 4), (1, 4)], 1, None)
@example([(0, 3), (0, 3)], 1, (2, 1.1))
def test_the_same_history_gives_the_memory_and_the_intervals_of_the_real_anki(
    anki: RealAnki, history: list[tuple[int, int]], last_gap: int, last: tuple[int, float] | None
) -> None:
    """``last``: the last interval was made under another retention and lies near what some rating gives now."""
    states = [replay(history[: number + 1]) for number in range(len(history))]
    anki.write_past(history, states, last_gap)
    ours, theirs = states[-1], anki.memory()
    assert ours.stability == pytest.approx(theirs[0], rel=2e-4)
    assert ours.difficulty == pytest.approx(theirs[1], rel=2e-4)
    today = ours.day + last_gap
    exact = [schedule._interval(schedule._memory(ours, rating, today)[0], 0.9) for rating in schedule.RATINGS]
    # Anki computes in 32 bits: where a length lies on the half, either neighbour is right
    assume(not any(abs(length % 1 - 0.5) < 1e-3 * length for length in exact))
    if last is not None:
        ours = replace(ours, interval=max(1, round(exact[last[0]] * last[1])))
    assert schedule.intervals(ours, today, REF, PLAIN) == anki.intervals(ours, last_gap)


@pytest.mark.parametrize("retention", [0.9, 0.97, 0.7])
def test_a_new_card_gets_the_intervals_of_the_real_anki(anki: RealAnki, retention: float) -> None:
    anki.col.db.execute("delete from revlog")
    options = anki.col.decks.config_dict_for_deck_id(1)
    anki.col.decks.update_config({**options, "desiredRetention": retention})
    note = anki.col.new_note(anki.col.models.by_name("Basic"))
    note["Front"] = "nieuw"
    anki.col.add_note(note, 1)
    states = anki.col._backend.get_scheduling_states(note.cards()[0].id)
    anki.col.decks.update_config(options)
    named = {1: states.again, 2: states.hard, 3: states.good, 4: states.easy}
    days = schedule.intervals(None, 1000, REF, Scheduling(retention, fuzz=False))
    # where Anki asks a new card again the same day, a day is our least
    theirs = {
        rating: state.normal.review.scheduled_days if state.normal.HasField("review") else 1
        for rating, state in named.items()
    }
    assert days == theirs


# -- our own rules ---------------------------------------------------------------------------------------------------


@given(HISTORY, st.integers(0, 400), st.sampled_from([0.7, 0.9, 0.97]))
def test_a_better_rating_never_comes_back_sooner(history: list[tuple[int, int]], gap: int, retention: float) -> None:
    card = replay(history, Scheduling(retention))
    days = schedule.intervals(card, card.day + gap, REF, Scheduling(retention))
    assert 1 <= days[schedule.HARD] < days[schedule.GOOD] < days[schedule.EASY] <= schedule.LONGEST
    assert days[schedule.AGAIN] >= 1


@given(HISTORY, st.integers(0, 60), st.sampled_from(schedule.RATINGS))
def test_what_the_button_says_is_what_is_scheduled(history: list[tuple[int, int]], gap: int, rating: int) -> None:
    card = replay(history, Scheduling())
    day = card.day + gap
    after = schedule.review(card, rating, day, REF, Scheduling())
    assert after.interval == schedule.intervals(card, day, REF, Scheduling())[rating]
    assert after.due == day + after.interval


@given(st.floats(1, 36_000), st.floats(0, 1, exclude_max=True))
def test_fuzz_stays_within_the_bounds_of_anki_and_is_floored(interval: float, factor: float) -> None:
    low, high = schedule.fuzzed(interval, 1, 0.0), schedule.fuzzed(interval, 1, 0.999999)
    found = schedule.fuzzed(interval, 1, factor)
    assert low <= found <= high
    if interval < 2.5:
        assert low == high == max(1, round(interval + 1e-9))
    elif interval > 30:
        assert high - low <= 2 * (1 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * (interval - 20)) + 1
        assert high > low


@pytest.mark.parametrize(
    ("interval", "low", "high"),
    # by Anki's rule: 1 day, and 15 % of what lies between 2.5 and 7, 10 % up to 20, 5 % beyond
    [
        (1, 1, 1), (2.4, 2, 2), (2.5, 2, 4), (3, 2, 4), (3.4, 2, 5), (7, 5, 9), (10, 8, 12), (12.2, 10, 14), (20, 17, 23),
        (21, 18, 24), (25.75, 22, 29), (30, 27, 33), (100, 93, 107), (365, 345, 385),
    ],
)  # fmt: skip
def test_fuzz_has_the_bounds_of_anki(interval: float, low: int, high: int) -> None:
    assert (schedule.fuzzed(interval, 1, 0.0), schedule.fuzzed(interval, 1, 0.9999)) == (low, high)
    assert schedule.fuzzed(interval, 1, 0.5) == (low + high + 1) // 2
    assert schedule.fuzzed(interval, high, 0.0) >= high
    assert schedule.fuzzed(interval, 1, None) == schedule._round(interval)


def test_fuzz_never_leaves_the_longest_interval() -> None:
    assert schedule.fuzzed(90_000, 1, 0.9999) == schedule.fuzzed(90_000, 1, None) == schedule.LONGEST
    assert schedule.fuzzed(5, 90_000, 0.5) == schedule.LONGEST


@given(HISTORY, st.integers(1, 200))
def test_what_grows_never_comes_back_as_soon_as_the_last_time(history: list[tuple[int, int]], gap: int) -> None:
    card = replay(history, Scheduling())
    day = card.day + gap
    exact = schedule.intervals(card, day, REF, PLAIN)
    for rating, days in schedule.intervals(card, day, REF, Scheduling()).items():
        if rating != schedule.AGAIN and exact[rating] > card.interval + 1:
            assert days > card.interval


def test_fuzz_spreads_cards_but_is_the_same_for_one_card_on_every_machine() -> None:
    card = replay([(0, 3), (3, 3), (12, 3)])
    found = [schedule.intervals(card, card.due, ("bank", f"item-{n}"), Scheduling())[3] for n in range(200)]
    assert len(set(found)) > 3
    again = [schedule.intervals(card, card.due, ("bank", f"item-{n}"), Scheduling())[3] for n in range(200)]
    assert found == again
    mean = sum(found) / len(found)
    plain = schedule.intervals(card, card.due, REF, PLAIN)[3]
    assert mean == pytest.approx(plain, rel=0.03)


def test_fuzz_never_takes_growth_back() -> None:
    card = replay([(0, 3), (3, 3), (12, 3), (30, 3)])
    card = replace(card, interval=schedule.intervals(card, card.day + 3, REF, PLAIN)[schedule.HARD] - 1)
    refs = [("bank", f"item-{number}") for number in range(60)]
    found = [schedule.intervals(card, card.day + 3, ref, Scheduling())[schedule.HARD] for ref in refs]
    assert min(found) == card.interval + 1
    # and one that reaches as far as the last is no shorter, whatever its fuzz
    card = replace(card, interval=card.interval + 1)
    assert (
        min(schedule.intervals(card, card.day + 3, ref, Scheduling())[schedule.HARD] for ref in refs) == card.interval
    )


def test_fuzz_is_another_with_every_review_of_a_card() -> None:
    card = replay([(0, 3), (3, 3), (12, 3)])
    found = {schedule.intervals(replace(card, reps=reps), card.due, REF, Scheduling())[3] for reps in range(40)}
    assert len(found) > 3


def test_fuzz_stands_for_ever() -> None:
    """Two machines with different versions must agree, so the drawing itself may not change."""
    assert [round(schedule._fuzz_factor(("bank", "item"), reps), 6) for reps in (0, 1, 2)] == [
        0.341271,
        0.076788,
        0.370931,
    ]


def test_higher_retention_means_shorter_intervals() -> None:
    card = replay([(0, 3), (3, 3), (12, 3)])
    lengths = [schedule.intervals(card, card.due, REF, Scheduling(r, fuzz=False))[3] for r in (0.7, 0.8, 0.9, 0.97)]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) == 4


@pytest.mark.parametrize("value", [0.0, 0.69, 0.98, 1.0, -1])
def test_a_retention_out_of_range_is_refused(value: float) -> None:
    with pytest.raises(QuizError, match="retention"):
        check_retention(value)


@pytest.mark.parametrize("rating", [-1, 0, 5])
def test_a_rating_out_of_range_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="rating"):
        schedule.review(None, rating, 0, REF, PLAIN)


def test_lapses_count_only_what_was_known_before() -> None:
    assert replay([(0, 1)]).lapses == 0
    assert replay([(0, 3), (2, 1), (1, 1)]).lapses == 2
    assert replay([(0, 3), (2, 1)]).reps == 2


def test_a_leech_is_told_at_eight_lapses_and_every_four_more() -> None:
    told = []
    card = schedule.review(None, 3, 0, REF, PLAIN)
    for number in range(1, 18):
        card = schedule.review(card, 1, card.due, REF, PLAIN)
        if schedule.is_leech(card):
            told.append(number)
    assert told == [8, 12, 16]


def test_a_clock_that_was_set_back_does_not_break_the_schedule() -> None:
    card = schedule.review(replay([(0, 3)]), 3, 10, REF, PLAIN)
    assert card.day == 1000
    assert card.due > 1000


def test_recall_fades_and_is_ninety_percent_after_the_stability() -> None:
    card = replay([(0, 3), (3, 3), (12, 3)])
    later = [schedule.retrievability(card, card.day + days) for days in (0, 10, 100, 1000)]
    assert later == sorted(later, reverse=True)
    assert later[0] == pytest.approx(1)
    assert schedule.retrievability(card, card.day + round(card.stability)) == pytest.approx(0.9, abs=0.005)


def test_replaying_skips_what_is_not_scheduled() -> None:
    def review(day: int, rating: int, *, scheduled: bool) -> Review:
        return Review(f"{day}", "s", *REF, day, day, "", "right", rating, scheduled=scheduled)

    log = [review(1, 3, scheduled=True), review(2, 1, scheduled=False), review(3, 0, scheduled=True)]
    assert schedule.replay(log, PLAIN) == schedule.review(None, 3, 1, REF, PLAIN)
    later = [*log, review(9, 3, scheduled=True), review(60, 3, scheduled=True)]
    step_by_step = None
    for day in (1, 9, 60):
        step_by_step = schedule.review(step_by_step, 3, day, REF, Scheduling())
    assert schedule.replay(later, Scheduling()) == step_by_step
    assert schedule.replay([], PLAIN) is None


# -- days --------------------------------------------------------------------------------------------------------------

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_a_day_begins_at_four_in_the_morning_local_time() -> None:
    days = Days(4, AMSTERDAM)
    evening = datetime(2026, 3, 2, 23, 0, tzinfo=AMSTERDAM)
    assert days.of(evening) == days.of(evening + timedelta(hours=4, minutes=59))
    assert days.of(evening + timedelta(hours=5)) == days.of(evening) + 1
    assert to_date(days.of(evening)).isoformat() == "2026-03-02"


def test_summer_time_never_skips_or_doubles_a_day() -> None:
    days = Days(4, AMSTERDAM)
    start = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    found = [days.of(start + timedelta(hours=hour)) for hour in range(72)]
    assert found == sorted(found)
    assert len(set(found)) == 4
    autumn = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    assert len({days.of(autumn + timedelta(hours=hour)) for hour in range(72)}) == 4


@given(st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1)), st.integers(0, 12))  # noqa: DTZ001 - made aware below
def test_the_same_moment_is_the_same_day_however_it_is_written(moment: datetime, hour: int) -> None:
    days = Days(hour, AMSTERDAM)
    aware = moment.replace(tzinfo=UTC)
    assert days.of(aware) == days.of(aware.astimezone(ZoneInfo("Asia/Tokyo")))
    assert days.of(aware + DAY) - days.of(aware) in {0, 1, 2}


def test_milliseconds_count_from_1970_in_utc() -> None:
    found = milliseconds(datetime(1970, 1, 1, 1, 0, 0, 999, tzinfo=UTC))
    assert (found, type(found)) == (3_600_000, int)
