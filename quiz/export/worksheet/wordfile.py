"""A Word document with the page, styles and lists of a worksheet: Dutch, tidy, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from quiz.export.worksheet.wording import DATA

WIDTH: Final = 16.6
"""Centimetres between the margins of A4; the tab stops in word-styles.xml know it too."""
_MARGIN: Final = 2.2
LARGE: Final = 18 / 11
"""How much larger the letters of large print are."""
_WORD_2013: Final = 15
"""Without the mode of a version Word opens a document as one of 2007."""
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the library wants a time without a zone
"""A file does not tell when it was made, so that the same bank gives the same file."""
_LEVELS: Final = {"Vraag": (0, 0), "Antwoordkeuze": (0, 1), "Stelling": (0, 2), "Alinea": (1, 0)}
"""Style to its list in word-lists.xml and its level there."""


def empty(title: str, *, large: bool) -> Document:
    """A document without text."""
    document = docx.Document()
    _fill(document.styles.element, "word-styles.xml")
    _fill(document.part.numbering_part.element, "word-lists.xml")
    if large:
        for tag in ("w:sz", "w:szCs"):
            for size in document.styles.element.iter(qn(tag)):
                size.set(qn("w:val"), str(round(int(size.get(qn("w:val"), "22")) * LARGE)))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.1)
    _settings(document)
    _properties(document, title)
    return document


def new_section(document: Document) -> Section:
    """A section on a new page. Its mark goes into the last paragraph: an empty one could take a page of its own."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    holder = document.element.body[-2]
    before = holder.getprevious()
    if before is not None and before.tag == qn("w:p"):
        before.get_or_add_pPr().append(holder.pPr.find(qn("w:sectPr")))
        holder.getparent().remove(holder)
    return section


def begin_part(section: Section, *, lines: bool) -> None:
    """Count pages from 1; ``lines`` shows every fifth line of the text (the style Alinea) in the margin."""
    own = section._sectPr  # noqa: SLF001 - the library knows neither number
    for tag in ("w:lnNumType", "w:pgNumType"):
        for old in own.findall(qn(tag)):
            own.remove(old)
    margins = own.find(qn("w:pgMar"))
    assert margins is not None
    margins.addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    if lines:
        margins.addnext(parse_xml(f'<w:lnNumType {nsdecls("w")} w:countBy="5" w:restart="newSection"/>'))


def new_lists(document: Document) -> tuple[int, int]:
    """Lists for the questions and the paragraphs of another version; both begin at 1 again."""
    made = document.part.numbering_part.element
    first = len(made.findall(qn("w:num"))) + 1
    for kind in (0, 1):
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        number = f'<w:num {nsdecls("w")} w:numId="{first + kind}"><w:abstractNumId w:val="{kind}"/>{again}</w:num>'
        made.append(parse_xml(number))
    return first, first + 1


def number(paragraph: Paragraph, style: str, lists: tuple[int, int]) -> None:
    """Let a paragraph of a numbered style count in these lists."""
    if style in _LEVELS:
        which, level = _LEVELS[style]
        own = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - the library has no lists of its own
        own.get_or_add_ilvl().val = level
        own.get_or_add_numId().val = lists[which]


def packed(document: Document) -> bytes:
    """The file."""
    made, again = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            # ZipInfo without a time: the one that the library writes is now
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _fill(element: docx.oxml.xmlchemy.BaseOxmlElement, name: str) -> None:
    """Replace what the library brings, a hundred styles in blue, by our own."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml((DATA / name).read_bytes())))


def _settings(document: Document) -> None:
    settings = document.settings.element
    for tag in ("w:compat", "w:themeFontLang"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    compat = f'<w:compat {nsdecls("w")}><w:compatSetting {mode} w:val="{_WORD_2013}"/></w:compat>'
    after = settings.find(qn("w:rsids"))
    settings.insert(len(settings) if after is None else settings.index(after), parse_xml(compat))


def _properties(document: Document, title: str) -> None:
    own = document.core_properties
    own.title, own.language, own.author, own.comments, own.last_modified_by = title[:255], "nl-NL", "", "", ""
    own.created = own.modified = _MADE
    # a picture of another document, which a file manager would show
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
