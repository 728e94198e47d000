"""Where an export goes: a file written whole, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from quiz import atomic
from quiz.cli.exports.banks import Source
from quiz.errors import QuizError
from quiz.locale import say


def target(output: str | None, sources: Sequence[Source], suffix: str, several: str) -> Path | None:
    """The file to write; ``None`` for standard output (``-``).

    Without ``output`` that is the bank's own name with another suffix, beside the bank; for several banks it is
    ``several`` in the working folder.  A folder gets a file of that name.
    """
    name = sources[0].path.with_suffix(suffix).name if len(sources) == 1 else several
    if output == "-":
        return None
    if output is None:
        return sources[0].path.with_suffix(suffix) if len(sources) == 1 else Path(name)
    path = Path(output)
    return path / name if path.is_dir() or output.endswith(("/", "\\")) else path


def targets(output: str | None, sources: Sequence[Source], suffix: str) -> list[tuple[Source, Path | None]]:
    """A file for every bank, where a format holds one bank a file; several banks want a folder.

    Raises ``QuizError`` where two banks would go to one file.
    """
    if len(sources) > 1 and output is not None and not (Path(output).is_dir() or output.endswith(("/", "\\"))):
        raise QuizError(say("export", "folder-wanted"), file=output)
    paths = [(source, target(output, [source], suffix, "")) for source in sources]
    if len({path for _, path in paths}) < len(paths):
        raise QuizError(say("export", "same-file"), file=output)
    return paths


def save(path: Path | None, data: bytes) -> None:
    """Write a file, whole or not at all. Raises ``QuizError`` when it cannot be written."""
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        atomic.write_bytes(path, data)
    except OSError as error:
        raise QuizError(say("export", "unwritable", reason=error.strerror or "?"), file=str(path)) from None
