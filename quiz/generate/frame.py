"""Tells whether a parsed clause fits the verb-second frame: its edges, its prefield, its noun phrases, its particle."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from quiz.generate.data import words
from quiz.generate.phrases import Phrase
from quiz.lexicon import entries, forms
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Sentence, Word

_VERBAL: Final = frozenset({"VERB", "AUX"})
UNSURE: Final = frozenset({"dep", "discourse", "vocative", "orphan", "list", "reparandum", "dislocated"})
"""Relations with which a parser says that it does not know."""
_CLAUSAL: Final = frozenset({"advcl", "ccomp", "csubj", "acl", "acl:relcl", "parataxis"})
_CLAUSE_OPENERS: Final = frozenset("die dat wat wie of als om zodat omdat toen terwijl dan alsof".split())
_STOPS: Final = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})


def is_whole(sentence: Sentence, head: Word, first: int, last: int) -> bool:
    """Nothing was cut off or taken in wrongly: edges, ties across them, the particle."""
    return (
        _bounded(sentence, first, last)
        and particle_known(sentence, head, last)
        and is_closed(sentence, head, first, last)
    )


def _bounded(sentence: Sentence, first: int, last: int) -> bool:
    """A clause begins and ends at the sentence's edge, at punctuation or at a conjunction; else it was cut wrongly."""
    words = sentence.words
    before = first == 0 or words[first - 1].pos in {"PUNCT", "CCONJ"} or first == 1
    after = last >= len(words) - 1 or words[last + 1].pos in {"PUNCT", "CCONJ"}
    return before and after


def is_closed(sentence: Sentence, head: Word, first: int, last: int) -> bool:
    """Tell whether no word of the clause hangs on a word outside it; else it was cut at the wrong place."""
    for word in sentence.words[first : last + 1]:
        inside = first <= word.head <= last or word.index == head.index
        if not inside and word.pos != "PUNCT" and word.dep not in {"cc", "mark"}:
            return False
    return True


def particle_known(sentence: Sentence, head: Word, last: int) -> bool:
    """Tell whether the particle makes a listed verb, and no loose word at the end would make one with this verb."""
    particles = [
        sentence.words[child] for child in sentence.children[head.index] if sentence.words[child].dep == "compound:prt"
    ]
    if particles:
        return len(particles) == 1 and head.lemma in entries.verbs() and bool(forms.particle(head.lemma))
    end = sentence.words[last]
    if head.pos != "VERB" or head.index >= last or end.pos not in {"ADP", "ADV"}:
        return True
    return end.text.lower() + head.lemma not in entries.verbs()


def is_one_constituent(phrases: list[Phrase], prefield: tuple[int, int], finite: int) -> bool:
    """Verb second: exactly one constituent stands before the finite verb, one that can (no *en*, no imperative)."""
    if any(phrase.relation in UNSURE for phrase in phrases):
        return False
    inside = [phrase for phrase in phrases if phrase.first < finite]
    if len(inside) != 1 or (inside[0].first, inside[0].last) != prefield:
        return False
    opening = inside[0]
    if opening.text.lower() in {"je", "u", "ik", "we", "hij", "jij"} and not opening.relation.startswith("nsubj"):
        return False
    if opening.relation in {"mark", "cc", "parataxis", "discourse", "vocative", "extra"} or opening.head.pos in {
        "CCONJ",
        "SCONJ",
    }:
        return False
    nominal = bool(opening.preposition) or opening.words[0].pos == "DET"
    return (
        nominal
        or opening.relation in _CLAUSAL | {"xcomp", "predicate", "nsubj", "nsubj:pass"}
        or opening.head.pos not in _VERBAL
    )


def is_sound(phrase: Phrase) -> bool:
    """A noun phrase looks like one: nothing behind a noun that cannot be there, no finite verb, no loose end."""
    words = phrase.words
    if phrase.relation in {"advcl", "ccomp", "csubj", "xcomp", "parataxis", "predicate"} or phrase.head.pos in _VERBAL:
        return True
    if (
        words[-1].pos in _STOPS
        and len(words) > 1
        and words[-1].dep != "compound:prt"
        and words[-1].text.lower() not in {"uit", "toe", "af"}
    ):
        return False
    opened = False
    for left, right in pairwise(words):
        opened = opened or _opens_clause(left)
        if opened:
            continue
        if right.feats.get("VerbForm") == "Fin" and right.pos in _VERBAL and not _opens_clause(right):
            return False
        if left.pos == "NOUN" and not _may_follow(left, right):
            return False
    return True


def _opens_clause(word: Word) -> bool:
    text = word.text.lower()
    return (
        word.pos == "SCONJ"
        or word.feats.get("PronType") in {"Rel", "Int"}
        or text in _CLAUSE_OPENERS
        or text.startswith(("waar", "hoe"))
    )


def _may_follow(noun: Word, word: Word) -> bool:
    """Behind a noun in its phrase: a preposition, conjunction, comma, name, relative word; a noun behind a measure."""
    if word.pos in {"ADP", "CCONJ", "PUNCT", "PROPN", "SCONJ", "X", "SYM"} or _opens_clause(word):
        return True
    if word.pos in {"NOUN", "ADJ", "NUM"}:
        lemma = noun.lemma.lower()
        return (
            lemma in words("measure")
            or semantic_class(lemma) == "measure"
            or (lemma.endswith("je") and word.pos == "NOUN")
        )
    text = word.text.lower()
    if noun.lemma.lower() in {"eind", "begin", "midden"} and word.pos == "DET":
        return True  # "eind dit jaar"
    return (text.startswith(("daar", "hier", "er")) and word.pos == "ADV") or text in {
        "zelf",
        "samen",
        "eerder",
        "later",
        "geleden",
        "lang",
    }
