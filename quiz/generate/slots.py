"""Puts another word into the form that a word has in its sentence: *betaalde* to *leende*, *grotere* to *kleinere*."""

from __future__ import annotations

from functools import lru_cache

from quiz.lexicon import entries, morphology


def in_form_of(form: str, lemma: str, other: str, pos: str) -> str:
    """Return ``other`` in the form that ``form`` is of ``lemma``; empty where either lacks it or the form is not certain.

    ``pos`` is NOUN, VERB or ADJ.  A form that stands for two slots with different results (*besloten*: past and
    participle) is not certain.
    """
    own, others = forms(lemma, pos), forms(other, pos)
    found = {others.get(name, "") for name, text in own.items() if text == form}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def forms(lemma: str, pos: str) -> dict[str, str]:
    """The forms of a lemma by name; empty for an unknown lemma or one whose senses differ in form."""
    if pos == "NOUN":
        return _noun(lemma)
    return _verb(lemma) if pos == "VERB" else _adjective(lemma)


def _noun(lemma: str) -> dict[str, str]:
    senses = entries.nouns().get(lemma, ())
    plurals = {sense.plural for sense in senses}
    if not senses or len(plurals) != 1:
        return {"singular": lemma} if senses else {}
    plural = plurals.pop().split("/")[0]
    if plural == "mv":
        return {"plural": lemma}
    return {"singular": lemma} | ({"plural": plural} if plural not in {"", "-"} else {})


def _verb(lemma: str) -> dict[str, str]:
    senses = entries.verbs().get(lemma, ())
    if not senses or len({(sense.prefix, sense.past, sense.participle) for sense in senses}) != 1:
        return {}
    verb = senses[0]
    parts = {"infinitive": lemma, "present": morphology.present(verb), "past": verb.past}
    if not verb.prefix:
        parts |= {"stem": morphology.stem(verb), "pasts": morphology.past_plural(verb)}
    auxiliary = {sense.auxiliary for sense in senses}
    if len(auxiliary) == 1:
        parts[f"participle {auxiliary.pop()}"] = verb.participle
    return {name: form for name, form in parts.items() if form}


def _adjective(lemma: str) -> dict[str, str]:
    senses = entries.adjectives().get(lemma, ())
    if not senses or len({(sense.inflected, sense.comparative) for sense in senses}) != 1:
        return {}
    found = {
        "base": lemma,
        "inflected": senses[0].inflected,
        "more": senses[0].comparative,
        "most": senses[0].superlative,
    }
    found |= {name + "e": found[name] + "e" for name in ("more", "most") if found[name]}
    return {name: form for name, form in found.items() if form}
