"""A sentence of the article with one content word left out, and two words that would make it say something else (type 15)."""

from __future__ import annotations

from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import contrasts, fixed_phrases, words
from quiz.generate.data import sentence as told
from quiz.generate.distractors import keyed
from quiz.generate.slots import in_form_of, same_frame
from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.compounds import last_part
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import GAP, Distractor

_SHORTEST: Final = 8
_LONGEST: Final = 24
_WANTED: Final = 2
_LEAST_ZIPF: Final = 2.5
_MOST_ZIPF: Final = 4.6
"""A word that is typed is neither one that nobody knows nor one that any word could replace."""
_POS: Final = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}


def cloze_candidates(analysis: Analysis, seed: int) -> Yield:
    """One gap per suitable sentence: the word that carries most of it and has two contrast words in its form."""
    result = Yield()
    present = {word.lemma.lower() for sentence in analysis.sentences for word in sentence.words}
    for sentence in analysis.sentences:
        if _refuse(sentence):
            continue
        options = [c for word in sentence.words if (c := _gap(analysis, sentence, word, present, seed)) is not None]
        if options:
            result.candidates.append(max(options, key=lambda c: (c.score, keyed(seed, c.stem))))
    return result


def _refuse(sentence: Sentence) -> bool:
    tokens = [word for word in sentence.words if word.pos != "PUNCT"]
    if not _SHORTEST <= len(tokens) <= _LONGEST or sentence.quoted or any(mark in sentence.text for mark in '“”„"‘:;'):
        return True
    return bool(gates.source_sentence(sentence)) or any(word.text.lower() in gates.FIRST_PERSON for word in tokens)


def _gap(analysis: Analysis, sentence: Sentence, word: Word, present: set[str], seed: int) -> Candidate | None:
    if word.pos not in _POS or not _is_content(analysis, sentence, word) or not _worth_asking(analysis, sentence, word):
        return None
    wrong = _contrasts(sentence, word, present, seed) if _may_offer(sentence, word) else []
    if len(wrong) < _WANTED:
        wrong = []  # without two that fit the sentence the word is typed
        if word.pos != "NOUN" or not _LEAST_ZIPF <= frequency.zipf(word.text) <= _MOST_ZIPF:
            return None
    start = word.start - sentence.start
    stem = sentence.text[:start] + GAP + sentence.text[start + len(word.text) :]
    return Candidate(
        kind="cloze",
        type="cloze",
        skill="vocabulary",
        stem=stem,
        key=word.text,
        distractors=tuple(Distractor(text=text, why=told("why.not-there", key=word.text)) for text in wrong),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.cloze",
        asked=frozenset({word.index}),
        score=_score(word) + (0.3 if wrong else 0.0),
    )


def _may_offer(sentence: Sentence, word: Word) -> bool:
    """Other words make sense here: one listed sense, no expression with a verb, no *van* behind it, no *en* beside it."""
    lemma = word.lemma.lower()
    table = {"NOUN": entries.nouns(), "VERB": entries.verbs(), "ADJ": entries.adjectives()}[word.pos]
    if len(table.get(lemma, ())) != 1:
        return False
    if word.pos != "NOUN":
        return True
    head = sentence.words[word.head]
    if word.dep == "obj" and head.lemma in words("support-verb"):
        return False
    near = {w.text.lower() for w in sentence.words[max(0, word.index - 1) : word.index + 2] if w is not word}
    return not near & {"van", "en", "of"} and word.dep not in {"conj", "nmod"}


def _is_content(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """A word of one part of speech only, written small, in no name, no particle verb in two pieces, no auxiliary."""
    text = word.text
    if len(text) < 4 or not text.isalpha() or not text.islower() or word.particle:
        return False
    if word.dep in {"fixed", "compound:prt", "aux", "cop", "aux:pass", "advmod"}:
        return False
    if any(name.first <= word.index <= name.last for name in analysis.names_in(sentence.index)):
        return False
    own = _POS[word.pos]
    return word.lemma.lower() in forms.lemmas(text, own) and not any(
        forms.lemmas(text, other) for other in set(_POS.values()) - {own}
    )


def _worth_asking(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """No word of a fixed phrase or a title, and nothing that the rest of the sentence gives away."""
    lemma = word.lemma.lower()
    if any(name.first == word.index + 1 for name in analysis.names_in(sentence.index)) or lemma in words("empty-noun"):
        return False
    text = f" {sentence.text.lower()} "
    if any(f" {word.text} " in f" {phrase} " and f" {phrase} " in text for phrase in fixed_phrases()):
        return False
    if word.pos == "VERB" and any(other.text.lower() in {"zich", "elkaar"} for other in sentence.words):
        return False
    if word.text == "geleden" or (word.pos == "NOUN" and semantic_class(lemma) in {"time", "measure"}):
        return False
    stem = (last_part(lemma) or lemma)[:6]
    return not any(stem in other.text.lower() for other in sentence.words if other.index != word.index)


def _contrasts(sentence: Sentence, word: Word, present: set[str], seed: int) -> list[str]:
    """Two contrast words in the form of the gap, those first that the article does not use elsewhere."""
    lemma = word.lemma.lower()
    here = {other.lemma.lower() for other in sentence.words}
    usable = [
        (other, form)
        for other in contrasts().get((_POS[word.pos], lemma), ())
        if other not in here
        and (form := in_form_of(word.text, lemma, other, word.pos))
        and _fits(sentence, word, other)
    ]
    usable.sort(key=lambda pair: (pair[0] in present, keyed(seed, sentence.text, pair[0])))
    return [form for _, form in usable[:_WANTED]]


def _fits(sentence: Sentence, word: Word, other: str) -> bool:
    """Behind a determiner a singular noun has the gender of the word it replaces; a verb goes with what stands there."""
    if word.pos == "VERB":
        return same_frame(sentence, word, other)
    if word.pos != "NOUN" or word.feats.get("Number") == "Plur":
        return True
    before = sentence.words[word.index - 1] if word.index else None
    if before is None or before.pos not in {"DET", "ADJ", "PRON", "NUM"}:
        return True
    own, rival = entries.nouns().get(word.lemma.lower(), ()), entries.nouns().get(other, ())
    return {sense.article for sense in own} == {sense.article for sense in rival} and len(
        {sense.article for sense in own}
    ) == 1


def _score(word: Word) -> float:
    role = {"obj": 0.4, "nsubj": 0.3, "obl:arg": 0.4, "root": 0.4, "obl": 0.2, "conj": 0.1, "amod": 0.2}.get(
        word.dep, 0.1
    )
    return 0.8 + role - (0.3 if frequency.zipf(word.text) > 5.4 else 0.0)
