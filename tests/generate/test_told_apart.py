"""What gives an answer away or leaves it open: names that tell a gender, days that cannot be, heroes behind a pronoun."""

from __future__ import annotations

import pytest
from written import made

from quiz.generate.distractors import told_apart
from quiz.model.bank import Distractor


@pytest.mark.parametrize(
    ("stem", "name", "apart"),
    [
        ("Wie zei dat hij het park wilde sluiten?", "Marieke Visser", True),
        ("Wie zei dat hij het park wilde sluiten?", "Jan Smit", False),
        ("Wie zei dat zij het park wilde sluiten?", "Jan Smit", True),
        ("Wie zei dat het park moest sluiten?", "Marieke Visser", False),
    ],
)
def test_a_pronoun_in_the_question_rules_out_the_other_gender(stem: str, name: str, apart: bool) -> None:
    assert told_apart(stem, Distractor(text=name)) is apart


@pytest.mark.parametrize("hero", ["Peter de Boer", "Marieke Visser"])
def test_a_pronoun_in_an_article_about_somebody_else_is_nobodys_for_certain(hero: str) -> None:
    about = f"{hero} kocht een molen in Ede. Daarna verkocht {hero} het huis. Later bouwde {hero} er een schuur."
    found = made(about, "Jan Smit werkt bij een molen in Ede. In 1998 kocht hij het oude gemaal.")
    told = any("Jan Smit het oude gemaal" in stem for stem in found.questions())
    assert told is (hero == "Marieke Visser"), "of a woman he may be told, of another man not"


def test_days_at_the_end_of_a_week_stand_beside_one_another_only() -> None:
    item = made("De rechter in Zwolle sloot woensdag de markt.").item(
        "Op welke dag sloot de rechter in Zwolle de markt?"
    )
    assert len(item.distractors) == 2
    assert {d.text for d in item.distractors}.isdisjoint({"zaterdag", "zondag"})


@pytest.mark.parametrize(
    "text",
    [
        "Op 8 oktober oordeelde het tribunaal.",
        "De eerste exemplaren zijn in 2019 afgeleverd.",
        "Het tribunaal in Ede sloot de markt in 1998 terwijl de burgemeester in 1999 de haven opende.",
    ],
)
def test_what_says_too_little_or_two_things_is_no_statement(text: str) -> None:
    assert made(text).stems("statement") == []


@pytest.mark.parametrize(("when", "schemas"), [("uren", 0), ("dinsdag", 1)])
def test_how_long_something_took_is_not_when_it_was(when: str, schemas: int) -> None:
    found = made(f"Karin Bakker bakte {when} in Zwolle taarten voor de buren.", "De oven in Ede bleef warm.")
    assert len(found.of("schema")) == schemas


def test_a_verb_with_of_keeps_its_clause() -> None:
    stems = made("Een fietsenmaker kan in het register zien of een fiets gestolen is.").stems("who")
    assert "Wie kan in het register zien of een fiets gestolen is (alinea 1)?" in stems
