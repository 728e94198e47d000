"""Counts syllables of Dutch words by their vowel groups."""

from __future__ import annotations

import re
from typing import Final

_NUCLEUS: Final = re.compile(
    r"(?<!q)(?:aai|ooi|oei|eeu|ieu)|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|(?<!q)u|[aeioyáéíóúàèëïöü]", re.IGNORECASE
)
"""Three letters that are one sound (*aai*, *eeuw*), then two, then one; the *u* of *qu* is none."""


def syllables(word: str) -> int:
    """Count vowel groups; a trema begins a new one (*ideeën* has three). A word has at least one."""
    return max(1, len(_NUCLEUS.findall(word)))
