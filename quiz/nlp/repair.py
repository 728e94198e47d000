"""Mends what a parser gets wrong and grammar can tell: times of day, particles, modals as heads, names as objects."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from quiz.lexicon import entries
from quiz.model.analysis import Word
from quiz.nlp.gazetteer import cues
from quiz.nlp.roles import is_somebody, one_subject, passive_subjects, swapped
from quiz.nlp.tree import SUBJECTS, VERBAL, dependents, finite_verb, with_changes

_MODALS: Final = frozenset("willen moeten kunnen mogen zullen hoeven gaan blijven komen laten durven".split())


def repair(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words with heads and relations mended; every rule is one of Dutch grammar, none of one text."""
    for rule in (
        _clock,
        _particles,
        _off_auxiliaries,
        _modal_heads,
        _loose_adverbs,
        _times,
        _ago,
        passive_subjects,
        swapped,
        one_subject,
        _measured,
        _own_prepositions,
        _reasons,
        _contents,
    ):
        words = rule(words)
    return words


_CLOCK_OPENERS: Final = frozenset({"om", "rond", "tegen", "vanaf", "tot", "na", "voor", "omstreeks", "sinds"})
_HOURS: Final = frozenset("een één twee drie vier vijf zes zeven acht negen tien elf twaalf".split())
_PARTS_OF_DAY: Final = frozenset({"ochtends", "morgens", "middags", "avonds", "nachts"})


def _clock(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*rond kwart over twee*, *om half tien ’s avonds*: a time of day is one adverbial of the verb."""
    changes: dict[int, Word] = {}
    start = 0
    while start < len(words):
        end, hour = _clock_end(words, start)
        if end <= start:
            start += 1
            continue
        inside = range(start, end + 1)
        outside = next((words[i].head for i in inside if words[i].head not in inside), None)
        verb = _verb_above(words, outside)
        if (
            verb is not None
            and verb not in inside
            and not any(w.head in inside for w in words if w.index not in inside)
        ):
            for i in inside:
                changes[i] = replace(words[i], head=hour, dep="case" if i == start and i != hour else "fixed")
            changes[hour] = replace(words[hour], head=verb, dep="obl", pos="NUM", lemma="uur")
        start = end + 1
    return with_changes(words, changes)


def _clock_end(words: tuple[Word, ...], start: int) -> tuple[int, int]:
    """Last word of a time of day that starts here, and its hour, as positions; ``start - 1`` where there is none."""
    texts = [word.text.lower() for word in words]
    place = start
    if texts[place] not in _CLOCK_OPENERS:
        return start - 1, 0
    place += 1
    exact = False
    if place + 1 < len(texts) and texts[place] == "half":
        place, exact = place + 1, True
    elif (
        place + 2 < len(texts)
        and (texts[place] == "kwart" or texts[place] in _HOURS)
        and texts[place + 1] in {"over", "voor"}
    ):
        place, exact = place + 2, True
    if place >= len(texts) or not (texts[place] in _HOURS or _is_clock(texts[place])):
        return start - 1, 0
    hour = place
    if place + 1 < len(texts) and texts[place + 1] == "uur":
        place, exact = place + 1, True
    if place + 2 < len(texts) and texts[place + 1] in {"’s", "'s"} and texts[place + 2] in _PARTS_OF_DAY:
        place, exact = place + 2, True
    return (place, hour) if exact else (start - 1, 0)


def _is_clock(text: str) -> bool:
    hours, _, minutes = text.replace(":", ".").partition(".")
    return hours.isdecimal() and int(hours) <= 24 and (not minutes or (len(minutes) == 2 and minutes.isdecimal()))


def _verb_above(words: tuple[Word, ...], index: int | None) -> int | None:
    for _ in words:
        if index is None or words[index].pos in VERBAL or words[index].head == index:
            break
        index = words[index].head
    return index


def _off_auxiliaries(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """What hangs on an auxiliary (*had* in *had het voorstel ingediend*) hangs on its lexical verb."""
    changes = {
        word.index: replace(word, head=words[word.head].head)
        for word in words
        if words[word.head].dep in {"aux", "aux:pass"}
        and word.dep in {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "advmod", "obl:arg", "advcl"}
    }
    return with_changes(words, changes)


def _particles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*komt voor in grote delen*: of two prepositions in a row the first is the particle of a listed separable verb.

    A particle that makes no listed verb (*sliep een echtpaar van in de zeventig*) is a preposition or adverb.
    """
    changes: dict[int, Word] = {}
    for word in words:
        verb = words[word.head]
        if word.dep == "compound:prt" and verb.index != word.index and verb.lemma not in entries.verbs():
            bare = verb.lemma.removeprefix(word.text.lower())
            if bare in entries.verbs():
                changes[word.index] = replace(word, dep="advmod")
                changes[verb.index] = replace(verb, lemma=bare, particle="")
        if word.dep != "case" or word.index + 1 >= len(words) or words[word.index + 1].dep != "case":
            continue
        above = words[verb.head]
        joined = word.text.lower() + above.lemma
        if (
            above.pos == "VERB"
            and above.index < word.index
            and joined in entries.verbs()
            and entries.verbs()[joined][0].prefix
        ):
            changes[word.index] = replace(word, dep="compound:prt", head=above.index)
            changes[above.index] = replace(above, lemma=joined, particle=word.text.lower())
    return with_changes(words, changes)


def _loose_adverbs(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*mochten de mensen weer naar huis*: such an adverb behind a noun and the finite verb belongs to the verb."""
    changes: dict[int, Word] = {}
    for word in words:
        if (
            word.text.lower() not in cues("adverb-of-the-verb")
            or word.head >= word.index
            or words[word.head].pos not in {"NOUN", "PROPN"}
        ):
            continue
        noun = words[word.head]
        verb = words[noun.head]
        finite = finite_verb(words, verb)
        if verb.pos in VERBAL and finite is not None and finite.index < noun.index and verb.index != noun.index:
            changes[word.index] = replace(word, head=verb.index, dep="advmod")
    return with_changes(words, changes)


def _modal_heads(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*wil het plan schrappen*: the infinitive heads the clause and *wil* is its auxiliary, as with every modal."""
    for modal in words:
        if modal.lemma not in _MODALS or modal.pos not in VERBAL or modal.feats.get("VerbForm") != "Fin":
            continue
        infinitives = [
            word
            for word in dependents(words, modal.index)
            if word.dep in {"xcomp", "ccomp"} and word.pos in VERBAL and word.feats.get("VerbForm") == "Inf"
        ]
        bare = [word for word in infinitives if not any(w.text.lower() == "te" for w in dependents(words, word.index))]
        if len(bare) != 1 or any(child.dep in SUBJECTS for child in dependents(words, bare[0].index)):
            continue
        words = _swap(words, modal, bare[0])
    return words


def _swap(words: tuple[Word, ...], modal: Word, verb: Word) -> tuple[Word, ...]:
    changes: dict[int, Word] = {}
    top = verb.index if modal.head == modal.index else modal.head
    for child in dependents(words, modal.index):
        changes[child.index] = replace(child, head=verb.index)
    changes[verb.index] = replace(verb, head=top, dep=modal.dep)
    changes[modal.index] = replace(modal, head=verb.index, dep="aux")
    return with_changes(words, changes)


def _times(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*Blinken ontving deze weken een telefoontje*: a bare time beside a subject or object says when."""
    changes: dict[int, Word] = {}
    for word in words:
        if (
            word.dep not in {"nsubj", "obj", "nsubj:pass"}
            or word.lemma.lower() not in cues("time-noun")
            or word.head == word.index
        ):
            continue
        determiners = [w for w in dependents(words, word.index) if w.index < word.index]
        opened = not determiners or determiners[0].text.lower() in cues("before-time")
        rivals = [w for w in dependents(words, word.head) if w.dep == word.dep and w.index != word.index]
        if opened and rivals:
            changes[word.index] = replace(word, dep="obl")
    return with_changes(words, changes)


def _ago(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*Een jaar geleden*, *twee weken later*: an adverb with its measure says when, it is no clause."""
    changes: dict[int, Word] = {}
    for word in words:
        if word.text.lower() not in {"geleden", "eerder", "later"} or word.dep not in {
            "advcl",
            "xcomp",
            "ccomp",
            "dep",
        }:
            continue
        own = dependents(words, word.index)
        counted = any(child.lemma.lower() in cues("time-noun") for child in own)
        if counted and not any(child.pos in VERBAL or child.dep in SUBJECTS for child in own):
            changes[word.index] = replace(word, dep="obl")
    return with_changes(words, changes)


def _own_prepositions(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*beschuldigde de Chinezen van spionage*: what a verb says of somebody with its own preposition is the verb's."""
    changes: dict[int, Word] = {}
    for word in words:
        above = words[word.head]
        if word.dep != "nmod" or above.dep not in {"obj", "iobj"} or above.index > word.index:
            continue
        verb = words[above.head]
        case = [child for child in dependents(words, word.index) if child.dep == "case"]
        last = max((child.index for child in dependents(words, above.index) if child.dep == "nmod"), default=-1)
        if len(case) != 1 or last != word.index or word.pos == "PROPN" or not is_somebody(above):
            continue
        if case[0].text.lower() in _prepositions_with_object(verb):
            changes[word.index] = replace(word, head=verb.index, dep="obl:arg")
    return with_changes(words, changes)


def _prepositions_with_object(verb: Word) -> frozenset[str]:
    """The fixed prepositions that the lexicon gives a verb beside an object."""
    senses = entries.verbs().get(verb.lemma, ()) if verb.pos == "VERB" else ()
    return frozenset(p for sense in senses if sense.frame & {"tr", "ditr"} for p in sense.preposition.split("/") if p)


def _contents(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*berichtte dat ...*: a clause with *dat* is what is said, not an adverbial, unless *zo* announces it.

    *zien of een fiets gestolen is* likewise: *of* with a verb at the end opens a clause, and joins nothing.
    """
    changes: dict[int, Word] = {}
    for word in words:
        verb = words[word.head]
        if word.dep not in {"advcl", "conj"} or verb.pos != "VERB" or word.index < verb.index:
            continue
        marks = [child.text.lower() for child in dependents(words, word.index) if child.dep == "mark"]
        siblings = dependents(words, verb.index)
        taken = any(child.dep in {"ccomp", "obj", "csubj"} for child in siblings)
        announced = any(other.text.lower() in {"zo", "zodanig", "dusdanig", "dermate"} for other in words[: word.index])
        if marks == (["of"] if word.dep == "conj" else ["dat"]) and not taken and not announced:
            changes[word.index] = replace(word, dep="ccomp")
    return with_changes(words, changes)


_ADVERBIAL: Final = frozenset({"vanwege", "wegens", "dankzij", "ondanks"})


def _reasons(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*sloot de brug vanwege het hoge water*: these prepositions tell why, of which noun does not matter."""
    changes: dict[int, Word] = {}
    for word in words:
        noun = words[word.head]
        if word.dep != "nmod" or noun.dep not in {"obj", "nsubj", "nsubj:pass", "obl"} or noun.index > word.index:
            continue
        verb = words[noun.head]
        cases = {child.text.lower() for child in dependents(words, word.index) if child.dep == "case"}
        between = any(other.feats.get("VerbForm") == "Fin" for other in words[noun.index : word.index])
        if cases & _ADVERBIAL and verb.pos in VERBAL and not between:
            changes[word.index] = replace(word, head=verb.index, dep="obl")
    return with_changes(words, changes)


def _measured(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*zeshonderd plukjes klein zeegras*: two objects side by side, the first with a number, are one."""
    changes: dict[int, Word] = {}
    objects = [word for word in words if word.dep == "obj" and word.pos == "NOUN"]
    for measure, measured in pairwise(objects):
        numbered = any(child.dep == "nummod" for child in dependents(words, measure.index))
        between = words[measure.index + 1 : measured.index]
        joined = all(word.pos == "ADJ" and word.head == measured.index for word in between)
        if measure.head == measured.head and numbered and joined:
            changes[measured.index] = replace(measured, head=measure.index, dep="nmod")
    return with_changes(words, changes)
