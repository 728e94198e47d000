"""Parses that grammar mends: times of day, particles, modal verbs, subjects taken for objects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.model.analysis import Word
from quiz.nlp.repair import repair

Row = tuple[str, str, str, int, str]
"""Text, lemma, part of speech (with ``+`` features), head, relation."""


def _words(*rows: Row) -> tuple[Word, ...]:
    made = []
    for index, (text, lemma, tag, head, dep) in enumerate(rows):
        pos, *feats = tag.split("+")
        named = {"Fin": {"VerbForm": "Fin"}, "Inf": {"VerbForm": "Inf"}, "Part": {"VerbForm": "Part"}}
        features = {k: v for feat in feats for k, v in named.get(feat, {"Number": feat}).items()}
        made.append(Word(index, text, lemma, pos, features, head, dep, 0, 0, space=True))
    return tuple(made)


def _mended(*rows: Row) -> dict[str, tuple[str, str]]:
    """Each word's head and relation after mending."""
    words = repair(_words(*rows))
    return {word.text: (words[word.head].text, word.dep) for word in words}


def test_a_modal_verb_is_the_auxiliary_of_its_infinitive() -> None:
    mended = _mended(
        ("minister", "minister", "NOUN+Sing", 1, "nsubj"),
        ("wil", "willen", "VERB+Fin+Sing", 1, "root"),
        ("het", "het", "DET", 3, "det"),
        ("plan", "plan", "NOUN+Sing", 4, "obj"),
        ("schrappen", "schrappen", "VERB+Inf", 1, "xcomp"),
    )
    assert mended["schrappen"] == ("schrappen", "root")
    assert mended["wil"] == ("schrappen", "aux")
    assert mended["minister"] == ("schrappen", "nsubj")


def test_an_infinitive_with_te_keeps_its_verb() -> None:
    mended = _mended(
        ("minister", "minister", "NOUN+Sing", 1, "nsubj"),
        ("hoeft", "hoeven", "VERB+Fin+Sing", 1, "root"),
        ("niet", "niet", "ADV", 1, "advmod"),
        ("te", "te", "ADP", 4, "mark"),
        ("komen", "komen", "VERB+Inf", 1, "xcomp"),
    )
    assert mended["komen"] == ("hoeft", "xcomp")


def test_what_hangs_on_an_auxiliary_hangs_on_its_verb() -> None:
    mended = _mended(
        ("Zij", "zij", "PRON+Plur", 1, "nsubj"),
        ("hadden", "hebben", "AUX+Fin+Plur", 3, "aux"),
        ("plannen", "plan", "NOUN+Plur", 1, "obj"),
        ("ingediend", "indienen", "VERB+Part", 3, "root"),
    )
    assert mended["Zij"] == ("ingediend", "nsubj")
    assert mended["plannen"] == ("ingediend", "obj")


def test_of_two_prepositions_the_first_is_the_particle_of_a_listed_verb() -> None:
    words = repair(
        _words(
            ("soort", "soort", "NOUN+Sing", 1, "nsubj"),
            ("komt", "komen", "VERB+Fin+Sing", 1, "root"),
            ("voor", "voor", "ADP", 4, "case"),
            ("in", "in", "ADP", 4, "case"),
            ("Europa", "Europa", "PROPN", 1, "obl"),
        )
    )
    assert (words[2].dep, words[2].head) == ("compound:prt", 1)
    assert (words[1].lemma, words[1].particle) == ("voorkomen", "voor")


def test_a_particle_that_makes_no_listed_verb_is_none() -> None:
    words = repair(
        _words(
            ("echtpaar", "echtpaar", "NOUN+Sing", 1, "nsubj"),
            ("sliep", "vanslapen", "VERB+Fin+Sing", 1, "root"),
            ("van", "van", "ADP", 1, "compound:prt"),
        )
    )
    assert words[1].lemma == "slapen"
    assert words[2].dep == "advmod"


def test_a_time_beside_an_object_says_when() -> None:
    mended = _mended(
        ("Blinken", "Blinken", "PROPN", 1, "nsubj"),
        ("ontving", "ontvangen", "VERB+Fin+Sing", 1, "root"),
        ("deze", "deze", "DET", 3, "det"),
        ("week", "week", "NOUN+Sing", 1, "obj"),
        ("een", "een", "DET", 5, "det"),
        ("brief", "brief", "NOUN+Sing", 1, "obj"),
    )
    assert mended["week"] == ("ontving", "obl")
    assert mended["brief"] == ("ontving", "obj")


def test_with_hebben_there_is_no_passive_subject() -> None:
    mended = _mended(
        ("brand", "brand", "NOUN+Sing", 3, "nsubj"),
        ("heeft", "hebben", "AUX+Fin+Sing", 3, "aux"),
        ("fabriek", "fabriek", "NOUN+Sing", 3, "nsubj:pass"),
        ("verwoest", "verwoesten", "VERB+Part", 3, "root"),
    )
    assert mended["fabriek"] == ("verwoest", "obj")


def test_of_subject_and_object_the_one_that_agrees_is_the_subject() -> None:
    mended = _mended(
        ("winkelketens", "winkelketen", "NOUN+Plur", 4, "obj"),
        ("hebben", "hebben", "AUX+Fin+Plur", 4, "aux"),
        ("de", "de", "DET", 3, "det"),
        ("fiets", "fiets", "NOUN+Sing", 4, "nsubj"),
        ("gehaald", "halen", "VERB+Part", 4, "root"),
    )
    listed = _mended(
        ("Fietsers", "fietser", "NOUN+Plur", 3, "obj"),
        ("hebben", "hebben", "AUX+Fin+Plur", 3, "aux"),
        ("brief", "brief", "NOUN+Sing", 3, "nsubj"),
        ("gehaald", "halen", "VERB+Part", 3, "root"),
    )
    assert listed["Fietsers"] == ("gehaald", "nsubj")
    assert listed["brief"] == ("gehaald", "obj")
    assert {mended["winkelketens"][1], mended["fiets"][1]} == {"nsubj", "obj"}


@pytest.mark.parametrize(
    ("time", "hour"),
    [
        (("om", "half", "tien"), "tien"),
        (("rond", "kwart", "over", "twee"), "twee"),
        (("om", "vijf", "voor", "zes"), "zes"),
        (("om", "acht", "uur"), "acht"),
        (("vanaf", "9", "uur"), "9"),
        (("om", "tien", "uur", "’s", "avonds"), "tien"),
    ],
)
def test_a_time_of_day_is_one_adverbial_of_the_verb(time: tuple[str, ...], hour: str) -> None:
    rows: list[Row] = [("winkel", "winkel", "NOUN+Sing", 1, "nsubj"), ("sluit", "sluiten", "VERB+Fin+Sing", 1, "root")]
    rows += [(text, text, "NOUN", 1, "obl") for text in time]
    mended = _mended(*rows)
    assert mended[hour] == ("sluit", "obl")
    assert all(mended[text][0] == hour for text in time if text != hour)


def test_om_with_a_bare_number_is_no_time_of_day() -> None:
    mended = _mended(
        ("Hij", "hij", "PRON", 1, "nsubj"),
        ("vraagt", "vragen", "VERB+Fin+Sing", 1, "root"),
        ("om", "om", "ADP", 4, "case"),
        ("twee", "twee", "NUM", 4, "nummod"),
        ("stoelen", "stoel", "NOUN+Plur", 1, "obl"),
    )
    assert mended["twee"] == ("stoelen", "nummod")


def test_an_adverb_behind_a_noun_belongs_to_the_verb() -> None:
    mended = _mended(
        ("Toen", "toen", "ADV", 1, "advmod"),
        ("gingen", "gaan", "VERB+Fin+Plur", 1, "root"),
        ("mensen", "mens", "NOUN+Plur", 1, "nsubj"),
        ("weer", "weer", "ADV", 2, "advmod"),
        ("weg", "weg", "ADV", 1, "advmod"),
    )
    assert mended["weer"] == ("gingen", "advmod")


_TAGS = st.sampled_from(
    [
        "NOUN+Sing",
        "NOUN+Plur",
        "VERB+Fin+Sing",
        "VERB+Inf",
        "VERB+Part",
        "AUX+Fin",
        "ADP",
        "DET",
        "ADV",
        "PRON",
        "PROPN",
        "NUM",
    ]
)
_DEPS = st.sampled_from(
    [
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "aux",
        "aux:pass",
        "cop",
        "case",
        "det",
        "xcomp",
        "conj",
        "compound:prt",
        "advmod",
    ]
)
_TEXTS = st.sampled_from(
    "om half tien uur ’s avonds wil komt voor in week deze de minister plan schrappen weer wil heeft verwoest 12:30 kwart over".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _TAGS, st.integers(0, 50), _DEPS), min_size=1, max_size=14), st.integers(0, 50))
def test_any_parse_comes_back_with_the_same_words_and_heads_inside_the_sentence(
    rows: list[tuple[str, str, int, str]], root: int
) -> None:
    size, top = len(rows), root % len(rows)
    words = _words(
        *(
            (text, text, tag, top if place == top else head % size, "root" if place == top else dep)
            for place, (text, tag, head, dep) in enumerate(rows)
        )
    )
    mended = repair(words)
    assert [word.text for word in mended] == [word.text for word in words]
    assert all(0 <= word.head < size and word.index == place for place, word in enumerate(mended))


def test_what_a_verb_says_of_somebody_with_its_own_preposition_is_the_verbs() -> None:
    mended = _mended(
        ("minister", "minister", "NOUN+Sing", 1, "nsubj"),
        ("beschuldigde", "beschuldigen", "VERB+Fin+Sing", 1, "root"),
        ("Chinezen", "Chinezen", "PROPN", 1, "obj"),
        ("van", "van", "ADP", 4, "case"),
        ("spionage", "spionage", "NOUN+Sing", 2, "nmod"),
    )
    assert mended["spionage"] == ("beschuldigde", "obl:arg")


def test_another_preposition_stays_with_its_noun() -> None:
    mended = _mended(
        ("minister", "minister", "NOUN+Sing", 1, "nsubj"),
        ("beschuldigde", "beschuldigen", "VERB+Fin+Sing", 1, "root"),
        ("Chinezen", "Chinezen", "PROPN", 1, "obj"),
        ("uit", "uit", "ADP", 4, "case"),
        ("Peking", "Peking", "PROPN", 2, "nmod"),
    )
    assert mended["Peking"] == ("Chinezen", "nmod")


def test_a_reason_belongs_to_what_happens() -> None:
    mended = _mended(
        ("gemeente", "gemeente", "NOUN+Sing", 1, "nsubj"),
        ("sloot", "sluiten", "VERB+Fin+Sing", 1, "root"),
        ("brug", "brug", "NOUN+Sing", 1, "obj"),
        ("vanwege", "vanwege", "ADP", 4, "case"),
        ("water", "water", "NOUN+Sing", 2, "nmod"),
    )
    assert mended["water"] == ("sloot", "obl")


@pytest.mark.parametrize(("opener", "relation"), [("gisteren", "ccomp"), ("zo", "advcl")])
def test_a_clause_with_dat_is_what_is_said_unless_zo_announces_it(opener: str, relation: str) -> None:
    mended = _mended(
        ("krant", "krant", "NOUN+Sing", 1, "nsubj"),
        ("berichtte", "berichten", "VERB+Fin+Sing", 1, "root"),
        (opener, opener, "ADV", 1, "advmod"),
        ("dat", "dat", "SCONJ", 5, "mark"),
        ("China", "China", "PROPN", 5, "nsubj"),
        ("bouwt", "bouwen", "VERB+Fin+Sing", 1, "advcl"),
    )
    assert mended["bouwt"] == ("berichtte", relation)


def test_a_measure_and_what_is_measured_are_one_object() -> None:
    mended = _mended(
        ("haalden", "halen", "VERB+Fin+Plur", 0, "root"),
        ("zeshonderd", "zeshonderd", "NUM", 2, "nummod"),
        ("plukjes", "pluk", "NOUN+Plur", 0, "obj"),
        ("klein", "klein", "ADJ", 4, "amod"),
        ("zeegras", "zeegras", "NOUN+Sing", 0, "obj"),
    )
    assert mended["zeegras"] == ("plukjes", "nmod")
