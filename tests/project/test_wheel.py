"""What is shipped is complete: every data file is in the wheel, and the wheel works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("quiz_nl-")}
    files = (path for path in (ROOT / "quiz").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert inside == {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_carries_its_licences_and_its_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = {name.partition(".dist-info/")[2] for name in archive.namelist() if ".dist-info/" in name}
    assert {"licenses/LICENSE", "licenses/LICENSES/CC-BY-4.0.txt", "licenses/LICENSES/CC-BY-SA-4.0.txt"} <= names
    entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert b"quiz = quiz.cli.main:main" in archive.read(entry)


def test_a_bank_is_made_from_the_wheel_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    article = tmp_path / "soep.txt"
    article.write_bytes((ROOT / "seeds" / "erwtensoep.txt").read_bytes())
    script = f"import sys; sys.path.insert(0, {str(site)!r}); import quiz; assert quiz.__file__.startswith({str(site)!r}); from quiz.cli.main import main; sys.exit(main(['generate', 'soep.txt', '-o', 'soep.yaml']))"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run([sys.executable, "-P", "-c", script], check=True, cwd=tmp_path, env=environment)
    assert (tmp_path / "soep.yaml").exists()


def test_the_wheel_stays_a_download_for_a_telephone_line(wheel: Path) -> None:
    assert wheel.stat().st_size < 60_000_000
