"""Banks as GIFT: one question a line, everything escaped that the format reads as a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from quiz.export.school.ask import Asked, article, flat, title_of, wording
from quiz.model.bank import Bank

# the backslash first, or it would escape the escapes
_SIGNS: Final = ("\\", "~", "=", "#", "{", "}", ":")
_WEIGHT: Final = re.compile(r"%-*[0-9]{1,2}\.?[0-9]*%")
"""How the importer finds a weight at the beginning of an answer."""
_FORMAT: Final = re.compile(r"\[(?:html|moodle|plain|markdown)\]")
"""How it finds a format at the beginning of a text."""


def gift(banks: Iterable[tuple[Bank, Sequence[Asked]]]) -> str:
    """A GIFT file. The format has no points, so a question counts for one."""
    blocks: list[str] = []
    for bank, questions in banks:
        blocks.append(f"$CATEGORY: $course$/top/{_category(wording()['category'])}/{_category(title_of(bank))}")
        blocks += [*_article(bank), *map(_question, questions)]
    return "\n\n".join(blocks) + "\n"


def _category(name: str) -> str:
    return name.replace("/", "//")


def _article(bank: Bank) -> Iterable[str]:
    blocks = article(bank)
    if blocks:
        # a blank line would end the question, so that paragraphs are lines with a written \n
        text = "\n".join(f"{number} {text}" if number else text.upper() for number, text in blocks)
        yield f"::{_escaped(wording()['article'].format(title=title_of(bank)))}::[plain]{_escaped(text)}"


def _question(question: Asked) -> str:
    tags = " ".join(f"[tag:{tag}]" for tag in question.tags)
    feedback = f"####{_text(question.feedback)}" if question.feedback else ""
    if question.ask == "essay" and question.model:
        # an essay has no place for a model answer, and pupils see this only after they have answered
        feedback = f"####{_text(question.model)}" + (f"\\n{_escaped(question.feedback)}" if feedback else "")
    return (
        f"// [id:{question.item.id}] {tags}\n"
        f"::{_escaped(question.name)}::[plain]{_escaped(_stem(question))}{{{_answers(question)}{feedback}}}"
    )


def _stem(question: Asked) -> str:
    return f"{question.stem}\n{question.template}" if question.template else question.stem


def _answers(question: Asked) -> str:
    if question.ask == "truth":
        return "T" if question.truth else "F"
    if question.ask == "short":
        # with its weight, or a lone T or F would make it a statement
        return " ".join(f"=%100%{_text(option.text.replace('*', chr(92) + '*'))}" for option in question.options)
    if question.ask == "matching":
        return " ".join(f"={_text(left)} -> {_escaped(right)}" for left, right in question.pairs)
    return " ".join(_option(option.text, option.feedback, right=option.right) for option in question.options)


def _option(text: str, feedback: str, *, right: bool) -> str:
    sign = "=" if right else "~"
    weight = "%0%" if _WEIGHT.match(text) and not right else ""
    return f"{sign}{weight}{_text(text)}" + (f"#{_text(feedback)}" if feedback else "")


def _text(text: str) -> str:
    """A text that may itself begin like a format."""
    return ("[plain]" if _FORMAT.match(text) else "") + _escaped(text)


def _escaped(text: str) -> str:
    # an arrow of two signs would turn any question into a matching one and cannot be escaped
    plain = text.replace("->", "→")
    for sign in _SIGNS:
        plain = plain.replace(sign, "\\" + sign)
    return "\\n".join(flat(line) for line in plain.split("\n"))
