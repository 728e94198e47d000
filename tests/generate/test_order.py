"""Order: dated events by their years, steps of a recipe as the text gives them; with three events which came first."""

from __future__ import annotations

import pytest
from written import made

EVENTS = (
    "Het bedrijf werd in 1901 opgericht door twee broers uit Deventer.",
    "In 1987 verkocht de familie het bedrijf aan een Duitse firma.",
    "In 2004 sloot de fabriek in Deventer.",
    "In 1953 kocht de vereniging een boot.",
)


def _orders(*paragraphs: str) -> list[list[str]]:
    return [item.sequence for item in made(*paragraphs).of("order")]


def test_dated_events_are_put_in_the_order_of_their_years_and_without_them() -> None:
    (sequence,) = _orders(*EVENTS)
    assert sequence == [
        "Het bedrijf werd opgericht door twee broers uit Deventer.",
        "De vereniging kocht een boot.",
        "De familie verkocht het bedrijf aan een Duitse firma.",
        "De fabriek sloot in Deventer.",
    ]


def test_the_order_of_the_text_makes_no_difference_to_the_order_of_events() -> None:
    assert _orders(*EVENTS) == _orders(*reversed(EVENTS))


def test_an_order_of_events_tells_the_years_afterwards() -> None:
    (item,) = made(*EVENTS).of("order")
    assert all(year in item.explanation for year in ("1901", "1953", "1987", "2004"))
    assert not any(year in text for year in ("1901", "1953", "1987", "2004") for text in item.sequence)


@pytest.mark.parametrize("seed", range(4))
def test_of_three_events_the_first_or_the_last_is_asked(seed: int) -> None:
    found = made(EVENTS[0], EVENTS[1], EVENTS[3], seed=seed)
    assert found.of("order") == []
    (item,) = found.of("inference")
    first = item.stem == "Wat gebeurde volgens de tekst het eerst?"
    assert first or item.stem == "Wat gebeurde volgens de tekst het laatst?"
    assert item.key == (
        "Het bedrijf werd opgericht door twee broers uit Deventer."
        if first
        else "De familie verkocht het bedrijf aan een Duitse firma."
    )
    assert all(d.why for d in item.distractors)


def test_two_events_are_no_order() -> None:
    found = made(*EVENTS[:2])
    assert found.of("order") == []
    assert found.of("inference") == []


STEPS = (
    "Verwarm de oven op 180 graden. Snijd de wortels in kleine stukken.",
    "Was de prei onder de kraan. Giet het water uit de pan. Doe de uien in de pan.",
    "Strooi de kaas over het gerecht. Leg de plakken ham op een bord.",
)


def test_the_steps_of_a_recipe_stand_in_the_order_of_the_text() -> None:
    (item,) = made(*STEPS).of("order")
    text = " ".join(STEPS)
    places = [text.index(step) for step in item.sequence]
    assert len(places) == 4
    assert places == sorted(places)
    assert item.stem == "Zet de stappen in de juiste volgorde."


def test_a_few_instructions_are_no_recipe() -> None:
    assert made(*STEPS[:1]).of("order") == []


def test_ingredients_are_asked_for_with_their_unit() -> None:
    found = made("500 gram bloem; 100 gram suiker; 300 ml melk; 60 gram boter", "Zeef de bloem boven een grote kom.")
    asked = {item.stem: item.key for item in found.of("number") if "recept" in item.stem}
    assert len(asked) == 2
    possible = {
        "Hoeveel gram bloem heb je volgens het recept nodig?": "500",
        "Hoeveel gram suiker heb je volgens het recept nodig?": "100",
        "Hoeveel ml melk heb je volgens het recept nodig?": "300",
        "Hoeveel gram boter heb je volgens het recept nodig?": "60",
    }
    assert asked.items() <= possible.items()


def test_three_parts_are_no_list_of_ingredients() -> None:
    assert made("500 gram bloem; 100 gram suiker; 300 ml melk").of("number") == []
