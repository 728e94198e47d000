"""Whether two words are forms of one word: plural, *-e*, verb endings, diminutive, comparative. Spelling rules only."""

from __future__ import annotations

from typing import Final

_VOWEL_ENDINGS: Final = ("eren", "ien", "en", "ere", "er", "este", "est", "e")
_CONSONANT_ENDINGS: Final = (
    "etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je", "sten", "ste", "st", "den", "ten", "de", "te", "dt",
    "end", "ende", "s", "t", "d", "n",
)  # fmt: skip
_VOWELS: Final = "aeiou"
_DENTALS: Final = frozenset(("t", "d", "dt"))
_SHORTEST: Final = 3
"""A stem of two letters or fewer says nothing (*pen*, *pet*)."""


def same_word(one: str, other: str) -> bool:
    """Tell whether two different lower-case words without accents look like two forms of one word.

    Two spellings with the same ending (*huizen*, *huisen*) are one form, and one of them misspelt.
    """
    ours, theirs = _stems(one), _stems(other)
    for stem in ours.keys() & theirs.keys():
        endings = {(a, b) for a in ours[stem] for b in theirs[stem]}
        if len(stem) >= _SHORTEST and any(a != b and not _mixed(a, b) for a, b in endings):
            misspelt = any(a == b for a, b in endings) and not any(_past(a, b) or _past(b, a) for a, b in endings)
            return not misspelt and not _only_vowel_length(one, other)
    return False


def _past(one: str, other: str) -> bool:
    """*wachte* for *wachtte*: the *t* of the past is the point, and no spelling."""
    return one in {"te", "de", "ten", "den"} and other in {"e", "en"}


def _mixed(one: str, other: str) -> bool:
    """A plural *-s* and a verb's *-t* are no forms of one word (*boos*, *boot*)."""
    return (one == "s" and other in _DENTALS) or (other == "s" and one in _DENTALS)


def _stems(word: str) -> dict[str, set[str]]:
    """Stem to the endings with which the word may be made of it."""
    found: dict[str, set[str]] = {word: {""}}
    for ending in (*_VOWEL_ENDINGS, *_CONSONANT_ENDINGS):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            bare = word[: -len(ending)]
            found.setdefault(bare, set()).add(ending)
            if ending in _VOWEL_ENDINGS:
                found.setdefault(_closed(bare), set()).add(ending)
    for stem, endings in tuple(found.items()):
        if stem.startswith("ge") and len(stem) > 4:
            found.setdefault(stem[2:], set()).update(f"ge-{ending}" for ending in endings)
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
