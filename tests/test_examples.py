"""The two example dossiers against the list written before the checker."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.cli.common import exit_code
from checker.finding import Report
from checker.run import Options, run

ROOT = Path(__file__).parent.parent
EXPECTED = tomllib.loads((ROOT / "tests" / "erwartet" / "stadtfest.toml").read_text(encoding="utf-8"))
ENTRIES = [*EXPECTED["fehler"], *EXPECTED["folge"]]


@pytest.fixture(scope="module")
def report() -> Report:
    return run([ROOT / "examples" / "stadtfest"], Options())[0]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['regel']} {entry['ort'].split()[-1]}")
def test_planted_mistake_is_found(report: Report, entry: dict[str, object]) -> None:
    found = [f for f in report.findings if f.rule == entry["regel"]]
    first = {str(finding.places[0]) for finding in found}
    allowed = {entry["ort"], *entry.get("orte", [])}  # type: ignore[misc]
    assert first & allowed, f"{entry['regel']}: {sorted(first)}"
    every = {str(place) for finding in found for place in finding.places}
    assert entry["ort"] in every


def test_nothing_else_is_found(report: Report) -> None:
    expected = sorted(str(entry["regel"]) for entry in ENTRIES)
    assert sorted(finding.rule for finding in report.findings) == expected


def test_clean_twin_is_clean() -> None:
    clean = run([ROOT / "examples" / "stadtfest-sauber"], Options())[0]
    assert not [f for f in clean.findings if f.severity != "info"]
    assert not [r.rule for r in clean.runs if r.not_evaluated]
    assert not clean.questions
    assert exit_code(clean, "error", skipped=False) == 0


def test_examples_are_what_the_script_writes(tmp_path: Path) -> None:
    """The workbooks in the repository come from the script beside them, part for part."""
    shutil.copy(ROOT / "examples" / "erzeugen.py", tmp_path)
    subprocess.run([sys.executable, tmp_path / "erzeugen.py"], check=True, capture_output=True)
    committed = sorted((ROOT / "examples").rglob("*.xlsx"))
    assert len(committed) == 8
    for path in committed:
        with ZipFile(path) as old, ZipFile(tmp_path / path.relative_to(ROOT / "examples")) as new:
            assert old.namelist() == new.namelist()
            assert all(old.read(part) == new.read(part) for part in old.namelist()), path.name
