"""How many, how much, what percentage: a quantity is asked for with its noun, its hedge stays in the key (type 1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import data, gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import (
    PLACEABLE,
    Yield,
    evidence,
    fact_gates,
    fact_name,
    insert_er,
    placed_in,
    seen_alike,
    stem_gates,
)
from quiz.generate.distractors import is_capped, number_distractors, number_word_distractors, numbers_of
from quiz.generate.expressions import in_expression
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, is_year
from quiz.generate.stem import Order, after_question_word, render
from quiz.generate.wording import question, surface
from quiz.model.analysis import Word
from quiz.model.bank import Distractor

_MULTIPLIERS: Final = frozenset({"miljoen", "miljard", "duizend", "honderd", "biljoen"})
_HEDGE_PAIRS: Final = frozenset(
    {
        ("meer", "dan"),
        ("minder", "dan"),
        ("rond", "de"),
        ("tegen", "de"),
        ("een", "kleine"),
        ("een", "dikke"),
        ("een", "krappe"),
    }
)
_SMALL: Final = frozenset({"een", "één", "beide", "anderhalf", "half", "halve"})


@dataclass(frozen=True)
class Quantity:
    """A number with what it counts, inside one phrase of a clause."""

    phrase: Phrase
    number: tuple[int, int]
    """Positions of the number with its multiplier (*2,5 miljoen*)."""
    hedge: tuple[int, ...]
    counted: tuple[int, int]
    """Positions of the counted noun and what belongs to it."""
    tail: tuple[int, ...]
    """What hangs on the noun as a clause (*om in beroep te gaan*) and stands at the end of a question."""


def quantity_candidates(facts: list[Fact], seed: int) -> Yield:
    """Ask for every quantity of every fact; a clause with two numbers is refused."""
    result = Yield()
    for fact in facts:
        found = [quantity for phrase in fact.clause.phrases if (quantity := _quantity(phrase)) is not None]
        if not found:
            continue
        gate = fact_gates(fact)
        if gate:
            result.refuse(gate, "number", fact)
        elif len(found) > 1 or sum(
            word.pos == "NUM" and not _is_date(word) for word in fact.clause.words
        ) > _one_number(found[0]):
            result.refuse("two-numbers", "number", fact)
        else:
            _ask(result, fact, found[0], seed)
    return result


def _one_number(quantity: Quantity) -> int:
    """How many number words a quantity itself takes (*2,5 miljoen* may be two)."""
    first, last = quantity.number
    return sum(word.pos == "NUM" for word in quantity.phrase.sentence.words[first : last + 1])


def _is_date(word: Word) -> bool:
    return is_year(word.text)


def _quantity(phrase: Phrase) -> Quantity | None:
    words = phrase.words
    numbers = [word for word in words if word.pos == "NUM" and word.index <= phrase.core_last and _counts(word)]
    if len(numbers) > 2 or not numbers or numbers[0].text.lower().startswith("hoe"):
        return None
    first = last = numbers[0]
    sentence = phrase.sentence
    while last.index < phrase.core_last and sentence.words[last.index + 1].text.lower() in _MULTIPLIERS:
        last = sentence.words[last.index + 1]
    if any(word.index > last.index for word in numbers):
        return None
    noun = last.index + 1
    if noun > phrase.core_last or not _is_countable(sentence.words[noun], sentence.words[phrase.core_last], phrase):
        return None
    hedge = _hedge(phrase, first.index)
    start = min((*hedge, first.index))
    if start not in {phrase.inner_first, phrase.first}:
        return None  # "de twaalf apostelen", "deze drie landen": a known group, no quantity
    end = _clause_start(phrase, noun)
    return Quantity(phrase, (first.index, last.index), hedge, (noun, end - 1), tuple(range(end, phrase.core_last + 1)))


def _clause_start(phrase: Phrase, noun: int) -> int:
    """Where an infinitive clause or a relative clause begins inside the phrase, or just behind it."""
    for position in range(noun + 1, phrase.core_last + 1):
        word = phrase.sentence.words[position]
        if (
            word.text.lower() == "om"
            or word.feats.get("PronType") == "Rel"
            or (word.pos == "SCONJ" and word.text.lower() != "dan")
        ):
            return position
    return phrase.core_last + 1


def _counts(word: Word) -> bool:
    text = word.text.lower()
    return (text not in _SMALL and not is_year(text) and not text.endswith(("e", "de", "ste"))) or text in {
        "twee",
        "drie",
    }


def _is_countable(noun: Word, last: Word, phrase: Phrase) -> bool:
    if noun.lemma.lower() in data.words("not-counted") or noun.text.lower() in data.words("not-counted"):
        return False
    inside = range(noun.index, last.index + 1)
    nouns = [
        phrase.sentence.words[position] for position in inside if phrase.sentence.words[position].pos in {"NOUN", "SYM"}
    ]
    return bool(nouns) and noun.pos in {"NOUN", "ADJ", "SYM"} and phrase.head.index in inside


def _hedge(phrase: Phrase, number: int) -> tuple[int, ...]:
    words = phrase.sentence.words
    if number >= 2 and (words[number - 2].text.lower(), words[number - 1].text.lower()) in _HEDGE_PAIRS:
        return (number - 2, number - 1)
    if number >= 1 and words[number - 1].text.lower() in data.words("hedge"):
        return (number - 1,)
    return ()


def _ask(result: Yield, fact: Fact, quantity: Quantity, seed: int) -> None:
    phrase, sentence, clause = quantity.phrase, fact.sentence, fact.clause
    order = after_question_word(clause, phrase)
    if order is None:
        result.refuse("frame", "number", fact)
        return
    counted = surface(fact.analysis, sentence, range(quantity.counted[0], quantity.counted[1] + 1))
    opening = f"{phrase.preposition} hoeveel {counted}".strip()
    rest = render(clause, order, fact.referents)
    stem = question([opening, _with_er(fact, phrase, rest), surface(fact.analysis, sentence, quantity.tail)])
    gate = stem_gates(fact, order, phrase)
    if gate in PLACEABLE:  # "Hoeveel ton is met het herstel gemoeid (alinea 5)?"
        stem = placed_in(stem, sentence.paragraph)
        gate = stem_gates(fact, order, phrase, placed=True)
    gate = gate or _unclear_gate(fact, quantity, order)
    if in_expression(sentence, phrase.words, phrase.head):
        gate = gate or "light-verb"  # "het mes snijdt aan twee kanten"
    timed = sentence.words[quantity.counted[0]].lemma.lower() in data.words("time-unit")
    if timed and phrase.relation == "obj" and fact.predicate not in data.words("takes-time"):
        gate = gate or "object"  # "legde in tien maanden ... af": no object at all
    if not gate and _says_nothing_else(fact, order):
        gate = "thin-stem"
    if stem.endswith(" oud?"):
        gate = gate or "copula"  # "Hoeveel jaar is de zaak oud?" is asked with *hoe oud*
    if gate:
        result.refuse(gate, "number", fact, stem)
        return
    key, wrong = _answer(fact, quantity, counted.split()[0].lower(), seed)
    result.candidates.append(
        Candidate(
            kind="number",
            type="choice" if len(wrong) >= 2 else "typed",
            stem=stem,
            key=key,
            accept=(f"{key} {counted}", *((_number(fact, quantity),) if quantity.hedge else ())),
            distractors=tuple(wrong if len(wrong) >= 2 else ()),
            sentence=sentence,
            quote=evidence(fact),
            fact=fact_name(fact),
            asked=frozenset(range(phrase.first, phrase.last + 1)),
            score=1.25,
        )
    )


def _says_nothing_else(fact: Fact, order: Order) -> bool:
    """*Hoeveel mensen werken er?*: where, the sentence before says."""
    kept = [fact.sentence.words[position] for position in order.positions]
    return not any(word.pos in {"NOUN", "PROPN"} for word in kept) and not fact.referents


def _number(fact: Fact, quantity: Quantity) -> str:
    return surface(fact.analysis, fact.sentence, range(quantity.number[0], quantity.number[1] + 1))


def _answer(fact: Fact, quantity: Quantity, unit: str, seed: int) -> tuple[str, list[Distractor]]:
    """The number with its hedge, and near misses with the same hedge."""
    hedge, number = surface(fact.analysis, fact.sentence, quantity.hedge), _number(fact, quantity)
    key, taken = f"{hedge} {number}".strip(), numbers_of(fact.analysis)
    if hedge.partition(" ")[0].lower() in data.words("one-sided"):
        return key, []  # more than fifty is more than forty too
    if is_capped(fact.sentence, fact.sentence.words[quantity.number[1]]):
        return key, []
    near = number_distractors(key, seed, taken, unit)
    if near:
        return key, near
    written = number_word_distractors(number, seed, taken)
    return key, [Distractor(text=f"{hedge} {wrong.text}".strip(), why=wrong.why) for wrong in written]


def _unclear_gate(fact: Fact, quantity: Quantity, order: Order) -> str:
    clause = fact.clause
    if fact.negated:
        return "negation"
    if seen_alike(fact, quantity.phrase, order) is None:
        return "witness"
    if any(gates.is_pointer(fact.sentence.words[position]) for position in quantity.tail):
        return "pronoun"
    counted = fact.sentence.words[quantity.counted[0] : quantity.counted[1] + 1]
    if any(word.pos == "ADP" and word.text.lower() != "van" for word in counted):
        return "attachment"
    behind = fact.sentence.words[quantity.counted[1] + 1 : quantity.counted[1] + 2]
    if behind and behind[0].text.lower() in {"nadat", "voordat", "na", "voor", "later", "eerder", "geleden"}:
        return "deixis"  # "zes weken nadat ...": the weeks belong to what follows
    if any(word.text.lower() in {"later", "eerder", "geleden", "lang", "lager", "hoger"} for word in counted):
        return "deixis"
    if quantity.phrase.relation.startswith(("predicate", "nsubj")) and clause.copular:
        return "copula"
    if not quantity.phrase.preposition and quantity.phrase.relation == "obj":
        subject = clause.subject
        if subject is not None and subject.plural and subject.kind == "thing":
            return "subject-object"
    return gates.adjacent_attachment(fact, quantity.phrase)


def _with_er(fact: Fact, phrase: Phrase, rest: str) -> str:
    """*Hoeveel mensen raakten er gewond?*: an indefinite subject without object wants *er* (rule 3)."""
    clause = fact.clause
    clausal = any(p.relation in {"xcomp", "ccomp"} for p in clause.phrases)
    if phrase is not clause.subject or clause.object is not None or clausal or clause.copular or " er " in f" {rest} ":
        return rest
    return insert_er(rest)
