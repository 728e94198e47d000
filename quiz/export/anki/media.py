"""The files of a bank under names that tell their content: another content is another name, which Anki takes over."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from quiz.bankfile.media import MOST_BYTES, MediaError, media_file, media_of
from quiz.errors import QuizError
from quiz.export.anki.note import Note
from quiz.locale import say
from quiz.model.bank import Entry, Item

_NAME: Final = re.compile(r"quiz-[a-z2-7]{24}\.[a-z0-9]{3,4}")
"""Never ``_`` in front: Anki would not take a file of that name over again."""
_DIGEST_BYTES: Final = 15


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file where it stands, and the name it has in Anki."""

    path: Path
    name: str


def media_files(parts: Iterable[Item | Entry], folder: Path, *, strict: bool = True) -> dict[str, MediaFile]:
    """The files that items and words name, by the path as written; skipped ones have none.

    Raises ``QuizError`` for a file that may not be used; without ``strict`` it is left out.
    """
    found: dict[str, MediaFile] = {}
    for part in parts:
        for kind, written in () if part.skip else media_of(part):
            try:
                path = media_file(folder, written, kind)
                found[written] = MediaFile(path, name_of(path.read_bytes(), path.suffix))
            except MediaError as error:
                if strict:
                    message = say("bank", error.code, path=written, most=MOST_BYTES // 1_000_000)
                    raise QuizError(message, file=str(folder)) from None
    return found


def name_of(content: bytes, suffix: str) -> str:
    """The name of a file in Anki: 120 bits of a hash of its content."""
    digest = blake2b(content, digest_size=_DIGEST_BYTES).digest()
    ending = suffix.lower().replace(".jpeg", ".jpg")
    return f"quiz-{base64.b32encode(digest).decode().lower()}{ending}"


def read_as_named(file: MediaFile) -> bytes:
    """The content of a file. Raises ``QuizError`` where it is no longer what its name says."""
    try:
        content = file.path.read_bytes()
    except OSError:
        content = b""
    if name_of(content, file.path.suffix) != file.name:
        raise QuizError(say("export", "media-changed"), file=str(file.path))
    return content


def used_files(notes: Iterable[Note], files: Mapping[str, MediaFile]) -> list[MediaFile]:
    """The files that notes show or play, by name. ``files`` are by name."""
    if not files:
        return []
    names = {name for note in notes for field in note.fields for name in _NAME.findall(field)}
    return [files[name] for name in sorted(names & files.keys())]
