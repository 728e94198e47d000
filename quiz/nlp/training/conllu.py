"""CoNLL-U sentences as spaCy documents to train on and to measure against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

from quiz.nlp.pipeline import plain_quotes

PARTICLE: Final = "compound:prt"
MISSING: Final = "_"
ROOT: Final = "ROOT"  # as spaCy writes it


@dataclass(frozen=True)
class Row:
    """One token line: surface, lemma, UPOS, features, 0-based head (itself for the root), relation, space after."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence with the name of the corpus it comes from."""

    source: str
    rows: tuple[Row, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; multiword ranges and empty nodes are passed over."""
    source = ""
    lines: list[list[str]] = []
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            stripped = line.rstrip("\n")
            if stripped.startswith("# source = "):
                source = stripped.removeprefix("# source = ")
            elif stripped.startswith("#"):
                continue
            elif not stripped:
                if lines:
                    yield Sentence(source, _rows(lines))
                lines = []
            else:
                fields = stripped.split("\t")
                if fields[0].isdigit():
                    lines.append(fields)
    if lines:
        yield Sentence(source, _rows(lines))


def _rows(lines: list[list[str]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            form=fields[1],
            lemma=fields[2],
            upos=fields[3],
            feats=fields[5],
            head=int(fields[6]) - 1 if fields[6] != "0" else index,
            deprel=ROOT if fields[6] == "0" else fields[7],
            space="SpaceAfter=No" not in fields[9].split("|"),
        )
        for index, fields in enumerate(lines)
    )


def bare_lemmas(sentence: Sentence) -> list[str]:
    """Lemma of each token, with the particle taken off a verb whose particle stands apart.

    The treebank gives *ging ... aan* the lemma ``aan_gaan`` on *ging*.  An edit-tree lemmatizer sees only the
    form, so it is taught ``gaan`` here and the particle is joined after parsing.  A verb that holds its
    particle (*omdraait*) keeps ``om_draaien``: the underscore marks where it separates.
    """
    apart = {row.head: row.form.lower() for row in sentence.rows if row.deprel == PARTICLE}
    lemmas = [row.lemma for row in sentence.rows]
    for head in apart:
        prefix, bar, rest = lemmas[head].partition("_")
        if bar and rest and not sentence.rows[head].form.lower().startswith(prefix):
            lemmas[head] = rest
    return lemmas


def to_doc(vocab: Vocab, sentence: Sentence) -> Doc:
    """Build a training document; a field written ``_`` stays missing instead of becoming a value to learn."""
    rows = sentence.rows
    doc = Doc(
        vocab,
        words=[plain_quotes(row.form) for row in rows],
        spaces=[row.space for row in rows],
        pos=["" if row.upos == MISSING else row.upos for row in rows],
        heads=[row.head for row in rows],
        deps=[row.deprel for row in rows],
    )
    token: Any  # spaCy's type information lacks the setters
    for token, row, lemma in zip(doc, rows, bare_lemmas(sentence), strict=True):
        if lemma != MISSING:
            token.lemma_ = lemma
        annotated = row.lemma != MISSING or row.feats != MISSING
        if annotated and row.upos != MISSING:
            token.set_morph("" if row.feats == MISSING else row.feats)
    return doc


def mirror(sentence: Sentence) -> Sentence:
    """Return the sentence from its last word to its first, as the witness reads it."""
    last = len(sentence.rows) - 1
    return replace(sentence, rows=tuple(replace(row, head=last - row.head) for row in reversed(sentence.rows)))


def text_of(sentence: Sentence) -> str:
    """Surface of a sentence, spaces as annotated, without one at the end."""
    return "".join(row.form + " " * row.space for row in sentence.rows).rstrip()
