"""Importers written from the rules of the formats, as Moodle applies them; they share no code with the exporters."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET


@dataclass
class Imported:
    type: str
    name: str = ""
    stem: str = ""
    id: str = ""
    points: float = 1
    answers: list[tuple[float, str, str]] = field(default_factory=list)
    """Fraction (0-1), text, feedback."""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    feedback: str = ""
    model: str = ""
    template: str = ""
    shuffled: bool = False
    tags: list[str] = field(default_factory=list)


# -- Moodle XML ------------------------------------------------------------------------------------------------------


def read_moodle(data: bytes) -> tuple[str, list[Imported]]:
    """Category and questions; raises where Moodle's importer would refuse."""
    root = ET.fromstring(data)  # noqa: S314 - our own file
    assert root.tag == "quiz"
    category = ""
    questions: list[Imported] = []
    for element in root:
        kind = element.attrib["type"]
        if kind == "category":
            category = element.findtext("category/text") or ""
        else:
            questions.append(_moodle_question(element, kind))
    return category, questions


def shown(markup: str) -> str:
    """What a browser shows of simple HTML."""
    text = re.sub(r"</p><p>|<br>", "\n", markup)
    assert set(re.findall(r"<[^>]*>", text)) <= {"<p>", "</p>", "<strong>", "</strong>", "<h3>", "</h3>"}, text
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def _moodle_question(element: ET.Element, kind: str) -> Imported:
    found = Imported(kind)
    found.name = (element.findtext("name/text") or "").strip()
    assert 0 < len(found.name) <= 255
    assert element.find("questiontext").attrib["format"] == "html"
    found.stem = shown((element.findtext("questiontext/text") or "").strip())
    found.feedback = shown(element.findtext("generalfeedback/text") or "")
    found.points = float(element.findtext("defaultgrade") or 1)
    found.id = element.findtext("idnumber") or ""
    assert len(found.id) <= 100
    found.shuffled = element.findtext("shuffleanswers") in {"true", "1"}
    found.tags = [tag.text or "" for tag in element.findall("tags/tag/text")]
    for answer in element.findall("answer"):
        text = (answer.findtext("text") or "").strip()
        if answer.attrib["format"] == "html":
            text = shown(text)
        if kind == "shortanswer":
            # an asterisk is a wildcard unless a backslash stands before it
            assert not re.search(r"(?<!\\)\*", text)
            text = text.replace("\\*", "*")
        found.answers.append(
            (float(answer.attrib["fraction"]) / 100, text, shown(answer.findtext("feedback/text") or ""))
        )
    found.pairs = [
        (shown(sub.findtext("text") or "").strip(), (sub.findtext("answer/text") or "").strip())
        for sub in element.findall("subquestion")
    ]
    found.model = shown(element.findtext("graderinfo/text") or "")
    found.template = shown(element.findtext("responsetemplate/text") or "")
    _accept(found)
    return found


def _accept(found: Imported) -> None:
    """What the save code of each question type insists on."""
    if found.type == "multichoice":
        assert len(found.answers) >= 2
        assert sum(fraction for fraction, _, _ in found.answers) == 1
    if found.type == "truefalse":
        assert sorted(text for _, text, _ in found.answers) == ["false", "true"]
    if found.type == "shortanswer":
        assert any(fraction == 1 and text for fraction, text, _ in found.answers)
    if found.type == "matching":
        assert sum(bool(left) for left, _ in found.pairs) >= 2
        assert len({right for _, right in found.pairs if right}) >= 3


# -- GIFT ------------------------------------------------------------------------------------------------------------

_ESCAPED = {":": "\x01", "#": "\x02", "=": "\x03", "{": "\x04", "}": "\x05", "~": "\x06"}
_WEIGHT = re.compile(r"^%-*([0-9]{1,2})\.?([0-9]*)%")
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]")


def _before(text: str) -> str:
    """Hide what is escaped, the escaped backslash first."""
    text = text.replace("\\\\", "\x07")
    for sign, code in _ESCAPED.items():
        text = text.replace("\\" + sign, code)
    return text.replace("\\n", "\x08")


def _after(text: str) -> str:
    for sign, code in _ESCAPED.items():
        text = text.replace(code, sign)
    return text.replace("\x07", "\\").replace("\x08", "\n")


def _plain(text: str) -> str:
    return _after(_FORMAT.sub("", text.strip()).strip())


def read_gift(data: bytes) -> tuple[str, list[Imported]]:
    """Category and questions, by the steps of Moodle's GIFT reader."""
    category = ""
    questions: list[Imported] = []
    block: list[str] = []
    for line in [*data.decode("utf-8").split("\n"), ""]:
        if line.strip():
            block.append(line.strip())
        elif block:
            found, named = _gift_block(block)
            category = named or category
            questions += [found] if found else []
            block = []
    return category, questions


def _gift_block(block: list[str]) -> tuple[Imported | None, str]:
    identifier = next(
        (m[1] for line in block if line.startswith("//") and (m := re.search(r"\[id:([^\]]*)\]", line))), ""
    )
    tags = [tag for line in block if line.startswith("//") for tag in re.findall(r"\[tag:([^\]]*)\]", line)]
    text = "\n".join(line for line in block if not line.startswith("//"))
    if text.startswith("$CATEGORY:"):
        return None, text.removeprefix("$CATEGORY:").strip()
    found = _gift_question(_before(text))
    found.id, found.tags = identifier, tags
    return found, ""


def _gift_question(text: str) -> Imported:
    found = Imported("")
    if text.startswith("::"):
        name, _, text = text[2:].partition("::")
        found.name = _after(name.strip())
    start, end = text.find("{"), text.rfind("}")
    if start < 0:
        found.type, found.stem = "description", _plain(text)
        return found
    assert text.count("{") == text.count("}") == 1, text
    assert end == len(text) - 1
    found.stem = _plain(text[:start])
    answers = text[start + 1 : end].strip()
    if "####" in answers:
        answers, _, feedback = answers.partition("####")
        found.feedback = _plain(feedback)
    _gift_answers(found, answers.strip())
    _accept(found)
    return found


def _gift_answers(found: Imported, answers: str) -> None:
    if not answers:
        found.type = "essay"
    elif answers.startswith("#"):
        raise AssertionError("numerical")
    elif "~" in answers:
        found.type = "multichoice"
        found.answers = [_gift_option(part) for part in answers.replace("=", "~=").split("~") if part.strip()]
    elif "=" in answers and "->" in answers:
        found.type = "matching"
        for part in answers.split("=")[1:]:
            left, arrow, right = part.partition("->")
            assert arrow
            found.pairs.append((_plain(left), _after(right.strip())))
    elif answers.partition("#")[0].strip().upper() in {"T", "TRUE", "F", "FALSE"}:
        found.type = "truefalse"
        right = answers[0].upper() == "T"
        found.answers = [(float(right), "true", ""), (float(not right), "false", "")]
    else:
        found.type = "shortanswer"
        for part in answers.split("=")[1:]:
            fraction, text, feedback = _gift_option("=" + part, weighed=True)
            assert not re.search(r"(?<!\\)\*", text)
            found.answers.append((fraction, text.replace("\\*", "*"), feedback))


def _gift_option(part: str, *, weighed: bool = False) -> tuple[float, str, str]:
    """A right answer of a multiple choice question has no weight: what looks like one is text."""
    part = part.strip()
    right = part.startswith("=")
    part = part.removeprefix("=")
    fraction = float(right)
    weight = _WEIGHT.match(part)
    if weight and (weighed or not right):
        fraction = float(weight[0].strip("%")) / 100
        part = part[weight.end() :]
    text, _, feedback = part.partition("#")
    return fraction, _plain(text), _plain(feedback)
