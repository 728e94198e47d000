"""The verdict on a typed answer: which difference from the key is the heaviest, and what a teacher makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from quiz.practice.grading import normal
from quiz.practice.grading.numbers import canonical
from quiz.practice.grading.slips import compare_words
from quiz.practice.grading.verdict import VERDICTS, Grade, Verdict

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
    words = key.split()
    names = len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
    verdict, reason = _Apart(ours, theirs, strict=strict, names=names).judged()
    return Grade(verdict, reason, shown)


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two texts that differ by more than writing: article, preposition, order, spaces, slips, forms."""

    answer: str
    key: str
    strict: bool
    names: bool

    def judged(self) -> tuple[Verdict, str]:
        """The verdict and its reason; lighter differences are looked for first."""
        answer, key = self.answer, self.key
        preposition = normal.first_preposition(answer)
        if preposition and preposition == normal.first_preposition(key):
            answer, key = (normal.without_first(text, preposition) for text in (answer, key))
        elif not self.strict and (found := self._other_preposition()):
            return found
        ours, theirs = normal.first_article(answer), normal.first_article(key)
        bare, bare_key = normal.without_first(answer, ours), normal.without_first(key, theirs)
        if normal.without_spaces(bare) == normal.without_spaces(bare_key) and (bare != bare_key or ours == theirs):
            return "careless", "space"
        if "een" in {ours, theirs} and answer[:1].isdigit() != key[:1].isdigit():
            return "wrong", "other-number"
        if ours and theirs and ours != theirs:
            return self._wrong_article(bare, bare_key, {ours, theirs})
        if ours != theirs and bare == bare_key:
            return "careless", "article"
        return self._by_words(bare.split(), bare_key.split(), listed=" en " in key or "," in key)

    def _by_words(self, words: list[str], key: list[str], *, listed: bool) -> tuple[Verdict, str]:
        if sorted(words) == sorted(key) and not self.strict:
            return ("right", "order") if listed else ("careless", "word-order")
        if len(words) != len(key):
            return _more_or_less(words, key)
        difference = compare_words(words, key, names=self.names, strict=self.strict)
        if difference == "typo":
            return "careless", "typo"
        return "wrong", "other-number" if difference == "number" else difference

    def _wrong_article(self, answer: str, key: str, articles: set[str]) -> tuple[Verdict, str]:
        """*de huis* for *het huis*: wrong where the word is the question, a slip where the text is."""
        if answer != key:
            verdict, reason = self._by_words(answer.split(), key.split(), listed=False)
            if verdict == "wrong":
                return verdict, reason
        if articles & {"een", "'t", "t"}:
            return "careless", "article"
        return ("wrong" if self.strict else "careless"), "wrong-article"

    def _other_preposition(self) -> tuple[Verdict, str] | None:
        ours, theirs = normal.first_preposition(self.answer), normal.first_preposition(self.key)
        rest, key_rest = normal.without_first(self.answer, ours), normal.without_first(self.key, theirs)
        if ours == theirs or _without_article(rest) != _without_article(key_rest):
            return None
        return ("careless", "preposition") if ours and theirs else ("right", "short")


def _without_article(text: str) -> str:
    return normal.without_first(text, normal.first_article(text))


def _more_or_less(words: list[str], key: list[str]) -> tuple[Verdict, str]:
    if words and _inside(words, key):
        return "wrong", "incomplete"
    return "wrong", "too-much" if _inside(key, words) else "other"


def _inside(part: list[str], whole: list[str]) -> bool:
    """Tell whether all words of a part stand in the whole."""
    return not Counter(part) - Counter(whole)


def _lightly_equal(answer: str, option: str) -> bool:
    """Equal but for case, accents and marks."""
    for _, _, strip in _LEVELS:
        answer, option = strip(answer), strip(option)
    return answer == option
