"""What every school system needs of an item: kind of question, clean texts, feedback with the evidence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Literal

from quiz.bankfile.media import media_of
from quiz.export.files import File
from quiz.export.usable import LeftOut, has_options, is_preview, left, sort_out, text_order
from quiz.model.bank import Bank, Heading, Item
from quiz.practice.shuffle import shuffled
from quiz.text.safe import clean

Ask = Literal["choice", "truth", "short", "matching", "essay"]
_FEWEST_ANSWERS: Final = 3
"""Moodle refuses a matching question with fewer different answers."""
_LONGEST_NAME: Final = 80
_SEEDS: Final = 8


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, with what is said when it is chosen."""

    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An item as school systems know questions. All texts are clean; only ``stem`` and feedback may have lines."""

    item: Item
    ask: Ask
    name: str
    stem: str
    points: int
    feedback: str
    options: tuple[Option, ...] = ()
    """Choice: the options; short: the answers that count."""
    fixed: bool = False
    """The options have an order of their own (numbers)."""
    truth: bool = False
    pairs: tuple[tuple[str, str], ...] = ()
    """Matching: left and right; an empty left for a right side that stays over."""
    model: str = ""
    """Essay: what a good answer says."""
    template: str = ""
    """Essay: what stands in the answer field at the start."""
    tags: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    """Its picture and recording."""


@cache
def wording() -> dict[str, str]:
    """The Dutch wording of exported questions."""
    return tomllib.loads((Path(__file__).parent / "data" / "wording.toml").read_text(encoding="utf-8"))


def asked(bank: Bank, files: Mapping[str, File] | None = None) -> tuple[list[Asked], list[LeftOut]]:
    """The questions of a bank in text order, a preview first, and what cannot be asked.

    ``files`` are their pictures and recordings by the path as the bank has it, for a format that takes them along.
    """
    items, refused = sort_out(bank)
    found: list[Asked] = []
    for item in sorted(text_order(bank, items), key=lambda item: not is_preview(item)):
        question = _asked(bank, item)
        if isinstance(question, LeftOut):
            refused.append(question)
        else:
            named = [path for _, path in media_of(item) if files and path in files]
            found.append(replace(question, files=tuple(files[path] for path in named)) if files else question)
    return found, refused


def flat(text: str) -> str:
    """Clean text on one line."""
    return " ".join(clean(text).split())


def lines(text: str) -> str:
    """Clean text that keeps its line ends, without spaces around lines and without empty ones."""
    kept = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in kept if line)


def article(bank: Bank) -> list[tuple[int, str]]:
    """The text: paragraphs with their number, subheads with 0."""
    found: list[tuple[int, str]] = []
    number = 0
    for block in bank.text:
        number += not isinstance(block, Heading)
        found.append((0, flat(block.heading)) if isinstance(block, Heading) else (number, lines(block)))
    return found


def title_of(bank: Bank) -> str:
    """The title, or else the id."""
    return flat(bank.title) or bank.id


def _asked(bank: Bank, item: Item) -> Asked | LeftOut:
    if item.type in {"order", "match"}:
        return _matching(bank, item)
    if item.type == "true-false":
        return _made(item, "truth", truth=item.key == "true")
    if has_options(item):
        return _choice(bank, item)
    if item.type in {"open", "schema"}:
        return _essay(item)
    answers = dict.fromkeys(flat(text) for text in (item.key, *item.accept))
    return _made(item, "short", options=tuple(Option(text, right=True) for text in answers if text))


def _choice(bank: Bank, item: Item) -> Asked:
    why = {item.key: "", **{distractor.text: distractor.why for distractor in item.distractors}}
    order = shuffled(list(why), 0, bank.id, item.id)
    options = tuple(Option(flat(text), text == item.key, lines(why[text])) for text in order)
    fixed = all(shuffled(list(why), seed, bank.id, item.id) == order for seed in range(1, _SEEDS))
    return _made(item, "choice", options=options, fixed=fixed)


def _matching(bank: Bank, item: Item) -> Asked | LeftOut:
    if item.type == "order":
        parts = shuffled(item.sequence, 0, bank.id, item.id)
        pairs = _places([flat(part) for part in parts], [flat(part) for part in item.sequence])
        stem = wording()["order"].format(stem=lines(item.stem))
    else:
        pairs = [(flat(pair.left), flat(pair.right)) for pair in item.pairs]
        pairs += [("", flat(distractor.text)) for distractor in item.distractors if flat(distractor.text)]
        stem = lines(item.stem)
    if len({right for _, right in pairs}) < _FEWEST_ANSWERS or not all(right for _, right in pairs):
        return left(item, "few-matches")
    return _made(item, "matching", stem=stem, pairs=tuple(pairs))


def _places(parts: list[str], sequence: list[str]) -> list[tuple[str, str]]:
    """Each part with its place; the same part twice takes two places."""
    free = list(enumerate(sequence, 1))
    found: list[tuple[str, str]] = []
    for part in parts:
        place = next(pair for pair in free if pair[1] == part)
        free.remove(place)
        found.append((part, str(place[0])))
    return found


def _essay(item: Item) -> Asked:
    if item.type == "schema":
        rows = [(flat(pair.left), flat(pair.right)) for pair in item.pairs]
        model = "\n".join(wording()["schema-row"].format(label=label, answer=answer) for label, answer in rows)
        return _made(item, "essay", model=model, template="\n".join(f"{label}:" for label, _ in rows))
    if is_preview(item):
        return _made(item, "essay", points=0)
    answers = [wording()["model"].format(answer=flat(item.key))]
    if item.accept:
        answers.append(wording()["also"].format(answers="; ".join(map(flat, item.accept))))
    return _made(item, "essay", model="\n".join(answers))


def _made(item: Item, ask: Ask, *, stem: str = "", points: int | None = None, **values: object) -> Asked:
    parts = [lines(item.explanation)]
    if item.evidence:
        parts.append(wording()["evidence"].format(n=item.evidence.paragraph, quote=flat(item.evidence.quote)))
    name = flat(item.stem)
    return Asked(
        item=item,
        ask=ask,
        name=name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 2].rstrip() + " …",
        stem=stem or (wording()["gap"].format(stem=lines(item.stem)) if item.type == "cloze" else lines(item.stem)),
        points=item.points if points is None else points,
        feedback="\n".join(part for part in parts if part),
        tags=_tags(item),
        **values,  # type: ignore[arg-type] # the fields of one kind of question
    )


def _tags(item: Item) -> tuple[str, ...]:
    paragraph = f"alinea-{item.evidence.paragraph}" if item.evidence else ""
    return tuple(dict.fromkeys(tag for tag in (item.kind, item.skill, paragraph) if tag))
