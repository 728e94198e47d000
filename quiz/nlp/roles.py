"""Subject and object where a parser mixed them up: by number, by the form of a pronoun, by who can act."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Word
from quiz.nlp.tree import SUBJECTS, dependents, finite_verb, helper_verbs, with_changes


def passive_subjects(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*heeft een fabriek verwoest*: with *hebben* there is no passive, so what looks like its subject is the object."""
    changes: dict[int, Word] = {}
    for word in words:
        if word.dep != "nsubj:pass" or word.head == word.index:
            continue
        head = words[word.head]
        helpers = helper_verbs(words, head)
        siblings = [w for w in dependents(words, head.index) if w.dep == "nsubj"]
        passive = any(w.dep == "aux:pass" or w.lemma in {"worden", "zijn"} for w in helpers)
        if not passive:
            changes[word.index] = replace(word, dep="obj" if siblings else "nsubj")
    return with_changes(words, changes)


def _agrees(words: tuple[Word, ...], noun: Word, finite: Word) -> bool:
    number = finite.feats.get("Number")
    plural = noun.feats.get("Number") == "Plur" or any(w.dep == "conj" for w in dependents(words, noun.index))
    return number is None or noun.pos in {"PROPN", "PRON", "NUM"} or plural == (number == "Plur")


def swapped(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*Twee winkelketens hebben de spray gehaald*: the subject is the one of two that agrees with the verb."""
    changes: dict[int, Word] = {}
    for head in words:
        finite = finite_verb(words, head)
        children = dependents(words, head.index)
        subjects = [w for w in children if w.dep == "nsubj"]
        objects = [w for w in children if w.dep == "obj" and _bare(words, w)]
        if finite is None or len(subjects) != 1 or len(objects) != 1 or any(w.dep == "cop" for w in children):
            continue
        subject, obj = subjects[0], objects[0]
        if _name_before_thing(head, finite, subject, obj) or (
            finite.index
            and _listed(subject)
            and _listed(obj)
            and not _agrees(words, subject, finite)
            and _agrees(words, obj, finite)
        ):
            changes[subject.index] = replace(subject, dep="obj")
            changes[obj.index] = replace(obj, dep="nsubj")
    return with_changes(words, changes)


_NOMINATIVE: Final = frozenset({"ik", "hij", "zij", "wij", "we", "men", "jij"})
_OBLIQUE: Final = frozenset({"zich", "hem", "haar", "hen", "hun", "mij", "me", "ons", "jou", "elkaar"})


def one_subject(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """*De bewindsman moet de afspraken in wetten gieten*: of two subjects, or of objects without one, one is it.

    Which one, the form of a pronoun tells, the number of the verb, or that only one of the two can act.
    """
    changes: dict[int, Word] = {}
    for head in words:
        finite = finite_verb(words, head)
        children = dependents(words, head.index)
        if finite is None or any(w.dep in {"cop", "csubj", "expl", "iobj"} for w in children):
            continue
        subjects = [w for w in children if w.dep in SUBJECTS and _bare(words, w)]
        objects = [w for w in children if w.dep == "obj" and _bare(words, w) and w.text.lower() not in _OBLIQUE]
        first = min([finite.index, head.index, *(w.index for w in children if w.pos != "PUNCT")])
        unclear = subjects if len(subjects) == 2 and not objects else objects if not subjects else []
        if not 1 <= len(unclear) <= 2 or first == finite.index or any(w.text.lower() in _RELATIVE for w in unclear):
            continue
        passive = any(w.dep == "aux:pass" for w in children)
        subject = _which_acts(words, finite, unclear, "tr" in _frames(head.lemma) and not passive)
        for word in unclear if subject is not None else ():
            role = ("nsubj:pass" if passive else "nsubj") if word is subject else "obj"
            changes[word.index] = replace(word, dep=role)
    return with_changes(words, changes)


_RELATIVE: Final = frozenset({"die", "dat", "wat", "wie", "welke"})


def _which_acts(words: tuple[Word, ...], finite: Word, nouns: list[Word], transitive: bool) -> Word | None:
    """The subject among noun phrases, or none where it is not certain."""
    pronouns = [noun for noun in nouns if noun.text.lower() in _NOMINATIVE]
    if pronouns:
        return pronouns[0] if len(pronouns) == 1 else None
    agreeing = [noun for noun in nouns if _agrees(words, noun, finite)]
    if len(nouns) == 1:
        return agreeing[0] if agreeing and not transitive else None
    if len(agreeing) == 1:
        return agreeing[0]
    acting = [noun for noun in agreeing if is_somebody(noun)]
    things = [noun for noun in agreeing if semantic_class(noun.lemma.lower()) in _THINGS]
    return acting[0] if transitive and len(acting) == len(things) == 1 else None


def _listed(word: Word) -> bool:
    """A noun that the lexicon knows: the number of a name that was taken for a noun says nothing."""
    return word.pos == "NOUN" and semantic_class(word.lemma.lower()) != ""


_THINGS: Final = frozenset(
    {"object", "event", "action", "abstract", "text", "money", "food", "substance", "body", "measure", "place", "state"}
)


def _name_before_thing(head: Word, finite: Word, subject: Word, obj: Word) -> bool:
    """*Wessels raakte de paal*: an unlisted noun in front is a name, and the thing behind the verb cannot do it."""
    named = obj.index == 0 and obj.text[:1].isupper() and not semantic_class(obj.lemma.lower())
    behind = subject.index > finite.index and semantic_class(subject.lemma.lower()) in _THINGS
    return named and behind and "tr" in _frames(head.lemma)


def _bare(words: tuple[Word, ...], word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN", "PRON"} and not any(w.dep == "case" for w in dependents(words, word.index))


def _frames(lemma: str) -> frozenset[str]:
    senses = entries.verbs().get(lemma, ())
    return frozenset(kind for sense in senses for kind in sense.frame)


def is_somebody(word: Word) -> bool:
    """A name, or a noun for a person or a group."""
    return word.pos == "PROPN" or semantic_class(word.lemma.lower()) in {"person", "group"}
