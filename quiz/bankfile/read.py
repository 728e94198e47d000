"""YAML text to plain nodes with a line for every key: one pass over libyaml's events, hostile input refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import yaml

from quiz.errors import QuizError
from quiz.locale import say
from quiz.text.safe import unsafe_characters

MAX_BYTES: Final = 32_000_000
MAX_DEPTH: Final = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it; only its events are used."""


_SLIPS: Final = {
    "mapping values are not allowed in this context": "syntax-colon",
    "found unexpected end of stream": "syntax-open",
    "found unexpected document indicator": "syntax-open",
    "did not find expected ',' or ']'": "syntax-list",
    "did not find expected ',' or '}'": "syntax-list",
    "found character that cannot start any token": "syntax-start",
    "did not find expected '-' indicator": "syntax-indent",
    "did not find expected key": "syntax-indent",
    "found unknown escape character": "syntax-escape",
}
"""What libyaml calls the slips that people make, and the key of our sentence about each."""


class BankError(QuizError):
    """A file that cannot be read as a bank; nothing of it is used."""


@dataclass(slots=True, eq=False)
class Node:
    """A scalar (``str``), a list of nodes or a mapping of key to node, with the line it starts on (from 1).

    Not frozen: freezing doubles the time of making one, and a large bank has hundreds of thousands.
    """

    value: str | list[Node] | dict[str, Node]
    line: int
    plain: bool = False
    """A scalar without quotes: ``null`` and an empty value then mean nothing."""
    end: int = 0
    """The last line of a list or mapping."""
    key_line: int = 0
    """Line of the key that this node is the value of."""


def read_nodes(data: bytes, name: str) -> Node:
    """Return the root mapping of a YAML document.

    The look of a scalar decides nothing here (``no``, ``12:30`` stay text).  Raises ``BankError`` with the line for
    anything that is not one plain document: tags, anchors, aliases, merge keys, double keys, depth, odd characters.
    """
    text = _decode(data, name)
    _refuse_unsafe(text, name)
    reader = _Reader(_events(text, name), name)
    root = reader.document()
    if not isinstance(root.value, dict):
        raise BankError(say("bank", "not-a-mapping"), file=name, line=root.line)
    return root


def _decode(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise BankError(say("bank", "too-large", most=MAX_BYTES // 1_000_000), file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BankError(say("bank", "not-utf8"), file=name, line=line) from None
    if not text.strip():
        raise BankError(say("bank", "empty"), file=name)
    return text


def _refuse_unsafe(text: str, name: str) -> None:
    odd = [(index, char) for index, char in unsafe_characters(text) if char != "\r"]
    if odd:
        index, char = odd[0]
        line = text.count("\n", 0, index) + 1
        raise BankError(say("bank", "odd-character", code=f"U+{ord(char):04X}"), file=name, line=line)


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(io.StringIO(text), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        key = _SLIPS.get(error.problem or "", "syntax")
        mark = error.context_mark if key == "syntax-open" and error.context_mark else error.problem_mark
        line = mark.line + 1 if mark else None
        raise BankError(say("bank", key, problem=error.problem or "?"), file=name, line=line) from None
    except yaml.YAMLError:
        raise BankError(say("bank", "syntax", problem="?"), file=name) from None


def _line(event: yaml.Event, *, end: bool = False) -> int:
    mark = event.end_mark if end else event.start_mark
    return mark.line + 1 if mark is not None else 1


class _Reader:
    """Builds nodes from events; holds only the position in the stream."""

    def __init__(self, events: Iterator[yaml.Event], name: str) -> None:
        self._events = events
        self._name = name

    def document(self) -> Node:
        """Read exactly one document."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._fail("several-documents", event)
                root = self._node(next(self._events), 1)
        if root is None:
            raise BankError(say("bank", "empty"), file=self._name)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse(event, depth)
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(event.value, line, plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, depth)
        return self._mapping(line, depth)

    def _sequence(self, line: int, depth: int) -> Node:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Node(items, line, end=_line(event, end=True))
            items.append(self._node(event, depth + 1))
        raise AssertionError  # libyaml always closes what it opened

    def _mapping(self, line: int, depth: int) -> Node:
        table: dict[str, Node] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return Node(table, line, end=_line(event, end=True))
            self._refuse(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                self._fail("odd-key", event)
            if event.value in table:
                self._fail("double-key", event, key=event.value)
            if event.value == "<<" and not event.style:
                self._fail("merge-key", event)
            key_line = _line(event)
            node = self._node(next(self._events), depth + 1)
            node.key_line = key_line
            table[event.value] = node
        raise AssertionError

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._fail("alias", event)
        if getattr(event, "anchor", None) is not None:
            self._fail("anchor", event)
        if getattr(event, "tag", None) is not None:
            self._fail("tag", event, tag=getattr(event, "tag", ""))
        if depth > MAX_DEPTH:
            self._fail("too-deep", event, most=MAX_DEPTH)

    def _fail(self, problem: str, event: yaml.Event, **values: object) -> NoReturn:
        raise BankError(say("bank", problem, **values), file=self._name, line=_line(event))
