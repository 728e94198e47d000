"""A possible item and what became of it: kept, or refused by a named gate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from quiz.model.analysis import Sentence
from quiz.model.bank import Distractor, Evidence, Item, ItemType, Kind, Pair, Skill

ROLE: Final = "role."
"""How the fact begins that tells what somebody is."""


@dataclass(frozen=True)
class Candidate:
    """An item before it is chosen. ``asked`` holds the positions of the words that the key covers."""

    kind: Kind
    type: ItemType
    stem: str
    key: str
    sentence: Sentence
    quote: str
    """Words of the paragraph that hold the answer, literally."""
    fact: str
    """Which fact it asks about; two candidates with one fact never both stand in a bank."""
    accept: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    sequence: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    explanation: str = ""
    points: int = 1
    skill: Skill = "detail"
    asked: frozenset[int] = field(default_factory=frozenset)
    score: float = 0.0
    shown: frozenset[int] = field(default_factory=frozenset)
    """Sentences that stand in the stem besides the one it asks about."""

    def item(self, identifier: str) -> Item:
        """The item as the bank holds it."""
        return Item(
            id=identifier,
            type=self.type,
            kind=self.kind,
            skill=self.skill,
            stem=self.stem,
            key=self.key,
            accept=list(self.accept),
            distractors=list(self.distractors),
            evidence=Evidence(paragraph=self.sentence.paragraph, quote=self.quote),
            sequence=list(self.sequence),
            pairs=list(self.pairs),
            explanation=self.explanation,
            points=self.points,
        )


@dataclass(frozen=True)
class Refused:
    """What a gate refused and why; ``gate`` is a key of the gates' messages."""

    gate: str
    kind: Kind
    text: str
    paragraph: int
