"""Ranks candidates and keeps a varied set in text order: no fact twice, no item that answers another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quiz.generate.candidate import ROLE, Candidate
from quiz.generate.distractors import keyed
from quiz.model.analysis import Analysis
from quiz.text.fold import fold

LARGEST_SHARE: Final = 0.35
"""No kind of item fills more of a bank than this."""
DEFAULT_ITEMS: Final = 20
_AT_LEAST: Final = 3
"""Of each kind so many may stand in a bank, however small it is."""
_ON_WORDS: Final = frozenset({"signal", "meaning", "reference"})
_MOST: Final = {"signal": 3, "reference": 3, "preposition": 3, "what": 2}
_LARGEST_CLOZE: Final = 0.35
"""Gaps are easy to make and dull in number."""
_LARGEST_GAPS: Final = 0.5
"""The same of words, numbers and names together."""


def choose(analysis: Analysis, candidates: Sequence[Candidate], most: int, seed: int) -> list[Candidate]:
    """Return at most ``most`` candidates in text order; the same input gives the same choice."""
    weight = _sentence_weights(analysis)
    ranked = sorted(
        candidates,
        key=lambda c: (-(c.score + weight.get(c.sentence.index, 0.0)), keyed(seed, c.kind, c.stem, c.key)),
    )
    kept: list[Candidate] = []
    turns = _spread(ranked)
    for candidate in _one_each_paragraph(ranked):
        if len(kept) < most and _fits(kept, candidate, most):
            kept.append(candidate)
    for fresh in (True, False):  # first of every sentence something, then more of the same
        for candidate in turns:
            told = {other.sentence.index for other in kept}
            if fresh and candidate.sentence.index in told:
                continue
            if len(kept) < most and candidate not in kept and _fits(kept, candidate, most):
                kept.append(candidate)
    return _in_text_order(analysis, _balanced(kept, ranked))


def _in_text_order(analysis: Analysis, candidates: list[Candidate]) -> list[Candidate]:
    def place(candidate: Candidate) -> tuple[int, int, str, str]:
        paragraph = analysis.article.paragraphs[candidate.sentence.paragraph - 1]
        return candidate.sentence.index, paragraph.find(candidate.quote), candidate.kind, candidate.stem

    return sorted(candidates, key=place)


def only_kinds(analysis: Analysis, candidates: Sequence[Candidate], most: int, seed: int) -> list[Candidate]:
    """As ``choose`` where a person asked for certain kinds: no share holds, only that no two items clash."""
    ranked = sorted(candidates, key=lambda c: (-c.score, keyed(seed, c.kind, c.stem, c.key)))
    kept: list[Candidate] = []
    for candidate in ranked:
        if len(kept) < most and not any(_clash(other, candidate) for other in kept):
            kept.append(candidate)
    return _in_text_order(analysis, kept)


def _one_each_paragraph(ranked: list[Candidate]) -> list[Candidate]:
    """The best candidate of every paragraph, and of those that share a kind first the rarer kinds."""
    counts = Counter(candidate.kind for candidate in ranked)
    best: dict[int, Candidate] = {}
    for candidate in sorted(ranked, key=lambda c: (counts[c.kind] // 4, ranked.index(c))):
        best.setdefault(candidate.sentence.paragraph, candidate)
    return list(best.values())


def _balanced(kept: list[Candidate], ranked: list[Candidate]) -> list[Candidate]:
    """Take the weakest items of a kind away until no kind fills more than its share of what is left."""
    kept = list(kept)
    while True:
        counts = Counter(candidate.kind for candidate in kept)
        over = [kind for kind, count in counts.items() if count > max(_AT_LEAST, int(_share(kind) * len(kept)))]
        if not over:
            return kept
        kind = max(over, key=lambda name: (counts[name], name))
        kept.remove(max((c for c in kept if c.kind == kind), key=ranked.index))


def _share(kind: str) -> float:
    return _LARGEST_CLOZE if kind == "cloze" else LARGEST_SHARE


def _spread(ranked: list[Candidate]) -> list[Candidate]:
    """Take turns between the kinds, the best first: variety before score."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in ranked:
        groups.setdefault(candidate.kind, []).append(candidate)
    order: list[Candidate] = []
    while any(groups.values()):
        heads = sorted((group[0] for group in groups.values() if group), key=ranked.index)
        order.extend(heads)
        for group in groups.values():
            if group:
                group.pop(0)
    return order


def _fits(kept: list[Candidate], candidate: Candidate, most: int) -> bool:
    counts = Counter(other.kind for other in kept)
    limit = min(max(_AT_LEAST, int(most * _share(candidate.kind))), _MOST.get(candidate.kind, most))
    if counts[candidate.kind] >= limit:
        return False
    gaps = sum(other.type == "cloze" and other.kind != "preposition" for other in kept)
    if (
        candidate.type == "cloze"
        and candidate.kind != "preposition"
        and gaps >= max(_AT_LEAST, int(most * _LARGEST_GAPS))
    ):
        return False
    if candidate.kind == "statement" and _too_many_alike(kept, candidate):
        return False
    return not any(_clash(other, candidate) for other in kept)


def _too_many_alike(kept: list[Candidate], candidate: Candidate) -> bool:
    """True and false statements stay in balance."""
    same = sum(other.kind == "statement" and other.key == candidate.key for other in kept)
    other = sum(other.kind == "statement" and other.key != candidate.key for other in kept)
    return same > other + 1


def _clash(one: Candidate, other: Candidate) -> bool:
    """Same fact, same stem, or one item's stem gives away the other's key."""
    if one.fact == other.fact or fold(one.stem) == fold(other.stem):
        return True
    if any(_shows(a, b) or _holds_word(a, b) for a, b in ((one, other), (other, one))):
        return True
    if one.type == other.type == "cloze" and fold(one.key) == fold(other.key):
        return True  # the same word twice
    if one.sentence.index != other.sentence.index:
        return False
    kinds = {one.kind, other.kind}
    if fold(one.key) == fold(other.key) and one.type != "true-false":
        return True  # "Wie zegt dat ...?" beside "Wie erkent dat ...?"
    if one.fact.startswith(ROLE) or other.fact.startswith(ROLE):
        role, beside = (one, other) if one.fact.startswith(ROLE) else (other, one)
        return _gives_away(beside, role)  # that somebody is named tells nothing of what the sentence says
    if kinds == {"statement"} or ("statement" in kinds and kinds & {"date", "number"}):
        return True  # another year or number that is false tells which one is asked for
    if "cloze" in {one.type, other.type} and (kinds.isdisjoint(_ON_WORDS) or one.asked & other.asked):
        return True  # a gap shows the rest of its sentence: only a question on words may stand beside it
    if kinds.isdisjoint(_ON_WORDS) and any(c.kind == "speaker" and c.type == "open" for c in (one, other)):
        return True  # what somebody said stands in every other question on it
    return _gives_away(one, other) or _gives_away(other, one)


def _shows(gap: Candidate, asker: Candidate) -> bool:
    """The gap's stem opens with the sentence that the other item asks about."""
    return asker.sentence.index in gap.shown and (asker.kind not in _ON_WORDS or asker.type == "cloze")


def _holds_word(teller: Candidate, gap: Candidate) -> bool:
    """The word of a gap stands in another stem, if only in a sentence elsewhere: with its first letter that tells."""
    return gap.kind == "cloze" and fold(gap.key) in _words_of(teller.stem)


@lru_cache(maxsize=256)
def _words_of(stem: str) -> frozenset[str]:
    """Every pair of candidates is compared: each stem is cut up once."""
    return frozenset(_WORD.findall(fold(stem)))


_WORD: Final = re.compile(r"[^\W_]+")


def _gives_away(teller: Candidate, asker: Candidate) -> bool:
    """The key stands in the other stem, as when that quotes the sentence of a gap."""
    return asker.type != "true-false" and fold(asker.key) in fold(teller.stem)


def _sentence_weights(analysis: Analysis) -> dict[int, float]:
    """How central a sentence is: names and nouns that come back in the article, the lead a little more."""
    counts = Counter(
        word.lemma.lower()
        for sentence in analysis.sentences
        for word in sentence.words
        if word.pos in {"NOUN", "PROPN"} and len(word.text) > 2
    )
    weights: dict[int, float] = {}
    for sentence in analysis.sentences:
        content = [
            word.lemma.lower() for word in sentence.words if word.pos in {"NOUN", "PROPN"} and len(word.text) > 2
        ]
        central = sum(counts[lemma] > 1 for lemma in content) / (len(content) or 1)
        weights[sentence.index] = 0.4 * central + (0.2 if sentence.paragraph == 1 else 0.0)
    return weights
