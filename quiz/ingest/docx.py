"""Reads Word documents: paragraphs, headings and lists; tables, text boxes, notes and deleted text are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from quiz.ingest.draft import Draft, Raw
from quiz.ingest.errors import ArticleError
from quiz.ingest.packed import Package
from quiz.text.safe import clean

_NO_TEXT: Final = -1
"""Level of a style whose paragraphs say who wrote the text, or when."""
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED: Final = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}instrText", _COMPATIBLE}
)
_BREAKS: Final = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"^(?:heading|kop) ?([1-6])$", re.IGNORECASE)
_BYLINE: Final = re.compile(r"^(?:author|auteur)$", re.IGNORECASE)
_DATELINE: Final = re.compile(r"^(?:date|datum)$", re.IGNORECASE)
_TITLE: Final = re.compile(r"^(?:title|titel)$", re.IGNORECASE)


def read(data: bytes, name: str) -> Draft:
    """Read a document. Raises ``ArticleError`` where it is none."""
    package = Package(data, name)
    document = package.xml("word/document.xml")
    body = document.find(f"{_W}body") if document is not None else None
    if body is None:
        raise ArticleError("damaged", name)
    levels = _levels(package.xml("word/styles.xml"))
    written = [style for style in levels if _BYLINE.match(style)]
    author = next((_shown(p) for p in _paragraphs(body) if _style(p) in written), "")
    return Draft(tuple(_blocks(body, levels)), {"author": author} if author else {})


def _levels(styles: ET.Element | None) -> dict[str, int]:
    """Style id to the level of its heading, 1 for the title; the ids differ by language, the names less."""
    found: dict[str, int] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        names = (style.attrib.get(f"{_W}styleId", ""), _value(style.find(f"{_W}name")))
        for text in names:
            heading = _HEADING.match(text)
            if heading or _TITLE.match(text):
                # the title of the document stands above its headings
                found[names[0]] = min(6, int(heading[1]) + 1) if heading else 1
            elif _BYLINE.match(text) or _DATELINE.match(text):
                found[names[0]] = _NO_TEXT
    return found


def _blocks(body: ET.Element, levels: dict[str, int]) -> Iterator[Raw]:
    """The blocks; list paragraphs that follow each other make one block with a line each."""
    items: list[str] = []
    for paragraph in _paragraphs(body):
        text = _shown(paragraph)
        level = levels.get(_style(paragraph), 0)
        if level == _NO_TEXT:
            continue
        listed = level == 0 and paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        if listed and text:
            items.append(f"- {text}")
            continue
        if items:
            yield Raw("\n".join(items))
            items = []
        if text:
            yield Raw(text, level)
    if items:
        yield Raw("\n".join(items))


def _paragraphs(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
            yield from _paragraphs(child)


def _shown(paragraph: ET.Element) -> str:
    lines = clean("".join(_runs(paragraph))).split("\n")
    return "\n".join(line for part in lines if (line := " ".join(part.split())))


def _runs(element: ET.Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _runs(child)


def _style(paragraph: ET.Element) -> str:
    return _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))


def _value(element: ET.Element | None) -> str:
    return element.attrib.get(f"{_W}val", "") if element is not None else ""
