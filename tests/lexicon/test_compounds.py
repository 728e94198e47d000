"""Compounds are split where that is certain, and derivations traced to their base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lexicon import compounds, derivations, entries
from quiz.lexicon.parts import words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("spionageballon", ("spionage", "ballon")),
        ("kustgemeente", ("kust", "gemeente")),
        ("huizenprijs", ("huis", "prijs")),
        ("kinderjuf", ("kind", "juf")),
        ("slaapzaal", ("slaap", "zaal")),
        ("handelsoorlog", ("handel", "oorlog")),
        ("veiligheidsriem", ("veiligheid", "riem")),
        ("keukenapparatuur", ("keuken", "apparatuur")),
        ("winterkou", ("winter", "kou")),
        ("woonboerderij", ("wonen", "boerderij")),
    ],
)
def test_a_transparent_compound_is_split_with_its_linking_letters(word: str, parts: tuple[str, ...]) -> None:
    if word in entries.nouns():
        assert compounds.listed_parts(word) == parts
    else:
        assert compounds.split(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "bedrijfster",
        "typering",
        "koningin",
        "eindelijk",
        "geloven",
        "grofweg",
        "wetenschapper",
        "herstelling",
        "nieuwigheid",
    ],
)
def test_an_ending_that_is_a_word_too_makes_no_compound(word: str) -> None:
    assert compounds.split(word) == ()


def test_a_first_part_in_heid_needs_its_s() -> None:
    assert compounds.split("vrijheidsdrang")[:1] in {("vrijheid",), ()}
    assert compounds.split("vrijheiddrang") == ()


def test_behind_a_preposition_the_parts_do_not_tell_the_meaning() -> None:
    found = compounds.analyse("overstroom")
    assert not found.transparent or not found.parts


@given(st.sampled_from(sorted(entries.nouns())))
def test_a_listed_noun_is_never_split_by_split(word: str) -> None:
    assert compounds.split(word) == ()


@given(st.text("abdeghiklmnoprstuvwz", max_size=16))
def test_any_letters_give_parts_that_are_known_or_nothing(word: str) -> None:
    found = compounds.analyse(word)
    for part in found.parts[-1:]:
        assert part in entries.nouns()
    assert found.parts or not found.sure


def test_the_lists_of_parts_hold_no_word_twice_over() -> None:
    assert words("first").isdisjoint(words("not-first"))
    assert words("first").isdisjoint(words("preposition"))


@pytest.mark.parametrize(
    ("word", "kind", "base", "article"),
    [
        ("onnauwkeurig", "on", "nauwkeurig", ""),
        ("herplaatsen", "her", "plaatsen", ""),
        ("ex-minister", "ex", "minister", "de"),
        ("beboterde", "", "", ""),
        ("kettinkje", "diminutive", "ketting", "het"),
        ("fietsen", "infinitive", "fietsen", "het"),
        ("traagheid", "heid", "traag", "de"),
    ],
)
def test_a_derivation_names_its_base(word: str, kind: str, base: str, article: str) -> None:
    made = derivations.derive(word)
    found = (made.kind, made.base, made.article) if made else ("", "", "")
    assert found == (kind, base, article)


def test_a_derivation_says_in_english_what_its_pattern_says_for_certain() -> None:
    made = derivations.derive("herplaatsen")
    assert made is not None
    assert made.gloss == "to place again"
    assert made.definition == "opnieuw plaatsen"
    small = derivations.derive("kettinkje")
    assert small is not None
    assert small.gloss == "small chain"


def test_a_derivation_without_one_meaning_says_nothing() -> None:
    made = derivations.derive("traagheid")
    assert made is not None
    assert made.gloss == ""
