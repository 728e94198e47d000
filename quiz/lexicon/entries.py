"""Entries of the lexicon, read from tab-separated files; ``-`` there means that a field does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Noun:
    """One sense of a noun. ``plural`` is ``-`` where there is none, ``mv`` where the lemma is one, empty where unknown.

    ``semantic`` is one of person, group, animal, plant, body, place, time, event, action, object, substance, food, text,
    money, measure, state and abstract.
    """

    lemma: str
    article: str
    plural: str
    diminutive: str
    semantic: str
    level: str
    gloss: str
    definition: str


@dataclass(frozen=True, slots=True)
class Verb:
    """One sense of a verb. ``past`` has the particle apart (*kondigde aan*), ``frame`` what it goes with."""

    lemma: str
    prefix: str
    past: str
    participle: str
    auxiliary: str
    reflexive: str
    preposition: str
    frame: frozenset[str]
    level: str
    gloss: str
    definition: str


@dataclass(frozen=True, slots=True)
class Adjective:
    """One sense of an adjective; the comparative is empty where it has none."""

    lemma: str
    inflected: str
    comparative: str
    superlative: str
    preposition: str
    antonym: str
    level: str
    gloss: str
    definition: str


@dataclass(frozen=True, slots=True)
class Other:
    """A word of another class; ``relation`` says what a signal word signals (cause, contrast, ...)."""

    lemma: str
    pos: str
    relation: str
    level: str
    gloss: str
    definition: str


def _rows(name: str) -> list[list[str]]:
    """Rows of a data file; ``-`` (does not apply) and ``?`` (not known) are empty."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [["" if cell in {"-", "?"} else cell for cell in line.split("\t")] for line in lines if not line.startswith("#")]


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Lemma to its senses, the most frequent first."""
    table: dict[str, tuple[Noun, ...]] = {}
    lines = (DATA / "nouns.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        lemma, article, plural, *rest = line.split("\t")
        entry = Noun(lemma, article, "" if plural == "?" else plural, *("" if cell in {"-", "?"} else cell for cell in rest))
        table[lemma] = (*table.get(lemma, ()), entry)
    return table


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Joined infinitive to its senses."""
    table: dict[str, tuple[Verb, ...]] = {}
    for lemma, prefix, past, participle, aux, reflexive, preposition, frame, level, gloss, definition in _rows("verbs"):
        kinds = frozenset(frame.split(","))
        entry = Verb(lemma, prefix, past, participle, aux, reflexive, preposition, kinds, level, gloss, definition)
        table[lemma] = (*table.get(lemma, ()), entry)
    return table


@cache
def adjectives() -> dict[str, tuple[Adjective, ...]]:
    """Lemma to its senses."""
    table: dict[str, tuple[Adjective, ...]] = {}
    for row in _rows("adjectives"):
        entry = Adjective(*row)
        table[entry.lemma] = (*table.get(entry.lemma, ()), entry)
    return table


@cache
def others() -> dict[str, tuple[Other, ...]]:
    """Lemma to its uses."""
    table: dict[str, tuple[Other, ...]] = {}
    for row in _rows("others"):
        entry = Other(*row)
        table[entry.lemma] = (*table.get(entry.lemma, ()), entry)
    return table


@cache
def synonyms() -> dict[tuple[str, str], frozenset[str]]:
    """Part of speech and lemma to the lemmas that mean nearly the same, in both directions."""
    return _pairs("syn")


@cache
def antonyms() -> dict[tuple[str, str], frozenset[str]]:
    """Part of speech and lemma to its opposites, in both directions."""
    return _pairs("ant")


def _pairs(wanted: str) -> dict[tuple[str, str], frozenset[str]]:
    table: dict[tuple[str, str], frozenset[str]] = {}
    for pos, left, relation, right in _rows("pairs"):
        if relation == wanted:
            for one, other in ((left, right), (right, left)):
                table[pos, one] = table.get((pos, one), frozenset()) | {other}
    return table
