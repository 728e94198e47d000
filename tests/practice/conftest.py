"""Banks, a store and a clock for the tests of practice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.bankfile.load import parse_bank
from quiz.model.bank import Bank
from quiz.practice.preferences import Preferences
from quiz.practice.states import open_store
from quiz.store import Store

BANK = """
format: 1
id: soorten
title: Alle soorten
text:
  - Eerst wast Jan de aardappels. Daarna schilt hij ze en kookt hij ze gaar.
  - {heading: Steden}
  - Amsterdam is de hoofdstad van Nederland, Brussel die van België.
items:
  - {id: vooraf, type: open, stem: 'Wat weet je al over aardappels?', points: 0}
  - {id: wie, stem: Wie wast de aardappels?, key: Jan, distractors: [{text: Piet, why: Piet komt niet voor.}, Marie],
     evidence: {paragraph: 1, quote: Eerst wast Jan de aardappels.}}
  - {id: stelling, type: true-false, stem: Jan eet rijst., key: false, explanation: Hij kookt aardappels.}
  - {id: hoofdstad, type: typed, stem: Wat is de hoofdstad van België?, key: Brussel, accept: [de stad Brussel],
     evidence: {paragraph: 2, quote: Brussel die van België}}
  - {id: gat, type: cloze, skill: vocabulary, stem: Jan ____ aardappels., key: schilt}
  - {id: gat-keuze, type: cloze, stem: Jan ____ ze gaar., key: kookt, distractors: [bakt, braadt]}
  - {id: waarom, type: open, stem: Waarom kookt hij ze?, key: om ze te eten}
  - {id: volgorde, type: order, stem: Wat doet Jan?, sequence: [wassen, schillen, koken]}
  - {id: steden, type: match, stem: Welk land?, pairs: [{left: Amsterdam, right: Nederland},
     {left: Brussel, right: België}], distractors: [Frankrijk]}
  - {id: schema, type: schema, stem: Vul in., pairs: [{left: wie, right: Jan}, {left: wat, right: koken}]}
vocabulary:
  - {id: woord-aardappel, word: aardappel, pos: noun, article: de, plural: aardappels, definition: eetbare knol,
     example: {paragraph: 1, quote: Eerst wast Jan de aardappels.}}
  - {id: woord-huis, word: huis, pos: noun, article: het, plural: huizen, definition: gebouw om in te wonen}
  - {id: woord-boom, word: boom, pos: noun, article: de, plural: bomen, definition: plant met een stam}
  - {id: woord-opbellen, word: opbellen, pos: verb, present: belt op, past: belde op, participle: opgebeld,
     auxiliary: heeft, prefix: op, gloss: to phone}
  - {id: woord-wachten, word: wachten, pos: verb, present: wacht, past: wachtte, participle: gewacht, auxiliary: heeft,
     preposition: op, gloss: to wait, antonym: vertrekken}
"""

START = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Clock:
    """A clock that goes on when told to, and a little by itself so that no two answers are at once."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=5)
        return self.moment

    def sleep(self, days: float) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture
def bank() -> Bank:
    return parse_bank(BANK.encode(), "soorten.yaml").bank


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def store(tmp_path: Path, preferences: Preferences) -> Iterator[Store]:
    with open_store(tmp_path / "progress.sqlite3", preferences.scheduling) as opened:
        yield opened


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    opened: list[Store] = []

    def make(name: str) -> Store:
        opened.append(open_store(tmp_path / f"{name}.sqlite3", Preferences().scheduling))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
