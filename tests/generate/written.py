"""Articles for the tests, analysed once a session by the real pipeline, and everything the generator makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quiz.generate.build import Options, Report, build_from, families
from quiz.generate.candidate import Candidate, Refused
from quiz.ingest import read_article
from quiz.model.analysis import Analysis
from quiz.model.article import Article, Block
from quiz.model.bank import Bank, Item
from quiz.nlp.analyse import analyse

SEEDS = sorted(path for path in (Path(__file__).parents[2] / "seeds").iterdir() if path.stem != "README")
NAMES = [path.stem for path in SEEDS]


@cache
def seed_article(name: str) -> Article:
    return read_article(next(path for path in SEEDS if path.stem == name))


@cache
def seed_analysis(name: str) -> Analysis:
    return analyse(seed_article(name))


@cache
def seed_report(name: str, seed: int = 0, items: int = 20) -> Report:
    return build_from(seed_analysis(name), Options(seed=seed, items=items))


def seed_bank(name: str, seed: int = 0) -> Bank:
    return seed_report(name, seed).bank


@cache
def seed_candidates(name: str, seed: int = 0) -> tuple[Candidate, ...]:
    return tuple(candidate for made in families(seed_analysis(name), seed) for candidate in made.candidates)


def article(*paragraphs: str, title: str = "") -> Article:
    """Paragraphs of running text; one that begins with ``## `` is a subhead."""
    blocks = (Block(text.removeprefix("## "), heading=text.startswith("## ")) for text in paragraphs)
    return Article(title=title or "Artikel", blocks=tuple(blocks), title_is_own=bool(title))


@dataclass(frozen=True)
class Made:
    """All items that were thought of, chosen or not, and all refusals."""

    items: tuple[Item, ...]
    refused: tuple[Refused, ...]

    def stems(self, *kinds: str) -> list[str]:
        """The stems of some kinds of item, of all kinds where none is named."""
        return [item.stem for item in self.of(*kinds)]

    def of(self, *kinds: str) -> list[Item]:
        return [item for item in self.items if not kinds or item.kind in kinds]

    def gaps(self) -> list[Item]:
        return [item for item in self.items if item.type == "cloze"]

    def questions(self) -> list[str]:
        """Questions made of a clause: no gaps, statements, meanings and the like."""
        kinds = ("who", "what", "where", "date", "number", "reason")
        return [item.stem for item in self.of(*kinds) if item.type != "cloze"]

    def statements(self, key: str) -> list[str]:
        """Statements that are ``true`` or ``false``."""
        return [item.stem for item in self.of("statement") if item.key == key]

    def item(self, stem: str) -> Item:
        """The item with a stem."""
        found = [item for item in self.items if item.stem == stem]
        assert found, f"no {stem!r} among {self.stems()}, refused: {[(r.gate, r.text) for r in self.refused]}"
        return found[0]

    def gates(self, text: str = "") -> set[str]:
        """The gates that refused something whose text holds ``text``."""
        return {refused.gate for refused in self.refused if text in refused.text}


@cache
def analysed(*paragraphs: str, title: str = "") -> Analysis:
    return analyse(article(*paragraphs, title=title))


@cache
def made(*paragraphs: str, title: str = "", seed: int = 0) -> Made:
    """Everything that is thought of for an article of a few paragraphs."""
    results = families(analysed(*paragraphs, title=title), seed)
    return Made(
        tuple(candidate.item("x") for result in results for candidate in result.candidates),
        tuple(refused for result in results for refused in result.refused),
    )


def texts_of(item: Item) -> Iterator[str]:
    """Everything of an item that a learner reads before answering, its right answer included."""
    yield item.stem
    yield item.key
    yield from (distractor.text for distractor in item.distractors)
    yield from item.sequence
    for pair in item.pairs:
        yield from (pair.left, pair.right)
