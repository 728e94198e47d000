"""Questions that tell their paragraph, and long ones that leave out what they can do without."""

from __future__ import annotations

import pytest
from written import Made, made

_BEFORE = "In Ede staat al honderd jaar een molen. Veel inwoners kennen het gebouw van vroeger."


def _asked(sentence: str) -> Made:
    """Everything that is made of an article with the sentence as its second paragraph."""
    return made(_BEFORE, sentence)


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        ("De beheerder toonde dinsdag een ruwe schets.", "Wie toonde dinsdag een ruwe schets", "de beheerder"),
        ("Karin Bakker noemde de maatregel oneerlijk.", "Wie noemde de maatregel oneerlijk", "Karin Bakker"),
    ],
)
def test_a_question_that_leans_on_its_paragraph_names_it(sentence: str, stem: str, key: str) -> None:
    assert _asked(sentence).item(f"{stem} (alinea 2)?").key == key


def test_a_question_that_names_all_it_speaks_of_needs_no_paragraph() -> None:
    assert "Wie opende in Zwolle een museum?" in _asked("Karin Bakker opende in Zwolle een museum.").questions()


def test_an_article_of_one_paragraph_has_none_to_name() -> None:
    assert not any(
        "alinea" in stem for stem in made("De beheerder toonde dinsdag een schets van de molen.").questions()
    )


def test_what_takes_up_the_sentence_before_is_refused_all_the_same() -> None:
    found = _asked("Karin Bakker noemde deze maatregel oneerlijk.")
    assert not any("deze maatregel" in stem for stem in found.questions())


@pytest.mark.parametrize(
    "tail",
    [
        ", nadat de rechter in Zwolle de sluiting van het gebouw had verboden",
        ", terwijl de buren in Zwolle al maanden tegen de verkoop van het gebouw waren",
        ", dat de vorige eigenaar in Zwolle jarenlang had laten vervallen",
    ],
)
def test_a_long_question_leaves_out_the_clause_that_only_says_more(tail: str) -> None:
    found = _asked(f"Karin Bakker kocht vorig jaar voor twee ton in Ede het oude gemeentehuis{tail}.")
    (stem,) = [stem for stem in found.questions() if stem.startswith("Wie kocht")]
    assert stem.startswith("Wie kocht voor twee ton in Ede het oude gemeentehuis")
    assert "Zwolle" not in stem


def test_a_condition_is_never_left_out() -> None:
    found = _asked(
        "Karin Bakker kocht vorig jaar voor twee ton in Ede het oude gemeentehuis, "
        "als de rechter in Zwolle de sluiting van het gebouw niet had verboden."
    )
    assert not any(stem.startswith("Wie kocht") for stem in found.questions())
    assert "copied" in found.gates("Wie kocht")


def test_a_long_claim_may_be_asked_for_whole() -> None:
    found = _asked("Volgens de politie was de afgezette directeur onderweg naar de ambassade van Mexico in Den Haag.")
    assert any(stem.startswith("Volgens wie was de afgezette directeur onderweg") for stem in found.stems())


def test_a_key_does_not_take_in_when_it_was() -> None:
    found = _asked("De gemeenten vroegen gezamenlijk het lidmaatschap in mei 2022 aan.")
    assert not any(item.key == "het lidmaatschap in mei 2022" for item in found.items)


def test_both_halves_of_a_relative_clause_are_facts() -> None:
    found = _asked("Philips, dat in 1891 werd opgericht en in Zwolle twee fabrieken bezit, verkoopt lampen.")
    assert "In welk jaar werd Philips opgericht?" in found.questions()


def test_a_clause_behind_two_nouns_is_no_fact() -> None:
    found = _asked("Jan Smit won de spurt om de vierde plaats, die werd ontsierd door een valpartij in Ede.")
    assert not any(item.key == "de vierde plaats" for item in found.items)
