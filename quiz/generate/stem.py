"""Turns a clause into a question or a statement by moving whole constituents (Dutch verb second)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quiz.generate.clauses import Clause
from quiz.generate.data import words
from quiz.generate.phrases import Phrase
from quiz.generate.wording import inner, surface
from quiz.lexicon import entries, forms, morphology
from quiz.lexicon.entries import Verb
from quiz.model.analysis import Word


@dataclass(frozen=True)
class Order:
    """Word positions after the question word, in stem order, with what was left out."""

    positions: tuple[int, ...]
    dropped: tuple[Phrase, ...]


def droppable(phrase: Phrase) -> bool:
    """A connective adverb (*Ook* as opening too), *destijds*, or a time that only means something on one day."""
    before = phrase.sentence.words[phrase.first - 1] if phrase.first else None
    opened = before is not None and before.text.lower() in {"begin", "eind", "midden", "halverwege", "medio", "half"}
    if before is not None and (opened or before.lemma.lower() in words("time-unit") or before.pos == "ADV"):
        return False  # "in het jaar daarop", "steeds verder": a part of when or how
    opens = phrase.first == 0 and phrase.text == "Ook"  # says of the whole sentence that it comes on top of another
    lone = phrase.first == phrase.last and (opens or phrase.text.lower() in words("connective"))
    lone = lone or (phrase.text.lower() in words("then") and phrase.relation in {"advmod", "obl"})
    opener = phrase.sentence.words[phrase.inner_first].text.lower()
    return lone or (phrase.kind == "time" and (phrase.deictic or opener in {"die", "dat"}))


def after_question_word(clause: Clause, asked: Phrase) -> Order | None:
    """Order the rest of a clause behind a question word that stands for ``asked``.

    ``None`` where the frame does not allow it (no subject, or a subordinate clause in the prefield).
    """
    return _ordered(clause, asked, front=None)


def as_statement(clause: Clause, front: Phrase) -> Order | None:
    """Order a clause with ``front`` before the finite verb."""
    return _ordered(clause, None, front=front)


def as_statement_without(clause: Clause, front: Phrase, left_out: Phrase) -> Order | None:
    """Order a clause with ``front`` before the finite verb and one phrase left out (its date, where that is asked)."""
    return _ordered(clause, left_out, front=front)


def _ordered(clause: Clause, asked: Phrase | None, front: Phrase | None) -> Order | None:
    dropped = tuple(p for p in clause.phrases if p not in (asked, front) and droppable(p))
    kept = [p for p in clause.phrases if p is not asked and p is not front and p not in dropped]
    subject = clause.subject if clause.subject in kept else None
    prefield = next((p for p in kept if clause.in_prefield(p)), None)
    clausal = prefield is not None and prefield.relation in {"advcl", "ccomp", "csubj", "xcomp"}
    behind: list[int] = []
    if prefield is not None and clausal:
        if prefield.relation != "advcl" or not _opens_clause(prefield):
            return None
        # "Als u het niet eens bent, kunt u ..." -> "Wat kunt u ... als u het niet eens bent?"
        behind, prefield = _core(prefield), None
    if prefield is not None and prefield is not subject and clause.cluster and _is_heavy(prefield):
        behind, prefield = _core(prefield), None  # "sprak zich niet uit over de vraag of ..."
    early = subject if subject is not None and _stands_early(clause, subject, asked) else None
    moved = [phrase for phrase in (early, prefield if prefield is not early else None) if phrase is not None]
    light = [*_light(clause, kept, moved, asked), *_source(clause)]
    order = [*([] if front is None else _core(front)), clause.finite.index]
    for phrase in moved:
        if phrase is not early:
            order += light
            light = []
            if phrase.preposition and phrase.kind != "time":
                order += _adverbs(clause, kept, moved)
        order += _core(phrase)
    order += light
    rest = [position for position in _rest(clause, kept, moved) if position not in order]
    result = Order(tuple(order + rest + behind), dropped)
    return result if _complete(clause, result, asked) else None


def _opens_clause(phrase: Phrase) -> bool:
    """*Nu de prijzen stijgen*, *Om te winnen*: a clause that can stand behind the question."""
    opener = phrase.words[0]
    return opener.pos in {"SCONJ", "ADP"} or opener.text.lower() in {"nu", "toen", "zodra", "nadat", "terwijl"}


def _is_heavy(phrase: Phrase) -> bool:
    """Holds a clause, or is long: too much between a verb and its particle or participle."""
    words = phrase.words[: phrase.core_last - phrase.first + 1]
    return len(words) > _HEAVY or any(word.feats.get("VerbForm") == "Fin" for word in words)


_HEAVY: Final = 7


def _adverbs(clause: Clause, kept: list[Phrase], moved: list[Phrase]) -> list[int]:
    """Lone adverbs right behind the finite verb (and subject): *Wat staat er doorgaans op de verpakking?*."""
    found: list[int] = []
    for phrase in kept:
        if phrase.first <= clause.bracket or phrase in moved or phrase.text.lower() in {"zich", "er"}:
            continue
        if phrase.first != phrase.last or phrase.head.pos not in {"ADV", "ADJ"} or phrase.relation != "advmod":
            break
        if phrase.text.lower() in words("focus") - {"nog", "al"}:
            break  # "pas na uren": it belongs to what follows
        found.append(phrase.first)
    return found


def _stands_early(clause: Clause, subject: Phrase, asked: Phrase | None) -> bool:
    """The subject comes right behind the finite verb, but an indefinite one that only turns up stays where it was.

    *Waarom eet een otter per dag ...?*, but *Waarom werd in 1950 een brug gebouwd?*
    """
    if clause.copular or clause.in_prefield(subject) or subject.definite or subject.kind == "pronoun":
        return True
    return clause.object is not None or (asked is not None and asked.relation == "obj")


def _light(clause: Clause, kept: list[Phrase], moved: list[Phrase], asked: Phrase | None) -> list[int]:
    """Position of *zich*, or of *er* where the subject is asked for: they stand as far to the front as may be."""
    words = {"zich", "er"} if asked is not None and asked is clause.subject else {"zich"}
    found = [p.first for p in kept if p not in moved and p.first == p.last and p.text.lower() in words]
    return found if found and found[0] > clause.bracket else []


def _source(clause: Clause) -> list[int]:
    """Positions of who says so: *volgens ...* comes behind the finite verb and the subject."""
    return [] if clause.source is None else _core(clause.source)


def _complete(clause: Clause, order: Order, asked: Phrase | None) -> bool:
    """Every word of the clause is in the stem, asked for, left out on purpose or an addition behind a comma."""
    covered = set(order.positions)
    for phrase in clause.phrases:
        addition = phrase.relation == "parataxis" or _is_aside(phrase)
        if phrase is asked or phrase in order.dropped or addition:
            covered.update(range(phrase.first, phrase.last + 1))
        elif phrase.core_last in covered and phrase.core_last < phrase.last and not _loses_half(phrase):
            covered.update(range(phrase.core_last + 1, phrase.last + 1))
    return all(word.index in covered or word.pos == "PUNCT" for word in clause.words)


def _loses_half(phrase: Phrase) -> bool:
    """*met dikke snaren, die dof klonken, of met zeer lange*: behind the aside comes a second one of the same."""
    words = phrase.sentence.words[phrase.core_last + 1 : phrase.last + 1]
    return any(word.dep == "conj" and word.head <= phrase.core_last for word in words)


def _is_aside(phrase: Phrase) -> bool:
    """Stands behind a comma and is no subject or object of the clause."""
    return phrase.sentence.words[phrase.first].text == "," and phrase.relation not in _NEEDED


_NEEDED: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "xcomp", "ccomp", "obl:arg", "predicate"})


def _core(phrase: Phrase) -> list[int]:
    return list(range(phrase.first, phrase.core_last + 1))


def _rest(clause: Clause, kept: list[Phrase], moved: list[Phrase]) -> list[int]:
    """Positions after the finite verb that stay, in source order: kept phrases and the verb cluster."""
    positions: set[int] = set(clause.cluster)
    for phrase in kept:
        if phrase in moved or phrase.last < clause.bracket:
            continue
        opener = clause.sentence.words[phrase.first]
        if opener.pos == "PUNCT" and opener.text == ",":
            continue
        if phrase.relation == "parataxis":
            continue
        positions.update(_core(phrase))
    return sorted(positions)


def longest_run(positions: tuple[int, ...]) -> int:
    """Length of the longest stretch of words that stand behind each other in the source too."""
    best = run = 1
    for left, right in pairwise(positions):
        run = run + 1 if right == left + 1 else 1
        best = max(best, run)
    return best


def render(clause: Clause, order: Order, referents: Mapping[int, str]) -> str:
    """The words of an order as text, with names for the pronouns in ``referents``."""
    return surface(clause.analysis, clause.sentence, order.positions, instead_of(clause, order, referents))


def instead_of(clause: Clause, order: Order, referents: Mapping[int, str]) -> dict[int, str]:
    """Words that are said in another way in a stem: names for pronouns, *volgens* with who says so, a split verb."""
    return {**referents, **_inverted(clause, order), **_attributed(clause), **_split(clause, order, referents)}


def _attributed(clause: Clause) -> dict[int, str]:
    if clause.source is None:
        return {}
    opener = clause.sentence.words[clause.source.first]
    return {opener.index: f"volgens {inner(clause.analysis, clause.sentence, opener)}"}


def _split(clause: Clause, order: Order, referents: Mapping[int, str]) -> dict[int, str]:
    """*dat hij zijn bezoek uitstelt*: the verb parts when it moves to the front (*stelt ... uit*, rule 2)."""
    finite = clause.finite
    particle = finite.particle or forms.particle(finite.lemma)
    joined = clause.subordinate and finite.index == clause.verb.index and finite.text.lower().startswith(particle)
    if not particle or not joined:
        return {}
    between = [p for p in order.positions[1:] if p < finite.index and p != finite.index]
    home = order.positions[max((order.positions.index(p) for p in between), default=0)]
    said = referents.get(home) or inner(clause.analysis, clause.sentence, clause.sentence.words[home])
    bare = finite.text[len(particle) :]
    if home == finite.index:
        return {finite.index: f"{bare} {particle}"}
    return {finite.index: bare, home: f"{said} {particle}"}


def _inverted(clause: Clause, order: Order) -> dict[int, str]:
    """*je vraagt*, but *vraag je*: the present tense loses its -t before *je* and *jij*, and has it behind them."""
    finite, subject = clause.finite, clause.subject
    if subject is None or subject.first != subject.last or subject.head.text.lower() not in {"je", "jij"}:
        return {}
    if (
        finite.feats.get("Tense") == "Past"
        or finite.index not in order.positions
        or subject.first not in order.positions
    ):
        return {}
    was = subject.first == finite.index + 1
    now = order.positions.index(subject.first) == order.positions.index(finite.index) + 1
    if was == now:
        return {}
    form = before_je(finite) if now else with_t(finite)
    return {finite.index: form} if form else {}


_BEFORE_JE: Final = {
    "bent": "ben",
    "hebt": "heb",
    "heeft": "heb",
    "kunt": "kun",
    "wilt": "wil",
    "zult": "zul",
    "moet": "moet",
    "mag": "mag",
    "kan": "kan",
}
_BEHIND_JE: Final = {before: behind for behind, before in _BEFORE_JE.items() if behind != "heeft"}
"""Irregular forms by the place of *je*: *kun je*, *je kunt*."""


def before_je(verb: Word) -> str:
    """The form before *je*: the bare stem (*vraag*, *word*, *kun*, *moet*)."""
    senses = _verb(verb)
    return _BEFORE_JE.get(verb.text.lower()) or (morphology.stem(senses[0]) if senses else "")


def with_t(verb: Word) -> str:
    """The form behind *je*: *vraagt*, *wordt*, *kunt*."""
    senses = _verb(verb)
    return _BEHIND_JE.get(verb.text.lower()) or (morphology.present(senses[0]).split()[0] if senses else "")


def _verb(verb: Word) -> tuple[Verb, ...]:
    bare = verb.lemma.removeprefix(verb.particle) if verb.particle else verb.lemma
    return entries.verbs().get(bare) or entries.verbs().get(verb.lemma) or ()
