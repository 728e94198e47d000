"""Pictures and recordings that belong to a bank: which files it may name, and whether they are what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Final, Literal

from quiz.model.bank import Entry, Item

MediaKind = Literal["image", "audio"]
MOST_BYTES: Final = 10_000_000
_HEAD: Final = 12
"""Bytes at the start of a file that tell what it is."""
_SUFFIXES: Final[dict[MediaKind, frozenset[str]]] = {
    "image": frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"}),
    "audio": frozenset({".mp3", ".ogg", ".m4a", ".wav"}),
}
"""What Anki and browsers can show and play. SVG is not among them: it is a document that may hold scripts."""
_STARTS: Final = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xe3", b"\xff\xe2"),
    ".ogg": (b"OggS",),
}
_INSIDE: Final = {".webp": (b"RIFF", b"WEBP"), ".wav": (b"RIFF", b"WAVE"), ".m4a": (b"", b"ftyp")}
"""Formats that are told by what comes after a length: the first bytes, and those from the eighth (m4a: the fourth)."""


class MediaError(Exception):
    """A file that a bank may not name; ``code`` is the key of the sentence that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def media_file(folder: Path, written: str, kind: MediaKind) -> Path:
    """Return the file that a bank in ``folder`` names by a relative path.

    Raises ``MediaError`` for a path that leads out of the folder or over a link, and for a file that is not there, is
    too large, or is no picture or recording of a known type by its name and its first bytes.
    """
    path = _inside(folder, written)
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES[kind]:
        raise MediaError("media-svg" if suffix == ".svg" else f"media-{kind}")
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise MediaError("media-missing")
        if status.st_size > MOST_BYTES:
            raise MediaError("media-large")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise MediaError("media-missing") from None
    except OSError:
        raise MediaError("media-unreadable") from None
    if not _is(suffix, head):
        raise MediaError("media-content")
    return path


def media_of(part: Item | Entry) -> Iterator[tuple[MediaKind, str]]:
    """What an item or word has: the kind and the path as written."""
    if part.image:
        yield "image", part.image
    if part.audio:
        yield "audio", part.audio


def broken_media(part: Item | Entry, folder: Path) -> Iterator[tuple[MediaKind, str, str]]:
    """What an item or word that is in use names and may not: the kind, the path and the code of the reason."""
    if part.skip:
        return
    for kind, written in media_of(part):
        try:
            media_file(folder, written, kind)
        except MediaError as error:
            yield kind, written, error.code


def _inside(folder: Path, written: str) -> Path:
    """The path, step by step: no step leads up, away, or over a link."""
    steps = written.split("/")
    if any(not step or step in {".", ".."} or step != step.strip() or set(step) & set("\\:\x00") for step in steps):
        raise MediaError("media-path")
    path = folder
    for step in steps:
        path = path / step
        try:
            if path.is_symlink():
                raise MediaError("media-link")
        except OSError:
            raise MediaError("media-missing") from None
    return path


def _is(suffix: str, head: bytes) -> bool:
    if suffix in _STARTS:
        return head.startswith(_STARTS[suffix])
    first, second = _INSIDE[suffix]
    place = 4 if suffix == ".m4a" else 8
    return head.startswith(first) and head[place : place + 4] == second
