"""Broken plans in workbooks of people, repaired on the command line: what the copy says, here and in LibreOffice.

`python benchmarks/solve_copies.py [--limit N] [--peer-python PYTHON]`. Must hold (issue 8), for 100 plans in the layouts of
`solve_books.py`: `stimmig plan --repair` ends with 0; the copy has the same cells, formulas and formats but for times
and results; it moves no more tasks than the break did and satisfies the whole plan, read by openpyxl and understood by
code that is not of stimmig; `stimmig check` finds nothing grave about times in it. LibreOffice calculates all copies
without their stored results and saves them: the plan is the same and still clean. What cannot be run is said to be skipped.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from office import LEFT_OUT, SOFFICE, converted, without_results
from read import STIMMIG, Judgement
from solve_books import TIMES, Case, cases, sheets, write
from solve_peers import Cell, Peer, peer
from solve_plans import shifted
from solve_read import Unclear, read

from checker.cli import main as stimmig

CASES = 100
PROCESS = 25
"""One plan in so many is repaired by the program itself, in a process of its own."""
BATCH = 50
"""So many copies are given to LibreOffice at once: a start costs seconds, and with 250 it left some out."""
ADDED = "Änderungen"
NAMED, LOST = 8, 1e-9
Cells = Mapping[str, Sequence[Cell]]


class Copy(NamedTuple):
    case: Case
    path: Path
    starts: list[int]


def called(*words: str, process: bool = False) -> tuple[int, str]:
    """A call of the command line: its exit code and what it shows."""
    if process:
        done = subprocess.run([STIMMIG, *words], capture_output=True, text=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()):
        return stimmig(words), out.getvalue()


def unsound(path: Path) -> Iterator[str]:
    """What a check says of a plan that must be clean."""
    code, text = called("check", str(path), "--select", "ZP", "--format", "json")
    if code == 2:
        yield "die Prüfung läuft nicht"
        return
    if code == 3:
        yield "die Prüfung ist nicht vollständig"
    for finding in json.loads(text)["findings"]:
        if finding["severity"] != "info" or finding["rule"] in ("ZP001", "ZP002"):
            yield f"{finding['id']}: {finding['message']}"


def understood(case: Case, cells: Cells) -> Iterator[str]:
    """What is wrong with the plan that a copy says."""
    try:
        plan, fixed = read(case, cells)
    except Unclear as problem:
        yield str(problem)
        return
    if replace(plan, starts=case.plan.starts) != case.plan or fixed != case.fixed:
        yield "die Vorgaben sind andere"
    if not case.held(plan.starts):
        yield "der Plan geht nicht auf"


def changed(case: Case, before: Cells, after: Cells) -> Iterator[str]:
    """Cells that a repair must leave alone, and those of tasks that it does not move."""
    if list(after) != [*before, ADDED]:
        yield f"andere Blätter: {list(after)}"
        return
    still = set(range(len(case.sound))) - shifted(read(case, after)[0].starts, case.plan.starts)
    times = {
        (sheet.name, row, column): task
        for sheet in sheets(case)
        for task, row in sheet.rows.items()
        for column, head in enumerate(sheet.heads, 1)
        if head in TIMES
    }
    for name, cells in before.items():
        now = {(row, column): [form, content, result] for row, column, content, result, form in after[name]}
        if len(now) != len(cells):
            yield f"{name}: andere Zellen"
        for row, column, content, result, form in cells:
            task = times.get((name, row, column))
            kept, new = [form, content, result], now.get((row, column), ["", None, None])
            if task is not None and task not in still:  # its formats and formulas stay, its values and results need not
                parts = 2 if str(content).startswith("=") else 1
                kept, new = kept[:parts], new[:parts]
            if not all(map(same, new, kept)):
                yield f"{name}, Zeile {row}, Spalte {column}: {new} statt {kept}"


def same(one: object, other: object) -> bool:
    """Results of formulas differ by what doubles lose."""
    numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
    return abs(one - other) < LOST if numbers else one == other


class Round:
    """All copies of one run, and what is wrong with them."""

    def __init__(self, folder: Path, reader: Peer) -> None:
        self.folder, self.reader = folder, reader
        self.copies: list[Copy] = []
        self.wrong: list[str] = []
        self.more: list[str] = []
        """Copies that move more tasks than the break did."""
        self.moved = self.broke = 0
        self.took: list[float] = []

    def blame(self, case: Case, problems: Sequence[str]) -> None:
        self.wrong += [f"{case.name}: {problem}" for problem in problems]

    def there(self, number: int, case: Case) -> None:
        """Write a plan, let it be repaired, and look at the copy."""
        source, copy = (self.folder / f"{name}{case.seed}.xlsx" for name in ("plan", "kopie"))
        write(case, source)
        before = self.reader.ask(str(source))
        assert read(case, before) == (case.plan, case.fixed), f"Saat {case.seed}: die Mappe sagt etwas anderes"
        begun, apart = time.process_time(), number % PROCESS == 0
        code, _ = called("plan", str(source), "--repair", str(copy), process=apart)
        if not apart:
            self.took.append(time.process_time() - begun)
        if code or not copy.exists():
            self.blame(case, [f"Rückgabewert {code}"])
            return
        after = self.reader.ask(str(copy))
        problems = list(understood(case, after))
        if not problems:
            problems += list(changed(case, before, after))[:NAMED]
            starts = read(case, after)[0].starts
            now, then = len(shifted(starts, case.plan.starts)), len(case.broke)
            self.moved, self.broke = self.moved + now, self.broke + then
            self.more += [f"{case.name}: {now} statt {then}"] if now > then else []
            self.copies.append(Copy(case, copy, starts))
        self.blame(case, problems + list(unsound(copy)))

    def back(self) -> None:
        """Let LibreOffice calculate all copies, and look again."""
        bare, new = self.folder / "ohne", self.folder / "neu"
        bare.mkdir()
        for copy in self.copies:
            without_results(copy.path, bare / copy.path.name)
        for first in range(0, len(self.copies), BATCH):
            converted([bare / copy.path.name for copy in self.copies[first : first + BATCH]], "xlsx", new)
        for case, path, starts in self.copies:
            if not (new / path.name).exists():
                self.blame(case, ["LibreOffice schreibt keine Datei"])
                continue
            cells = self.reader.ask(str(new / path.name))
            problems = list(understood(case, cells))
            if not problems and read(case, cells)[0].starts != starts:
                problems = ["andere Zeiten"]
            self.blame(case, problems + list(unsound(new / path.name)))


def told(problems: Sequence[str]) -> str:
    return "".join(f"; {text}" for text in problems[:NAMED])


def copies(python: str, limit: int, judge: Judgement) -> None:
    """The section of `solve.py`."""
    reader = peer(python, "cells", "openpyxl")
    if reader is None:
        return
    with tempfile.TemporaryDirectory() as name:
        made = Round(Path(name), reader)
        for number, case in enumerate(cases(limit)):
            made.there(number, case)
        whole = len(made.copies)
        judge.note(
            f"{limit} Mappen, {whole} Kopien geladen und sauber; stimmig plan in der Mitte "
            f"{statistics.median(made.took or [0]):.2f} s, höchstens {max(made.took, default=0):.2f} s"
            + told(made.wrong),
            holds=whole == limit and not made.wrong,
        )
        judge.note(
            f"{made.moved} Aufgaben verschoben, die Störung {made.broke}; nie mehr als sie" + told(made.more),
            holds=whole == limit and not made.more,
        )
        if SOFFICE is None:
            print(f"  {LEFT_OUT}")
        elif made.copies:
            made.wrong = []
            made.back()
            judge.note(
                f"LibreOffice rechnet {whole} Kopien neu, sie sagen dasselbe und sind sauber" + told(made.wrong),
                holds=not made.wrong,
            )
    reader.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--limit", type=int, default=CASES, help="so viele Pläne")
    parser.add_argument("--peer-python", default=sys.executable, help="Python mit openpyxl")
    options = parser.parse_args(arguments)
    if options.limit < 1:
        parser.error("--limit muss wenigstens 1 sein")
    judge = Judgement()
    print("Reparaturen in Mappen")
    copies(options.peer_python, options.limit, judge)
    print(f"solve_copies: {judge.held} von {judge.held + judge.failed} halten")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
