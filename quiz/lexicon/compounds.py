"""Splits Dutch compounds into listed words, with linking -s-, -en-, -e- or none (*spionageballon*).

Precision comes first: a split that may be an accident of letters (*bedrijf* + *ster*) is not made. The last part
decides article, plural and kind; of several splits the one with the most frequent parts wins.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from quiz.lexicon import entries, forms, frequency, morphology
from quiz.lexicon.parts import words

_SHORTEST: Final = 3
_COMMON: Final = 3.4
"""Zipf value that a part of three letters must have: *zee, bus, bed*, not *ree* or *kip* in the middle of a word."""
_SURE_LENGTH: Final = 4
_S_ENDINGS: Final = ("ing", "heid", "teit", "schap", "dom", "ling", "tie", "ij")
"""First parts that take the linking -s- always or nearly so; without it the split is no compound."""
_S_ALWAYS: Final = ("heid", "teit", "schap", "ing")


class Split(NamedTuple):
    """The parts of a compound as lemmas; ``sure`` where no accident is likely.

    ``transparent`` says that the parts tell what the whole means; behind a preposition (*voordracht*) they do not.
    """

    parts: tuple[str, ...]
    sure: bool
    transparent: bool = True


_NONE: Final = Split((), sure=False)


def split(word: str) -> tuple[str, ...]:
    """Return the parts of a compound as lemmas, or nothing where no split is certain."""
    found = analyse(word)
    return found.parts if found.sure else ()


def last_part(word: str) -> str:
    """The head of a compound noun, or an empty string."""
    parts = split(word)
    return parts[-1] if parts else ""


def is_plain_particle(word: str) -> bool:
    """Tell whether a word makes new separable verbs and is no preposition (*los, vast*)."""
    return word in words("particle") and word not in words("preposition")


@lru_cache(maxsize=16384)
def analyse(word: str) -> Split:
    """Return the best split of a lower-case noun that is not listed, and whether it is sure."""
    if word in entries.nouns() or len(word) < 2 * _SHORTEST or not _may_be_split(word):
        return _NONE
    best, best_score = _NONE, 0.0
    for cut in range(2, len(word) - _SHORTEST + 1):
        head = word[cut:]
        if head in entries.nouns() and _may_end(head):
            first = _first_part(word[:cut])
            if first.parts and not _is_accident(word, first.parts[-1], head):
                score = _score((*first.parts, head))
                if score > best_score:
                    best, best_score = Split((*first.parts, head), _is_sure(first, head), first.transparent), score
    return best


def listed_parts(word: str) -> tuple[str, ...]:
    """The parts of a noun that is listed itself but transparent all the same (*rechtbank*: no; *huurwoning*: yes)."""
    best: tuple[str, ...] = ()
    best_score = 0.0
    if word in words("never"):
        return best
    for cut in range(_SURE_LENGTH, len(word) - _SURE_LENGTH + 1):
        head = word[cut:]
        if head in entries.nouns() and _may_end(head):
            first = _first_part(word[:cut])
            if first.sure and first.transparent and _score((*first.parts, head)) > best_score:
                best, best_score = (*first.parts, head), _score((*first.parts, head))
    return best


def _may_be_split(word: str) -> bool:
    """No names and no verb forms: *geloven* is not *gel* + *oven*."""
    if word in words("never") or not word.replace("-", "").isalpha() or not word.islower():
        return False
    return not forms.lemmas(word, "verb")


def _is_accident(word: str, before: str, head: str) -> bool:
    """An ending that is a word too: *typ-ering, admini-stra-tuur*, and the adverb in *grof-weg*."""
    return (
        (head == "ring" and word.endswith("ering"))
        or (head == "uur" and word.endswith("tuur"))
        or (head == "weg" and before in entries.adjectives())
    )


def _score(parts: tuple[str, ...]) -> float:
    """The rarest part decides; fewer parts are better, and long parts are less of an accident."""
    rarest = min(max(frequency.zipf(part), 2.0) + 0.15 * min(len(part), 8) for part in parts)
    return rarest - 0.6 * (len(parts) - 2) + 0.02 * len(parts[-1])


def _is_sure(first: Split, head: str) -> bool:
    return first.sure and (len(head) >= _SURE_LENGTH or frequency.zipf(head) >= _COMMON)


def _may_end(head: str) -> bool:
    return head not in words("not-last") and (len(head) >= _SURE_LENGTH or frequency.zipf(head) >= _COMMON)


@lru_cache(maxsize=16384)
def _first_part(text: str) -> Split:
    """The lemma or lemmas that a first part stands for, its linking letters included."""
    text = text.removesuffix("-")
    if len(text) < 2 or text in words("not-first"):
        return _NONE
    if text in words("first"):
        return Split((text,), sure=True)
    if text in words("preposition"):
        return Split((text,), sure=True, transparent=False)
    if len(text) < _SHORTEST:
        return _NONE
    return _noun_first(text) or _other_first(text) or _compound_first(text) or _NONE


def _noun_first(text: str) -> Split | None:
    if text in entries.nouns() and not text.endswith(_S_ALWAYS):
        return Split((text,), sure=_is_long(text))
    if text.endswith("s") and text[:-1] in entries.nouns() and _takes_s(text[:-1]):
        return Split((text[:-1],), sure=_is_long(text[:-1]))
    if text.endswith(("en", "ën")) and _plural_of(text):
        return Split((_plural_of(text),), sure=_is_long(text))
    if text.endswith("er") and text[:-2] in forms.lemmas(text + "en", "noun"):
        return Split((text[:-2],), sure=_is_long(text))
    if text.endswith("e") and _plural_of(text + "n"):
        return Split((_plural_of(text + "n"),), sure=_is_long(text))
    return None


def _plural_of(text: str) -> str:
    found = [lemma for lemma in forms.lemmas(text, "noun") if lemma != text]
    return found[0] if found else ""


def _takes_s(noun: str) -> bool:
    """A linking -s- stands behind endings that take it and many other words, never behind s, x, z, sch or st."""
    return noun.endswith(_S_ENDINGS) or not noun.endswith(("s", "x", "z", "sch", "st"))


def _other_first(text: str) -> Split | None:
    if text in entries.adjectives():
        return Split((text,), sure=_is_long(text))
    stems = [lemma for lemma in forms.lemmas(text, "verb") if lemma.startswith(text[:2]) and text in _stems(lemma)]
    return Split((stems[0],), sure=_is_long(text)) if stems else None


def _stems(lemma: str) -> tuple[str, ...]:
    """The stem of a verb without a particle: *slaap* (slaapkamer); past forms make no compounds."""
    return tuple({morphology.stem(sense) for sense in entries.verbs().get(lemma, ()) if not sense.prefix})


def _compound_first(text: str) -> Split | None:
    """A first part that is a compound itself, with its own linking letter: *huurtoeslag* + s + *fonds*."""
    for link in ("", "s"):
        base = text.removesuffix(link)
        if link and base == text:
            continue
        inner = analyse(base)
        if inner.sure and inner.transparent and (link or not base.endswith(_S_ALWAYS)):
            return inner
    return None


def _is_long(part: str) -> bool:
    return len(part) >= _SURE_LENGTH or frequency.zipf(part) >= _COMMON
