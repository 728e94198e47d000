"""Reads a saved web page: trafilatura finds the article among menus, teasers and comments."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from html import unescape
from typing import Final
from xml.etree import ElementTree as ET

from quiz.ingest.draft import Draft, Raw
from quiz.ingest.errors import ArticleError
from quiz.text.safe import clean

_META: Final = {"author": "author", "date": "date"}


def read(data: bytes, name: str) -> Draft:
    """Read a page. Raises ``ArticleError`` where the extra is not installed and where the page holds no article."""
    try:
        from trafilatura import extract  # noqa: PLC0415 - an extra
    except ImportError:
        raise ArticleError("extra", name, package="trafilatura") from None
    # it reports to its log what we tell in one sentence
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = extract(
        data,
        output_format="xml",
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        favor_precision=True,
    )
    if not found:
        raise ArticleError("no-article", name)
    root = ET.fromstring(found)  # noqa: S314 - made by the library, without entities
    main = root.find("main")
    meta = {key: _line(root.attrib[mark]) for key, mark in _META.items() if root.attrib.get(mark)}
    if meta.get("author", "").lower().startswith("door "):
        meta["author"] = meta["author"][5:]
    if root.attrib.get("title"):
        meta["title"] = _line(root.attrib["title"])
    if root.attrib.get("source", "").startswith(("http://", "https://")):
        meta["url"] = _line(root.attrib["source"])
    return Draft(tuple(_blocks(main) if main is not None else ()), meta)


def _blocks(main: ET.Element) -> Iterator[Raw]:
    for element in main:
        if element.tag == "head":
            level = element.attrib.get("rend", "h2").removeprefix("h")
            yield Raw(_line(_text(element)), int(level) if level in "123456" else 2)
        elif element.tag == "list":
            items = (_line(_text(item)) for item in element.iter("item"))
            yield Raw("\n".join(f"- {item}" for item in items if item))
        elif element.tag in {"p", "quote"}:
            yield Raw("\n".join(line for part in _text(element).split("\n") if (line := _line(part))))


def _text(element: ET.Element) -> str:
    """The text of an element; a line break in it is one."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "lb" else _text(child), child.tail or ""]
    return "".join(parts)


def _line(text: str) -> str:
    return " ".join(clean(unescape(text)).split())
