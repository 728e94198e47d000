"""Compares two answers word by word: slips of the pen, other forms, other words, other numbers."""

from __future__ import annotations

from typing import Final, Literal

from quiz.practice.grading.forms import same_word
from quiz.practice.grading.known import is_word
from quiz.practice.grading.numbers import is_number

Difference = Literal["typo", "form", "number", "another-word", "other"]
_SHORTEST: Final = 4
"""In a word shorter than this one changed letter leaves too little to recognise."""
_LONG: Final = 10
"""A word of this length may hold two slips."""
_MOST: Final = 2
"""More slips than this in one answer is no longer careless."""


def compare_words(typed: list[str], key: list[str]) -> Difference:
    """What is different between two lists of as many words (lower case, no accents); the worst of it counts."""
    pairs = [(ours, theirs) for ours, theirs in zip(typed, key, strict=True) if ours != theirs]
    found = [_difference(ours, theirs) for ours, theirs in pairs]
    for worst in ("number", "other", "another-word", "form"):
        if worst in found:
            return "other" if worst == "another-word" and len(found) > 1 else worst
    return "typo" if len(found) <= _MOST else "other"


def _difference(typed: str, key: str) -> Difference:
    if is_number(typed) or is_number(key):
        return "number" if is_number(typed) and is_number(key) else "other"
    if same_word(typed, key) or _swapped_ending(typed, key):
        return "form"
    allowed = 2 if min(len(typed), len(key)) >= _LONG else 1
    if min(len(typed), len(key)) < _SHORTEST or distance(typed, key, allowed) > allowed:
        return "another-word" if distance(typed, key, 1) <= 1 else "other"
    return "another-word" if is_word(typed) else "typo"


def _swapped_ending(typed: str, key: str) -> bool:
    """*gebeurd* and *gebeurt*: the same letters but for a final d, t or dt."""
    one, other = typed.rstrip("dt"), key.rstrip("dt")
    return one == other and len(one) >= 3 and typed != key


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, leave out or swap with their neighbour (optimal string alignment), up to ``most + 1``."""
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
