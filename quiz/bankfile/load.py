"""Nodes to a bank, item by item: one broken item is a finding and never hides the others."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias, TypeVar

import msgspec

from quiz.bankfile.media import MOST_BYTES, broken_media
from quiz.bankfile.read import BankError, Node, read_nodes
from quiz.locale import say
from quiz.model.bank import Bank, Entry, Generated, Heading, Item, Source
from quiz.text.slug import slug

Kind = TypeVar("Kind", bound=msgspec.Struct)
Part = TypeVar("Part", Item, Entry)
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A node without its lines."""
Severity = Literal["error", "warning"]
_TRUTH: Final = {
    **dict.fromkeys(("waar", "true", "ja", "juist"), "true"),
    **dict.fromkeys(("niet waar", "false", "nee", "onjuist"), "false"),
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong with a bank; ``code`` is stable, ``message`` a sentence in the interface language."""

    line: int
    code: str
    message: str
    severity: Severity = "error"


@dataclass(frozen=True)
class Loaded:
    """A bank as far as it is sound, with where everything stands in its file."""

    bank: Bank
    name: str
    text: str
    findings: tuple[Finding, ...]
    item_lines: tuple[dict[str, int], ...] = ()
    """For each item of the bank the line of each of its keys; ``""`` is its first line, ``"end"`` its last."""
    entry_lines: tuple[dict[str, int], ...] = ()
    paragraph_lines: tuple[int, ...] = ()
    top_lines: dict[str, int] = field(default_factory=dict)


def read_bank(path: Path) -> Loaded:
    """Read a bank file. Raises ``BankError`` where it is no bank at all; broken items become findings."""
    name = str(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise BankError(say("bank", "folder"), file=name) from None
    except FileNotFoundError:
        raise BankError(say("bank", "missing"), file=name) from None
    except OSError as error:
        raise BankError(say("bank", "unreadable", reason=error.strerror or "?"), file=name) from None
    return _with_media_findings(parse_bank(data, name), path.parent)


def load_sound(path: Path) -> Bank:
    """Return what is sound of a bank; raises ``BankError`` with the first finding where nothing usable is left."""
    loaded = read_bank(path)
    if not loaded.bank.items and not loaded.bank.vocabulary:
        first = loaded.findings[0] if loaded.findings else None
        message = first.message if first else say("bank", "nothing-in-it")
        raise BankError(message, file=str(path), line=first.line if first else None)
    return loaded.bank


def _with_media_findings(loaded: Loaded, folder: Path) -> Loaded:
    found = [
        *_media_findings(loaded.bank.items, loaded.item_lines, folder),
        *_media_findings(loaded.bank.vocabulary, loaded.entry_lines, folder),
    ]
    return replace(loaded, findings=tuple(sorted([*loaded.findings, *found]))) if found else loaded


def _media_findings(parts: Sequence[Item | Entry], lines: Sequence[dict[str, int]], folder: Path) -> Iterator[Finding]:
    """What is wrong with pictures and recordings: warnings, since nearly everything can be asked without them."""
    for part, where in zip(parts, lines, strict=True):
        for kind, written, code in broken_media(part, folder):
            message = say("bank", code, path=written, most=MOST_BYTES // 1_000_000)
            yield Finding(where[kind], code, message, "warning")


def parse_bank(data: bytes, name: str) -> Loaded:
    """Turn the bytes of a bank file into a bank; ``name`` is the file's name in messages and the fallback id."""
    root = read_nodes(data, name)
    return _Decoder(root, name, data.decode("utf-8-sig")).loaded()


class _Decoder:
    def __init__(self, root: Node, name: str, text: str) -> None:
        self.table: dict[str, Node] = root.value if isinstance(root.value, dict) else {}
        self.name = name
        self.text = text
        self.findings: list[Finding] = []

    def loaded(self) -> Loaded:
        """Decode every part by itself."""
        self._unknown_keys(self.table, Bank, 1)
        text, paragraph_lines = self._text()
        items, item_lines = self._structs("items", Item, _plain_item, lambda item: item.stem)
        entries, entry_lines = self._structs("vocabulary", Entry, _plain_value, lambda entry: f"woord {entry.word}")
        bank = Bank(
            format=self._format(),
            id=self._identifier(),
            title=self._scalar("title"),
            level=self._scalar("level"),
            source=self._struct("source", Source) or Source(),
            text=text,
            items=items,
            vocabulary=entries,
            generated=self._struct("generated", Generated),
        )
        return Loaded(
            bank=bank,
            name=self.name,
            text=self.text,
            findings=tuple(sorted(self.findings)),
            item_lines=tuple(item_lines),
            entry_lines=tuple(entry_lines),
            paragraph_lines=tuple(paragraph_lines),
            top_lines={key: node.key_line for key, node in self.table.items()},
        )

    def _find(self, line: int, code: str, **values: object) -> None:
        self.findings.append(Finding(line, code, say("bank", code, **values)))

    def _format(self) -> Literal[1]:
        node = self.table.get("format")
        if node is not None and node.value != "1":
            raise BankError(say("bank", "newer-format"), file=self.name, line=node.line)
        return 1

    def _scalar(self, key: str) -> str:
        node = self.table.get(key)
        if node is None or _is_nothing(node):
            return ""
        if isinstance(node.value, str):
            return node.value
        self._find(node.line, "text-wanted", key=key)
        return ""

    def _identifier(self) -> str:
        written = self._scalar("id")
        fallback = slug(Path(self.name).stem) or "bank"
        if written and written != slug(written, 80):
            self._find(self.table["id"].line, "odd-id", id=written)
            return slug(written) or fallback
        return written or fallback

    def _struct(self, key: str, kind: type[Kind]) -> Kind | None:
        node = self.table.get(key)
        if node is None or _is_nothing(node):
            return None
        return self._converted(node, kind, _plain_value)

    def _structs(
        self, key: str, kind: type[Part], plain: Callable[[Node], Plain], title: Callable[[Part], str]
    ) -> tuple[list[Part], list[dict[str, int]]]:
        node = self.table.get(key)
        if node is None or _is_nothing(node):
            return [], []
        if not isinstance(node.value, list):
            self._find(node.line, "list-wanted", key=key)
            return [], []
        values: list[Part] = []
        lines: list[dict[str, int]] = []
        for child in node.value:
            value = self._converted(child, kind, plain)
            if value is not None:
                values.append(value)
                lines.append(_lines(child))
        return _with_ids(values, title), lines

    def _converted(self, node: Node, kind: type[Kind], plain: Callable[[Node], Plain]) -> Kind | None:
        if not isinstance(node.value, dict):
            self._find(node.line, "mapping-wanted")
            return None
        self._unknown_keys(node.value, kind, node.line)
        known = {key: child for key, child in node.value.items() if key in kind.__struct_fields__}
        try:
            return msgspec.convert(plain(Node(known, node.line)), kind, strict=False)
        except msgspec.ValidationError as error:
            line, field_name = _place(node, str(error))
            self._find(line, "invalid", field=field_name, problem=_problem(str(error)))
            return None

    def _unknown_keys(self, table: dict[str, Node], kind: type[msgspec.Struct], line: int) -> None:
        fields = list(kind.__struct_fields__)
        for key, node in table.items():
            if key not in fields:
                near = difflib.get_close_matches(key, fields, n=1, cutoff=0.6)
                code = "unknown-key-near" if near else "unknown-key"
                self._find(node.key_line or line, code, key=key, near=near[0] if near else "")

    def _text(self) -> tuple[list[str | Heading], list[int]]:
        node = self.table.get("text")
        if node is None or _is_nothing(node):
            return [], []
        if not isinstance(node.value, list):
            self._find(node.line, "list-wanted", key="text")
            return [], []
        blocks: list[str | Heading] = []
        lines: list[int] = []
        for child in node.value:
            if isinstance(child.value, str):
                blocks.append(child.value)
                lines.append(child.line)
            else:
                heading = self._converted(child, Heading, _plain_value)
                if heading is not None:
                    blocks.append(heading)
        return blocks, lines


def _is_nothing(node: Node) -> bool:
    return node.plain and node.value in {"", "null", "~"}


def _plain_value(node: Node) -> Plain:
    """Nodes as plain values; a key without a value is as good as left out."""
    if isinstance(node.value, dict):
        return {key: _plain_value(child) for key, child in node.value.items() if not _is_nothing(child)}
    if isinstance(node.value, list):
        return [_plain_value(child) for child in node.value]
    return node.value


def _plain_item(node: Node) -> Plain:
    """What a person may write shorter: a distractor as plain text, *waar* and *niet waar* as the key."""
    value = _plain_value(node)
    if not isinstance(value, dict):
        return value
    options, key = value.get("distractors"), value.get("key")
    if isinstance(options, list):
        value["distractors"] = [{"text": option} if isinstance(option, str) else option for option in options]
    if value.get("type") == "true-false" and isinstance(key, str):
        value["key"] = _TRUTH.get(key.strip().lower(), key)
    return value


def _with_ids(values: list[Part], title: Callable[[Part], str]) -> list[Part]:
    """Make ids of stems and words where a person gave none; a second of the same name gets *-2*."""
    taken = {value.id for value in values if value.id}
    used: dict[str, int] = {}
    result: list[Part] = []
    for value in values:
        if value.id:
            result.append(value)
            continue
        base = slug(title(value)) or "item"
        number = used.get(base, 0) + 1
        while (base if number == 1 else f"{base}-{number}") in taken:
            number += 1
        used[base] = number
        identifier = base if number == 1 else f"{base}-{number}"
        taken.add(identifier)
        result.append(msgspec.structs.replace(value, id=identifier))
    return result


def _lines(node: Node) -> dict[str, int]:
    table = node.value if isinstance(node.value, dict) else {}
    return {"": node.line, "end": node.end, **{key: child.key_line for key, child in table.items()}}


def _place(node: Node, message: str) -> tuple[int, str]:
    """The line of the key that a validation message names (its ``$.path``)."""
    path = message.rpartition("`$")[2].rstrip("`") if "`$" in message else ""
    key = path.lstrip(".").split(".")[0].split("[")[0]
    if isinstance(node.value, dict) and key in node.value:
        return node.value[key].key_line, key
    missing = message.partition("required field `")[2].partition("`")[0]
    return node.line, missing or key


def _problem(message: str) -> str:
    """A validation message in our own words."""
    text = message.partition(" - at ")[0]
    if "required field" in text:
        return say("bank", "problem.missing")
    if "length >= 1" in text:
        return say("bank", "problem.empty")
    if "enum value" in text or "Invalid enum" in text:
        return say("bank", "problem.value")
    if "matching regex" in text:
        return say("bank", "problem.id")
    if "length <=" in text:
        return say("bank", "problem.long")
    return say("bank", "problem.kind")
