"""Checks of shape: what its type asks of an item, and whether the evidence stands where it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quiz.checking.kinds import OPEN_KINDS, kind_of
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.model.bank import GAP, Item
from quiz.text.fold import fold

_MOST_DISTRACTORS: Final = 3
_LEAST_PARTS: Final = 3
_LEAST_PAIRS: Final = 3
_MOST_PARTS: Final = 8
_GAPLIKE: Final = re.compile(r"_{2,}|\.{4,}|…{2,}|\[\s*\]|\(\s*\)")
_PARAGRAPH: Final = re.compile(r"\b(?:alinea|paragraaf)s?\s+(\d{1,3})\b", re.IGNORECASE)
_LETTER: Final = re.compile(r"^(?:antwoord\s+)?[A-Da-d][.)]?$")
_USES: Final = {
    "distractors": frozenset({"choice", "cloze", "typed", "match"}),
    "sequence": frozenset({"order"}),
    "pairs": frozenset({"match", "schema"}),
    "accept": frozenset({"typed", "cloze", "open", "choice"}),
}


def answer(item: Item, _: Context) -> Iterator[Problem]:
    """Every type has its answer where it belongs."""
    if item.type in {"choice", "typed", "cloze"} and not item.key.strip():
        yield Problem("no-key", "")
    if item.type == "true-false" and item.key not in {"true", "false"}:
        yield Problem("truth-key", "key" if item.key else "")
    if item.type == "open" and not item.key and item.points and kind_of(item) != "preview":
        yield Problem("open-without-key", "")
    lettered = any(_LETTER.match(distractor.text.strip()) for distractor in item.distractors)
    if item.type == "choice" and _LETTER.match(item.key.strip()) and not lettered:
        yield Problem("letter-key", "key")


def unused(item: Item, _: Context) -> Iterator[Problem]:
    """What a type does not use is a slip: the wrong type, or the answer in the wrong place."""
    for name, types in _USES.items():
        if getattr(item, name) and item.type not in types:
            yield Problem("not-used", name, {"key": name, "type": item.type})


def gap(item: Item, _: Context) -> Iterator[Problem]:
    """A cloze has one gap, everything else has none."""
    count = item.stem.count(GAP)
    if item.type == "cloze" and count != 1:
        yield Problem("gap", "stem", {"gap": GAP, "n": count})
    elif item.type != "cloze" and _GAPLIKE.search(item.stem):
        yield Problem("gap-elsewhere", "stem")
    elif item.type == "cloze" and _GAPLIKE.search(item.stem.replace(GAP, "")):
        yield Problem("gap", "stem", {"gap": GAP, "n": 2})


def options(item: Item, _: Context) -> Iterator[Problem]:
    """Two or three distractors, no option twice (G9, G11)."""
    if item.type == "choice" and len(item.distractors) < 2 and item.key:
        yield Problem("few-distractors", "distractors", {"n": len(item.distractors)})
    if len(item.distractors) > _MOST_DISTRACTORS and item.type in {"choice", "cloze"}:
        yield Problem("many-distractors", "distractors", {"n": len(item.distractors)})
    right = {fold(text) for text in (item.key, *item.accept)} if item.key else set()
    seen: set[str] = set()
    for distractor in item.distractors:
        folded = fold(distractor.text)
        if folded in right:
            yield Problem("option-is-key", "distractors", {"option": distractor.text})
        if folded in seen:
            yield Problem("option-twice", "distractors", {"option": distractor.text})
        seen.add(folded)


def sequence(item: Item, _: Context) -> Iterator[Problem]:
    """An order has three to eight parts, all different."""
    if item.type != "order":
        return
    if not _LEAST_PARTS <= len(item.sequence) <= _MOST_PARTS:
        yield Problem(
            "sequence-size", "sequence", {"n": len(item.sequence), "least": _LEAST_PARTS, "most": _MOST_PARTS}
        )
    if len({fold(part) for part in item.sequence}) < len(item.sequence):
        yield Problem("sequence-twice", "sequence")


def pairs(item: Item, _: Context) -> Iterator[Problem]:
    """A match has three rows or more, each side of every row only once; what stays over fits nowhere."""
    if item.type == "schema" and not item.pairs:
        yield Problem("schema-empty", "")
    if item.type != "match":
        return
    if len(item.pairs) < _LEAST_PAIRS:
        yield Problem("pairs-size", "pairs", {"n": len(item.pairs), "least": _LEAST_PAIRS})
    lefts, rights = [fold(pair.left) for pair in item.pairs], [fold(pair.right) for pair in item.pairs]
    if len(set(lefts)) < len(lefts) or len(set(rights)) < len(rights):
        yield Problem("pair-twice", "pairs")
    if any(left == right for left, right in zip(lefts, rights, strict=True)):
        yield Problem("pair-same", "pairs")
    for distractor in item.distractors:
        if fold(distractor.text) in rights:
            yield Problem("option-is-key", "distractors", {"option": distractor.text})


def evidence(item: Item, context: Context) -> Iterator[Problem]:
    """The quote stands literally in its paragraph (G1)."""
    if not context.paragraphs:
        return
    if item.evidence is None:
        if kind_of(item) not in OPEN_KINDS and item.points and item.type not in {"order", "match", "schema"}:
            yield Problem("no-evidence", "")
        return
    number, quote = item.evidence.paragraph, item.evidence.quote
    if number > len(context.paragraphs):
        yield Problem("paragraph", "evidence", {"n": number, "most": len(context.paragraphs)})
    elif quote not in context.paragraph(number):
        found = next((n for n, text in enumerate(context.paragraphs, 1) if quote in text), 0)
        code = "quote-elsewhere" if found else "quote"
        yield Problem(code, "evidence", {"n": number, "found": found})


def paragraph_named(item: Item, context: Context) -> Iterator[Problem]:
    """A stem names only paragraphs that exist, and the one that the evidence stands in."""
    if not context.paragraphs:
        return
    named = [int(number) for number in _PARAGRAPH.findall(item.stem)]
    for number in named:
        if not 1 <= number <= len(context.paragraphs):
            yield Problem("paragraph-named", "stem", {"n": number, "most": len(context.paragraphs)})
        elif item.evidence and len(named) == 1 and item.evidence.paragraph != number and kind_of(item) != "heading":
            yield Problem("paragraph-differs", "stem", {"n": number, "found": item.evidence.paragraph})


RULES: Final[tuple[ItemRule, ...]] = (
    answer,
    unused,
    gap,
    options,
    sequence,
    pairs,
    evidence,
    paragraph_named,
)
