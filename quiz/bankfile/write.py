"""Writes a bank as YAML for people: block style, short maps on one line, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from quiz import atomic
from quiz.locale import say
from quiz.model.bank import Bank, Entry, Heading, Item

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
"""What a field of a bank is once it is plain."""
_WIDTH: Final = 118
_PLAIN: Final = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ“‘’(€][^\x00-\x1f]*")
_INDICATOR: Final = re.compile(r": |:$| #|\t|\n|\u2028|\u2029|\x85")
_LOOKS_OTHER: Final = re.compile(
    r"(?:[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?%?|[-+]?0[xob][0-9A-Fa-f_]+|[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|\.[0-9]+|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|ja|nee|~|=|<<)",
    re.IGNORECASE,
)
_FLOW_SPECIAL: Final = re.compile(r"[,\[\]{}]")


def dump_bank(bank: Bank) -> str:
    """Return the bank as YAML text; reading it back gives an equal bank, and dumping that the same text."""
    lines = [*say("bank", "header").split("\n"), f"format: {bank.format}"]
    for key in ("id", "title", "level"):
        value = getattr(bank, key)
        if value:
            lines.append(f"{key}: {scalar(value)}")
    source = _fields(bank.source)
    if source:
        lines += _mapping("source", source, 0)
    if bank.text:
        lines += ["", "text:", *map(_block, bank.text)]
    lines += [*_parts("items", bank.items), *_parts("vocabulary", bank.vocabulary)]
    if bank.generated is not None:
        lines += ["", say("bank", "made-header"), *_mapping("generated", _fields(bank.generated), 0)]
    return "\n".join(lines) + "\n"


def _block(block: str | Heading) -> str:
    if isinstance(block, Heading):
        return f"  - {{heading: {scalar(block.heading, flow=True)}}}"
    return f"  - {scalar(block)}"


def _parts(key: str, values: Sequence[Item | Entry]) -> list[str]:
    """A list with a blank line above it and between its parts."""
    lines = ["", f"{key}:"] if values else []
    for position, value in enumerate(values):
        lines += ([""] if position else []) + dump_part(value)
    return lines


def dump_part(value: Item | Entry) -> list[str]:
    """The lines of one item or entry as they stand in its list."""
    lines: list[str] = []
    for key, field in _fields(value).items():
        lines += _mapping(key, field, 4)
    return ["  - " + lines[0].lstrip(), *lines[1:]]


def save_bank(path: Path, bank: Bank) -> None:
    """Write a bank, whole or not at all."""
    atomic.write_text(path, dump_bank(bank))


def _fields(value: msgspec.Struct) -> dict[str, Value]:
    """Fields with another value than their default, in the model's order; plain lists, maps and strings."""
    built: dict[str, Value] = msgspec.to_builtins(value)
    if isinstance(value, Item) and value.type == "true-false" and value.key in {"true", "false"}:
        built["key"] = value.key == "true"
    return built


def _mapping(key: str, value: Value, indent: int) -> list[str]:
    space = " " * indent
    if isinstance(value, dict):
        flat = f"{space}{key}: {_flow(value)}"
        if len(flat) <= _WIDTH and key not in {"generated", "made"}:
            return [flat]
        return [f"{space}{key}:", *(line for k, v in value.items() for line in _mapping(k, v, indent + 2))]
    if isinstance(value, list):
        flat = f"{space}{key}: {_flow(value)}"
        if len(flat) <= _WIDTH and not any(isinstance(item, dict) for item in value):
            return [flat]
        return [f"{space}{key}:", *(line for item in value for line in _list_item(item, indent + 2))]
    return [f"{space}{key}: {_plain(value, flow=False)}"]


def _list_item(item: Value, indent: int) -> list[str]:
    space = " " * indent
    if not isinstance(item, dict):
        return [f"{space}- {_plain(item, flow=False)}"]
    flat = f"{space}- {_flow(item)}"
    if len(flat) <= _WIDTH:
        return [flat]
    lines = [line for k, v in item.items() for line in _mapping(k, v, indent + 2)]
    return [f"{space}- {lines[0].lstrip()}", *lines[1:]]


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(child) for child in value) + "]"
    return _plain(value, flow=True)


def _plain(value: Value, *, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return scalar(str(value), flow=flow)


def scalar(text: str, *, flow: bool = False) -> str:
    """Text as a YAML scalar on one line: plain where every reader sees text, else in quotes."""
    simple = _PLAIN.fullmatch(text) and not _INDICATOR.search(text) and text == text.strip()
    if simple and not _LOOKS_OTHER.fullmatch(text) and not (flow and _FLOW_SPECIAL.search(text)):
        return text
    if text.isprintable() and "'" not in text:
        return f"'{text}'"
    # JSON strings are YAML strings; characters outside ASCII stay readable
    return json.dumps(text, ensure_ascii=False)
