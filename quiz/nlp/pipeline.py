"""The trained pipeline and its witness: loaded once, fed single sentences with straight quotes."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL: Final = Path(__file__).parent / "model"

_BATCH: Final = 64  # sentences
_ABBREVIATIONS: Final = frozenset({"enz.", "etc.", "e.d.", "jr.", "sr.", "resp.", "bijv.", "ca.", "nr.", "blz."})
_STRAIGHT: Final = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)


class Arcs(NamedTuple):
    """The witness's parse: for each token the position of its head (its own for the root) and its relation."""

    heads: tuple[int, ...]
    deps: tuple[str, ...]


def plain_quotes(text: str) -> str:
    """Straight quotes, one character for one: the treebanks hold no curly ones, and offsets must not move."""
    return text.translate(_STRAIGHT)


@cache
def load() -> Language:
    """Load the pipeline that ships with the package (about a second, most of it spaCy's own import)."""
    from spacy import util  # noqa: PLC0415
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    # The configuration names what these two register.
    from quiz.nlp import features, tokenizer  # noqa: F401, PLC0415
    from quiz.nlp.weights import unpack  # noqa: PLC0415

    # numpy's OpenBLAS doubles the speed of thinc's own matrix products (tests/benchmarks/bench_parse.py).
    set_current_ops(NumpyOps(use_blis=False))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = util.load_config(MODEL / "config.cfg")
        nlp = util.load_model_from_config(config, auto_fill=False, validate=False)
    return unpack(nlp, (MODEL / "weights.bin").read_bytes())


@cache
def load_witness() -> Any:  # noqa: ANN401 - spaCy's parser class has no type information
    """Load the second parser, trained apart and reading each sentence from its end to its beginning."""
    from spacy import util  # noqa: PLC0415

    from quiz.nlp.weights import unpack_component  # noqa: PLC0415

    settings = util.load_config(MODEL / "witness.cfg")["parser"]
    parser = load().create_pipe("parser", name="witness", config=settings, validate=False)
    unpack_component(parser, (MODEL / "witness.bin").read_bytes())
    return parser


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Parse sentences, each on its own; token offsets are those of the text as given."""
    return list(load().pipe(tokenize(sentences), batch_size=_BATCH))


def witness(sentences: Sequence[str]) -> list[Arcs]:
    """Parse the same sentences a second time, independently; the tokens are those of ``parse``.

    The witness is the weaker parser.  It is there to agree or not: an arc on which both agree is far more often right
    (figures in model/MODEL_CARD.md).
    """
    return witness_tokens(tokenize(sentences))


def witness_tokens(docs: Iterable[Doc]) -> list[Arcs]:
    """Parse sentences that are tokenized already with the witness; the documents themselves stay as they are."""
    return [_arcs(doc) for doc in load_witness().pipe((mirrored(doc) for doc in docs), batch_size=_BATCH)]


def mirrored(doc: Doc) -> Doc:
    """The words of a sentence from the last to the first, as the witness reads them."""
    from spacy.tokens import Doc  # noqa: PLC0415

    return Doc(doc.vocab, words=[token.text for token in reversed(list(doc))])


def _arcs(doc: Doc) -> Arcs:
    """The arcs of a mirrored sentence, turned back to the order of the text."""
    tokens = list(reversed(list(doc)))
    last = len(tokens) - 1
    return Arcs(
        heads=tuple(last - token.head.i for token in tokens),
        deps=tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in tokens),
    )


def tokenize(sentences: Iterable[str]) -> list[Doc]:
    """Tokens of each sentence, not yet analysed."""
    nlp = load()
    return [_tokens(nlp, plain_quotes(text)) for text in sentences]


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
