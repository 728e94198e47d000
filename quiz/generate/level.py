"""A rough level of an article, from sentence length, word length and word frequency; never more exact than a band."""

from __future__ import annotations

from statistics import fmean
from typing import Final

from quiz.lexicon import frequency
from quiz.model.analysis import Analysis
from quiz.text.syllables import syllables

_BANDS: Final = ((80.0, "A2"), (65.0, "A2-B1"), (55.0, "B1"), (45.0, "B1-B2"), (35.0, "B2"), (20.0, "B2-C1"))


def estimate_level(analysis: Analysis) -> str:
    """Return *ongeveer B1* and the like by Flesch-Douma (206.835 - 77 syllables/word - 0.93 words/sentence).

    Source: W. H. Douma, De leesbaarheid van landbouwbladen, 1960.  The bands are ours and approximate.
    """
    words = [w.text for s in analysis.sentences for w in s.words if any(c.isalpha() for c in w.text)]
    if not words or not analysis.sentences:
        return ""
    score = 206.835 - 77 * fmean(map(syllables, words)) - 0.93 * len(words) / len(analysis.sentences)
    rare = fmean(frequency.zipf(word.lower()) < 3.5 for word in words)
    score -= 40 * max(0.0, rare - 0.10)
    return "ongeveer " + next((level for least, level in _BANDS if score >= least), "C1")
