"""The sense of a word is chosen by what stands around it, and doubt is said."""

from __future__ import annotations

from quiz.lexicon import entries
from quiz.lexicon.senses import Context, choose, lacks_object


def test_the_article_decides_between_the_bal_and_het_bal() -> None:
    senses = entries.nouns()["bal"]
    assert choose(senses, Context("bal", determiner="het")).sense.gloss.startswith("ball (dance)")
    assert choose(senses, Context("bal", determiner="de")).sense.article == "de"


def test_zich_decides_for_the_reflexive_sense() -> None:
    senses = entries.verbs()["inzetten"]
    assert choose(senses, Context("inzetten", reflexive=True)).sense.reflexive == "zich"
    assert choose(senses, Context("inzetten", reflexive=False)).sense.reflexive == ""


def test_a_fixed_preposition_must_be_tied_to_the_verb() -> None:
    senses = entries.verbs()["aankomen"]
    free = choose(senses, Context("aankwam", near=frozenset({"op", "fiets"})))
    assert free.sense.preposition == ""
    tied = choose(senses, Context("komt", prepositions=frozenset({"op"})))
    assert tied.sense.preposition == "op"


def test_the_usual_sense_does_not_need_its_preposition() -> None:
    earn = choose(entries.verbs()["verdienen"], Context("verdient"))
    assert (earn.sense.gloss, earn.sure) == ("to earn", False)
    assert choose(entries.verbs()["doorgaan"], Context("gaat", prepositions=frozenset({"met"}))).sense.preposition


def test_a_verb_that_cannot_do_without_its_preposition_has_another_sense() -> None:
    assert choose(entries.verbs()["ingaan"], Context("ging")).sense.preposition == ""


def test_a_pronominal_adverb_holds_the_preposition() -> None:
    senses = entries.verbs()["aankomen"]
    assert choose(senses, Context("komt", near=frozenset({"erop"}))).sense.preposition == "op"


def test_the_auxiliary_tells_the_senses_of_a_verb_apart() -> None:
    senses = entries.verbs()["oplopen"]
    assert choose(senses, Context("opgelopen", perfect="is", object=False)).sense.auxiliary == "is"
    assert choose(senses, Context("opgelopen", perfect="heeft", object=True)).sense.auxiliary == "heeft"


def test_neighbours_that_stand_in_the_definition_help_to_choose() -> None:
    senses = entries.nouns()["klassieker"]
    context = Context("klassieker", near=frozenset({"wielrenner", "wedstrijd", "dag"}))
    assert "cycling" in choose(senses, context).sense.gloss


def test_a_word_with_one_sense_is_sure_and_one_without_evidence_is_not() -> None:
    assert choose(entries.nouns()["tulp"], Context("tulp")).sure
    assert not choose(entries.nouns()["klap"], Context("klap")).sure


def test_a_plural_rules_out_a_sense_that_has_none() -> None:
    senses = entries.nouns()["praktijk"]
    assert choose(senses, Context("praktijken")).sense.plural == "praktijken"


def test_nothing_possible_leaves_the_most_frequent_sense_in_doubt() -> None:
    senses = entries.verbs()["aankomen"]
    found = choose(senses, Context("aankomen", object=True))
    assert found.sense is senses[0]
    assert not found.sure


def test_a_verb_without_its_object_is_noticed() -> None:
    verb = next(sense for sense in entries.verbs()["verhogen"] if sense.frame == {"tr"})
    assert lacks_object(verb, Context("verhoogt", object=False))
    assert not lacks_object(verb, Context("verhoogd", object=False, passive=True))
    assert not lacks_object(verb, Context("verhoogt", object=True))
