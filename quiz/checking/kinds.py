"""What an item asks about and what kind of thing an option is, also where a person left ``kind`` out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from quiz.checking.words import content, has_phrase, listed, tokens
from quiz.lexicon import forms
from quiz.lexicon.semantics import semantic_class
from quiz.nlp import gazetteer
from quiz.text.numbers import numbers

if TYPE_CHECKING:
    from quiz.model.bank import Item

OPEN_KINDS: Final = frozenset(
    {"gist", "purpose", "heading", "meaning", "signal", "preview", "inference", "schema", "order"}
)
"""Kinds whose answer is not words of one place in the text."""
_CLUES: Final = ("gist", "purpose", "heading", "reference", "signal", "meaning", "quoting", "preview")
_YEAR: Final = re.compile(r"(?:1[0-9]|20)\d{2}")


def kind_of(item: Item) -> str:
    """The item's kind, or what its stem shows that it is; empty for an ordinary question about a detail."""
    if item.kind:
        return item.kind
    found = next((clue for clue in _CLUES if has_phrase(item.stem, clue)), "")
    return "quote" if found == "quoting" else found


def asks_question(item: Item) -> bool:
    """Tell whether the stem is a question to answer, not a statement, an instruction or a sentence to fill in."""
    return item.type in {"choice", "typed", "open"} and not item.stem.rstrip().endswith((":", ".", "…"))


@lru_cache(maxsize=4096)
def option_kind(text: str) -> str:
    """Return number, date, place, person, organisation, clause, prepositional or phrase."""
    words = tokens(text)
    if not words:
        return "phrase"
    if words[0] in listed("opens-clause"):
        return "clause"
    if any(word in listed("month") for word in words) or (len(words) == 2 and _YEAR.fullmatch(words[-1])):
        return "date"  # a bare 1120 may be a height as well as a year
    if numbers(text) and _counts(text):
        return "number"
    if len(words) == 2 and words[0] == "een" and semantic_class(words[1]) in {"time", "measure"}:
        return "number"
    named = _name_kind(text)
    if named:
        return named
    return "prepositional" if words[0] in listed("preposition") and len(words) > 1 else "phrase"


def _counts(text: str) -> bool:
    """A number opens the option, after words such as *ongeveer* at most."""
    first = numbers(text)[0]
    before = tokens(text[: first.start])
    return not first.ordinal and (
        not before or has_phrase(" ".join(before), "hedge") != "" or all(word in listed("degree") for word in before)
    )


def _name_kind(text: str) -> str:
    bare = re.sub(r"^(?:de|het|een|in|uit|naar|van|door)\s+", "", text.strip())
    if bare in gazetteer.places():
        return "place"
    if bare in gazetteer.organisations():
        return "organisation"
    parts = bare.split()
    if parts and parts[0] in gazetteer.first_names() and len(parts) > 1 and parts[-1][:1].isupper():
        return "person"
    return "person" if len(parts) == 1 and bare in gazetteer.first_names() else ""


def asked_for(stem: str) -> list[str]:
    """The noun that is asked for (*welke fabrikant*, *hoeveel kilometer*) may come back in the answer."""
    match = re.search(r"\b(?:welke?|hoeveel|wat voor(?: een)?)\s+((?:[\w’-]+\s+){0,2}[\w’-]+)", stem, re.IGNORECASE)
    words = content(match[1]) if match else []
    return [word for word in words if not forms.lemmas(word, "adjective")][:1]
