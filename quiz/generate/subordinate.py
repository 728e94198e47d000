"""Subordinate clauses that the text itself asserts: with *omdat*, *nadat*, *die* behind a comma, *zei dat*."""

from __future__ import annotations

from typing import Final

from quiz.generate.clauses import Clause, finite_of, helpers_of, phrases_of, subject_of
from quiz.generate.data import words
from quiz.generate.frame import UNSURE, is_closed, is_sound, particle_known
from quiz.generate.phrases import Phrase, make_phrase
from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word

_VERBAL: Final = frozenset({"VERB", "AUX"})
_ASSERTING: Final = frozenset("omdat doordat aangezien nadat terwijl hoewel ofschoon toen".split())
"""What stands behind these conjunctions is so; *als*, *tenzij*, *voordat* and *zodat* leave it open."""
_SPEAKERS: Final = frozenset({"person", "country", "organisation", "group"})
_SHORTEST: Final = 3


def subordinate_clauses(analysis: Analysis, sentence: Sentence) -> list[Clause]:
    """Return the clauses that are told as a fact and whose verbs close them, in text order."""
    found: list[Clause] = []
    if sentence.speech or sentence.quoted or sentence.original:
        return found
    for word in sentence.words:
        clause = None
        if word.dep == "advcl":
            clause = _adverbial(analysis, sentence, word)
        elif word.dep == "acl:relcl":
            found += _relative(analysis, sentence, word)
        elif word.dep in {"ccomp", "csubj"}:
            clause = _reported(analysis, sentence, word)
        if clause is not None:
            found.append(clause)
    return found


def _halves(sentence: Sentence, head: Word, extent: tuple[int, int]) -> list[tuple[Word, tuple[int, int]]]:
    """*die in 1653 werd opgericht en als het oudste geldt*: each verb with its extent, the second from *en* on.

    The second needs a verb of its own that closes it; else both are one (and ``_joined`` refuses them).
    """
    first, last = extent
    seconds = [
        sentence.words[child]
        for child in sentence.children[head.index]
        if sentence.words[child].dep == "conj" and sentence.words[child].pos in _VERBAL and child > head.index
    ]
    if len(seconds) != 1 or finite_of(sentence, seconds[0]) is None or finite_of(sentence, head) is None:
        return [(head, extent)]
    second = _extent(sentence, seconds[0])
    if second is None or second[1] != last or sentence.words[second[0]].text.lower() != "en":
        return [(head, extent)]
    before = second[0] - 1
    while before > head.index and sentence.words[before].pos == "PUNCT":
        before -= 1
    return [(head, (first, before)), (seconds[0], second)]


def _extent(sentence: Sentence, head: Word) -> tuple[int, int] | None:
    """First and last word of a clause without the punctuation around it; ``None`` where it lies in pieces."""
    positions = sentence.subtree(head.index)
    if positions != list(range(positions[0], positions[-1] + 1)):
        return None
    first, last = positions[0], positions[-1]
    while first < last and sentence.words[first].pos == "PUNCT":
        first += 1
    while last > first and sentence.words[last].pos == "PUNCT":
        last -= 1
    return first, last


def _adverbial(analysis: Analysis, sentence: Sentence, head: Word) -> Clause | None:
    """*..., omdat de fabriek failliet ging*; behind a negated main clause *omdat* may be what is negated."""
    extent = _extent(sentence, head)
    if extent is None or sentence.words[extent[0]].text.lower() not in _ASSERTING:
        return None
    main = sentence.words[head.head]
    if any(word.text.lower() in {"volgens", "aldus"} for word in sentence.words):
        return None  # somebody says all of it
    if main.dep not in {"root", "conj"} or any(_negates(sentence.words[c]) for c in sentence.children[main.index]):
        return None
    finite = finite_of(sentence, head)
    if sentence.words[extent[0]].text.lower() == "nadat" and (finite is None or finite.feats.get("Tense") != "Past"):
        return None  # "Nadat u bent gekeurd, krijgt u bericht": whenever that is
    return _clause(analysis, sentence, head, extent)


def _negates(word: Word) -> bool:
    return word.text.lower() in words("negation")


def _relative(analysis: Analysis, sentence: Sentence, head: Word) -> list[Clause]:
    """*Widodo, die dinsdag naar Cianjur reisde*: behind a comma *die* adds a fact about the noun before it, or two."""
    extent = _extent(sentence, head)
    subject = _antecedent(analysis, sentence, head, extent) if extent is not None and extent[0] >= 2 else None
    if subject is None or extent is None:
        return []
    made = [_clause(analysis, sentence, verb, part, subject) for verb, part in _halves(sentence, head, extent)]
    return [clause for clause in made if clause is not None]


def _antecedent(analysis: Analysis, sentence: Sentence, head: Word, extent: tuple[int, int]) -> Phrase | None:
    """The noun with what belongs to it that *die* or *dat* takes up, where it can be nothing else."""
    opener = sentence.words[extent[0]]
    if opener.text.lower() not in {"die", "dat"} or not opener.dep.startswith("nsubj") or opener.head != head.index:
        return None
    noun = sentence.words[head.head]
    before = [p for p in sentence.subtree(noun.index) if p < extent[0] - 1]
    if sentence.words[extent[0] - 1].text != "," or before[-1:] != [extent[0] - 2]:
        return None
    if noun.dep == "conj" or any(sentence.words[child].dep == "conj" for child in sentence.children[noun.index]):
        return None
    if noun.dep == "nmod" and noun.pos != "PROPN":
        return None  # "de vereenvoudiging van de toeslag, die ...": it may be said of either
    if any(sentence.words[position].text == "," for position in before):
        return None
    if sentence.words[before[0]].pos == "ADP":
        first = sentence.words[before[0] - 1] if before[0] else None
        if noun.pos == "PROPN" and first is not None and semantic_class(first.lemma.lower()) == "person":
            return None  # "minister van Binnenlandse Zaken, die ...": of the minister
        if noun.pos != "PROPN" and first is not None and first.pos in {"NOUN", "PROPN"}:
            return None  # "de spurt om de vierde plaats, die ...": it may be said of the first
        before = before[1:]
    if before and sentence.span(before[0], before[-1]).lower().startswith(_OF_EXPRESSIONS):
        return None
    subject = make_phrase(analysis, sentence, before, noun, opener.dep) if before else None
    return subject if subject is not None and subject.definite and is_sound(subject) else None


_OF_EXPRESSIONS: Final = tuple(f"{part} van " for part in ("de hand", "het kader", "behulp", "leiding", "de leiding"))
"""*aan de hand van de reeks, die ...*: the noun in front belongs to the preposition."""


def _reported(analysis: Analysis, sentence: Sentence, head: Word) -> Clause | None:
    """*De krant schreef dat ...* with the speaker as source; *Het bleek dat ...* without one."""
    extent = _extent(sentence, head)
    if extent is None or sentence.words[extent[0]].text.lower() != "dat":
        return None
    saying = sentence.words[head.head]
    if saying.dep not in {"root", "conj"} or saying.pos != "VERB" or extent[0] < saying.index:
        return None
    if any(_negates(sentence.words[child]) for child in sentence.children[saying.index]):
        return None
    if saying.lemma == "blijken":
        return _clause(analysis, sentence, head, extent)
    if saying.lemma not in words("asserting") or saying.feats.get("VerbForm") != "Fin":
        return None
    speaker = subject_of(sentence, saying)
    if speaker is None:
        return None
    source = make_phrase(analysis, sentence, sentence.subtree(speaker.index), speaker, "nsubj")
    if source is None or not _may_say(source) or source.last > extent[0]:
        return None
    return _clause(analysis, sentence, head, extent, source=source)


def _may_say(source: Phrase) -> bool:
    """Who says so is a person, a country or a body, and is named in so many words."""
    if source.kind not in _SPEAKERS or not is_sound(source):
        return False
    if source.entity is None and source.head.lemma.lower() in words("no-speaker"):
        return False
    if source.entity is None and source.kind == "person" and source.core_last <= source.first + 1:
        return False  # "de minister": of several, perhaps
    return not any(word.pos == "PRON" or word.feats.get("Poss") == "Yes" for word in source.words)


def _clause(
    analysis: Analysis,
    sentence: Sentence,
    head: Word,
    extent: tuple[int, int],
    subject: Phrase | None = None,
    source: Phrase | None = None,
) -> Clause | None:
    (first, last), finite = extent, finite_of(sentence, head)
    if finite is None or not first < finite.index <= last or head.index == first or last - first < _SHORTEST:
        return None
    if finite.index == head.index and head.lemma not in entries.verbs():
        return None  # whether it parts (*schuilgingen*) nobody can tell
    helpers = helpers_of(sentence, head)
    copular = any(word.dep == "cop" for word in helpers)
    found = phrases_of(analysis, sentence, head, copular, first + 1, last)
    cluster = _cluster(sentence, head, helpers, finite)
    if found is None or any(p.relation in UNSURE or not is_sound(p) for p in found):
        return None
    if not _verbs_close(sentence, {*cluster, finite.index}) or not is_closed(sentence, head, first, last):
        return None
    if not particle_known(sentence, head, last) or not _ends(sentence, last):
        return None
    if _joined(sentence, head, last):
        return None
    subjects = [subject] if subject is not None else [p for p in found if p.relation.startswith("nsubj")]
    if len(subjects) != 1 or not _may_open(subjects[0], found, first) or _may_belong(subjects[0], found, head):
        return None
    return Clause(
        analysis=analysis,
        sentence=sentence,
        first=first + 1,
        last=last,
        finite=finite,
        verb=head,
        copular=copular,
        passive=any(word.dep == "aux:pass" for word in helpers) or subjects[0].relation == "nsubj:pass",
        auxiliaries=tuple(word for word in helpers if word.index != finite.index),
        prefield=(subjects[0].first, subjects[0].last),
        cluster=cluster,
        phrases=tuple(found if subject is None else [subject, *found]),
        subject=subjects[0],
        bracket=first,
        source=source,
    )


def _may_belong(subject: Phrase, phrases: list[Phrase], head: Word) -> bool:
    """*het aantal liefhebbers met een kast ...*: what follows the subject may be a part of it."""
    own = {p for sense in entries.verbs().get(head.lemma, ()) for p in sense.preposition.split("/") if p}
    after = next((p for p in phrases if p.first == subject.last + 1), None)
    named = subject.entity is not None or subject.kind == "pronoun"
    return after is not None and after.preposition not in {"", *own} and after.kind != "time" and not named


def _cluster(sentence: Sentence, head: Word, helpers: list[Word], finite: Word) -> tuple[int, ...]:
    particles = [child for child in sentence.children[head.index] if sentence.words[child].dep == "compound:prt"]
    verbs = [word.index for word in (head, *helpers) if word.pos in _VERBAL]
    return tuple(sorted({*particles, *verbs} - {finite.index}))


def _verbs_close(sentence: Sentence, verbs: set[int]) -> bool:
    """The verbs stand together, with nothing but *te* between them."""
    between = set(range(min(verbs), max(verbs) + 1)) - verbs
    return all(sentence.words[position].text.lower() == "te" for position in between)


def _ends(sentence: Sentence, last: int) -> bool:
    """Behind the clause the sentence ends, or a mark, a conjunction or the verb of the main clause follows."""
    if last >= len(sentence.words) - 1:
        return True
    after = sentence.words[last + 1]
    return after.pos in {"PUNCT", "CCONJ"} or after.feats.get("VerbForm") == "Fin"


def _joined(sentence: Sentence, head: Word, last: int) -> bool:
    """Two verbs share the clause: half of it would be left behind."""
    return any(
        sentence.words[child].dep == "conj" and sentence.words[child].pos in _VERBAL and child <= last
        for child in sentence.children[head.index]
    )


def _may_open(subject: Phrase, phrases: list[Phrase], opener: int) -> bool:
    """The subject can stand in front: it is definite, or somebody or something that does something to another."""
    if subject.first > opener and subject.first != opener + 1 and not subject.definite:
        return False
    return subject.definite or subject.kind == "pronoun" or any(p.relation == "obj" for p in phrases)
