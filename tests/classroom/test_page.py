"""The page in a real browser of the size of a phone: by keyboard, without a network, graded as in the terminal."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.bankfile import load_sound
from quiz.bankfile.write import dump_bank
from quiz.cli.main import main
from quiz.export.page.build import build_page, page_items
from quiz.export.page.near import near_words
from quiz.model.bank import Bank, Distractor, Item, Pair
from quiz.practice.grading.grade import grade

from .chromium import PATH, Browser, browser

DATA = Path(__file__).parent / "data"
SCRIPTS = Path(__file__).parents[2] / "quiz" / "export" / "page" / "data"
TRIPLES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "practice" / "grading.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
chromium = pytest.mark.skipif(PATH is None, reason="needs chromium (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def page(bank: Bank, folder: Path) -> Path:
    path = folder / "pagina.html"
    path.write_text(build_page(bank, page_items(bank)[0]), encoding="utf-8")
    return path


def told(phone: Browser, item: str) -> str:
    return str(phone.run(f"document.querySelector('#v-{item} .told').innerText"))


def reopened(phone: Browser, path: Path, typed: str) -> bool:
    """Whether the page has this answer when it is opened again.

    Chromium keeps what a page saves in a process of its own; opened within the same few milliseconds by a new process, the
    page may come before what it saved (once in some 200 times on a busy machine).
    """
    for _ in range(20):
        phone.open(path)
        if phone.run("document.querySelector('#v-wanneer input').value") == typed:
            return True
        time.sleep(0.1)
    return False


def miswritten(count: int) -> list[tuple[str, str, bool]]:
    """Answers with slips of every kind in them: typed, key, whether the form is asked."""
    chance = random.Random(7)  # noqa: S311 - no secret
    keys = sorted({row[1] for row in TRIPLES})
    found: list[tuple[str, str, bool]] = []
    for _ in range(count):
        key = chance.choice(keys)
        text = chance.choice([key, chance.choice(TRIPLES)[2]])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text) + 1)
            letter = chance.choice("abdegiklmnorstuvz '-,.0123")
            text = chance.choice(
                [
                    text[:at] + letter + text[at:],
                    text[:at] + text[at + 1 :],
                    text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
                    " ".join(chance.sample(text.split(), len(text.split()))),
                    chance.choice(["de ", "het ", "een ", "in ", "dat is ", "twee en twintig ", "3,5 miljoen ", "€ 5 "])
                    + text,
                ]
            )
        found.append((text, key, chance.random() < 0.5))
    return found


@chromium
def test_every_answer_gets_the_verdict_of_the_terminal(phone: Browser, tmp_path: Path) -> None:
    near = near_words(sorted({row[1] for row in TRIPLES}))
    path = tmp_path / "nakijken.html"
    script = (SCRIPTS / "grade.js").read_text(encoding="utf-8")
    path.write_text(f"<!doctype html><meta charset=utf-8><script>{script}</script>", encoding="utf-8")
    phone.open(path)
    judged = [(row[2], row[1], row[0] == "form") for row in TRIPLES]
    rows = [*judged, *miswritten(2000)]
    found = phone.run(
        f"var near = new Set({json.dumps(near)}); {json.dumps(rows)}.map(function (row) {{"
        " var g = quizGrade(row[0], [row[1]], [], row[2], near); return [g.verdict, g.reason]; })"
    )
    assert found[: len(judged)] == [row[3:5] for row in TRIPLES]
    grades = [grade(typed, [key], strict=strict) for typed, key, strict in rows]
    apart = [
        (*row, ours, (theirs.verdict, theirs.reason))
        for row, ours, theirs in zip(rows, found, grades, strict=True)
        if ours != [theirs.verdict, theirs.reason]
    ]
    assert not apart, apart[:5]


@chromium
def test_variants_and_known_wrong_answers_are_graded_as_in_the_terminal(phone: Browser, tmp_path: Path) -> None:
    cases = [
        ("zaterdag", ["op zaterdag", "zaterdag"], []),
        ("kip", ["kop"], ["kip"]),
        ("Kip.", ["kop"], ["kip"]),
        ("", ["a"], []),
        ("...", ["a"], []),
        ("brood en kaas", ["kaas en brood"], []),
        ("1.000,50 euro", ["€ 1000,50"], []),
    ]
    path = tmp_path / "nakijken.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><script>{(SCRIPTS / 'grade.js').read_text(encoding='utf-8')}</script>",
        encoding="utf-8",
    )
    phone.open(path)
    near = json.dumps(near_words([key for _, accepted, _ in cases for key in accepted]))
    for typed, accepted, wrong in cases:
        arguments = ", ".join(json.dumps(part) for part in (typed, accepted, wrong))
        ours = phone.run(f"quizGrade({arguments}, false, new Set({near}))")
        theirs = grade(typed, accepted, wrong)
        assert (ours["verdict"], ours["reason"], ours["expected"]) == (
            theirs.verdict,
            theirs.reason,
            theirs.expected,
        ), typed


def focused(phone: Browser) -> Any:
    return phone.run(
        "(function (e) { return {id: e.id, name: e.name || '', type: e.type || e.tagName}; }(document.activeElement))"
    )


def go_to(phone: Browser, test: Any) -> None:
    """Press Tab until something has the focus."""
    for _ in range(80):
        phone.press("Tab")
        if test(focused(phone)):
            return
    raise AssertionError("not reached by keyboard")


@chromium
def test_a_page_is_played_by_keyboard_alone(phone: Browser, tmp_path: Path, school: Bank) -> None:
    phone.open(page(school, tmp_path))
    go_to(phone, lambda now: now["id"] == "naam")
    phone.type("Noor")
    go_to(phone, lambda now: now["name"] == "v-wie")
    for _ in range(3):
        if phone.run("document.querySelector('input[name=v-wie]:checked')?.value") == "Anna Smit":
            break
        phone.press("ArrowDown")
    go_to(phone, lambda _: phone.run("document.activeElement.closest('fieldset')?.id") == "v-wanneer")
    phone.type("in maert")
    go_to(phone, lambda now: now["id"] == "nakijken")
    phone.press("Enter")
    assert focused(phone)["id"] == "uitslag"
    assert told(phone, "wie").startswith("Right!")
    assert "spelling" in told(phone, "wanneer")
    assert "Answer: in maart" in told(phone, "wanneer")
    assert "You did not answer" in told(phone, "eens")
    assert re.match(r"2 of 15 points", phone.run("document.getElementById('score').textContent"))
    assert not phone.errors


@chromium
def test_right_answers_to_everything_give_all_points(phone: Browser, tmp_path: Path, school: Bank) -> None:
    phone.open(page(school, tmp_path))
    phone.run(
        """(function () {
          function radio(id, value) { Array.from(document.getElementsByName(id)).find(r => r.value === value).click(); }
          function set(id, value) { var e = document.querySelectorAll('#' + id + ' [data-part]'); value.forEach((v, n) => {
            if (e[n].tagName === 'SELECT') { e[n].value = Array.from(e[n].options).find(o => o.textContent === v).value; } else { e[n].value = v; }
          }); }
          radio('v-wie', 'Anna Smit'); radio('v-eens', 'false'); radio('v-rust', 'true'); radio('v-gat', 'klok');
          radio('v-hoofdgedachte', 'een school die het zonder bel probeert');
          set('v-wanneer', ['maart']); set('v-gat-typen', ['besluit']);
          set('v-koppel', ['het is rustiger', 'vroeger was het beter']);
          var order = {'de ouders': '1', 'de leraren': '2', 'de leerlingen': '3'};
          set('v-volgorde', Array.from(document.querySelectorAll('#v-volgorde label')).map(l => order[l.textContent]));
          document.getElementById('nakijken').click();
          Array.from(document.querySelectorAll('[name$=-eigen]')).filter(r => r.parentNode.textContent === 'Yes').forEach(r => r.click());
        }())"""
    )
    total = sum(item.points for item in page_items(school)[0])
    assert phone.run("document.getElementById('score').textContent").strip() == f"{total} of {total} points."
    assert "does not count" in told(phone, "vooraf")


@chromium
def test_answers_survive_a_reload_and_a_new_start_forgets_them(phone: Browser, tmp_path: Path, school: Bank) -> None:
    path = page(school, tmp_path)
    phone.open(path)
    phone.run(
        "(function (e) { e.value = 'maart'; e.dispatchEvent(new Event('input', {bubbles: true})); }(document.querySelector('#v-wanneer input')))"
    )
    assert reopened(phone, path, "maart")
    phone.run("document.getElementById('nakijken').click(); document.getElementById('opnieuw').click()")
    assert phone.run("document.querySelector('#v-wanneer input').value") == ""
    assert phone.run("document.querySelectorAll('.told:not([hidden])').length") == 0
    assert reopened(phone, path, "")


@chromium
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_needs_a_network_or_scrolls_sideways_and_targets_are_large(
    phone: Browser, tmp_path: Path, bank: Bank, width: int
) -> None:
    path = page(bank, tmp_path)
    phone.open(path, width=width)
    assert [url for url in phone.requests if url.startswith(("http", "file"))] in ([], [path.as_uri()])
    assert phone.run("document.documentElement.scrollWidth") <= width
    small = phone.run(
        "Array.from(document.querySelectorAll('button, select, input[type=text], label.option')).filter(e => e.offsetParent !== null)"
        ".map(e => e.getBoundingClientRect()).filter(r => r.height < 24 || r.width < 24).length"
    )
    assert small == 0
    assert not phone.errors


@chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing(phone: Browser, tmp_path: Path, bank: Bank, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python")
    phone.open(page(bank, tmp_path))
    phone.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    phone.run((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + "; true")
    for _ in range(2):
        found = phone.run(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html).slice(0, 2)]))"
        )
        assert found == []
        # once more with the feedback shown
        phone.run("document.getElementById('nakijken').click()")
    phone.call("Emulation.setEmulatedMedia", features=[])


@chromium
def test_no_text_is_html_or_script(phone: Browser, tmp_path: Path) -> None:
    evil = "</script><img src=x onerror=\"document.title='gekraakt'\"><script>document.title='gekraakt'</script> $title ${x} \u2028"
    items = [
        Item(id="een", stem=evil, key=evil, distractors=[Distractor("nee", evil)]),
        Item(id="twee", type="match", stem=evil, pairs=[Pair(evil, "a"), Pair("b", evil)]),
        Item(id="drie", type="open", stem=evil, key=evil),
    ]
    phone.open(page(Bank(id="b", title=evil, text=[evil], items=items), tmp_path))
    phone.run("document.getElementById('nakijken').click()")
    assert "gekraakt" not in phone.run("document.title").split("onerror")[0]
    assert phone.run("document.images.length") == 0
    assert phone.run("document.querySelectorAll('fieldset').length") == 3
    assert phone.run("document.querySelector('#v-een .stem').textContent").startswith("</script><img")
    assert not phone.errors


@chromium
def test_the_result_can_be_saved_as_a_text(phone: Browser, tmp_path: Path, school: Bank) -> None:
    phone.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    phone.open(page(school, tmp_path))
    phone.run(
        "document.getElementById('naam').value = 'Noor'; document.getElementById('nakijken').click(); document.getElementById('bewaren').click()"
    )
    saved = tmp_path / "school.txt"
    for _ in range(100):
        if saved.exists() and saved.stat().st_size:
            break
        phone.run("new Promise(done => setTimeout(done, 30))")
    text = saved.read_text(encoding="utf-8-sig")
    assert text.splitlines()[:2] == ["Een school zonder bel", "Noor"]
    assert "Wie zette de bel uit?" in text


def test_the_questions_hold_no_key(school: Bank) -> None:
    text = build_page(school, page_items(school)[0])
    shown = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])
    fields = {key for question in shown["questions"] for key in question}
    assert fields == {"id", "number", "form", "task", "prompt", "points", "options", "lefts"}


def test_the_command_writes_one_file_for_each_bank(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("school", "brug"):
        Path(f"{name}.yaml").write_text(dump_bank(load_sound(DATA / f"{name}.yaml")), encoding="utf-8")
    assert main(["export", "page", "school.yaml", "brug.yaml", "-o", "uit/"]) == 0
    assert sorted(path.name for path in Path("uit").iterdir()) == ["brug.html", "school.html"]
    told = capsys.readouterr().err
    assert "uit/school.html: 12 questions" in told
    assert "Not exported (2):" in told
