"""Turns a clause into a question or a statement by moving whole constituents (Dutch verb second)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate.clauses import Clause
from quiz.generate.phrases import Phrase
from quiz.generate.wording import surface

CONNECTIVES: Final = frozenset(
    "daarnaast tegelijkertijd bovendien verder vervolgens daarna toen dan dus daarom zo echter immers namelijk trouwens "
    "overigens intussen inmiddels ondertussen uiteindelijk daarop tevens daarbij eveneens zodoende bijgevolg daardoor "
    "desondanks niettemin nochtans evenwel eerst ten slotte tenslotte".split()
)
"""Adverbs that tie a sentence to the one before and may stay behind when it stands alone."""


@dataclass(frozen=True)
class Order:
    """Word positions after the question word, in stem order, with what was left out."""

    positions: tuple[int, ...]
    dropped: tuple[Phrase, ...]


def droppable(phrase: Phrase) -> bool:
    """A connective adverb, or a time that only means something on the day of publication."""
    lone = phrase.first == phrase.last and phrase.text.lower() in CONNECTIVES
    return lone or (phrase.deictic and phrase.kind == "time")


def after_question_word(clause: Clause, asked: Phrase) -> Order | None:
    """Order the rest of a clause behind a question word that stands for ``asked``.

    ``None`` where the frame does not allow it (no subject, or a subordinate clause in the prefield).
    """
    return _ordered(clause, asked, front=None)


def as_statement(clause: Clause, front: Phrase) -> Order | None:
    """Order a clause with ``front`` before the finite verb."""
    return _ordered(clause, None, front=front)


def _ordered(clause: Clause, asked: Phrase | None, front: Phrase | None) -> Order | None:
    dropped = tuple(p for p in clause.phrases if p not in (asked, front) and droppable(p))
    kept = [p for p in clause.phrases if p is not asked and p is not front and p not in dropped]
    subject = clause.subject
    head: list[int] = [] if front is None else _core(front)
    head.append(clause.finite.index)
    moved: list[Phrase] = []
    prefield = next((p for p in clause.phrases if clause.in_prefield(p)), None)
    if prefield is not None and prefield in kept:
        if prefield.relation in {"advcl", "ccomp", "csubj", "xcomp"}:
            return None
        moved = [prefield]
        if subject is not None and prefield is not subject and subject in kept:
            moved = [subject, prefield] if not _light_first(clause, subject) else [prefield, subject]
            # "stelde Blinken in februari uit"; an indefinite subject comes after the time: "werd in 1950 een brug gebouwd"
    elif subject is not None and subject in kept and _stands_before(clause, subject):
        moved = []
    rest = _rest(clause, kept, moved)
    if rest is None:
        return None
    for phrase in moved:
        head += _core(phrase)
    return Order(tuple(head + rest), dropped)


def _light_first(clause: Clause, subject: Phrase) -> bool:
    return not subject.definite and subject.kind != "pronoun"


def _stands_before(clause: Clause, subject: Phrase) -> bool:
    return subject.first > clause.finite.index


def _core(phrase: Phrase) -> list[int]:
    return list(range(phrase.first, phrase.core_last + 1))


def _rest(clause: Clause, kept: list[Phrase], moved: list[Phrase]) -> list[int] | None:
    """Positions after the finite verb that stay, in source order: kept phrases and the verb cluster."""
    positions: set[int] = set(clause.cluster)
    for phrase in kept:
        if phrase in moved or phrase.last < clause.finite.index:
            continue
        opener = clause.sentence.words[phrase.first]
        if opener.pos == "PUNCT" and opener.text == ",":
            continue
        if phrase.relation == "parataxis":
            continue
        positions.update(_core(phrase))
    return sorted(positions)


def longest_run(positions: tuple[int, ...]) -> int:
    """Length of the longest stretch of words that stand behind each other in the source too."""
    best = run = 1
    for left, right in zip(positions, positions[1:], strict=False):
        run = run + 1 if right == left + 1 else 1
        best = max(best, run)
    return best


def render(clause: Clause, order: Order) -> str:
    """The words of an order as text."""
    return surface(clause.analysis, clause.sentence, order.positions)
