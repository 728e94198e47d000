"""Words that point outside their sentence: pronouns, possessives, pronominal adverbs, words of here and now."""

from __future__ import annotations

from typing import Final

from quiz.generate.data import words
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Sentence, Word

FIRST_PERSON: Final = frozenset("ik mij me mijn mijzelf wij we ons onze onszelf".split())
"""The reader may be addressed in a question (*Waar vraagt u de kaart aan?*), the writer may not speak in it."""
TELLER: Final = frozenset("ik mij me mijn mijzelf mezelf".split())
_SECOND_PERSON: Final = frozenset("u uw je jij jou jouw jullie".split())
_SINGULAR: Final = frozenset({"hij", "hem"})
_PLURAL: Final = frozenset({"zij", "ze", "hun", "hen"})
_LOOSE: Final = _SINGULAR | _PLURAL | frozenset("haar het dit dat deze die zulke zo’n dergelijke men".split())
_PREPOSITIONS: Final = (
    "aan bij binnen boven buiten door in mee na naar naast om omheen onder op over tegen toe tussen uit van voor"
)
_PRONOMINAL: Final = frozenset(
    place + preposition for place in ("daar", "hier", "er") for preposition in _PREPOSITIONS.split()
)
_PEOPLE: Final = frozenset({"person", "group", "organisation"})
"""Kinds of phrase that *hij* and *zij* stand for."""


def is_pronominal(text: str) -> bool:
    """A pronominal adverb (*daarmee*, *hiervan*, *erop*), in lower case."""
    return text in _PRONOMINAL


def points_out(text: str) -> bool:
    """Tell whether a word (in lower case) takes up something said before, or a time and place of writing."""
    return is_pronominal(text) or text in words("deictic")


def is_pointer(word: Word) -> bool:
    """A personal, possessive or demonstrative word, a pronominal adverb or a word of here and now."""
    text = word.text.lower()
    if text in FIRST_PERSON or points_out(text):
        return True
    if text in _SECOND_PERSON:
        return False
    if word.feats.get("Poss") == "Yes":
        return True
    return word.pos in {"PRON", "DET"} and text in _LOOSE - {"het"} and word.feats.get("PronType") != "Rel"


def leans(sentence: Sentence, *, narrated: bool = False) -> bool:
    """Tell whether a sentence alone leaves open who or when is meant: *Ze nam er een mee*, *Volgende week rijdt ...*.

    A subject pronoun or possessive behind a person as subject of its own sentence is at home, and *daarom*
    asks for no more than what the gap's own sentence says.  In a text that somebody tells (``narrated``) *ik*
    and *mijn* are at home everywhere.
    """
    named = False
    for word in sentence.words:
        text = word.text.lower()
        if text in {"doorheen", "overheen", "omheen"}:
            return True  # "praat er doorheen": through what
        if text in words("harmless-in-gap") or (narrated and text in TELLER):
            continue
        if (
            points_out(text)
            or text in words("deictic-modifier")
            or (is_pointer(word) and not (named and _may_own(word)))
        ):
            return True
        if _is_demonstrative(sentence, word) or _counts_from(sentence, word):
            return True
        if text == "het" and word.pos == "PRON" and word.dep in {"nsubj", "obj"} and not named:
            return True
        owner = word.pos == "PROPN" or (
            word.pos == "NOUN" and semantic_class(word.lemma.lower()) in {"person", "group"}
        )
        named = named or (owner and word.dep in {"nsubj", "nsubj:pass"})
    return False


def _may_own(word: Word) -> bool:
    """A possessive, a subject or *zich*; *hem* and *haar* as object are never the subject of their own clause."""
    return word.feats.get("Poss") == "Yes" or word.dep in {"nsubj", "nsubj:pass"} or word.text.lower() == "zich"


def _is_demonstrative(sentence: Sentence, word: Word) -> bool:
    """*De officier erkende dat*, *Dirks wil die lezing niet*, *dat die er komt*: no person is meant."""
    text = word.text.lower()
    if text not in {"dit", "dat", "deze", "die"}:
        return False
    if word.pos in {"PRON", "DET"} and word.feats.get("PronType") == "Dem":
        return True
    before = sentence.words[word.index - 1] if word.index else None
    inverted = before is not None and before.feats.get("VerbForm") == "Fin"  # "bleef die in sommige dorpen bestaan"
    if before is not None and (before.pos == "SCONJ" or inverted) and word.pos in {"PRON", "DET"}:
        return True
    later = sentence.words[word.index + 1 :]
    return text == "dat" and not any(other.feats.get("VerbForm") == "Fin" for other in later)


def _counts_from(sentence: Sentence, word: Word) -> bool:
    """*Twee jaar later*, *nog nooit een waargenomen*: later than what, one what."""
    text = word.text.lower()
    before = sentence.words[word.index - 1] if word.index else None
    after = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if text in {"later", "eerder", "daarvoor"}:
        return before is not None and before.lemma.lower() in words("time-unit")
    loose = text == "een" and (after is None or after.pos in {"VERB", "AUX", "PUNCT"})
    return loose and any(other.text.lower() == "er" for other in sentence.words[: word.index])


def words_point(phrase: Phrase) -> bool:
    """Tell whether a phrase holds a pronoun or possessive: who is meant stands elsewhere."""
    return any(is_pointer(word) for word in phrase.words[: phrase.core_last - phrase.first + 1])


def is_owned(word: Word) -> bool:
    """A possessive of the third person (*zijn*, *hun*): who owns it stands somewhere."""
    return word.feats.get("Poss") == "Yes" and word.text.lower() not in _SECOND_PERSON


def is_loose(word: Word, fact: Fact, asked: Phrase | None) -> bool:
    """A pronoun or possessive whose antecedent is not in the stem (rule 7)."""
    text = word.text.lower()
    if word.index in fact.referents or text in _SECOND_PERSON or word.pos not in {"PRON", "DET"}:
        return False
    if text == "het":
        return word.pos == "PRON"
    if text == "elkaars":
        return False
    if word.feats.get("Poss") == "Yes" and word.dep in {"nmod:poss", "det"}:
        return not (_has_owner(word, fact) or _in_relative_clause(word, fact))
    if word.dep in _RELATIVE_ROLES and word.feats.get("PronType") == "Rel":
        return False
    return text in _LOOSE and not _bound(word, fact, asked)


_RELATIVE_ROLES: Final = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "advmod", "mark"})


def _in_relative_clause(word: Word, fact: Fact) -> bool:
    """*een parasiet die voor zijn verspreiding ...*: the noun that the clause hangs on owns it."""
    words = fact.sentence.words
    for _ in words:
        if word.dep == "acl:relcl":
            return word.head in range(fact.clause.first, fact.clause.last + 1)
        if word.index in {word.head, fact.clause.verb.index}:
            return False
        word = words[word.head]
    return False


def _has_owner(word: Word, fact: Fact) -> bool:
    """The subject is named, stands outside the phrase of the possessive and may own what it says."""
    subject = fact.clause.subject
    if subject is None or (subject.kind == "pronoun" and subject.first not in fact.referents):
        return False
    return may_own(subject, word.text.lower()) and not subject.first <= word.index <= subject.last


def may_own(subject: Phrase, possessive: str) -> bool:
    """The clause's own subject is the likely owner: *Blinken ... zijn bezoek*, *de landen ... hun conflict*."""
    if possessive == "hun":
        return subject.plural or subject.kind in {"group", "organisation"}
    return not subject.plural and subject.kind in _PEOPLE | {"country"}


def _bound(word: Word, fact: Fact, asked: Phrase | None) -> bool:
    """*verloor een student een oog nadat hij ...*: in a later clause only the subject can be meant."""
    subject = fact.clause.subject
    text = word.text.lower()
    if subject is None or subject.kind not in _PEOPLE or word.index <= subject.last:
        return False
    own = next((p for p in fact.clause.phrases if p.first <= word.index <= p.last), None)
    if own is None or own.relation not in {"advcl", "ccomp", "xcomp"}:
        return False
    if subject is asked and (own.relation != "ccomp" or word.dep not in {"nsubj", "nsubj:pass"}):
        return False  # "Wie maakte bekend dat hij zijn functie neerlegt?"
    if any(p is not subject and p is not own and p.kind in _PEOPLE for p in fact.clause.phrases):
        return False
    return text in _PLURAL if subject.plural else text in _SINGULAR
