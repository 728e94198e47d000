"""Pictures for the README of what becomes of a bank: a session in the terminal, a worksheet, a page on a phone.

    python -m tests.pictures.readme BANK.yaml [FOLDER]

FOLDER (this one unless named) gets ``session.svg``, ``worksheet.png`` and ``page.png``.

Needs ``pdftoppm`` (Debian: poppler-utils) and Chromium.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Final

from quiz.cli.main import main as quiz
from quiz.practice.decks import Deck, load_deck
from quiz.practice.preferences import Preferences
from quiz.practice.questions import Form, Question
from quiz.practice.states import open_store
from quiz.store import default_path
from quiz.tui.app import QuizApp, Start
from quiz.tui.session_screen import SessionScreen
from tests.classroom.chromium import browser
from tests.tui.tui_steps import settle

TERMINAL: Final = (80, 24)
"""Columns and rows."""
PHONE: Final = (390, 844)
"""Width and height in the pixels of a style sheet."""
DPI: Final = 80
"""Of the worksheet: A4 becomes 661 pixels wide."""
FONT: Final = re.compile(r"\s*@font-face\s*\{[^}]*\}")
"""What Textual has a picture fetch from the network, which a picture in a README may not."""
TEXT: Final = re.compile(r' x="([\d.]+)"([^>]*?) textLength="([\d.]+)"([^>]*)>([^<]*)<')
"""A piece of a line in the picture: where it begins, how long it is, what it says."""
ANSWERED: Final = """
for (const box of document.querySelectorAll("#vragen fieldset")) { box.querySelector("input[type=radio]")?.click(); }
document.getElementById("nakijken").click();
scrollTo({top: document.getElementById("v-" + ITEM).getBoundingClientRect().top + scrollY - 16, behavior: "instant"});
"""
"""Takes the first answer everywhere, has them checked, and goes to a question."""


def shown(deck: Deck) -> Question:
    """The multiple-choice question of the pictures: the shortest, which leaves room for all that is told."""
    return min((one for one in deck.questions if one.form is Form.CHOICE), key=lambda one: len(one.prompt))


def session(deck: Deck, target: Path) -> None:
    """The session after a right answer, with the words of the text that prove it."""
    question = shown(deck)
    others = tuple(one for one in deck.questions if one is not question)
    settings = Preferences()
    with open_store(default_path(), settings.scheduling) as store:
        app = QuizApp([replace(deck, questions=(question, *others))], store, settings, Start(home=False))
        picture = asyncio.run(answered(app, question))
    target.write_text(TEXT.sub(in_cells, FONT.sub("", picture)), encoding="utf-8")


async def answered(app: QuizApp, question: Question) -> str:
    """The screen as SVG once its first question is answered."""
    async with app.run_test(size=TERMINAL) as pilot:
        await settle(app)
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.session.current == question
        await pilot.press(str(question.options.index(question.key) + 1))
        await settle(app)
        return app.export_screenshot(title="quiz")


def in_cells(piece: re.Match[str]) -> str:
    """The piece with every letter in its own cell, so that a sign from another font does not move the rest."""
    begin, before, length, after, text = piece.groups()
    letters = max(1, len(unescape(text)))
    places = " ".join(f"{float(begin) + number * float(length) / letters:.1f}" for number in range(letters))
    return f' x="{places}"{before}{after}>{text}<'


def worksheet(bank: Path, base: Path, target: Path) -> None:
    """The first page of the worksheet."""
    paper = base / "worksheet.pdf"
    quiz(["export", "worksheet", str(bank), "-o", str(paper)])
    command = ["pdftoppm", "-png", "-r", str(DPI), "-f", "1", "-singlefile", str(paper), str(target.with_suffix(""))]
    subprocess.run(command, check=True)


def phone(bank: Path, item: str, base: Path, target: Path) -> None:
    """The page on a phone, at a question that is answered."""
    page = base / "page.html"
    quiz(["export", "page", str(bank), "-o", str(page)])
    with browser(base / "profile") as chromium:
        chromium.open(page, *PHONE)
        chromium.run(f"{{ const ITEM = {json.dumps(item)}; {ANSWERED} }}")
        picture = chromium.call("Page.captureScreenshot", format="png")
    target.write_bytes(base64.b64decode(picture["data"]))


def main() -> int:
    """Make the pictures, away from anybody's progress and settings."""
    bank = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ.update(QUIZ_LANG="en", QUIZ_DATA=name, QUIZ_CONFIG=str(base / "quiz.toml"))
        deck = load_deck(bank, 0, words=False)
        session(deck, folder / "session.svg")
        worksheet(bank, base, folder / "worksheet.png")
        phone(bank, shown(deck).item, base, folder / "page.png")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
