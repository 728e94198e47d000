"""The word to learn is found in its sentence, whatever its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lexicon.spots import spots
from quiz.model.bank import Entry


def found(entry: Entry, sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in spots(entry, sentence)]


@pytest.mark.parametrize(
    ("entry", "sentence", "forms"),
    [
        (Entry(word="waslijst", pos="noun"), "Hij kwam met een waslijst aan klachten.", ["waslijst"]),
        (Entry(word="spanning", pos="noun", plural="spanningen"), "De spanningen liepen snel op.", ["spanningen"]),
        (Entry(word="sluis", pos="noun"), "Het zijn dammen en sluizen.", ["sluizen"]),
        (Entry(word="brok", pos="noun", plural="brokken/broks"), "Drie broks bleven over.", ["broks"]),
        (Entry(word="grijs", pos="adjective", comparative="grijzer"), "De grijzere muur bleef staan.", ["grijzere"]),
        (Entry(word="kras", pos="adjective"), "Dat was een krasse uitspraak.", ["krasse"]),
        (Entry(word="op de hoogte", pos="other"), "Zij was niet op de  hoogte van het plan.", ["op de  hoogte"]),
        (Entry(word="verbieden", pos="verb", past="verbood"), "De regering verbood het.", ["verbood"]),
        (Entry(word="verbieden", pos="verb", past="verbood"), "Zij verboden het.", ["verboden"]),
    ],
)
def test_a_word_is_found_in_its_form(entry: Entry, sentence: str, forms: list[str]) -> None:
    assert found(entry, sentence) == forms


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("De spanningen liepen dit jaar snel op.", ["liepen", "op"]),
        ("De spanning loopt snel op, zegt hij.", ["loopt", "op"]),
        ("De spanning dreigt op te lopen.", ["op", "lopen"]),
        ("Omdat de spanning oploopt, gaan zij weg.", ["oploopt"]),
        ("De spanning is opgelopen.", ["opgelopen"]),
        ("Zij lopen naar huis.", []),
    ],
)
def test_a_separable_verb_is_found_together_and_apart(sentence: str, forms: list[str]) -> None:
    entry = Entry(word="oplopen", pos="verb", prefix="op", present="loopt op", past="liep op", participle="opgelopen")
    assert found(entry, sentence) == forms


def test_a_word_inside_another_word_is_not_found() -> None:
    assert found(Entry(word="ei", pos="noun"), "De eik is groot.") == []


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.sampled_from(["noun", "verb", "adjective", "other"]))
def test_spots_are_ordered_pieces_of_the_sentence(sentence: str, word: str, pos: str) -> None:
    places = spots(Entry(word=word, pos=pos, prefix=word[:2]), sentence)  # type: ignore[arg-type]
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(sentence) for start, end in places)
