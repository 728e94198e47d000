"""Word forms back to their lemmas: everything that the lexicon's principal parts imply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from quiz.lexicon import entries, morphology


def lemmas(form: str, pos: str) -> tuple[str, ...]:
    """Lemmas that a lower-case form can belong to as ``noun``, ``verb`` or ``adjective``; empty when unknown.

    A lemma that is the form itself comes first. Diminutives are not among a noun's forms: they have another gender.
    """
    found = _index(pos).get(form, ())
    return found or (_of_participle(form) if pos == "verb" else ())


def diminutive_of(form: str) -> tuple[str, ...]:
    """Nouns that a lower-case form is the listed diminutive of, singular or plural (*huisje, huisjes*)."""
    return _diminutives().get(form.removesuffix("s"), ())


def particle(lemma: str) -> str:
    """The separable particle of a joined infinitive that the lexicon lists, or an empty string."""
    senses = entries.verbs().get(lemma)
    return senses[0].prefix if senses else ""


@cache
def particles() -> frozenset[str]:
    """Every separable particle of the lexicon's verbs, read off their lines: to make all the verbs takes 25 ms."""
    return frozenset(line.split("\t", 2)[1] for line in entries.lines("verbs")) - {"-", "?"}


@cache
def _index(pos: str) -> dict[str, tuple[str, ...]]:
    makers = {"noun": _noun_forms, "verb": _verb_forms, "adjective": _adjective_forms}
    table: dict[str, tuple[str, ...]] = {}
    for lemma, forms in makers.get(pos, _adjective_forms)():
        for form in forms:
            known = table.get(form)
            if known is None:
                table[form] = (lemma,)
            elif lemma not in known:
                table[form] = (*known, lemma) if form != lemma else (lemma, *known)
    table.pop("", None)
    return table


@cache
def _diminutives() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in entries.lines("nouns"):
        lemma, _, _, diminutive, _ = line.split("\t", 4)
        if diminutive not in {"-", "?"} and lemma not in table.get(diminutive, ()):
            table[diminutive] = (*table.get(diminutive, ()), lemma)
    return table


def _noun_forms() -> Iterator[tuple[str, Iterable[str]]]:
    for line in entries.lines("nouns"):
        lemma, _, plural, _ = line.split("\t", 3)
        yield lemma, (lemma,) if plural in {"-", "?", "mv"} else (lemma, *plural.split("/"))


def _verb_forms() -> Iterator[tuple[str, Iterable[str]]]:
    """Forms of each sense: *voorkomen* has two sets. A particle is written before the forms too (*dat hij opbelt*)."""
    before: list[str] = []
    for line in entries.lines("verbs"):
        parts = line.split("\t", 4)[:4]
        if parts == before:
            continue
        before = parts
        lemma, prefix, past, participles = parts
        prefix = "" if prefix == "-" else prefix
        pasts = [form.split()[0] for form in past.split("/")] if past not in {"-", "?"} else [""]
        simple = [form for one in pasts for form in morphology.finite(lemma[len(prefix) :], one)]
        attached = [prefix + form for form in simple] if prefix else simple
        passive = participles.split("/") if participles not in {"-", "?"} else []
        yield lemma, (lemma, *attached, *passive)


@lru_cache(maxsize=4096)
def _of_participle(form: str) -> tuple[str, ...]:
    """Verbs whose participle stands before a noun in this form (*gezette, gehate*), and those of *werkend, werkende*.

    Worked out when asked for: the table would be twice as large with them, and take twice as long to make.
    """
    index = _index("verb")
    active = form.removesuffix("e")
    if active.endswith("nd") and active[:-1] in index.get(active[:-1], ()):
        return (active[:-1],)
    if not form.endswith(("te", "de")):
        return ()
    for participle in (form[:-1], form[:-2], f"{form[:-2]}{form[-3]}{form[-2]}" if len(form) > 4 else ""):
        if participle in index and morphology.inflected_participle(participle) == form:
            return index[participle]
    return ()


def _adjective_forms() -> Iterator[tuple[str, Iterable[str]]]:
    for line in entries.lines("adjectives"):
        cells = ["" if cell in {"-", "?"} else cell for cell in line.split("\t", 4)[:4]]
        degrees = [form for form in cells[2:] if form]
        yield cells[0], (*(form for form in cells if form), *(form + "e" for form in degrees))
