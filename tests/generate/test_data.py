"""The generator's data files: columns, doubles, words that the lexicon knows, options of like length, no wrong that is right."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import quiz.generate
import quiz.nlp
from quiz.generate import data
from quiz.lexicon import entries, forms
from quiz.model.bank import GAP
from quiz.text.fold import fold

FOLDER = Path(data.__file__).parent
MODULES = [ast.parse(path.read_text(encoding="utf-8")) for path in FOLDER.parent.rglob("*.py")]
COLUMNS = {
    "meanings.tsv": 5,
    "signals.tsv": 3,
    "relations.tsv": 2,
    "antonyms.tsv": 2,
    "idioms.tsv": 2,
    "near-prepositions.tsv": 2,
    "words.tsv": 2,
    "fixed.tsv": 1,
}
POS = {"noun", "verb", "adjective"}
MEANINGS = data.rows("meanings.tsv")


def test_every_data_file_is_known_here_and_every_known_one_exists() -> None:
    assert {path.name for path in FOLDER.glob("*.tsv")} == set(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_its_columns_filled_without_loose_spaces(name: str) -> None:
    for row in data.rows(name):
        assert len(row) == COLUMNS[name], row
        assert all(cell == cell.strip() and cell and "  " not in cell for cell in row), row


@pytest.mark.parametrize(
    ("name", "width"),
    [("meanings.tsv", 2), ("words.tsv", 1), ("relations.tsv", 1), ("idioms.tsv", 2), ("fixed.tsv", 1)],
)
def test_nothing_stands_in_a_file_twice(name: str, width: int) -> None:
    keys = [tuple(row[:width]) for row in data.rows(name)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("row", data.rows("words.tsv"), ids=lambda row: row[0])
def test_a_list_of_words_holds_each_word_once(row: list[str]) -> None:
    words = row[1].split()
    assert [word for word, count in Counter(words).items() if count > 1] == []


def _asked(function: str) -> set[str]:
    """The keys with which the code asks for words or sentences."""
    found = set()
    for tree in MODULES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name == function:
                    found |= {c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant)}
    return found


def test_every_list_of_words_is_used_and_every_used_one_exists() -> None:
    assert {row[0] for row in data.rows("words.tsv")} == _asked("words")


def test_every_sentence_is_used_and_every_used_one_exists() -> None:
    strings = {
        c.value for tree in MODULES for c in ast.walk(tree) if isinstance(c, ast.Constant) and isinstance(c.value, str)
    }
    sentences = set(data._sentences())
    assert _asked("told") <= sentences | {"stem.last", "stem.first"}
    assert sentences <= strings


def test_sentences_name_their_fields_and_end_as_dutch_does() -> None:
    for key, text in data._sentences().items():
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        assert all(field.isidentifier() for field in fields), key
        if key.startswith(("why.", "explain.")):
            assert text.endswith("."), key
            assert text[0].isupper() or text[0] in "{‘", key
        assert text.count("“") == text.count("”"), key
        assert text.count("‘") == text.count("’"), key


# --- meanings -----------------------------------------------------------------------------------------------------


def test_a_part_of_speech_is_one_that_the_generator_asks_for() -> None:
    assert {row[0] for row in MEANINGS} == POS


def test_a_word_with_a_meaning_is_written_small_and_found_by_its_form() -> None:
    unknown = [row[1] for row in MEANINGS if not re.fullmatch(r"[a-zà-ÿ’'-]+", row[1])]
    assert unknown == []
    unlisted = [(pos, lemma) for pos, lemma, *_ in MEANINGS if not forms.lemmas(lemma, pos)]
    assert len(unlisted) <= 0.02 * len(MEANINGS), unlisted


def test_no_wrong_meaning_is_the_right_one_and_the_wrong_ones_differ() -> None:
    for _, lemma, right, one, other in MEANINGS:
        assert len({fold(right), fold(one), fold(other)}) == 3, lemma


def test_no_meaning_is_given_away_by_its_length() -> None:
    for _, lemma, right, *wrong in MEANINGS:
        lengths = [len(text) for text in wrong]
        assert len(right) <= 1.6 * max(lengths), lemma
        assert min(lengths) <= 1.6 * len(right), lemma
        assert max(len(right), *lengths) <= 2.6 * min(len(right), *lengths), lemma


def test_no_meaning_holds_the_word_itself() -> None:
    for _, lemma, *texts in MEANINGS:
        assert not any(lemma in re.findall(r"[\w’'-]+", text.lower()) for text in texts), lemma


def test_meanings_are_plain_text_without_a_full_stop() -> None:
    for _, lemma, *texts in MEANINGS:
        for text in texts:
            assert not text.endswith((".", ",", ";")), lemma
            assert GAP not in text
            assert len(text) <= 75, f"{lemma}: too long for an option"


def test_neither_side_of_a_meaning_is_always_the_longest() -> None:
    longest = sum(len(right) > max(map(len, wrong)) for _, _, right, *wrong in MEANINGS)
    shortest = sum(len(right) < min(map(len, wrong)) for _, _, right, *wrong in MEANINGS)
    assert longest <= 0.5 * len(MEANINGS)
    assert shortest <= 0.5 * len(MEANINGS)


# --- signals, relations, opposites, expressions -------------------------------------------------------------------


def test_a_signal_word_has_one_relation_and_a_place() -> None:
    rows = data.rows("signals.tsv")
    words = Counter(row[0] for row in rows)
    assert [word for word, count in words.items() if count > 1] == []
    assert {row[2] for row in rows} <= {"first", "any"}
    assert {row[1] for row in rows} == {row[0] for row in data.rows("relations.tsv")}


def test_relations_that_are_near_name_relations_and_leave_two_others() -> None:
    table = {row[0]: row[1].split("|") for row in data.rows("relations.tsv")}
    for relation, near in table.items():
        assert set(near) <= set(table) - {relation}
        assert len(table) - len(near) - 1 >= 2, relation


def test_opposites_differ_and_lead_back() -> None:
    for one, other in data.rows("antonyms.tsv"):
        assert fold(one) != fold(other)
        assert data.antonym(one)
        assert data.antonym(other)


def test_no_pair_of_opposites_stands_there_twice() -> None:
    pairs = Counter(frozenset(row) for row in data.rows("antonyms.tsv"))
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_the_words_of_a_fixed_phrase_open_with_a_preposition_or_article() -> None:
    for (phrase,) in data.rows("fixed.tsv"):
        assert phrase == phrase.lower()
        assert " " in phrase, f"{phrase} is one word"


# --- cues of the language analysis --------------------------------------------------------------------------------


def _cues() -> Iterator[list[str]]:
    text = (Path(quiz.nlp.__file__).parent / "data" / "cues.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def test_every_list_of_cues_is_used_once_and_holds_each_word_once() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(quiz.nlp.__file__).parent.glob("*.py"))
    kinds = [kind for kind, _ in _cues()]
    assert len(set(kinds)) == len(kinds)
    for kind, words in _cues():
        assert f'cues("{kind}")' in source, kind
        assert [word for word, count in Counter(words.split()).items() if count > 1] == []


def test_lexicon_knows_the_verbs_of_saying() -> None:
    assert [verb for verb in data.words("saying") if verb not in entries.verbs() and verb != "aldus"] == []
