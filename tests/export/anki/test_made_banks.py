"""Banks that nobody would write: whatever a bank may hold, Anki takes it and every card renders."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.export.anki.lock import Lock
from quiz.export.anki.package import package
from quiz.export.anki.plan import plan
from quiz.model.bank import Bank, Distractor, Entry, Evidence, Item, Pair, Source

TEXT = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\n\t"), min_size=1, max_size=25
)
"""What the reader of banks lets through; blank too."""
MAYBE = st.just("") | TEXT
EVIDENCE = st.none() | st.builds(Evidence, paragraph=st.integers(1, 3), quote=TEXT)
ITEM = st.builds(
    Item,
    type=st.sampled_from(["choice", "true-false", "typed", "cloze", "order", "match", "open", "schema"]),
    kind=st.sampled_from(["", "who", "reference", "meaning", "gist"]),
    stem=TEXT | TEXT.map(lambda text: f"{text} ____"),
    key=MAYBE | st.sampled_from(["true", "false", "1.250", "12"]),
    accept=st.lists(TEXT, max_size=2),
    distractors=st.lists(st.builds(Distractor, text=TEXT, why=MAYBE), max_size=3),
    sequence=st.lists(TEXT, max_size=3),
    pairs=st.lists(st.builds(Pair, left=TEXT, right=TEXT), max_size=3),
    evidence=EVIDENCE,
    explanation=MAYBE,
    skip=st.booleans(),
)
ENTRY = st.builds(
    Entry,
    word=TEXT,
    pos=st.sampled_from(["noun", "verb", "adjective", "other"]),
    article=st.sampled_from(["", "de", "het", "de/het"]),
    plural=MAYBE | st.sampled_from(["-", "mv", "a/b"]),
    present=MAYBE,
    past=MAYBE,
    participle=MAYBE,
    prefix=st.sampled_from(["", "op"]),
    preposition=MAYBE,
    synonyms=st.lists(TEXT, max_size=2),
    antonym=MAYBE,
    gloss=MAYBE,
    definition=MAYBE,
    zipf=st.none() | st.floats(0, 7),
    example=EVIDENCE,
)


def numbered(items: list[Item], words: list[Entry], title: str, text: list[str]) -> Bank:
    """A bank of parts with ids of their own."""
    import msgspec

    return Bank(
        id="gemaakt",
        title=title,
        source=Source(author=title, date=title),
        text=list(text),
        items=[msgspec.structs.replace(item, id=f"i{number}") for number, item in enumerate(items)],
        vocabulary=[msgspec.structs.replace(word, id=f"w{number}") for number, word in enumerate(words)],
    )


BANK = st.builds(
    numbered, st.lists(ITEM, max_size=8), st.lists(ENTRY, max_size=6), MAYBE, st.lists(TEXT, min_size=0, max_size=3)
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(bank=BANK)
def test_whatever_a_bank_holds_anki_takes_it_and_every_card_renders(bank: Bank, new_anki: Any, rendered: Any) -> None:
    made = plan(bank, Lock(bank=bank.id), 1_764_000_000_000, listen=True)
    parts = {one.note.key.part for one in made.notes} | {left.part for left in made.left_out}
    assert parts == {part.id for part in (*bank.items, *bank.vocabulary)}
    if not made.notes:
        return
    anki = new_anki()
    log = anki.take(package(made.notes))
    assert (log.new, log.conflicting) == (len(made.notes), 0)
    cards = anki.cards()
    assert len(cards) == sum(len(one.note.cards) for one in made.notes)
    for card in cards:
        front, back = rendered(card)
        assert front != back
    anki.col.after_note_updates(anki.col.find_notes(""), mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == len(cards)
    assert anki.take(package(made.notes)).duplicate == len(made.notes)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(bank=BANK)
def test_whatever_a_bank_holds_it_lives_for_years_in_anki(bank: Bank, new_anki: Any, held_to_the_bar: Any) -> None:
    if plan(bank, Lock(bank=bank.id), 1_764_000_000_000).notes:
        held_to_the_bar(bank, new_anki())
