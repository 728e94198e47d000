"""Lemmas as a dictionary lists them: separable verbs joined, unknown guesses repaired from the lexicon's forms."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from quiz.lexicon import forms
from quiz.lexicon.lookup import compound_of

_OPEN_CLASSES: Final = frozenset({"NOUN", "VERB", "ADJ", "AUX"})
_LEXICON_POS: Final = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adjective"}


def dictionary_lemma(form: str, guess: str, pos: str, particle: str) -> tuple[str, str]:
    """Return lemma and separable particle of a word.

    ``guess`` is the pipeline's lemma, in which ``_`` separates a particle; ``particle`` is one that stands apart.
    A guess that the lexicon does not know gives way to the lexicon's own lemma of that form.
    """
    if pos not in _OPEN_CLASSES:
        return (form if pos == "PROPN" else guess.replace("_", "")), ""
    own, bar, rest = guess.partition("_")
    lemma = guess.replace("_", "")
    known = forms.lemmas(form.lower(), _LEXICON_POS[pos])
    if known and lemma not in known:
        lemma, bar = known[0], ""
    elif pos == "NOUN" and not known:
        lemma = _of_compound(form.lower()) or lemma
    if particle and pos in {"VERB", "AUX"}:
        bare = rest if bar and own == particle else lemma
        return (bare if bare.startswith(particle) and bar else particle + bare), particle
    if pos in {"VERB", "AUX"}:
        return lemma, forms.particle(lemma) or (own if bar and rest else "")
    return lemma, ""


@lru_cache(maxsize=4096)
def _of_compound(form: str) -> str:
    """The lemma of a compound that is not listed, from its last part (*fractieleden* is *fractielid*)."""
    found = compound_of(form)
    return found.lemma if found is not None and found.sure else ""
