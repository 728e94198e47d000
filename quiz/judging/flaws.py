"""Spoils items on purpose, to see whether a judge is awake: wrong keys, turned truths, broken stems, given answers."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

import msgspec.structs

from quiz.model.bank import Distractor, Item

_SHORTEST_STEM: Final = 6


def spoil(items: list[Item], number: int, seed: int) -> list[tuple[str, Item]]:
    """Return up to ``number`` spoiled copies with the kind of their flaw; every kind once before any twice."""
    made: list[tuple[str, Item]] = []
    for turn in range(number):
        kind, flaw = _FLAWS[turn % len(_FLAWS)]
        options = [spoiled for item in items if (spoiled := flaw(item)) is not None]
        options.sort(key=lambda item: _keyed(seed, kind, turn, item.id))
        if options:
            made.append((kind, options[0]))
    return made


def _keyed(*parts: object) -> bytes:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()


def _wrong_key(item: Item) -> Item | None:
    """A distractor becomes the key."""
    if item.type not in {"choice", "cloze"} or len(item.distractors) < 2:
        return None
    first, *others = item.distractors
    swapped = [Distractor(text=item.key), *others]
    return msgspec.structs.replace(item, key=first.text, distractors=swapped, accept=[])


def _turned_truth(item: Item) -> Item | None:
    if item.type != "true-false":
        return None
    return msgspec.structs.replace(item, key="false" if item.key == "true" else "true")


def _broken_order(item: Item) -> Item | None:
    """The finite verb and the word behind it change places."""
    words = item.stem.split()
    if item.type in {"true-false", "cloze"} or item.kind not in _ASKED or len(words) < _SHORTEST_STEM:
        return None
    words[1], words[2] = words[2], words[1]
    return msgspec.structs.replace(item, stem=" ".join(words))


def _cut_short(item: Item) -> Item | None:
    words = item.stem.rstrip("?").split()
    if item.kind not in _ASKED or len(words) < _SHORTEST_STEM:
        return None
    return msgspec.structs.replace(item, stem=" ".join(words[:-2]) + "?")


def _given_away(item: Item) -> Item | None:
    if item.kind not in _ASKED or item.type == "true-false" or not item.key:
        return None
    return msgspec.structs.replace(item, stem=f"{item.stem.rstrip('?')} ({item.key})?")


_ASKED: Final = frozenset({"who", "what", "where", "number", "date", "reason", "speaker"})
_FLAWS: Final[tuple[tuple[str, Callable[[Item], Item | None]], ...]] = (
    ("wrong-key", _wrong_key),
    ("turned-truth", _turned_truth),
    ("broken-order", _broken_order),
    ("given-away", _given_away),
    ("cut-short", _cut_short),
)
