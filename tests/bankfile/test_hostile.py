"""Files that must not be read as a bank are refused at once, with the line that is wrong; nothing else ever happens."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import locale
from quiz.bankfile import BankError, read_bank
from quiz.bankfile.load import parse_bank

ITEM = "items:\n  - stem: Wie?\n    key: ik\n"
LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"

REFUSED: dict[str, tuple[bytes, int | None]] = {
    "nothing": (b"", None),
    "spaces": (b" \n\n", None),
    "a comment only": (b"# niets\n", None),
    "a scalar": (b"hallo\n", 1),
    "a list": (b"- a\n- b\n", 1),
    "two documents": (f"{ITEM}---\n{ITEM}".encode(), 4),
    "an anchor": (b"title: &a x\nitems: []\n", 1),
    "an alias": (b"title: x\nlevel: *x\n", 2),
    "many laughs": (LAUGHS.encode(), 1),
    "an anchor on a list": (b"title: x\nitems: &x\n  - stem: a\n", 2),
    "a merge key": (b"title: x\n<<: {level: B1}\n", 2),
    "a python tag": (b'title: !!python/object/apply:os.system ["ls"]\n', 1),
    "a tag on a key": (b"!!str title: x\n", 1),
    "a tag of one's own": (b"items:\n  - stem: !vraag Wie?\n", 2),
    "a set": (b"items: !!set {a, b}\n", 1),
    "binary": (b"title: !!binary aGFsbG8=\n", 1),
    "the same key twice": (b"title: a\nlevel: B1\ntitle: b\n", 3),
    "the same key twice in an item": (f"{ITEM}    key: jij\n".encode(), 4),
    "a key that is a list": (b"? [a, b]\n: c\n", 1),
    "a key that is a map": (b"title: x\n? {a: b}\n: c\n", 2),
    "an unclosed quote": (b'title: "x\nitems: []\n', 1),
    "an unclosed bracket": (b"title: x\nitems: [a, b\n", 3),
    "a tab for indentation": (b"items:\n\t- stem: a\n", 2),
    "a wrong indentation": (b"items:\n  - stem: a\n   key: b\n", 3),
    "a reserved character": (b"title: x\nlevel: @b\n", 2),
    "a colon too many": (b"title: Wie: ik: jij\n", 1),
    "a null byte": (b"title: a\x00b\n", 1),
    "a bell": (b"items:\n  - stem: a\x07b\n", 2),
    "an escape": (b"title: x\nlevel: \x1b[31mB1\n", 2),
    "a terminal title": (b"title: x\x1b]0;boe\x07\n", 1),
    "a right-to-left override": ("title: x\n\nlevel: a\u202eb\n".encode(), 3),
    "a zero-width space": ("title: a\u200bb\n".encode(), 1),
    "a soft hyphen": ("title: a\u00adb\n".encode(), 1),
    "a line separator": ("title: a\u2028b\n".encode(), 1),
    "a private character": ("title: a\ue000b\n".encode(), 1),
    "a byte that is no UTF-8": (b"title: x\nlevel: caf\xe9\n", 2),
    "UTF-16": ("title: x\n".encode("utf-16"), 1),
    "half a surrogate": (b"title: \xed\xa0\x80\n", 1),
    "thirteen levels": (b"title: " + b"[" * 13 + b"]" * 13 + b"\n", 1),
    "half a million brackets": (b"title: " + b"[" * 500_000 + b"\n", 1),
    "half a million braces": (b"title: " + b"{a: " * 500_000 + b"\n", 1),
    "deep indentation": ("".join(" " * n + "a:\n" for n in range(200)).encode(), 12),
    "33 MB": (b"title: " + b"a" * 33_000_000 + b"\n", None),
    "another format": (b"format: 2\ntitle: x\n", 1),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1),
    "a database": (b"SQLite format 3\x00" + bytes(64), 1),
    "a web page": (b"<html><body>{{x}}</body></html>\n", 1),
    "a directive": (b"%YAML 9.9\n---\ntitle: x\n", 1),
}


def test_there_are_at_least_forty_hostile_files() -> None:
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_line_in_time(name: str) -> None:
    data, line = REFUSED[name]
    start = time.monotonic()
    with pytest.raises(BankError) as caught:
        parse_bank(data, "bank.yaml")
    assert time.monotonic() - start < 5, "far above what any of them takes, so no test of the machine"
    assert caught.value.line == line
    assert re.fullmatch(r"[^\n\x00-\x1f]{15,300}\.", caught.value.message)
    assert str(caught.value).startswith("bank.yaml:" if line is None else f"bank.yaml:{line}: ")


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("items:\n  - stem: Wie zei: ik: jij?\n    key: ik\n", 2, "dubbele punt"),
        ("items:\n  - stem: 't is koud\n    key: ja\n", 2, "nergens wordt gesloten"),
        ('items:\n  - stem: "Nee" zei hij\n    key: ja\n', 2, "achter een gesloten aanhalingsteken"),
        ("items:\n  - stem: Wie?\n    key: ik\n    accept: [jij, wij\n  - stem: Wat?\n", 5, "komma of het haakje"),
        ("items:\n  - stem: Wie?\n   key: ik\n", 3, "springt niet even ver in"),
        ("items:\n  - stem: Hoeveel?\n    key: %10\n", 3, "niet met dit teken beginnen"),
        ('items:\n  - stem: "Wat is \\q?"\n    key: ik\n', 2, "schuine streep"),
        ("items:\n\t- stem: Wie?\n", 2, "met spaties"),
    ],
)
def test_the_slips_that_people_make_are_explained(
    text: str, line: int, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_LANG", "nl")
    locale.language.cache_clear()
    with pytest.raises(BankError) as caught:
        parse_bank(text.encode(), "bank.yaml")
    locale.language.cache_clear()
    assert caught.value.line == line
    assert hint in caught.value.message


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.yaml"):
        with pytest.raises(BankError) as caught:
            read_bank(path)
        assert caught.value.message.endswith(".")


@pytest.mark.parametrize("value", ["", "null", "~"])
def test_a_key_without_a_value_is_as_good_as_left_out(value: str) -> None:
    text = f"title: {value}\nsource: {value}\nitems:\n  - stem: Wie?\n    key: ik\n    accept: {value}\nvocabulary: {value}\n"
    loaded = parse_bank(text.encode(), "bank.yaml")
    assert loaded.findings == ()
    assert (loaded.bank.title, loaded.bank.items[0].accept, loaded.bank.vocabulary) == ("", [], [])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>'\"%@` \n#?,0", max_size=120).map(str.encode))
def test_any_bytes_give_a_bank_or_one_error(data: bytes) -> None:
    try:
        parse_bank(data, "bank.yaml")
    except BankError as error:
        assert error.message


VALUES = st.recursive(
    st.text(alphabet="abé 1", max_size=5) | st.integers() | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["stem", "key", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["format", "id", "title", "source", "text", "items", "vocabulary", "generated"]), VALUES
    )
)
def test_values_of_a_wrong_kind_are_findings_and_no_failures(table: dict[str, object]) -> None:
    try:
        loaded = parse_bank(json.dumps(table, ensure_ascii=False).encode(), "bank.yaml")
    except BankError:
        return
    assert all(finding.line >= 1 and finding.message.endswith(".") for finding in loaded.findings)
