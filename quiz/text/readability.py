"""Readability formulas for Dutch as plain arithmetic; what they are fed is counted elsewhere."""

from __future__ import annotations

from typing import Final, Literal

FleschBand = Literal["very-easy", "easy", "fairly-easy", "plain", "fairly-hard", "hard", "very-hard"]
_FLESCH: Final[tuple[tuple[float, FleschBand], ...]] = (
    (90, "very-easy"),
    (80, "easy"),
    (70, "fairly-easy"),
    (60, "plain"),
    (45, "fairly-hard"),
    (30, "hard"),
)
_LINT: Final = (34, 46, 58)
"""Scores from which a text is of level 2, 3 and 4."""


def flesch_douma(syllables: int, words: int, sentences: int) -> float:
    """Reading ease, higher is easier: 206.835 - 77 syllables/word - 0.93 words/sentence.

    Source: W. H. Douma, De leesbaarheid van landbouwbladen, 1960.
    """
    return 206.835 - 77 * syllables / words - 0.93 * words / sentences


def flesch_band(score: float) -> FleschBand:
    """What Douma calls a score."""
    return next((band for least, band in _FLESCH if score >= least), "very-hard")


def lint_ii(frequency: float, dependency: float, content: float, concrete: float) -> float:
    """Difficulty from 0 to 100, higher is harder.

    ``frequency`` is the mean Zipf value of content words without names, ``dependency`` the mean over sentences of the
    most words between a word and its head, ``content`` the content words per finite verb, ``concrete`` the share of
    concrete nouns.  Source: Kim & Pander Maat, LiNT-II, 2025.
    """
    ease = -4.21 + 17.28 * frequency - 1.62 * dependency - 2.54 * content + 16.00 * concrete
    return 100 - min(100.0, max(0.0, ease))


def lint_level(score: float) -> int:
    """The level of a LiNT-II score, 1 (easy) to 4 (hard)."""
    return 1 + sum(score >= least for least in _LINT)
