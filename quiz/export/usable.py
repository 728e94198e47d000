"""Which items classroom formats can use, and why not: one gate for worksheet, Moodle, GIFT, Kahoot and the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from quiz.model.bank import GAP, Bank, Item
from quiz.text.fold import fold

FEWEST_PARTS: Final = {"order": 2, "match": 2, "schema": 1}
"""Below this there is nothing to put in order, to match or to fill in."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that an export does not take, with the key of the reason in the messages of the exports."""

    part: str
    title: str
    reason: str


def left(item: Item, reason: str) -> LeftOut:
    """The item as one that is left out."""
    return LeftOut(item.id, item.stem, reason)


def sort_out(bank: Bank) -> tuple[list[Item], list[LeftOut]]:
    """The items that can be asked, in the bank's order, and those that cannot."""
    usable: list[Item] = []
    refused: list[LeftOut] = []
    for item in bank.items:
        reason = refusal(item)
        if reason:
            refused.append(left(item, reason))
        else:
            usable.append(item)
    return usable, refused


def refusal(item: Item) -> str:
    """Why an item cannot be asked; empty when it can."""
    if item.skip:
        return "skip"
    if item.type == "true-false":
        return "" if item.key in {"true", "false"} else "no-truth"
    if item.type in FEWEST_PARTS:
        parts = item.sequence if item.type == "order" else item.pairs
        return "" if len(parts) >= FEWEST_PARTS[item.type] else "no-parts"
    if not item.key.strip():
        return "" if is_preview(item) else "no-key"
    if item.type == "cloze" and item.stem.count(GAP) != 1:
        return "no-gap"
    return "double-option" if has_options(item) and _twice(item) else ""


def is_preview(item: Item) -> bool:
    """An open question without an answer: something to think about, not scored."""
    return item.type == "open" and not item.key.strip()


def has_options(item: Item) -> bool:
    """The learner picks one of several answers."""
    return item.type in {"choice", "cloze"} and bool(item.distractors)


def text_order(bank: Bank, items: Iterable[Item]) -> list[Item]:
    """Items in the order in which the text gives their answers; those without evidence come last."""
    paragraphs = bank.paragraphs

    def place(item: Item) -> tuple[int, int]:
        if item.evidence is None:
            return len(paragraphs) + 1, 0
        number = item.evidence.paragraph
        inside = 0 < number <= len(paragraphs)
        return number, paragraphs[number - 1].find(item.evidence.quote) if inside else 0

    return sorted(items, key=place)


def _twice(item: Item) -> bool:
    """Two options that read the same: then the key is not the only right one."""
    options = [" ".join(text.split()) for text in (item.key, *(distractor.text for distractor in item.distractors))]
    return len(set(options)) < len(options) or "" in options or _differ_in_marks_only(options)


def _differ_in_marks_only(options: list[str]) -> bool:
    folded = [fold(option) for option in options]
    return any(folded) and folded.count(folded[0]) > 1 and folded[0] != ""
