"""The lists of names: every row has its form, and no form means two things where the reader of the list takes one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from quiz.lexicon import entries
from quiz.lexicon.compounds import last_part
from quiz.nlp import gazetteer

_DATA = Path(gazetteer.__file__).parent / "data"
_COLUMNS = {"first_names.tsv": 2, "places.tsv": 6, "organisations.tsv": 3}
# a place alone, but a first name before a surname: *Florence Nightingale*
_NAME_AND_PLACE = {"Austin", "Florence", "Orlando", "Sofia"}


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _cells(text: str) -> list[str]:
    return [] if text == "-" else text.split("|")


def _twice(forms: list[str]) -> list[str]:
    return [form for form, count in Counter(forms).items() if count > 1]


def _kinds_of_places() -> set[str]:
    lines = (_DATA / "places.tsv").read_text(encoding="utf-8").splitlines()
    (kinds,) = [line for line in lines if line.startswith("# Kinds: ")]
    return set(kinds.removeprefix("# Kinds: ").rstrip(".").split())


@pytest.mark.parametrize("name", _COLUMNS)
def test_every_row_has_all_its_columns_and_no_loose_space(name: str) -> None:
    rows = _rows(name)
    assert [row for row in rows if len(row) != _COLUMNS[name]] == []
    forms = [form for row in rows for cell in row for form in cell.split("|")]
    assert [form for form in forms if not form or form != " ".join(form.split())] == []


@pytest.mark.parametrize("name", _COLUMNS)
def test_apart_from_the_small_letters_of_a_few_names_every_name_has_a_capital(name: str) -> None:
    small = [row[0] for row in _rows(name) if not any(char.isupper() or char.isdigit() for char in row[0])]
    assert small == [] or name == "organisations.tsv"
    assert len(small) <= 3


def test_the_lists_are_long_enough_for_news_and_encyclopedias() -> None:
    assert len(_rows("first_names.tsv")) >= 2500
    assert len(_rows("places.tsv")) >= 2200
    assert len(_rows("organisations.tsv")) >= 900


def test_a_first_name_stands_once_so_with_one_gender() -> None:
    rows = _rows("first_names.tsv")
    assert _twice([name for name, _ in rows]) == []
    assert {gender for _, gender in rows} == {"m", "f", "mf"}
    assert [name for name, _ in rows if " " in name] == []


def test_a_form_of_a_place_belongs_to_one_place() -> None:
    assert _twice([form for row in _rows("places.tsv") for form in (row[0], *_cells(row[3]))]) == []


def test_a_form_of_an_organisation_belongs_to_one_organisation() -> None:
    assert _twice([form for row in _rows("organisations.tsv") for form in (row[0], *_cells(row[1]))]) == []


def test_an_adjective_and_an_inhabitant_belong_to_one_place() -> None:
    rows = _rows("places.tsv")
    assert _twice([row[4] for row in rows if row[4] != "-"]) == []
    assert _twice([form for row in rows for form in _cells(row[5])]) == []


def test_every_kind_of_place_is_in_the_list_of_kinds() -> None:
    assert {row[1] for row in _rows("places.tsv")} == _kinds_of_places()


def test_a_place_lies_in_a_listed_place_and_never_in_itself() -> None:
    inside = {row[0]: row[2] for row in _rows("places.tsv")}
    assert [outer for outer in inside.values() if outer != "-" and outer not in inside] == []
    for name in inside:
        chain = [name]
        while inside[chain[-1]] != "-":
            chain.append(inside[chain[-1]])
            assert len(chain) == len(set(chain)), chain


def test_an_inhabitant_is_no_place_and_no_first_name() -> None:
    # an inhabitant is looked up first: the river Waal and the girl Noor would be peoples
    people = set(gazetteer.inhabitants())
    assert people & set(gazetteer.places()) == set()
    assert people & set(gazetteer.first_names()) == set()


def test_a_first_name_is_a_place_only_where_that_is_meant() -> None:
    assert set(gazetteer.first_names()) & set(gazetteer.places()) == _NAME_AND_PLACE


def test_an_organisation_is_no_place_and_no_first_name() -> None:
    # organisations are looked up before first names: the girl Yara would be a company
    forms = gazetteer.organisations()
    assert forms & set(gazetteer.places()) == set()
    assert forms & set(gazetteer.first_names()) == set()


def test_every_kind_of_organisation_is_a_noun_with_an_article() -> None:
    kinds = set(gazetteer.organisation_kinds().values())
    nouns = entries.nouns()
    known = {kind: nouns.get(kind) or nouns.get(last_part(kind)) or () for kind in kinds}
    assert [kind for kind, senses in known.items() if not senses or senses[0].article not in {"de", "het"}] == []


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("VS", "Verenigde Staten", "country"),
        ("’s-Gravenhage", "Den Haag", "city"),
        ("'s-Hertogenbosch", "Den Bosch", "city"),
        ("Beijing", "Peking", "city"),
        ("Kiev", "Kyiv", "city"),
        ("Waal", "Waal", "river"),
        ("IJsselmeer", "IJsselmeer", "lake"),
        ("Giethoorn", "Giethoorn", "village"),
        ("Stille Oceaan", "Stille Oceaan", "ocean"),
        ("Schotland", "Schotland", "country"),
    ],
)
def test_a_well_known_place_is_found_by_the_names_that_articles_use(form: str, name: str, kind: str) -> None:
    place = gazetteer.places()[form]
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Rotterdammers", "Rotterdam"),
        ("Française", "Frankrijk"),
        ("Engelsen", "Engeland"),
        ("Friezen", "Friesland"),
        ("Tukkers", "Twente"),
        ("Bredase", "Breda"),
        ("Portugese", "Portugal"),
    ],
)
def test_people_are_told_by_where_they_live(form: str, name: str) -> None:
    assert gazetteer.inhabitants()[form] == name


@pytest.mark.parametrize("word", ["Dieren", "Namen", "Bergen", "Huizen", "Denk", "Doel", "Let", "Wil", "Storm", "Elke"])
def test_a_word_that_mostly_opens_a_sentence_as_a_word_is_no_name(word: str) -> None:
    lists = (gazetteer.places(), gazetteer.first_names(), gazetteer.organisations(), gazetteer.inhabitants())
    assert [word for names in lists if word in names] == []
