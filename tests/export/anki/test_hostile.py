"""Text of a bank is text on the card, whatever it looks like: in the real renderer and in a real browser."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.export.anki.markup import escape, gapped, line, marked, plain, tag
from quiz.export.anki.notetypes import notetypes
from quiz.export.anki.package import package
from quiz.export.tsv import Row, anki_table, rows_of
from quiz.model.bank import Bank, Distractor, Entry, Evidence, Item, Pair, Source
from quiz.text.safe import clean

PAYLOADS = [
    "<img src=x onerror=document.title='KAPOT'>",
    "<script>document.title='KAPOT'</script>",
    "</script><script>document.title='KAPOT'</script>",
    "<svg onload=document.title='KAPOT'>",
    '"><b onmouseover=alert(1)>vet</b>',
    "' onclick='alert(1)",
    "[sound:x.mp3]",
    "[anki:play:q:0]",
    "[anki:tts lang=nl_NL]luister[/anki:tts]",
    "[[type:Antwoord]]",
    "[[type:nc:Typ]]",
    "[latex]\\input{/etc/passwd}[/latex]",
    "[$]x[/$] en [$$]y[/$$]",
    "\\(x^2\\) en \\[y^2\\]",
    "\\(\\href{javascript:document.title='KAPOT'}{klik}\\) \\begin{equation}z\\end{equation}",
    "{{c1::weg}} en {{c2::ook weg::hint}}",
    "{{Antwoord}} {{FrontSide}} {{#Juist}}ja{{/Juist}}",
    "a::b}}c{{d",
    "<!-- weg --> &lt;script&gt; &amp;amp; &#91;sound:y.mp3&#93;",
    "<style>body{display:none}</style>",
    "tab\tregel\nnog een; =1+1",
    "<a href='javascript:alert(1)'>klik</a>",
]
MATHJAX = "vendor/mathjax/tex-chtml-full.js"
TAGS = {
    *("div", "p", "ol", "ul", "li", "span", "b", "mark", "br", "hr", "blockquote", "details", "summary"),
    *("dl", "dt", "dd", "small", "script"),
}
ATTRIBUTES = {"class", "lang", "id", "hidden", "data-cloze", "data-ordinal"}
SCRIPTS = {
    re.sub(r"\s+", " ", script).strip()
    for notetype in notetypes().values()
    for template in notetype.templates
    for side in (template.front, template.back)
    for script in re.findall(r"(?s)<script>(.*?)</script>", side)
}


def hostile(text: str) -> Any:
    """A bank that says ``text`` wherever a bank may say something."""
    proof = Evidence(paragraph=1, quote=text)
    common = {"stem": f"Vraag {text}?", "explanation": text, "evidence": proof, "accept": [text]}
    wrong = [Distractor(text=f"fout {text}", why=text)]
    return Bank(
        id="vijandig",
        title=text,
        level=text,
        source=Source(author=text, date=text, licence=text, url=text),
        text=[f"Voor {text} na."],
        items=[
            Item(id="keuze", key=f"goed {text}", distractors=wrong, **common),
            Item(id="waar", type="true-false", key="true", **common),
            Item(id="typ", type="typed", key=text, **common),
            Item(id="open", type="open", kind="reference", key=text, **common),
            Item(id="gat", type="cloze", key=text, **{**common, "stem": f"Voor {text} ____ na."}),
            Item(id="gatkeuze", type="cloze", key=text, distractors=wrong, **common | {"stem": f"{text} ____."}),
            Item(id="orde", type="order", sequence=[text, "twee"], stem=text),
            Item(id="koppel", type="match", pairs=[Pair(left=text, right=text), Pair(left="a", right="b")], stem="?"),
            Item(id="citaat", kind="meaning", key="x", distractors=wrong, stem=f"‘{text}’ in “{text} enzovoort”?"),
        ],
        vocabulary=[
            Entry(
                id="woord", word=text, pos="noun", article="het", plural=text, diminutive=text, gloss=text,
                definition=f"dat {text}", preposition=text, antonym=text, synonyms=[text], parts=[text],
                example=Evidence(paragraph=1, quote=f"Hier {text}"),
            ),
            Entry(id="werk", word=text, pos="verb", prefix="op", present="x op", past=text, participle=text),
        ],
    )  # fmt: skip


class Strict(HTMLParser):
    """Refuses every element, attribute and script that a template of ours doesn't have."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.inside_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name)
            if name == "class":
                assert re.fullmatch(r"[a-z -]*", value or ""), value
        self.inside_script = tag == "script"

    def handle_endtag(self, _tag: str) -> None:
        self.inside_script = False

    def handle_data(self, data: Any) -> None:
        if self.inside_script:
            assert re.sub(r"\s+", " ", data).strip() in SCRIPTS
        else:
            self.text += data


def check(card: Any, rendered: Any, payload: str) -> None:
    from anki.template import TemplateRenderContext

    for side in rendered(card):
        parser = Strict()
        parser.feed(re.sub(r"\[\[type:nc:\w+\]\]|\[anki:play:[qa]:0\]", "", side))
        assert not card.col._backend.extract_latex(text=side, svg=False, expand_clozes=True).latex
    output = TemplateRenderContext.from_existing_card(card, browser=False).render()
    spoken = [*output.question_av_tags, *output.answer_av_tags]
    assert all(getattr(one, "lang", "") == "nl_NL" for one in spoken)
    assert len(re.findall(r"\[\[type:", output.question_text)) <= 1
    # the payload is shown as it was written, when the card shows it at all
    parser = Strict()
    parser.feed(output.question_text + output.answer_text)
    wanted = "".join(clean(payload).split())
    assert wanted in "".join(parser.text.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_bank_is_inert_in_the_real_renderer(anki: Any, first: Any, rendered: Any, payload: str) -> None:
    made = first(hostile(payload))
    log = anki.take(package(made.notes))
    assert log.new == len(made.notes)
    cards = anki.cards()
    assert len(cards) == sum(len(one.note.cards) for one in made.notes)
    for card in cards:
        check(card, rendered, payload)
    assert all(re.fullmatch(r"[\w:-]+", one) for one in anki.col.tags.all())
    anki.col.after_note_updates(anki.col.find_notes(""), mark_modified=False, generate_cards=True)
    assert anki.col.card_count() == len(cards)


def in_chromium(tmp_path: Path, body: str) -> str:
    """What a browser made of a page, after its scripts."""
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>HEEL</title><body>{body}</body>", encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
    ]
    options = [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom", page.as_uri()]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")
def test_nothing_runs_in_a_real_browser(anki: Any, first: Any, rendered: Any, tmp_path: Path) -> None:
    anki.take(package(first(hostile(" ".join(PAYLOADS[:7] + PAYLOADS[19:]))).notes))
    sides = "".join(side for card in anki.cards() for side in rendered(card))
    assert "<title>HEEL</title>" in in_chromium(tmp_path, sides)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")
@pytest.mark.skipif(find_spec("_aqt") is None, reason="needs the MathJax that comes with Anki's desktop program (aqt)")
def test_ankis_own_mathjax_finds_no_formula(anki: Any, first: Any, rendered: Any, tmp_path: Path) -> None:
    spec = find_spec("_aqt")
    scripts = Path(spec.submodule_search_locations[0]) / "data" / "web" / "js"
    head = "".join(f'<script src="{(scripts / name).as_uri()}"></script>' for name in ("mathjax.js", MATHJAX))
    run = "<script>MathJax.startup.promise.then(function () { return MathJax.typesetPromise(); });</script>"
    anki.take(package(first(hostile(" ".join(one for one in PAYLOADS if "\\" in one))).notes))
    sides = "".join(side for card in anki.cards() for side in rendered(card))
    dom = in_chromium(tmp_path, f"{head}<p>\\(x^2\\)</p>{sides}{run}")
    # the one that is no text of a bank
    assert dom.count("<mjx-container") == 1


def test_a_note_that_anki_cannot_store_is_never_made(anki: Any, first: Any) -> None:
    odd = "\x1f separator, \x00 zero, \u202e right to left"
    made = first(hostile(odd))
    assert anki.take(package(made.notes)).new == len(made.notes)
    assert escape("\ud800a") == "a"
    assert all("\x1f" not in field for one in made.notes for field in one.note.fields)


@given(st.text(max_size=60))
def test_what_is_escaped_shows_as_it_was(text: str) -> None:
    assert plain(escape(text)) == html.unescape(html.escape(clean(text).replace("\t", " ")))
    assert not re.search(r"[\[\]{}\\]|<(?!br>|/?span>)", escape(text))
    assert "\n" not in escape(text)
    assert "  " not in line(text)


@given(st.text(min_size=1, max_size=40), st.data())
def test_marks_and_gaps_only_add_their_own_markup(text: str, data: Any) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert marked(text, [(start, end)], tag="b").count("<b>") == 1
    gap = gapped(text, [(start, end)], hints=True)
    assert len(re.findall(r"\{\{c1::", gap)) == gap.count("}}") == 1
    inside = gap.partition("{{c1::")[2].partition("}}")[0]
    assert inside.count("::") <= 1


@given(st.text(max_size=30))
def test_a_tag_has_no_spaces_and_only_its_own_levels(text: str) -> None:
    assert re.fullmatch(r"quiz::bron::[\w-]*", tag("quiz", "bron", text))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_table_has_one_line_a_card(payload: str) -> None:
    rows = [row for row in rows_of(hostile(payload)) if isinstance(row, Row)]
    lines = anki_table(rows).splitlines()
    assert len(lines) == 5 + len(rows)
    assert all(line.count("\t") == 3 for line in lines[5:])
