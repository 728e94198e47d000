"""Reads Markdown: headings, paragraphs and lists as they are shown; pictures, code, tables and HTML are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quiz.ingest.decode import decode
from quiz.ingest.draft import Draft, Raw
from quiz.ingest.frontmatter import split_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(data: bytes, name: str) -> Draft:
    """Read a Markdown file. Raises ``ArticleError`` where the bytes are no text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown needs it

    meta, body = split_front_matter(decode(data, name))
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return Draft(tuple(raw for raw in _blocks(tokens) if raw.text), meta)


def _blocks(tokens: Sequence[Token]) -> Iterator[Raw]:
    """Paragraphs and headings; the items of one list make one block with a line each."""
    items: list[str] = []
    depth = 0
    table = 0
    for number, token in enumerate(tokens):
        depth += (token.type in {"bullet_list_open", "ordered_list_open"}) - (
            token.type in {"bullet_list_close", "ordered_list_close"}
        )
        table += (token.type == "table_open") - (token.type == "table_close")
        if depth == 0 and items:
            yield Raw("\n".join(f"- {item}" for item in items))
            items = []
        if token.type != "inline" or table:
            continue
        text = _shown(token.children or [])
        if depth:
            items += [text] if text else []
        else:
            level = int(tokens[number - 1].tag[1:]) if tokens[number - 1].type == "heading_open" else 0
            yield Raw(text, level)


def _shown(tokens: Sequence[Token]) -> str:
    """The words of a line as a reader sees them; a picture and its caption are not read."""
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            parts.append("\n")
    text = re.sub(r"\[\^[^\]]{1,20}\]", "", "".join(parts))
    return re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", text)).strip()
