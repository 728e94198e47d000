"""What it is worth that the pipeline and its witness agree: share kept and precision, per relation and per clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from quiz.nlp.training.conllu import PARTICLE, Sentence
from quiz.nlp.training.scores import Tally, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quiz.nlp.pipeline import Arcs

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
CORE: Final = SUBJECTS | {"obj", "iobj", "xcomp", PARTICLE, "aux", "aux:pass", "cop", "expl:pv"}
"""Relations that say who does what: a clause is right when its head has exactly these dependents."""
ROWS: Final = ("all arcs", "root", "nsubj", "nsubj:pass", "obj", "obl", PARTICLE, "clause")


@dataclass
class Agreement:
    """One row: the pipeline alone, the witness alone, and the pipeline where the witness says the same."""

    alone: Tally = field(default_factory=Tally)
    witness: Tally = field(default_factory=Tally)
    agreed: Tally = field(default_factory=Tally)

    @property
    def share(self) -> float:
        """Share of the pipeline's findings that the witness confirms."""
        return self.agreed.found / self.alone.found if self.alone.found else 0.0


@dataclass(frozen=True)
class Tree:
    """Heads (the root's is its own position) and relations of one sentence."""

    heads: Sequence[int]
    deps: Sequence[str]

    def arc(self, index: int) -> tuple[int, str]:
        """Head and relation of a token."""
        return self.heads[index], self.deps[index]

    def clauses(self) -> dict[int, frozenset[tuple[str, int]]]:
        """Each token that has a subject, with its core dependents."""
        core: dict[int, set[tuple[str, int]]] = {}
        for index, (head, dep) in enumerate(zip(self.heads, self.deps, strict=True)):
            if dep in CORE:
                core.setdefault(head, set()).add((dep, index))
        return {head: frozenset(found) for head, found in core.items() if any(dep in SUBJECTS for dep, _ in found)}


def agreement(triples: Iterable[tuple[Sentence, Doc, Arcs]]) -> dict[str, Agreement]:
    """Count arcs (without punctuation) and clauses of both parses against the annotation."""
    rows = {name: Agreement() for name in ROWS}
    for sentence, doc, arcs in triples:
        gold = Tree([row.head for row in sentence.rows], [relation(row.deprel) for row in sentence.rows])
        first = Tree([token.head.i for token in doc], [relation(token.dep_) for token in doc])
        second = Tree(arcs.heads, arcs.deps)
        _count_arcs(rows, gold, first, second)
        _count_clauses(rows["clause"], gold, first, second)
    return rows


def _count_arcs(rows: dict[str, Agreement], gold: Tree, first: Tree, second: Tree) -> None:
    for index in range(len(gold.heads)):
        right, found, other = gold.arc(index), first.arc(index), second.arc(index)
        for name, row in rows.items():
            if name != "clause":
                _add(row, *(arc if _belongs(name, arc) else None for arc in (right, found, other)))


def _belongs(row: str, arc: tuple[int, str]) -> bool:
    return arc[1] == row or (row == "all arcs" and arc[1] != "punct")


def _count_clauses(row: Agreement, gold: Tree, first: Tree, second: Tree) -> None:
    right, found, other = gold.clauses(), first.clauses(), second.clauses()
    for head in {*right, *found, *other}:
        _add(row, right.get(head), found.get(head), other.get(head))


def _add(row: Agreement, gold: object, found: object, other: object) -> None:
    row.alone.add(found=found is not None, gold=gold is not None, right=found is not None and found == gold)
    row.witness.add(found=other is not None, gold=gold is not None, right=other is not None and other == gold)
    both = found if found == other else None
    row.agreed.add(found=both is not None, gold=gold is not None, right=both is not None and both == gold)
