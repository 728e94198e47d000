"""Which words of an article are worth learning at a level: band, keyness, example, one per family."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from quiz.generate.distractors import keyed
from quiz.generate.entry import make_entry, sense_here
from quiz.generate.expressions import in_idiom
from quiz.generate.vocabulary import Place, Term, context_of, senses_of, term_of, words_of, zipf_of
from quiz.generate.wording import balanced
from quiz.lexicon import compounds, entries
from quiz.lexicon.entries import Adjective, Other, Verb
from quiz.lexicon.senses import lacks_object
from quiz.model.analysis import Analysis, Sentence
from quiz.model.bank import Entry
from quiz.text.slug import slug

_BANDS: Final = {"A2": (4.2, 5.2), "B1": (3.6, 4.8), "B2": (3.0, 4.3), "C1": (2.3, 3.6)}
"""Zipf values of the words that a learner of a level is working on (measured floor and ceiling of each level)."""
_ORDER: Final = {"A1": 0, "A2": 1, "B1": 2, "B2": 3, "C1": 4}
DEFAULT_WORDS: Final = 20
_PER_WORD: Final = 20 / 450
"""Entries per word of the article: more would be a list, not a selection."""
_FEWEST: Final = 8
_WORTHY: Final = 1.0
"""A word that scores less is left out, however few there are."""
_QUOTES: Final = re.compile(r"[“”„\"‘]([^“”„\"‘’]*)(?:[”\"’]|$)")
_TOKEN: Final = re.compile(r"[^\W_]+")
_OTHERS: Final = frozenset({"adverb", "conjunction", "expression", "preposition"})
_PRONOMINAL: Final = re.compile(
    r"(?:daar|waar|hier|er)(?:aan|achter|bij|binnen|door|in|mee|na|naar|om|onder|op|over|tegen|toe|uit|van|voor)$"
)
"""Adverbs such as *daarbij, waarvoor*, which are grammar rather than words to learn; signal words among them stay."""
_BELOW: Final = 0.8
_ABOVE: Final = 0.5
"""What a word loses for each level that it is below or above the learner's: a lower one is mostly known."""
_MISFIT: Final = 0.6
"""What a verb loses that misses the object its sense has."""
_DOUBT: Final = 1.3
"""What a word loses when its sentence leaves more than one sense."""


@dataclass(frozen=True)
class Found:
    """A term with the place that shows it best."""

    place: Place
    occurrences: int


def choose_words(
    analysis: Analysis, level: str, most: int, seed: int, known: frozenset[str] = frozenset()
) -> list[Entry]:
    """Return the entries of the words to learn at a level, in text order; one per word family.

    ``known`` are lemmas that the learner knows already, as they are or as slugs. An article of 450 words gives 15 to
    20 entries.
    """
    article = words_of(analysis)
    size = sum(word.pos != "PUNCT" for sentence in analysis.sentences for word in sentence.words)
    limit = min(most, max(_FEWEST, round(size * _PER_WORD)))
    scored = [
        (score, found) for found in _found(analysis, known) if (score := _score(found, level, article)) >= _WORTHY
    ]
    scored.sort(key=lambda pair: (-pair[0], keyed(seed, pair[1].place.term.lemma)))
    chosen: list[Found] = []
    for _, found in scored:
        if len(chosen) < limit and not any(_same_family(_lemma(found), _lemma(other)) for other in chosen):
            chosen.append(found)
    chosen.sort(key=lambda found: (found.place.sentence.index, found.place.word.index))
    return [entry for found in chosen if (entry := make_entry(found.place, article)) is not None]


def _lemma(found: Found) -> str:
    return found.place.term.lemma


_Expression = tuple[tuple[int, int], str]
"""Where a listed expression stands in the sentence, as character offsets, and the expression."""


def _found(analysis: Analysis, known: frozenset[str]) -> list[Found]:
    """Terms outside names and quotations, each with its best example."""
    places: dict[Term, list[Place]] = {}
    counts: Counter[Term] = Counter()
    for sentence in analysis.sentences:
        phrases = [] if sentence.quoted else _phrases(sentence)
        for place in (*_words(analysis, sentence, phrases), *_expressions_in(sentence, phrases)):
            counts[place.term] += 1
            places.setdefault(place.term, []).append(place)
    return [
        Found(max(spots, key=_example_quality), counts[term])
        for term, spots in places.items()
        if term.lemma not in known and slug(term.lemma) not in known
    ]


def _words(analysis: Analysis, sentence: Sentence, expressions: list[_Expression]) -> Iterator[Place]:
    if sentence.quoted:
        return
    taken = {i for name in analysis.names_in(sentence.index) for i in range(name.first, name.last + 1)}
    phrases = [span for span, _ in expressions]
    quotes = [match.span(1) for match in _QUOTES.finditer(sentence.text) if " " in match[1]]
    for word in sentence.words:
        start = word.start - sentence.start
        inside = any(first <= start < last for first, last in (*quotes, *phrases))
        if inside or word.index in taken or (word.text[:1].isupper() and word.index):
            continue
        term = term_of(word, sentence)
        if term is None or not re.fullmatch(r"[a-zà-ÿ’'-]{3,}", term.lemma):
            continue
        if not in_idiom(sentence, word):
            yield Place(term, word, sentence)


def _expressions_in(sentence: Sentence, expressions: list[_Expression]) -> Iterator[Place]:
    for (start, _), expression in expressions:
        first = next((word for word in sentence.words if word.start - sentence.start >= start), None)
        if first is not None:
            yield Place(Term(expression, "other"), first, sentence)


def _phrases(sentence: Sentence) -> list[_Expression]:
    """Listed expressions that stand in a sentence literally (*met name, ten opzichte van*), with their place."""
    text = sentence.text.lower()
    opened = {place for word in set(_TOKEN.findall(text)) for place in _by_first_word().get(word, ())}
    found = []
    for expression in (_expressions()[place] for place in sorted(opened)):
        start = text.find(expression)
        end = start + len(expression)
        if start >= 0 and not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            found.append(((start, end), expression))
    return [one for one in found if not any(one[1] != other[1] and one[1] in other[1] for other in found)]


@cache
def _by_first_word() -> dict[str, list[int]]:
    """Places in ``_expressions()`` by the word that opens them."""
    table: dict[str, list[int]] = {}
    for place, expression in enumerate(_expressions()):
        match = _TOKEN.search(expression)
        table.setdefault(match[0] if match else "", []).append(place)
    return table


@cache
def _expressions() -> tuple[str, ...]:
    """Listed expressions, but for those that an adjective and its preposition make too (*afhankelijk van*)."""
    found = (lemma for lemma, uses in entries.others().items() if " " in lemma and uses[0].pos == "expression")
    return tuple(lemma for lemma in found if lemma.split()[0] not in entries.adjectives())


def _example_quality(place: Place) -> tuple[int, int]:
    sentence = place.sentence
    size = sum(word.pos != "PUNCT" for word in sentence.words)
    clean = balanced(sentence.text) and sentence.text.endswith(".")
    return int(clean) + int(6 <= size <= 18), -abs(size - 12)


def _score(found: Found, level: str, article: frozenset[str]) -> float:
    """How much a word is worth learning at a level; 0 for one that is not."""
    senses = senses_of(found.place.term)
    zipf = zipf_of(found.place)
    low, high = _BANDS[level]
    if zipf > high + 0.4 or (
        zipf < low - 0.9 and (senses or not compounds.split(_lemma(found))) and " " not in _lemma(found)
    ):
        return 0.0
    worth = _worth(found, level, article)
    if worth is None:
        return 0.0
    middle = zipf if " " in _lemma(found) else (low + high) / 2
    repeated = 0.15 * min(found.occurrences - 1, 3)
    return 2.0 - abs(zipf - middle) + worth + repeated + 0.1 * _example_quality(found.place)[0]


def _worth(found: Found, level: str, article: frozenset[str]) -> float | None:
    """What the lexicon adds: nearness to the level, a particle, a fixed preposition, a signal; None if too easy."""
    senses = senses_of(found.place.term)
    if not senses:
        return -0.8
    choice = sense_here(found.place, article)
    sense = choice.sense if choice is not None else senses[0]
    distance = _ORDER.get(sense.level, 2) - _ORDER[level]
    if distance < -1 or not sense.definition or (isinstance(sense, Other) and not _is_teachable(sense)):
        return None
    worth = 0.6 - (_BELOW if distance < 0 else _ABOVE) * abs(distance)
    if choice is not None and not choice.sure:
        worth -= _DOUBT
    if isinstance(sense, Verb):
        worth -= _MISFIT if lacks_object(sense, context_of(found.place, article)) else 0.0
        worth += (0.5 if sense.prefix else 0.0) + (0.3 if sense.preposition else 0.0)
    if isinstance(sense, Adjective) and sense.preposition:
        worth += 0.2
    if isinstance(sense, Other):
        worth += 0.3 if sense.relation else -0.2
    return worth


def _is_teachable(use: Other) -> bool:
    return use.pos in _OTHERS and (bool(use.relation) or not _PRONOMINAL.match(use.lemma))


def _same_family(one: str, other: str) -> bool:
    """Shared beginning of at least five letters that covers most of the shorter word, or one inside the other."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and short in long:
        return True
    common = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return common >= max(5, len(short) - 3)
