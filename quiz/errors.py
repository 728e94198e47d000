"""Failures that a person can mend: one sentence each, with the file and line where there is one."""

from __future__ import annotations


class QuizError(Exception):
    """Something the user can mend; the command line prints it as one line and exits with ``exit_code``.

    ``message`` is a finished sentence in the interface language that says what is wrong and what to do.
    ``file`` and ``line`` (1-based) stand in front of it where they are known.
    """

    exit_code = 2

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        """File, line and sentence, as compilers write it: ``bank.yaml:12: ...``."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message
