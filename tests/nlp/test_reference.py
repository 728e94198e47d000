"""Who is who: short names and full ones, aliases of countries, the pronoun that can be one person only."""

from __future__ import annotations

from functools import cache

import pytest

from quiz.generate.referents import referent
from quiz.model.analysis import Analysis
from quiz.model.article import Article, Block
from quiz.nlp.analyse import analyse
from quiz.nlp.entities import Mention, merge


@cache
def _analysis(text: str) -> Analysis:
    return analyse(Article(title="Artikel", blocks=tuple(map(Block, text.split("\n"))), title_is_own=False))


def _entities(text: str) -> dict[str, set[str]]:
    return {entity.name: set(entity.aliases) for entity in _analysis(text).entities}


def test_a_surname_stands_for_the_full_name() -> None:
    found = _entities(
        "Antony Blinken reisde naar China. Volgens Blinken is dat goed. Daar sprak Blinken met Xi Jinping."
    )
    assert found["Antony Blinken"] == {"Antony Blinken", "Blinken"}


def test_a_first_name_stands_for_the_full_name() -> None:
    found = _entities("Lotte Smit werkt in Leiden. Volgens Lotte is het druk.")
    assert found["Lotte Smit"] == {"Lotte Smit", "Lotte"}


def test_a_surname_with_a_capital_particle_stands_for_the_full_name() -> None:
    found = _entities("Later sprak Pieter van den Berg. Daarna zei Van den Berg niets meer.")
    assert found["Pieter van den Berg"] == {"Pieter van den Berg", "Van den Berg"}


def test_a_genitive_stands_for_the_name_without_it() -> None:
    assert _entities("De reis van Blinken begint. Gisteren werd Blinkens reis uitgesteld.") == {
        "Blinken": {"Blinken", "Blinkens"}
    }


def test_a_country_and_its_short_name_are_one() -> None:
    found = _entities("De Verenigde Staten en China praten. Volgens de VS is dat goed.")
    assert found["Verenigde Staten"] == {"Verenigde Staten", "VS"}


def test_an_organisation_and_its_letters_are_one() -> None:
    found = _entities("In Brussel praat de Europese Unie. De leiders van de EU willen geen ruzie.")
    assert found["Europese Unie"] == {"Europese Unie", "EU"}


def test_a_town_is_not_its_club() -> None:
    found = _entities("De wedstrijd van FC Utrecht begint laat. In Utrecht regent het.")
    assert found == {"FC Utrecht": {"FC Utrecht"}, "Utrecht": {"Utrecht"}}


def test_entities_are_numbered_as_their_names_say() -> None:
    analysis = _analysis("Antony Blinken reisde naar China. In Peking sprak Blinken met Xi Jinping.")
    assert [entity.index for entity in analysis.entities] == list(range(len(analysis.entities)))
    for name in analysis.names:
        entity = analysis.entities[name.entity]
        assert name.text in entity.aliases
        assert entity.type == name.type
    assert sum(entity.mentions for entity in analysis.entities) == len(analysis.names)


def test_a_name_is_certain_where_one_of_its_mentions_is() -> None:
    one = Mention(0, 0, 1, "Kim Bos", "person", sure=True)
    other = Mention(1, 0, 0, "Bos", "person", sure=False)
    _, (entity,) = merge([other, one])
    assert entity.certain
    assert entity.name == "Kim Bos"


def _referent(text: str, pronoun: str) -> str:
    analysis = _analysis(text)
    for sentence in reversed(analysis.sentences):
        for word in sentence.words:
            if word.text.lower() == pronoun:
                return referent(analysis, sentence, word)
    raise AssertionError(pronoun)


def test_a_pronoun_stands_for_the_only_person_before_it() -> None:
    assert _referent("Peter de Boer werkt in Ede. Daar kocht hij een molen.", "hij") == "Peter de Boer"
    assert _referent("Lotte Smit werkt in Leiden. Daar onderzoekt ze vleermuizen.", "ze") == "Lotte Smit"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Peter de Boer en Jan Smit werken in Ede. Daar kocht hij een molen.", "hij"),
        ("Peter de Boer werkt in Ede. De bakker is boos. Daar kocht hij een molen.", "hij"),
        ("Lotte Smit werkt in Ede. Daar kocht hij een molen.", "hij"),
        ("Peter de Boer werkt in Ede.\nDaar kocht hij een molen.", "hij"),
        ("Lotte Smit werkt in Ede. Daar kopen ze een molen.", "ze"),
        ("In Ede regent het. Daar kocht hij een molen.", "hij"),
    ],
    ids=["two men", "somebody without a name", "a woman", "another paragraph", "plural", "nobody"],
)
def test_a_pronoun_that_could_be_somebody_else_stands_for_nobody(text: str, pronoun: str) -> None:
    assert _referent(text, pronoun) == ""
