"""What a key holds: the hedge, the modality, the whole list, the name with its title, the reason in full."""

from __future__ import annotations

import pytest
from written import made


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "De fabriek maakt per dag minstens 800 fietsen.",
            "Hoeveel fietsen maakt de fabriek per dag?",
            "minstens 800",
        ),
        (
            "De toren van Zaltbommel is bijna 64 meter hoog.",
            "Hoeveel meter is de toren van Zaltbommel hoog?",
            "bijna 64",
        ),
        (
            "Het museum trok vorig jaar ongeveer 120.000 bezoekers.",
            "Hoeveel bezoekers trok het museum?",
            "ongeveer 120.000",
        ),
    ],
)
def test_a_hedge_stays_in_the_key_and_in_every_option(text: str, stem: str, key: str) -> None:
    item = made(text).item(stem)
    hedge = key.split(maxsplit=1)[0]
    assert item.key == key
    assert all(distractor.text.startswith(f"{hedge} ") for distractor in item.distractors)
    assert key.split()[1] in item.accept, "the number alone is an answer too"


@pytest.mark.parametrize("hedge", ["ruim", "bijna", "maximaal", "minstens", "ongeveer", "hooguit"])
def test_a_gap_for_a_number_leaves_its_hedge_in_the_sentence(hedge: str) -> None:
    gaps = [gap for gap in made(f"De brug over de IJssel kan {hedge} 45 ton dragen.").gaps() if gap.kind == "number"]
    assert [(gap.stem, gap.key) for gap in gaps] == [(f"De brug over de IJssel kan {hedge} ____ ton dragen.", "45")]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("De gemeente zou de oude school in 2027 kunnen verkopen.", "zou"),
        ("De gemeente Ede wil in 2027 een zwembad bouwen.", "wil"),
        ("De gemeente Ede moet in 2027 een zwembad bouwen.", "moet"),
        ("De brug over de IJssel kan maximaal 45 ton dragen.", "kan"),
    ],
)
def test_what_may_or_must_be_stays_so(text: str, verb: str) -> None:
    found = made(text)
    made_of_it = [*found.questions(), *found.statements("true"), *found.statements("false")]
    assert made_of_it
    assert all(f" {verb} " in f" {stem} " for stem in made_of_it)


def test_a_list_is_asked_for_whole() -> None:
    found = made("Karin Mulder bakt drie broden en twee taarten.")
    assert found.item("Wat bakt Karin Mulder?").key == "drie broden en twee taarten"
    for item in made("De boeren telen aardappelen, uien en wortels op de klei.").of("what"):
        assert item.key == "aardappelen, uien en wortels"


def test_a_name_is_the_key_and_its_title_is_accepted() -> None:
    found = made("Directeur Piet Jansen zegt dat de fabriek in Dieren meer fietsen gaat maken.")
    item = found.item("Wie zegt dat de fabriek in Dieren meer fietsen gaat maken?")
    assert (item.key, item.accept) == ("Piet Jansen", ["directeur Piet Jansen"])


def test_who_and_where_are_asked_of_a_plain_sentence() -> None:
    found = made("Peter de Boer werkt bij een molen in Ede. In 1998 kocht hij het oude gemaal.")
    assert found.item("Wie werkt bij een molen in Ede?").key == "Peter de Boer"
    assert found.item("Waar werkt Peter de Boer?").key == "bij een molen in Ede"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("De schrijver Jan Wolkers woonde op Texel.", "Op welk eiland woonde de schrijver Jan Wolkers?"),
        ("In 2004 sloot de fabriek van Stork in Hengelo.", "In welk jaar sloot de fabriek van Stork in Hengelo?"),
        (
            "Ajax kocht in januari een nieuwe spits uit Breda.",
            "Welke club kocht in januari een nieuwe spits uit Breda?",
        ),
    ],
)
def test_the_question_word_says_what_kind_of_thing_is_asked(text: str, stem: str) -> None:
    assert stem in made(text).questions()


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "De winkel sluit om zes uur omdat de eigenaar op tijd thuis wil zijn.",
            "Waarom sluit de winkel om zes uur?",
            "omdat de eigenaar op tijd thuis wil zijn",
        ),
        (
            "De gemeente sloot de weg doordat de rivier buiten haar oevers trad.",
            "Waardoor sloot de gemeente de weg?",
            "doordat de rivier buiten haar oevers trad",
        ),
        (
            "De gemeente plantte tweehonderd bomen om de straten koeler te maken.",
            "Met welk doel plantte de gemeente tweehonderd bomen?",
            "om de straten koeler te maken",
        ),
    ],
)
def test_a_reason_cause_or_purpose_is_asked_with_its_own_word_and_answered_in_full(
    text: str, stem: str, key: str
) -> None:
    assert made(text).item(stem).key == key


def test_om_behind_a_noun_that_asks_for_it_is_no_purpose() -> None:
    found = made("De gemeente nam in mei het besluit om de oude brug te slopen.")
    assert not any(stem.startswith("Met welk doel") for stem in found.questions())


def test_when_is_no_reason() -> None:
    found = made("De winkel in Ede sluit om zes uur terwijl de bakker nog brood bakt.")
    assert found.of("reason") == []


def test_near_numbers_are_of_the_same_kind_and_far_enough() -> None:
    item = made("Het museum trok vorig jaar ongeveer 120.000 bezoekers.").item("Hoeveel bezoekers trok het museum?")
    numbers = [int(d.text.removeprefix("ongeveer ").replace(".", "")) for d in item.distractors]
    assert len(numbers) == 2
    for number in numbers:
        assert number % 10_000 == 0, "as round as the number itself"
        assert abs(number - 120_000) >= 0.15 * 120_000, "never inside the hedge"


def test_a_number_that_the_article_uses_elsewhere_is_no_wrong_option() -> None:
    text = "De fabriek maakt per dag 800 fietsen. De fabriek in Almelo maakt per dag {} fietsen."
    options = {d.text for item in made(text.format(950)).of("number") for d in item.distractors}
    assert options
    assert options.isdisjoint({"950", "800"})


def test_wrong_names_are_of_the_same_kind_and_stand_in_the_article() -> None:
    found = made(
        "Feyenoord en PSV speelden gelijk in Eindhoven.",
        "Ajax kocht in januari een nieuwe spits. De spits komt uit Breda. De trainer van Ajax woont in Zwolle.",
    )
    item = found.item("Welke club kocht in januari een nieuwe spits?")
    assert {d.text for d in item.distractors} == {"Feyenoord", "PSV"}
    where = found.item("In welke stad speelden Feyenoord en PSV gelijk?")
    assert {d.text for d in where.distractors} == {"Breda", "Zwolle"}


def test_a_capital_is_no_wrong_option_for_its_country() -> None:
    found = made(
        "China beschuldigde in 2023 de Verenigde Staten van spionage. Peking stuurde een brief. Washington zweeg.",
        "Rusland en Japan keken toe. Moskou en Tokio wilden geen ruzie.",
    )
    for item in found.items:
        options = {item.key, *(d.text for d in item.distractors)}
        for pair in ({"China", "Peking"}, {"Rusland", "Moskou"}, {"Japan", "Tokio"}):
            assert not pair <= options, item.stem


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        ("De Kamer stemde dinsdag over een motie van de SP.", "Op welke dag stemde de Kamer over een motie", "dinsdag"),
        (
            "Ajax en AZ spelen zondagavond in Alkmaar tegen elkaar.",
            "Wanneer spelen Ajax en AZ in Alkmaar tegen elkaar?",
            "zondagavond",
        ),
    ],
)
def test_a_day_of_the_week_is_asked_for_among_days_that_the_text_does_not_name(text: str, stem: str, key: str) -> None:
    item = next(item for item in made(text).of("date") if item.stem.startswith(stem))
    assert item.key == key
    assert len(item.distractors) == 2
    assert not any(distractor.text in text for distractor in item.distractors)


def test_a_second_verb_is_asked_with_the_subject_of_the_first() -> None:
    found = made("President Joko Widodo bezocht dinsdag de getroffen stad en opende een nieuw ziekenhuis.")
    assert "Joko Widodo" in {item.key for item in found.of("who") if "opende een nieuw ziekenhuis" in item.stem}


def test_what_somebody_is_accused_of_is_asked_with_the_verbs_own_preposition() -> None:
    found = made("De Amerikanen beschuldigden de Chinezen van economische oorlogsvoering.")
    item = found.item("Waarvan beschuldigden de Amerikanen de Chinezen?")
    assert item.key == "van economische oorlogsvoering"


def test_half_a_comparison_is_no_answer() -> None:
    assert not made("Bij een stand van nul zijn er evenveel optimisten als pessimisten.").of("who")


def test_a_group_of_which_the_text_names_the_parts_is_no_answer() -> None:
    assert not made("Een ruime meerderheid schaarde zich achter een motie van Kamerlid Pieter Grinwis.").of("who")


def test_of_more_than_forty_no_other_number_is_surely_wrong() -> None:
    item = made("De aanleg van de dam bij Zierikzee duurde meer dan veertig jaar.").of("number")[0]
    assert (item.key, item.distractors) == ("meer dan veertig", [])


def test_nobody_in_the_sentence_itself_is_a_wrong_answer_to_it() -> None:
    found = made(
        "Anna de Boer verloor van Karin de Wit en bedankte trainer Lotte Smit na afloop in Zwolle. "
        "Eva Mulder en Sanne Bakker keken toe."
    )
    for item in found.of("who"):
        assert not any(option in item.stem for option in (d.text for d in item.distractors)), item.stem


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "Wethouder Karin Bakker (58) opende in mei een winkel in Deventer.",
            "Wie opende in mei een winkel in Deventer?",
            "Karin Bakker",
        ),
        (
            "Karin Bakker maakte dinsdag bekend dat zij in mei vertrekt als wethouder van Ede.",
            "Wat maakte Karin Bakker bekend?",
            "dat zij in mei vertrekt als wethouder van Ede",
        ),
        (
            "Karin Bakker sprak destijds in de raad van een schandaal.",
            "Wie sprak in de raad van een schandaal?",
            "Karin Bakker",
        ),
        ("Karin Bakker bood dinsdag haar excuses aan.", "Wie bood dinsdag haar excuses aan?", "Karin Bakker"),
    ],
)
def test_what_a_sentence_says_is_asked_of_it(text: str, stem: str, key: str) -> None:
    assert made(text).item(stem).key == key


def test_a_surname_that_two_people_have_is_no_key() -> None:
    found = made(
        "Ali Bakker volgde in 2009 zijn vader Omar Bakker op als burgemeester van Ede.",
        "Bakker kocht vorige week in Deventer een oude molen.",
    )
    assert not any("molen" in item.stem and item.key in {"Ali Bakker", "Omar Bakker"} for item in found.of("who"))


def test_the_year_of_an_event_is_not_that_of_the_verb() -> None:
    found = made("Piet Jansen bleef tot de dood van zijn vader in 2009 directeur van de werf in Ede.")
    assert not any(item.key == "2009" and item.type != "cloze" for item in found.of("date"))
