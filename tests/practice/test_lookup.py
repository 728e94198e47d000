from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bankfile import read_bank
from quiz.errors import QuizError
from quiz.practice.lookup import add_word, find_word, is_listed

TEXT = """# Mijn bank, met aantekeningen die moeten blijven.
title: Proef
text:
  - De oude fiets staat in de tuin. Jan noemde hem groot.
items:
  - {id: a, stem: Waar?, key: tuin}   # niet aankomen
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "proef.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_form_is_found_with_its_word_its_meaning_and_its_sentence(bank: Path) -> None:
    found = find_word(read_bank(bank).bank, "noemde")
    assert found[0].entry.word == "noemen"
    assert found[0].meaning
    assert found[0].entry.example is not None
    assert found[0].entry.example.quote == "Jan noemde hem groot."
    assert find_word(read_bank(bank).bank, "qwxz") == []
    assert find_word(read_bank(bank).bank, "  ") == []


@pytest.mark.parametrize(
    "tail",
    ["", "vocabulary:\n  - {id: woord-tuin, word: tuin, pos: noun}\n", "vocabulary:\n- word: tuin\n  pos: noun\n"],
)
def test_a_word_is_added_and_every_other_line_stays(bank: Path, tail: str) -> None:
    bank.write_text(TEXT + tail, encoding="utf-8")
    (found, *_) = find_word(read_bank(bank).bank, "fiets")
    assert not is_listed(read_bank(bank).bank, found.entry)
    added = add_word(bank, found.entry)
    text = bank.read_text(encoding="utf-8")
    assert [line for line in (TEXT + tail).splitlines() if line not in text.splitlines()] == []
    after = read_bank(bank)
    assert added in after.bank.vocabulary
    assert is_listed(after.bank, found.entry)
    assert not after.findings
    again = add_word(bank, find_word(after.bank, "groot")[0].entry)
    assert again.id == "woord-groot"


@pytest.mark.parametrize("tail", ["vocabulary: []\n", "vocabulary: [{word: tuin}]\n"])
def test_words_in_a_shape_of_their_own_are_left_to_a_person(bank: Path, tail: str) -> None:
    bank.write_text(TEXT + tail, encoding="utf-8")
    entry = find_word(read_bank(bank).bank, "fiets")[0].entry
    with pytest.raises(QuizError):
        add_word(bank, entry)
    assert bank.read_text(encoding="utf-8") == TEXT + tail


def test_two_words_with_one_name_get_two_ids(bank: Path) -> None:
    entry = find_word(read_bank(bank).bank, "fiets")[0].entry
    assert add_word(bank, entry).id == "woord-fiets"
    assert add_word(bank, entry).id == "woord-fiets-2"
