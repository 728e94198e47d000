"""Facts: one per clause that two parsers see alike, with its predicate, modality, polarity and pronouns resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quiz.generate.clauses import Clause, main_clauses
from quiz.generate.phrases import Phrase
from quiz.generate.referents import referent
from quiz.generate.restate import restated
from quiz.generate.subordinate import subordinate_clauses
from quiz.model.analysis import Analysis, Sentence


@dataclass(frozen=True)
class Fact:
    """A clause as something said of somebody: what types put into words and gates test."""

    clause: Clause
    predicate: str
    """Lemma of the lexical verb or, in a copular clause, of the predicate's head."""
    modality: str
    """Lemma of a modal verb (*zullen*, *moeten*), else empty."""
    negated: bool
    referents: Mapping[int, str]
    """Position of a subject pronoun to the name it stands for, where that is certain."""
    twin: Clause
    """The same clause as the witness sees it."""
    certain: bool
    """Both parsers see the same subject, objects and predicate; else only the verbs, and each question is compared."""

    def agreed_on(self, phrase: Phrase) -> bool:
        """Tell whether both parsers give a phrase the same extent."""
        return self.seen_by_witness(phrase) is not None

    def seen_by_witness(self, phrase: Phrase) -> Phrase | None:
        """The phrase of the same extent in the witness's clause."""
        return next((p for p in self.twin.phrases if (p.first, p.last) == (phrase.first, phrase.last)), None)

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.clause.sentence

    @property
    def analysis(self) -> Analysis:
        """The article it stands in."""
        return self.clause.analysis


_MODALS: Final = frozenset("zullen moeten mogen kunnen willen hoeven lijken schijnen blijken dreigen".split())


def facts_of(analysis: Analysis) -> list[Fact]:
    """Return the facts of an article in text order: the clauses whose frame two independent parsers see alike."""
    found: list[Fact] = []
    for sentence in restated(analysis):
        clauses = _clauses(analysis, sentence)
        retold = sentence.retold() if clauses else None
        others = _clauses(analysis, retold) if retold is not None else []
        for clause in clauses:
            alike = [other for other in others if _frame(other) == _frame(clause)]
            twin = next((other for other in alike if _core(other) == _core(clause)), None)
            if twin is not None or alike:
                found.append(_fact(clause, twin or alike[0], certain=twin is not None))
    return found


def _frame(clause: Clause) -> tuple[object, ...]:
    """Edges, verbs and prefield: enough to turn a question round, where the asked phrase is the same as well."""
    return (
        clause.first,
        clause.last,
        clause.bracket,
        clause.finite.index,
        clause.verb.index,
        clause.cluster,
        clause.prefield,
    )


def _clauses(analysis: Analysis, sentence: Sentence) -> list[Clause]:
    return [*main_clauses(analysis, sentence), *subordinate_clauses(analysis, sentence)]


def _core(clause: Clause) -> tuple[object, ...]:
    """Verb, particle, subject and objects with their extent: two parsers that agree on these rarely err together."""
    roles = tuple((p.first, p.last, _role(p)) for p in clause.phrases if _role(p))
    source = clause.source and (clause.source.first, clause.source.last)
    return clause.bracket, clause.finite.index, clause.verb.index, clause.cluster, roles, source


def _role(phrase: Phrase) -> str:
    """Subject, object, predicate or clause; adverbials have no role here."""
    kind = phrase.relation.partition(":")[0]
    if kind in {"csubj", "ccomp"}:
        return "clause"  # *Uit onderzoek bleek dat ...*: which of the two it is called makes no difference
    return kind if kind in {"nsubj", "obj", "iobj", "predicate"} else ""


def _fact(clause: Clause, twin: Clause, *, certain: bool) -> Fact:
    helpers = [clause.finite.lemma, *(word.lemma for word in clause.auxiliaries)]
    modals = [lemma for lemma in helpers if lemma in _MODALS and lemma != clause.verb.lemma]
    return Fact(
        clause=clause,
        predicate=clause.verb.lemma,
        modality=modals[0] if modals else "",
        negated=clause.negated,
        referents=_referents(clause),
        twin=twin,
        certain=certain,
    )


def _referents(clause: Clause) -> dict[int, str]:
    subject = clause.subject
    if subject is None or subject.first != subject.last:
        return {}
    name = referent(clause.analysis, clause.sentence, subject.head)
    return {subject.first: name} if name else {}
