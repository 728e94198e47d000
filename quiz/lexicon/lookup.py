"""All that is known of one word form: its lemmas, which form it is, its parts, what it is made of, its senses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from quiz.lexicon import compounds, derivations, entries, forms, guess, morphology
from quiz.lexicon.derivations import Derivation
from quiz.lexicon.entries import Adjective, Noun, Other, Verb

Sense = Noun | Verb | Adjective | Other
Form = Literal[
    "lemma", "plural", "diminutive", "present", "past", "participle", "inflected", "comparative", "superlative", "other"
]
_Senses = Callable[[], Mapping[str, tuple[Sense, ...]]]
_TABLES: Final[dict[str, _Senses]] = {"noun": entries.nouns, "verb": entries.verbs, "adjective": entries.adjectives}


@dataclass(frozen=True)
class Reading:
    """One way to read a word form.

    ``how`` is *listed*, *compound* or *derived*; ``form`` says which form of the lemma it is. ``sure`` is false where
    a rule with exceptions made it. ``article`` and ``plural`` of a compound are those of its last part.
    """

    lemma: str
    pos: str
    form: Form
    how: Literal["listed", "compound", "derived"]
    senses: tuple[Sense, ...] = ()
    parts: tuple[str, ...] = ()
    article: str = ""
    plural: str = ""
    derivation: Derivation | None = None
    sure: bool = True


def look_up(form: str) -> tuple[Reading, ...]:
    """Return the readings of a word form, listed ones first; empty where nothing is known.

    A form that is listed only as it is written (*Nederlands*) is found with its capital and in lower case.
    """
    listed = tuple(_listed(form)) or tuple(_listed(form.lower())) or tuple(_listed(form.capitalize()))
    if listed:
        return listed
    compound = compound_of(form.lower())
    return (compound,) if compound is not None else tuple(_derived(form.lower()))


def _listed(form: str) -> Iterator[Reading]:
    other = entries.others().get(form)
    if other:
        yield Reading(form, other[0].pos, "lemma", "listed", other)
    for pos, table in _TABLES.items():
        for lemma in forms.lemmas(form, pos):
            senses = table()[lemma]
            parts = compounds.listed_parts(lemma) if pos == "noun" else ()
            yield Reading(lemma, pos, _form(form, pos, senses), "listed", senses, parts)
    for lemma in forms.diminutive_of(form):
        if not forms.lemmas(form, "noun"):
            yield Reading(lemma, "noun", "diminutive", "listed", entries.nouns()[lemma])


def _form(form: str, pos: str, senses: tuple[Sense, ...]) -> Form:
    """Which form of a lemma this is: the first that fits over all its senses."""
    if form == senses[0].lemma:
        return "lemma"
    if pos == "noun":
        return "plural"
    if pos == "adjective":
        return _degree(form, senses)
    return _tense(form, senses)


def _degree(form: str, senses: tuple[Sense, ...]) -> Form:
    for sense in senses:
        if isinstance(sense, Adjective):
            if form == sense.inflected:
                return "inflected"
            if sense.comparative and form in {sense.comparative, sense.comparative + "e"}:
                return "comparative"
            if sense.superlative and form in {sense.superlative, sense.superlative + "e"}:
                return "superlative"
    return "other"


def _tense(form: str, senses: tuple[Sense, ...]) -> Form:
    for sense in senses:
        if not isinstance(sense, Verb):
            continue
        if form in sense.participle.split("/"):
            return "participle"
        bare = form.removeprefix(sense.prefix)
        for past in morphology.pasts(sense):
            if bare in {past, morphology.plural_of_past(past)}:
                return "past"
        if bare in morphology.finite(morphology.bare(sense), ""):
            return "present"
    return "participle"


def compound_of(form: str) -> Reading | None:
    """A compound that is not listed, in the singular or as the plural of its last part; None for any other form."""
    for lemma in (form, *_singulars(form)):
        found = compounds.analyse(lemma)
        if not found.parts:
            continue
        head = entries.nouns()[found.parts[-1]]
        plural = compound_plural(lemma, head)
        if lemma != form and form not in plural.split("/"):
            continue
        article = head[0].article if len({sense.article for sense in head}) == 1 else ""
        kind: Form = "lemma" if lemma == form else "plural"
        return Reading(
            lemma, "noun", kind, "compound", parts=found.parts, article=article, plural=plural, sure=found.sure
        )  # fmt: skip
    return None


def compound_plural(word: str, head: tuple[Noun, ...]) -> str:
    """The plural of a compound by that of its last part; empty where its senses differ in it or it has none."""
    plurals = {sense.plural for sense in head}
    if len(plurals) != 1 or head[0].plural in {"", "-", "mv"}:
        return ""
    first = word[: len(word) - len(head[0].lemma)]
    return "/".join(first + form for form in head[0].plural.split("/"))


def _singulars(form: str) -> Iterator[str]:
    """What a plural of a compound may be the plural of: its end is the plural of a listed noun."""
    for cut in range(2, len(form) - 3):
        for lemma in forms.lemmas(form[cut:], "noun"):
            if lemma != form[cut:]:
                yield form[:cut] + lemma


def _derived(form: str) -> Iterator[Reading]:
    made = derivations.derive(form)
    if made is not None:
        yield Reading(
            form, made.pos, "lemma", "derived", article=made.article, plural=made.plural, derivation=made,
            sure=made.kind != "igheid",
        )  # fmt: skip
        return
    verb, sure = guess.verb(form)
    if verb is not None and sure:
        yield Reading(form, "verb", "lemma", "derived", (verb,), sure=True)
