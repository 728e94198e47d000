"""What quiz level says of an article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quiz.classroom.level import level_of, longest_dependency
from quiz.cli.main import main
from quiz.ingest.read import read_article_bytes
from quiz.nlp.analyse import analyse
from quiz.text.readability import flesch_band, flesch_douma, lint_ii, lint_level
from quiz.text.syllables import syllables

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("huis", 1), ("tafel", 2), ("ideeën", 3), ("eeuw", 1), ("leeuwen", 2), ("draaien", 2), ("beïnvloeden", 4), ("zee-egel", 3),
        ("reünie", 3), ("mooie", 2), ("geheim", 2), ("quiz", 1), ("bijna", 2), ("Oudegracht", 3), ("nieuw", 1), ("groei", 1), ("hm", 1),
    ],
)  # fmt: skip
def test_syllables_are_vowel_groups(word: str, number: int) -> None:
    assert syllables(word) == number


def test_formulas_are_those_of_their_sources() -> None:
    assert flesch_douma(150, 100, 10) == pytest.approx(206.835 - 115.5 - 9.3)
    assert lint_ii(4.5, 4, 5, 0.5) == pytest.approx(100 - (-4.21 + 77.76 - 6.48 - 12.7 + 8))
    assert lint_ii(0, 9, 9, 0) == 100
    assert [lint_level(score) for score in (33.9, 34, 46, 57.9, 58)] == [1, 2, 3, 3, 4]
    assert [flesch_band(score) for score in (95, 80, 62, 45, 10)] == [
        "very-easy",
        "easy",
        "plain",
        "fairly-hard",
        "very-hard",
    ]


def test_the_longest_dependency_counts_the_words_between() -> None:
    # the example in the documentation of LiNT-II: Oudegracht and hart have is, het and sfeervolle between them
    text = (
        "De Oudegracht is het sfeervolle hart van de stad. "
        + "Daar komen veel mensen om te wandelen en om iets te eten. " * 3
    )
    sentence = analyse(read_article_bytes(text.encode(), name="gracht.txt")).sentences[0]
    assert longest_dependency(sentence) == 3


def report(capsys: pytest.CaptureFixture[str], *names: str) -> Any:
    assert main(["level", *(str(SEEDS / name) for name in names), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_an_easy_text_is_easier_than_a_hard_one(capsys: pytest.CaptureFixture[str]) -> None:
    easy, hard = report(capsys, "de-sleutel-van-meneer-bakels.txt", "blinken-in-peking.txt")
    assert easy["flesch_douma"] > hard["flesch_douma"] + 15
    assert easy["lint"] < hard["lint"]
    assert easy["content_words"] < hard["content_words"]
    for level in (easy, hard):
        assert sum(level["bands"]) == pytest.approx(1)
        assert 0 <= level["passives"] <= 1


def test_hard_words_are_rare_and_no_names(capsys: pytest.CaptureFixture[str]) -> None:
    (level,) = report(capsys, "tulpenmanie.md")
    words = {word["word"] for word in level["hard_words"]}
    assert "wever" in words
    assert not words & {"haarlem", "clusius", "huis", "mens"}
    assert all(word["zipf"] < 3.6 for word in level["hard_words"])


def test_the_report_is_readable_and_never_exact(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["level", str(SEEDS / "erwtensoep.txt")]) == 0
    text = capsys.readouterr().out
    assert "Level: about A2-B1" in text
    assert "LiNT-II, approximately" in text
    assert max(map(len, text.splitlines())) <= 100
    assert main(["level", "weg.txt"]) == 2


def test_a_text_without_names_or_nouns_has_a_level_too() -> None:
    text = "Hij liep snel weg en hij kwam niet meer terug, want hij was heel erg bang. " * 3
    assert 0 <= level_of(analyse(read_article_bytes(text.encode(), name="x.txt"))).lint <= 100
