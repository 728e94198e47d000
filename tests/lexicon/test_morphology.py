"""Verb forms from principal parts, spelling when an ending is added, and forms of unlisted words by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lexicon import entries, forms, guess, morphology, spelling

LETTERS = "abcdefghijklmnoprstuvwz"
words = st.text(LETTERS, min_size=2, max_size=14)
nouns = st.sampled_from(sorted(entries.nouns()))
verbs = st.sampled_from(sorted(entries.verbs()))
adjectives = st.sampled_from(sorted(entries.adjectives()))


@pytest.mark.parametrize(
    ("lemma", "present", "past_plural"),
    [
        ("zien", "ziet", "zagen"),
        ("gaan", "gaat", "gingen"),
        ("doen", "doet", "deden"),
        ("zijn", "is", "waren"),
        ("hebben", "heeft", "hadden"),
        ("kunnen", "kan", "konden"),
        ("verdwijnen", "verdwijnt", "verdwenen"),
        ("reizen", "reist", "reisden"),
        ("geven", "geeft", "gaven"),
        ("eten", "eet", "aten"),
        ("beginnen", "begint", "begonnen"),
        ("trekken", "trekt", "trokken"),
        ("sterven", "sterft", "stierven"),
        ("wandelen", "wandelt", "wandelden"),
        ("antwoorden", "antwoordt", "antwoordden"),
        ("worden", "wordt", "werden"),
        ("creëren", "creëert", "creëerden"),
        ("beëindigen", "beëindigt", "beëindigden"),
        ("racen", "racet", "raceten"),
    ],
)
def test_finite_forms_follow_from_the_principal_parts(lemma: str, present: str, past_plural: str) -> None:
    verb = entries.verbs()[lemma][0]
    assert morphology.present(verb) == present
    assert morphology.past_plural(verb) == past_plural


def test_a_particle_stands_behind_the_present() -> None:
    assert morphology.present(entries.verbs()["aankondigen"][0]) == "kondigt aan"


@given(verbs)
def test_every_form_of_a_listed_verb_leads_back_to_it(lemma: str) -> None:
    for sense in entries.verbs()[lemma]:
        found = {lemma, sense.prefix + morphology.stem(sense), sense.prefix + morphology.past_plural(sense)}
        found |= {form for form in sense.participle.split("/") if form}
        for form in found - {sense.prefix, ""}:
            assert lemma in forms.lemmas(form, "verb"), form


@given(nouns)
def test_every_plural_and_diminutive_leads_back_to_its_noun(lemma: str) -> None:
    for sense in entries.nouns()[lemma]:
        for form in sense.plural.split("/") if sense.plural not in {"", "-", "mv"} else ():
            assert lemma in forms.lemmas(form, "noun")
        if sense.diminutive:
            assert lemma in forms.diminutive_of(sense.diminutive)
            assert lemma in forms.diminutive_of(sense.diminutive + "s")


@given(adjectives)
def test_every_form_of_an_adjective_leads_back_to_it(lemma: str) -> None:
    for sense in entries.adjectives()[lemma]:
        for form in (sense.inflected, sense.comparative, sense.superlative):
            assert not form or lemma in forms.lemmas(form, "adjective")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("gezette", "zetten"),
        ("gehate", "haten"),
        ("uitgevoerde", "uitvoeren"),
        ("werkende", "werken"),
        ("hou", "houden"),
    ],
)
def test_participles_before_a_noun_and_short_forms_are_found(form: str, lemma: str) -> None:
    assert lemma in forms.lemmas(form, "verb")


def test_a_diminutive_is_no_form_that_takes_the_article_of_its_noun() -> None:
    assert forms.lemmas("huisje", "noun") == ()
    assert forms.diminutive_of("huisjes") == ("huis",)


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("maan", "manen"), ("bom", "bommen"), ("huis", "huizen"), ("brief", "brieven"), ("zee", "zeeën"),
        ("knie", "knieën"), ("havik", "haviken"), ("engel", "engelen"), ("boek", "boeken"), ("bus", "bussen"),
    ],
)  # fmt: skip
def test_en_is_added_by_the_spelling_rules(word: str, plural: str) -> None:
    assert spelling.with_en(word) == plural


@given(words)
def test_an_ending_never_leaves_a_long_vowel_double_before_one_consonant(word: str) -> None:
    assert not any(
        vowel * 2 + letter + "en" in spelling.with_en(word)[-5:] for vowel in "aou" for letter in "bdgklmnprt"
    )


@given(words)
def test_no_rule_breaks_on_any_letters(word: str) -> None:
    for rule in (guess.plural, guess.diminutive, guess.article, guess.inflected, guess.comparative, guess.superlative):
        made = rule(word)
        assert made.form == made.form.strip()
        assert made.form or not made.sure
    assert spelling.stem_of(word + "en")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("onmetelijkheid", "onmetelijkheden"), ("camera", "camera's"), ("emissie", "emissies"), ("universiteit", "universiteiten"),
        ("pagina", "pagina's"), ("loper", "lopers"),
    ],
)  # fmt: skip
def test_a_plural_that_has_no_exceptions_is_sure(word: str, form: str) -> None:
    assert guess.plural(word) == (form, True)


@pytest.mark.parametrize("word", ["club", "dag", "kind", "schip"])
def test_a_plural_of_one_syllable_is_never_sure(word: str) -> None:
    assert not guess.plural(word).sure


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("bal", "balletje"), ("raam", "raampje"), ("foto", "fotootje"), ("baby", "baby'tje"), ("ring", "ringetje"),
        ("stoel", "stoeltje"), ("koning", "koninkje"), ("boek", "boekje"), ("café", "cafeetje"),
    ],
)  # fmt: skip
def test_diminutives_follow_the_end_of_the_word(word: str, form: str) -> None:
    assert guess.diminutive(word).form == form


def test_a_prefix_keeps_the_parts_of_its_verb() -> None:
    verb, sure = guess.verb("herbezoeken")
    assert verb is not None
    assert not sure or verb.past == "herbezocht"
    verb, sure = guess.verb("langsvaren")
    assert verb is not None
    assert sure
    assert (verb.past, verb.participle) == ("voer langs", "langsgevaren")


def test_a_verb_in_iseren_is_weak_for_sure() -> None:
    verb, sure = guess.verb("digitaliseren")
    assert verb is not None
    assert (verb.past, verb.participle, sure) == ("digitaliseerde", "gedigitaliseerd", True)


def test_ge_takes_a_trema_where_letters_would_run_together() -> None:
    assert guess.weak_parts("uitniseren")[1].startswith("geü")
    assert guess.weak_parts("ijken")[1] == "geijkt"


def test_heid_is_de_and_isme_is_het() -> None:
    assert guess.article("wendbaarheid") == ("de", True)
    assert guess.article("populisme") == ("het", True)
    assert guess.article("boom") == ("", False)
