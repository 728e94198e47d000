"""Why and to what end: explicit *omdat, doordat, want, om ... te* answer a question on their main clause (type 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, fact_name, stem_gates
from quiz.generate.data import words
from quiz.generate.facts import Fact
from quiz.generate.stem import Order, after_question_word, as_statement, render
from quiz.generate.wording import balanced, lowered, question
from quiz.lexicon import entries
from quiz.model.analysis import Sentence
from quiz.model.bank import Kind

_KIND: Kind = "reason"
_OPENERS: Final = {"om": "met welk doel", "doordat": "waardoor"}
_REASONS: Final = frozenset({"omdat", "doordat", "aangezien", "want"})


@dataclass(frozen=True)
class _Reason:
    """The words that give the reason: the conjunction's position up to the end of its clause."""

    first: int
    last: int
    marker: str


def reason_candidates(facts: list[Fact]) -> Yield:
    """Ask *Waarom ...?* for each main clause with an explicit reason in the same sentence."""
    result = Yield()
    for fact in facts:
        reason = _reason(fact)
        if reason is None:
            continue
        order = _order(fact, reason)
        gate = _gate(fact, reason, order)
        if gate or order is None:
            result.refuse(gate or "frame", _KIND, fact)
            continue
        result.candidates.append(_candidate(fact, reason, order))
    return result


def _reason(fact: Fact) -> _Reason | None:
    sentence = fact.sentence
    markers = [word for word in sentence.words if word.text.lower() in _REASONS and word.pos in {"SCONJ", "CCONJ"}]
    if not markers:
        return _purpose(fact)
    if len(markers) != 1:
        return None
    marker = markers[0]
    if marker.index < fact.clause.finite.index:
        return None
    end = len(sentence.words) - 1
    while end > marker.index and sentence.words[end].pos == "PUNCT":
        end -= 1
    return _Reason(marker.index, end, marker.text.lower())


def _purpose(fact: Fact) -> _Reason | None:
    """*om ... te ...* as an adverbial of its own, which no verb, noun or adjective asks for."""
    verb = fact.clause.verb
    if (
        any("te" in sense.frame for sense in entries.verbs().get(verb.lemma, ()))
        or fact.clause.copular
        or fact.modality
    ):
        return None
    found = [
        p
        for p in fact.clause.phrases
        if p.relation == "advcl" and p.words[0].text.lower() == "om" and p.first > fact.clause.finite.index
    ]
    if len(found) != 1 or not fact.agreed_on(found[0]) or not any(word.text.lower() == "te" for word in found[0].words):
        return None
    before = fact.sentence.words[found[0].first - 1]
    behind_verb = fact.sentence.words[fact.clause.finite.index : found[0].first]
    if before.pos in {"ADJ", "ADV"} or any(word.lemma.lower() in words("takes-om") for word in behind_verb):
        return None
    return _Reason(found[0].first, found[0].last, "om")


def _order(fact: Fact, reason: _Reason) -> Order | None:
    """The main clause behind *Waarom*, everything from the conjunction on left out."""
    clause = fact.clause
    subject = clause.subject
    if subject is None:
        return None
    asked = next((p for p in clause.phrases if p.first <= reason.first <= p.last), None)
    if asked is None and not clause.last < reason.first <= clause.last + 2:
        return None  # another clause stands between: the reason belongs to that one
    order = after_question_word(clause, asked) if asked is not None else _whole(fact)
    if order is None:
        return None
    return Order(tuple(p for p in order.positions if p < reason.first), order.dropped)


def _whole(fact: Fact) -> Order | None:
    """Nothing inside the clause is asked for: its prefield moves behind the finite verb."""
    clause = fact.clause
    assert clause.subject is not None
    order = as_statement(clause, clause.subject)
    if order is None:
        return None
    size = clause.subject.core_last - clause.subject.first + 1
    subject, finite, rest = order.positions[:size], order.positions[size : size + 1], order.positions[size + 1 :]
    return Order((*finite, *subject, *rest), order.dropped)


def _gate(fact: Fact, reason: _Reason, order: Order | None) -> str:
    if order is None:
        return "frame"
    gate = gates.clause_frame(fact)
    if gate and gate != "condition":
        return gate
    if any(mark in fact.sentence.text for mark in '“”"') or fact.sentence.quoted:
        return "quotation"
    gate = stem_gates(fact, order, None)
    if gate:
        return gate
    if gates.compares(fact, order, asked_subject=False):
        return "comparison"
    if not _clean(fact.sentence, reason, fact):
        return "key-pronoun"
    return "short-stem" if len(order.positions) < 4 else ""


def _clean(sentence: Sentence, reason: _Reason, fact: Fact) -> bool:
    """The reason holds no word that points outside the sentence, save a pronoun for the clause's own subject."""
    if reason.last - reason.first < 3 or reason.last - reason.first > 24:
        return False
    opening = sentence.words[reason.first + 1]
    if opening.text.lower() in {"het", "dat", "dit"} and opening.pos == "PRON":
        return False
    subject = fact.clause.subject
    for position in range(reason.first + 1, reason.last + 1):
        word = sentence.words[position]
        if gates.is_pointer(word):
            own = word.text.lower() in {"hij", "zij", "ze", "zijn", "haar", "hun"} and subject is not None
            if not own or (subject is not None and subject.kind == "pronoun"):
                return False
    return balanced(sentence.span(reason.first, reason.last))


def _candidate(fact: Fact, reason: _Reason, order: Order) -> Candidate:
    first = reason.first + (1 if reason.marker == "want" else 0)  # a main clause behind *want* answers by itself
    key = lowered(fact.analysis, fact.sentence, first, reason.last)
    return Candidate(
        kind=_KIND,
        type="open",
        skill="reason",
        stem=question([_OPENERS.get(reason.marker, "waarom"), render(fact.clause, order, fact.referents)]),
        key=key,
        sentence=fact.sentence,
        quote=fact.sentence.source,
        fact=fact_name(fact) + ".why",
        asked=frozenset(range(reason.first, reason.last + 1)),
        score=2.2,
    )
