"""What every reader gives back: the blocks of a document in order, before anything is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Raw:
    """A block of clean text. ``level`` is 1-6 for a heading that is marked as one, else 0."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its format has it.

    ``meta`` holds what the format states apart from the text: ``title``, ``author``, ``date`` (ISO 8601), ``licence``,
    ``url``.
    """

    blocks: tuple[Raw, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
