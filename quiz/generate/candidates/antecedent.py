"""Who a personal pronoun stands for, and what a demonstrative noun phrase takes up again (type 5b and 5d)."""

from __future__ import annotations

from typing import Final

from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import sentence as told
from quiz.generate.distractors import keyed, separate
from quiz.generate.phrases import opening
from quiz.generate.referents import referent
from quiz.generate.wording import balanced, in_name, lowered
from quiz.lexicon.compounds import last_part
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Distractor
from quiz.nlp import gazetteer

_LEAST_BEHIND: Final = 4
_PARAGRAPHS_BACK: Final = 2
"""Nobody takes a pronoun for somebody who comes later, or was named long ago: they are no options."""


def antecedent_candidates(analysis: Analysis, seed: int) -> Yield:
    """Ask for the referent of *hij*, *zij* and of *deze/dit* with a noun, each where one answer is left."""
    result = Yield()
    for sentence in analysis.sentences:
        if sentence.quoted or not balanced(sentence.text) or len(sentence.words) > 40:
            continue
        for word in sentence.words:
            candidate = _person(analysis, sentence, word, seed) or _demonstrative(analysis, sentence, word, seed)
            if candidate is not None:
                result.candidates.append(candidate)
    return result


def _person(analysis: Analysis, sentence: Sentence, word: Word, seed: int) -> Candidate | None:
    if len(sentence.words) - word.index < _LEAST_BEHIND:
        return None  # "..., zei hij."
    name = referent(analysis, sentence, word)
    if not name or sum(other.text.lower() == word.text.lower() for other in sentence.words) != 1:
        return None
    entity = next(entity for entity in analysis.entities if entity.name == name)
    if not entity.certain:
        return None  # "Blikken Tinus" may be a locomotive
    wanted = "m" if word.text.lower() == "hij" else "f"
    before = {
        n.entity
        for n in analysis.names
        if (n.sentence, n.first) < (sentence.index, word.index)
        and analysis.sentences[n.sentence].paragraph >= sentence.paragraph - _PARAGRAPHS_BACK
    }
    others = [
        e
        for e in analysis.entities
        if e.type == "person"
        and e.index in before
        and e.certain
        and separate(e, entity)
        and gazetteer.first_names().get(e.name.split()[0], "") in {"mf", wanted}
    ]
    others.sort(key=lambda other: keyed(seed, sentence.text, other.name))
    wrong = [other.name for other in others[:2]] if len(others) > 1 else []
    return _candidate(sentence, word, word.text.lower(), name, wrong, sorted(entity.aliases - {name}))


def _demonstrative(analysis: Analysis, sentence: Sentence, word: Word, seed: int) -> Candidate | None:
    """*deze kering* in a later sentence takes up *de stormvloedkering*: the only earlier noun with that head."""
    if word.pos != "NOUN" or word.index == 0 or sentence.words[word.index - 1].text.lower() not in {"deze", "dit"}:
        return None
    before = [
        (s, w)
        for s in analysis.sentences
        for w in s.words
        if s.paragraph == sentence.paragraph and sentence.index - 2 <= s.index < sentence.index
    ]
    taken_up = _taken_up(before, word)
    key = _noun_phrase(analysis, *taken_up) if taken_up is not None else ""
    if taken_up is None or not key:
        return None
    noun = taken_up[1]
    rivals = {
        _noun_phrase(analysis, s, w)
        for s, w in before
        if w.pos == "NOUN" and w.lemma != noun.lemma and w.feats.get("Number") == noun.feats.get("Number")
    }
    usable = sorted((r for r in rivals if r and 0.4 <= len(r) / len(key) <= 2.2), key=lambda r: keyed(seed, key, r))
    if len(usable) < 2:
        return None
    written = f"{sentence.words[word.index - 1].text.lower()} {word.text}"
    return _candidate(sentence, word, written, key, usable[:2], [])


def _taken_up(before: list[tuple[Sentence, Word]], word: Word) -> tuple[Sentence, Word] | None:
    """The last compound of a noun, where it has one only and the noun alone does not stand there too."""
    lemma = word.lemma.lower()
    found = [
        (s, w)
        for s, w in before
        if w.pos == "NOUN" and w.index and w.lemma.lower() != lemma and last_part(w.lemma.lower()) == lemma
    ]
    if len({w.lemma for _, w in found}) != 1 or any(w.lemma.lower() == lemma for _, w in before):
        return None
    return found[-1] if word.feats.get("Number") == found[-1][1].feats.get("Number") else None


def _noun_phrase(analysis: Analysis, sentence: Sentence, noun: Word) -> str:
    """Determiner, adjectives and noun; empty where a possessive or demonstrative stands in front."""
    first = opening(sentence, noun)
    words = sentence.words[max(0, first - 1) : noun.index + 1]
    if any(w.feats.get("Poss") == "Yes" or w.text.lower() in {"deze", "dit", "die", "dat"} for w in words):
        return ""
    if in_name(analysis, sentence, noun):
        return ""
    return lowered(analysis, sentence, first, noun.index)


def _candidate(sentence: Sentence, word: Word, shown: str, key: str, wrong: list[str], accept: list[str]) -> Candidate:
    """Ask what ``shown`` stands for: a pronoun, or *deze* or *dit* with the noun ``word``."""
    alone = " " not in shown
    return Candidate(
        kind="reference",
        type="choice" if wrong else "typed",
        skill="reference",
        stem=told(
            "stem.reference.person" if alone else "stem.reference",
            word=shown,
            quote=_snippet(sentence, word.index if alone else word.index - 1),
            paragraph=sentence.paragraph,
        ),
        key=key,
        accept=tuple(accept),
        distractors=tuple(Distractor(text=text, why=told("why.reference", word=shown, key=key)) for text in wrong),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.{word.index}.ref",
        asked=frozenset({word.index}),
        score=1.2,
    )


def _snippet(sentence: Sentence, position: int) -> str:
    """The pronoun with up to two words before and seven behind it."""
    first = 0 if position <= 3 else position - 2
    while first < position and sentence.words[first].pos == "PUNCT":
        first += 1
    last = min(len(sentence.words) - 1, max(position + 7, first + 8))
    while sentence.words[last].pos == "PUNCT":
        last -= 1
    text = sentence.span(first, last)
    return ("" if first == 0 else "… ") + text + ("" if last >= len(sentence.words) - 2 else " …")
