"""What the families share: candidates and refusals, the gates of a clause, its name and its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate, Refused
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.generate.stem import Order, after_question_word
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Entity, Sentence, Word
from quiz.model.bank import Kind
from quiz.text.fold import fold

_LONGEST_STEM: Final = 35
"""Words of a gap's sentence with the one before it."""
_SHORTEST_OPENING: Final = 7
_LONGEST_OPENING: Final = 26
"""So many words and marks the sentence in front of a gap's own may have."""


_PLACED: Final = 0.4
"""A gap that needs its paragraph comes behind one that stands alone."""


PLACEABLE: Final = frozenset({"definite", "thin-stem"})
"""Gates that a question passes once it tells its paragraph."""


@dataclass
class Yield:
    """Collects what a family makes; the same refusal is kept once."""

    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, gate: str, kind: Kind, fact: Fact, text: str = "") -> None:
        """Note that a gate refused something of a fact."""
        entry = Refused(gate, kind, text or fact.clause.text, fact.sentence.paragraph)
        if entry not in self.refused:
            self.refused.append(entry)


def fact_gates(fact: Fact) -> str:
    """Return the gate that refuses a fact for every family that builds on its clause, or an empty string."""
    return gates.source_sentence(fact.sentence) or gates.clause_frame(fact)


def stem_gates(fact: Fact, order: Order, asked: Phrase | None, *, placed: bool = False) -> str:
    """Return the gate that refuses the words of a stem, or an empty string; ``placed`` as for ``gates.stem_words``."""
    return gates.stem_words(fact, order, asked, placed=placed) or gates.known_referents(fact, order, placed=placed)


def placed_in(stem: str, paragraph: int) -> str:
    """A question with the number of the paragraph it asks about: *Wie noemde de maatregel oneerlijk (alinea 6)?*."""
    return told("stem.placed", stem=stem.removesuffix("?"), paragraph=paragraph)


def has_paragraphs(analysis: Analysis) -> bool:
    """More than one: else its number tells nothing."""
    return len(analysis.article.paragraphs) > 1


def place_of(sentence: Sentence) -> str:
    """*Alinea 3: *, before a gap or a statement that does not stand by itself."""
    return told("stem.place", paragraph=sentence.paragraph)


def is_loose_stem(fact: Fact, order: Order, *, options: bool = False) -> bool:
    """Tell whether a stem speaks of *de* or *het* with a noun: clear, but quicker found with its paragraph.

    So does one that names nobody, unless it has ``options`` to choose from.
    """
    if not has_paragraphs(fact.analysis):
        return False
    kept = [phrase for phrase in fact.clause.phrases if phrase.first in order.positions]
    named = [p.kind != "time" and (p.entity is not None or any(w.pos == "PROPN" for w in p.words)) for p in kept]
    loose = (p.definite and p.kind != "time" and not has for p, has in zip(kept, named, strict=True))
    return any(loose) or not (options or any(named))


def seen_alike(fact: Fact, phrase: Phrase, order: Order) -> Phrase | None:
    """Return the asked phrase as the witness sees it, or ``None``.

    It must have the same extent; where the witness sees other subjects or objects in the clause, it must also have the
    same role, and the rest of the question the same order.
    """
    seen = fact.seen_by_witness(phrase)
    if seen is None or fact.certain:
        return seen
    turned = after_question_word(fact.twin, seen)
    alike = seen.relation == phrase.relation and turned is not None and turned.positions == order.positions
    return seen if alike else None


def fact_name(fact: Fact) -> str:
    """A name for the fact: sentence and clause."""
    return f"{fact.sentence.index}.{fact.clause.first}"


def evidence(fact: Fact) -> str:
    """The clause with its own punctuation: the words that hold the answer."""
    sentence = fact.sentence
    if sentence.original:
        return sentence.original
    subject = fact.clause.subject
    if fact.clause.subordinate or (subject is not None and subject.first < fact.clause.first):
        return sentence.text
    last = fact.clause.last
    whole = last >= len(sentence.words) - 2 and fact.clause.first == 0
    return sentence.text if whole else fact.clause.text


def insert_er(rest: str) -> str:
    """*stond in de kelder* becomes *stond er in de kelder*: *er* comes right behind the finite verb."""
    finite, _, tail = rest.partition(" ")
    return f"{finite} er {tail}".strip()


def in_title(analysis: Analysis, entity: Entity) -> bool:
    """The title names it: then the text is about it, and the gap can be filled without reading."""
    title = f" {fold(analysis.article.title).replace('-', ' ')} "
    names = entity.aliases | ({entity.name.split()[-1]} if entity.type == "person" else set())
    return analysis.article.title_is_own and any(f" {fold(alias)} " in title for alias in names)


def openings_of(analysis: Analysis) -> tuple[str | None, ...]:
    """What a gap in each sentence opens with, by the sentence's index (see ``opening_of``)."""
    return tuple(opening_of(analysis, sentence) for sentence in analysis.sentences)


def opening_of(analysis: Analysis, sentence: Sentence) -> str | None:
    """What a gap in a sentence opens with: nothing, or the sentence before it where that says who or what is meant.

    None where no opening helps (*Ze nam er een mee* in a paragraph's first sentence, or behind *Ze lachte*): then only
    the paragraph can tell.
    """
    narrated = analysis.narrated
    if not gates.leans(sentence, narrated=narrated):
        return ""
    before = analysis.sentences[sentence.index - 1] if sentence.index else None
    if (
        before is None
        or before.paragraph != sentence.paragraph
        or before.quoted
        or gates.leans(before, narrated=narrated)
    ):
        return None
    if (
        before.start + len(before.text) + 1 != sentence.start
        or not _SHORTEST_OPENING <= len(before.words) <= _LONGEST_OPENING
    ):
        return None
    if any(mark in before.text for mark in '“”„"‘?') or speaks_oddly(analysis, before):
        return None
    now = (words("deictic-time") | words("deictic-modifier")) - {"dit", "deze"}
    if any(word.text.lower() in now for word in sentence.words):
        return None  # the sentence before does not say when either
    return before.text + " "


def speaks_oddly(analysis: Analysis, sentence: Sentence) -> bool:
    """The writer speaks (*wij*, *ons*; *ik* only where the whole text is told so) and nobody knows who that is."""
    found = {word.text.lower() for word in sentence.words} & gates.FIRST_PERSON
    return bool(found - gates.TELLER if analysis.narrated else found)


def opened(candidate: Candidate, opening: str | None) -> list[Candidate]:
    """The gap behind its opening, or behind the number of its paragraph; none where the opening tells the key."""
    if opening is None:
        placed = place_of(candidate.sentence) + candidate.stem
        return [replace(candidate, stem=placed, score=candidate.score - _PLACED)]
    if not opening:
        return [candidate]
    if fold(candidate.key) in fold(opening) or len((opening + candidate.stem).split()) > _LONGEST_STEM:
        return []
    return [
        replace(
            candidate,
            stem=opening + candidate.stem,
            quote=opening + candidate.quote,
            score=candidate.score - 0.2,
            shown=frozenset({candidate.sentence.index - 1}),
        )
    ]


def in_main_clause(sentence: Sentence, word: Word) -> bool:
    """A number inside a relative or adverbial clause or an apposition is a side matter (C7)."""
    for _ in sentence.words:
        if word.dep in {"acl", "acl:relcl", "advcl", "appos", "parataxis", "nmod:poss"}:
            return False
        if word.head == word.index:
            return True
        word = sentence.words[word.head]
    return False


def tells(word: Word) -> bool:
    """A name or noun that is no time: *Op 8 oktober oordeelde het tribunaal* says hardly anything."""
    lemma = word.lemma.lower()
    return word.pos in {"NOUN", "PROPN"} and lemma not in words("month") and semantic_class(lemma) != "time"
