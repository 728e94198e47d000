"""Which relation a signal word gives: a closed list of words that have one relation only (type 6)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import rows
from quiz.generate.data import sentence as told
from quiz.generate.distractors import keyed
from quiz.generate.wording import balanced
from quiz.model.analysis import Analysis, Sentence
from quiz.model.bank import Distractor

_LONGEST: Final = 32
_STEM: Final = 6
"""So many letters tell that a word is that of a relation (*voorwaarden*, *conclusie*)."""


def signal_candidates(analysis: Analysis, seed: int) -> Yield:
    """One question per relation and signal word; the sentence that holds it is named by its paragraph and quoted."""
    result = Yield()
    for sentence in analysis.sentences:
        for word, relation, place in _signals():
            found = _find(sentence, word, place)
            if found is None or sentence.quoted or not balanced(sentence.text) or len(sentence.words) > _LONGEST:
                continue
            if len(re.findall(rf"\b{word}\b", _paragraph(analysis, sentence), re.IGNORECASE)) != 1:
                continue
            candidate = _candidate(sentence, found, relation, seed)
            if candidate is not None:
                result.candidates.append(candidate)
            break
    return result


def _paragraph(analysis: Analysis, sentence: Sentence) -> str:
    return analysis.article.paragraphs[sentence.paragraph - 1]


def _find(sentence: Sentence, word: str, place: str) -> str | None:
    """The signal word as it is written, or ``None``; *first* words must open the sentence."""
    if word not in sentence.text.lower():
        return None
    match = re.search(rf"\b{word}\b", sentence.text, re.IGNORECASE)
    if match is None or (place == "first" and match.start() != 0):
        return None
    if word == "maar" and sentence.text[match.end() :].lstrip().startswith("ook "):
        return None  # "Maar ook ..." adds
    if word.startswith("waar") and not sentence.text[: match.start()].endswith(", "):
        return None  # "Niemand begreep waardoor ..." asks, it does not tie
    return match[0]


def _candidate(sentence: Sentence, written: str, relation: str, seed: int) -> Candidate | None:
    far = set(_labels()) - {*_near(relation), relation}
    others = sorted(far, key=lambda label: keyed(seed, sentence.text, label))
    why = told("why.signal", word=written.lower(), relation=relation)
    snippet = _snippet(sentence, written)
    if any(word[:_STEM] in snippet.lower() for word in relation.split() if len(word) > _STEM):
        return None  # "mits zij aan een reeks voorwaarden voldeden"
    return Candidate(
        kind="signal",
        type="choice",
        skill="signal",
        stem=told("stem.signal", word=written.lower(), quote=snippet, paragraph=sentence.paragraph),
        key=relation,
        distractors=tuple(Distractor(text=label, why=why) for label in others[:2]),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.signal",
        score=1.0 if relation not in {"tijd", "opsomming"} else 0.7,
    )


@cache
def _signals() -> list[tuple[str, str, str]]:
    return [(word, relation, place) for word, relation, place in rows("signals.tsv")]


@cache
def _labels() -> tuple[str, ...]:
    return tuple(dict.fromkeys(relation for _, relation, _ in _signals()))


def _near(relation: str) -> list[str]:
    return next((row[1].split("|") for row in rows("relations.tsv") if row[0] == relation), [])


def _snippet(sentence: Sentence, written: str) -> str:
    """The words from the signal word on, at most nine; where it stands inside (*echter*), a few before it too."""
    tokens = sentence.text.split()
    before = sentence.text[: sentence.text.index(written)]
    place = len(before.split()) - (0 if not before or before[-1].isspace() else 1)
    first = 0 if place <= 4 else place - 3
    last = min(len(tokens), max(place + 6, first + 9))
    text = " ".join(tokens[first:last])
    return ("" if first == 0 else "… ") + text.rstrip(",;:.") + ("" if last == len(tokens) else " …")
