"""Which words of an article are chosen to learn, and what their entries say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quiz.generate.entry import make_entry
from quiz.generate.vocabulary import Place, term_of
from quiz.generate.words import choose_words
from quiz.ingest import read_article, read_article_bytes
from quiz.lexicon.spots import spots
from quiz.model.analysis import Analysis
from quiz.model.bank import Entry
from quiz.nlp.analyse import analyse

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LEVELS = ("A2", "B1", "B2", "C1")


@cache
def analysed(path: Path) -> Analysis:
    return analyse(read_article(path))


def words_of(text: str, level: str = "B1", known: frozenset[str] = frozenset()) -> dict[str, Entry]:
    analysis = analyse(read_article_bytes(f"Titel\n\n{text}\n".encode(), name="proef.txt"))
    return {entry.word: entry for entry in choose_words(analysis, level, 20, 0, known)}


FILLER = (
    "De gemeente wil de oude haven in het voorjaar opnieuw inrichten. De bewoners van de wijk zijn bang dat er te veel "
    "verkeer komt. Volgens de wethouder valt dat mee. "
)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_an_article_gives_so_many_words_as_its_length_asks(path: Path) -> None:
    analysis = analysed(path)
    size = sum(word.pos != "PUNCT" for sentence in analysis.sentences for word in sentence.words)
    for level in ("A2", "B1"):
        assert 0.8 * size * 20 / 450 - 1 <= len(choose_words(analysis, level, 20, 0)) <= 20


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_entry_is_a_lemma_that_stands_in_its_example_with_meaning_or_parts(path: Path) -> None:
    for level in LEVELS:
        for entry in choose_words(analysed(path), level, 20, 0):
            assert entry.example is not None
            assert spots(entry, entry.example.quote), entry
            assert (entry.gloss and entry.definition) or len(entry.parts) > 1, entry
            assert entry.word == entry.word.lower(), entry
            assert entry.article in {"", "de", "het", "de/het"}


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_name_is_chosen_and_no_word_twice(path: Path) -> None:
    analysis = analysed(path)
    names = {part.lower() for name in analysis.names for part in name.text.split()}
    chosen = [entry.word for entry in choose_words(analysis, "B1", 20, 0)]
    assert names.isdisjoint(chosen)
    assert len(chosen) == len(set(chosen))


def test_the_choice_is_the_same_every_time_and_in_text_order() -> None:
    analysis = analysed(SEEDS[0])
    first = choose_words(analysis, "B1", 20, 3)
    assert first == choose_words(analysis, "B1", 20, 3)
    paragraphs = [entry.example.paragraph for entry in first if entry.example]
    assert paragraphs == sorted(paragraphs)


def test_a_higher_level_gives_rarer_words() -> None:
    def mean(level: str) -> float:
        values = [entry.zipf or 0 for path in SEEDS[:3] for entry in choose_words(analysed(path), level, 20, 0)]
        return sum(values) / len(values)

    assert mean("A2") > mean("B1") > mean("B2")


def test_known_words_are_left_out() -> None:
    found = words_of(FILLER)
    known = next(iter(found))
    assert known not in words_of(FILLER, known=frozenset({known}))


def test_a_separable_verb_that_stands_apart_is_one_word_with_its_parts() -> None:
    found = words_of("De minister stelde zijn reis naar China dinsdag voor de tweede keer uit. " + FILLER)
    entry = found["uitstellen"]
    assert (entry.prefix, entry.present, entry.past, entry.participle) == (
        "uit",
        "stelt uit",
        "stelde uit",
        "uitgesteld",
    )


def test_a_participle_that_is_an_adjective_is_taken_as_one() -> None:
    found = words_of("De spelers waren na de wedstrijd zeer teleurgesteld. " + FILLER)
    assert found["teleurgesteld"].pos == "adjective"
    assert "teleurstellen" not in found


def test_a_word_that_stands_only_in_a_quotation_is_left_out() -> None:
    text = "De wethouder zei: “Wij zullen de vergunning weigeren.” " + FILLER
    assert "weigeren" not in words_of(text)


def test_the_sense_in_the_sentence_fills_the_entry() -> None:
    found = words_of("De vereniging komt al jaren op voor arme huurders in de stad. " + FILLER)
    assert found["opkomen"].preposition == "voor"
    assert found["opkomen"].gloss.startswith("to stand up for")


def test_a_word_of_an_idiom_is_not_explained_by_itself() -> None:
    found = words_of("De agent hield de verdachte de hele dag scherp in de gaten. " + FILLER)
    assert "gat" not in found


def test_a_compound_has_the_article_of_its_last_part_and_no_meaning_of_its_own() -> None:
    text = "De havenrenovatie kost de stad volgens de wethouder drie miljoen euro. " + FILLER
    analysis = analyse(read_article_bytes(f"Titel\n\n{text}\n".encode(), name="proef.txt"))
    places = (
        Place(term, word, sentence)
        for sentence in analysis.sentences
        for word in sentence.words
        if word.text == "havenrenovatie" and (term := term_of(word, sentence)) is not None
    )
    entry = make_entry(next(places))
    assert entry is not None
    assert (entry.article, entry.plural, entry.definition) == ("de", "havenrenovaties", "")
    assert entry.parts == ["haven", "renovatie"]


def test_an_own_dictionary_replaces_the_gloss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = next(iter(words_of(FILLER)))
    path = tmp_path / "fr.tsv"
    path.write_text(f"{word}\tmot français\n", encoding="utf-8")
    monkeypatch.setenv("QUIZ_DICTIONARY", str(path))
    assert words_of(FILLER)[word].gloss == "mot français"


def places_of(sentence: str) -> list[Place]:
    analysis = analyse(read_article_bytes(f"Titel\n\n{sentence}\n\n{FILLER}\n".encode(), name="proef.txt"))
    own = [one for one in analysis.sentences if one.text in sentence]
    return [Place(term, word, one) for one in own for word in one.words if (term := term_of(word, one)) is not None]


def terms_of(sentence: str) -> set[tuple[str, str]]:
    return {(place.term.lemma, place.term.pos) for place in places_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Het treinverkeer is woensdag weer op gang gekomen.", ("opkomen", "verb")),
        ("Volgens hem schuift het kabinet zo een probleem door naar het parlement.", ("schuiven", "verb")),
        ("Hij kwam tekort om de eerste plaats te krijgen.", ("tekort", "noun")),
        ("Ik keek om me heen of er nog getuigen waren.", ("getuigen", "verb")),
        ("Op de eerste klim van de dag versnelde hij meteen.", ("versneld", "adjective")),
        ("Het heeft er lang om gespannen.", ("gespannen", "adjective")),
        ("Kansen kwamen er over en weer nog genoeg.", ("overkomen", "verb")),
        ("De jongeren in de wijk worden nauwlettend in de gaten gehouden.", ("jong", "noun")),
        ("Het bestuur deed er meteen een aanval op.", ("opdoen", "verb")),
        ("Het is een goedkopere oplossing die beslist geen nadeel is.", ("beslissen", "verb")),
        ("Het land deed een poging om zich los te scheuren van het rijk.", ("scheuren", "verb")),
        ("Dieven braken daarom in en namen een deel van zijn bollen mee.", ("braken", "verb")),
    ],
)
def test_a_word_that_is_another_one_here_is_no_term(sentence: str, term: tuple[str, str]) -> None:
    assert term not in terms_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Na afloop van de wedstrijd bleven de spelers op het veld.", ("afloop", "noun")),
        ("Ook deskundigen van de Verenigde Naties drongen aan op hun vrijlating.", ("deskundige", "noun")),
        ("De minister vond de ophef overdreven.", ("overdreven", "adjective")),
        ("Het staatshoofd drong aan op hulp.", ("aandringen", "verb")),
        ("Volgens hem schuift het kabinet zo een probleem door naar het parlement.", ("doorschuiven", "verb")),
    ],
)
def test_a_word_is_the_term_that_its_place_makes_it(sentence: str, term: tuple[str, str]) -> None:
    assert term in terms_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        ("Namen, stelde ik me voor.", "voorstellen", "imagine"),
        ("Het paar had in strijd met de wetten van het land gehandeld.", "handelen", "to act"),
        ("De arts nam aan dat de patiënt snel beter zou worden.", "aannemen", "assume"),
        ("De plas gold als een van de grootste bedreigingen.", "gelden", "regarded"),
    ],
)
def test_a_word_gets_the_sense_that_it_has_in_its_sentence(sentence: str, word: str, gloss: str) -> None:
    entries = [make_entry(place) for place in places_of(sentence) if place.term.lemma == word]
    assert [entry.gloss for entry in entries if entry is not None and gloss in entry.gloss]
