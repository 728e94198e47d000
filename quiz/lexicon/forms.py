"""Word forms back to their lemmas: everything that the lexicon's principal parts imply."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quiz.lexicon import entries, morphology
from quiz.lexicon.entries import Adjective, Noun, Verb


def lemmas(form: str, pos: str) -> tuple[str, ...]:
    """Lemmas that a lower-case form can belong to as ``noun``, ``verb`` or ``adjective``; empty when unknown."""
    return _index(pos).get(form, ())


def particle(lemma: str) -> str:
    """The separable particle of a joined infinitive that the lexicon lists, or an empty string."""
    senses = entries.verbs().get(lemma)
    return senses[0].prefix if senses else ""


@cache
def _index(pos: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for lemma, forms in _forms(pos):
        for form in forms:
            known = table.get(form, ())
            if lemma not in known:
                table[form] = (*known, lemma) if form != lemma else (lemma, *known)
    return table


def _forms(pos: str) -> Iterator[tuple[str, set[str]]]:
    if pos == "noun":
        yield from ((lemma, _noun_forms(senses)) for lemma, senses in entries.nouns().items())
    elif pos == "verb":
        yield from ((lemma, _verb_forms(senses[0])) for lemma, senses in entries.verbs().items())
    else:
        yield from ((lemma, _adjective_forms(senses[0])) for lemma, senses in entries.adjectives().items())


def _noun_forms(senses: tuple[Noun, ...]) -> set[str]:
    plurals = {form for sense in senses if sense.plural not in {"mv", "-"} for form in sense.plural.split("/") if form}
    return {senses[0].lemma, *plurals}


def _verb_forms(verb: Verb) -> set[str]:
    infinitive, stem = morphology.bare(verb), morphology.stem(verb)
    past = verb.past.split()[0] if verb.past else ""
    simple = {infinitive, stem, morphology.present(verb).split()[0], past, morphology.past_plural(verb)}
    simple |= {infinitive + "d", infinitive + "de"}
    attached = {verb.prefix + form for form in simple if form} if verb.prefix else simple
    return {form for form in {*attached, verb.lemma, verb.participle} if form}


def _adjective_forms(adjective: Adjective) -> set[str]:
    forms = {adjective.lemma, adjective.inflected, adjective.comparative, adjective.superlative}
    forms |= {form + "e" for form in (adjective.comparative, adjective.superlative) if form}
    return {form for form in forms if form}
