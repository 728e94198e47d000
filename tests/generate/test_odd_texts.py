"""Whatever is written, the generator makes a bank or an empty one: shuffled and cut sentences, odd signs, endless sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import NAMES, article, seed_analysis, texts_of

from quiz.bankfile.load import parse_bank
from quiz.bankfile.write import dump_bank
from quiz.cli.generate import _explain
from quiz.generate.build import Options, Report, build
from quiz.model.bank import GAP

SENTENCES = [sentence.text for name in NAMES for sentence in seed_analysis(name).sentences]
WORDS = [word.text for name in NAMES for sentence in seed_analysis(name).sentences for word in sentence.words]
ODD = st.sampled_from(
    "“ ” „ ‘ ’ \" ' « » ( ) [ ] { } … – — - / \\ & % € @ # * _ ____ < > | ; : ! ? . , 😀 🇳🇱 ½ ² ij Ĳ É "
    "’s ’t ’n o.a. d.w.z. €3,50 1.000.000 3-1 12:30 1953 ABN AMRO <b> {{c1::x}} %s {name}".split(" ")
)
often = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
seldom = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _sound(report: Report, paragraphs: list[str]) -> None:
    """What holds for any bank: evidence literally in its paragraph, one gap, no empty text; the file can be read again."""
    bank = report.bank
    for item in [*bank.items, *(candidate.item("x") for candidate in report.passed_over)]:
        assert item.evidence is not None
        assert item.evidence.quote in paragraphs[item.evidence.paragraph - 1]
        if item.type == "cloze" and not any(GAP in paragraph for paragraph in paragraphs):
            assert item.stem.count(GAP) == 1
        assert item.type in {"order", "match", "schema"} or item.key
        assert all(text == text.strip() for text in texts_of(item))
    text = dump_bank(bank)
    assert parse_bank(text.encode() if isinstance(text, str) else text, "odd.yaml").bank.items == bank.items


def _try(*paragraphs: str) -> Report:
    report = build(article(*paragraphs), Options(items=40))
    _sound(report, list(paragraphs))
    return report


@often
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.integers(1, 4))
def test_sentences_of_any_articles_in_any_order_make_a_bank(sentences: list[str], size: int) -> None:
    _try(*(" ".join(sentences[start : start + size]) for start in range(0, len(sentences), size)))


@often
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_words_in_any_order_make_a_bank(words: list[str]) -> None:
    _try(" ".join(words))


@often
@given(st.sampled_from(SENTENCES), st.integers(0, 80), st.integers(0, 80))
def test_a_sentence_cut_anywhere_makes_a_bank(sentence: str, first: int, cut: int) -> None:
    piece = sentence[first : max(first + 1, len(sentence) - cut)].strip()
    if piece:
        _try(piece)


@often
@given(st.sampled_from(SENTENCES), st.lists(st.tuples(st.integers(0, 30), ODD), min_size=1, max_size=5))
def test_odd_signs_between_the_words_make_a_bank(sentence: str, signs: list[tuple[int, str]]) -> None:
    words = sentence.split()
    for place, sign in signs:
        words.insert(place % (len(words) + 1), sign)
    text = " ".join(word for word in words if word.strip()).strip()
    _try(text)


@seldom
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=120))
def test_any_text_at_all_makes_a_bank(text: str) -> None:
    if text.strip():
        _try(text.strip())


LONG = "De gemeente Zwolle bouwde een brug en de provincie kocht een boot en " * 60 + "de trein reed naar Ede."
ODD_TEXTS = (
    "De gemeente Zwolle bouwde in 1998 een brug",
    "“De gemeente Zwolle bouwde in 1998 een brug.",
    "De gemeente (Zwolle bouwde in 1998 een brug.",
    "😀 De gemeente Zwolle bouwde in 1998 een brug 🎉.",
    LONG,
    "?!",
    ".",
    "Ja. Nee. Goed.",
    "ALLES IN HOOFDLETTERS VAN DE GEMEENTE ZWOLLE.",
    "alles klein van de gemeente zwolle.",
    "Hij ____ de ____ in 1998 in Zwolle met ____ mensen.",
    "Verkocht. Weg. Kwijt. Loop. Ga. Sta op.",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14.",
    "De winkel sluit om ² uur en in ²²²² of ١٩٥٣ gaat hij om half ½ open.",
    "a, b, c, d en e; f, g of h.",
    "Zij zei: “Hij zei: ‘Wij zeggen niets.’” Dat was alles.",
)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: text[:30])
def test_an_odd_text_makes_a_bank_that_explains_itself(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = _try(text)
    _explain(report)
    assert len(capsys.readouterr().err.splitlines()) >= len(report.refused)


def test_an_article_of_subheads_only_makes_an_empty_bank() -> None:
    report = build(article("## Kop", "## Nog een kop"), Options())
    assert report.bank.items == []
    assert report.refused == ()


def test_an_article_without_a_paragraph_makes_an_empty_bank() -> None:
    assert build(article(), Options()).bank.items == []
