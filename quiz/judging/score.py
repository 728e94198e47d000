"""What verdicts say: acceptance with a Wilson interval, what went wrong, whether the judges were awake and agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

CRITERIA: Final = 7
_CORRECT, _ACCEPTABLE, _CLASSROOM = 5, 6, 7
_Z: Final = 1.96
"""Normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """``good`` of ``all`` with its 95 % Wilson interval."""

    good: int
    all: int

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing."""
        return self.good / self.all if self.all else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval (E. B. Wilson, JASA 1927), which holds for small samples and shares near 1."""
        if not self.all:
            return 0.0, 1.0
        n, p = self.all, self.value
        middle = p + _Z * _Z / (2 * n)
        spread = _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        scale = 1 + _Z * _Z / n
        return (middle - spread) / scale, (middle + spread) / scale


@dataclass(frozen=True)
class Score:
    """The figures of one judge."""

    correct: Share
    acceptable: Share
    classroom: Share
    caught: Share
    by_kind: dict[str, Share]
    failures: dict[str, int]
    """Criterion (*C1* ...) to how many items failed it."""


def read_verdicts(text: str) -> tuple[dict[str, str], list[int]]:
    """Return item name to its seven letters J or N, and the numbers of lines that are no verdict."""
    verdicts: dict[str, str] = {}
    odd: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t") if "\t" in line else line.split(maxsplit=2)
        letters = cells[1].replace(" ", "").upper() if len(cells) > 1 else ""
        if len(letters) == CRITERIA and set(letters) <= {"J", "N"}:
            verdicts[cells[0].strip()] = letters
        else:
            odd.append(number)
    return verdicts, odd


def score(verdicts: Mapping[str, str], kinds: Mapping[str, str], flaws: Mapping[str, str]) -> Score:
    """Count the verdicts on items that were not spoiled; the spoiled ones tell whether the judge was awake."""
    sound = {name: letters for name, letters in verdicts.items() if name in kinds and name not in flaws}
    groups: dict[str, list[str]] = {}
    for name, letters in sound.items():
        groups.setdefault(kinds[name], []).append(letters)
    failures = Counter(
        f"C{place}" for letters in sound.values() for place, letter in enumerate(letters, 1) if letter == "N"
    )
    return Score(
        correct=_share(list(sound.values()), _CORRECT),
        acceptable=_share(list(sound.values()), _ACCEPTABLE),
        classroom=_share(list(sound.values()), _CLASSROOM),
        caught=Share(
            sum("N" in verdicts[name][:_ACCEPTABLE] for name in flaws if name in verdicts),
            sum(name in verdicts for name in flaws),
        ),
        by_kind={kind: _share(letters, _ACCEPTABLE) for kind, letters in sorted(groups.items())},
        failures=dict(sorted(failures.items())),
    )


def _share(verdicts: Sequence[str], criteria: int) -> Share:
    return Share(sum("N" not in letters[:criteria] for letters in verdicts), len(verdicts))


def kappa(one: Mapping[str, str], other: Mapping[str, str], flaws: Mapping[str, str]) -> float | None:
    """Cohen's kappa of two judges on *acceptable* (C1-C6); ``None`` where they share no item or never differ in label.

    Cohen, Educational and Psychological Measurement 20, 1960.
    """
    shared = [name for name in one if name in other and name not in flaws]
    if not shared:
        return None
    pairs = [("N" not in one[name][:_ACCEPTABLE], "N" not in other[name][:_ACCEPTABLE]) for name in shared]
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    yes, also = sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)
    chance = yes * also + (1 - yes) * (1 - also)
    return None if chance >= 1 else (agreed - chance) / (1 - chance)
