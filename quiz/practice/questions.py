"""A question as it is asked: what is shown, how it is answered, what is told afterwards."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from quiz.model.bank import GAP, Bank, Evidence
from quiz.practice.grading.verdict import Grade
from quiz.store import Ref

TRUE: Final = "true"
FALSE: Final = "false"


class Form(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    TRUTH = "truth"
    TYPED = "typed"
    ORDER = "order"
    MATCH = "match"
    OPEN = "open"
    """The learner thinks or types, sees the model answer and judges."""
    SCHEMA = "schema"
    """As open, with a model answer for each label."""
    PREVIEW = "preview"
    """Shown and not graded: something to think of before reading."""

    @property
    def typed(self) -> bool:
        """There is a field to type in."""
        return self in {Form.TYPED, Form.OPEN}

    @property
    def judged(self) -> bool:
        """The learner compares with a model answer and judges."""
        return self in {Form.OPEN, Form.SCHEMA}

    @property
    def has_options(self) -> bool:
        """There are options to pick from."""
        return self in {Form.CHOICE, Form.TRUTH, Form.ORDER, Form.MATCH}

    @property
    def guessable(self) -> bool:
        """A right answer may be luck, so that it never counts as *easy*."""
        return self in {Form.CHOICE, Form.TRUTH}


class Question(Struct, frozen=True, kw_only=True):
    """One question. ``ref`` names it for ever; ``options`` stand in the order shown.

    A struct, since a thousand of them are made before the first screen: a frozen dataclass takes five times as long.
    """

    bank: str
    item: str
    form: Form
    task: str
    """Key of the instruction in the messages (*choose*, *fill*, ...)."""
    prompt: str
    key: str
    """The right answer as people read it; *true* or *false* for a statement."""
    title: str = ""
    note: str = ""
    """A line under the prompt: the sentence a word stands in, or a hint that belongs to the question."""
    options: tuple[str, ...] = ()
    whys: tuple[str, ...] = ()
    """For each option why it is wrong, empty where nobody wrote it down."""
    accepted: tuple[str, ...] = ()
    """Typed: the answers that count, the key first."""
    wrong: tuple[str, ...] = ()
    """Typed: answers known to be wrong."""
    strict: bool = False
    """The form of a word is what is asked."""
    lefts: tuple[str, ...] = ()
    """Match: the fixed side, where ``options`` is the other; schema: the labels, where ``accepted`` are the answers."""
    answer: tuple[int, ...] = ()
    """Order and match: the positions in ``options`` that make the right answer."""
    group: str = ""
    """Questions about one word share a group: no two of them on one day."""
    word: bool = False
    """Comes from the vocabulary."""
    reverse: bool = False
    """From meaning to word, the harder way."""
    skill: str = ""
    evidence: Evidence | None = None
    paragraph: str = ""
    """The whole paragraph that the evidence is in."""
    explanation: str = ""

    @property
    def ref(self) -> Ref:
        """Bank id and card id: what progress hangs on."""
        return self.bank, self.item

    @property
    def spoken(self) -> str:
        """What a voice says: the question, without giving a gap away."""
        return self.prompt.replace(GAP, "…")

    @property
    def scored(self) -> bool:
        """The question has an answer to grade."""
        return self.form is not Form.PREVIEW

    def check(self, given: str) -> Grade:
        """Grade an answer: an option's text, ``true``/``false``, typed text, or positions (``2 0 1``)."""
        if self.form in {Form.TYPED, Form.OPEN}:
            from quiz.practice.grading.grade import grade  # noqa: PLC0415 - the grader and its words: at the first answer

            return grade(given, self.accepted, self.wrong, strict=self.strict)
        if self.form in {Form.ORDER, Form.MATCH}:
            right = given == " ".join(map(str, self.answer))
            return Grade("right" if right else "wrong", "exact" if right else "partly", self.key)
        if self.form is Form.PREVIEW:
            return Grade("seen", "seen", "")
        right = given == self.key
        return Grade("right" if right else "wrong", "exact" if right else "other", self.key)

    def right_places(self, given: str) -> int:
        """Order and match: how many positions of an answer are right."""
        return sum(ours == theirs for ours, theirs in zip(given.split(), map(str, self.answer), strict=False))


def questions_of(bank: Bank, seed: int, *, words: bool = True) -> list[Question]:
    """Every question of a bank in the bank's order, words after items; skipped ones left out."""
    from quiz.practice.items import item_question  # noqa: PLC0415 - items and words build questions
    from quiz.practice.words import word_questions  # noqa: PLC0415

    found = [item_question(bank, item, seed) for item in bank.items if not item.skip]
    return found + (word_questions(bank, seed) if words else [])
