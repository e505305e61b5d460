"""Annotated copies of large workbooks, against loading and saving them with openpyxl.

`python benchmarks/annotate.py [DATA] [--peer-python PYTHON]`. Must hold (issue 6): 10,000 rows of which 2 % are marked take at
most a quarter of what openpyxl needs to load, mark and save them, the median of pairs in the same run; all marks are
read back and every part that need not change is the same; 100,000 rows take at most linear + 20 % and 1 GB of memory.
In every workbook below DATA, marks in cells chosen at random are read back, cells, formulas, names and comments are what
they were, and only the parts that must change do.
openpyxl is no dependency: it is looked for in this Python and in PYTHON, else said to be skipped.
"""

import argparse
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

SHEET = "Preisspiegel"
HEADER = 5
"""Row of the headings in the workbook that `large.py` writes, which a peer need not have."""
EVERY = 50
"""One row in so many is marked: 2 %."""
SIZES = {10_000: 5, 100_000: 2}
"""Rows, and how many pairs are measured; openpyxl only takes part in the first."""
SHARE, MEMORY, GROWTH = 0.25, 1024, 1.2
CHANGED = {
    "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
}  # fmt: skip
"""Parts that this workbook has and that must change; new ones come beside them."""
FILL = "FFF8CFCB"


def places(rows: int) -> list[tuple[int, int, str]]:
    """Row, column and text of each mark."""
    return [
        (HEADER + n, 4 + n % 7, f"Position {n}: Menge mal Einheitspreis ergibt nicht den Gesamtpreis.")
        for n in range(1, rows, EVERY)
    ]


def ours(source: Path, target: Path, rows: int) -> float:
    """Seconds of computing, from bytes on the disk to bytes on the disk."""
    from checker.report.befunde import COLUMNS
    from checker.workbook.annotate import annotate
    from checker.workbook.listing import Line, Listing
    from checker.workbook.marks import Mark

    begun = time.process_time()
    marks = [Mark(row, column, "error", ((f"Fehler AN004-{row:06x}", text),)) for row, column, text in places(rows)]
    lines = [
        Line(
            "error",
            (SHEET, f"A{row}", f"AN004-{row:06x}", "Fehler", text, "1", "2", "Ändern.", "§ 1"),
            SHEET,
            f"A{row}",
        )
        for row, _, text in places(rows)
    ]
    target.write_bytes(annotate(source.read_bytes(), {SHEET: marks}, Listing("Befunde", (), COLUMNS, 1, 3, lines)))
    return time.process_time() - begun


def with_openpyxl(source: Path, target: Path, rows: int) -> float:
    """The same by loading and saving."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    begun = time.process_time()
    book = openpyxl.load_workbook(source)
    sheet = book[SHEET]
    fill = PatternFill("solid", fgColor=FILL)
    found = book.create_sheet("Befunde")
    for row, column, text in places(rows):
        cell = sheet.cell(row, column)
        cell.fill = fill
        cell.comment = Comment(text, "stimmig")
        found.append([f"Zeile {row}", f"AN004-{row:06x}", "Fehler", text, "1", "2", "Ändern.", "§ 1"])
    book.save(target)
    return time.process_time() - begun


def read_back(target: Path, rows: int) -> float:
    """How many of the marks openpyxl finds: fill, comment with the text, and a value as before."""
    import openpyxl

    sheet = openpyxl.load_workbook(target)[SHEET]
    cells = [(sheet.cell(row, column), text) for row, column, text in places(rows)]
    return sum(bool(c.comment) and text in c.comment.text and c.fill.fgColor.rgb == FILL for c, text in cells)


TASKS = {"ours": ours, "openpyxl": with_openpyxl, "back": read_back}


def run(python: str, task: str, *arguments: object) -> tuple[float, float]:
    """A task in a process of its own: what it says, and its peak memory in MB."""
    done = subprocess.run([python, __file__, "--task", task, *map(str, arguments)], stdout=subprocess.PIPE, check=True)
    said = json.loads(done.stdout)
    return said["result"], said["memory"]


def peak() -> float:
    try:
        import resource
    except ImportError:  # Windows has no such figure
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def peer_python(given: str) -> str:
    """A Python that has openpyxl; "" if there is none."""
    for python in filter(None, (given, sys.executable)):
        if subprocess.run([python, "-c", "import openpyxl"], capture_output=True, check=False).returncode == 0:
            return python
    return ""


def same_parts(source: Path, target: Path) -> bool:
    """True if all parts but those that must change are the same bytes."""
    with zipfile.ZipFile(io.BytesIO(source.read_bytes())) as old, zipfile.ZipFile(target) as new:
        return new.testzip() is None and all(old.read(n) == new.read(n) for n in old.namelist() if n not in CHANGED)


def measured(folder: Path, peer: str) -> list[bool]:
    """What holds."""
    from large import write

    held: list[bool] = []
    took: list[float] = []

    def note(text: str, *, holds: bool) -> None:
        held.append(holds)
        print(f"  {'hält' if holds else 'HÄLT NICHT'}: {text}")

    for rows, number in SIZES.items():
        source, target, other = (folder / f"{name}-{rows}.xlsx" for name in ("mappe", "kopie", "openpyxl"))
        write(source, rows, formulas=True)
        run(sys.executable, "ours", source, target, rows)
        asked = bool(peer) and len(took) == 0
        pairs = [
            (
                run(sys.executable, "ours", source, target, rows),
                run(peer, "openpyxl", source, other, rows)[0] if asked else 0.0,
            )
            for _ in range(number)
        ]
        took.append(statistics.median(mine for (mine, _), _ in pairs))
        memory = max(memory for (_, memory), _ in pairs)
        print(
            f"{rows} Zeilen, {len(places(rows))} Stellen: {took[-1]:.2f} s Rechenzeit, {memory:.0f} MB, {number} Läufe"
        )
        note("alle übrigen Teile sind gleich", holds=same_parts(source, target))
        if asked:
            share = statistics.median(mine / theirs for (mine, _), theirs in pairs)
            theirs = statistics.median(theirs for _, theirs in pairs)
            note(f"{share:.3f} der Zeit von openpyxl ({theirs:.2f} s; höchstens {SHARE})", holds=share <= SHARE)
            found = run(peer, "back", target, rows)[0]
            note(f"openpyxl liest {found:.0f} von {len(places(rows))} Stellen zurück", holds=found == len(places(rows)))
    note(
        f"zehnmal so groß: {took[1] / took[0] / 10:.2f} x linear (höchstens {GROWTH} x)",
        holds=took[1] / took[0] / 10 <= GROWTH,
    )
    note(f"Spitze {memory:.0f} MB (höchstens {MEMORY} MB)", holds=memory <= MEMORY)
    return held


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer-python", default="")
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("rest", nargs="*")
    arguments = parser.parse_args()
    if arguments.task:
        *paths, rows = arguments.rest
        result = TASKS[arguments.task](*map(Path, paths), int(rows))  # type: ignore[operator]
        print(json.dumps({"result": result, "memory": peak()}))
        return 0
    peer = peer_python(arguments.peer_python)
    if not peer:
        print("übersprungen: openpyxl ist nicht da (--peer-python PYTHON)")
    with tempfile.TemporaryDirectory() as name:
        held = measured(Path(name), peer)
    if arguments.rest:
        from copies import real_files

        count, wrong = real_files(Path(arguments.rest[0]))
        held.append(bool(count) and not wrong)
        print(f"  {'hält' if held[-1] else 'HÄLT NICHT'}: {count} wirkliche Mappen markiert, {len(wrong)} Abweichungen")
        print("".join(f"    {problem}\n" for problem in wrong), end="")
    else:
        print("  übersprungen: wirkliche Mappen (DATA)")
    print(f"Kopien mit Befunden: {sum(held)} von {len(held)} halten{'' if peer else ', openpyxl übersprungen'}")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
