"""What the models see of a word: its pieces, its shape, and what the lexicon knew of it when they were trained."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.types import Floats2d, Ints2d

NAME: Final = "word_features"
WORDS: Final = "words"
DROPOUT: Final = "word_dropout"
_UNKNOWN: Final = "|"
_SHORTEST_HEAD: Final = 4  # letters of the last part of a compound


@registry.architectures("quiz.WordFeatures.v1")  # type: ignore[untyped-decorator]
def word_features(
    width: int, piece_width: int, rows: list[int], word_dropout: float = 0.0
) -> Model[list[Doc], list[Floats2d]]:
    """Embed each word, ``width`` wide, from all that is known of it.

    ``rows`` holds the number of rows of one table for each of ``columns``, in its order; each is ``piece_width`` wide.
    In training, a share ``word_dropout`` of the words shows only its pieces, as a word does that was never met before.
    """
    tables: list[Model[Ints2d, Floats2d]] = [
        HashEmbed(piece_width, count, column=column, seed=8 + column, dropout=0.0) for column, count in enumerate(rows)
    ]
    mix = Maxout(width, len(rows) * piece_width, nP=3, dropout=0.0, normalize=True)
    extract: Model[list[Doc], list[Ints2d]] = Model(NAME, _forward, attrs={WORDS: {}, DROPOUT: word_dropout})
    return chain(extract, list2ragged(), with_array(concatenate(*tables)), with_array(mix), ragged2list())


def give_words(model: Model[Any, Any], words: dict[str, str]) -> None:
    """Let the layer in ``model`` know these words; it keeps them when the model is saved.

    A form is written as the lexicon has it (small letters, names with a capital) and stands for ``CLASSES|MEANINGS``.
    """
    for layer in model.walk():
        if layer.name == NAME:
            layer.attrs[WORDS] = words


def columns(word: str, known: str) -> tuple[str, ...]:
    """Return the features of a word, one for each table; ``known`` is what ``look_up`` found."""
    small = word.lower()
    classes, _, meanings = known.partition("|")
    ends = (small[-2:], small[-3:], small[-4:], small[-6:])
    return (small, small[:3], small[:5], *ends, word_shape(word), classes, meanings)


def look_up(words: dict[str, str], word: str) -> str:
    """Entry of a word as written or in small letters; a compound that is not listed counts as its last part."""
    small = word.lower()
    found = words.get(word) or words.get(small)
    if found:
        return found
    for cut in range(3, len(small) - _SHORTEST_HEAD + 1):
        head = words.get(small[cut:], "")
        if head.startswith("N"):
            return f"-{head}"
    return _UNKNOWN


def _forward(
    model: Model[list[Doc], list[Ints2d]],
    docs: list[Doc],
    is_train: bool,
) -> tuple[list[Any], Callable[[list[Ints2d]], list[Doc]]]:
    words = model.attrs[WORDS]
    keys = [
        np.array([_keys(token.text, look_up(words, token.text)) for token in doc], dtype="uint64").reshape(
            len(doc), len(columns("", ""))
        )
        for doc in docs
    ]
    if is_train and model.attrs[DROPOUT]:
        for rows in keys:
            # thinc's random numbers, which the seed of a training fixes
            hidden = model.ops.xp.random.uniform(size=len(rows)) < model.attrs[DROPOUT]
            rows[hidden, 0] = 0
    return keys, lambda _: []


@lru_cache(maxsize=1 << 16)
def _keys(word: str, known: str) -> NDArray[np.uint64]:
    """Hash of each feature; the column is part of it, so that tables may share nothing by chance."""
    return np.array([get_string_id(f"{n}{part}") for n, part in enumerate(columns(word, known))], dtype="uint64")
