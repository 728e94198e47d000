"""The README tells the truth: its commands run, what it shows is what they print, and no command is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from quiz.bankfile.load import parse_bank
from quiz.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
CONSOLE = [line for kind, text in BLOCKS if kind == "console" for line in text.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds, in which the README's commands run one after the other."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", path / "seeds")
    return path


def steps() -> list[tuple[str, str]]:
    """Each command of the console blocks with what stands below it."""
    found: list[tuple[str, list[str]]] = []
    for line in CONSOLE:
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return [(command, "\n".join(shown)) for command, shown in found]


def test_the_commands_run_in_their_order_and_print_what_is_shown(folder: Path) -> None:
    environment = {**os.environ, "QUIZ_LANG": "en", "COLUMNS": "100", "QUIZ_DATA": str(folder / "data")}
    assert len(steps()) >= 3
    for command, shown in steps():
        words = command.split()
        assert words[0] == "quiz"
        done = subprocess.run(
            [sys.executable, "-m", *words], capture_output=True, text=True, check=False, cwd=folder, env=environment
        )
        assert done.returncode == 0 or words[1] == "check", f"{command}\n{done.stderr}"
        if shown:
            assert _shape(shown) in _shape(done.stdout + done.stderr), command


def _shape(text: str) -> str:
    """Figures change with the generator, words do not."""
    return " ".join(re.sub(r"\d+", "N", re.sub(r"\b(item|question|word|kind|note|card)s?\b", r"\1s", text)).split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_table(command: str) -> None:
    assert re.search(rf"^\| `quiz {command}[ `\\]", README, re.MULTILINE)


def test_every_command_that_is_named_exists() -> None:
    named = set(re.findall(r"\bquiz ([a-z]+)\b(?=[ `])", " ".join(re.findall(r"`(quiz [^`]*)`", README))))
    assert named <= {*COMMANDS, "progress"}


def test_every_option_that_is_named_exists() -> None:
    helps = ""
    for command in COMMANDS:
        kinds = (
            [[command], [command, "anki"], [command, "tsv"], [command, "worksheet"]]
            if command == "export"
            else [[command]]
        )
        for words in kinds:
            helps += subprocess.run(
                [sys.executable, "-m", "quiz", *words, "--help"], capture_output=True, text=True, check=True
            ).stdout
    options = set(re.findall(r"(?<![\w-])--[a-z]+", " ".join(re.findall(r"`([^`]*)`", README)))) - {"--help"}
    assert options
    assert [option for option in options if option not in helps] == []


def test_the_banks_that_are_shown_are_banks() -> None:
    shown = [text for kind, text in BLOCKS if kind == "yaml"]
    assert len(shown) >= 2
    for text in shown:
        assert yaml.compose(text) is not None
        assert parse_bank(text.encode(), "readme.yaml").findings == ()


def test_make_targets_that_are_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z]+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_files_that_are_linked_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
