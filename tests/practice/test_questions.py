from __future__ import annotations

import msgspec

from quiz.model.bank import Bank, Entry, Evidence, Item
from quiz.practice.questions import Form, Question, questions_of
from quiz.practice.shuffle import shuffled
from quiz.practice.words import KINDS, forms_line


def by_id(bank: Bank, seed: int = 0) -> dict[str, Question]:
    return {question.item: question for question in questions_of(bank, seed)}


def cards(**fields: object) -> dict[str, Question]:
    entry = Entry(id="woord", **fields)  # type: ignore[arg-type]
    found = by_id(Bank(id="bank", vocabulary=[entry]))
    return {name.partition("--")[2]: question for name, question in found.items()}


def test_every_type_of_item_becomes_a_question_of_its_form(bank: Bank) -> None:
    forms = {name: question.form for name, question in by_id(bank).items() if not question.word}
    assert forms == {
        "vooraf": Form.PREVIEW,
        "wie": Form.CHOICE,
        "stelling": Form.TRUTH,
        "hoofdstad": Form.TYPED,
        "gat": Form.TYPED,
        "gat-keuze": Form.CHOICE,
        "waarom": Form.OPEN,
        "volgorde": Form.ORDER,
        "steden": Form.MATCH,
        "schema": Form.SCHEMA,
    }


def test_skipped_items_and_words_are_not_asked(bank: Bank) -> None:
    skipped = msgspec.structs.replace(
        bank,
        items=[msgspec.structs.replace(item, skip=item.id == "wie") for item in bank.items],
        vocabulary=[msgspec.structs.replace(entry, skip=True) for entry in bank.vocabulary],
    )
    found = by_id(skipped)
    assert "wie" not in found
    assert not any(question.word for question in found.values())


def test_the_key_of_a_question_is_graded_right_in_every_form(bank: Bank) -> None:
    for question in by_id(bank).values():
        if question.form in {Form.ORDER, Form.MATCH}:
            assert question.check(" ".join(map(str, question.answer))).right
        elif question.form not in {Form.SCHEMA, Form.PREVIEW}:
            assert question.check(question.key).verdict == "right", question


def test_options_have_one_order_for_a_seed_and_hold_the_key_once(bank: Bank) -> None:
    for seed in range(5):
        question = by_id(bank, seed)["wie"]
        assert question == by_id(bank, seed)["wie"]
        assert sorted(question.options) == ["Jan", "Marie", "Piet"]
    assert len({by_id(bank, seed)["wie"].options for seed in range(20)}) > 1


def test_the_reason_stands_with_its_own_option(bank: Bank) -> None:
    question = by_id(bank)["wie"]
    assert question.whys[question.options.index("Piet")] == "Piet komt niet voor."
    assert question.whys[question.options.index("Jan")] == ""


def test_an_order_is_never_shown_in_its_right_order() -> None:
    for number in range(40):
        item = Item(id=f"i{number}", type="order", stem="Wat eerst?", sequence=["een b", "twee c"])
        question = by_id(Bank(id="bank", items=[item]))[item.id]
        assert list(question.options) != item.sequence
        assert [question.options[place] for place in question.answer] == item.sequence


def test_a_match_with_one_partner_twice_has_two_right_places() -> None:
    pairs = [{"left": "a", "right": "zelfde"}, {"left": "b", "right": "zelfde"}]
    item = msgspec.convert({"id": "m", "type": "match", "stem": "Wat?", "pairs": pairs}, Item)
    question = by_id(Bank(id="bank", items=[item]))["m"]
    assert sorted(question.answer) == [0, 1]


def test_numbers_are_shown_in_order_whatever_the_seed() -> None:
    assert shuffled(["12 jaar", "3 jaar", "1.200 jaar"], 7, "x") == ["3 jaar", "12 jaar", "1.200 jaar"]


def test_a_word_gives_cards_only_for_the_fields_that_are_filled() -> None:
    assert cards(word="chip", pos="noun") == {}
    assert set(cards(word="huis", pos="noun", article="het", plural="huizen")) == {"article", "plural"}
    assert set(cards(word="melk", pos="noun", article="de", plural="-")) == {"article"}
    assert set(cards(word="hersenen", pos="noun", article="de", plural="mv")) == set()
    assert set(cards(word="wachten", pos="verb", preposition="op")) == {"preposition"}
    assert set(cards(word="loop", pos="verb", past="liep")) == set()
    assert set(cards(word="groot", pos="adjective", antonym="klein")) == {"opposite"}


def test_kinds_keep_their_names_because_progress_hangs_on_them() -> None:
    expected = "meaning article cloze word plural preposition split forms opposite"
    assert list(KINDS) == expected.split()


def test_meaning_is_a_choice_among_words_of_the_same_class_else_judged(bank: Bank) -> None:
    found = by_id(bank)
    noun, verb = found["woord-huis--meaning"], found["woord-opbellen--meaning"]
    assert noun.form is Form.CHOICE
    assert set(noun.options) == {"eetbare knol", "gebouw om in te wonen", "plant met een stam"}
    assert verb.form is Form.OPEN
    assert verb.key == "to phone"


def test_a_synonym_is_never_a_wrong_meaning() -> None:
    entries = [
        Entry(id="a", word="kat", pos="noun", definition="huisdier dat miauwt", synonyms=["poes"]),
        Entry(id="b", word="poes", pos="noun", definition="kat"),
        Entry(id="c", word="hond", pos="noun", definition="huisdier dat blaft"),
    ]
    question = by_id(Bank(id="bank", vocabulary=entries))["a--meaning"]
    assert question.form is Form.OPEN


def test_from_meaning_to_noun_wants_the_article_and_takes_synonyms() -> None:
    question = cards(word="kat", pos="noun", article="de", definition="huisdier", synonyms=["poes"])["word"]
    assert question.reverse
    assert question.check("de kat").reason == "exact"
    assert question.check("kat").verdict == "careless"
    assert question.check("het kat").verdict == "wrong"
    assert question.check("poes").right


def test_a_definition_that_holds_the_word_is_not_asked_backwards() -> None:
    assert "word" not in cards(word="huis", pos="noun", definition="een huis om in te wonen")


def test_the_gap_stands_where_the_word_stands_in_its_sentence(bank: Bank) -> None:
    question = by_id(bank)["woord-aardappel--cloze"]
    assert question.prompt == "Eerst wast Jan de ____."
    assert question.key == "aardappels"


def test_a_separable_verb_that_stands_apart_leaves_two_gaps() -> None:
    example = Evidence(paragraph=1, quote="Zij belde haar moeder op.")
    question = cards(word="opbellen", pos="verb", prefix="op", past="belde op", example=example)["cloze"]
    assert question.prompt == "Zij ____ haar moeder ____."
    assert question.task == "fill-two"
    assert question.check("belde op").reason == "exact"


def test_a_separable_verb_is_asked_apart(bank: Bank) -> None:
    question = by_id(bank)["woord-opbellen--split"]
    assert question.key == "belt op"
    assert question.check("hij belt op").right
    assert not question.check("opbelt").right


def test_principal_parts_are_right_with_and_without_the_auxiliary(bank: Bank) -> None:
    question = by_id(bank)["woord-wachten--forms"]
    for answer in ("wachtte, heeft gewacht", "wachtte gewacht", "wachtte – gewacht", "wachtte; heeft gewacht"):
        assert question.check(answer).verdict == "right", answer
    assert not question.check("wachtte, is gewacht").right
    assert not question.check("wachtte").right


def test_the_fixed_preposition_is_among_others_that_are_wrong(bank: Bank) -> None:
    question = by_id(bank)["woord-wachten--preposition"]
    assert question.options.count("op") == 1
    assert len(set(question.options)) == 4


def test_questions_of_one_word_share_a_group(bank: Bank) -> None:
    groups = {question.group for question in by_id(bank).values() if question.item.startswith("woord-huis")}
    assert groups == {"woord-huis"}


def test_a_word_is_listed_with_its_forms() -> None:
    noun = Entry(word="huis", pos="noun", article="het", plural="huizen")
    verb = Entry(
        word="bemoeien",
        pos="verb",
        reflexive="zich",
        preposition="met",
        past="bemoeide",
        participle="bemoeid",
        auxiliary="heeft",
    )
    assert forms_line(noun) == "het huis, huizen"
    assert forms_line(verb) == "zich bemoeien met, bemoeide, heeft bemoeid"


def test_a_picture_and_a_recording_are_told_where_a_terminal_cannot_show_them() -> None:
    items = [
        Item(id="foto", stem="Wat zie je?", key="brug", image="plaatjes/brug.png", audio="brug.mp3"),
        Item(id="kaal", stem="Wat zie je?", key="brug"),
    ]
    found = by_id(Bank(id="bank", items=items))
    assert [line.rpartition(": ")[2] for line in found["foto"].note.split("\n")] == ["plaatjes/brug.png", "brug.mp3"]
    assert found["kaal"].note == ""
