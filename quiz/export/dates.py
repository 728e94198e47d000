"""A date as Dutch readers write it."""

from __future__ import annotations

import re
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()


def written_date(text: str) -> str:
    """*18 juni 2023* for 2023-06-18, *juni 2023* for 2023-06; anything else as it stands."""
    found = _ISO.fullmatch(text)
    if not found:
        return text
    year, month, day = found.groups()
    return " ".join(part for part in (day.lstrip("0") if day else "", _MONTHS[int(month) - 1], year) if part)
