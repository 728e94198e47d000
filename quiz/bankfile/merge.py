"""Makes a bank again without touching what a person wrote: their lines stay as they are, their removals removed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, TypeVar

import msgspec

from quiz.bankfile.load import Loaded
from quiz.bankfile.write import dump_bank, dump_part
from quiz.model.bank import Bank, Entry, Generated, Item
from quiz.text.fold import fold

Part = TypeVar("Part", Item, Entry)
_HASH_BYTES: Final = 6


@dataclass(frozen=True)
class Merged:
    """The text of the new file, and how many items and entries met which fate."""

    text: str
    edited: int
    manual: int
    removed: int
    added: int
    unchanged: int
    replaced: int


@dataclass(frozen=True)
class _Slot:
    """An item or entry of the new file with its lines."""

    part: Item | Entry
    lines: tuple[str, ...]


def content_hash(part: Item | Entry) -> str:
    """Twelve hexadecimal digits over everything but the id."""
    bare = msgspec.structs.replace(part, id="")
    return blake2b(msgspec.json.encode(bare, order="deterministic"), digest_size=_HASH_BYTES).hexdigest()


def stamp(bank: Bank, version: str, seed: int) -> Bank:
    """Write down what was generated, so that a later run sees what a person changed."""
    parts: list[Item | Entry] = [*bank.items, *bank.vocabulary]
    made = {part.id: content_hash(part) for part in parts}
    return msgspec.structs.replace(bank, generated=Generated(version=version, seed=seed, made=made))


def merge_banks(old: Loaded, new: Bank) -> Merged:
    """Merge a stamped new bank into the file that is there.

    Of the old file stay: items and entries that are not as they were generated, those without a record, those with
    ``skip``, and title, level, id and source as they stand there.  What was generated once and is gone stays away.
    """
    made = dict(old.bank.generated.made) if old.bank.generated else {}
    lines = old.text.split("\n")
    items, item_counts = _merge(old.bank.items, new.items, old.item_lines, made, lines)
    entries, entry_counts = _merge(old.bank.vocabulary, new.vocabulary, old.entry_lines, made, lines)
    record = {**_thrown_out(old.bank, made), **(new.generated.made if new.generated else {})}
    assert new.generated is not None
    merged = msgspec.structs.replace(
        new,
        id=old.bank.id,
        title=old.bank.title or new.title,
        level=old.bank.level or new.level,
        source=old.bank.source if "source" in old.top_lines else new.source,
        items=[slot.part for slot in items],
        vocabulary=[slot.part for slot in entries],
        generated=msgspec.structs.replace(new.generated, made=record),
    )
    text = _with_lines(dump_bank(merged), [*items, *entries])
    counts = {key: item_counts[key] + entry_counts[key] for key in item_counts}
    return Merged(text=text, **counts)


def _thrown_out(old: Bank, made: dict[str, str]) -> dict[str, str]:
    """What a person removed stays on record; what the generator itself leaves out this time may come back."""
    present = {item.id for item in old.items} | {entry.id for entry in old.vocabulary}
    return {identifier: value for identifier, value in made.items() if identifier not in present}


def _merge(
    old: list[Part], new: list[Part], places: tuple[dict[str, int], ...], made: dict[str, str], lines: list[str]
) -> tuple[list[_Slot], dict[str, int]]:
    present = {part.id: part for part in old}
    where = {part.id: place for part, place in zip(old, places, strict=True)}
    own = {part.id for part in old if part.skip or made.get(part.id) != content_hash(part)}
    stems = {fold(_title(present[identifier])) for identifier in own}
    counts = {"edited": 0, "manual": 0, "removed": 0, "added": 0, "unchanged": 0, "replaced": 0}
    fresh: list[_Slot] = []
    for part in new:
        if part.id in own or fold(_title(part)) in stems:
            continue
        if part.id in made and part.id not in present:
            counts["removed"] += 1
            continue
        same = part.id in present and content_hash(present[part.id]) == content_hash(part)
        counts["unchanged" if same else "replaced" if part.id in present else "added"] += 1
        fresh.append(_Slot(part, _source(lines, where[part.id]) if same else tuple(dump_part(part))))
    for part in old:
        if part.id in own:
            counts["manual" if part.id not in made else "edited"] += 1
    return _in_order(old, own, fresh, where, lines), counts


def _title(part: Item | Entry) -> str:
    return part.stem if isinstance(part, Item) else part.word


def _source(lines: list[str], place: dict[str, int]) -> tuple[str, ...]:
    """The lines of a part with the comments right above it, without blank lines after it."""
    first, last = place[""] - 1, place["end"] - 1
    while last > first and (last >= len(lines) or not lines[last].strip() or _belongs_to_next(lines, last, first)):
        last -= 1
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return tuple(lines[first : last + 1])


def _belongs_to_next(lines: list[str], row: int, first: int) -> bool:
    """A mapping ends for libyaml where the next thing starts: a dash, a key further left, or a comment above those."""
    indent = len(lines[first]) - len(lines[first].lstrip())
    text = lines[row]
    return len(text) - len(text.lstrip()) <= indent and text.strip() != ""


def _in_order(
    old: list[Part], own: set[str], fresh: list[_Slot], where: dict[str, dict[str, int]], lines: list[str]
) -> list[_Slot]:
    """New order for what was generated; a person's own part follows the part that it followed before."""
    result = list(fresh)
    for position, part in enumerate(old):
        if part.id not in own:
            continue
        before = [other.id for other in old[:position]]
        spots = [index for index, slot in enumerate(result) if slot.part.id in before]
        slot = _Slot(part, _source(lines, where[part.id]))
        result.insert(max(spots) + 1 if spots else 0, slot)
    return result


def _with_lines(text: str, slots: list[_Slot]) -> str:
    """Put the old lines of the kept parts where the fresh dump of them stands."""
    for slot in slots:
        dumped = "\n".join(dump_part(slot.part))
        written = "\n".join(slot.lines)
        if dumped != written:
            text = text.replace(f"\n{dumped}\n", f"\n{written}\n", 1)
    return text
