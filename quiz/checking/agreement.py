"""Checks of form on the parse and the lexicon: de and het, the adjective's -e, subject and verb, spelling (C1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.wording import unquoted
from quiz.checking.words import shared, tokens
from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.compounds import last_part, split
from quiz.model.bank import Item
from quiz.nlp import gazetteer
from quiz.text.numbers import numbers

if TYPE_CHECKING:
    from quiz.model.analysis import Sentence, Word

_QUANTITIES: Final = frozenset(
    "aantal procent percent paar deel helft meerderheid reeks groep stel serie soort hoeveelheid stuk".split()
)
_DETERMINERS: Final = {"de": "de", "deze": "de", "het": "het", "dit": "het"}
_EITHER: Final = frozenset({"keer", "jaar", "maal", "deel"})
"""Nouns in expressions that keep their own determiner: *dit keer*."""
_ADVERBIAL: Final = frozenset(
    {"waarom", "wanneer", "waar", "hoe", "hoelang", "waarmee", "waardoor", "waarvoor", "waarover", "waarvan"}
)
_NO_NOUN: Final = ("lijk", "lijke")
"""An ending that is a noun too (*lijk*), so that a slip such as *eindlijk* looks like a compound."""
_LINKS: Final = ("", "s", "en", "e", "n")
_COMMON: Final = 3.0


def article(item: Item, context: Context) -> Iterator[Problem]:
    """*De* and *het* (*deze*, *dit*) are those of the noun."""
    for sentence in _stem(item, context):
        for word in sentence.words:
            said = _DETERMINERS.get(word.text.lower(), "")
            noun = _noun_after(word, sentence) if said else ""
            wanted = gender(noun) if noun and noun not in _EITHER else ""
            if wanted and said != wanted:
                yield Problem("article", "stem", {"article": word.text, "noun": noun})
                return


def _stem(item: Item, context: Context) -> list[Sentence]:
    return context.stems.get(item.id, []) if item.type != "cloze" else []


def _noun_after(word: Word, sentence: Sentence) -> str:
    """The noun of a determiner, one adjective between at most; by the lexicon, as the tagger errs on wrong Dutch."""
    if word.text.lower() in {"het", "dit"} and (word.pos != "DET" or _infinitive_after(word, sentence)):
        return ""
    following = [other.text for other in sentence.words[word.index + 1 : word.index + 3]]
    if not following or (not following[0].islower() and not _is_adjective(following[0])):
        return ""
    if _is_adjective(following[0]):
        return following[1] if len(following) > 1 and following[1].islower() and _is_noun(following[1]) else ""
    return following[0] if _is_noun(following[0]) else ""


def _infinitive_after(word: Word, sentence: Sentence) -> bool:
    """*het delen van informatie*: a verb used as a noun, though it looks like a plural too."""
    following = sentence.words[word.index + 1 : word.index + 2]
    return bool(following) and following[0].text in forms.lemmas(following[0].text, "verb")


def _is_noun(text: str) -> bool:
    return bool(forms.lemmas(text, "noun")) or bool(last_part(text))


def _is_adjective(text: str) -> bool:
    inflected = text.endswith("e") and text.islower() and not forms.lemmas(text, "noun")
    return inflected or bool(forms.lemmas(text, "adjective")) or text in gazetteer.adjectives()


@lru_cache(maxsize=4096)
def gender(noun: str) -> str:
    """Return *de* or *het* for a noun form where only one of them is right (plurals take *de*), else nothing."""
    lemmas = forms.lemmas(noun, "noun")
    if numbers(noun):
        return ""
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
        texts = [word.text for word in sentence.words]
        for first, second, third in zip(texts, texts[1:], texts[2:], strict=False):
            opens = first.lower() in {"een", "de", "geen", "deze"}
            phrase = opens and _is_adjective(second) and third.islower() and _is_noun(third)
            if phrase and _wrong_ending(first.lower(), second, third):
                yield Problem("adjective", "stem", {"words": f"{first} {second} {third}"})
                return


def _wrong_ending(opener: str, word: str, noun: str) -> bool:
    singular = noun not in forms.lemmas(noun, "noun") or len(forms.lemmas(noun, "noun")) == 1
    person = noun in entries.nouns() and entries.nouns()[noun][0].semantic == "person"
    if opener in {"een", "geen"} and singular and gender(noun) == "het":
        return _inflected(word)
    return _bare(word) and gender(noun) == "de" and not person


def _inflected(word: str) -> bool:
    """The form with -e of an adjective that has one."""
    if word in gazetteer.adjectives():
        return word.endswith("e")
    base = next((lemma for lemma in forms.lemmas(word, "adjective") if lemma != word), "")
    return bool(base) and entries.adjectives()[base][0].inflected == word


def _bare(word: str) -> bool:
    """The form without -e of an adjective that has one."""
    if word in gazetteer.adjectives():
        return not word.endswith("e")
    return word in entries.adjectives() and entries.adjectives()[word][0].inflected not in {"", "-", word}


def verb_number(item: Item, context: Context) -> Iterator[Problem]:
    """Subject and finite verb agree in number: by the parse, and by what stands right behind the verb of a question."""
    for sentence in _stem(item, context):
        for subject, verb in (*_parsed(sentence), *_behind_verb(sentence), *_asked(sentence)):
            if f"‘{subject}" in item.stem:
                continue  # "Wat betekent ‘huurders’?": a quoted word is one thing
            if _plural(subject) is not None and _plural(subject) != _plural_verb(verb):
                yield Problem("verb-number", "stem", {"subject": subject, "verb": verb})
                return


def _parsed(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Subject and verb where parse and tags agree on them."""
    for word in sentence.words:
        if word.dep not in {"nsubj", "nsubj:pass"} or word.pos != "NOUN":
            continue
        head = sentence.words[word.head]
        group = [head, *(sentence.words[i] for i in sentence.children[head.index])]
        verbs = [
            w for w in group if w.feats.get("VerbForm") == "Fin" and (w is head or w.dep.startswith(("aux", "cop")))
        ]
        own = {sentence.words[i].dep for i in sentence.children[word.index]}
        if verbs and verbs[0].index == 0:
            continue  # an order to the reader: *Zet de stappen ...*
        tagged = {"Plur": True, "Sing": False}.get(verbs[0].feats.get("Number", "")) if verbs else None
        if verbs and own.isdisjoint({"conj", "nummod", "appos", "flat"}) and tagged == _plural_verb(verbs[0].text):
            yield word.text.lower(), verbs[0].text.lower()


def _behind_verb(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """*Wanneer begon de bouw*: behind a question phrase that cannot be the subject comes the verb, then the subject."""
    texts = [*(word.text.lower() for word in sentence.words), ""]
    prepositional = sentence.words[0].pos == "ADP"
    if texts[0] not in _ADVERBIAL and not (prepositional and texts[1] in {"wie", "wat", "welke", "welk", "hoeveel"}):
        return
    first = 3 if prepositional and texts[1] not in {"wie", "wat"} else 2 if prepositional else 1
    if first < len(sentence.words) and forms.lemmas(texts[first], "verb"):
        noun = _noun_at(sentence, first + 1)
        if noun and texts[noun + 1] not in {"en", ",", "of"}:
            yield texts[noun], texts[first]


def _noun_at(sentence: Sentence, place: int) -> int:
    """Position of the noun of a phrase that begins at ``place`` with *de* or *het*; 0 where there is none."""
    words = sentence.words
    if place >= len(words) or words[place].text.lower() not in {"de", "het"}:
        return 0
    place += 1
    while place < len(words) - 1 and not forms.lemmas(words[place].text, "noun") and _is_adjective(words[place].text):
        place += 1
    return place if place < len(words) and forms.lemmas(words[place].text.lower(), "noun") else 0


def _asked(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """*Hoeveel mensen verdronken er*: with *er* behind the verb, what is asked for is the subject.

    Where another noun stands there, either may be the subject; the verb must agree with one of them.
    """
    texts = [word.text.lower() for word in sentence.words]
    if texts[0] not in {"hoeveel", "welke"} or len(texts) < 5 or not forms.lemmas(texts[2], "verb"):
        return
    other = _noun_at(sentence, 3)
    if texts[3] == "er" or (other and _plural(texts[other]) == _plural(texts[1])):
        yield texts[1], texts[2]


def _plural(noun: str) -> bool | None:
    """Whether a noun form is plural; None where that is not certain."""
    lemmas = forms.lemmas(noun, "noun")
    if not lemmas or lemmas[0] in _QUANTITIES:
        return None
    if noun in lemmas:
        return False if len(lemmas) == 1 and not _same_plural(noun) else None
    return True


def _same_plural(noun: str) -> bool:
    return any(noun in sense.plural.split("/") or sense.plural == "mv" for sense in entries.nouns().get(noun, ()))


def _plural_verb(verb: str) -> bool:
    """A plural form ends in -en or -ën, or is one of a few short ones; *scheen* and *verdween* are singular."""
    return (verb.endswith(("en", "ën")) and not verb.endswith("een")) or verb in {
        "zijn",
        "gaan",
        "staan",
        "slaan",
        "zien",
        "doen",
    }


def spelling(item: Item, context: Context) -> Iterator[Problem]:
    """Every word is known, is in the text, or is made of known words."""
    if not context.paragraphs:
        return
    known = frozenset(tokens(context.text)) | frozenset(tokens(context.bank.title))
    for name, text in (("stem", item.stem), ("key", item.key if item.type != "true-false" else "")):
        for match in re.finditer(r"(?<![\w’'-])[a-zà-ÿ]{4,}(?![\w’'-])", unquoted(text)):
            if not is_known(match[0]) and not shared([match[0]], known):
                yield Problem("spelling", name, {"word": match[0]})
                return


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Tell whether a lower-case word is in the lexicon or the frequency list, or is made of two words that are."""
    if word.endswith(_NO_NOUN) and frequency.zipf(word) == 0:
        return bool(forms.lemmas(word, "adjective"))
    if frequency.zipf(word) > 0 or any(forms.lemmas(word, pos) for pos in ("noun", "verb", "adjective")) or split(word):
        return True
    if word.endswith("s") and forms.lemmas(word[:-1], "adjective"):
        return True  # iets moeilijks
    for cut in range(4, len(word) - 3):
        first, last = word[:cut], word[cut:]
        if frequency.zipf(last) >= _COMMON and any(
            frequency.zipf(first.removesuffix(link) if link else first) >= _COMMON
            for link in _LINKS
            if first.endswith(link)
        ):
            return True
    return False


RULES: Final[tuple[ItemRule, ...]] = (
    article,
    adjective,
    verb_number,
    spelling,
)
