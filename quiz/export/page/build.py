"""Builds the page: the questions as data, the key apart from them, style and scripts in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final

from quiz.bankfile.media import media_of
from quiz.export.dates import written_date
from quiz.export.files import File
from quiz.export.page.near import near_words
from quiz.export.usable import is_preview, sort_out, text_order
from quiz.locale import catalogue, language, say
from quiz.model.bank import GAP, Bank, Heading, Item
from quiz.practice.items import item_question
from quiz.practice.questions import Form, Question
from quiz.text.safe import clean

_DATA: Final = Path(__file__).parent / "data"
_WORDS: Final = (
    "gap", "choose", "question", "preview", "empty", "seen", "model", "answer", "evidence", "judge", "yes", "no",
    "score", "open", "open-one", "picture", "recording",
)  # fmt: skip


def build_page(bank: Bank, items: list[Item], files: Mapping[str, File] | None = None) -> str:
    """The page of a bank with these items, in the interface language; the text and the questions are Dutch.

    ``files`` are their pictures and recordings, by the path as the bank has it.
    """
    questions = [item_question(bank, item, 0) for item in items]
    numbers = _numbers(items)
    title = escape(clean(bank.title) or bank.id)
    parts = {
        "lang": language(),
        "title": title,
        "meta": " · ".join(escape(clean(part)) for part in _meta(bank)),
        "before": _before(items),
        "article": _article(bank),
        "data": _json(_data(bank, items, questions, numbers, files or {})),
        "keys": _json(_keys(items, questions)),
        "words": _json(_words()),
        "style": (_DATA / "page.css").read_text(encoding="utf-8"),
        "grade": (_DATA / "grade.js").read_text(encoding="utf-8"),
        "script": (_DATA / "page.js").read_text(encoding="utf-8"),
        **{key: escape(say("page", key)) for key in _LABELS},
    }
    page = Template((_DATA / "page.html").read_text(encoding="utf-8")).substitute(parts)
    return page if bank.paragraphs else _without_article(page)


_LABELS: Final = (
    "skip", "name", "noscript", "text", "questions", "check", "result", "print", "save", "again",
)  # fmt: skip


def page_items(bank: Bank) -> tuple[list[Item], list[Any]]:
    """The items of a page, a preview first and then in text order, and what is left out."""
    items, refused = sort_out(bank)
    return sorted(text_order(bank, items), key=lambda item: not is_preview(item)), refused


def _meta(bank: Bank) -> list[str]:
    source = bank.source
    return [part for part in (bank.level, source.author, written_date(source.date), source.licence) if part]


def _before(items: list[Item]) -> str:
    if not any(map(is_preview, items)):
        return ""
    heading = escape(say("page", "before"))
    return f'<section id="voor" aria-labelledby="voor-kop"><h2 id="voor-kop">{heading}</h2></section>'


def _article(bank: Bank) -> str:
    rows: list[str] = []
    number = 0
    for block in bank.text:
        if isinstance(block, Heading):
            rows.append(f"<h3>{escape(clean(block.heading))}</h3>")
        else:
            number += 1
            rows.append(f"<p><b>{number}</b> {escape(clean(block))}</p>")
    return f'<div class="article">{"".join(rows)}</div>'


def _without_article(page: str) -> str:
    start, end = page.index('<section id="tekst"'), page.index("</details>\n</section>\n")
    shorter = page[:start] + page[end + len("</details>\n</section>\n") :]
    return shorter.replace('<main class="wide">', "<main>", 1)


def _numbers(items: list[Item]) -> list[int]:
    numbers: list[int] = []
    for item in items:
        numbers.append(0 if is_preview(item) else max(numbers, default=0) + 1)
    return numbers


def _data(
    bank: Bank, items: list[Item], questions: list[Question], numbers: list[int], files: Mapping[str, File]
) -> dict[str, Any]:
    """What is asked, without anything that answers it."""
    return {
        "id": bank.id,
        "title": bank.title or bank.id,
        "gap": GAP,
        "questions": [
            {
                "id": f"v-{item.id}",
                "number": number,
                "form": question.form.value,
                "task": _task(question),
                "prompt": question.prompt,
                "points": item.points,
                "options": question.options,
                "lefts": question.lefts,
                **{kind: files[path].uri for kind, path in media_of(item) if path in files},
            }
            for item, question, number in zip(items, questions, numbers, strict=True)
        ],
    }


def _task(question: Question) -> str:
    """A page has fields where the terminal has thoughts and keys."""
    form = question.form.value
    return (
        say("page", f"task.{form}") if form in {"order", "open", "schema"} else say("practice", f"task.{question.task}")
    )


def _keys(items: list[Item], questions: list[Question]) -> dict[str, Any]:
    """What a server would keep to itself."""
    typed = [question for question in questions if question.form == Form.TYPED]
    return {
        "near": near_words(answer for question in typed for answer in question.accepted),
        "keys": {
            f"v-{item.id}": {
                "key": question.key,
                "accepted": question.accepted,
                "wrong": question.wrong,
                "strict": question.strict,
                "answer": question.answer,
                "whys": question.whys,
                "explanation": question.explanation,
                "quote": question.evidence.quote if question.evidence else "",
                "paragraph": question.evidence.paragraph if question.evidence else 0,
            }
            for item, question in zip(items, questions, strict=True)
        },
    }


def _words() -> dict[str, Any]:
    practice = catalogue("practice", language())
    return {
        **{key: say("page", key) for key in _WORDS},
        "true": practice["true"],
        "false": practice["false"],
        "verdicts": {key: practice[f"verdict.{key}"] for key in ("right", "careless", "wrong", "seen")},
        "reasons": {key.removeprefix("reason."): text for key, text in practice.items() if key.startswith("reason.")},
    }


def _json(value: Any) -> str:  # noqa: ANN401 - JSON
    """JSON that no text can end early: a script element ends at the first ``</script``, whatever it is in."""
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
    )
