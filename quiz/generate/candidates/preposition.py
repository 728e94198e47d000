"""The fixed preposition of a verb or adjective as a gap (*kampen met*, *trots op*; type 15, grammar)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, opened, speaks_oddly
from quiz.generate.data import near_prepositions, words
from quiz.generate.data import sentence as told
from quiz.generate.distractors import keyed
from quiz.lexicon import entries
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import GAP, Distractor

_SHORTEST: Final = 7
_LONGEST: Final = 24


def preposition_candidates(analysis: Analysis, openings: Sequence[str | None], seed: int) -> Yield:
    """One gap per sentence, where two parsers see the preposition with its verb and the lexicon knows no other."""
    result = Yield()
    for sentence in analysis.sentences:
        opening = openings[sentence.index]
        if _unfit(sentence) or speaks_oddly(analysis, sentence):
            continue
        found = [c for word in sentence.words if (c := _candidate(sentence, word, seed)) is not None]
        if found:
            result.candidates.extend(opened(max(found, key=lambda c: keyed(seed, c.stem)), opening))
    return result


def _unfit(sentence: Sentence) -> bool:
    size = sum(word.pos != "PUNCT" for word in sentence.words)
    plain = not sentence.quoted and not sentence.speech and not any(mark in sentence.text for mark in "‘:;()")
    return not plain or not _SHORTEST <= size <= _LONGEST or bool(gates.source_sentence(sentence))


def _candidate(sentence: Sentence, case: Word, seed: int) -> Candidate | None:
    key = case.text
    if case.pos != "ADP" or case.dep != "case" or not key.islower() or not sentence.witness:
        return None
    governor = _governor(sentence.words, case)
    if governor is None or governor.index != getattr(_governor(sentence.witness, case), "index", None):
        return None
    tied = all(parse[parse[case.index].head].dep == "obl:arg" for parse in (sentence.words, sentence.witness))
    own = _prepositions(governor, needed=not tied)
    if own != {key} or sum(word.text.lower() == key for word in sentence.words) > 1:
        return None
    safe = words("preposition") - own - near_prepositions(key)
    wrong = sorted(safe, key=lambda other: keyed(seed, sentence.text, other))[:2]
    start = case.start - sentence.start
    why = told("why.preposition", word=governor.lemma, key=key)
    return Candidate(
        kind="preposition",
        type="cloze",
        skill="grammar",
        stem=sentence.text[:start] + GAP + sentence.text[start + len(key) :],
        key=key,
        distractors=tuple(Distractor(text=other, why=why) for other in wrong),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.preposition",
        asked=frozenset({case.index}),
        score=1.2,
    )


def _governor(parse: tuple[Word, ...], case: Word) -> Word | None:
    """The verb or adjective that the prepositional phrase hangs on; *zich* and times hang on none."""
    noun = parse[parse[case.index].head]
    above = parse[noun.head]
    tied = noun.dep in {"obl", "obl:arg"} and noun.lemma.lower() not in words("time-unit")
    return above if tied and above.pos in {"VERB", "ADJ"} and above.index != noun.index else None


def _prepositions(word: Word, *, needed: bool) -> set[str]:
    """The fixed prepositions of all senses; none where one sense goes without and each ``needed`` one."""
    lemma = word.lemma.lower()
    senses = entries.verbs().get(lemma, ()) if word.pos == "VERB" else entries.adjectives().get(lemma, ())
    if needed and not all(sense.preposition for sense in senses):
        return set()
    return {preposition for sense in senses for preposition in sense.preposition.split("/") if preposition}
