"""The trained spaCy pipeline: loaded once, fed single sentences with straight quotes."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL: Final = Path(__file__).parent / "model"

_ABBREVIATIONS: Final = frozenset({"enz.", "etc.", "e.d.", "jr.", "sr.", "resp.", "bijv.", "ca.", "nr.", "blz."})
_STRAIGHT: Final = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)


def plain_quotes(text: str) -> str:
    """Straight quotes, one character for one: the treebanks hold no curly ones, and offsets must not move."""
    return text.translate(_STRAIGHT)


@cache
def load() -> Language:
    """Load the pipeline that ships with the package (about a second, most of it spaCy's own import)."""
    # One thread is fastest on single sentences; OpenBLAS is up to four times faster than thinc's default on AMD.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from spacy import util  # noqa: PLC0415
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    from quiz.nlp.weights import unpack  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = util.load_config(MODEL / "config.cfg")
        nlp = util.load_model_from_config(config, auto_fill=False, validate=False)
    return unpack(nlp, (MODEL / "weights.bin").read_bytes())


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Parse sentences, each on its own; token offsets are those of the text as given."""
    nlp = load()
    return list(nlp.pipe((_tokens(nlp, plain_quotes(text)) for text in sentences), batch_size=64))


def _tokens(nlp: Language, text: str) -> Doc:
    """Tokenize, and take the sentence's own full stop off its last word (*over de VS.*, *bij de hand.*).

    The tokenizer takes some words for abbreviations; at the end of a sentence the stop belongs to the sentence, also
    before a closing quotation mark.  An abbreviation with a stop inside (*enz.*, *v.Chr.*) keeps it.
    """
    from spacy.tokens import Doc  # noqa: PLC0415

    doc = nlp.make_doc(text)
    words = [token.text for token in doc]
    place = next((i for i in range(len(words) - 1, -1, -1) if any(char.isalnum() for char in words[i])), None)
    if place is None:
        return doc
    last = words[place]
    if len(last) < 3 or last[-1] != "." or "." in last[:-1] or last.lower() in _ABBREVIATIONS:
        return doc
    spaces = [bool(token.whitespace_) for token in doc]
    words[place : place + 1] = [last[:-1], "."]
    spaces[place : place + 1] = [False, spaces[place]]
    return Doc(nlp.vocab, words=words, spaces=spaces)
