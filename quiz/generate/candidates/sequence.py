"""What came first: dated events to put in order or compare, and the steps of instructions (types 9 and 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, evidence, fact_gates
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import keyed
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, is_year
from quiz.generate.restate import imperatives
from quiz.generate.stem import as_statement_without, render
from quiz.generate.wording import capitalised, statement
from quiz.model.analysis import Analysis, Sentence
from quiz.model.bank import Distractor

_FEWEST_EVENTS: Final = 3
_MOST_EVENTS: Final = 5
_STEPS: Final = 4
_FEWEST_STEPS: Final = 4
"""An article with fewer imperative sentences gives no instructions."""
_LONGEST_STEP: Final = 15


@dataclass(frozen=True)
class _Event:
    """Something that happened in a year that the text names."""

    fact: Fact
    year: int
    text: str


def sequence_candidates(analysis: Analysis, facts: list[Fact], seed: int) -> Yield:
    """Ask for the order of dated events (or which came first), and for the order of steps."""
    result = Yield()
    events = _events(facts)
    if len(events) > _FEWEST_EVENTS:
        result.candidates.append(_order_of_events(events, seed))
    elif len(events) == _FEWEST_EVENTS:
        result.candidates.append(_first_event(events, seed))
    steps = _steps(analysis)
    if len(steps) >= _FEWEST_STEPS:
        result.candidates.append(_order_of_steps(steps))
    return result


def _events(facts: list[Fact]) -> list[_Event]:
    """Facts with a year of their own, each year once, in text order."""
    found: dict[int, _Event] = {}
    for fact in facts:
        event = None if fact_gates(fact) else _event(fact)
        if event is not None and event.year not in found:
            found[event.year] = event
    return list(found.values())


def _event(fact: Fact) -> _Event | None:
    dates = [(phrase, year) for phrase in fact.clause.phrases if (year := _year(phrase))]
    subject = fact.clause.subject
    years = [word for word in fact.clause.words if word.text.isdecimal() and len(word.text) == 4]
    if len(dates) != 1 or len(years) != 1 or subject is None or fact.negated or fact.modality or fact.clause.copular:
        return None
    phrase, year = dates[0]
    order = as_statement_without(fact.clause, subject, phrase)
    if order is None or gates.loose_words(fact, order, None) or gates.known_referents(fact, order):
        return None
    if not subject.definite and subject.first > fact.clause.bracket:
        return None
    text = statement([render(fact.clause, order, fact.referents)])
    return _Event(fact, year, text) if 3 <= len(order.positions) <= 16 else None


def _year(phrase: Phrase) -> int:
    """The year of *in 1953* or *op 8 november 2007*; 0 for every other phrase."""
    words = phrase.words
    if phrase.preposition not in {"in", "op"} or phrase.last != phrase.core_last or len(words) > 5:
        return 0
    last = words[-1].text
    return int(last) if is_year(last) else 0


def _order_of_events(events: list[_Event], seed: int) -> Candidate:
    chosen = sorted(events, key=lambda event: keyed(seed, event.text))[:_MOST_EVENTS]
    chosen.sort(key=lambda event: event.year)
    first = min(chosen, key=lambda event: event.fact.sentence.index)
    years = ", ".join(str(event.year) for event in chosen)
    return Candidate(
        kind="order",
        type="order",
        skill="structure",
        stem=told("stem.order.events"),
        key="",
        sequence=tuple(event.text for event in chosen),
        sentence=first.fact.sentence,
        quote=evidence(first.fact),
        fact="events",
        explanation=told("explain.dates", years=years),
        points=2,
        score=2.2,
    )


def _first_event(events: list[_Event], seed: int) -> Candidate:
    """With three events one question: which was the first, or which the last."""
    ordered = sorted(events, key=lambda event: event.year)
    last = bool(keyed(seed, "first or last", *(event.text for event in ordered)) % 2)
    right = ordered[-1] if last else ordered[0]
    wrong = [event for event in ordered if event is not right]
    return Candidate(
        kind="inference",
        type="choice",
        skill="inference",
        stem=told("stem.last" if last else "stem.first"),
        key=right.text,
        distractors=tuple(Distractor(text=event.text, why=told("why.date", year=event.year)) for event in wrong),
        sentence=right.fact.sentence,
        quote=evidence(right.fact),
        fact="events",
        explanation=told("explain.dates", years=", ".join(str(event.year) for event in ordered)),
        score=1.9,
    )


def _steps(analysis: Analysis) -> list[Sentence]:
    return [sentence for sentence in analysis.sentences if _is_step(sentence)]


def _is_step(sentence: Sentence) -> bool:
    """An imperative sentence: it opens with the bare stem of a listed verb and has no subject."""
    opening = sentence.words[0]
    if sentence.quoted or not sentence.text.endswith(".") or len(sentence.words) > _LONGEST_STEP + 1:
        return False
    if any(word.dep.startswith("nsubj") and word.head == sentence.root.index for word in sentence.words):
        return False
    if any(gates.is_pointer(word) or word.text.lower() in words("order-clue") for word in sentence.words):
        return False
    return opening.text.lower() in imperatives()


def _order_of_steps(steps: list[Sentence]) -> Candidate:
    """Four steps spread over the whole, in the order of the text."""
    places = [round(index * (len(steps) - 1) / (_STEPS - 1)) for index in range(_STEPS)]
    chosen = [steps[place] for place in places]
    numbers = ", ".join(str(number) for number in sorted({sentence.paragraph for sentence in chosen}))
    return Candidate(
        kind="order",
        type="order",
        skill="structure",
        stem=told("stem.order.steps"),
        key="",
        sequence=tuple(capitalised(sentence.text) for sentence in chosen),
        sentence=chosen[0],
        quote=chosen[0].text,
        fact="steps",
        explanation=told("explain.places", paragraphs=numbers),
        points=2,
        score=2.2,
    )
