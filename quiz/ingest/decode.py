"""Bytes to clean text: UTF-8, UTF-16 with a mark, or what Windows writes; everything else is refused."""

from __future__ import annotations

import re
from typing import Final

from quiz.ingest.errors import ArticleError
from quiz.text.safe import clean

_BINARY: Final = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
)
"""How the files begin that people take for a text: PDF, Office, pictures, RTF, compressed files."""
_MOST_CONTROLS: Final = 0.02
_TWICE: Final = re.compile(r"â€[™œ\u009d\u02dc“”¦]|Ã[©«¨¯¶¼«]")


def decode(data: bytes, name: str) -> str:
    """Return the text of a file, in NFC and without control characters.

    Raises ``ArticleError`` for bytes that are no text and for text in an encoding that cannot be told.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean(_strictly(data, "utf-16", name))
    if b"\x00" in data or data.startswith(_BINARY):
        raise ArticleError("binary", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strictly(data, "cp1252", name)
    controls = sum(char < " " and char not in "\t\n\r\f\x1b" for char in text)
    if controls > _MOST_CONTROLS * max(1, len(text)):
        raise ArticleError("binary", name)
    return clean(_once(text))


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ArticleError("encoding", name) from None


def _once(text: str) -> str:
    """Undo UTF-8 that was read as Windows text and saved again (*Ã©* for *é*)."""
    if not _TWICE.search(text):
        return text
    try:
        return b"".join(map(_windows, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _windows(char: str) -> bytes:
    """The byte of a character in Windows text; the five bytes without a character stand for themselves."""
    return bytes([ord(char)]) if char in "\x81\x8d\x8f\x90\x9d" else char.encode("cp1252")
