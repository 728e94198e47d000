"""Words made from listed words by an ending or a prefix: *verbouwing, snelheid, onveilig, herplaatsen*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quiz.lexicon import entries, forms, guess, morphology, spelling


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to make words: their class, that of the base, and what they say of it in English and in easy Dutch.

    A meaning that would be wrong too often is empty, and so is the article where the base decides it.
    """

    pos: str
    base_pos: str
    article: str = ""
    gloss: str = ""
    definition: str = ""


KINDS: Final = {
    "on": Kind("adjective", "adjective", gloss="not {gloss}", definition="niet {base}"),
    "niet": Kind("adjective", "adjective", gloss="not {gloss}", definition="niet {base}"),
    "her": Kind("verb", "verb", gloss="to {gloss} again", definition="opnieuw {base}"),
    "ex": Kind("noun", "noun", gloss="former {gloss}", definition="vroeger {base}"),
    "mede": Kind("noun", "noun", gloss="fellow {gloss}"),
    "infinitive": Kind("noun", "verb", article="het", definition="het {base}"),
    "ing": Kind("noun", "verb", article="de", definition="het {base}"),
    "baar": Kind("adjective", "verb", definition="wat je kunt {base}"),
    "heid": Kind("noun", "adjective", article="de", definition="het {base} zijn"),
    "igheid": Kind("noun", "adjective", article="de"),
    "diminutive": Kind("noun", "noun", article="het", gloss="small {gloss}", definition="verkleinwoord van {base}"),
    "loos": Kind("adjective", "noun", gloss="without {gloss}", definition="zonder {base}"),
    "ster": Kind("noun", "noun", article="de", gloss="female {gloss}", definition="vrouwelijke {base}"),
}


@dataclass(frozen=True, slots=True)
class Derivation:
    """A word made from a listed one; ``kind`` is a key of ``KINDS``."""

    word: str
    kind: str
    base: str
    article: str = ""
    plural: str = ""

    @property
    def pos(self) -> str:
        """The class of the word."""
        return KINDS[self.kind].pos

    @property
    def gloss(self) -> str:
        """English for the word, from that of its base; empty where the pattern has no one meaning."""
        pattern = KINDS[self.kind].gloss
        base = _first_gloss(self.base, KINDS[self.kind].base_pos)
        return pattern.format(gloss=base) if pattern and base else ""

    @property
    def definition(self) -> str:
        """What the word says of its base, in easy Dutch; it holds the base, so it is no definition for a card."""
        return KINDS[self.kind].definition.format(base=self.base)


@lru_cache(maxsize=8192)
def derive(word: str) -> Derivation | None:
    """Return how a lower-case word that is not listed is made from one that is; None where no rule fits."""
    return next(_derivations(word), None)


def _derivations(word: str) -> Iterator[Derivation]:
    yield from _with_prefix(word)
    yield from _from_verb(word)
    yield from _from_adjective(word)
    yield from _from_noun(word)


def _with_prefix(word: str) -> Iterator[Derivation]:
    for prefix, kind in (("on", "on"), ("niet-", "niet")):
        if word.startswith(prefix) and word[len(prefix) :] in entries.adjectives():
            yield Derivation(word, kind, word[len(prefix) :])
    if word.startswith("her") and _plain_verb(word[3:]) and len(word) > 7:
        yield Derivation(word, "her", word[3:])
    for prefix, kind in (("ex-", "ex"), ("oud-", "ex"), ("mede", "mede")):
        base = entries.nouns().get(word.removeprefix(prefix), ()) if word.startswith(prefix) else ()
        if base and base[0].semantic == "person":
            yield Derivation(word, kind, base[0].lemma, base[0].article)


def _plain_verb(lemma: str) -> bool:
    senses = entries.verbs().get(lemma, ())
    return bool(senses) and not senses[0].prefix


def _from_verb(word: str) -> Iterator[Derivation]:
    if word in entries.verbs():
        yield Derivation(word, "infinitive", word, "het", "-")
    if word.endswith("ing"):
        roots = (word[:-3] + "en", word[:-3] + "n" if word[-4:-3] in "ae" else "")
        base = next((lemma for lemma in roots if lemma in entries.verbs()), "")
        if base:
            yield Derivation(word, "ing", base, "de", word + "en")
    if word.endswith("baar"):
        base = _by_stem(word[:-4])
        if base and "tr" in entries.verbs()[base][0].frame:
            yield Derivation(word, "baar", base)


def _by_stem(stem: str) -> str:
    for lemma in forms.lemmas(stem, "verb"):
        if any(sense.prefix + morphology.stem(sense) == stem for sense in entries.verbs()[lemma]):
            return lemma
    return ""


def _from_adjective(word: str) -> Iterator[Derivation]:
    if not word.endswith("heid"):
        return
    for base, kind in ((word[:-4], "heid"), (word[:-4].removesuffix("ig"), "igheid")):
        if base in entries.adjectives():
            yield Derivation(word, kind, base, "de")


def _from_noun(word: str) -> Iterator[Derivation]:
    small = _diminutive_base(word)
    if small:
        yield Derivation(word, "diminutive", small, "het", word + "s")
    if word.endswith("loos"):
        bases = (word[:-4], word[:-5] if word[-5:-4] in {"e", "s"} else "")
        yield from (Derivation(word, "loos", base) for base in bases if base in entries.nouns())
    if word.endswith("ster"):
        bases = (word[:-4] + "er", spelling.before_en(word[:-4]) + "er")
        yield from (Derivation(word, "ster", base, "de", word + "s") for base in bases if _is_person(base))


def _is_person(lemma: str) -> bool:
    return any(sense.semantic == "person" for sense in entries.nouns().get(lemma, ()))


def _diminutive_base(word: str) -> str:
    listed = forms.diminutive_of(word)
    if listed:
        return listed[0]
    for ending in ("etje", "pje", "kje", "tje", "je"):
        if word.endswith(ending):
            stem = word[: -len(ending)] + ("g" if ending == "kje" else "")
            bases = (stem, stem[:-1] if re.search(r"([aeioulmnrbg])\1$", stem) else "")
            found = next((b for b in bases if b in entries.nouns() and guess.diminutive(b).form == word), "")
            if found:
                return found
    return ""


def _first_gloss(base: str, pos: str) -> str:
    if pos == "noun":
        return next((sense.gloss for sense in entries.nouns().get(base, ())), "").split(",")[0].strip()
    if pos == "verb":
        glosses = (sense.gloss for sense in entries.verbs().get(base, ()))
        return next(glosses, "").split(",")[0].removeprefix("to ").strip()
    return next((sense.gloss for sense in entries.adjectives().get(base, ())), "").split(",")[0].strip()
