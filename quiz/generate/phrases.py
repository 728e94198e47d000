"""Noun and prepositional phrases of a clause: extent, head, and what kind of thing they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Entity, Name, Sentence, Word
from quiz.nlp import gazetteer

Kind = Literal["person", "country", "place", "organisation", "group", "time", "number", "thing", "pronoun", ""]

_BEFORE_NOUN: Final = frozenset({"DET", "ADJ", "NUM"})


@dataclass(frozen=True)
class Phrase:
    """A contiguous constituent: word positions ``first`` to ``last``, its head word and preposition."""

    sentence: Sentence
    first: int
    last: int
    head: Word
    relation: str
    """Dependency relation to the clause's verb."""
    preposition: str
    kind: Kind
    name: Name | None
    entity: Entity | None
    core_last: int
    """Last word without a relative clause or apposition behind a comma: what a key needs."""
    torn: bool = False
    """A part of it stands elsewhere in the clause (*drie plekken aangewezen, waaronder ...*)."""

    @property
    def text(self) -> str:
        """As the article has it, preposition included."""
        return self.sentence.span(self.first, self.last)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the phrase."""
        return self.sentence.words[self.first : self.last + 1]

    @property
    def inner_first(self) -> int:
        """Position of the first word after the preposition."""
        return self.first + (1 if self.preposition else 0)

    @property
    def plural(self) -> bool:
        """The head is plural, or several heads are coordinated with *en*."""
        coordinated = any(
            self.sentence.words[child].dep == "conj" and self.first <= child <= self.last
            for child in self.sentence.children[self.head.index]
        )
        if self.name is not None and not coordinated:
            inside = self.name.first <= self.head.index <= self.name.last
            if inside:
                return self.name.text in gazetteer.inhabitants() or self.name.text.endswith(
                    ("Staten", "Naties", "VS", "VN")
                )
        return self.head.feats.get("Number") == "Plur" or coordinated

    @property
    def listed(self) -> bool:
        """Several heads side by side (*Labour en PDP*): one name is half of it."""
        return any(
            self.sentence.words[child].dep == "conj" and self.first <= child <= self.core_last
            for word in self.words[: self.core_last - self.first + 1]
            for child in self.sentence.children[word.index]
            if word.pos in {"NOUN", "PROPN"}
        )

    @property
    def definite(self) -> bool:
        """Starts with a definite article, demonstrative or possessive, or is a name."""
        word = self.sentence.words[self.inner_first]
        return self.name is not None or word.text.lower() in {"de", "het", "’t", "'t"} or _points(word) or self.narrator

    @property
    def narrator(self) -> bool:
        """Stands for *ik* in a text told in the first person."""
        return self.first == self.last and self.text.lower() == told("narrator")

    @property
    def deictic(self) -> bool:
        """Its meaning hangs on when and where the text was written (*vorige maand*, *hier*)."""
        lemmas = {word.text.lower() for word in self.words}
        if lemmas & words("deictic-time"):
            return True
        ahead = self.preposition == "over"  # "over een maand": from the day of writing
        return self.kind == "time" and (ahead or bool(lemmas & words("deictic-modifier")))


def _points(word: Word) -> bool:
    return word.text.lower() in {"deze", "die", "dit", "dat", "uw"} or word.feats.get("Poss") == "Yes"


def make_phrase(
    analysis: Analysis, sentence: Sentence, positions: list[int], head: Word, relation: str, torn: bool = False
) -> Phrase | None:
    """Build a phrase of a dependent's subtree; ``None`` where its words are not contiguous."""
    first, last = positions[0], positions[-1]
    if sentence.words[first].text == "," and first < last and _opens_subordinate(sentence.words[first + 1]):
        positions = positions[1:]
        first = positions[0]
    while (
        last > first
        and sentence.words[last].pos == "PUNCT"
        and sentence.words[last].text in {",", ".", ":", ";", "-", "–"}
    ):
        last -= 1
    if [p for p in positions if p <= last] != list(range(first, last + 1)):
        return None
    start = sentence.words[first]
    preposition = start.text.lower() if start.pos == "ADP" and start.dep == "case" and start.head == head.index else ""
    name = _name_of(analysis, sentence, head)
    entity = analysis.entities[name.entity] if name is not None else None
    kind = _kind(sentence, first, last, head, entity)
    core_last = _core_last(sentence, first, last, head)
    return Phrase(sentence, first, last, head, relation, preposition, kind, name, entity, core_last, torn)


def _opens_subordinate(word: Word) -> bool:
    return word.pos == "SCONJ" or word.text.lower() in {"om", "of", "dat"}


def _core_last(sentence: Sentence, first: int, last: int, head: Word) -> int:
    """Cut at the first comma that opens a relative clause, an apposition or an aside; restrictive clauses stay."""
    if head.pos not in {"NOUN", "PROPN", "NUM", "PRON", "SYM"}:
        return last
    joined = any(word.pos == "CCONJ" for word in sentence.words[head.index + 1 : last + 1])
    for position in range(head.index + 1, last + 1):
        if sentence.words[position].text == "," and position > first:
            following = sentence.words[position + 1] if position < last else None
            listed = joined and following is not None and _goes_on(sentence, head.index, position)
            if not listed:
                return position - 1
    return last


def _goes_on(sentence: Sentence, head: int, comma: int) -> bool:
    """A noun before the comma has a fellow behind it: *een taskforce van gemeente, provincie en bonden*."""
    return any(
        sentence.words[child].dep == "conj" and child > comma
        for position in range(head, comma)
        for child in sentence.children[position]
        if sentence.words[position].pos in {"NOUN", "PROPN"}
    )


def _name_of(analysis: Analysis, sentence: Sentence, head: Word) -> Name | None:
    """The name that a phrase stands for: its head, or the apposition to its head (*president* **Biden**)."""
    heads = {head.index} | {
        child for child in sentence.children[head.index] if sentence.words[child].dep in {"appos", "flat"}
    }
    for name in analysis.names_in(sentence.index):
        if any(name.first <= position <= name.last for position in heads):
            adjacent = name.first <= head.index <= name.last or name.first == head.index + 1 or name.first > head.index
            if adjacent:
                return name
    return None


def _kind(sentence: Sentence, first: int, last: int, head: Word, entity: Entity | None) -> Kind:
    lemma = head.lemma.lower()
    if head.pos == "PRON":
        return "pronoun"
    if (
        lemma in words("time-unit")
        or weekday(lemma)[0]
        or head.text.lower() in words("deictic-time") - {"hier"}
        or (head.pos == "NUM" and is_year(head.text))
    ):
        return "time"
    if entity is not None:
        if entity.name in gazetteer.inhabitants():
            return "group"
        if entity.type == "place":
            return "country" if entity.kind == "country" else "place"
        return {"person": "person", "organisation": "organisation"}.get(entity.type, "thing")  # type: ignore[return-value]
    if any(word.pos == "NUM" for word in sentence.words[first : last + 1]) and head.pos == "NUM":
        return "number"
    if head.text.lower() == told("narrator"):
        return "person"
    meaning = semantic_class(lemma)
    return meaning if meaning in {"person", "group", "place", "time"} else "thing"  # type: ignore[return-value]


def opening(sentence: Sentence, noun: Word, before: frozenset[str] = _BEFORE_NOUN) -> int:
    """Position of the first determiner, adjective or number that belongs to a noun, or of the noun itself."""
    first = noun.index
    while first and sentence.words[first - 1].pos in before and sentence.words[first - 1].head == noun.index:
        first -= 1
    return first


def is_year(text: str) -> bool:
    """Four figures between 1000 and 2100."""
    return text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= 2100


def weekday(text: str) -> tuple[str, str]:
    """Return the day and the part of the day of *maandagavond*; empty strings where it is no weekday."""
    lowered_text = text.lower()
    day = next((day for day in words("weekday") if lowered_text.startswith(day)), "")
    part = lowered_text.removeprefix(day)
    return (day, part) if day and (not part or part in words("day-part")) else ("", "")
