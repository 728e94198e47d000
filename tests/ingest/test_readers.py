"""What teachers have: a saved page of a newspaper, Word documents, e-books, PDF. Files by pandoc, Chromium and Typst."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from quiz.ingest import ArticleError, read_article, read_article_bytes

DATA = Path(__file__).parent / "data"
SEED = Path(__file__).parents[2] / "seeds" / "brug-bij-doesburg.txt"
DUTCH = (
    "De gemeente heeft dinsdag een nieuw zwembad geopend aan de rand van de stad. Het bad is vijftig meter lang en het "
    "water wordt verwarmd met de warmte van een fabriek in de buurt, zodat het er ook in de winter warm is."
)


@pytest.mark.parametrize("name", ["krant.html", "brug.docx", "kort.epub", "boek.epub#1", "brug.pdf"])
def test_the_article_is_the_same_in_every_format(name: str) -> None:
    wanted = read_article(SEED)
    read = read_article(DATA / name)
    assert read.title == wanted.title
    assert read.blocks == wanted.blocks
    assert read.place == "Doesburg"


def test_a_page_tells_its_author_and_date_and_not_its_menus() -> None:
    read = read_article(DATA / "krant.html")
    assert (read.author, read.date) == ("Noor van Schaik", "2025-08-26")
    text = "\n".join(block.text for block in read.blocks)
    for furniture in (
        "cookies",
        "Facebook",
        "Lees ook",
        "Waterstand",
        "nieuwsbrief",
        "omrijden dus",
        "Wolf",
        "Foto",
        "Inloggen",
    ):
        assert furniture not in text


def test_a_chapter_is_chosen_by_its_number() -> None:
    read = read_article(DATA / "boek.epub#2")
    assert read.title == "De tulpenmanie"
    assert [block.text for block in read.blocks if block.heading] == [
        "Een bloem uit het oosten",
        "Handel in de herberg",
        "De klap",
    ]
    for name, key in (("boek.epub", "chapters"), ("boek.epub#3", "no-chapter"), ("boek.epub#x", "no-chapter")):
        with pytest.raises(ArticleError) as caught:
            read_article(DATA / name)
        assert caught.value.key == key


def test_page_numbers_and_running_heads_of_a_pdf_are_not_read() -> None:
    import typst

    paragraphs = [
        f"In straat {number} van de stad is dinsdag een nieuw zwembad geopend. Het bad aan die straat is {number + 20} meter "
        "lang, en deze alinea is lang genoeg om over een paar regels heen te gaan."
        for number in range(40)
    ]
    source = (
        '#set page(paper: "a5", header: [De IJsselbode – regio], footer: align(center, context counter(page).display()))\n'
        '#set text(lang: "nl", hyphenate: true)\n#set par(justify: true, spacing: 1.4em)\n= Nieuw zwembad open\n\n'
        + "\n\n".join(paragraphs)
    )
    read = read_article_bytes(typst.compile(source.encode(), format="pdf"), name="bad.pdf")
    assert read.title == "Nieuw zwembad open"
    assert list(read.paragraphs) == paragraphs


def docx(body: str, styles: str = "") -> bytes:
    packed = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        file.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
    return packed.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_dutch_word_document_has_koppen_lists_and_changes() -> None:
    styles = '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    body = (
        paragraph("Nieuw zwembad", '<w:pStyle w:val="Titel"/>')
        + paragraph(DUTCH)
        + paragraph("Wat neem je mee", '<w:pStyle w:val="Kop1"/>')
        + paragraph("een handdoek", "<w:numPr/>")
        + paragraph("een muts", "<w:numPr/>")
        + "<w:tbl><w:tr><w:tc>" + paragraph("in een tabel") + "</w:tc></w:tr></w:tbl>"
        + "<w:p><w:del><w:r><w:delText>oud</w:delText></w:r></w:del><w:ins><w:r><w:t>Kom</w:t></w:r></w:ins>"
        + "<w:r><w:tab/><w:t>ook eens zwemmen in het nieuwe bad.</w:t></w:r></w:p>"
    )  # fmt: skip
    read = read_article_bytes(docx(body, styles), name="bad.docx")
    assert read.title == "Nieuw zwembad"
    assert [block.text for block in read.blocks if block.heading] == ["Wat neem je mee"]
    assert read.paragraphs == (DUTCH, "- een handdoek\n- een muts", "Kom ook eens zwemmen in het nieuwe bad.")


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
    return packed.getvalue()


def entities() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>')
    return packed.getvalue()


def locked() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO((DATA / "brug.pdf").read_bytes()))
    writer.encrypt("geheim", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def pictures() -> bytes:
    import typst

    return bytes(typst.compile(b"#rect(width: 5cm, height: 5cm)", format="pdf"))


HOSTILE = {
    "geen.docx": (DUTCH.encode, "damaged"),
    "half.docx": (lambda: (DATA / "brug.docx").read_bytes()[:6000], "damaged"),
    "leeg.docx": (lambda: docx(""), "empty"),
    "bom.docx": (bomb, "large"),
    "groei.docx": (entities, "damaged"),
    "geen.epub": ((DATA / "brug.docx").read_bytes, "damaged"),
    "half.pdf": (lambda: (DATA / "brug.pdf").read_bytes()[:9000], "damaged|pictures"),
    "slot.pdf": (locked, "locked"),
    "plaatje.pdf": (pictures, "pictures"),
    "leeg.html": (
        lambda: b"<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>",
        "no-article|empty|short",
    ),
    "geen.html": (lambda: b"<!doctype html>" + b"<div>" * 20_000, "no-article|empty|short"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_gets_one_sentence(name: str) -> None:
    make, keys = HOSTILE[name]
    with pytest.raises(ArticleError) as caught:
        read_article_bytes(make(), name=name)
    assert caught.value.key in keys.split("|")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(("name", "package"), [("krant.html", "trafilatura"), ("brug.pdf", "pypdf")])
def test_a_missing_extra_is_told_with_the_command(name: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ArticleError) as caught:
        read_article(DATA / name)
    assert caught.value.key == "extra"
    assert "pip install 'quiz-nl[readers]'" in caught.value.message
    assert package in caught.value.message


def test_word_and_books_need_no_extra() -> None:
    before = {name for name in ("trafilatura", "pypdf", "lxml") if name in sys.modules}
    for name in ("brug.docx", "kort.epub"):
        read_article(DATA / name)
    assert {name for name in ("trafilatura", "pypdf", "lxml") if name in sys.modules} == before
