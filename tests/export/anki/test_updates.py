"""A deck that is imported again after every edit: no duplicate, no lost tag, no lost interval."""

from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.export.anki.lock import Lock, dump_lock, lock_path, read_lock, write_lock
from quiz.export.anki.notetypes import notetypes
from quiz.export.anki.package import Options, package
from quiz.export.anki.plan import plan
from quiz.model.bank import Bank

NOW = 1_764_000_000_000
HOUR = 3_600_000
SHIPPED = sorted((Path(__file__).parents[3] / "decks").glob("*.yaml"))


def counts(made: Any) -> Any:
    return made.count("new"), made.count("changed"), made.count("unchanged")


def log_counts(log: Any) -> Any:
    return log.new, log.updated, log.duplicate


def test_the_first_import_is_all_new_and_the_second_all_duplicates(
    anki: Any, market: Bank, first: Any, packed: Any
) -> None:
    made = first(market)
    log = anki.take(packed(made))
    assert log_counts(log) == counts(made) == (len(made.notes), 0, 0)
    again = plan(market, made.lock, NOW + HOUR)
    log = anki.take(packed(again))
    assert log_counts(log) == counts(again) == (0, 0, len(made.notes))
    assert log.conflicting == 0


def test_one_edit_updates_one_note_and_leaves_tags_on_the_others(
    anki: Any, market: Bank, first: Any, packed: Any, edited: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    anki.col.tags.bulk_add(anki.col.find_notes(""), "van-mij")
    # tagging is an edit of the learner's, and an update must be newer than that
    later = int(time.time() * 1000) + HOUR
    after = plan(edited(market, "wanneer", stem="Op welke dag is er markt?"), made.lock, later)
    log = anki.take(packed(after))
    assert log_counts(log) == counts(after) == (0, 1, len(made.notes) - 1)
    assert len(anki.cards("Vraag:*welke*dag*")) == 1
    assert len(anki.col.find_notes("tag:van-mij")) == len(made.notes) - 1


def test_an_edit_counts_even_when_the_clock_stands_still(
    anki: Any, market: Bank, first: Any, packed: Any, edited: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    after = plan(edited(market, "prijs", gloss="cost"), made.lock, NOW)
    # the word and its sentence both show the meaning
    assert log_counts(anki.take(packed(after))) == counts(after) == (0, 2, len(made.notes) - 2)


def test_an_item_that_is_dropped_is_tagged_and_comes_back(
    anki: Any, market: Bank, first: Any, packed: Any, without: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    dropped = plan(without(market, "wie-koopt"), made.lock, NOW + HOUR)
    assert log_counts(anki.take(packed(dropped))) == counts(dropped) == (0, 1, len(made.notes) - 1)
    assert [note.key.part for note in (one.note for one in dropped.notes) if note.retired] == ["wie-koopt"]
    (gone,) = anki.cards("tag:quiz::vervallen")
    assert gone.note()["Sleutel"] == "markt/meerkeuze/wie-koopt"
    assert anki.col.decks.name(gone.did) == "Nederlands lezen::Vragen"
    still = plan(without(market, "wie-koopt"), dropped.lock, NOW + 2 * HOUR)
    assert log_counts(anki.take(packed(still))) == counts(still) == (0, 0, len(made.notes))
    back = plan(market, still.lock, NOW + 3 * HOUR)
    assert log_counts(anki.take(packed(back))) == counts(back) == (0, 1, len(made.notes) - 1)
    assert not anki.cards("tag:quiz::vervallen")


def test_a_skipped_item_is_retired_too(market: Bank, first: Any, edited: Any) -> None:
    made = first(market)
    skipped = plan(edited(market, "wie-koopt", skip=True), made.lock, NOW + HOUR)
    assert sum(one.note.retired for one in skipped.notes) == 1
    assert "skip" in [left.reason for left in skipped.left_out]
    never = plan(edited(market, "wie-koopt", skip=True), Lock(bank="markt"), NOW)
    assert not any(one.note.retired for one in never.notes)


def test_a_retired_note_lands_in_a_deck_of_its_own_for_a_new_learner(
    anki: Any, market: Bank, first: Any, packed: Any, without: Any
) -> None:
    after = plan(without(market, "wie-koopt"), first(market).lock, NOW + HOUR)
    anki.take(packed(after))
    (gone,) = anki.cards("tag:quiz::vervallen")
    assert anki.col.decks.name(gone.did) == "Nederlands lezen (vervallen)"


def test_another_type_of_question_is_another_note(
    anki: Any, market: Bank, first: Any, packed: Any, edited: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    after = plan(edited(market, "wie-koopt", type="typed"), made.lock, NOW + HOUR)
    assert log_counts(anki.take(packed(after))) == counts(after) == (1, 1, len(made.notes) - 1)
    assert [card.note()["Sleutel"] for card in anki.cards("tag:quiz::vervallen")] == ["markt/meerkeuze/wie-koopt"]


def test_reviewed_cards_keep_their_scheduling_and_their_log_row_for_row(
    anki: Any, market: Bank, first: Any, packed: Any, edited: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    anki.col.decks.select(anki.col.decks.id_for_name("Nederlands lezen"))
    for _ in range(6):
        anki.answer()
    cards, log = anki.rows("cards"), anki.rows("revlog")
    assert len(log) == 6
    after = edited(edited(market, "wie-koopt", stem="Wie heeft er brood gekocht?"), "getal", explanation="Tel ze.")
    assert anki.take(packed(plan(after, made.lock, NOW + HOUR)), scheduling=True).updated == 2
    assert anki.rows("cards") == cards
    assert anki.rows("revlog") == log


def test_a_newer_look_replaces_an_older_one_and_a_style_of_the_learners_own_stays_until_then(
    anki: Any, market: Bank, first: Any, packed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = notetypes()
    old = {
        key: replace(one, style=one.style.replace(f"/* quiz {one.version} */", "/* quiz 1 */"), modified=1_700_000_000)
        for key, one in new.items()
    }
    with monkeypatch.context() as earlier:
        earlier.setattr("quiz.export.anki.package.notetypes", lambda: old)
        anki.take(packed(first(market)))
    assert all(anki.col.models.by_name(one.name)["css"].startswith("/* quiz 1 */") for one in new.values())
    anki.take(packed(first(market)))
    assert all(anki.col.models.by_name(one.name)["css"] == one.style for one in new.values())
    own = anki.col.models.by_name("Quiz Open")
    own["css"] += ".quiz { color: purple }"
    anki.col.models.update_dict(own)
    anki.take(packed(first(market)))
    assert anki.col.models.by_name("Quiz Open")["css"].endswith("purple }")


def test_a_learner_with_a_field_of_their_own_gets_updates_by_merging(
    anki: Any, market: Bank, first: Any, packed: Any, edited: Any
) -> None:
    made = first(market)
    anki.take(packed(made))
    model = anki.col.models.by_name("Quiz Meerkeuze")
    anki.col.models.add_field(model, anki.col.models.new_field("Van mij"))
    anki.col.models.update_dict(model)
    for key, text in (("wie-koopt", "onthouden"), ("getal", "ook")):
        note = anki.card(f"meerkeuze/{key}").note()
        note["Van mij"] = text
        anki.col.update_note(note)
    later = int(time.time() * 1000) + HOUR
    after = plan(edited(market, "wie-koopt", stem="Wie koopt er brood?"), made.lock, later)
    log = anki.take(packed(after), merge=True)
    assert (*log_counts(log), log.conflicting) == (0, 1, len(made.notes) - 1, 0)
    note = anki.card("meerkeuze/wie-koopt").note()
    assert (note["Vraag"], note["Sleutel"]) == ("Wie koopt er brood?", "markt/meerkeuze/wie-koopt")
    # Anki replaces every field of a note that it updates; those of the others stay
    assert note["Van mij"] == ""
    assert anki.card("meerkeuze/getal").note()["Van mij"] == "ook"
    assert [name for name in anki.col.models.all_names() if name.startswith("Quiz Meer")] == ["Quiz Meerkeuze"]


def test_the_same_bank_and_lock_give_the_same_bytes(market: Bank, first: Any, packed: Any) -> None:
    lock = first(market).lock
    one, other = (packed(plan(market, lock, now)) for now in (NOW + HOUR, NOW + 99 * HOUR))
    assert sha256(one).digest() == sha256(other).digest()


def test_the_package_is_deflated_and_leaves_nothing_behind(
    market: Bank, first: Any, packed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = packed(first(market))
    assert list(tmp_path.iterdir()) == []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
        assert [info.filename for info in infos] == ["collection.anki2", "media"]
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in infos)
        assert infos[0].compress_size < infos[0].file_size / 4


def test_notes_carry_the_day_they_were_made(anki: Any, market: Bank, first: Any, packed: Any) -> None:
    anki.take(packed(first(market)))
    ids = anki.col.db.list("select id from notes order by id")
    assert ids[0] == NOW
    assert ids[-1] < NOW + 60_000
    assert anki.col.db.scalar("select min(id) from cards") == NOW


def test_cards_come_in_the_order_of_the_bank(anki: Any, market: Bank, first: Any, packed: Any) -> None:
    made = first(market)
    anki.take(packed(made))
    for deck, kinds in (("Vragen", {"meerkeuze", "open", "gat"}), ("Woorden", {"woord", "zin"})):
        wanted = [one.note.key.text for one in made.notes if one.note.key.kind in kinds]
        shown = anki.col.find_cards(f'deck:"Nederlands lezen::{deck}"', order="c.due asc, c.ord asc")
        keys = [anki.col.get_card(number).note()["Sleutel"] for number in shown]
        assert list(dict.fromkeys(keys)) == wanted


def test_anki_studies_the_questions_in_the_order_of_the_bank(anki: Any, market: Bank, first: Any, packed: Any) -> None:
    made = first(market)
    anki.take(packed(made))
    anki.col.decks.select(anki.col.decks.id_for_name("Nederlands lezen::Vragen"))
    seen = [anki.answer(rating=3).note()["Sleutel"] for _ in range(8)]
    assert seen == [one.note.key.text for one in made.notes][:8]


def test_two_banks_go_into_one_package(anki: Any, market: Bank, first: Any) -> None:
    other = msgspec.structs.replace(market, id="andere-markt")
    notes = [*first(market).notes, *first(other).notes]
    log = anki.take(package(notes))
    assert log.new == len(notes)
    assert anki.col.decks.count() == 4
    assert len(anki.col.find_notes("tag:quiz::bron::andere-markt")) == len(notes) / 2


def test_a_deck_may_have_another_name_and_a_preset_comes_when_asked_for(
    new_anki: Any, market: Bank, first: Any
) -> None:
    plain, preset = new_anki(), new_anki()
    plain.take(package(first(market).notes), presets=True)
    assert plain.col.decks.config_dict_for_deck_id(plain.col.decks.id_for_name("Nederlands lezen::Woorden"))["id"] == 1
    preset.take(package(first(market).notes, Options("NT2", preset=True)), presets=True)
    config = preset.col.decks.config_dict_for_deck_id(preset.col.decks.id_for_name("NT2::Woorden"))
    assert config["name"] == "Quiz"
    assert config["new"]["bury"]
    assert config["new"]["perDay"] == 10


def test_listening_cards_come_when_asked_for_and_stay(anki: Any, market: Bank, first: Any, packed: Any) -> None:
    made = first(market)
    anki.take(packed(made))
    listening = plan(market, made.lock, NOW + HOUR, listen=True)
    assert listening.lock.listen
    anki.take(packed(listening))
    heard = anki.cards('"card:Luisteren"')
    assert {card.note()["Sleutel"] for card in heard} == {
        one.note.key.text for one in listening.notes if one.note.type == "woord"
    }
    kept = plan(market, listening.lock, NOW + 2 * HOUR)
    assert counts(kept)[2] == len(kept.notes)


def test_a_lock_survives_being_written_and_read(market: Bank, first: Any, tmp_path: Path, without: Any) -> None:
    lock = plan(without(market, "prijs"), first(market).lock, NOW + HOUR).lock
    path = lock_path(tmp_path / "markt.yaml")
    write_lock(path, lock)
    assert path.name == "markt.anki.lock"
    assert read_lock(path, "markt") == lock
    assert dump_lock(read_lock(path, "markt")) == path.read_bytes()


@pytest.mark.parametrize("bank", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_bank_imports_and_imports_again(anki: Any, bank: Any, packed: Any, first: Any) -> None:
    from quiz.bankfile import load_sound

    made = first(load_sound(bank))
    assert log_counts(anki.take(packed(made))) == (len(made.notes), 0, 0)
    assert log_counts(anki.take(packed(made))) == (0, 0, len(made.notes))


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["stem", "drop", "key", "type", "skip", "reorder", "add", "gloss", "plural"]),
        st.integers(0, 40),
    ),
    max_size=6,
)


def changed(bank: Any, edit: str, place: int) -> Any:
    """One thing that a teacher may do to a bank."""
    items, words = list(bank.items), list(bank.vocabulary)
    item, word = items[place % len(items)], place % len(words)
    index = place % len(items)
    if edit == "drop":
        del items[index]
    elif edit == "reorder":
        items.reverse()
    elif edit == "add":
        items.insert(index, msgspec.structs.replace(item, id=f"nieuw-{place}-{len(items)}"))
    elif edit == "stem":
        items[index] = msgspec.structs.replace(item, stem=f"{item.stem} ({place})")
    elif edit == "key":
        items[index] = msgspec.structs.replace(item, key=f"antwoord {place}")
    elif edit == "type":
        items[index] = msgspec.structs.replace(item, type="typed" if item.type == "choice" else "choice")
    elif edit == "skip":
        items[index] = msgspec.structs.replace(item, skip=not item.skip)
    else:
        words[word] = msgspec.structs.replace(words[word], **{edit: f"nieuw {place}"})
    return msgspec.structs.replace(bank, items=items, vocabulary=words)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(EDITS, min_size=1, max_size=3))
def test_random_edits_never_make_a_duplicate_and_the_counts_are_ankis_own(
    rounds: Any, new_anki: Any, market: Bank
) -> None:
    anki = new_anki()
    lock, bank, now = Lock(bank="markt"), market, NOW
    for edits in [[], *rounds]:
        for edit, place in edits:
            bank = changed(bank, edit, place)
        made = plan(bank, lock, now)
        log = anki.take(package(made.notes))
        assert log_counts(log) == counts(made)
        assert log.conflicting == 0
        lock, now = made.lock, now + HOUR
    guids = anki.col.db.list("select guid from notes")
    assert len(guids) == len(set(guids)) == len(lock.notes)
