"""Sentences said again so that they stand alone: imperatives as a duty, *ik* as the narrator."""

from __future__ import annotations

import pytest
from written import NAMES, analysed, made, seed_analysis

from quiz.generate.restate import restated, third_person
from quiz.model.analysis import Word

STORY = (
    "Ik woon in Ede. In 1998 begon ik een winkel in Zutphen. Ik verkocht boeken over koken. Elke ochtend zette ik de "
    "stoelen buiten. Ik las veel. In 2004 verhuisde ik met de winkel naar Deventer. Ik had daar een pand bij de haven."
)


@pytest.mark.parametrize(
    ("imperative", "duty"),
    [
        ("Verwarm de oven op 180 graden.", "Je moet de oven op 180 graden verwarmen."),
        ("Snijd de wortels in kleine stukken.", "Je moet de wortels in kleine stukken snijden."),
        ("Voeg de melk langzaam toe.", "Je moet de melk langzaam toevoegen."),
        ("Bak de pannenkoeken aan twee kanten.", "Je moet de pannenkoeken aan twee kanten bakken."),
    ],
)
def test_an_imperative_becomes_a_duty_with_the_verb_at_the_end(imperative: str, duty: str) -> None:
    (sentence,) = restated(analysed(imperative))
    assert sentence.text == duty
    assert sentence.original == imperative


def test_a_question_on_an_instruction_addresses_the_reader_and_quotes_the_article() -> None:
    text = "Bak de pannenkoeken aan twee kanten."
    item = made(text).item("Aan hoeveel kanten moet je de pannenkoeken bakken?")
    assert item.evidence is not None
    assert item.evidence.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "Bak je vaak pannenkoeken?",
        "De kok bakt pannenkoeken.",
        "Bak de pannenkoeken en eet ze op.",
        "“Bak de pannenkoeken aan twee kanten.”",
    ],
)
def test_what_is_no_single_imperative_stays_as_it_is(text: str) -> None:
    assert [sentence.text for sentence in restated(analysed(text))] == [s.text for s in analysed(text).sentences]


def test_a_story_in_the_first_person_is_asked_about_the_narrator() -> None:
    found = made(STORY)
    assert "In welk jaar begon de verteller een winkel in Zutphen?" in found.questions()
    assert found.item("In welk jaar verhuisde de verteller met de winkel naar Deventer?").key == "2004"


def test_the_evidence_of_a_story_has_the_writers_own_words() -> None:
    for item in made(STORY).items:
        assert item.evidence is not None
        assert item.evidence.quote in STORY


def test_one_ik_makes_no_story() -> None:
    assert not any("verteller" in stem for stem in made("Ik kocht in 1998 een winkel in Zutphen.").stems())


def test_the_narrator_gets_the_third_person() -> None:
    def verb(form: str, lemma: str, tense: str = "Pres", particle: str = "") -> Word:
        feats = {"VerbForm": "Fin", "Tense": tense}
        return Word(0, form, lemma, "VERB", feats, 0, "root", 0, len(form), space=True, particle=particle)

    assert third_person(verb("woon", "wonen")) == "woont"
    assert third_person(verb("Vind", "vinden")) == "Vindt"
    assert third_person(verb("ben", "zijn")) == "is"
    assert third_person(verb("heb", "hebben")) == "heeft"
    assert third_person(verb("neem", "meenemen", particle="mee")) == "neemt"
    assert third_person(verb("woonde", "wonen", "Past")) == "woonde"
    assert third_person(verb("flurk", "flurken")) == ""


@pytest.mark.parametrize("name", NAMES)
def test_restating_keeps_number_and_place_of_every_sentence(name: str) -> None:
    analysis = seed_analysis(name)
    for before, after in zip(analysis.sentences, restated(analysis), strict=True):
        assert (before.index, before.paragraph, before.text) == (after.index, after.paragraph, after.source)
        rebuilt = "".join(word.text + (" " if word.space else "") for word in after.words).strip()
        assert rebuilt == after.text
        assert all(after.text[w.start - after.start : w.end - after.start] == w.text for w in after.words)
