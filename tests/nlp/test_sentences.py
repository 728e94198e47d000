"""The sentence splitter on hard cases and on anything that people might paste."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.text.sentences import split_sentences

_LINES = (Path(__file__).parent / "data" / "sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in _LINES if line and not line.startswith("# ")]

MARKS = ". |? |...| …|\"| \"|''|,,|’s |dr. |enz. |A. ".split("|")
PIECES = st.sampled_from([*"abcXYZ 019.!?…,;:()[]-–—\n\t“”‘’„«»", *MARKS])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=120))


def _split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def test_there_are_hard_cases_enough() -> None:
    assert len(CASES) >= 80
    assert len(set(CASES)) == len(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_hard_case_is_split_where_a_reader_would(case: str) -> None:
    expected = re.split(r" \| | ⏎ ", case)
    assert _split(case.replace(" | ", " ").replace(" ⏎ ", "\n")) == expected


@given(TEXTS)
def test_spans_are_ordered_and_do_not_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert all(span.start < span.end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(TEXTS)
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    assert "".join("".join(_split(text)).split()) == "".join(text.split())


@given(TEXTS)
def test_a_sentence_has_no_white_space_at_its_ends_and_no_line_end_inside(text: str) -> None:
    for sentence in _split(text):
        assert sentence == sentence.strip()
        assert "\n" not in sentence


@given(st.lists(st.sampled_from(["Het regent.", "Wie komt er?", "Nee!", "Zij zei niets."]), min_size=1, max_size=8))
def test_plain_sentences_joined_by_a_space_come_apart_again(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


@settings(max_examples=20)
@given(st.sampled_from(['" ', "“Nee! ", "A. ", "dr. ", "... ", "\n", "v. d. ", ",, ''"]))
def test_a_long_row_of_the_same_mark_is_split_quickly(piece: str) -> None:
    assert split_sentences(piece * 5000) is not None
