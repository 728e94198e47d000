"""A form to judge a bank by: the article with numbered paragraphs, then every item with options and key, mixed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from quiz.judging.flaws import spoil
from quiz.locale import say
from quiz.model.bank import Bank, Item

FLAWED_SHARE: Final = 0.1
"""So many spoiled items are mixed in for each sound one."""


@dataclass(frozen=True)
class Form:
    """A form as text, and what the judge may not see: each number's kind of item, and its flaw where it was spoiled."""

    text: str
    kinds: dict[str, str]
    stems: dict[str, str]
    flaws: dict[str, str]


def make_form(bank: Bank, seed: int) -> Form:
    """Lay out a bank for a judge who has seen nothing else. Same bank and seed: same form."""
    items = [item for item in bank.items if not item.skip]
    spoiled = spoil(items, max(1, round(FLAWED_SHARE * len(items))), seed)
    mixed: list[tuple[str, Item]] = [("", item) for item in items] + spoiled
    mixed.sort(key=lambda pair: blake2b(f"{seed}\x1f{pair[0]}\x1f{pair[1].id}".encode(), digest_size=8).digest())
    lines = [say("judge", "rubric"), "", f"# {bank.title}", "", *_article(bank), f"# {say('judge', 'items')}", ""]
    kinds: dict[str, str] = {}
    stems: dict[str, str] = {}
    flaws: dict[str, str] = {}
    for number, (flaw, item) in enumerate(mixed, 1):
        name = f"{bank.id}-{number}"
        kinds[name], stems[name] = item.kind or item.type, item.stem
        if flaw:
            flaws[name] = flaw
        lines += [f"## {name}", item.stem, *_answer(item, seed), ""]
    return Form("\n".join(lines), kinds, stems, flaws)


def _article(bank: Bank) -> list[str]:
    lines: list[str] = []
    number = 0
    for block in bank.text:
        if isinstance(block, str):
            number += 1
            lines += [f"[{number}] {block}", ""]
        else:
            lines += [f"## {block.heading}", ""]
    return lines


def _answer(item: Item, seed: int) -> list[str]:
    if item.type == "true-false":
        return [say("judge", "key", key=say("judge", item.key))]
    if item.sequence:
        return [say("judge", "order", key=" → ".join(item.sequence))]
    if item.pairs:
        return [say("judge", "key", key="; ".join(f"{pair.left} – {pair.right}" for pair in item.pairs))]
    if item.distractors:
        options = sorted(
            [item.key, *(distractor.text for distractor in item.distractors)],
            key=lambda option: blake2b(f"{seed}\x1f{item.id}\x1f{option}".encode(), digest_size=8).digest(),
        )
        return [say("judge", "options", options=" | ".join(options)), say("judge", "key", key=item.key)]
    return [say("judge", "key", key=item.key or say("judge", "unscored"))]
