from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.locale import LANGUAGES, catalogue
from quiz.practice.grading.diff import difference
from quiz.practice.grading.grade import grade
from quiz.practice.grading.numbers import number_value
from quiz.practice.grading.slips import distance

TRIPLES = [
    line.split("\t")
    for line in (Path(__file__).parent / "grading.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
KEYS = sorted({(row[0], row[1]) for row in TRIPLES})
LETTERS = st.text("abdeghiklmnoprstuvwz", min_size=1, max_size=12)


def test_there_are_at_least_five_hundred_judged_answers() -> None:
    assert len(TRIPLES) >= 500
    assert len({tuple(row[:3]) for row in TRIPLES}) == len(TRIPLES)


@pytest.mark.parametrize(("asked", "key", "typed", "verdict", "reason"), TRIPLES, ids=repr)
def test_an_answer_is_graded_as_a_teacher_does(asked: str, key: str, typed: str, verdict: str, reason: str) -> None:
    found = grade(typed, [key], strict=asked == "form")
    assert (found.verdict, found.reason) == (verdict, reason)


def test_every_reason_is_said_in_both_languages() -> None:
    reasons = {row[4] for row in TRIPLES} | {"variant", "second", "overruled", "own", "seen", "partly"}
    for language in LANGUAGES:
        assert {f"reason.{reason}" for reason in reasons} <= catalogue("practice", language).keys()


# -- metamorphic properties over every key of the file --------------------------------------------------------------

keys = pytest.mark.parametrize(("asked", "key"), KEYS, ids=repr)


@keys
def test_the_key_itself_is_exact_however_it_is_composed(asked: str, key: str) -> None:
    for form in ("NFC", "NFD"):
        assert grade(unicodedata.normalize(form, key), [key], strict=asked == "form").reason == "exact"
        assert grade(key, [unicodedata.normalize(form, key)], strict=asked == "form").reason == "exact"


@keys
def test_spaces_quotes_and_a_full_stop_around_an_answer_change_nothing(asked: str, key: str) -> None:
    for typed in (f"  {key} ", f"“{key}”", f"{key}.", f"{key} !", key.replace(" ", "  "), key.replace(" ", "\u00a0")):
        assert grade(typed, [key], strict=asked == "form").reason == "exact", typed


@keys
def test_capitals_and_accents_never_make_an_answer_wrong(asked: str, key: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
    for typed in (key.upper(), key.lower(), bare, bare.lower()):
        assert grade(typed, [key], strict=asked == "form").verdict == "right", typed


@keys
def test_a_known_wrong_answer_is_wrong_however_near_it_is(asked: str, key: str) -> None:
    near = key[:-1] if len(key) > 3 else key + "x"
    assert not grade(near, [key], [near], strict=asked == "form").right
    assert not grade(near.upper(), [key], [near], strict=asked == "form").right
    assert grade(key, [key], [near], strict=asked == "form").reason == "exact"


@keys
def test_another_accepted_answer_is_right_and_named(asked: str, key: str) -> None:
    found = grade(key, ["iets heel anders", key], strict=asked == "form")
    assert (found.verdict, found.reason, found.expected) == ("right", "variant", key)


@given(st.sampled_from(KEYS), st.text(max_size=30))
def test_any_text_gets_a_verdict_and_more_accepted_answers_never_hurt(pair: tuple[str, str], typed: str) -> None:
    order = ["right", "careless", "wrong"]
    alone = grade(typed, [pair[1]])
    among = grade(typed, [pair[1], "een ander antwoord"])
    assert order.index(among.verdict) <= order.index(alone.verdict)


@given(LETTERS, LETTERS)
def test_two_words_far_apart_are_never_a_slip(one: str, other: str) -> None:
    assume(distance(one, other, 6) > 5)
    assert not grade(one, [other]).right


@given(LETTERS, LETTERS)
def test_the_distance_of_two_words_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 12) == distance(other, one, 12)
    assert (distance(one, other, 12) == 0) == (one == other)


# -- numbers -----------------------------------------------------------------------------------------------------------

UNITS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split()


def in_words(number: int) -> str:
    """The Dutch word for a number below a million, without accents: written here anew, to test the reader by."""
    teens = [*UNITS, "zeventien", "achttien", "negentien"]
    tens = "- - twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
    if number < 20:
        return teens[number]
    if number < 100:
        return (teens[number % 10] + "en" if number % 10 else "") + tens[number // 10]
    for size, name in ((1000, "duizend"), (100, "honderd")):
        if number >= size:
            high, low = divmod(number, size)
            return ("" if high == 1 else in_words(high)) + name + (in_words(low) if low else "")
    raise AssertionError


@given(st.integers(0, 999_999))
def test_a_number_in_words_is_the_number_in_figures(number: int) -> None:
    assert number_value(in_words(number)) == number
    assume(number != 1)
    assert grade(str(number), [in_words(number)]).verdict == "right"
    assert grade(in_words(number), [f"{number:,}".replace(",", ".")]).verdict == "right"


@given(st.integers(2, 9999), st.integers(2, 9999))
def test_another_number_is_never_a_slip(one: int, other: int) -> None:
    assume(one != other)
    assert grade(str(one), [in_words(other)]).reason == "other-number"


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_difference_joined_again_gives_both_texts(typed: str, key: str) -> None:
    ours, theirs = difference(typed, key)
    assert "".join(piece.text for piece in ours) == unicodedata.normalize("NFC", typed)
    assert "".join(piece.text for piece in theirs) == unicodedata.normalize("NFC", key)
    assert "".join(p.text for p in ours if p.same) == "".join(p.text for p in theirs if p.same)


def test_a_difference_has_no_empty_pieces_and_is_found_in_long_texts_too() -> None:
    long = "de boot vaart over het water naar de haven en de mensen zwaaien " * 5
    for typed, key in (("de bot", "de boot"), ("", "huis"), ("huis", ""), (long, long.replace("haven", "kade"))):
        ours, theirs = difference(typed, key)
        assert all(piece.text for piece in (*ours, *theirs))
    # a letter that comes often is no noise
    changed = [piece.text for piece in theirs if not piece.same]
    assert len("".join(changed)) <= 20
