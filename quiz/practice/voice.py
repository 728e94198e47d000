"""Says Dutch aloud with the voice that the system has, if it has one; never waits for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cached_property

_LINUX = (
    ("spd-say", ("--language", "nl", "--")),
    ("espeak-ng", ("-v", "nl", "--")),
    ("espeak", ("-v", "nl", "--")),
)


class Voice:
    """The system's voice."""

    def __init__(self) -> None:
        """Look for nothing yet: most sessions never speak."""
        self._speaking: subprocess.Popen[bytes] | None = None

    @cached_property
    def command(self) -> tuple[str, ...]:
        """The program with its options; the text is one more argument. Empty where there is no voice."""
        if sys.platform == "darwin":
            return ("say", "-v", "Xander", "--") if shutil.which("say") else ()
        for name, options in _LINUX:
            found = shutil.which(name)
            if found:
                return (found, *options)
        return ()

    def say(self, text: str) -> bool:
        """Begin to say a text, in place of what is being said. False where there is no voice."""
        if not self.command:
            return False
        self.stop()
        try:
            # the text is one argument after --, so that it can never be an option
            self._speaking = subprocess.Popen(  # noqa: S603
                [*self.command, text], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            return False
        return True

    def stop(self) -> None:
        """Fall silent."""
        if self._speaking is not None and self._speaking.poll() is None:
            self._speaking.terminate()
            self._speaking.wait()
        self._speaking = None
