"""The training and evaluation commands on a treebank of ten sentences written for this test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from quiz.nlp import pipeline
from quiz.nlp.training import evaluate, train
from quiz.nlp.training.agreement import Tree, agreement
from quiz.nlp.training.conllu import Row, Sentence, bare_lemmas, mirror, read_sentences, text_of, to_doc
from quiz.nlp.training.scores import score

TREEBANK = Path(__file__).parent / "data" / "treebank"


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return list(read_sentences(TREEBANK / "train.conllu"))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve copies of eight sentences, so that every relation and edit tree is frequent enough to be learnt."""
    folder, out = tmp_path_factory.mktemp("treebank"), tmp_path_factory.mktemp("model")
    text = (TREEBANK / "train.conllu").read_text(encoding="utf-8")
    (folder / "train.conllu").write_text(text * 12, encoding="utf-8")
    shutil.copy(TREEBANK / "dev.conllu", folder)
    assert train.main([str(folder), "--steps", "25", "--out", str(out)]) == 0
    return out


def test_training_writes_both_models_with_their_configurations(trained: Path) -> None:
    assert {file.name for file in trained.iterdir()} == {"config.cfg", "weights.bin", "witness.bin", "witness.cfg"}


def test_what_was_trained_is_what_the_pipeline_loads(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MODEL", trained)
    for loader in (pipeline.load, pipeline.load_witness):
        loader.cache_clear()
    try:
        doc = pipeline.parse(["Jan belt zijn moeder op."])[0]
        assert [token.pos_ for token in doc] == ["PROPN", "VERB", "PRON", "NOUN", "ADP", "PUNCT"]
        assert len(pipeline.witness(["De kat slaapt."])[0].heads) == 4
    finally:
        for loader in (pipeline.load, pipeline.load_witness):
            loader.cache_clear()


def test_a_folder_without_a_treebank_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        train.main([str(tmp_path)])
    assert stopped.value.code == 2
    assert "has no train.conllu" in capsys.readouterr().err


def test_the_reader_gives_text_and_tree_as_annotated(sentences: list[Sentence]) -> None:
    assert [text_of(sentence) for sentence in sentences][:2] == ["Jan belt zijn moeder op.", "De kat slaapt."]
    assert [row.head for row in sentences[1].rows] == [1, 2, 2, 2]
    assert sentences[1].rows[2].deprel == "ROOT"
    assert {sentence.source for sentence in sentences} == {"eigen"}


def test_a_particle_that_stands_apart_is_taken_off_the_lemma_to_learn(sentences: list[Sentence]) -> None:
    assert bare_lemmas(sentences[0])[1] == "bellen"
    assert sentences[0].rows[1].lemma == "op_bellen"


def test_a_missing_value_is_not_learnt_as_a_value() -> None:
    row = Row(form="x", lemma="_", upos="_", feats="_", head=0, deprel="ROOT", space=False)
    token = to_doc(Vocab(), Sentence("eigen", (row,)))[0]
    assert (token.lemma_, token.pos_, token.has_morph()) == ("", "", False)


@given(st.integers(min_value=0, max_value=7))
def test_a_sentence_mirrored_twice_is_itself(number: int) -> None:
    sentence = list(read_sentences(TREEBANK / "train.conllu"))[number]
    assert mirror(mirror(sentence)) == sentence
    assert [row.form for row in mirror(sentence).rows] == [row.form for row in reversed(sentence.rows)]


def test_an_annotation_measured_against_itself_is_all_right(sentences: list[Sentence]) -> None:
    docs = [to_doc(pipeline.load().vocab, sentence) for sentence in sentences]
    scores = score(zip(sentences, docs, strict=True))
    tallies = [scores.pos, scores.feats, scores.lemma, scores.repaired, scores.uas, scores.las]
    assert [tally.f1 for tally in tallies] == [1.0] * 6
    assert all(tally.f1 in {0.0, 1.0} for tally in scores.relations.values())
    assert scores.relations["nsubj"].gold == 9


def test_one_wrong_relation_costs_its_arc_and_its_clause_but_not_its_attachment(sentences: list[Sentence]) -> None:
    gold = sentences[1]
    doc = to_doc(pipeline.load().vocab, gold)
    doc[1].dep_ = "obj"
    scores = score([(gold, doc)])
    assert scores.uas.f1 == 1.0
    assert scores.las.right == 2
    assert scores.relations["nsubj"].recall == 0.0
    assert scores.relations["obj"].precision == 0.0


def test_only_arcs_that_both_give_count_as_agreed(sentences: list[Sentence]) -> None:
    gold = sentences[2]
    doc = to_doc(pipeline.load().vocab, gold)
    heads = tuple(token.head.i for token in doc)
    deps = tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in doc)
    same = agreement([(gold, doc, pipeline.Arcs(heads, deps))])
    assert same["clause"].share == same["all arcs"].share == same["obj"].agreed.precision == 1.0
    other = agreement([(gold, doc, pipeline.Arcs(heads, tuple("obl" if dep == "obj" else dep for dep in deps)))])
    assert other["obj"].share == 0.0
    assert other["clause"].share == 0.0
    assert other["nsubj"].share == 1.0
    assert Tree(heads, deps).clauses() == {1: frozenset({("nsubj", 2), ("obj", 4)})}


def test_the_evaluation_prints_components_boundaries_agreement_and_speed(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main([str(TREEBANK / "dev.conllu")]) == 0
    printed = capsys.readouterr().out
    for word in ("POS", "dictionary lemma", "LAS", "nsubj:pass", "compound:prt", "sentences", "agreed P", "words/s"):
        assert word in printed
