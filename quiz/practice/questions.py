"""Items and entries as questions to answer: what is shown, how it is answered, what is told afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal

from quiz.model.bank import GAP, Bank, Entry, Evidence, Item
from quiz.practice.grade import Grade, grade

Mode = Literal["choice", "truth", "typed", "open", "order", "match"]
TRUE: Final = "true"
FALSE: Final = "false"


@dataclass(frozen=True)
class Question:
    """One question of a session. ``options`` are in the order shown; ``ref`` names it for ever."""

    bank: str
    item: str
    mode: Mode
    task: str
    """Key of the instruction in the messages (*choose*, *fill-gap*, ...)."""
    prompt: str
    key: str
    title: str = ""
    options: tuple[str, ...] = ()
    whys: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    """Match: the fixed side; ``options`` then holds the other side, ``answer`` which option goes with each."""
    answer: tuple[int, ...] = ()
    """Order and match: positions in ``options`` that make the right answer."""
    evidence: Evidence | None = None
    paragraph: str = ""
    explanation: str = ""

    @property
    def ref(self) -> tuple[str, str]:
        """Bank id and item id: what progress hangs on."""
        return self.bank, self.item

    def check(self, given: str) -> Grade:
        """Grade an answer: an option's text, ``true``/``false``, typed text, or positions (``2 0 1``)."""
        if self.mode == "typed":
            return grade(given, self.accepted, self.wrong)
        if self.mode in {"order", "match"}:
            right = tuple(int(n) for n in given.split()) == self.answer
            return Grade("right" if right else "wrong", "exact" if right else "other", self.key)
        right = given == self.key
        return Grade("right" if right else "wrong", "exact" if right else "other", self.key)


def questions_of(bank: Bank, seed: int, *, words: bool = True) -> list[Question]:
    """Every question of a bank in the bank's order, words after items; skipped ones left out."""
    found = [_from_item(bank, item, seed) for item in bank.items if not item.skip]
    if words:
        found += [q for entry in bank.vocabulary if not entry.skip for q in _from_entry(bank, entry)]
    return found


def shuffled(values: Sequence[str], seed: int, *parts: str) -> list[str]:
    """Order by a keyed hash: the same on every machine and Python version. Numbers are sorted instead (G6)."""
    numbers = [_as_number(value) for value in values]
    if all(number is not None for number in numbers):
        return [value for _, value in sorted(zip(numbers, values, strict=True), key=lambda pair: (pair[0] or 0.0, pair[1]))]
    return sorted(values, key=lambda value: blake2b("\x1f".join((str(seed), *parts, value)).encode(), digest_size=8).digest())


def _as_number(text: str) -> float | None:
    found = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text)
    return float(found[0].replace(".", "").replace(",", ".")) if len(found) == 1 else None


def _from_item(bank: Bank, item: Item, seed: int) -> Question:
    paragraphs = bank.paragraphs
    number = item.evidence.paragraph if item.evidence else 0
    paragraph = paragraphs[number - 1] if 0 < number <= len(paragraphs) else ""
    common = {
        "bank": bank.id,
        "item": item.id,
        "title": bank.title,
        "prompt": item.stem,
        "key": item.key,
        "evidence": item.evidence,
        "paragraph": paragraph,
        "explanation": item.explanation,
    }
    if item.type == "true-false":
        return Question(mode="truth", task="truth", options=(TRUE, FALSE), **common)  # type: ignore[arg-type]
    if item.type in {"order", "match"}:
        return _composite(item, seed, common)
    if item.distractors and item.type in {"choice", "cloze"}:
        options = shuffled([item.key, *(d.text for d in item.distractors)], seed, bank.id, item.id)
        why = {d.text: d.why for d in item.distractors}
        task = "fill-choice" if item.type == "cloze" else "choose"
        return Question(mode="choice", task=task, options=tuple(options), whys=tuple(why.get(o, "") for o in options), **common)  # type: ignore[arg-type]
    if item.type == "open":
        return Question(mode="open", task="open", accepted=(item.key, *item.accept), **common)  # type: ignore[arg-type]
    task = "fill" if item.type == "cloze" else "type"
    wrong = tuple(d.text for d in item.distractors)
    return Question(mode="typed", task=task, accepted=(item.key, *item.accept), wrong=wrong, **common)  # type: ignore[arg-type]


def _composite(item: Item, seed: int, common: dict[str, object]) -> Question:
    if item.type == "order":
        options = shuffled(item.sequence, seed, item.id)
        answer = tuple(options.index(part) for part in item.sequence)
        key = " → ".join(item.sequence)
        return Question(mode="order", task="order", options=tuple(options), answer=answer, **{**common, "key": key})  # type: ignore[arg-type]
    rights = shuffled([pair.right for pair in item.pairs], seed, item.id)
    answer = tuple(rights.index(pair.right) for pair in item.pairs)
    key = "; ".join(f"{pair.left} – {pair.right}" for pair in item.pairs)
    lefts = tuple(pair.left for pair in item.pairs)
    return Question(mode="match", task="match", options=tuple(rights), lefts=lefts, answer=answer, **{**common, "key": key})  # type: ignore[arg-type]


def _from_entry(bank: Bank, entry: Entry) -> list[Question]:
    """A word's questions: its article, its meaning, and its form in the article's own sentence."""
    paragraphs = bank.paragraphs
    number = entry.example.paragraph if entry.example else 0
    common = {
        "bank": bank.id,
        "title": bank.title,
        "evidence": entry.example,
        "paragraph": paragraphs[number - 1] if 0 < number <= len(paragraphs) else "",
    }
    found: list[Question] = []
    meaning = ". ".join(part for part in (entry.definition, entry.gloss) if part)
    if meaning:
        accepted = (entry.word, f"{entry.article} {entry.word}".strip())
        found.append(Question(item=f"{entry.id}--word", mode="typed", task="word", prompt=meaning, key=entry.word, accepted=accepted, **common))  # type: ignore[arg-type]
    if entry.article in {"de", "het"}:
        found.append(Question(item=f"{entry.id}--article", mode="choice", task="article", prompt=f"{GAP} {entry.word}", key=entry.article, options=("de", "het"), whys=("", ""), explanation=forms_line(entry), **common))  # type: ignore[arg-type]
    if entry.past and entry.participle:
        answer = f"{entry.past}, {entry.participle}"
        found.append(Question(item=f"{entry.id}--forms", mode="open", task="forms", prompt=entry.word, key=answer, accepted=(answer,), explanation=forms_line(entry), **common))  # type: ignore[arg-type]
    return found


def forms_line(entry: Entry) -> str:
    """A word with the forms that a dictionary gives, as one line of Dutch."""
    if entry.pos == "noun":
        plural = {"-": "geen meervoud", "mv": "alleen meervoud", "": ""}.get(entry.plural, entry.plural)
        return ", ".join(part for part in (f"{entry.article} {entry.word}".strip(), plural) if part)
    if entry.pos == "verb":
        perfect = f"{entry.auxiliary} {entry.participle}".strip()
        parts = (f"{entry.reflexive} {entry.word} {entry.preposition}".strip(), entry.present, entry.past, perfect)
        return ", ".join(part for part in parts if part)
    return ", ".join(part for part in (entry.word, entry.inflected, entry.comparative, entry.superlative) if part)
