"""The verdict on a typed answer: which difference from the key is the heaviest, and what a teacher makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from quiz.practice.grading import normal
from quiz.practice.grading.numbers import canonical
from quiz.practice.grading.slips import compare_words

Verdict = Literal["right", "careless", "wrong", "seen"]
"""``careless`` counts as right and says what to look at; ``seen`` is a question that is shown and not graded."""
VERDICTS: Final[tuple[Verdict, ...]] = ("right", "careless", "wrong", "seen")


@dataclass(frozen=True, slots=True)
class Grade:
    """A verdict with the key of its reason in the messages and the answer it was measured against."""

    verdict: Verdict
    reason: str
    expected: str

    @property
    def right(self) -> bool:
        """Counts as a right answer."""
        return self.verdict in {"right", "careless"}


_LEVELS: Final[tuple[tuple[str, Verdict, Callable[[str], str]], ...]] = (
    ("ligature", "right", normal.without_ligatures),
    ("capital", "right", normal.without_case),
    ("accent", "right", normal.without_accents),
    ("comma", "right", normal.without_commas),
    ("number", "right", canonical),
    ("lead-in", "right", normal.without_lead_in),
    ("apostrophe", "careless", normal.without_apostrophes),
    ("hyphen", "careless", normal.without_hyphens),
)
"""Differences from light to heavy. Each level also takes away the lighter ones; where two texts become equal, the
level is the heaviest difference between them."""


def grade(typed: str, accepted: Sequence[str], wrong: Sequence[str] = (), *, strict: bool = False) -> Grade:
    """Grade an answer against the key and its variants (the key first).

    ``wrong`` are answers known to be wrong, such as distractors: a slip that lands on one is no slip.  ``strict`` is
    for questions about the form of a word, where another article is wrong and a missing preposition matters.
    """
    answer = normal.clean(typed)
    if not answer:
        return Grade("wrong", "empty", accepted[0])
    grades = [_against(answer, option, strict=strict) for option in accepted]
    best = min(grades, key=lambda found: VERDICTS.index(found.verdict))
    if best.reason != "exact" and any(_lightly_equal(answer, normal.clean(option)) for option in wrong):
        return Grade("wrong", "other", accepted[0])
    if best.reason == "exact" and best.expected != accepted[0]:
        return Grade("right", "variant", best.expected)
    return best


def _against(answer: str, shown: str, *, strict: bool) -> Grade:
    key = normal.clean(shown)
    if answer == key:
        return Grade("right", "exact", shown)
    ours, theirs = answer, key
    for reason, verdict, strip in _LEVELS:
        ours, theirs = strip(ours), strip(theirs)
        if ours == theirs and ours:
            return Grade(verdict, reason, shown)
    verdict, reason = _apart(ours, theirs, strict=strict)
    return Grade(verdict, reason, shown)


def _apart(answer: str, key: str, *, strict: bool) -> tuple[Verdict, str]:
    """Two texts that differ by more than writing: article, preposition, order, spaces, slips, forms."""
    if normal.without_spaces(answer) == normal.without_spaces(key):
        return "careless", "space"
    ours, theirs = normal.first_article(answer), normal.first_article(key)
    bare, bare_key = normal.without_first(answer, ours), normal.without_first(key, theirs)
    if ours and theirs and ours != theirs:
        return _wrong_article(bare, bare_key, strict=strict, kinds={ours, theirs})
    if ours != theirs and bare == bare_key:
        return "careless", "article"
    found = None if strict else _other_preposition(answer, key)
    if found:
        return found
    words, key_words = bare.split(), bare_key.split()
    if sorted(words) == sorted(key_words) and not strict:
        return ("right", "order") if " en " in key or "," in key else ("careless", "word-order")
    if len(words) != len(key_words):
        return _more_or_less(words, key_words)
    difference = compare_words(words, key_words)
    return (
        ("careless", "typo")
        if difference == "typo"
        else ("wrong", "other-number" if difference == "number" else difference)
    )


def _wrong_article(answer: str, key: str, *, strict: bool, kinds: set[str]) -> tuple[Verdict, str]:
    """*de huis* for *het huis*: wrong where the word is the question, a slip where the text is; *een* is no mistake."""
    words, key_words = answer.split(), key.split()
    if answer != key and (len(words) != len(key_words) or compare_words(words, key_words) != "typo"):
        return (
            ("wrong", "form")
            if len(words) == len(key_words) and compare_words(words, key_words) == "form"
            else ("wrong", "other")
        )
    if kinds & {"een", "'t", "t"}:
        return "careless", "article"
    return ("wrong" if strict else "careless"), "wrong-article"


def _other_preposition(answer: str, key: str) -> tuple[Verdict, str] | None:
    ours, theirs = normal.first_preposition(answer), normal.first_preposition(key)
    if ours == theirs:
        return None
    rest, key_rest = normal.without_first(answer, ours), normal.without_first(key, theirs)
    if _without_article(rest) != _without_article(key_rest):
        return None
    return ("careless", "preposition") if ours and theirs else ("right", "short")


def _without_article(text: str) -> str:
    return normal.without_first(text, normal.first_article(text))


def _more_or_less(words: list[str], key: list[str]) -> tuple[Verdict, str]:
    if words and _inside(words, key):
        return "wrong", "incomplete"
    return "wrong", "too-much" if _inside(key, words) else "other"


def _inside(part: list[str], whole: list[str]) -> bool:
    """Tell whether all words of a part stand in the whole in the same order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def _lightly_equal(answer: str, option: str) -> bool:
    """Equal but for case, accents and marks."""
    for _, _, strip in _LEVELS:
        answer, option = strip(answer), strip(option)
    return answer == option
