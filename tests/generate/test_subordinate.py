"""Facts of subordinate clauses: turned round, with whom or what they are about and who says so."""

from __future__ import annotations

import pytest
from written import made

from quiz.model.bank import GAP


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "De krant Trouw schreef dat Spanje een nieuwe gevangenis bouwt in Marokko.",
            "In welk land bouwt Spanje volgens de krant Trouw een nieuwe gevangenis?",
            "Marokko",
        ),
        (
            "De winst in Zwolle daalde, omdat burgemeester Karin Mulder de grote kermis verbood.",
            "Wie verbood de grote kermis?",
            "Karin Mulder",
        ),
        (
            "De prijs ging naar schrijver Jan Wolkers, die lange tijd op Texel woonde.",
            "Wie woonde lange tijd op Texel?",
            "Jan Wolkers",
        ),
    ],
)
def test_a_clause_that_is_told_as_a_fact_is_asked_about(text: str, stem: str, key: str) -> None:
    assert made(text).item(stem).key == key


def test_a_separable_verb_parts_when_it_comes_to_the_front() -> None:
    found = made("De derde plaats ging naar de Belgische Lore Maes, die voor het eerst meedeed.")
    assert "De Belgische Lore Maes deed voor het eerst mee." in found.stems()


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente stopt, als burgemeester Karin Mulder de markt in Zwolle sluit.",
        "De voorzitter zei niet dat Spanje een nieuwe gevangenis bouwt in Marokko.",
        "De voorzitter hoopt dat Spanje een nieuwe gevangenis bouwt in Marokko.",
        "Mensen die in Zwolle wonen, betalen minder voor een kaartje van het museum.",
    ],
)
def test_what_is_only_possible_wished_or_true_of_some_is_no_fact(text: str) -> None:
    stems = made(text).stems("who", "what", "where", "statement")
    assert not any(word in stem for stem in stems for word in ("bouwt Spanje", "Spanje bouwt", "sluit", "wonen in"))


def test_what_somebody_says_is_never_asked_without_saying_who_said_it() -> None:
    found = made("Directeur Piet Jansen meldt dat de fabriek in Dieren dit jaar zeven nieuwe fietsen heeft gemaakt.")
    asked = [
        stem for stem in found.stems("number", "what", "where", "statement") if "fietsen" in stem and GAP not in stem
    ]
    assert all("volgens directeur Piet Jansen" in stem for stem in asked)


def test_a_verb_that_parts_keeps_the_name_for_its_pronoun() -> None:
    found = made(
        "Karin Bakker onderzoekt otters in de Biesbosch. Toen zij in 2018 uitrekende dat jaarlijks een kwart van de dieren "
        "sterft, schrok de provincie."
    )
    stems = [stem for stem in found.stems("date") if "reken" in stem and GAP not in stem]
    assert stems == ["In welk jaar rekende Karin Bakker uit dat jaarlijks een kwart van de dieren sterft?"]
