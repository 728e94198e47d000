"""Dutch numbers in figures and words, with their value: *1.836*, *2,5 miljard*, *drieëntwintig*, *vierde*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_UNITS: Final = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien".split()
_SMALL: Final = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word + "tien": 10 + _UNITS.index(word) for word in "vijf zes zeven acht negen".split()},
}
_TENS: Final = dict(
    zip("twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(), range(20, 100, 10), strict=True)
)
_BASE: Final = {**_SMALL, **_TENS}
_SCALES: Final = {"honderd": 100, "duizend": 1_000, "miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12}
_HALVES: Final = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
_ORDINALS: Final = {"eerste": 1, "derde": 3}
_FIGURES: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_TOKEN: Final = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value and where it stands. ``scale`` words (*miljoen*) are part of it."""

    value: float
    start: int
    end: int
    ordinal: bool = False


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order; the article *een* is none, *één* is."""
    found: list[Number] = []
    for match in _TOKEN.finditer(text):
        scale = _SCALES.get(match[0].lower())
        previous = found[-1] if found else None
        if scale and previous and not previous.ordinal and text[previous.end : match.start()].strip() == "":
            found[-1] = Number(previous.value * scale, previous.start, match.end())
            continue
        number = _number(match)
        if number is not None:
            found.append(number)
    return tuple(found)


def _number(match: re.Match[str]) -> Number | None:
    token = match[0]
    if token[0].isdigit():
        value = figure_value(token)
        return None if value is None else Number(value, match.start(), match.end())
    word = token.lower()
    if word == "een":
        return None
    cardinal = word_value(word)
    if cardinal is not None:
        return Number(cardinal, match.start(), match.end())
    ordinal = _ordinal_value(word)
    return None if ordinal is None else Number(ordinal, match.start(), match.end(), ordinal=True)


def figure_value(token: str) -> float | None:
    """Value of figures with thousand points and a decimal comma; None for *12.30* and the like."""
    if _FIGURES.fullmatch(token):
        return float(token.replace(".", "").replace(",", "."))
    return None


@lru_cache(maxsize=4096)
def word_value(word: str) -> float | None:
    """Value of a lower-case number word of any length (*tweehonderdvijfendertig*), else None."""
    plain = word.replace("ë", "e").replace("é", "e")
    if plain in _HALVES:
        return _HALVES[plain]
    for scale in ("miljard", "miljoen", "duizend", "honderd"):
        if scale in plain:
            before, _, after = plain.partition(scale)
            return _scaled(before, _SCALES[scale], after)
    return _below_hundred(plain)


def _scaled(before: str, scale: int, after: str) -> float | None:
    first = word_value(before) if before else 1
    rest = word_value(after.removeprefix("en")) if after else 0
    return None if first is None or rest is None else first * scale + rest


def _below_hundred(word: str) -> float | None:
    if word in _BASE:
        return _BASE[word]
    for ten, value in _TENS.items():
        unit = word.removesuffix("en" + ten)
        if unit != word and unit in _UNITS[1:10]:
            return value + _UNITS.index(unit)
    return None


def _ordinal_value(word: str) -> float | None:
    if word in _ORDINALS:
        return _ORDINALS[word]
    for ending in ("ste", "de"):
        if word.endswith(ending) and word != "honderden":
            value = word_value(word.removesuffix(ending))
            if value is not None and value >= 2:
                return value
    return None
