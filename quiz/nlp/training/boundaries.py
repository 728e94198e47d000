"""Measures where tokens and sentences are cut: the tokenizer, and the splitter on sentences joined into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quiz.nlp.pipeline import tokenize
from quiz.nlp.training.conllu import Sentence, text_of
from quiz.nlp.training.scores import Tally
from quiz.text.sentences import split_sentences

PARAGRAPH: Final = 5  # sentences
_ENDINGS: Final = frozenset(".!?…")
_CLOSERS: Final = " \"'”’»)]"


def token_boundaries(sentences: Sequence[Sentence]) -> Tally:
    """Compare the tokens of each sentence's text with the annotated ones, as character spans."""
    tally = Tally()
    for sentence, doc in zip(sentences, tokenize(text_of(s) for s in sentences), strict=True):
        gold: set[tuple[int, int]] = set()
        place = 0
        for row in sentence.rows:
            gold.add((place, place + len(row.form)))
            place += len(row.form) + row.space
        found = {(token.idx, token.idx + len(token.text)) for token in doc if not token.is_space}
        _compare(tally, gold, found)
    return tally


def sentence_boundaries(sentences: Sequence[Sentence]) -> Tally:
    """Join sentences of one source, five to a paragraph, and compare the ends that the splitter finds inside it.

    A line without a closing mark (a heading, an entry of a list) can't be told from the next when both stand on one
    line; such lines are left out.
    """
    tally = Tally()
    for group in _paragraphs([s for s in sentences if _is_closed(text_of(s))]):
        texts = [text_of(sentence) for sentence in group]
        ends: set[tuple[int, int]] = set()
        place = 0
        for text in texts[:-1]:
            place += len(text)
            ends.add((place, place))
            place += 1
        spans = split_sentences(" ".join(texts))
        _compare(tally, ends, {(span.end, span.end) for span in spans[:-1]})
    return tally


def _compare(tally: Tally, gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    tally.gold += len(gold)
    tally.found += len(found)
    tally.right += len(gold & found)


def _is_closed(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _ENDINGS


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Groups of neighbours from one source (the part before a number: each newspaper sentence has its own)."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (len(group) == PARAGRAPH or _corpus(group[-1]) != _corpus(sentence)):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _corpus(sentence: Sentence) -> str:
    return sentence.source.rstrip("0123456789")
