"""Checks of the bank as a whole: ids, items that ask the same or answer one another, statements that are all true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from quiz.checking.kinds import kind_of
from quiz.checking.problem import Problem
from quiz.checking.wording import unquoted
from quiz.checking.words import content, shared, tokens
from quiz.model.bank import GAP, Bank, Entry, Item
from quiz.text.fold import fold

_LEAST_STATEMENTS: Final = 4
_MOST_COMPARED: Final = 200
"""More items are not compared with one another: an exam has fewer, and the time grows with the square."""

Located = tuple[str, int, Problem]
"""``items`` or ``vocabulary``, the position there, and the problem."""


def doubles(bank: Bank) -> Iterator[Located]:
    """Progress and cards hang on the id, so no two parts share one."""
    seen: dict[str, int] = {}
    parts: list[tuple[str, int, Item | Entry]] = [
        *(("items", position, item) for position, item in enumerate(bank.items)),
        *(("vocabulary", position, entry) for position, entry in enumerate(bank.vocabulary)),
    ]
    for place, position, part in parts:
        if part.id in seen:
            yield place, position, Problem("double-id", "id", {"id": part.id})
        seen[part.id] = position
    words = Counter((fold(entry.word), entry.pos) for entry in bank.vocabulary)
    for position, entry in enumerate(bank.vocabulary):
        if words[fold(entry.word), entry.pos] > 1 and any(
            fold(other.word) == fold(entry.word) and other.pos == entry.pos for other in bank.vocabulary[:position]
        ):
            yield "vocabulary", position, Problem("word-twice", "word", {"word": entry.word})


def repeated(bank: Bank) -> Iterator[Located]:
    """No two items ask the same thing."""
    stems: dict[tuple[str, str], str] = {}
    facts: dict[tuple[str, str, int], str] = {}
    for position, item in enumerate(bank.items):
        stem = (
            item.type,
            f"{fold(item.stem)} {fold(' '.join(item.sequence))} {fold(' '.join(p.left for p in item.pairs))}",
        )
        if stem in stems and len(tokens(item.stem)) > 2:
            yield "items", position, Problem("same-stem", "stem", {"id": stems[stem]})
            continue
        stems.setdefault(stem, item.id)
        if (
            item.evidence is None
            or not item.key
            or item.type in {"true-false", "open"}
            or kind_of(item) in {"signal", "meaning"}
        ):
            continue
        fact = (fold(item.key), fold(item.evidence.quote), item.evidence.paragraph)
        if fact in facts:
            yield "items", position, Problem("same-fact", "evidence", {"id": facts[fact]})
        facts.setdefault(fact, item.id)


def given_away(bank: Bank) -> Iterator[Located]:
    """No stem says what another item asks for."""
    if len(bank.items) > _MOST_COMPARED:
        return
    said = [content(unquoted(item.stem.replace(GAP, " "))) if _says(item) else [] for item in bank.items]
    for position, item in enumerate(bank.items):
        if item.type not in {"choice", "typed", "cloze"} or not item.key or item.skip:
            continue
        wanted = content(item.stem.replace(GAP, " "))
        key = content(item.key)
        if len(wanted) < 3 or not key:
            continue
        teller = _teller(position, wanted, key, said)
        if teller is not None:
            yield "items", position, Problem("given-away", "stem", {"id": bank.items[teller].id})


def _says(item: Item) -> bool:
    """A false statement tells nothing, what is skipped is not shown; a quotation tells no more than the text."""
    return not item.skip and (item.type != "true-false" or item.key == "true")


def _teller(position: int, wanted: list[str], key: list[str], said: Sequence[list[str]]) -> int | None:
    for other, words in enumerate(said):
        if other == position or len(words) < len(key) + 2:
            continue
        if len(shared(key, words)) == len(key) and len(shared(wanted, words)) == len(wanted):
            return other
    return None


def one_sided(bank: Bank) -> Iterator[Located]:
    """Statements are not all true or all false."""
    truths = [
        (position, item.key) for position, item in enumerate(bank.items) if item.type == "true-false" and not item.skip
    ]
    if len(truths) >= _LEAST_STATEMENTS and len({key for _, key in truths}) == 1:
        yield "items", truths[-1][0], Problem("one-sided", "key", {"n": len(truths), "truth": truths[0][1]})


RULES: Final = (doubles, repeated, given_away, one_sided)
