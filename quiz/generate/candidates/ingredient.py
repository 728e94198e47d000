"""How much of what: the list of ingredients of a recipe (type 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import keyed, number_distractors
from quiz.lexicon import forms
from quiz.model.analysis import Analysis, Sentence

_FEWEST: Final = 4
"""A list with fewer parts is no list of ingredients."""
_MOST: Final = 2
_PART: Final = re.compile(
    r"^(?:ca\.\s*|ongeveer\s+)?(?P<number>\d+(?:,\d+)?)\s+(?P<unit>[a-zé]+)\s+(?P<rest>[a-zà-ÿ]+(?: [a-zà-ÿ]+){0,2})$"
)


@dataclass(frozen=True)
class _Part:
    """One ingredient: a number, a unit in the plural, and the thing."""

    number: str
    unit: str
    thing: str
    quote: str


def ingredient_candidates(analysis: Analysis, seed: int) -> Yield:
    """Ask for the amount of up to two ingredients, those with the most telling numbers."""
    result = Yield()
    for number, paragraph in enumerate(analysis.article.paragraphs, 1):
        parts = [part for text in re.split(r"[;\n]", paragraph) if (part := _part(text.strip(" .-–•*"))) is not None]
        if len(parts) < _FEWEST:
            continue
        home = next((sentence for sentence in analysis.sentences if sentence.paragraph == number), None)
        numbers = [part.number for part in parts]
        chosen = sorted(parts, key=lambda part: (len(part.number) < 2, keyed(seed, part.quote)))[:_MOST]
        if home is not None:
            result.candidates.extend(c for part in chosen if (c := _candidate(home, part, numbers, seed)) is not None)
    return result


def _part(text: str) -> _Part | None:
    """*60 gram roomboter*, *2 eetlepels bloem*; what stands behind a comma is left out."""
    match = _PART.match(text.partition(",")[0].partition("(")[0].strip())
    if match is None:
        return None
    unit = _unit(match["unit"])
    return _Part(match["number"], unit, match["rest"], match[0]) if unit else None


def _unit(written: str) -> str:
    """The unit as it stands behind *hoeveel*: weights and volumes unchanged, spoons in the plural."""
    if written in words("unit"):
        return written
    lemma = written if written in words("spoon") else next(iter(forms.lemmas(written, "noun")), "")
    return {"eetlepel": "eetlepels", "theelepel": "theelepels", "teen": "tenen", "plak": "plakken"}.get(lemma, "")


def _candidate(home: Sentence, part: _Part, numbers: list[str], seed: int) -> Candidate | None:
    wrong = number_distractors(part.number, seed, numbers, part.unit)
    if len(wrong) < 2:
        return None
    return Candidate(
        kind="number",
        type="choice",
        stem=told("stem.ingredient", unit=part.unit, thing=part.thing),
        key=part.number,
        accept=(f"{part.number} {part.unit}",),
        distractors=tuple(wrong),
        sentence=home,
        quote=part.quote,
        fact=f"ingredient.{part.thing}",
        score=1.7,
    )
