"""A PDF in columns is read column by column, whichever way the program that made it wrote its pages."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from quiz.ingest import read_article, read_article_bytes
from quiz.ingest.columns import Piece, in_reading_order
from quiz.ingest.lines import run_on
from quiz.model.article import Article

SEED = read_article(Path(__file__).parents[2] / "seeds" / "brug-bij-doesburg.txt")
TEXT = '#set text(lang: "nl", hyphenate: true, size: 10pt)\n#set par(justify: true, spacing: 1.3em)\n#show heading: set text(size: 1em)\n'


def escaped(text: str) -> str:
    return re.sub(r"([^\w\s])", r"\\\1", text)


def read(source: str) -> Article:
    return read_article_bytes(bytes(typst.compile(source.encode(), format="pdf")), name="krant.pdf")


def flowing(columns: int, paper: str) -> str:
    """A page as most programs write it: the text of a column, then the next column; the title across all of them."""
    body = "\n\n".join(f"== {escaped(block.text)}" if block.heading else escaped(block.text) for block in SEED.blocks)
    title = f'#place(top + center, scope: "parent", float: true, text(18pt)[*{escaped(SEED.title)}*])\n'
    page = f'#set page(paper: "{paper}", columns: {columns}, footer: align(center, context counter(page).display()))\n'
    return TEXT + page + title + body


def by_rows(columns: int, rows: int) -> str:
    """Pages that go from left to right over all columns, line after line: what makes soup of an article."""
    lines: list[str] = []
    for block in SEED.blocks:
        lines += [*textwrap.wrap(block.text, 88 // columns), ""]
    pages: list[str] = []
    while lines:
        taken, lines = lines[: rows * columns], lines[rows * columns :]
        taken += [""] * (rows * columns - len(taken))
        cells = [taken[row + rows * column] for row in range(rows) for column in range(columns)]
        shown = ", ".join(f"[{escaped(cell) or '~'}]" for cell in cells)
        pages.append(f"#grid(columns: (1fr,) * {columns}, column-gutter: 1.2em, row-gutter: 0.55em, {shown})")
    start = '#set page(paper: "a4", margin: 1.5cm, footer: align(center, context counter(page).display()))\n'
    return f"{TEXT}{start}#text(18pt)[*{escaped(SEED.title)}*]\n\n" + "\n#pagebreak()\n".join(pages)


@pytest.mark.parametrize(("columns", "paper"), [(1, "a4"), (1, "a5"), (2, "a4"), (2, "a5"), (3, "a4")])
def test_columns_that_the_file_follows_are_read_as_they_are(columns: int, paper: str) -> None:
    found = read(flowing(columns, paper))
    assert found.title == SEED.title
    assert found.blocks == SEED.blocks


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("rows", [60, 18])
def test_columns_that_the_file_does_not_follow_are_put_in_order(columns: int, rows: int) -> None:
    found = read(by_rows(columns, rows))
    assert found.title == SEED.title
    words = [word for block in found.blocks for word in block.text.split()]
    assert words == [word for block in SEED.blocks for word in block.text.split()]
    if rows == 60:
        assert [block.text for block in found.blocks] == [block.text for block in SEED.blocks]


def test_a_table_in_a_text_of_one_column_leaves_the_text_as_it_is() -> None:
    paragraphs = list(SEED.paragraphs)
    rows = ", ".join(f"[regel {number}], [{number * 7} euro]" for number in range(12))
    body = (
        "\n\n".join(escaped(text) for text in paragraphs[:2])
        + f"\n\n#table(columns: 2, {rows})\n\n"
        + "\n\n".join(escaped(text) for text in paragraphs[2:])
    )
    found = read(TEXT + body)
    assert [text for text in found.paragraphs if text in paragraphs] == paragraphs


PIECES = st.lists(
    st.builds(
        Piece,
        x=st.sampled_from([50.0, 51.0, 58.0, 300.0, 301.0, 310.0, 420.0]) | st.floats(0, 600),
        y=st.integers(0, 40).map(lambda row: row * 20.0) | st.floats(0, 840),
        size=st.sampled_from([9.0, 10.0, 18.0]),
        text=st.text("abc ", min_size=1, max_size=60),
    ),
    max_size=60,
)


@given(PIECES)
def test_no_piece_is_lost_or_read_twice(pieces: list[Piece]) -> None:
    ordered = in_reading_order(pieces, 595.0)
    assert sorted(map(id, ordered)) == sorted(map(id, pieces))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["de provin-", "cie betaalt"], "de provincie betaalt"),
        (["een reis naar Pe-", "king"], "een reis naar Peking"),
        (["een deel van Zuid-", "Holland"], "een deel van Zuid-Holland"),
        (["per e-", "mail"], "per e-mail"),
        (["de in-", "en uitvoer"], "de in- en uitvoer"),
        (["in 2024-", "2025"], "in 2024-2025"),
        (["hij wachtte -", "lang"], "hij wachtte - lang"),
        (["een gewone", "regel"], "een gewone regel"),
    ],
)
def test_broken_lines_are_put_together_again(lines: list[str], text: str) -> None:
    assert run_on(*lines) == text


def test_hyphens_of_a_page_are_seen_whatever_the_font_calls_them() -> None:
    text = (
        "De gemeente stuurt een e-mail over de kust van Zuid-Holland en Noord-Brabant, en de verantwoordelijkheidsgevoelige "
        "wethouder geeft daarna een persconferentie in het gemeentehuis over schelpdieren en de in- en uitvoer van schelpen."
    )
    for width in range(5, 16):
        found = read(
            f"#set page(width: {width}cm, height: 40cm, margin: 1cm)\n{TEXT}#text(18pt)[*Zee*]\n\n{escaped(text)}"
        )
        assert found.paragraphs == (text,), width
