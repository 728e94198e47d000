"""What makes a phrase unfit to be asked for: an unclear role, a light verb, an answer that is half or points away."""

from __future__ import annotations

from typing import Final

from quiz.generate import gates
from quiz.generate.candidates.common import in_title
from quiz.generate.data import words
from quiz.generate.distractors import country_of
from quiz.generate.expressions import in_expression
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.generate.questionwords import Asking
from quiz.generate.stem import Order
from quiz.generate.wording import balanced
from quiz.lexicon import forms
from quiz.lexicon.semantics import semantic_class
from quiz.nlp import gazetteer
from quiz.text.fold import fold

_LONGEST_KEY: Final = 14
_SHORT: Final = 2
"""So many words behind the first a predicate that says little has at most."""


def question_gate(fact: Fact, phrase: Phrase, asking: Asking, order: Order) -> str:
    """Return what is wrong with asking this of this clause, or an empty string."""
    subject = phrase is fact.clause.subject
    turned = fact.clause.subject is not None and not fact.clause.in_prefield(fact.clause.subject)
    told = {fact.sentence.words[position].text.lower() for position in order.positions}
    if asking.kind == "date" and told & {"al", "pas", "voorheen"}:
        return "focus"  # "Op welke dag had het RIVM al ..."
    if fact.negated and asking.kind != "speaker" and (asking.kind in {"what", "date", "where"} or turned):
        return "negation"
    if asking.words.startswith("welk") and subject and fact.clause.finite.feats.get("Number") == "Plur":
        return "agreement"  # "De Verenigde Naties kijken": "Welke organisatie kijken" is no Dutch
    if _is_light(fact, phrase, asking):
        return "light-verb"
    gate = _shape_gate(fact, phrase, asking)
    if gate:
        return gate
    if asking.words == "waar" and _told_elsewhere(fact, phrase):
        return "attachment"
    if gates.compares(fact, order, asked_subject=subject):
        return "comparison"
    if asking.words.startswith("waar") and asking.kind == "what" and any(word.pos == "NUM" for word in phrase.words):
        return "quantity"
    return _role_gate(fact, phrase, asking)


_OPENS_CLAUSE: Final = frozenset({"wie", "wat", "hoe", "of", "waar"})


def _shape_gate(fact: Fact, phrase: Phrase, asking: Asking) -> str:
    """Return what is wrong with the clause itself where this is asked, or an empty string."""
    clause = fact.clause
    asks = clause.subject is not None and clause.subject.words[0].text.lower() in _OPENS_CLAUSE
    if phrase is not clause.subject and (asks or any(p.relation.startswith("csubj") for p in clause.phrases)):
        return "frame"  # "In welk jaar werd wie de schenker was bekendgemaakt?"
    said = fact.predicate in words("saying") | words("asserting") and phrase.relation == "obj"
    if said and clause.in_prefield(phrase) and fact.sentence.words[clause.finite.index - 1].text == ",":
        return "quotation"  # "een karwei, meent hij, dat maanden kan kosten"
    nominal = clause.copular and clause.verb.pos == "NOUN"
    if nominal and (asking.kind == "where" or (asking.words == "wie" and _is_thin_copula(fact))):
        return "copula"  # "Waar is zeegras een eenjarige plant?", "Wie is de vierde generatie?"
    return "long-stem" if phrase is not clause.subject and _has_long_newcomer(fact) else ""


def _is_thin_copula(fact: Fact) -> bool:
    """Nothing but a noun with *de* or *het*: who is meant by it, the text around says."""
    predicate = next((p for p in fact.clause.phrases if p.relation == "predicate"), None)
    return predicate is not None and predicate.definite and predicate.core_last - predicate.first <= _SHORT


def _has_long_newcomer(fact: Fact) -> bool:
    """*Waar is een grens die jarenlang onneembaar leek geslecht?*: what is new and takes a clause to tell."""
    subject = fact.clause.subject
    if subject is None or subject.definite or subject.entity is not None:
        return False
    return any(word.dep == "acl:relcl" and subject.first <= word.index <= subject.core_last for word in subject.words)


def _told_elsewhere(fact: Fact, phrase: Phrase) -> bool:
    """*Waar klom de lijn even voorbij Weesp?*: the question tells a place itself; or the place is somebody's."""
    places = [p for p in fact.clause.phrases if p is not phrase and p.kind in {"place", "country"} and p.preposition]
    owned = any(word.feats.get("Poss") == "Yes" for word in phrase.words)
    near = any(word.text.lower() in {"voorbij", "vlakbij", "nabij", "ver"} for word in fact.clause.words)
    return bool(places) or owned or near


def _is_light(fact: Fact, phrase: Phrase, asking: Asking) -> bool:
    """A verb that says little without its object, or a gesture (*Wie haalt zijn schouders op?*)."""
    moved = fact.clause.object
    if phrase is fact.clause.subject and moved is not None and semantic_class(moved.head.lemma.lower()) == "body":
        return True
    bare = fact.predicate.removeprefix(fact.clause.verb.particle)
    light = bare in words("light-verb") or fact.predicate in words("light-simplex")
    return light and (phrase.relation in {"obj", "nsubj:pass"} or asking.kind == "where")


_NO_THING: Final = frozenset({"", "abstract", "action", "state", "event"})


def _may_be_what(fact: Fact, phrase: Phrase) -> bool:
    """What was done to one thing, or a new thing that somebody named does something with.

    Of other questions with *wat* judges refused two in five: the answer is what the text is about (*Wat hangt aan de
    werkzaamheden?*), or the verb means nothing without it.
    """
    if phrase is fact.clause.subject:
        return fact.clause.passive and not phrase.plural
    subject = fact.clause.subject
    named = subject is not None and subject.entity is not None
    return named and not phrase.definite and semantic_class(phrase.head.lemma.lower()) not in _NO_THING


def _role_gate(fact: Fact, phrase: Phrase, asking: Asking) -> str:
    """Return why *wie*, *wat* or *welke* cannot be told from the other role here, or an empty string."""
    subject = phrase is fact.clause.subject
    if not (asking.words in {"wie", "wat"} or asking.words.startswith("welk")):
        return ""
    if not gates.subject_object_clear(fact.clause, phrase, asking.words):
        return "subject-object"
    if asking.words == "wat" and not _may_be_what(fact, phrase):
        return "what"
    if not subject or asking.words != "wat":
        return ""
    if any(p.relation == "ccomp" for p in fact.clause.phrases):
        return "subject-object"  # "Wat meldt dat ...?": who says something is no thing
    return "copula" if _copula_like(fact) else ""


def key_gate(fact: Fact, phrase: Phrase, asking: Asking, stem: str) -> str:
    """Return what is wrong with the answer, or an empty string."""
    end = phrase.sentence.words[phrase.core_last]
    if phrase.torn or asking.key[0] in ",;:" or (end.dep in {"amod", "det", "case"} and end.head > phrase.core_last):
        return "torn"  # "een zone van smalle, gekielde schubben"
    if _region_tells(fact, phrase):
        return "key-in-stem"
    if gates.stands_for_name(fact.analysis, phrase):
        return "key-points-back"
    gate = _half_gate(fact, phrase, asking) or _pointing_gate(phrase) or _from_somewhere(fact, phrase)
    gate = gate or ("topic" if asking.words == "wat" and _is_topic(fact, phrase) else "")
    if gate:
        return gate
    if gates.key_in_stem(stem, asking.key):
        return "key-in-stem"
    if phrase.kind in {"organisation", "country"} and title_tells(fact, phrase):
        return "title"
    return "long-key" if not balanced(asking.key) or len(asking.key.split()) > _LONGEST_KEY else ""


def _region_tells(fact: Fact, phrase: Phrase) -> bool:
    """*In welk land ... het uiterste zuiden van Wallonië?*: another name of the sentence tells which country."""
    if phrase.entity is None or phrase.entity.kind != "country":
        return False
    names = fact.analysis.names_in(fact.sentence.index)
    others = {name.entity for name in names if name.entity != phrase.entity.index}
    return any(country_of(fact.analysis.entities[other]) == phrase.entity.name for other in others)


def _half_gate(fact: Fact, phrase: Phrase, asking: Asking) -> str:
    """Refuse an answer that says too little, or a number, which is asked for with *hoeveel*."""
    opener = asking.key.split()[0].lower()
    if opener in words("equal") and any(word.text.lower() in {"als", "aan"} for word in fact.clause.words):
        return "comparison"  # "evenveel optimisten" als wie
    counted = (
        phrase.kind in {"person", "group"} and phrase.entity is None and any(word.pos == "NUM" for word in phrase.words)
    )
    measured = asking.words == "wat" and (phrase.words[0].pos == "NUM" or opener in words("hedge"))
    told = asking.words == "wie" and phrase.words[0].pos == "NUM" and phrase.entity is None
    if counted or told or (measured and not (phrase.listed and phrase.relation == "obj")):
        return "quantity"
    deed = " " not in asking.key and phrase.entity is None and bool(forms.lemmas(asking.key.lower(), "verb"))
    contrast = asking.key.split()[-1].lower() in words("deictic")  # "zuigelingen daarentegen"
    one = phrase.preposition and phrase.entity is None and phrase.kind == "person" and not phrase.plural
    if one and phrase.words[1].text.lower() == "een":
        return "vague-key"  # "Voor wie was Parijs de plek? een bewonderaar": he has a name
    if deed or contrast or opener in words("vague-amount") or in_expression(fact.sentence, phrase.words, phrase.head):
        return "vague-key"
    return "focus" if opener in words("focus") else ""


def _is_topic(fact: Fact, phrase: Phrase) -> bool:
    """*Wat zag Niekus? de foto's*, *Wat kost 4 miljard? het hele project*: known, or what the text is about anyway."""
    lemma = phrase.head.lemma.lower()
    theirs = phrase.words[0].text.lower() in {"uw", "je", "jouw", "jullie"}
    bare = phrase.definite and phrase.core_last == phrase.head.index and phrase.core_last - phrase.first < _SHORT
    told = fold(lemma) in fold(fact.analysis.article.title) and len(lemma) > _SHORT
    return theirs or (bare and gates.is_vague(lemma)) or (phrase.definite and told)


def _from_somewhere(fact: Fact, phrase: Phrase) -> str:
    """*de wereldkampioen uit Slowakije*, where the article names people: it may be one of them."""
    parts = phrase.words[: phrase.core_last - phrase.first + 1]
    home = phrase.definite and any(word.text == "uit" for word in parts) and parts[-1].pos == "PROPN"
    named = any(entity.type == "person" and entity.certain for entity in fact.analysis.entities)
    if phrase.head.text in gazetteer.inhabitants() and named and phrase.head.feats.get("Number") != "Plur":
        return "key-points-back"  # "de Nederlander" has a name
    return "key-points-back" if home and named and phrase.kind == "person" and phrase.entity is None else ""


def _pointing_gate(phrase: Phrase) -> str:
    """Refuse what takes up something else: *het plan*, *van vergelijkbare strekking*, *de uitgeputte stad*."""
    alike = any(word.lemma.lower() in words("compares") for word in phrase.words)
    own = phrase.words[0].feats.get("Poss") == "Yes" and gates.is_vague(phrase.head.lemma.lower())
    loose = phrase.entity is None and gates.points_back(phrase)
    return "key-points-back" if alike or own or loose or gates.is_epithet(phrase) else ""


def _copula_like(fact: Fact) -> bool:
    """*Wat was er?*, *Wat bleek ... te zijn?*: a question for the subject that asks for a definition instead."""
    verbs = {fact.clause.finite.lemma, fact.predicate}
    return fact.clause.copular or bool(
        verbs & {"zijn", "blijken", "lijken", "schijnen", "heten", "blijven", "worden"} - _passive_helper(fact)
    )


def _passive_helper(fact: Fact) -> set[str]:
    return (
        {"zijn", "worden"}
        if fact.clause.passive or fact.clause.auxiliaries or fact.predicate not in {"zijn", "worden"}
        else set()
    )


def title_tells(fact: Fact, phrase: Phrase) -> bool:
    """The title names who is asked for: the question can be answered without reading."""
    return phrase.entity is not None and in_title(fact.analysis, phrase.entity)
