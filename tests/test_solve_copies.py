"""Repairs make the round trip through workbooks of people: ten plans here, a hundred with `make bench`."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "solve_copies.py"


@pytest.fixture(scope="module")
def verdicts() -> list[str]:
    done = subprocess.run(
        [sys.executable, BENCHMARK, "--limit", "10"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return [line.strip() for line in done.stdout.splitlines()[1:-1]]


def test_copies_load_and_are_clean_also_in_libreoffice(verdicts: list[str]) -> None:
    assert verdicts[0].startswith("hält: 10 Mappen, 10 Kopien geladen und sauber"), verdicts
    assert verdicts[2].startswith(("hält: LibreOffice rechnet 10 Kopien neu", "übersprungen: LibreOffice")), verdicts


def test_no_repair_moves_more_than_the_break_did(verdicts: list[str]) -> None:
    assert "nie mehr als sie" in verdicts[1], verdicts
    assert verdicts[1].startswith("hält:")
