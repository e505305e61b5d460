"""The Preisspiegel as it is written: `python benchmarks/compare.py DATA`.

Must hold (issue 6): the workbook of `preisspiegel-3-bieter`, read back, has 180 of 180 classes and nine totals; those of
`bid-tabs` have the ranks and sums that were read by hand from the files; LibreOffice, given the workbooks without our
results, calculates each formula to the cent. 100,000 positions of five bidders are written in bounded memory.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from large import BIDDERS, write
from office import LEFT_OUT, SOFFICE, differences, opened
from real_files import TOTALS, expected_classes

STIMMIG = str(Path(sys.executable).with_name("stimmig"))
ANSWERS = Path(__file__).parent / "erwartet" / "bid_tabs.json"
ROWS = 100_000
MEMORY = 1_200
"""MB that a comparison of the large tender may take: no more than the check of it, about 780 when this was written."""
Verdict = tuple[str, bool]


def compare(source: Path, out: Path) -> tuple[int, str]:
    done = subprocess.run(
        [STIMMIG, "compare", str(source), "--out", str(out)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def sheets(path: Path) -> dict[str, Sequence[Sequence[Any]]]:
    return {blatt.name: blatt.values for blatt in opened(path).blaetter}


def block(rows: Sequence[Sequence[Any]], title: str) -> tuple[list[str], dict[str, list[Any]]]:
    """A block of the sheet `Übersicht`: names over its columns, and its rows by label."""
    at = next(number for number, row in enumerate(rows) if row[0] == title)
    names = [str(cell) for cell in rows[at][1:] if cell]
    found: dict[str, list[Any]] = {}
    for row in rows[at + 1 :]:
        if not row[0]:
            break
        found[str(row[0]).strip()] = list(row[1 : 1 + len(names)])
    return names, found


def cents(value: object) -> Decimal | None:
    return Decimal(f"{value:.2f}") if isinstance(value, (int, float)) else None


# -- known answers -----------------------------------------------------------------------------------------------------


def three_bidders(folder: Path, work: Path) -> Iterator[Verdict]:
    target = work / "drei.xlsx"
    code, err = compare(folder / "preise.csv", target)
    yield f"preisspiegel-3-bieter: Endwert {code}", code in (0, 1) and "Traceback" not in err
    written = sheets(target)
    names, sums = block(written["Übersicht"], "Summe nach Positionsarten")
    want = [[Decimal(total) for total in row] for row in TOTALS]
    have = [[cents(value) for value in row] for row in sums.values()]
    yield "neun Summen in der Arbeitsmappe", have == want
    expected = expected_classes(folder / "erwartete-auffaelligkeiten.txt")
    classes = dict(_classes(written["Abweichungen"], names))
    hits = sum(classes.get(key) == name for key, name in expected.items())
    yield f"{hits} von {len(expected)} Klassen in der Arbeitsmappe, {len(classes)} genannt", hits == len(classes) == 180


def _classes(rows: Sequence[Sequence[Any]], names: Sequence[str]) -> Iterator[tuple[tuple[str, str], str]]:
    for row in rows:
        if re.match(r"\d\d\.", str(row[0])):
            for index, name in enumerate(names):
                if row[5 + 3 * index]:
                    yield (name, str(row[0])), str(row[5 + 3 * index])


def tabulations(folder: Path, work: Path) -> Iterator[Verdict]:
    right, wrong = 0, []
    for file, want in json.loads(ANSWERS.read_text(encoding="utf-8"))["files"].items():
        target = work / f"{Path(file).stem}.xlsx"
        code, err = compare(folder / file, target)
        if want["unfilled_template"] or not want["bidders"]:
            problems = (
                []
                if code == 2 and "nichts zu vergleichen" in err and not target.exists()
                else [f"{file}: {code} {err}"]
            )
        else:
            problems = list(_tabulation(file, want, sheets(target)))
        right += not problems
        wrong += problems
    for line in wrong:
        print(f"    {line}")
    yield (
        f"bid-tabs: Ränge und Summen in {right} von {right + len({w.split(':')[0] for w in wrong})} Arbeitsmappen",
        not wrong,
    )


def _tabulation(file: str, want: dict[str, Any], written: dict[str, Sequence[Sequence[Any]]]) -> Iterator[str]:
    names, rows = block(written["Übersicht"], "Ergebnis")
    deciding, gaps = want["deciding"]["totals"], {gap["bidder"] for gap in want.get("missing_unit_prices", ())}
    ranks = sorted(deciding[name]["rank"] for name in want["bidders"] if name not in gaps)
    for index, name in enumerate(names[: len(want["bidders"])]):
        total, rank = rows["Wertungssumme netto"][index], rows["Rang"][index]
        plain = " ".join(name.split())
        if plain in gaps:
            if (total, rank) != ("unvollständig", "ohne Rang"):
                yield f"{file}: {plain} hat trotz fehlender Preise {total}, {rank}"
            continue
        expected = (Decimal(deciding[plain]["total"]), ranks.index(deciding[plain]["rank"]) + 1)
        if (cents(total), rank) != expected:
            yield f"{file}: {plain} {cents(total)}, Rang {rank} statt {expected}"
    if sorted(" ".join(name.split()) for name in names[: len(want["bidders"])]) != sorted(want["bidders"]):
        yield f"{file}: Bieter {names}"


def office(work: Path) -> Iterator[Verdict]:
    if SOFFICE is None:
        print(f"    Formeln: {LEFT_OUT}")
        return
    count = 0
    wrong: list[str] = []
    for path in sorted(work.glob("*.xlsx")):
        with tempfile.TemporaryDirectory() as folder:
            found, off = differences(path, Path(folder))
        count += found
        wrong += [f"{path.name} {line}" for line in off]
    for line in wrong[:20]:
        print(f"    {line}")
    yield f"LibreOffice rechnet {count - len(wrong)} von {count} Formeln auf den Cent gleich", count > 0 and not wrong


# -- size --------------------------------------------------------------------------------------------------------------


def large(work: Path) -> Iterator[Verdict]:
    source, target = work / "gross", work / "gross.xlsx"
    source.mkdir()
    write(source / "preise.xlsx", ROWS)
    seconds = _children()
    code, err = compare(source, target)
    seconds = _children() - seconds
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    rows = f"{ROWS:,}".replace(",", ".")
    said = f"{rows} Positionen mal {len(BIDDERS)} Bieter: {seconds:.0f} s Rechenzeit, {memory} MB, {target.stat().st_size >> 20} MB Datei"
    yield said, code in (0, 1, 3) and "Traceback" not in err and memory <= MEMORY


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments: list[str]) -> int:
    results: list[Verdict] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        results += large(work)  # first: the memory of all children is measured by the largest
        (work / "gross.xlsx").unlink()
        for folder, judge in (("preisspiegel-3-bieter", three_bidders), ("bid-tabs", tabulations)):
            path = Path(arguments[0]) / folder if arguments else None
            if path and path.is_dir():
                results += judge(path, work)
            else:
                print(f"    {folder}: übersprungen: kein Ordner DATA mit {folder} angegeben")
        example = Path(__file__).parent.parent / "examples" / "stadtfest"
        compare(example, work / "beispiel.xlsx")
        results += office(work)
    for text, holds in results:
        print(f"    {'hält' if holds else 'HÄLT NICHT'}: {text}")
    failed = sum(not holds for _, holds in results)
    print(f"compare: {len(results) - failed} von {len(results)} halten")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
