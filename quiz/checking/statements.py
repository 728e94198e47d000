"""Checks of true-false statements: what is called true is what the text says, what is called false is not (type 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.words import content, has_phrase, listed, shared, tokens, unplaced
from quiz.lexicon import entries
from quiz.model.bank import Item
from quiz.nlp import gazetteer
from quiz.text.numbers import numbers

_LEAST_KNOWN: Final = 0.5
_PASSIVE: Final = frozenset({"door", "werd", "werden", "wordt", "worden", "geworden"})
_LIMITS: Final = frozenset({"alleen", "vooral", "meestal", "soms", "zelden", "uitsluitend"})


def true_is_said(item: Item, context: Context) -> Iterator[Problem]:
    """A true statement's numbers, names and most of its words stand in the paragraph of its evidence."""
    if not _is(item, "true") or item.evidence is None:
        return
    paragraph = context.paragraph(item.evidence.paragraph)
    if not paragraph:
        return
    stem = unplaced(item.stem)
    there = {number.value for number in numbers(paragraph)}
    odd = [stem[n.start : n.end] for n in numbers(stem) if n.value not in there and n.value > 1]
    names = [name for name in _names(stem) if not shared([name], [*tokens(context.text), *tokens(context.bank.title)])]
    words = content(stem)
    if odd or names:
        yield Problem("true-not-said", "stem", {"word": (odd or names)[0]})
    elif len(words) > 2 and len(shared(words, content(paragraph))) < _LEAST_KNOWN * len(words):
        yield Problem("true-unsupported", "stem")


def _is(item: Item, key: str) -> bool:
    return item.type == "true-false" and item.key == key


def _names(text: str) -> list[str]:
    """Words with a capital, in lower case; the first word only where it is a name that the lists know."""
    words = [word.strip("“”‘’(),.!?:;\"'") for word in text.split()]
    named = [word for word in words[1:] if word[:1].isupper()]
    if words and (words[0] in gazetteer.places() or words[0] in gazetteer.first_names()):
        named.insert(0, words[0])
    return [token for word in named for token in tokens(word)]


def false_is_not_said(item: Item, context: Context) -> Iterator[Problem]:
    """A false statement does not stand in the text word for word."""
    if not _is(item, "false") or not context.paragraphs or item.evidence is None:
        return
    said = _passage(content(item.stem), item.evidence.quote)
    if said and _denials(item.stem) == _denials(said) and _same_hedge(item.stem, item.evidence.quote):
        yield Problem("false-is-said", "key")


def _same_hedge(stem: str, quote: str) -> bool:
    return has_phrase(stem, "hedge") == has_phrase(quote, "hedge") or not has_phrase(stem, "hedge")


def _passage(words: list[str], quote: str) -> str:
    """The part of the quote that holds every word of the statement in its order, or nothing."""
    source = tokens(quote)
    first = place = 0
    for number, word in enumerate(words):
        try:
            place = source.index(word, place) + 1
        except ValueError:
            return ""
        first = place - 1 if number == 0 else first
    return " ".join(source[first : place + 1])


def _denials(text: str) -> int:
    return sum(word in listed("denial") for word in tokens(text))


def denial_kept(item: Item, _: Context) -> Iterator[Problem]:
    """A true statement keeps the text's *niet* and *geen*, and its *alleen* and *meestal* (rule 8)."""
    if not _is(item, "true") or item.evidence is None:
        return
    stem, quote = tokens(item.stem), tokens(item.evidence.quote)
    for place, word in enumerate(quote):
        near = [
            w for w in (*quote[max(0, place - 3) : place], *quote[place + 1 : place + 4]) if w not in listed("empty")
        ]
        about = shared(near, content(item.stem))
        if word in listed("denial") and len(about) >= max(2, len(near) - 1) and not _denials(item.stem):
            yield Problem("denial-lost", "stem", {"word": word})
            return
        if word in _LIMITS and len(about) >= 2 and word not in stem and not shared(list(_LIMITS), list(stem)):
            yield Problem("limit-lost", "stem", {"word": word})
            return


def opposite(item: Item, _: Context) -> Iterator[Problem]:
    """A true statement has no word that is the opposite of the text's."""
    if not _is(item, "true") or item.evidence is None:
        return
    quote, stem = content(item.evidence.quote), content(item.stem)
    for word in stem:
        against = _opposites(word)
        hit = next((other for other in quote if not against.isdisjoint({other, *_lemmas(other)})), "")
        if hit and word not in quote:
            yield Problem("opposite", "stem", {"word": word, "other": hit})
            return


def _lemmas(word: str) -> frozenset[str]:
    from quiz.checking.words import lemmas  # noqa: PLC0415

    return lemmas(word)


def _opposites(word: str) -> frozenset[str]:
    found: set[str] = set()
    for lemma in _lemmas(word):
        found.update(sense.antonym for sense in entries.adjectives().get(lemma, ()) if sense.antonym)
    return frozenset(found)


def attribution(item: Item, _: Context) -> Iterator[Problem]:
    """What somebody claims stays theirs: *volgens China*, *zei een woordvoerder* (rule 13)."""
    if not _is(item, "true") or item.evidence is None:
        return
    quote = item.evidence.quote
    words = tokens(quote)
    if "volgens" not in words or "volgens" in tokens(item.stem):
        return
    following = words[words.index("volgens") + 1 : words.index("volgens") + 4]
    owner = [word for word in following if word not in listed("empty")][:1]
    if owner and not shared(owner, content(item.stem)):
        yield Problem("claim-as-fact", "stem", {"owner": owner[0]})


def roles(item: Item, _: Context) -> Iterator[Problem]:
    """A true statement does not turn round who did it to whom."""
    if not _is(item, "true") or item.evidence is None:
        return
    stem, quote = item.stem, item.evidence.quote
    if _PASSIVE & {*tokens(stem), *tokens(quote)}:
        return
    names = [name for name in dict.fromkeys(_RUN.findall(re.sub(r"^(?:De|Het|Een) ", "", stem))) if name in quote]
    words = content(stem)
    if len(names) > 1 and len(shared(words, content(quote))) == len(words):
        first, second = names[:2]
        if quote.index(first) > quote.index(second):
            yield Problem("roles", "stem", {"one": first, "other": second})


_RUN: Final = re.compile(r"[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)*")
"""A name of one or more words with a capital."""


RULES: Final[tuple[ItemRule, ...]] = (
    true_is_said,
    false_is_not_said,
    denial_kept,
    opposite,
    attribution,
    roles,
)
