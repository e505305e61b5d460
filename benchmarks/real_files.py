"""Real files written by others, with known answers: `python benchmarks/real_files.py DATA`.

Must hold (issue 2): `preisspiegel-3-bieter/preise.csv` loads by the ordinary command; nine totals and 180 classes of
deviation come out in `comparison`; at most one finding a bidder speaks of them.
Issue 4: `bid-tabs`, `ausschreibung-reise` and `konferenz`, see `bid_tabs.py`; `excelint`, see there.
Issue 7: `programm`, see `programm.py`.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bid_tabs import bid_tabs, conference, travel
from excelint import excelint
from programm import programmes

STIMMIG = str(Path(sys.executable).with_name("stimmig"))
TOTALS = [
    ["79145.50", "87659.45", "91624.59"],
    ["82495.50", "90359.15", "95167.59"],
    ["100618.50", "105127.21", "144340.49"],
]


def expected_classes(path: Path) -> dict[tuple[str, str], str]:
    """Bidder and OZ -> class of the deviation, as the source lists them."""
    found: dict[tuple[str, str], str] = {}
    bidder = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"Analyse (Bieter .)", line):
            bidder = match[1]
        elif match := re.match(r"\s+(\S+) \|.*%: ([^,]+)", line):
            found[bidder, match[1]] = match[2].strip()
    return found


def preisspiegel(folder: Path) -> list[tuple[str, bool]]:
    done = subprocess.run(
        [STIMMIG, "check", str(folder / "preise.csv"), "--format", "json"], capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    comparison = report["comparison"]
    totals = [row["betraege"] for row in comparison["summen"]]
    classes = {
        (bidder, row["oz"]): row["klasse"][index]
        for row in comparison["zeilen"]
        for index, bidder in enumerate(comparison["bieter"])
        if row["klasse"][index]
    }
    expected = expected_classes(folder / "erwartete-auffaelligkeiten.txt")
    hits = sum(classes.get(key) == name for key, name in expected.items())
    findings = sum(finding["rule"] == "AN009" for finding in report["findings"])
    return [
        ("Endwert 0 oder 1, ohne Traceback", done.returncode in (0, 1) and "Traceback" not in done.stderr),
        ("neun Summen", totals == TOTALS),
        (f"{hits} von {len(expected)} Klassen, {len(classes)} gemeldet", hits == len(expected) == len(classes) == 180),
        (f"{findings} Befunde zu Abweichungen, höchstens einer je Bieter", findings <= len(comparison["bieter"])),
    ]


JUDGES: dict[str, Callable[[Path], list[tuple[str, bool]]]] = {
    "preisspiegel-3-bieter": preisspiegel,
    "bid-tabs": bid_tabs,
    "ausschreibung-reise": travel,
    "konferenz": conference,
    "excelint": excelint,
    "programm": programmes,
}
"""Folders of real files, and what is said about each."""


def main(arguments: list[str]) -> int:
    if not arguments:
        print("real_files: übersprungen: kein Ordner DATA angegeben")
        return 0
    results: list[tuple[str, bool]] = []
    for name, judge in JUDGES.items():
        folder = Path(arguments[0]) / name
        if not folder.is_dir():
            print(f"real_files: übersprungen: {folder} gibt es nicht")
            continue
        print(f"  {name}")
        found = judge(folder)
        for text, holds in found:
            print(f"    {'hält' if holds else 'HÄLT NICHT'}: {text}")
        results += found
    failed = sum(not holds for _, holds in results)
    print(f"real_files: {len(results) - failed} von {len(results)} halten")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
