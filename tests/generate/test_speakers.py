"""Who said what: quotations and reported speech with a named speaker; from three speakers on, a match."""

from __future__ import annotations

from written import made

THREE = (
    "“De rivier moet meer ruimte krijgen”, zegt wethouder Karin de Wit.",
    "Boer Henk Mulder zei: “Ik wil mijn land niet verkopen aan de gemeente.”",
    "“De vogels hebben natte weiden nodig”, aldus bioloog Lotte Smit.",
)


def test_a_quotation_is_asked_for_its_speaker_word_for_word() -> None:
    item = made("“We gaan de school verbouwen”, zegt wethouder Karin de Wit.").of("speaker")[0]
    assert item.stem == "Van wie is deze uitspraak: “We gaan de school verbouwen”?"
    assert item.key == "Karin de Wit"
    assert "wethouder Karin de Wit" in item.accept


def test_reported_speech_keeps_its_words() -> None:
    item = made("Directeur Piet Jansen zegt dat de fabriek in Dieren meer fietsen gaat maken.").of("speaker")[0]
    assert item.stem == "Wie zegt dat de fabriek in Dieren meer fietsen gaat maken?"


def test_three_speakers_make_a_match_with_one_saying_each() -> None:
    matches = [item for item in made(*THREE).of("speaker") if item.type == "match"]
    assert len(matches) == 1
    assert {(pair.left, pair.right) for pair in matches[0].pairs} == {
        ("“De rivier moet meer ruimte krijgen”", "Karin de Wit"),
        ("“Ik wil mijn land niet verkopen aan de gemeente”", "Henk Mulder"),
        ("“De vogels hebben natte weiden nodig”", "Lotte Smit"),
    }
    assert matches[0].points == 3


def test_what_is_matched_is_not_asked_again() -> None:
    assert [item.type for item in made(*THREE).of("speaker")] == ["match"]


def test_two_speakers_are_asked_one_by_one() -> None:
    items = made(*THREE[:2]).of("speaker")
    assert {item.key for item in items} == {"Karin de Wit", "Henk Mulder"}
    assert all(item.type != "match" for item in items)


def test_a_speaker_who_is_not_named_precisely_is_not_asked_for() -> None:
    for text in (
        "“Hij is al drie dagen weg”, zei hij tegen de buurman.",
        "“Hij is al drie dagen weg”, zei iemand in het dorp.",
    ):
        assert made(text).of("speaker") == [], text


def test_wrong_speakers_stand_in_the_article_and_not_in_the_sentence() -> None:
    found = made(
        THREE[0],
        "Henk Mulder woont aan de rivier. Lotte Smit telt vogels in de uiterwaarden.",
    )
    item = found.of("speaker")[0]
    assert {d.text for d in item.distractors} == {"Henk Mulder", "Lotte Smit"}
