"""Mutation score of grading and scheduling: ``python tests/benchmarks/mutants.py``, a quarter of an hour.

Needs mutmut 3 (``pip install mutmut``), which no other part of the project does. Everything is copied to a temporary
folder first; the score and the mutants that no test noticed are printed at the end. mutmut changes what stands in
functions and leaves the tables beside them alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SETTINGS: Final = """
[tool.mutmut]
source_paths = ["quiz/practice/grading/", "quiz/practice/schedule.py", "quiz/practice/day.py"]
also_copy = ["quiz", "tests"]
pytest_add_cli_args_test_selection = ["tests/practice/test_grading.py", "tests/practice/test_schedule.py"]
max_stack_depth = -1
mutate_only_covered_lines = false

[tool.pytest.ini_options]
addopts = "-p no:cacheprovider"
"""


def main() -> int:
    """Run mutmut on a copy and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "quiz", folder / "quiz")
        shutil.copytree(ROOT / "tests" / "practice", folder / "tests" / "practice")
        shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
        (folder / "pyproject.toml").write_text(
            '[project]\nname = "quiz-nl"\nversion = "0"\n' + SETTINGS, encoding="utf-8"
        )
        mutmut = [sys.executable, "-m", "mutmut"]
        done = subprocess.run(
            [*mutmut, "run", "--max-children", "1"], cwd=folder, capture_output=True, text=True, check=False
        )
        counts = re.findall(r"(\d+)/(\d+)\s+🎉 (\d+)", done.stdout)
        if not counts:
            sys.stdout.write(done.stdout[-2000:] + done.stderr[-2000:])
            return 1
        found = subprocess.run([*mutmut, "results"], cwd=folder, capture_output=True, text=True, check=False).stdout
    _, total, killed = map(int, counts[-1])
    sys.stdout.write(f"{killed} of {total} mutants noticed: {100 * killed / total:.1f} %\n{found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
