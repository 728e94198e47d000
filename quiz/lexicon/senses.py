"""Which sense of a word stands in a sentence: by its article and number, *zich*, preposition, object and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.entries import Adjective, Noun, Verb

Sense = TypeVar("Sense", Noun, Verb, Adjective)

_CLEAR: Final = 0.5
"""How far the best sense must be ahead of the next to be sure."""
_NEAR: Final = 0.6
_WIDE: Final = 0.25
"""Worth of a word that the definition shares with the sentence, and with the rest of the article."""
_FREQUENT: Final = 0.3
"""Worth of being listed first."""
_EASY: Final = 5.6
"""Zipf value above which a word in a definition says nothing about its subject (*iets, maken, groot*)."""
_TELLING: Final = 4.8
"""The same for a word that stands elsewhere in the article: *water* and *liggen* stand in most of them."""
_BOUND: Final = frozenset(
    {"afzien", "dienen", "ingaan", "lijken", "neerkomen", "stuiten", "toekomen", "voldoen", "weten", "zinnen"}
)
"""Verbs that never have their first sense without its preposition (*ingaan op*, beside *de wet gaat in*)."""
_WITH_OBJECT: Final = frozenset({"tr", "ditr", "dat", "te", "inf", "cop"})
"""Frames of verbs beside which something may stand that looks like an object."""
_MOST: Final = 3
"""So many shared words count at most."""
_CLASS_CUES: Final[dict[str, frozenset[str]]] = {
    "tijdens": frozenset({"event", "action", "time", "state"}),
    "sinds": frozenset({"event", "action", "time", "state"}),
    "gedurende": frozenset({"time", "event", "action"}),
    "volgens": frozenset({"person", "group", "text", "abstract"}),
    "aldus": frozenset({"person", "group"}),
}
"""Prepositions that say what kind of noun follows them."""


@dataclass(frozen=True)
class Context:
    """What stands around a word. Words and lemmas are in lower case; the word's own are left out.

    ``determiner`` is *de* or *het* where one is said, ``form`` the word as it stands, ``preposition`` the one before
    it. The rest holds for verbs and adjectives: the prepositions of what goes with them, for verbs also whether there
    is a direct object, whether that is a clause, whether the sentence is passive, and the auxiliary of a perfect.
    """

    form: str
    near: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    determiner: str = ""
    preposition: str = ""
    prepositions: frozenset[str] = frozenset()
    object: bool | None = None
    clause: bool = False
    passive: bool = False
    perfect: str = ""
    reflexive: bool = False


@dataclass(frozen=True)
class Choice(Generic[Sense]):
    """The sense chosen, and whether the sentence leaves no other."""

    sense: Sense
    sure: bool


def choose(senses: Sequence[Sense], context: Context) -> Choice[Sense]:
    """Choose among the senses of one lemma; ``senses`` is not empty. Of equals the first, the most frequent, wins."""
    if len(senses) == 1:
        return Choice(senses[0], sure=True)
    possible = [sense for sense in senses if _possible(sense, context, usual=sense is senses[0])]
    if not possible:
        return Choice(senses[0], sure=False)
    if len(possible) == 1:
        return Choice(possible[0], sure=True)
    scored = [(_score(sense, context) + (_FREQUENT if i == 0 else 0.0), -i) for i, sense in enumerate(possible)]
    ranked = sorted(scored, reverse=True)
    return Choice(possible[-ranked[0][1]], sure=ranked[0][0] - ranked[1][0] >= _CLEAR)


def lacks_object(sense: Verb, context: Context) -> bool:
    """Tell whether a verb that takes an object has none here: missed by the parser, or a sign of another meaning."""
    return context.object is False and not context.passive and sense.frame <= {"tr", "ditr"}


def _possible(sense: Noun | Verb | Adjective, context: Context, *, usual: bool) -> bool:
    if isinstance(sense, Noun):
        return _noun_possible(sense, context)
    if isinstance(sense, Verb) and not _verb_possible(sense, context):
        return False
    if isinstance(sense, Verb) and sense.reflexive == "zich":
        return True
    return not _fixed_elsewhere(sense, context) or (usual and sense.lemma not in _BOUND)


def _noun_possible(sense: Noun, context: Context) -> bool:
    looks_plural = context.form != sense.lemma and context.form.endswith(("n", "s"))
    if looks_plural and sense.plural and context.form not in sense.plural.split("/"):
        return False
    return not context.determiner or not sense.article or context.determiner in sense.article.split("/")


def _verb_possible(sense: Verb, context: Context) -> bool:
    if sense.reflexive == "zich" and not context.reflexive:
        return False
    if context.reflexive and not sense.reflexive:
        return False
    if context.perfect == "heeft" and sense.auxiliary == "is":
        return False
    without = bool(sense.frame) and sense.frame.isdisjoint(_WITH_OBJECT)
    return not (context.object is True and without)


def _fixed_elsewhere(sense: Verb | Adjective, context: Context) -> bool:
    """A sense that goes with a preposition is out where that preposition, also in *erop* or *waarop*, is not there.

    The usual sense of a word stays possible: its preposition can nearly always be left out (*verdienen, trouwen*).
    """
    if not sense.preposition:
        return False
    wanted = sense.preposition.split("/")
    attached = {before + word for word in (*wanted, "mee", "toe") for before in ("er", "daar", "hier", "waar")}
    return context.prepositions.isdisjoint(wanted) and context.near.isdisjoint(attached)


def _score(sense: Noun | Verb | Adjective, context: Context) -> float:
    words = _subject_words(sense.definition)
    further = [word for word in (words & context.wide) - context.near if frequency.zipf(word) < _TELLING]
    score = _NEAR * min(len(words & context.near), _MOST) + _WIDE * min(len(further), _MOST)
    if isinstance(sense, Noun):
        wanted = _CLASS_CUES.get(context.preposition)
        return score + (0.7 if wanted and sense.semantic in wanted else 0.0)
    if sense.preposition and not _fixed_elsewhere(sense, context):
        score += 1.2
    return score + (_fit(sense, context) if isinstance(sense, Verb) else 0.0)


def _fit(sense: Verb, context: Context) -> float:
    """How well a verb's frame and auxiliary fit: *is opgelopen* is not what *heeft opgelopen* is."""
    score = 0.0
    if context.object is not None:
        score += 0.4 if bool(sense.frame & {"tr", "ditr"}) == context.object else 0.0
    if context.clause:
        score += 0.6 if "dat" in sense.frame else -0.4
    if context.perfect == "is" and "is" in sense.auxiliary.split("/"):
        score += 0.4 if context.passive else 0.8
    return score


@lru_cache(maxsize=4096)
def _subject_words(definition: str) -> frozenset[str]:
    """Lemmas of the words in a definition that say what it is about."""
    found: set[str] = set()
    for word in re.findall(r"[^\W\d_]{3,}", definition.lower()):
        if word not in entries.others() and frequency.zipf(word) < _EASY:
            found.update(lemmas_of(word))
    return frozenset(found)


def lemmas_of(word: str) -> frozenset[str]:
    """A lower-case word and every lemma it can belong to."""
    return frozenset({word, *(lemma for pos in ("noun", "verb", "adjective") for lemma in forms.lemmas(word, pos))})
