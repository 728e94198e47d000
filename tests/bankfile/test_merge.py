"""Making a bank again keeps what a person did to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quiz.bankfile.load import Loaded, parse_bank
from quiz.bankfile.merge import merge_banks, stamp
from quiz.bankfile.write import dump_bank, dump_part
from quiz.model.bank import Bank, Distractor, Entry, Evidence, Item

NAMES = "abcdefgh"


def item(name: str, version: int = 0) -> Item:
    return Item(
        id=f"vraag-{name}",
        stem=f"Wat is {name} precies?",
        key=f"antwoord {name}{version}",
        distractors=[Distractor(text="iets anders", why="want: nee"), Distractor(text="nog iets")],
        evidence=Evidence(paragraph=1, quote=f"Dit gaat over {name}, en over nog veel meer dan dat alleen."),
    )


def made(names: str, versions: dict[str, int] | None = None, words: str = "xy") -> Bank:
    """A freshly generated bank with these items and words."""
    bank = Bank(
        id="bank",
        title="Titel",
        text=["Dit gaat over alles."],
        items=[item(name, (versions or {}).get(name, 0)) for name in names],
        vocabulary=[Entry(id=f"woord-{word}", word=f"woord{word}", pos="noun") for word in words],
    )
    return stamp(bank, "1.0", 0)


def read(text: str) -> Loaded:
    loaded = parse_bank(text.encode(), "bank.yaml")
    assert loaded.findings == ()
    return loaded


def again(text: str, new: Bank) -> str:
    """Generate again over a file with this text."""
    return merge_banks(read(text), new).text


def test_making_the_same_bank_again_changes_nothing() -> None:
    text = dump_bank(made("abc"))
    assert again(text, made("abc")) == text


def test_an_edited_item_stays_as_it_was_written_comments_included() -> None:
    text = dump_bank(made("abc")).replace(
        "  - id: vraag-b\n    stem: Wat is b precies?\n",
        "  # deze is van mij\n  - id: vraag-b   # niet weghalen\n    stem:   'Wat is b eigenlijk?'\n",
    )
    merged = again(text, made("abc", {"a": 1, "b": 1}))
    assert "  # deze is van mij\n  - id: vraag-b   # niet weghalen\n    stem:   'Wat is b eigenlijk?'\n" in merged
    keys = {part.id: part.key for part in read(merged).bank.items}
    assert keys == {"vraag-a": "antwoord a1", "vraag-b": "antwoord b0", "vraag-c": "antwoord c0"}


def test_an_item_of_ones_own_stays_where_it_was() -> None:
    text = dump_bank(made("abc")).replace(
        "  - id: vraag-b\n",
        "  # eigen vraag\n  - stem: Wat vond je?\n    type: open\n    points: 0\n\n  - id: vraag-b\n",
    )
    merged = again(text, made("acd"))
    assert [part.id for part in read(merged).bank.items] == ["vraag-a", "wat-vond-je", "vraag-c", "vraag-d"]
    assert "  # eigen vraag\n  - stem: Wat vond je?\n    type: open\n    points: 0\n" in merged


def test_what_was_thrown_out_stays_out_and_what_is_skipped_stays_skipped() -> None:
    bank = made("abc")
    text = dump_bank(replace(bank, items=[bank.items[0], replace(bank.items[2], skip=True)]))
    kept = read(again(text, made("abcd"))).bank.items
    assert [(part.id, part.skip) for part in kept] == [("vraag-a", False), ("vraag-c", True), ("vraag-d", False)]


def test_what_the_generator_left_out_once_may_come_back() -> None:
    """Another seed and back again is the first bank, not what the two have in common."""
    first = dump_bank(made("abc"))
    assert again(again(first, made("cde")), made("abc")) == first


def test_title_level_and_source_that_were_changed_stay() -> None:
    text = dump_bank(made("a")).replace("title: Titel", "title: Mijn titel\nlevel: B1\nsource: {licence: CC0}")
    bank = read(again(text, made("ab"))).bank
    assert (bank.title, bank.level, bank.source.licence) == ("Mijn titel", "B1", "CC0")


def test_the_counts_say_what_happened() -> None:
    text = (
        dump_bank(made("abcd", words=""))
        .replace("antwoord a0", "mijn antwoord")
        .replace("  - id: vraag-b\n", "  - stem: Van mij?\n    key: ja\n    type: typed\n\n  - id: vraag-b\n")
    )
    text = text.replace("\n".join(dump_part(item("d"))) + "\n", "")
    merged = merge_banks(read(text), made("abcde", {"c": 1}, words=""))
    counts = (merged.edited, merged.manual, merged.removed, merged.added, merged.unchanged, merged.replaced)
    assert counts == (1, 1, 1, 1, 1, 1)


SUBSETS = st.sets(st.sampled_from(NAMES)).map(lambda names: "".join(sorted(names)))


@settings(max_examples=150, deadline=None)
@given(first=SUBSETS, second=SUBSETS, edited=SUBSETS, thrown=SUBSETS, changed=SUBSETS, own=st.integers(0, 3))
def test_no_run_of_the_generator_loses_an_edit(
    first: str, second: str, edited: str, thrown: str, changed: str, own: int
) -> None:
    text = dump_bank(made(first))
    for name in thrown:
        text = text.replace("\n".join(dump_part(item(name))) + "\n", "")
    for name in edited:
        text = text.replace(f"antwoord {name}0", f"mijn  {name} # geen commentaar" if name in "ab" else f"mijn {name}")
    mine = "".join(f"\n  - {{id: eigen-{n}, type: typed, stem: Eigen {n}?, key: ja}}  # van mij\n" for n in range(own))
    if "\nitems:\n" in text:
        text = text.replace("\nitems:\n", f"\nitems:\n{mine}", 1)
    old = read(text)

    merged = again(text, made(second, dict.fromkeys(changed, 1)))
    new = read(merged).bank

    before = {part.id: part for part in old.bank.items}
    after = {part.id: part for part in new.items}
    for identifier, part in before.items():
        name = identifier.removeprefix("vraag-")
        if identifier.startswith("eigen") or name in edited:
            assert after[identifier] == part, "what a person wrote is gone or changed"
        elif identifier in after:
            assert after[identifier] == item(name, 1 if name in changed else 0)
    for name in set(thrown) & set(first):
        assert f"vraag-{name}" not in after, "what a person threw out has come back"
    for name in set(second) - set(thrown) - set(first):
        assert f"vraag-{name}" in after
    assert all(line in merged for line in text.split("\n") if line.endswith("# van mij"))
    assert again(merged, made(second, dict.fromkeys(changed, 1))) == merged, "a second run changes nothing more"
