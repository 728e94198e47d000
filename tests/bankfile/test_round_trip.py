"""What is written is read back as it was, and a person's short forms are read as what they mean."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from banks import BANKS
from hypothesis import HealthCheck, given, settings

from quiz.bankfile import load_sound, read_bank, schema
from quiz.bankfile.load import parse_bank
from quiz.bankfile.merge import stamp
from quiz.bankfile.write import dump_bank, save_bank
from quiz.errors import QuizError
from quiz.model.bank import Bank, Distractor, Item

ROOT = Path(__file__).parents[2]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BANKS)
def test_a_bank_written_and_read_is_the_same_bank(bank: Bank) -> None:
    text = dump_bank(bank)
    loaded = parse_bank(text.encode(), f"{bank.id}.yaml")
    assert loaded.findings == ()
    assert loaded.bank == bank
    assert dump_bank(loaded.bank) == text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BANKS)
def test_other_yaml_readers_see_text_where_we_wrote_text(bank: Bank) -> None:
    """YAML 1.1 readers take *no*, *12:30* and *2024-01-01* for something else unless they are quoted."""
    table = yaml.load(dump_bank(bank), Loader=yaml.CSafeLoader)
    for item, written in zip(bank.items, table.get("items", []), strict=True):
        assert written["stem"] == item.stem
        assert written.get("accept", []) == item.accept
        assert item.type == "true-false" or written.get("key", "") == item.key
    assert [block if isinstance(block, str) else block["heading"] for block in table.get("text", [])] == [
        block if isinstance(block, str) else block.heading for block in bank.text
    ]


def test_a_bank_of_five_lines_is_valid() -> None:
    text = "items:\n  - stem: Wat is de hoofdstad van Nederland?\n    key: Amsterdam\n    distractors: [Den Haag, Utrecht]\n"
    loaded = parse_bank(text.encode(), "steden.yaml")
    assert loaded.findings == ()
    assert loaded.bank.id == "steden"
    assert loaded.bank.items == [
        Item(
            id="wat-is-de-hoofdstad-van-nederland",
            stem="Wat is de hoofdstad van Nederland?",
            key="Amsterdam",
            distractors=[Distractor(text="Den Haag"), Distractor(text="Utrecht")],
        )
    ]


def test_short_forms_mean_what_they_say() -> None:
    text = """
        items:
          - {type: true-false, stem: Het regent., key: niet waar}
          - {type: true-false, stem: Het vriest., key: waar}
          - {type: typed, stem: Hoe laat?, key: 12:30, accept: [no, 010, ~x]}
          - {type: typed, stem: Hoe laat?, key: 1}
    """
    items = parse_bank(dedent(text).encode(), "b.yaml").bank.items
    assert [item.key for item in items] == ["false", "true", "12:30", "1"]
    assert items[2].accept == ["no", "010", "~x"]
    assert [item.id for item in items] == ["het-regent", "het-vriest", "hoe-laat", "hoe-laat-2"]


def test_every_key_has_its_line() -> None:
    text = "id: a\n\nitems:\n  # uitleg\n  - stem: Wie?\n    key: ik\n\n    accept:\n      - wij\n  - {stem: Wat?, key: dat}\nvocabulary:\n  - word: huis\n"
    loaded = parse_bank(text.encode(), "a.yaml")
    assert loaded.item_lines[0] | {"end": 0} == {"": 5, "stem": 5, "key": 6, "accept": 8, "end": 0}
    assert loaded.item_lines[1][""] == loaded.item_lines[1]["key"] == 10
    assert loaded.entry_lines[0]["word"] == 12
    assert loaded.top_lines == {"id": 1, "items": 3, "vocabulary": 11}


def test_one_broken_item_does_not_hide_the_others() -> None:
    text = """
        items:
          - stem: Wie?
            key: ik
          - stim: Wat?
            key: dat
          - stem: Waar?
            key: hier
            points: veel
          - stem: ''
            key: leeg
          - Hoe?
          - stem: Wanneer?
            key: nu
            distractor: [straks]
    """
    loaded = parse_bank(dedent(text).lstrip("\n").encode(), "b.yaml")
    assert [item.stem for item in loaded.bank.items] == ["Wie?", "Wanneer?"]
    assert [(finding.line, finding.code) for finding in loaded.findings] == [
        (4, "invalid"),
        (4, "unknown-key-near"),
        (8, "invalid"),
        (9, "invalid"),
        (11, "mapping-wanted"),
        (14, "unknown-key-near"),
    ]
    assert "'stem'" in loaded.findings[1].message


def test_the_schema_in_the_package_is_that_of_the_types() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "run python -m quiz.bankfile.schema"


def test_the_schema_knows_every_key_that_the_reader_knows() -> None:
    table = json.loads(schema.text())
    assert set(table["properties"]) == set(Bank.__struct_fields__)
    assert set(table["definitions"]["Item"]["properties"]) == set(Item.__struct_fields__)


def test_saving_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bank.yaml"
    save_bank(path, Bank(id="oud", items=[Item(id="a", stem="Wie?", key="ik")]))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_bank(path, Bank(id="nieuw"))
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["bank.yaml"]


def test_a_bank_with_nothing_usable_is_refused_with_its_first_finding(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("items:\n  - stim: Wie?\n", encoding="utf-8")
    with pytest.raises(QuizError) as caught:
        load_sound(path)
    assert str(caught.value).startswith(f"{path}:2: ")


def test_a_bank_is_stamped_with_what_was_made(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    bank = stamp(Bank(id="bank", items=[Item(id="a", stem="Wie?", key="ik")]), "1.0", 7)
    save_bank(path, bank)
    loaded = read_bank(path)
    assert loaded.bank.generated is not None
    assert (loaded.bank.generated.version, loaded.bank.generated.seed) == ("1.0", 7)
    assert list(loaded.bank.generated.made) == ["a"]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        (3, "{stem: Wie?, key: ik,\n     type: raden}"),
        (3, "{stem: Wie?, key: ik,\n     id: Wie Dan}"),
        (3, "{stem: Wie?, key: ik,\n     points: 99}"),
        (2, f"{{key: ik, stem: {'a' * 2001}}}"),
        (2, "{key: ik}"),
        (3, "{stem: Wie?,\n     distractors: [[a]]}"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_on_its_line(line: int, item: str) -> None:
    findings = parse_bank(f"items:\n  - {item}\n".encode(), "b.yaml").findings
    assert [(finding.line, finding.code) for finding in findings] == [(line, "invalid")]


def test_a_bank_with_an_odd_id_gets_one_that_can_be_a_name() -> None:
    loaded = parse_bank(b"id: Mijn bank!\nitems:\n  - {stem: Wie?, key: ik}\n", "b.yaml")
    assert loaded.bank.id == "mijn-bank"
    assert [finding.code for finding in loaded.findings] == ["odd-id"]


def test_an_empty_bank_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("title: Leeg\n", encoding="utf-8")
    with pytest.raises(QuizError, match=r"geen vragen|no questions"):
        load_sound(path)
