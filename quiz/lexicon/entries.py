"""Entries of the lexicon, read from tab-separated files; ``-`` there means that a field does not apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

DATA: Final = Path(__file__).parent / "data"
_EMPTY: Final = frozenset({"-", "?"})


@dataclass(frozen=True, slots=True)
class Noun:
    """One sense of a noun. ``plural`` is ``-`` where there is none, ``mv`` where the lemma is one, empty if unknown.

    ``semantic`` is one of person, group, animal, plant, body, place, time, event, action, object, substance, food,
    text, money, measure, state and abstract.
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


Sense = TypeVar("Sense", Noun, Verb, Adjective, Other)


class Table(Mapping[str, tuple[Sense, ...]]):
    """Lemma to its senses, the most frequent first. A line becomes an entry only when its lemma is asked for."""

    def __init__(self, name: str, make: Callable[[list[str]], Sense]) -> None:
        self._lines: dict[str, str] = {}
        self._made: dict[str, tuple[Sense, ...]] = {}
        self._make: Callable[[list[str]], Sense] = make
        table = self._lines
        for line in lines(name):
            lemma = line[: line.index("\t")]
            table[lemma] = f"{table[lemma]}\n{line}" if lemma in table else line

    def __getitem__(self, lemma: str) -> tuple[Sense, ...]:
        """Return the senses of a lemma; raises ``KeyError`` for one that is not listed."""
        made = self._made.get(lemma)
        if made is None:
            made = tuple(self._make(line.split("\t")) for line in self._lines[lemma].split("\n"))
            self._made[lemma] = made
        return made

    def get(self, lemma: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as Mapping.get has it
        """Return the senses of a lemma, or the default."""
        return self[lemma] if lemma in self._lines else default

    def __contains__(self, lemma: object) -> bool:
        """Tell whether a lemma is listed."""
        return lemma in self._lines

    def __iter__(self) -> Iterator[str]:
        """Go over the lemmas in the order of the file."""
        return iter(self._lines)

    def __len__(self) -> int:
        """Return the number of lemmas."""
        return len(self._lines)


@cache
def lines(name: str) -> tuple[str, ...]:
    """Lines of a data file without its comment; kept, as tables and index are both made of them."""
    text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and line[0] != "#")


def _known(cells: list[str]) -> list[str]:
    """``-`` (does not apply) and ``?`` (not known) are empty."""
    return ["" if cell in _EMPTY else cell for cell in cells]


def _noun(cells: list[str]) -> Noun:
    """Keep the ``-`` of a noun without a plural: that is something to learn, unlike a plural that is not known."""
    lemma, article, _, diminutive, semantic, level, gloss, definition = _known(cells)
    plural = "" if cells[2] == "?" else cells[2]
    return Noun(lemma, article, plural, diminutive, semantic, level, gloss, definition)


def _verb(cells: list[str]) -> Verb:
    lemma, prefix, past, participle, aux, reflexive, preposition, frame, level, gloss, definition = _known(cells)
    kinds = frozenset(frame.split(","))
    return Verb(lemma, prefix, past, participle, aux, reflexive, preposition, kinds, level, gloss, definition)


@cache
def nouns() -> Mapping[str, tuple[Noun, ...]]:
    """Lemma to its senses."""
    return Table("nouns", _noun)


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Joined infinitive to its senses."""
    return Table("verbs", _verb)


@cache
def adjectives() -> Mapping[str, tuple[Adjective, ...]]:
    """Lemma to its senses."""
    return Table("adjectives", lambda cells: Adjective(*_known(cells)))


@cache
def others() -> Mapping[str, tuple[Other, ...]]:
    """Lemma to its uses."""
    return Table("others", lambda cells: Other(*_known(cells)))


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
    for line in lines("pairs"):
        pos, left, relation, right = line.split("\t")
        if relation == wanted:
            for one, other in ((left, right), (right, left)):
                table[pos, one] = table.get((pos, one), frozenset()) | {other}
    return table
