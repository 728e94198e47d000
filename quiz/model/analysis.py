"""What language analysis says of an article, in types of our own: words, sentences, names and their referents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal

from quiz.model.article import Article

NameType = Literal["person", "place", "organisation", "other"]


_NARRATED: Final = 6


@dataclass(frozen=True, slots=True)
class Word:
    """One token. ``text`` is as the article writes it (curly quotes and all); offsets are into the paragraph."""

    index: int
    """Position in the sentence, from 0."""
    text: str
    lemma: str
    """As a dictionary lists it; a separable verb joined, also when its particle stands apart."""
    pos: str
    """Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, ADP, DET, PRON, NUM, ..."""
    feats: Mapping[str, str]
    head: int
    """Position of the head in the sentence; the root's own position for the root."""
    dep: str
    """Universal dependency relation; ``root`` for the root."""
    start: int
    end: int
    space: bool
    """White space follows."""
    particle: str = ""
    """The separable particle of a verb lemma (*aan* of *aankondigen*)."""


@dataclass(frozen=True)
class Sentence:
    """One sentence with its dependency tree."""

    index: int
    """Position in the article, from 0."""
    paragraph: int
    """From 1, subheads not counted."""
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    quoted: bool = False
    """The sentence begins inside quotation marks that were opened before it."""
    speech: tuple[tuple[int, int], ...] = ()
    """What stands between quotation marks in it: offsets into the paragraph, terms between single marks left out."""
    original: str = ""
    """The words of the article where this is another way to say them, else empty."""
    witness: tuple[Word, ...] = ()
    """The same words as a second, independent parser ties them together; empty where it could not."""

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the positions of its dependents, in text order."""
        lists: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                lists[word.head].append(word.index)
        return tuple(tuple(items) for items in lists)

    @cached_property
    def root(self) -> Word:
        """The head of the sentence."""
        return next((word for word in self.words if word.head == word.index), self.words[0])

    @property
    def source(self) -> str:
        """The sentence as the article has it."""
        return self.original or self.text

    def retold(self) -> Sentence | None:
        """The sentence as the witness sees it."""
        return replace(self, words=self.witness, witness=()) if self.witness else None

    def subtree(self, index: int) -> list[int]:
        """Positions of a word and all that depends on it, in text order."""
        seen = [index]
        for position in seen:
            seen.extend(self.children[position])
        return sorted(seen)

    def span(self, first: int, last: int) -> str:
        """The text from word ``first`` up to and including word ``last``, literally."""
        return self.text[self.words[first].start - self.start : self.words[last].end - self.start]


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a name: words ``first`` to ``last`` of a sentence (the name only, without its title)."""

    sentence: int
    first: int
    last: int
    text: str
    type: NameType
    entity: int
    """Index into ``Analysis.entities``."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named, over all its mentions."""

    index: int
    type: NameType
    name: str
    """The fullest form in the article."""
    aliases: frozenset[str]
    """Every form that refers to it: short names, and titles such as *de minister* where that is certain."""
    kind: str = ""
    """For places what they are (country, city, ...); for persons their role where it is stated."""
    mentions: int = 1
    certain: bool = True
    """Its type is told by a list, a title or a noun before it, not guessed from its shape."""


@dataclass(frozen=True)
class Analysis:
    """An article with all that was found in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    entities: tuple[Entity, ...] = ()
    _by_sentence: dict[int, tuple[Name, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def lemma_counts(self) -> Counter[str]:
        """How often each lemma (in lower case) stands in the article; 0 for one that does not."""
        return Counter(word.lemma.lower() for sentence in self.sentences for word in sentence.words)

    @cached_property
    def narrated(self) -> bool:
        """Somebody tells it as *ik*, in six sentences at least that are not quoted: then a reader knows who that is."""
        told = (s for s in self.sentences if not s.quoted and any(word.text.lower() == "ik" for word in s.words))
        return sum(1 for _ in told) >= _NARRATED

    def names_in(self, sentence: int) -> tuple[Name, ...]:
        """The names of one sentence in text order."""
        if not self._by_sentence and self.names:
            groups: dict[int, list[Name]] = {}
            for name in self.names:
                groups.setdefault(name.sentence, []).append(name)
            self._by_sentence.update({key: tuple(group) for key, group in groups.items()})
        return self._by_sentence.get(sentence, ())
