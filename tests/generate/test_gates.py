"""Every gate that the code names has a message in both languages, every message a gate, and every refusal prints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from written import NAMES, made, seed_report

import quiz.generate
from quiz import locale
from quiz.cli.generate import _explain
from quiz.locale import LANGUAGES, catalogue, say

FOLDER = Path(quiz.generate.__file__).parent
_NAMED_GATE = ("_gate", "gates", "_words")


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(FOLDER.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _strings(node: ast.AST | None) -> Iterator[str]:
    """The strings that an expression can have as its value: both arms of a condition, all parts of an ``or``."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _strings(body)
            yield from _strings(other)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _strings(value)


def _gates_in(path: Path, tree: ast.Module) -> Iterator[str]:
    """Gates of a module: what ``refuse`` is called with, what a gate function returns, what a table of rules names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "refuse":
            yield from _strings(node.args[0])
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "gate" for t in node.targets):
            yield from _strings(node.value)
        elif isinstance(node, ast.FunctionDef) and _is_gate(path, node):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return):
                    yield from _strings(inner.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "_RULES":
            for row in node.value.elts if isinstance(node.value, ast.Tuple) else ():
                yield from _strings(row.elts[0] if isinstance(row, ast.Tuple) else None)


def _is_gate(path: Path, node: ast.FunctionDef) -> bool:
    text = isinstance(node.returns, ast.Name) and node.returns.id == "str"
    return text and (path.parent.name == "gates" or node.name.endswith(_NAMED_GATE))


def _gates() -> set[str]:
    return {gate for path, tree in _modules() for gate in _gates_in(path, tree)}


def test_the_gates_of_the_code_are_found() -> None:
    assert {"short", "subject-object", "pronoun", "witness", "frame", "two-numbers", "speaker-vague"} <= _gates()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gate_of_the_code_has_a_message_and_every_message_a_gate(language: str) -> None:
    assert set(catalogue("gates", language)) == _gates()


def test_every_refusal_of_the_shipped_articles_is_one_of_the_gates() -> None:
    refused = {refusal.gate for name in NAMES for refusal in seed_report(name).refused}
    assert len(refused) >= 15
    assert refused <= _gates()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_and_everything_passed_over_prints(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZ_LANG", language)
    locale.language.cache_clear()
    try:
        for name in NAMES:
            report = seed_report(name)
            _explain(report)
            err = capsys.readouterr().err
            for refusal in report.refused:
                assert say("gates", refusal.gate) in err
            assert len(err.splitlines()) >= len(report.refused) + len(report.passed_over)
    finally:
        monkeypatch.undo()
        locale.language.cache_clear()


def test_the_same_refusal_is_told_once() -> None:
    refused = made("De politie zag de dader in een winkel in Tilburg.").refused
    assert len(refused) == len(set(refused))


def test_what_was_refused_and_what_was_passed_over_is_not_in_the_bank() -> None:
    for name in NAMES:
        report = seed_report(name)
        stems = [item.stem for item in report.bank.items]
        assert len(report.bank.items) + len(report.passed_over) >= len(stems)
        assert not any(candidate.item("x") in report.bank.items for candidate in report.passed_over)


def test_the_account_of_the_rules_names_what_exists() -> None:
    told = (FOLDER / "RULES.md").read_text(encoding="utf-8")
    folders = (FOLDER, FOLDER.parent / "nlp", FOLDER.parent / "text")
    source = {
        path.name: path.read_text(encoding="utf-8")
        for folder in folders
        for path in folder.rglob("*.*")
        if path.suffix in {".py", ".tsv"}
    }
    code = "\n".join(source.values())
    for name in re.findall(r"`([^`]+)`", told):
        if name.endswith((".py", ".tsv")):
            assert name in source, name
        elif re.fullmatch(r"(\w+\.)?_?[a-z]+(_[a-z]+)+|_[a-z]+|[a-z]+\._?[a-z_]+", name):
            assert f"def {name.rpartition('.')[2]}(" in code, name
        elif re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
            assert name in _gates() or f"\n{name}\t" in code, name
    gates = re.findall(r"gates? ((?:`[a-z-]+`(?:, | and )?)+)", told)
    assert {gate for group in gates for gate in re.findall(r"`([a-z-]+)`", group)} <= _gates()
