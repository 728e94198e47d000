"""Banks of every shape for the tests that hold for all of them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from quiz.model.bank import Bank, Distractor, Entry, Evidence, Heading, Item, Pair, Source

_TRICKY = [
    "no", "On", "null", "~", "12:30", "010", "1e3", "0x1f", "2024-01-01", "1.836", "2,5", "- streep", "a: b", "a #b", "#b",
    "'t", "’t", "“Nee”", "[x]", "{x}", "a, b", "*ster", "&anker", "!label", "|", ">", "%", "@", "`", "?", ": ", "<<", "=",
    " spatie", "spatie ", "twee\nregels", "\ttab", "\\n", '"', "'", "a'b\"c", "é", "IJ", "日本", "😀", "true", "ja", "---", "...",
]  # fmt: skip
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
WORDS = st.text(CHARACTERS | st.sampled_from("\n\t '\"#:-,[]{}&*!|>%@`?"), min_size=1, max_size=30)
LINES = (st.sampled_from(_TRICKY) | WORDS).map(lambda text: unicodedata.normalize("NFC", text))
EMPTY_OR = st.just("") | LINES
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
EVIDENCE = st.builds(Evidence, paragraph=st.integers(1, 99), quote=LINES)
ITEMS = st.builds(
    Item,
    id=IDS,
    type=st.sampled_from(["choice", "typed", "cloze", "order", "match", "open", "schema"]),
    kind=st.sampled_from(["", "number", "who", "statement"]),
    skill=st.sampled_from(["detail", "gist"]),
    stem=LINES,
    key=EMPTY_OR,
    accept=st.lists(LINES, max_size=2),
    distractors=st.lists(st.builds(Distractor, text=LINES, why=EMPTY_OR), max_size=3),
    sequence=st.lists(LINES, max_size=3),
    pairs=st.lists(st.builds(Pair, left=LINES, right=LINES), max_size=2),
    evidence=st.none() | EVIDENCE,
    image=EMPTY_OR,
    audio=EMPTY_OR,
    explanation=EMPTY_OR,
    points=st.integers(0, 20),
    skip=st.booleans(),
)
TRUTHS = st.builds(Item, id=IDS, type=st.just("true-false"), stem=LINES, key=st.sampled_from(["true", "false"]))
ENTRIES = st.builds(
    Entry,
    id=IDS,
    word=LINES,
    pos=st.sampled_from(["noun", "verb", "other"]),
    article=st.sampled_from(["", "de", "het", "de/het"]),
    plural=EMPTY_OR,
    parts=st.lists(LINES, max_size=2),
    synonyms=st.lists(LINES, max_size=2),
    zipf=st.none() | st.floats(0, 8).map(lambda value: round(value, 2)),
    definition=EMPTY_OR,
    example=st.none() | EVIDENCE,
    image=EMPTY_OR,
    audio=EMPTY_OR,
)
BANKS = st.builds(
    Bank,
    id=IDS,
    title=EMPTY_OR,
    level=EMPTY_OR,
    source=st.builds(Source, file=EMPTY_OR, author=EMPTY_OR, licence=EMPTY_OR),
    text=st.lists(LINES | st.builds(Heading, heading=LINES), max_size=3),
    items=st.lists(ITEMS | TRUTHS, max_size=3, unique_by=lambda item: item.id),
    vocabulary=st.lists(ENTRIES, max_size=2, unique_by=lambda entry: entry.id),
)
