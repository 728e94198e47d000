"""The defining vocabulary: the easy words that definitions are written in, and which words of a definition are none."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from quiz.lexicon import compounds, derivations, entries, forms, frequency
from quiz.lexicon.senses import lemmas_of

_EASY_LEVELS: Final = frozenset({"A1", "A2"})
_FREQUENT: Final = 4.8
"""Zipf value from which a B1 word is easy enough to explain another with."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?:'s)?")


@cache
def vocabulary() -> frozenset[str]:
    """Some 2,700 lemmas: those of level A1 and A2, frequent ones of level B1, and a short list for what these lack."""
    extra = (entries.DATA / "defining.txt").read_text(encoding="utf-8").split("\n")
    words = {line for line in extra if line and line[0] != "#"}
    for table in (entries.nouns(), entries.verbs(), entries.adjectives(), entries.others()):
        for lemma, senses in table.items():
            levels = {sense.level for sense in senses}
            if " " in lemma:
                continue
            if levels & _EASY_LEVELS or ("B1" in levels and frequency.zipf(lemma.lower()) >= _FREQUENT):
                words.add(lemma)
    return frozenset(words)


def hard_words(definition: str) -> list[str]:
    """Words of a definition that are no form of an easy word, nor made of easy words."""
    return [word for word in _WORD.findall(definition) if not is_easy(word)]


@lru_cache(maxsize=16384)
def is_easy(word: str) -> bool:
    """Tell whether a word form belongs to the defining vocabulary, is a name, or is made of easy words."""
    word = word.replace("é", "e") if word in {"één", "vóór"} else word
    if word in vocabulary() or word.lower() in vocabulary() or word[0].isupper() or len(word) == 1:
        return True
    if (word.endswith("s") and word[:-1] in vocabulary()) or (word.endswith("en") and word[:-1] in vocabulary()):
        return True  # iets leuks, 's avonds, de anderen
    if any(lemma in vocabulary() for lemma in (*lemmas_of(word), *forms.diminutive_of(word))):
        return True
    parts = compounds.analyse(word).parts or compounds.listed_parts(word)
    if parts and all(part in vocabulary() for part in parts):
        return True
    made = derivations.derive(word.removesuffix("s") if word.endswith("jes") else word)
    return made is not None and made.base in vocabulary()
