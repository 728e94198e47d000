"""Fixed expressions of the lexicon and of the generator's list, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from quiz.generate.data import fixed_phrases, idioms
from quiz.lexicon import entries
from quiz.model.analysis import Sentence, Word


def in_expression(sentence: Sentence, words: Iterable[Word], head: Word | None = None) -> bool:
    """Tell whether one of the words belongs to an expression here, or to a pair that goes without saying.

    Where the words are a phrase with a ``head``, only the head is looked at beside its verb.
    """
    words = list(words)
    paired = words if head is None else [head]
    return any(in_idiom(sentence, word) for word in words) or any(_goes_without_saying(sentence, w) for w in paired)


def in_idiom(sentence: Sentence, word: Word) -> bool:
    """Tell whether a word belongs to a fixed phrase (*in de gaten houden*) that stands in the sentence."""
    text = f" {sentence.text.lower()} "
    if any(f" {phrase} " in text for phrase in fixed_phrases().get(word.text.lower(), ())):
        return True
    expressions = _expressions().get(word.lemma.lower(), ())
    if not expressions:
        return False
    present = {other.lemma.lower() for other in sentence.words} | {other.text.lower() for other in sentence.words}
    return any(expression <= present for expression in expressions)


def _goes_without_saying(sentence: Sentence, noun: Word) -> bool:
    """The verb that the noun hangs on, itself or through another noun, makes an expression with it (*alarm slaan*)."""
    above, verbs = noun, idioms().get(noun.lemma.lower(), frozenset())
    for _ in range(_NEAREST if verbs else 0):
        above = sentence.words[above.head]
        if above.pos == "VERB" and above.lemma.lower() in verbs:
            return True
    return False


_NEAREST: Final = 2


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
