"""``quiz generate``: one article or many, to a file, a folder or standard output; a person's work stays."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz import locale
from quiz.bankfile import read_bank
from quiz.bankfile.load import parse_bank
from quiz.cli.main import main

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = SEEDS / "erwtensoep.txt"


@pytest.fixture(autouse=True)
def _dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("QUIZ_LANG", "nl")
    monkeypatch.chdir(tmp_path)
    locale.language.cache_clear()
    yield
    locale.language.cache_clear()


def test_an_article_becomes_a_bank_in_decks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["generate", str(ARTICLE)]) == 0
    out, err = capsys.readouterr()
    loaded = read_bank(tmp_path / "decks" / "erwtensoep.yaml")
    assert out == ""
    assert re.fullmatch(r"decks.erwtensoep\.yaml +\d+ vragen, \d+ soorten, \d+ woorden; ongeveer \S+\n", err)
    assert loaded.findings == ()
    assert len(loaded.bank.items) >= 10
    assert loaded.bank.source.file == "erwtensoep.txt", "no path of this machine in a bank"


def test_a_folder_becomes_a_folder_of_banks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    articles = tmp_path / "artikelen"
    articles.mkdir()
    for name in ("erwtensoep.txt", "tulpenmanie.md"):
        (articles / name).write_bytes((SEEDS / name).read_bytes())
    (articles / "README.md").write_text("# Over deze map\n", encoding="utf-8")
    (articles / "fout.txt").write_text("Too short.\n", encoding="utf-8")
    assert main(["generate", str(articles), "-o", "banken"]) == 1, "one of the articles failed"
    err = capsys.readouterr().err
    assert sorted(path.name for path in (tmp_path / "banken").iterdir()) == ["erwtensoep.yaml", "tulpenmanie.yaml"]
    assert "fout.txt: dit zijn maar 2 woorden" in err
    assert err.count("vragen,") == 2


def test_standard_input_goes_to_standard_output() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "generate", "-", "--max", "3", "--words", "0"],
        input=ARTICLE.read_bytes(),
        capture_output=True,
        check=True,
    )
    bank = parse_bank(done.stdout, "erwtensoep-voor-een-koude-dag.yaml").bank
    assert bank.id == "erwtensoep-voor-een-koude-dag"
    assert (len(bank.items), len(bank.vocabulary)) == (3, 0)
    assert bank.source.file == ""


def test_the_same_article_and_seed_give_the_same_bytes_under_any_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "quiz", "generate", str(ARTICLE), "-o", "-"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "4242")
    }
    assert len(outputs) == 1


def test_another_seed_gives_another_bank(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for seed in ("0", "1"):
        assert main(["generate", str(ARTICLE), "-o", "-", "--seed", seed]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0].replace("seed: 1", "") != outputs[1].replace("seed: 1", "")


def test_generating_again_keeps_edits_and_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["generate", str(ARTICLE)])
    file = tmp_path / "decks" / "erwtensoep.yaml"
    before = file.read_text(encoding="utf-8")
    main(["generate", str(ARTICLE)])
    assert file.read_text(encoding="utf-8") == before
    own = before.replace("\nitems:\n", "\nitems:\n  - {stem: Lekker?, type: open, points: 0}\n\n", 1)
    file.write_text(own, encoding="utf-8")
    capsys.readouterr()
    assert main(["generate", str(ARTICLE), "--seed", "5"]) == 0
    assert "  - {stem: Lekker?, type: open, points: 0}\n" in file.read_text(encoding="utf-8")
    assert "1 eigen behouden" in capsys.readouterr().err


def test_a_broken_bank_and_another_articles_bank_are_not_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "bank.yaml"
    for content, message in (
        ("items: [\n", "niet overschreven"),
        ("items:\n  - {stim: x}\n", "niet overschreven"),
        ("text: [Dit is een heel ander artikel.]\nitems: []\n", "ander artikel"),
    ):
        file.write_text(content, encoding="utf-8")
        assert main(["generate", str(ARTICLE), "-o", str(file)]) == 1
        assert file.read_text(encoding="utf-8") == content
        assert message in capsys.readouterr().err


def test_two_articles_with_one_name_do_not_share_a_bank(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "soep.txt").write_bytes(ARTICLE.read_bytes())
    (tmp_path / "soep.md").write_bytes((SEEDS / "tulpenmanie.md").read_bytes())
    assert main(["generate", "soep.txt", "soep.md"]) == 1
    assert "dezelfde bank als soep.txt" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    assert main(["generate", str(ARTICLE), "-o", "bestand/bank.yaml"]) == 1
    assert "hier kan niet worden geschreven" in capsys.readouterr().err


def test_explain_says_why_something_was_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", str(ARTICLE), "--explain"]) == 0
    err = capsys.readouterr().err
    assert re.search(r"afgewezen, alinea \d: .+\n    .+\n", err)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals here")
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "quiz", "generate", str(ARTICLE), "-o", str(tmp_path / "b.yaml")]
    subprocess.run(command, stderr=follower, check=True)
    os.close(follower)
    assert b"[1/1] erwtensoep.txt" in os.read(leader, 10_000)
    os.close(leader)
