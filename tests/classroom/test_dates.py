"""Dates on paper and on the page are written as people write them."""

from __future__ import annotations

import pytest

from quiz.export.dates import written_date
from quiz.export.page.build import build_page, page_items
from quiz.export.worksheet.compose import compose
from quiz.model.bank import Bank


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2023-06-18", "18 juni 2023"),
        ("2023-06-01", "1 juni 2023"),
        ("2023-06", "juni 2023"),
        ("2023", "2023"),
        ("2023-13-01", "2023-13-01"),
        ("2023-06-32", "2023-06-32"),
        ("juni", "juni"),
        ("", ""),
    ],
)
def test_a_date_is_written_out(iso: str, written: str) -> None:
    assert written_date(iso) == written


def test_the_source_of_a_sheet_and_a_page_tells_it(school: Bank) -> None:
    assert school.source.date == "2024-05-02"
    assert "M. Jansen, 2 mei 2024" in compose(school).source
    assert "2 mei 2024" in build_page(school, page_items(school)[0])
