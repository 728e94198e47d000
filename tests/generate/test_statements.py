"""True or false: another order, one number, name or opposite changed, an aside left out; never an added *niet*."""

from __future__ import annotations

import re

import pytest
from written import NAMES, made, seed_bank, seed_candidates

from quiz.generate.candidate import Candidate


def test_a_true_statement_says_the_same_in_another_order() -> None:
    found = made("De provincie Utrecht kocht in 2012 het landgoed.")
    assert found.statements("true") == ["In 2012 kocht de provincie Utrecht het landgoed."]


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("De provincie Utrecht kocht in 2012 het landgoed.", "kocht in 2010 het landgoed"),
        ("De bakker uit Almelo opende in mei een winkel in Deventer.", "sloot"),
        ("De toren van Zaltbommel is bijna 64 meter hoog.", "bijna 83 meter"),
        ("De voorzitter van de vereniging zoekt twintig nieuwe leden voor het koor.", "veertig nieuwe leden"),
    ],
)
def test_a_false_statement_changes_one_thing(text: str, false: str) -> None:
    assert any(false in statement for statement in made(text).statements("false"))


def test_no_statement_gives_somebody_elses_deed_to_another() -> None:
    found = made(
        "Feyenoord en PSV speelden gelijk in Eindhoven.",
        "Ajax kocht in januari een nieuwe spits. De spits komt uit Breda.",
    )
    assert not any("Feyenoord kocht" in text or "PSV kocht" in text for text in found.statements("false"))


def test_a_false_statement_says_what_the_text_has() -> None:
    for item in made("De provincie Utrecht kocht in 2012 het landgoed.").of("statement"):
        assert bool(item.explanation) == (item.key == "false")
        if item.explanation:
            assert "2012" in item.explanation


@pytest.mark.parametrize("name", NAMES)
def test_no_statement_adds_a_negation(name: str) -> None:
    for candidate in seed_candidates(name):
        if candidate.kind == "statement":
            negations = [word for word in ("niet", "geen", "nooit") if f" {word} " in candidate.stem.lower()]
            assert all(f" {word} " in candidate.quote.lower() for word in negations), candidate.stem


@pytest.mark.parametrize("name", NAMES)
def test_a_false_statement_differs_from_its_sentence_in_more_than_order(name: str) -> None:
    for candidate in seed_candidates(name):
        if candidate.kind == "statement":
            stem, source = (
                _words(re.sub(r"^Alinea \d+: ", "", candidate.stem)),
                _words(candidate.sentence.source) | _split_verbs(candidate),
            )
            stem -= {"volgens"}  # what somebody says
            if candidate.sentence.original:
                continue  # said in another way
            assert (stem <= source) == (candidate.key == "true"), (candidate.stem, candidate.quote)


def _split_verbs(candidate: Candidate) -> set[str]:
    """*meedeed* stands as *deed ... mee* in a main clause."""
    verbs = [w for w in candidate.sentence.words if w.particle and w.text.startswith(w.particle)]
    return {part for verb in verbs for part in (verb.particle, verb.text.removeprefix(verb.particle))}


def _words(text: str) -> set[str]:
    return {word.strip(".,:;()“”‘’").lower() for word in text.split()}


def test_a_denied_sentence_has_no_false_statement() -> None:
    found = made("De gemeente Zwolle kocht in 2012 niet alle huizen van de familie.")
    assert found.statements("false") == []


def test_what_the_text_only_repeats_is_no_true_statement() -> None:
    text = "De gemeente Zwolle bouwde in 1998 een brug."
    assert text not in made(text).statements("true")


@pytest.mark.parametrize("name", NAMES)
def test_true_and_false_keep_each_other_in_balance(name: str) -> None:
    keys = [item.key for item in seed_bank(name).items if item.kind == "statement"]
    assert abs(keys.count("true") - keys.count("false")) <= max(2, len(keys) - 1)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "In haar toespraak sprak de president van een eerste veldslag in de strijd tegen armoede.",
            "De president van een",
        ),
        ("Verder naar Duinkerken trok Maurits met zijn leger in de zomer van dat jaar niet.", "Maurits trok"),
        (
            "Het aantal bedrijven zal volgens boer Jan Smit dalen, terwijl Nederland evenveel kassen houdt.",
            "Nederland houdt",
        ),
    ],
)
def test_what_was_taken_in_denied_behind_or_said_by_somebody_is_no_statement(text: str, statement: str) -> None:
    assert not any(stem.startswith(statement) for stem in made(text).statements("true"))
