"""Runs every check over a bank and places what is found in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from quiz.bankfile.load import Finding, Loaded
from quiz.checking import (
    agreement,
    evidence,
    options,
    order,
    questions,
    reference,
    statements,
    structure,
    vocabulary,
    whole,
    wording,
)
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.locale import say
from quiz.model.bank import Bank, Entry, Item

_ITEM_RULES: Final[tuple[ItemRule, ...]] = (
    *structure.RULES,
    *wording.RULES,
    *reference.RULES,
    *options.RULES,
    *evidence.RULES,
    *statements.RULES,
    *order.RULES,
    *questions.RULES,
    *agreement.RULES,
)
_ALLOWED: Final = re.compile(r"#\s*(?:ok|akkoord):\s*([a-z0-9, -]+)")


def check_bank(loaded: Loaded, *, language: bool = True) -> tuple[Finding, ...]:
    """Return what is wrong with a bank, in the order of its lines: what the reader found and what the checks found.

    ``language`` false leaves out what needs sentences to be parsed (spaCy is then not loaded).  A comment
    ``# ok: CODE`` on any line of an item or word, or right above it, takes findings with that code away.
    """
    bank = loaded.bank
    context = Context(bank, language=language)
    found = [*loaded.findings]
    lines = loaded.text.split("\n")
    for place, position, problem in _problems(bank, context):
        where = (loaded.item_lines if place == "items" else loaded.entry_lines)[position]
        if problem.code not in _allowed(lines, where):
            found.append(_finding(problem, where))
    return tuple(sorted(set(found)))


def item_problems(item: Item, context: Context) -> Iterator[Problem]:
    """What is wrong with one item of the context's bank."""
    for rule in _ITEM_RULES:
        yield from rule(item, context)


def entry_problems(entry: Entry, context: Context) -> Iterator[Problem]:
    """What is wrong with one word of the context's bank."""
    for rule in vocabulary.RULES:
        yield from rule(entry, context)


def _problems(bank: Bank, context: Context) -> Iterator[tuple[str, int, Problem]]:
    for position, item in enumerate(bank.items):
        if not item.skip:
            yield from (("items", position, problem) for problem in item_problems(item, context))
    for position, entry in enumerate(bank.vocabulary):
        if not entry.skip:
            yield from (("vocabulary", position, problem) for problem in entry_problems(entry, context))
    for whole_rule in whole.RULES:
        yield from whole_rule(bank)


def _finding(problem: Problem, where: Mapping[str, int]) -> Finding:
    line = where.get(problem.place) or where[""]
    return Finding(line, problem.code, say("check", problem.code, **problem.values))


def _allowed(lines: list[str], where: Mapping[str, int]) -> frozenset[str]:
    """Codes that a comment at the part allows."""
    first, last = where[""] - 1, where.get("end", where[""])
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    codes = (match for line in lines[first:last] if "#" in line for match in _ALLOWED.findall(line))
    return frozenset(code for found in codes for code in re.split(r"[,\s]+", found) if code)
