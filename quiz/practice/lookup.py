"""Looks a word of the text up in the lexicon and adds it to the bank's words; the rest of the file stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from quiz import atomic
from quiz.bankfile import read_bank
from quiz.bankfile.load import parse_bank
from quiz.bankfile.write import dump_part
from quiz.errors import QuizError
from quiz.lexicon.entries import Verb
from quiz.lexicon.lookup import Reading, look_up
from quiz.lexicon.morphology import present
from quiz.locale import say
from quiz.model.bank import Bank, Entry, Evidence
from quiz.practice.words import forms_line
from quiz.text.safe import clean
from quiz.text.sentences import split_sentences
from quiz.text.slug import slug

_FIELDS = frozenset(Entry.__struct_fields__) - {"word", "pos", "example", "synonyms", "parts", "zipf"}
_POS = frozenset(("noun", "verb", "adjective", "adverb", "preposition", "conjunction", "pronoun"))

Place = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """One meaning of a word form, as an entry that could be added."""

    entry: Entry

    @property
    def forms(self) -> str:
        """The word with its forms."""
        return forms_line(self.entry)

    @property
    def meaning(self) -> str:
        """What it means, in Dutch and English as far as the lexicon knows."""
        return " · ".join(part for part in (self.entry.definition, self.entry.gloss) if part)


def find_word(bank: Bank, form: str, place: Place | None = None) -> list[Found]:
    """The meanings of a word form, each with its sentence where the bank's text has the form; empty where unknown.

    ``place`` is where the learner met the word: its paragraph (from 1) and the letter it begins at.
    """
    typed = clean(form).strip()
    if not typed or len(typed) > 60:
        return []
    example = _example(bank, typed, place)
    return [Found(_entry(reading, sense, example)) for reading in look_up(typed) for sense in reading.senses or (None,)]


def is_listed(bank: Bank, entry: Entry) -> bool:
    """Tell whether the bank has the word already."""
    return any(other.word == entry.word and other.pos == entry.pos for other in bank.vocabulary)


def add_word(path: Path, entry: Entry) -> Entry:
    """Write an entry into a bank file as its first word; return it with its id.

    Raises ``QuizError`` where the file cannot be read or written, or where the words stand in a shape that only a
    person should edit.
    """
    loaded = read_bank(path)
    taken = {item.id for item in loaded.bank.items} | {other.id for other in loaded.bank.vocabulary}
    base = slug(f"woord {entry.word}") or "woord"
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    named = msgspec.structs.replace(entry, id=next(name for name in names if name not in taken))
    text = _inserted(loaded.text, loaded.entry_lines[0][""] if loaded.entry_lines else 0, named)
    if text is None or ("vocabulary" in loaded.top_lines and not loaded.entry_lines):
        raise QuizError(say("practice", "add-by-hand"), file=str(path))
    after = parse_bank(text.encode(), str(path))
    if named not in after.bank.vocabulary or len(after.findings) > len(loaded.findings):
        raise QuizError(say("practice", "add-by-hand"), file=str(path))
    try:
        atomic.write_text(path, text)
    except OSError as error:
        raise QuizError(say("practice", "add-failed", reason=error.strerror or "?"), file=str(path)) from None
    return named


def _inserted(text: str, line: int, entry: Entry) -> str | None:
    """The file with an entry before the entry on a line (from 1), or in a list of its own at the end (0)."""
    part = dump_part(entry)
    if line == 0:
        return "\n".join([text.rstrip("\n"), "", "vocabulary:", *part, ""])
    lines = text.split("\n")
    indent = re.match(r"( *)- ", lines[line - 1])
    if indent is None:
        return None
    shifted = [indent[1] + row.removeprefix("  ") for row in part]
    return "\n".join([*lines[: line - 1], *shifted, "", *lines[line - 1 :]])


def _example(bank: Bank, form: str, place: Place | None) -> Evidence | None:
    """The sentence of the text where the form was met, else the first that has it as a word."""
    for number, start in [place] if place else []:
        for span in split_sentences(bank.paragraphs[number - 1]):
            if span.start <= start < span.end:
                return Evidence(number, bank.paragraphs[number - 1][span.start : span.end])
    pattern = re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])", re.IGNORECASE)
    for number, paragraph in enumerate(bank.paragraphs, 1):
        for span in split_sentences(paragraph):
            if pattern.search(paragraph, span.start, span.end):
                return Evidence(number, paragraph[span.start : span.end])
    return None


def _entry(reading: Reading, sense: object, example: Evidence | None) -> Entry:
    values: dict[str, Any] = {
        name: getattr(sense, name) for name in _FIELDS if isinstance(getattr(sense, name, None), str)
    }
    if isinstance(sense, Verb):
        values["present"] = present(sense)
    if sense is None:
        # a compound that is not listed has the article and plural of its last part
        values = {"article": reading.article, "plural": reading.plural}
    word = {"word": reading.lemma, "pos": reading.pos if reading.pos in _POS else "other", "parts": reading.parts}
    found = msgspec.convert({**_sound(values), **word}, Entry)
    return msgspec.structs.replace(found, example=example)


def _sound(values: dict[str, str]) -> dict[str, str]:
    """The fields whose value a bank can hold; the lexicon knows a little more than a bank."""
    kept: dict[str, str] = {}
    for name, value in values.items():
        try:
            msgspec.convert({"word": "x", name: value}, Entry)
        except msgspec.ValidationError:
            continue
        kept[name] = value
    return kept
