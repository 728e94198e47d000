"""Lists of names: places with adjectives and inhabitants, first names, organisations, and words that tell a type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what it is, what it lies in, and the words made of it."""

    name: str
    kind: str
    """country, city, province, region, continent, river, sea, island, mountain, district, ..."""
    inside: str
    aliases: tuple[str, ...]
    adjective: str
    inhabitants: tuple[str, ...]


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def places() -> dict[str, Place]:
    """Place by its name and by each of its aliases."""
    table: dict[str, Place] = {}
    for name, kind, inside, aliases, adjective, inhabitants in _rows("places.tsv"):
        place = Place(name, kind, _cell(inside), _cells(aliases), _cell(adjective), _cells(inhabitants))
        for form in (name, *place.aliases):
            table.setdefault(form, place)
    return table


@cache
def inhabitants() -> dict[str, str]:
    """Inhabitant (*Chinees*, *Chinezen*) to the name of the place."""
    return {form: place.name for place in places().values() for form in place.inhabitants}


@cache
def adjectives() -> dict[str, str]:
    """Adjective of a place, with and without -e, to the name of the place."""
    table: dict[str, str] = {}
    for place in places().values():
        if place.adjective:
            table[place.adjective] = table[_inflected(place.adjective)] = place.name
    return table


def _inflected(adjective: str) -> str:
    """*Chinees* becomes *Chinese*, *Bredaas* Bredase; every other ending just takes -e."""
    if adjective.endswith(("ees", "aas", "oos")):
        return adjective[:-2] + "se"
    return adjective + "e"


@cache
def first_names() -> dict[str, str]:
    """First name to ``m``, ``f`` or ``mf``."""
    return dict(_rows("first_names.tsv"))


@cache
def organisations() -> frozenset[str]:
    """Names of well-known organisations and media, aliases included."""
    return frozenset(form for row in _rows("organisations.tsv") for form in (row[0], *_cells(row[1])))


@cache
def organisation_aliases() -> dict[str, str]:
    """Every form of an organisation to its full name."""
    return {form: row[0] for row in _rows("organisations.tsv") for form in (row[0], *_cells(row[1]))}


@cache
def organisation_kinds() -> dict[str, str]:
    """Full name of an organisation to the noun that says what it is (*krant*, *club*), where that is listed."""
    return {row[0]: row[2] for row in _rows("organisations.tsv") if row[2] != "-"}


@cache
def cues(kind: str) -> frozenset[str]:
    """Words of one kind in ``cues.tsv``: ``organisation-head``, ``title``, ``not-a-name``, ``time-noun`` ..."""
    return frozenset(word for row in _rows("cues.tsv") if row[0] == kind for word in row[1].split())


def _cell(text: str) -> str:
    return "" if text == "-" else text


def _cells(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split("|"))
