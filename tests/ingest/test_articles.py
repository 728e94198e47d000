"""What a reader makes of the texts that people really have."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, fill

import pytest

from quiz.ingest import read_article, read_article_bytes
from quiz.model.article import Article

ONE = (
    "De gemeente heeft dinsdag een nieuw zwembad geopend aan de rand van de stad. Het bad is vijftig meter lang en het "
    "water wordt verwarmd met de warmte van een fabriek in de buurt."
)
TWO = (
    "Volgens de wethouder komen er elke week ongeveer drieduizend mensen zwemmen. Kinderen van de scholen krijgen er les, "
    "omdat veel leerlingen van tien jaar nog niet goed genoeg kunnen zwemmen."
)
THREE = "De bouw duurde twee jaar en kostte meer geld dan de gemeente had verwacht. Toch is de wethouder tevreden."


def article(text: str, name: str = "bad.txt") -> Article:
    return read_article_bytes(text.encode("utf-8"), name=name)


def headings(read: Article) -> list[str]:
    return [block.text for block in read.blocks if block.heading]


def test_title_paragraphs_and_subheads_are_found() -> None:
    read = article(f"Nieuw zwembad open\n\n{ONE}\n\nZwemles\n\n{TWO}\n\n{THREE}\n")
    assert read.title == "Nieuw zwembad open"
    assert read.title_is_own
    assert read.paragraphs == (ONE, TWO, THREE)
    assert headings(read) == ["Zwemles"]


def test_a_text_without_a_title_gets_the_beginning_of_its_first_sentence() -> None:
    read = article(f"{ONE}\n\n{TWO}\n")
    assert read.title == "De gemeente heeft dinsdag een nieuw zwembad geopend …"
    assert not read.title_is_own
    assert read.paragraphs == (ONE, TWO)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 99])
def test_hard_wrapped_lines_become_paragraphs_again(width: int) -> None:
    wrapped = "\n\n".join(fill(part, width) for part in ("Nieuw zwembad open", ONE, TWO, THREE))
    assert article(wrapped).paragraphs == (ONE, TWO, THREE)


def test_one_line_a_paragraph_needs_no_blank_lines() -> None:
    read = article(f"{ONE}\nZwemles\n{TWO}\n{THREE}\n")
    assert read.paragraphs == (ONE, TWO, THREE)
    assert headings(read) == ["Zwemles"]


def test_a_word_broken_off_at_the_end_of_a_line_is_mended() -> None:
    read = article(
        f"Het bad ligt aan de rand van de binnen-\nstad, bij de in-\nen uitgang van het park.\n\n{ONE}\n\n{TWO}"
    )
    assert read.paragraphs[0] == "Het bad ligt aan de rand van de binnenstad, bij de in- en uitgang van het park."


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\u2028"])
def test_line_ends_of_any_system_are_read(ending: str) -> None:
    assert article(f"Nieuw zwembad open\n\n{ONE}\n\n{TWO}".replace("\n", ending)).paragraphs == (ONE, TWO)


def test_a_byte_order_mark_is_no_letter() -> None:
    read = read_article_bytes("\ufeff".encode() + f"Nieuw zwembad open\n\n{ONE}\n\n{TWO}".encode(), name="bad.txt")
    assert read.title == "Nieuw zwembad open"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_curly_quotes_survive_every_encoding(encoding: str) -> None:
    text = f"‘Koud’ bad open\n\nDe wethouder zei: “Het water is ’s ochtends te koud.” Dat kost € 5 – of meer.\n\n{ONE}\n\n{TWO}"
    read = read_article_bytes(text.encode(encoding), name="bad.txt")
    assert read.title == "‘Koud’ bad open"
    assert read.paragraphs[0] == "De wethouder zei: “Het water is ’s ochtends te koud.” Dat kost € 5 – of meer."


def test_utf_8_that_was_saved_as_windows_text_is_mended() -> None:
    data = f"De wethouder: “één café”\n\n{ONE}\n\n{TWO}".encode()
    broken = "".join(bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", chr(byte)) for byte in data)
    assert "Ã©Ã©n" in broken
    assert article(broken).title == "De wethouder: “één café”"


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Door Noor van Schaik", "Noor van Schaik", ""),
        ("door: Noor van Schaik en Piet de Boer", "Noor van Schaik en Piet de Boer", ""),
        ("Tekst: Noor van Schaik", "Noor van Schaik", ""),
        ("Door onze verslaggever", "onze verslaggever", ""),
        ("18 juni 2023", "", "2023-06-18"),
        ("Zondag 18 juni 2023, 10.30 uur", "", "2023-06-18"),
        ("18-06-2023", "", "2023-06-18"),
        ("2023-06-18", "", "2023-06-18"),
        ("Gepubliceerd op 3 mrt. 2024 om 9:15", "", "2024-03-03"),
        ("Door Noor van Schaik | 18 juni 2023", "Noor van Schaik", "2023-06-18"),
    ],
)
def test_author_and_date_above_the_text_are_no_text(line: str, author: str, date: str) -> None:
    read = article(f"Nieuw zwembad open\n\n{line}\n\n{ONE}\n\n{TWO}")
    assert (read.author, read.date) == (author, date)
    assert read.paragraphs == (ONE, TWO)


@pytest.mark.parametrize(
    "line", ["Door de kou dicht", "Door Trump gaat alles mis", "Van wie is het bad?", "18 juni was het warm"]
)
def test_a_subhead_that_looks_like_a_byline_stays(line: str) -> None:
    read = article(f"Nieuw zwembad open\n\n{line}\n\n{ONE}\n\n{TWO}")
    assert (read.author, read.date) == ("", "")
    assert headings(read) == [line]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("PEKING (ANP) - ", "Peking"),
        ("DEN HAAG – ", "Den Haag"),
        ("’S-HERTOGENBOSCH — ", "’s-Hertogenbosch"),
        ("IJMUIDEN - ", "IJmuiden"),
        ("Genève (Reuters) – ", "Genève"),
    ],
)
def test_the_dateline_is_taken_off_the_first_paragraph(dateline: str, place: str) -> None:
    read = article(f"Nieuw zwembad open\n\n{dateline}{ONE}\n\n{TWO}")
    assert read.place == place
    assert read.paragraphs == (ONE, TWO)


FURNITURE = {
    "a teaser at the end with headline and lead": "Lees ook:\n\nStad opnieuw op zoek naar geld\n\nDe stad heeft het opnieuw moeilijk. Hoewel er wordt gebouwd, is er te weinig geld.",
    "two teasers with leads": "Lees ook:\n\nStad zoekt geld\n\nDe stad heeft het moeilijk.\n\nBad in Breda dicht\n\nHet zwembad in Breda gaat dicht.\n\nNog een kop\n\nMet nog een korte inleiding.",
    "a list of headlines": "Meer nieuws\n\n- Stad zoekt geld\n- Bad in Breda dicht\n- Wethouder stapt op",
    "one line": "Lees ook: Stad opnieuw op zoek naar geld",
    "a sentence": "Lees ook ons verhaal over het oude zwembad van de stad.",
    "share buttons": "Deel dit artikel\n\nReageer",
    "a subscription": "Abonneer je op onze nieuwsbrief",
    "an address": "https://www.example.org/nieuws/123",
    "a picture's caption": "Foto: gemeente",
    "rights": "© 2024 De Krant",
    "cookies": "Wij gebruiken cookies om deze website te verbeteren.",
    "a loose subhead": "Reacties",
}


@pytest.mark.parametrize("furniture", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_at_the_end_is_left_out(furniture: str) -> None:
    read = article(f"Nieuw zwembad open\n\n{ONE}\n\nZwemles\n\n{TWO}\n\n{THREE}\n\n{furniture}\n")
    assert [block.text for block in read.blocks] == [ONE, "Zwemles", TWO, THREE]


@pytest.mark.parametrize(
    "furniture",
    [
        "Lees ook:\n\nStad opnieuw op zoek naar geld",
        "Lees ook: Stad zoekt geld",
        "Advertentie",
        "Lees ook\n\nStad zoekt geld",
    ],
)
def test_a_teaser_between_two_paragraphs_takes_no_text_along(furniture: str) -> None:
    read = article(f"Nieuw zwembad open\n\n{ONE}\n\n{furniture}\n\n{TWO}\n\n{THREE}\n")
    assert read.paragraphs == (ONE, TWO, THREE)
    assert headings(read) == []


def test_a_sentence_that_begins_like_furniture_is_text() -> None:
    sentence = "Meer over het bad weten de buren, die er elke ochtend langs lopen en met de badmeester praten."
    assert sentence in article(f"{ONE}\n\n{sentence}\n\n{TWO}").paragraphs


def test_ingredients_are_a_list_and_no_subheads() -> None:
    read = article(f"Soep\n\n{ONE}\n\n500 gram erwten\n2 liter water\n1 rookworst\n\n{TWO}")
    assert read.paragraphs[1] == "500 gram erwten\n2 liter water\n1 rookworst"
    spaced = article(f"Soep\n\n{ONE}\n\n500 gram erwten\n\n2 liter water\n\n1 rookworst\n\n{TWO}")
    assert spaced.paragraphs == read.paragraphs


def test_markdown_is_read_as_it_is_shown() -> None:
    text = f"""
        ---
        titel: Nieuw zwembad open
        auteur: "Noor van Schaik"
        licentie: CC BY 4.0
        ---

        # Nieuw zwembad **open**

        ![het bad](bad.jpg)

        De *gemeente* heeft [dinsdag](https://example.org) een
        __nieuw__ zwembad[^1] geopend. Het is `50` meter lang\\* en warm.<br>Dat is mooi.

        Zwemles
        -------

        {TWO}

        - maandag
        - dinsdag

        | dag | tijd |
        |---|---|
        | ma | 10 |

        ```
        print("geen tekst")
        ```
        <div>geen tekst</div>

        > {THREE}
    """
    read = article(dedent(text).strip(), name="bad.md")
    assert (read.title, read.author, read.licence) == ("Nieuw zwembad open", "Noor van Schaik", "CC BY 4.0")
    assert [block.text for block in read.blocks] == [
        "De gemeente heeft dinsdag een nieuw zwembad geopend. Het is 50 meter lang* en warm.\nDat is mooi.",
        "Zwemles",
        TWO,
        "- maandag\n- dinsdag",
        THREE,
    ]
    assert headings(read) == ["Zwemles"]


def test_a_setext_or_second_level_title_is_a_title() -> None:
    assert article(f"Nieuw zwembad open\n==========\n\n{ONE}\n\n{TWO}", "a.md").title == "Nieuw zwembad open"
    assert article(f"## Nieuw zwembad open\n\n{ONE}\n\n## Zwemles\n\n{TWO}", "a.md").title == "Nieuw zwembad open"


def test_the_file_is_named_without_the_way_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "teksten").mkdir()
    file = tmp_path / "teksten" / "bad.txt"
    file.write_text(f"{ONE}\n\n{TWO}", encoding="utf-8")
    assert read_article(file).file == "bad.txt"
    monkeypatch.chdir(tmp_path)
    assert read_article(file).file == "teksten/bad.txt"
    assert read_article(Path("teksten/bad.txt")).file == "teksten/bad.txt"


@pytest.mark.parametrize("seed", sorted(Path(__file__).parents[2].glob("seeds/*")), ids=lambda path: path.name)
def test_every_seed_is_an_article_with_a_title_and_a_licence(seed: Path) -> None:
    read = read_article(seed)
    assert read.title_is_own
    assert read.licence == "CC BY 4.0"
    assert not any("Lees ook" in block.text for block in read.blocks)
    assert 250 <= sum(len(block.text.split()) for block in read.blocks) <= 450
