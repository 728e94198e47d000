"""Packed weights: what goes in comes out, at half precision."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy import util

from quiz.nlp import pipeline
from quiz.nlp.weights import pack, pack_component, unpack, unpack_component

TEXTS = ["De minister stelde zijn bezoek aan Peking uit.", "Wie heeft de fiets gestolen?"]


@pytest.mark.filterwarnings("ignore")
def test_a_packed_pipeline_unpacks_to_the_same_parses_and_the_same_bytes() -> None:
    shipped = pipeline.load()
    config = util.load_config(pipeline.MODEL / "config.cfg")
    copy = unpack(util.load_model_from_config(config, auto_fill=False, validate=False), packed := pack(shipped))
    assert pack(copy) == packed
    for text in TEXTS:
        assert copy(text).to_json() == shipped(text).to_json()


def test_a_packed_witness_unpacks_in_another_vocabulary_with_its_labels() -> None:
    packed = pack_component(pipeline.load_witness())
    settings = util.load_config(pipeline.MODEL / "witness.cfg")["parser"]
    nlp = spacy.blank("nl")
    parser: Any = nlp.create_pipe("parser", name="copy", config=settings, validate=False)
    unpack_component(parser, packed)
    assert parser.labels == pipeline.load_witness().labels
    assert pack_component(parser) == packed
    doc = parser(pipeline.mirrored(nlp.make_doc(TEXTS[0])))
    found = [(len(doc) - 1 - token.head.i, token.dep_.lower()) for token in reversed(list(doc))]
    assert found == list(zip(*pipeline.witness(TEXTS[:1])[0], strict=True))
