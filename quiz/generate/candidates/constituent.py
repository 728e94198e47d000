"""Who, what, where and when: a constituent of a main clause is asked for by moving it to the front (types 1 and 2)."""

from __future__ import annotations

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
    insert_er,
    is_loose_stem,
    placed_in,
    seen_alike,
    stem_gates,
)
from quiz.generate.candidates.unfit import key_gate, question_gate, title_tells
from quiz.generate.data import words
from quiz.generate.distractors import (
    entity_distractors,
    number_distractors,
    numbers_of,
    told_apart,
    weekday_distractors,
)
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, weekday
from quiz.generate.questionwords import Asking, ask_for
from quiz.generate.shorten import without_tail
from quiz.generate.stem import Order, after_question_word, render
from quiz.generate.wording import question
from quiz.model.bank import Distractor, ItemType

_FEWEST_WORDS: Final = 3


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
    asked = _Question(fact, phrase, asking)
    worded = _worded(asked, order)
    while worded.gate == "copied" and (shorter := without_tail(fact, worded.order, phrase)) is not None:
        worded = _worded(asked, shorter)
    if worded.gate:
        result.refuse(worded.gate, asking.kind, fact, worded.stem)
        return
    result.candidates.append(_candidate(asked, worded, seed))


@dataclass(frozen=True)
class _Question:
    """What is asked of which fact."""

    fact: Fact
    phrase: Phrase
    asking: Asking


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
    stem = question([asking.words, _with_er(fact, phrase, render(fact.clause, order, fact.referents))])
    gate = _gate(fact, phrase, asking, order, stem)
    if gate not in PLACEABLE:
        return _Worded(order, stem, gate)
    stem = placed_in(stem, fact.sentence.paragraph)  # "Wie noemde de maatregel oneerlijk (alinea 6)?"
    return _Worded(order, stem, _gate(fact, phrase, asking, order, stem, placed=True), placed=True)


def _candidate(asked: _Question, worded: _Worded, seed: int) -> Candidate:
    fact, phrase, asking = asked.fact, asked.phrase, asked.asking
    found = [
        wrong
        for wrong in _distractors(fact, phrase, asking, seed)
        if wrong.text.lower() not in worded.stem.lower() and not told_apart(worded.stem, wrong)
    ]
    distractors = found if len(found) > 1 else []
    loose = not worded.placed and is_loose_stem(fact, worded.order, options=bool(distractors))
    told = title_tells(fact, phrase)
    return Candidate(
        kind=asking.kind,
        type=_type(asking, distractors),
        stem=placed_in(worded.stem, fact.sentence.paragraph) if loose else worded.stem,
        key=asking.key,
        accept=asking.accept,
        distractors=tuple(distractors),
        sentence=fact.sentence,
        quote=evidence(fact),
        fact=fact_name(fact),
        asked=frozenset(range(phrase.first, phrase.last + 1)),
        score=_score(phrase, distractors) - (0.8 if told else 0.0) - (0.5 if worded.placed else 0.0),
    )


def _with_er(fact: Fact, phrase: Phrase, rest: str) -> str:
    """*Wat stond er op tafel?*: for an indefinite subject that only turns up behind its verb (rule 3)."""
    clause = fact.clause
    late = phrase is clause.subject and phrase.first > clause.bracket
    late = late and (not phrase.definite or fact.predicate in words("turns-up"))
    late = late or _turns_up(fact, phrase)
    said = any(p.relation in {"ccomp", "xcomp"} for p in clause.phrases)
    if not late or said or clause.object is not None or clause.copular or not {"er", "zich"}.isdisjoint(rest.split()):
        return rest
    return insert_er(rest)


def _turns_up(fact: Fact, asked: Phrase) -> bool:
    """*Wanneer volgde er een tweede vloed?*: something new that came, asked for its time or place."""
    subject = fact.clause.subject
    if subject is None or subject is asked or subject.definite or fact.clause.auxiliaries:
        return False
    opener = fact.sentence.words[subject.first]
    new = opener.text.lower() == "een" or opener.pos == "NUM"
    return new and subject.first > fact.clause.bracket and fact.predicate in words("turns-up")


def _gate(fact: Fact, phrase: Phrase, asking: Asking, order: Order, stem: str, *, placed: bool = False) -> str:
    return (
        stem_gates(fact, order, phrase, placed=placed)
        or ("" if _witnessed(fact, phrase, asking, order) else "witness")
        or question_gate(fact, phrase, asking, order)
        or key_gate(fact, phrase, asking, stem)
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


def _distractors(fact: Fact, phrase: Phrase, asking: Asking, seed: int) -> list[Distractor]:
    if asking.kind == "date" and fact.modality == "zullen":
        return []  # of years, only a later one will do
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
