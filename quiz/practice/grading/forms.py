"""Whether two words are forms of one word: plural, *-e*, verb endings, diminutive, comparative. Spelling rules only."""

from __future__ import annotations

from typing import Final

_VOWEL_ENDINGS: Final = ("eren", "en", "ere", "er", "este", "est", "e")
_CONSONANT_ENDINGS: Final = (
    "etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je", "sten", "ste", "st", "den", "ten", "de", "te", "dt",
    "end", "ende", "s", "t", "d", "n",
)  # fmt: skip
_VOWELS: Final = "aeiou"
_SHORTEST: Final = 3
"""A stem of two letters or fewer says nothing (*pen*, *pet*)."""


def same_word(one: str, other: str) -> bool:
    """Tell whether two different lower-case words without accents look like forms of one word."""
    if one == other:
        return False
    ours, theirs = _stems(one), _stems(other)
    return any(len(stem) >= _SHORTEST for stem in ours & theirs) and not _only_vowel_length(one, other)


def _stems(word: str) -> set[str]:
    found = {word}
    for ending in (*_VOWEL_ENDINGS, *_CONSONANT_ENDINGS):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found.add(word[: -len(ending)])
            if ending in _VOWEL_ENDINGS:
                found.add(_closed(word[: -len(ending)]))
    for stem in tuple(found):
        if word.startswith("ge") and stem.startswith("ge") and len(stem) > 4:
            found.add(stem[2:])
    return found


def _closed(stem: str) -> str:
    """The stem as it is written without the ending: *manen* is *maan*, *mannen* is *man*, *huizen* is *huis*."""
    if len(stem) >= 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem[:-1]
    closed = stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1])
    open_syllable = len(closed) >= 2 and closed[-2] in "aeou" and (len(closed) == 2 or closed[-3] not in _VOWELS)
    if open_syllable and closed[-1] not in _VOWELS:
        return closed[:-1] + closed[-2] + closed[-1]
    return closed


def _only_vowel_length(one: str, other: str) -> bool:
    """*man* and *maan* are two words however their plurals look."""
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[i] == long[i - 1] and long[i] in _VOWELS and long[:i] + long[i + 1 :] == short for i in range(1, len(long))
    )
