"""A worksheet in Word and in HTML: the same composition as the PDF, easy to edit, safe, and whole when printed."""

from __future__ import annotations

import base64
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from quiz.bankfile.write import dump_bank
from quiz.cli.main import main
from quiz.export.worksheet.compose import compose
from quiz.export.worksheet.html import html_sheet
from quiz.export.worksheet.layout import lay_out
from quiz.export.worksheet.pdf import print_sheet
from quiz.export.worksheet.sheet import Sheet
from quiz.export.worksheet.word import word_sheet
from quiz.model.bank import Bank, Distractor, Evidence, Item, Pair

from .chromium import PATH, Browser, browser

chromium = pytest.mark.skipif(PATH is None, reason="needs chromium (Debian: apt-get install chromium)")
EVIL = "</style></title><script>document.title='gekraakt'</script> \"; } @import url(http://x.test) & &lt; $title ${x} <w:p/> \u2028\x00"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


class Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.hidden = False

    def handle_starttag(self, tag: str, _: object) -> None:
        self.hidden = tag in {"style", "title"}

    def handle_endtag(self, _: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text.append(data)


def flat(text: str) -> str:
    return re.sub(r"[\s_\u200b]+", "", text)


def word_text(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def html_text(page: str) -> str:
    reader = Shown()
    reader.feed(page)
    return "".join(reader.text)


def pdf_text(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def texts_of(sheet: Sheet) -> Iterator[str]:
    """Every text of the sheet in its order, as the one composition has it."""
    plain = json.loads(json.dumps([[vars_of(block) for block in part.blocks] for part in lay_out(sheet)]))
    yield from strings(plain)


def vars_of(block: object) -> object:
    names = (
        "title",
        "about",
        "text",
        "blocks",
        "source",
        "glosses",
        "stem",
        "task",
        "options",
        "rows",
        "quote",
        "answer",
        "word",
        "meaning",
    )
    if isinstance(block, str | int):
        return block
    if isinstance(block, tuple):
        return [vars_of(part) for part in block]
    return [vars_of(getattr(block, name)) for name in names if hasattr(block, name)]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def test_all_faces_show_everything_that_is_composed(bank: Bank) -> None:
    sheet = compose(bank, ("A", "B"))
    wanted = [flat(text) for text in texts_of(sheet) if flat(text)]
    assert len(wanted) > 100
    for shown in (word_text(word_sheet(sheet)), html_text(html_sheet(sheet))):
        text = flat(shown)
        assert [part for part in wanted if part not in text] == []
    headings = [block.text for part in lay_out(sheet) for block in part.blocks if type(block).__name__ == "Heading"]
    for shown in (word_text(word_sheet(sheet)), html_text(html_sheet(sheet)), pdf_text(print_sheet(sheet).data)):
        text, place = flat(shown), 0
        for heading in headings:
            place = text.index(flat(heading), place) + 1


def test_word_has_styles_headings_and_numbers_that_a_teacher_can_edit(school: Bank) -> None:
    document = docx.Document(io.BytesIO(word_sheet(compose(school, ("A", "B")))))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert {"Heading 1", "Heading 2", "Heading 3", "Alinea", "Vraag", "Antwoordkeuze", "Schrijfregel"} <= set(styles)
    assert "Normal" not in styles
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles == ["Een school zonder bel", "Een school zonder bel", *["Antwoorden: Een school zonder bel"] * 2]
    lists = [paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs if paragraph.style.name == "Vraag"]
    numbering = document.part.numbering_part.element
    known = {number.get(qn("w:numId")) for number in numbering.findall(qn("w:num"))}
    assert len(set(lists)) == 2, "every version counts from 1"
    assert {str(number) for number in lists} <= known
    assert not any(re.match(r"\d+[.) ]", paragraph.text) for paragraph in document.paragraphs), "numbers are Word's"


def test_word_begins_every_part_on_a_page_with_its_own_numbers_and_foot(school: Bank) -> None:
    document = docx.Document(io.BytesIO(word_sheet(compose(school, ("A", "B")))))
    feet = [section.footer.paragraphs[0].text for section in document.sections]
    assert [foot.split("\t")[0].rpartition(" ")[2] for foot in feet] == ["A", "B", "A", "B"]
    for place, section in enumerate(document.sections):
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert (section._sectPr.find(qn("w:lnNumType")) is not None) == (place < 2), "lines are numbered in the text"
        assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
        assert place == 0 or section.start_type == 2


def test_word_checks_the_spelling_in_dutch_and_holds_no_traces(school: Bank) -> None:
    data = word_sheet(compose(school))
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert set(re.findall(r'w:lang w:val="([^"]*)"', parts.read("word/styles.xml").decode())) == {"nl-NL"}
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.language, properties.title) == ("nl-NL", "Een school zonder bel")
    assert (properties.author, properties.comments, properties.created.year) == ("", "", 2000)
    assert not [name for name in parts.namelist() if "thumbnail" in name]
    assert data == word_sheet(compose(school))


def test_large_print_enlarges_every_letter(school: Bank) -> None:
    sheet = compose(school)
    sizes = [
        [
            style.font.size.pt
            for style in docx.Document(io.BytesIO(word_sheet(sheet, large=large))).styles
            if getattr(style, "font", None) and style.font.size
        ]
        for large in (False, True)
    ]
    assert all(abs(large / small - 18 / 11) < 0.1 for small, large in zip(*sizes, strict=True))
    assert '<html lang="nl" class="large">' in html_sheet(sheet, large=True)


def test_only_the_key_is_the_key_alone(school: Bank) -> None:
    sheet = compose(school)
    for shown in (word_text(word_sheet(sheet, only_key=True)), html_text(html_sheet(sheet, only_key=True))):
        assert flat("Antwoorden: Een school zonder bel") in flat(shown)
        assert "Klas" not in shown


def evil_bank() -> Bank:
    items = [
        Item(id="een", stem=EVIL, key=EVIL, distractors=[Distractor("nee", EVIL)], evidence=Evidence(1, EVIL)),
        Item(id="twee", type="match", stem=EVIL, pairs=[Pair(EVIL, "a"), Pair("w" * 300, EVIL)]),
        Item(id="drie", type="cloze", stem=f"{EVIL} ____.", key=EVIL, accept=[EVIL]),
        Item(id="vier", type="schema", stem=EVIL, pairs=[Pair(EVIL, EVIL)]),
        Item(id="vijf", type="true-false", stem=EVIL, key="true"),
        Item(id="zes", type="order", stem=EVIL, sequence=[EVIL, "b"]),
    ]
    return Bank(id="b", title=EVIL, text=[EVIL, "regel een\nregel twee"], items=items)


def test_hostile_text_is_text_in_word() -> None:
    data = word_sheet(compose(evil_bank(), ("A", "B")))
    body = docx.Document(io.BytesIO(data)).element.body
    assert "".join(node.text or "" for node in body.iter(qn("w:t"))).count("document.title='gekraakt'") > 12
    assert {node.tag for node in body.iter(qn("w:fldSimple"), qn("w:hyperlink"), qn("w:instrText"))} == set()


@chromium
def test_hostile_text_is_text_in_html(desk: Browser, tmp_path: Path) -> None:
    path = tmp_path / "blad.html"
    path.write_text(html_sheet(compose(evil_bank(), ("A", "B"))), encoding="utf-8")
    desk.open(path, width=1000)
    assert desk.run("document.title") != "gekraakt"
    assert desk.run("document.scripts.length + document.images.length + document.links.length") == 0
    assert desk.run("document.querySelectorAll('style').length") == 1
    assert [url for url in desk.requests if not url.startswith(("file", "data"))] == []
    assert desk.run("document.querySelectorAll('.question').length") == 2 * 7, "and one before reading"
    for width in (320, 390, 1000):
        desk.open(path, width=width)
        assert desk.run("document.documentElement.scrollWidth") <= width


def printed(desk: Browser, sheet: Sheet, folder: Path, *, large: bool = False) -> list[str]:
    path = folder / "blad.html"
    path.write_text(html_sheet(sheet, large=large), encoding="utf-8")
    desk.open(path, width=1000)
    data = base64.b64decode(desk.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
    return [page.extract_text() for page in reader.pages]


@chromium
@pytest.mark.parametrize("large", [False, True])
def test_html_prints_on_a4_with_whole_questions_and_the_key_on_its_own_pages(
    desk: Browser, tmp_path: Path, bank: Bank, *, large: bool
) -> None:
    sheet = compose(bank, ("A", "B"))
    pages = [flat(text) for text in printed(desk, sheet, tmp_path, large=large)]
    starts = [number for number, text in enumerate(pages) if "bladzijde1" in re.sub(r"bladzijde1\d", "", text)]
    assert len(starts) == 4, "two papers and two keys, each counted from 1"
    keys = [number for number, text in enumerate(pages) if "Antwoorden:" in text]
    assert keys == starts[2:]
    assert not any("Eindevandeopgaven" in text for text in pages[keys[0] :])
    for version, start, end in zip(sheet.versions, starts, starts[1:], strict=False):
        for section in version.sections:
            for question in section.questions:
                if question.form == "choice":
                    wanted = [flat(text) for text in (*question.stem, *question.options)]
                    assert any(all(text in page for text in wanted) for page in pages[start:end])
            title = flat(section.title + section.task + str(section.questions[0].points or ""))
            assert any(title in page for page in pages[start:end]), "a heading stands with its first question"


@chromium
def test_an_accessibility_checker_finds_nothing_on_the_sheet(desk: Browser, tmp_path: Path, bank: Bank) -> None:
    axe = pytest.importorskip("axe_playwright_python")
    path = tmp_path / "blad.html"
    path.write_text(html_sheet(compose(bank)), encoding="utf-8")
    desk.open(path, width=1000)
    desk.run((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + "; true")
    found = desk.run(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html).slice(0, 2)]))"
    )
    assert found == []


@pytest.mark.parametrize(
    ("name", "start"), [("a.docx", b"PK"), ("a.html", b"<!doctype html>"), ("a.HTM", b"<!doctype"), ("a", b"%PDF")]
)
def test_the_name_of_the_file_tells_the_format(
    school: Bank, capsys: pytest.CaptureFixture[str], name: str, start: bytes
) -> None:
    Path("school.yaml").write_text(dump_bank(school), encoding="utf-8")
    assert main(["export", "worksheet", "school.yaml", "-o", name, "--versions", "A,B"]) == 0
    assert Path(name).read_bytes().startswith(start)
    assert "11 questions; questions A" in capsys.readouterr().err


def test_a_format_can_be_named_for_a_folder_and_another_suffix_is_refused(
    school: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("school.yaml").write_text(dump_bank(school), encoding="utf-8")
    assert main(["export", "worksheet", "school.yaml", "-o", "uit/", "--format", "docx"]) == 0
    assert Path("uit/school.docx").read_bytes().startswith(b"PK")
    assert main(["export", "worksheet", "school.yaml", "-o", "blad.odt"]) == 2
    assert "blad.odt: a worksheet is a .pdf, .docx or .html file, not .odt" in capsys.readouterr().err


def test_without_the_extra_word_is_refused_with_the_command(
    school: Bank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in ("word", "wordfile"):
        monkeypatch.delitem(sys.modules, f"quiz.export.worksheet.{name}", raising=False)
    Path("school.yaml").write_text(dump_bank(school), encoding="utf-8")
    assert main(["export", "worksheet", "school.yaml", "-o", "blad.docx"]) == 2
    assert "pip install 'quiz-nl[word]'" in capsys.readouterr().err
    assert not Path("blad.docx").exists()


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc textAlignment outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "tbl": "tblPr tblGrid tr",
}
"""What stands in what, in the order that Word insists on (ECMA-376, part 1, chapter 17)."""


def test_everything_stands_in_the_order_that_word_insists_on(bank: Bank) -> None:
    data = word_sheet(compose(bank, ("A", "B")), large=True)
    document = docx.Document(io.BytesIO(data))
    roots = [document.element, document.styles.element, document.part.numbering_part.element]
    roots += [section.footer._element for section in document.sections]
    seen = set()
    for root in roots:
        for node in root.iter(*(qn(f"w:{name}") for name in ORDER)):
            name = node.tag.rpartition("}")[2]
            places = [
                ORDER[name].split().index(child.tag.rpartition("}")[2]) for child in node if isinstance(child.tag, str)
            ]
            assert places == sorted(places), (name, [child.tag for child in node])
            seen.add(name)
        for cell in root.iter(qn("w:tc")):
            assert cell[-1].tag == qn("w:p"), "a cell ends with a paragraph"
        for table in root.iter(qn("w:tbl")):
            following = table.getnext()
            assert following is not None
            assert following.tag == qn("w:p"), "tables that touch become one"
    assert seen == set(ORDER)
    styles = {style.style_id for style in document.styles}
    for root in roots:
        for node in root.iter(qn("w:pStyle"), qn("w:tblStyle"), qn("w:basedOn"), qn("w:next")):
            assert node.get(qn("w:val")) in styles
