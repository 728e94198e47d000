"""The project's own rules: who may import whom, how long things are, what the two languages say, what may not be named."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import quiz
from quiz.cli.main import COMMANDS
from quiz.locale import LANGUAGES, catalogue

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "quiz"
MODULES = sorted(PACKAGE.rglob("*.py"))
AREAS = sorted({path.stem for path in (PACKAGE / "locale" / "nl").glob("*.toml")} - {"argparse"})
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_packages_import_downwards_only() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(program), "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_no_module_and_no_function_is_too_long() -> None:
    long_modules = [
        str(path.relative_to(ROOT)) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 420
    ]
    lengths = {f"{path.relative_to(ROOT)}: {name}": length for path in MODULES for name, length in _functions(path)}
    assert long_modules == []
    assert [name for name, length in lengths.items() if length > 50] == []
    assert sum(length <= 20 for length in lengths.values()) >= 0.95 * len(lengths)


def _functions(path: Path) -> list[tuple[str, int]]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_say_the_same_things(area: str) -> None:
    dutch, english = (catalogue(area, code) for code in LANGUAGES)
    assert set(dutch) == set(english)
    for key, message in dutch.items():
        assert _fields(message) == _fields(english[key]), f"{area}.{key}"


def _fields(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "locale").glob("*/*.toml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_the_quick_reader_of_messages_agrees_with_tomllib(file: Path) -> None:
    table = {key: str(value) for key, value in tomllib.loads(file.read_text(encoding="utf-8")).items()}
    assert catalogue(file.stem, "nl" if file.parent.name == "nl" else "en") == table


def test_every_message_that_the_code_asks_for_exists() -> None:
    missing: list[str] = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "count"}
            ):
                continue
            words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(words) == 2:
                keys = [words[1]] if node.func.id == "say" else [f"{words[1]}.one", f"{words[1]}.many"]
                known = catalogue(words[0], "nl") if words[0] in AREAS else {}
                missing += [f"{path.name}: {words[0]}.{key}" for key in keys if key not in known]
    assert missing == []


def test_every_command_has_a_module_and_a_summary() -> None:
    summaries = {key.removeprefix("summary.") for key in catalogue("cli", "nl") if key.startswith("summary.")}
    assert summaries == set(COMMANDS)
    for module in COMMANDS.values():
        assert (ROOT / Path(*module.split("."))).with_suffix(".py").exists() or (
            ROOT / Path(*module.split("."))
        ).is_dir()


def test_the_version_is_told_once() -> None:
    assert PROJECT["project"]["version"] == quiz.__version__
    assert f"## {quiz.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_what_is_locked_is_a_version_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.!+]*", pin) for pin in pins)
    locked = {re.sub(r"[-_.]+", "-", pin.split("==")[0]).lower() for pin in pins}
    wanted = [
        *PROJECT["project"]["dependencies"],
        *(d for extra in PROJECT["project"]["optional-dependencies"].values() for d in extra),
    ]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", name)[0]).lower() for name in wanted}
    assert names - locked - {"quiz-nl"} == set()


TEXTS = sorted(
    path
    for pattern in (
        "*",
        ".ci/*",
        "LICENSES/*.md",
        "decks/*.yaml",
        "seeds/*",
        "quiz/**/*.py",
        "quiz/**/*.toml",
        "tests/**/*.py",
    )
    for path in ROOT.glob(pattern)
    if path.is_file() and path.suffix not in {".apkg", ".bin"} and not path.name.startswith(".coverage")
)


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    places = re.compile(
        "|".join(
            (
                "/wor" + "k/",
                "/roo" + "t/",
                r"/home/\w+/",
                "[.][.]/shar" + "ed",
                "pypi" + "[.]org",
                "npmj" + "s[.]",
                "--index" + "-url",
            )
        )
    )
    named = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEXTS
        if (match := places.search(path.read_text(encoding="utf-8")))
    ]
    assert named == []


def test_the_top_level_holds_only_what_every_project_has() -> None:
    known = {
        *(
            "quiz",
            "decks",
            "tests",
            "seeds",
            "LICENSES",
            "pyproject.toml",
            "README.md",
            "CHANGELOG.md",
            "LICENSE",
            "Makefile",
        ),
        *(".ci", ".gitignore", ".git", ".venv"),
    }
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=False, cwd=ROOT)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    assert {line.split("/")[0] for line in tracked.stdout.splitlines()} <= known
