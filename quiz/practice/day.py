"""Days of practice: they begin at four in the morning, local time, so that a late evening is still today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Days:
    """Counts days of practice from 1970-01-01."""

    rollover: int = 4
    """The hour, local time, at which a day begins."""
    zone: tzinfo | None = None
    """The learner's time zone; ``None`` for the system's."""

    def of(self, now: datetime) -> int:
        """The day of practice that a moment (aware) is in."""
        local = now.astimezone(self.zone)
        return (local.replace(tzinfo=None) - timedelta(hours=self.rollover)).date().toordinal() - EPOCH.toordinal()


def to_date(day: int) -> date:
    """The calendar date of a day of practice."""
    return EPOCH + timedelta(days=day)


def milliseconds(now: datetime) -> int:
    """A moment as the log holds it: milliseconds since 1970, UTC."""
    return (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
