"""Pictures of a deck in the real Anki: imported by its own dialog, each note type reviewed in light and in night mode.

    xvfb-run -a python tests/pictures/anki_desktop.py BANK.yaml FOLDER

FOLDER gets one picture a side of a card, and ``anki.png`` with the note types side by side.

Needs the package ``aqt`` (AGPL, so never more than a tool for this) and an X display.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
os.environ["QT_QPA_PLATFORM"] = "xcb"

import aqt
from aqt.import_export.import_dialog import ImportDialog
from aqt.profiles import ProfileManager
from aqt.qt import QApplication, QImage, QPainter, QPixmap, Qt, QTimer, QWidget
from aqt.theme import Theme

from quiz.bankfile import load_sound
from quiz.export.anki.lock import Lock
from quiz.export.anki.media import media_files
from quiz.export.anki.package import Options, package
from quiz.export.anki.plan import plan

SIZE: Final = (600, 720)
CLICK: Final = 'Array.from(document.querySelectorAll("button")).find((one) => /Import/.test(one.innerText)).click()'
CARDS: Final = {
    "meerkeuze": '"note:Quiz Meerkeuze" -tag:quiz::soort::waar-of-niet Waarom:_* -Fragment:_* -Vraag:*alinea*',
    "waar-of-niet": '"note:Quiz Meerkeuze" tag:quiz::soort::waar-of-niet',
    "open": '"note:Quiz Open" Typ:_*',
    "gat": '"note:Quiz Gat" Sleutel:*/zin/* Betekenis:_*',
    "woord-lidwoord": '"note:Quiz Woord" "card:De of het"',
    "woord-betekenis": '"note:Quiz Woord" card:Begrijpen',
    "woord-vormen": '"note:Quiz Woord" card:Vormen',
}
SHOWN: Final = ("meerkeuze", "open", "gat", "woord-vormen")
"""One card of each note type for the picture with all of them, answered."""
WIDTH, GAP = 420, 10
"""Pixels of one card in that picture, and between two."""
Step = Callable[[], bool] | float
"""What a picture waits for: a condition, or a number of seconds."""


def prepare(base: Path) -> None:
    """A folder of Anki's with one profile in Dutch, so that it asks nothing when it starts."""
    manager = ProfileManager(ProfileManager.get_created_base_folder(str(base)))
    manager.setupMeta()
    manager.setLang("nl-NL")
    manager.create("Quiz")
    manager.set_theme(Theme.LIGHT)
    manager.db.close()


def dialog() -> ImportDialog | None:
    """The import dialog, where there is one."""
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, ImportDialog) and one.isVisible()), None
    )


def ask(web: Any, script: str, answers: list[Any]) -> None:
    """Run a script in a page; its value is added to ``answers`` when it comes."""
    web.evalWithCallback(script, answers.append)


def grab(widget: QWidget, path: Path) -> None:
    """Write a picture of a window."""
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))


def story(folder: Path, seen: list[str]) -> Iterator[Step]:
    """The steps from the import to the last card; yields what to wait for."""
    yield lambda: bool(aqt.mw and aqt.mw.col and dialog() and dialog().web and dialog().web.isVisible())
    window = dialog()
    yield 2.0
    grab(window, folder / "import-dialog.png")
    window.web.eval(CLICK)
    yield 4.0
    answers: list[Any] = []
    ask(window.web, "document.body.innerText", answers)
    yield lambda: bool(answers)
    seen.append(str(answers[0]))
    grab(window, folder / "import-log.png")
    window.reject()
    yield 1.0
    main = aqt.mw
    main.resize(*SIZE)
    main.moveToState("deckBrowser")
    yield 1.5
    grab(main, folder / "decks.png")
    for theme, suffix in ((Theme.LIGHT, "light"), (Theme.DARK, "night")):
        main.set_theme(theme)
        yield 1.0
        for name, query in CARDS.items():
            yield from review(main, query, folder / f"{name}-{suffix}")
    together(folder)


def review(main: Any, query: str, path: Path) -> Iterator[Step]:
    """One card by Anki's own reviewer: every other card rests meanwhile."""
    found = main.col.find_cards(query, order="c.due asc")
    if not found:
        return
    every = main.col.find_cards("")
    main.col.sched.unsuspend_cards(every)
    main.col.sched.suspend_cards([number for number in every if number != found[0]])
    main.col.decks.select(main.col.get_card(found[0]).did)
    main.moveToState("overview")
    yield 0.8
    main.moveToState("review")
    yield lambda: main.reviewer.state == "question"
    yield 1.2
    grab(main, path.with_name(f"{path.name}-front.png"))
    main.reviewer._showAnswer()
    yield lambda: main.reviewer.state == "answer"
    yield 1.2
    grab(main, path.with_name(f"{path.name}-back.png"))


def together(folder: Path) -> None:
    """One picture: the note types side by side, light above night."""
    rows = [[QPixmap(str(folder / f"{name}-{suffix}-back.png")) for name in SHOWN] for suffix in ("light", "night")]
    rows = [[one.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation) for one in row] for row in rows]
    height = rows[0][0].height()
    sheet = QPixmap(len(SHOWN) * (WIDTH + GAP) + GAP, 2 * (height + GAP) + GAP)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for line, row in enumerate(rows):
        for column, picture in enumerate(row):
            painter.drawPixmap(GAP + column * (WIDTH + GAP), GAP + line * (height + GAP), picture)
    painter.end()
    reduced(sheet.toImage()).save(str(folder / "anki.png"))


def reduced(image: QImage) -> QImage:
    """The picture in its 256 most frequent colours: a third of the size, and no difference that an eye sees."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits().asstring(image.sizeInBytes())).cast("I")
    colours = [colour for colour, _ in Counter(pixels).most_common(256)]
    return image.convertToFormat(QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.ThresholdDither)


def play(steps: Iterator[Step], done: Callable[[], None]) -> None:
    """Go through the steps from Qt's event loop."""
    limit = time.monotonic() + 30

    def tick(waiting: Step = 0.0) -> None:
        nonlocal limit
        if callable(waiting) and not waiting():
            if time.monotonic() > limit:
                sys.stderr.write("Anki did not get there in 30 seconds\n")
                done()
                return
            QTimer.singleShot(100, lambda: tick(waiting))
            return
        limit = time.monotonic() + 30
        try:
            following = next(steps)
        except StopIteration:
            done()
            return
        pause = 0 if callable(following) else int(following * 1000)
        QTimer.singleShot(pause, lambda: tick(following if callable(following) else 0.0))

    tick()


def leave() -> None:
    """Close Anki as its menu does."""
    aqt.mw.unloadProfileAndExit()


def main() -> int:
    """Make the pictures; prints what Anki's import log says."""
    bank, folder = load_sound(Path(sys.argv[1])), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as base:
        deck = Path(base) / f"{bank.id}.apkg"
        files = media_files((*bank.items, *bank.vocabulary), Path(sys.argv[1]).parent)
        made = plan(bank, Lock(bank=bank.id), time.time_ns() // 1_000_000, media=files)
        deck.write_bytes(package(made.notes, Options(media=made.files)))
        prepare(Path(base) / "anki")
        app = aqt._run(["anki", "-b", str(Path(base) / "anki"), "-p", "Quiz", str(deck)], exec=False)
        seen: list[str] = []
        steps = story(folder, seen)
        QTimer.singleShot(240_000, leave)
        QTimer.singleShot(500, lambda: play(steps, leave))
        app.exec()
    sys.stdout.write("\n".join(seen) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
