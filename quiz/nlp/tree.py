"""A parse as words with heads: what hangs on a word, and its verbs."""

from __future__ import annotations

from typing import Final

from quiz.model.analysis import Word

VERBAL: Final = frozenset({"VERB", "AUX"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def dependents(words: tuple[Word, ...], head: int) -> list[Word]:
    """Return the words that hang on a word."""
    return [word for word in words if word.head == head and word.index != head]


def with_changes(words: tuple[Word, ...], changes: dict[int, Word]) -> tuple[Word, ...]:
    """Return the parse with other words at some positions."""
    return tuple(changes.get(word.index, word) for word in words) if changes else words


def helper_verbs(words: tuple[Word, ...], head: Word) -> list[Word]:
    """Return the auxiliaries and the copula of a head."""
    return [word for word in dependents(words, head.index) if word.dep in {"aux", "aux:pass", "cop"}]


def finite_verb(words: tuple[Word, ...], head: Word) -> Word | None:
    """Return the finite verb of a head, itself or a helper; ``None`` where there is none or more than one."""
    found = [w for w in (head, *helper_verbs(words, head)) if w.feats.get("VerbForm") == "Fin" and w.pos in VERBAL]
    return found[0] if len(found) == 1 else None
