"""Counts what a parse has right, per component, against annotated sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from quiz.nlp.lemmas import dictionary_lemma
from quiz.nlp.training.conllu import MISSING, PARTICLE, ROOT, Sentence, bare_lemmas

if TYPE_CHECKING:
    from spacy.tokens import Doc

RELATIONS: Final = ("root", "nsubj", "obj", "obl", "nsubj:pass", PARTICLE)


@dataclass
class Tally:
    """Right answers among those found and those in the annotation; a share is 0.0 where there is nothing to count."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, *, found: bool, gold: bool, right: bool) -> None:
        """Count one decision."""
        self.found += found
        self.gold += gold
        self.right += right

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; where everything is answered once it is the accuracy."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass
class Scores:
    """Tallies of one set of sentences.

    ``uas`` and ``las`` leave punctuation out.  ``lemma`` is the pipeline's own guess, with the particle of
    *ging ... aan* still apart; ``repaired`` is the dictionary lemma after the lexicon and the parser's particle.
    """

    tokens: int = 0
    pos: Tally = field(default_factory=Tally)
    feats: Tally = field(default_factory=Tally)
    lemma: Tally = field(default_factory=Tally)
    repaired: Tally = field(default_factory=Tally)
    uas: Tally = field(default_factory=Tally)
    las: Tally = field(default_factory=Tally)
    relations: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in RELATIONS})


def score(pairs: Iterable[tuple[Sentence, Doc]]) -> Scores:
    """Compare parses of the annotated tokens with their annotation; missing annotation is not counted."""
    scores = Scores()
    for gold, doc in pairs:
        scores.tokens += len(gold.rows)
        _count_words(scores, gold, doc)
        _count_lemmas(scores, gold, doc)
        _count_arcs(scores, gold, doc)
    return scores


def _answer(tally: Tally, *, right: bool) -> None:
    tally.add(found=True, gold=True, right=right)


def _count_words(scores: Scores, gold: Sentence, doc: Doc) -> None:
    for row, token in zip(gold.rows, doc, strict=True):
        if row.upos == MISSING:
            continue
        _answer(scores.pos, right=token.pos_ == row.upos)
        if row.feats != MISSING or row.lemma != MISSING:
            features = set() if row.feats == MISSING else set(row.feats.split("|"))
            _answer(scores.feats, right={part for part in str(token.morph).split("|") if part} == features)


def _count_lemmas(scores: Scores, gold: Sentence, doc: Doc) -> None:
    apart = {token.head.i: token.lower_ for token in doc if token.dep_ == PARTICLE}
    for row, bare, token in zip(gold.rows, bare_lemmas(gold), doc, strict=True):
        if row.lemma == MISSING:
            continue
        _answer(scores.lemma, right=token.lemma_ == bare)
        found, _ = dictionary_lemma(token.text, token.lemma_, token.pos_, apart.get(token.i, ""))
        _answer(scores.repaired, right=found == row.lemma.replace("_", ""))


def _count_arcs(scores: Scores, gold: Sentence, doc: Doc) -> None:
    for row, token in zip(gold.rows, doc, strict=True):
        dep, found = relation(row.deprel), relation(token.dep_)
        right = row.head == token.head.i and dep == found
        if dep != "punct":
            _answer(scores.uas, right=row.head == token.head.i)
            _answer(scores.las, right=right)
        for name in {dep, found} & set(RELATIONS):
            scores.relations[name].add(found=name == found, gold=name == dep, right=right and name == dep)


def relation(label: str) -> str:
    """Relation as the treebank writes it; spaCy has its own capitals for the root."""
    return "root" if label == ROOT else label
