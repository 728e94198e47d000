"""Which characters may reach a screen, a file or a card."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Cc: controls and escapes; Cf: bidirectional overrides, zero-width characters, soft hyphens, the byte order mark;
# Cs: lone surrogates; Co and Cn: private and unassigned; Zl and Zp: line separators that only some programs obey.
_UNSAFE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_KEPT: Final = frozenset("\n\t")
_SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?)")
"""What a terminal obeys: colours and cursor moves, window titles and clipboard writes, device control strings."""
_SUSPECT: Final = re.compile(r"[^\t\n\x20-\x7eÀ-ÖØ-öø-ÿ‘’“”–—…€]")


def unsafe_characters(text: str) -> list[tuple[int, str]]:
    """Return position and character of everything that ``clean`` would take out or replace."""
    if text.isascii() and text.isprintable():
        return []
    return [(match.start(), match[0]) for match in _SUSPECT.finditer(text) if _is_unsafe(match[0])]


def clean(text: str) -> str:
    """Compose to NFC, turn odd spaces and line ends into plain ones and drop what could steer a terminal."""
    plain = _SEQUENCE.sub("", text) if "\x1b" in text else text
    composed = unicodedata.normalize("NFC", plain.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.isascii() and composed.isprintable():
        return composed
    return _SUSPECT.sub(lambda match: _replacement(match[0]), composed)


def one_line(text: str) -> str:
    """The text as a message may show it on one line: a file name can hold line ends and terminal escapes."""
    return " ".join(clean(text).split("\n"))


def _is_unsafe(char: str) -> bool:
    return char not in _KEPT and unicodedata.category(char) in _UNSAFE


def _replacement(char: str) -> str:
    if _is_unsafe(char):
        return "\n" if char in "\x0b\x0c\x85\u2028\u2029" else ""
    return " " if unicodedata.category(char) == "Zs" else char
