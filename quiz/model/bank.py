"""The question bank: items and vocabulary with their evidence, as the YAML file holds them."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

ItemType = Literal["choice", "true-false", "typed", "cloze", "order", "match", "open", "schema"]
Kind = Literal[
    "number",
    "date",
    "who",
    "what",
    "where",
    "reason",
    "speaker",
    "reference",
    "signal",
    "meaning",
    "statement",
    "order",
    "heading",
    "gist",
    "purpose",
    "inference",
    "cloze",
    "preposition",
    "quote",
    "preview",
    "schema",
    "word",
    "",
]
Skill = Literal["detail", "gist", "reason", "reference", "signal", "inference", "structure", "vocabulary", "grammar"]
PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "preposition", "conjunction", "pronoun", "other"]

GAP: Final = "____"
"""What stands for the missing word in the stem of a cloze item."""

Identifier = Annotated[str, Meta(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$", max_length=100)]
"""A name for ever: progress, Anki notes and file names hang on it. Empty until the reader makes one."""
Line = Annotated[str, Meta(min_length=1, max_length=2000)]
MediaPath = Annotated[str, Meta(max_length=200)]
"""A picture or recording as a path from the bank's own folder, such as *plaatjes/brug.jpg*; empty where there is none.
Only ``quiz.bankfile.media`` may open it."""


class Evidence(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where the text says it: paragraph number from 1 (subheads not counted) and the words, literally."""

    paragraph: Annotated[int, Meta(ge=1)]
    quote: Line


class Distractor(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A wrong option and why it is wrong, in the learner's Dutch."""

    text: Line
    why: str = ""


class Pair(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One row of a match item."""

    left: Line
    right: Line


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One question.

    The answer stands in ``key`` (choice, typed, cloze, open: text; true-false: ``true`` or ``false``), in
    ``sequence`` (order: the parts in the right order) or in ``pairs`` (match: what goes with what, and distractors are
    right-hand options that stay over; schema: a label such as *wie* with its model answer, judged by the learner).
    A cloze stem holds ``GAP`` once. ``accept`` holds answers as good as the key. An open item without a key has no
    answer to score (a question before reading; ``points`` 0). ``id`` may be left out in a bank written by hand, and
    is then made from the stem.
    """

    id: Identifier = ""
    type: ItemType = "choice"
    kind: Kind = ""
    skill: Skill = "detail"
    stem: Line
    key: str = ""
    accept: list[Line] = field(default_factory=list)
    distractors: list[Distractor] = field(default_factory=list)
    sequence: list[Line] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    evidence: Evidence | None = None
    image: MediaPath = ""
    audio: MediaPath = ""
    explanation: str = ""
    points: Annotated[int, Meta(ge=0, le=20)] = 1
    skip: bool = False
    """True takes the item out of practice and exports, and keeps it away when the bank is made again."""


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One word to learn. An unknown field is empty, never guessed."""

    id: Identifier = ""
    word: Line
    pos: PartOfSpeech = "other"
    article: Literal["", "de", "het", "de/het"] = ""
    plural: str = ""
    """The plural; ``-`` where the word has none, ``mv`` where it only exists as a plural."""
    present: str = ""
    past: str = ""
    participle: str = ""
    auxiliary: Literal["", "heeft", "is", "heeft/is"] = ""
    prefix: str = ""
    reflexive: Literal["", "zich", "(zich)"] = ""
    preposition: str = ""
    inflected: str = ""
    comparative: str = ""
    superlative: str = ""
    diminutive: str = ""
    synonyms: list[Line] = field(default_factory=list)
    antonym: str = ""
    parts: list[Line] = field(default_factory=list)
    level: Literal["", "A1", "A2", "B1", "B2", "C1"] = ""
    zipf: float | None = None
    gloss: str = ""
    definition: str = ""
    example: Evidence | None = None
    image: MediaPath = ""
    audio: MediaPath = ""
    skip: bool = False


class Heading(Struct, frozen=True, forbid_unknown_fields=True):
    """A subhead of the text."""

    heading: Line


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where the text comes from."""

    file: str = ""
    author: str = ""
    date: str = ""
    place: str = ""
    url: str = ""
    licence: str = ""


class Generated(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the generator wrote, so that it can tell later what a person changed.

    ``made`` maps the id of each generated item and entry to a hash of it as generated: another content under that id
    was edited by hand, an id that is gone from the bank was thrown out by hand, an id that is not here was written
    by hand.
    """

    version: str
    seed: int = 0
    made: dict[str, str] = field(default_factory=dict)


class Bank(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One article's items and words. ``text`` may be empty in a bank written by hand."""

    format: Literal[1] = 1
    id: str = ""
    title: str = ""
    level: str = ""
    source: Source = field(default_factory=Source)
    text: list[str | Heading] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    vocabulary: list[Entry] = field(default_factory=list)
    generated: Generated | None = None

    @property
    def paragraphs(self) -> list[str]:
        """The running text, in the order that evidence numbers count (from 1)."""
        return [block for block in self.text if isinstance(block, str)]
