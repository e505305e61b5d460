"""A whole check of large files to JSON, against the bare reading of the same file and against tools of others.

`python benchmarks/read.py [--peer-python PYTHON]`. Must hold (issue 4), whole processes in pairs, median of the ratios:
10,000 and 100,000 positions of five bidders take at most 6 x as long as python-calamine reading the file into lists;
at most 1.2 GB of memory at 100,000; from 10,000 to 100,000 at most linear + 20 %. On the task of `peers.py` at 10,000
positions: the places of the reference, and faster than frictionless and pandera. They are no dependency: install them
into an environment of their own (versions in `peers.py`) and name its Python; else they are said to be skipped.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from large import BARE, write

STIMMIG = str(Path(sys.executable).with_name("stimmig"))
PEERS = str(Path(__file__).with_name("peers.py"))
SIZES = {10_000: 9, 100_000: 3}
"""Positions, and how many pairs are measured."""
LIMIT, MEMORY, GROWTH = 6.0, 1.2, 1.2
PEER_RUNS = 3
TASK = {"LV001": "OZ", "LV004": "Menge", "LV010": "Einheit", "AN004": "Summe"}
"""Rules of the comparable task, and what `peers.py` calls it. Missing texts are questions, outliers places of AN009.

Single rules are selected, so the report holds findings as those of the peers do, and no comparison of all prices.
"""
HOUSE = """[haus]
name = "Messung"
[[abweichungsklassen]]
value = { niedrig = 66.666666666666666667, "sehr niedrig" = 66.666666666666666667, hoch = 200, "sehr hoch" = 300, "extrem hoch" = 200 }
source = "mehr als das Dreifache oder weniger als ein Drittel des Medians"
"""


class Run(NamedTuple):
    seconds: float
    cpu: float
    megabytes: float
    output: str


def run(*command: str) -> Run:
    """A whole process: wall time and peak memory."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        output.seek(0)
        text = output.read()
    if os.waitstatus_to_exitcode(status) not in (0, 1, 3):
        raise SystemExit(f"abgebrochen: {' '.join(command)}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, text)


class Judgement:
    """Collects what must hold."""

    def __init__(self) -> None:
        self.held = self.failed = 0

    def note(self, text: str, *, holds: bool) -> None:
        self.held, self.failed = self.held + holds, self.failed + (not holds)
        print(f"  {'hält' if holds else 'HÄLT NICHT'}: {text}")


def check(path: Path, out: Path, *options: str) -> Run:
    return run(STIMMIG, "check", str(path), *options, "--format", f"json={out}")


def sizes(folder: Path, judge: Judgement) -> None:
    """Ratio, memory and growth."""
    took: list[float] = []
    for count, number in SIZES.items():
        path, out = folder / f"{count}.xlsx", folder / f"{count}.json"
        write(path, count)
        run(sys.executable, "-c", BARE, str(path))
        pairs = [(check(path, out), run(sys.executable, "-c", BARE, str(path))) for _ in range(number)]
        ratio = statistics.median(whole.seconds / bare.seconds for whole, bare in pairs)
        whole, bare = (statistics.median(pair[side].seconds for pair in pairs) for side in (0, 1))
        memory = max(pair[0].megabytes for pair in pairs)
        findings = len(json.loads(out.read_text(encoding="utf-8"))["findings"])
        work = statistics.median(whole.cpu / bare.cpu for whole, bare in pairs)
        print(
            f"{count} Positionen: Prüfung {whole:.2f} s, bloßes Lesen {bare:.2f} s, {number} Paare; "
            f"{memory:.0f} MB, {findings} Befunde; Rechenzeit {work:.2f} x"
        )
        judge.note(f"{count} Positionen: {ratio:.2f} x (höchstens {LIMIT} x)", holds=ratio <= LIMIT)
        took.append(whole)
    judge.note(f"Spitze {memory / 1024:.2f} GB (höchstens {MEMORY} GB)", holds=memory / 1024 <= MEMORY)
    growth = took[1] / took[0] / 10
    judge.note(f"zehnmal so groß: {growth:.2f} x linear (höchstens {GROWTH} x)", holds=growth <= GROWTH)


def with_formulas(folder: Path) -> None:
    """For information: totals as formulas cost the pass that reads them."""
    path, out = folder / "formeln.xlsx", folder / "formeln.json"
    write(path, 10_000, formulas=True)
    pairs = [(check(path, out), run(sys.executable, "-c", BARE, str(path))) for _ in range(3)]
    ratio = statistics.median(whole.seconds / bare.seconds for whole, bare in pairs)
    print(f"  zur Kenntnis: mit 50000 Formeln statt Werten {ratio:.2f} x")


def places(report: dict[str, list[dict[str, object]]]) -> set[tuple[str, str]]:
    """Places of the comparable task in a report of ours."""
    found: set[tuple[str, str]] = set()
    for finding in report["findings"]:
        cells = [place["cell"] for place in finding["places"]]  # type: ignore[attr-defined]
        if finding["rule"] in TASK:
            own = (
                cells if finding["rule"] == "LV010" else cells[:1]
            )  # one finding tells of all cells with the same unit
            found |= {(TASK[str(finding["rule"])], cell) for cell in own}
        elif finding["rule"] == "AN009":
            found |= {("Ausreißer", cell) for cell in cells[1:]}
    for question in report["questions"]:
        if question["id"] == "Position.kurztext":
            found |= {("Text", place["cell"]) for place in question["places"]}  # type: ignore[attr-defined]
    return found


def difference(found: set[tuple[str, str]], right: set[tuple[str, str]]) -> str:
    def listed(cells: set[tuple[str, str]]) -> str:
        some = ", ".join(f"{kind} {cell}" for kind, cell in sorted(cells)[:5])
        more = ", …" if len(cells) > 5 else ""
        return f"{len(cells)} ({some}{more})" if cells else "0"

    return f"fehlend {listed(right - found)}, zusätzlich {listed(found - right)}"


def task(folder: Path, peer: str, judge: Judgement) -> None:
    """The comparable task: places and time."""
    path, out, house = folder / "10000.xlsx", folder / "aufgabe.json", folder / "haus.toml"
    house.write_text(HOUSE, encoding="utf-8")
    right = {(kind, cell) for kind, cell in json.loads(run(sys.executable, PEERS, "plain", str(path)).output)}
    select = ",".join((*TASK, "AN009", "LV013"))
    ours = [check(path, out, "--house", str(house), "--select", select) for _ in range(PEER_RUNS)]
    found = places(json.loads(out.read_text(encoding="utf-8")))
    seconds = statistics.median(each.seconds for each in ours)
    print(f"Vergleichbare Aufgabe, 10000 Positionen: {seconds:.2f} s, {len(right)} Stellen")
    judge.note(f"dieselben Stellen wie die Referenz: {difference(found, right)}", holds=found == right)
    for name in ("frictionless", "pandera"):
        known = subprocess.run([peer, "-c", f"import {name}, python_calamine"], capture_output=True, check=False)
        if known.returncode:
            print(f"  übersprungen: {name} ist nicht installiert (--peer-python)")
            continue
        theirs = [run(peer, PEERS, name, str(path)) for _ in range(PEER_RUNS)]
        took = statistics.median(each.seconds for each in theirs)
        their_places = {(kind, cell) for kind, cell in json.loads(theirs[-1].output)}
        if their_places != right:
            print(f"  {name} weicht von der Referenz ab: {difference(their_places, right)}")
        judge.note(f"schneller als {name}: {seconds:.2f} s gegen {took:.2f} s", holds=seconds < took)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="*", help="wird hier nicht gebraucht")
    parser.add_argument("--peer-python", default=sys.executable, help="Python mit frictionless und pandera")
    options = parser.parse_args(arguments)
    judge = Judgement()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes(folder, judge)
        with_formulas(folder)
        task(folder, options.peer_python, judge)
    total = judge.held + judge.failed
    print(f"read: {judge.held} von {total} halten")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
