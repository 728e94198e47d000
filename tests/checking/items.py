"""Reads the sets of sound and flawed items and checks each in a bank of its own article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import replace

from quiz.bankfile.load import parse_bank
from quiz.bankfile.write import dump_bank
from quiz.checking.check import entry_problems, item_problems
from quiz.checking.problem import Context
from quiz.ingest import read_article
from quiz.model.bank import Bank, Distractor, Entry, Evidence, Heading, Item, Pair

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Case:
    """An item or word to check. ``expected`` are the codes that name its flaw, none for a sound one."""

    article: str
    part: Item | Entry
    expected: frozenset[str]
    why: str
    allowed: frozenset[str]
    """Codes that a sound item gets although it is sound: false alarms that are known, and counted as such."""

    def __str__(self) -> str:
        shown = self.part.stem if isinstance(self.part, Item) else self.part.word
        return f"{self.article}: {shown} ({self.why or 'sound'})"


def cases(name: str) -> tuple[list[Case], list[Case]]:
    """Return the sound and the flawed cases of one file."""
    # every scalar is text: "no" is a key here, and 010 no number
    table = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    sound: list[Case] = []
    flawed: list[Case] = []
    for kind, build in (("items", _item), ("words", _entry)):
        for row in table.get(kind, []):
            flaws, allowed = row.pop("flaws", []), frozenset(str(row.pop("ok", "")).split(","))
            sound.append(Case(table["article"], build(row), frozenset(), "", allowed))
            for flaw in flaws:
                why, found = flaw.pop("why"), frozenset(str(flaw.pop("found")).split("|"))
                flawed.append(Case(table["article"], build({**row, **flaw}), found, why, frozenset()))
    return sound, flawed


def _item(row: dict[str, Any]) -> Item:
    return Item(
        id="vraag",
        type=row.get("type", "choice"),
        kind=row.get("kind", ""),
        stem=row["stem"],
        key=row.get("key", ""),
        accept=row.get("accept", []),
        distractors=[Distractor(text=text) for text in row.get("no", [])],
        sequence=row.get("sequence", []),
        pairs=[Pair(left=left, right=right) for left, right in row.get("pairs", [])],
        evidence=_evidence(row.get("at")),
    )


def _entry(row: dict[str, Any]) -> Entry:
    fields = {name: value for name, value in row.items() if name != "at"}
    return Entry(id="woord", example=_evidence(row.get("at")), **fields)


def _evidence(at: list[str] | str | None) -> Evidence | None:
    return Evidence(paragraph=int(at[0]), quote=at[1]) if isinstance(at, list) else None


def codes(cases: Sequence[Case]) -> list[frozenset[str]]:
    """The codes that the checks find on each case; cases of one article share its analysis."""
    found: dict[int, frozenset[str]] = {}
    for article in dict.fromkeys(case.article for case in cases):
        mine = [(number, case) for number, case in enumerate(cases) if case.article == article]
        context = Context(_bank(article, [(number, case.part) for number, case in mine]))
        parts = {part.id: part for part in (*context.bank.items, *context.bank.vocabulary)}
        for number, _ in mine:
            part = parts[f"proef-{number}"]
            problems = item_problems(part, context) if isinstance(part, Item) else entry_problems(part, context)
            found[number] = frozenset(problem.code for problem in problems)
    return [found[number] for number in range(len(cases))]


def _bank(name: str, parts: list[tuple[int, Item | Entry]]) -> Bank:
    """A bank of one article with these parts, read back from a file as a person's bank would be."""
    article = read_article(SEEDS / name)
    named = [replace(part, id=f"proef-{number}") for number, part in parts]
    bank = Bank(
        id="proef",
        title=article.title,
        text=[Heading(block.text) if block.heading else block.text for block in article.blocks],
        items=[part for part in named if isinstance(part, Item)],
        vocabulary=[part for part in named if isinstance(part, Entry)],
    )
    loaded = parse_bank(dump_bank(bank).encode(), "proef.yaml")
    assert not loaded.findings
    return loaded.bank
