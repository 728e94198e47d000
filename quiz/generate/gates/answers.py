"""What a key may not be: given away by its stem, a pronoun, half a phrase, or one of two things that may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quiz.generate.clauses import Clause
from quiz.generate.data import words as data_words
from quiz.generate.facts import Fact
from quiz.generate.gates.pointers import FIRST_PERSON, is_loose, is_owned, is_pronominal, may_own
from quiz.generate.gates.stems import compounds_of, is_bare
from quiz.generate.phrases import Phrase, weekday
from quiz.generate.stem import Order
from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class


def key_in_stem(stem: str, key: str) -> bool:
    """Tell whether a content word of the key stands in the stem."""
    stem_tokens = {token.strip('“”‘’".,?!():;').lower() for token in stem.split()}
    return any(token in stem_tokens for token in _content(key))


def _content(text: str) -> Iterable[str]:
    for token in text.split():
        bare = token.strip('“”‘’".,?!():;').lower()
        if len(bare) > 2 and bare not in entries.others():
            yield bare


def subject_object_clear(clause: Clause, asked: Phrase, word: str) -> bool:
    """Rule 1: a question word may not be read as object when it asks for the subject, nor the other way round.

    *Wie* and *welke* stand for who acts; clear when the other noun phrase cannot act.  *Wat* stands for a thing: as
    object clear when the subject can act, as subject only when there is no object.  A number that shows at the verb
    decides too.
    """
    subject = clause.subject
    rivals = [
        p for p in clause.phrases if p.relation in {"obj", "iobj", "extra"} and not p.preposition and p is not asked
    ]
    if asked is subject:
        if not rivals:
            return True
        if clause.finite.feats.get("Number") and all(asked.plural != rival.plural for rival in rivals):
            return word != "wat"
        return word != "wat" and not any(_can_act(rival) for rival in rivals)
    if subject is None:
        return True
    if clause.finite.feats.get("Number") and asked.plural != subject.plural and word.startswith("welk"):
        return True  # "wie" shows no number: "Wie kent de man?" stays open
    return _can_act(subject) and not _can_act(asked)


_AGENT_ENDINGS: Final = ("er", "aar", "eur", "ist", "ent", "ant", "loog", "ster", "in", "ling", "genoot")


def _can_act(phrase: Phrase) -> bool:
    if phrase.kind in {"person", "country", "organisation", "group", "pronoun"}:
        return True
    if phrase.entity is not None:
        return True
    lemma = phrase.head.lemma.lower()
    meaning = semantic_class(lemma)
    return meaning in {"person", "group", "animal"} or (not meaning and lemma.endswith(_AGENT_ENDINGS))


def loose_key(fact: Fact, phrase: Phrase) -> str:
    """Refuse a key with a pronoun, a possessive or a deictic word in it."""
    subject = fact.clause.subject
    for word in phrase.sentence.words[phrase.first : phrase.core_last + 1]:
        text = word.text.lower()
        if text in FIRST_PERSON or is_pronominal(text):
            return "key-pronoun"
        owned = is_owned(word)
        if owned and (subject is None or phrase is subject or not may_own(subject, text)):
            return "key-pronoun"
        if not owned and is_loose(word, fact, None):
            return "key-pronoun"
    return "key-points-back" if _is_half(fact, phrase) else ""


_HALF: Final = frozenset({"action", "abstract", "text", "event"})


def _is_half(fact: Fact, phrase: Phrase) -> bool:
    """*de bouw* (of what?), *de kering* (which?): the rest of the answer stands in another sentence."""
    if not is_bare(phrase):
        return False
    return semantic_class(phrase.head.lemma.lower()) in _HALF or bool(compounds_of(fact.analysis, phrase.head))


def adjacent_attachment(fact: Fact, phrase: Phrase) -> str:
    """Refuse where a prepositional phrase right behind the asked phrase may belong to it (rule: PP attachment).

    *Wat stelde Blinken aan China uit?* comes of taking *aan China* off *zijn bezoek*.  The phrase is safe when the verb
    has that preposition as its own, or when what follows is a time.
    """
    own = {p for sense in entries.verbs().get(fact.clause.verb.lemma, ()) for p in sense.preposition.split("/") if p}
    if takes_in(fact, phrase) or _holds_time(phrase):
        return "attachment"
    before = next((other for other in fact.clause.phrases if other.last + 1 == phrase.first), None)
    behind = before is not None and before.first > fact.clause.bracket and before.head.pos == "NOUN"
    of_the_noun = phrase.kind == "person" or (phrase.preposition in {"met", "van"} and phrase.kind != "time")
    if phrase.preposition and of_the_noun and behind and phrase.preposition not in own:
        return "attachment"  # "verschenen banners met een superheld": on the banners
    if phrase.kind == "time" and weekday(phrase.head.text)[0]:
        return ""  # nothing hangs on a day of the week
    happened = before is not None and semantic_class(before.head.lemma.lower()) in {"event", "action", "state"}
    if phrase.kind == "time" and behind and happened:
        return "attachment"  # "tot zijn dood in 2009": the year of his death
    for other in fact.clause.phrases:
        if other.first == phrase.last + 1 and other.preposition == "van" and phrase.kind != "time" and "van" not in own:
            return "attachment"
        if other.first == phrase.last + 1 and other.preposition and not phrase.preposition:
            if other.kind == "time" or other.relation == "obl:agent" or other.preposition in own:
                continue
            if phrase.first < fact.clause.bracket:
                continue
            return "attachment"
    return ""


def _holds_time(phrase: Phrase) -> bool:
    """*vroegen het lidmaatschap in mei 2022 aan*: when it was asked for, not which membership."""
    words = phrase.sentence.words[phrase.head.index + 1 : phrase.core_last + 1]
    timed = phrase.kind == "time" or phrase.relation not in {"nsubj", "nsubj:pass", "obj"}
    if timed or any(word.feats.get("VerbForm") == "Fin" for word in words):
        return False
    inside = phrase.sentence.words[phrase.first : phrase.core_last + 1]
    lasting = any(word.text.lower() == "lang" for word in inside)  # "haalde een jaar lang lege flessen op"
    dated = any(word.lemma.lower() in data_words("month") for word in words)  # "de molen in maart"
    years = (word.pos == "NUM" and len(word.text) == _YEAR and word.text.isdecimal() for word in words)
    return lasting or dated or any(years)


_YEAR: Final = 4
"""Figures of a year."""


def takes_in(fact: Fact, phrase: Phrase) -> bool:
    """Tell whether a phrase behind the verb took in what the verb's own preposition opens.

    *sprak de president van een veldslag* may be parsed with *de president van een veldslag* as who speaks.
    """
    clause = fact.clause
    if phrase.relation not in {"nsubj", "nsubj:pass", "obj"} or phrase.first < clause.bracket or phrase.preposition:
        return False
    own = {p for sense in entries.verbs().get(clause.verb.lemma, ()) for p in sense.preposition.split("/") if p}
    inside = {word.text.lower() for word in phrase.words if word.pos == "ADP" and word.dep == "case"}
    if phrase.kind in {"person", "group"} and not phrase.definite and inside - {"van", "uit"}:
        return True  # "openden soldaten bij het plein het vuur": the soldiers there, or what they did there
    return bool(inside & own) and not any(other.preposition in own for other in clause.phrases)


def compares(fact: Fact, order: Order, *, asked_subject: bool) -> bool:
    """*Wie komt lager uit?* does not say than what; *Wie zijn groter dan vrouwtjes?* gives its answer away."""
    kept = [fact.sentence.words[position] for position in order.positions]
    compared = [word for word in kept if word.feats.get("Degree") == "Cmp" and word.dep != "amod"]
    than = any(word.text.lower() == "dan" for word in kept)
    return bool(compared) and (not than or (asked_subject and fact.clause.copular))
