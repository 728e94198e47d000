"""Judging a bank blind: forms hide what was spoiled, verdicts turn into figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.judging.flaws import spoil
from quiz.judging.form import make_form
from quiz.judging.score import Share, kappa, read_verdicts, score
from quiz.model.bank import Bank, Distractor, Item


def _bank() -> Bank:
    asked = [
        Item(
            id=f"vraag-{number}",
            kind="who",
            stem=f"Wie opende in {1990 + number} de nieuwe brug bij Doesburg?",
            key="Karin Lubbers",
            distractors=[Distractor(text="Jan Smit"), Distractor(text="Piet de Boer")],
        )
        for number in range(8)
    ]
    claims = [
        Item(id=f"stelling-{n}", type="true-false", kind="statement", stem=f"De brug is {n} meter lang.", key="true")
        for n in range(4)
    ]
    return Bank(id="brug", title="De brug", text=["De brug ging open."], items=[*asked, *claims])


def test_a_spoiled_choice_offers_the_same_options_with_another_key() -> None:
    kind, item = next(pair for pair in spoil(_bank().items, 5, 0) if pair[0] == "wrong-key")
    assert kind == "wrong-key"
    assert item.key in {"Jan Smit", "Piet de Boer"}
    assert {item.key, *(d.text for d in item.distractors)} == {"Karin Lubbers", "Jan Smit", "Piet de Boer"}


def test_every_kind_of_flaw_changes_its_item() -> None:
    originals = {item.id: item for item in _bank().items}
    flaws = spoil(_bank().items, 5, 3)
    assert len({kind for kind, _ in flaws}) == 5
    assert all(item != originals[item.id] for _, item in flaws)


def test_a_form_shows_every_item_once_and_does_not_tell_which_are_spoiled() -> None:
    form = make_form(_bank(), 1)
    assert len(form.kinds) == 12 + len(form.flaws)
    assert all(form.text.count(f"## {name}\n") == 1 for name in form.kinds)
    assert not any(flaw in form.text for flaw in form.flaws.values())


def test_the_same_bank_and_seed_make_the_same_form_and_another_seed_another() -> None:
    assert make_form(_bank(), 1) == make_form(_bank(), 1)
    assert make_form(_bank(), 1).text != make_form(_bank(), 2).text


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_wilson_interval_holds_its_share_and_stays_between_0_and_1(good: int, more: int) -> None:
    share = Share(good, good + more)
    low, high = share.interval
    assert -1e-9 <= low <= high <= 1 + 1e-9
    if share.all:
        assert low - 1e-9 <= share.value <= high + 1e-9


def test_the_wilson_interval_of_9_in_10_is_the_published_one() -> None:
    low, high = Share(9, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)


def test_lines_that_are_no_verdict_are_reported_with_their_number() -> None:
    verdicts, odd = read_verdicts("a\tJJJJJJJ\n\nb\tJJ\tte kort\nc J J J J J J N\n")
    assert verdicts == {"a": "JJJJJJJ"}
    assert odd == [3, 4]


def test_spoiled_items_count_for_the_judge_and_not_for_the_bank() -> None:
    figures = score(
        {"a": "JJJJJJJ", "b": "JJJNJJJ", "c": "JJJJJJN"}, {"a": "who", "b": "who", "c": "what"}, {"b": "wrong-key"}
    )
    assert (figures.acceptable.good, figures.acceptable.all) == (2, 2)
    assert (figures.classroom.good, figures.caught.good) == (1, 1)
    assert figures.failures == {"C7": 1}


def test_kappa_is_one_for_judges_who_agree_and_below_zero_for_judges_who_never_do() -> None:
    one = {"a": "JJJJJJJ", "b": "NJJJJJJ"}
    assert kappa(one, one, {}) == pytest.approx(1.0)
    assert (kappa(one, {"a": "NJJJJJJ", "b": "JJJJJJJ"}, {}) or 0) < 0
    assert kappa(one, {"z": "JJJJJJJ"}, {}) is None


def test_forms_are_written_and_verdicts_read_back_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text(
        "items:\n"
        "  - {id: een, kind: who, stem: Wie opende de nieuwe brug bij Doesburg?, key: Karin, distractors: [Jan, Piet]}\n"
        "  - {id: twee, type: true-false, kind: statement, stem: De brug is van hout., key: waar}\n",
        encoding="utf-8",
    )
    assert main(["judge", str(bank), "-o", str(tmp_path / "forms")]) == 0
    secret = json.loads((tmp_path / "forms" / "key.json").read_text(encoding="utf-8"))
    verdicts = tmp_path / "verdicts.tsv"
    verdicts.write_text(
        "".join(f"{name}\t{'JNJJJJJ' if name in secret['flaws'] else 'JJJJJJJ'}\n" for name in secret["kinds"])
    )
    capsys.readouterr()
    assert main(["judge", "--read", str(tmp_path / "forms"), str(verdicts)]) == 0
    out = capsys.readouterr().out
    assert "2/2 = 1.000" in out
    assert "1/1" in out
