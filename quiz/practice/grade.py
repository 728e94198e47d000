"""Grades typed Dutch as a teacher would: right, right but careless, wrong, each with its reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["right", "careless", "wrong"]
"""``careless`` counts as right and says what to look at next time."""

_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-"})
_LIGATURES: Final = str.maketrans({"ĳ": "ij", "Ĳ": "IJ", "\u00a0": " ", "\u202f": " "})
_ARTICLE: Final = re.compile(r"^(de|het|een|’t|'t)\s+", re.IGNORECASE)
_SHORTEST_TYPO: Final = 5
"""In words shorter than this one changed letter easily makes another word (*man*, *maan*)."""
_UNITS: Final = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS: Final = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90}


@dataclass(frozen=True, slots=True)
class Grade:
    """A verdict with the key of its reason in the messages and the answer it was measured against."""

    verdict: Verdict
    reason: str
    expected: str

    @property
    def right(self) -> bool:
        """Counts as a right answer."""
        return self.verdict != "wrong"


def grade(typed: str, accepted: Sequence[str], wrong: Sequence[str] = ()) -> Grade:
    """Grade an answer against the key and its variants (the key first).

    ``wrong`` are answers known to be wrong, such as distractors: a typo that lands on one is no typo.
    """
    answer = _clean(typed)
    if not answer:
        return Grade("wrong", "empty", accepted[0])
    if any(_loose(answer) == _loose(_clean(option)) for option in wrong) and not any(
        answer == _clean(option) for option in accepted
    ):
        return Grade("wrong", "other", accepted[0])
    grades = [_against(answer, _clean(option), option) for option in accepted]
    return min(grades, key=lambda g: ("right", "careless", "wrong").index(g.verdict))


def _clean(text: str) -> str:
    """NFC, plain spaces, straight quotes, no ligatures, no final full stop."""
    composed = unicodedata.normalize("NFC", text).translate(_LIGATURES).translate(_QUOTES)
    stripped = " ".join(composed.split()).strip("\"' ") if not composed.strip().startswith("'") else " ".join(composed.split()).rstrip("\" ")
    return stripped.rstrip(".!?;, ") or stripped


def _against(answer: str, key: str, shown: str) -> Grade:
    if answer == key:
        return Grade("right", "exact", shown)
    for reason, same in _STEPS:
        if same(answer, key):
            return Grade("careless" if reason not in _FORGIVEN else "right", reason, shown)
    if _wrong_article(answer, key):
        return Grade("wrong", "wrong-article", shown)
    if _is_typo(answer, key):
        return Grade("careless", "typo", shown)
    return Grade("wrong", "other", shown)


def _same_case(answer: str, key: str) -> bool:
    return answer.casefold() == key.casefold()


def _same_accents(answer: str, key: str) -> bool:
    return _bare(answer) == _bare(key)


def _same_marks(answer: str, key: str) -> bool:
    """Equal but for hyphens, apostrophes, commas in text and spaces."""
    if _numbers(answer) != _numbers(key):
        return False
    return re.sub(r"[-'\",\s]", "", _bare(answer)) == re.sub(r"[-'\",\s]", "", _bare(key))


def _same_number(answer: str, key: str) -> bool:
    return _figures(answer) == _figures(key)


def _same_but_article(answer: str, key: str) -> bool:
    one, other = _ARTICLE.sub("", answer), _ARTICLE.sub("", key)
    if (one != answer) == (other != key):
        return False
    return _bare(_figures(one)) == _bare(_figures(other)) and bool(one)


_STEPS: Final = (
    ("case", _same_case),
    ("number-word", _same_number),
    ("accent", _same_accents),
    ("article", _same_but_article),
    ("marks", _same_marks),
)
_FORGIVEN: Final = frozenset({"number-word", "case"})
"""Differences that no teacher marks."""


def _wrong_article(answer: str, key: str) -> bool:
    one, other = _ARTICLE.match(answer), _ARTICLE.match(key)
    if one is None or other is None or one[1].casefold() == other[1].casefold():
        return False
    return _bare(answer[one.end() :]) == _bare(key[other.end() :])


def _bare(text: str) -> str:
    """Lower case without accents and tremas."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _loose(text: str) -> str:
    return re.sub(r"[^0-9a-z ]", "", _bare(text))


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def _figures(text: str) -> str:
    """Numbers in words as figures, and figures without thousand points, word by word."""
    return " ".join(_figure(word) for word in text.casefold().split())


def _figure(word: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", word):
        return word.replace(".", "")
    value = number_value(_bare(word)) if word != "een" else None
    return str(value) if value is not None else word


def number_value(word: str) -> int | None:
    """Value of a Dutch number word below a hundred (*eenentwintig*), else ``None``."""
    if word in _UNITS:
        return _UNITS.index(word)
    if word in _TENS:
        return _TENS[word]
    for ten, value in _TENS.items():
        unit = word.removesuffix("en" + ten)
        if word.endswith("en" + ten) and unit in _UNITS[1:10]:
            return value + _UNITS.index(unit)
    return None


def _is_typo(answer: str, key: str) -> bool:
    """One wrong, missing, extra or swapped letter in one longer word; numbers and short words allow none."""
    ours, theirs = _bare(answer).split(), _bare(key).split()
    if len(ours) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if len(different) != 1:
        return False
    one, other = different[0]
    if any(c.isdigit() for c in one + other) or number_value(one) is not None or number_value(other) is not None:
        return False
    return min(len(one), len(other)) >= _SHORTEST_TYPO and _one_edit(one, other) and not _changes_form(one, other)


def _changes_form(one: str, other: str) -> bool:
    """A missing ending is another form of the word, not a slip (*groot*, *grote*; *werkt*, *werk*; *fiets*, *fietsen*)."""
    short, long = sorted((one, other), key=len)
    return len(long) > len(short) and long.startswith(short) and long[len(short) :] in {"e", "t", "n", "s", "d"}


def _one_edit(one: str, other: str) -> bool:
    if len(one) == len(other):
        places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(places) == 2 and places[1] == places[0] + 1:
            return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
        return len(places) == 1
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
