"""Entries of the lexicon, read from tab-separated files; ``-`` there means that a field does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Noun:
    """One sense of a noun. ``plural`` is ``-`` where there is none, ``mv`` where the lemma is one, empty where unknown."""

    lemma: str
    article: str
    plural: str
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
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [["" if cell == "-" else cell for cell in line.split("\t")] for line in lines if not line.startswith("#")]


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Lemma to its senses, the most frequent first."""
    table: dict[str, tuple[Noun, ...]] = {}
    for lemma, article, plural, *rest in _rows("nouns"):
        entry = Noun(lemma, article, {"pl": "mv", "": "-", "?": ""}.get(plural, plural), *rest)
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
