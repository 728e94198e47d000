"""``quiz words``: the words to learn of an article or in a bank, as a table to look at, TSV or JSON."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from quiz.errors import QuizError
from quiz.locale import say

if TYPE_CHECKING:
    from quiz.model.bank import Entry

_BANKS: Final = frozenset({".yaml", ".yml"})
_MOST: Final = 200
_NARROW: Final = 60
"""Below so many columns the meaning stands under the word."""
_MATURE: Final = 21
"""Days between two reviews from which practice calls a card known."""
_PREFIX: Final = "woord-"
"""What the id of an entry begins with; the word itself follows."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("source", metavar=say("words", "arg.source"), help=say("words", "help.source"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--tsv", action="store_true", help=say("words", "help.tsv"))
    form.add_argument("--json", action="store_true", help=say("words", "help.json"))
    parser.add_argument("--level", choices=("A2", "B1", "B2", "C1"), default="B1", help=say("words", "help.level"))
    parser.add_argument("--max", type=int, default=20, metavar="N", help=say("words", "help.max"))
    parser.add_argument("--known", metavar=say("words", "arg.file"), help=say("words", "help.known"))


def run(options: argparse.Namespace) -> int:
    """Print the words. Raises ``QuizError`` for an article, bank, list or dictionary that cannot be read."""
    if not 0 <= options.max <= _MOST:
        raise QuizError(say("generate", "number", name="--max", most=_MOST))
    entries = _entries(options)
    if options.json:
        sys.stdout.write(json.dumps([_values(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n")
    elif options.tsv:
        sys.stdout.write(_tsv(entries))
    elif not entries:
        sys.stderr.write(say("words", "none") + "\n")
    else:
        sys.stdout.write(_table(entries, shutil.get_terminal_size().columns))
    return 0


def _entries(options: argparse.Namespace) -> list[Entry]:
    known = _known(options.known)
    if Path(options.source).suffix.lower() in _BANKS:
        from quiz.bankfile import read_bank  # noqa: PLC0415

        return [entry for entry in read_bank(Path(options.source)).bank.vocabulary if entry.word.lower() not in known]
    from quiz.generate.words import choose_words  # noqa: PLC0415 - spaCy comes with it
    from quiz.ingest import read_source  # noqa: PLC0415
    from quiz.nlp.analyse import analyse  # noqa: PLC0415

    return choose_words(analyse(read_source(options.source)), options.level, options.max, 0, known | _practised())


def _known(name: str | None) -> frozenset[str]:
    """Words of a list: one on each line, the first cell of a table; what follows a tab or ``#`` does not count."""
    if not name:
        return frozenset()
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise QuizError(say("words", "list-unreadable", reason=reason), file=name) from None
    cells = (line.split("#")[0].split("\t")[0].strip().lower() for line in lines)
    return frozenset(cell.removeprefix("de ").removeprefix("het ") for cell in cells if cell)


def _practised() -> frozenset[str]:
    """The words, as they stand in ids, of which practice has a card that comes back after three weeks or more."""
    from quiz.store import Store, default_path  # noqa: PLC0415

    path = default_path()
    if not path.exists():
        return frozenset()
    with Store(path) as store:
        cards = [pair for bank in store.banks() for pair in store.cards(bank).items()]
    mature = (item.split("--")[0] for item, card in cards if item.startswith(_PREFIX) and card.interval >= _MATURE)
    return frozenset(item.removeprefix(_PREFIX) for item in mature)


def _values(entry: Entry) -> dict[str, Any]:
    """Every field under the name that it has in a bank, filled or not."""
    from msgspec import to_builtins  # noqa: PLC0415

    empty = {name: getattr(type(entry)(word="x"), name) for name in entry.__struct_fields__}
    values = {**empty, **to_builtins(entry)}
    return {name: value for name, value in values.items() if name not in {"id", "skip"}}


def _tsv(entries: list[Entry]) -> str:
    """A header line and a line for each word; lists joined by a comma, the example as paragraph and quote."""
    rows = [_values(entry) for entry in entries]
    names = [name for name in (rows[0] if rows else {}) if name != "example"]
    lines = ["\t".join([*names, "paragraph", "example"])] if rows else []
    for row in rows:
        example = row["example"] or {"paragraph": "", "quote": ""}
        cells = [*(row[name] for name in names), example["paragraph"], example["quote"]]
        lines.append("\t".join(_cell(cell) for cell in cells))
    return "".join(line + "\n" for line in lines)


def _cell(value: object) -> str:
    text = ", ".join(str(part) for part in value) if isinstance(value, list) else "" if value is None else str(value)
    return " ".join(text.split())


def _table(entries: list[Entry], width: int) -> str:
    """Word and forms, level, meaning: beside each other where there is room, else under each other."""
    from quiz.practice.words import forms_line  # noqa: PLC0415

    rows = [(forms_line(entry), entry.level, _meaning(entry)) for entry in entries]
    if width < _NARROW:
        return "\n".join(_stacked(row, width) for row in rows)
    left = min(max(len(forms) for forms, _, _ in rows), (width - 6) * 2 // 5)
    return "".join(_beside(row, left, width) for row in rows)


def _meaning(entry: Entry) -> str:
    parts = [entry.definition, f"({entry.gloss})" if entry.gloss else ""]
    if entry.parts:
        parts.append("= " + " + ".join(entry.parts))
    return " ".join(part for part in parts if part)


def _stacked(row: tuple[str, str, str], width: int) -> str:
    forms, level, meaning = row
    head = textwrap.wrap(f"{forms}  {level}".strip(), width)
    return "\n".join([*head, *textwrap.wrap(meaning, width - 2, initial_indent="  ", subsequent_indent="  ")]) + "\n"


def _beside(row: tuple[str, str, str], left: int, width: int) -> str:
    forms, level, meaning = row
    first = textwrap.wrap(forms, left, subsequent_indent="  ") or [""]
    last = textwrap.wrap(meaning, max(10, width - left - 6)) or [""]
    lines = []
    for index in range(max(len(first), len(last))):
        word = first[index] if index < len(first) else ""
        text = last[index] if index < len(last) else ""
        lines.append(f"{word:<{left}}  {level if not index else '':<2}  {text}".rstrip())
    return "\n".join(lines) + "\n"
