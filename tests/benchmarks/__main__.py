"""``make bench``: runs every benchmark, each in a process of its own so that none warms another up.

Benchmarks inform and never fail by the clock; one that stops with an error makes the exit status 1.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Run all benchmarks, or those whose names contain one of the words."""
    failed = 0
    for path in sorted(HERE.glob("bench_*.py")):
        if wanted and not any(word in path.stem for word in wanted):
            continue
        print(f"\n== {path.stem.removeprefix('bench_')}", flush=True)  # noqa: T201
        failed += subprocess.run([sys.executable, str(path)], check=False, cwd=HERE.parents[1]).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
