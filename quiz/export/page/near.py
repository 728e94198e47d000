"""Words that are a slip of the pen away from a key: a page has no dictionary to tell a slip from another word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from quiz.lexicon.entries import adjectives, nouns, verbs
from quiz.lexicon.frequency import forms_from
from quiz.practice.grading import normal
from quiz.practice.grading.known import is_word
from quiz.practice.grading.slips import distance

_SOUNDS: Final = (("ij", "ei"), ("ou", "au"), ("ch", "g"), ("ph", "f"), ("c", "k"), ("z", "s"), ("v", "f"))
_LONG: Final = 10
_FLOOR: Final = 3.5
"""As in the grader (slips.py and known.py)."""


def near_words(keys: Iterable[str]) -> list[str]:
    """All known words that the grader might take for a slip in one of these keys, sorted."""
    wanted = {word for key in keys for word in _words(key) if len(word) > 1 and not any(c.isdigit() for c in word)}
    return sorted({other for word in wanted for other in _near(word)})


def _words(key: str) -> list[str]:
    plain = normal.clean(key)
    for strip in (normal.without_ligatures, normal.without_case, normal.without_accents, normal.without_commas):
        plain = strip(plain)
    return normal.without_hyphens(normal.without_apostrophes(plain)).split()


def _near(word: str) -> Iterable[str]:
    forms = _Form.of(word)
    for length in range(len(word) - 3, len(word) + 4):
        for other in _by_length().get(length, ()):
            allowed = 2 if min(len(word), length) >= _LONG else 1
            if other.text != word and forms.within(other, allowed):
                yield other.text


@dataclass(frozen=True, slots=True)
class _Form:
    """A word as it is written and as it sounds, each with its letters: a quick way to see that two words differ."""

    text: str
    letters: frozenset[str]
    sound: str
    sounds: frozenset[str]

    @staticmethod
    def of(word: str) -> _Form:
        """The forms of a word."""
        sound = _sounded(word)
        return _Form(word, frozenset(word), sound, frozenset(sound))

    def within(self, other: _Form, most: int) -> bool:
        """At most so many slips apart, in writing or in sound."""
        # one slip changes at most two letters of the set
        if len(self.letters ^ other.letters) <= 2 * most and distance(self.text, other.text, most) <= most:
            return True
        return len(self.sounds ^ other.sounds) <= 2 * most and distance(self.sound, other.sound, most) <= most


def _sounded(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word


@cache
def _by_length() -> dict[int, list[_Form]]:
    """The known words without accents by their length."""
    table: dict[int, list[_Form]] = {}
    for word in sorted({*forms_from(_FLOOR), *nouns(), *verbs(), *adjectives()}):
        if " " not in word and unicodedata.normalize("NFD", word) == word and is_word(word):
            table.setdefault(len(word), []).append(_Form.of(word))
    return table
