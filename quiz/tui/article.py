"""The article beside the question: headings and paragraphs, the evidence marked once the answer is told."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.model.bank import Bank, Evidence, Heading


class ArticleView(VerticalScroll):
    """A bank's text; paragraphs are numbered as evidence counts them."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="article")
        self.bank: Bank | None = None
        self._paragraphs: list[tuple[Static, str]] = []

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
        blocks = [Static(Content(bank.title), classes="article-title")]
        for block in bank.text:
            if isinstance(block, Heading):
                blocks.append(Static(Content(block.heading), classes="article-heading"))
                continue
            paragraph = Static(classes="article-paragraph")
            blocks.append(paragraph)
            self._paragraphs.append((paragraph, block))
            paragraph.update(_numbered(len(self._paragraphs), Content(block)))
        self.mount(*blocks)

    def mark(self, evidence: Evidence | None) -> None:
        """Mark the words of the evidence and bring them into view; ``None`` takes every mark away."""
        for number, (widget, text) in enumerate(self._paragraphs, 1):
            found = text.find(evidence.quote) if evidence and evidence.paragraph == number else -1
            content = Content(text)
            if evidence and found >= 0:
                content = content.stylize("underline bold", found, found + len(evidence.quote))
            if found >= 0 or widget.has_class("marked"):
                widget.set_class(found >= 0, "marked")
                widget.update(_numbered(number, content))
            if found >= 0:
                self.call_after_refresh(self.scroll_to_widget, widget, animate=False)


def _numbered(number: int, text: Content) -> Content:
    """A paragraph with its number, as questions and evidence speak of it."""
    return Content.assemble((f"{number}  ", "$foreground-muted"), text)
