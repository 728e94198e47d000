"""The article as a reader sees it: title, paragraphs and subheads, without teasers and furniture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a subhead above the paragraphs that follow it."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """Clean NFC text; curly quotes as the source has them. ``date`` is ISO 8601 where the source states it."""

    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    date: str = ""
    place: str = ""
    file: str = ""
    licence: str = ""
    url: str = ""
    """The address of the page, where the source is one on the web."""
    title_is_own: bool = True
    """False where the source had no title and the reader made one up."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text; evidence numbers count these from 1 and pass over subheads."""
        return tuple(block.text for block in self.blocks if not block.heading)
