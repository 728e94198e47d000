"""Reads the plain HTML of books: every block in order, nothing guessed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from quiz.ingest.draft import Raw
from quiz.text.safe import clean

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset("p li blockquote div section article header dt dd hr body ul ol main center".split())
_SKIPPED: Final = frozenset("script style nav aside figure table head sup svg math template".split())


def blocks_of(text: str) -> tuple[Raw, ...]:
    """The headings and paragraphs of a chapter; the items of one list make one block with a line each."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Raw] = []
        self._text: list[str] = []
        self._items: list[str] = []
        self._level = 0
        self._skip: list[str] = []
        self._listed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the base class has it
        """Begin a block, or leave out what is no running text."""
        if self._skip or tag in _SKIPPED:
            if tag in _SKIPPED:
                self._skip.append(tag)
            return
        if tag == "br":
            self._text.append("\n")
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._level = _HEADINGS.get(tag, 0)
            self._listed = tag == "li" or (self._listed and tag == "p")

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if self._skip:
            if tag == self._skip[-1]:
                self._skip.pop()
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._level = 0
            if tag in {"li", "ul", "ol"}:
                self._listed = False
            if tag in {"ul", "ol"}:
                self.end()

    def handle_data(self, data: str) -> None:
        """Take text along; line ends in the source are spaces."""
        if not self._skip:
            self._text.append(" ".join(data.split("\n")))

    def end(self) -> None:
        """Give out what was collected."""
        self._flush()
        if self._items:
            self.blocks.append(Raw("\n".join(self._items)))
            self._items = []

    def _flush(self) -> None:
        lines = clean("".join(self._text)).split("\n")
        text = "\n".join(line for part in lines if (line := " ".join(part.split())))
        self._text = []
        if not text:
            return
        if self._listed:
            self._items.append(f"- {text}")
            return
        if self._items:
            self.blocks.append(Raw("\n".join(self._items)))
            self._items = []
        self.blocks.append(Raw(text, self._level))
