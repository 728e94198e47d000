"""Composes a worksheet as a school exam has it: parts, numbered questions with room to write, and the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from quiz.export.dates import written_date
from quiz.export.files import File
from quiz.export.usable import has_options, is_preview, sort_out, text_order
from quiz.export.worksheet.glossary import glossary
from quiz.export.worksheet.sheet import Form, Question, Row, Section, Sheet, Version, letters
from quiz.export.worksheet.wording import words
from quiz.model.bank import GAP, Bank, Item
from quiz.practice.shuffle import shuffle_key, shuffled

_LETTERS_ON_A_LINE: Final = 38
"""Handwriting: about so many letters fit on one line of a sheet."""
_MOST_LINES: Final = 5
_WHOLE: Final = frozenset({"gist", "purpose"})
"""Kinds that ask about the whole text and come last."""


def compose(bank: Bank, names: Sequence[str] = ("",), files: Mapping[str, File] | None = None) -> Sheet:
    """Compose a sheet with a version for every name; the first has the order of the text.

    ``files`` are the pictures of the questions by the path as the bank has it; recordings do not go on paper.
    """
    pictures = {path: file for path, file in (files or {}).items() if file.kind == "image"}
    items, refused = sort_out(bank)
    source = bank.source
    listed = glossary(bank, items)
    return Sheet(
        title=bank.title or bank.id,
        level=bank.level,
        source=", ".join(
            part for part in (source.author, written_date(source.date), source.url, source.licence) if part
        ),
        blocks=_blocks(bank),
        glossary=tuple(listed),
        words_hidden=len(listed) < len(glossary(bank, ())),
        versions=tuple(_version(bank, items, name, seed, pictures) for seed, name in enumerate(names)),
        left_out=tuple(refused),
        pictures={file.name: file for file in pictures.values()},
    )


def _blocks(bank: Bank) -> tuple[tuple[int, str], ...]:
    blocks: list[tuple[int, str]] = []
    number = 0
    for block in bank.text:
        if isinstance(block, str):
            number += 1
            blocks.append((number, block))
        else:
            blocks.append((0, block.heading))
    return tuple(blocks)


def _section_of(item: Item) -> str:
    """The part of the sheet that an item belongs to."""
    if is_preview(item):
        return "before"
    if item.type == "true-false":
        return "statements"
    if item.type == "cloze":
        return "gaps"
    whole = item.type in {"order", "match", "schema"} or item.kind in _WHOLE or item.evidence is None
    return "whole" if whole else "text"


def _version(bank: Bank, items: Sequence[Item], name: str, seed: int, pictures: Mapping[str, File]) -> Version:
    groups: dict[str, list[Item]] = {"before": [], "text": [], "statements": [], "gaps": [], "whole": []}
    for item in text_order(bank, items):
        groups[_section_of(item)].append(item)
    if seed:
        for key, group in groups.items():
            group.sort(key=lambda item, key=key: shuffle_key(item.id, seed, bank.id, key))  # type: ignore[misc]
    writer = _Writer(bank, seed, pictures)
    sections = tuple(writer.section(key, group) for key, group in groups.items() if group or writer.has_own(key))
    return Version(name, sections, tuple(writer.key), sum(row.points for row in writer.key))


class _Writer:
    """Numbers the questions of one version and writes their key beside them."""

    def __init__(self, bank: Bank, seed: int, pictures: Mapping[str, File]) -> None:
        self.bank = bank
        self.seed = seed
        self.pictures = pictures
        self.number = 0
        self.key: list[Row] = []

    def has_own(self, section: str) -> bool:
        """Before reading a sheet asks for a guess, also where the bank has no such item."""
        return section == "before" and bool(self.bank.title and self.bank.paragraphs)

    def section(self, name: str, items: Sequence[Item]) -> Section:
        """The section of that name with its questions."""
        if name == "before":
            questions = self._previews(items)
        elif name == "statements":
            # a statement about a picture is a question of its own
            shown = [[item] for item in items if item.image in self.pictures]
            plain = [item for item in items if item.image not in self.pictures]
            questions = [self._shown(part[0], self._statements(part)) for part in ([plain] if plain else []) + shown]
        else:
            questions = [self._shown(item, self._question(item)) for item in items]
        task = words("task", name) if name in {"before", "gaps"} else ""
        return Section(name, words("section", name), task, tuple(questions))

    def _shown(self, item: Item, question: Question) -> Question:
        """The question with its picture."""
        file = self.pictures.get(item.image)
        return replace(question, picture=file.name) if file else question

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _row(self, item: Item, number: str, answer: str, *, also: Sequence[str] = ()) -> None:
        evidence = item.evidence
        self.key.append(
            Row(
                number,
                answer,
                item.points,
                also=words("sheet", "also", answers="; ".join(also)) if also else "",
                quote=evidence.quote if evidence else item.explanation,
                paragraph=evidence.paragraph if evidence else 0,
            )
        )

    def _previews(self, items: Sequence[Item]) -> list[Question]:
        stems = [item.stem for item in items] or [words("task", "preview")]
        questions = [Question(self._next(), "lines", 0, (stem,), lines=2) for stem in stems]
        questions = [self._shown(*pair) for pair in zip(items, questions, strict=True)] if items else questions
        self.key += [Row(str(question.number), words("sheet", "key-preview"), 0) for question in questions]
        return questions

    def _statements(self, items: Sequence[Item]) -> Question:
        number = self._next()
        for letter, item in zip(letters(len(items)), items, strict=True):
            self._row(item, f"{number}{letter.lower()}", words("sheet", item.key))
        points = sum(item.points for item in items)
        stem = (words("task", "statement" if len(items) == 1 else "statements"),)
        return Question(number, "truth", points, stem, rows=tuple(item.stem for item in items))

    def _question(self, item: Item) -> Question:
        if has_options(item):
            return self._choice(item)
        if item.type == "order":
            return self._order(item)
        if item.type == "match":
            return self._match(item)
        if item.type == "schema":
            return self._schema(item)
        return self._open(item)

    def _choice(self, item: Item) -> Question:
        texts = [item.key, *(distractor.text for distractor in item.distractors)]
        options = shuffled(texts, self.seed, self.bank.id, item.id)
        number = self._next()
        self._row(item, str(number), f"{letters(len(options))[options.index(item.key)]}  {item.key}")
        form: Form = "gap" if item.type == "cloze" else "choice"
        return Question(number, form, item.points, tuple(item.stem.split(GAP)), options=tuple(options))

    def _open(self, item: Item) -> Question:
        number = self._next()
        answer = words("sheet", "model", answer=item.key) if item.type == "open" else item.key
        self._row(item, str(number), answer, also=item.accept)
        if item.type == "cloze":
            return Question(number, "gap", item.points, tuple(item.stem.split(GAP)))
        least = 2 if item.type == "open" else 1
        lines = min(_MOST_LINES, max(least, ceil(len(item.key) / _LETTERS_ON_A_LINE)))
        return Question(number, "lines", item.points, (item.stem,), lines=lines)

    def _order(self, item: Item) -> Question:
        options = shuffled(item.sequence, self.seed, self.bank.id, item.id)
        if options == item.sequence:
            options = options[1:] + options[:1]
        number = self._next()
        places = " – ".join(str(item.sequence.index(option) + 1) for option in options)
        self._row(item, str(number), places)
        task = words("task", "order", n=len(options))
        return Question(number, "order", item.points, (item.stem,), task=task, rows=tuple(options))

    def _match(self, item: Item) -> Question:
        rights = [pair.right for pair in item.pairs] + [distractor.text for distractor in item.distractors]
        options = shuffled(list(dict.fromkeys(rights)), self.seed, self.bank.id, item.id)
        names = letters(len(options))
        number = self._next()
        pairs = (f"{n} {names[options.index(pair.right)]}" for n, pair in enumerate(item.pairs, 1))
        self._row(item, str(number), ", ".join(pairs))
        task = words("task", "match-over" if len(options) > len(item.pairs) else "match")
        lefts = tuple(pair.left for pair in item.pairs)
        return Question(number, "match", item.points, (item.stem,), task=task, options=tuple(options), rows=lefts)

    def _schema(self, item: Item) -> Question:
        number = self._next()
        self._row(item, str(number), "\n".join(f"{pair.left}: {pair.right}" for pair in item.pairs))
        rows = tuple(pair.left for pair in item.pairs)
        return Question(number, "schema", item.points, (item.stem,), rows=rows)
