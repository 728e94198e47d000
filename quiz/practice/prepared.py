"""Keeps what was made of a bank for the next start: read again as long as neither the bank nor the program changed.

Reading YAML and making a thousand questions takes longer than drawing the first screen; reading them back takes 3 ms.
What is kept is only ever a copy: it can be thrown away at any time, and nothing is missed where it cannot be written.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import Final

import msgspec

import quiz
from quiz.locale import language
from quiz.model.bank import Bank
from quiz.practice.questions import Question

Made = tuple[Bank, tuple[Question, ...]]
_MAKERS: Final = ("bankfile", "lexicon", "lexicon/data", "model", "practice", "text")
"""The folders of the program that have a say in what becomes of a bank."""


def prepared_folder() -> Path:
    """Beside the progress where ``QUIZ_DATA`` is set, else the system's place for what can be made again."""
    if os.environ.get("QUIZ_DATA"):
        return Path(os.environ["QUIZ_DATA"]) / "cache"
    from platformdirs import user_cache_path  # noqa: PLC0415 - only needed without the variable

    return user_cache_path("quiz-nl", appauthor=False)


class Prepared:
    """What is kept of one bank under one seed, in a file of its own: all that it hangs on, then what was made."""

    def __init__(self, folder: Path, path: Path, data: bytes, seed: int, *, words: bool) -> None:
        """``data`` is what the bank's file holds now. A question may have a line in the language of the interface."""
        wanted = f"{path.absolute()}\x1f{seed}\x1f{words}\x1f{language()}\n".encode(errors="surrogateescape")
        # two banks that share a name by chance only write over one another
        self._file = folder / f"{zlib.crc32(wanted):08x}.bank"
        self._source = wanted + _program() + data

    def read(self) -> Made | None:
        """What was kept, ``None`` where there is nothing or it was made of something else."""
        try:
            kept = self._file.read_bytes()
            if not kept.startswith(self._source):
                return None
            made: Made = msgspec.msgpack.decode(memoryview(kept)[len(self._source) :], type=Made)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return made

    def keep(self, made: Made) -> None:
        """Write it down; a folder that cannot be written to costs the next start its head start, no more."""
        temporary = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._source + msgspec.msgpack.encode(made))
            temporary.replace(self._file)
        except OSError:
            return


def _program() -> bytes:
    """Changes with the program: version, names, sizes and times of the files that make questions."""
    found = [quiz.__version__]
    home = os.path.dirname(quiz.__file__)  # noqa: PTH120 - os.scandir gives size and time without a look at each path
    for folder in _MAKERS:
        with os.scandir(os.path.join(home, folder)) as entries:  # noqa: PTH118 - as above
            files = [(entry.name, entry.stat()) for entry in entries if entry.is_file()]
        found += sorted(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files)
    return "\n".join(found).encode()
