"""Why: reasons in front and behind, *daarom* and *daardoor* with what they take up, *vanwege* with a noun."""

from __future__ import annotations

import pytest
from written import made


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "Omdat de rivier hoog stond, sloot de gemeente Zutphen de brug.",
            "Waarom sloot de gemeente Zutphen de brug?",
            "omdat de rivier hoog stond",
        ),
        (
            "De gemeente Zutphen sloot de brug, omdat de rivier te hoog stond.",
            "Waarom sloot de gemeente Zutphen de brug?",
            "omdat de rivier te hoog stond",
        ),
        (
            "De rivier stond te hoog voor kleine schepen. Daarom sloot de gemeente Zutphen de brug.",
            "Waarom sloot de gemeente Zutphen de brug?",
            "De rivier stond te hoog voor kleine schepen.",
        ),
        (
            "In mei vielen de pompen uit en daardoor verloor de boer Jan Smit zijn oogst.",
            "Waardoor verloor de boer Jan Smit zijn oogst?",
            "In mei vielen de pompen uit.",
        ),
        (
            "De gemeente Zutphen sloot de brug vanwege het hoge water.",
            "Waarom sloot de gemeente Zutphen de brug?",
            "vanwege het hoge water",
        ),
    ],
)
def test_a_stated_reason_answers_a_question(text: str, stem: str, key: str) -> None:
    assert made(text).item(stem).key == key


def test_a_consequence_behind_the_reason_is_no_part_of_it() -> None:
    found = made("De brug van Zutphen bleef dicht omdat de rivier te hoog stond, waardoor de boten moesten wachten.")
    assert [item.key for item in found.of("reason")] == ["omdat de rivier te hoog stond"]


def test_therefore_after_a_sentence_that_leans_itself_is_left_alone() -> None:
    assert not made("Ze vond dat veel te duur voor zulk werk. Daarom sloot de gemeente Zutphen de brug.").of("reason")
