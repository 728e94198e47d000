"""Article to bank: the one function that runs every step and reports what it refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

import msgspec.structs

from quiz.generate.candidate import Candidate, Refused
from quiz.generate.candidates.antecedent import antecedent_candidates
from quiz.generate.candidates.cloze import cloze_candidates
from quiz.generate.candidates.common import Yield, openings_of
from quiz.generate.candidates.constituent import constituent_candidates
from quiz.generate.candidates.edited import edited_candidates
from quiz.generate.candidates.gap import gap_candidates
from quiz.generate.candidates.ingredient import ingredient_candidates
from quiz.generate.candidates.meaning import meaning_candidates
from quiz.generate.candidates.overview import overview_candidates
from quiz.generate.candidates.preposition import preposition_candidates
from quiz.generate.candidates.quantity import quantity_candidates
from quiz.generate.candidates.reason import reason_candidates
from quiz.generate.candidates.reference import reference_candidates
from quiz.generate.candidates.role import role_candidates
from quiz.generate.candidates.said import said_candidates
from quiz.generate.candidates.sequence import sequence_candidates
from quiz.generate.candidates.signal import signal_candidates
from quiz.generate.candidates.speaker import speaker_candidates
from quiz.generate.candidates.statement import statement_candidates
from quiz.generate.choose import DEFAULT_ITEMS, choose, only_kinds
from quiz.generate.facts import facts_of
from quiz.generate.level import estimate_level
from quiz.generate.words import DEFAULT_WORDS, choose_words
from quiz.model.analysis import Analysis
from quiz.model.article import Article
from quiz.model.bank import Bank, Entry, Heading, Item, Source
from quiz.nlp.analyse import analyse
from quiz.text.slug import slug

DEFAULT_LEVEL: Final = "B1"


@dataclass(frozen=True)
class Options:
    """What a person can choose: the seed, the learner's level (A2-C1), how many items and words at most."""

    seed: int = 0
    level: str = DEFAULT_LEVEL
    items: int = DEFAULT_ITEMS
    words: int = DEFAULT_WORDS
    kinds: frozenset[str] = frozenset()
    """Only items of these kinds; every kind where it is empty."""


@dataclass(frozen=True)
class Report:
    """A bank with all that was thought of and not kept."""

    bank: Bank
    refused: tuple[Refused, ...]
    passed_over: tuple[Candidate, ...]
    """Sound candidates that lost to better ones."""


def build(article: Article, options: Options) -> Report:
    """Make a bank of an article. Same article, options and version: same bank, whatever the machine."""
    return build_from(analyse(article), options)


def build_from(analysis: Analysis, options: Options) -> Report:
    """Make a bank of an analysed article."""
    results = families(analysis, options.seed)
    candidates = [candidate for result in results for candidate in result.candidates]
    if options.kinds:
        asked = [candidate for candidate in candidates if candidate.kind in options.kinds]
        chosen = only_kinds(analysis, asked, options.items, options.seed)
    else:
        chosen = choose(analysis, candidates, options.items, options.seed)
    article = analysis.article
    bank = Bank(
        id=slug(PurePath(article.file).stem or article.title) or "artikel",
        title=article.title,
        level=estimate_level(analysis),
        source=Source(
            file=article.file,
            author=article.author,
            date=article.date,
            place=article.place,
            url=article.url,
            licence=article.licence,
        ),
        text=[Heading(block.text) if block.heading else block.text for block in article.blocks],
        items=_identified(chosen),
        vocabulary=_entries(choose_words(analysis, options.level, options.words, options.seed)),
    )
    return Report(
        bank=bank,
        refused=tuple(refused for result in results for refused in result.refused),
        passed_over=tuple(candidate for candidate in candidates if candidate not in chosen),
    )


def families(analysis: Analysis, seed: int) -> list[Yield]:
    """What each family of items makes of an article, and what it refuses, before anything is chosen."""
    told, openings = facts_of(analysis), openings_of(analysis)
    facts = [fact for fact in told if fact.certain]
    return [
        constituent_candidates(told, seed),
        quantity_candidates(told, seed),
        statement_candidates(facts, seed),
        edited_candidates(analysis, seed),
        speaker_candidates(analysis, facts, seed),
        said_candidates(analysis),
        cloze_candidates(analysis, openings, seed),
        role_candidates(analysis, seed),
        reason_candidates(facts),
        signal_candidates(analysis, seed),
        reference_candidates(analysis, seed),
        antecedent_candidates(analysis, seed),
        gap_candidates(analysis, openings, seed),
        preposition_candidates(analysis, openings, seed),
        ingredient_candidates(analysis, seed),
        meaning_candidates(analysis),
        sequence_candidates(analysis, facts, seed),
        overview_candidates(analysis, facts, seed),
    ]


def _identified(candidates: list[Candidate]) -> list[Item]:
    """Ids made of kind and stem: they stay when the rest of the article or the choice changes."""
    taken: dict[str, int] = {}
    items: list[Item] = []
    for candidate in candidates:
        base = slug(f"{candidate.kind} {candidate.stem}")
        taken[base] = taken.get(base, 0) + 1
        items.append(candidate.item(base if taken[base] == 1 else f"{base}-{taken[base]}"))
    return items


def _entries(entries: list[Entry]) -> list[Entry]:
    return [msgspec.structs.replace(entry, id=slug(f"woord {entry.word}")) for entry in entries]
