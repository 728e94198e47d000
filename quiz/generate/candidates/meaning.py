"""What a word means in its sentence: one sense of the lexicon, and the senses of two other words of its kind (type 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import fixed_phrases
from quiz.generate.data import sentence as told
from quiz.generate.distractors import keyed
from quiz.generate.wording import balanced
from quiz.lexicon import entries, frequency
from quiz.lexicon.entries import Adjective, Noun, Verb
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Distractor

Sense = Noun | Verb | Adjective

_LONGEST: Final = 30
_SHORTEST: Final = 5
_EASIEST: Final = 4.7
"""Zipf value above which every learner knows a word."""
_RAREST: Final = 2.0
_HARD: Final = frozenset({"B1", "B2", "C1"})
_POS: Final = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}


@dataclass(frozen=True)
class _Place:
    """A word of the article with the one sense it can have there."""

    sentence: Sentence
    word: Word
    sense: Sense


def meaning_candidates(analysis: Analysis, seed: int) -> Yield:
    """Ask for the meaning of each harder word that has one listed sense; a lemma once, where its sentence is shortest."""
    result = Yield()
    best: dict[str, _Place] = {}
    for sentence in analysis.sentences:
        if not _shows_well(sentence):
            continue
        names = analysis.names_in(sentence.index)
        for word in sentence.words:
            if any(name.first <= word.index <= name.last for name in names):
                continue
            sense = _sense(sentence, word)
            if sense is not None and (word.lemma not in best or len(sentence.text) < len(best[word.lemma].sentence.text)):
                best[word.lemma] = _Place(sentence, word, sense)
    for place in best.values():
        candidate = _candidate(place, seed)
        if candidate is not None:
            result.candidates.append(candidate)
    return result


def _shows_well(sentence: Sentence) -> bool:
    size = sum(word.pos != "PUNCT" for word in sentence.words)
    return _SHORTEST <= size <= _LONGEST and not sentence.quoted and balanced(sentence.text) and sentence.text.endswith((".", "”", "!", "?"))


def _sense(sentence: Sentence, word: Word) -> Sense | None:
    """The sense of a word where the lexicon leaves one: a single sense, or the one that *zich* or the preposition picks."""
    pos = _POS.get(word.pos)
    if pos is None or not word.text.islower() or not _is_hard(word) or _in_expression(sentence, word):
        return None
    senses = _senses(word)
    if not senses or not senses[0].definition:
        return None
    chosen = senses[0] if len(senses) == 1 else _picked(senses, sentence)
    if chosen is None or not chosen.definition or chosen.level not in _HARD:
        return None
    return chosen if not isinstance(chosen, Verb) or _fits(chosen, sentence, word) else None


def _is_hard(word: Word) -> bool:
    zipf = max(frequency.zipf(word.lemma.lower()), frequency.zipf(word.text))
    return _RAREST <= zipf <= _EASIEST


def _senses(word: Word) -> Sequence[Sense]:
    lemma = word.lemma.lower()
    if word.pos == "NOUN":
        return entries.nouns().get(lemma, ())
    return entries.verbs().get(lemma, ()) if word.pos == "VERB" else entries.adjectives().get(lemma, ())


def _picked(senses: Sequence[Sense], sentence: Sentence) -> Sense | None:
    present = {word.text.lower() for word in sentence.words}
    verbs = [sense for sense in senses if isinstance(sense, Verb)]
    reflexive = [sense for sense in verbs if sense.reflexive == "zich"]
    if len(reflexive) == 1 and "zich" in present:
        return reflexive[0]
    if len(verbs) - len(reflexive) == 1 and "zich" not in present:
        return next(sense for sense in verbs if sense.reflexive != "zich")
    return None


def _fits(verb: Verb, sentence: Sentence, word: Word) -> bool:
    """A verb that always takes *zich* has it here; one with a particle is not another verb that only looks like it."""
    present = {other.text.lower() for other in sentence.words}
    return verb.reflexive != "zich" or bool(present & {"zich", "me", "je", "ons"} and word)


def _in_expression(sentence: Sentence, word: Word) -> bool:
    """The word belongs to a fixed phrase (*in de gaten houden*), whose meaning is not that of its words."""
    text = f" {sentence.text.lower()} "
    lemma = word.lemma.lower()
    form = word.text.lower()
    if any(f" {form} " in f" {phrase} " and f" {phrase} " in text for phrase in fixed_phrases()):
        return True
    lemmas = {other.lemma.lower() for other in sentence.words} | {other.text.lower() for other in sentence.words}
    return any(expression <= lemmas for expression in _expressions().get(lemma, ()))


@cache
def _expressions() -> dict[str, tuple[frozenset[str], ...]]:
    """Each word of a listed expression to the sets of words that make one with it."""
    table: dict[str, tuple[frozenset[str], ...]] = {}
    for lemma, uses in entries.others().items():
        if any(use.pos == "expression" for use in uses) and " " in lemma:
            parts = frozenset(lemma.replace("...", "").split())
            for part in parts:
                table[part] = (*table.get(part, ()), parts)
    return table


def _candidate(place: _Place, seed: int) -> Candidate | None:
    wrong = _wrong_senses(place, seed)
    if len(wrong) < 2:
        return None
    sentence, word = place.sentence, place.word
    return Candidate(
        kind="meaning",
        type="choice",
        skill="vocabulary",
        stem=told("stem.meaning", word=_shown(sentence, word), paragraph=sentence.paragraph, quote=sentence.text),
        key=place.sense.definition,
        distractors=tuple(Distractor(text=s.definition, why=told("why.meaning", word=s.lemma)) for s in wrong),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{word.lemma}.meaning",
        asked=frozenset({word.index}),
        score=_score(place),
    )


def _shown(sentence: Sentence, word: Word) -> str:
    """As it stands, with the dictionary form where that differs: *stelde … uit (uitstellen)*."""
    if word.pos != "VERB":
        return word.text
    apart = [
        sentence.words[child].text for child in sentence.children[word.index] if sentence.words[child].dep == "compound:prt"
    ]
    form = f"{word.text} … {apart[0]}" if apart and apart[0] == word.particle else word.text
    return form if form == word.lemma else f"{form} ({word.lemma})"


def _score(place: _Place) -> float:
    zipf = max(frequency.zipf(place.word.lemma.lower()), frequency.zipf(place.word.text))
    bonus = 0.3 if place.word.particle or place.word.pos == "VERB" else 0.0
    return 1.7 + bonus - 0.25 * abs(zipf - 3.7) - 0.01 * len(place.sentence.words)


def _wrong_senses(place: _Place, seed: int) -> list[Sense]:
    """Two senses of other words of the same kind, worded at like length, that have nothing to do with the key."""
    own = place.sense
    found = sorted(
        (other for other in _rivals(own) if _may_stand_beside(own, other)),
        key=lambda other: (-_alike(own, other), keyed(seed, own.lemma, other.lemma)),
    )
    chosen: list[Sense] = []
    for other in found:
        if len(chosen) == 2:
            break
        if all(_may_stand_beside(one, other) for one in chosen) and _lengths_even([own, *chosen, other]):
            chosen.append(other)
    return chosen


def _rivals(own: Sense) -> tuple[Sense, ...]:
    return _by_group().get(_group(own), ())


@cache
def _by_group() -> dict[tuple[str, str], tuple[Sense, ...]]:
    table: dict[tuple[str, str], list[Sense]] = {}
    for lexemes in (entries.nouns(), entries.verbs(), entries.adjectives()):
        for senses in lexemes.values():
            if senses[0].definition and senses[0].level in _HARD:
                table.setdefault(_group(senses[0]), []).append(senses[0])
    return {group: tuple(senses) for group, senses in table.items()}


def _group(sense: Sense) -> tuple[str, str]:
    if isinstance(sense, Noun):
        return "noun", sense.semantic
    return ("verb", "tr" if "tr" in sense.frame else "intr") if isinstance(sense, Verb) else ("adjective", "")


def _may_stand_beside(one: Sense, other: Sense) -> bool:
    """Another word, no synonym, no shared content word in definition or gloss, no family, no phrase with a hole in it."""
    pos = _group(one)[0]
    if one.lemma == other.lemma or other.lemma in entries.synonyms().get((pos, one.lemma), ()):
        return False
    if len((_content(one) & _content(other)) - {_genus(one)}) > 0 or _glosses(one) & _glosses(other):
        return False
    return one.lemma[:5] != other.lemma[:5] and one.lemma not in other.lemma and other.lemma not in one.lemma


@cache
def _content(sense: Sense) -> frozenset[str]:
    words = sense.definition.replace(",", " ").replace("(", " ").replace(")", " ").split()
    return frozenset(word for word in words if len(word) > 3 and word not in entries.others() and word not in _EMPTY)


_EMPTY: Final = frozenset(
    "iets iemand manier mensen dingen ding worden hebben maken geven doen gaan komen krijgen zijn laten staan veel goed groot klein "
    "heel erg waar waarin waarmee plaats deel soort anders andere ander waarop waarvan zonder precies moet kunt kunnen".split()
)


@cache
def _glosses(sense: Sense) -> frozenset[str]:
    return frozenset(part.removeprefix("to ").strip() for part in sense.gloss.split(",") if part.strip())


def _alike(own: Sense, other: Sense) -> float:
    """How easily one is taken for the other: the same genus and wording in the definition, the same beginning of the word."""
    start = 0.6 if own.lemma[:3] == other.lemma[:3] else 0.0
    genus = 1.5 if _genus(own) and _genus(own) == _genus(other) else 0.0
    words, others = own.definition.split(), other.definition.split()
    opening = next((i for i, (a, b) in enumerate(zip(words, others, strict=False)) if a != b), min(len(words), len(others)))
    shared = len(set(words) & set(others)) / max(len(words), len(others))
    return start + genus + 0.3 * min(opening, 3) + shared + 0.5 * min(len(words), len(others)) / max(len(words), len(others))


@cache
def _genus(sense: Sense) -> str:
    """The word that a definition says its word is a kind of: the first noun of a noun's, the verb of a verb's."""
    words = sense.definition.replace(",", " ").split()
    if isinstance(sense, Noun):
        return next((word for word in words if word in entries.nouns()), words[0] if words else "")
    if isinstance(sense, Verb):
        return next((word for word in reversed(words) if word in entries.verbs()), "")
    return ""


def _lengths_even(senses: list[Sense]) -> bool:
    sizes = [len(sense.definition) for sense in senses]
    if len(senses) < 3:
        return max(sizes) <= 1.6 * min(sizes)
    own = sizes[0]
    longest = own == max(sizes) and sizes.count(own) == 1 and own > 1.15 * sorted(sizes)[-2]
    return max(sizes) <= 1.6 * min(sizes) and not longest
