"""``quiz check``: every finding as ``file:line: sentence [code]``, exit status 1 if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz import locale
from quiz.cli.main import main

SOUND = (
    "items:\n  - stem: Wat is de hoofdstad van Nederland?\n    key: Amsterdam\n    distractors: [Rotterdam, Utrecht]\n"
)
FLAWED = (
    "items:\n  - stem: Wat is de hoofdstad van Nederland\n    key: Amsterdam\n    distractors: [Utrecht, utrecht]\n"
)


@pytest.fixture(autouse=True)
def _dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("QUIZ_LANG", "nl")
    monkeypatch.chdir(tmp_path)
    locale.language.cache_clear()
    yield
    locale.language.cache_clear()


def test_a_sound_bank_gets_a_summary_and_status_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "goed.yaml").write_text(SOUND, encoding="utf-8")
    assert main(["check", "goed.yaml"]) == 0
    assert capsys.readouterr() == ("", "1 bank, 1 vraag, 0 woorden: in orde.\n")


def test_findings_stand_on_their_lines_and_give_status_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "fout.yaml").write_text(FLAWED, encoding="utf-8")
    assert main(["check", "fout.yaml"]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert [re.fullmatch(r"(fout\.yaml:\d+): .+\. \[([a-z-]+)\]", line).groups() for line in lines] == [  # type: ignore[union-attr]
        ("fout.yaml:2", "no-question-mark"),
        ("fout.yaml:4", "option-twice"),
    ]
    assert err.startswith("2 bevindingen in 1 bank, 1 vraag, 0 woorden.\n")
    assert "# ok: CODE" in err


def test_a_folder_stands_for_its_banks_and_decks_for_nothing_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "a.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "decks" / "b.yml").write_text(FLAWED, encoding="utf-8")
    (tmp_path / "decks" / "c.txt").write_text("geen bank", encoding="utf-8")
    assert main(["check"]) == 1
    err = capsys.readouterr().err
    assert "in 2 banken" in err
    assert main(["check", "decks"]) == 1
    assert capsys.readouterr().err == err


def test_a_folder_without_banks_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert main(["check", "leeg"]) == 2
    assert capsys.readouterr().err == "quiz: leeg: in deze map staan geen vragenbanken (.yaml).\n"


def test_a_file_that_is_no_bank_does_not_stop_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("items: [\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(SOUND, encoding="utf-8")
    assert main(["check", "a.yaml", "weg.yaml", "b.yaml"]) == 1
    out = capsys.readouterr().out
    assert [line.split(": ")[0] for line in out.splitlines()] == ["a.yaml:2", "weg.yaml"]


def test_the_grammar_of_a_bank_with_a_text_is_checked_unless_it_must_be_quick(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bank = "text: [Wij wonen in het dorp.]\nitems:\n  - {type: typed, stem: Waar wij wonen in het dorp?, key: dorp}\n"
    (tmp_path / "a.yaml").write_text(bank, encoding="utf-8")
    main(["check", "a.yaml", "--quick"])
    assert "[word-order]" not in capsys.readouterr().out
    main(["check", "a.yaml"])
    assert "[word-order]" in capsys.readouterr().out


def test_english_is_spoken_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_LANG", "en")
    locale.language.cache_clear()
    (tmp_path / "fout.yaml").write_text(FLAWED, encoding="utf-8")
    main(["check", "fout.yaml"])
    assert "a question ends with a question mark." in capsys.readouterr().out
