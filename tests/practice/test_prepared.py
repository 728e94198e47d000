"""What is kept of a bank for the next start: the same questions, and never an old one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.practice import decks, prepared
from quiz.practice.decks import load_decks
from quiz.practice.prepared import prepared_folder

BANKS = sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))[:2]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "fiets.yaml"
    path.write_text("title: De fiets\nitems:\n  - {id: wiel, stem: Hoeveel wielen?, key: twee, distractors: [drie]}\n")
    return path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The banks that were read from their YAML."""
    read: list[Path] = []
    usual = decks._made

    def counted(path: Path, seed: int, *, words: bool) -> decks.Deck:
        read.append(path)
        return usual(path, seed, words=words)

    monkeypatch.setattr(decks, "_made", counted)
    return read


def test_a_bank_read_back_is_the_bank_that_was_read(tmp_path: Path, made: list[Path]) -> None:
    first, _ = load_decks(BANKS, 0, prepared=tmp_path / "kept")
    again, _ = load_decks(BANKS, 0, prepared=tmp_path / "kept")
    assert again == first == load_decks(BANKS, 0)[0]
    assert made == [*BANKS, *BANKS]  # once to keep them, once without a folder


def test_an_edit_is_seen_even_where_size_and_time_stay(bank: Path, tmp_path: Path) -> None:
    load_decks([bank], 0, prepared=tmp_path / "kept")
    before = bank.stat()
    bank.write_text(bank.read_text().replace("twee", "vier"))
    os.utime(bank, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_decks([bank], 0, prepared=tmp_path / "kept")[0][0].questions[0].key == "vier"


def test_another_seed_or_no_words_is_made_anew(bank: Path, tmp_path: Path, made: list[Path]) -> None:
    for seed, words in ((0, True), (1, True), (0, False), (0, True)):
        load_decks([bank], seed, words=words, prepared=tmp_path / "kept")
    assert len(made) == 3


def test_another_language_is_made_anew(
    bank: Path, tmp_path: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("nl", "en", "nl"):
        monkeypatch.setattr(prepared, "language", lambda code=code: code)
        load_decks([bank], 0, prepared=tmp_path / "kept")
    assert len(made) == 2


def test_another_version_of_the_program_makes_it_anew(
    bank: Path, tmp_path: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_decks([bank], 0, prepared=tmp_path / "kept")
    monkeypatch.setattr(prepared.quiz, "__version__", "99")
    load_decks([bank], 0, prepared=tmp_path / "kept")
    assert len(made) == 2


@pytest.mark.parametrize("damage", [b"", b"rommel", None])
def test_what_is_damaged_or_cut_off_is_made_anew(bank: Path, tmp_path: Path, damage: bytes | None) -> None:
    (first,), _ = load_decks([bank], 0, prepared=tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:-5] if damage is None else damage)
    assert load_decks([bank], 0, prepared=tmp_path / "kept")[0] == [first]


def test_a_folder_that_cannot_be_written_to_costs_nothing(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, not a folder")
    assert load_decks([bank], 0, prepared=tmp_path / "kept")[0][0].questions


def test_it_is_kept_beside_the_progress_or_where_the_system_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    assert prepared_folder() == tmp_path / "cache"
    monkeypatch.delenv("QUIZ_DATA")
    assert prepared_folder().is_absolute()
