"""Chooses the reader for a file and says in one sentence why something is no Dutch article."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Protocol, cast

from quiz.ingest.assemble import article_of
from quiz.ingest.dutch import other_language, words_of
from quiz.ingest.errors import ArticleError
from quiz.locale import say

if TYPE_CHECKING:
    from quiz.ingest.draft import Draft
    from quiz.model.article import Article

MAX_BYTES: Final = 500_000
"""About 80,000 words: a book, not an article."""
MIN_WORDS: Final = 25
READERS: Final = {
    "": "plain",
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".epub": "epub",
    ".pdf": "pdf",
}
"""Suffix to the module of this package that reads it; only that module is imported."""
_LARGE: Final = frozenset({".docx", ".epub", ".pdf", ".html", ".htm"})
_MAX_PACKED: Final = 20_000_000
"""Formats that hold pictures, fonts or a whole page beside the text may be larger."""
_ADDRESS: Final = "://"
"""In an address, whatever it begins with, and in no name of a file."""
_PATIENCE: Final = 20.0
"""Seconds for a page and everything before it; a site that has not told it by then is not waited for."""
_SIGNS: Final = (
    (b"%PDF", ".pdf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
)


class Reader(Protocol):
    """What a reader module offers."""

    def read(self, data: bytes, name: str) -> Draft:
        """Turn bytes into a draft; raises ``ArticleError``."""


def suffixes() -> frozenset[str]:
    """The suffixes of files that can be read; a file without one is taken for plain text when named."""
    return frozenset(suffix for suffix in READERS if suffix)


def read_source(source: str) -> Article:
    """Read an article from what a user names: a file, the address of a page on the web, or ``-`` for standard input.

    Raises ``ArticleError`` as ``read_article`` and ``read_url`` do.
    """
    if source == "-":
        return read_article_bytes(sys.stdin.buffer.read(), name="-")
    return read_url(source) if _ADDRESS in source else read_article(Path(source))


def read_url(url: str, *, seconds: float = _PATIENCE) -> Article:
    """Fetch a page and read the article on it; the article tells where it was found.

    Raises ``ArticleError`` where the page cannot be had within ``seconds``, is too large, or is no Dutch article.
    """
    from quiz.ingest.fetch import fetch  # noqa: PLC0415 - nothing else needs a network

    found = fetch(url, most=_MAX_PACKED, seconds=seconds)
    return replace(_read(found.data, url, found.suffix), file="", url=found.url)


def read_article(path: Path) -> Article:
    """Read an article from a file of any known format.

    Raises ``ArticleError`` where the file is missing, too large, empty, of an unknown format or not Dutch.
    """
    name = str(path)
    if "#" in path.name and not path.exists():
        # a chapter of a book: the name keeps the number, the file has none
        path = path.with_name(path.name.rpartition("#")[0])
    suffix = path.suffix.lower()
    if suffix not in READERS and not path.is_dir():
        raise ArticleError("format", name, suffix=path.suffix)
    try:
        if path.is_dir():
            raise ArticleError("folder", name)
        _check_size(path.stat().st_size, suffix, name)
        data = path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        raise ArticleError("missing", name) from None
    except OSError as error:
        raise ArticleError("unreadable", name, reason=error.strerror or "?") from None
    return read_article_bytes(data, name=name)


def read_article_bytes(data: bytes, *, name: str) -> Article:
    """Turn bytes into an article; ``name`` is what errors and the bank call the source, its suffix tells the format."""
    return _read(data, name, _suffix(name))


def _read(data: bytes, name: str, suffix: str) -> Article:
    suffix = _sniffed(data) or suffix
    _check_size(len(data), suffix, name)
    if not data.strip():
        raise ArticleError("empty", name)
    if suffix not in READERS:
        raise ArticleError("format", name, suffix=suffix)
    reader = cast("Reader", import_module(f"quiz.ingest.{READERS[suffix]}"))
    article = article_of(reader.read(data, name), name)
    _expect_dutch(article, name)
    return article


def _suffix(name: str) -> str:
    """The suffix of a name, whether or not a chapter stands behind it."""
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix in READERS else suffix.partition("#")[0]


def _sniffed(data: bytes) -> str:
    """A format that shows itself in its first bytes, whatever the file is called."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((suffix for sign, suffix in _SIGNS if start.startswith(sign.lower())), "")


def _check_size(size: int, suffix: str, name: str) -> None:
    most = _MAX_PACKED if suffix in _LARGE else MAX_BYTES
    if size > most:
        raise ArticleError("large", name, size=size // 1000, most=most // 1000)


def _expect_dutch(article: Article, name: str) -> None:
    words = words_of([block.text for block in article.blocks])
    if not words:
        raise ArticleError("empty", name)
    if len(words) < MIN_WORDS:
        raise ArticleError("short", name, words=len(words), least=MIN_WORDS)
    other = other_language(words)
    if other:
        raise ArticleError("not-dutch", name, language=say("ingest", f"language.{other}"))
