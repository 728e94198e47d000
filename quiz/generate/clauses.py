"""Main clauses by the Dutch sentence frame: prefield, finite verb, middle field, verb cluster, what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quiz.generate.data import words
from quiz.generate.phrases import Phrase, make_phrase
from quiz.lexicon import entries, forms
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word

_VERBAL: Final = frozenset({"VERB", "AUX"})
_UNSURE: Final = frozenset({"dep", "discourse", "vocative", "orphan", "list", "reparandum", "dislocated"})
"""Relations with which a parser says that it does not know."""
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
        return any(word.text.lower() in words("negation") for word in self.words)

    @property
    def object(self) -> Phrase | None:
        """The direct object where there is exactly one."""
        objects = [phrase for phrase in self.phrases if phrase.relation == "obj" and not phrase.preposition]
        return objects[0] if len(objects) == 1 else None

    def in_prefield(self, phrase: Phrase) -> bool:
        """Tell whether a phrase fills the place before the finite verb."""
        return (phrase.first, phrase.last) == self.prefield


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
    opened = words[0].text.lower() in _CONJUNCTIONS and len(words) > 2 and words[1].feats.get("VerbForm") != "Fin"
    starts, stops = [1 if opened else 0], []
    for head in heads[1:]:
        conjunctions = [child for child in sentence.children[head.index] if words[child].dep == "cc"]
        start = (conjunctions[0] + 1) if conjunctions else sentence.subtree(head.index)[0]
        starts.append(start)
        stops.append(start - (2 if conjunctions else 1))
    regions: list[tuple[int, int]] = []
    for start, stop in zip(starts, [*stops, end], strict=True):
        last = stop
        while last > start and words[last].pos == "PUNCT":
            last -= 1
        regions.append((start, last))
    return regions


_CONJUNCTIONS: Final = frozenset({"maar", "en", "want", "of"})


def _finite(sentence: Sentence, head: Word) -> Word | None:
    """The finite verb that goes with a head: itself, its auxiliary or its copula."""
    candidates = [
        sentence.words[child]
        for child in sentence.children[head.index]
        if sentence.words[child].dep in {"aux", "aux:pass", "cop"}
    ]
    finite = [word for word in (head, *candidates) if word.feats.get("VerbForm") == "Fin" and word.pos in _VERBAL]
    if len(finite) > 1:  # "zal ... ontmoeten": what looks like the infinitive is one
        finite = [word for word in finite if not word.text.lower().endswith("en") or word.text.lower() != word.lemma]
    return finite[0] if len(finite) == 1 else None


def _clause(analysis: Analysis, sentence: Sentence, head: Word, first: int, last: int) -> Clause | None:
    finite = _finite(sentence, head)
    if finite is None or not first < finite.index <= last or not first <= head.index <= last:
        return None
    if not _bounded(sentence, first, last):
        return None
    helpers = [
        sentence.words[child]
        for child in sentence.children[head.index]
        if sentence.words[child].dep in {"aux", "aux:pass", "cop"}
    ]
    copular = any(word.dep == "cop" for word in helpers)
    phrases = _phrases(analysis, sentence, head, copular, first, last)
    prefield = (first, _before_commas(sentence, finite.index))
    if phrases is None or any(phrase.relation in _UNSURE for phrase in phrases):
        return None
    if not _is_one_constituent(phrases, prefield, finite.index):
        return None
    if (
        not _particle_known(sentence, head, last)
        or not _closed(sentence, head, first, last)
        or not all(_sound(phrase) for phrase in phrases)
    ):
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


def _bounded(sentence: Sentence, first: int, last: int) -> bool:
    """A clause begins and ends at the sentence's edge, at punctuation or at a conjunction; else it was cut wrongly."""
    words = sentence.words
    before = first == 0 or words[first - 1].pos in {"PUNCT", "CCONJ"} or first == 1
    after = last >= len(words) - 1 or words[last + 1].pos in {"PUNCT", "CCONJ"}
    return before and after


def _before_commas(sentence: Sentence, finite: int) -> int:
    """The last word of the prefield: a comma or dash that closes a relative clause does not count."""
    last = finite - 1
    while last > 0 and sentence.words[last].text in {",", "-", "–", ")"}:
        last -= 1
    return last


def _is_one_constituent(phrases: list[Phrase], prefield: tuple[int, int], finite: int) -> bool:
    """Verb second: exactly one constituent stands before the finite verb, one that can (no *en*, no imperative)."""
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


def _closed(sentence: Sentence, head: Word, first: int, last: int) -> bool:
    """No word of the clause hangs on a word outside it: then the clause was cut at the wrong place."""
    for word in sentence.words[first : last + 1]:
        inside = first <= word.head <= last or word.index == head.index
        if not inside and word.pos != "PUNCT" and word.dep not in {"cc", "mark"}:
            return False
    return True


_CLAUSE_OPENERS: Final = frozenset("die dat wat wie of als om zodat omdat toen terwijl dan alsof".split())
_STOPS: Final = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})


def _sound(phrase: Phrase) -> bool:
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


def _phrases(
    analysis: Analysis, sentence: Sentence, head: Word, copular: bool, first: int, last: int
) -> list[Phrase] | None:
    """The constituents that hang on the verb; in a copular clause the predicate is one of them."""
    own = {"aux", "aux:pass", "cop", "punct", "cc", "compound:prt", "conj"}
    if first and sentence.words[first - 1].index == 0 and sentence.words[0].text.lower() in _CONJUNCTIONS:
        own = own | {"mark"}
    inner = {
        "det",
        "amod",
        "nmod",
        "nummod",
        "nmod:poss",
        "case",
        "appos",
        "flat",
        "acl",
        "acl:relcl",
        "fixed",
        "compound",
    }
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
        subtree = sentence.subtree(child)
        if not first <= subtree[0] <= subtree[-1] <= last and sentence.words[subtree[-1]].pos != "PUNCT":
            return None
        parts = _parts([p for p in subtree if first <= p <= last], child)
        made = [
            make_phrase(analysis, sentence, part, word, word.dep if child in part else "extra", len(parts) > 1)
            for part in parts
        ]
        if any(phrase is None for phrase in made):
            return None
        found.extend(phrase for phrase in made if phrase is not None)
    if copular or head.pos not in _VERBAL:
        phrase = make_phrase(analysis, sentence, sorted(predicate), head, "predicate")
        if phrase is None:
            return None
        found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.first)


def _parts(positions: list[int], head: int) -> list[list[int]]:
    """The contiguous stretches of a constituent: what is put behind the verb cluster is a part of its own."""
    parts: list[list[int]] = []
    for position in positions:
        if parts and parts[-1][-1] == position - 1:
            parts[-1].append(position)
        else:
            parts.append([position])
    return parts if sum(head in part or part[0] > head for part in parts) == len(parts) else [positions]


def _particle_known(sentence: Sentence, head: Word, last: int) -> bool:
    """The particle makes a listed verb, and no loose word at the end would make one with this verb without being it."""
    particles = [
        sentence.words[child] for child in sentence.children[head.index] if sentence.words[child].dep == "compound:prt"
    ]
    if particles:
        return len(particles) == 1 and head.lemma in entries.verbs() and bool(forms.particle(head.lemma))
    end = sentence.words[last]
    if head.pos != "VERB" or head.index >= last or end.pos not in {"ADP", "ADV"}:
        return True
    return end.text.lower() + head.lemma not in entries.verbs()


def _cluster(sentence: Sentence, head: Word, finite: Word, helpers: list[Word], last: int) -> tuple[int, ...]:
    particles = [child for child in sentence.children[head.index] if sentence.words[child].dep == "compound:prt"]
    verbs = [word.index for word in (head, *helpers) if word.pos in _VERBAL and word.index > finite.index]
    return tuple(sorted(position for position in {*particles, *verbs} if finite.index < position <= last))
