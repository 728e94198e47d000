"""The word list of a worksheet: words with their forms and meaning, without those that a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.lexicon.spots import spots
from quiz.model.bank import GAP, Bank, Entry, Item
from quiz.practice.words import forms_line, meaning_of
from quiz.text.fold import fold


@dataclass(frozen=True, slots=True)
class Gloss:
    """One word of the list."""

    word: str
    forms: str
    meaning: str
    paragraph: int


def glossary(bank: Bank, items: Sequence[Item]) -> list[Gloss]:
    """Words with a meaning, in text order; a word whose meaning or form is the answer to an item is left out."""
    meanings = {fold(item.key) for item in items if item.kind == "meaning"}
    gaps = [item for item in items if item.type == "cloze"]
    found: list[Gloss] = []
    for entry in bank.vocabulary:
        meaning = meaning_of(entry)
        if entry.skip or not meaning or fold(meaning) in meanings or any(_fills(entry, item) for item in gaps):
            continue
        word, _, forms = forms_line(entry).partition(", ")
        found.append(Gloss(word, forms, meaning, entry.example.paragraph if entry.example else 0))
    return sorted(found, key=lambda gloss: gloss.paragraph or len(bank.text) + 1)


def _fills(entry: Entry, item: Item) -> bool:
    """The entry's word, in some form, is what the gap wants."""
    start = item.stem.find(GAP)
    sentence = item.stem.replace(GAP, item.key)
    return any(start <= spot[0] < start + len(item.key) for spot in spots(entry, sentence))
