"""Pictures and recordings on cards: under a name that tells their content, in the real collection and on the real card."""

from __future__ import annotations

import io
import re
import struct
import wave
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from quiz.bankfile.write import save_bank
from quiz.cli.main import main
from quiz.errors import QuizError
from quiz.export.anki.lock import Lock, dump_lock, lock_path, read_lock
from quiz.export.anki.media import MediaFile, media_files, name_of
from quiz.export.anki.package import Options, package
from quiz.export.anki.plan import plan
from quiz.export.tsv import rows_of
from quiz.locale import count, say
from quiz.model.bank import Bank

NOW = 1_764_000_000_000
HOUR = 3_600_000
NAME = re.compile(r"quiz-[a-z2-7]{24}\.(?:png|wav)")


def png(grey: int) -> bytes:
    """A picture of two by two pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes((0, grey, grey)) * 2)
    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sound(samples: int) -> bytes:
    """A recording of silence."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes([128]) * samples)
    return buffer.getvalue()


@pytest.fixture
def shown(market: Bank, edited: Any, tmp_path: Path) -> Any:
    """The bank with pictures and recordings on every type of note, and the folder it is in."""
    folder = tmp_path / "bank"
    (folder / "plaatjes").mkdir(parents=True)
    (folder / "plaatjes" / "brood.png").write_bytes(png(10))
    (folder / "plaatjes" / "markt.png").write_bytes(png(200))
    (folder / "brood.wav").write_bytes(sound(80))
    (folder / "markt.wav").write_bytes(sound(90))
    bank = market
    for part in ("wie-koopt", "wanneer", "gat-typen", "waar", "volgorde"):
        bank = edited(bank, part, image="plaatjes/markt.png", audio="markt.wav")
    bank = edited(bank, "brood", image="plaatjes/brood.png", audio="brood.wav")
    return edited(bank, "matras", image="plaatjes/brood.png"), folder


def files_of(bank: Bank, folder: Path) -> Any:
    return media_files((*bank.items, *bank.vocabulary), folder)


def made_of(bank: Bank, folder: Path, lock: Lock | None = None, now: int = NOW, **options: Any) -> Any:
    return plan(bank, lock or Lock(bank=bank.id), now, media=files_of(bank, folder), **options)


def packed_with(made: Any) -> bytes:
    return package(made.notes, Options(media=made.files))


def media_in(anki: Any) -> Any:
    """The media of a collection by name."""
    folder = Path(anki.col.media.dir())
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_files_arrive_in_the_collection_once_and_twice_is_once(anki: Any, shown: Any) -> None:
    bank, folder = shown
    made = made_of(bank, folder)
    log = anki.take(packed_with(made))
    assert (log.new, log.conflicting) == (len(made.notes), 0)
    there = media_in(anki)
    assert sorted(there.values()) == sorted([png(10), png(200), sound(80), sound(90)])
    assert all(NAME.fullmatch(name) for name in there)
    again = made_of(bank, folder, made.lock, NOW + HOUR)
    assert anki.take(packed_with(again)).duplicate == len(made.notes)
    assert media_in(anki) == there
    checked = anki.col.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])


def test_another_picture_updates_the_notes_that_show_it_and_no_other(anki: Any, shown: Any) -> None:
    bank, folder = shown
    made = made_of(bank, folder)
    anki.take(packed_with(made))
    (folder / "brood.wav").write_bytes(sound(500))
    after = made_of(bank, folder, made.lock, NOW + HOUR)
    # the word and its sentence both have the recording
    assert [one.note.key.part for one in after.notes if one.status == "changed"] == ["brood", "brood"]
    log = anki.take(packed_with(after))
    assert (log.new, log.updated, log.duplicate) == (0, 2, len(made.notes) - 2)
    assert sound(500) in media_in(anki).values()
    assert anki.card("woord/brood").note()["Extra2"] == f"[sound:{name_of(sound(500), '.wav')}]"
    (folder / "plaatjes" / "markt.png").write_bytes((folder / "plaatjes" / "markt.png").read_bytes())
    assert made_of(bank, folder, after.lock, NOW + 2 * HOUR).count("changed") == 0


def test_one_picture_of_one_item_is_one_update(anki: Any, market: Bank, edited: Any, shown: Any) -> None:
    _, folder = shown
    bank = edited(market, "wie-koopt", image="plaatjes/markt.png")
    made = made_of(bank, folder)
    anki.take(packed_with(made))
    (folder / "plaatjes" / "markt.png").write_bytes(png(77))
    log = anki.take(packed_with(made_of(bank, folder, made.lock, NOW + HOUR)))
    assert (log.new, log.updated, log.duplicate) == (0, 1, len(made.notes) - 1)


def test_a_moved_file_with_the_same_content_changes_nothing(shown: Any, edited: Any) -> None:
    bank, folder = shown
    made = made_of(bank, folder)
    (folder / "brood.wav").rename(folder / "plaatjes" / "klank.wav")
    moved = edited(bank, "brood", audio="plaatjes/klank.wav")
    assert made_of(moved, folder, made.lock, NOW + HOUR).count("changed") == 0


def test_the_same_bank_files_and_lock_give_the_same_bytes(shown: Any) -> None:
    bank, folder = shown
    lock = made_of(bank, folder).lock
    one, other = (packed_with(made_of(bank, folder, lock, now)) for now in (NOW + HOUR, NOW + 99 * HOUR))
    assert sha256(one).digest() == sha256(other).digest()
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert [info.filename for info in archive.infolist()] == ["collection.anki2", "media", "0", "1", "2", "3"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def sides(anki: Any, rendered: Any, key: str, order: int = 0) -> Any:
    front, back = rendered(anki.card(key, order))
    return front, back


def test_questions_show_their_picture_and_sound_on_the_front(anki: Any, shown: Any, rendered: Any) -> None:
    bank, folder = shown
    anki.take(packed_with(made_of(bank, folder)))
    for key in ("meerkeuze/wie-koopt", "open/wanneer", "gat/gat-typen", "meerkeuze/waar", "open/volgorde"):
        front, back = sides(anki, rendered, key)
        for side in (front, back):
            assert len(re.findall(rf'<img src="{NAME.pattern}" alt="plaatje">', side)) == 1, key
        assert "[anki:play:q:0]" in front, key
    front, _ = sides(anki, rendered, "meerkeuze/getal")
    assert "<img" not in front
    assert "[anki:play" not in front


def test_a_word_shows_its_picture_with_its_meaning_and_speaks_by_its_recording(
    anki: Any, shown: Any, rendered: Any
) -> None:
    from anki.template import TemplateRenderContext

    bank, folder = shown
    anki.take(packed_with(made_of(bank, folder, listen=True)))
    front, back = sides(anki, rendered, "woord/brood", 0)
    assert "<img" not in front
    assert "<img" in back
    front, back = sides(anki, rendered, "woord/brood", 1)
    assert "<img" in front
    assert "[anki:play" not in front
    front, back = sides(anki, rendered, "zin/brood")
    assert "<img" in front
    assert "[anki:play" not in front
    assert "<img" in back
    listening = anki.card("woord/brood", 8)
    output = TemplateRenderContext.from_existing_card(listening, browser=False).render()
    assert [type(tag).__name__ for tag in output.question_av_tags] == ["SoundOrVideoTag"]
    spoken = TemplateRenderContext.from_existing_card(anki.card("woord/prijs", 8), browser=False).render()
    assert [type(tag).__name__ for tag in spoken.question_av_tags] == ["TTSTag"]


def test_a_picture_alone_is_meaning_enough_to_ask_the_word(anki: Any, shown: Any, rendered: Any) -> None:
    bank, folder = shown
    made = made_of(bank, folder)
    (note,) = [one.note for one in made.notes if one.note.key.part == "matras"]
    assert {0, 1} <= set(note.cards)
    anki.take(packed_with(made))
    front, _ = sides(anki, rendered, "woord/matras", 1)
    assert "<img" in front
    assert "matras" not in re.sub(r"<[^>]*>", "", front)


def test_a_question_that_is_dropped_keeps_the_picture_it_had(
    anki: Any, shown: Any, without: Any, tmp_path: Path
) -> None:
    bank, folder = shown
    made = made_of(bank, folder)
    anki.take(packed_with(made))
    before = anki.card("meerkeuze/wie-koopt").note()["Extra1"]
    (folder / "plaatjes" / "markt.png").write_bytes(png(123))
    gone = made_of(without(bank, "wie-koopt"), folder, made.lock, NOW + HOUR)
    anki.take(packed_with(gone))
    note = anki.card("meerkeuze/wie-koopt").note()
    assert note.has_tag("quiz::vervallen")
    assert note["Extra1"] == before
    for path in (folder / "plaatjes" / "markt.png", folder / "markt.wav"):
        path.unlink()
    bare = bank
    for part in ("wie-koopt", "wanneer", "gat-typen", "waar", "volgorde"):
        bare = without(bare, part)
    lock_file = tmp_path / "l.lock"
    lock_file.write_bytes(dump_lock(gone.lock))
    later = made_of(bare, folder, read_lock(lock_file, "markt"), NOW + 2 * HOUR)
    assert anki.take(packed_with(later)).updated == 4
    assert anki.card("meerkeuze/wie-koopt").note()["Extra1"] == before
    still = made_of(bare, folder, later.lock, NOW + 3 * HOUR)
    assert still.count("unchanged") == len(still.notes)


def test_a_lock_without_media_is_as_it_always_was(market: Bank, first: Any) -> None:
    assert b"media" not in dump_lock(first(market).lock)


def test_cards_need_no_more_of_anki_than_before(anki: Any, shown: Any) -> None:
    bank, folder = shown
    anki.take(packed_with(made_of(bank, folder, listen=True)))
    count = anki.col.card_count()
    anki.col.after_note_updates(anki.col.find_notes(""), mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == count
    assert not anki.col.get_empty_cards().notes


def test_the_command_counts_the_files_and_refuses_a_bank_that_lacks_one(
    anki: Any, shown: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    bank, folder = shown
    path = folder / "markt.yaml"
    save_bank(path, bank)
    assert main(["export", "anki", str(path)]) == 0
    assert f", {count('export', 'media', 4)})" in capsys.readouterr().err
    assert anki.take_file(folder / "markt.apkg").conflicting == 0
    assert len(media_in(anki)) == 4
    assert read_lock(lock_path(path), "markt").media["brood.wav"] == name_of(sound(80), ".wav")
    (folder / "brood.wav").unlink()
    assert main(["export", "anki", str(path)]) == 2
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "brood.wav" in text)
    assert capsys.readouterr().err.startswith(f"quiz: {path}:{line}: {say('bank', 'media-missing', path='brood.wav')}")
    # who prints or makes a table does not need it
    assert main(["export", "tsv", str(path), "-o", str(folder / "markt.tsv")]) == 0
    assert list(rows_of(bank))


def test_a_file_that_changes_under_way_is_not_packed_under_a_wrong_name(shown: Any) -> None:
    bank, folder = shown
    made = made_of(bank, folder)
    (folder / "brood.wav").write_bytes(sound(1))
    with pytest.raises(QuizError, match=r"brood\.wav"):
        packed_with(made)
    with pytest.raises(QuizError):
        package(made.notes, Options(media={name: MediaFile(folder / "weg.png", name) for name in made.files}))
