"""Who, what, where and when: a constituent of a main clause is asked for by moving it to the front (types 1 and 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import (
    PLACEABLE,
    Yield,
    evidence,
    fact_gates,
    fact_name,
    in_title,
    insert_er,
    is_loose_stem,
    placed_in,
    seen_alike,
    stem_gates,
)
from quiz.generate.data import words
from quiz.generate.distractors import entity_distractors, number_distractors, numbers_of, weekday_distractors
from quiz.generate.expressions import in_expression
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, weekday
from quiz.generate.questionwords import Asking, ask_for
from quiz.generate.shorten import without_tail
from quiz.generate.singular import singular_of
from quiz.generate.stem import Order, after_question_word, render
from quiz.generate.wording import balanced, question
from quiz.lexicon import forms
from quiz.lexicon.semantics import semantic_class
from quiz.model.bank import Distractor, ItemType

_FEWEST_WORDS: Final = 3
_LONGEST_KEY: Final = 14


def constituent_candidates(facts: list[Fact], seed: int) -> Yield:
    """Ask for every phrase of every fact that has an unambiguous question word."""
    result = Yield()
    for fact in facts:
        gate = fact_gates(fact)
        if gate:
            result.refuse(gate, "what", fact)
            continue
        for phrase in fact.clause.phrases:
            asking = ask_for(fact.clause, phrase)
            if asking is not None:
                _ask(result, fact, phrase, asking, seed)
    return result


def _ask(result: Yield, fact: Fact, phrase: Phrase, asking: Asking, seed: int) -> None:
    order = after_question_word(fact.clause, phrase)
    if order is None:
        result.refuse("frame", asking.kind, fact)
        return
    instead = _agreeing(fact, phrase, asking)
    if instead is None:
        result.refuse("agreement", asking.kind, fact)
        return
    asked = _Question(fact, phrase, asking, instead)
    worded = _worded(asked, order)
    while worded.gate == "copied" and (shorter := without_tail(fact, worded.order, phrase)) is not None:
        worded = _worded(asked, shorter)
    if worded.gate:
        result.refuse(worded.gate, asking.kind, fact, worded.stem)
        return
    distractors = _distractors(fact, phrase, asking, seed)
    stem, placed = worded.stem, worded.placed
    if not distractors and not placed and is_loose_stem(fact, worded.order):
        stem = placed_in(stem, fact.sentence.paragraph)
    result.candidates.append(
        Candidate(
            kind=asking.kind,
            type=_type(asking, distractors),
            stem=stem,
            key=asking.key,
            accept=asking.accept,
            distractors=tuple(distractors),
            sentence=fact.sentence,
            quote=evidence(fact),
            fact=fact_name(fact),
            asked=frozenset(range(phrase.first, phrase.last + 1)),
            score=_score(phrase, distractors) - (0.8 if _title_tells(fact, phrase) else 0.0) - (0.5 if placed else 0.0),
        )
    )


@dataclass(frozen=True)
class _Question:
    """What is asked of which fact."""

    fact: Fact
    phrase: Phrase
    asking: Asking
    instead: Mapping[int, str]


@dataclass(frozen=True)
class _Worded:
    """A question in words, with the gate that refuses it or an empty string."""

    order: Order
    stem: str
    gate: str
    placed: bool = False


def _worded(asked: _Question, order: Order) -> _Worded:
    """The question as it stands or, where that leaves open who is meant, with its paragraph."""
    fact, phrase, asking = asked.fact, asked.phrase, asked.asking
    stem = question([asking.words, _with_er(fact, phrase, render(fact.clause, order, asked.instead))])
    gate = _gate(fact, phrase, asking, order, stem)
    if gate not in PLACEABLE:
        return _Worded(order, stem, gate)
    stem = placed_in(stem, fact.sentence.paragraph)  # "Wat opent hij in september (alinea 6)?"
    return _Worded(order, stem, _gate(fact, phrase, asking, order, stem, placed=True), placed=True)


def _agreeing(fact: Fact, phrase: Phrase, asking: Asking) -> Mapping[int, str] | None:
    """Words to put for others: *Wat verscheen er overal?* asks for a plural; ``None`` where the form is unknown."""
    finite = fact.clause.finite
    if asking.words != "wat" or phrase is not fact.clause.subject or finite.feats.get("Number") != "Plur":
        return fact.referents
    if fact.predicate in words("plural-only"):
        return None  # "Wat loopt uiteen?"
    apart = fact.clause.subordinate and finite.index == fact.clause.verb.index and forms.particle(finite.lemma)
    form = "" if apart else singular_of(finite)
    return {**fact.referents, finite.index: form} if form else None


def _with_er(fact: Fact, phrase: Phrase, rest: str) -> str:
    """*Wat stond er op tafel?*: for an indefinite subject that only turns up behind its verb (rule 3)."""
    clause = fact.clause
    late = phrase is clause.subject and phrase.first > clause.bracket
    late = late and (not phrase.definite or fact.predicate in words("turns-up"))
    said = any(p.relation in {"ccomp", "xcomp"} for p in clause.phrases)
    if not late or said or clause.object is not None or clause.copular or not {"er", "zich"}.isdisjoint(rest.split()):
        return rest
    return insert_er(rest)


def _gate(fact: Fact, phrase: Phrase, asking: Asking, order: Order, stem: str, *, placed: bool = False) -> str:
    return (
        stem_gates(fact, order, phrase, placed=placed)
        or ("" if _witnessed(fact, phrase, asking, order) else "witness")
        or _question_gate(fact, phrase, asking, order)
        or _key_gate(fact, phrase, asking, stem)
        or ("short-stem" if len(order.positions) < _FEWEST_WORDS else "")
        or ("" if _is_name_alone(phrase, asking) else gates.loose_key(fact, phrase))
        or gates.adjacent_attachment(fact, phrase)
    )


def _witnessed(fact: Fact, phrase: Phrase, asking: Asking, order: Order) -> bool:
    """The witness sees the phrase too; where it sees another clause, it asks with the same word for the same answer."""
    seen = seen_alike(fact, phrase, order)
    if seen is None or fact.certain:
        return seen is not None
    other = ask_for(fact.twin, seen)
    return other is not None and (other.words, other.key) == (asking.words, asking.key)


def _is_name_alone(phrase: Phrase, asking: Asking) -> bool:
    """*hun woordvoerder Carlo Thijssen*: the key is the name, without what points elsewhere."""
    return phrase.entity is not None and phrase.kind == "person" and asking.key == phrase.entity.name


def _question_gate(fact: Fact, phrase: Phrase, asking: Asking, order: Order) -> str:
    """Return what is wrong with asking this of this clause, or an empty string."""
    subject = phrase is fact.clause.subject
    turned = fact.clause.subject is not None and not fact.clause.in_prefield(fact.clause.subject)
    told = {fact.sentence.words[position].text.lower() for position in order.positions}
    if asking.kind == "date" and told & {"al", "pas", "voorheen"}:
        return "focus"  # "Op welke dag had het RIVM al ..."
    if fact.negated and (asking.kind in {"what", "date"} or turned):
        return "negation"
    if asking.words.startswith("welk") and subject and fact.clause.finite.feats.get("Number") == "Plur":
        return "agreement"  # "De Verenigde Naties kijken": "Welke organisatie kijken" is no Dutch
    if _is_light(fact, phrase, asking):
        return "light-verb"
    if not subject and _has_long_newcomer(fact):
        return "long-stem"
    if asking.words == "waar" and _told_elsewhere(fact, phrase):
        return "attachment"
    if gates.compares(fact, order, asked_subject=subject):
        return "comparison"
    if asking.words.startswith("waar") and asking.kind == "what" and any(word.pos == "NUM" for word in phrase.words):
        return "quantity"
    return _role_gate(fact, phrase, asking)


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
    near = any(word.text.lower() in {"voorbij", "vlakbij", "nabij"} for word in fact.clause.words)
    return bool(places) or owned or near


def _is_light(fact: Fact, phrase: Phrase, asking: Asking) -> bool:
    """A verb that says little without its object, or a gesture (*Wie haalt zijn schouders op?*)."""
    moved = fact.clause.object
    if phrase is fact.clause.subject and moved is not None and semantic_class(moved.head.lemma.lower()) == "body":
        return True
    bare = fact.predicate.removeprefix(fact.clause.verb.particle)
    light = bare in words("light-verb") or fact.predicate in words("light-simplex")
    return light and (phrase.relation in {"obj", "nsubj:pass"} or asking.kind == "where")


def _role_gate(fact: Fact, phrase: Phrase, asking: Asking) -> str:
    """Return why *wie*, *wat* or *welke* cannot be told from the other role here, or an empty string."""
    subject = phrase is fact.clause.subject
    if not (asking.words in {"wie", "wat"} or asking.words.startswith("welk")):
        return ""
    if not gates.subject_object_clear(fact.clause, phrase, asking.words):
        return "subject-object"
    if not subject or asking.words != "wat":
        return ""
    if any(p.relation == "ccomp" for p in fact.clause.phrases):
        return "subject-object"  # "Wat meldt dat ...?": who says something is no thing
    return "copula" if _copula_like(fact) else ""


def _key_gate(fact: Fact, phrase: Phrase, asking: Asking, stem: str) -> str:
    """Return what is wrong with the answer, or an empty string."""
    if phrase.torn or asking.key[0] in ",;:":
        return "torn"
    if gates.stands_for_name(fact.analysis, phrase):
        return "key-points-back"
    gate = _half_gate(fact, phrase, asking) or _pointing_gate(phrase)
    if gate:
        return gate
    if gates.key_in_stem(stem, asking.key):
        return "key-in-stem"
    if phrase.kind in {"organisation", "country"} and _title_tells(fact, phrase):
        return "title"
    return "long-key" if not balanced(asking.key) or len(asking.key.split()) > _LONGEST_KEY else ""


def _half_gate(fact: Fact, phrase: Phrase, asking: Asking) -> str:
    """Refuse an answer that says too little, or a number, which is asked for with *hoeveel*."""
    opener = asking.key.split()[0].lower()
    if opener in words("equal") and any(word.text.lower() in {"als", "aan"} for word in fact.clause.words):
        return "comparison"  # "evenveel optimisten" als wie
    counted = (
        phrase.kind in {"person", "group"} and phrase.entity is None and any(word.pos == "NUM" for word in phrase.words)
    )
    measured = asking.words == "wat" and (phrase.words[0].pos == "NUM" or opener in words("hedge"))
    if counted or (measured and not (phrase.listed and phrase.relation == "obj")):
        return "quantity"
    deed = " " not in asking.key and phrase.entity is None and bool(forms.lemmas(asking.key.lower(), "verb"))
    contrast = asking.key.split()[-1].lower() in words("deictic")  # "zuigelingen daarentegen"
    one = phrase.preposition and phrase.entity is None and phrase.kind == "person" and not phrase.plural
    if one and phrase.words[1].text.lower() == "een":
        return "vague-key"  # "Voor wie was Parijs de plek? een bewonderaar": he has a name
    if deed or contrast or opener in words("vague-amount") or in_expression(fact.sentence, phrase.words, phrase.head):
        return "vague-key"
    return "focus" if opener in words("focus") else ""


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


def _distractors(fact: Fact, phrase: Phrase, asking: Asking, seed: int) -> list[Distractor]:
    if asking.kind == "date" and asking.key.isdecimal():
        years = numbers_of(fact.analysis)
        return number_distractors(asking.key, seed, years)
    if weekday(asking.key)[0]:
        return weekday_distractors(fact.analysis, asking.key, seed)
    if phrase.entity is not None and asking.key == phrase.entity.name:
        found = entity_distractors(fact, phrase, seed)
        return found if len(found) >= 2 else []
    return []


def _type(asking: Asking, distractors: list[Distractor]) -> ItemType:
    if len(distractors) >= 2:
        return "choice"
    return "typed" if len(asking.key.split()) <= 3 else "open"


def _title_tells(fact: Fact, phrase: Phrase) -> bool:
    """The title names who is asked for: the question can be answered without reading."""
    return phrase.entity is not None and in_title(fact.analysis, phrase.entity)


def _score(phrase: Phrase, distractors: list[Distractor]) -> float:
    role = {"nsubj": 1.0, "obj": 1.0, "nsubj:pass": 1.0, "obl:arg": 1.1}.get(phrase.relation, 0.6) + 0.5
    if (
        phrase.relation.startswith("nsubj")
        and phrase.entity is None
        and phrase.definite
        and phrase.core_last - phrase.first < 2
    ):
        role -= 0.5  # "Wat ligt op 930 meter hoogte? - het meer": the answer is only the topic
    return role + (0.5 if distractors else 0.0) + (0.3 if phrase.entity is not None else 0.0)
