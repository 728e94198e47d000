"""True or false: a clause in another order, or with one checked edit of a number, a name or an opposite (type 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, evidence, fact_gates, fact_name, is_loose_stem, place_of, tells
from quiz.generate.data import antonym, words
from quiz.generate.data import sentence as told
from quiz.generate.distractors import (
    NUMBER,
    is_capped,
    is_odd_superlative,
    keyed,
    number_distractors,
    number_word_distractors,
    numbers_of,
    unit_of,
)
from quiz.generate.expressions import in_expression, in_idiom
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, is_year
from quiz.generate.stem import Order, as_statement, instead_of, longest_run, render
from quiz.generate.wording import capitalised, statement, surface
from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Word
from quiz.model.bank import Kind

_KIND: Kind = "statement"
_FEWEST_NOUNS: Final = 2


@dataclass(frozen=True)
class _Edit:
    """One change that makes a statement false: word positions replaced by other words."""

    first: int
    last: int
    text: str
    why: str
    strength: float


def statement_candidates(facts: list[Fact], seed: int) -> Yield:
    """One true and, where an edit is proven false, one false statement per fact."""
    result = Yield()
    for fact in facts:
        gate = fact_gates(fact)
        order = None if gate else _order(fact)
        if not gate and order is None:
            gate = "frame"
        if not gate and order is not None:
            gate = _statement_gate(fact, order)
        if gate or order is None:
            result.refuse(gate, _KIND, fact)
            continue
        if longest_run(order.positions) <= gates.LONGEST_COPY and not _verbatim(order):
            result.candidates.append(_true(fact, order))
        result.candidates.extend(_false(fact, order, edit) for edit in _edits(fact, order, seed))
    return result


def _verbatim(order: Order) -> bool:
    """A true statement that only repeats (a part of) a sentence asks for nothing but recognition."""
    return list(order.positions) == sorted(order.positions)


def _order(fact: Fact) -> Order | None:
    """The best order: one that does not copy the sentence, with the subject or a whole adverbial in front."""
    clause = fact.clause
    fronts = [p for p in clause.phrases if _may_front(fact, p)]
    orders = [order for front in fronts if (order := as_statement(clause, front)) is not None]
    usable = [
        order for order in orders if not (gates.loose_words(fact, order, None) or gates.known_referents(fact, order))
    ]
    return min(usable, key=lambda order: longest_run(order.positions)) if usable else None


def _may_front(fact: Fact, phrase: Phrase) -> bool:
    """The subject, or a time or source in a clause whose subject is definite."""
    behind = next((p for p in fact.clause.phrases if p.first == phrase.last + 1), None)
    if phrase is not fact.clause.subject and behind is not None and behind.preposition and behind.kind != "time":
        return False  # "aan de spoorlijn van Arnhem naar Zwolle": the second may belong to the first
    if phrase is fact.clause.subject:
        return (phrase.kind != "pronoun" or phrase.first in fact.referents) and not (
            not phrase.definite and phrase.first > fact.clause.bracket
        )
    if fact.clause.subject is None or not fact.clause.subject.definite or phrase.deictic:
        return False
    if phrase.preposition == "volgens":
        return True
    timed = phrase.kind == "time" and phrase.preposition in words("time-front")
    return timed and phrase.relation == "obl" and not fact.clause.copular


def _statement_gate(fact: Fact, order: Order) -> str:
    kept = {fact.sentence.words[position].text.lower() for position in order.positions}
    if len(kept) < 5 or _is_thin(fact, order):
        return "short-stem"
    if _is_stiff(fact):
        return "copula"
    if "terwijl" in kept:
        return "double"  # two things said at once: which of them is true?
    if "nog" in kept or ("vooral" in kept and _verbatim(order) is False):
        return "focus"  # till when, among what else: the place of the word told
    objects = [phrase for phrase in fact.clause.phrases if phrase.relation == "obj"]
    idiom = any(in_idiom(fact.sentence, fact.sentence.words[position]) for position in order.positions)
    if idiom or any(in_expression(fact.sentence, phrase.words, phrase.head) for phrase in objects):
        return "light-verb"
    gate = _subject_gate(fact, kept)
    if gate:
        return gate
    if fact.clause.copular and _opens_bare(fact):
        return "copula"  # "Aanleiding was een brief": of what, the sentence before says
    compared = [fact.sentence.words[p] for p in order.positions if fact.sentence.words[p].feats.get("Degree") == "Cmp"]
    if kept & {"meer", "minder"} and "dan" not in kept and fact.predicate in {"weten", "willen", "zeggen", "horen"}:
        return "comparison"  # "Het CBR wil meer weten"
    if compared and "dan" not in kept and not any(word.dep == "amod" for word in compared):
        return "comparison"
    return "long-stem" if len(order.positions) > 18 else ""


def _is_thin(fact: Fact, order: Order) -> bool:
    """Too little to be true or false by itself: one noun, what happened meanwhile, a verdict without its content."""
    clause, text = fact.clause, fact.sentence.words
    timed = {p for phrase in clause.phrases if phrase.kind == "time" for p in range(phrase.first, phrase.last + 1)}
    nouns = [p for p in order.positions if p not in timed and tells(text[p])]
    meanwhile = clause.subordinate and text[clause.first - 1].text.lower() in {"toen", "terwijl", "nadat"} and not timed
    said = fact.predicate in words("saying") | words("asserting") | words("judging") and clause.object is None
    empty = said and not any(p.relation in {"ccomp", "obl:arg", "xcomp"} for p in clause.phrases)
    return len(nouns) < _FEWEST_NOUNS or meanwhile or empty


def _subject_gate(fact: Fact, kept: set[str]) -> str:
    """Return what is wrong with putting the subject in another place, or an empty string."""
    subject = fact.clause.subject
    if subject is None:
        return ""
    if fact.negated and not fact.clause.in_prefield(subject):
        return "negation"  # "Maurits trok verder naar Duinkerken niet"
    if gates.takes_in(fact, subject) or _moves_more(fact, subject):
        return "attachment"
    if "zich" in kept and _tells_more(subject):
        return "long-stem"  # "speelt het verhaal dat is afgebeeld zich af"
    return ""


def _is_stiff(fact: Fact) -> bool:
    """*De verontwaardiging is bij de vakbond groot*, *De meningen lopen over de oorzaken uiteen*."""
    subject = fact.clause.subject
    if subject is None or fact.clause.in_prefield(subject):
        return False
    front = next((p for p in fact.clause.phrases if fact.clause.in_prefield(p)), None)
    if fact.clause.copular or front is None:
        return fact.clause.copular
    lone = any(p.relation == "advmod" and p.first > fact.clause.bracket for p in fact.clause.phrases)
    timed = front.kind != "time" and (lone or any(p.kind == "time" for p in fact.clause.phrases))
    return front.preposition == "over" or timed  # "kwamen in hoog tempo maandag voorbij"


def _tells_more(phrase: Phrase) -> bool:
    return any(word.dep == "acl:relcl" and word.index <= phrase.core_last for word in phrase.words)


def _moves_more(fact: Fact, subject: Phrase) -> bool:
    """*werd de ontwikkeling met argwaan gevolgd*: behind the verb, what follows the subject may not belong to it."""
    inside = {word.text.lower() for word in subject.words if word.pos == "ADP" and word.dep == "case"}
    own = {p for sense in entries.verbs().get(fact.clause.verb.lemma, ()) for p in sense.preposition.split("/")}
    parts = fact.clause.verb.particle in {"af", "los"}  # "was de Zuiderzee van de Noordzee afgesneden"
    loose = inside if "van" in own or parts else inside - {"van"}
    return subject.first > fact.clause.bracket and bool(loose)


def _opens_bare(fact: Fact) -> bool:
    """A singular noun without an article, or an adjective, stands in front."""
    opener = fact.sentence.words[fact.clause.first]
    return opener.pos == "ADJ" or (opener.pos == "NOUN" and opener.feats.get("Number") != "Plur")


def _text(fact: Fact, order: Order) -> str:
    return _place(fact, order) + statement([render(fact.clause, order, fact.referents)])


def _place(fact: Fact, order: Order) -> str:
    """*Alinea 3: * before a statement that names nobody or speaks of something known."""
    return place_of(fact.sentence) if is_loose_stem(fact, order) else ""


def _true(fact: Fact, order: Order) -> Candidate:
    return Candidate(
        kind=_KIND,
        type="true-false",
        stem=_text(fact, order),
        key="true",
        sentence=fact.sentence,
        quote=evidence(fact),
        fact=fact_name(fact),
        score=0.9 + 0.05 * len(fact.clause.phrases) - 0.04 * longest_run(order.positions),
    )


def _false(fact: Fact, order: Order, edit: _Edit) -> Candidate:
    positions, instead = list(order.positions), instead_of(fact.clause, order, fact.referents)
    start = positions.index(edit.first)
    before, after = positions[:start], positions[start + (edit.last - edit.first) + 1 :]
    tail = instead.get(edit.last, "").removeprefix(fact.sentence.words[edit.last].text)  # "in 2026 aan"
    pieces = [
        surface(fact.analysis, fact.sentence, before, instead),
        edit.text + tail,
        surface(fact.analysis, fact.sentence, after, instead),
    ]
    return Candidate(
        kind=_KIND,
        type="true-false",
        stem=_place(fact, order) + capitalised(_joined(pieces)),
        key="false",
        sentence=fact.sentence,
        quote=evidence(fact),
        fact=fact_name(fact),
        explanation=edit.why,
        score=1.2 + edit.strength,
    )


def _joined(pieces: list[str]) -> str:
    return statement(pieces).replace("( ", "(").replace(" )", ")").replace(" ,", ",")


def _edits(fact: Fact, order: Order, seed: int) -> list[_Edit]:
    """At most one edit of a fact, the clearest first; each leaves a sentence that the text contradicts."""
    if fact.negated:
        return []
    numbers = sum(word.pos == "NUM" for word in fact.clause.words)
    still = any(word.text.lower() in {"nog", "al"} for word in fact.clause.words)  # "nog in 1807 verboden"
    found = [
        *_number_edits(fact, seed),
        *(_opposites(fact) if numbers < 2 and not still else []),
    ]
    inside = [edit for edit in found if _contiguous(order, edit)]
    inside.sort(key=lambda edit: (-edit.strength, keyed(seed, edit.text)))
    return inside[:1]


def _contiguous(order: Order, edit: _Edit) -> bool:
    wanted = tuple(range(edit.first, edit.last + 1))
    return any(order.positions[i : i + len(wanted)] == wanted for i in range(len(order.positions)))


def _number_edits(fact: Fact, seed: int) -> list[_Edit]:
    numbers = [word for word in fact.clause.words if word.pos == "NUM"]
    if len(numbers) != 1 or fact.sentence.words[numbers[0].index - 1].text == "(":
        return []
    word = numbers[0]
    if word.text.lower() in {"één", "een", "1"}:
        return []  # "op één punt" would become "op vier punt"
    if is_capped(fact.sentence, word) or _aside(fact, word):
        return []
    if fact.modality == "zullen" and is_year(word.text):
        return []  # "In 2019 zal ...", said later
    taken = numbers_of(fact.analysis)
    options = (
        number_distractors(word.text, seed, taken, unit_of(fact.sentence, word)) if NUMBER.fullmatch(word.text) else []
    )
    options = options or number_word_distractors(word.text, seed, taken)
    return [_Edit(word.index, word.index, d.text, told("explain.number", number=word.text), 0.3) for d in options[:1]]


def _aside(fact: Fact, word: Word) -> bool:
    """*het veer dat al dertig jaar vaart, kan uitvaren*: who judges the whole overlooks what a relative clause says."""
    words = fact.sentence.words
    for _ in words:
        if word.dep in {"acl", "acl:relcl", "appos"}:
            return True
        if word.index in {word.head, fact.clause.verb.index}:
            return False
        word = words[word.head]
    return False


def _opposites(fact: Fact) -> list[_Edit]:
    edits: list[_Edit] = []
    for word in fact.clause.words:
        opposite = _opposite(word)
        if opposite and _turns(fact, word) and not is_odd_superlative(fact.sentence, word):
            edits.append(_Edit(word.index, word.index, opposite, told("explain.opposite", word=word.text), 0.35))
    return edits


def _turns(fact: Fact, word: Word) -> bool:
    """The opposite makes sense here: no measure (*negen kilometer lang*), no *zo snel mogelijk*, players who win."""
    around = fact.sentence.words
    before = around[word.index - 1] if word.index else None
    if any(w.text.lower() in {"maar", "slechts"} for w in around[max(0, word.index - 2) : word.index]):
        return False
    after = around[word.index + 1] if word.index + 1 < len(around) else None
    if (
        word.pos == "ADJ"
        and before is not None
        and (before.pos in {"NOUN", "NUM"} or before.text.lower() in {"zo", "even", "te", "hoe"})
    ):
        return False
    if after is not None and after.text.lower() in {"mogelijk", "mogelijke"}:
        return False
    if word.particle or any(w.text.lower() == "te" for w in around[word.index + 1 : word.index + 2]):
        return False  # "groeide op" is not the opposite of "kromp op"
    if word.lemma in words("needs-a-door"):
        shut = fact.clause.object or fact.clause.subject
        return shut is not None and semantic_class(shut.head.lemma.lower()) == "place"  # an agreement is concluded
    if word.lemma in words("needs-a-player"):
        subject, thing = fact.clause.subject, fact.clause.object
        if thing is not None and semantic_class(thing.head.lemma.lower()) not in {"event", "action", ""}:
            return False
        return subject is not None and (
            subject.entity is not None or subject.kind in {"person", "group", "organisation"}
        )
    return True


def _opposite(word: Word) -> str:
    if word.pos not in {"VERB", "ADJ", "ADV", "NOUN"} or not word.text.islower():
        return ""
    if word.text in words("hedge") or word.lemma.lower() in words("no-opposite"):
        return ""
    if word.pos == "ADJ" and word.feats.get("Degree") not in {"Cmp", "Sup"}:
        return ""  # "de lage installatie": another quality of the same thing asks for nothing
    return antonym(word.text)
