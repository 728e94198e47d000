"""Forms of words that the lexicon does not list, by rule; each says whether the rule has exceptions."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from quiz.lexicon import entries, morphology, spelling
from quiz.lexicon.entries import Verb
from quiz.lexicon.parts import words


class Guess(NamedTuple):
    """A form made by rule, empty where none applies. ``sure`` means that the rule has hardly an exception."""

    form: str
    sure: bool


NOTHING: Final = Guess("", sure=False)
_INSEPARABLE: Final = ("her", "ver", "ont", "be")
_LOAN_ENDINGS: Final = ("iseren", "iceren", "oneren", "ueren", "uleren", "ineren", "ïneren", "iëren", "eëren")
"""Verbs with the stress on -eer-: always weak, and the stem has a long e (*moderniseerde*)."""
_VOICELESS: Final = frozenset("tkfschpx")
"""After these letters of the stem a weak past has -te (*'t kofschip*)."""
_ARTICLES: Final = (
    (
        "de",
        (
            "heid",
            "teit",
            "ing",
            "ist",
            "iek",
            "tie",
            "sie",
            "xie",
            "theek",
            "iteit",
            "nis",
            "suur",
            "ade",
            "age",
            "ie",
            "ij",
        ),
    ),
    ("het", ("isme", "ment", "sel", "je", "um", "gram", "aat", "eau")),
)
_SURE_ARTICLE: Final = ("heid", "teit", "tie", "sie", "xie", "theek", "isme", "tje", "ist")
_TIE: Final = re.compile(r"(?:[aioucpn]t|[nrs]s|x)ie$(?<!cratie)")
"""*Politie, sectie, passie, versie* have -s; with the stress on -ie the plural is another (*fantasieën*)."""


def article(word: str) -> Guess:
    """*De* or *het* by the ending of a noun: *-heid, -tie* take *de*, *-isme, -um* and diminutives *het*."""
    for name, endings in _ARTICLES:
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return Guess(name, sure=ending in _SURE_ARTICLE)
    return NOTHING


def plural(word: str) -> Guess:
    """Plural of a noun by its ending; one syllable is never sure (*club* clubs, *dag* dagen, *kind* kinderen)."""
    if word.endswith("heid"):
        return Guess(word[:-4] + "heden", sure=True)
    if word.endswith(("isme", "schap", "dom")):
        return NOTHING
    if _TIE.search(word) or word.endswith(("je", "ette")):
        return Guess(word + "s", sure=True)
    if re.search(r"[^aeiou][aouiy]$", word):
        return Guess(word + "'s", sure=_syllables(word) > 1)
    if word.endswith(("teit", "ing", "ist", "ant", "ent")) and _syllables(word) > 1:
        return Guess(word + "en", sure=word.endswith("teit") or (_syllables(word) > 2 and not word.endswith("nt")))
    if word.endswith(("loog", "graaf", "soof")):
        return Guess(spelling.with_en(word, soft=False), sure=_syllables(word) > 2)
    if re.search(r"[^aeiou]e(?:l|r|m|n)$|aar$|eur$|erd$", word) and _syllables(word) > 1:
        return Guess(word + "s", sure=word.endswith("er"))
    if word.endswith("e") and not word.endswith(("ee", "ie", "oe")):
        return Guess(word + "s", sure=False)
    return Guess(spelling.with_en(word), sure=False)


def diminutive(word: str) -> Guess:
    """Diminutive of a noun: *huisje, stoeltje, raampje, balletje, koninkje, autootje, baby'tje*."""
    if word.endswith(("je", "isme", "heid")):
        return NOTHING
    if re.search(r"(?:[^aeiou]|^)y$", word):
        return Guess(word + "'tje", sure=True)
    open_vowel = re.search(r"(?:[^aeiou]|[ie])([aou])$", word)
    if open_vowel:
        return Guess(word + open_vowel[1] + "tje", sure=True)
    if word.endswith("é"):
        return Guess(word[:-1] + "eetje", sure=True)
    if re.search(r"[^aeiou]i$", word):
        return Guess(word + "etje", sure=True)
    return _diminutive_of_consonant(word)


def _diminutive_of_consonant(word: str) -> Guess:
    many = _syllables(word) > 1
    short = re.search(r"(?:^|[^aeiouy])[aeiou]([lmnrbg])$", word)
    stressed = not many or not spelling.unstressed_end(word)
    if word.endswith("ing"):
        return Guess(word[:-1] + "kje", sure=False) if many else Guess(word + "etje", sure=True)
    if short and stressed and (not many or word[-1] not in "mn" or word.endswith("in")):
        return Guess(word + short[1] + "etje", sure=not many and short[1] in "lmnr")
    if word.endswith("ng"):
        return Guess(word + "etje", sure=True)
    if word.endswith("m"):
        return Guess(word + "pje", sure=not short)
    if re.search(r"[lnrwy]$|[aeiou]$|ij$", word):
        doubtful = (short and many) or re.search(r"[^i]e$|ion$|uel$", word)
        return Guess(word + "tje", sure=not doubtful)
    return Guess(word + "je", sure=False)


def inflected(word: str) -> Guess:
    """The -e form of an adjective; one that names a material (*houten*) or ends in a full vowel has none."""
    if re.search(r"(?:en|[aiouy])$", word):
        return NOTHING
    if word.endswith("ieel"):
        return Guess(word[:-4] + "iële", sure=True)
    if word.endswith("ief"):
        return Guess(word[:-1] + "ve", sure=True)
    if word.endswith("ees"):
        return Guess(word[:-2] + "se", sure=True)
    short = re.search(r"(?:^|[^aeiouy])[aeiou][bcdfgklmnprst]$", word) and _syllables(word) > 1
    doubtful = (short and not word.endswith("ig")) or re.search(r"[^eou]us$|[aeiou]{2}s$|[lrn]s$", word)
    certain = word.endswith(("loos", "ieus", "ueus", "isch"))
    return Guess(spelling.with_e(word), sure=certain or (not doubtful and not word.endswith(("e", "é", "c", "f"))))


def comparative(word: str) -> Guess:
    """*Groter, duurder, bozer*; participles and adjectives in -isch are rarely compared, so theirs are not sure."""
    base = inflected(word)
    if not base.form:
        return NOTHING
    if word.endswith("r"):
        return Guess(word + "der", sure=base.sure)
    return Guess(base.form + "r", sure=base.sure and not word.endswith(("end", "isch", "t", "d")))


def superlative(word: str) -> Guess:
    """*Grootst, boost*; after st, sch or x *meest* is more usual, so that is not sure."""
    if not inflected(word).form:
        return NOTHING
    return Guess(
        word + ("t" if word.endswith("s") else "st"), sure=not word.endswith(("s", "st", "sch", "d", "t", "x"))
    )


def verb(lemma: str) -> tuple[Verb | None, bool]:
    """Principal parts of a verb that is not listed, with whether they are sure; no meaning comes with them.

    A particle or *her-, ver-, ont-, be-* before a listed verb keeps its parts; a verb in -eren is weak; so, less
    surely, is any other.
    """
    for particle in sorted(words("particle"), key=lambda text: (-len(text), text)):
        base = entries.verbs().get(lemma[len(particle) :]) if lemma.startswith(particle) else None
        if base and not base[0].prefix and base[0].past:
            return _separable(lemma, particle, base), len({sense.past for sense in base}) == 1
    for prefix in _INSEPARABLE:
        base = entries.verbs().get(lemma[len(prefix) :]) if lemma.startswith(prefix) else None
        if base and not base[0].prefix and base[0].past and base[0].participle:
            return _inseparable(lemma, prefix, base[0]), prefix == "her"
    if not lemma.endswith("en") or len(lemma) < 5:
        return None, False
    past, participle = weak_parts(lemma)
    return _bare_verb(lemma, "", past, participle), lemma.endswith(_LOAN_ENDINGS)


def weak_parts(infinitive: str) -> tuple[str, str]:
    """Past and participle of a weak verb without a particle; its first syllable may be a prefix that takes no *ge-*."""
    root = infinitive[:-2]
    loan = infinitive.endswith(_LOAN_ENDINGS)
    stem = infinitive[:-4].replace("ë", "e") + "eer" if loan else spelling.stem_of(infinitive)
    if infinitive.endswith(("iëren", "eëren")):
        stem = infinitive[:-4] + ("eer" if infinitive.endswith("iëren") else "ëer")
    ending = "t" if root[-1:] in _VOICELESS and not root.endswith(("v", "z")) else "d"
    past = stem + ending + "e"
    closed = stem if stem.endswith(ending) else stem + ending
    return past, closed if _takes_no_ge(infinitive) else _ge(closed)


def _takes_no_ge(infinitive: str) -> bool:
    return bool(
        re.match(r"(?:be|ge|ver|ont|her|er)[^aeiou]*[aeiou].*[aeiou]", infinitive)
    ) and not infinitive.startswith("erv")


def _ge(stem: str) -> str:
    """*ge-*, with a trema where the letters would be read together: *geëindigd, geïnd, geüpload*."""
    marks = {"e": "ë", "i": "ï", "u": "ü"}
    first = stem[:1]
    if first in marks:
        return "ge" + (marks[first] if not stem.startswith("ij") else first) + stem[1:]
    return "ge" + stem


def _separable(lemma: str, particle: str, base: tuple[Verb, ...]) -> Verb:
    past = "/".join(f"{form} {particle}" for form in morphology.pasts(base[0]))
    participle = "/".join(particle + form for form in base[0].participle.split("/") if form)
    return _bare_verb(lemma, particle, past, participle)


def _inseparable(lemma: str, prefix: str, base: Verb) -> Verb:
    past = "/".join(prefix + form for form in morphology.pasts(base))
    bare = base.participle.split("/")[0]
    participle = prefix + (bare[2:] if bare.startswith("ge") and not base.lemma.startswith("ge") else bare)
    return _bare_verb(lemma, "", past, participle.replace("ë", "e", 1) if bare[2:3] == "ë" else participle)


def _bare_verb(lemma: str, prefix: str, past: str, participle: str) -> Verb:
    return Verb(lemma, prefix, past, participle, "", "", "", frozenset(), "", "", "")


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiouyáéèêëïöü]+", word))
