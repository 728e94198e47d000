"""Checks of the options against each other: nothing gives the key away, no other is right (G2-G5, G9, G10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from quiz.checking.kinds import asked_for, kind_of, option_kind
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.words import content, has_phrase, listed, same_word, shared, tokens
from quiz.lexicon import entries, forms
from quiz.model.bank import GAP, Item
from quiz.nlp import gazetteer
from quiz.text.fold import fold
from quiz.text.numbers import Number, numbers

_RATIO: Final = 1.6
_LONG_KEY: Final = 3
"""A key of so many words may share its topic with the stem: *Waarom moet je een fiets vastzetten?*"""
_SHORT: Final = 10
"""Fewer characters of difference show no pattern: *China* beside *Verenigde Staten* is just a name."""
_ABOUT: Final = 0.10
_UPWARDS: Final = frozenset({"meer dan", "minstens", "minimaal", "boven de", "over de", "ten minste", "tenminste"})
_DOWNWARDS: Final = frozenset({"minder dan", "hoogstens", "maximaal", "onder de"})
_ARTICLES: Final = frozenset({"de", "het", "een"})
_DETERMINERS: Final = _ARTICLES | {"zijn", "haar", "hun", "geen", "deze", "dit", "die", "dat", "elke", "elk", "alle"}
_HALF: Final = frozenset({"half", "halve", "anderhalf", "anderhalve", "kwart"})
"""*een uur* and *een half uur* exclude each other, though one is part of the other."""
_NAMES: Final = frozenset({"place", "person", "organisation"})


def _choices(item: Item) -> list[str]:
    return [distractor.text for distractor in item.distractors] if item.type in {"choice", "cloze"} else []


def length(item: Item, _: Context) -> Iterator[Problem]:
    """The key is not the only long or the only short option (G5)."""
    others = [len(text) for text in _choices(item)]
    if not others or not item.key:
        return
    size = len(item.key)
    if size > max(others) + _SHORT and size > _RATIO * max(others):
        yield Problem("key-longest", "key")
    elif size + _SHORT < min(others) and _RATIO * size < min(others):
        yield Problem("key-shortest", "key")


def key_in_stem(item: Item, _: Context) -> Iterator[Problem]:
    """No word of the key stands in the stem, unless the other options share it (rule 16, G10)."""
    if item.type not in {"choice", "typed", "cloze"} or kind_of(item) in {"reference", "meaning", "quote", "heading"}:
        return
    stem = item.stem.replace(GAP, " ")
    asked = asked_for(stem)
    key = [word for word in content(item.key) if not any(same_word(word, other) for other in asked)]
    if numbers(item.key):
        key = [word for word in key if word[0].isdigit()]
    given = [word for word in shared(key, content(stem)) if not _everywhere(word, item)]
    if item.type == "cloze":
        given = [word for word in given if word in tokens(stem)]
    if given and (len(key) < _LONG_KEY or 3 * len(given) > 2 * len(key)):
        yield Problem("key-in-stem", "stem", {"word": given[0]})


def _everywhere(word: str, item: Item) -> bool:
    """The word is no clue when every option has it."""
    return bool(item.distractors) and all(shared([word], content(d.text)) for d in item.distractors)


def overlap(item: Item, _: Context) -> Iterator[Problem]:
    """No option is part of another: *juni* and *juni 2023* (G3, G9)."""
    texts = [item.key, *_choices(item)]
    if len(texts) == 1 or item.type == "cloze":
        return
    for one, other in combinations(texts, 2):
        a, b = _core(one), _core(other)
        halved = not _HALF.isdisjoint({*a} ^ {*b})
        if a and b and a != b and (_inside(a, b) or _inside(b, a)) and abs(len(a) - len(b)) < 6 and not halved:
            yield Problem(
                "option-inside", "distractors", {"one": min(one, other, key=len), "other": max(one, other, key=len)}
            )


def _core(text: str) -> list[str]:
    """The words without an article or preposition in front."""
    words = list(tokens(text))
    while len(words) > 1 and (words[0] in _ARTICLES or words[0] in listed("preposition")):
        del words[0]
    return [word for word in words if word not in _ARTICLES]


def _inside(short: list[str], long: list[str]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def same_thing(item: Item, context: Context) -> Iterator[Problem]:
    """No distractor names what the key names: another name, the capital for its government, a synonym (G2, G3)."""
    for text in _choices(item):
        if fold(text) == fold(item.key):
            continue  # told by the check of its shape
        if _same_name(item.key, text) or _same_entity(item.key, text, context):
            yield Problem("same-thing", "distractors", {"option": text, "key": item.key})
        elif _place_inside(item.key, text) or _place_inside(text, item.key):
            yield Problem("part-whole", "distractors", {"option": text, "key": item.key})


def _bare(text: str) -> str:
    return re.sub(r"^(?:de|het|een|in|uit|naar|van|op|bij)\s+", "", text.strip())


def _same_name(one: str, other: str) -> bool:
    places, names = gazetteer.places(), gazetteer.organisation_aliases()
    a, b = _bare(one), _bare(other)
    if a in places and b in places and places[a].name == places[b].name:
        return True
    return a in names and b in names and names[a] == names[b]


def _same_entity(one: str, other: str, context: Context) -> bool:
    if context.analysis is None:
        return False
    a, b = fold(_bare(one)), fold(_bare(other))
    for entity in context.analysis.entities:
        known = {fold(_bare(alias)) for alias in (entity.name, *entity.aliases)}
        if a in known and b in known and a != b:
            return True
    return False


def _place_inside(part: str, whole: str) -> bool:
    places = gazetteer.places()
    inner, outer = places.get(_bare(part)), places.get(_bare(whole))
    if inner is None or outer is None:
        return False
    seen: set[str] = set()
    while inner is not None and inner.inside and inner.inside not in seen:
        seen.add(inner.inside)
        if inner.inside == outer.name:
            return True
        inner = places.get(inner.inside)
    return False


def values(item: Item, _: Context) -> Iterator[Problem]:
    """Numbers differ in value and do not fall under each other's *meer dan* or *ongeveer* (G9)."""
    texts = [item.key, *_choices(item)]
    found = [(text, _number(text)) for text in texts]
    for (one, a), (other, b) in combinations([(text, number) for text, number in found if number is not None], 2):
        if a.value == b.value and _unit(one, a) == _unit(other, b) and fold(one) != fold(other):
            yield Problem("same-value", "distractors", {"one": one, "other": other})
            return
        elif _unit(one, a) == _unit(other, b) and (_covers(one, a, b) or _covers(other, b, a)):
            yield Problem("value-inside", "distractors", {"one": one, "other": other})
            return


def _number(text: str) -> Number | None:
    """The number that opens the option; a second one (*14 graden onder nul*) belongs to its unit."""
    found = numbers(text)
    return found[0] if found else None


def _unit(text: str, number: Number) -> str:
    return fold(text[number.end :])


def _covers(text: str, number: Number, other: Number) -> bool:
    """Tell whether what ``text`` says of its number is true of the other number as well."""
    hedge = has_phrase(text[: number.start], "hedge")
    if hedge in _UPWARDS:
        return other.value > number.value
    if hedge in _DOWNWARDS:
        return other.value < number.value
    if hedge == "ruim":
        return number.value < other.value <= number.value * (1 + _ABOUT)
    if hedge == "bijna":
        return number.value * (1 - _ABOUT) <= other.value < number.value
    return hedge != "" and abs(other.value - number.value) <= _ABOUT * number.value


def parallel(item: Item, _: Context) -> Iterator[Problem]:
    """Options are of one kind and one form (G4)."""
    texts = _choices(item)
    if not texts or item.type == "cloze" or kind_of(item) in {"heading", "meaning"}:
        return
    kinds = [option_kind(text) for text in (item.key, *texts)]
    odd = next((text for text, kind in zip(texts, kinds[1:], strict=True) if _clash(kinds[0], kind)), "")
    if odd:
        yield Problem("other-kind", "distractors", {"option": odd, "key": item.key})
    elif kinds[0] == "phrase" and _article_differs(item.key, texts):
        yield Problem("other-article", "distractors", {"key": item.key})


def _clash(one: str, other: str) -> bool:
    if one == other:
        return False
    if {one, other} & {"number", "date", "clause"}:
        return True
    return one in _NAMES and other in _NAMES and {one, other} != {"place", "organisation"}


def _article_differs(key: str, texts: list[str]) -> bool:
    """The key alone has an article, or alone has none; names are another matter."""
    if key[:1].isupper() or any(text[:1].isupper() for text in texts):
        return False
    own = key.split(maxsplit=1)[0].lower() in _DETERMINERS if key.split() else False
    others = [bool(text.split()) and text.split()[0].lower() in _DETERMINERS for text in texts]
    return all(other != own for other in others)


def same_form(item: Item, _: Context) -> Iterator[Problem]:
    """What may fill a gap has the key's word class and number, or the form gives the answer away (G4).

    Names have no such form: that *kampen* is a verb says nothing of the town.
    """
    if item.type != "cloze" or not item.distractors or numbers(item.key):
        return
    if all(text[:1].isupper() for text in (item.key, *(d.text for d in item.distractors))):
        return
    own = _classes(item.key)
    for distractor in item.distractors:
        if _same_base(distractor.text.lower(), item.key.lower()):
            yield Problem("same-word", "distractors", {"option": distractor.text, "key": item.key})
            return
        theirs = _classes(distractor.text)
        if own and theirs and own.isdisjoint(theirs):
            yield Problem("other-form", "distractors", {"option": distractor.text, "key": item.key})
            return


def _same_base(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    ending = long.removeprefix(short) if long.startswith(short) else "-"
    return same_word(one, other) or ending in {"s", "n", "en", "’s", "e"}


def _classes(text: str) -> frozenset[str]:
    """The word classes of a single word, nouns and verbs with their number or form where that shows."""
    word = text.strip().lower()
    if " " in word:
        return frozenset()
    if not any(forms.lemmas(word, pos) for pos in ("noun", "verb", "adjective")):
        word = _last_part(word)
    found = {f"noun-{'one' if word in forms.lemmas(word, 'noun') else 'many'}" for _ in forms.lemmas(word, "noun")[:1]}
    found |= {f"verb-{form}" for lemma in forms.lemmas(word, "verb") for form in _verb_forms(word, lemma)}
    found |= {f"adjective-{'e' if word.endswith('e') else 'bare'}" for _ in forms.lemmas(word, "adjective")[:1]}
    if word in listed("preposition"):
        found.add("preposition")
    return frozenset(found)


def _last_part(word: str) -> str:
    """The longest noun form at the end of a compound: *weerballon* behaves as *ballon*."""
    ends = (word[cut:] for cut in range(3, len(word) - 3))
    return next((end for end in ends if forms.lemmas(end, "noun")), word)


def _verb_forms(word: str, lemma: str) -> set[str]:
    """What form of its verb a word is; *verkocht* is two."""
    if word == lemma:
        return {"infinitive"}
    senses = entries.verbs().get(lemma, ())
    kinds = {"participle"} if any(word in sense.participle.split("/") for sense in senses) else set()
    if not kinds or any(word in sense.past.split("/") for sense in senses):
        kinds.add("finite")
    return kinds


def in_text(item: Item, context: Context) -> Iterator[Problem]:
    """Where the key is a name of the text, so are the others; else the key is the one that was seen (C6)."""
    if not context.paragraphs or item.type != "choice" or option_kind(item.key) not in _NAMES:
        return
    known = frozenset(tokens(context.text)) | frozenset(tokens(context.bank.title))
    missing = [text for text in _choices(item) if not shared(content(_bare(text)), list(known))]
    if len(missing) == len(item.distractors) and shared(content(item.key), list(known)):
        yield Problem("only-key-in-text", "distractors", {"key": item.key})


RULES: Final[tuple[ItemRule, ...]] = (
    length,
    key_in_stem,
    overlap,
    same_thing,
    values,
    parallel,
    same_form,
    in_text,
)
