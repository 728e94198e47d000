"""Opens an item in the learner's own editor, at its line, and reads the bank again afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Final

from quiz.bankfile import read_bank
from quiz.errors import QuizError
from quiz.practice.questions import Question

_AT_LINE: Final = frozenset("vi vim nvim nano emacs emacsclient micro joe kak ne helix hx".split())
"""Editors that take ``+LINE`` before a file's name."""
_USUAL: Final = ("nano", "vi", "notepad")


def editor_command(path: Path, line: int) -> list[str] | None:
    """The command that edits a file at a line: ``VISUAL``, ``EDITOR`` or a usual editor; ``None`` where none is."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or next(filter(shutil.which, _USUAL), None)
    if not chosen:
        return None
    words = shlex.split(chosen, posix=os.name != "nt")
    if not words:
        return None
    at = [f"+{line}"] if Path(words[0]).stem in _AT_LINE else []
    return [*words, *at, str(path)]


def run_editor(command: list[str]) -> bool:
    """Run the editor to its end. False where it cannot be started."""
    try:
        subprocess.run(command, check=False)  # noqa: S603 - the learner's own editor
    except OSError:
        return False
    return True


def line_of(path: Path, question: Question) -> int:
    """The line on which a question's item or entry begins; 1 where it is not found."""
    try:
        loaded = read_bank(path)
    except QuizError:
        return 1
    wanted = question.group or question.item
    items = [(item.id, lines) for item, lines in zip(loaded.bank.items, loaded.item_lines, strict=True)]
    entries = [(entry.id, lines) for entry, lines in zip(loaded.bank.vocabulary, loaded.entry_lines, strict=True)]
    return next((lines.get("", 1) for identifier, lines in (*items, *entries) if identifier == wanted), 1)
