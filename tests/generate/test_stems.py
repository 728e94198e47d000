"""How a question is worded: verb second, *er*, particles, inversion before *je*, capitals, apostrophes and commas."""

from __future__ import annotations

import pytest
from written import analysed, made

from quiz.generate.stem import before_je, with_t
from quiz.generate.wording import balanced, capitalised, question, surface
from quiz.model.analysis import Word

QUESTIONS = {
    "De vereniging nam in 1998 het kasteel over.": "In welk jaar nam de vereniging het kasteel over?",
    "In 1987 verkocht de familie het bedrijf aan een Duitse firma.": (
        "In welk jaar verkocht de familie het bedrijf aan een Duitse firma?"
    ),
    "De gemeente Ede wil in 2027 een zwembad bouwen.": "Wat wil de gemeente Ede in 2027 bouwen?",
    "De dijk werd in 1932 door arbeiders uit Urk gebouwd.": "Door wie werd de dijk in 1932 gebouwd?",
    "De directeur van het museum in Assen luisterde naar de klachten van bezoekers.": (
        "Waarnaar luisterde de directeur van het museum in Assen?"
    ),
    "Het hotel dat naast het station staat, heeft tachtig kamers.": (
        "Hoeveel kamers heeft het hotel dat naast het station staat?"
    ),
    "De fabriek maakt per dag minstens 800 fietsen.": "Hoeveel fietsen maakt de fabriek per dag?",
    "De toren van Zaltbommel is bijna 64 meter hoog.": "Hoeveel meter is de toren van Zaltbommel hoog?",
}


@pytest.mark.parametrize("sentence", QUESTIONS)
def test_the_finite_verb_comes_second_and_the_subject_third(sentence: str) -> None:
    assert QUESTIONS[sentence] in made(sentence).questions()


def test_a_particle_stands_apart_at_the_end() -> None:
    assert "Wie kondigde een nieuw plan aan?" in made("De directeur kondigde een nieuw plan aan.").questions()
    assert "Waar hangt de gemeente lampen op?" in made("De gemeente hangt lampen op in het park.").questions()


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "In de kelder van het gemeentehuis werd een oude kaart gevonden.",
            "Wat werd er in de kelder van het gemeentehuis gevonden?",
        ),
    ],
)
def test_an_indefinite_subject_that_turns_up_is_asked_for_with_er(sentence: str, stem: str) -> None:
    assert stem in made(sentence).questions()


def test_a_definite_subject_is_asked_for_without_er() -> None:
    stems = made("De directeur van het museum in Assen luisterde naar de klachten van bezoekers.").stems("who")
    assert "Wie luisterde naar de klachten van bezoekers?" in stems


def test_no_question_for_another_phrase_keeps_er() -> None:
    found = made("In 1916 brak er een dijk bij Edam.")
    assert "er" in found.gates("In welk jaar brak er")
    assert not any(" er " in stem for stem in found.stems("date", "where") if "____" not in stem)


def test_the_reader_is_asked_with_the_verb_before_je() -> None:
    assert (
        "Waar vraag je een nieuw paspoort aan?" in made("Je vraagt een nieuw paspoort aan bij de gemeente.").questions()
    )
    behind = made("In Zwolle koop je een kaartje voor de trein.")
    assert "In welke stad koop je een kaartje voor de trein?" in behind.questions()


def _verb(form: str, lemma: str) -> Word:
    return Word(0, form, lemma, "VERB", {"VerbForm": "Fin", "Tense": "Pres"}, 0, "root", 0, len(form), space=True)


@pytest.mark.parametrize(
    ("after", "before", "lemma"),
    [
        ("vraagt", "vraag", "vragen"),
        ("wordt", "word", "worden"),
        ("vindt", "vind", "vinden"),
        ("leeft", "leef", "leven"),
        ("bent", "ben", "zijn"),
        ("hebt", "heb", "hebben"),
        ("kunt", "kun", "kunnen"),
        ("zult", "zul", "zullen"),
        ("mag", "mag", "mogen"),
        ("moet", "moet", "moeten"),
    ],
)
def test_the_t_goes_before_je_and_comes_back_behind_it(after: str, before: str, lemma: str) -> None:
    assert before_je(_verb(after, lemma)) == before
    assert with_t(_verb(before, lemma)) == after


def test_polite_texts_of_the_government_are_asked_with_u() -> None:
    assert (
        "Binnen hoeveel weken krijgt u een brief van de gemeente?"
        in made("U krijgt binnen zes weken een brief van de gemeente.").questions()
    )
    assert "Hoeveel euro betaalt u voor een vergunning?" in made("Voor een vergunning betaalt u 45 euro.").questions()


def test_a_condition_in_front_moves_behind_the_question() -> None:
    found = made("Als het water te hoog staat, sluit de beheerder de dijk.")
    assert "Wie sluit de dijk als het water te hoog staat?" in found.questions()
    assert all("als het water te hoog staat" in stem for stem in found.questions())


def test_a_title_keeps_its_small_letter_and_ij_is_one_capital() -> None:
    assert (
        "In welk jaar vertrok ijsbreker De Noord uit Kampen?"
        in made("IJsbreker De Noord vertrok in 1953 uit Kampen.").questions()
    )
    assert capitalised("ijsbreker De Noord vertrok") == "IJsbreker De Noord vertrok"
    assert question(["’s avonds eet ", "hij"]) == "’s Avonds eet  hij?"


@pytest.mark.parametrize(
    ("small", "large"),
    [("’s avonds", "’s Avonds"), ("'t is", "'t Is"), ("“ja”", "“Ja”"), ("école", "École"), ("ijs", "IJs"), ("", "")],
)
def test_capitals_stand_where_dutch_puts_them(small: str, large: str) -> None:
    assert capitalised(small) == large


def test_a_comma_stands_between_the_verbs_of_two_clauses() -> None:
    text = "De honden die blaften, sliepen in de schuur."
    analysis = analysed(text)
    sentence = analysis.sentences[0]
    texts = [word.text for word in sentence.words]
    positions = [place for place, written in enumerate(texts) if written != ","]
    assert capitalised(surface(analysis, sentence, positions)) == text


def test_words_of_the_text_keep_their_curly_quotes_and_apostrophes() -> None:
    found = made("“We gaan de school verbouwen”, zegt wethouder Karin de Wit van Almere.")
    assert "Van wie is deze uitspraak: “We gaan de school verbouwen”?" in found.stems("speaker")
    assert any("’s avonds" in stem for stem in made("De vergadering begint ’s avonds om acht uur.").stems())


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("“ja”", True),
        ("“ja", False),
        ("ja”", False),
        ("(ja", False),
        ("foto’s van ‘De Zon’", True),
        ("‘De Zon", False),
        ("’s avonds", True),
        ('"ja', False),
    ],
)
def test_quotation_marks_come_in_pairs_and_an_apostrophe_is_none(text: str, even: bool) -> None:
    assert balanced(text) is even


def test_a_long_phrase_in_front_goes_behind_the_verb_and_its_particle() -> None:
    found = made("Over de vraag of de minister strafbaar was, sprak de commissie uit Den Haag zich niet uit.")
    assert not any(stem.rstrip(".?").endswith(" was uit") for stem in found.stems())


def test_a_pronoun_is_not_made_clear_by_the_number_of_its_paragraph() -> None:
    found = made(
        "De ploeg uit Ede traint in de winter op het ijs van Deventer.",
        "Van de gemeente Ede ontvangt zij in mei een bedrag van twee ton.",
    )
    assert not any(" zij " in stem for stem in found.questions())
    assert "pronoun" in found.gates("ontvangt zij")
