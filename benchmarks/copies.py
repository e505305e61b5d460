"""Annotated copies of real workbooks: what they must not lose, and what they must show. Used by `annotate.py`."""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from checker.model.mappe import Blatt, Mappe
from checker.report.befunde import COLUMNS
from checker.workbook.annotate import annotate
from checker.workbook.errors import Unreadable
from checker.workbook.listing import Listing
from checker.workbook.marks import Mark
from checker.workbook.read import Source, read_workbook, workbook

MAY_CHANGE = re.compile(
    r"\[Content_Types\]\.xml|xl/(?:workbook\.xml|_rels/workbook\.xml\.rels|styles\.xml|worksheets/[^/]+\.xml"
    r"|worksheets/_rels/[^/]+\.rels|comments[^/]*\.xml|comments/[^/]+|drawings/[^/]+\.vml)"
)
"""Parts that an annotated copy may have otherwise than its original."""


def real_files(data: Path) -> tuple[int, list[str]]:
    """How many workbooks below a folder were marked, and what was wrong."""
    count, wrong = 0, []
    for path in sorted([*data.rglob("*.xlsx"), *data.rglob("*.xlsm")]):
        try:
            before = workbook(path)
        except Unreadable:
            continue
        chance = Random(path.name)
        count += 1
        marks = {
            sheet.name: [
                Mark(
                    chance.randint(1, len(sheet.values) + 5), chance.randint(1, 20), "error", ((f"Fehler {n}", "Text"),)
                )
                for n in range(12)
            ]
            for sheet in before.blaetter
            if any(sheet.values)  # a sheet that is one chart has no cells
        }
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / f"kopie{path.suffix}"
            copy.write_bytes(annotate(path.read_bytes(), marks, Listing("Befunde", (), COLUMNS, 1, 3, ())))
            wrong += [f"{path.name}: {problem}" for problem in _lost(before, path, copy, marks)]
    return count, wrong


def _lost(before: Mappe, path: Path, copy: Path, marks: Mapping[str, Sequence[Mark]]) -> Iterator[str]:
    """What a copy does not have any more, or not yet."""
    after = {
        sheet.name: sheet for sheet in read_workbook(Source(copy, copy.name, copy.read_bytes(), before.kind)).blaetter
    }
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        if odd := {name for name in changed if not MAY_CHANGE.fullmatch(name)}:
            yield f"geändert: {odd}"
    for sheet in before.blaetter:
        other = after[sheet.name]
        if _cells(sheet) != _cells(other):
            yield f"{sheet.name}: andere Werte"
        if sheet.lage is None or other.lage is None:
            continue
        if [(run.column, run.first, run.last, run.text) for run in sheet.lage.laeufe] != [
            (run.column, run.first, run.last, run.text) for run in other.lage.laeufe
        ]:
            yield f"{sheet.name}: andere Formeln"
        texts = other.lage.kommentare
        if any(not texts.get(place, "").startswith(text) for place, text in sheet.lage.kommentare.items()):
            yield f"{sheet.name}: ein Kommentar fehlt"
        said = "".join(texts.values())
        if any(head not in said for mark in marks.get(sheet.name, ()) for head, _ in mark.notes):
            yield f"{sheet.name}: ein Befund fehlt"


def _cells(sheet: Blatt) -> dict[tuple[int, int], str]:
    return {(r, c): repr(v) for r, row in enumerate(sheet.values) for c, v in enumerate(row) if v != ""}
