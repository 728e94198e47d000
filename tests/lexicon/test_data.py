"""Every line of the lexicon keeps the rules of its file; what fails here names the line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from quiz.lexicon import defining, entries
from quiz.lexicon.entries import DATA
from quiz.lexicon.lookup import look_up
from quiz.lexicon.senses import lemmas_of

COLUMNS = {"nouns": 8, "verbs": 11, "adjectives": 9, "others": 6, "pairs": 4}
LEVELS = {"A1", "A2", "B1", "B2", "C1"}
CLASSES = set(
    "person group animal plant body place time event action object substance food text money measure state abstract".split()
)
FRAMES = set("tr intr ditr dat te inf cop aux impers".split())
OTHERS = set("adverb preposition conjunction pronoun determiner numeral interjection particle expression".split())
RELATIONS = set(
    "oorzaak gevolg reden tegenstelling opsomming voorbeeld tijd voorwaarde doel vergelijking conclusie toegeving "
    "samenvatting -".split()
)
LONGEST_DEFINITION = 18


def rows(name: str) -> Iterator[list[str]]:
    for line in entries.lines(name):
        yield line.split("\t")


def senses() -> Iterator[entries.Noun | entries.Verb | entries.Adjective | entries.Other]:
    for table in (entries.nouns(), entries.verbs(), entries.adjectives(), entries.others()):
        for found in table.values():
            yield from found


@pytest.mark.parametrize("name", COLUMNS)
def test_every_line_has_all_its_fields_in_composed_letters(name: str) -> None:
    for row in rows(name):
        assert len(row) == COLUMNS[name], row
        assert all(cell and cell == cell.strip() for cell in row), row
        text = "\t".join(row)
        assert unicodedata.normalize("NFC", text) == text, row
        assert not set("’“”…").intersection(text.replace("…", "")), row


@pytest.mark.parametrize("name", COLUMNS)
def test_no_line_stands_twice_and_lemmas_stand_together(name: str) -> None:
    lines = entries.lines(name)
    assert [line for line, count in Counter(lines).items() if count > 1] == []
    seen: set[str] = set()
    before = ""
    for row in rows(name) if name != "pairs" else ():
        assert row[0] == before or row[0] not in seen, row
        seen.add(before := row[0])


@pytest.mark.parametrize("name", ["nouns", "verbs", "adjectives", "others"])
def test_no_definition_stands_twice_under_a_lemma(name: str) -> None:
    counts = Counter((row[0], row[-1]) for row in rows(name))
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_there_are_more_than_8000_headwords() -> None:
    assert len({row[0] for name in ("nouns", "verbs", "adjectives", "others") for row in rows(name)}) > 14000


def test_nouns_have_a_known_article_class_and_forms() -> None:
    for lemma, article, plural, diminutive, kind, *_ in rows("nouns"):
        assert article in {"de", "het", "de/het"}, lemma
        assert kind in CLASSES, lemma
        assert diminutive == "-" or diminutive.endswith(("je", "je/")), lemma
        assert plural != "mv" or article == "de", lemma


def test_verbs_have_principal_parts_that_fit_their_particle() -> None:
    for lemma, prefix, past, participle, auxiliary, reflexive, _, frame, *_ in rows("verbs"):
        assert auxiliary in {"heeft", "is", "heeft/is"}, lemma
        assert reflexive in {"-", "zich", "(zich)"}, lemma
        assert set(frame.split(",")) <= FRAMES, lemma
        if prefix == "-":
            assert " " not in past, lemma
            continue
        assert lemma.startswith(prefix), lemma
        assert all(form.endswith(f" {prefix}") for form in past.split("/")), lemma
        assert participle == "-" or all(form.startswith(prefix) for form in participle.split("/")), lemma


def test_adjectives_have_forms_made_of_their_lemma() -> None:
    for lemma, inflected, comparative, superlative, *_ in rows("adjectives"):
        assert inflected in {"-", "?"} or inflected.endswith(("e", "ë")), lemma
        assert comparative in {"-", "?"} or comparative.endswith(("er", "ër", "meer " + lemma)), lemma
        assert superlative == "-" or superlative.endswith(("t", "meest " + lemma)), lemma


def test_other_words_have_a_known_class_and_relation() -> None:
    for lemma, pos, relation, *_ in rows("others"):
        assert pos in OTHERS, lemma
        assert relation in RELATIONS, lemma
        assert " " in lemma or pos != "expression" or "-" in lemma or lemma.isalpha(), lemma


def test_every_sense_has_a_level_a_gloss_and_a_definition() -> None:
    for sense in senses():
        assert sense.level in LEVELS, sense
        assert sense.gloss, sense
        assert sense.definition, sense


def test_glosses_are_short_equivalents_and_those_of_verbs_begin_with_to() -> None:
    modal = {"kunnen", "moeten", "mogen", "zullen"}
    for sense in senses():
        assert sense.gloss.count(",") <= 4, sense
        assert not sense.gloss.endswith(".") or sense.lemma in {"enz.", "etc.", "te weten"}, sense
        if isinstance(sense, entries.Verb):
            assert sense.gloss.startswith("to ") or sense.lemma in modal, sense


def test_definitions_are_phrases_of_easy_words() -> None:
    hard = 0
    total = 0
    for sense in senses():
        words = sense.definition.split()
        assert len(words) <= LONGEST_DEFINITION, sense
        assert not sense.definition.endswith("."), sense
        total += len(words)
        hard += len(defining.hard_words(sense.definition))
    assert hard / total < 0.03


def test_no_definition_holds_its_own_word() -> None:
    for sense in senses():
        if isinstance(sense, entries.Other):
            continue
        own = sense.lemma.lower()
        words = re.findall(r"[^\W\d_]+", sense.definition.lower())
        assert own not in {lemma for word in words for lemma in lemmas_of(word) if len(own) > 3}, sense


def test_the_defining_vocabulary_is_small() -> None:
    assert 2000 < len(defining.vocabulary()) < 3000


def test_pairs_are_of_known_kinds_and_no_pair_is_both() -> None:
    same: set[tuple[str, frozenset[str]]] = set()
    opposed: set[tuple[str, frozenset[str]]] = set()
    for pos, left, relation, right in rows("pairs"):
        assert pos in {"noun", "verb", "adjective", "adverb"}, left
        assert relation in {"syn", "ant"}, left
        assert left != right, left
        (same if relation == "syn" else opposed).add((pos, frozenset({left, right})))
    assert same.isdisjoint(opposed)


def test_words_of_pairs_are_listed_as_what_they_are_called() -> None:
    tables = {
        "noun": entries.nouns(),
        "verb": entries.verbs(),
        "adjective": entries.adjectives(),
        "adverb": entries.others(),
    }
    missing = [
        (pos, word) for pos, left, _, right in rows("pairs") for word in (left, right) if word not in tables[pos]
    ]
    assert len(missing) < 0.05 * len(entries.lines("pairs")), missing


def test_opposites_of_adjectives_are_known_but_for_a_few() -> None:
    missing = [
        (lemma, sense.antonym)
        for lemma, found in entries.adjectives().items()
        for sense in found
        if sense.antonym and not look_up(sense.antonym)
    ]
    assert len(missing) < 50, missing


def test_frequencies_lie_on_the_zipf_scale() -> None:
    lines = (DATA / "zipf.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        start, _, pairs = line.partition(": ")
        cells = pairs.split(" ")
        for form, value in zip(cells[::2], cells[1::2], strict=True):
            assert form.startswith(start), form
            assert re.fullmatch(r"[2-7]\.\d\d", value), form
