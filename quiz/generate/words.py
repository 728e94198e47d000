"""Which words of an article are worth learning, and what the lexicon knows about them for certain."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from quiz.generate.distractors import keyed
from quiz.generate.wording import balanced
from quiz.lexicon import entries, frequency, morphology
from quiz.lexicon.compounds import split
from quiz.lexicon.entries import Adjective, Noun, Verb
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Entry, Evidence

LEVELS: Final = ("A2", "B1", "B2", "C1")
_BANDS: Final = {"A2": (4.2, 5.2), "B1": (3.6, 4.8), "B2": (3.0, 4.3), "C1": (2.3, 3.6)}
"""Zipf values of the words that a learner of a level is working on (measured floor and ceiling of each level)."""
_ORDER: Final = {"A1": 0, "A2": 1, "B1": 2, "B2": 3, "C1": 4}
DEFAULT_WORDS: Final = 20
_CLASSES: Final = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}


@dataclass(frozen=True)
class Found:
    """A lemma with the sentence that shows it best."""

    word: Word
    sentence: Sentence
    occurrences: int


def choose_words(analysis: Analysis, level: str, most: int, seed: int) -> list[Entry]:
    """Return the entries of the words to learn at a level, in text order; one per word family."""
    found = _lemmas(analysis)
    scored = [(score, item) for item in found if (score := _score(item, level)) > 0]
    scored.sort(key=lambda pair: (-pair[0], keyed(seed, pair[1].word.lemma)))
    chosen: list[Found] = []
    for _, item in scored:
        if len(chosen) >= most:
            break
        if not any(_same_family(item.word.lemma, other.word.lemma) for other in chosen):
            chosen.append(item)
    chosen.sort(key=lambda item: (item.sentence.index, item.word.index))
    return [entry for item in chosen if (entry := make_entry(item)) is not None]


def _lemmas(analysis: Analysis) -> list[Found]:
    """Content words outside names and quotations, each with its best example."""
    counts: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], list[tuple[Word, Sentence]]] = {}
    for sentence in analysis.sentences:
        names = analysis.names_in(sentence.index)
        for word in sentence.words:
            if word.pos not in _CLASSES or any(name.first <= word.index <= name.last for name in names):
                continue
            if not re.fullmatch(r"[a-zà-ÿ’'-]{3,}", word.lemma) or (word.text[:1].isupper() and word.index):
                continue
            key = (word.lemma, _CLASSES[word.pos])
            counts[key] += 1
            places.setdefault(key, []).append((word, sentence))
    return [Found(*max(spots, key=_example_quality), counts[key]) for key, spots in places.items() if _listed(*key)]


def _listed(lemma: str, pos: str) -> bool:
    table = {"noun": entries.nouns(), "verb": entries.verbs(), "adjective": entries.adjectives()}[pos]
    return lemma in table or (pos == "noun" and bool(split(lemma)))


def _example_quality(place: tuple[Word, Sentence]) -> tuple[int, int]:
    sentence = place[1]
    size = sum(word.pos != "PUNCT" for word in sentence.words)
    clean = balanced(sentence.text) and not sentence.quoted and sentence.text.endswith(".")
    return int(clean) + int(6 <= size <= 18), -abs(size - 12)


def _score(item: Found, level: str) -> float:
    lemma = item.word.lemma
    senses = _senses(item.word)
    zipf = _zipf(item.word)
    low, high = _BANDS[level]
    middle = (low + high) / 2
    if zipf > high + 0.4 or (zipf < low - 0.9 and not split(lemma)):
        return 0.0
    score = 2.0 - abs(zipf - middle)
    if senses:
        distance = _ORDER.get(senses[0].level, 2) - _ORDER[level]
        if distance < -1:
            return 0.0
        score += 0.6 - 0.5 * abs(distance)
    if item.word.particle:
        score += 0.5
    if isinstance(senses[0] if senses else None, Verb) and senses[0].preposition:
        score += 0.3
    score += 0.15 * min(item.occurrences - 1, 3) + 0.1 * _example_quality((item.word, item.sentence))[0]
    return score - (0.5 if not senses else 0.0)


def _senses(word: Word) -> tuple[Noun, ...] | tuple[Verb, ...] | tuple[Adjective, ...]:
    if word.pos == "NOUN":
        return entries.nouns().get(word.lemma, ())
    if word.pos == "VERB":
        return entries.verbs().get(word.lemma, ())
    return entries.adjectives().get(word.lemma, ())


def _zipf(word: Word) -> float:
    """The lemma's own frequency or that of its form here, whichever is higher."""
    return max(frequency.zipf(word.lemma), frequency.zipf(word.text.lower()))


def _same_family(one: str, other: str) -> bool:
    """Shared beginning of at least five letters that covers most of the shorter word, or one inside the other."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and short in long:
        return True
    common = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return common >= max(5, len(short) - 3)


def make_entry(item: Found) -> Entry | None:
    """Fill an entry with what is listed; several senses of different gender or meaning leave a field empty."""
    word, sentence = item.word, item.sentence
    example = Evidence(paragraph=sentence.paragraph, quote=sentence.text)
    zipf = round(_zipf(word), 1) or None
    senses = _senses(word)
    if word.pos == "NOUN":
        nouns = [sense for sense in senses if isinstance(sense, Noun)]
        return _noun_entry(word, nouns, example, zipf)
    if word.pos == "VERB":
        verbs = [sense for sense in senses if isinstance(sense, Verb)]
        return _verb_entry(_sense_here(verbs, sentence), example, zipf) if verbs else None
    adjectives = [sense for sense in senses if isinstance(sense, Adjective)]
    return _adjective_entry(adjectives[0], example, zipf) if adjectives else None


def _noun_entry(word: Word, senses: list[Noun], example: Evidence, zipf: float | None) -> Entry | None:
    if not senses:
        return _compound_entry(word, example, zipf)
    sense = senses[0]
    one_gender = len({other.article for other in senses}) == 1
    return Entry(
        word=sense.lemma,
        pos="noun",
        article=sense.article if one_gender and sense.article in {"de", "het", "de/het"} else "",  # type: ignore[arg-type]
        plural=sense.plural if len({other.plural for other in senses}) == 1 else "",
        parts=list(split(sense.lemma)),
        level=sense.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=sense.gloss,
        definition=sense.definition,
        example=example,
    )


def _compound_entry(word: Word, example: Evidence, zipf: float | None) -> Entry | None:
    """A transparent compound has the article and the plural of its last part; its meaning is left to its parts."""
    parts = split(word.lemma)
    if not parts:
        return None
    head = entries.nouns()[parts[-1]]
    if len({sense.article for sense in head}) != 1 or head[0].plural in {"mv", "-"}:
        return None
    first = word.lemma[: len(word.lemma) - len(parts[-1])]
    plural = "/".join(first + form for form in head[0].plural.split("/") if form)
    return Entry(
        word=word.lemma,
        pos="noun",
        article=head[0].article if head[0].article in {"de", "het"} else "",  # type: ignore[arg-type]
        plural=plural,
        parts=list(parts),
        zipf=zipf,
        example=example,
    )


def _sense_here(senses: list[Verb], sentence: Sentence) -> Verb:
    """The sense whose fixed preposition or *zich* stands in the sentence; else the most frequent."""
    present = {word.text.lower() for word in sentence.words}
    for sense in senses:
        if sense.reflexive == "zich" and "zich" in present:
            return sense
        if sense.preposition and present & set(sense.preposition.split("/")) and sense.reflexive != "zich":
            return sense
    return next((sense for sense in senses if sense.reflexive != "zich"), senses[0])


def _verb_entry(sense: Verb, example: Evidence, zipf: float | None) -> Entry:
    return Entry(
        word=sense.lemma,
        pos="verb",
        present=morphology.present(sense),
        past=sense.past,
        participle=sense.participle,
        auxiliary=sense.auxiliary,  # type: ignore[arg-type]
        prefix=sense.prefix,
        reflexive=sense.reflexive,  # type: ignore[arg-type]
        preposition=sense.preposition,
        level=sense.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=sense.gloss,
        definition=sense.definition,
        example=example,
    )


def _adjective_entry(sense: Adjective, example: Evidence, zipf: float | None) -> Entry:
    return Entry(
        word=sense.lemma,
        pos="adjective",
        preposition=sense.preposition,
        inflected=sense.inflected,
        comparative=sense.comparative,
        superlative=sense.superlative,
        level=sense.level,  # type: ignore[arg-type]
        zipf=zipf,
        gloss=sense.gloss,
        definition=sense.definition,
        example=example,
    )
