"""What a learner types made comparable, one kind of difference at a time."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PUNCTUATION: Final = str.maketrans(
    {
        **dict.fromkeys("’‘`´ʼ′‚‛", "'"),
        **dict.fromkeys("“”„«»‟", '"'),
        **dict.fromkeys("–—‑‐−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\t\n", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    }
)
_LIGATURES: Final = str.maketrans({"ĳ": "ij", "Ĳ": "IJ", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"})
_IJ_DOTS: Final = re.compile(r"ÿ(?=[a-z]|\b)")
_ELIDED: Final = re.compile(r"'[A-Za-z]{1,2}\b")
"""An apostrophe that opens a word: *'s*, *'t*, *'m*."""
_STOPS: Final = re.compile(r"[,;:/()\"](?!\d)|(?<!\d)[,;:/()\"]|(?<= )-(?= )")

ARTICLES: Final = frozenset(("de", "het", "een", "'t", "t"))
PREPOSITIONS: Final = frozenset(
    "aan achter bij binnen boven buiten door gedurende in langs met na naar naast om onder op over per rond sinds "
    "tegen tijdens tot tussen uit van vanaf vanuit via volgens voor voorbij wegens zonder te".split()
)
_LEAD_IN: Final = re.compile(r"^(?:(?:dat|het|dit) (?:is|was|zijn|waren)|(?:hij|zij|ze) (?:heet|heette)) ")


def clean(text: str) -> str:
    """NFC, plain spaces, straight quotes and hyphens; no quotes around it, no punctuation at its end."""
    composed = unicodedata.normalize("NFC", text).translate(_PUNCTUATION)
    stripped = " ".join(composed.split()).strip('" ')
    if len(stripped) > 2 and stripped.startswith("'") and stripped.endswith("'"):
        stripped = stripped[1:-1]
    elif not _ELIDED.match(stripped):
        stripped = stripped.lstrip("'")
    return stripped.rstrip(".!?;:, ") if any(char.isalnum() for char in stripped) else ""


def without_ligatures(text: str) -> str:
    """*ĳ* as *ij*, *œ* as *oe*; *ÿ* is how some keyboards write *ij*."""
    return _IJ_DOTS.sub("ij", text.translate(_LIGATURES))


def without_case(text: str) -> str:
    """Lower case."""
    return text.casefold()


def without_accents(text: str) -> str:
    """No accents, tremas or cedillas."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def without_commas(text: str) -> str:
    """No commas, other stops or dashes between words; those inside numbers and words stay."""
    return " ".join(_STOPS.sub(" ", text).split())


def without_apostrophes(text: str) -> str:
    """*foto's* as *fotos*."""
    return text.replace("'", "")


def without_hyphens(text: str) -> str:
    """*zee-egel* as *zeeegel*; the minus of a number stays."""
    return re.sub(r"(?<=\w)-(?=\w)", "", text)


def without_spaces(text: str) -> str:
    """*thee pot* as *theepot*; between figures a space stays."""
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", "", text)


def without_lead_in(text: str) -> str:
    """*dat was in mei* as *in mei*."""
    return _LEAD_IN.sub("", text)


def first_article(text: str) -> str:
    """The article that a text begins with, empty for none."""
    first, _, rest = text.partition(" ")
    return first if first in ARTICLES and rest else ""


def first_preposition(text: str) -> str:
    """The preposition that a text begins with, empty for none."""
    first, _, rest = text.partition(" ")
    return first if first in PREPOSITIONS and rest else ""


def without_first(text: str, word: str) -> str:
    """A text without the word that it begins with."""
    return text[len(word) :].lstrip() if word else text
