"""Reads one chapter of an e-book: the only one, or the one that is asked for as ``book.epub#3``."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from quiz.ingest.draft import Draft, Raw
from quiz.ingest.errors import ArticleError
from quiz.ingest.packed import Package
from quiz.ingest.xhtml import blocks_of

_CONTAINER: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_FEWEST_WORDS: Final = 100
"""A shorter part is a cover, a title page or a colophon."""
_SHOWN: Final = 6


def read(data: bytes, name: str) -> Draft:
    """Read a chapter. Raises ``ArticleError`` where there are several and none is chosen; it names the first ones."""
    package = Package(data, name)
    root, folder = _contents(package, name)
    chapters = [blocks for blocks in _chapters(package, root, folder) if _words(blocks) >= _FEWEST_WORDS]
    if not chapters:
        raise ArticleError("empty", name)
    wanted = name.rpartition("#")[2] if "#" in name else ""
    if wanted:
        if not wanted.isdecimal() or not 1 <= int(wanted) <= len(chapters):
            raise ArticleError("no-chapter", name, n=len(chapters))
        blocks = chapters[int(wanted) - 1]
    elif len(chapters) > 1:
        titles = "; ".join(f"{n} {_title(blocks)}" for n, blocks in enumerate(chapters[:_SHOWN], 1))
        raise ArticleError("chapters", name, n=len(chapters), titles=titles)
    else:
        blocks = chapters[0]
    author = next((element.text or "" for element in root.iter(f"{_DC}creator")), "").strip()
    return Draft(blocks, {"author": author} if author else {})


def _contents(package: Package, name: str) -> tuple[ET.Element, str]:
    """The book's list of contents and the folder that its paths start from."""
    container = package.xml("META-INF/container.xml")
    found = next(container.iter(f"{_CONTAINER}rootfile"), None) if container is not None else None
    path = found.attrib.get("full-path", "") if found is not None else ""
    root = package.xml(path)
    if root is None:
        raise ArticleError("damaged", name)
    return root, posixpath.dirname(path)


def _chapters(package: Package, root: ET.Element, folder: str) -> Iterator[tuple[Raw, ...]]:
    """The parts of the book in reading order, without its table of contents."""
    paths = {
        item.attrib.get("id", ""): item.attrib.get("href", "")
        for item in root.iter(f"{_OPF}item")
        if "html" in item.attrib.get("media-type", "") and "nav" not in item.attrib.get("properties", "").split()
    }
    for reference in root.iter(f"{_OPF}itemref"):
        path = paths.get(reference.attrib.get("idref", ""))
        data = package.part(posixpath.normpath(posixpath.join(folder, unquote(path)))) if path else None
        if data is not None:
            yield blocks_of(data.decode("utf-8", errors="replace"))


def _words(blocks: tuple[Raw, ...]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _title(blocks: tuple[Raw, ...]) -> str:
    first = next((block.text for block in blocks if block.level), blocks[0].text)
    return " ".join(first.split()[:6])
