"""Moodle XML and GIFT: what comes back from an importer is what stood in the bank."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from quiz.bankfile.write import dump_bank
from quiz.cli.main import main
from quiz.export.school.ask import asked
from quiz.export.school.gift import gift
from quiz.export.school.moodle import moodle_xml
from quiz.model.bank import Bank, Distractor, Item, Pair

from .banks import banks
from .importers import Imported, read_gift, read_moodle, shown


def same(text: str) -> str:
    """A text as both sides have it: composed as the reader does, spaces not counted, no arrow of two signs for GIFT."""
    return " ".join(unicodedata.normalize("NFC", text).replace("->", "→").split())


def back_as_it_was(item: Item, found: Imported) -> None:
    """Stem, key, options, pairs and sequence."""
    assert same(item.stem) in same(found.stem)
    if found.type == "multichoice":
        right = [text for fraction, text, _ in found.answers if fraction == 1]
        wrong = sorted((same(text), same(feedback)) for fraction, text, feedback in found.answers if fraction == 0)
        assert [same(text) for text in right] == [same(item.key)]
        assert wrong == sorted((same(extra.text), same(extra.why)) for extra in item.distractors)
    elif found.type == "truefalse":
        assert [text for fraction, text, _ in found.answers if fraction == 1] == [item.key]
    elif found.type == "shortanswer":
        assert [same(text) for _, text, _ in found.answers] == list(
            dict.fromkeys(same(text) for text in (item.key, *item.accept))
        )
        assert all(fraction == 1 for fraction, _, _ in found.answers)
    elif found.type == "matching" and item.type == "order":
        assert [same(left) for left, _ in sorted(found.pairs, key=lambda pair: int(pair[1]))] == [
            same(part) for part in item.sequence
        ]
    elif found.type == "matching":
        extra = [("", same(wrong.text)) for wrong in item.distractors]
        assert [(same(a), same(b)) for a, b in found.pairs] == [
            (same(pair.left), same(pair.right)) for pair in item.pairs
        ] + extra
    else:
        assert found.type == "essay"
        told = same(found.model + found.feedback)
        assert same(item.key) in told
        assert all(same(pair.left) in told and same(pair.right) in told for pair in item.pairs)
    if item.evidence:
        assert f"(alinea {item.evidence.paragraph})" in found.feedback
        assert same(item.evidence.quote) in same(found.feedback)


def compare(bank: Bank, questions: list[Imported], *, points: bool) -> None:
    made, left_out = asked(bank)
    assert len(made) + len(left_out) == len(bank.items)
    items = {item.id: item for item in bank.items}
    real = [found for found in questions if found.type != "description"]
    assert [found.id for found in real] == [question.item.id for question in made]
    for found in real:
        back_as_it_was(items[found.id], found)
        if points:
            assert found.points == items[found.id].points


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(banks())
def test_every_moodle_and_gift_item_comes_back_as_it_was(bank: Bank) -> None:
    made, _ = asked(bank)
    compare(bank, read_moodle(moodle_xml([(bank, made)]).encode())[1], points=True)
    compare(bank, read_gift(gift([(bank, made)]).encode())[1], points=False)


def test_the_banks_of_the_generator_come_back_too(bank: Bank) -> None:
    made, _ = asked(bank)
    for questions in (read_moodle(moodle_xml([(bank, made)]).encode())[1], read_gift(gift([(bank, made)]).encode())[1]):
        real = [found for found in questions if found.type != "description"]
        assert len(real) == len(made)
        assert questions[0].type == "description"
        for paragraph in bank.paragraphs:
            assert same(paragraph) in same(questions[0].stem)


def test_a_reader_that_others_wrote_finds_the_same_choice_questions(bank: Bank) -> None:
    from moodle_xml_parser.parser import parse_bytes

    made, _ = asked(bank)
    wanted = [question for question in made if question.ask == "choice"]
    found = parse_bytes(moodle_xml([(bank, made)]).encode())["multichoice"]
    assert len(found) == len(wanted) > 0
    for question, theirs in zip(wanted, found, strict=True):
        assert same(question.item.stem) in same(shown(theirs.text_pre_parse))
        options = [
            (same(shown(option.answer)), option.score_fraction, same(shown(option.feedback or "")))
            for option in theirs.options
        ]
        right = (same(question.item.key), 100.0, "")
        wrong = [(same(extra.text), 0.0, same(extra.why)) for extra in question.item.distractors]
        assert sorted(options) == sorted([right, *wrong])
        assert theirs.single
        assert theirs.default_grade == question.item.points


def test_options_are_shuffled_unless_they_are_numbers() -> None:
    options = [Distractor("20"), Distractor("3")]
    bank = Bank(
        id="b",
        items=[
            Item(id="getal", stem="Hoeveel?", key="4", distractors=options),
            Item(id="naam", stem="Wie?", key="An", distractors=[Distractor("Bo"), Distractor("Cas")]),
        ],
    )
    _, (number, name) = read_moodle(moodle_xml([(bank, asked(bank)[0])]).encode())
    assert not number.shuffled
    assert [text for _, text, _ in number.answers] == ["3", "4", "20"]
    assert name.shuffled


def test_a_category_is_named_after_the_bank_and_a_slash_is_no_border() -> None:
    bank = Bank(id="b", title="Ja/nee", items=[Item(id="een", type="typed", stem="Wie?", key="ik")])
    for category in (
        read_moodle(moodle_xml([(bank, asked(bank)[0])]).encode())[0],
        read_gift(gift([(bank, asked(bank)[0])]).encode())[0],
    ):
        assert category == "$course$/top/Quiz/Ja//nee"


def test_what_the_formats_cannot_hold_is_told(capsys: pytest.CaptureFixture[str], school: Bank) -> None:
    items = [
        *school.items,
        Item(id="twee", type="match", stem="Wie?", pairs=[Pair("a", "b"), Pair("c", "d")]),
        Item(id="dubbel", stem="Wat?", key="ja", distractors=[Distractor("ja")]),
    ]
    Path("school.yaml").write_text(dump_bank(Bank(id="school", items=items)), encoding="utf-8")
    assert main(["export", "gift", "school.yaml"]) == 0
    told = capsys.readouterr().err
    assert told.startswith("school.gift: 12 questions (3 essay")
    assert "1 question about order became a matching one" in told
    assert re.search(r"GIFT has no points: \d questions", told)
    for item in ("zonder-antwoord", "weg", "twee", "dubbel"):
        assert f"[{item}]" in told
    assert main(["export", "moodle", "school.yaml", "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("<?xml")


def test_exports_of_several_banks_go_into_one_file(school: Bank) -> None:
    for name in ("een", "twee"):
        Path(f"{name}.yaml").write_text(dump_bank(Bank(id=name, title=name, items=school.items)), encoding="utf-8")
    assert main(["export", "moodle", "een.yaml", "twee.yaml"]) == 0
    text = Path("nederlands.xml").read_text(encoding="utf-8")
    assert text.count('<question type="category">') == 2
    assert main(["export", "gift", "een.yaml", "twee.yaml", "-o", "alles.gift"]) == 0
    assert Path("alles.gift").read_text(encoding="utf-8").count("$CATEGORY:") == 2
