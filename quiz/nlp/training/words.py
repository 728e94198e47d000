"""Writes down what the lexicon and the lists of names know of each form, for the models to see as features."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from quiz.lexicon import entries, forms
from quiz.nlp import gazetteer

_FRAMES: Final = ("tr", "intr", "ditr", "te", "inf", "cop", "aux", "impers", "dat")


def known_words() -> dict[str, str]:
    """Return form to ``CLASSES|MEANINGS``: what kinds of form it can be, and what is known of their meaning.

    Noun classes come first in the order of letters (``N``): a compound that is not listed takes the entry of its head.
    """
    classes: dict[str, set[str]] = defaultdict(set)
    meanings: dict[str, set[str]] = defaultdict(set)
    for source in (_nouns, _verbs, _adjectives, _others, _names):
        for form, kind, meaning in source():
            classes[form].add(kind)
            meanings[form].update(meaning)
    return {
        form: f"{' '.join(sorted(classes[form], key=_noun_first))}|{' '.join(sorted(meanings[form]))}"
        for form in sorted(classes)
    }


def _noun_first(kind: str) -> tuple[bool, str]:
    return not kind.startswith("N"), kind


Entry = tuple[str, str, set[str]]


def _nouns() -> list[Entry]:
    found: list[Entry] = []
    for lemma, senses in entries.nouns().items():
        meaning = {sense.semantic for sense in senses[:1] if sense.semantic}
        genders = "".join(sorted({sense.article for sense in senses if sense.article in {"de", "het"}}))
        plurals = {form for sense in senses for form in sense.plural.split("/") if form not in {"", "-", "mv"}}
        found.append((lemma, "Npl" if senses[0].plural == "mv" else f"N{genders}", meaning))
        found += [(form, "Npl", meaning) for form in plurals]
        found += [(form, "Nhet", meaning) for sense in senses for form in sense.diminutive.split("/") if form]
    return found


def _verbs() -> list[Entry]:
    found: list[Entry] = []
    for form, lemmas in forms._index("verb").items():  # noqa: SLF001
        for lemma in lemmas:
            verb = entries.verbs()[lemma][0]
            kind = "Vinf" if form == lemma else "Vpart" if form == verb.participle else "V"
            frames = {kind for sense in entries.verbs()[lemma] for kind in sense.frame} & set(_FRAMES)
            found.append(
                (form, kind + ("sep" if verb.prefix else ""), frames | ({"refl"} if verb.reflexive else set()))
            )
    return found


def _adjectives() -> list[Entry]:
    return [
        (form, "A" if form in lemmas else "Ae" if form.endswith("e") else "A+", set())
        for form, lemmas in forms._index("adjective").items()  # noqa: SLF001
    ]


def _others() -> list[Entry]:
    return [
        (lemma, use.pos, {use.relation} if use.relation else set())
        for lemma, uses in entries.others().items()
        if " " not in lemma
        for use in uses
    ]


def _names() -> list[Entry]:
    found: list[Entry] = [(name, "first", {"person"}) for name in gazetteer.first_names()]
    found += [(name, "place", {place.kind}) for name, place in gazetteer.places().items() if " " not in name]
    found += [(name, "inhabitant", {"person"}) for name in gazetteer.inhabitants()]
    found += [(name, "Aplace", set()) for name in gazetteer.adjectives()]
    found += [(name, "organisation", {"group"}) for name in gazetteer.organisations() if " " not in name]
    return found
