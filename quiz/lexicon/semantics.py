"""What kind of thing a noun names (person, group, place, time, ...); a compound is what its last part is."""

from __future__ import annotations

from functools import lru_cache

from quiz.lexicon import entries
from quiz.lexicon.compounds import last_part


@lru_cache(maxsize=8192)
def semantic_class(lemma: str) -> str:
    """Class of a noun's most frequent sense; empty when neither the noun nor its last part is listed."""
    senses = entries.nouns().get(lemma)
    if senses:
        return senses[0].semantic
    part = last_part(lemma)
    return semantic_class(part) if part else ""
