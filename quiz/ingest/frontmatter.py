"""Splits ``---`` front matter off a text: plain ``key: value`` lines, nothing nested."""

from __future__ import annotations

import re
from typing import Final

_FENCED: Final = re.compile(r"^\s*---[ ]*\n(.*?)\n---[ ]*(?:\n|$)", re.DOTALL)
_PAIR: Final = re.compile(r"^(\w[\w -]*?)\s*:\s*(.*?)\s*$", re.MULTILINE)
_NAMES: Final = {
    "title": "title",
    "titel": "title",
    "author": "author",
    "auteur": "author",
    "date": "date",
    "datum": "date",
    "licence": "licence",
    "license": "licence",
    "licentie": "licence",
    "place": "place",
    "plaats": "place",
}


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return what the front matter states of title, author, date, licence and place, and the text behind it."""
    match = _FENCED.match(text)
    if match is None or not _PAIR.search(match[1]):
        return {}, text
    meta: dict[str, str] = {}
    for key, value in _PAIR.findall(match[1]):
        name = _NAMES.get(key.lower())
        bare = value.strip().strip("\"'").strip()
        if name and bare:
            meta[name] = bare
    return meta, text[match.end() :]
