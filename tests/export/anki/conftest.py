"""A real Anki collection for the tests: imports packages, answers cards, renders strictly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import anki.collection  # first: the package imports itself in circles
import msgspec
import pytest
from anki.cards import Card
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER as IF_NEWER
from anki.scheduler.v3 import CardAnswer
from anki.template import TemplateRenderContext, TemplateReplacement

from quiz.bankfile import load_sound
from quiz.export.anki.identity import WORD_KINDS
from quiz.export.anki.lock import Lock
from quiz.export.anki.package import package
from quiz.export.anki.packagefile import read_package
from quiz.export.anki.plan import Plan, plan
from quiz.model.bank import Bank
from quiz.practice.progress import merge_reviews
from quiz.practice.schedule import Scheduling
from quiz.practice.states import open_store

NOW = 1_764_000_000_000
"""Milliseconds: 24 November 2025."""
DATA = Path(__file__).parent / "data"
LATER = 3_600_000
FAR = 1_999_000_000_000
"""Later than any tag that a learner adds while a test runs."""


@dataclass(frozen=True)
class Log:
    """How many notes met which fate, by Anki's own account."""

    new: int
    updated: int
    duplicate: int
    conflicting: int
    found: int


class Anki:
    """One learner's Anki."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.col = Collection(str(folder / "collection.anki2"))

    def take(self, data: bytes, *, scheduling: bool = False, presets: bool = False, merge: bool = False) -> Log:
        """Import a package as the dialog does."""
        path = self.folder / "in.apkg"
        path.write_bytes(data)
        return self.take_file(path, scheduling=scheduling, presets=presets, merge=merge)

    def take_file(self, path: Path, *, scheduling: bool = False, presets: bool = False, merge: bool = False) -> Log:
        options = ImportAnkiPackageOptions(
            merge_notetypes=merge,
            update_notes=IF_NEWER,
            update_notetypes=IF_NEWER,
            with_scheduling=scheduling,
            with_deck_configs=presets,
        )
        request = ImportAnkiPackageRequest(package_path=str(path), options=options)
        log = self.col.import_anki_package(request).log
        self.reopen()
        return Log(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting), log.found_notes)

    def reopen(self) -> None:
        self.col.close()
        self.col = Collection(str(self.folder / "collection.anki2"))

    def cards(self, query: str = "") -> list[Card]:
        return [self.col.get_card(number) for number in self.col.find_cards(query, order="c.id asc")]

    def card(self, key: str, order: int = 0) -> Card:
        """The card of the note whose key ends in ``key``."""
        (found,) = self.cards(f"Sleutel:*/{key} card:{order + 1}")
        return found

    def answer(self, rating: Any = CardAnswer.GOOD) -> Card:
        """Answer the next card in the queue."""
        queued = self.col.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = self.col.get_card(queued.card.id)
        card.start_timer()
        self.col.sched.answer_card(self.col.sched.build_answer(card=card, states=queued.states, rating=rating))
        return card

    def export(self, path: Path, *, legacy: bool = False) -> Path:
        """Export everything with learning progress."""
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
        self.col.export_anki_package(out_path=str(path), options=options, limit=None)
        return path

    def rows(self, table: str) -> list[Any]:
        queries = {"cards": "select * from cards order by id", "revlog": "select * from revlog order by id"}
        return self.col.db.all(queries[table])


def render(card: Card) -> tuple[str, str]:
    """Front and back of a card; fails on anything that Anki would only show as a message in the card."""
    col = card.col
    col._backend.render_existing_card(card_id=card.id, browser=False, partial_render=False)
    context = TemplateRenderContext.from_existing_card(card, browser=False)
    partial = context._partially_render()
    left = [
        node
        for node in (*partial.qnodes, *partial.anodes)
        if isinstance(node, TemplateReplacement) and (node.filters or node.field_name != "FrontSide")
    ]
    assert not left, left
    output = context.render()
    for text in (output.question_text, output.answer_text):
        assert "docs.ankiweb.net" not in text
        assert re.sub(r"<[^>]*>", "", text).strip()
    return output.question_text, output.answer_text


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    """A fresh Anki."""
    folder = tmp_path / "anki"
    folder.mkdir()
    desk = Anki(folder)
    yield desk
    desk.col.close()


@pytest.fixture
def new_anki(tmp_path: Path) -> Iterator[Callable[[], Anki]]:
    """Makes as many fresh Ankis as a test wants."""
    made: list[Anki] = []

    def make() -> Anki:
        folder = tmp_path / f"anki-{len(made)}"
        folder.mkdir()
        made.append(Anki(folder))
        return made[-1]

    yield make
    for desk in made:
        desk.col.close()


@pytest.fixture(scope="session")
def market() -> Bank:
    """A bank with one of everything."""
    return load_sound(DATA / "markt.yaml")


@pytest.fixture
def rendered() -> Callable[[Card], tuple[str, str]]:
    """Renders a card strictly."""
    return render


@pytest.fixture
def first() -> Callable[[Bank], Plan]:
    """The first export of a bank."""
    return lambda bank: plan(bank, Lock(bank=bank.id), NOW)


@pytest.fixture
def edited() -> Callable[..., Bank]:
    """A bank with some fields of the item or entry ``part`` changed."""

    def edit(bank: Bank, part: str, **changes: Any) -> Bank:
        items = [msgspec.structs.replace(one, **changes) if one.id == part else one for one in bank.items]
        words = [msgspec.structs.replace(one, **changes) if one.id == part else one for one in bank.vocabulary]
        return msgspec.structs.replace(bank, items=items, vocabulary=words)

    return edit


@pytest.fixture
def without() -> Callable[[Bank, str], Bank]:
    """A bank without the item or entry ``part``."""

    def drop(bank: Bank, part: str) -> Bank:
        return msgspec.structs.replace(
            bank,
            items=[one for one in bank.items if one.id != part],
            vocabulary=[one for one in bank.vocabulary if one.id != part],
        )

    return drop


@pytest.fixture
def packed() -> Callable[[Plan], bytes]:
    """The package of a plan."""
    return lambda made: package(made.notes)


def _counts(log: Any) -> Any:
    return log.new, log.updated, log.duplicate, log.conflicting


def _deck_order(anki: Any, deck: str) -> Any:
    """The notes of a deck by their keys, in the order in which Anki shows their first cards."""
    cards = anki.col.find_cards(f'deck:"Nederlands lezen::{deck}" is:new', order="c.due asc, c.ord asc")
    return list(dict.fromkeys(anki.col.get_card(number).note()["Sleutel"] for number in cards))


def _answer_some(anki: Any) -> int:
    """Answer up to three cards of each deck."""
    number = 0
    for deck in ("Vragen", "Woorden"):
        found = anki.col.decks.id_for_name(f"Nederlands lezen::{deck}")
        if found:
            anki.col.decks.select(found)
            for rating in (3, 1, 4):
                if anki.col.sched.get_queued_cards(fetch_limit=1).cards:
                    anki.answer(rating - 1)
                    number += 1
    return number


def _hold_to_the_bar(bank: Bank, anki: Anki, edited: Callable[..., Bank]) -> None:
    """Import, import again, study, edit, import, and take the answers back."""
    made = plan(bank, Lock(bank=bank.id), NOW)
    total = len(made.notes)
    assert _counts(anki.take(package(made.notes))) == (total, 0, 0, 0)
    again = plan(bank, made.lock, NOW + LATER)
    assert _counts(anki.take(package(again.notes))) == (0, 0, total, 0)
    assert sha256(package(again.notes)).digest() == sha256(package(plan(bank, made.lock, FAR).notes)).digest()
    for deck in ("Vragen", "Woorden"):
        wanted = [one.note.key.text for one in made.notes if one.note.deck == deck.lower()]
        assert _deck_order(anki, deck) == wanted
    number = anki.col.card_count()
    anki.col.after_note_updates(anki.col.find_notes(""), mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == number
    assert not anki.col.get_empty_cards().notes
    answered = _answer_some(anki)
    anki.col.tags.bulk_add(anki.col.find_notes(""), "van-mij")
    cards, log = anki.rows("cards"), anki.rows("revlog")
    items = [one.note.key.part for one in made.notes if one.note.key.kind not in WORD_KINDS]
    if items:
        after = plan(edited(bank, items[0], explanation="Zo staat het er."), again.lock, FAR)
        assert _counts(anki.take(package(after.notes), scheduling=True)) == (0, 1, total - 1, 0)
        assert len(anki.col.find_notes("tag:van-mij")) == total - 1
    assert (anki.rows("cards"), anki.rows("revlog")) == (cards, log)
    assert len(log) == answered
    pulled = read_package(anki.export(anki.folder / "terug.apkg"))
    assert (len(pulled.reviews), pulled.unknown) == (answered, 0)
    with open_store(anki.folder / "progress.sqlite", Scheduling()) as store:
        assert merge_reviews(store, pulled.reviews).added == answered
        states = store.cards(bank.id)
        assert merge_reviews(store, pulled.reviews).added == 0
        assert store.cards(bank.id) == states


@pytest.fixture
def held_to_the_bar(edited: Callable[..., Bank]) -> Callable[[Bank, Anki], None]:
    """Tells the whole story of a bank in Anki."""
    return lambda bank, anki: _hold_to_the_bar(bank, anki, edited)
