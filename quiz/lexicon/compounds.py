"""Splits Dutch compounds into listed words, with linking -s-, -en-, -e- or none (*spionageballon*)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from quiz.lexicon import entries, forms

_LINKS: Final = ("", "s", "en", "e", "n", "er", "-")
_SHORTEST: Final = 3


@lru_cache(maxsize=8192)
def split(word: str) -> tuple[str, ...]:
    """Return the parts of a compound as lemmas, or nothing where no split is certain.

    The split with the longest last part wins: the head decides what a compound is.
    """
    if word in entries.nouns() or len(word) < 2 * _SHORTEST:
        return ()
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        head = word[cut:]
        if head in entries.nouns():
            first = _first_part(word[:cut])
            if first:
                return (*first, head)
    return ()


def last_part(word: str) -> str:
    """The head of a compound noun, or an empty string."""
    parts = split(word)
    return parts[-1] if parts else ""


def _first_part(text: str) -> tuple[str, ...]:
    for link in _LINKS:
        if link and not text.endswith(link):
            continue
        base = text[: -len(link)] if link else text
        if len(base) < _SHORTEST:
            continue
        if base in entries.nouns() or base in entries.adjectives() or base in entries.others():
            return (base,)
        verbs = [lemma for lemma in forms.lemmas(base, "verb") if not link]
        if verbs:
            return (verbs[0],)
        plural = forms.lemmas(text, "noun")
        if plural:
            return (plural[0],)
        inner = split(base)
        if inner:
            return inner
    return ()
