"""Questions on words: meanings, signal words, what a pronoun stands for."""

from __future__ import annotations

import pytest
from written import NAMES, made, seed_analysis, seed_candidates


def test_a_separated_verb_is_shown_with_its_particle_and_its_dictionary_form() -> None:
    item = made("De gemeente stelde de opening van de brug uit.").of("meaning")[0]
    assert "‘stelde … uit (uitstellen)’" in item.stem
    assert item.key == "later doen dan gepland"
    assert len(item.distractors) == 2


def test_a_plural_is_shown_with_its_singular() -> None:
    items = made("De bewoners van Doesburg wachten al jaren op een nieuwe brug.").of("meaning")
    assert any("‘bewoners (bewoner)’" in item.stem for item in items)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Het bestuur van de club hield de kosten in de gaten.", "gaten"),
        ("De bewoners van het dorp waren teleurgesteld over het besluit.", "teleurgesteld"),
        ("De soort stierf in de negentiende eeuw langzaam uit.", "(sterven)"),
    ],
)
def test_a_word_that_means_something_else_here_is_not_asked(text: str, word: str) -> None:
    assert not any(word in item.stem.partition("in deze zin")[0] for item in made(text).of("meaning"))


@pytest.mark.parametrize("name", NAMES)
def test_a_meaning_is_asked_once_and_quotes_its_sentence(name: str) -> None:
    meanings = [candidate for candidate in seed_candidates(name) if candidate.kind == "meaning"]
    assert len({candidate.fact for candidate in meanings}) == len(meanings)
    assert all(candidate.sentence.text in candidate.stem for candidate in meanings)


@pytest.mark.parametrize(
    ("word", "text", "relation"),
    [
        ("daardoor", "Het regende hard. Daardoor werden alle spelers nat.", "oorzaak en gevolg"),
        ("echter", "Het regende hard. Het publiek bleef echter thuis.", "tegenstelling"),
        ("bovendien", "Het regende hard. Bovendien was het veld modderig.", "opsomming"),
        ("omdat", "De winkel sluit om zes uur omdat de eigenaar op tijd thuis wil zijn.", "reden"),
    ],
)
def test_a_signal_word_with_one_relation_is_asked(word: str, text: str, relation: str) -> None:
    items = [item for item in made(text).of("signal") if f"‘{word}’" in item.stem]
    assert [item.key for item in items] == [relation]


def test_a_signal_word_that_stands_twice_in_its_paragraph_is_not_asked() -> None:
    text = "Het regende hard. Daardoor werden alle spelers nat. Daardoor bleef het publiek thuis."
    assert not any("daardoor" in item.stem for item in made(text).of("signal"))


@pytest.mark.parametrize("name", NAMES)
def test_relations_that_are_near_each_other_never_stand_together_as_options(name: str) -> None:
    from quiz.generate.data import rows

    near = {row[0]: set(row[1].split("|")) for row in rows("relations.tsv")}
    for candidate in seed_candidates(name):
        if candidate.kind == "signal":
            assert near[candidate.key].isdisjoint(d.text for d in candidate.distractors), candidate.stem


def test_a_relative_pronoun_stands_for_the_noun_before_it() -> None:
    found = made("De vrouw verkocht de auto en de stoel en kocht een jas die in het raam van de winkel hing.")
    item = found.of("reference")[0]
    assert item.key == "een jas"
    assert {d.text for d in item.distractors} == {"de auto", "de stoel"}


def test_a_pronoun_is_never_offered_a_noun_that_it_cannot_agree_with_or_that_comes_later() -> None:
    for item in made("De vrouw zag een paard, een huis en een jas die in de etalage van de winkel hing.").of(
        "reference"
    ):
        assert not {d.text for d in item.distractors} & {"een paard", "een huis", "de etalage", "de winkel"}


def test_ze_stands_for_the_only_woman_of_the_paragraph() -> None:
    found = made(
        "Anna de Boer en Karin de Wit tellen vogels in Ede.", "Lotte Smit werkt in Leiden. Ze onderzoekt vleermuizen."
    )
    item = next(item for item in found.of("reference") if "‘ze’" in item.stem)
    assert item.key == "Lotte Smit"
    assert {d.text for d in item.distractors} == {"Anna de Boer", "Karin de Wit"}


def test_who_comes_later_is_no_option_for_a_pronoun() -> None:
    found = made("Lotte Smit werkt in Leiden. Ze onderzoekt vleermuizen. Anna de Boer en Karin de Wit helpen mee.")
    item = next(item for item in found.of("reference") if "‘ze’" in item.stem)
    assert (item.type, item.key, item.distractors) == ("typed", "Lotte Smit", [])


def test_a_pronoun_that_two_people_could_be_is_not_asked() -> None:
    found = made("Lotte Smit en Anna de Boer werken in Leiden. Ze onderzoekt vleermuizen met Karin de Wit.")
    assert not any("‘ze’" in item.stem for item in found.of("reference"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_word_refers_to_stands_in_the_article(name: str) -> None:
    analysis = seed_analysis(name)
    text = " ".join(analysis.article.paragraphs).lower()
    for candidate in seed_candidates(name):
        if candidate.kind == "reference":
            assert candidate.key.lower() in text
            assert all(d.text.lower() in text for d in candidate.distractors)


MUSEUM = (
    "De stichting opende in Arnhem {} dorpsmuseum. De burgemeester gaf een toespraak en een schoolkoor zong. Dit museum "
    "trok in een jaar 5.000 bezoekers."
)


def test_a_demonstrative_takes_up_the_only_compound_of_its_noun() -> None:
    item = next(item for item in made(MUSEUM.format("een")).of("reference") if "‘dit museum’" in item.stem)
    assert item.key == "een dorpsmuseum"
    assert {d.text for d in item.distractors} <= {"de burgemeester", "een toespraak", "een schoolkoor", "de stichting"}


def test_a_noun_with_an_owner_is_not_what_a_demonstrative_is_asked_for() -> None:
    assert not any("‘dit museum’" in item.stem for item in made(MUSEUM.format("haar")).of("reference"))
