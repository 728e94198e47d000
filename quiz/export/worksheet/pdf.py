"""Sets a composed worksheet with Typst: offline, with the fonts that come with it, the same bytes every time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from quiz.errors import QuizError
from quiz.export.worksheet.layout import Part, lay_out
from quiz.export.worksheet.sheet import Sheet
from quiz.export.worksheet.wording import DATA, tables
from quiz.locale import say

_TEMPLATE: Final = "sheet.typ"
_AIR: Final = (1.25, 1.05, 0.85, 0.7)
"""Space between the questions of a part, in letters high, as usual and tighter; between the answers a part of it."""
_FEWEST_QUESTIONS: Final = 2
_FEWEST_ROWS: Final = 4
_LONGEST_WORD: Final = 40
"""A longer run without a space (an address on the web) may be broken anywhere, else it would leave the page."""
_RUN: Final = re.compile(rf"[^\s]{{{_LONGEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class Pages:
    """A part of the file and the pages that it takes, counted from 1."""

    part: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF with its parts: ``vragen-A``, ``antwoorden-A``, ..."""

    data: bytes
    parts: tuple[Pages, ...]


def print_sheet(sheet: Sheet, *, only_key: bool = False, large: bool = False) -> Printed:
    """Set a sheet on A4, a part a little tighter where that saves a last page with next to nothing on it."""
    data = _data(sheet, only_key=only_key, large=large)
    with _folder(sheet) as folder:
        printed = _printed(folder, data, {})
        tight: dict[str, float] = {}
        for air in _AIR[1:]:
            if not printed.lonely:
                break
            tight |= dict.fromkeys(printed.lonely, air)
            printed = _printed(folder, data, tight)
        if printed.lonely:
            # tighter did not help these
            helped = {part: air for part, air in tight.items() if part not in printed.lonely}
            printed = _printed(folder, data, helped)
    return Printed(printed.data, printed.parts)


@dataclass(frozen=True, slots=True)
class _Try(Printed):
    """One way to set a sheet; ``lonely`` are the parts whose last page holds next to nothing."""

    lonely: frozenset[str] = frozenset()


@contextmanager
def _folder(sheet: Sheet) -> Iterator[Path]:
    """The folder that Typst reads from and cannot look out of: the template, and the pictures where there are any."""
    if not sheet.pictures:
        yield DATA
        return
    with TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copyfile(DATA / _TEMPLATE, folder / _TEMPLATE)
        for name, file in sheet.pictures.items():
            (folder / name).write_bytes(file.data)
        yield folder


def _printed(folder: Path, data: dict[str, Any], air: Mapping[str, float]) -> _Try:
    """Set a sheet; ``air`` is the space in parts that do not have the usual."""
    import typst  # noqa: PLC0415 - 20 ms that only a PDF needs

    compiler = typst.Compiler(
        str(folder / _TEMPLATE),
        root=str(folder),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps({**data, "air": {"usual": _AIR[0], **air}}, ensure_ascii=False)},
    )
    try:
        pdf = compiler.compile(format="pdf", timestamp=0)
    except typst.TypstError as error:
        if folder != DATA and "decode" in str(error):
            raise QuizError(say("classroom", "picture-broken")) from None
        raise
    assert isinstance(pdf, bytes)
    marks = json.loads(compiler.query("metadata", field="value"))
    ends = {mark["tag"]: mark["page"] for mark in marks}
    parts = tuple(Pages(tag, page, ends[f"{tag}-end"]) for tag, page in ends.items() if f"{tag}-end" in ends)
    return _Try(pdf, parts, frozenset(part.part for part in parts if _is_lonely(part, marks)))


def _is_lonely(part: Pages, marks: list[dict[str, Any]]) -> bool:
    """Whether the last page of a part holds next to nothing."""
    what, fewest = ("question", _FEWEST_QUESTIONS) if part.part.startswith("vragen") else ("row", _FEWEST_ROWS)
    there = sum(mark["tag"] == what and mark["page"] == part.last for mark in marks)
    return part.last > part.first and there < fewest


def _data(sheet: Sheet, *, only_key: bool, large: bool) -> dict[str, Any]:
    parts = lay_out(sheet, only_key=only_key)
    plain = {"large": large, "words": tables(), "title": " ".join(sheet.title.split()), "parts": [*map(_part, parts)]}
    return {key: _breakable(value) for key, value in plain.items()}


def _part(part: Part) -> dict[str, Any]:
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in part.blocks]
    return {"name": part.name, "foot": part.foot, "blocks": blocks}


def _breakable(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Every text with places to break its longest words."""
    if isinstance(value, str):
        return _RUN.sub(lambda run: "\u200b".join(run[0]), value)
    if isinstance(value, dict):
        return {key: _breakable(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(child) for child in value]
    return value
