"""A verdict with its reason: what grading comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["right", "careless", "wrong", "seen"]
"""``careless`` counts as right and says what to look at; ``seen`` is a question that is shown and not graded."""
VERDICTS: Final[tuple[Verdict, ...]] = ("right", "careless", "wrong", "seen")


@dataclass(frozen=True, slots=True)
class Grade:
    """A verdict with the key of its reason in the messages and the answer it was measured against."""

    verdict: Verdict
    reason: str
    expected: str

    @property
    def right(self) -> bool:
        """Counts as a right answer."""
        return self.verdict in {"right", "careless"}
