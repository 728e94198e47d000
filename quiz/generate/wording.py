"""Puts words of the article into a new order and reads as written Dutch: spaces, capitals, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from quiz.model.analysis import Analysis, Sentence, Word
from quiz.nlp import gazetteer

_CLOSING: Final = re.compile(r"’(?![^\W_])|(?<![^\W_])’")
"""A mark that does not stand inside a word."""
_OPENERS: Final = frozenset("(“„‘«[")
_NO_SPACE_BEFORE: Final = frozenset(".,;:!?)”’»]%…")


def surface(
    analysis: Analysis, sentence: Sentence, positions: Sequence[int], instead: Mapping[int, str] | None = None
) -> str:
    """Join words in the given order; neighbours in the source keep the source's spacing.

    The sentence's first word loses its capital when it no longer stands first and is no name.  ``instead`` holds
    other words for some positions (a name for a pronoun).
    """
    pieces: list[str] = []
    for order, position in enumerate(positions):
        word = sentence.words[position]
        text = (instead or {}).get(position) or inner(analysis, sentence, word)
        if order:
            previous = sentence.words[positions[order - 1]]
            adjacent = previous.index + 1 == position
            glued = not previous.space if adjacent else _glue(previous, word)
            if _two_verbs_meet(previous, word) or _comma_stood(sentence, previous, word):
                pieces.append(",")
            pieces.append("" if glued else " ")
        pieces.append(text)
    return "".join(pieces)


def _comma_stood(sentence: Sentence, left: Word, right: Word) -> bool:
    """The comma that closes a clause before the main verb stays where the source has it."""
    between = sentence.words[left.index + 1] if left.index + 1 < len(sentence.words) else None
    closes = between is not None and between.text == "," and right.index == left.index + 2
    return closes and right.pos in {"VERB", "AUX"} and right.feats.get("VerbForm") == "Fin"


def _two_verbs_meet(left: Word, right: Word) -> bool:
    """Between the finite verbs of two clauses stands a comma (*die erbij hingen, leerden sneller*)."""
    return (
        all(word.pos in {"VERB", "AUX"} and word.feats.get("VerbForm") == "Fin" for word in (left, right))
        and right.index > left.index
    )


def _glue(left: Word, right: Word) -> bool:
    return right.text in _NO_SPACE_BEFORE or left.text in _OPENERS


def inner(analysis: Analysis, sentence: Sentence, word: Word) -> str:
    """The word as it is written inside a sentence."""
    if word.index or not word.text[:1].isupper():
        return word.text
    if in_name(analysis, sentence, word) and not _only_looks_named(analysis, sentence, word):
        return word.text
    if word.text in gazetteer.adjectives() or word.text in gazetteer.inhabitants():
        return word.text
    if len(word.text) > 1 and word.text.isupper():
        return word.text
    named = word.text.partition("-")[0]
    if named != word.text and (named in gazetteer.organisations() or named in gazetteer.places() or named.isupper()):
        return word.text  # "Feyenoord-trainer"
    if word.text == "Eén":
        return "één"  # the capital has no accent
    return "ij" + word.text[2:] if word.text.startswith("IJ") else word.text[0].lower() + word.text[1:]


def _only_looks_named(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """*Wiervissers maaiden de velden*: a plural that no list knows, with nothing but its place to make it a name."""
    name = next(name for name in analysis.names_in(sentence.index) if name.first <= word.index <= name.last)
    entity = analysis.entities[name.entity]
    plural = word.pos == "NOUN" and word.feats.get("Number") == "Plur"
    return plural and entity.type == "other" and not entity.certain


def in_name(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """Tell whether a word belongs to a name."""
    return any(name.first <= word.index <= name.last for name in analysis.names_in(sentence.index))


def lowered(analysis: Analysis, sentence: Sentence, first: int, last: int) -> str:
    """A stretch of the sentence as it is written inside a sentence."""
    return surface(analysis, sentence, range(first, last + 1))


def capitalised(text: str) -> str:
    """Capital at the beginning, *IJ* as one letter; an opening *’s* or *’t* leaves it to the next word."""
    for index, char in enumerate(text):
        if text[index : index + 3].lower() in {"’s ", "'s ", "’t ", "'t ", "’n ", "'n "}:
            return text[: index + 3] + capitalised(text[index + 3 :])
        if char.isalnum():
            if text[index : index + 2].lower() == "ij":
                return text[:index] + "IJ" + text[index + 2 :]
            return text[:index] + char.upper() + text[index + 1 :]
    return text


def question(parts: Iterable[str]) -> str:
    """Join parts to a question with a capital and a question mark."""
    return capitalised(" ".join(part for part in parts if part).rstrip(" .,;:")) + "?"


def statement(parts: Iterable[str]) -> str:
    """Join parts to a statement with a capital and a full stop."""
    return capitalised(" ".join(part for part in parts if part).rstrip(" .,;:")) + "."


def balanced(text: str) -> bool:
    """Tell whether quotation marks and brackets come in pairs."""
    if text.count("“") + text.count("„") != text.count("”") or text.count("(") != text.count(")"):
        return False
    if text.count('"') % 2:
        return False
    opening = text.count("‘")
    # ’ also is an apostrophe: at least as many as opening marks, and a mark that closes nothing stands inside a word
    closing = len(_CLOSING.findall(text))
    leading = text.count("’s ") + text.count("’t ") + text.count("’n ")
    return opening <= closing <= opening + leading + text.count("s’ ")
