"""Banks as Moodle XML: a category for each bank, the article first, every question with its feedback and its id."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape

from quiz.export.school.ask import Asked, article, title_of, wording
from quiz.model.bank import Bank

_TYPES = {
    "choice": "multichoice",
    "truth": "truefalse",
    "short": "shortanswer",
    "matching": "matching",
    "essay": "essay",
}


def moodle_xml(banks: Iterable[tuple[Bank, Sequence[Asked]]]) -> str:
    """A question file for Moodle 3.9 and later."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for bank, questions in banks:
        parts += [_category(bank), _article(bank), *map(_question, questions)]
    return "\n".join(part for part in (*parts, "</quiz>") if part) + "\n"


def _category(bank: Bank) -> str:
    """A slash in a name is written twice, because one divides categories."""
    names = "/".join(name.replace("/", "//") for name in (wording()["category"], title_of(bank)))
    return f'<question type="category">\n<category>{_text(f"$course$/top/{names}")}</category>\n</question>'


def _article(bank: Bank) -> str:
    """The text as a description: something on the page that asks nothing."""
    blocks = article(bank)
    if not blocks:
        return ""
    shown = [
        f"<p><strong>{number}</strong>&nbsp;{_html(text)}</p>" if number else f"<p><strong>{_html(text)}</strong></p>"
        for number, text in blocks
    ]
    name = wording()["article"].format(title=title_of(bank))
    body = f"<h3>{_html(title_of(bank))}</h3>" + "".join(shown)
    return "\n".join(
        (
            '<question type="description">',
            f"<name>{_text(name[:250])}</name>",
            f'<questiontext format="html">{_text(body)}</questiontext>',
            "<defaultgrade>0</defaultgrade>",
            f"<idnumber>{escape(bank.id)}--tekst</idnumber>",
            "</question>",
        )
    )


def _question(question: Asked) -> str:
    tags = "".join(f"<tag>{_text(tag)}</tag>" for tag in question.tags)
    return "\n".join(
        (
            f'<question type="{_TYPES[question.ask]}">',
            f"<name>{_text(question.name)}</name>",
            f'<questiontext format="html">{_text(_stem(question))}{_files(question)}</questiontext>',
            f'<generalfeedback format="html">{_text(_paragraph(question.feedback))}</generalfeedback>',
            f"<defaultgrade>{question.points}</defaultgrade>",
            f"<penalty>{1 if question.ask == 'truth' else 0.3333333}</penalty>",
            "<hidden>0</hidden>",
            f"<idnumber>{escape(question.item.id)}</idnumber>",
            *_BODIES[question.ask](question),
            f"<tags>{tags}</tags>",
            "</question>",
        )
    )


def _stem(question: Asked) -> str:
    """The words, and below them what belongs to them; Moodle finds its own files at this address."""
    shown = [_paragraph(question.stem)]
    for file in question.files:
        place = f"@@PLUGINFILE@@/{file.name}"
        if file.kind == "image":
            shown.append(f'<p><img src="{place}" alt="{wording()["picture"]}" style="max-width: 100%"></p>')
        else:
            shown.append(f'<p><audio controls src="{place}"></audio></p>')
    return "".join(shown)


def _files(question: Asked) -> str:
    return "".join(
        f'<file name="{file.name}" path="/" encoding="base64">{b64encode(file.data).decode("ascii")}</file>'
        for file in question.files
    )


def _choice(question: Asked) -> Iterable[str]:
    yield "<single>true</single>"
    # left out, Moodle would not shuffle
    yield f"<shuffleanswers>{'false' if question.fixed else 'true'}</shuffleanswers>"
    yield "<answernumbering>ABCD</answernumbering>"
    for option in question.options:
        yield _answer(_html(option.text), right=option.right, format_name="html", feedback=option.feedback)


def _truth(question: Asked) -> Iterable[str]:
    # these two words are what the importer looks for, in every language
    for word, right in (("true", question.truth), ("false", not question.truth)):
        yield _answer(word, right=right, format_name="moodle_auto_format")


def _short(question: Asked) -> Iterable[str]:
    yield "<usecase>0</usecase>"
    for option in question.options:
        # a bare asterisk would stand for any answer
        yield _answer(option.text.replace("*", "\\*"), right=True, format_name="moodle_auto_format")


def _matching(question: Asked) -> Iterable[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    for left, right in question.pairs:
        side = _text(_html(left))
        yield f'<subquestion format="html">{side}<answer>{_text(right)}</answer></subquestion>'


def _essay(question: Asked) -> Iterable[str]:
    yield "<responseformat>plain</responseformat>"
    yield f"<responserequired>{1 if question.points else 0}</responserequired>"
    yield f"<responsefieldlines>{5 if question.template.count(chr(10)) < 4 else 10}</responsefieldlines>"
    yield "<attachments>0</attachments>"
    yield "<attachmentsrequired>0</attachmentsrequired>"
    yield f'<graderinfo format="html">{_text(_paragraph(question.model))}</graderinfo>'
    yield f'<responsetemplate format="html">{_text(_html(question.template))}</responsetemplate>'


_BODIES = {"choice": _choice, "truth": _truth, "short": _short, "matching": _matching, "essay": _essay}


def _answer(text: str, *, right: bool, format_name: str, feedback: str = "") -> str:
    said = f'<feedback format="html">{_text(_html(feedback))}</feedback>'
    return f'<answer fraction="{100 if right else 0}" format="{format_name}">{_text(text)}{said}</answer>'


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _paragraph(text: str) -> str:
    return f"<p>{_html(text)}</p>" if text else ""


def _text(content: str) -> str:
    """A text element; the end of a CDATA section is cut in two so that no text can end it."""
    inner = content.replace("]]>", "]]]]><![CDATA[>")
    return f"<text><![CDATA[{inner}]]></text>" if content else "<text></text>"
