"""Wrong formulas in spreadsheets that others annotated: how many of ours are right, how many of theirs are found.

Called by `real_files.py`. 20 workbooks of the EUSES corpus with the cells that the authors of ExceLint hold to be wrong.
How it is counted: a finding is right if one of its cells is annotated; recall is the share of annotated cells that some
finding names. Only rules on formula consistency count. Findings on sheets that nobody annotated are neither.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STIMMIG = str(Path(sys.executable).with_name("stimmig"))
CONSISTENCY = {
    "XL002": "Summe lässt Zeilen aus",
    "XL004": "anders als die Nachbarn",
    "XL009": "Zahl in der Formel",
}
PRECISION = 0.8
PER_CLEAN_WORKBOOK = 0.5
_CELL = re.compile(r"([A-Z]+)(\d+)")
Cell = tuple[str, int, int]


def findings(path: Path) -> list[dict[str, Any]] | None:
    """XL findings of the ordinary command; None if it refused the file."""
    done = subprocess.run(
        [STIMMIG, "check", str(path), "--select", "XL", "--format", "json"], capture_output=True, text=True, check=False
    )
    if done.returncode == 2 or "Traceback" in done.stderr:
        print(f"    {path.name}: nicht geprüft: {done.stderr.strip()}")
        return None
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def cells(finding: dict[str, Any]) -> Iterator[Cell]:
    """Sheet, row and column of the places of a finding."""
    for place in finding["places"]:
        match = _CELL.fullmatch(place["cell"])
        if match:
            column = 0
            for letter in match[1]:
                column = column * 26 + ord(letter) - 64
            yield place["sheet"].strip(), int(match[2]), column


def excelint(folder: Path) -> list[tuple[str, bool]]:
    """Judge all workbooks and print what was found; the lines with what must hold are returned."""
    annotations = json.loads((folder / "annotations.json").read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    others: Counter[str] = Counter()
    wrong: set[tuple[str, Cell]] = set()
    named: set[tuple[str, Cell]] = set()
    clean: dict[str, int] = {}
    refused = 0
    for file, sheets in annotations.items():
        known = {name.strip() for name in sheets}
        marked = {(name.strip(), row, column) for name, s in sheets.items() for column, row, _ in s["bugs"]}
        wrong |= {(file, cell) for cell in marked}
        found = findings(folder / file)
        refused += found is None
        own = 0
        for finding in found or ():
            places = list(cells(finding))
            if finding["rule"] not in CONSISTENCY:
                others[f"{finding['rule']} {finding['severity']}"] += 1
                continue
            own += 1
            named |= {(file, place) for place in places}
            right = any(place in marked for place in places)
            kind = "richtig" if right else "falsch" if places[0][0] in known else "ohne Angabe"
            counts[finding["rule"], kind] += 1
            if kind != "richtig":
                print(
                    f"    {kind}: {file}, {finding['places'][0]['sheet']}!{finding['places'][0]['cell']}: {finding['message']}"
                )
        if not marked:
            clean[file] = own
    for rule, title in CONSISTENCY.items():
        print(f"    {rule} {title}: {counts[rule, 'richtig']} richtig, {counts[rule, 'falsch']} falsch")
    print("    übrige XL-Befunde: " + ", ".join(f"{rule}: {n}" for rule, n in sorted(others.items())))
    right, false = (sum(n for (_, kind), n in counts.items() if kind == wanted) for wanted in ("richtig", "falsch"))
    precision = right / (right + false) if right else 0
    recall = len(wrong & named) / len(wrong)
    average = sum(clean.values()) / len(clean)
    return [
        ("20 Mappen geladen, keine abgelehnt", refused == 0 and len(annotations) == 20),
        (
            f"Genauigkeit {precision:.1%} ({right} von {right + false}), wenigstens {PRECISION:.0%}",
            precision >= PRECISION,
        ),
        (f"Ausbeute {recall:.1%} ({len(wrong & named)} von {len(wrong)} Zellen), ohne Vorgabe", recall > 0),
        (
            f"{average:.1f} Befunde je fehlerfreier Mappe ({len(clean)} Mappen), höchstens {PER_CLEAN_WORKBOOK}",
            average <= PER_CLEAN_WORKBOOK,
        ),
    ]
