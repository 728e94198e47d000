"""A sentence of the article with one word left out, to be typed by whoever reads the text (type 15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, opened, speaks_oddly
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import keyed
from quiz.generate.expressions import in_expression
from quiz.lexicon import forms, frequency
from quiz.lexicon.compounds import last_part
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import GAP
from quiz.text.fold import fold

_SHORTEST: Final = 8
_LONGEST: Final = 38
_LEAST_ZIPF: Final = 2.5
_MOST_ZIPF: Final = 4.6
"""The word is neither one that nobody knows nor one that any word could replace."""
_LONG_WORD: Final = 7
"""Letters of a verb or adjective that may be left out: with fewer, more of them fit."""
_SECOND: Final = 0.5
"""Score of such a gap."""


def cloze_candidates(analysis: Analysis, openings: Sequence[str | None], seed: int) -> Yield:
    """One gap per suitable sentence: the noun that carries most of it, or a long verb or adjective.

    No options: two wrong words that fit a sentence as well as the right one cannot be found without a model of the
    language, and options that do not fit give the answer away.  The length, the first and the last letter are
    told, as more than one word may fit (*de afsluiting*, *de maatregel*).
    """
    result = Yield()
    for sentence in analysis.sentences:
        opening = openings[sentence.index]
        if _refuse(sentence) or speaks_oddly(analysis, sentence):
            continue
        options = [_gap(sentence, word) for word in sentence.words if _worth_asking(analysis, sentence, word)]
        options = options or [
            replace(_gap(sentence, word), score=_SECOND)
            for word in sentence.words
            if opening == "" and _is_other(sentence, word) and not _given_away(analysis, sentence, word)
        ]
        if options:
            best = max(options, key=lambda c: (_once(analysis, c), c.score, keyed(seed, c.stem)))
            result.candidates.extend(opened(best, opening))
    return result


def _once(analysis: Analysis, gap: Candidate) -> bool:
    """The word stands nowhere else in the article, so that no other item tells it."""
    (place,) = gap.asked
    return analysis.lemma_counts[gap.sentence.words[place].lemma.lower()] == 1


def _refuse(sentence: Sentence) -> bool:
    tokens = [word for word in sentence.words if word.pos != "PUNCT"]
    if not _SHORTEST <= len(tokens) <= _LONGEST or sentence.quoted or any(mark in sentence.text for mark in '“”„"‘:'):
        return True
    return bool(gates.source_sentence(sentence))


def _gap(sentence: Sentence, word: Word) -> Candidate:
    start = word.start - sentence.start
    return Candidate(
        kind="cloze",
        type="cloze",
        skill="vocabulary",
        stem=sentence.text[:start]
        + GAP
        + sentence.text[start + len(word.text) :]
        + told("stem.cloze.letter", length=len(word.text), first=word.text[0], last=word.text[-1]),
        key=word.text,
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.cloze",
        asked=frozenset({word.index}),
        score=_score(word),
    )


def _worth_asking(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """A noun in no name, title or expression, that the rest of the sentence does not give away."""
    lemma = word.lemma.lower()
    if not _is_noun(word) or lemma in words("empty-noun") or semantic_class(lemma) in {"time", "measure"}:
        return False
    return not _given_away(analysis, sentence, word)


def _given_away(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """In a name, a title or an expression, known from the title, or told by the rest of the sentence."""
    lemma = word.lemma.lower()
    if any(name.first - 1 <= word.index <= name.last for name in analysis.names_in(sentence.index)):
        return True
    if in_expression(sentence, [word]) or not _LEAST_ZIPF <= frequency.zipf(word.text) <= _MOST_ZIPF:
        return True
    if word.text in fold(analysis.article.title) or _has_double(analysis, word):
        return True
    stem = (last_part(lemma) or lemma)[:6]
    others = [other.text.lower() for other in sentence.words if other.index != word.index]
    return any(stem in other or other[:5] == word.text[:5] for other in others)


def _has_double(analysis: Analysis, word: Word) -> bool:
    """The article calls people or animals by a word with the same letter too (*onderzoekers*, *ontdekkers*)."""
    kind, number = semantic_class(word.lemma.lower()), word.feats.get("Number")
    return kind in {"person", "animal"} and any(
        other.pos == "NOUN"
        and other.lemma != word.lemma
        and other.text[:1].lower() == word.text[:1]
        and other.feats.get("Number") == number
        and semantic_class(other.lemma.lower()) == kind
        for sentence in analysis.sentences
        for other in sentence.words
    )


def _is_noun(word: Word) -> bool:
    """Listed as a noun and as nothing else, written small."""
    text = word.text
    if word.pos != "NOUN" or len(text) < 4 or not text.isalpha() or not text.islower() or word.dep == "fixed":
        return False
    return bool(forms.lemmas(text, "noun")) and not forms.lemmas(text, "verb") and not forms.lemmas(text, "adjective")


def _is_other(sentence: Sentence, word: Word) -> bool:
    """A verb or adjective that is nothing else, for sentences without such a noun."""
    text = word.text
    pos = {"VERB": "verb", "ADJ": "adjective"}.get(word.pos)
    if pos is None or len(text) < _LONG_WORD or not text.isalpha() or not text.islower() or word.particle:
        return False
    lemma = word.lemma.lower()
    if lemma in words("light-verb") | words("light-simplex") | words("no-gap"):
        return False
    if word.index > 1 and sentence.words[word.index - 1].text[:1].isupper():
        return False  # "de Wet veilige jaarwisseling"
    others = {"noun", "verb", "adjective"} - {pos}
    return bool(forms.lemmas(text, pos)) and not any(forms.lemmas(text, other) for other in others)


def _score(word: Word) -> float:
    return 0.8 + {"obj": 0.4, "nsubj": 0.3, "obl:arg": 0.4, "root": 0.3, "obl": 0.2, "conj": 0.1}.get(word.dep, 0.1)
