"""Pictures and recordings: only from the bank's own folder, only what they are called, told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bankfile import load_sound, read_bank
from quiz.bankfile.media import MOST_BYTES, MediaError, MediaKind, media_file
from quiz.bankfile.merge import merge_banks, stamp
from quiz.bankfile.write import dump_bank
from quiz.checking import check_bank
from quiz.cli.main import main
from quiz.model.bank import Bank, Entry, Item

HEADS: dict[str, tuple[MediaKind, bytes]] = {
    "brug.png": ("image", b"\x89PNG\r\n\x1a\n...."),
    "brug.JPG": ("image", b"\xff\xd8\xff\xe0...."),
    "brug.jpeg": ("image", b"\xff\xd8\xff\xe1...."),
    "brug.gif": ("image", b"GIF89a......"),
    "brug.webp": ("image", b"RIFF\x10\0\0\0WEBPVP8 "),
    "brug.mp3": ("audio", b"ID3\x04........"),
    "kaal.mp3": ("audio", b"\xff\xfb\x90\x64...."),
    "brug.ogg": ("audio", b"OggS...."),
    "brug.m4a": ("audio", b"\0\0\0\x20ftypM4A "),
    "brug.wav": ("audio", b"RIFF\x10\0\0\0WAVEfmt "),
}


def code_of(folder: Path, written: str, kind: MediaKind = "image") -> str:
    """Why a file is refused; empty for one that is not."""
    try:
        media_file(folder, written, kind)
    except MediaError as error:
        return error.code
    return ""


@pytest.mark.parametrize("name", HEADS)
def test_every_known_type_is_taken_by_its_name_and_its_first_bytes(tmp_path: Path, name: str) -> None:
    kind, head = HEADS[name]
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / name).write_bytes(head)
    assert media_file(tmp_path, f"media/{name}", kind) == tmp_path / "media" / name
    (tmp_path / "media" / name).write_bytes(b"<html><script>alert(1)</script>")
    assert code_of(tmp_path, f"media/{name}", kind) == "media-content"
    assert code_of(tmp_path, f"media/{name}", "audio" if kind == "image" else "image").startswith("media-")


@pytest.mark.parametrize(
    "written",
    ["../geheim.png", "a/../../geheim.png", "/geheim.png", "./geheim.png", "a//geheim.png", "a\\geheim.png",
     "C:geheim.png", "geheim.png:stream.png", " geheim.png", "a /geheim.png", "/", "."],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused_whatever_is_there(tmp_path: Path, written: str) -> None:
    bank = tmp_path / "bank"
    (bank / "a").mkdir(parents=True)
    for place in (tmp_path, bank, bank / "a"):
        (place / "geheim.png").write_bytes(HEADS["brug.png"][1])
    assert code_of(bank, written) == "media-path"


def test_links_are_refused_at_every_step(tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    bank.mkdir()
    (tmp_path / "echt.png").write_bytes(HEADS["brug.png"][1])
    (bank / "echt.png").write_bytes(HEADS["brug.png"][1])
    (bank / "link.png").symlink_to(tmp_path / "echt.png")
    (bank / "binnen.png").symlink_to(bank / "echt.png")
    (bank / "map").symlink_to(tmp_path)
    assert code_of(bank, "echt.png") == ""
    assert [code_of(bank, name) for name in ("link.png", "binnen.png", "map/echt.png")] == ["media-link"] * 3
    # the bank's folder itself may be reached over one: that is where the teacher keeps it
    (tmp_path / "via").symlink_to(bank)
    assert code_of(tmp_path / "via", "echt.png") == ""


def test_what_is_no_file_is_too_large_or_of_another_type_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.png").mkdir()
    (tmp_path / "groot.png").write_bytes(HEADS["brug.png"][1] + bytes(MOST_BYTES))
    (tmp_path / "leeg.png").write_bytes(b"")
    for name in ("plaat.svg", "plaat.html", "plaat", "brief.pdf"):
        (tmp_path / name).write_bytes(b"<svg onload='alert(1)'/>")
    found = [code_of(tmp_path, name) for name in ("weg.png", "map.png", "groot.png", "leeg.png", "plaat.svg")]
    assert found == ["media-missing", "media-missing", "media-large", "media-content", "media-svg"]
    assert [code_of(tmp_path, name) for name in ("plaat.html", "plaat", "brief.pdf")] == ["media-image"] * 3
    assert code_of(tmp_path, "plaat.html", "audio") == "media-audio"
    assert code_of(tmp_path, "x" * 300 + ".png") in {"media-missing", "media-unreadable"}


@settings(max_examples=300, deadline=None)
@given(written=st.text("./\\ab~:", max_size=12))
def test_no_path_opens_anything_outside_the_folder(tmp_path_factory: pytest.TempPathFactory, written: str) -> None:
    outside = tmp_path_factory.getbasetemp() / "buiten"
    folder = outside / "a" / "b"
    folder.mkdir(parents=True, exist_ok=True)
    for place in (outside, outside / "a", folder):
        (place / "a.png").write_bytes(HEADS["brug.png"][1])
    try:
        found = media_file(folder, f"{written}a.png", "image")
    except MediaError:
        return
    assert found.resolve() == (folder / "a.png").resolve()


BANK = """
items:
  - id: brug
    stem: Wat zie je?
    key: een brug
    image: plaatjes/brug.png
    audio: brug.mp3
  - {id: weg, stem: Wat zie je nog?, key: een weg, image: ../weg.png, skip: true}
vocabulary:
  - word: sluis
    image: sluis.svg
"""


def test_the_check_names_file_line_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "water.yaml"
    path.write_text(BANK, encoding="utf-8")
    assert main(["check", "--quick", str(path)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if "[media-" in line]
    assert [line.removeprefix(f"{path}:").split(":")[0] for line in lines] == ["6", "7", "11"]
    assert [line[line.rindex("[") :] for line in lines] == ["[media-missing]", "[media-missing]", "[media-svg]"]
    (tmp_path / "plaatjes").mkdir()
    (tmp_path / "plaatjes" / "brug.png").write_bytes(HEADS["brug.png"][1])
    (tmp_path / "brug.mp3").write_bytes(HEADS["brug.mp3"][1])
    codes = {finding.code for finding in check_bank(read_bank(path), language=False)}
    assert {code for code in codes if code.startswith("media-")} == {"media-svg"}


def test_a_bank_without_its_pictures_can_still_be_practised(tmp_path: Path) -> None:
    path = tmp_path / "water.yaml"
    path.write_text(BANK, encoding="utf-8")
    bank = load_sound(path)
    assert [item.image for item in bank.items] == ["plaatjes/brug.png", "../weg.png"]
    assert bank.vocabulary[0].image == "sluis.svg"
    assert "image" not in dump_bank(Bank(items=[Item(stem="Wie?", key="ik")], vocabulary=[Entry(word="huis")]))


def test_a_picture_that_a_teacher_added_stays_when_the_bank_is_made_again(tmp_path: Path) -> None:
    made = stamp(Bank(id="a", items=[Item(id="een", stem="Wat?", key="dat")]), "1", 0)
    path = tmp_path / "a.yaml"
    path.write_text(dump_bank(made).replace("    key: dat\n", "    key: dat\n    image: dat.png\n"), encoding="utf-8")
    merged = merge_banks(read_bank(path), made)
    assert merged.edited == 1
    assert "    image: dat.png\n" in merged.text
