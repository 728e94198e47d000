"""Wrong options that are plausible and provably wrong: other names of the article, near-miss numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, weekday
from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Entity, Sentence, Word
from quiz.model.bank import Distractor
from quiz.nlp import gazetteer

_WANTED: Final = 2


def keyed(seed: int, *parts: object) -> int:
    """A number that hangs on the seed and the parts only, the same on every machine and Python version."""
    text = "\x1f".join(str(part) for part in (seed, *parts))
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "big")


def entity_distractors(fact: Fact, phrase: Phrase, seed: int) -> list[Distractor]:
    """Two other names of the same type, or none: nothing that the article says the same thing about."""
    if phrase.entity is None:
        return []
    analysis = fact.analysis
    found = [
        entity
        for entity in analysis.entities
        if same_kind(entity, phrase.entity)
        and (entity.name in gazetteer.inhabitants()) == (phrase.entity.name in gazetteer.inhabitants())
        and entity.certain
        and separate(entity, phrase.entity)
        and not is_half_name(entity)
        and entity.name.lower() not in entries.others()  # *Door*, *Wil*: without her title she is a preposition
        and not _same_predicate(analysis, fact, entity)
        and takes_article(analysis, entity) == takes_article(analysis, phrase.entity)
    ]
    found.sort(key=lambda entity: (-_full(entity), keyed(seed, fact.sentence.text, entity.name)))
    return [Distractor(text=entity.name, why=_why_elsewhere(analysis, entity)) for entity in found[:_WANTED]]


_HIM: Final = frozenset({"hij", "hem", "zijn", "hemzelf"})
_HER: Final = frozenset({"zij", "ze", "haar"})


def told_apart(stem: str, wrong: Distractor) -> bool:
    """*Wie zei dat hij ...?*: a woman's first name is no answer to it, and gives away who is."""
    gender = gazetteer.first_names().get(wrong.text.split()[0], "")
    said = {word.strip("?,.").lower() for word in stem.split()}
    return (gender == "f" and bool(said & _HIM)) or (gender == "m" and bool(said & _HER))


def is_half_name(entity: Entity) -> bool:
    """*Willem Joseph*: nothing but first names, the rest of it was not seen."""
    parts = entity.name.split()
    return entity.type == "person" and len(parts) > 1 and all(part in gazetteer.first_names() for part in parts)


def takes_article(analysis: Analysis, entity: Entity) -> bool:
    """*de Verenigde Staten*, *het Openbaar Ministerie*: such a name cannot take the place of one without an article."""
    places = [
        (analysis.sentences[name.sentence].words, name.first) for name in analysis.names if name.entity == entity.index
    ]
    return any(_determined(words, first) for words, first in places)


def _determined(words: tuple[Word, ...], first: int) -> bool:
    """An article stands before the name, or before the adjective before it (*de Europese Commissie*)."""
    before = [word.text.lower() for word in words[max(0, first - 2) : first]]
    return bool(before) and (
        before[-1] in {"de", "het"}
        or (len(before) == 2 and before[0] in {"de", "het"} and words[first - 1].pos == "ADJ")
    )


def _full(entity: Entity) -> int:
    return int(entity.type != "person" or " " in entity.name)


def separate(one: Entity, other: Entity) -> bool:
    """Neither the same, nor part and whole, nor a capital that speaks for its country (G2, G3)."""
    if one.index == other.index or one.aliases & other.aliases:
        return False
    if any(a in b.split() or b in a.split() for a in one.aliases for b in other.aliases):
        return False
    if {one.kind, other.kind} <= _SETTLEMENTS and one.kind and other.kind:
        return True  # two towns of one country are two towns
    return not (country_of(one) and country_of(one) == country_of(other))


_SETTLEMENTS: Final = frozenset({"city", "village", "municipality"})


def same_kind(one: Entity, other: Entity) -> bool:
    """Names of one type and kind can stand for one another; of places people live in any for any."""
    if one.type != other.type:
        return False
    return one.kind == other.kind or {one.kind, other.kind} <= _SETTLEMENTS


def country_of(entity: Entity) -> str:
    """The country that a place or a people belongs to."""
    place = gazetteer.places().get(gazetteer.inhabitants().get(entity.name, entity.name))
    for _ in range(_DEEPEST):
        if place is None or place.kind == "country":
            break
        place = gazetteer.places().get(place.inside)
    return place.name if place is not None and place.kind == "country" else ""


_DEEPEST: Final = 5


def _same_predicate(analysis: Analysis, fact: Fact, entity: Entity) -> bool:
    """The entity stands in the fact's own sentence, or in another with the same predicate: it might fit too."""
    things = {p.head.lemma for p in fact.clause.phrases if p.head.pos == "NOUN" and p.kind == "thing"}
    for name in analysis.names:
        if name.entity != entity.index:
            continue
        place = analysis.sentences[name.sentence]
        if place.index == fact.sentence.index:
            return True
        if any(word.lemma == fact.predicate or word.lemma in things for word in place.words):
            return True
    return False


def _why_elsewhere(analysis: Analysis, entity: Entity) -> str:
    first = next(name for name in analysis.names if name.entity == entity.index)
    paragraph = analysis.sentences[first.sentence].paragraph
    return told("why.elsewhere", name=entity.name, paragraph=paragraph)


NUMBER: Final = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def numbers_of(analysis: Analysis) -> frozenset[str]:
    """The numbers that an article uses, in figures or words: any of them could be true of something."""
    return frozenset(word.text for sentence in analysis.sentences for word in sentence.words if word.pos == "NUM")


def number_distractors(text: str, seed: int, taken: Iterable[str], unit: str = "") -> list[Distractor]:
    """Near misses of the one number in a key: same format and magnitude, never inside a hedge (at least 15 % off).

    ``taken`` are numbers that the article uses and that therefore could be true of something.  ``unit`` is the word
    behind the number: with one it is no year, and of percents there are no more than a hundred.
    """
    match = NUMBER.fullmatch(text) or NUMBER.search(text)
    if match is None or len(NUMBER.findall(text)) != 1:
        return []
    used = {*taken, match[0]}
    options = _near(match[0], keyed(seed, text), year=not unit)
    if unit in {"jaar", "jarige"} and match[0].isdecimal() and int(match[0]) <= _OLDEST:
        options = _ages(int(match[0]), keyed(seed, text))
    if not unit and _RECENT.fullmatch(match[0]):
        latest = max(year for year in used if _RECENT.fullmatch(year))
        options = [option for option in options if option <= latest]  # the text was not written in the future
    if unit == "procent":
        options = [option for option in options if _value(option) <= _WHOLE]
    found = [text[: match.start()] + option + text[match.end() :] for option in options if option not in used]
    return [Distractor(text=option, why=told("why.number", number=text)) for option in dict.fromkeys(found)][:_WANTED]


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))


def weekday_distractors(analysis: Analysis, key: str, seed: int) -> list[Distractor]:
    """Two days that the article does not name, with the same part of the day (*maandagavond*, *vrijdagavond*)."""
    day, _ = weekday(key)
    text = " ".join(analysis.article.paragraphs).lower() + analysis.article.title.lower()
    free = {"zaterdag", "zondag"}  # courts and ministries are closed: at the end of a week other things happen
    others = sorted(
        (other for other in words("weekday") if other not in text and (other not in free or day in free)),
        key=lambda other: keyed(seed, key, other),
    )
    why = told("why.number", number=key)
    return [Distractor(text=other + key.removeprefix(day), why=why) for other in others[:_WANTED]]


def is_capped(sentence: Sentence, word: Word) -> bool:
    """*zes dagen per week*: a week has no eight days; *een jaar of twaalf* may be eleven: no number near by is safe."""
    if word.index > 1 and sentence.words[word.index - 1].text.lower() == "of":
        return True
    around = [other.text.lower() for other in sentence.words[word.index + 1 : word.index + 4]]
    return len(around) > 1 and around[1] in {"per", "in"} and around[-1] in {"week", "dag", "jaar", "etmaal"}


def is_odd_superlative(sentence: Sentence, word: Word) -> bool:
    """*de grootste verrassing*: of things that nobody measures, the smallest is worth no sentence."""
    noun = sentence.words[word.head]
    unmeasured = semantic_class(noun.lemma.lower()) in {"", "abstract", "event", "state", "action"}
    return word.feats.get("Degree") == "Sup" and word.dep == "amod" and unmeasured


def unit_of(sentence: Sentence, word: Word) -> str:
    """The noun or sign right behind a number, in lower case; empty where none stands there."""
    after = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    return after.text.lower() if after is not None and after.pos in {"NOUN", "SYM"} else ""


def _ages(age: int, key: int) -> list[str]:
    """Ages and periods near by: who retires at 43 is no plausible mistake for 64."""
    steps = [(-2, 3), (2, 4), (-3, -1), (1, 3)][key % 4] if age > _FEW_YEARS else (1, 2)
    return [str(age + step) for step in (*steps, 5, -5, 6) if age + step > 0]


_OLDEST: Final = 120
_FEW_YEARS: Final = 10
_RECENT: Final = re.compile(r"20\d\d")
_WHOLE: Final = 100
"""Percent."""


def _near(number: str, key: int, *, year: bool) -> list[str]:
    if year and re.fullmatch(r"1\d{3}|20\d{2}", number):
        steps = [(-3, 2), (-2, 4), (3, 5), (-4, -1), (-5, 1)][key % 5]
        return [str(int(number) + step) for step in (*steps, 6, -6, -2, -4)]
    decimals = len(number.partition(",")[2])
    value = _value(number)
    factors = [(0.7, 1.4), (1.3, 1.7), (0.6, 0.8), (0.75, 1.25), (1.2, 1.5)][key % 5]
    return [_formatted(value * factor, value, number, decimals) for factor in (*factors, 2.0, 0.5, 3.0)]


def _formatted(value: float, original: float, text: str, decimals: int) -> str:
    if decimals:
        return f"{value:.{decimals}f}".replace(".", ",")
    whole = int(original)
    step = _step(whole)
    rounded = max(step, round(value / step) * step)
    if rounded == whole:
        rounded += step if value > original or whole <= step else -step
    if whole > _FEW_YEARS and _zeros(rounded) > _zeros(whole):
        rounded += step if value > original else -step  # 30 and 60 beside 43
    grouped = f"{rounded:,}".replace(",", ".")
    return grouped if "." in text or rounded >= 10_000 else str(rounded)


def _zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))


def _step(number: int) -> int:
    """How coarse a number is: 930 goes by tens, 100 by fifties, 45 by fives, 37 by ones."""
    digits, zeros = str(number), _zeros(number)
    if zeros and len(digits) - zeros == 1:
        return int(10**zeros / 2) if digits[0] in "12345" else int(10**zeros)
    if not zeros and number > 10 and number % 5 == 0:
        return 5
    return int(10**zeros)


_WORDS: Final = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_ROUND: Final = ["tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def value_of(text: str) -> int | None:
    """Return a small number in figures or words; ``None`` for any other."""
    if text.isdecimal():
        return int(text)
    return _WORDS.index(text.lower()) if text.lower() in _WORDS else None


def number_word_distractors(word: str, seed: int, taken: Iterable[str]) -> list[Distractor]:
    """Near misses of a number that is written out (*drie*, *twintig*)."""
    for series in (_WORDS, _ROUND):
        if word in series:
            place = series.index(word)
            order = [(1, 2), (-1, 1), (2, -1), (1, 3)][keyed(seed, word) % 4]
            steps = [place + step for step in (*order, 2, 3, -1, -2)]
            near = [series[step] for step in steps if (2 if series is _WORDS else 0) <= step < len(series)]
            found = [option for option in dict.fromkeys(near) if option != word and option not in set(taken)]
            return [Distractor(text=option, why=told("why.number", number=word)) for option in found[:_WANTED]]
    return []
