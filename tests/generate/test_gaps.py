"""Sentences with one gap: a number, a year, a name or a noun that only a reader of the text knows."""

from __future__ import annotations

import pytest
from written import NAMES, made, seed_bank, seed_candidates

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
        sentence, _, told = gap.stem.partition(" (Het woord heeft ")
        place, _, placed = sentence.partition(": ")
        if place == f"Alinea {gap.sentence.paragraph}":
            sentence = placed
        assert sentence.replace(GAP, gap.key) == gap.quote
        assert (told == f"{len(gap.key)} letters: {gap.key[0]}…{gap.key[-1]}.)") == (gap.kind == "cloze")
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


def test_a_gap_whose_pronoun_nothing_explains_tells_where_it_stands() -> None:
    for text in (
        "Ze vonden in maart een leeg klooster bij de brug van Deventer.",
        "Volgende week rijdt de ploeg een wedstrijd over 100 kilometer.",
    ):
        assert all(gap.stem.startswith("Alinea 1: ") for gap in made(text).gaps())


@pytest.mark.parametrize(
    "text",
    [
        "De officier uit Zwolle erkende dat bij het begin van de zitting.",
        "Directeur Piet Jansen wil die lezing niet voor zijn rekening nemen.",
        "De gemeente Ede heeft hem al in de zomer een nieuwe woning beloofd.",
        "Twee jaar later begonnen de lange onderhandelingen over de nieuwe brug.",
        "Zelfs de boswachters van Ede hebben er nog nooit een waargenomen.",
    ],
)
def test_a_sentence_that_points_outside_itself_is_tied_to_its_paragraph(text: str) -> None:
    assert all(gap.stem.startswith("Alinea 1: ") for gap in made(text).gaps())


def test_a_number_that_the_sentence_counts_out_itself_is_no_gap() -> None:
    listed = made("Leeghwater, Lijnden en Cruquius zijn de namen van de drie gemalen in de polder.")
    assert not any(gap.key == "drie" for gap in listed.gaps())


def test_no_gap_asks_which_country_is_meant() -> None:
    found = made(
        "De Europese Commissie waarschuwt voor nieuwe pogingen tot inmenging vanuit Rusland.",
        "Spanje en Italië sloten zich aan bij het voorstel van de Commissie.",
    )
    assert not any(gap.kind == "where" for gap in found.gaps())


def test_a_year_inside_another_phrase_is_no_gap() -> None:
    found = made("Dit is het hoogste bezoek aan Ede sinds het aantreden van de burgemeester in januari 2021.")
    assert not any(gap.kind == "date" for gap in found.gaps())


def test_a_noun_that_goes_without_saying_beside_its_verb_is_neither_gap_nor_question() -> None:
    found = made("De familie in Engeland sloeg vorige zomer meermaals alarm bij de politie van Londen.")
    assert not any(gap.key == "alarm" for gap in found.gaps())
    assert not any(stem.startswith("Wat sloeg") for stem in found.questions())


def test_nobody_is_said_to_train_eight_days_a_week() -> None:
    found = made("De schaatsster Femke Terpstra uit Zwolle traint zes dagen per week in Thialf in Heerenveen.")
    options = {d.text for item in found.items for d in item.distractors}
    assert not any(option in stem for stem in [*found.stems(), *options] for option in ("zeven", "acht"))


@pytest.mark.parametrize("name", NAMES)
def test_no_two_gaps_of_a_bank_ask_for_the_same_word(name: str) -> None:
    keys = [item.key.lower() for item in seed_bank(name).items if item.type == "cloze"]
    assert len(keys) == len(set(keys))


def test_ik_may_stay_in_a_gap_where_the_whole_text_is_told_so() -> None:
    told = "Ik woon in Ede. Ik werk bij de molen. Ik bak er brood. Ik heb twee kinderen. Ik slaap weinig. "
    gap = "In de pauzes las ik in de bakkerij van Zwolle lange romans."
    assert any("romans" in item.key for item in made(told + gap).gaps())
    assert not any("romans" in item.key for item in made(gap).gaps())
