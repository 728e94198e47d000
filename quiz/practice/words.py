"""Vocabulary entries as questions: one entry gives several cards, each only where its fields are filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypedDict

from quiz.model.bank import GAP, Bank, Entry, Evidence
from quiz.practice.items import paragraph_of
from quiz.practice.questions import Form, Question
from quiz.practice.shuffle import shuffle_key, shuffled

PREPOSITIONS: Final = ("aan", "bij", "in", "met", "naar", "om", "op", "over", "tegen", "tot", "uit", "van", "voor")
"""Those that Dutch verbs and adjectives go with."""
_OPTIONS: Final = 3
_NO_PLURAL: Final = frozenset(("", "-", "mv"))


class Common(TypedDict):
    """What every question of an entry has."""

    bank: str
    item: str
    title: str
    group: str
    word: bool
    skill: str
    evidence: Evidence | None
    paragraph: str
    explanation: str


def word_questions(bank: Bank, seed: int) -> list[Question]:
    """The questions about a bank's words, the easiest kind of each word first; skipped entries left out."""
    entries = [entry for entry in bank.vocabulary if not entry.skip]
    found: list[Question] = []
    for entry in entries:
        for kind, build in KINDS.items():
            question = build(entry, _common(bank, entry, kind), entries, seed)
            if question is not None:
                found.append(question)
    return found


def citation(entry: Entry) -> str:
    """A word as a dictionary lists it: *het huis*, *zich bemoeien*."""
    if entry.article in {"de", "het"}:
        return f"{entry.article} {entry.word}"
    return f"{entry.reflexive} {entry.word}".strip() if entry.reflexive in {"zich", "(zich)"} else entry.word


def forms_line(entry: Entry) -> str:
    """A word with the forms that a dictionary gives, as one line of Dutch."""
    parts: tuple[str, ...]
    if entry.pos == "noun":
        plural = {"-": "geen meervoud", "mv": "alleen meervoud"}.get(entry.plural, entry.plural)
        parts = (f"{entry.article} {entry.word}".strip(), plural, entry.diminutive)
    elif entry.pos == "verb":
        perfect = f"{entry.auxiliary} {entry.participle}".strip() if entry.participle else ""
        parts = (f"{citation(entry)} {entry.preposition}".strip(), entry.present, entry.past, perfect)
    else:
        parts = (f"{entry.word} {entry.preposition}".strip(), entry.inflected, entry.comparative, entry.superlative)
    return ", ".join(part for part in parts if part)


def meaning_of(entry: Entry) -> str:
    """The meaning as the bank gives it: the Dutch definition, else the English gloss; empty where there is none."""
    return entry.definition or entry.gloss


def _common(bank: Bank, entry: Entry, kind: str) -> Common:
    senses = " · ".join(part for part in (forms_line(entry), entry.definition, entry.gloss) if part)
    return Common(
        bank=bank.id,
        item=f"{entry.id}--{kind}",
        title=bank.title,
        group=entry.id,
        word=True,
        skill="vocabulary",
        evidence=entry.example,
        paragraph=paragraph_of(bank, entry.example),
        explanation=senses,
    )


def _meaning(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    """From word to meaning: a choice where the bank has meanings enough of one kind, else judged by the learner."""
    key = meaning_of(entry)
    if not key:
        return None
    note = entry.example.quote if entry.example else ""
    others = _other_meanings(entry, entries, seed)
    if len(others) < _OPTIONS - 1:
        return Question(
            form=Form.OPEN, task="meaning-open", prompt=citation(entry), note=note, key=key, accepted=(key,), **common
        )
    options = shuffled([key, *others[: _OPTIONS - 1]], seed, common["bank"], common["item"])
    return Question(
        form=Form.CHOICE, task="meaning", prompt=citation(entry), note=note, key=key, options=tuple(options),
        whys=("",) * len(options), **common,
    )  # fmt: skip


def _other_meanings(entry: Entry, entries: list[Entry], seed: int) -> list[str]:
    """Meanings of other words of the same class and in the same language; no synonyms, nothing twice."""
    near = {word.casefold() for word in entry.synonyms} | {entry.word.casefold()}
    found = [
        meaning
        for other in entries
        if other.pos == entry.pos
        and bool(other.definition) == bool(entry.definition)
        and (meaning := meaning_of(other))
        and meaning != meaning_of(entry)
        and other.word.casefold() not in near
        and entry.word.casefold() not in {word.casefold() for word in other.synonyms}
    ]
    return sorted(dict.fromkeys(found), key=lambda text: shuffle_key(text, seed, entry.id))


def _article(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    del entries, seed
    if entry.article not in {"de", "het"} or entry.plural == "mv":
        return None
    return Question(
        form=Form.CHOICE, task="article", prompt=f"{GAP} {entry.word}", key=entry.article, options=("de", "het"),
        whys=("", ""), **common,
    )  # fmt: skip


def _cloze(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    """The article's own sentence without the word; a meaning or the first letter keeps it from being a guess.

    A separable verb that stands apart leaves two gaps, to be filled one after the other.
    """
    del entries, seed
    if entry.example is None:
        return None
    quote = entry.example.quote
    places = _in_sentence(entry, quote)
    if not places:
        return None
    key = " ".join(quote[start:end] for start, end in places)
    meaning = meaning_of(entry)
    hint = (
        f"{key[0]}… ({meaning})" if meaning else " ".join(f"{part[0]}{' _' * (len(part) - 1)}" for part in key.split())
    )
    return Question(
        form=Form.TYPED,
        task="fill" if len(places) == 1 else "fill-two",
        prompt=_gapped(quote, places),
        note=hint,
        key=key,
        accepted=(key,),
        strict=True,
        **common,
    )


def _in_sentence(entry: Entry, quote: str) -> tuple[tuple[int, int], ...]:
    """Where the word stands in its sentence: by the forms that the entry lists, else by those of the lexicon."""
    forms = {entry.word, entry.plural, entry.present, entry.past, entry.participle, entry.inflected, entry.diminutive}
    joined = sorted((form for form in forms if len(form) > 2 and " " not in form), key=len, reverse=True)
    pattern = rf"(?<![\w-])(?:{'|'.join(map(re.escape, joined))})(?![\w-])"
    matches = list(re.finditer(pattern, quote, re.IGNORECASE)) if joined else []
    if len(matches) == 1:
        return (matches[0].span(),)
    if matches:
        return ()
    from quiz.lexicon.spots import spots  # noqa: PLC0415 - opening the lexicon takes a while, and most words need none

    return spots(entry, quote)


def _gapped(quote: str, places: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(places):
        quote = quote[:start] + GAP + quote[end:]
    return quote


def _word(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    """From meaning to word, typed; synonyms count as right."""
    del entries, seed
    meaning = " · ".join(part for part in (entry.definition, entry.gloss) if part)
    if not meaning or entry.word.casefold() in meaning.casefold():
        return None
    noun = entry.article in {"de", "het"}
    return Question(
        form=Form.TYPED,
        task="word-noun" if noun else "word",
        prompt=meaning,
        key=citation(entry),
        accepted=tuple(dict.fromkeys((citation(entry), *(() if noun else (entry.word,)), *entry.synonyms))),
        strict=True,
        reverse=True,
        **common,
    )


def _plural(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    del entries, seed
    if entry.pos != "noun" or entry.plural in _NO_PLURAL:
        return None
    accepted = _variants(entry.plural)
    return Question(
        form=Form.TYPED, task="plural", prompt=citation(entry), key=accepted[0],
        accepted=(*accepted, *(f"de {plural}" for plural in accepted)), strict=True, **common,
    )  # fmt: skip


def _forms(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    del entries, seed
    if not (entry.past and entry.participle):
        return None
    auxiliaries = [*entry.auxiliary.split("/"), ""] if entry.auxiliary else ["", "heeft", "is"]
    accepted = [
        f"{past}, {f'{auxiliary} {entry.participle}'.strip()}"
        for past in _variants(entry.past)
        for auxiliary in auxiliaries
    ]
    return Question(
        form=Form.TYPED, task="forms", prompt=citation(entry), key=accepted[0], accepted=tuple(accepted), strict=True,
        **common,
    )  # fmt: skip


def _split(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    """A separable verb in the present tense: *opbellen* becomes *belt op*."""
    del entries, seed
    if not entry.prefix or not entry.present.endswith(f" {entry.prefix}"):
        return None
    return Question(
        form=Form.TYPED, task="split", prompt=f"{citation(entry)}: hij {GAP}", key=entry.present,
        accepted=(entry.present, f"hij {entry.present}"), strict=True, **common,
    )  # fmt: skip


def _preposition(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    """The fixed preposition, among others that verbs go with."""
    del entries
    right = _variants(entry.preposition)
    if not right or any(" " in preposition for preposition in right):
        return None
    others = [preposition for preposition in PREPOSITIONS if preposition not in right]
    wrong = sorted(others, key=lambda text: shuffle_key(text, seed, entry.id))[:_OPTIONS]
    options = shuffled([right[0], *wrong], seed, common["bank"], common["item"])
    return Question(
        form=Form.CHOICE, task="preposition", prompt=f"{citation(entry)} {GAP}", key=right[0], options=tuple(options),
        whys=("",) * len(options), **common,
    )  # fmt: skip


def _opposite(entry: Entry, common: Common, entries: list[Entry], seed: int) -> Question | None:
    del entries, seed
    if not entry.antonym:
        return None
    accepted = _variants(entry.antonym)
    return Question(
        form=Form.TYPED, task="opposite", prompt=citation(entry), key=accepted[0],
        accepted=tuple(accepted), **common,
    )  # fmt: skip


def _variants(field: str) -> list[str]:
    """*ordes / orden* as two."""
    return [part for part in (part.strip() for part in re.split(r"[/;,]", field)) if part]


_Build = Callable[[Entry, Common, list[Entry], int], "Question | None"]
KINDS: Final[dict[str, _Build]] = {
    "meaning": _meaning,
    "article": _article,
    "cloze": _cloze,
    "word": _word,
    "plural": _plural,
    "preposition": _preposition,
    "split": _split,
    "forms": _forms,
    "opposite": _opposite,
}
"""The kinds of card that a word gives, in the order in which they are learnt; a card's id is ``entry--kind``."""


def entry_cards(entry: Entry) -> Iterable[str]:
    """The card ids that an entry may have, whether or not its fields are filled."""
    return (f"{entry.id}--{kind}" for kind in KINDS)
