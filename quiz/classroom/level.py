"""How hard an article is: formulas, frequency bands, passives and subordinate clauses, and the words to explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from quiz.generate.level import estimate_level
from quiz.lexicon.compounds import last_part
from quiz.lexicon.frequency import zipf
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.text import readability
from quiz.text.syllables import syllables

_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ"})
_CONCRETE: Final = frozenset({"person", "animal", "plant", "body", "place", "object", "substance", "food"})
"""Classes of the lexicon whose nouns can be seen or touched; a group, a text and money can go either way."""
_FLOOR: Final = 2.3
"""The frequency list ends here; a rarer word counts as this."""
_BANDS: Final = (5.0, 4.0, 3.0)
_HARD: Final = 3.6
"""Words of level B1 are about this frequent or more."""
_MOST_HARD: Final = 20
_SUBORDINATE: Final = frozenset({"advcl", "ccomp", "csubj", "acl:relcl", "acl"})


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that a class may not know; ``zipf`` is 0 for one below the frequency list."""

    word: str
    zipf: float
    paragraph: int


@dataclass(frozen=True, slots=True)
class Level:
    """The report. Shares are from 0 to 1; ``bands`` are of Zipf 5 and up, 4 to 5, 3 to 4 and below 3."""

    title: str
    band: str
    words: int
    sentences: int
    sentence_length: float
    flesch_douma: float
    flesch_band: str
    lint: float
    lint_level: int
    frequency: float
    dependency: float
    content_words: float
    concrete: float
    passives: float
    subordinates: float
    bands: tuple[float, float, float, float]
    hard_words: tuple[HardWord, ...]


def level_of(analysis: Analysis) -> Level:
    """Measure an article. LiNT-II is approximate: it was fitted on other frequencies and another list of nouns."""
    sentences = [sentence for sentence in analysis.sentences if any(map(_is_word, sentence.words))]
    words = [word for sentence in sentences for word in sentence.words if _is_word(word)]
    names = {
        (s.index, n) for s in sentences for name in analysis.names_in(s.index) for n in range(name.first, name.last + 1)
    }
    content = [
        (s, w)
        for s in sentences
        for w in s.words
        if w.pos in _CONTENT and _is_word(w) and (s.index, w.index) not in names
    ]
    ease = readability.flesch_douma(sum(syllables(word.text) for word in words), len(words), len(sentences))
    frequency = fmean(familiarity(word) for _, word in content) if content else _FLOOR
    dependency = fmean(longest_dependency(sentence) for sentence in sentences)
    density = fmean(map(_density, sentences))
    concrete = _concrete([word for _, word in content])
    lint = readability.lint_ii(frequency, dependency, density, concrete)
    return Level(
        title=analysis.article.title,
        band=estimate_level(analysis),
        words=len(words),
        sentences=len(sentences),
        sentence_length=len(words) / len(sentences),
        flesch_douma=ease,
        flesch_band=readability.flesch_band(ease),
        lint=lint,
        lint_level=readability.lint_level(lint),
        frequency=frequency,
        dependency=dependency,
        content_words=density,
        concrete=concrete,
        passives=fmean(any(w.dep.endswith(":pass") for w in sentence.words) for sentence in sentences),
        subordinates=fmean(any(w.dep in _SUBORDINATE for w in sentence.words) for sentence in sentences),
        bands=_bands([word for word in words if word.pos not in {"PROPN", "NUM"}]),
        hard_words=tuple(_hard(content)),
    )


def familiarity(word: Word) -> float:
    """Zipf value of a word: of its form or its lemma, or of the last part of a compound, whichever is most frequent."""
    own = max(zipf(word.text.lower()), zipf(word.lemma.lower()))
    part = last_part(word.lemma.lower()) if word.pos == "NOUN" and own < _HARD else ""
    return max(own, zipf(part) if part else 0.0, _FLOOR)


def longest_dependency(sentence: Sentence) -> int:
    """The most words between a word and its head, punctuation not counted; conjuncts share the head of the first."""
    place: dict[int, int] = {}
    for word in sentence.words:
        if word.pos != "PUNCT":
            place[word.index] = len(place)
    spans = (
        abs(place[word.index] - place[head]) - 1
        for word in sentence.words
        for head in _heads(sentence, word)
        if word.index in place and head in place
    )
    return max((span for span in spans if span > 0), default=0)


def _heads(sentence: Sentence, word: Word) -> Iterator[int]:
    """The head, over conjunctions: that of the first conjunct, and for a subject every conjunct of its verb."""
    seen = {word.index}
    current = word
    while current.dep == "conj" and current.head not in seen:
        seen.add(current.head)
        current = sentence.words[current.head]
    yield current.head
    if word.dep.startswith("nsubj"):
        yield from (other.index for other in sentence.words if other.dep == "conj" and other.head == word.head)


def _density(sentence: Sentence) -> float:
    """Content words, names included, per finite verb."""
    finite = sum(word.feats.get("VerbForm") == "Fin" for word in sentence.words)
    content = sum(word.pos in _CONTENT or word.pos == "PROPN" for word in sentence.words)
    return content / max(1, finite)


def _concrete(words: Sequence[Word]) -> float:
    """The share of concrete nouns among the nouns that the lexicon can place; half where it knows none."""
    classes = [found for word in words if word.pos == "NOUN" and (found := semantic_class(word.lemma.lower()))]
    return fmean(found in _CONCRETE for found in classes) if classes else 0.5


def _bands(words: Sequence[Word]) -> tuple[float, float, float, float]:
    counts = Counter(sum(max(zipf(w.text.lower()), zipf(w.lemma.lower())) < least for least in _BANDS) for w in words)
    total = max(1, len(words))
    return counts[0] / total, counts[1] / total, counts[2] / total, counts[3] / total


def _hard(content: Sequence[tuple[Sentence, Word]]) -> Iterator[HardWord]:
    """The least familiar words first, each once, as a dictionary lists them."""
    found: dict[str, HardWord] = {}
    for sentence, word in content:
        lemma = word.lemma.lower()
        if lemma not in found and len(lemma) > 2 and familiarity(word) < _HARD:
            found[lemma] = HardWord(lemma, max(zipf(word.text.lower()), zipf(lemma)), sentence.paragraph)
    yield from sorted(found.values(), key=lambda word: (word.zipf, word.word))[:_MOST_HARD]


def _is_word(word: Word) -> bool:
    return any(char.isalpha() for char in word.text)
