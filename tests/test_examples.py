"""The example dossiers against the lists written before the checker."""

import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.cli.common import exit_code
from checker.finding import Report
from checker.run import Options, run

ROOT = Path(__file__).parent.parent
EXAMPLES = ("stadtfest", "konzert-halle")


def expected(name: str) -> list[dict[str, object]]:
    lists = tomllib.loads((ROOT / "tests" / "erwartet" / f"{name}.toml").read_text(encoding="utf-8"))
    return [*lists["fehler"], *lists["folge"]]


REPARIERBAR = ("ZP002", "PE028")
ENTRIES = [(name, entry) for name in EXAMPLES for entry in expected(name)]


@cache
def checked(name: str) -> Report:
    return run([ROOT / "examples" / name], Options())[0]


@pytest.mark.parametrize(
    ("name", "entry"), ENTRIES, ids=[f"{n} {e['regel']} {str(e['ort']).split()[-1]}" for n, e in ENTRIES]
)
def test_planted_mistake_is_found(name: str, entry: dict[str, object]) -> None:
    found = [f for f in checked(name).findings if f.rule == entry["regel"]]
    first = {str(finding.places[0]) for finding in found}
    allowed = {entry["ort"], *entry.get("orte", [])}  # type: ignore[misc]
    assert first & allowed, f"{entry['regel']}: {sorted(first)}"
    every = {str(place) for finding in found for place in finding.places}
    assert entry["ort"] in every


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_else_is_found(name: str) -> None:
    found = [finding.rule for finding in checked(name).findings if finding.rule not in REPARIERBAR]
    assert sorted(found) == sorted(str(e["regel"]) for e in expected(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_repairs_mend_what_was_planted(name: str) -> None:
    """A finding that says how to mend others is no mistake of its own."""
    report = checked(name)
    errors = {f.id for f in report.findings if f.rule.startswith("ZP1") and f.severity == "error"}
    mended = {i for proposal in report.proposals if proposal.title.startswith("Reparatur") for i in proposal.mends}
    assert mended & errors
    assert mended <= {finding.id for finding in report.findings}


@pytest.mark.parametrize("name", EXAMPLES)
def test_clean_twin_is_clean(name: str) -> None:
    clean = checked(f"{name}-sauber")
    assert not [f for f in clean.findings if f.severity != "info"]
    assert not [r.rule for r in clean.runs if r.not_evaluated]
    assert not clean.questions
    assert exit_code(clean, "error", skipped=False) == 0


def test_examples_are_what_the_script_writes(tmp_path: Path) -> None:
    """The workbooks in the repository come from the script beside them, part for part."""
    for script in ("erzeugen.py", "plaene.py"):
        shutil.copy(ROOT / "examples" / script, tmp_path)
        subprocess.run([sys.executable, tmp_path / script], check=True, capture_output=True)
    committed = sorted((ROOT / "examples").rglob("*.xlsx"))
    assert len(committed) == 12
    for path in committed:
        with ZipFile(path) as old, ZipFile(tmp_path / path.relative_to(ROOT / "examples")) as new:
            assert old.namelist() == new.namelist()
            assert all(old.read(part) == new.read(part) for part in old.namelist()), path.name
