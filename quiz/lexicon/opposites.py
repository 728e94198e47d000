"""The opposite of an adjective in the same form: *grotere* to *kleinere*."""

from __future__ import annotations

from quiz.lexicon import entries
from quiz.lexicon.entries import Adjective


def opposite(form: str, lemma: str) -> str:
    """Return the opposite of a lower-case adjective form; empty unless one sense and one opposite are listed."""
    senses = entries.adjectives().get(lemma, ())
    listed = {sense.antonym for sense in senses if sense.antonym}
    if len(senses) != 1 or len(listed) != 1:
        return ""
    other = entries.adjectives().get(next(iter(listed)), ())
    if not other:
        return ""
    own, opposed = _forms(senses[0]), _forms(other[0])
    return next((opposed[name] for name, text in own.items() if text == form and opposed.get(name)), "")


def _forms(adjective: Adjective) -> dict[str, str]:
    forms = {
        "base": adjective.lemma,
        "inflected": adjective.inflected,
        "more": adjective.comparative,
        "most": adjective.superlative,
    }
    forms |= {name + "e": forms[name] + "e" for name in ("more", "most") if forms[name]}
    return {name: form for name, form in forms.items() if form}
