"""Checks of the words to learn: dictionary form, what the lexicon knows, an example with the word in it (V1-V8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quiz.checking.problem import Context, EntryRule, Problem
from quiz.checking.words import same_word, tokens
from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.compounds import last_part
from quiz.lexicon.spots import spots
from quiz.model.bank import Entry
from quiz.text.fold import fold

_TOO_COMMON: Final = 6.3
"""Words above this Zipf value (*de*, *hebben*, *ook*) stand in every text: nobody learns them from a card."""
_FIELDS: Final = {
    "noun": frozenset({"article", "plural", "diminutive"}),
    "verb": frozenset({"present", "past", "participle", "auxiliary", "prefix", "reflexive"}),
    "adjective": frozenset({"inflected", "comparative", "superlative"}),
}


def fields(entry: Entry, _: Context) -> Iterator[Problem]:
    """Only nouns have a plural, only verbs a past, only adjectives degrees."""
    if entry.pos == "other":
        return
    for pos, names in _FIELDS.items():
        used = sorted(name for name in names if getattr(entry, name))
        if pos != entry.pos and used:
            yield Problem("other-pos", used[0], {"key": used[0], "pos": entry.pos})


def lemma(entry: Entry, _: Context) -> Iterator[Problem]:
    """The word as a dictionary lists it: singular, infinitive, a separable verb joined (V1)."""
    word = entry.word.strip()
    if entry.pos in _FIELDS and " " not in word:
        known = forms.lemmas(word.lower(), entry.pos)
        if known and word.lower() not in known and not _only_plural(entry):
            yield Problem("not-a-lemma", "word", {"word": word, "lemma": known[0]})
        elif entry.pos == "verb" and not known and not word.endswith("n"):
            yield Problem("not-an-infinitive", "word", {"word": word})
    if re.match(r"^(?:de|het|een)\s", word) and entry.pos == "noun":
        yield Problem("article-in-word", "word", {"word": word})
    if entry.pos == "verb" and len(word.split()) == 2 and word.split()[1] in _PARTICLES:
        yield Problem("not-joined", "word", {"word": word})
    if entry.pos != "other" and (word[:1].isupper() or any(char.isdigit() for char in word)):
        yield Problem("a-name", "word", {"word": word})
    elif frequency.zipf(word.lower()) > _TOO_COMMON and entry.pos in _FIELDS:
        yield Problem("too-common", "word", {"word": word})


_PARTICLES: Final = frozenset(
    "aan af bij door in mee na neer om onder op over samen terug tegen toe uit voor vast weg".split()
)


def _only_plural(entry: Entry) -> bool:
    return entry.pos == "noun" and entry.plural == "mv"


def known_forms(entry: Entry, _: Context) -> Iterator[Problem]:
    """What the lexicon knows of a word, the entry does not contradict (V2-V5)."""
    if entry.pos == "noun":
        yield from _noun(entry)
    elif entry.pos == "verb":
        yield from _verb(entry)


def _noun(entry: Entry) -> Iterator[Problem]:
    senses = entries.nouns().get(entry.word.lower(), ())
    head = last_part(entry.word.lower()) if not senses else ""
    articles = {
        part
        for sense in (senses or entries.nouns().get(head, ()))
        for part in sense.article.split("/")
        if part in {"de", "het"}
    }
    if entry.article and articles and not set(entry.article.split("/")) <= articles:
        yield Problem(
            "wrong-article", "article", {"word": entry.word, "said": entry.article, "known": "/".join(sorted(articles))}
        )
    plurals = {part for sense in senses for part in sense.plural.split("/") if part}
    said = {part.strip() for part in re.split(r"[/,]", entry.plural) if part.strip()}
    if said and plurals and not said & (plurals | {"-", "mv"}) and not plurals <= {"-", "mv"}:
        yield Problem(
            "wrong-form", "plural", {"word": entry.word, "said": entry.plural, "known": "/".join(sorted(plurals))}
        )


def _verb(entry: Entry) -> Iterator[Problem]:
    senses = entries.verbs().get(entry.word.lower(), ())
    if not senses:
        return
    for name in ("past", "participle", "prefix"):
        known = {part for sense in senses for part in getattr(sense, name).split("/") if part}
        said = getattr(entry, name)
        if said and known and not {part.strip() for part in said.split("/")} & known:
            yield Problem("wrong-form", name, {"word": entry.word, "said": said, "known": "/".join(sorted(known))})
    auxiliaries = {part for sense in senses for part in sense.auxiliary.split("/") if part}
    if entry.auxiliary and auxiliaries and not set(entry.auxiliary.split("/")) <= auxiliaries:
        values = {"word": entry.word, "said": entry.auxiliary, "known": "/".join(sorted(auxiliaries))}
        yield Problem("wrong-form", "auxiliary", values)
    prepositions = {part for sense in senses for part in sense.preposition.split("/") if part}
    if entry.preposition and prepositions and not set(entry.preposition.split("/")) <= prepositions:
        values = {"word": entry.word, "said": entry.preposition, "known": "/".join(sorted(prepositions))}
        yield Problem("wrong-form", "preposition", values)


def example(entry: Entry, context: Context) -> Iterator[Problem]:
    """The example stands literally in its paragraph and holds the word (V7)."""
    if entry.example is None:
        return
    number, quote = entry.example.paragraph, entry.example.quote
    if context.paragraphs and number > len(context.paragraphs):
        yield Problem("paragraph", "example", {"n": number, "most": len(context.paragraphs)})
    elif context.paragraphs and quote not in context.paragraph(number):
        found = next((n for n, text in enumerate(context.paragraphs, 1) if quote in text), 0)
        yield Problem("quote-elsewhere" if found else "quote", "example", {"n": number, "found": found})
    if not spots(entry, quote):
        yield Problem("example-without-word", "example", {"word": entry.word})


def meaning(entry: Entry, _: Context) -> Iterator[Problem]:
    """A definition explains the word without it, and in other words than a synonym list does (V6)."""
    words = [word for word in tokens(entry.definition) if len(word) > 3]
    if any(same_word(word, entry.word.lower()) for word in words):
        yield Problem("definition-has-word", "definition", {"word": entry.word})
    if entry.gloss and fold(entry.gloss) == fold(entry.definition):
        yield Problem("gloss-is-definition", "gloss")
    if any(fold(synonym) == fold(entry.word) for synonym in entry.synonyms):
        yield Problem("own-synonym", "synonyms", {"word": entry.word})


RULES: Final[tuple[EntryRule, ...]] = (fields, lemma, known_forms, example, meaning)
