"""Words of an article as a dictionary lists them, and what stands around them that tells which sense they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quiz.generate.expressions import in_idiom
from quiz.lexicon import compounds, derivations, entries, forms, frequency
from quiz.lexicon.entries import Adjective, Noun, Other, Verb
from quiz.lexicon.lookup import look_up
from quiz.lexicon.senses import Context, lemmas_of
from quiz.model.analysis import Analysis, Sentence, Word

Sense = Noun | Verb | Adjective | Other

_DETERMINERS: Final = {"de": "de", "deze": "de", "die": "de", "het": "het", "dit": "het", "dat": "het"}
_OBJECTS: Final = frozenset({"obj", "ccomp", "xcomp", "iobj", "nsubj:pass", "aux:pass"})
_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_OPEN: Final = frozenset({"noun", "verb", "adjective"})
_NOMINAL: Final = frozenset({"det", "amod", "case", "nummod", "nmod:poss"})
_VERBAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "aux", "aux:pass", "mark", "compound:prt", "expl:pv"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
_NOUN_START: Final = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_OWN: Final = {"me": "ik", "mij": "ik", "je": "je jij", "ons": "we wij", "u": "u", "jullie": "jullie"}
"""Reflexive pronouns that are object pronouns too, and the subjects with which they are reflexive."""
_RARER: Final = 0.7
"""How much less frequent another verb with the same form must be to be left out of account."""
_NO_OBJECT: Final = frozenset({"time"})
"""A preposition before such a noun says when, and is no verb's own preposition."""
OTHER: Final = {"ADV": "adverb", "SCONJ": "conjunction", "CCONJ": "conjunction", "ADP": "preposition"}
"""Universal part of speech to the class that the lexicon gives a word that is no noun, verb or adjective."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word as a dictionary lists it; ``pos`` is *noun, verb, adjective* or *other* (adverbs, expressions, ...)."""

    lemma: str
    pos: str


@dataclass(frozen=True)
class Place:
    """A term where it stands. ``word`` is the word itself, or the first one of an expression."""

    term: Term
    word: Word
    sentence: Sentence


def term_of(word: Word, sentence: Sentence) -> Term | None:
    """Return the term of a content word that the lexicon can tell about; None for any other.

    A participle that is used as an adjective is one where the lexicon lists it so (*bekend, geschikt*). A word that
    the tagger takes for what it cannot be is what the lexicon says, where that leaves one class.
    """
    if _is_torn(word, sentence):
        return None
    if word.pos == "VERB" and (lost := _lost_particle(word, sentence)):
        return Term(lost + word.lemma, "verb")
    return _tagged_term(word, sentence) or (_listed_term(word) if word.pos in _CONTENT else None)


def _is_torn(word: Word, sentence: Sentence) -> bool:
    """A verb with a particle that is none, the particle of one, or a form of another verb."""
    if word.pos == "NOUN":
        return _is_particle(word, sentence)
    return word.pos in {"VERB", "ADJ"} and (
        _false_particle(word, sentence) or _is_another_past(word) or _is_split(word, sentence)
    )


def _is_split(word: Word, sentence: Sentence) -> bool:
    """An infinitive behind *te* with a particle before it that makes another verb of it (*los te scheuren*)."""
    before = [other.text.lower() for other in sentence.words[max(0, word.index - 2) : word.index]]
    return not word.particle and before[1:] == ["te"] and compounds.is_plain_particle(before[0])


def _may_be_adverb(word: Word, sentence: Sentence) -> bool:
    """A form that is an adverb too, without a subject or an auxiliary (*dat is beslist geen nadeel*)."""
    beside = {sentence.words[child].dep for child in sentence.children[word.index]}
    if any(use.pos == "adverb" for use in entries.others().get(word.text.lower(), ())):
        return beside.isdisjoint({"nsubj", "nsubj:pass", "aux", "aux:pass"})
    return False


def _is_another_past(word: Word) -> bool:
    """A finite form read as its own infinitive that is the past of a verb as usual as it (*braken* of *breken*)."""
    form = word.text.lower()
    if word.lemma != form or word.feats.get("VerbForm") != "Fin":
        return False
    others = (lemma for lemma in forms.lemmas(form, "verb") if lemma != form)
    return any(frequency.zipf(lemma) > frequency.zipf(form) - _RARER for lemma in others)


def _listed_term(word: Word) -> Term | None:
    """What the lexicon says of a form that can be one word only; a noun is hardly ever a verb (*leen, wrijf*)."""
    readings = [one for one in look_up(word.text.lower()) if one.sure and one.how != "derived"]
    if word.pos == "NOUN" and any(one.pos == "verb" and one.form in {"present", "lemma"} for one in readings):
        return None
    terms = {Term(one.lemma, one.pos if one.pos in _OPEN else "other") for one in readings}
    return next(iter(terms)) if len(terms) == 1 and len(word.text) > 3 else None


def _tagged_term(word: Word, sentence: Sentence) -> Term | None:
    form = word.text.lower()
    if word.pos == "ADJ" and forms.lemmas(form, "noun") and not forms.lemmas(form, "adjective"):
        return _noun_term(word.lemma if word.lemma in entries.nouns() else forms.lemmas(form, "noun")[0], form)
    if (word.pos == "ADJ" and not _is_verb(word, sentence)) or (word.pos == "VERB" and _is_attributive(word, sentence)):
        adjective = next(
            (one for one in (form, word.lemma, *forms.lemmas(form, "adjective")) if one in entries.adjectives()), ""
        )
        if adjective:
            return Term(adjective, "adjective")
    if word.pos == "NOUN":
        return None if _may_be_verb(word, sentence) else _noun_term(word.lemma, form)
    if word.pos in {"VERB", "ADJ"}:
        doubtful = _may_be_noun(word, sentence) or _may_be_adverb(word, sentence)
        return None if doubtful else _verb_term(word, form)
    if any(use.pos == OTHER.get(word.pos) for use in entries.others().get(form, ())) and len(form) > 2:
        return Term(form, "other")
    return None


def _false_particle(word: Word, sentence: Sentence) -> bool:
    """A preposition that the parser took for a particle (*houd het nummer bij de hand, op gang gekomen, er over*)."""
    if not word.particle or word.text.lower().startswith(word.particle):
        return False
    beside = [sentence.words[child] for child in sentence.children[word.index]]
    subject = next((other.index for other in beside if other.dep == "nsubj"), -1)
    if any(other.text.lower() == "er" and _points(other, subject) for other in beside):
        return not any(other.pos == "ADP" and other.text.lower() != word.particle for other in beside)
    for one, after in zip(sentence.words, sentence.words[1:], strict=False):
        if one.text.lower() == word.particle and (after.pos in _NOUN_START or after.pos == "CCONJ"):
            return True
    return False


def _points(er: Word, subject: int) -> bool:
    """*Er* that goes with a preposition (*ging er over*), not the one that announces a subject (*er komen ...*)."""
    return er.dep == "obl:arg" or (er.dep == "advmod" and subject < er.index)


def _may_be_noun(word: Word, sentence: Sentence) -> bool:
    """A verb used as a noun (*het afnemen*), or a plural noun.

    The noun has nothing beside it that a verb has (*scheuren*), or *zijn* (*er waren nog getuigen*).
    """
    children = [sentence.words[child] for child in sentence.children[word.index]]
    beside = {other.dep for other in children}
    if "det" in beside:
        return True
    if not forms.lemmas(word.text.lower(), "noun"):
        return False
    infinitive = word.text.lower() == word.lemma
    return beside.isdisjoint(_VERBAL) or (
        infinitive and any(other.lemma == "zijn" and other.dep in {"aux", "cop"} for other in children)
    )


def _lost_particle(word: Word, sentence: Sentence) -> str:
    """A particle later in the clause that the parser did not tie to the verb (*stierf het dier in 1988 uit*)."""
    if word.particle or word.feats.get("VerbForm") == "Part":
        return ""
    for other, following in zip(sentence.words[word.index + 1 :], sentence.words[word.index + 2 :], strict=False):
        text = other.text.lower()
        if other.pos in {"PUNCT", "VERB", "AUX"} or text == "er":
            return ""
        apart = following.pos in {"PUNCT", "ADP", "ADV", "SCONJ"} and following.text.lower() != "te"
        if apart and other.pos in {"ADP", "ADV"} and text + word.lemma in entries.verbs():
            return text
    return ""


def _is_particle(word: Word, sentence: Sentence) -> bool:
    """The first part of a separable verb that looks like a noun (*kwam tekort, schoot tekort*)."""
    text = word.text.lower()
    return any(
        other.pos == "VERB"
        and (other.particle == text or any(one.prefix == text for one in entries.verbs().get(text + other.lemma, ())))
        for other in sentence.words
    )


def _may_be_verb(word: Word, sentence: Sentence) -> bool:
    """A form that is a verb's too, with nothing beside it that only a noun has (*Proef de saus*).

    A preposition before it does for a noun (*na afloop*), and a plural that is the subject or the object of a verb.
    """
    if not forms.lemmas(word.text.lower(), "verb"):
        return False
    beside = {sentence.words[child].dep for child in sentence.children[word.index]}
    if word.index and sentence.words[word.index - 1].pos == "ADP" and beside.isdisjoint(_VERBAL):
        return False
    plural = word.feats.get("Number") == "Plur" and word.dep in _ARGUMENTS and beside.isdisjoint(_VERBAL)
    return not plural and beside.isdisjoint(_NOMINAL)


def _is_verb(word: Word, sentence: Sentence) -> bool:
    """A verb that the tagger took for an adjective: *het heeft erom gespannen, op de klim versnelde hij*."""
    if not forms.lemmas(word.text.lower(), "verb"):
        return False
    children = [sentence.words[child] for child in sentence.children[word.index]]
    beside = {other.dep for other in children}
    if "nsubj" in beside and "cop" not in beside:
        return True
    helpers = [other for other in children if other.dep == "aux"]
    head = [sentence.words[word.head]] if word.dep == "xcomp" else []
    return any(other.lemma == "hebben" for other in (*helpers, *head))


def _is_attributive(word: Word, sentence: Sentence) -> bool:
    """A present participle; a past one before a noun, with *zijn, lijken* as copula, or as what an object is found."""
    if word.text.lower().endswith(("end", "ende")):
        return True
    if word.feats.get("VerbForm") != "Part":
        return False
    beside = {sentence.words[child].dep for child in sentence.children[word.index]}
    return (
        word.dep == "amod"
        or "cop" in beside
        or (word.dep in {"xcomp", "advmod"} and beside.isdisjoint({"aux", "aux:pass", "obj", "nsubj"}))
    )


def _noun_term(lemma: str, form: str) -> Term | None:
    own = forms.lemmas(form, "noun")
    if lemma in entries.nouns():
        return Term(own[0] if own else lemma, "noun") if len(own) < 2 else None
    found = compounds.analyse(lemma)
    if found.sure and found.transparent:
        return Term(lemma, "noun")
    small = forms.diminutive_of(form)
    if not small:
        made = derivations.derive(lemma)
        small = (made.base,) if made is not None and made.kind == "diminutive" else ()
    return Term(small[0], "noun") if small else None


def _verb_term(word: Word, form: str) -> Term | None:
    """A verb, also where its participle before a noun is tagged as an adjective (*de verhoogde prijs*)."""
    if word.pos == "VERB":
        return Term(word.lemma, "verb") if word.lemma in entries.verbs() else None
    verbs = [verb for verb in forms.lemmas(form, "verb") if form != verb]
    return Term(verbs[0], "verb") if len(verbs) == 1 else None


def zipf_of(place: Place) -> float:
    """The frequency of the term or of its form here, the higher one; a form without its particle is another word."""
    form = place.word.text.lower()
    verb = next(iter(entries.verbs().get(place.term.lemma, ())), None) if place.term.pos == "verb" else None
    if verb is not None and verb.prefix and not form.startswith(verb.prefix):
        form = verb.participle.split("/")[0]
    return max(frequency.zipf(place.term.lemma), frequency.zipf(form))


def senses_of(term: Term) -> Sequence[Sense]:
    """The listed senses of a term; empty for a compound that is not listed."""
    if term.pos == "noun":
        return entries.nouns().get(term.lemma, ())
    if term.pos == "verb":
        return entries.verbs().get(term.lemma, ())
    return (entries.adjectives() if term.pos == "adjective" else entries.others()).get(term.lemma, ())


def words_of(analysis: Analysis) -> frozenset[str]:
    """The lemmas of an article, for ``context_of``."""
    return frozenset(
        word.lemma.lower() for sentence in analysis.sentences for word in sentence.words if len(word.text) > 2
    )


def context_of(place: Place, article: frozenset[str] = frozenset()) -> Context:
    """What stands around a word in its sentence; ``article`` are the lemmas of the whole text."""
    word, sentence = place.word, place.sentence
    own = lemmas_of(word.text.lower()) | {place.term.lemma}
    near = {text for other in sentence.words if other is not word for text in (other.text.lower(), other.lemma.lower())}
    below = [sentence.words[child] for child in sentence.children[word.index]]
    deps = {other.dep for other in below}
    return Context(
        form=word.text.lower(),
        near=frozenset(near) - own,
        wide=article - own,
        determiner="" if word.feats.get("Number") == "Plur" else _determiner(below),
        preposition=next((other.text.lower() for other in below if other.dep == "case"), ""),
        prepositions=_prepositions(sentence, below),
        object=_has_object(word, below) if place.term.pos == "verb" else None,
        clause="ccomp" in deps,
        passive="nsubj:pass" in deps or any(other.dep == "aux:pass" and other.lemma == "worden" for other in below),
        perfect=_perfect(word, below),
        reflexive=_is_reflexive(sentence, word),
    )


def _has_object(word: Word, below: Sequence[Word]) -> bool | None:
    """Whether there is an object.

    It is not known beside *zijn* (*de pil is uitgewerkt* is a passive or a perfect) and of a participle by itself.
    """
    deps = {other.dep for other in below}
    helpers = [other for other in below if other.dep in {"aux", "aux:pass"}]
    alone = word.feats.get("VerbForm") == "Part" and not helpers
    if alone or any(other.dep == "aux:pass" and other.lemma == "zijn" for other in helpers):
        return True if "obj" in deps else None
    return not deps.isdisjoint(_OBJECTS)


def _determiner(below: Sequence[Word]) -> str:
    return next((_DETERMINERS[other.text.lower()] for other in below if other.text.lower() in _DETERMINERS), "")


def _perfect(word: Word, below: Sequence[Word]) -> str:
    """The auxiliary of a perfect, *heeft* or *is*; the second may be a passive that the parser did not see."""
    if word.feats.get("VerbForm") != "Part":
        return ""
    helpers = {other.lemma for other in below if other.dep in {"aux", "aux:pass", "cop"}}
    return "heeft" if "hebben" in helpers else "is" if "zijn" in helpers else ""


def _prepositions(sentence: Sentence, below: Sequence[Word]) -> frozenset[str]:
    """The prepositions of what depends on a verb or an adjective (*wacht op de bus*).

    Not those of an expression (*in strijd met*), nor those that say when (*in het laatste uur*).
    """
    found = set()
    for other in below:
        cases = [case for child in sentence.children[other.index] if _governs(case := sentence.words[child], other)]
        if cases and not _tells_when(other) and not (other.pos == "NOUN" and in_idiom(sentence, other)):
            found |= {case.text.lower() for case in cases if not _opens_phrase(case, sentence)}
    return frozenset(found)


def _governs(case: Word, word: Word) -> bool:
    """A preposition of a noun; *als* is one too (*gold als een bedreiging*)."""
    return case.dep == "case" or (case.text.lower() == "als" and word.pos in _NOUN_START)


def _opens_phrase(word: Word, sentence: Sentence) -> bool:
    return any(sentence.words[child].dep == "fixed" for child in sentence.children[word.index])


def _tells_when(noun: Word) -> bool:
    return any(sense.semantic in _NO_OBJECT for sense in entries.nouns().get(noun.lemma, ())[:1])


def _is_reflexive(sentence: Sentence, word: Word) -> bool:
    verbs = sum(other.pos == "VERB" for other in sentence.words)
    subject = next((other.text.lower() for other in sentence.words if _is_subject(other, word)), "")
    for other in sentence.words:
        text = other.text.lower()
        if other.dep == "expl:pv" and other.head == word.index:
            return True
        if text == "zich" and (other.head == word.index or verbs == 1):
            return True
        own = other.head == word.index and not _is_subject(other, word)
        if subject and own and subject in _OWN.get(text, "").split():
            return True
    return False


def _is_subject(word: Word, verb: Word) -> bool:
    return word.head == verb.index and word.dep == "nsubj"
