"""Checks of form on the parse and the lexicon: de and het, the adjective's -e, subject and verb, spelling (C1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.words import tokens
from quiz.checking.wording import unquoted
from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.compounds import last_part, split
from quiz.model.bank import Item

if TYPE_CHECKING:
    from quiz.model.analysis import Sentence, Word

_QUANTITIES: Final = frozenset("aantal procent percent paar deel helft meerderheid reeks groep stel serie soort hoeveelheid stuk".split())
_LINKS: Final = ("", "s", "en", "e", "n")
_COMMON: Final = 3.0


def article(item: Item, context: Context) -> Iterator[Problem]:
    """*De* and *het* (*deze*, *dit*) are those of the noun."""
    for sentence in _stem(item, context):
        for word in sentence.words:
            noun = _noun_after(word, sentence)
            if noun is None:
                continue
            wanted = gender(noun.text.lower())
            said = {"de": "de", "deze": "de", "het": "het", "dit": "het"}.get(word.text.lower(), "")
            if said and wanted and said != wanted:
                yield Problem("article", "stem", {"article": word.text, "noun": noun.text})
                return


def _stem(item: Item, context: Context) -> list[Sentence]:
    return context.stems.get(item.id, []) if item.type != "cloze" else []


def _noun_after(word: Word, sentence: Sentence) -> Word | None:
    """The noun of a determiner, with at most one adjective between them."""
    if word.pos != "DET":
        return None
    following = sentence.words[word.index + 1 : word.index + 3]
    for other in following:
        if other.pos == "NOUN" and other.text[:1].islower():
            return other
        if other.pos != "ADJ":
            return None
    return None


@lru_cache(maxsize=4096)
def gender(noun: str) -> str:
    """Return *de* or *het* for a noun form where only one is right: plurals take *de*, diminutives *het*; else nothing."""
    lemmas = forms.lemmas(noun, "noun")
    if noun in entries.nouns():
        articles = {sense.article for sense in entries.nouns()[noun]}
        sure = len(lemmas) == 1 and len(articles) == 1
        return next(iter(articles)) if sure and articles <= {"de", "het"} else ""
    if lemmas:
        return "de"
    head = last_part(noun)
    return gender(head) if head else ""


def adjective(item: Item, context: Context) -> Iterator[Problem]:
    """*Een groot schip*, *een grote ballon*, *de grote ballon*."""
    for sentence in _stem(item, context):
        for first, second, third in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
            if second.pos != "ADJ" or third.pos != "NOUN" or first.text.lower() not in {"een", "de", "geen", "deze"}:
                continue
            if _wrong_ending(first.text.lower(), second.text.lower(), third.text.lower()):
                yield Problem("adjective", "stem", {"words": f"{first.text} {second.text} {third.text}"})
                return


def _wrong_ending(opener: str, word: str, noun: str) -> bool:
    bare = word in entries.adjectives() and entries.adjectives()[word][0].inflected not in {"", word}
    base = next((lemma for lemma in forms.lemmas(word, "adjective") if lemma != word), "")
    inflected = bool(base) and entries.adjectives()[base][0].inflected == word
    singular = noun in forms.lemmas(noun, "noun") and len(forms.lemmas(noun, "noun")) == 1
    wanted = gender(noun)
    person = noun in entries.nouns() and entries.nouns()[noun][0].semantic == "person"
    if opener in {"een", "geen"} and singular and wanted == "het":
        return inflected
    return bare and wanted == "de" and not person


def verb_number(item: Item, context: Context) -> Iterator[Problem]:
    """Subject and finite verb agree in number."""
    for sentence in _stem(item, context):
        for word in sentence.words:
            if word.dep not in {"nsubj", "nsubj:pass"} or word.pos != "NOUN":
                continue
            verb = _finite(sentence, word)
            if verb is not None and _plural(word, sentence) not in {None, _plural_verb(verb)}:
                yield Problem("verb-number", "stem", {"subject": word.text, "verb": verb.text})
                return


def _finite(sentence: Sentence, subject: Word) -> Word | None:
    head = sentence.words[subject.head]
    group = [head, *(sentence.words[i] for i in sentence.children[head.index])]
    verbs = [w for w in group if w.feats.get("VerbForm") == "Fin" and (w is head or w.dep.startswith(("aux", "cop")))]
    return verbs[0] if verbs and verbs[0].feats.get("Number") else None


def _plural(word: Word, sentence: Sentence) -> bool | None:
    """Whether the subject is plural; None where that is not certain."""
    text = word.text.lower()
    lemmas = forms.lemmas(text, "noun")
    children = [sentence.words[i] for i in sentence.children[word.index]]
    if not lemmas or word.lemma.lower() in _QUANTITIES or any(w.dep in {"conj", "nummod", "appos", "flat"} for w in children):
        return None
    if text in lemmas:
        return False if len(lemmas) == 1 and not _same_plural(text) else None
    return True


def _same_plural(noun: str) -> bool:
    return any(noun in sense.plural.split("/") or sense.plural == "mv" for sense in entries.nouns().get(noun, ()))


def _plural_verb(verb: Word) -> bool | None:
    """Tagger and spelling must agree: a plural form ends in -n."""
    number, ends = verb.feats.get("Number"), verb.text.lower().endswith("n")
    if number == "Plur" and ends:
        return True
    return False if number == "Sing" and not ends else None


def spelling(item: Item, context: Context) -> Iterator[Problem]:
    """Every word is known, is in the text, or is made of known words."""
    if not context.paragraphs:
        return
    known = frozenset(tokens(context.text)) | frozenset(tokens(context.bank.title))
    for name, text in (("stem", item.stem), ("key", item.key if item.type != "true-false" else "")):
        for match in re.finditer(r"(?<![\w’'-])[a-zà-ÿ]{4,}(?![\w’'-])", unquoted(text)):
            if match[0] not in known and not is_known(match[0]):
                yield Problem("spelling", name, {"word": match[0]})
                return


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Tell whether a lower-case word is in the lexicon or the frequency list, or is made of two words that are."""
    if frequency.zipf(word) > 0 or any(forms.lemmas(word, pos) for pos in ("noun", "verb", "adjective")) or split(word):
        return True
    for cut in range(4, len(word) - 3):
        first, last = word[:cut], word[cut:]
        if frequency.zipf(last) >= _COMMON and any(
            frequency.zipf(first.removesuffix(link) if link else first) >= _COMMON for link in _LINKS if first.endswith(link)
        ):
            return True
    return False


RULES: Final[tuple[ItemRule, ...]] = (
    article,
    adjective,
    verb_number,
    spelling,
)
