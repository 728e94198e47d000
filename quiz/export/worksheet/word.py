"""Writes a composed worksheet as a Word document to edit further: styles, numbered lists and tables of Word itself."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from quiz.errors import QuizError
from quiz.export.files import File
from quiz.export.worksheet.layout import Article, Block, Heading, Key, Line, Masthead, NewPage, Part, WordList, lay_out
from quiz.export.worksheet.sheet import Question, Sheet, letters
from quiz.export.worksheet.wordfile import LARGE, WIDTH, begin_part, empty, new_lists, new_section, number, packed
from quiz.export.worksheet.wording import words
from quiz.locale import say
from quiz.text.safe import clean

_INDENT: Final = 0.9
_ROOM: Final = 1.0
"""Centimetres to write in, in a cell of a schema."""
_WIDEST: Final = 11.0
_HIGHEST: Final = 7.0
"""Centimetres that a picture takes at most."""
_GAP: Final = "_" * 18
_BOX: Final = "☐"
_ROLES: Final = {
    "version": "Onderkop",
    "task": "Opdracht",
    "source": "Klein",
    "note": "Klein",
    "end": "Slot",
    "norm": "Norm",
}
"""Role of a line to its style."""


def word_sheet(sheet: Sheet, *, only_key: bool = False, large: bool = False) -> bytes:
    """A sheet as a .docx file, every part in a section of its own."""
    document = empty(clean(" ".join(sheet.title.split())), large=large)
    for place, part in enumerate(lay_out(sheet, only_key=only_key)):
        _Writer(document, sheet.pictures, first=place == 0, narrow=LARGE if large else 1).part(part)
    return packed(document)


class _Writer:
    """Adds one part to a document; ``narrow`` is how much wider than usual the narrow columns are."""

    def __init__(self, document: Document, pictures: Mapping[str, File], *, first: bool, narrow: float) -> None:
        self.document = document
        self.pictures = pictures
        self.narrow = narrow
        self.section = document.sections[0] if first else new_section(document)
        # the styles count in the first two lists, what a teacher adds too
        self.lists = (1, 2) if first else new_lists(document)
        self.break_before = False

    def part(self, part: Part) -> None:
        """Write the blocks and the foot."""
        begin_part(self.section, lines=any(isinstance(block, Article) for block in part.blocks))
        self._foot(part.foot)
        for block in part.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Masthead():
                self._masthead(block)
            case Heading():
                self._add(f"Heading {block.level}", block.text)
            case Line():
                self._add(_ROLES[block.role], block.text)
            case Article():
                self._article(block)
            case WordList():
                self._words(block)
            case Question():
                self._question(block)
            case Key():
                self._key(block)
            case NewPage():
                self.break_before = True

    def _add(self, style: str, text: str = "") -> Paragraph:
        paragraph = self.document.add_paragraph(clean(text), style)
        number(paragraph, style, self.lists)
        if self.break_before:
            paragraph.paragraph_format.page_break_before = True
            self.break_before = False
        return paragraph

    def _foot(self, text: str) -> None:
        self.section.footer.is_linked_to_previous = False
        paragraph = self.section.footer.paragraphs[0]
        paragraph.add_run(f"{clean(text)}\t{words('sheet', 'page')} ")
        field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))  # noqa: SLF001 - the library has no fields

    def _masthead(self, head: Masthead) -> None:
        name, group, date = (words("sheet", key) for key in ("name", "class", "date"))
        self._add("Kopregel", f"{name} \t  {group} \t  {date} \t")
        self._add("Heading 1", head.title)
        score = f"{words('sheet', 'score')} ______ / {head.total}"
        self._add("Onderkop", f"{head.about}\t{score}")

    def _article(self, article: Article) -> None:
        self._add("Teksttitel", article.title)
        for place, (count, text) in enumerate(article.blocks, 1):
            added = self._add("Alinea" if count else "Heading 3", text)
            if place == len(article.blocks) and article.source:
                added.paragraph_format.keep_with_next = True
        if article.source:
            self._add("Klein", article.source)

    def _words(self, listed: WordList) -> None:
        table = self._table("Regels", len(listed.glosses), (0, 0))
        for row, gloss in zip(table.rows, listed.glosses, strict=True):
            word = _write(row.cells[0], gloss.word, bold=True, style="Woord")
            if gloss.forms:
                word.add_run(f"  {clean(gloss.forms)}")
            _write(row.cells[1], gloss.meaning, style="Woord")
        _hold(table, whole=False)

    def _key(self, key: Key) -> None:
        table = self._table("Regels", len(key.rows) + 1, (1.3, 0, 2.0, 2.0))
        heads = ("number-head", "answer-head", "paragraph-head", "points-head")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _write(cell, words("sheet", head), bold=True)
        _repeat_first(table)
        for row, found in zip(table.rows[1:], key.rows, strict=False):
            _write(row.cells[0], found.number, bold=True)
            _write(row.cells[1], "\n".join(part for part in (found.answer, found.also) if part))
            if found.quote:
                row.cells[1].add_paragraph(clean(found.quote), "Bewijs")
            _write(row.cells[2], str(found.paragraph or "–"))
            _write(row.cells[3], str(found.points or "–"))
        for row in table.rows:
            for cell in row.cells[2:]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _hold(table, whole=False)

    # -- questions -----------------------------------------------------------------------------------------------

    def _question(self, question: Question) -> None:
        stem = self._add("Vraag", _GAP.join(question.stem))
        if question.points:
            stem.add_run(f"\u00a0({question.points}\u00a0{words('sheet', 'points')})")
        if question.picture:
            self._picture(question)
        if question.task:
            stem.add_run("\n" + clean(question.task)).italic = True
        rooms: dict[str, Callable[[Question], None]] = {
            "choice": self._options, "gap": self._options, "lines": self._lines, "truth": self._truth,
            "order": self._order, "match": self._match, "schema": self._schema,
        }  # fmt: skip
        rooms[question.form](question)
        if question.form == "gap" and not question.options:
            # nothing follows that it could be kept with
            stem.paragraph_format.keep_with_next = False

    def _picture(self, question: Question) -> None:
        paragraph = self._add("Plaatje")
        try:
            shown = paragraph.add_run().add_picture(io.BytesIO(self.pictures[question.picture].data))
        except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
            raise QuizError(say("classroom", "picture-word")) from None
        scale = min(1, Cm(_WIDEST) / shown.width, Cm(_HIGHEST) / shown.height)
        shown.width, shown.height = Length(int(shown.width * scale)), Length(int(shown.height * scale))
        text = words("sheet", "picture", n=question.number)
        shown._inline.docPr.set("descr", text)  # noqa: SLF001 - the library has no words for who cannot see it

    def _options(self, question: Question) -> None:
        for place, option in enumerate(question.options, 1):
            added = self._add("Antwoordkeuze", option)
            added.paragraph_format.keep_with_next = place < len(question.options)

    def _lines(self, question: Question) -> None:
        for place in range(1, question.lines + 1):
            added = self._add("Schrijfregel", "\t")
            added.paragraph_format.keep_with_next = place < question.lines

    def _truth(self, question: Question) -> None:
        table = self._table("Hokjes", len(question.rows) + 1, (0, 1.6, 2.5), indent=True)
        for cell, head in zip(table.rows[0].cells[1:], ("true", "false"), strict=True):
            _write(cell, words("sheet", head), bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
        for row, text in zip(table.rows[1:], question.rows, strict=False):
            number(_write(row.cells[0], text, style="Stelling"), "Stelling", self.lists)
            for cell in row.cells[1:]:
                _write(cell, _BOX).alignment = WD_ALIGN_PARAGRAPH.CENTER
        _repeat_first(table)
        _hold(table)

    def _order(self, question: Question) -> None:
        table = self._table("Hokjes", len(question.rows), (1.2, 0), indent=True)
        for row, text in zip(table.rows, question.rows, strict=True):
            _write(row.cells[1], text)
        _hold(table)

    def _match(self, question: Question) -> None:
        names = letters(len(question.options))
        rows = list(zip_longest(question.rows, question.options, fillvalue=""))
        table = self._table("Hokjes", len(rows), (0.9, 0, 1.1, 0.9, 0), indent=True)
        for place, (row, (left, right)) in enumerate(zip(table.rows, rows, strict=True)):
            if place < len(question.rows):
                _write(row.cells[0], str(place + 1), bold=True)
                _write(row.cells[1], left)
            if place < len(question.options):
                _write(row.cells[3], names[place], bold=True)
                _write(row.cells[4], right)
        _hold(table)

    def _schema(self, question: Question) -> None:
        table = self._table("Hokjes", len(question.rows), (4.0, 0), indent=True)
        for row, text in zip(table.rows, question.rows, strict=True):
            row.height = Cm(_ROOM)
            _write(row.cells[0], text, bold=True)
        _hold(table)

    def _table(self, style: str, rows: int, widths: Sequence[float], *, indent: bool = False) -> Table:
        """A table of columns so many centimetres wide; those of 0 share what is left.

        ``indent`` puts it below the words of a question.
        """
        left = WIDTH - (_INDENT if indent else 0) - sum(widths) * self.narrow
        shares = [width * self.narrow or left / list(widths).count(0) for width in widths]
        table: Table = self.document.add_table(rows, len(widths), style)
        table.autofit = False
        for column, width in zip(table.columns, shares, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
                cell.paragraphs[0].style = "Cel"
        if indent:
            space = f'<w:tblInd {nsdecls("w")} w:w="{round(_INDENT * 567)}" w:type="dxa"/>'
            table._tblPr.insert_element_before(parse_xml(space), "w:tblBorders", "w:tblLayout", "w:tblLook")  # noqa: SLF001
        return table


def _write(cell: _Cell, text: str, *, bold: bool = False, style: str = "Cel") -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(clean(text)).bold = bold or None
    return paragraph


def _hold(table: Table, *, whole: bool = True) -> None:
    """Let no page cut a row, and where ``whole`` not the table either."""
    for place, row in enumerate(table.rows, 1):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))  # noqa: SLF001
        if whole and place < len(table.rows):
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _repeat_first(table: Table) -> None:
    """Show the heads of the columns on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001
