"""Verb forms that follow from the principal parts that the lexicon lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quiz.lexicon import spelling
from quiz.lexicon.entries import Verb

_PRESENT: Final = {
    "zijn": ("ben", "is"),
    "hebben": ("heb", "heeft"),
    "kunnen": ("kan", "kan"),
    "zullen": ("zal", "zal"),
    "mogen": ("mag", "mag"),
    "willen": ("wil", "wil"),
}
"""First and third person of the verbs whose present is irregular."""
_MORE: Final = {
    "zijn": ("bent",),
    "kunnen": ("kunt", "kun"),
    "zullen": ("zult", "zul"),
    "willen": ("wilt", "wou", "wouden"),
    "hebben": ("hebt",),
}
"""Their second person, and *wou* beside *wilde*."""
_SHORT: Final = ("houd", "rijd", "snijd", "glijd")
"""Stems that lose their d in speech and in much writing: *ik hou van, rij maar*."""
_SHORT_A: Final = re.compile(r"(?:[^aeiou]|^)a[bcdfgklmnprstvz]$")
_PAST_PLURAL: Final = {
    "was": "waren",
    "had": "hadden",
    "kon": "konden",
    "zou": "zouden",
    "zei": "zeiden",
    "wou": "wouden",
}


def bare(verb: Verb) -> str:
    """The infinitive without its particle."""
    return verb.lemma[len(verb.prefix) :] if verb.prefix else verb.lemma


def pasts(verb: Verb) -> tuple[str, ...]:
    """The listed past forms without the particle, the usual one first (*raadde*, *ried*)."""
    return tuple(form.split()[0] for form in verb.past.split("/") if form)


def stem(verb: Verb) -> str:
    """The stem without its particle: a weak verb's past shows it, else the spelling rules give it."""
    return _stem(bare(verb), next(iter(pasts(verb)), ""))


@lru_cache(maxsize=16384)
def _stem(infinitive: str, past: str) -> str:
    if infinitive in _PRESENT:
        return _PRESENT[infinitive][0]
    if infinitive.endswith("komen"):
        return infinitive[:-2]
    weak = past[:-2] if past.endswith(("te", "de")) else ""
    if weak and weak[:3] == infinitive[:3] and not weak.endswith(("och", "ach")):
        return weak
    return spelling.stem_of(infinitive)


def present(verb: Verb) -> str:
    """Third person singular present, the particle apart (*kondigt aan*)."""
    return f"{_third(bare(verb), stem(verb))} {verb.prefix}".strip()


def _third(infinitive: str, first: str) -> str:
    if infinitive in _PRESENT:
        return _PRESENT[infinitive][1]
    if infinitive.endswith(("gaan", "staan", "slaan")):
        return first + "at"
    return first if first.endswith("t") else first + "t"


def past_plural(verb: Verb) -> str:
    """Past plural without the particle (*gaven*, *werkten*)."""
    return plural_of_past(next(iter(pasts(verb)), ""))


@lru_cache(maxsize=16384)
def plural_of_past(past: str) -> str:
    """The plural of a past form: *gaf* gaven, *begon* begonnen, *werkte* werkten, *was* waren."""
    if not past or past in _PAST_PLURAL:
        return _PAST_PLURAL.get(past, "")
    return past + "n" if past.endswith("e") else lengthen(past)


def lengthen(word: str) -> str:
    """Add -en to a strong past: *gaf* gaven (a is long in the plural), *bood* boden, *trok* trokken."""
    if _SHORT_A.search(word):
        soft = {"f": "v", "s": "z"}.get(word[-1], word[-1])
        return word[:-1] + soft + "en"
    return spelling.before_en(word) + "en"


@lru_cache(maxsize=16384)
def finite(infinitive: str, past: str) -> tuple[str, ...]:
    """Every finite form of a verb without its particle; ``past`` is one of its past forms or empty."""
    first = _stem(infinitive, past)
    forms = [infinitive, first, _third(infinitive, first)]
    forms += _MORE.get(infinitive, ())
    if first.endswith(_SHORT):
        forms.append(first[:-1])
    if past:
        forms += [past, plural_of_past(past)]
    return tuple(dict.fromkeys(forms))


def inflected_participle(participle: str) -> str:
    """The participle before a noun: *gezet* gezette, *gehaat* gehate; one in -en has no other form."""
    return participle if participle.endswith("n") else spelling.with_e(participle)
