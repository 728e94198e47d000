"""Every card renders, asks something, and does not answer itself."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from quiz.bankfile import load_sound
from quiz.export.anki.notetypes import notetypes
from quiz.export.anki.package import package
from quiz.model.bank import Bank
from quiz.practice.words import KINDS
from quiz.text.fold import fold

SHIPPED = sorted((Path(__file__).parents[3] / "decks").glob("*.yaml"))
ANSWERS = {
    "Begrijpen": "Betekenis",
    "Zeggen": "Woord",
    "De of het": "",
    "Meervoud": "Meervoud",
    "Vormen": "Verleden",
    "Voorzetsel": "Voorzetsel",
    "Scheiden": "Scheidbaar",
    "Tegenstelling": "Tegenstelling",
    "Luisteren": "Woord",
}
TEXT_IS_ASKED = ("quiz::soort::verwijswoord", "quiz::soort::kopje", "quiz::soort::citeren")


def visible(text: str) -> Any:
    """What a person reads: no scripts, no markup."""
    return html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style)>.*?</\1>", "", text)))


def says(text: str, answer: Any) -> Any:
    return f" {fold(visible(answer))} " in f" {fold(visible(text))} "


def check(card: Any, rendered: Any) -> None:
    front, back = rendered(card)
    note = card.note()
    assert visible(front).split() != visible(back).split()
    assert note["Bron"] in back
    kind = card.template()["name"]
    if note.note_type()["name"] == "Quiz Woord":
        answer = note[ANSWERS[kind]] if ANSWERS[kind] else note["Lidwoord"]
        if kind == "De of het":
            assert 'class="de"' not in front
            assert 'class="het"' not in front
        else:
            assert not says(front, answer), (front, answer)
        assert says(back, answer)
    elif note.note_type()["name"] == "Quiz Meerkeuze":
        assert says(back, note["Antwoord"])
        assert "right-number" not in front
        assert note["Bewijs"] in back
    else:
        asked = bool(note.tags and set(note.tags) & set(TEXT_IS_ASKED)) or ("Opties" in note and note["Opties"])
        assert asked or not says(front, note["Antwoord"]), (front, note["Antwoord"])
        assert says(back, note["Antwoord"].replace(" … ", " ")) or " … " in note["Antwoord"]


def test_every_card_of_the_market_renders_and_keeps_its_answer_for_the_back(
    anki: Any, market: Bank, first: Any, rendered: Any
) -> None:
    anki.take(package(first(market).notes))
    cards = anki.cards()
    assert {card.template()["name"] for card in cards} == {
        "Kiezen", "Antwoorden", "Invullen", *ANSWERS
    } - {"Luisteren"}  # fmt: skip
    for card in cards:
        check(card, rendered)


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda path: path.stem)
def test_every_card_of_every_shipped_bank_renders(anki: Any, bank: Any, first: Any, rendered: Any) -> None:
    anki.take(package(first(load_sound(bank)).notes))
    for card in anki.cards():
        check(card, rendered)


def test_anki_would_make_no_other_cards_and_finds_no_empty_ones(anki: Any, market: Bank, packed: Any) -> None:
    from quiz.export.anki.lock import Lock
    from quiz.export.anki.plan import plan

    made = plan(market, Lock(bank="markt"), 1_764_000_000_000, listen=True)
    anki.take(packed(made))
    before = anki.col.card_count()
    assert before == sum(len(one.note.cards) for one in made.notes)
    anki.col.after_note_updates(anki.col.find_notes(""), mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == before
    assert not anki.col.get_empty_cards().notes


def test_anki_accepts_every_note_type_as_it_is(anki: Any, market: Bank, packed: Any, first: Any) -> None:
    anki.take(packed(first(market)))
    for notetype in notetypes().values():
        found = anki.col.models.by_name(notetype.name)
        assert found["id"] == notetype.id
        anki.col.models.update_dict(found)
        assert [field["id"] for field in found["flds"]] == [field.id for field in notetype.fields]
        assert [template["id"] for template in found["tmpls"]] == [one.named.id for one in notetype.templates]


def test_a_word_speaks_dutch_on_the_back(anki: Any, market: Bank, packed: Any, first: Any) -> None:
    anki.take(packed(first(market)))
    output = anki.card("woord/prijs", 3).render_output()
    assert not output.question_av_tags
    (spoken,) = output.answer_av_tags
    assert (spoken.field_text, spoken.lang) == ("de prijs", "nl_NL")


def test_a_typed_answer_is_compared_with_the_bare_answer(anki: Any, market: Bank, packed: Any, first: Any) -> None:
    anki.take(packed(first(market)))
    question = anki.card("open/wanneer").render_output().question_text
    assert "[[type:nc:Typ]]" in question
    note = anki.card("open/wanneer").note()
    assert "typeBad" not in anki.col.compare_answer(note["Typ"], "op zaterdag", False)
    assert "typeBad" in anki.col.compare_answer(note["Typ"], "op zondag", False)


def test_the_two_parts_of_a_verb_are_one_gap(anki: Any, market: Bank, packed: Any, first: Any, rendered: Any) -> None:
    anki.take(packed(first(market)))
    front, back = rendered(anki.card("zin/afzeggen"))
    assert re.findall(r'data-cloze="([^"]*)"', front) == ["zegt", "af"]
    assert "[z…]" in front
    assert re.findall(r'<span class="cloze"[^>]*>([^<]*)', back) == ["zegt", "af"]


def test_articles_are_told_by_colour_and_by_text(
    anki: Any, market: Bank, packed: Any, first: Any, rendered: Any
) -> None:
    anki.take(packed(first(market)))
    assert '<span class="het">het</span> brood' in rendered(anki.card("woord/brood", 2))[1]
    assert '<span class="de">de</span>/<span class="het">het</span>' in rendered(anki.card("woord/matras", 2))[1]


class Links(HTMLParser):
    """Collects what a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.found = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, name) for name, _ in attrs if name in {"src", "href", "srcset", "data"}]


def test_nothing_in_a_card_comes_from_elsewhere(
    anki: Any, market: Bank, packed: Any, first: Any, rendered: Any
) -> None:
    anki.take(packed(first(market)))
    for card in anki.cards():
        links = Links()
        links.feed("".join(rendered(card)))
        assert not links.found
    for notetype in notetypes().values():
        assert "url(" not in notetype.style
        assert "@import" not in notetype.style


def test_practice_and_anki_name_the_cards_of_a_word_alike() -> None:
    from quiz.export.anki.identity import NoteKey

    names = {NoteKey("b", "woord", "w").card(order) for order in range(len(notetypes()["woord"].templates))}
    names.add(NoteKey("b", "zin", "w").card(0))
    assert names - {"w--listen"} == {f"w--{kind}" for kind in KINDS}
