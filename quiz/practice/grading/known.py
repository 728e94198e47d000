"""Whether a string of letters is a Dutch word: a slip that makes another word is no slip."""

from __future__ import annotations

from typing import Final

from quiz.lexicon.entries import adjectives, nouns, verbs
from quiz.lexicon.frequency import zipf

_FLOOR: Final = 3.5
"""Zipf value below which the list of forms holds names and misspellings (*onmiddelijk* 3.19) beside words."""


def is_word(form: str) -> bool:
    """Tell whether a lower-case form is a frequent Dutch word form, or a word that the lexicon explains."""
    if len(form) < 2:
        return False
    if zipf(form) >= _FLOOR:
        return True
    tables = (nouns(), verbs(), adjectives())
    return any(sense.gloss or sense.definition for table in tables for sense in table.get(form, ()))
