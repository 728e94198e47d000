"""Tables for spreadsheets and for Kahoot."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from quiz.bankfile.write import dump_bank
from quiz.cli.main import main
from quiz.export.school.ask import asked
from quiz.export.school.kahoot import rows_of, workbook
from quiz.export.school.table import table
from quiz.model.bank import Bank, Distractor, Item

from .banks import banks


@settings(max_examples=200, deadline=None)
@given(banks())
def test_no_cell_is_a_formula_and_every_question_is_one_row(bank: Bank) -> None:
    made, _ = asked(bank)
    rows = list(csv.reader(io.StringIO(table([(bank, made)]).removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(rows) == len(made) + 1
    assert {len(row) for row in rows} == {10}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_dutch_excel_opens_the_table(school: Bank) -> None:
    Path("school.yaml").write_text(dump_bank(school), encoding="utf-8")
    assert main(["export", "csv", "school.yaml"]) == 0
    data = Path("school.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfTekst;Soort;Vraag;Antwoord;")
    assert "de ouders → de leraren → de leerlingen" in data.decode()
    assert data.count(b"\r\n") == 13


@settings(max_examples=100, deadline=None)
@given(banks())
def test_a_kahoot_comes_back_within_its_limits(bank: Bank) -> None:
    made, _ = asked(bank)
    rows, left_out = rows_of(made)
    assert len(rows) + len(left_out) == len(made)
    sheet = load_workbook(io.BytesIO(workbook(rows))).active
    assert str(sheet.cell(8, 2).value).startswith("Question")
    for number, row in enumerate(rows, 9):
        cells = [sheet.cell(number, column) for column in range(2, 9)]
        assert cells[0].value == row.question
        assert len(row.question) <= 120
        answers = [cell.value for cell in cells[1:5] if cell.value]
        assert answers == list(row.answers)
        assert all(len(answer) <= 75 for answer in answers)
        assert cells[5].value in {5, 10, 20, 30, 60, 90, 120, 240}
        assert all(cell.data_type != "f" for cell in cells)


def test_the_right_answer_of_a_kahoot_is_the_key(school: Bank) -> None:
    rows, _ = rows_of(asked(school)[0])
    keys = {row.question: row.answers[row.right - 1] for row in rows}
    assert keys["Wie zette de bel uit?"] == "Anna Smit"
    assert keys["De conciërge is het met de directeur eens."] == "Niet waar"
    assert len(rows) == 5


def test_what_kahoot_cannot_ask_is_told(school: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    long = Item(id="lang", stem="Waarom " + "heel " * 30 + "lang?", key="ja", distractors=[Distractor("nee")])
    bank = Bank(id="school", items=[*school.items, long])
    Path("school.yaml").write_text(dump_bank(bank), encoding="utf-8")
    assert main(["export", "kahoot", "school.yaml"]) == 0
    told = capsys.readouterr().err
    assert told.startswith("school.xlsx: 5 questions\n")
    assert "[lang]: too long for Kahoot" in told
    assert "[waarom]: Kahoot only knows choice" in told


def test_a_kahoot_without_openpyxl_says_how_to_get_it(
    school: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("school.yaml").write_text(dump_bank(school), encoding="utf-8")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert main(["export", "kahoot", "school.yaml"]) == 2
    assert "pip install 'quiz-nl[kahoot]'" in capsys.readouterr().err
