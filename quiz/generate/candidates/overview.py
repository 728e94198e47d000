"""Questions on the whole: which subhead fits a paragraph, and the lead as a schema (types 10 and 18)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, evidence, fact_gates
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import keyed
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, opening, weekday
from quiz.generate.wording import capitalised, lowered
from quiz.lexicon import frequency
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Distractor, Pair

_OPTIONS: Final = 3


def overview_candidates(analysis: Analysis, facts: list[Fact], seed: int) -> Yield:
    """One question on a subhead and one schema of the lead, each where the text allows it."""
    result = Yield()
    for candidate in (*_headings(analysis, seed), _schema(facts)):
        if candidate is not None:
            result.candidates.append(candidate)
    return result


# --- heading ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Topic:
    """A noun phrase that belongs to one paragraph only."""

    paragraph: int
    text: str
    weight: float
    sentence: Sentence


def _headings(analysis: Analysis, seed: int) -> list[Candidate]:
    """The noun phrase that a paragraph keeps coming back to, against those of two other paragraphs."""
    if any(block.heading for block in analysis.article.blocks):
        return []
    topics = [
        topic
        for number in range(2, len(analysis.article.paragraphs) + 1)
        if (topic := _topic(analysis, number)) is not None
    ]
    if len(topics) < _OPTIONS:
        return []
    asked = max(topics, key=lambda topic: (topic.weight, -topic.paragraph))
    others = [t for t in topics if t is not asked and 0.5 <= len(t.text) / len(asked.text) <= 2.0]
    others.sort(key=lambda topic: keyed(seed, "heading", topic.text))
    if len(others) < _OPTIONS - 1:
        return []
    return [
        Candidate(
            kind="heading",
            type="choice",
            skill="gist",
            stem=told("stem.heading", paragraph=asked.paragraph),
            key=asked.text,
            distractors=tuple(
                Distractor(text=t.text, why=told("why.heading", paragraph=t.paragraph)) for t in others[: _OPTIONS - 1]
            ),
            sentence=asked.sentence,
            quote=asked.sentence.text,
            fact=f"heading.{asked.paragraph}",
            score=1.4,
        )
    ]


def _topic(analysis: Analysis, number: int) -> _Topic | None:
    """A noun that stands at least twice in this paragraph and nowhere else, with its adjective where it has one."""
    inside = [sentence for sentence in analysis.sentences if sentence.paragraph == number]
    counts = Counter(w.lemma.lower() for s in inside for w in s.words if _may_head(w))
    elsewhere = {w.lemma.lower() for s in analysis.sentences if s.paragraph != number for w in s.words}
    own = {lemma: count for lemma, count in counts.items() if lemma not in elsewhere and count > 1}
    if not own or len(inside) < 2:
        return None
    lemma = max(own, key=lambda name: (own[name], -frequency.zipf(name), name))
    places = [(s, w) for s in inside for w in s.words if w.lemma.lower() == lemma and _may_head(w)]
    sentence, word = places[0]
    first = opening(sentence, word, frozenset({"DET", "ADJ"}))
    words = sentence.words[first : word.index + 1]
    if any(w.feats.get("Poss") == "Yes" or w.text.lower() in {"deze", "dit", "die", "dat", "geen"} for w in words):
        return None
    return _Topic(
        number,
        capitalised(lowered(analysis, sentence, first, word.index)),
        own[lemma] - 0.1 * frequency.zipf(lemma),
        sentence,
    )


def _may_head(word: Word) -> bool:
    return (
        word.pos == "NOUN"
        and len(word.text) > 3
        and semantic_class(word.lemma.lower()) not in {"measure", "time", "money"}
    )


# --- schema -------------------------------------------------------------------------------------------------------


def _tells_when(phrase: Phrase) -> bool:
    """A day, month or year; *uren* says how long."""
    return any(w.pos == "NUM" or weekday(w.text)[0] or w.text.lower() in words("month") for w in phrase.words)


def _schema(facts: list[Fact]) -> Candidate | None:
    """Who, where and when of the lead's main clause; at least three rows, each literally in the text."""
    fact = next((f for f in facts if f.sentence.index == 0 and not fact_gates(f)), None)
    if fact is None or fact.clause.subject is None or fact.negated:
        return None
    who = fact.clause.subject
    if who.entity is None or who.kind not in {"person", "organisation", "country"} or gates.loose_key(fact, who):
        return None
    rows = [Pair(left=told("schema.who"), right=_text(fact, who))]
    for label, kinds in (("schema.where", {"place", "country"}), ("schema.when", {"time"})):
        found = [
            p for p in fact.clause.phrases if p.kind in kinds and p is not who and p.relation == "obl" and not p.torn
        ]
        if label == "schema.when" and found and not _tells_when(found[0]):
            return None
        if len(found) != 1 or gates.loose_key(fact, found[0]) or found[0].words[0].pos == "NUM":
            return None
        rows.append(Pair(left=told(label), right=_text(fact, found[0])))
    return Candidate(
        kind="schema",
        type="schema",
        skill="detail",
        stem=told("stem.schema", paragraph=fact.sentence.paragraph),
        key="",
        pairs=tuple(rows),
        sentence=fact.sentence,
        quote=evidence(fact),
        fact="schema",
        points=len(rows),
        score=1.6,
    )


def _text(fact: Fact, phrase: Phrase) -> str:
    return lowered(fact.analysis, fact.sentence, phrase.first, phrase.core_last)
