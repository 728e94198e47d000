"""Words made comparable: tokens, words that carry meaning, and whether two words are forms of one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from quiz.lexicon import forms
from quiz.model.bank import GAP
from quiz.nlp import gazetteer

_DATA: Final = Path(__file__).parent / "data" / "words.tsv"
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*|%")
_CLASSES: Final = ("noun", "verb", "adjective")


@cache
def listed(kind: str) -> frozenset[str]:
    """The words and phrases of one list."""
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition("\t")
        if name == kind:
            return frozenset(word.replace("_", " ").strip() for word in words.split())
    raise KeyError(kind)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Words in lower case without punctuation, straight apostrophes; the gap of a cloze is none."""
    return tuple(match.lower().replace("'", "’") for match in _TOKEN.findall(text.replace(GAP, " ")))


def content(text: str) -> list[str]:
    """The tokens that carry meaning: no articles, pronouns, prepositions or auxiliaries."""
    empty = listed("empty") | listed("preposition") | listed("denial")
    return [token for token in tokens(text) if token not in empty and len(token) > 1]


@lru_cache(maxsize=8192)
def has_phrase(text: str, kind: str) -> str:
    """Return the first word or phrase of a list that stands in a text as whole words, or an empty string."""
    found = _any_of(kind).search(f" {' '.join(tokens(text))} ")
    return found[0] if found else ""


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    """A pattern for the phrases of a list, longer ones first, so that *meer dan* is found before *meer*."""
    phrases = sorted((phrase.replace("'", "’") for phrase in listed(kind)), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(f"(?<= )(?:{'|'.join(map(re.escape, phrases))})(?= )")


@lru_cache(maxsize=16384)
def lemmas(token: str) -> frozenset[str]:
    """Every lemma that a lower-case token may belong to, and the token itself; a genitive counts as its word."""
    bare = token.removesuffix("’s")
    found = {token, bare, token.removesuffix("s") if len(token) > 4 else token}
    for pos in _CLASSES:
        found.update(forms.lemmas(bare, pos))
    place = gazetteer.adjectives().get(bare.capitalize()) or gazetteer.inhabitants().get(bare.capitalize())
    if place:
        found.add(f"of {place}")
    return frozenset(found)


def same_word(one: str, other: str) -> bool:
    """Tell whether two tokens are forms of one word (*gesprek*, *gesprekken*; *stelt*, *stelde*)."""
    return one == other or not lemmas(one).isdisjoint(lemmas(other))


def shared(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The tokens of ``one`` of which a form stands in ``other``, also as the two parts of a separable verb."""
    there = frozenset(other)
    known = frozenset().union(*map(lemmas, there))
    return [token for token in one if not lemmas(token).isdisjoint(known) or _apart(token, there)]


def _apart(token: str, others: frozenset[str]) -> bool:
    """*aanbrandt* stands in *brandt snel aan*."""
    return any(
        token.startswith(part) and part in others and token.removeprefix(part) in others for part in listed("particle")
    )


def whole_or_head(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """As ``shared``; a word counts as well where the other side has it in a compound (*soep*, *erwtensoep*)."""
    words, others = list(one), list(other)
    same = set(shared(words, others))
    return [
        w
        for w in words
        if w in same or (len(w) > 3 and any(o.endswith(w) or (w.endswith(o) and len(o) > 3) for o in others))
    ]


def longest_copy(text: str, source: str) -> int:
    """How many words in a row ``text`` takes over from ``source``."""
    words, others = tokens(text), tokens(source)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(others):
        places.setdefault(word, []).append(place)
    best = 0
    runs: dict[int, int] = {}
    for word in words:
        runs = {place: runs.get(place - 1, 0) + 1 for place in places.get(word, ())}
        best = max(best, *runs.values()) if runs else best
    return best


_PLACE: Final = re.compile(r"^Alinea \d+: ")


def unplaced(stem: str) -> str:
    """A statement or gap without the paragraph that it names in front (*Alinea 3: *)."""
    return _PLACE.sub("", stem)
