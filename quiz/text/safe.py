"""Which characters may reach a screen, a file or a card."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Cc: controls and escapes; Cf: bidirectional overrides, zero-width characters, soft hyphens, the byte order mark;
# Cs: lone surrogates; Co and Cn: private and unassigned; Zl and Zp: line separators that only some programs obey.
_UNSAFE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_KEPT: Final = frozenset("\n\t")
_SUSPECT: Final = re.compile(r"[^\t\n\x20-\x7eÀ-ÖØ-öø-ÿ‘’“”–—…€]")


def unsafe_characters(text: str) -> list[tuple[int, str]]:
    """Return position and character of everything that ``clean`` would take out or replace."""
    if text.isascii() and text.isprintable():
        return []
    return [(match.start(), match[0]) for match in _SUSPECT.finditer(text) if _is_unsafe(match[0])]


def clean(text: str) -> str:
    """Compose to NFC, turn odd spaces and line ends into plain ones and drop what could steer a terminal."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(_replacement(char) for char in composed)


def _is_unsafe(char: str) -> bool:
    return char not in _KEPT and unicodedata.category(char) in _UNSAFE


def _replacement(char: str) -> str:
    if _is_unsafe(char):
        return "\n" if char in "\x0b\x0c\x85\u2028\u2029" else ""
    return " " if unicodedata.category(char) == "Zs" else char
