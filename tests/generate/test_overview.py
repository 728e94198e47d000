"""Questions on the whole: the subhead that fits a paragraph, the lead as a schema."""

from __future__ import annotations

from written import made

PARAGRAPHS = (
    "De stad Ede groeit snel en trekt veel nieuwe bewoners.",
    "De oude bibliotheek krijgt een nieuw dak. De bibliotheek blijft twee maanden dicht. De gemeente betaalt het werk.",
    "De zwemvereniging zoekt nieuwe leden. De zwemvereniging traint op maandag in het nieuwe bad.",
    "Het kasteel staat al eeuwen leeg. Het kasteel wordt nu verkocht aan een hotel.",
    "De markt verhuist naar een ander plein. De markt begint voortaan om acht uur.",
)


def test_a_subhead_is_what_one_paragraph_keeps_coming_back_to() -> None:
    (item,) = made(*PARAGRAPHS).of("heading")
    assert item.evidence is not None
    paragraph = PARAGRAPHS[item.evidence.paragraph - 1].lower()
    assert f"alinea {item.evidence.paragraph}" in item.stem
    assert paragraph.count(item.key.split()[-1].lower()) == 2
    assert not any(distractor.text.split()[-1].lower() in paragraph for distractor in item.distractors)


def test_an_article_with_subheads_gets_no_question_on_subheads() -> None:
    assert made(PARAGRAPHS[0], "## Kop", *PARAGRAPHS[1:]).of("heading") == []


def test_three_paragraphs_are_too_few_for_a_question_on_subheads() -> None:
    assert made(*PARAGRAPHS[:3]).of("heading") == []


def test_the_lead_becomes_a_schema_of_who_where_and_when() -> None:
    (item,) = made("President Joe Biden sprak op maandag in Brussel met de pers.").of("schema")
    assert [(pair.left, pair.right) for pair in item.pairs] == [
        ("wie", "president Joe Biden"),
        ("waar", "in Brussel"),
        ("wanneer", "op maandag"),
    ]
    assert item.points == 3


def test_a_lead_without_a_place_or_a_time_becomes_no_schema() -> None:
    assert made("President Joe Biden sprak in Brussel met de pers.").of("schema") == []
    assert made("De president sprak op maandag in Brussel met de pers.").of("schema") == []
