"""Why and to what end: explicit *omdat, doordat, want, om ... te* answer a question on their main clause (type 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, fact_gates, fact_name, stem_gates
from quiz.generate.data import words
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.generate.stem import Order, after_question_word, as_statement, as_statement_without, render
from quiz.generate.wording import balanced, lowered, question
from quiz.lexicon import entries
from quiz.model.analysis import Sentence, Word
from quiz.model.bank import Kind

_KIND: Kind = "reason"
_OPENERS: Final = {"om": "met welk doel", "doordat": "waardoor", "dankzij": "waardoor"}
_THEREFORE: Final = {"daarom": "waarom", "daardoor": "waardoor", "hierdoor": "waardoor"}
"""Adverbs that take up the sentence or clause before them as the reason or the cause."""
_BECAUSE_OF: Final = frozenset({"vanwege", "wegens", "dankzij"})
_NO_REASON: Final = frozenset({"waardoor", "zodat", "waarna", "hoewel", "terwijl", "maar"})
_LONGEST_CAUSE: Final = 22
_SHORTEST_CAUSE: Final = 4
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
        reason = None if fact.clause.subordinate else _reason(fact)
        if reason is None:
            continue
        order = _order(fact, reason)
        gate = _gate(fact, reason, order)
        if gate or order is None:
            result.refuse(gate or "frame", _KIND, fact)
            continue
        result.candidates.append(_candidate(fact, reason, order))
    result.candidates.extend(found for fact in facts if (found := _therefore(fact)) is not None)
    return result


def _reason(fact: Fact) -> _Reason | None:
    sentence = fact.sentence
    markers = [word for word in sentence.words if word.text.lower() in _REASONS and word.pos in {"SCONJ", "CCONJ"}]
    if not markers:
        return _because_of(fact) or _purpose(fact)
    if len(markers) != 1:
        return None
    marker = markers[0]
    if any(p.relation in {"ccomp", "csubj"} and p.first < marker.index for p in fact.clause.phrases):
        return None  # "verklaarde dat ..., doordat ...": the reason is that of what was said
    if marker.index < fact.clause.finite.index:
        return _in_front(fact, marker)
    end = _stop(sentence, marker.index)
    while end > marker.index and sentence.words[end].pos == "PUNCT":
        end -= 1
    return _Reason(marker.index, end, marker.text.lower())


def _stop(sentence: Sentence, start: int) -> int:
    """Last word of a reason: a consequence or a contrast behind a comma is no part of it."""
    for word in sentence.words[start + _SHORTEST_CAUSE : -1]:
        after = sentence.words[word.index + 1]
        goes_on = word.text == "," and after.feats.get("VerbForm") == "Fin" and after.pos in {"VERB", "AUX"}
        if goes_on or (word.text == "," and after.text.lower() in _NO_REASON):
            return word.index - 1
    return len(sentence.words) - 1


def _in_front(fact: Fact, marker: Word) -> _Reason | None:
    """*Omdat het regende, bleef hij thuis*: the reason fills the prefield."""
    found = [p for p in fact.clause.phrases if fact.clause.in_prefield(p) and p.first == marker.index]
    if not found or found[0].relation != "advcl" or not fact.agreed_on(found[0]):
        return None
    return _Reason(found[0].first, found[0].core_last, marker.text.lower())


def _because_of(fact: Fact) -> _Reason | None:
    """*vanwege*, *wegens* or *dankzij* with a noun."""
    found = [p for p in fact.clause.phrases if p.preposition in _BECAUSE_OF and fact.agreed_on(p) and not p.torn]
    return _Reason(found[0].first, found[0].core_last, found[0].preposition) if len(found) == 1 else None


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
    if reason.last < clause.finite.index or reason.marker in _BECAUSE_OF:
        return order
    return Order(tuple(p for p in order.positions if p < reason.first), order.dropped)


def _whole(fact: Fact) -> Order | None:
    """Nothing inside the clause is asked for: its prefield moves behind the finite verb."""
    clause = fact.clause
    assert clause.subject is not None
    return _turned(clause.subject, as_statement(clause, clause.subject))


def _turned(subject: Phrase, order: Order | None) -> Order | None:
    """A statement's order with the finite verb before its subject, as behind *waarom*."""
    if order is None:
        return None
    size = subject.core_last - subject.first + 1
    first, finite, rest = order.positions[:size], order.positions[size : size + 1], order.positions[size + 1 :]
    return Order((*finite, *first, *rest), order.dropped)


def _gate(fact: Fact, reason: _Reason, order: Order | None) -> str:
    if order is None:
        return "frame"
    gate = gates.clause_frame(fact)
    if gate and gate != "condition":
        return gate
    if fact.sentence.speech or fact.sentence.quoted:
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
            own = (
                word.dep != "obj"
                and word.text.lower() in {"hij", "zij", "ze", "zijn", "haar", "hun"}
                and subject is not None
            )
            if not own or (subject is not None and subject.kind == "pronoun"):
                return False
    return balanced(sentence.span(reason.first, reason.last))


def _therefore(fact: Fact) -> Candidate | None:
    """*X. Daarom Y.*: why Y is answered by the sentence or the clause before it."""
    clause, sentence = fact.clause, fact.sentence
    adverbs = [p for p in clause.phrases if p.first == p.last and p.text.lower() in _THEREFORE]
    if len(adverbs) != 1 or clause.subordinate or clause.subject is None or fact.negated or fact_gates(fact):
        return None
    order = _turned(clause.subject, as_statement_without(clause, clause.subject, adverbs[0]))
    cause = _cause(fact)
    if order is None or not cause or len(order.positions) < 4:
        return None
    if stem_gates(fact, order, None) or gates.compares(fact, order, asked_subject=False):
        return None
    stem = question([_THEREFORE[adverbs[0].text.lower()], render(clause, order, fact.referents)])
    if not balanced(cause):
        return None
    return Candidate(
        kind=_KIND,
        type="open",
        skill="reason",
        stem=stem,
        key=cause,
        sentence=sentence,
        quote=sentence.source if clause.first > 1 else f"{cause} {sentence.source}",
        fact=fact_name(fact) + ".therefore",
        asked=frozenset({adverbs[0].first}),
        score=2.1,
    )


def _cause(fact: Fact) -> str:
    """What *daarom* takes up: the clause before it in the sentence, else the sentence before it; empty if unclear."""
    sentence, clause = fact.sentence, fact.clause
    if clause.first > 1:
        last = clause.first - 1
        while last > 0 and sentence.words[last].pos in {"PUNCT", "CCONJ"}:
            last -= 1
        words = sentence.words[: last + 1]
        verbs = any(word.feats.get("VerbForm") == "Fin" for word in words)
        told = sentence.span(0, last)
        return told + "." if verbs and _says_enough(words) else ""
    before = fact.analysis.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph or before.quoted or before.speech:
        return ""
    joined = before.start + len(before.text) + 1 == sentence.start and before.text.endswith(".")
    return before.text if joined and _says_enough(before.words) and not gates.leans(before) else ""


def _says_enough(words: tuple[Word, ...]) -> bool:
    """Long enough to be a cause, short enough to be one thing."""
    size = sum(word.pos != "PUNCT" for word in words)
    return _SHORTEST_CAUSE <= size <= _LONGEST_CAUSE


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
