from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bankfile import load_sound
from quiz.locale import language
from quiz.model.bank import Bank

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QUIZ_LANG", "en")
    monkeypatch.chdir(tmp_path)
    language.cache_clear()
    yield
    language.cache_clear()


@pytest.fixture(params=["school", "brug", "erwtensoep"])
def bank(request: pytest.FixtureRequest) -> Bank:
    """Three banks: one of everything written by hand, and two as the generator makes them."""
    return load_sound(DATA / f"{request.param}.yaml")


@pytest.fixture
def school() -> Bank:
    return load_sound(DATA / "school.yaml")
