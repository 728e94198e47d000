"""The pictures and recordings of questions, read for a class: paper, a page, another school system."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from quiz.bankfile.media import MOST_BYTES, MediaError, MediaKind, media_file, media_of
from quiz.errors import QuizError
from quiz.locale import say
from quiz.model.bank import Item

_TYPES: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
}
_NAMES: Final[dict[MediaKind, str]] = {"image": "plaatje", "audio": "geluid"}


@dataclass(frozen=True, slots=True)
class File:
    """A picture or recording. ``name`` is our own (*plaatje-1.png*): what the bank calls it may tell the answer."""

    kind: MediaKind
    name: str
    data: bytes

    @property
    def uri(self) -> str:
        """The whole file as an address, for a page that fetches nothing."""
        suffix = Path(self.name).suffix
        return f"data:{_TYPES[suffix]};base64,{base64.b64encode(self.data).decode('ascii')}"


def question_files(items: Iterable[Item], folder: Path) -> dict[str, File]:
    """The files that items name, by the path as written.

    Raises ``QuizError`` for one that may not be used: a question without the picture that it asks about is none.
    """
    found: dict[str, File] = {}
    for item in items:
        for kind, written in media_of(item):
            if written not in found:
                found[written] = _read(folder, written, kind, sum(file.kind == kind for file in found.values()) + 1)
    return found


def _read(folder: Path, written: str, kind: MediaKind, number: int) -> File:
    try:
        path = media_file(folder, written, kind)
        return File(kind, f"{_NAMES[kind]}-{number}{path.suffix.lower()}", path.read_bytes())
    except MediaError as error:
        message = say("bank", error.code, path=written, most=MOST_BYTES // 1_000_000)
    except OSError:
        message = say("bank", "media-unreadable", path=written)
    raise QuizError(message, file=str(folder))
