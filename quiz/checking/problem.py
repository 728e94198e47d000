"""What a check finds and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from quiz.checking.words import unplaced
from quiz.model.article import Article, Block
from quiz.model.bank import GAP, Bank, Entry, Item

if TYPE_CHECKING:
    from quiz.model.analysis import Analysis, Sentence


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: ``code`` is stable and the key of its message, ``place`` the key in the file."""

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """A bank with what the checks share. ``language`` is false where no sentence may be parsed."""

    bank: Bank
    language: bool = True

    @cached_property
    def paragraphs(self) -> list[str]:
        """The running text; evidence counts these from 1."""
        return self.bank.paragraphs

    @cached_property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(self.paragraphs)

    @cached_property
    def analysis(self) -> Analysis | None:
        """The analysed text, where there is one and parsing is allowed."""
        return _analyse(self.paragraphs) if self.language and self.paragraphs else None

    @cached_property
    def stems(self) -> dict[str, list[Sentence]]:
        """For each item the sentences of its stem, the gap of a cloze filled in; empty where parsing is not allowed."""
        if not self.language:
            return {}
        items = self.bank.items
        analysis = _analyse([_own_words(item) for item in items])
        table: dict[str, list[Sentence]] = {item.id: [] for item in items}
        for sentence in analysis.sentences:
            table[items[sentence.paragraph - 1].id].append(sentence)
        return table

    def paragraph(self, number: int) -> str:
        """Text of paragraph ``number`` (from 1), or an empty string."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else ""

    def sentences(self, item: Item) -> list[Sentence]:
        """The analysed sentences of the text that the item's evidence touches."""
        if self.analysis is None or item.evidence is None:
            return []
        number, quote = item.evidence.paragraph, item.evidence.quote
        start = self.paragraph(number).find(quote)
        if start < 0:
            return []
        end = start + len(quote)
        return [s for s in self.analysis.sentences if s.paragraph == number and s.start < end and s.end > start]


def _own_words(item: Item) -> str:
    """The stem in the words of whoever made it: without the sentence that it quotes at its end."""
    stem = unplaced(item.stem).replace(GAP, item.key or "iets").replace("\n", " ")
    before, _, quoted = stem.partition(": “")
    return before + "?" if quoted.endswith("”") else stem


def _analyse(texts: Sequence[str]) -> Analysis:
    from quiz.nlp.analyse import analyse  # noqa: PLC0415 - spaCy comes with it

    return analyse(Article(title="", blocks=tuple(Block(text) for text in texts)))


ItemRule = Callable[[Item, Context], Iterator[Problem]]
EntryRule = Callable[[Entry, Context], Iterator[Problem]]
