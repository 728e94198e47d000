"""What holds for the bank of every shipped article, whatever the seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from written import NAMES, made, seed_analysis, seed_article, seed_bank, seed_candidates, texts_of

from quiz.bankfile.load import parse_bank
from quiz.bankfile.write import dump_bank
from quiz.checking import structure, whole
from quiz.checking.problem import Context
from quiz.generate.build import Options, build, build_from
from quiz.generate.choose import LARGEST_SHARE, choose
from quiz.generate.distractors import separate
from quiz.model.analysis import Entity
from quiz.model.bank import GAP, Item
from quiz.text.fold import fold

every_article = pytest.mark.parametrize("name", NAMES)
either_seed = pytest.mark.parametrize("seed", [0, 7])
BLINKEN = "blinken-in-peking"


@every_article
@either_seed
def test_every_evidence_quote_stands_literally_in_its_paragraph(name: str, seed: int) -> None:
    bank = seed_bank(name, seed)
    paragraphs = seed_article(name).paragraphs
    for part in (*[i.evidence for i in bank.items], *[e.example for e in bank.vocabulary]):
        assert part is not None
        assert part.quote in paragraphs[part.paragraph - 1]


@every_article
@either_seed
def test_no_kind_fills_more_than_its_share_of_a_bank(name: str, seed: int) -> None:
    items = seed_bank(name, seed).items
    assert len(items) >= 6, "the shipped articles all yield a small worksheet"
    (kind, most) = Counter(item.kind for item in items).most_common(1)[0]
    assert most <= max(LARGEST_SHARE * len(items), 3), kind


@every_article
@either_seed
def test_no_two_items_share_a_fact_or_a_stem(name: str, seed: int) -> None:
    chosen = choose(seed_analysis(name), seed_candidates(name, seed), 20, seed)
    assert [c.stem for c in chosen] == [item.stem for item in seed_bank(name, seed).items]
    assert Counter(c.fact for c in chosen).most_common(1)[0][1] == 1
    assert Counter(fold(c.stem) for c in chosen).most_common(1)[0][1] == 1


@every_article
@either_seed
def test_items_come_in_the_order_of_the_text(name: str, seed: int) -> None:
    paragraphs = seed_article(name).paragraphs
    places = [
        (item.evidence.paragraph, paragraphs[item.evidence.paragraph - 1].index(item.evidence.quote))
        for item in seed_bank(name, seed).items
        if item.evidence
    ]
    assert places == sorted(places)


@every_article
@either_seed
def test_no_item_gives_the_answer_to_another(name: str, seed: int) -> None:
    for one, other in combinations(seed_bank(name, seed).items, 2):
        for asker, teller in ((one, other), (other, one)):
            if asker.kind not in {"statement", "signal"} and asker.evidence == teller.evidence and asker.key:
                assert not _tells(teller, asker), f"{teller.stem!r} tells {asker.key!r} of {asker.stem!r}"


def _tells(teller: Item, asker: Item) -> bool:
    """The stem holds the answer where a learner would look for it: in the sentence with the gap, or in a question."""
    return f" {fold(asker.key)} " in f" {fold(teller.stem)} "


@every_article
@either_seed
def test_a_bank_has_the_shape_that_the_check_asks_for(name: str, seed: int) -> None:
    bank = seed_bank(name, seed)
    text = dump_bank(bank)
    assert parse_bank(text.encode() if isinstance(text, str) else text, f"{name}.yaml").findings == ()
    context = Context(bank, language=False)
    found = [
        (problem.code, item.stem) for item in bank.items for rule in structure.RULES for problem in rule(item, context)
    ]
    assert found == []
    assert [located for rule in whole.RULES for located in rule(bank)] == []


@every_article
def test_every_item_is_complete_for_its_type(name: str) -> None:
    for item in seed_bank(name).items:
        match item.type:
            case "choice":
                assert len(item.distractors) in {2, 3}, item.stem
                assert all(distractor.why for distractor in item.distractors), item.stem
            case "true-false":
                assert item.key in {"true", "false"}
                assert item.stem.endswith(".")
            case "order":
                assert len(item.sequence) >= 3
            case "match" | "schema":
                assert len(item.pairs) >= 3
            case "cloze":
                assert item.stem.count(GAP) == 1
        if item.type in {"choice", "typed", "cloze", "open"}:
            assert item.key, item.stem


@every_article
@either_seed
def test_no_wrong_option_is_the_key_or_an_accepted_answer_or_another_option(name: str, seed: int) -> None:
    for item in seed_bank(name, seed).items:
        right = {fold(item.key), *map(fold, item.accept)}
        options = [fold(distractor.text) for distractor in item.distractors]
        assert right.isdisjoint(options), item.stem
        assert len(set(options)) == len(options), item.stem


@every_article
@either_seed
def test_no_wrong_name_is_the_right_one_in_other_words_or_a_part_of_it(name: str, seed: int) -> None:
    analysis = seed_analysis(name)
    known = {alias: entity for entity in analysis.entities for alias in entity.aliases}
    for item in seed_bank(name, seed).items:
        key = known.get(item.key)
        wrong = [known[d.text] for d in item.distractors if d.text in known]
        for one, other in combinations([*wrong] if key is None else [key, *wrong], 2):
            assert _two(one, other), f"{one.name} and {other.name} are options of {item.stem}"


def _two(one: Entity, other: Entity) -> bool:
    return separate(one, other) and one.type == other.type


@every_article
@either_seed
def test_the_key_is_no_option_that_its_length_gives_away(name: str, seed: int) -> None:
    for item in seed_bank(name, seed).items:
        if item.type == "choice" and item.kind in {"meaning", "reference"}:
            lengths = [len(text) for text in (item.key, *(d.text for d in item.distractors))]
            assert max(lengths) <= 2.6 * min(lengths), item.stem
            assert not lengths[0] > 1.6 * max(lengths[1:]), item.stem
            assert not lengths[0] * 1.6 < min(lengths[1:]), item.stem


def test_the_users_article_gives_many_items_of_many_kinds() -> None:
    items = seed_bank(BLINKEN).items
    assert len(items) >= 15
    assert len({item.kind for item in items}) >= 8


@every_article
def test_every_paragraph_of_running_text_is_asked_about(name: str) -> None:
    asked = {item.evidence.paragraph for item in seed_bank(name).items if item.evidence}
    possible = {candidate.sentence.paragraph for candidate in seed_candidates(name)}
    assert len(possible - asked) <= max(1, len(possible) // 4), possible - asked


@every_article
def test_the_same_article_and_seed_give_the_same_bank_again(name: str) -> None:
    assert build_from(seed_analysis(name), Options(seed=3)) == build_from(seed_analysis(name), Options(seed=3))


def test_a_fresh_analysis_gives_the_same_bank_too() -> None:
    assert build(seed_article(BLINKEN), Options()).bank == seed_bank(BLINKEN)


def test_another_seed_gives_another_bank_and_other_places_for_the_keys() -> None:
    banks = {seed: dump_bank(seed_bank(BLINKEN, seed)) for seed in (0, 7)}
    assert banks[0] != banks[7]


@every_article
def test_a_smaller_worksheet_holds_no_more_than_asked_for(name: str) -> None:
    for most in (0, 1, 5):
        assert len(build_from(seed_analysis(name), Options(items=most)).bank.items) <= most


def test_only_the_kinds_that_were_asked_for_are_made() -> None:
    report = build_from(seed_analysis(BLINKEN), Options(kinds=frozenset({"signal", "meaning"})))
    assert {item.kind for item in report.bank.items} <= {"signal", "meaning"}
    assert len(report.bank.items) >= 5


WITH_TEASERS = (
    "Gemeente bouwt een brug over de Vecht",
    "De gemeente Zwolle bouwt in 2027 een brug over de Vecht. De brug kost ruim 12 miljoen euro.",
    "Lees ook: Zeehondje Freek uit Pieterburen zwemt weer rond bij Texel",
    "Zeldzame orchideeën",
    "In 1953 verwoestte een brand de oude brug. De gemeente plantte daarna tweehonderd bomen om de oever te beschermen. "
    "Fietsers namen jarenlang de pont omdat de weg naar Ommen te druk was.",
    "Lees meer: De pont vaart weer",
    "De aannemer uit Almelo levert het staal voor de pijlers. Het werk duurt tot de zomer van 2028.",
)


def test_nothing_of_a_teaser_or_a_subhead_reaches_an_item() -> None:
    from quiz.ingest import read_article_bytes

    article = read_article_bytes("\n\n".join(WITH_TEASERS).encode(), name="brug.txt")
    report = build(article, Options(items=200))
    assert len(report.bank.items) >= 5
    items = [*report.bank.items, *(candidate.item("x") for candidate in report.passed_over)]
    everything = " ".join(text for item in items for text in texts_of(item))
    for foreign in ("Freek", "Pieterburen", "Lees ook", "Lees meer", "orchidee", "pont vaart"):
        assert foreign not in everything


def test_subheads_are_neither_asked_about_nor_numbered() -> None:
    found = made("De bakker opende in 1998 een winkel in Ede.", "## Het grote feest", "De slager sloot in 2004.")
    assert not any("feest" in stem for stem in found.stems())
    assert {item.evidence.paragraph for item in found.items if item.evidence} <= {1, 2}
