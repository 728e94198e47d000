"""Writes a composed worksheet as one HTML file that prints on A4: every text escaped, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from string import Template
from typing import Final

from quiz.export.files import File
from quiz.export.worksheet.layout import Article, Block, Heading, Key, Line, Masthead, NewPage, Part, WordList, lay_out
from quiz.export.worksheet.sheet import Question, Sheet, letters
from quiz.export.worksheet.wording import DATA, words
from quiz.text.safe import clean

_GAP: Final = "_" * 18
_BOX: Final = "☐"


def html_sheet(sheet: Sheet, *, only_key: bool = False, large: bool = False) -> str:
    """A sheet as a page; every part begins on a sheet of paper of its own and counts its pages from 1."""
    parts = lay_out(sheet, only_key=only_key)
    return Template((DATA / "sheet.html").read_text(encoding="utf-8")).substitute(
        title=_text(" ".join(sheet.title.split())),
        size="large" if large else "usual",
        style=(DATA / "sheet.css").read_text(encoding="utf-8"),
        pages="\n".join(_page(place, part) for place, part in enumerate(parts, 1)),
        parts="\n".join(_part(place, part, sheet.pictures) for place, part in enumerate(parts, 1)),
    )


def _page(place: int, part: Part) -> str:
    """The foot of the pages of a part."""
    name = f"part{place}"
    look = "color: #555; font: 8.5pt serif"
    number = f'"{_css(words("sheet", "page"))} " counter({name})'
    foot = f'@bottom-left {{ content: "{_css(part.foot)}"; {look} }} @bottom-right {{ content: {number}; {look} }}'
    # a counter of its own for every part: browsers do not set that of the pages back
    return f"@page {name} {{ counter-increment: {name}; {foot} }}\n.{name} {{ page: {name}; }}"


def _css(text: str) -> str:
    """A text in a string of CSS: what is no letter, digit or space is told by its number."""
    return "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in clean(text))


def _text(text: str) -> str:
    return escape(clean(text))


def _part(place: int, part: Part, pictures: Mapping[str, File]) -> str:
    rows: list[str] = []
    for number, block in enumerate(part.blocks):
        after_break = number > 0 and isinstance(part.blocks[number - 1], NewPage)
        rows.append(_block(block, pictures, new_page=after_break))
    return f'<section class="part part{place}">\n' + "\n".join(row for row in rows if row) + "\n</section>"


def _block(block: Block, pictures: Mapping[str, File], *, new_page: bool) -> str:
    match block:
        case Masthead():
            return _masthead(block)
        case Heading():
            mark = ' class="new-page"' if new_page else ""
            return f"<h{block.level}{mark}>{_text(block.text)}</h{block.level}>"
        case Line():
            return f'<p class="{block.role}">{_text(block.text)}</p>'
        case Article():
            return _article(block)
        case WordList():
            return _words(block)
        case Question():
            return _question(block, pictures)
        case Key():
            return _key(block)
        case NewPage():
            return ""


def _masthead(head: Masthead) -> str:
    fields = "".join(f"<span>{_text(words('sheet', key))}</span>" for key in ("name", "class", "date"))
    score = f"{_text(words('sheet', 'score'))}        / {head.total}"
    return (
        f'<div class="to-write">{fields}</div>\n<div class="head"><h1>{_text(head.title)}</h1>'
        f'<p class="about">{_text(head.about)}</p><p class="score">{score}</p></div>'
    )


def _article(article: Article) -> str:
    rows = (
        f"<p><b>{count}</b> {_text(text)}</p>" if count else f"<h3>{_text(text)}</h3>" for count, text in article.blocks
    )
    source = f'\n<p class="source">{_text(article.source)}</p>' if article.source else ""
    return f'<p class="text-title">{_text(article.title)}</p>\n<div class="article">{_joined(rows)}</div>{source}'


def _words(listed: WordList) -> str:
    rows = (
        f'<tr><td><b>{_text(gloss.word)}</b> <span class="forms">{_text(gloss.forms)}</span></td>'
        f"<td>{_text(gloss.meaning)}</td></tr>"
        for gloss in listed.glosses
    )
    return f'<table class="ruled words">{_joined(rows)}</table>'


def _key(key: Key) -> str:
    names = [_text(words("sheet", f"{head}-head")) for head in ("number", "answer", "paragraph", "points")]
    heads = (
        f'<th>{names[0]}</th><th>{names[1]}</th><th class="middle">{names[2]}</th><th class="middle">{names[3]}</th>'
    )
    rows: list[str] = []
    for row in key.rows:
        answer = _text("\n".join(part for part in (row.answer, row.also) if part))
        quote = f'<div class="quote">{_text(row.quote)}</div>' if row.quote else ""
        rows.append(
            f'<tr><th class="narrow">{_text(row.number)}</th><td>{answer}{quote}</td>'
            f'<td class="middle">{row.paragraph or "–"}</td><td class="middle">{row.points or "–"}</td></tr>'
        )
    return f'<table class="ruled"><thead><tr>{heads}</tr></thead><tbody>{_joined(rows)}</tbody></table>'


def _question(question: Question, pictures: Mapping[str, File]) -> str:
    points = f"{question.points}{_text(words('sheet', 'points'))}" if question.points else ""
    task = f'<span class="task">{_text(question.task)}</span>' if question.task else ""
    stem = _GAP.join(map(_text, question.stem))
    picture = _picture(question, pictures)
    return (
        f'<div class="question"><span class="points">{points}</span><b>{question.number}</b>'
        f"<div><p>{stem}{task}</p>{picture}{_ROOMS[question.form](question)}</div></div>"
    )


def _picture(question: Question, pictures: Mapping[str, File]) -> str:
    if not question.picture:
        return ""
    text = _text(words("sheet", "picture", n=question.number))
    return f'<p><img src="{pictures[question.picture].uri}" alt="{text}"></p>'


def _options(question: Question) -> str:
    if not question.options:
        return ""
    named = zip(letters(len(question.options)), question.options, strict=True)
    rows = (f"<li><b>{name}</b><span>{_text(option)}</span></li>" for name, option in named)
    return f'<ol class="options">{_joined(rows)}</ol>'


def _lines(question: Question) -> str:
    return '<div class="line"></div>' * question.lines


def _truth(question: Question) -> str:
    heads = "".join(f'<th class="middle">{_text(words("sheet", key))}</th>' for key in ("true", "false"))
    box = f'<td class="middle">{_BOX}</td>'
    named = zip(letters(len(question.rows)), question.rows, strict=True)
    rows = (f'<tr><th class="narrow">{name.lower()}</th><td>{_text(row)}</td>{box * 2}</tr>' for name, row in named)
    return (
        f'<table class="boxes"><thead><tr><td></td><td></td>{heads}</tr></thead><tbody>{_joined(rows)}</tbody></table>'
    )


def _order(question: Question) -> str:
    rows = (f'<tr><td class="narrow"></td><td>{_text(row)}</td></tr>' for row in question.rows)
    return f'<table class="boxes">{_joined(rows)}</table>'


def _match(question: Question) -> str:
    left = (
        f'<tr><th class="narrow">{place}</th><td>{_text(row)}</td><td class="narrow"></td></tr>'
        for place, row in enumerate(question.rows, 1)
    )
    named = zip(letters(len(question.options)), question.options, strict=True)
    right = (f'<tr><th class="narrow">{name}</th><td>{_text(option)}</td></tr>' for name, option in named)
    tables = (f'<div><table class="boxes">{_joined(rows)}</table></div>' for rows in (left, right))
    return f'<div class="match">{_joined(tables)}</div>'


def _schema(question: Question) -> str:
    rows = (f"<tr><th>{_text(row)}</th><td></td></tr>" for row in question.rows)
    return f'<table class="boxes schema">{_joined(rows)}</table>'


def _joined(rows: Iterable[str]) -> str:
    return "\n".join(rows)


_ROOMS: Final[dict[str, Callable[[Question], str]]] = {
    "choice": _options,
    "gap": _options,
    "lines": _lines,
    "truth": _truth,
    "order": _order,
    "match": _match,
    "schema": _schema,
}
"""Form of a question to the room for its answer."""
