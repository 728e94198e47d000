"""Takes author, date and dateline off the top of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quiz.ingest.draft import Raw

_LONGEST: Final = 120
_MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
_SHORT: Final = {month[:3]: number for number, month in enumerate(_MONTHS, 1)} | {"mrt": 3, "maa": 3, "sept": 9}
_DAY: Final = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?"
_TIME: Final = r"(?:,?\s*(?:om\s+)?\d{1,2}[.:]\d{2}(?:\s+uur)?)?"
_WRITTEN: Final = re.compile(rf"^{_DAY}(\d{{1,2}})\s+([a-z]+)\.?\s+(\d{{4}}){_TIME}$", re.IGNORECASE)
_FIGURES: Final = re.compile(rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}$")
_ISO: Final = re.compile(rf"^(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}$")
_PUBLISHED: Final = re.compile(
    r"^(?:gepubliceerd|geplaatst|gewijzigd|bijgewerkt|laatst bijgewerkt|datum)\b\s*(?:op\b)?\s*:?\s*", re.IGNORECASE
)
_LABELLED: Final = re.compile(r"^(?:auteur|tekst|redactie|geschreven door)\s*:?\s+(.{2,60})$", re.IGNORECASE)
_BY: Final = re.compile(r"^[Dd]oor:?\s+(.+)$")
_SMALL: Final = frozenset({"van", "de", "der", "den", "ter", "ten", "het", "en", "&", "el", "’t", "'t"})
_DATELINE: Final = re.compile(
    r"^((?:[’']S-)?[A-ZÀ-Þ][A-ZÀ-Þ'’ /-]{2,40})(?:,?\s*\([A-Za-z/ .]{2,20}\))?\s*[-–—]\s+(?=\S)"
)
_AGENCY: Final = re.compile(r"^([A-ZÀ-Þ][\wÀ-ÿ'’ -]{1,30})?\s*\((?:ANP|Novum|Belga|AP|AFP|Reuters)\)\s*[-–—]\s+")


def byline(raws: Sequence[Raw]) -> tuple[str, str, list[Raw]]:
    """Return author, ISO date and the blocks behind them; empty where the top states none.

    One line may hold both, apart by ``|`` or a dot in the middle.
    """
    author = date = ""
    rest = list(raws)
    while rest and len(rest[0].text) < _LONGEST:
        parts = [part.strip() for part in re.split(r"\s[|·•]\s|\n", rest[0].text)]
        days = [day for part in parts if (day := _date(part))]
        writers = [writer for part in parts if (writer := _author(part))]
        if len(days) + len(writers) < len(parts) or (days and date) or (writers and author):
            break
        date, author = (days or [date])[0], (writers or [author])[0]
        rest = rest[1:]
    return author, date, rest


def _date(text: str) -> str:
    """A line that is a date and nothing else, as ISO 8601."""
    bare = _PUBLISHED.sub("", text.strip())
    written = _WRITTEN.match(bare)
    if written:
        name = written[2].lower()
        month = _MONTHS.index(name) + 1 if name in _MONTHS else _SHORT.get(name, 0)
        return _iso(written[3], month, written[1])
    figures = _FIGURES.match(bare)
    if figures:
        return _iso(figures[3], int(figures[2]), figures[1])
    iso = _ISO.match(bare)
    return _iso(iso[1], int(iso[2]), iso[3]) if iso else ""


def _iso(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}" if 1 <= month <= 12 and 1 <= int(day) <= 31 else ""


def _author(text: str) -> str:
    """*Door Noor van Schaik*, *Tekst: redactie*; *Door de kou dicht* is a headline."""
    labelled = _LABELLED.match(text)
    if labelled and ":" in text:
        return labelled[1].strip()
    by = _BY.match(text)
    if by is None or len(by[1].split()) > 8 or by[1].endswith((".", "!", "?")):
        return ""
    if by[1].lower().startswith(("onze ", "de redactie")):
        return by[1]
    words = by[1].replace(",", " ").split()
    named = words[0][:1].isupper() and words[-1][:1].isupper()
    return by[1] if named and all(word[:1].isupper() or word in _SMALL for word in words) else ""


def dateline(raws: Sequence[Raw]) -> tuple[str, list[Raw]]:
    """Take ``PEKING (ANP) - `` off the first paragraph; *Peking* is the place."""
    for index, raw in enumerate(raws[:2]):
        match = _DATELINE.match(raw.text) or _AGENCY.match(raw.text)
        if match and raw.level == 0:
            place = (match[1] or "").strip()
            rest = Raw(raw.text[match.end() :])
            return (_named(place) if place.isupper() else place), [*raws[:index], rest, *raws[index + 1 :]]
    return "", list(raws)


def _named(place: str) -> str:
    """*DEN HAAG* as *Den Haag*, *IJMUIDEN* as *IJmuiden*."""
    titled = "-".join(" ".join(word.capitalize() for word in part.split()) for part in place.split("-"))
    return re.sub(r"\bIj", "IJ", re.sub(r"^[’']S-", "’s-", titled))
