"""Fixed expressions of the lexicon and of the generator's list, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quiz.generate.data import fixed_phrases, idioms
from quiz.lexicon import entries
from quiz.model.analysis import Sentence, Word


def in_expression(sentence: Sentence, words: Iterable[Word]) -> bool:
    """Tell whether one of the words belongs to a fixed phrase (*in de gaten houden*) that stands in the sentence."""
    text = f" {sentence.text.lower()} "
    verbs = {other.lemma.lower() for other in sentence.words if other.pos in {"VERB", "AUX"}}
    present = {other.lemma.lower() for other in sentence.words} | {other.text.lower() for other in sentence.words}
    for word in words:
        if any(f" {phrase} " in text for phrase in fixed_phrases().get(word.text.lower(), ())):
            return True
        if any(verb in verbs for verb in idioms().get(word.lemma.lower(), ())):
            return True
        if any(expression <= present for expression in _expressions().get(word.lemma.lower(), ())):
            return True
    return False


@cache
def _expressions() -> dict[str, tuple[frozenset[str], ...]]:
    """Each content word of a listed expression to the sets of words that make one with it."""
    table: dict[str, tuple[frozenset[str], ...]] = {}
    for lemma, uses in entries.others().items():
        if " " in lemma and any(use.pos == "expression" for use in uses):
            parts = frozenset(lemma.replace("...", "").split())
            for part in parts:
                if part not in entries.others() or len(part) > 4:
                    table[part] = (*table.get(part, ()), parts)
    return table
