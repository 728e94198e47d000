"""What the models see of a word: its pieces and what the lexicon knew of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.nlp.features import columns, give_words, look_up, word_features
from quiz.nlp.training.words import known_words

WORDS = {"ballon": "Nde|object", "Jan": "first|person", "loopt": "V|intr", "mand": "V|intr"}


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("ballon", "Nde|object"),
        ("Ballon", "Nde|object"),
        ("Jan", "first|person"),
        ("jan", "|"),
        ("spionageballon", "-Nde|object"),
        ("wasmand", "|"),
        ("xyz", "|"),
        ("", "|"),
    ],
)
def test_a_word_is_looked_up_as_written_then_small_then_by_the_noun_it_ends_in(word: str, entry: str) -> None:
    assert look_up(WORDS, word) == entry


@given(st.text(max_size=30), st.sampled_from(["|", "Nde|person", "V Nhet|intr tr"]))
def test_every_word_has_as_many_features_as_there_are_tables(word: str, known: str) -> None:
    assert len(columns(word, known)) == 10
    assert columns(word, known)[-2:] == tuple(known.split("|"))


def test_the_lexicon_gives_kinds_and_meanings_of_forms() -> None:
    words = known_words()
    assert words == known_words()
    assert len(words) > 20_000
    for form, kind in (("huizen", "Npl"), ("gelopen", "Vpart"), ("Parijs", "place"), ("tussen", "preposition")):
        assert kind in words[form].partition("|")[0].split()
    assert all(entry.count("|") == 1 for entry in words.values())


def test_words_given_to_a_model_are_in_its_layer() -> None:
    model = word_features(width=8, piece_width=4, rows=[10] * 10)
    give_words(model, WORDS)
    assert [layer.attrs["words"] for layer in model.walk() if "words" in layer.attrs] == [WORDS]
