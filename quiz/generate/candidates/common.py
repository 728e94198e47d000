"""What the families share: the tests a clause question passes, and the two ways a result comes out."""

from __future__ import annotations

from dataclasses import dataclass, field

from quiz.generate import gates
from quiz.generate.candidate import Candidate, Refused
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.generate.stem import Order
from quiz.model.analysis import Analysis, Entity
from quiz.model.bank import Kind
from quiz.text.fold import fold


@dataclass
class Yield:
    """Collects what a family makes; the same refusal is kept once."""

    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, gate: str, kind: Kind, fact: Fact, text: str = "") -> None:
        """Note that a gate refused something of a fact."""
        entry = Refused(gate, kind, text or fact.clause.text, fact.sentence.paragraph)
        if entry not in self.refused:
            self.refused.append(entry)


def fact_gates(fact: Fact) -> str:
    """Return the gate that refuses a fact for every family that builds on its clause, or an empty string."""
    return gates.source_sentence(fact.sentence) or gates.clause_frame(fact)


def stem_gates(fact: Fact, order: Order, asked: Phrase | None) -> str:
    """Return the gate that refuses the words of a stem, or an empty string."""
    return gates.stem_words(fact, order, asked) or gates.known_referents(fact, order)


def fact_name(fact: Fact) -> str:
    """A name for the fact: sentence and clause."""
    return f"{fact.sentence.index}.{fact.clause.first}"


def evidence(fact: Fact) -> str:
    """The clause with its own punctuation: the words that hold the answer."""
    sentence = fact.sentence
    if sentence.original:
        return sentence.original
    last = fact.clause.last
    whole = last >= len(sentence.words) - 2 and fact.clause.first == 0
    return sentence.text if whole else fact.clause.text


def insert_er(rest: str) -> str:
    """*stond in de kelder* becomes *stond er in de kelder*: *er* comes right behind the finite verb."""
    finite, _, tail = rest.partition(" ")
    return f"{finite} er {tail}".strip()


def in_title(analysis: Analysis, entity: Entity) -> bool:
    """The title names it: then the text is about it, and the gap can be filled without reading."""
    title = f" {fold(analysis.article.title)} "
    return analysis.article.title_is_own and any(f" {fold(alias)} " in title for alias in entity.aliases)
