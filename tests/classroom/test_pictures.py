"""Questions about a picture or a recording: what a class gets has them in it, or says that it has not."""

from __future__ import annotations

import base64
import io
import re
import struct
import wave
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from pypdf import PdfReader

from quiz.bankfile.write import dump_bank
from quiz.cli.main import main
from quiz.model.bank import Bank, Distractor, Item, Pair

from .chromium import PATH, Browser, browser

chromium = pytest.mark.skipif(PATH is None, reason="needs chromium (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(
        b"\0" + bytes((x * 5 % 256, 90, 160)[n] for x in range(width) for n in range(3)) for _ in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def wav() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 800)
    return made.getvalue()


@pytest.fixture(autouse=True)
def files() -> None:
    """A bank in the working folder, with a wide picture, a tall one and a recording."""
    Path("fotos").mkdir()
    Path("fotos/het-antwoord-is-brug.png").write_bytes(png(900, 300))
    Path("fotos/toren.png").write_bytes(png(80, 400))
    Path("geluid.wav").write_bytes(wav())
    wrong = [Distractor("een sluis"), Distractor("een tunnel")]
    items = [
        Item(id="zie", stem="Wat zie je?", key="een brug", distractors=wrong, image="fotos/het-antwoord-is-brug.png", audio="geluid.wav"),
        Item(id="hoog", type="true-false", stem="De toren is hoog.", key="true", image="fotos/toren.png"),
        Item(id="laag", type="true-false", stem="De toren is laag.", key="false"),
        Item(id="koppel", type="match", stem="Wat hoort bij elkaar?", pairs=[Pair("a", "b"), Pair("c", "d"), Pair("e", "f")], image="fotos/toren.png"),
        Item(id="weg", stem="Weg?", key="ja", distractors=[Distractor("nee")], image="fotos/weg.png", skip=True),
    ]  # fmt: skip
    Path("bank.yaml").write_text(
        dump_bank(Bank(id="bank", title="Bruggen", text=["Een brug en een toren."], items=items)), encoding="utf-8"
    )


def test_a_printed_sheet_shows_every_picture_and_says_that_paper_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "worksheet", "bank.yaml"]) == 0
    assert "1 recording does not go on paper" in capsys.readouterr().err
    reader = PdfReader("bank.pdf")
    shown = [image for page in reader.pages for image in page["/Resources"].get("/XObject", {}).values()]
    assert len(shown) == 3
    assert b"het-antwoord" not in Path("bank.pdf").read_bytes()
    assert main(["export", "worksheet", "bank.yaml", "--large-print", "--versions", "A,B"]) == 0


def test_a_word_document_shows_every_picture_no_larger_than_a_question() -> None:
    assert main(["export", "worksheet", "bank.yaml", "-o", "bank.docx", "--versions", "A,B"]) == 0
    document = docx.Document("bank.docx")
    shown = document.inline_shapes
    assert len(shown) == 6
    assert all(shape.width.cm <= 11.01 and shape.height.cm <= 7.01 for shape in shown)
    ratios = sorted(round(shape.width / shape.height, 1) for shape in shown)
    assert ratios == [0.2, 0.2, 0.2, 0.2, 3.0, 3.0]
    assert {shape._inline.docPr.get("descr")[:18] for shape in shown} == {"Plaatje bij vraag "}


@chromium
def test_both_kinds_of_page_show_and_play_without_fetching_anything(phone: Browser) -> None:
    assert main(["export", "worksheet", "bank.yaml", "-o", "blad.html"]) == 0
    assert main(["export", "page", "bank.yaml", "-o", "pagina.html"]) == 0
    for name in ("blad.html", "pagina.html"):
        phone.open(Path(name).resolve(), width=390)
        phone.run("Promise.all(Array.from(document.images).map(i => i.decode()))")
        sizes = phone.run("Array.from(document.images).map(i => [i.naturalWidth, i.naturalHeight, i.alt])")
        assert sorted(size[:2] for size in sizes) == [[80, 400], [80, 400], [900, 300]]
        assert all("vraag" in alt or "Question" in alt for _, _, alt in sizes)
        assert phone.run("document.documentElement.scrollWidth") <= 390
        assert "het-antwoord" not in Path(name).read_text(encoding="utf-8")
        assert [url for url in phone.requests if url.startswith("http")] == []
    length = phone.run(
        "(a => new Promise(done => { a.readyState ? done(a.duration) : a.onloadedmetadata = () => done(a.duration); }))(document.querySelector('audio'))"
    )
    assert length == pytest.approx(0.1)
    axe = pytest.importorskip("axe_playwright_python")
    phone.run((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + "; true")
    assert phone.run("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))") == []


def test_moodle_takes_the_files_along() -> None:
    assert main(["export", "moodle", "bank.yaml"]) == 0
    questions = {q.findtext("idnumber"): q for q in ET.parse("bank.xml").getroot()}  # noqa: S314
    for item, wanted in (
        ("zie", {"fotos/het-antwoord-is-brug.png", "geluid.wav"}),
        ("koppel", {"fotos/toren.png"}),
        ("laag", set()),
    ):
        text = questions[item].find("questiontext")
        files = {file.get("name"): base64.b64decode(file.text) for file in text.findall("file")}
        assert sorted(files.values()) == sorted(Path(name).read_bytes() for name in wanted)
        assert set(re.findall(r"@@PLUGINFILE@@/([^\"]+)", text.findtext("text"))) == set(files)


@pytest.mark.parametrize("kind", ["gift", "csv", "kahoot"])
def test_other_formats_say_what_they_leave_behind(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", kind, "bank.yaml"]) == 0
    assert "4 pictures and recordings are not taken along by this format." in capsys.readouterr().err


@pytest.mark.parametrize("output", ["bank.pdf", "bank.docx", "bank.html"])
def test_a_picture_that_is_not_there_is_told(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("fotos/toren.png").unlink()
    assert main(["export", "worksheet", "bank.yaml", "-o", output]) == 2
    assert "there is no file 'fotos/toren.png'" in capsys.readouterr().err
    assert not Path(output).exists()


@pytest.mark.parametrize(("output", "told"), [("bank.pdf", "damaged"), ("bank.docx", "png or jpg")])
def test_a_damaged_picture_is_told(output: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("fotos/toren.png").write_bytes(png(80, 400)[:30])
    assert main(["export", "worksheet", "bank.yaml", "-o", output]) == 2
    assert told in capsys.readouterr().err
