"""Checks of the key against the text: it stands in its evidence, whole, with its hedge and its speaker (G1, G2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from quiz.checking.kinds import OPEN_KINDS, asked_for, kind_of, option_kind
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.wording import unquoted
from quiz.checking.words import content, has_phrase, listed, shared, tokens, unplaced, whole_or_head
from quiz.model.bank import Item
from quiz.text.fold import fold
from quiz.text.numbers import numbers

if TYPE_CHECKING:
    from quiz.model.analysis import Sentence, Word

_ANSWERED: Final = frozenset({"choice", "typed", "cloze"})
_SAID: Final = re.compile(
    r"\b(?:wie|welke?\s+\w+)\b.*\b(?:zei|zegt|gezegd|vertelde|vertelt|verteld|vond|vindt|verklaarde|meldde)\b"
    r"|van wie is",
    re.IGNORECASE,
)
_CALCULATED: Final = re.compile(
    r"\bhoeveel\b.*\b(?:duurde|later|eerder|ouder|jonger|verschil|na|meer|minder|over|samen|totaal)\b", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\btussen\s+(?:de\s+)?(\S+)\s+en\s+(?:de\s+)?(\S+)", re.IGNORECASE)
_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_NOT_COPIED: Final = OPEN_KINDS | {"reference", "quote", "order"}
_MOST_UNKNOWN: Final = 0.5


def key_in_evidence(item: Item, context: Context) -> Iterator[Problem]:
    """Numbers of the key stand in the quote, and at least half of its words (G1)."""
    if not _answered(item) or item.evidence is None or kind_of(item) in _NOT_COPIED:
        return
    quote = item.evidence.quote
    around = context.paragraph(item.evidence.paragraph)
    source = around if "dat jaar" in quote or "die dag" in quote else quote
    there = {number.value for number in numbers(source)}
    lost = [n for n in numbers(item.key) if n.value not in there and item.key[n.start : n.end] not in source]
    if lost and not _CALCULATED.search(item.stem):
        yield Problem("number-not-in-evidence", "key", {"number": item.key[lost[0].start : lost[0].end]})
        return
    words = [word for word in content(item.key) if not numbers(word)] if not numbers(item.key) else []
    found = whole_or_head(words, tokens(quote))
    named = bool(found) and len(shared(words, tokens(around))) == len(words)
    if words and len(found) < _MOST_UNKNOWN * len(words) and not named and not _alias(item.key, quote, context):
        yield Problem("key-not-in-evidence", "key", {"key": item.key})


def _answered(item: Item) -> bool:
    return item.type in _ANSWERED and bool(item.key)


def _alias(key: str, quote: str, context: Context) -> bool:
    """The quote names the key's person or place in another way (*Blinken*, *de minister*)."""
    if context.analysis is None:
        return True
    folded, line = fold(key), f" {fold(quote)} "
    for entity in context.analysis.entities:
        known = {fold(alias) for alias in (entity.name, *entity.aliases)}
        if any(alias and alias in folded for alias in known):
            return any(f" {alias} " in line for alias in known)
    return False


_TOLD: Final = re.compile(r"(?<=[.!?”\"’']) \([^()]*\)$")
"""What a cloze tells behind its sentence: how the word begins."""


def cloze_sentence(item: Item, context: Context) -> Iterator[Problem]:
    """A cloze is a sentence of the text with the key in its gap."""
    if item.type != "cloze" or item.evidence is None or item.stem.count("____") != 1 or not item.key:
        return
    whole = fold(unplaced(_TOLD.sub("", item.stem)).replace("____", item.key))
    source = fold(context.paragraph(item.evidence.paragraph))
    if source and whole not in source and len(shared(content(whole), content(source))) < 0.8 * len(content(whole)):
        yield Problem("cloze-differs", "stem")


def hedge(item: Item, _: Context) -> Iterator[Problem]:
    """*Ongeveer*, *ruim* and *bijna* stay with their number (C4)."""
    if item.evidence is None or item.type not in {"choice", "typed", "true-false"} or not _claims(item):
        return
    quote = item.evidence.quote
    answer = item.key if item.type != "true-false" else item.stem
    said = [number.value for number in numbers(answer)]
    for number in numbers(quote):
        before = " ".join(quote[: number.start].split()[-2:])
        word = has_phrase(_last_words(before), "hedge")
        if word and number.value in said and not has_phrase(f"{item.stem} {answer}", "hedge"):
            yield Problem("hedge-lost", "key" if item.type != "true-false" else "stem", {"word": word})
            return
    ends = _BETWEEN.search(quote)
    if ends and len(said) == 1 and item.type != "true-false" and "tussen" not in tokens(f"{item.stem} {answer}"):
        both = [number.value for number in numbers(f"{ends[1]} {ends[2]}")]
        if len(both) == 2 and said[0] in both:
            yield Problem("half-range", "key", {"range": ends[0]})


def _last_words(text: str) -> str:
    """*meer dan* as a whole, else the last word alone: *bijna* two words back belongs to something else."""
    words = tokens(text)
    two = " ".join(words[-2:])
    return two if two in listed("hedge") else " ".join(words[-1:])


def _claims(item: Item) -> bool:
    """A false statement may change anything; everything else repeats what the text says."""
    return item.type != "true-false" or item.key == "true"


def softener(item: Item, _: Context) -> Iterator[Problem]:
    """*Mogelijk*, *waarschijnlijk* and *zou* stay, or the text's guess becomes a fact (rule 5)."""
    if item.evidence is None or item.type not in {"choice", "typed", "true-false"} or not _claims(item):
        return
    word = next((w for w in tokens(item.evidence.quote) if w in _STRONG), "")
    said = f"{item.stem} {item.key if item.type != 'true-false' else ''}"
    stem = content(unquoted(item.stem))
    if (
        not word
        or has_phrase(said, "softener")
        or has_phrase(said, "hedge")
        or len(shared(stem, content(item.evidence.quote))) < max(2, len(stem) // 2)
    ):
        return
    if _near(word, stem, item.evidence.quote):
        yield Problem("softener-lost", "stem", {"word": word})


_STRONG: Final = frozenset({"mogelijk", "misschien", "waarschijnlijk", "wellicht", "vermoedelijk", "zou", "zouden"})


def _near(word: str, stem: list[str], quote: str) -> bool:
    """The stem speaks of the clause that the word stands in."""
    clause = next((part for part in re.split(r"[,;:.?!]| en | maar | omdat | dat ", quote) if word in tokens(part)), "")
    return bool(shared(stem, content(clause)))


def half_list(item: Item, context: Context) -> Iterator[Problem]:
    """Where the text names two things together, the key names both, or the stem asks for one of them (rule 9)."""
    if item.type not in {"choice", "typed"} or not item.key or kind_of(item) in _NOT_COPIED or item.evidence is None:
        return
    if option_kind(item.key) in {"clause", "number", "date"}:
        return
    for sentence in context.sentences(item):
        span = _find(item.key, sentence)
        other = _other_half(sentence, span) if span else None
        if other is not None and not shared([other.text.lower()], [*content(item.stem), *content(item.key)]):
            yield Problem("half-list", "key", {"other": other.text})
            return


def _find(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """First and last word of a text in a sentence; articles do not count."""
    wanted = [fold(word) for word in tokens(text) if word not in {"de", "het", "een"}]
    places = [word.index for word in sentence.words if word.text.lower() not in {"de", "het", "een"}]
    words = [fold(sentence.words[place].text) for place in places]
    for start in range(len(words) - len(wanted) + 1):
        if wanted and words[start : start + len(wanted)] == wanted:
            return places[start], places[start + len(wanted) - 1]
    return None


def _other_half(sentence: Sentence, span: tuple[int, int]) -> Word | None:
    """The noun or name that *en* ties to the head of the span, outside it."""
    first, last = span
    inside = range(first, last + 1)
    head = next((sentence.words[i] for i in inside if sentence.words[i].head not in inside), None)
    if head is None or head.pos not in _NOMINAL:
        return None
    for child in sentence.children[head.index]:
        word = sentence.words[child]
        if word.dep == "conj" and child not in inside and word.pos in _NOMINAL and _joined(sentence, last, child):
            return word
    following = sentence.words[last + 1 : last + 5]
    if _is_list(following):
        return following[1]
    if following and following[0].text.lower() == "en":
        return next((word for word in following[1:] if word.dep == "conj" and word.pos in _NOMINAL), None)
    parent = sentence.words[head.head]
    if (
        head.dep == "conj"
        and parent.index not in inside
        and parent.pos in _NOMINAL
        and _joined(sentence, parent.index, first)
    ):
        return parent
    return None


def _is_list(following: Sequence[Word]) -> bool:
    """*, zeehonden en olifanten* behind the key."""
    texts = [word.text.lower() for word in following[:3]]
    return len(texts) == 3 and texts[0] == "," and texts[2] in {"en", ","} and following[1].pos in _NOMINAL


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Between the two stand *en* or a comma and no verb: a list, not two clauses."""
    between = sentence.words[left + 1 : right]
    return any(w.text.lower() in {"en", ","} for w in between) and not any(w.pos in {"VERB", "AUX"} for w in between)


def also_right(item: Item, context: Context) -> Iterator[Problem]:
    """No distractor is said by the text to be right as well (G2)."""
    if item.type != "choice" or item.evidence is None or kind_of(item) in _NOT_COPIED:
        return
    for distractor in item.distractors:
        if _listed_together(item.key, distractor.text, item.evidence.quote) or _supported(
            item, distractor.text, context
        ):
            yield Problem("also-right", "distractors", {"option": distractor.text})
            return


def _listed_together(key: str, other: str, quote: str) -> bool:
    """The quote names key and distractor in one list: *Zeeland en Noord-Brabant*."""
    a, b = re.escape(_bare(key)), re.escape(_bare(other))
    link = r"(?:,| en| en ook| of|,? maar ook)\s+(?:(?:de|het|een|in|van|[\w’-]+,)\s+){0,3}"
    return bool(re.search(rf"\b{a}{link}{b}\b|\b{b}{link}{a}\b", quote, re.IGNORECASE))


def _bare(text: str) -> str:
    return re.sub(r"^(?:de|het|een)\s+", "", text.strip(), flags=re.IGNORECASE)


def _supported(item: Item, option: str, context: Context) -> bool:
    """Another sentence says all that the stem says, of the distractor."""
    wanted, words = content(option), content(item.stem)
    asked = asked_for(item.stem)
    words = [word for word in words if word not in wanted and word not in asked and word not in _ASKING]
    if len(words) < 3 or not wanted or item.evidence is None:
        return False
    for sentence in _sentences(context):
        here = content(sentence)
        if sentence in item.evidence.quote or len(shared(wanted, here)) < len(wanted):
            continue
        if len(shared(words, here)) == len(words):
            return True
    return False


_ASKING: Final = frozenset({"tekst", "volgens", "land", "persoon", "jaar", "eerste"})


def _sentences(context: Context) -> list[str]:
    if context.analysis is not None:
        return [sentence.text for sentence in context.analysis.sentences]
    return [part for text in context.paragraphs for part in re.split(r"(?<=[.!?])\s+", text)]


def speaker(item: Item, context: Context) -> Iterator[Problem]:
    """Who said something is who says it in the evidence: the subject of the saying, or after *volgens* and *aldus*."""
    asked = kind_of(item) == "speaker" or _SAID.search(item.stem)
    if not asked or item.type not in {"choice", "typed"} or item.evidence is None:
        return
    for sentence in context.sentences(item):
        span = _find(item.key, sentence)
        if span is None:
            continue
        words = sentence.words
        head = next(
            (words[i] for i in range(span[0], span[1] + 1) if not span[0] <= words[i].head <= span[1]), words[span[1]]
        )
        if head.dep in {"obj", "iobj"} or (words[max(0, span[0] - 1)].text.lower() in {"over", "tegen", "met", "aan"}):
            yield Problem("speaker", "key", {"key": item.key})
        return


RULES: Final[tuple[ItemRule, ...]] = (
    key_in_evidence,
    cloze_sentence,
    hedge,
    softener,
    half_list,
    also_right,
    speaker,
)
