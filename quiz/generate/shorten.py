"""Leaves out what closes a long question and is not needed to know what is meant: a clause that only says more."""

from __future__ import annotations

from typing import Final

from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.generate.stem import Order
from quiz.model.analysis import Sentence, Word

_SAYS_MORE: Final = frozenset("nadat terwijl doordat omdat zodat toen hoewel waardoor aangezien voordat sinds".split())
"""Conjunctions of clauses without which the main clause is as true as with them; *als* and *mits* are none."""
_FEWEST: Final = 5
"""Words that must be left of a question."""


def without_tail(fact: Fact, order: Order, asked: Phrase) -> Order | None:
    """Return the order without its last clause, relative clause or second half; ``None`` where nothing may go."""
    last = max(order.positions)
    if order.positions[-1] != last:
        return None
    spans = (_clause_behind(fact, asked, last), _relative(fact.sentence, last), _second_half(fact.sentence, last))
    for first in spans:
        kept = tuple(position for position in order.positions if position < first)
        outside = first > fact.clause.finite.index and not asked.first <= first <= asked.last
        verbs = {fact.clause.verb.index, *fact.clause.cluster}
        if first >= 0 and outside and len(kept) >= _FEWEST and verbs.isdisjoint(range(first, last + 1)):
            return Order(_without_comma(fact.sentence, kept), order.dropped)
    return None


def _without_comma(sentence: Sentence, positions: tuple[int, ...]) -> tuple[int, ...]:
    return positions[:-1] if sentence.words[positions[-1]].text == "," else positions


def _clause_behind(fact: Fact, asked: Phrase, last: int) -> int:
    """Where an adverbial clause begins that closes the question, or -1."""
    for phrase in fact.clause.phrases:
        if phrase is not asked and phrase.relation == "advcl" and phrase.core_last == last:
            opener = next(word for word in phrase.words if word.pos != "PUNCT")
            return phrase.first if opener.text.lower() in _SAYS_MORE else -1
    return -1


def _closing(sentence: Sentence, word: Word, last: int) -> list[int]:
    """Positions of all that hangs on a word, marks left out; none where it lies in pieces or ends elsewhere."""
    span = [p for p in sentence.subtree(word.index) if p <= last and sentence.words[p].pos != "PUNCT"]
    whole = [p for p in range(span[0], last + 1) if sentence.words[p].pos != "PUNCT"] if span else []
    return span if span == whole else []


def _relative(sentence: Sentence, last: int) -> int:
    """Where a relative clause begins that closes the question behind a comma or after *een ...*, or -1."""
    for word in sentence.words[: last + 1]:
        if word.dep != "acl:relcl":
            continue
        span = _closing(sentence, word, last)
        if not span:
            continue
        new = any(sentence.words[child].text.lower() == "een" for child in sentence.children[word.head])
        if new or (span[0] and sentence.words[span[0] - 1].text == ","):
            return span[0]
    return -1


def _second_half(sentence: Sentence, last: int) -> int:
    """Where *en* begins that joins a second infinitive or verb phrase to the first, or -1."""
    for word in sentence.words[: last + 1]:
        verbal = {word.pos, sentence.words[word.head].pos} <= {"VERB", "AUX"}
        if word.dep != "conj" or not verbal:
            continue
        span = _closing(sentence, word, last)
        if span and sentence.words[span[0]].text.lower() == "en":
            return span[0]
    return -1
