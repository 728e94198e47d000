"""Files that are no Dutch article get one sentence each, at once; nothing else ever comes out of a reader."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.ingest import ArticleError, read_article, read_article_bytes
from quiz.text.safe import unsafe_characters

DUTCH = (
    "De gemeente heeft dinsdag een nieuw zwembad geopend aan de rand van de stad. Het bad is vijftig meter lang en het "
    "water wordt verwarmd met de warmte van een fabriek in de buurt, zodat het er ook in de winter warm is."
)
ENGLISH = (
    "The town opened a new swimming pool on Tuesday at the edge of the city. The pool is fifty metres long and the water "
    "is heated by a factory that is not far from there, so that it will be warm in the winter as well."
)
GERMAN = (
    "Die Stadt hat am Dienstag ein neues Schwimmbad am Rande der Stadt eröffnet. Das Becken ist fünfzig Meter lang und "
    "das Wasser wird mit der Wärme einer Fabrik geheizt, die nicht weit von der Stadt liegt."
)
FRENCH = (
    "La ville a ouvert mardi une nouvelle piscine au bord de la ville. Le bassin est long de cinquante mètres et l’eau "
    "est chauffée par une usine qui se trouve dans le quartier, pour que les enfants aient chaud en hiver."
)
AFRIKAANS = (
    "Die stad het Dinsdag ’n nuwe swembad aan die rand van die stad geopen. Die bad is vyftig meter lank en die water "
    "word deur ’n fabriek verhit wat nie ver van die stad af is nie, sodat dit ook in die winter warm is."
)
FRISIAN = (
    "De gemeente hat tiisdei in nij swimbad iepene oan de râne fan de stêd. It bad is fyftich meter lang en it wetter "
    "wurdt ferwaarme troch in fabryk yn de buert, sadat it ek yn de winter waarm is foar de bern."
)

FILES: dict[str, tuple[bytes, str]] = {
    "leeg.txt": (b"", "empty"),
    "wit.txt": (b" \n\t\n  \r\n", "empty"),
    "bom.txt": (b"\xef\xbb\xbf", "empty"),
    "onzichtbaar.txt": ("\u200b\u200b\ufeff\u00ad".encode(), "empty"),
    "streepjes.txt": (b"---\n\n***\n\n===\n", "empty"),
    "alleen-titel.txt": (b"Nieuw zwembad open\n", "empty|short"),
    "kort.txt": (b"De kat zit op de mat.\n", "short"),
    "kort.md": (b"# De kat\n\nDe kat zit op de mat.\n", "short"),
    "getallen.txt": (b"1 2 3 4 5 6 7 8 9 10\n" * 50, "empty"),
    "alleen-front.txt": (b"---\ntitle: Zwembad\n---\n", "empty"),
    "alleen-teaser.txt": (b"Lees ook:\n\nZwembad open\n\nDe stad opent een bad.", "empty|short"),
    "alleen-plaatje.md": (b"![een plaatje](plaatje.png)\n", "empty"),
    "alleen-code.md": (b"```\n" + DUTCH.encode() + b"\n```\n", "empty"),
    "engels.txt": (ENGLISH.encode(), "not-dutch"),
    "duits.txt": (GERMAN.encode(), "not-dutch"),
    "frans.txt": (FRENCH.encode(), "not-dutch"),
    "afrikaans.txt": (AFRIKAANS.encode(), "not-dutch"),
    "fries.txt": (FRISIAN.encode(), "not-dutch"),
    "russisch.txt": (("Город открыл во вторник новый бассейн на окраине города. " * 10).encode(), "not-dutch"),
    "chinees.txt": (("这座城市星期二开放了一个新的游泳池。 " * 30).encode(), "not-dutch"),
    "latijn.txt": (
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. " * 8).encode(),
        "not-dutch",
    ),
    "namen.txt": (
        ("Jansen, Pietersen, Klaassen, Bakker, Visser, Smit, Mulder, Bos, Vos, Peters. " * 6).encode(),
        "not-dutch",
    ),
    "code.txt": (b"def f(x):\n    return x + 1\n\nfor i in range(10):\n    print(f(i))\n" * 20, "not-dutch"),
    "base64.txt": (b"TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24\n" * 40, "not-dutch|short"),
    "een-woord.txt": (b"a" * 100_000, "short"),
    "twee-mb.txt": ((DUTCH + "\n\n").encode() * 8_000, "large"),
    "nullen.txt": (b"\x00" * 1000, "binary"),
    "pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n", "damaged"),
    "word.txt": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "binary"),
    "oud-word.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 500, "binary"),
    "plaatje.txt": (b"\x89PNG\r\n\x1a\n" + b"\x01\x02" * 100, "binary"),
    "foto.txt": (b"\xff\xd8\xff\xe0" + b"\x01\x02" * 100, "binary"),
    "rtf.txt": (b"{\\rtf1\\ansi " + DUTCH.encode() + b"}", "binary"),
    "gzip.txt": (b"\x1f\x8b\x08\x00" + bytes(range(1, 200)), "binary"),
    "stuur.txt": (bytes(range(1, 9)) * 100, "binary"),
    "half-utf16.txt": (DUTCH.encode("utf-16")[:-1], "encoding"),
    "utf16-zonder.txt": (DUTCH.encode("utf-16-le"), "binary"),
    "stuk.txt": (DUTCH.encode() + b"\x81\x8d\x8f\x90\x9d", "encoding"),
    "tekst.xyz": (DUTCH.encode(), "format"),
    "tekst.rtf": (DUTCH.encode(), "format"),
    "tekst.odt": (b"PK\x03\x04", "format"),
    "filmpje.mp4": (b"\x00\x00\x00\x18ftyp", "format"),
    "diep.md": (b"> " * 5_000 + b"a\n", "short|empty"),
    "haken.md": (b"[" * 20_000 + b"\n", "empty|short"),
    "sterren.md": (b"*a " * 20_000 + b"\n", "not-dutch|short"),
    "tabel.md": (b"|a|b|\n|-|-|\n" + b"|c|d|\n" * 2_000, "empty"),
    "regels.txt": (b"\n" * 400_000, "empty"),
    "leestekens.txt": (b". , ; : ! ? " * 5_000, "empty"),
    "spatie.txt": (b"a " * 100_000, "not-dutch|short"),
}


def test_there_are_at_least_forty_hostile_files() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gets_one_clear_sentence_in_time(name: str, tmp_path: Path) -> None:
    data, keys = FILES[name]
    file = tmp_path / name
    file.write_bytes(data)
    start = time.monotonic()
    with pytest.raises(ArticleError) as caught:
        read_article(file)
    assert time.monotonic() - start < 5, "far above what any of them takes, so no test of the machine"
    assert caught.value.key in keys.split("|")
    assert str(caught.value).startswith(f"{file}: ")
    assert re.fullmatch(r"[^\n]{15,200}\.", caught.value.message)


def test_what_is_no_file_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "weg.txt")
    assert caught.value.key == "missing"
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path)
    assert caught.value.key == "folder"
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "map.txt")
    assert caught.value.key == "folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "pijp.txt")
    assert caught.value.key == "empty"


def test_terminal_escapes_and_invisible_characters_do_not_get_through() -> None:
    text = f"\x1b]0;titel\x07\x1b[31mZwembad\x1b[0m \u202eopen\u202c\n\n{DUTCH}\x1b]52;c;aGFoYQ==\x07\u200b\n\n{DUTCH}"
    read = read_article_bytes(text.encode(), name="a.txt")
    assert read.title == "Zwembad open"
    assert read.paragraphs == (DUTCH, DUTCH)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "-", "a"]))
def test_any_bytes_give_an_article_or_one_error(data: bytes, name: str) -> None:
    try:
        read_article_bytes(data, name=name)
    except ArticleError as error:
        assert error.message


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=100), st.sampled_from(["a.txt", "a.md"]))
def test_whatever_stands_around_dutch_comes_out_clean(before: str, after: str, name: str) -> None:
    try:
        read = read_article_bytes(f"{before}\n\n{DUTCH}\n\n{after}\n".encode("utf-8", "surrogatepass"), name=name)
    except ArticleError:
        return
    for text in (read.title, read.author, read.place, *(block.text for block in read.blocks)):
        assert unsafe_characters(text) == []
        assert text == text.strip()
    assert all(block.text for block in read.blocks)
