"""Measures the shipped pipeline: ``python -m quiz.nlp.training.evaluate CONLLU``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.nlp import pipeline
from quiz.nlp.training.agreement import agreement
from quiz.nlp.training.boundaries import sentence_boundaries, token_boundaries
from quiz.nlp.training.conllu import Sentence, read_sentences, text_of
from quiz.nlp.training.scores import RELATIONS, Scores, Tally, score

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REPEATS: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of a file of annotated sentences, in all and per source."""
    parser = argparse.ArgumentParser(prog="python -m quiz.nlp.training.evaluate", description=__doc__)
    parser.add_argument("conllu", type=Path, metavar="CONLLU", help="annotated sentences that were not trained on")
    sentences = list(read_sentences(parser.parse_args(arguments).conllu))
    sys.stdout.writelines(f"{line}\n" for line in report(sentences))
    return 0


def report(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the lines of three Markdown tables: components, boundaries, agreement with the witness."""
    pairs = list(zip(sentences, _parse(sentences), strict=True))
    names = {"all": pairs, **{name: [p for p in pairs if p[0].source == name] for name in _sources(sentences)}}
    yield from _table(_component_header(), [_component_row(name, score(part)) for name, part in names.items()])
    yield ""
    yield from _table(
        ["F1", "precision", "recall"],
        [
            ["tokens", *_percentages(token_boundaries(sentences))],
            ["sentences", *_percentages(sentence_boundaries(sentences))],
        ],
    )
    yield ""
    arcs = pipeline.witness_tokens(_documents(sentences))
    rows = agreement([(gold, doc, found) for (gold, doc), found in zip(pairs, arcs, strict=True)])
    header = "arcs,precision,recall,witness P,witness R,agreed share,agreed P,agreed R".split(",")
    yield from _table(
        header,
        [
            [name, *_pr(row.alone), *_pr(row.witness), _percent(row.share), *_pr(row.agreed)]
            for name, row in rows.items()
        ],
    )
    yield ""
    yield from _speed(sentences)


def _sources(sentences: Sequence[Sentence]) -> list[str]:
    """Sources to report apart: those with sentences enough for a figure."""
    names = list(dict.fromkeys(sentence.source for sentence in sentences))
    return names if 1 < len(names) < 10 else []


def _documents(sentences: Sequence[Sentence]) -> list[Doc]:
    """Annotated tokens without their annotation."""
    from spacy.tokens import Doc  # noqa: PLC0415

    vocab = pipeline.load().vocab
    return [
        Doc(vocab, [pipeline.plain_quotes(r.form) for r in s.rows], spaces=[r.space for r in s.rows]) for s in sentences
    ]


def _parse(sentences: Sequence[Sentence]) -> list[Doc]:
    return list(pipeline.load().pipe(_documents(sentences), batch_size=64))


def _component_header() -> list[str]:
    return ["set", "words", "POS", "feats", "lemma", "dictionary lemma", "UAS", "LAS", *RELATIONS]


def _component_row(name: str, scores: Scores) -> list[str]:
    tallies = [scores.pos, scores.feats, scores.lemma, scores.repaired, scores.uas, scores.las]
    figures = [*tallies, *(scores.relations[relation] for relation in RELATIONS)]
    return [name, f"{scores.tokens:,}", *(_percent(tally.f1) for tally in figures)]


def _speed(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Words a second from text to parse, best of three, and what the witness adds to the time."""
    texts = [text_of(sentence) for sentence in sentences]
    words = sum(len(sentence.rows) for sentence in sentences)
    main, extra = _fastest(pipeline.parse, texts), _fastest(pipeline.witness, texts)
    yield f"{words / main:,.0f} words/s; the witness adds {100 * extra / main:.0f} % to the time"


def _fastest(run: Callable[[list[str]], object], texts: list[str]) -> float:
    times: list[float] = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        run(texts)
        times.append(time.perf_counter() - start)
    return min(times)


def _pr(tally: Tally) -> list[str]:
    return [_percent(tally.precision), _percent(tally.recall)]


def _percentages(tally: Tally) -> list[str]:
    return [_percent(tally.f1), *_pr(tally)]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _table(header: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Lines of a Markdown table whose columns are aligned for a terminal as well."""
    header = [""] * (len(rows[0]) - len(header)) + header
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in (header, rule, *rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())
