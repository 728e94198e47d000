"""Items to notes: multiple choice, open, or a gap; what Anki cannot ask is left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from quiz.export.anki.context import Context, first_span, options_html, quote
from quiz.export.anki.identity import Kind, NoteKey
from quiz.export.anki.markup import escape, gapped, line, marked
from quiz.export.anki.note import LeftOut, Note
from quiz.export.anki.notetypes import TypeName, notetypes
from quiz.export.anki.wording import words
from quiz.model.bank import GAP, Item
from quiz.practice.shuffle import shuffled
from quiz.text.fold import fold

_TITLE_TELLS: Final = frozenset({"gist", "heading"})
"""Kinds of question that a look at the title answers."""
_NEEDS_TEXT: Final = frozenset({"reference", "heading", "quote"})
"""Kinds that ask about the words of a paragraph, so that the paragraph is part of the question."""
_CITED: Final = re.compile(r"“[^”]{15,}”")
_ASKED: Final = re.compile(r"‘([^’(]+?)(?: \([^)]*\))?’")
_LONGEST_TYPED: Final = 60
"""Characters; who types more than this makes slips that say nothing about reading."""


def note_of(context: Context, item: Item) -> Note | LeftOut:
    """Return the note of an item, or the reason why it makes none."""
    if item.skip:
        return _left(item, "skip")
    if not line(item.stem):
        return _left(item, "empty")
    if item.type == "true-false":
        return _truth(context, item)
    if item.type in {"order", "match", "schema"}:
        return _composite(context, item)
    if not line(item.key):
        return _left(item, "no-answer" if item.type == "open" else "no-key")
    if item.type == "cloze":
        return _gap(context, item)
    wrong = _wrong(item)
    return _choice(context, item, wrong) if item.type == "choice" and wrong else _open(context, item)


def _left(item: Item, reason: str) -> LeftOut:
    return LeftOut(item.id, item.stem, reason)


def _wrong(item: Item) -> list[tuple[str, str]]:
    """Distractors that show as something else than the key and each other, with the reason why they are wrong."""
    kept: dict[str, tuple[str, str]] = {}
    for distractor in item.distractors:
        kept.setdefault(line(distractor.text), (distractor.text, distractor.why))
    kept.pop(line(item.key), None)
    return list(kept.values())


def _note(context: Context, item: Item, kind: Kind, values: dict[str, str]) -> Note:
    type_name: TypeName = kind  # type: ignore[assignment]
    key = NoteKey(context.bank.id, kind, item.id)
    answers = [item.key, *item.accept] if item.type != "true-false" else []
    asked = _ASKED.search(item.stem)
    spans = first_span(item.evidence.quote, [*answers, *([asked[1]] if asked else [])]) if item.evidence else []
    common = {
        "Titel": "" if item.kind in _TITLE_TELLS else context.title([item.key]),
        "Alinea": context.paragraph(item.evidence),
        "Bewijs": quote(item.evidence, spans),
        "Bron": context.source(item.evidence),
        "Uitleg": escape(item.explanation),
        "Extra1": context.picture(item.image),
        "Extra2": context.sound(item.audio),
        "Sleutel": line(key.text),
    }
    label = words("kind", item.kind) if item.kind else words("type", item.type)
    fields = notetypes()[type_name].row({**common, **values})
    return Note(key, type_name, fields, (0,), context.tags(label), "vragen")


def _stem(stem: str) -> str:
    """The stem; a sentence that it quotes stands by itself, with the word that is asked about marked in it."""
    cited = _CITED.search(stem)
    if not cited:
        return escape(stem)
    asked = _ASKED.search(stem[: cited.start()])
    sentence = marked(cited[0], first_span(cited[0], [asked[1]] if asked else []), tag="b")
    return f'{escape(stem[: cited.start()])}<span class="cited">{sentence}</span>{_tail(stem[cited.end() :])}'


def _tail(text: str) -> str:
    """What comes after a quoted sentence: *(alinea 4)?* in small type."""
    return f'<span class="tail">{escape(text)}</span>' if text.strip() else ""


def _passage(context: Context, item: Item) -> str:
    """The paragraph where it is part of the question: without a mark, because the mark would answer it."""
    if item.kind not in _NEEDS_TEXT or item.evidence is None:
        return ""
    return re.sub(r"</?mark>", "", context.paragraph(item.evidence)) or escape(item.evidence.quote)


def _truth(context: Context, item: Item) -> Note | LeftOut:
    if item.key not in {"true", "false"}:
        return _left(item, "no-truth")
    options = [words("truth", "true"), words("truth", "false")]
    values = {
        "Vraag": _stem(item.stem),
        "Opdracht": words("task", "true-false"),
        "Opties": options_html(options),
        "Vast": "1",
        "Juist": "1" if item.key == "true" else "2",
        "Antwoord": words("truth", item.key),
        "Titel": context.title([]),
    }
    return _note(context, item, "meerkeuze", values)


def _choice(context: Context, item: Item, wrong: list[tuple[str, str]]) -> Note:
    options, fixed = _options(context, item, wrong)
    values = {
        "Vraag": _stem(item.stem),
        "Opdracht": words("task", "choice"),
        "Fragment": _passage(context, item),
        "Opties": options_html(options),
        "Vast": "1" if fixed else "",
        "Juist": str(options.index(item.key) + 1),
        "Antwoord": escape(item.key),
        "Waarom": _reasons(wrong),
    }
    return _note(context, item, "meerkeuze", values)


def _options(context: Context, item: Item, wrong: list[tuple[str, str]]) -> tuple[list[str], bool]:
    """The options in the order that a card without scripts shows, and whether they have an order of their own.

    Numbers do: then every seed gives the same.
    """
    texts = [item.key, *(text for text, _ in wrong)]
    options = shuffled(texts, 0, context.bank.id, item.id)
    numbers = all(any(char.isdigit() for char in text) for text in texts)
    fixed = numbers and all(shuffled(texts, seed, context.bank.id, item.id) == options for seed in range(1, 16))
    return options, fixed


def _reasons(wrong: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<li><b>{escape(text)}</b>: {escape(why)}</li>" for text, why in wrong if why.strip())


def _open(context: Context, item: Item) -> Note:
    typed = item.type in {"typed", "choice"} and len(item.key) <= _LONGEST_TYPED
    values = {
        "Vraag": _stem(item.stem),
        "Opdracht": words("task", "typed" if typed else "open"),
        "Fragment": _passage(context, item),
        "Typ": line(item.key) if typed else "",
        "Antwoord": escape(item.key),
        "OokGoed": escape("; ".join(item.accept)),
    }
    return _note(context, item, "open", values)


def _gap(context: Context, item: Item) -> Note | LeftOut:
    before, gap, after = item.stem.partition(GAP)
    if not gap or GAP in after:
        return _left(item, "no-gap")
    wrong = _wrong(item)
    options, fixed = _options(context, item, wrong) if wrong else ([], False)
    sentence = before + item.key + after
    same = item.evidence is not None and fold(item.evidence.quote) == fold(sentence)
    values = {
        "Zin": gapped(sentence, [(len(before), len(before) + len(item.key))]),
        "Opdracht": words("task", "cloze-choice" if wrong else "cloze"),
        "Opties": options_html(options),
        "Vast": "1" if fixed else "",
        "Juist": str(options.index(item.key) + 1) if wrong else "",
        "Waarom": _reasons(wrong),
        "Typ": "" if wrong else line(item.key),
        "Antwoord": escape(item.key),
        "OokGoed": escape("; ".join(item.accept)),
    }
    return _note(context, item, "gat", {**values, **({"Bewijs": ""} if same else {})})


def _composite(context: Context, item: Item) -> Note | LeftOut:
    """Order, match and schema as one open card: the parts on the front, put together on the back."""
    if len(item.sequence if item.type == "order" else item.pairs) < (1 if item.type == "schema" else 2):
        return _left(item, "no-parts")
    columns, answer = composite_parts(item)
    lists = "".join(_list(column) for column in columns)
    values = {
        "Vraag": _stem(item.stem),
        "Opdracht": words("task", item.type),
        "Lijst": f'<div class="columns">{lists}</div>' if len(columns) > 1 else lists,
        "Antwoord": _list(answer, "ol" if item.type == "order" else "ul"),
        "Titel": context.title([]),
    }
    return _note(context, item, "open", values)


def composite_parts(item: Item) -> tuple[list[list[str]], list[str]]:
    """The columns of an order, match or schema item as the learner gets them, and the rows of its answer."""
    if item.type == "order":
        return [_mixed(item.sequence, item.id)], item.sequence
    lefts = [pair.left for pair in item.pairs]
    answer = [f"{pair.left}: {pair.right}" for pair in item.pairs]
    return ([lefts] if item.type == "schema" else [lefts, _rights(item)]), answer


def _mixed(texts: list[str], name: str) -> list[str]:
    """Another order than the right one: that would ask nothing."""
    mixed = shuffled(texts, 0, name)
    return mixed[1:] + mixed[:1] if mixed == texts else mixed


def _rights(item: Item) -> list[str]:
    texts = dict.fromkeys([*(pair.right for pair in item.pairs), *(extra.text for extra in item.distractors)])
    return shuffled(list(texts), 0, item.id)


def _list(texts: Iterable[str], tag: str = "ul") -> str:
    return f'<{tag} class="list">{options_html(texts)}</{tag}>'
