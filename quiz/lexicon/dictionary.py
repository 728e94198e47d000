"""A dictionary of the user's own, laid over the lexicon's glosses: a TSV file, dictd or StarDict, in any language."""

from __future__ import annotations

import gzip
import os
import re
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Final

from quiz.errors import QuizError
from quiz.locale import say
from quiz.text.safe import clean

VARIABLE: Final = "QUIZ_DICTIONARY"
_NAME: Final = "dictionary.tsv"
_LARGEST: Final = 200_000_000
"""Bytes of text that a dictionary may hold once unpacked."""
_LONGEST: Final = 200
"""Letters of an article that are shown as a gloss."""
_DIGITS: Final = {
    letter: n for n, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
"""dictd writes offset and size in base 64."""


def own_gloss(word: str) -> str:
    """The user's gloss of a lemma, or an empty string. Raises ``QuizError`` when the file named cannot be used."""
    path = dictionary_path()
    return _table(path).get(word.lower(), "") if path else ""


def dictionary_path() -> Path | None:
    """The file in ``QUIZ_DICTIONARY``, else ``dictionary.tsv`` beside the settings file where there is one."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named).expanduser()
    return _beside_settings()


@cache
def _beside_settings() -> Path | None:
    folder = os.environ.get("QUIZ_DATA", "")
    if folder:
        path = Path(folder) / _NAME
    else:
        from platformdirs import user_config_path  # noqa: PLC0415 - only needed without the variables

        path = user_config_path("quiz-nl", appauthor=False) / _NAME
    return path if path.is_file() else None


@cache
def _table(path: Path) -> dict[str, str]:
    try:
        return read_dictionary(path)
    except FileNotFoundError as error:
        raise QuizError(say("lookup", "dictionary-missing", variable=VARIABLE), file=str(error.filename)) from None
    except (OSError, UnicodeDecodeError, struct.error, ValueError, KeyError, EOFError, zlib.error) as error:
        raise QuizError(
            say("lookup", "dictionary-broken", reason=str(error) or type(error).__name__), file=str(path)
        ) from None


def read_dictionary(path: Path) -> dict[str, str]:
    """Lower-case word to gloss. The ending tells the format: ``.ifo`` StarDict, ``.index`` dictd, anything else TSV.

    A ``.dict`` or ``.dict.dz`` file stands for the index beside it. Raises ``QuizError`` with the line of a TSV file
    that has no tab, and ``OSError`` or ``ValueError`` for a file that is missing or broken.
    """
    base = path.with_name(re.sub(r"\.(?:ifo|index|idx|idx\.gz|dict|dict\.dz)$", "", path.name))
    if path.suffix in {".ifo", ".idx"} or (path.name != base.name and _beside(base, ".ifo").is_file()):
        return _stardict(base)
    if path.name != base.name:
        return _dictd(base)
    return _tsv(path)


def _beside(base: Path, ending: str) -> Path:
    return base.with_name(base.name + ending)


def _tsv(path: Path) -> dict[str, str]:
    table: dict[str, str] = {}
    for number, line in enumerate(_text(path.read_bytes()).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, tab, gloss = line.partition("\t")
        if not tab or not word.strip() or not gloss.strip():
            raise QuizError(say("lookup", "dictionary-line"), file=str(path), line=number)
        _add(table, word, gloss.split("\t")[0].strip())
    return table


def _dictd(base: Path) -> dict[str, str]:
    articles = _articles(base)
    table: dict[str, str] = {}
    for line in _text(_beside(base, ".index").read_bytes()).split("\n"):
        cells = line.split("\t")
        if len(cells) >= 3 and not cells[0].startswith("00-"):
            start, size = _number(cells[1]), _number(cells[2])
            _add(table, cells[0], _gloss(cells[0], articles[start : start + size]))
    return table


def _number(text: str) -> int:
    value = 0
    for letter in text.strip():
        value = value * 64 + _DIGITS[letter]
    return value


def _stardict(base: Path) -> dict[str, str]:
    """Read the index of a StarDict dictionary: a word, a zero byte, offset (4 or 8 bytes) and size (4 bytes) each."""
    settings = dict(line.split("=", 1) for line in _text(_beside(base, ".ifo").read_bytes()).split("\n") if "=" in line)
    index = _unpacked(_beside(base, ".idx"), _beside(base, ".idx.gz"))
    articles = _articles(base)
    layout = ">QI" if settings.get("idxoffsetbits", "32").strip() == "64" else ">II"
    kinds = settings.get("sametypesequence", "").strip()
    table: dict[str, str] = {}
    place = 0
    while place < len(index):
        end = index.index(b"\0", place)
        word = _text(index[place:end])
        start, size = struct.unpack_from(layout, index, end + 1)
        place = end + 1 + struct.calcsize(layout)
        data = articles[start : start + size]
        _add(table, word, _gloss(word, data if kinds else data[1:]))
    return table


def _articles(base: Path) -> bytes:
    return _unpacked(_beside(base, ".dict"), _beside(base, ".dict.dz"))


def _unpacked(plain: Path, packed: Path) -> bytes:
    if plain.is_file():
        return plain.read_bytes()
    with gzip.open(packed) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError(say("lookup", "dictionary-large"))
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _gloss(word: str, article: bytes) -> str:
    """The article as one short line, without markup and without the headword that many of them begin with."""
    text = re.sub(r"<[^<>]{1,200}>", " ", article.decode("utf-8", "replace").replace("\0", "\n"))
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    if len(rows) > 1 and rows[0].casefold().startswith(word.casefold()):
        rows = rows[1:]
    line = re.sub(r"\s+", " ", "; ".join(rows))
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _add(table: dict[str, str], word: str, gloss: str) -> None:
    """Later lines of a word come behind earlier ones."""
    key, gloss = clean(word).strip().lower(), clean(gloss).strip()
    if key and gloss and gloss not in table.get(key, "").split(", "):
        table[key] = f"{table[key]}, {gloss}" if key in table else gloss
