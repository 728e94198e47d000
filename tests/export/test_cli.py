"""The export and anki commands as a person types them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER as IF_NEWER

from quiz.cli.main import main

MARKET = (Path(__file__).parent / "anki" / "data" / "markt.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A working folder with one bank, and progress of its own."""
    (tmp_path / "markt.yaml").write_text(MARKET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("QUIZ_LANG", "en")
    from quiz.locale import language

    language.cache_clear()
    yield tmp_path
    language.cache_clear()


@pytest.fixture
def imported(tmp_path: Path) -> Any:
    """Imports a package and tells new, updated and duplicate."""
    col = Collection(str(tmp_path / "collection.anki2"))

    def take(name: str) -> Any:
        options = ImportAnkiPackageOptions(update_notes=IF_NEWER, update_notetypes=IF_NEWER)
        log = col.import_anki_package(ImportAnkiPackageRequest(package_path=str(tmp_path / name), options=options)).log
        return len(log.new), len(log.updated), len(log.duplicate)

    take.col = col
    yield take
    col.close()


def numbers(text: str) -> Any:
    """The counts in the first line of the summary."""
    return tuple(int(number) for number in re.findall(r"(\d+) (?:new|changed|unchanged)", text.splitlines()[0]))


def edit(path: Any, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_counts_that_are_printed_are_those_of_ankis_import_log(
    folder: Path, imported: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "anki", "markt.yaml"]) == 0
    assert numbers(capsys.readouterr().err) == imported("markt.apkg") == (26, 0, 0)
    edit(folder / "markt.yaml", "Wie koopt brood?", "Wie koopt er brood?")
    edit(folder / "markt.yaml", "id: schema", "id: schema-nieuw")
    assert main(["export", "anki", "markt.yaml"]) == 0
    printed = capsys.readouterr().err
    assert numbers(printed) == imported("markt.apkg") == (1, 2, 24)
    assert "1 note is no longer in the bank" in printed
    assert main(["export", "anki", "markt.yaml"]) == 0
    assert numbers(capsys.readouterr().err) == imported("markt.apkg") == (0, 0, 27)


def test_what_is_not_exported_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "anki", "markt.yaml"])
    printed = capsys.readouterr().err
    assert "Not exported (2):" in printed
    assert "Ga je zelf naar de markt? [vooraf]: a question without an answer" in printed
    assert "soms [soms]: nothing is known of this word" in printed


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "anki", "markt.yaml", "--dry-run"]) == 0
    assert numbers(capsys.readouterr().err) == (26, 0, 0)
    assert sorted(path.name for path in folder.iterdir()) == ["markt.yaml"]


def test_the_package_and_the_lock_stand_beside_the_bank_or_where_they_are_wanted(folder: Path) -> None:
    main(["export", "anki", "markt.yaml"])
    assert {path.name for path in folder.iterdir()} >= {"markt.apkg", "markt.anki.lock"}
    main(["export", "anki", "markt.yaml", "-o", "uit/deck.apkg", "--locks", "sloten"])
    assert (folder / "uit" / "deck.apkg").exists()
    assert (folder / "sloten" / "markt.anki.lock").exists()


def test_a_new_learner_need_not_get_what_is_gone(folder: Path, imported: Any) -> None:
    main(["export", "anki", "markt.yaml"])
    edit(folder / "markt.yaml", "id: schema", "id: schema-nieuw")
    main(["export", "anki", "markt.yaml", "--no-retired"])
    assert imported("markt.apkg") == (26, 0, 0)
    assert not imported.col.find_notes("tag:quiz::vervallen")
    main(["export", "anki", "markt.yaml"])
    assert imported("markt.apkg") == (1, 0, 26)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["export", "anki", "weg.yaml"], r"weg\.yaml: there is no such file"),
        (["export", "anki", "markt.yaml", "-o", "collection.apkg"], "something.apkg"),
        (["export", "anki", "markt.yaml", "-o", "x.colpkg"], "something.apkg"),
        (["export", "anki", "markt.yaml", "--deck", " "], "name of the deck"),
        (["export", "anki", "markt.yaml", "markt2.yaml"], "same id"),
        (["export", "anki", "kapot.yaml"], r"kapot\.yaml:4: .*There is 1 more error"),
        (["export", "anki", "leeg.yaml"], r"leeg\.yaml"),
        (["export", "anki", "markt.yaml", "-o", "bestand/x.apkg"], "cannot be written"),
        (["anki", "pull"], "--connect"),
        (["anki", "pull", "x.apkg", "--connect"], "--connect"),
        (["anki", "pull", "weg.apkg"], "does not exist"),
        (["anki", "pull", "markt.yaml"], "no Anki package"),
    ],
)
def test_every_mistake_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    (folder / "markt2.yaml").write_text(MARKET, encoding="utf-8")
    (folder / "kapot.yaml").write_text("id: kapot\nitems:\n  - {stem: Wie?, key: ik}\n  - {stem: [a], key: b}\n  - x\n")
    (folder / "leeg.yaml").write_text("id: leeg\nitems: []\n")
    (folder / "bestand").write_text("geen map")
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert re.search(sentence, printed), printed
    assert "Traceback" not in printed
    assert printed.count("\n") == 1


def test_a_bank_with_an_item_that_cannot_be_read_does_not_retire_it(folder: Path) -> None:
    main(["export", "anki", "markt.yaml"])
    lock = (folder / "markt.anki.lock").read_bytes()
    edit(folder / "markt.yaml", "stem: De markt is op zondag.", "stem: [De markt]")
    assert main(["export", "anki", "markt.yaml"]) == 2
    assert (folder / "markt.anki.lock").read_bytes() == lock


def test_answers_are_pulled_once_and_a_dry_run_pulls_none(
    folder: Path, imported: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from anki.collection import ExportAnkiPackageOptions

    main(["export", "anki", "markt.yaml"])
    imported("markt.apkg")
    col = imported.col
    col.decks.select(col.decks.id_for_name("Nederlands lezen::Vragen"))
    card = col.get_card(col.sched.get_queued_cards().cards[0].card.id)
    card.start_timer()
    states = col.sched.get_queued_cards().cards[0].states
    col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=2))
    options = ExportAnkiPackageOptions(with_scheduling=True)
    col.export_anki_package(out_path=str(folder / "terug.apkg"), options=options, limit=None)
    capsys.readouterr()
    for arguments, told in (
        (["--dry-run"], "1 new answer would be added, 0 known"),
        ([], "1 new answer, 0 known"),
        ([], "0 new answers, 1 known"),
        (["--dry-run"], "0 new answers would be added, 1 known"),
    ):
        assert main(["anki", "pull", "terug.apkg", *arguments]) == 0
        assert told in capsys.readouterr().err


def test_history_needs_no_progress_to_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "anki", "markt.yaml", "--history", "--preset", "--listen"]) == 0
    assert numbers(capsys.readouterr().err) == (26, 0, 0)
    assert json.loads(Path("markt.anki.lock").read_bytes())["listen"] is True


def test_a_table_for_anki_updates_instead_of_doubling(
    folder: Path, imported: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from anki.import_export_pb2 import CsvMetadata, CsvMetadataRequest, ImportCsvRequest

    col = imported.col

    def take() -> Any:
        metadata = col._backend.get_csv_metadata(CsvMetadataRequest(path=str(folder / "markt.tsv")))
        assert metadata.guid_column == 1
        assert metadata.tags_column == 4
        assert metadata.is_html
        basic = col.models.by_name("Basic")
        metadata.global_notetype.CopyFrom(CsvMetadata.MappedNotetype(id=basic["id"], field_columns=[2, 3]))
        log = col.import_csv(ImportCsvRequest(path=str(folder / "markt.tsv"), metadata=metadata)).log
        return len(log.new), len(log.updated)

    assert main(["export", "tsv", "markt.yaml"]) == 0
    assert "markt.tsv: 22 rows" in capsys.readouterr().err
    assert take() == (22, 0)
    assert take() == (0, 0)
    edit(folder / "markt.yaml", "gloss: bread", "gloss: loaf")
    assert main(["export", "tsv", "markt.yaml"]) == 0
    assert take() == (0, 1)
    note = col.get_note(col.find_notes('Front:"Wie koopt brood*"')[0])
    assert note["Back"] == "mevrouw De Wit"
    assert "quiz::bron::markt" in note.tags


def test_a_plain_table_is_front_tab_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "tsv", "markt.yaml", "--plain", "-o", "-"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert all(len(row) == 2 and all(row) for row in rows)
    assert ["het brood", "bread"] in rows
    assert ["matras", "de/het matras, matrassen/matrasjes"] in rows
    assert ["De markt is op zaterdag. (Waar / Niet waar)", "Waar"] in rows


def test_the_help_of_every_kind_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("anki", "tsv"):
        with pytest.raises(SystemExit) as left:
            main(["export", kind, "--help"])
        assert left.value.code == 0
        assert "BANK" in capsys.readouterr().out


def test_genanki_is_imported_only_by_an_export_to_anki() -> None:
    script = (
        "import sys; from quiz.cli.main import main; main(sys.argv[1:]); "
        "assert not {'spacy', 'textual', 'rich'} & set(sys.modules); print('genanki' in sys.modules)"
    )
    for arguments, there in ((["export", "tsv", "markt.yaml"], "False"), (["export", "anki", "markt.yaml"], "True")):
        done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
        assert done.stdout.split()[-1] == there


def test_a_bank_without_anything_to_ask_makes_no_empty_package(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "leeg.yaml").write_text(
        "id: leeg\nitems:\n  - {id: a, type: open, stem: Wat vind je?}\n", encoding="utf-8"
    )
    for kind in ("anki", "tsv"):
        assert main(["export", kind, "leeg.yaml"]) == 2
        assert "nothing in these banks" in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["leeg.yaml", "markt.yaml"]


def test_a_lock_that_cannot_be_written_is_told_with_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bestand").write_text("geen map")
    assert main(["export", "anki", "markt.yaml", "--locks", "bestand"]) == 2
    assert "--locks" in capsys.readouterr().err


def test_two_banks_never_share_a_lock(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "markt.yaml").write_text(MARKET.replace("id: markt", "id: andere"), encoding="utf-8")
    assert main(["export", "anki", "markt.yaml", "a/markt.yaml", "--locks", "sloten"]) == 2
    assert "markt.anki.lock" in capsys.readouterr().err
    assert main(["export", "anki", "markt.yaml", "a/markt.yaml"]) == 0
    assert numbers(capsys.readouterr().err) == (52, 0, 0)
    assert (folder / "nederlands.apkg").exists()


def test_the_summary_speaks_dutch_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from quiz.locale import language

    monkeypatch.setenv("QUIZ_LANG", "nl")
    language.cache_clear()
    assert main(["export", "anki", "markt.yaml"]) == 0
    assert "26 nieuw, 0 gewijzigd, 0 ongewijzigd" in capsys.readouterr().err
