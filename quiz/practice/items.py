"""Items of a bank as questions."""

from __future__ import annotations

from typing import TypedDict

from quiz.locale import say
from quiz.model.bank import Bank, Evidence, Item
from quiz.practice.questions import FALSE, TRUE, Form, Question
from quiz.practice.shuffle import shuffled


class Common(TypedDict):
    """What every question of an item has."""

    bank: str
    item: str
    title: str
    prompt: str
    note: str
    skill: str
    evidence: Evidence | None
    paragraph: str
    explanation: str


def item_question(bank: Bank, item: Item, seed: int) -> Question:
    """The question that an item asks. ``seed`` decides the order of its options."""
    common = _common(bank, item)
    if item.type == "true-false":
        return Question(form=Form.TRUTH, task="truth", options=(TRUE, FALSE), key=item.key, **common)
    if item.type == "order":
        return _order(item, seed, common)
    if item.type == "match":
        return _match(item, seed, common)
    if item.type == "schema":
        return _schema(item, common)
    if item.type == "open":
        return _open(item, common)
    if item.distractors and item.type in {"choice", "cloze"}:
        return _choice(item, seed, common)
    return Question(
        form=Form.TYPED,
        task="fill" if item.type == "cloze" else "type",
        key=item.key,
        accepted=(item.key, *item.accept),
        wrong=tuple(distractor.text for distractor in item.distractors),
        strict=item.type == "cloze" and item.skill in {"grammar", "vocabulary"},
        **common,
    )


def paragraph_of(bank: Bank, evidence: Evidence | None) -> str:
    """The paragraph that evidence points at, empty where the bank has no such paragraph."""
    number = evidence.paragraph if evidence else 0
    paragraphs = bank.paragraphs
    return paragraphs[number - 1] if 0 < number <= len(paragraphs) else ""


def _common(bank: Bank, item: Item) -> Common:
    return Common(
        bank=bank.id,
        item=item.id,
        title=bank.title,
        prompt=item.stem,
        note=_media(item),
        skill=item.skill,
        evidence=item.evidence,
        paragraph=paragraph_of(bank, item.evidence),
        explanation=item.explanation,
    )


def _media(item: Item) -> str:
    """Where to find the picture and the recording that belong to the question: a terminal has no place for them."""
    named = {"picture": item.image, "recording": item.audio}
    return "\n".join(say("practice", key, path=path) for key, path in named.items() if path)


def _choice(item: Item, seed: int, common: Common) -> Question:
    options = shuffled([item.key, *(distractor.text for distractor in item.distractors)], seed, *_ref(common))
    why = {distractor.text: distractor.why for distractor in item.distractors}
    return Question(
        form=Form.CHOICE,
        task="fill-choice" if item.type == "cloze" else "choose",
        key=item.key,
        options=tuple(options),
        whys=tuple(why.get(option, "") for option in options),
        **common,
    )


def _order(item: Item, seed: int, common: Common) -> Question:
    options = shuffled(item.sequence, seed, *_ref(common))
    if options == item.sequence:
        # an order that is right already asks nothing
        options = options[1:] + options[:1]
    return Question(
        form=Form.ORDER,
        task="order",
        key=" → ".join(item.sequence),
        options=tuple(options),
        answer=_positions(options, item.sequence),
        **common,
    )


def _match(item: Item, seed: int, common: Common) -> Question:
    rights = [pair.right for pair in item.pairs]
    options = shuffled([*rights, *(distractor.text for distractor in item.distractors)], seed, *_ref(common))
    return Question(
        form=Form.MATCH,
        task="match",
        key="; ".join(f"{pair.left} – {pair.right}" for pair in item.pairs),
        options=tuple(options),
        lefts=tuple(pair.left for pair in item.pairs),
        answer=_positions(options, rights),
        **common,
    )


def _schema(item: Item, common: Common) -> Question:
    return Question(
        form=Form.SCHEMA,
        task="schema",
        key="\n".join(f"{pair.left}: {pair.right}" for pair in item.pairs),
        lefts=tuple(pair.left for pair in item.pairs),
        accepted=tuple(pair.right for pair in item.pairs),
        **common,
    )


def _open(item: Item, common: Common) -> Question:
    if not item.key:
        return Question(form=Form.PREVIEW, task="preview", key="", **common)
    return Question(form=Form.OPEN, task="open", key=item.key, accepted=(item.key, *item.accept), **common)


def _positions(options: list[str], wanted: list[str]) -> tuple[int, ...]:
    """Where each wanted text stands among the options; the same text twice takes two places."""
    free = list(enumerate(options))
    found: list[int] = []
    for text in wanted:
        place = next(pair for pair in free if pair[1] == text)
        free.remove(place)
        found.append(place[0])
    return tuple(found)


def _ref(common: Common) -> tuple[str, str]:
    return common["bank"], common["item"]
