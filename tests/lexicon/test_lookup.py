"""A word form is explained in every way it can be read; the user's own dictionary lies on top."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.lexicon import dictionary, entries, forms, frequency
from quiz.lexicon.lookup import look_up


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "kind"),
    [
        ("liep", "lopen", "verb", "past"),
        ("huizen", "huis", "noun", "plural"),
        ("huisjes", "huis", "noun", "diminutive"),
        ("grotere", "groot", "adjective", "comparative"),
        ("mooiste", "mooi", "adjective", "superlative"),
        ("aangekondigd", "aankondigen", "verb", "participle"),
        ("opbelt", "opbellen", "verb", "present"),
        ("daarentegen", "daarentegen", "adverb", "lemma"),
        ("Nederlandse", "Nederlands", "adjective", "inflected"),
        ("NEDERLANDSE", "Nederlands", "adjective", "inflected"),
    ],
)
def test_a_form_leads_to_its_lemma_and_says_what_form_it_is(form: str, lemma: str, pos: str, kind: str) -> None:
    assert (lemma, pos, kind) in {(one.lemma, one.pos, one.form) for one in look_up(form)}


def test_a_plural_of_an_unlisted_compound_has_the_forms_of_its_last_part() -> None:
    (reading,) = look_up("spionageballonnen")
    assert (reading.lemma, reading.how, reading.article) == ("spionageballon", "compound", "de")
    assert "spionageballonnen" in reading.plural.split("/")


def test_what_nobody_knows_has_no_reading() -> None:
    assert look_up("xyzzy") == ()
    assert look_up("") == ()


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    assert isinstance(look_up(text), tuple)


@given(st.sampled_from(sorted(entries.nouns()) + sorted(entries.verbs())))
def test_every_listed_word_has_a_listed_reading_with_senses(lemma: str) -> None:
    assert any(one.lemma == lemma and one.how == "listed" and one.senses for one in look_up(lemma))


def test_a_verb_with_two_sets_of_forms_is_found_by_both() -> None:
    assert forms.lemmas("voorgekomen", "verb") == ("voorkomen",)
    assert forms.lemmas("voorkwam", "verb") == ("voorkomen",)


def test_a_frequency_is_that_of_the_whole_form_only() -> None:
    assert frequency.zipf("de") > 7
    assert frequency.zipf("deslui") == frequency.zipf("de ") == frequency.zipf("") == 0.0
    assert frequency.zipf("4.21") == 0.0


def own(path: Path, word: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("QUIZ_DICTIONARY", str(path))
    return dictionary.own_gloss(word)


def test_a_table_of_the_user_gives_its_own_glosses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pl.tsv"
    path.write_text("# mój słownik\nhuis\tdom\nHuis\tbudynek\n\nlopen\tiść\tdalsze\n", encoding="utf-8")
    assert own(path, "huis", monkeypatch) == "dom, budynek"
    assert own(path, "lopen", monkeypatch) == "iść"
    assert own(path, "boom", monkeypatch) == ""


def test_without_a_setting_there_is_no_own_gloss(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("QUIZ_DICTIONARY", raising=False)
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    dictionary._beside_settings.cache_clear()
    assert dictionary.own_gloss("huis") == ""
    (tmp_path / "dictionary.tsv").write_text("huis\tmaison\n", encoding="utf-8")
    dictionary._beside_settings.cache_clear()
    assert dictionary.own_gloss("huis") == "maison"
    dictionary._beside_settings.cache_clear()


def base64_number(value: int) -> str:
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = ""
    while value or not text:
        text = digits[value % 64] + text
        value //= 64
    return text


def test_a_dictd_dictionary_is_read_packed_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = {"huis": "huis /hœys/\n house, home", "boom": "boom /bom/\n tree"}
    index, data = "", b""
    for word, text in articles.items():
        body = text.encode()
        index += f"{word}\t{base64_number(len(data))}\t{base64_number(len(body))}\n"
        data += body
    (tmp_path / "nld.index").write_text(index, encoding="utf-8")
    with gzip.open(tmp_path / "nld.dict.dz", "wb") as file:
        file.write(data)
    assert own(tmp_path / "nld.index", "boom", monkeypatch) == "tree"
    assert own(tmp_path / "nld.dict.dz", "huis", monkeypatch) == "house, home"


def test_a_stardict_dictionary_is_read_without_its_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = b"<b>house</b>; <i>home</i>"
    (tmp_path / "nl.ifo").write_text("StarDict's dict ifo file\nversion=2.4.2\nsametypesequence=h\n", encoding="utf-8")
    (tmp_path / "nl.idx").write_bytes(b"huis\0" + struct.pack(">II", 0, len(body)))
    (tmp_path / "nl.dict").write_bytes(body)
    assert own(tmp_path / "nl.ifo", "huis", monkeypatch) == "house ; home"


@pytest.mark.parametrize("name", ["weg.tsv", "weg.ifo", "weg.index"])
def test_a_dictionary_that_is_not_there_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QuizError) as caught:
        own(tmp_path / name, "huis", monkeypatch)
    assert caught.value.file is not None
    assert "weg" in caught.value.file


def test_a_line_without_a_tab_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fout.tsv"
    path.write_text("huis\thouse\nboom tree\n", encoding="utf-8")
    with pytest.raises(QuizError) as caught:
        own(path, "huis", monkeypatch)
    assert caught.value.line == 2


@given(st.binary(max_size=200))
def test_any_bytes_as_a_dictionary_give_a_table_or_one_sentence(data: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "a.ifo").write_bytes(b"sametypesequence=m\n")
        for name in ("a.idx", "a.dict", "b.index", "b.dict", "c.tsv"):
            (base / name).write_bytes(data)
        for name in ("a.ifo", "b.index", "c.tsv"):
            dictionary._table.cache_clear()
            try:
                dictionary._table(base / name)
            except QuizError as error:
                assert "\n" not in str(error)


def test_control_characters_of_a_dictionary_never_reach_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "esc.tsv"
    path.write_text("huis\tho\x1b[31muse\n", encoding="utf-8")
    assert "\x1b" not in own(path, "huis", monkeypatch)
