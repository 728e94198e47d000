"""Writes a bank as YAML for people: block style, short maps on one line, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import msgspec

from quiz import atomic
from quiz.locale import say
from quiz.model.bank import Bank, Entry, Heading, Item

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
        lines += ["", "text:"]
        for block in bank.text:
            lines.append(f"  - {{heading: {scalar(block.heading, flow=True)}}}" if isinstance(block, Heading) else f"  - {scalar(block)}")
    for key, values in (("items", bank.items), ("vocabulary", bank.vocabulary)):
        if values:
            lines += ["", f"{key}:"]
            for position, value in enumerate(values):
                lines += ([""] if position else []) + dump_part(value)
    if bank.generated is not None:
        lines += ["", say("bank", "made-header"), *_mapping("generated", _fields(bank.generated), 0)]
    return "\n".join(lines) + "\n"


def dump_part(value: Item | Entry) -> list[str]:
    """The lines of one item or entry as they stand in its list."""
    lines: list[str] = []
    for key, field in _fields(value).items():
        lines += _mapping(key, field, 4)
    return ["  - " + lines[0].lstrip(), *lines[1:]]


def save_bank(path: Path, bank: Bank) -> None:
    """Write a bank, whole or not at all."""
    atomic.write_text(path, dump_bank(bank))


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    """Fields with another value than their default, in the model's order; plain lists, maps and strings."""
    built = msgspec.to_builtins(value)
    if isinstance(value, Item) and value.type == "true-false" and value.key in {"true", "false"}:
        built["key"] = value.key == "true"
    for distractor in built.get("distractors", []):
        assert isinstance(distractor, dict)
    return dict(built)


def _mapping(key: str, value: Any, indent: int) -> list[str]:
    space = " " * indent
    if isinstance(value, dict):
        flat = f"{space}{key}: {_flow(value)}"
        if len(flat) <= _WIDTH and key != "generated" and key != "made":
            return [flat]
        return [f"{space}{key}:", *(line for k, v in value.items() for line in _mapping(k, v, indent + 2))]
    if isinstance(value, list):
        flat = f"{space}{key}: {_flow(value)}"
        if len(flat) <= _WIDTH and not any(isinstance(item, dict) for item in value):
            return [flat]
        return [f"{space}{key}:", *(line for item in value for line in _list_item(item, indent + 2))]
    return [f"{space}{key}: {_plain(value, flow=False)}"]


def _list_item(item: Any, indent: int) -> Iterable[str]:
    space = " " * indent
    if not isinstance(item, dict):
        return [f"{space}- {_plain(item, flow=False)}"]
    flat = f"{space}- {_flow(item)}"
    if len(flat) <= _WIDTH:
        return [flat]
    lines = [line for k, v in item.items() for line in _mapping(k, v, indent + 2)]
    return [f"{space}- {lines[0].lstrip()}", *lines[1:]]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(child) for child in value) + "]"
    return _plain(value, flow=True)


def _plain(value: Any, *, flow: bool) -> str:
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
