"""Statistics as text: block characters for a screen, and every number of a drawing said in words too."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from quiz.locale import count, say
from quiz.stats.count import Statistics

_BLOCKS: Final = " ▁▂▃▄▅▆▇█"
_SHADES: Final = "·░▒▓█"
_WEEKS: Final = 26
_EPOCH: Final = date(1970, 1, 1)


def drawn(statistics: Statistics, width: int) -> list[tuple[str, list[str]]]:
    """Title and lines of each part, none wider than ``width`` (at least 36)."""
    parts = {
        "activity": _activity(statistics),
        "heat": _heat(statistics, width),
        "retention": _retention(statistics, width),
        "forecast": _forecast(statistics, width),
        "cards": _cards(statistics),
    }
    return [
        (say("stats", name), [row for line in lines for row in _rows(line, width)]) for name, lines in parts.items()
    ]


def _rows(line: str, width: int) -> list[str]:
    """A line as it is where it fits, else broken between words."""
    return [line] if len(line) <= width else textwrap.wrap(line, width)


def bars(values: Sequence[int]) -> str:
    """One block character a value, the highest for the most; anything above nothing is seen."""
    most = max(values, default=0)
    return "".join(_BLOCKS[0 if not value else max(1, round(8 * value / most))] for value in values)


def weekday(day: int) -> str:
    """The short name of a day of practice's weekday."""
    return say("stats", "weekdays").split()[(_EPOCH + timedelta(days=day)).weekday()]


def _activity(statistics: Statistics) -> list[str]:
    today = statistics.per_day.get(statistics.today, 0)
    return [
        say("stats", "answers", total=statistics.answers, today=today),
        f"{count('stats', 'streak', statistics.streak)}, {say('stats', 'longest', n=statistics.longest_streak)}",
        say("stats", "time", time=_duration(statistics.seconds)),
    ]


def _heat(statistics: Statistics, width: int) -> list[str]:
    """One row a weekday, one column a week, this week last."""
    weeks = max(4, min(_WEEKS, width - 4))
    monday = statistics.today - (_EPOCH + timedelta(days=statistics.today)).weekday()
    first = monday - 7 * (weeks - 1)
    window = range(first, statistics.today + 1)
    most = max((statistics.per_day.get(day, 0) for day in window), default=0)
    names = say("stats", "weekdays").split()
    rows = []
    for weekday_number in range(7):
        days = range(first + weekday_number, statistics.today + 1, 7)
        rows.append(f"{names[weekday_number]} " + "".join(_shade(statistics.per_day.get(day, 0), most) for day in days))
    active = sum(1 for day in window if statistics.per_day.get(day))
    return [*rows, say("stats", "heat-legend", active=active, days=len(window), most=most)]


def _shade(value: int, most: int) -> str:
    return _SHADES[0 if not value else max(1, min(4, -(-4 * value // most)))]


def _retention(statistics: Statistics, width: int) -> list[str]:
    lines = []
    for window, share in statistics.retention.items():
        name = say("stats", f"window.{window}")
        if not share.total:
            lines.append(f"{name:<12} {say('stats', 'nothing-yet')}")
            continue
        low, high = (round(100 * bound) for bound in share.bounds)
        percent = round(100 * share.value)
        line = f"{name:<12} {percent:>3}% ({low}–{high}%) {share.right}/{share.total}"
        room = width - len(line) - 2
        lines.append(line + ("  " + _bar(share.value, min(20, room)) if room >= 10 else ""))
    return lines


def _bar(value: float, width: int) -> str:
    filled = round(value * width)
    return "█" * filled + "░" * (width - filled)


def _forecast(statistics: Statistics, width: int) -> list[str]:
    """The coming week in numbers, the coming month as bars."""
    days = statistics.forecast
    week = "  ".join(f"{weekday(statistics.today + ahead)} {days[ahead]}" for ahead in range(7))
    shown = days[: min(len(days), width)]
    lines = [bars(shown), say("stats", "forecast-legend", n=len(shown), total=sum(shown), most=max(shown))]
    if len(week) <= width:
        return [*lines, week]
    half = "  ".join(f"{weekday(statistics.today + ahead)} {days[ahead]}" for ahead in range(4))
    rest = "  ".join(f"{weekday(statistics.today + ahead)} {days[ahead]}" for ahead in range(4, 7))
    return [*lines, half, rest]


def _cards(statistics: Statistics) -> list[str]:
    return [
        say("stats", "young", n=statistics.young),
        say("stats", "mature", n=statistics.mature),
        say("stats", "leeches", n=statistics.leeches),
    ]


def _duration(seconds: int) -> str:
    minutes = round(seconds / 60)
    if minutes < 60:
        return say("stats", "minutes", n=minutes)
    return say("stats", "hours", h=minutes // 60, m=minutes % 60)
