"""Numbers, dates, sums and measures in one way of writing: *21* is *eenentwintig*, *€ 5* is *vijf euro*."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(), 2)
}
_BIG: Final = {"miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12}
_MEASURES: Final = {
    "%": "procent", "€": "euro", "$": "dollar", "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter",
    "kg": "kilo", "kilogram": "kilo", "g": "gram", "l": "liter", "u": "uur", "min": "minuten",
}  # fmt: skip
_MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
_FIGURES: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_DATE: Final = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")
_CLOCK: Final = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_ONE_AND_A_HALF: Final = re.compile(r"\b(?:anderhal(?:f|ve)|een en een hal(?:f|ve)|1 1/2)\b")
_AND_A_HALF: Final = re.compile(r"\b([a-z]+|\d+) ?en een hal(?:f|ve)\b")
_HALF_A: Final = re.compile(r"\b(?:een )?half (miljoen|miljard)\b")
_JOINED: Final = re.compile(r"(?<=\d)(?=%|€|\$|(?:km|cm|mm|kg)\b)|(?<=[€$])(?=\d)")


def number_value(word: str) -> int | None:
    """The value of a Dutch number word below a million, without accents (*eenentwintig*, *tweehonderdvijf*)."""
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    for name, factor in (("duizend", 1000), ("honderd", 100)):
        before, found, after = word.partition(name)
        if found:
            high = number_value(before) if before else 1
            low = number_value(after.removeprefix("en")) if after else 0
            return None if high is None or low is None or low >= factor else high * factor + low
    for ten, value in _TENS.items():
        unit = _UNITS.get(word.removesuffix("en" + ten)) if word.endswith("en" + ten) else None
        if unit is not None and 1 <= unit <= 9:
            return value + unit
    return None


def is_number(word: str) -> bool:
    """Tell whether a word is a number, in figures or in letters; *een* alone is an article."""
    return bool(re.search(r"\d", word)) or (word != "een" and number_value(word) is not None) or word in _BIG


def canonical(text: str) -> str:
    """A lower-case text without accents with its numbers in figures and its measures in full."""
    halves = _HALF_A.sub(r"0,5 \1", _AND_A_HALF.sub(r"\1,5", _ONE_AND_A_HALF.sub("1,5", text)))
    dated = _DATE.sub(_written_date, _CLOCK.sub(r"\1.\2", halves))
    words = [_MEASURES.get(word, word) for word in _JOINED.sub(" ", dated).split()]
    figures = [_half(word) if word.endswith(",5") else _figure(word) for word in words]
    return " ".join(_sums_behind(_multiplied(_joined(figures, words))))


def _written_date(match: re.Match[str]) -> str:
    month = int(match[2])
    return f"{int(match[1])} {_MONTHS[month - 1]} {match[3]}" if 1 <= month <= 12 else match[0]


def _half(word: str) -> str:
    """*twee,5* (which stands for *twee en een half*) as *2,5*."""
    whole = word.removesuffix(",5")
    value = number_value(whole)
    return word if value is None else f"{value},5"


def _figure(word: str) -> str:
    if _FIGURES.fullmatch(word):
        plain = word.replace(".", "")
        return "een" if plain == "1" else plain
    value = number_value(word) if word != "een" else None
    return word if value is None else str(value)


def _joined(figures: list[str], words: list[str]) -> list[str]:
    """*twee en twintig* as *22*."""
    result: list[str] = []
    for figure, word in zip(figures, words, strict=True):
        if len(result) >= 2 and result[-1] == "en" and word in _TENS:
            unit = {"een": 1}.get(result[-2], int(result[-2]) if result[-2].isdecimal() else 0)
            if 1 <= unit <= 9:
                result[-2:] = [str(_TENS[word] + unit)]
                continue
        result.append(figure)
    return result


def _multiplied(words: list[str]) -> list[str]:
    """*2,5 miljoen* as *2500000*."""
    result: list[str] = []
    for word in words:
        before = {"een": "1"}.get(result[-1], result[-1]) if result else ""
        if word in _BIG and _FIGURES.fullmatch(before):
            whole, _, part = before.partition(",")
            scaled = int(whole + part) * _BIG[word] // 10 ** len(part)
            result[-1] = str(scaled)
        else:
            result.append(word)
    return result


def _sums_behind(words: list[str]) -> list[str]:
    """*euro 5* as *5 euro*."""
    result = list(words)
    for position in range(len(result) - 1):
        if result[position] in {"euro", "dollar"} and result[position + 1][:1].isdigit():
            result[position], result[position + 1] = result[position + 1], result[position]
    return result
