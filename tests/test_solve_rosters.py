"""Rosters make the round trip through workbooks: two of each kind here, more with `make bench`."""

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "solve_rosters.py"


def test_conflicts_are_real_and_repairs_and_proposals_hold() -> None:
    done = subprocess.run(
        [sys.executable, BENCHMARK, "--limit", "1"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert done.returncode == 0, lines or done.stderr
    assert sum(line.startswith("hält:") for line in lines) == 6, lines
