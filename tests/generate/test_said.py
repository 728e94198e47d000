"""What somebody said, asked of whoever speaks once; quotations between single marks; *volgens*."""

from __future__ import annotations

import pytest
from written import made

from quiz.text.speech import find_speech


def test_what_somebody_says_is_asked_where_it_is_said_once() -> None:
    found = made("Minister Karin Mulder verwacht dat de nieuwe wet in mei naar de Tweede Kamer gaat.")
    assert found.item("Wat verwacht minister Karin Mulder?").key == "dat de nieuwe wet in mei naar de Tweede Kamer gaat"


def test_what_somebody_says_is_not_asked_of_one_who_says_more() -> None:
    found = made(
        "Minister Karin Mulder verwacht dat de nieuwe wet in mei naar de Tweede Kamer gaat. "
        "Mulder zegt dat alle scholen in Zwolle een brief krijgen."
    )
    assert not any(stem.startswith("Wat ") for stem in found.stems("speaker"))


def test_who_says_it_may_be_the_subject_of_the_verb_before() -> None:
    found = made("Directeur Maurice Dirks wil geen haast maken, maar erkent dat de corporatie op de rem trapt.")
    assert found.item("Wat erkent directeur Maurice Dirks?").key == "dat de corporatie op de rem trapt"


def test_a_country_that_something_is_so_according_to_is_asked_for() -> None:
    found = made("Volgens China vormen de Amerikaanse chips serieuze ‘veiligheidsrisico’s’.")
    stem = "Volgens welk land vormen de Amerikaanse chips serieuze ‘veiligheidsrisico’s’?"
    assert found.item(stem).key == "China"


@pytest.mark.parametrize("marks", ["‘’", "“”", '""', "''"])
def test_a_quotation_is_known_by_whatever_marks_it_stands_between(marks: str) -> None:
    said = "Mijn kleinkinderen fietsen daar elke dag naar school"
    found = made(f"{marks[0]}{said}{marks[1]}, zegt Klaasje Visscher uit Genemuiden.")
    assert found.item(f"Van wie is deze uitspraak: “{said}”?").key == "Klaasje Visscher"


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("Hij zei: ‘Dit is een eerste stap.’ Toen ging hij.", ["Dit is een eerste stap."]),
        ("’s Avonds eten we foto’s van Hans’ auto op.", []),
        ("'s Avonds eten we foto's van Hans' auto op.", []),
        ("Volgens hem moet China ‘respect tonen’ voor de rest.", []),
        ("Het heet ‘De man die nooit meer thuiskwam’ en is dik.", ["De man die nooit meer thuiskwam"]),
        ("“Wat nu?” vroeg ze. ‘Ik heb er foto’s van Hans’ auto liggen,’ zei hij.", None),
        ("“Een zin die niet sluit", ["Een zin die niet sluit"]),
    ],
)
def test_apostrophes_and_terms_are_no_speech(paragraph: str, said: list[str] | None) -> None:
    found = [paragraph[speech.start : speech.end] for speech in find_speech(paragraph)]
    assert found == (["Wat nu?", "Ik heb er foto’s van Hans’ auto liggen,"] if said is None else said)


def test_a_sentence_inside_speech_between_single_marks_is_not_told_by_the_text() -> None:
    found = made("‘Wij wachten nog altijd op een brief. De gemeente Ede bouwt morgen een brug’, zegt Jan Smit.")
    assert not found.of("who", "what", "statement", "cloze")
