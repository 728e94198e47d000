"""What somebody is: before the name, behind it, with the functions of others as options."""

from __future__ import annotations

import pytest
from written import made

_THREE = (
    "Wethouder Karin Bakker opende de brug. Directeur Piet Jansen van de werf knipte een lint door. "
    "Boswachter Anna Smit keek toe vanaf de oever."
)


def _asked(text: str) -> dict[str, tuple[str, list[str]]]:
    stems = [item for item in made(text).items if item.stem.startswith("Welke functie")]
    return {
        item.stem.split(" heeft ")[1].split(" volgens")[0]: (item.key, [d.text for d in item.distractors])
        for item in stems
    }


def test_the_functions_of_two_others_are_the_options() -> None:
    found = _asked(_THREE)
    assert len(found) == 2, "at most two, however many people have a function"
    for key, options in found.values():
        assert key in {"wethouder", "directeur", "boswachter"}
        assert key not in options
        assert set(options) <= {"wethouder", "directeur", "boswachter"}


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Op dinsdag kwam financieel directeur Piet Jansen naar Ede.", "Piet Jansen", "financieel directeur"),
        ("In Ede opende minister van Landbouw Piet Jansen een school.", "Piet Jansen", "minister van Landbouw"),
        (
            "Anna Smit, eigenaar van een bakkerij in Ede, bakte dinsdag tweehonderd taarten.",
            "Anna Smit",
            "eigenaar van een bakkerij in Ede",
        ),
    ],
)
def test_a_function_stands_before_a_name_or_behind_it(text: str, name: str, key: str) -> None:
    assert _asked(text)[name][0] == key


@pytest.mark.parametrize("role", ["Oud-burgemeester", "D66-leider", "Technisch directeur"])
def test_who_has_a_function_is_asked_where_two_others_have_none(role: str) -> None:
    (item,) = [
        item
        for item in made(
            f"{role} Anna Smit kocht in Ede een molen. Daar kwam dinsdag ook Piet Jansen kijken. "
            "Woensdag schilderde Marieke Visser de deuren van de molen groen."
        ).items
        if item.stem.startswith("Wie is volgens")
    ]
    assert item.stem == f"Wie is volgens de tekst {role if role[1].isdigit() else role[0].lower() + role[1:]}?"
    assert item.key == "Anna Smit"
    assert {d.text for d in item.distractors} == {"Piet Jansen", "Marieke Visser"}


def test_one_word_for_what_somebody_is_need_not_be_the_only_one_and_is_not_typed() -> None:
    assert _asked("Oud-burgemeester Anna Smit kocht in Ede een molen.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Premier Anna Smit kwam dinsdag naar de haven van Ede.",
        "Zijn collega Anna Smit kwam dinsdag naar de haven van Ede.",
        "Haar zoon Piet Jansen kwam dinsdag naar de haven van Ede.",
        "In Ede kwamen directeuren Piet Jansen en Anna Smit naar de haven.",
        "Anna Smit, die directeur wil worden, kwam dinsdag naar de haven van Ede.",
    ],
)
def test_who_rules_and_whose_friend_somebody_is_are_no_questions(text: str) -> None:
    assert _asked(text) == {}
