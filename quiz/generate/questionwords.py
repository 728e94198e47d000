"""Chooses the question word for a phrase: wie, wat, waar, welk land, waarvoor, wanneer, in welk jaar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate.clauses import Clause
from quiz.generate.data import fixed_phrases, words
from quiz.generate.phrases import Phrase, weekday
from quiz.generate.wording import lowered
from quiz.lexicon import entries
from quiz.lexicon.compounds import last_part
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Entity
from quiz.model.bank import Kind
from quiz.nlp import gazetteer

_PLACE_PREPOSITIONS: Final = frozenset(
    {"in", "op", "bij", "aan", "te", "nabij", "rond", "boven", "onder", "naast", "langs"}
)
_PERSON_PREPOSITIONS: Final = frozenset({"met", "van", "aan", "voor", "over", "op", "tegen", "door", "bij", "naar"})
_PRONOMINAL: Final = {"met": "waarmee"} | {
    preposition: f"waar{preposition}"
    for preposition in ("aan", "bij", "in", "naar", "om", "op", "over", "tegen", "van")
}
_PLACE_NOUNS: Final = {
    "country": ("welk", "land"),
    "city": ("welke", "stad"),
    "province": ("welke", "provincie"),
    "continent": ("welk", "continent"),
    "island": ("welk", "eiland"),
    "river": ("welke", "rivier"),
    "sea": ("welke", "zee"),
    "village": ("welk", "dorp"),
    "municipality": ("welke", "gemeente"),
    "lake": ("welk", "meer"),
    "ocean": ("welke", "oceaan"),
    "state": ("welke", "deelstaat"),
    "region": ("welke", "streek"),
    "district": ("welke", "wijk"),
    "desert": ("welke", "woestijn"),
}


@dataclass(frozen=True)
class Asking:
    """A question word (in lower case) with the key that answers it."""

    words: str
    key: str
    kind: Kind
    accept: tuple[str, ...] = ()


def ask_for(clause: Clause, phrase: Phrase) -> Asking | None:
    """Return how to ask for a phrase, or ``None`` where Dutch has no unambiguous question word for it."""
    if phrase.kind == "pronoun" or phrase.narrator or phrase.deictic or holds_fixed(phrase):
        return None
    if phrase.kind == "time":
        return _time(clause, phrase)
    if phrase.preposition:
        return _prepositional(clause, phrase)
    if phrase.relation in {"nsubj", "nsubj:pass", "obj"}:
        return _bare(clause, phrase)
    return None


def holds_fixed(phrase: Phrase) -> bool:
    """Tell whether a phrase holds part of an expression such as *in de gaten* (houden)."""
    texts = [word.text.lower() for word in phrase.words]
    joined = f" {' '.join(texts)} "
    return any(f" {fixed} " in joined for text in texts for fixed in fixed_phrases().get(text, ()))


def _text(clause: Clause, phrase: Phrase, first: int) -> str:
    return lowered(clause.analysis, clause.sentence, first, phrase.core_last)


def _named(clause: Clause, phrase: Phrase) -> tuple[str, tuple[str, ...]]:
    """Key and accepted variants for a phrase that is a name, with or without title (rule 10)."""
    full = _text(clause, phrase, phrase.inner_first)
    people = phrase.entity is not None and phrase.entity.name in gazetteer.inhabitants()
    if phrase.entity is None or phrase.name is None or phrase.listed or people:
        return full, ()  # "de Finnen", with their article
    key = phrase.entity.name
    variants = {*phrase.entity.aliases, phrase.name.text, full} - {key}
    return key, tuple(sorted(variants))


def _bare(clause: Clause, phrase: Phrase) -> Asking | None:
    key, accept = _named(clause, phrase)
    if phrase.entity is None and _says_nothing(phrase):
        return None
    if phrase.entity is not None and phrase.entity.name in gazetteer.inhabitants():
        return Asking("wie", _text(clause, phrase, phrase.first), "who")
    if (
        phrase.kind == "group"
        and phrase.entity is None
        and (clause.copular or clause.passive or phrase.head.lemma.lower() in words("no-people"))
    ):
        return None  # "Wie is gewijd aan ...?" - a museum is no who
    if phrase.kind in {"person", "group"} or (phrase.kind == "thing" and phrase.entity is None and _personal(phrase)):
        return Asking("wie", key, "who", accept) if _is_somebody(clause, phrase) else None
    if phrase.kind == "country":
        return Asking("welk land", key, "who", accept)
    if phrase.kind == "place" and phrase.entity is not None and not phrase.relation.startswith("predicate"):
        return None  # a city that acts stands for its government, its club or its people
    if phrase.kind in {"organisation", "place"} and phrase.entity is not None:
        which = _which_noun(phrase)
        return Asking(which, key, "who", accept) if which else None
    return _thing(clause, phrase)


def _thing(clause: Clause, phrase: Phrase) -> Asking | None:
    """*Wat*, for what has no name and does not stand for people."""
    subject = phrase.relation.startswith("nsubj")
    if subject and phrase.plural and (clause.copular or phrase.entity is not None):
        return None  # "Wat zijn ..." asks for a definition
    if subject and phrase.head.lemma.lower() in words("part-of-people"):
        return None  # "een groot deel van de telers": who, rather than what
    if phrase.kind in {"thing", "place"} and phrase.entity is None and not acts_by_name(phrase):
        return Asking("wat", _text(clause, phrase, phrase.first), "what")
    return None


def _is_somebody(clause: Clause, phrase: Phrase) -> bool:
    """Not just two capitals (*Gezonken Schatten*), nor a role that the clause gives to a name (*opdrachtgever*)."""
    if phrase.entity is not None:
        return phrase.entity.certain or phrase.entity.name in gazetteer.inhabitants()
    inside = {word.text.lower() for word in phrase.words if word.pos == "ADP" and word.dep == "case"}
    return not clause.copular and inside <= _OF_PEOPLE


_OF_PEOPLE: Final = frozenset({"van", "uit", "in", "bij", "met", "op"})
"""Prepositions that tell who somebody is; others belong to what is said of them."""


def _says_nothing(phrase: Phrase) -> bool:
    """*mensen* answers nothing, nor does *een ruime meerderheid*: of whom, the text may say."""
    lemma = phrase.head.lemma.lower()
    short = phrase.core_last - phrase.first < _FEW
    return (lemma in words("agent-noun") and short) or (phrase.kind == "group" and lemma in words("vague-noun"))


_FEW: Final = 2


def acts_by_name(phrase: Phrase) -> bool:
    """*turfgraver*, of which the lexicon knows nothing: its ending is that of people who do something."""
    lemma = phrase.head.lemma.lower()
    return not semantic_class(lemma) and lemma.endswith(_AGENTS) and phrase.relation.startswith("nsubj")


_AGENTS: Final = ("er", "aar", "eur", "ist", "loog", "ster", "ling", "genoot", "lid")


def _personal(phrase: Phrase) -> bool:
    return phrase.head.feats.get("PronType") is None and phrase.head.lemma.lower() == "woordvoerder"


def _which_noun(phrase: Phrase) -> str:
    """*Welke krant* where the text itself says what a name is (*chipfabrikant* Micron)."""
    assert phrase.name is not None
    before = phrase.sentence.words[phrase.name.first - 1] if phrase.name.first > phrase.first else None
    if before is not None and before.pos == "NOUN" and "-" not in before.text:
        article = _article(before.lemma.lower())
        told = before.text if before.index else before.text[0].lower() + before.text[1:]
        return f"welk{'e' if article == 'de' else ''} {told}" if article else ""
    if phrase.entity is not None and phrase.entity.type == "place" and phrase.entity.kind in _PLACE_NOUNS:
        return " ".join(_PLACE_NOUNS[phrase.entity.kind])
    return which_organisation(phrase.entity) if phrase.kind == "organisation" and phrase.entity is not None else ""


def which_organisation(entity: Entity) -> str:
    """*Welke krant*, *welk bedrijf* where it is known what a name is and the name itself does not say so."""
    told = entity.kind in entity.name.lower()
    article = _article(entity.kind) if entity.kind and not told else ""
    return f"welk{'e' if article == 'de' else ''} {entity.kind}" if article else ""


def _article(lemma: str) -> str:
    senses = entries.nouns().get(lemma) or entries.nouns().get(last_part(lemma))
    return senses[0].article if senses and senses[0].article in {"de", "het"} else ""


def _prepositional(clause: Clause, phrase: Phrase) -> Asking | None:
    preposition = phrase.preposition
    if preposition == "volgens":
        return _according_to(clause, phrase)
    if phrase.entity is not None and phrase.kind in {"country", "place"} and phrase.core_last == phrase.head.index:
        return _place(clause, phrase)
    told = _place_told(phrase)
    if told and preposition in {"in", "op", "bij", "uit", "naar", "vanuit"}:
        key, accept = _named(clause, phrase)
        return Asking(f"{preposition} {told}", key, "where", accept)
    belongs = preposition == "van" and "van" not in _fixed_prepositions(clause)  # "kwam op naam van Van den Berg"
    if (
        phrase.kind == "person"
        and preposition in _PERSON_PREPOSITIONS
        and _is_name_or_indefinite(phrase)
        and not belongs
    ):
        key, accept = _named(clause, phrase)
        return Asking(f"{preposition} wie", key, "who", accept)
    institution = phrase.head.lemma.lower() in words("institution")
    if phrase.kind == "group" and preposition == "bij" and phrase.entity is None and phrase.definite and institution:
        return Asking("waar", _text(clause, phrase, phrase.first), "where")
    fixed = preposition in _fixed_prepositions(clause) & {"op", "aan", "over", "tegen"}
    if phrase.kind == "place" and preposition in _PLACE_PREPOSITIONS and phrase.entity is None and not fixed:
        return Asking("waar", _text(clause, phrase, phrase.first), "where")
    fixed = fixed or (phrase.kind == "thing" and preposition in _fixed_prepositions(clause))
    if phrase.head.lemma.lower() in {"plek", "plaats"}:
        return None  # "op sommige plekken"
    if phrase.kind in {"thing", "place"} and fixed and preposition in _PRONOMINAL and phrase.entity is None:
        return Asking(_PRONOMINAL[preposition], _text(clause, phrase, phrase.first), "what")
    return None


def _place_told(phrase: Phrase) -> str:
    """*welk dorp* for *in het dorp Doezum*: the article and noun before a name say what it is."""
    name = phrase.name
    if name is None or name.last != phrase.core_last or name.first != phrase.inner_first + 2:
        return ""
    article, noun = phrase.sentence.words[phrase.inner_first], phrase.sentence.words[phrase.inner_first + 1]
    if noun.lemma.lower() not in _PLACE_NOUNS_TOLD or noun.text.lower() != noun.lemma.lower():
        return ""
    which = {"de": "welke", "het": "welk"}.get(article.text.lower(), "")
    return f"{which} {noun.text}" if which else ""


_PLACE_NOUNS_TOLD: Final = frozenset(
    "stad dorp plaats plaatsje dorpje stadje gemeente provincie wijk buurt buurtschap gehucht streek regio "
    "deelstaat eiland hoofdstad havenstad badplaats grensplaats".split()
)


def _according_to(clause: Clause, phrase: Phrase) -> Asking | None:
    """*Volgens wie*, *volgens welk land*, *volgens welke krant*: who says what the clause says."""
    key, accept = _named(clause, phrase)
    if phrase.kind == "country" and phrase.entity is not None:
        return Asking("volgens welk land", key, "speaker", accept)
    if phrase.kind == "organisation" and phrase.entity is not None:
        which = _which_noun(phrase)
        return Asking(f"volgens {which}", key, "speaker", accept) if which else None
    named = phrase.entity is not None or phrase.core_last > phrase.head.index or phrase.plural
    lemma = phrase.head.lemma.lower()
    named = named or (phrase.kind == "group" and phrase.definite and lemma not in words("vague-noun"))
    if phrase.kind in {"person", "group"} and named and lemma not in words("no-speaker"):
        return Asking("volgens wie", key, "speaker", accept)
    return None


def _is_name_or_indefinite(phrase: Phrase) -> bool:
    opened = phrase.sentence.words[phrase.inner_first].text
    return phrase.entity is not None or not (phrase.definite or opened in _QUOTES)


_QUOTES: Final = frozenset("‘'“\"„")
"""*Van ‘activistische woordvoerders’* speaks of a word."""


def _fixed_prepositions(clause: Clause) -> frozenset[str]:
    senses = entries.verbs().get(clause.verb.lemma, ())
    return frozenset(p for sense in senses for p in sense.preposition.split("/") if p)


def _place(clause: Clause, phrase: Phrase) -> Asking | None:
    if phrase.preposition not in _PLACE_PREPOSITIONS | {"naar", "uit", "vanuit", "tussen"} - {"tussen"}:
        return None
    key, accept = _named(clause, phrase)
    assert phrase.entity is not None
    noun = _PLACE_NOUNS.get(phrase.entity.kind)
    opens = phrase.name is not None and phrase.name.first == phrase.inner_first
    island = phrase.preposition == "op" and phrase.entity.kind == "country"  # "op Cuba" is no "op welk land"
    if noun is not None and opens and not island:  # "het aangrenzende Malatya" may be a province
        return Asking(f"{phrase.preposition} {' '.join(noun)}", key, "where", accept)
    if phrase.preposition in {"in", "op", "bij", "te"}:
        return Asking("waar", _text(clause, phrase, phrase.first), "where", (key, *accept))
    return None


def _time(clause: Clause, phrase: Phrase) -> Asking | None:
    parts = phrase.words
    day, part = weekday(parts[-1].text)
    if day and phrase.preposition in {"", "op"} and phrase.first == phrase.last - bool(phrase.preposition):
        return Asking("wanneer" if part else "op welke dag", day + part, "date", (phrase.text.lower(),))
    years = [word for word in parts if word.text.isdecimal() and len(word.text) == 4]
    month = any(word.text.lower() in words("month") for word in parts)
    short = phrase.core_last - phrase.first <= 2 and len(parts) <= 3
    if phrase.preposition == "in" and len(years) == 1 and short and not month:
        return Asking("in welk jaar", years[0].text, "date")
    begun = any(p.kind == "time" and p.preposition == "van" for p in clause.phrases)
    if begun and phrase.preposition == "tot":
        return None  # "bloeit van augustus tot in oktober": both ends belong together
    if (years or month) and phrase.preposition in {"in", "op", "sinds", "tot", "vanaf"}:
        asked = {"in": "wanneer", "op": "wanneer"}.get(phrase.preposition, f"{phrase.preposition} wanneer")
        return Asking(asked, _text(clause, phrase, phrase.first), "date")
    return None
