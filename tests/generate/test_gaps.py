"""Sentences with one gap: a number, a year, a name or a noun that only a reader of the text knows."""

from __future__ import annotations

import pytest
from written import NAMES, made, seed_candidates

from quiz.model.bank import GAP


def _gap(text: str, kind: str) -> tuple[str, str, int]:
    found = [gap for gap in made(text).gaps() if gap.kind == kind]
    assert len(found) == 1, [gap.stem for gap in made(text).gaps()]
    return found[0].stem, found[0].key, len(found[0].distractors)


@pytest.mark.parametrize(
    ("text", "kind", "stem", "key"),
    [
        (
            "In 1987 verkocht de familie het bedrijf aan een Duitse firma.",
            "date",
            "In ____ verkocht de familie het bedrijf aan een Duitse firma.",
            "1987",
        ),
        ("In de vallei wonen bijna 4.500 mensen.", "number", "In de vallei wonen bijna ____ mensen.", "4.500"),
        (
            "De voorzitter van de vereniging zoekt twintig nieuwe leden voor het koor.",
            "number",
            "De voorzitter van de vereniging zoekt ____ nieuwe leden voor het koor.",
            "twintig",
        ),
    ],
)
def test_a_number_or_year_is_left_out_with_near_ones_to_choose_from(text: str, kind: str, stem: str, key: str) -> None:
    assert _gap(text, kind) == (stem, key, 2)


def test_a_name_is_left_out_where_others_of_its_kind_stand_in_the_article() -> None:
    found = made(
        "Feyenoord en PSV speelden gelijk in Eindhoven.",
        "Ajax kocht in januari een nieuwe spits. De spits komt uit Breda. De trainer van Ajax woont in Zwolle.",
    )
    gap = next(gap for gap in found.gaps() if gap.key == "Eindhoven")
    assert gap.stem == "Feyenoord en PSV speelden gelijk in ____."
    assert {d.text for d in gap.distractors} == {"Breda", "Zwolle"}


def test_a_noun_is_typed_without_options() -> None:
    gap = next(
        gap for gap in made("De bakker uit Almelo opende in mei een winkel in Deventer.").gaps() if gap.kind == "cloze"
    )
    assert gap.distractors == []


@pytest.mark.parametrize("name", NAMES)
def test_every_gap_is_its_sentence_with_the_key_in_its_place(name: str) -> None:
    gaps = [candidate for candidate in seed_candidates(name) if candidate.type == "cloze"]
    assert gaps
    for gap in gaps:
        assert gap.stem.replace(GAP, gap.key) == gap.quote
        assert gap.stem.count(GAP) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_rest_of_the_sentence_does_not_hold_the_key_again(name: str) -> None:
    for gap in seed_candidates(name):
        if gap.type == "cloze":
            words = {word.strip(".,:;()“”‘’").lower() for word in gap.stem.split()}
            assert gap.key.lower() not in words, gap.stem


def test_no_gap_is_made_in_a_quotation_or_the_first_person() -> None:
    assert made("“De gemeente kocht in 1998 een molen in Ede”, zegt de wethouder.").gaps() == []
    assert made("Ik kocht in 1998 een oude molen in Ede.").gaps() == []


def test_a_gap_with_a_loose_pronoun_opens_with_the_sentence_that_says_who_is_meant() -> None:
    found = made("De bakkerij van Almelo heeft sinds maart een nieuwe oven.\n\nDe monteur werkte er lang aan.").gaps()
    assert all("\n" not in gap.stem for gap in found)
    text = (
        "De leden van de club zochten in de winter een andere ruimte. Ze vonden in maart een leeg klooster bij de brug."
    )
    opened = [gap for gap in made(text).gaps() if "Ze vonden" in gap.stem]
    assert [gap.stem.startswith("De leden van de club zochten") for gap in opened] == [True]
    assert opened[0].evidence is not None
    assert opened[0].evidence.quote == text


def test_a_gap_whose_pronoun_nothing_explains_is_not_made() -> None:
    assert not list(made("Ze vonden in maart een leeg klooster bij de brug van Deventer.").gaps())
    assert not list(made("Volgende week rijdt de ploeg een wedstrijd over 100 kilometer.").gaps())
