"""Checks of a question's grammar on its parse: *er*, one reading of *wie*, an end (rules 1 and 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from quiz.checking.kinds import asks_question
from quiz.checking.order import is_finite, questions_in
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.words import listed
from quiz.lexicon import forms
from quiz.lexicon.semantics import semantic_class
from quiz.model.bank import Item
from quiz.nlp import gazetteer

if TYPE_CHECKING:
    from quiz.model.analysis import Sentence, Word

_CORE: Final = frozenset({"nsubj", "obj", "iobj", "nsubj:pass"})
_ER_VERBS: Final = frozenset(
    "verdrinken overlijden sterven omkomen verschijnen raken komen gebeuren ontstaan vallen liggen staan hangen wonen "
    "werken leven deelnemen meedoen zitten zijn worden optreden verdwijnen bestaan".split()
)
_DEFINITE: Final = frozenset({"de", "het", "deze", "dit", "die", "dat", "zijn", "haar", "hun"})


def missing_er(item: Item, context: Context) -> Iterator[Problem]:
    """An indefinite subject comes with *er*: *Hoeveel mensen raakten er gewond?* (rule 3)."""
    if not asks_question(item):
        return
    for sentence in questions_in(item, context):
        words = sentence.words
        lowered = [word.text.lower() for word in words]
        if lowered[0] not in {"hoeveel", "wat"} or "er" in lowered or lowered[-2:-1] == ["daar"]:
            continue
        finite = next((w for w in words if is_finite(w) or (w.pos == "VERB" and w.index < 4)), None)
        if finite is None or any(word in _DEFINITE for word in lowered[1 : finite.index]):
            continue
        others = [w for w in words if w.index > finite.index and w.dep in {"nsubj", "nsubj:pass", "obj"}]
        if others or any(
            w.index > finite.index and w.pos == "PRON" and w.text.lower() in {"je", "u", "hij", "ze", "het"}
            for w in words
        ):
            continue
        if _needs_er(sentence, finite, lowered[0]):
            yield Problem("er", "stem")


def _needs_er(sentence: Sentence, finite: Word, opener: str) -> bool:
    root = sentence.root
    verb = finite.lemma.lower()
    if opener == "wat":
        return verb in {"gebeuren", "veranderen", "ontbreken"}
    noun = sentence.words[finite.index - 1]
    plural = noun.pos == "NOUN" and noun.text.lower() not in forms.lemmas(noun.text.lower(), "noun")
    if not plural:
        return False
    passive = verb in {"worden", "zijn"} and root.feats.get("VerbForm") == "Part"
    return passive or (verb in _ER_VERBS - {"zijn", "worden"})


def two_readings(item: Item, context: Context) -> Iterator[Problem]:
    """*Wie bezocht Blinken?* asks for the visitor or the visited (rule 1)."""
    if not asks_question(item):
        return
    for sentence in questions_in(item, context):
        words = sentence.words
        opener = words[0].text.lower()
        if opener not in {"wie", "welke", "welk"}:
            continue
        finite = next((w for w in words if is_finite(w)), None)
        if finite is None or finite.text.lower().endswith("en") or _is_copula(sentence, finite):
            continue
        if opener != "wie" and not _may_act(words[finite.index - 1], words):
            continue
        after = [w for w in words if w.index > finite.index and w.dep in _CORE and w.head == sentence.root.index]
        clause = any(w.dep in {"ccomp", "xcomp"} for w in words)
        if (
            len(after) == 1
            and not clause
            and _may_act(after[0], words)
            and not _owned(after[0], sentence)
            and _alone(sentence, after[0])
        ):
            yield Problem("two-readings", "stem", {"word": after[0].text})


def _is_copula(sentence: Sentence, finite: Word) -> bool:
    return finite.dep == "cop" or (
        finite.lemma.lower() in {"zijn", "heten", "worden", "blijven"} and sentence.root is finite
    )


def _may_act(word: Word, words: Sequence[Word]) -> bool:
    """A person, a group or a name, in the singular: what may be subject as well as object."""
    if word.pos == "PROPN" or (word.text[:1].isupper() and word.index > 0):
        before = {
            other.text.lower() for other in words[max(0, word.index - 2) : word.index] if other.pos in {"DET", "ADJ"}
        }
        known = word.text in gazetteer.first_names() or word.text in gazetteer.places()
        return before.isdisjoint({"de", "het"}) or (known and word.text != "VS")
    text = word.text.lower()
    singular = text in forms.lemmas(text, "noun")
    return word.pos == "NOUN" and singular and semantic_class(word.lemma.lower()) in {"person", "group"}


def _owned(word: Word, sentence: Sentence) -> bool:
    """*zijn collega*, *haar concurrente*: the possessive belongs to the subject, so this is the object."""
    return any(sentence.words[i].feats.get("Poss") == "Yes" for i in sentence.children[word.index])


def _alone(sentence: Sentence, word: Word) -> bool:
    """Not one of two names tied by *en*: a plural beside a singular verb cannot be the subject."""
    return not any(sentence.words[i].dep == "conj" for i in sentence.children[word.index])


def ending(item: Item, context: Context) -> Iterator[Problem]:
    """A stem does not stop in the middle of a phrase."""
    if item.type not in {"choice", "typed", "open", "true-false"}:
        return
    for sentence in context.stems.get(item.id, ()):
        words = [word for word in sentence.words if word.pos != "PUNCT"]
        if not words or not sentence.text.rstrip("”’\"'").endswith(("?", ".", "…")):
            continue
        last = words[-1].text.lower()
        stranded = last in listed("preposition") and any(w.text.lower().startswith("waar") for w in words)
        if last in listed("not-at-the-end") and not stranded and words[-1].text.islower():
            yield Problem("unfinished", "stem", {"word": last})


RULES: Final[tuple[ItemRule, ...]] = (missing_er, two_readings, ending)
