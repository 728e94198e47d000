"""The order of options in a real browser: another one every day, the same on both sides, right without scripts."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from typing import Any

import pytest

from quiz.export.anki.package import package

pytestmark = pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")
DAYS = 24
COLLECT = """
<script>
window.onload = function () {
  var found = [], frames = document.querySelectorAll("iframe"), i, j;
  for (i = 0; i < frames.length; i += 1) {
    var page = frames[i].contentDocument, items = page.querySelectorAll(".options li"), order = [], right = [];
    for (j = 0; j < items.length; j += 1) {
      order.push(items[j].textContent);
      if (items[j].className === "right") { right.push(items[j].textContent); }
    }
    var echo = page.querySelector(".echo");
    found.push({name: frames[i].title, order: order, right: right, echo: echo && getComputedStyle(echo).display});
  }
  document.getElementById("found").textContent = JSON.stringify(found);
};
</script><pre id="found"></pre>
"""


def clock(milliseconds: int) -> Any:
    """A page whose clock stands still."""
    return (
        "<script>(function () { var Real = Date; Date = function (time) "
        f"{{ return new Real(time === undefined ? {milliseconds} : time); }}; }}());</script>"
    )


def frame(name: str, side: str, time: int, sandbox: str = "") -> Any:
    """One side of a card as a page of its own, as AnkiDroid and AnkiMobile show it."""
    page = f"<!doctype html><body class='card'>{clock(time)}<div id='qa'>{side}</div></body>"
    return f'<iframe title="{name}" {sandbox} srcdoc="{html.escape(page)}"></iframe>'


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Every page's options in the order shown, by name."""
    from pathlib import Path

    from quiz.bankfile import load_sound
    from quiz.export.anki.lock import Lock
    from quiz.export.anki.plan import plan

    folder = tmp_path_factory.mktemp("browser")
    bank = load_sound(Path(__file__).parent / "data" / "markt.yaml")
    desk = pytest.importorskip("anki.collection").Collection(str(folder / "c.anki2"))
    data = folder / "deck.apkg"
    data.write_bytes(package(plan(bank, Lock(bank=bank.id), 1_764_000_000_000).notes))
    from anki.collection import ImportAnkiPackageRequest

    desk.import_anki_package(ImportAnkiPackageRequest(package_path=str(data)))
    frames = []
    for name, key in (
        ("choice", "wie-koopt"),
        ("gap", "gat-keuze"),
        ("number", "getal"),
        ("gap number", "gat-getal"),
        ("truth", "niet-waar"),
    ):
        card = desk.get_card(desk.find_cards(f"Sleutel:*/{key}")[0])
        output = card.render_output()
        for day in range(DAYS if name == "choice" else 3):
            time = 1_764_000_000_000 + day * 86_400_000
            frames.append(frame(f"{name} {day} front", output.question_text, time))
            frames.append(frame(f"{name} {day} back", output.answer_text, time + 60_000))
        frames.append(frame(f"{name} bare front", output.question_text, 0, 'sandbox="allow-same-origin"'))
        frames.append(frame(f"{name} bare back", output.answer_text, 0, 'sandbox="allow-same-origin"'))
    desk.close()
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{COLLECT}{''.join(frames)}", encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
    ]
    options = [f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=10000", "--dump-dom", page.as_uri()]
    summer = {**os.environ, "TZ": "Europe/Amsterdam"}
    dom = subprocess.run(
        [*command, *options], capture_output=True, text=True, check=True, timeout=90, env=summer
    ).stdout
    found = json.loads(html.unescape(re.search(r'<pre id="found">(.*?)</pre>', dom, re.DOTALL)[1]))
    return {row["name"]: row for row in found}


@pytest.mark.parametrize("name", ["choice", "gap"])
def test_front_and_back_agree_on_every_day(seen: Any, name: str) -> None:
    days = DAYS if name == "choice" else 3
    for day in range(days):
        assert seen[f"{name} {day} front"]["order"] == seen[f"{name} {day} back"]["order"]


def test_the_order_changes_from_day_to_day_and_no_place_is_favoured(seen: Any) -> None:
    places = [seen[f"choice {day} front"]["order"].index("mevrouw De Wit") for day in range(DAYS)]
    assert all(places.count(place) >= DAYS // 6 for place in range(3))


def test_only_the_back_shows_which_option_is_right(seen: Any) -> None:
    for name, right in (("choice", "mevrouw De Wit"), ("gap", "koopt"), ("number", "3"), ("truth", "Niet waar")):
        for day in range(3):
            assert seen[f"{name} {day} front"]["right"] == []
            assert seen[f"{name} {day} back"]["right"] == [right]


def test_numbers_and_truth_keep_their_order(seen: Any) -> None:
    for day in range(3):
        assert seen[f"number {day} front"]["order"] == ["2", "3", "4"]
        assert seen[f"gap number {day} back"]["order"] == ["3", "4", "20"]
        assert seen[f"truth {day} back"]["order"] == ["Waar", "Niet waar"]


def test_without_scripts_the_card_is_right_too(seen: Any) -> None:
    for name in ("choice", "gap"):
        assert seen[f"{name} bare front"]["order"] == seen[f"{name} bare back"]["order"]
    assert seen["choice bare back"]["echo"] == "block"
    assert seen["choice 0 back"]["echo"] == "none"
