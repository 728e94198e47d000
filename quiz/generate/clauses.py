"""Main clauses by the Dutch sentence frame: prefield, finite verb, middle field, verb cluster, what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate.data import words
from quiz.generate.frame import is_one_constituent, is_sound, is_whole
from quiz.generate.phrases import Phrase, make_phrase
from quiz.model.analysis import Analysis, Sentence, Word

_VERBAL: Final = frozenset({"VERB", "AUX"})


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
    bracket: int
    """Where the middle field begins: position of the finite verb, or of the word that opens a subordinate clause."""
    source: Phrase | None = None
    """Who says so, in a reported clause: *volgens* and this phrase belong to every stem."""

    @property
    def subordinate(self) -> bool:
        """The finite verb stands at the end of the source and moves to the front in a stem."""
        return self.bracket != self.finite.index

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
        if (sentence.words[child].dep == "conj" or _stands_apart(sentence, sentence.words[child]))
        and finite_of(sentence, sentence.words[child]) is not None
    ]


def _stands_apart(sentence: Sentence, head: Word) -> bool:
    """Behind a semicolon or colon: *Yoon is geschorst; zijn taken worden waargenomen door ...*."""
    first = sentence.subtree(head.index)[0]
    if first <= sentence.root.index or head.dep not in {"parataxis", "advcl", "ccomp"}:
        return False
    marks = (sentence.words[first].text, sentence.words[first - 1].text)
    finite = finite_of(sentence, head)
    start = first + (marks[0] in {";", ":"})
    return not {";", ":"}.isdisjoint(marks) and finite is not None and finite.index <= max(head.index, start + 8)


def _regions(sentence: Sentence, heads: list[Word]) -> list[tuple[int, int]]:
    """Cut the sentence at the conjunctions between coordinated clauses."""
    words = sentence.words
    end = len(words) - 1
    while end > 0 and words[end].pos == "PUNCT" and not _closes_term(words, end):
        end -= 1
    opened = words[0].text.lower() in _CONJUNCTIONS and len(words) > 2 and words[1].feats.get("VerbForm") != "Fin"
    starts, stops = [1 if opened else 0], []
    for head in heads[1:]:
        conjunctions = [child for child in sentence.children[head.index] if words[child].dep == "cc"]
        start = (conjunctions[0] + 1) if conjunctions else sentence.subtree(head.index)[0]
        stops.append(start - (2 if conjunctions else 1))
        while start < head.index and words[start].text in {";", ":"}:
            start += 1
        starts.append(start)
    regions: list[tuple[int, int]] = []
    for start, stop in zip(starts, [*stops, end], strict=True):
        last = stop
        while last > start and words[last].pos == "PUNCT" and not _closes_term(words, last):
            last -= 1
        regions.append((start, last))
    return regions


def _closes_term(words: tuple[Word, ...], position: int) -> bool:
    """The mark behind a term (*serieuze ‘risico’s’*), whose opening mark the sentence has too."""
    return words[position].text in {"’", "'"} and any(word.text in {"‘", "'"} for word in words[:position])


_CONJUNCTIONS: Final = frozenset({"maar", "en", "want", "of"})


def finite_of(sentence: Sentence, head: Word) -> Word | None:
    """Return the finite verb that goes with a head: itself, its auxiliary or its copula."""
    verbs = (head, *helpers_of(sentence, head))
    finite = [word for word in verbs if word.feats.get("VerbForm") == "Fin" and word.pos in _VERBAL]
    if len(finite) > 1:  # "zal ... ontmoeten", "zouden zijn afgeschoten": what looks like the infinitive is one
        finite = [word for word in finite if word.text.lower() != word.lemma]
    return finite[0] if len(finite) == 1 else None


def _clause(analysis: Analysis, sentence: Sentence, head: Word, first: int, last: int) -> Clause | None:
    finite = finite_of(sentence, head)
    if finite is None or not first <= finite.index <= last or not first <= head.index <= last:
        return None
    shared = _shared_subject(analysis, sentence, head) if finite.index == first else None
    if finite.index == first and shared is None:
        return None
    helpers = helpers_of(sentence, head)
    copular = any(word.dep == "cop" for word in helpers)
    phrases = phrases_of(analysis, sentence, head, copular, first, last)
    if phrases is None:
        return None
    prefield = (first, _before_commas(sentence, phrases, finite.index))
    if shared is None and not is_one_constituent(phrases, prefield, finite.index):
        return None
    if shared is not None:
        phrases, prefield = [shared, *phrases], (shared.first, shared.last)
    if not is_whole(sentence, head, first, last) or not all(is_sound(phrase) for phrase in phrases):
        return None
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
        cluster=_cluster(sentence, head, finite, helpers, last),
        phrases=tuple(phrases),
        subject=subjects[0] if len(subjects) == 1 else None,
        bracket=finite.index,
    )


def _shared_subject(analysis: Analysis, sentence: Sentence, head: Word) -> Phrase | None:
    """*Widodo betuigde zijn medeleven en zegde hulp toe*: the second verb has the subject of the first."""
    children = [sentence.words[child] for child in sentence.children[head.index]]
    if head.dep != "conj" or any(word.dep.startswith(("nsubj", "csubj", "expl")) for word in children):
        return None
    first = sentence.words[head.head]
    above = [sentence.words[child] for child in sentence.children[first.index]]
    sources = any(word.text.lower() in {"volgens", "aldus"} for word in sentence.words[: head.index])
    subjects = [word for word in above if word.dep in {"nsubj", "nsubj:pass"}]
    if len(subjects) != 1 or sources or first.dep != "root" or subjects[0].index > head.index:
        return None
    positions = [p for p in sentence.subtree(subjects[0].index) if p < head.index]
    found = make_phrase(analysis, sentence, positions, subjects[0], "nsubj") if positions else None
    return found if found is not None and (found.definite or found.kind == "pronoun") else None


def helpers_of(sentence: Sentence, head: Word) -> list[Word]:
    """Return the auxiliaries and the copula of a head."""
    children = (sentence.words[child] for child in sentence.children[head.index])
    return [word for word in children if word.dep in {"aux", "aux:pass", "cop"}]


def subject_of(sentence: Sentence, verb: Word) -> Word | None:
    """Return the verb's own subject, or that of the verb it is coordinated with (*wil ..., maar erkent*)."""
    for head in (verb, sentence.words[verb.head]) if verb.dep == "conj" else (verb,):
        found = [
            sentence.words[child] for child in sentence.children[head.index] if sentence.words[child].dep == "nsubj"
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _before_commas(sentence: Sentence, phrases: list[Phrase], finite: int) -> int:
    """The last word of the prefield: a mark that closes a clause does not count, that of *Bolsonaro (67)* does."""
    last = finite - 1
    if any(phrase.last == last for phrase in phrases):
        return last
    while last > 0 and sentence.words[last].text in {",", "-", "–", ")"}:
        last -= 1
    return last


def phrases_of(
    analysis: Analysis, sentence: Sentence, head: Word, copular: bool, first: int, last: int
) -> list[Phrase] | None:
    """The constituents that hang on the verb; in a copular clause the predicate is one of them.

    ``None`` where one of them is no contiguous phrase.
    """
    nominal = copular or head.pos not in _VERBAL
    found: list[Phrase | None] = []
    predicate = [head.index]
    for child in sentence.children[head.index]:
        word = sentence.words[child]
        if not first <= child <= last:
            continue
        if (word.dep == "conj" and copular) or (word.dep in _OF_A_NOUN and nominal):
            predicate += sentence.subtree(child)
        elif not _is_of_the_verb(sentence, word, first):
            found += _constituents(analysis, sentence, word, first, last)
    if nominal:
        found.append(make_phrase(analysis, sentence, sorted(predicate), head, "predicate"))
    whole = [phrase for phrase in found if phrase is not None]
    return sorted(whole, key=lambda phrase: phrase.first) if len(whole) == len(found) else None


_OF_A_VERB: Final = frozenset({"aux", "aux:pass", "cop", "punct", "cc", "compound:prt", "conj"})
_OF_A_NOUN: Final = frozenset("det amod nmod nummod nmod:poss case appos flat acl acl:relcl fixed compound".split())


def _is_of_the_verb(sentence: Sentence, word: Word, first: int) -> bool:
    """No constituent: an auxiliary, a particle, a conjunction; *maar* that opens the sentence may be tied as a mark."""
    opened = first == 1 and sentence.words[0].text.lower() in _CONJUNCTIONS
    return word.dep in _OF_A_VERB or (opened and word.dep == "mark")


def _constituents(analysis: Analysis, sentence: Sentence, word: Word, first: int, last: int) -> list[Phrase | None]:
    """A dependent of the verb with all that hangs on it, in one part or two; ``None`` for a part that is no phrase."""
    subtree = sentence.subtree(word.index)
    if not first <= subtree[0] <= subtree[-1] <= last and sentence.words[subtree[-1]].pos != "PUNCT":
        return [None]
    parts = _parts([position for position in subtree if first <= position <= last], word.index)
    return [
        make_phrase(analysis, sentence, part, word, word.dep if word.index in part else "extra", len(parts) > 1)
        for part in parts
    ]


def _parts(positions: list[int], head: int) -> list[list[int]]:
    """The contiguous stretches of a constituent: what is put behind the verb cluster is a part of its own."""
    parts: list[list[int]] = []
    for position in positions:
        if parts and parts[-1][-1] == position - 1:
            parts[-1].append(position)
        else:
            parts.append([position])
    return parts if sum(head in part or part[0] > head for part in parts) == len(parts) else [positions]


def _cluster(sentence: Sentence, head: Word, finite: Word, helpers: list[Word], last: int) -> tuple[int, ...]:
    particles = [child for child in sentence.children[head.index] if sentence.words[child].dep == "compound:prt"]
    verbs = [word.index for word in (head, *helpers) if word.pos in _VERBAL and word.index > finite.index]
    return tuple(sorted(position for position in {*particles, *verbs} if finite.index < position <= last))
