"""``quiz words`` and ``quiz lookup`` at the command line, in both languages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz import locale
from quiz.cli.main import main

SEED = Path(__file__).parents[2] / "seeds" / "schaatsmarathon.txt"
BANK = """\
vocabulary:
  - word: akkoord
    pos: noun
    article: het
    plural: akkoorden
    level: B1
    gloss: agreement
    definition: afspraak waar iedereen het mee eens is
  - word: uitstellen
    pos: verb
    present: stelt uit
"""


@pytest.fixture(autouse=True)
def _dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("QUIZ_LANG", "nl")
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("QUIZ_DICTIONARY", raising=False)
    locale.language.cache_clear()
    yield
    locale.language.cache_clear()


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def test_the_words_of_a_bank_are_a_table_that_fits_the_terminal(
    bank: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (40, 60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        assert main(["words", str(bank)]) == 0
        out = capsys.readouterr().out
        assert all(len(line) <= width for line in out.splitlines()), out
        assert "het akkoord," in out
        assert "akkoorden" in out
        assert "B1" in out


def test_tsv_has_a_header_and_a_line_for_each_word(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", str(bank), "--tsv"]) == 0
    header, *lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert header[0] == "word"
    assert header[-2:] == ["paragraph", "example"]
    assert [line[0] for line in lines] == ["akkoord", "uitstellen"]
    assert all(len(line) == len(header) for line in lines)


def test_json_has_every_field_of_every_word(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", str(bank), "--json"]) == 0
    words = json.loads(capsys.readouterr().out)
    assert [word["word"] for word in words] == ["akkoord", "uitstellen"]
    assert words[0].keys() == words[1].keys()
    assert words[1]["gloss"] == ""


def test_a_list_of_known_words_takes_them_out(bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = tmp_path / "bekend.txt"
    known.write_text("het akkoord\n# opmerking\n\n", encoding="utf-8")
    assert main(["words", str(bank), "--tsv", "--known", str(known)]) == 0
    assert "akkoord" not in capsys.readouterr().out.split("\n")[1]


def test_a_list_that_is_not_there_is_one_sentence(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", str(bank), "--known", "weg.txt"]) == 2
    assert capsys.readouterr().err.startswith("quiz: weg.txt: deze woordenlijst is niet te lezen")


def test_the_words_of_an_article_follow_the_level(capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for level in ("A2", "B2"):
        assert main(["words", str(SEED), "--level", level, "--tsv", "--max", "5"]) == 0
        found[level] = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()[1:]]
    assert len(found["A2"]) == len(found["B2"]) == 5
    assert found["A2"] != found["B2"]


def test_words_known_from_practice_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from quiz.store import Card, Store
    from quiz.text.slug import slug

    assert main(["words", str(SEED), "--tsv", "--max", "3"]) == 0
    word = capsys.readouterr().out.splitlines()[1].split("\t")[0]
    (tmp_path / "data").mkdir(exist_ok=True)
    card = Card(stability=40, difficulty=5, day=1, due=41, interval=40, reps=4, lapses=0)
    with Store(tmp_path / "data" / "progress.sqlite3") as store:
        store.put_cards({("bank", f"woord-{slug(word)}--meaning"): card})
    assert main(["words", str(SEED), "--tsv", "--max", "3"]) == 0
    assert word not in [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("number", ["-1", "201"])
def test_a_number_of_words_out_of_range_is_refused(number: str, bank: Path) -> None:
    assert main(["words", str(bank), "--max", number]) == 2


def test_a_form_is_explained_by_its_lemma_forms_and_senses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "liep"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("liep (verleden tijd van lopen, werkwoord)\n")
    assert "lopen, loopt, liep, heeft/is gelopen" in out


def test_a_compound_is_explained_by_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "spionageballonnen"]) == 0
    out = capsys.readouterr().out
    assert "delen: spionage + ballon" in out
    assert "de spionageballon, " in out


def test_a_separable_verb_shows_where_it_splits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "aankondigen"]) == 0
    assert "aan|kondigen, kondigt aan, kondigde aan, heeft aangekondigd" in capsys.readouterr().out


def test_an_unknown_word_gives_status_1_and_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "verzekerng", "huis"]) == 1
    out, err = capsys.readouterr()
    assert "het huis" in out
    assert err.startswith("verzekerng: niet bekend. Bedoel je verzekering")


def test_lookup_as_json_holds_the_readings_of_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "huisjes", "herplanten", "xyzzy", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["huisjes"][0]["lemma"] == "huis"
    assert found["herplanten"][0]["derivation"]["base"] == "planten"
    assert found["xyzzy"] == []


def test_both_languages_explain(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_LANG", "en")
    locale.language.cache_clear()
    assert main(["lookup", "liep", "verkoopster", "kosten", "overleg", "ten slotte"]) == 0
    assert "past tense of lopen" in capsys.readouterr().out


def test_terminal_escapes_in_a_word_are_not_echoed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "a\x1b]0;x\x07b"]) == 1
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err


def test_a_broken_dictionary_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_DICTIONARY", str(tmp_path / "weg.tsv"))
    assert main(["lookup", "huis"]) == 2
    assert "woordenboek is er niet" in capsys.readouterr().err


def test_lookup_needs_neither_spacy_nor_textual_nor_yaml() -> None:
    script = (
        "import sys; from quiz.cli.main import main; main(['lookup', 'liep']);"
        "sys.exit(bool({'spacy', 'textual', 'yaml', 'thinc', 'rich'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0
