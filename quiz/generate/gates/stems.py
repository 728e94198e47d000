"""What a stem may not hold: loose pronouns, pointing words, lost conditions, two verbs, loose quotation marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from quiz.generate.data import words
from quiz.generate.facts import Fact
from quiz.generate.gates.pointers import FIRST_PERSON, is_loose, points_out
from quiz.generate.phrases import Phrase
from quiz.generate.stem import Order, longest_run
from quiz.generate.wording import balanced
from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Word
from quiz.nlp import gazetteer

LONGEST_COPY: Final = 10
"""So many words in a row a stem may take from the article."""
_LONGEST: Final = 24
_FEWEST_NOUNS: Final = 2
_SHORTEST_PART: Final = 5
"""A shorter noun ends many a word by chance."""
LEANING: Final = frozenset(
    "ook zelfs toch wel evenmin echter immers evenwel niettemin desondanks juist behalve weliswaar".split()
)
"""Words that lean on what was said before: a question that keeps them sounds as if it came in the middle."""
_CONDITIONS: Final = frozenset({"als", "indien", "mits", "tenzij", "wanneer", "zolang"})
_DEMONSTRATIVES: Final = frozenset("deze dit die dat beide zulke dergelijke zo’n dezelfde hetzelfde".split())


@dataclass(frozen=True)
class _Stem:
    """The words of a stem with the fact they are taken from and the phrase that is asked for, if one is."""

    fact: Fact
    order: Order
    asked: Phrase | None
    placed: bool = False

    @cached_property
    def words(self) -> list[Word]:
        return [self.fact.sentence.words[position] for position in self.order.positions]

    @cached_property
    def texts(self) -> frozenset[str]:
        return frozenset(word.text.lower() for word in self.words)

    def holds(self, phrase: Phrase) -> bool:
        return phrase.first in self.order.positions


def stem_words(fact: Fact, order: Order, asked: Phrase | None, *, placed: bool = False) -> str:
    """Return the gate that refuses the words of a question, or an empty string.

    A question that tells its paragraph (``placed``) may be short: what is meant can be read there.
    """
    gate = loose_words(fact, order, asked, placed=placed)
    if not gate and not _claimed(asked) and _copied(fact, order, asked) > LONGEST_COPY:
        return "copied"
    return gate


def _claimed(asked: Phrase | None) -> bool:
    """*Volgens wie ...?*: what somebody says is the matter of the question."""
    return asked is not None and asked.preposition == "volgens"


def _copied(fact: Fact, order: Order, asked: Phrase | None) -> int:
    """The longest stretch of words that follow each other in the article, whatever marks stand between them.

    What somebody says is the matter of a question for who says it (*Wie liet weten dat ...?*), and does not count.
    """
    words = [word.index for word in fact.sentence.words if word.pos != "PUNCT"]
    places = {position: place for place, position in enumerate(words)}
    said = _said(fact) if asked is not None and asked is fact.clause.subject else frozenset()
    told = (position for position in order.positions if position in places and position not in said)
    return longest_run(tuple(places[position] for position in told))


def _said(fact: Fact) -> frozenset[int]:
    """Positions of a clause with *dat*, *of* or *hoe* behind a verb that takes one."""
    return frozenset(
        position
        for phrase in fact.clause.phrases
        if phrase.relation == "ccomp" and phrase.first > fact.clause.bracket and _takes_clause(fact)
        for position in range(phrase.first, phrase.last + 1)
    )


def _takes_clause(fact: Fact) -> bool:
    """The lexicon knows the verb with a clause or infinitive; *toeslaan* with *dat* is a wrong label."""
    senses = entries.verbs().get(fact.predicate, ()) or entries.verbs().get(fact.clause.verb.lemma, ())
    return any(sense.frame & {"dat", "te", "inf", "tr"} for sense in senses)


def loose_words(fact: Fact, order: Order, asked: Phrase | None, *, placed: bool = False) -> str:
    """As ``stem_words`` without the limit on copying, which a false statement breaks by itself."""
    stem = _Stem(fact, order, asked, placed)
    return next((gate for gate, refuses in _RULES if refuses(stem)), "")


def _drops_condition(stem: _Stem) -> bool:
    clauses = (p for p in stem.fact.clause.phrases if p.relation == "advcl" and p is not stem.asked)
    return any(_is_condition(p) and not stem.holds(p) for p in clauses)


def _is_condition(phrase: Phrase) -> bool:
    words = [word for word in phrase.words if word.pos != "PUNCT"]
    finite = any(word.feats.get("VerbForm") == "Fin" for word in words)
    return finite and bool(words) and words[0].text.lower() in _CONDITIONS


def _speaks(stem: _Stem) -> bool:
    return not stem.texts.isdisjoint(FIRST_PERSON)


def _points(stem: _Stem) -> bool:
    then = any(word.text.lower() == "dan" and word.pos == "ADV" and not _is_anyhow(word, stem) for word in stem.words)
    told = f" {' '.join(word.text.lower() for word in stem.words)} "
    afterwards = " na afloop " in told and " na afloop van " not in told
    side = " andere kant " in f" {' '.join(word.text.lower() for word in stem.words)} " and "van" not in stem.texts
    verbs = sum(word.feats.get("VerbForm") == "Fin" for word in stem.words)
    loose = verbs == 1 and any(w.text.lower() == "dat" and w.dep != "det" for w in stem.words)
    return (
        side
        or afterwards
        or loose
        or then
        or not stem.texts.isdisjoint({"allebei", "beide", "beiden"})
        or any(points_out(text) for text in stem.texts)
    )


def _is_anyhow(word: Word, stem: _Stem) -> bool:
    """Stands in *hoe dan ook*."""
    return word.index > 0 and stem.fact.sentence.words[word.index - 1].text.lower() == "hoe"


def _misplaces_er(stem: _Stem) -> bool:
    """*er* that belongs to a preposition at a distance (*er ... op*), or in a statement with a definite subject."""
    if "er" not in stem.texts:
        return False
    if not stem.texts.isdisjoint({"mee", "vandaan", "naartoe", "doorheen", "overheen", "omheen", "heen"}):
        return True
    if any(w.pos == "ADP" and w.dep not in {"case", "compound:prt", "mark", "fixed"} for w in stem.words):
        return True
    subject = stem.fact.clause.subject
    return stem.asked is None and (subject is None or subject.definite)


def _has_loose_pronoun(stem: _Stem) -> bool:
    return any(is_loose(word, stem.fact, stem.asked) for word in stem.words)


def _keeps_er(stem: _Stem) -> bool:
    """*er* in a question for anything but the subject; in a clause of its own it is at home."""
    if stem.asked is None or stem.asked is stem.fact.clause.subject:
        return False
    clausal = [p for p in stem.fact.clause.phrases if p.relation in {"advcl", "ccomp", "acl:relcl"}]
    inside = {position for phrase in clausal for position in range(phrase.first, phrase.last + 1)}
    return any(word.text.lower() == "er" and word.index not in inside for word in stem.words)


def _has_two_verbs(stem: _Stem) -> bool:
    """More finite verbs than words that open a subordinate or coordinated clause for them."""
    cluster = stem.fact.clause.cluster  # "zal ... te zien zijn": what closes the clause is no second verb
    verbs = sum(
        word.feats.get("VerbForm") == "Fin" and word.pos in {"VERB", "AUX"} and word.index not in cluster
        for word in stem.words
    )
    return verbs > 1 + sum(map(_opens_clause, stem.words))


def _opens_clause(word: Word) -> bool:
    text = word.text.lower()
    if word.pos in {"SCONJ", "CCONJ"} or word.feats.get("PronType") in {"Rel", "Int"}:
        return True
    return text in {"die", "dat", "wat", "wie", "waar"} or (
        text.startswith(("waar", "hoe")) and word.pos in {"ADV", "PRON", "NOUN", "SCONJ"}
    )


def _holds_deixis(stem: _Stem) -> bool:
    """A phrase such as *vorige maand*, which means something on the day of writing only."""
    return any(p.deictic and stem.holds(p) and p is not stem.asked for p in stem.fact.clause.phrases)


def _breaks_quotes(stem: _Stem) -> bool:
    return not balanced("".join(word.text + " " for word in stem.words))


def _leans_back(stem: _Stem) -> bool:
    only = not stem.texts.isdisjoint({"maar", "slechts", "alleen"})
    turn = "beurt" in stem.texts and not stem.texts.isdisjoint({"zijn", "haar", "hun"})
    best = "nog" in stem.texts and any(word.feats.get("Degree") in {"Cmp", "Sup"} for word in stem.words)
    return turn or ((only or best) and stem.asked is not None) or not stem.texts.isdisjoint(LEANING)


def _is_thin(stem: _Stem) -> bool:
    """Too little to know what is asked: *Wat reed in 1839?*, *Wie herkent het beeld?*; a name is enough."""
    if stem.asked is None or any(word.pos == "PROPN" for word in stem.words):
        return False
    if stem.placed and stem.asked.kind != "thing" and any(word.pos in _TELLING for word in stem.words):
        return False  # "Voor wie is de infectie levensgevaarlijk (alinea 3)?"; *wat* asks for what is known by then
    if any(word.pos == "NUM" for word in stem.asked.words):
        return False  # what is counted stands in the stem too
    named = any(p.entity is not None and stem.holds(p) for p in stem.fact.clause.phrases)
    told = sum(word.pos in {"NOUN", "NUM"} for word in stem.words)
    if told and sum(word.feats.get("VerbForm") == "Fin" for word in stem.words) > 1:
        return False  # "Wie erkent dat de markt aan het afkoelen is?": a clause says enough
    if told and _names_somebody(stem):
        return False
    described = any(word.pos == "ADJ" and word.dep == "amod" for word in stem.words) and "op" not in stem.texts
    return not named and told + described < _FEWEST_NOUNS


_TELLING: Final = frozenset({"NOUN", "ADJ", "NUM", "ADV"})


def _names_somebody(stem: _Stem) -> bool:
    """*Wie bood zijn excuses aan?*: of a person with a name one thing done is enough, if it does not lean on more."""
    asked = stem.asked
    named = (
        asked is not None and asked is stem.fact.clause.subject and asked.kind == "person" and asked.name is not None
    )
    return named and not stem.fact.clause.copular and stem.texts.isdisjoint(_LEANING_LIGHTLY)


_LEANING_LIGHTLY: Final = frozenset({"nog", "eens", "wel", "even", "al", "er", "niet", "weer"})


def _is_torn(stem: _Stem) -> bool:
    """*Op welke dag lag; de sprinter*, *Wat bespeelt en organist*: the clause was cut in the wrong place."""
    first = stem.words[1] if len(stem.words) > 1 else None
    cut = any(
        name.text.startswith(("'t ", "’t ")) and name.first in stem.order.positions
        for name in stem.fact.analysis.names_in(stem.fact.sentence.index)
    )  # "Waaraan werd 't End geopereerd?": Van 't End
    marks = cut or not stem.texts.isdisjoint({";", ":", "oftewel", "ofwel"})
    return marks or (first is not None and first.pos == "CCONJ")


def _is_long(stem: _Stem) -> bool:
    return len(stem.words) > _LONGEST


_RULES: Final[tuple[tuple[str, Callable[[_Stem], bool]], ...]] = (
    ("torn", _is_torn),
    ("condition", _drops_condition),
    ("first-person", _speaks),
    ("deixis", _points),
    ("er", _misplaces_er),
    ("pronoun", _has_loose_pronoun),
    ("er", _keeps_er),
    ("two-verbs", _has_two_verbs),
    ("deixis", _holds_deixis),
    ("quotes", _breaks_quotes),
    ("focus", _leans_back),
    ("thin-stem", _is_thin),
    ("long-stem", _is_long),
)
"""The gates of a stem; the first that refuses is the one that is told."""


def known_referents(fact: Fact, order: Order, *, placed: bool = False) -> str:
    """Refuse a bare definite noun that points back to something which the stem does not name.

    In a question that tells its paragraph only *deze*, *de laatste* and the like are refused.
    """
    kept = [phrase for phrase in fact.clause.phrases if phrase.first in order.positions]
    if placed:
        return "definite" if any(_takes_up(phrase) for phrase in kept) else ""
    if any(is_bare(p) and p.head.lemma.lower() in words("wide-noun") and p.plural for p in kept):
        return "definite"  # "De dieren leven in het park": which
    if any(points_back(phrase) or (is_bare(phrase) and is_unclear(fact.analysis, phrase.head)) for phrase in kept):
        return "definite"
    return ""


def is_unclear(analysis: Analysis, noun: Word) -> bool:
    """One of several: *de kering* where an article has a Maeslantkering and an Oosterscheldekering, or named once."""
    return mentioned_once(analysis, noun) or len(compounds_of(analysis, noun)) > 1


def compounds_of(analysis: Analysis, noun: Word) -> frozenset[str]:
    """The words of the article that end in a noun, names included: *de kering* may stand for one of them."""
    lemma = noun.lemma.lower()
    if len(lemma) < _SHORTEST_PART:
        return frozenset()
    return frozenset(other for other in analysis.lemma_counts if other.endswith(lemma) and len(other) > len(lemma) + 2)


def mentioned_once(analysis: Analysis, noun: Word) -> bool:
    """*het beeld*, *aan het oog*: definite, but named nowhere else, so it belongs to something said before."""
    lemma = noun.lemma.lower()
    return analysis.lemma_counts[lemma] == 1 and semantic_class(lemma) in _BELONGING


_BELONGING: Final = frozenset({"body", "object", "abstract", "text", "state", "action", "money", "event"})
"""Kinds of things that a text does not name out of the blue, as it does *de politie* or *de zee*."""


def points_back(phrase: Phrase) -> bool:
    """Tell whether a phrase is a demonstrative, or a bare vague noun (*het plan*) whose referent stands elsewhere."""
    if _takes_up(phrase):
        return True
    if phrase.relation in _CLAUSES:
        return False
    lemma = phrase.head.lemma.lower()
    return is_bare(phrase) and (is_vague(lemma) or lemma.endswith(("incident", "gebeurtenis")))


_CLAUSES: Final = frozenset({"ccomp", "csubj", "advcl"})


def _takes_up(phrase: Phrase) -> bool:
    """*dit plan*, *de derde*: it can only mean something just said."""
    if phrase.relation in _CLAUSES:
        return False  # "dat de markt afkoelt" is a clause, no demonstrative
    return _headless(phrase) or phrase.sentence.words[phrase.inner_first].text.lower() in _DEMONSTRATIVES


def is_epithet(phrase: Phrase) -> bool:
    """Tell whether a phrase stands for a name said before: *de 76-jarige oud-bokser*, *de voorvrouw van de bond*."""
    parts = phrase.words[1 if phrase.preposition else 0 : phrase.core_last - phrase.first + 1]
    if phrase.entity is not None or not parts or parts[0].text.lower() not in {"de", "het"} or phrase.plural:
        return False
    described = any(w.dep == "amod" and w.text not in gazetteer.adjectives() for w in parts)
    if phrase.kind != "person":
        return described and is_vague(phrase.head.lemma.lower()) and phrase.core_last == phrase.head.index
    inner = [w.index for w in parts[1:] if w.text.lower() in {"de", "het"}]
    return described or any(phrase.core_last == place + 1 for place in inner)


def stands_for_name(analysis: Analysis, phrase: Phrase) -> bool:
    """*het staatsspoorbedrijf* and *de wegbeheerder*, which the article names; *de dieren* for *de kreeften*."""
    lemma = phrase.head.lemma.lower()
    if not is_bare(phrase):
        return False
    named = {entity.type for entity in analysis.entities if entity.certain}
    body = "organisation" in named and any(lemma.endswith(noun) for noun in words("stands-for-name"))
    somebody = phrase.kind == "person" and not phrase.plural and not named.isdisjoint({"person", "organisation"})
    return body or somebody or lemma in words("wide-noun")


def is_bare(phrase: Phrase) -> bool:
    """*de* or *het* and a noun, nothing else."""
    opener = phrase.sentence.words[phrase.inner_first].text.lower()
    alone = phrase.head.index == phrase.inner_first + 1 and phrase.core_last == phrase.head.index
    return opener in {"de", "het"} and alone and phrase.name is None and phrase.head.pos == "NOUN"


def is_vague(lemma: str) -> bool:
    """A noun that says little without what it takes up (*zaak*, *plan*, *maatregel*)."""
    return lemma in words("vague-noun")


def _headless(phrase: Phrase) -> bool:
    """*de derde*, *de laatste*, *een van de twee*: the noun that is meant stands in another sentence."""
    words = phrase.words[1 if phrase.preposition else 0 : phrase.core_last - phrase.first + 1]
    if phrase.name is not None and phrase.name.first == phrase.inner_first:
        return False  # "De Groot" is a name
    opened = bool(words) and words[0].text.lower() in {"de", "het", "een"}
    bare = opened and len(words) >= 2 and words[1].pos in {"NUM", "ADJ", "PRON"}
    return bare and (len(words) == 2 or words[2].text == ",")
