"""Dutch spelling when an ending is added or taken away: open and closed syllables, f/v, s/z, trema and apostrophe."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_VOWELS: Final = "aeiouyáàäâéèëêíïóöôúüû"
_LONG_CLOSED: Final = re.compile(r"([aeou])\1([bcdfgklmnprstvwxz])$")
_SHORT_CLOSED: Final = re.compile(rf"(?:^|[^{_VOWELS}])(?:qu)?[aeiou][bcdfgklmnprstz]$")
_OPEN: Final = re.compile(r"(?:^|[^aeiouy])([aeou])[bcdfgklmnprstvz]$")
_UNSTRESSED: Final = re.compile(rf"[{_VOWELS}].*(?:e[lrnm]|i[gk])$")
"""A last syllable without stress (*wandel, moeder, lelijk*): its consonant is never doubled."""
_PREFIX: Final = re.compile(r"^(?:be|ge|ver|ont|her|er)(?=[^aeiou]+[aeiou])")
_SOFT_S: Final = re.compile(r"(?:([aeou])\1|ie|oe|eu|ui|ou|au|ij|ei)s$")
_SOFT_F: Final = re.compile(r"(?:([aeou])\1|ie|oe|eu|ui|ou|au|ij|ei|[lr])f$")


def unstressed_end(word: str) -> bool:
    """Tell whether the last syllable surely has no stress; one syllable behind a prefix has it (*bevel*)."""
    return bool(_UNSTRESSED.search(_PREFIX.sub("", word)))


def _keeps_consonant(word: str) -> bool:
    """*Beter, bezig, ernstig*: -er, -em, -en and -ig never have stress, a prefix before them or not."""
    return unstressed_end(word) or bool(re.search(rf"[{_VOWELS}].*(?:e[rmn]|ig)$", word))


def before_en(word: str, *, soft: bool = True) -> str:
    """A word as it is written before *-en, -e* or *-er*: *maan* man-, *bom* bomm-, *huis* huiz-, *brief* briev-.

    ``soft`` says that s becomes z and f becomes v behind a long vowel; a word that keeps them (*eisen*) is not soft.
    """
    if soft and _SOFT_F.search(word):
        word = word[:-1] + "v"
    elif soft and _SOFT_S.search(word):
        word = word[:-1] + "z"
    if _LONG_CLOSED.search(word):
        return word[:-2] + word[-1]
    if _SHORT_CLOSED.search(word) and not _keeps_consonant(word):
        return word + word[-1]
    return word


def with_en(word: str, *, soft: bool = True) -> str:
    """Add *-en*: *zee* zeeën, *kat* katten, *brief* brieven."""
    return word + "ën" if word.endswith(("ee", "ie")) else before_en(word, soft=soft) + "en"


def with_e(word: str, *, soft: bool = True) -> str:
    """Add *-e*: *groot* grote, *wit* witte, *boos* boze, *vrij* vrije, *gezet* gezette."""
    return word if word.endswith("e") else before_en(word, soft=soft) + "e"


@lru_cache(maxsize=16384)
def stem_of(infinitive: str) -> str:
    """The stem of an infinitive by its spelling alone: *geven* geef, *zitten* zit, *wandelen* wandel, *zien* zie."""
    if not infinitive.endswith(("en", "ën")):
        return infinitive[:-2] if infinitive.endswith(("aan", "oon")) else infinitive[:-1]
    if infinitive.endswith(("zien", "doen")):
        return infinitive[:-1]
    root = infinitive[:-2]
    if infinitive.endswith("iën"):
        return root
    if root[-2:-1] == root[-1:] and root[-1:] in "bcdfgklmnprst":
        return root[:-1]
    if _OPEN.search(root) and not unstressed_end(root):
        root = _OPEN.sub(lambda match: match[0][:-2] + match[1] * 2 + match[0][-1], root)
    return root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1]) if root else root
