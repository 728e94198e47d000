"""A bank as a table with tabs: for Anki with its header lines, or bare for Quizlet and other flashcard programs."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quiz.export.anki.context import Context
from quiz.export.anki.identity import guid_of
from quiz.export.anki.items import composite_parts, note_of
from quiz.export.anki.markup import escape, line
from quiz.export.anki.note import LeftOut
from quiz.export.anki.wording import words
from quiz.lexicon.spots import spots
from quiz.model.bank import GAP, Bank, Entry, Item
from quiz.practice.shuffle import shuffled
from quiz.practice.words import citation, forms_line
from quiz.text.safe import clean

_HEADER: Final = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#tags column:4",
    "#columns:Sleutel\tVoorkant\tAchterkant\tTags",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One card: lines of text for the front and for the back, an identity that no edit changes, and tags."""

    guid: str
    front: tuple[str, ...]
    back: tuple[str, ...]
    tags: tuple[str, ...]


def rows_of(bank: Bank) -> list[Row | LeftOut]:
    """Every item and entry as a row, in the bank's order, or the reason why it makes none."""
    context = Context(bank)
    items = [_item(context, item) for item in bank.items]
    return [*items, *(_entry(context, entry) for entry in bank.vocabulary)]


def anki_table(rows: Iterable[Row]) -> str:
    """The table with Anki's header lines. With the identity in it a second import updates instead of doubling."""
    lines = ("\t".join((row.guid, _html(row.front), _html(row.back), " ".join(row.tags))) for row in rows)
    return "\n".join((*_HEADER, *lines)) + "\n"


def plain_table(rows: Iterable[Row]) -> str:
    """Front, tab, back: one card a line, nothing else."""
    return "".join(f"{_flat(row.front)}\t{_flat(row.back)}\n" for row in rows)


def _html(lines: Sequence[str]) -> str:
    return "<br>".join(escape(text) for text in lines)


def _flat(lines: Sequence[str]) -> str:
    return " ".join(" ".join(clean(text).split()) for text in lines)


def _item(context: Context, item: Item) -> Row | LeftOut:
    note = note_of(context, item)
    if isinstance(note, LeftOut):
        return note
    front, back = _sides(item)
    return Row(guid_of(f"{context.bank.id}/tekst/{item.id}"), (item.stem, *front), (*back, *_extra(item)), note.tags)


def _sides(item: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands under the stem on the front, and the answer on the back."""
    if item.type == "true-false":
        return (f"({words('truth', 'true')} / {words('truth', 'false')})",), (words("truth", item.key),)
    if item.type in {"order", "match", "schema"}:
        parts, answer = composite_parts(item)
        return tuple(", ".join(column) for column in parts), (
            " → ".join(answer) if item.type == "order" else "; ".join(answer),
        )
    options = shuffled([item.key, *(extra.text for extra in item.distractors)], 0, item.id)
    shown = item.distractors and item.type in {"choice", "cloze"}
    return tuple(_lettered(options)) if shown else (), (" / ".join([item.key, *item.accept]),)


def _lettered(options: Iterable[str]) -> Iterator[str]:
    for letter, option in zip(string.ascii_lowercase, options, strict=False):
        yield f"{letter}) {option}"


def _extra(item: Item) -> tuple[str, ...]:
    return (f"({item.explanation})",) if item.explanation.strip() else ()


def _entry(context: Context, entry: Entry) -> Row | LeftOut:
    """From word to meaning; without a meaning the word's own sentence with a gap, or else the word's forms."""
    if entry.skip:
        return LeftOut(entry.id, entry.word, "skip")
    if not line(entry.word):
        return LeftOut(entry.id, entry.word, "empty")
    guid = guid_of(f"{context.bank.id}/tekst-woord/{entry.id}")
    tags = context.tags(words("kind", "word"), entry.level)
    meaning = tuple(text for text in (entry.definition, entry.gloss) if line(text))
    if meaning:
        return Row(guid, (citation(entry),), meaning, tags)
    quote = entry.example.quote if entry.example else ""
    places = spots(entry, quote)
    if not places:
        forms = forms_line(entry)
        known = forms not in {"", entry.word}
        return Row(guid, (entry.word,), (forms,), tags) if known else LeftOut(entry.id, entry.word, "nothing-to-ask")
    sentence = quote
    for start, end in reversed(places):
        sentence = sentence[:start] + GAP + sentence[end:]
    answer = " … ".join(quote[start:end] for start, end in places)
    return Row(guid, (sentence,), (f"{answer} ({citation(entry)})",), tags)
