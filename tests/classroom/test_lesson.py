"""Nine o'clock: a page of a newspaper; ten past nine: a sheet on the desks and a page on the phones, in three commands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from quiz.bankfile import load_sound
from quiz.cli.main import main

from .chromium import PATH, Browser, browser

PAGE = Path(__file__).parents[1] / "ingest" / "data" / "krant.html"
chromium = pytest.mark.skipif(PATH is None, reason="needs chromium (Debian: apt-get install chromium)")


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Browser]:
    with browser(tmp_path / "profile") as opened:
        yield opened


@chromium
def test_a_saved_page_becomes_a_sheet_and_a_page_in_three_commands(phone: Browser) -> None:
    assert main(["generate", str(PAGE)]) == 0
    assert main(["export", "worksheet", "decks/krant.yaml", "-o", "brug.pdf"]) == 0
    assert main(["export", "page", "decks/krant.yaml", "-o", "brug.html"]) == 0
    bank = load_sound(Path("decks/krant.yaml"))
    paper = "\n".join(page.extract_text() for page in PdfReader("brug.pdf").pages)
    assert "Brug bij Doesburg drie weken dicht" in paper
    assert "Bron: Noor van Schaik, 26 augustus 2025" in paper
    for furniture in ("cookies", "Facebook", "nieuwsbrief"):
        assert furniture not in paper
    for width in (320, 390):
        phone.open(Path("brug.html").resolve(), width=width)
        assert phone.run("document.documentElement.scrollWidth") <= width
        assert phone.run("document.querySelectorAll('fieldset').length") == len(bank.items)
    choice = next(item for item in bank.items if item.type == "choice")
    phone.run(
        f"Array.from(document.getElementsByName('v-{choice.id}')).find(r => r.value === {choice.key!r}).click();"
        "document.getElementById('nakijken').click()"
    )
    assert phone.run(f"document.querySelector('#v-{choice.id} .verdict').innerText").startswith("Right")
    assert not phone.errors
