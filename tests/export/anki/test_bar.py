"""A deck that lives for years, as one story on every shipped bank; ``test_made_banks`` tells it of other banks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quiz.bankfile import load_sound

SHIPPED = sorted((Path(__file__).parents[3] / "decks").glob("*.yaml"))


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_bank_lives_for_years_in_anki(bank: Path, anki: Any, held_to_the_bar: Any) -> None:
    held_to_the_bar(load_sound(bank), anki)
