"""Chooses the reader for a file and says in one sentence why something is no Dutch article."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from quiz.errors import QuizError
from quiz.ingest.plain import parse_plain
from quiz.locale import say
from quiz.model.article import Article
from quiz.text.safe import clean

MAX_BYTES: Final = 500_000
"""About 80,000 words: a book, not an article."""
MIN_WORDS: Final = 25
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|['’]n\b")
_MARKDOWN: Final = frozenset({".md", ".markdown"})
_READABLE: Final = frozenset({".txt", ".text", "", *_MARKDOWN})


class ArticleError(QuizError):
    """The source is no Dutch article that can be read."""


def read_article(path: Path) -> Article:
    """Read a text or Markdown file.

    Raises ``ArticleError`` where the file is missing, too large, empty, not text or not Dutch.
    """
    name = str(path)
    if path.suffix.lower() not in _READABLE:
        raise ArticleError(say("ingest", "format", suffix=path.suffix), file=name)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= MAX_BYTES else b""
    except FileNotFoundError:
        raise ArticleError(say("ingest", "missing"), file=name) from None
    except OSError as error:
        raise ArticleError(say("ingest", "unreadable", reason=error.strerror or "?"), file=name) from None
    if path.is_dir():
        raise ArticleError(say("ingest", "folder"), file=name)
    if size > MAX_BYTES:
        raise ArticleError(say("ingest", "large", size=size // 1000, most=MAX_BYTES // 1000), file=name)
    return read_article_bytes(data, name=name, markdown=path.suffix.lower() in _MARKDOWN)


def read_article_bytes(data: bytes, *, name: str, markdown: bool = False) -> Article:
    """Turn bytes into an article; ``name`` is what errors and the bank call the source."""
    if len(data) > MAX_BYTES:
        raise ArticleError(say("ingest", "large", size=len(data) // 1000, most=MAX_BYTES // 1000), file=name)
    text = clean(_decode(data, name))
    if not text.strip():
        raise ArticleError(say("ingest", "empty"), file=name)
    article = parse_plain(text, name=name, markdown=markdown)
    _expect_dutch(article, name)
    return article


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16", name)
    if b"\x00" in data or data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"{\\rtf")):
        raise ArticleError(say("ingest", "binary"), file=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(data, "cp1252", name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ArticleError(say("ingest", "encoding"), file=name) from None


def _expect_dutch(article: Article, name: str) -> None:
    words = [word.lower() for block in article.blocks for word in _WORD.findall(block.text)]
    if len(words) < MIN_WORDS:
        raise ArticleError(say("ingest", "short", words=len(words), least=MIN_WORDS), file=name)
    scores = {code: sum(word in small for word in words) / len(words) for code, small in _small_words().items()}
    best = max(scores, key=lambda code: (scores[code], code == "nl"))
    if best != "nl" or scores["nl"] < 0.12:
        language = say("ingest", f"language.{best if best != 'nl' else 'unknown'}")
        raise ArticleError(say("ingest", "not-dutch", language=language), file=name)


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Language code to its most frequent small words, the tell-tale of a language."""
    text = (Path(__file__).parent / "data" / "languages.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {code: frozenset(words) for code, *words in lines}
