"""The preset for decks that is written only when asked for: siblings rest for a day, new cards in the bank's order."""

from __future__ import annotations

from typing import Any, Final

PRESET_ID: Final = 1764000000201
PRESET: Final[dict[str, Any]] = {
    "id": PRESET_ID,
    "name": "Quiz",
    "mod": 1764000000,
    "usn": -1,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    # A word has up to nine cards; two of them on one day would give each other away.
    "buryInterdayLearning": True,
    "new": {"bury": True, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 10},
    "rev": {"bury": True, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
}
