"""The shipped pipeline and its witness: same tokens, same answer every time, offsets of the text as given."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.nlp import pipeline

TEXTS = (
    "Blinken reisde vorige week naar Peking.",
    "“Ik kom morgen terug”, zei de ’s ochtends vertrokken minister.",
    "Zij woont in de VS.",
    "De minister stelde zijn bezoek uit omdat er een ballon overvloog.",
    "?!",
    "",
)
SHIPPED_MB = 20


def _arcs() -> list[tuple[object, ...]]:
    return [tuple((t.text, t.pos_, t.lemma_, t.head.i, t.dep_) for t in doc) for doc in pipeline.parse(TEXTS)]


def test_the_same_sentences_get_the_same_parse_again() -> None:
    assert _arcs() == _arcs()
    assert pipeline.witness(TEXTS) == pipeline.witness(TEXTS)


def test_a_sentence_gets_the_same_parse_alone_as_among_others() -> None:
    among = _arcs()
    assert [tuple((t.text, t.pos_, t.lemma_, t.head.i, t.dep_) for t in pipeline.parse([x])[0]) for x in TEXTS] == among
    assert [pipeline.witness([text])[0] for text in TEXTS] == pipeline.witness(TEXTS)


def test_a_parse_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "from quiz.nlp import pipeline; t = ['De minister stelde zijn bezoek uit.'];"
        "print([(x.lemma_, x.dep_, x.head.i) for x in pipeline.parse(t)[0]], pipeline.witness(t))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_token_offsets_are_those_of_the_text_with_curly_quotes() -> None:
    for text, doc in zip(TEXTS, pipeline.parse(TEXTS), strict=True):
        assert doc.text == pipeline.plain_quotes(text)
        assert len(doc.text) == len(text)


def test_the_witness_gives_one_arc_for_each_token_of_the_parse() -> None:
    for doc, arcs in zip(pipeline.parse(TEXTS), pipeline.witness(TEXTS), strict=True):
        assert len(arcs.heads) == len(arcs.deps) == len(doc)
        assert all(0 <= head < len(doc) for head in arcs.heads)
        assert all((head == place) == (dep == "root") for place, (head, dep) in enumerate(zip(*arcs, strict=True)))


def test_a_plain_sentence_is_understood_by_both() -> None:
    text = ["De vrouw leest een boek."]
    doc, arcs = pipeline.parse(text)[0], pipeline.witness(text)[0]
    assert [(t.head.i, t.dep_.lower()) for t in doc] == list(zip(*arcs, strict=True))
    assert arcs.deps[1] == "nsubj"
    assert arcs.deps[4] == "obj"


@pytest.mark.parametrize("text", ["Zij woont in de VS.", "Hij heeft een ev.", 'Hij zei: "Ik ga naar de vs."'])
def test_the_stop_at_the_end_of_a_sentence_is_a_token_of_its_own(text: str) -> None:
    words = [token.text for token in pipeline.tokenize([text])[0]]
    assert "." in words


def test_an_abbreviation_at_the_end_keeps_its_stop() -> None:
    assert pipeline.tokenize(["Wij kochten appels, peren enz."])[0][-1].text == "enz."


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Dat was in de jaren ’60 (ca. 1965).", "Dat was in de jaren '60 ( ca. 1965 ) ."),
        ("Zij waren er (Piet en Jan): allebei.", "Zij waren er ( Piet en Jan ) : allebei ."),
        ("De stad is van 300 v.Chr. of ouder.", "De stad is van 300 v.Chr. of ouder ."),
        ("‘Mr. Smit’ kwam om 8.30 uur met foto’s.", "' Mr. Smit ' kwam om 8.30 uur met foto's ."),
        (",,Ik ga'', zei ze (d.w.z. straks).", ",, Ik ga '' , zei ze ( d.w.z. straks ) ."),
        (
            "Kijk op www.voorbeeld.nl/a?b=1 of mail info@voorbeeld.nl.",
            "Kijk op www.voorbeeld.nl/a?b=1 of mail info@voorbeeld.nl .",
        ),
        ("Het kost € 3,50 of 5%.", "Het kost € 3,50 of 5% ."),
    ],
)
def test_a_sentence_is_cut_into_tokens_as_the_treebanks_do(text: str, tokens: str) -> None:
    assert " ".join(token.text for token in pipeline.tokenize([text])[0]) == tokens


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=3))
def test_any_text_is_parsed_by_both_without_failing(texts: list[str]) -> None:
    docs, arcs = pipeline.parse(texts), pipeline.witness(texts)
    assert [doc.text for doc in docs] == [pipeline.plain_quotes(text) for text in texts]
    assert [len(doc) for doc in docs] == [len(found.heads) for found in arcs]


def test_the_shipped_model_stays_under_its_size() -> None:
    assert sum(file.stat().st_size for file in pipeline.MODEL.iterdir()) < SHIPPED_MB * 1_000_000


def test_the_shipped_configuration_names_no_file_of_the_machine_it_was_trained_on() -> None:
    for file in pipeline.MODEL.glob("*.cfg"):
        assert "/" not in file.read_text(encoding="utf-8"), file


def test_reading_a_sentence_does_not_import_the_training_tools() -> None:
    script = (
        "import sys; from quiz.nlp import pipeline; pipeline.parse(['Het regent.']); pipeline.witness(['Het regent.']);"
        "print([name for name in sys.modules if name.startswith('quiz.nlp.training')])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert result.stdout.strip() == "[]"
