"""Main clauses by the Dutch sentence frame: prefield, finite verb, middle field, verb cluster, what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate.phrases import Phrase, make_phrase
from quiz.model.analysis import Analysis, Sentence, Word

_ARGUMENTS: Final = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "obl:agent", "advmod", "xcomp", "expl", "expl:pv", "advcl", "ccomp", "csubj", "nmod", "amod", "det"}
)
_VERBAL: Final = frozenset({"VERB", "AUX"})
_CLAUSAL: Final = frozenset({"advcl", "ccomp", "csubj", "acl", "acl:relcl", "parataxis"})


@dataclass(frozen=True)
class Clause:
    """A finite main clause whose words ``first`` to ``last`` follow the verb-second frame."""

    analysis: Analysis
    sentence: Sentence
    first: int
    last: int
    finite: Word
    verb: Word
    """The lexical verb; in a copular clause the predicate's head."""
    copular: bool
    passive: bool
    auxiliaries: tuple[Word, ...]
    prefield: tuple[int, int]
    cluster: tuple[int, ...]
    """Positions of the non-finite verbs and the particle."""
    phrases: tuple[Phrase, ...]
    subject: Phrase | None

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the clause."""
        return self.sentence.words[self.first : self.last + 1]

    @property
    def text(self) -> str:
        """The clause, literally."""
        return self.sentence.span(self.first, self.last)

    @property
    def negated(self) -> bool:
        """Holds *niet*, *geen*, *nooit* or the like anywhere."""
        return any(word.text.lower() in _NEGATIONS for word in self.words)

    @property
    def object(self) -> Phrase | None:
        """The direct object where there is exactly one."""
        objects = [phrase for phrase in self.phrases if phrase.relation == "obj" and not phrase.preposition]
        return objects[0] if len(objects) == 1 else None

    def in_prefield(self, phrase: Phrase) -> bool:
        """Tell whether a phrase fills the place before the finite verb."""
        return (phrase.first, phrase.last) == self.prefield


_NEGATIONS: Final = frozenset("niet geen nooit nergens niemand niets niks noch nauwelijks zonder evenmin amper".split())


def main_clauses(analysis: Analysis, sentence: Sentence) -> list[Clause]:
    """Return the main clauses of a sentence that fit the frame for certain, in text order."""
    if not sentence.words:
        return []
    heads = [sentence.root, *_coordinated(sentence)]
    regions = _regions(sentence, heads)
    clauses: list[Clause] = []
    for head, (first, last) in zip(heads, regions, strict=True):
        clause = _clause(analysis, sentence, head, first, last)
        if clause is not None:
            clauses.append(clause)
    return clauses


def _coordinated(sentence: Sentence) -> list[Word]:
    """Verbs (or predicates) coordinated with the root that have a finite verb of their own."""
    children = sentence.children[sentence.root.index]
    return [
        sentence.words[child]
        for child in children
        if sentence.words[child].dep == "conj" and _finite(sentence, sentence.words[child]) is not None
    ]


def _regions(sentence: Sentence, heads: list[Word]) -> list[tuple[int, int]]:
    """Cut the sentence at the conjunctions between coordinated clauses."""
    words = sentence.words
    end = len(words) - 1
    while end > 0 and words[end].pos == "PUNCT":
        end -= 1
    starts = [0]
    for head in heads[1:]:
        conjunctions = [child for child in sentence.children[head.index] if words[child].dep == "cc"]
        starts.append((conjunctions[0] + 1) if conjunctions else sentence.subtree(head.index)[0])
    regions: list[tuple[int, int]] = []
    for position, start in enumerate(starts):
        stop = starts[position + 1] - 2 if position + 1 < len(starts) else end
        while stop > start and words[stop].pos == "PUNCT":
            stop -= 1
        regions.append((start, stop))
    return regions


def _finite(sentence: Sentence, head: Word) -> Word | None:
    """The finite verb that goes with a head: itself, its auxiliary or its copula."""
    candidates = [sentence.words[child] for child in sentence.children[head.index] if sentence.words[child].dep in {"aux", "aux:pass", "cop"}]
    finite = [word for word in (head, *candidates) if word.feats.get("VerbForm") == "Fin" and word.pos in _VERBAL]
    return finite[0] if len(finite) == 1 else None


def _clause(analysis: Analysis, sentence: Sentence, head: Word, first: int, last: int) -> Clause | None:
    finite = _finite(sentence, head)
    if finite is None or not first < finite.index <= last or not first <= head.index <= last:
        return None
    helpers = [sentence.words[child] for child in sentence.children[head.index] if sentence.words[child].dep in {"aux", "aux:pass", "cop"}]
    copular = any(word.dep == "cop" for word in helpers)
    phrases = _phrases(analysis, sentence, head, copular, first, last)
    prefield = (first, finite.index - 1)
    if phrases is None or not _is_one_constituent(phrases, prefield, copular, head):
        return None
    cluster = _cluster(sentence, head, finite, helpers, last)
    subjects = [phrase for phrase in phrases if phrase.relation.startswith("nsubj")]
    return Clause(
        analysis=analysis,
        sentence=sentence,
        first=first,
        last=last,
        finite=finite,
        verb=head,
        copular=copular,
        passive=any(word.dep == "aux:pass" for word in helpers) or any(p.relation == "nsubj:pass" for p in subjects),
        auxiliaries=tuple(word for word in helpers if word.index != finite.index),
        prefield=prefield,
        cluster=cluster,
        phrases=tuple(phrases),
        subject=subjects[0] if len(subjects) == 1 else None,
    )


def _is_one_constituent(phrases: list[Phrase], prefield: tuple[int, int], copular: bool, head: Word) -> bool:
    """Verb second: exactly one constituent stands before the finite verb."""
    inside = [phrase for phrase in phrases if phrase.first <= prefield[1]]
    return len(inside) == 1 and (inside[0].first, inside[0].last) == prefield


def _phrases(
    analysis: Analysis, sentence: Sentence, head: Word, copular: bool, first: int, last: int
) -> list[Phrase] | None:
    """The constituents that hang on the verb; in a copular clause the predicate is one of them."""
    own = {"aux", "aux:pass", "cop", "punct", "cc", "compound:prt", "conj"}
    inner = {"det", "amod", "nmod", "nummod", "nmod:poss", "case", "appos", "flat", "acl", "acl:relcl", "fixed", "compound"}
    found: list[Phrase] = []
    predicate = [head.index]
    for child in sentence.children[head.index]:
        word = sentence.words[child]
        if word.dep in own or not first <= child <= last:
            if word.dep == "conj" and copular and first <= child <= last:
                predicate += sentence.subtree(child)
            continue
        if word.dep in inner and (copular or head.pos not in _VERBAL):
            predicate += sentence.subtree(child)
            continue
        phrase = make_phrase(analysis, sentence, [p for p in sentence.subtree(child) if first <= p <= last], word, word.dep)
        if phrase is None:
            return None
        found.append(phrase)
    if copular or head.pos not in _VERBAL:
        phrase = make_phrase(analysis, sentence, sorted(predicate), head, "predicate")
        if phrase is None:
            return None
        found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.first)


def _cluster(sentence: Sentence, head: Word, finite: Word, helpers: list[Word], last: int) -> tuple[int, ...]:
    particles = [child for child in sentence.children[head.index] if sentence.words[child].dep == "compound:prt"]
    verbs = [word.index for word in (head, *helpers) if word.pos in _VERBAL and word.index > finite.index]
    return tuple(sorted(position for position in {*particles, *verbs} if finite.index < position <= last))
