"""The article beside the question: headings and paragraphs, the evidence marked once the answer is told.

A click on a word asks for it to be looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from quiz.model.bank import Bank, Evidence, Heading

_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass
class WordClicked(Message):
    """A word was clicked: the word, its paragraph (from 1; 0 is the title or a heading), the letter it begins at."""

    word: str
    paragraph: int
    start: int


class Block(Static):
    """A title, a heading or, with its number in front, a paragraph."""

    def __init__(self, text: str, kind: str, number: int = 0) -> None:
        super().__init__(_numbered(number, Content(text)) if number else Content(text), classes=f"article-{kind}")
        self.text = text
        self.number = number

    def on_click(self, event: events.Click) -> None:
        """Tell which word was clicked; the end of a drag that marked text to copy is no click on a word."""
        widget, place = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if widget is not self or place is None or self.screen.get_selected_text():
            return
        position = place.x - len(_front(self.number))
        for found in _WORD.finditer(self.text):
            if found.start() <= position < found.end():
                self.post_message(WordClicked(found.group(), self.number, found.start()))

    def mark(self, quote: str) -> bool:
        """Mark some words, or take the mark away; tell whether the words are here."""
        found = self.text.find(quote) if quote else -1
        if found >= 0 or self.has_class("marked"):
            content = Content(self.text)
            if found >= 0:
                content = content.stylize("underline bold", found, found + len(quote))
            self.set_class(found >= 0, "marked")
            self.update(_numbered(self.number, content))
        return found >= 0


class ArticleView(VerticalScroll):
    """A bank's text; paragraphs are numbered as evidence counts them."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="article")
        self.bank: Bank | None = None
        self._paragraphs: list[Block] = []

    def compose(self) -> ComposeResult:
        """Nothing until a bank is shown."""
        return ()

    def show(self, bank: Bank) -> None:
        """Lay out another bank's text."""
        if self.bank is bank:
            return
        self.bank = bank
        self.remove_children()
        self._paragraphs = []
        blocks = [Block(bank.title, "title")]
        for block in bank.text:
            if isinstance(block, Heading):
                blocks.append(Block(block.heading, "heading"))
            else:
                self._paragraphs.append(Block(block, "paragraph", len(self._paragraphs) + 1))
                blocks.append(self._paragraphs[-1])
        self.mount(*blocks)

    def mark(self, evidence: Evidence | None) -> None:
        """Mark the words of the evidence and bring them into view; ``None`` takes every mark away."""
        for block in self._paragraphs:
            here = evidence is not None and evidence.paragraph == block.number
            if block.mark(evidence.quote if evidence and here else ""):
                self.call_after_refresh(self.scroll_to_widget, block, animate=False)


def _front(number: int) -> str:
    return f"{number}  " if number else ""


def _numbered(number: int, text: Content) -> Content:
    """A paragraph with its number, as questions and evidence speak of it."""
    return Content.assemble((_front(number), "$foreground-muted"), text)
