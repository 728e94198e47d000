"""Word lists of the generator and what reads them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The tab-separated rows of a data file, comments left out."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in ``words.tsv``."""
    return frozenset(word for row in rows("words.tsv") if row[0] == kind for word in row[1].split())


@cache
def fixed_phrases() -> dict[str, tuple[str, ...]]:
    """Each word to the phrases it stands in that are one expression with a verb (*in de gaten* houden)."""
    table: dict[str, tuple[str, ...]] = {}
    for (phrase,) in rows("fixed.tsv"):
        for word in phrase.split():
            table[word] = (*table.get(word, ()), phrase)
    return table


@cache
def near_prepositions(preposition: str) -> frozenset[str]:
    """Prepositions that some verbs take as well as this one (*waarschuwen voor*, *tegen*), itself among them."""
    return frozenset(other for pair in rows("near-prepositions.tsv") if preposition in pair for other in pair)


@cache
def idioms() -> dict[str, frozenset[str]]:
    """Each noun to the verbs with which it makes an expression or goes without saying (*alarm* slaan)."""
    table: dict[str, set[str]] = {}
    for noun, verb in rows("idioms.tsv"):
        table.setdefault(noun, set()).add(verb)
    return {noun: frozenset(verbs) for noun, verbs in table.items()}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning that a word has in every text, and two that it is taken for."""

    right: str
    wrong: tuple[str, str]


@cache
def meanings() -> dict[tuple[str, str], Meaning]:
    """Part of speech and lemma to its meaning; words with several meanings are not in the file."""
    return {(pos, lemma): Meaning(right, (one, other)) for pos, lemma, right, one, other in rows("meanings.tsv")}


@cache
def _antonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for left, right in rows("antonyms.tsv"):
        table.setdefault(left, right)
        table.setdefault(right, left)
    return table


def antonym(form: str) -> str:
    """The opposite of a word form that fits the same place in a sentence, or an empty string."""
    return _antonyms().get(form, "")


@cache
def _sentences() -> dict[str, str]:
    return tomllib.loads((_FOLDER / "sentences.toml").read_text(encoding="utf-8"))


def sentence(key: str, /, **values: object) -> str:
    """A sentence of ``sentences.toml`` with its ``{fields}`` filled in."""
    return _sentences()[key].format(**values)
