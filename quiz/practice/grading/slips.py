"""Compares two answers word by word: slips of the pen, other forms, other words, other numbers."""

from __future__ import annotations

import re
from typing import Final, Literal

from quiz.practice.grading.forms import same_word
from quiz.practice.grading.known import is_word
from quiz.practice.grading.numbers import is_number

Difference = Literal["typo", "form", "number", "another-word", "other"]
_SHORTEST: Final = 4
"""In a word shorter than this one changed letter leaves too little to recognise."""
_SHORT_VERB: Final = 6
"""Strong pasts are short: *ging*, *liep*, *sprong*."""
_LONG: Final = 10
"""A word of this length may hold two slips."""
_MOST: Final = 2
"""More slips than this in one answer is no longer careless."""
_SOUNDS: Final = (("ij", "ei"), ("ou", "au"), ("ch", "g"), ("ph", "f"), ("c", "k"), ("z", "s"), ("v", "f"))
"""Spellings that sound alike; learners and Dutch children write one for the other."""
_DOUBLE: Final = re.compile(r"([aeou])\1(?=[bcdfghjklmnpqrstvwxz][aeiou])")
"""A long vowel in an open syllable is written once, so that *groote* is *grote* misspelt and no word of its own."""


def compare_words(typed: list[str], key: list[str], *, names: bool, strict: bool) -> Difference:
    """What is different between two lists of as many words (lower case, no accents); the worst of it counts.

    ``names`` is for a key of several capitalised words: a slip in one of them is clear from the others.  ``strict`` is
    for the form of a word, where the vowel of a strong verb is what matters.
    """
    pairs = [(ours, theirs) for ours, theirs in zip(typed, key, strict=True) if ours != theirs]
    found = [_difference(ours, theirs, names=names, strict=strict) for ours, theirs in pairs]
    order: tuple[Difference, ...] = ("number", "other", "another-word", "form")
    for worst in order:
        if worst in found:
            return "other" if worst == "another-word" and len(found) > 1 else worst
    return "typo" if len(found) <= _MOST else "other"


def _difference(typed: str, key: str, *, names: bool, strict: bool) -> Difference:
    if is_number(typed) or is_number(key):
        return "number" if is_number(typed) and is_number(key) else "other"
    if _DOUBLE.sub(r"\1", typed) == key or (typed + "e" == key and key.endswith("ie")):
        return "typo"
    forms = same_word(typed, key) or _swapped_ending(typed, key) or (strict and _other_vowel(typed, key))
    if forms and not names:
        return "form"
    allowed = 2 if min(len(typed), len(key)) >= _LONG else 1
    apart = min(distance(typed, key, allowed), distance(_sounded(typed), _sounded(key), allowed))
    if apart > allowed:
        return "other"
    if is_word(typed) and not names:
        return "another-word"
    return "typo" if min(len(typed), len(key)) >= _SHORTEST else "other"


def _swapped_ending(typed: str, key: str) -> bool:
    """*gebeurd* and *gebeurt*: the same letters but for a final d, t or dt."""
    one, other = typed.rstrip("dt"), key.rstrip("dt")
    return one == other and len(one) >= 3 and typed != key


def _other_vowel(typed: str, key: str) -> bool:
    """*gong* for *ging*: a short word that differs by one vowel for another."""
    pairs = [(a, b) for a, b in zip(typed, key, strict=False) if a != b]
    short = len(typed) == len(key) <= _SHORT_VERB
    return short and len(pairs) == 1 and all(letter in "aeiou" for letter in pairs[0])


def _sounded(word: str) -> str:
    """A word as it sounds, near enough."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, leave out or swap with a neighbour (optimal string alignment), up to ``most + 1``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_back, before, row = before, row, [i] + [0] * len(other)
        for j, wanted in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                row[j] = min(row[j], two_back[j - 2] + 1)
    return min(row[-1], most + 1)
