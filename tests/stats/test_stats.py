from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.locale import language
from quiz.practice.progress import ExternalReview, merge_reviews
from quiz.practice.schedule import Scheduling
from quiz.practice.states import open_store
from quiz.stats import Share, count_log, drawn, streak
from quiz.stats.draw import bars

TODAY = 20_000


@dataclass(frozen=True)
class Answer:
    day: int
    rating: int = 3
    item: str = "a"
    scheduled: bool = True
    took: int = 1000

    @property
    def ref(self) -> tuple[str, str]:
        return "bank", self.item


@dataclass(frozen=True)
class State:
    due: int
    interval: int = 5
    lapses: int = 0


def test_a_first_meeting_is_no_test_of_memory_and_neither_is_the_same_day() -> None:
    log = [Answer(TODAY - 9, 1), Answer(TODAY - 9, 3), Answer(TODAY - 4, 3), Answer(TODAY - 1, 1)]
    counted = count_log(log, [], TODAY)
    assert (counted.retention[7].right, counted.retention[7].total) == (1, 2)
    assert counted.retention[0].total == 2
    assert counted.answers == 4


def test_cramming_is_activity_but_no_memory() -> None:
    counted = count_log([Answer(TODAY - 9), Answer(TODAY, 1, scheduled=False)], [], TODAY)
    assert counted.per_day == {TODAY - 9: 1, TODAY: 1}
    assert counted.retention[0].total == 0


def test_what_was_only_shown_is_not_counted() -> None:
    assert count_log([Answer(TODAY, 0)], [], TODAY).answers == 0


def test_a_long_pause_counts_for_a_minute() -> None:
    assert count_log([Answer(TODAY, took=9_000_000), Answer(TODAY, took=4000)], [], TODAY).seconds == 64


def test_a_streak_lasts_until_a_day_is_missed_and_today_may_still_come() -> None:
    done = {TODAY - day: 1 for day in (1, 2, 3, 5, 6)}
    assert streak(done, TODAY) == 3
    assert streak({**done, TODAY: 2}, TODAY) == 4
    assert streak(done, TODAY + 1) == 0
    assert count_log([Answer(day) for day in sorted(done)], [], TODAY).longest_streak == 3


def test_the_forecast_puts_what_is_overdue_on_today() -> None:
    states = [State(TODAY - 5), State(TODAY), State(TODAY + 3, 21), State(TODAY + 99, 99, 8)]
    counted = count_log([], states, TODAY)
    assert counted.forecast[:5] == (2, 0, 0, 1, 0)
    assert (counted.young, counted.mature, counted.leeches) == (2, 2, 1)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_the_share_and_narrows_with_more_answers(right: int, wrong: int) -> None:
    share = Share(right, right + wrong)
    low, high = share.bounds
    assert 0 <= low <= high <= 1
    if share.total:
        assert low - 1e-9 <= share.value <= high + 1e-9
        more = Share(10 * right, 10 * share.total)
        assert more.bounds[1] - more.bounds[0] < high - low


def test_the_interval_of_a_class_is_the_one_from_the_books() -> None:
    low, high = Share(18, 30).bounds
    assert (round(low, 2), round(high, 2)) == (0.42, 0.75)


def test_bars_show_anything_above_nothing() -> None:
    assert bars([0, 1, 1000]) == " ▁█"
    assert bars([]) == ""


@given(
    st.lists(
        st.builds(Answer, st.integers(TODAY - 400, TODAY), st.integers(0, 4), st.sampled_from("abc")), max_size=60
    ),
    st.lists(st.builds(State, st.integers(TODAY - 9, TODAY + 90), st.integers(1, 90), st.integers(0, 9)), max_size=20),
    st.integers(36, 120),
)
def test_no_line_is_wider_than_asked_and_no_number_is_missing(
    log: list[Answer], states: list[State], width: int
) -> None:
    parts = drawn(count_log(sorted(log, key=lambda answer: answer.day), states, TODAY), width)
    assert len(parts) == 5
    assert max(len(line) for _, lines in parts for line in lines) <= width


@pytest.fixture
def progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    monkeypatch.setenv("QUIZ_LANG", "nl")
    language.cache_clear()
    with open_store(tmp_path / "progress.sqlite3", Scheduling()) as store:
        reviews = [
            ExternalReview(f"anki:{n}", "bank", "item", 1_700_000_000_000 + n * 400_000_000, 3) for n in range(5)
        ]
        merge_reviews(store, reviews)
    return tmp_path


@pytest.mark.usefixtures("progress")
def test_the_command_prints_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    text = capsys.readouterr().out
    assert "5 antwoorden" in text
    assert "100%" in text
    assert main(["stats", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["answers"] == 5
    assert values["retention"]["all"] == {"right": 4, "total": 4, "low": 0.5101, "high": 1.0}
    assert sum(values["per_day"].values()) == 5
    assert "2023-11-14" in values["per_day"]


@pytest.mark.usefixtures("progress")
def test_progress_goes_to_another_machine_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "voortgang.json"
    assert main(["progress", "export", "-o", str(file)]) == 0
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "ander"))
    assert main(["progress", "merge", str(file)]) == 0
    assert "5 nieuw, 0 al bekend" in capsys.readouterr().err
    assert main(["progress", "merge", str(file)]) == 0
    assert "0 nieuw, 5 al bekend" in capsys.readouterr().err
    assert main(["progress", "export"]) == 0
    assert capsys.readouterr().out == file.read_text(encoding="utf-8")


@pytest.mark.usefixtures("progress")
@pytest.mark.parametrize("arguments", [["merge"], ["export", "x.json"], ["merge", "bestaat-niet.json"]])
def test_a_wrong_use_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
