"""Checks that look at a whole bank, and what a person can do about a finding."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.bankfile.load import parse_bank
from quiz.checking import check_bank
from quiz.checking.check import item_problems
from quiz.checking.problem import Context
from quiz.model.bank import Bank, Distractor, Evidence, Item, Pair


def findings(text: str, *, language: bool = False) -> list[tuple[int, str]]:
    loaded = parse_bank(dedent(text).lstrip("\n").encode(), "bank.yaml")
    return [(finding.line, finding.code) for finding in check_bank(loaded, language=language)]


def test_a_bank_of_five_lines_is_sound() -> None:
    bank = """
        items:
          - stem: Wat is de hoofdstad van Nederland?
            key: Amsterdam
            distractors: [Rotterdam, Utrecht]
            explanation: De regering zit in Den Haag.
    """
    assert findings(bank) == []


def test_a_finding_stands_on_the_line_of_its_key() -> None:
    bank = """
        items:
          - stem: Wat is de hoofdstad van Nederland?
            key: Amsterdam
            distractors: [Amsterdam, Utrecht]
    """
    assert findings(bank) == [(4, "option-is-key")]


@pytest.mark.parametrize(
    ("code", "bank"),
    [
        (
            "double-id",
            "items:\n  - {id: a, type: typed, stem: Hoe heet de stad?, key: Delft}\n  - {id: a, type: typed, stem: Hoe heet de man?, key: Piet}\n",
        ),
        (
            "same-stem",
            "items:\n  - {id: a, type: typed, stem: Hoe heet de stad?, key: Delft}\n  - {id: b, type: typed, stem: Hoe heet de stad?, key: Den Haag}\n",
        ),
        (
            "same-fact",
            "text:\n  - Piet woont in Delft.\nitems:\n"
            "  - {id: a, type: typed, stem: Waar woont Piet?, key: Delft, evidence: {paragraph: 1, quote: Piet woont in Delft.}}\n"
            "  - {id: b, type: typed, stem: In welke stad staat het huis van Piet?, key: Delft, evidence: {paragraph: 1, quote: Piet woont in Delft.}}\n",
        ),
        (
            "given-away",
            "items:\n  - {id: a, type: typed, stem: Waar woont de bakker Piet tegenwoordig?, key: Delft}\n"
            "  - {id: b, type: typed, stem: Waarom woont de bakker Piet tegenwoordig in Delft?, key: om zijn werk}\n",
        ),
        (
            "one-sided",
            "items:\n"
            + "".join(
                f"  - {{id: s{n}, type: true-false, stem: Bewering nummer {n} over het huis., key: true}}\n"
                for n in range(4)
            ),
        ),
        ("word-twice", "vocabulary:\n  - {id: a, word: huis, pos: noun}\n  - {id: b, word: Huis, pos: noun}\n"),
        ("gloss-is-definition", "vocabulary:\n  - {word: huis, pos: noun, gloss: gebouw, definition: gebouw}\n"),
        ("too-common", "vocabulary:\n  - {word: hebben, pos: verb}\n"),
        ("long-stem", f"items:\n  - {{type: typed, stem: Wat {'heel ' * 36}veel?, key: dit}}\n"),
    ],
)
def test_a_bank_as_a_whole_is_checked(code: str, bank: str) -> None:
    assert code in [found for _, found in findings(bank)]


def test_who_is_spoken_to_is_not_the_speaker() -> None:
    bank = """
        text:
          - De burgemeester zei tegen Karin dat de brug dichtgaat.
        items:
          - stem: Wie zei dat de brug dichtgaat?
            type: typed
            key: Karin
            evidence: {paragraph: 1, quote: De burgemeester zei tegen Karin dat de brug dichtgaat.}
    """
    assert "speaker" in [code for _, code in findings(bank, language=True)]


def test_a_comment_allows_what_a_person_thinks_is_right() -> None:
    bank = """
        items:
          # ok: many-distractors
          - stem: Wat is de hoofdstad van Nederland?
            key: Amsterdam
            distractors: [Rotterdam, Utrecht, Zwolle, Arnhem]
          - stem: Wat is de hoofdstad van België?
            key: Brussel
            distractors: [Gent, Luik, Namen, Brugge]  # akkoord: many-distractors, key-longest
          - stem: Wat is de hoofdstad van Frankrijk?
            key: Parijs
            distractors: [Lyon, Nice, Lille, Metz]
    """
    assert findings(bank) == [(11, "many-distractors")]


def test_what_is_skipped_is_not_checked() -> None:
    assert findings("items:\n  - {stem: Wat?, key: dit, skip: true}\n") == []


def test_a_quick_check_does_not_load_the_parser() -> None:
    script = dedent("""
        import sys
        from quiz.bankfile.load import parse_bank
        from quiz.checking import check_bank
        check_bank(parse_bank(b"text: [Een zin.]\\nitems:\\n  - {stem: Wat?, key: dit}\\n", "b.yaml"), language=False)
        print([name for name in ("spacy", "thinc", "numpy") if name in sys.modules])
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" _.?,“”1 "), min_size=1, max_size=40
)
ITEMS = st.builds(
    Item,
    id=st.just("vraag"),
    type=st.sampled_from(["choice", "true-false", "typed", "cloze", "order", "match", "open", "schema"]),
    stem=TEXT | st.sampled_from(["Wie?", "Hoeveel mensen", "In welke", "Wat ____ dat", "Waarom de", "Hoe", "Op"]),
    key=TEXT | st.just(""),
    distractors=st.lists(st.builds(Distractor, text=TEXT), max_size=4),
    sequence=st.lists(TEXT, max_size=4),
    pairs=st.lists(st.builds(Pair, left=TEXT, right=TEXT), max_size=3),
    evidence=st.none()
    | st.builds(Evidence, paragraph=st.integers(1, 3), quote=TEXT | st.just("De brug is 9 meter lang.")),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ITEMS)
def test_no_item_however_odd_stops_the_checks(item: Item) -> None:
    context = Context(Bank(id="b", text=["De brug is 9 meter lang.", "Ja."], items=[item]))
    assert all(problem.code for problem in item_problems(item, context))


VILLAGE = """
    text:
      - In Delft staat een oude molen met een rood dak. De molen in Delft draait elke zaterdag.
      - In Gouda staat een oude molen met een rood dak. Het dorp ligt bij de Verenigde Staten van niemand.
"""


@pytest.mark.parametrize(
    ("code", "item"),
    [
        (
            "also-right",
            "{stem: In welke stad staat een oude molen met een rood dak?, key: Delft, distractors: [Gouda, Leiden], "
            "evidence: {paragraph: 1, quote: In Delft staat een oude molen met een rood dak.}}",
        ),
        (
            "same-thing",
            "{stem: Welk land ligt er bij het dorp?, key: Verenigde Staten, distractors: [VS, China], "
            "evidence: {paragraph: 2, quote: Het dorp ligt bij de Verenigde Staten van niemand.}}",
        ),
        (
            "particle",
            "{type: true-false, stem: De molen aankomt elke zaterdag in Delft., key: true, "
            "evidence: {paragraph: 1, quote: De molen in Delft draait elke zaterdag.}}",
        ),
        (
            "statement-order",
            "{type: true-false, stem: Draait de molen elke zaterdag., key: true, "
            "evidence: {paragraph: 1, quote: De molen in Delft draait elke zaterdag.}}",
        ),
        ("loose-word", "{type: typed, stem: Waarom is dit zo?, key: rood}"),
        ("loose-word", "{type: typed, stem: Wanneer draait die molen?, key: zaterdag}"),
    ],
)
def test_a_flaw_that_needs_the_text_is_found(code: str, item: str) -> None:
    assert code in [found for _, found in findings(f"{dedent(VILLAGE)}items:\n  - {item}\n", language=True)]


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        ("wrong-form", "{word: lopen, pos: verb, auxiliary: heeft, past: liep, participle: geloopt}"),
        ("wrong-form", "{word: beginnen, pos: verb, auxiliary: heeft}"),
        ("wrong-form", "{word: wachten, pos: verb, preposition: met}"),
        ("not-an-infinitive", "{word: flurkt, pos: verb}"),
        ("paragraph", "{word: molen, pos: noun, example: {paragraph: 9, quote: de molen}}"),
        (
            "quote-elsewhere",
            "{word: molen, pos: noun, example: {paragraph: 2, quote: De molen in Delft draait elke zaterdag.}}",
        ),
    ],
)
def test_a_word_that_contradicts_the_lexicon_or_the_text_is_found(code: str, entry: str) -> None:
    assert code in [found for _, found in findings(f"{dedent(VILLAGE)}vocabulary:\n  - {entry}\n")]


def test_a_word_of_no_class_may_have_any_field() -> None:
    assert findings("vocabulary:\n  - {word: zeg maar, plural: '-', past: ''}\n") == []
