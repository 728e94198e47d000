"""Which sentences and clauses a question may be made of."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from quiz.generate.clauses import Clause, helpers_of
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.lexicon import entries
from quiz.model.analysis import Sentence, Word

_NEVER_ALONE: Final = frozenset({"moeten", "mogen", "zullen", "kunnen"})
_LONGEST: Final = 48
_LONGEST_CLAUSE: Final = 32


def source_sentence(sentence: Sentence) -> str:
    """Rule 14: 5 words at least, closed by a full stop, no question, no speech of somebody."""
    words = [word for word in sentence.words if word.pos != "PUNCT"]
    if len(words) < 5:
        return "short"
    if len(words) > _LONGEST:
        return "long"
    if not sentence.text.rstrip("”’\"')").endswith((".", "!", ":")):
        return "no-sentence"
    if sentence.root.pos not in {"VERB", "AUX"} and not helpers_of(sentence, sentence.root):
        return "no-sentence"
    if any(sentence.words[child].dep == "mark" for child in sentence.children[sentence.root.index]):
        return "no-sentence"  # "Volgens sommigen pas als de lepel erin blijft staan."
    if sentence.text.endswith("!"):
        return "exclamation"
    if sentence.quoted or sentence.speech:
        return "quotation"
    return ""


def clause_frame(fact: Fact) -> str:
    """The clause has one subject that agrees with its verb, and no word that points outside it."""
    clause = fact.clause
    subject = clause.subject
    if len(clause.words) > _LONGEST_CLAUSE:
        return "long"
    if sum(p.relation.startswith("nsubj") for p in clause.phrases) > 1:
        return "two-subjects"
    if subject is None:
        return "no-subject"
    if not _agrees(subject, clause.finite):
        return "agreement"
    if clause.verb.pos == "VERB" and clause.verb.feats.get("VerbForm") is None:
        return "verb"
    if clause.verb.lemma in _NEVER_ALONE and clause.object is None:
        return "verb"  # "De binnenvaart moet via het kanaal": what it must do, the sentence does not say
    if sum(p.relation == "obj" and not p.preposition for p in clause.phrases) > 1:
        return "two-objects"
    if any(p.relation == "obj" and not p.preposition for p in clause.phrases) and not _takes_object(clause.verb):
        return "object"
    if clause.object is not None and _takes_none_beside(clause):
        return "object"
    return "gapping" if _gapped(clause) else ""


def _takes_none_beside(clause: Clause) -> bool:
    """*rekende af met Ann Li* has no object: each sense of the verb with that preposition goes without one."""
    used = {phrase.preposition for phrase in clause.phrases if phrase.preposition}
    senses = entries.verbs().get(clause.verb.lemma, ())
    with_it = [sense for sense in senses if used & {p for p in sense.preposition.split("/") if p}]
    return bool(with_it) and not any(sense.frame & {"tr", "ditr", "te", "inf"} for sense in with_it)


def _takes_object(verb: Word) -> bool:
    """The lexicon knows the verb with an object, or does not know the verb."""
    senses = entries.verbs().get(verb.lemma, ())
    return not senses or any(sense.frame & {"tr", "ditr", "dat", "inf", "te"} for sense in senses)


def _gapped(clause: Clause) -> bool:
    """*in de koelkast drie dagen, in de vriezer twee maanden*: a remnant of a second clause hangs behind a comma."""
    words = clause.sentence.words
    for left, right in pairwise(clause.words):
        if left.text not in {",", ";", "–", "-", ":"} or right.index <= clause.bracket + 1:
            continue
        if right.pos == "ADP" and right.dep == "case" and words[right.head].head == clause.verb.index:
            return True
        if right.dep in {"obl", "obj", "nsubj", "advmod", "xcomp"} and right.head == clause.verb.index:
            return True
    return False


def _agrees(subject: Phrase, finite: Word) -> bool:
    number = finite.feats.get("Number")
    if number is None:
        return True
    head = subject.head
    if head.text.lower() in {"zij", "ze", "jullie", "we", "wij", "u", "je", "jij"}:
        return True
    if any(w.pos == "NUM" and w.text.lower() not in {"een", "één", "1"} for w in subject.words if w.dep == "nummod"):
        return True  # "tien procent is" and "tien mensen zijn" both occur
    if head.pos == "PROPN" or subject.name is not None:
        return True
    return (number == "Plur") == subject.plural
