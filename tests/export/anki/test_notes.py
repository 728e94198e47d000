"""What each kind of item and entry becomes in Anki, and what is left out with a reason."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.export.anki.identity import KINDS, NoteKey, parse_key
from quiz.export.anki.lock import Lock
from quiz.export.anki.markup import plain
from quiz.export.anki.package import package
from quiz.export.anki.plan import plan
from quiz.export.anki.wording import words
from quiz.model.bank import Bank, Distractor, Entry, Evidence, Item, ItemType, Kind, Pair

NOW = 1_764_000_000_000


def exported(*parts: Any) -> Any:
    """The plan of a bank with these items and entries."""
    items = [part for part in parts if isinstance(part, Item)]
    words = [part for part in parts if isinstance(part, Entry)]
    return plan(Bank(id="b", title="Titel", items=items, vocabulary=words), Lock(bank="b"), NOW)


def only(part: Any) -> Any:
    (dated,) = exported(part).notes
    return dated.note


def test_every_item_type_becomes_its_kind_of_note(market: Bank, first: Any) -> None:
    kinds = {one.note.key.part: one.note.key.kind for one in first(market).notes if one.note.deck == "vragen"}
    assert kinds == {
        **dict.fromkeys(["wie-koopt", "getal", "waar", "niet-waar", "verwijzing", "hoofdgedachte"], "meerkeuze"),
        **dict.fromkeys(["wanneer", "zonder-opties", "waarom", "volgorde", "koppel", "schema"], "open"),
        **dict.fromkeys(["gat-keuze", "gat-getal", "gat-typen"], "gat"),
    }


def test_a_word_gets_a_card_for_whatever_is_known_of_it(market: Bank, first: Any) -> None:
    cards = {one.note.key.part: one.note.cards for one in first(market).notes if one.note.key.kind == "woord"}
    assert cards == {
        "bemoeien": (0, 1, 4, 5),
        "afzeggen": (0, 1, 4, 6, 7),
        "prijs": (0, 1, 2, 3),
        "brood": (0, 1, 2, 3),
        "matras": (2, 3),
        "hersenen": (0, 1),
        "duur": (0, 1, 5, 7),
    }
    gaps = [one.note.key.part for one in first(market).notes if one.note.key.kind == "zin"]
    assert gaps == ["bemoeien", "afzeggen", "prijs", "brood"]


def test_what_cannot_be_asked_is_left_out_with_its_reason(market: Bank, first: Any) -> None:
    assert {left.part: left.reason for left in first(market).left_out} == {
        "vooraf": "no-answer",
        "soms": "nothing-to-ask",
    }


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (Item(id="x", stem="Wie?", distractors=[Distractor(text="a")]), "no-key"),
        (Item(id="x", type="typed", stem="Wie?"), "no-key"),
        (Item(id="x", type="typed", stem=" ", key="ik"), "empty"),
        (Entry(id="x", word="\u200b", article="de"), "empty"),
        (Item(id="x", type="open", stem="Wat vind je?"), "no-answer"),
        (Item(id="x", type="true-false", stem="Het is zo.", key="misschien"), "no-truth"),
        (Item(id="x", type="cloze", stem="Er is geen gat.", key="gat"), "no-gap"),
        (Item(id="x", type="cloze", stem="____ en ____", key="twee"), "no-gap"),
        (Item(id="x", type="order", stem="Orden.", sequence=["een"]), "no-parts"),
        (Item(id="x", type="match", stem="Koppel.", pairs=[Pair(left="a", right="b")]), "no-parts"),
        (Item(id="x", type="schema", stem="Vul in."), "no-parts"),
        (Item(id="x", stem="Wie?", key="ik", skip=True), "skip"),
        (Entry(id="x", word="dus"), "nothing-to-ask"),
        (Entry(id="x", word="huis", article="het", skip=True), "skip"),
    ],
)
def test_each_reason_for_leaving_out(item: Any, reason: str) -> None:
    made = exported(item)
    assert [left.reason for left in made.left_out] == [reason]
    assert not made.notes


def test_a_distractor_that_shows_as_the_key_is_no_option() -> None:
    note = only(
        Item(id="x", stem="Wie?", key="Jan  Smit", distractors=[Distractor(text="Jan Smit"), Distractor(text="Piet")])
    )
    assert note.field("Opties").count("<li>") == 2
    alone = only(Item(id="x", stem="Wie?", key="Jan", distractors=[Distractor(text="Jan")]))
    assert alone.key.kind == "open"


def test_the_right_option_is_named_by_its_place() -> None:
    for index in range(20):
        note = only(
            Item(id=f"x{index}", stem="Wie?", key="goed", distractors=[Distractor(text="a"), Distractor(text="b")])
        )
        options = note.field("Opties").removeprefix("<li>").removesuffix("</li>").split("</li><li>")
        assert options[int(note.field("Juist")) - 1] == note.field("Antwoord") == "goed"


def test_long_answers_are_thought_and_not_typed() -> None:
    assert only(Item(id="x", type="typed", stem="Wie?", key="Jan")).field("Typ") == "Jan"
    assert only(Item(id="x", type="typed", stem="Waarom?", key="omdat " * 20)).field("Typ") == ""
    assert only(Item(id="x", type="open", stem="Waarom?", key="daarom")).field("Typ") == ""


def test_the_parts_of_an_order_item_never_stand_in_the_right_order() -> None:
    for index in range(30):
        note = only(Item(id=f"x{index}", type="order", stem="Orden.", sequence=["eerst", "dan"]))
        assert plain(note.field("Lijst")) == "daneerst"
        assert plain(note.field("Antwoord")) == "eerstdan"


def test_the_title_is_left_out_where_it_answers() -> None:
    item = Item(id="x", type="typed", stem="Waar?", key="titel")
    assert only(item).field("Titel") == ""
    assert only(msgspec.structs.replace(item, key="elders")).field("Titel") == "Titel"


def test_a_sentence_that_the_question_quotes_has_the_word_marked_in_it(market: Bank, first: Any) -> None:
    (note,) = [one.note for one in first(market).notes if one.note.key.part == "verwijzing"]
    assert '<span class="cited">“Daarna haalt <b>zij</b> kaas' in note.field("Vraag")
    assert "Mevrouw De Wit koopt eerst brood." in note.field("Fragment")
    assert "<mark>" not in note.field("Fragment")
    assert "<mark>Daarna haalt zij" in note.field("Alinea")


def test_the_word_is_marked_in_its_sentence_and_its_paragraph_is_at_hand(market: Bank, first: Any) -> None:
    (note,) = [one.note for one in first(market).notes if one.note.key.text == "markt/woord/afzeggen"]
    assert note.field("Bewijs") == "Hij <b>zegt</b> de vergadering van maandag <b>af</b>, omdat hij griep heeft."
    assert note.field("Bron") == "Op de markt, alinea 2 · M. Jansen · 2 mei 2024 · CC BY 4.0"


def test_tags_have_one_root_and_levels(market: Bank, first: Any) -> None:
    (note,) = [one.note for one in first(market).notes if one.note.key.text == "markt/meerkeuze/wie-koopt"]
    assert note.tags == ("quiz::bron::markt", "quiz::datum::2024::05", "quiz::niveau::A2-B1", "quiz::soort::wie")


def test_a_meaning_that_holds_the_word_is_no_question_for_it() -> None:
    told = only(Entry(id="x", word="bal", definition="een bal is rond"))
    assert told.cards == (0,)
    assert only(Entry(id="x", word="bal", definition="iets ronds")).cards == (0, 1)


def test_a_word_that_stands_twice_in_its_sentence_is_no_gap() -> None:
    entry = Entry(
        id="x", word="gram", article="de", example=Evidence(paragraph=1, quote="Neem 50 gram en dan 20 gram.")
    )
    assert only(entry).key.kind == "woord"


def test_a_synonym_or_opposite_stands_in_for_a_meaning() -> None:
    assert (
        plain(only(Entry(id="x", word="invoer", synonyms=["import"])).field("Betekenis"))
        == "ongeveer hetzelfde als import"
    )
    assert (
        plain(only(Entry(id="x", word="invoer", antonym="uitvoer")).field("Betekenis"))
        == "het tegenovergestelde van uitvoer"
    )


def test_a_retired_note_that_the_lock_cannot_make_again_is_left_as_it_is() -> None:
    from quiz.export.anki.lock import Dates

    lock = Lock(
        bank="b", notes={"open/weg": Dates("0" * 16, 1, 1), "woord/weg": Dates("0" * 16, 1, 1, entry=Entry(word="dus"))}
    )
    made = plan(Bank(id="b", items=[Item(id="x", stem="Wie?", key="ik")]), lock, NOW)
    assert [one.note.key.part for one in made.notes] == ["x"]
    assert set(made.lock.notes) == {"open/weg", "woord/weg", "open/x"}


def test_two_items_with_one_id_are_refused_and_an_item_and_a_word_are_not() -> None:
    item, word = Item(id="x", stem="Wie?", key="ik"), Entry(id="x", word="huis", article="het")
    with pytest.raises(QuizError, match="x"):
        exported(item, item)
    assert len(exported(item, word).notes) == 2


def test_two_notes_with_one_guid_never_reach_a_package() -> None:
    made = exported(Item(id="x", stem="Wie?", key="ik"))
    with pytest.raises(ValueError, match="GUID"):
        package([*made.notes, *made.notes])


def test_the_same_word_in_a_paragraph_that_is_missing_is_no_error() -> None:
    entry = Entry(id="x", word="huis", article="het", example=Evidence(paragraph=9, quote="Het huis staat er."))
    assert [one.note.field("Alinea") for one in exported(entry).notes] == ["", ""]


@given(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), st.sampled_from(KINDS), st.text(min_size=1, max_size=30)
)
def test_a_key_is_read_back_as_it_was_written(bank: Any, kind: Any, part: Any) -> None:
    key = NoteKey(bank, kind, part)
    assert parse_key(key.text) == key


@given(st.text(max_size=30))
def test_text_that_is_no_key_is_none(text: str) -> None:
    key = parse_key(text)
    assert key is None or key.text == text


def test_every_kind_and_type_of_question_has_a_tag() -> None:
    for kind in filter(None, get_args(Kind)):
        assert re.fullmatch(r"[a-z-]+", words("kind", kind))
    for name in get_args(ItemType):
        assert re.fullmatch(r"[a-z-]+", words("type", name))
