"""Checks of what points outside the item: loose pronouns, *dit plan*, *daarmee*, *gisteren*, *ik* (rules 6 and 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.wording import unquoted
from quiz.checking.words import has_phrase, listed, tokens
from quiz.lexicon.semantics import semantic_class
from quiz.model.bank import Item

if TYPE_CHECKING:
    from quiz.model.analysis import Sentence, Word

_TYPES: Final = frozenset({"choice", "typed", "open", "true-false"})
_OWN_TEXT: Final = frozenset(
    "tekst artikel alinea zin zinnen woord woorden recept verhaal uitspraak uitspraken vraag gebeurtenis "
    "gebeurtenissen stap stappen paragraaf schrijver stuk zinsdeel titel begrippen "
    "personen rij rijtje lijst opties handelingen".split()
)
"""What *deze* and *dit* may point at in an exercise: the exercise itself."""
_NO_REFERENT: Final = frozenset({"time", "measure", "money"})
_CORRELATE: Final = frozenset({"dat", "om", "te", "hoe", "of", "waarom"})
_SINGULAR_IT: Final = frozenset({"het", "dit", "dat"})


def deixis(item: Item, _: Context) -> Iterator[Problem]:
    """*Gisteren* and *vorige week* have a meaning in the text only (rule 6)."""
    if item.type not in _TYPES:
        return
    stem = unquoted(item.stem)
    word = has_phrase(stem, "deixis") or has_phrase(stem, "deictic-phrase")
    if word and not has_phrase(stem, "according"):
        yield Problem("deixis", "stem", {"word": word})


def first_person(item: Item, _: Context) -> Iterator[Problem]:
    """*Ik* and *wij* are nobody outside the text."""
    if item.type not in _TYPES:
        return
    word = next((w for w in tokens(unquoted(item.stem)) if w in listed("first-person")), "")
    if word:
        yield Problem("first-person", "stem", {"word": word})


def pronouns(item: Item, context: Context) -> Iterator[Problem]:
    """A pronoun stands behind what it refers to, inside the stem (rule 7)."""
    if item.type not in _TYPES:
        return
    before: list[Word] = []
    quoted = _quoted_words(item.stem)
    for sentence in context.stems.get(item.id, ()):
        for word in sentence.words:
            loose = word.text.lower() not in quoted and _loose(word, sentence, before)
            if loose:
                yield Problem("loose-word", "stem", {"word": word.text})
                return
        before += sentence.words


def _quoted_words(stem: str) -> frozenset[str]:
    return frozenset(tokens(stem)) - frozenset(tokens(unquoted(stem)))


def _loose(word: Word, sentence: Sentence, before: Sequence[Word]) -> bool:
    text = word.text.lower()
    earlier = [*before, *sentence.words[: word.index]]
    if text == "zijn" and not any(w.feats.get("VerbForm") == "Fin" for w in sentence.words if w is not word):
        return False  # the verb, whatever its tag
    if text in listed("pronoun") and word.pos in {"PRON", "DET"}:
        object_ = word.pos == "PRON" and text in {"hem", "haar", "hen", "hun"} and word.feats.get("Poss") != "Yes"
        return not any(_may_be_meant(other, asked=not object_) for other in earlier)
    if text in listed("pointing") and text != "daar":
        later = {other.text.lower() for other in sentence.words[word.index + 1 :]}
        return not before and later.isdisjoint(_CORRELATE) and not _clause_before(earlier)
    if text in listed("demonstrative"):
        return _loose_demonstrative(word, sentence, earlier)
    identified = [other.text.lower() for other in sentence.words[word.index + 1 : word.index + 2]] == ["een"]
    if text == "het" and word.pos == "PRON" and word.dep in {"nsubj", "obj", "nsubj:pass"} and not identified:
        return not any(_names_something(other) for other in (*earlier, *sentence.words)) and not before
    return False


def _loose_demonstrative(word: Word, sentence: Sentence, earlier: Sequence[Word]) -> bool:
    text = word.text.lower()
    following = sentence.words[word.index + 1 :]
    noun = next((other for other in following[:4] if other.pos in {"NOUN", "PROPN"}), None)
    if (word.pos == "DET" or word.dep == "det") and noun is not None and _touches(following, noun):
        if noun.text.lower() in _OWN_TEXT or noun.lemma.lower() in _OWN_TEXT:
            return False
        if text in {"die", "dat"} and earlier and earlier[-1].pos in {"NOUN", "PROPN", "PUNCT", "PRON"}:
            return False  # a relative pronoun, whatever its tag
        return not any(other.lemma.lower() == noun.lemma.lower() for other in earlier)
    if text in {"dit", "deze"} and word.pos == "PRON":
        return not any(_names_something(other) for other in earlier[:-1])
    return text == "dat" and word.pos == "PRON" and word.index == len(sentence.words) - 2


def _touches(following: Sequence[Word], noun: Word) -> bool:
    """Only adjectives and numbers stand between the demonstrative and its noun."""
    return all(other.pos in {"ADJ", "NUM", "ADV"} for other in following if other.index < noun.index)


def _may_be_meant(word: Word, *, asked: bool) -> bool:
    """A name, a person or group, or *wie*: what *hij*, *zij* or *hun* may stand for.

    ``asked`` false leaves out the question word: in *Wie hielp haar?* somebody else is meant.
    """
    text = word.text.lower()
    if text in {"wie", "wat"}:
        return asked and text == "wie" and word.index == 0
    if text in {"iemand", "iedereen", "degene", "degenen", "mensen"} or word.pos == "PROPN":
        return True
    if word.index == 0 and word.dep.startswith("nsubj") and word.pos == "VERB" and word.text[:1].isupper():
        return True  # Blinken, who is tagged as what eyes do
    return word.pos == "NOUN" and semantic_class(word.lemma.lower()) not in _NO_REFERENT


def _names_something(word: Word) -> bool:
    return word.pos == "PROPN" or (word.pos == "NOUN" and semantic_class(word.lemma.lower()) not in _NO_REFERENT)


def _clause_before(earlier: Sequence[Word]) -> bool:
    """A comma or a conjunction closed a clause that *daarmee* can point at."""
    return any(word.pos == "SCONJ" or word.text == "," for word in earlier) and len(earlier) > 4


RULES: Final[tuple[ItemRule, ...]] = (
    deixis,
    first_person,
    pronouns,
)
