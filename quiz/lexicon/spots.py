"""Where a word to learn stands in its example sentence, whatever its form; a separable verb may stand in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quiz.lexicon import forms, morphology
from quiz.lexicon.entries import Verb
from quiz.model.bank import Entry

Spot = tuple[int, int]
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ENDINGS: Final = {"noun": ("s", "’s", "'s", "n", "je", "jes", "tje", "tjes"), "adjective": ("e",)}
"""Endings that a word may have where its own forms are not known; used only when nothing else fits."""
_LISTED: Final = {"noun", "verb", "adjective"}


def spots(entry: Entry, sentence: str) -> tuple[Spot, ...]:
    """Start and end of the entry's word in a sentence, in reading order; empty where it is not found.

    The forms are those that the entry lists and those that the lexicon knows.  The parts of a separable verb that
    stand apart give two spots, and so does an infinitive with *te* between (*op te houden*).
    """
    if " " in entry.word:
        return _phrase(entry.word, sentence)
    tokens = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(sentence)]
    wanted = _forms(entry)
    for start, end, word in tokens:
        if word in wanted or _listed(word, entry, entry.word):
            return ((start, end),)
    apart = _apart(entry, tokens) if entry.prefix else ()
    return apart or _by_ending(entry, tokens)


def _phrase(phrase: str, sentence: str) -> tuple[Spot, ...]:
    pattern = r"\s+".join(re.escape(part) for part in phrase.split())
    found = re.search(rf"(?<!\w){pattern}(?!\w)", sentence, re.IGNORECASE) if pattern else None
    return (found.span(),) if found else ()


def _listed(word: str, entry: Entry, lemma: str) -> bool:
    return entry.pos in _LISTED and lemma.lower() in forms.lemmas(word, entry.pos)


def _forms(entry: Entry) -> set[str]:
    """The forms that an entry lists, in lower case, as single words."""
    plurals = [] if entry.plural in {"-", "mv"} else entry.plural.split("/")
    degrees = [entry.inflected, entry.comparative, entry.superlative]
    own = [
        entry.word,
        *plurals,
        entry.diminutive,
        entry.participle,
        *degrees,
        *(form + "e" for form in degrees[1:] if form),
    ]
    if entry.pos == "verb":
        attached = entry.prefix.lower()
        own += [attached + form for form in _verb_forms(entry)]
    if entry.diminutive:
        own.append(entry.diminutive + "s")
    return {form.strip().lower() for form in own if form.strip()}


def _verb_forms(entry: Entry) -> Iterator[str]:
    """Finite forms without the particle, from the principal parts of the entry and the rules that follow from them."""
    prefix = entry.prefix.lower()
    word = entry.word.lower()
    bare = word.removeprefix(prefix)
    verb = Verb(word, prefix if bare != word else "", entry.past.lower(), "", "", "", "", frozenset(), "", "", "")
    yield from {bare, morphology.stem(verb), morphology.present(verb).split()[0], morphology.past_plural(verb)} - {""}
    yield from (part.lower().split()[0] for part in (entry.present, entry.past) if part.strip())


def _apart(entry: Entry, tokens: list[tuple[int, int, str]]) -> tuple[Spot, ...]:
    """A finite form with the particle after it, or the particle before *te* and the infinitive."""
    prefix = entry.prefix.lower()
    bare = entry.word.lower().removeprefix(prefix)
    wanted = set(_verb_forms(entry))
    for index, (start, end, word) in enumerate(tokens):
        if word == bare and [token[2] for token in tokens[max(0, index - 2) : index]] == [prefix, "te"]:
            return (tokens[index - 2][:2], (start, end))
        if word in wanted or _listed(word, entry, bare):
            later = next((token[:2] for token in tokens[index + 1 :] if token[2] == prefix), None)
            if later:
                return ((start, end), later)
    return ()


def _by_ending(entry: Entry, tokens: list[tuple[int, int, str]]) -> tuple[Spot, ...]:
    word = entry.word.lower()
    wanted = {word + ending for ending in _ENDINGS.get(entry.pos, ())}
    if entry.pos in _ENDINGS:
        wanted.add(morphology.lengthen(word))
    return next((((start, end),) for start, end, text in tokens if text in wanted), ())
