"""Names: where each begins and ends, and what it stands for."""

from __future__ import annotations

from functools import cache

import pytest

from quiz.model.analysis import Analysis
from quiz.model.article import Article, Block
from quiz.nlp.analyse import analyse
from quiz.nlp.names import strip_genitive


@cache
def _analysis(text: str) -> Analysis:
    return analyse(Article(title="Artikel", blocks=(Block(text),), title_is_own=False))


def test_a_thing_that_is_named_after_a_person_is_not_that_person() -> None:
    names = _analysis("Jan Leeghwater bouwde molens. De Leeghwater is nauwelijks nog te herkennen.").names
    assert [name.type for name in names] == ["person", "other"]
    assert names[0].entity != names[1].entity


def _names(text: str) -> dict[str, str]:
    return {name.text: name.type for name in _analysis(text).names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Later sprak Pieter van den Berg met Anouk de Vries.",
            {"Pieter van den Berg": "person", "Anouk de Vries": "person"},
        ),
        ("Gisteren zei Van den Berg niets.", {"Van den Berg": "person"}),
        ("Gisteren won Luiz Inácio Lula da Silva.", {"Luiz Inácio Lula da Silva": "person"}),
        ("De boot vertrok uit Den Haag naar Ede.", {"Den Haag": "place", "Ede": "place"}),
        ("De ruzie met de Verenigde Staten duurt nog.", {"Verenigde Staten": "place"}),
        (
            "In Brussel praat de Europese Unie met China.",
            {"Brussel": "place", "Europese Unie": "organisation", "China": "place"},
        ),
        ("Het Openbaar Ministerie zweeg gisteren.", {"Openbaar Ministerie": "organisation"}),
        ("Zij werkt aan de Universiteit van Amsterdam.", {"Universiteit van Amsterdam": "organisation"}),
        ("De verdachte, Mohamed B., woont in Heerenveen.", {"Mohamed B.": "person", "Heerenveen": "place"}),
        ("Het is een krant die De Telegraaf heet.", {"De Telegraaf": "organisation"}),
        ("De Rijn en de Maas stromen door Nederland.", {"Rijn": "place", "Maas": "place", "Nederland": "place"}),
    ],
)
def test_a_name_is_found_whole_and_typed(text: str, names: dict[str, str]) -> None:
    assert _names(text).items() >= names.items()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Gisteren sprak president Biden met de pers.", "Biden", "person"),
        ("President Biden sprak gisteren met de pers.", "Biden", "person"),
        ("Minister De Jong bezocht de school.", "De Jong", "person"),
        ("De chipfabrikant Micron maakt winst.", "Micron", "organisation"),
        ("Volgens vakbond FNV is dat te weinig.", "FNV", "organisation"),
        ("Toen lachte minister van defensie Hanke Bruins.", "Hanke Bruins", "person"),
        ("De wedstrijd van FC Utrecht ging niet door.", "FC Utrecht", "organisation"),
        ("Ajax-trainer Peter Bosma was blij.", "Peter Bosma", "person"),
        ("De Deen Oliver Bruhn won de race.", "Oliver Bruhn", "person"),
    ],
)
def test_the_noun_before_a_name_tells_what_it_is(text: str, name: str, kind: str) -> None:
    assert _names(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Maandag begint de vakantie in januari.", {"Maandag", "januari"}),
        ("Roer de soep. De roer van het schip brak.", {"Roer"}),
        ("Morgen gaat de brug open. Fietsers nemen de pont.", {"Morgen", "Fietsers"}),
        ("“Kom morgen terug”, zei de wethouder.", {"Kom"}),
        ("De Deen Oliver Bruhn won de race.", {"Deen"}),
    ],
)
def test_a_capital_alone_makes_no_name(text: str, none: set[str]) -> None:
    assert none.isdisjoint(_names(text))


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    assert "Bakker" not in _names("Bakker worden wil hij niet. De bakker van het dorp is ziek.")


@pytest.mark.parametrize(
    ("written", "bare"),
    [("China’s", "China"), ("China's", "China"), ("Lars’", "Lars"), ("Blinkens", "Blinkens"), ("’s", "’s")],
)
def test_a_genitive_with_an_apostrophe_is_taken_off(written: str, bare: str) -> None:
    assert strip_genitive(written) == bare


def test_a_certain_type_holds_for_every_mention() -> None:
    names = _analysis("Vakbond FNV wil meer loon. De bazen zien FNV liever niet. FNV zwijgt.").names
    assert {name.type for name in names if name.text == "FNV"} == {"organisation"}


def test_names_of_inhabitants_are_neither_people_nor_places() -> None:
    assert _names("Volgens de Chinezen en de Nederlanders is dat goed.") == {
        "Chinezen": "other",
        "Nederlanders": "other",
    }


def test_every_name_stands_literally_in_its_sentence() -> None:
    analysis = _analysis("President Biden sprak met Pieter van den Berg in China’s hoofdstad.")
    for name in analysis.names:
        assert analysis.sentences[name.sentence].span(name.first, name.last).startswith(name.text)
