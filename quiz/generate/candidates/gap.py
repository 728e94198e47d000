"""A sentence of the article without its number, year or name, which can only be read there (types 1, 2 and 15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield, in_main_clause, in_title, opened, speaks_oddly
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import (
    NUMBER,
    country_of,
    is_capped,
    keyed,
    number_distractors,
    number_word_distractors,
    numbers_of,
    same_kind,
    separate,
    takes_article,
    unit_of,
    value_of,
)
from quiz.generate.phrases import is_year
from quiz.generate.wording import balanced, in_name
from quiz.model.analysis import Analysis, Entity, Name, Sentence, Word
from quiz.model.bank import GAP, Distractor, Kind
from quiz.nlp import gazetteer

_SHORTEST: Final = 7
_LONGEST: Final = 34
_KINDS: Final[dict[str, Kind]] = {"person": "who", "organisation": "who", "place": "where"}
_CLOCK: Final = frozenset("om na voor tot rond vanaf tegen omstreeks".split())
_NOT_COUNTED: Final = frozenset({"één", "twee", "een", "beide", "honderd", "duizend", "miljoen", "miljard"})


def gap_candidates(analysis: Analysis, openings: Sequence[str | None], seed: int) -> Yield:
    """One gap per sentence: a number before a name, a year last."""
    result = Yield()
    for sentence in analysis.sentences:
        opening = openings[sentence.index]
        if _unfit(sentence) or speaks_oddly(analysis, sentence):
            continue
        name = _name(analysis, sentence, seed) if opening is not None else None
        for candidate in (_number(analysis, sentence, seed), name):
            if candidate is not None:
                result.candidates.extend(opened(candidate, opening))
    return result


def _unfit(sentence: Sentence) -> bool:
    tokens = [word for word in sentence.words if word.pos != "PUNCT"]
    if (
        not _SHORTEST <= len(tokens) <= _LONGEST
        or sentence.quoted
        or any(mark in sentence.text for mark in '“”„"‘:;()')
    ):
        return True
    if not balanced(sentence.text) or gates.source_sentence(sentence):
        return True
    opening = tokens[0].text.lower()
    return opening in {"dat", "dit", "daar", "hier", "die"}


def _candidate(sentence: Sentence, first: Word, last: Word, kind: Kind, wrong: list[Distractor]) -> Candidate:
    start, end = first.start - sentence.start, last.end - sentence.start
    return Candidate(
        kind=kind,
        type="cloze",
        stem=sentence.text[:start] + GAP + sentence.text[end:],
        key=sentence.text[start:end],
        distractors=tuple(wrong),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.gap",
        asked=frozenset(range(first.index, last.index + 1)),
        score=1.3 if kind == "number" else 1.1,
    )


# --- numbers ------------------------------------------------------------------------------------------------------


def _number(analysis: Analysis, sentence: Sentence, seed: int) -> Candidate | None:
    """The one number of a sentence; a year counts only where there is no other number."""
    numbers = [word for word in sentence.words if word.pos == "NUM" and word.text.lower() not in _NOT_COUNTED]
    counts = [word for word in numbers if not is_year(word.text) or bool(unit_of(sentence, word))]
    chosen = counts[0] if len(counts) == 1 else (numbers[0] if len(numbers) == 1 else None)
    if chosen is None or in_name(analysis, sentence, chosen) or not _stands_free(sentence, chosen):
        return None
    after = sentence.words[chosen.index + 1].text.lower() if chosen.index + 1 < len(sentence.words) else ""
    if after == "kwartier":
        return None  # "drie kwartier", no other number
    if after == "uur" and chosen.index and sentence.words[chosen.index - 1].text.lower() in _CLOCK:
        return None  # the hour is a side matter
    retold = sentence.retold()
    if not in_main_clause(sentence, chosen) or (
        retold is not None and not in_main_clause(retold, retold.words[chosen.index])
    ):
        return None
    taken = numbers_of(analysis)
    if chosen.text.isdigit() and len(chosen.text) == 4 and chosen.index and _about(sentence.words[chosen.index - 1]):
        return None  # about 1990 is about 1989 too
    figures = NUMBER.fullmatch(chosen.text) is not None
    wrong = (
        number_distractors(chosen.text, seed, taken, unit_of(sentence, chosen))
        if figures
        else number_word_distractors(chosen.text.lower(), seed, taken)
    )
    if len(wrong) < 2 or (chosen.index == 0 and not figures):
        return None
    dated = is_year(chosen.text) and not bool(unit_of(sentence, chosen))
    if dated and (not _dates_the_verb(sentence, chosen) or _is_to_come(sentence)):
        return None
    if _counted_here(sentence, chosen) or is_capped(sentence, chosen):
        return None
    return _candidate(sentence, chosen, chosen, "date" if dated else "number", wrong)


def _about(word: Word) -> bool:
    return word.text.lower() in words("about-year")


def _dates_the_verb(sentence: Sentence, year: Word) -> bool:
    """*opende in 1951*, not *sinds het aantreden van de president in 2021*: the year is the sentence's own matter."""
    word = year
    for _ in sentence.words:
        if word.dep in {"obl", "advmod", "nsubj", "obj", "root"}:
            above = sentence.words[word.head]
            return above.pos in {"VERB", "AUX"} or above.dep == "root"
        if word.dep in {"nmod", "amod", "conj"} and sentence.words[word.head].lemma.lower() not in words("time-unit"):
            return False
        word = sentence.words[word.head]
    return False


def _is_to_come(sentence: Sentence) -> bool:
    """*zal in 2025 plaatsvinden*: of years, only a later one will do."""
    return any(word.lemma == "zullen" and word.text.lower().startswith(("zal", "zul")) for word in sentence.words)


def _counted_here(sentence: Sentence, number: Word) -> bool:
    """*A, B en C zijn de drie gemalen*: the sentence lists what the number counts."""
    size = value_of(number.text)
    if size is None or not 2 <= size <= _LONGEST_LIST:
        return False
    lists = Counter(word.head for word in sentence.words if word.dep == "conj")
    return any(count + 1 == size for count in lists.values())


_LONGEST_LIST: Final = 8
_FOLLOWERS: Final = frozenset("NOUN ADJ SYM PUNCT VERB AUX ADP NUM ADV CCONJ PROPN".split())


def _stands_free(sentence: Sentence, word: Word) -> bool:
    """No part of a date, a phone number or a word with a hyphen; not *nummer 7* or *artikel 3*."""
    before = sentence.words[word.index - 1] if word.index else None
    after = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if before is not None and before.text.lower() in {"of", "tot", "à"}:
        return False  # "twee of drie porties": the first number tells the second
    if after is None or after.pos not in _FOLLOWERS:
        return False
    if before is not None and before.text.lower() in {"de", "het"} and after.text.lower() in {"meter", "kilometer"}:
        return False  # "de 500 meter" is a race
    if before is not None and (
        before.pos in {"NUM", "SYM"}
        or before.text.lower() in {"nummer", "artikel", "alinea", "factor", "groep", "klasse"}
    ):
        return False
    if not word.space and after.pos != "PUNCT":
        return False  # "12M"
    return word.text not in {"1", "2"} and (
        is_year(word.text) or after.pos in {"NOUN", "ADJ", "SYM"} or after.text.lower() in {"miljoen", "miljard"}
    )


# --- names --------------------------------------------------------------------------------------------------------


def _name(analysis: Analysis, sentence: Sentence, seed: int) -> Candidate | None:
    names = analysis.names_in(sentence.index)
    options = [(name, wrong) for name in names if len(wrong := _rivals(analysis, sentence, names, name, seed)) >= 2]
    if not options:
        return None
    name, wrong = min(
        options, key=lambda option: (analysis.entities[option[0].entity].type != "person", option[0].first)
    )
    entity = analysis.entities[name.entity]
    found = _candidate(sentence, sentence.words[name.first], sentence.words[name.last], _KINDS[entity.type], wrong)
    return replace(found, accept=tuple(sorted({*entity.aliases, entity.name} - {found.key})))


def _in_list(sentence: Sentence, name: Name) -> bool:
    """*Mercurius, Venus en Mars*: any of a list could be asked for, and the others tell."""
    heads = range(name.first, name.last + 1)
    tied = {child for position in heads for child in sentence.children[position]}
    return any(sentence.words[p].dep == "conj" for p in heads) or any(sentence.words[c].dep == "conj" for c in tied)


def _of_a_name(sentence: Sentence, name: Name) -> bool:
    """*de Spelen van Parijs*: a part of another name, known without reading."""
    words = sentence.words
    return name.first > 1 and words[name.first - 1].text == "van" and words[name.first - 2].text[:1].isupper()


def _rivals(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...], name: Name, seed: int) -> list[Distractor]:
    """Two names of the same kind that this sentence does not hold; none where a title or an *-s* tells who it is."""
    entity = analysis.entities[name.entity]
    written = sentence.span(name.first, name.last)
    if (
        entity.type not in _KINDS
        or not entity.certain
        or written != name.text
        or sum(n.entity == name.entity for n in names) > 1
    ):
        return []
    if (entity.type == "place" and entity.kind in {"", "country", "continent"}) or in_title(analysis, entity):
        return []  # which country is meant, one often knows without reading
    before = sentence.words[name.first - 1] if name.first else None
    if before is not None and (before.pos in {"NOUN", "ADJ", "PROPN"} or before.text.lower() in {"de", "het", "’t"}):
        return []
    if _in_list(sentence, name) or _of_a_name(sentence, name):
        return []
    if "ook" in {word.text.lower() for word in sentence.words[max(0, name.first - 2) : name.first]}:
        return []  # "Ook in Venlo": there and elsewhere
    present = {other.entity for other in names}
    home = country_of(entity)
    if home and any(country_of(analysis.entities[other]) == home for other in present - {entity.index}):
        return []  # "China ... en Washington Peking": the capital tells the country
    found = [
        o for o in analysis.entities if _alike(o, entity) and o.index not in present and not takes_article(analysis, o)
    ]
    found = [other for other in found if (" " in _as_long(other, written)) == (" " in written)]
    found.sort(key=lambda other: keyed(seed, sentence.text, other.name))
    return [
        Distractor(
            text=_as_long(other, written),
            why=told("why.elsewhere", name=other.name, paragraph=_paragraph(analysis, other)),
        )
        for other in found[:2]
    ]


def _alike(other: Entity, entity: Entity) -> bool:
    return same_kind(other, entity) and other.certain and separate(other, entity) and _one_gender(other, entity)


def _one_gender(one: Entity, other: Entity) -> bool:
    """First names that are known do not tell a woman from a man."""
    genders = [gazetteer.first_names().get(entity.name.split()[0], "") for entity in (one, other)]
    return "m" not in genders or "f" not in genders


def _as_long(entity: Entity, written: str) -> str:
    """A full name beside a full name, a surname beside a surname."""
    if entity.type != "person" or " " in written:
        return entity.name
    short = [alias for alias in entity.aliases if " " not in alias and entity.name.endswith(alias)]
    return short[0] if short else entity.name


def _paragraph(analysis: Analysis, entity: Entity) -> int:
    first = next(name for name in analysis.names if name.entity == entity.index)
    return analysis.sentences[first.sentence].paragraph
