"""What a person meets on the command line: help at once, errors in one line, in Dutch and in English."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import quiz.locale
from quiz.cli.main import COMMANDS

HEAVY = ("yaml", "textual", "rich", "spacy", "thinc", "numpy", "msgspec", "genanki", "sqlite3", "typst", "fsrs")


def run(*words: str, language: str = "nl", **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QUIZ_LANG": language, "COLUMNS": "100"}
    command = [sys.executable, "-m", "quiz", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, **options)  # type: ignore[call-overload,no-any-return]


def test_help_loads_nothing_heavy() -> None:
    script = f"import sys; from quiz.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_loads_no_parser_and_no_interface(command: str) -> None:
    script = (
        "import sys; from quiz.cli.main import main\n"
        f"try: main([{command!r}, '--help'])\nexcept SystemExit as stop: assert stop.code == 0\n"
        "print([m for m in ('textual', 'spacy', 'thinc', 'numpy', 'genanki', 'typst') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself_in_both_languages(command: str, language: str) -> None:
    done = run(*([command] if command else []), "--help", language=language)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("gebruik: quiz" if language == "nl" else "usage: quiz")
    messages = tomllib.loads((Path(quiz.locale.__file__).parent / language / "cli.toml").read_text(encoding="utf-8"))
    assert messages[f"summary.{command}" if command else "description"] in " ".join(done.stdout.split())


def test_without_a_command_there_is_help() -> None:
    assert run().stdout == run("--help").stdout


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"quiz {quiz.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["zwemmen"],
        ["generate"],
        ["generate", "--level", "Z9", "x"],
        ["generate", "--seed", "veel", "x"],
        ["generate", "--max", "-1", "x"],
        ["generate", "weg.txt"],
        ["generate", "x\x1b[31m\nrood.txt"],
        ["check", "weg.yaml", "--quikc"],
        ["play", "weg.yaml"],
        ["export", "anki", "weg.yaml"],
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_mistake_gets_one_line_and_no_traceback(words: list[str], language: str, tmp_path: Path) -> None:
    done = run(*words, language=language, cwd=tmp_path, stdin=subprocess.DEVNULL)
    assert done.returncode in {1, 2}
    assert done.stdout == ""
    assert done.stderr.startswith("quiz: ")
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text(
        "items:\n" + "".join(f"  - {{stem: Wat is {n}?, key: ''}}\n" for n in range(3000)), encoding="utf-8"
    )
    command = f'"{sys.executable}" -m quiz check --quick "{bank}" | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert done.stdout.startswith(f"{bank}:2: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"QUIZ_LANG": "en", "LANG": "nl_NL.UTF-8"}, "usage"),
        ({"LANG": "en_GB.UTF-8"}, "usage"),
        ({"LC_ALL": "nl_BE.UTF-8", "LANG": "en_GB.UTF-8"}, "gebruik"),
        ({"LANG": "fr_FR.UTF-8"}, "gebruik"),
        ({}, "gebruik"),
    ],
)
def test_the_language_is_that_of_the_system_else_dutch(variables: dict[str, str], language: str) -> None:
    clean = {
        key: value for key, value in os.environ.items() if key not in {"QUIZ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "--help"], capture_output=True, text=True, check=True, env={**clean, **variables}
    )
    assert done.stdout.startswith(language)


def test_a_terminal_that_cannot_show_dutch_gets_no_error() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "QUIZ_LANG": "nl"}
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "generate", "--help"], capture_output=True, check=False, env=environment
    )
    assert (done.returncode, done.stderr) == (0, b"")
