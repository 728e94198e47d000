"""What is refused, and by which gate: two readings, loose words, lost conditions, doubtful parses."""

from __future__ import annotations

import pytest
from written import made

REFUSED = [
    ("subject-object", "De politie zag de dader in een winkel in Tilburg.", "Wie zag"),
    ("subject-object", "In 1953 verwoestte een brand de oude fabriek.", "Wat verwoestte"),
    ("subject-object", "De brug over de IJssel kan maximaal 45 ton dragen.", "Wat kan"),
    ("key-pronoun", "Hun oude fabriek in Ede werd in 2010 gesloopt.", "Wat werd"),
    ("pronoun", "De boer verkocht het aan een handelaar uit Assen.", "Wie verkocht het"),
    ("deixis", "Daarmee wonnen de roeiers een gouden medaille.", "daarmee"),
    ("comparison", "De gemeente plantte tweehonderd bomen om de straten koeler te maken.", "Wat plantte"),
    ("negation", "De minister kocht in Peking niet alle schilderijen van de kunstenaar.", "Wat kocht de minister"),
    ("two-objects", "De gemeente gaf in 2019 de fabriek in Almelo een vergunning.", "De gemeente gaf"),
    ("light-verb", "U krijgt binnen zes weken een brief van de gemeente.", "Wat krijgt u"),
    (
        "agreement",
        "De ploeg van Ajax won in Rotterdam. Feyenoord en PSV speelden gelijk in Eindhoven.",
        "Welke club speelden",
    ),
    ("what", "De prijzen hangen aan de werkzaamheden van Jan Smit.", "Wat hang"),
    ("what", "Jan Smit zag het plan van de gemeente Ede.", "Wat zag Jan"),
    ("condition", "De gemeente betaalt de kosten, mits de aanvraag op tijd binnen is.", "Wat betaalt de gemeente"),
    ("gapping", "De bakker verkoopt in Ede brood, in Arnhem taart.", "De bakker verkoopt"),
    ("short", "Ze onderzoekt vleermuizen.", "Ze onderzoekt"),
    (
        "copied",
        "De bakker uit Ede kocht een jas die al maanden in de etalage van een winkel met dure kleren naast het station hing.",
        "Wie kocht",
    ),
    ("focus", "Ook de gemeente Zwolle bouwt een nieuwe brug.", "ook de gemeente"),
]


@pytest.mark.parametrize(
    ("gate", "text", "refused"), REFUSED, ids=[f"{gate}: {text[:40]}" for gate, text, _ in REFUSED]
)
def test_what_is_wrong_or_unclear_is_refused_by_name(gate: str, text: str, refused: str) -> None:
    found = made(text)
    assert gate in found.gates(refused), [(r.gate, r.text) for r in found.refused]
    assert not any(refused in stem for stem in found.questions())


def test_wie_is_never_asked_where_two_people_could_act() -> None:
    for text in (
        "De politie zag de dader in een winkel in Tilburg.",
        "De trainer van Ajax feliciteerde de keeper van Utrecht.",
        "De burgemeester van Zwolle bezocht in 2019 de koning van België.",
    ):
        assert not any(stem.startswith("Wie ") for stem in made(text).questions()), text


def test_what_was_so_on_the_day_of_writing_is_left_out_of_a_question() -> None:
    found = made("Vorige maand opende de bakker uit Almelo een winkel in Deventer.")
    assert "Wie opende een winkel in Deventer?" in found.questions()
    assert not any("vorige maand" in stem.lower() for stem in found.questions())


def test_a_day_of_writing_is_no_answer() -> None:
    found = made("De bakker uit Almelo opende gisteren een winkel in Deventer.")
    assert not any("gisteren" in item.key for item in found.items if item.type != "cloze")


def test_no_pronoun_stands_in_a_question_without_its_name() -> None:
    found = made("Anna Visser werkt in Groningen. Ze leidt een bakkerij met tien medewerkers in Haren.")
    assert not any(" ze " in f" {stem.lower()} " for stem in found.questions())


def test_a_pronoun_that_can_be_one_person_only_becomes_the_name() -> None:
    found = made("Peter de Boer werkt bij een molen in Ede. In 1998 kocht hij het oude gemaal.")
    assert "In welk jaar kocht Peter de Boer het oude gemaal?" in found.questions()


def test_with_two_men_in_the_paragraph_a_pronoun_stays_unanswered() -> None:
    found = made("Peter de Boer en Jan Smit werken bij een molen in Ede. In 1998 kocht hij het oude gemaal.")
    about = [stem for stem in found.questions() if "gemaal" in stem or "1998" in stem]
    assert not any(stem.startswith("Wie") for stem in about)
    assert all(stem.endswith("(alinea 1)?") for stem in about if " hij " in stem)


def test_a_possessive_may_stay_where_its_owner_is_named() -> None:
    found = made("De directeur gaf zijn medewerkers in december een extra vrije dag.")
    assert "Wanneer gaf de directeur zijn medewerkers een extra vrije dag?" in found.questions()


def test_nothing_is_asked_of_half_a_clause_without_a_verb() -> None:
    found = made("Peter bewaart de soep drie dagen in de koelkast, in de vriezer twee maanden.")
    assert found.questions() == []
    assert found.of("statement") == []


@pytest.mark.parametrize(
    "text",
    [
        "“De brug blijft voorlopig dicht voor auto's”, zei de wethouder van Zutphen.",
        "Komt er in 2027 een nieuwe brug over de Vecht bij Zwolle?",
        "Wat een prachtige brug bouwde de gemeente Zwolle in 2019!",
        "Nieuwe brug over de Vecht bij Zwolle",
        "Ik kocht in 2019 een huis in Deventer.",
        "Wij bouwden in 2019 een huis in Deventer.",
    ],
)
def test_quotations_questions_headlines_and_the_writers_own_life_make_no_questions(text: str) -> None:
    assert made(text).questions() == []


def test_two_numbers_with_one_verb_are_not_asked_for() -> None:
    found = made("De bakker bakt drie broden en twee taarten.")
    assert not any(stem.startswith("Hoeveel") for stem in found.questions())


def test_a_vague_noun_is_no_answer_and_no_subject() -> None:
    found = made("De gemeente kocht in 2012 een landgoed. De zaak ligt bij de rechter in Arnhem.")
    assert not any("de zaak" in text.lower() for item in found.of("what", "where") for text in (item.stem, item.key))


def test_a_person_who_speaks_under_a_pronoun_is_not_asked_for() -> None:
    found = made("“De rivier moet meer ruimte krijgen”, zei hij tegen de buurman.")
    assert found.of("speaker") == []


def test_every_refusal_names_its_paragraph_and_its_words() -> None:
    found = made("De brug ging dicht.", "De politie zag de dader in een winkel in Tilburg.")
    for refused in found.refused:
        assert refused.paragraph in {1, 2}
        assert refused.text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("De uitgeputte stad gaf zich in juli 1573 aan de Spaanse troepen over.", "de uitgeputte stad"),
        ("De 76-jarige oud-vakbondsman bezocht vrijdag een nieuwe school in Zwolle.", "de 76-jarige oud-vakbondsman"),
        ("De politie verwerkt per jaar ongeveer 1,2 miljoen aangiftes van burgers.", "ongeveer 1,2 miljoen aangiftes"),
        ("De fabriek kocht machines van vergelijkbare kwaliteit in Duitsland.", "machines van vergelijkbare kwaliteit"),
    ],
)
def test_a_description_that_stands_for_a_name_and_a_bare_amount_answer_no_who_and_no_what(text: str, key: str) -> None:
    assert key not in {item.key.lower() for item in made(text).of("who", "what")}


def test_who_says_it_is_not_answered_with_a_title_that_leans() -> None:
    found = made("“Griep hebben we hier iedere winter”, zegt de voorvrouw van de bond in Utrecht.")
    assert "de voorvrouw van de bond" not in {item.key for item in found.of("speaker")}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Overal in Borkel verschenen banners met een superheld op de gevels van de huizen.", "Met wie verschenen"),
        ("De huidige reeks startte vrijdag 23 augustus met een kleine 26 graden in De Bilt.", "Wie startte"),
        ("Het RIVM had zaterdag het Nationaal Hitteplan al in werking gesteld in Nederland.", "Op welke dag had"),
    ],
)
def test_who_is_asked_of_people_and_when_of_plain_times(text: str, refused: str) -> None:
    assert not any(stem.startswith(refused) for stem in made(text).questions())


def test_he_who_speaks_is_the_one_the_sentence_before_is_about() -> None:
    found = made(
        "Remco Jansen uit Ede overleed. Een bestuurder uit Eindhoven stond stil op de snelweg. "
        "“Toen ik op de rem trapte, was het te laat”, zei hij tegen de rechter."
    )
    assert "Remco Jansen" not in {item.key for item in found.of("speaker")}


def test_the_smallest_surprise_is_no_statement() -> None:
    found = made("De grootste verrassing kwam op naam van Ymkje Clevering uit Assen.")
    assert not any("kleinste" in stem for stem in found.stems())


def test_half_of_a_phrase_in_two_pieces_is_no_answer() -> None:
    found = made("Het bestuur wees drie plekken aan, waaronder een park in Ede.")
    assert not any(item.key == "drie plekken" for item in found.items)
