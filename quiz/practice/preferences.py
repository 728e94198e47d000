"""What the learner sets once, in a TOML file: limits, the hour a day begins, retention, theme, keys."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from quiz.errors import QuizError
from quiz.locale import say
from quiz.practice.day import Days
from quiz.practice.schedule import Scheduling

LEAST_RETENTION: Final = 0.70
MOST_RETENTION: Final = 0.97


@dataclass(frozen=True)
class Preferences:
    """The settings file; every key may be left out."""

    new_per_day: int = 20
    reviews_per_day: int = 200
    rollover_hour: int = 4
    retention: float = 0.9
    second_try: bool = True
    """A wrong typed answer may be tried once more."""
    exam_minutes: int = 0
    """0 gives one minute a question."""
    theme: str = ""
    reduced_motion: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Action to keys, in place of the usual ones."""

    @property
    def days(self) -> Days:
        """How days of practice are counted."""
        return Days(self.rollover_hour)

    @property
    def scheduling(self) -> Scheduling:
        """What the scheduler wants to know."""
        return Scheduling(self.retention)


_RANGES: Final[dict[str, tuple[float, float]]] = {
    "new_per_day": (0, 9999),
    "reviews_per_day": (0, 9999),
    "rollover_hour": (0, 12),
    "retention": (LEAST_RETENTION, MOST_RETENTION),
    "exam_minutes": (0, 600),
}


def preferences_path() -> Path:
    """``QUIZ_CONFIG`` if set, else beside the progress where ``QUIZ_DATA`` is set, else the system's place."""
    named = os.environ.get("QUIZ_CONFIG")
    if named:
        return Path(named)
    if os.environ.get("QUIZ_DATA"):
        return Path(os.environ["QUIZ_DATA"]) / "quiz.toml"
    from platformdirs import user_config_path  # noqa: PLC0415 - only needed without the variables

    return user_config_path("quiz-nl", appauthor=False) / "quiz.toml"


def load_preferences(path: Path) -> Preferences:
    """Read the settings; no file means the usual ones. Raises ``QuizError`` with what is wrong and its line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Preferences()
    except (OSError, UnicodeDecodeError) as error:
        raise QuizError(say("practice", "settings-unreadable", reason=str(error)), file=str(path)) from None
    import tomllib  # noqa: PLC0415 - most learners have no settings file

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise QuizError(say("practice", "settings-syntax", reason=str(error)), file=str(path)) from None
    return Preferences(**{key: _value(key, value, path, text) for key, value in table.items()})


def save_theme(path: Path, theme: str) -> None:
    """Write the theme into the settings; every other line stays. Raises ``QuizError`` where that cannot be."""
    import tomllib  # noqa: PLC0415 - as above

    from quiz import atomic  # noqa: PLC0415 - as above

    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        line = f'theme = "{theme}"'
        found = re.search(r"^theme *=.*$", text, re.MULTILINE)
        # a key must stand before the first table
        after = text[: found.start()] + line + text[found.end() :] if found else f"{line}\n{text}"
        tomllib.loads(after)
        atomic.write_text(path, after)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QuizError(say("practice", "settings-unreadable", reason=str(error)), file=str(path)) from None


def check_retention(value: float) -> float:
    """Return a retention that can be scheduled for; raises ``QuizError`` for any other."""
    if not LEAST_RETENTION <= value <= MOST_RETENTION:
        raise QuizError(say("practice", "settings-range", key="retention", least=LEAST_RETENTION, most=MOST_RETENTION))
    return value


def _value(key: str, value: Any, path: Path, text: str) -> Any:  # noqa: ANN401 - TOML holds anything
    line = _line(key, text)
    usual = getattr(Preferences(), key, None) if key in Preferences.__dataclass_fields__ else None
    if usual is None:
        raise QuizError(say("practice", "settings-unknown", key=key), file=str(path), line=line)
    if key == "keys":
        return _keys(value, path, text)
    wanted = (int, float) if isinstance(usual, float) else type(usual)
    if not isinstance(value, wanted) or (isinstance(value, bool) and not isinstance(usual, bool)):
        raise QuizError(say("practice", "settings-type", key=key, example=_written(usual)), file=str(path), line=line)
    if key in _RANGES and not _RANGES[key][0] <= value <= _RANGES[key][1]:
        least, most = _RANGES[key]
        raise QuizError(say("practice", "settings-range", key=key, least=least, most=most), file=str(path), line=line)
    return value


def _keys(table: object, path: Path, text: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise QuizError(say("practice", "settings-keys"), file=str(path), line=_line("keys", text))
    found: dict[str, tuple[str, ...]] = {}
    for action, value in table.items():
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not keys or not all(isinstance(key, str) and key for key in keys):
            raise QuizError(say("practice", "settings-keys"), file=str(path), line=_line(action, text))
        found[action] = tuple(keys)
    return found


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def _line(key: str, text: str) -> int | None:
    """The line on which a key is set (or its table opened)."""
    for number, line in enumerate(text.splitlines(), 1):
        name = line.split("=")[0].strip().strip('[]"')
        if name == key or name.endswith("." + key):
            return number
    return None
