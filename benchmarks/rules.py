"""What 60 rules cost over 10,000 positions of five bidders, against the bare reading of the same file.

Must hold (issue 5): the rules, on a dossier that was just loaded, take at most 4 x the time of a whole process in which
python-calamine reads the file into lists; in pairs, median of the ratios. The rules are those of ours that apply to the
file. Where they are fewer than 60, they are taken again in the same order; the output says how many are real.
"""

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from large import BARE, write

from checker.engine import Engine, Setting
from checker.parameters import Parameter
from checker.rule import Rule
from checker.run import load_everything
from checker.workbook.read import load

POSITIONS = 10_000
NUMBER = 60
LIMIT = 4.0
PAIRS = 5
SETTING = Setting(date(2026, 11, 25))


def bare(path: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", BARE, str(path)], check=True)
    return time.perf_counter() - start


def engine(path: Path, parameters: dict[str, Parameter]) -> Engine:
    return Engine(load([path], root=path.parent, name="Messung"), parameters, SETTING)


def applicable(rules: list[Rule], found: Engine) -> list[Rule]:
    """The rules that look at something in this file."""
    tallies = [found.run(rule) for rule in rules]
    return [tally.rule for tally in tallies if tally.counts.total() > tally.counts["not_applicable"]]


def cost(rules: list[Rule], found: Engine) -> float:
    """Seconds of the rules, without collecting garbage, as in an ordinary check."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    for rule in rules:
        found.run(rule)
    seconds = time.perf_counter() - start
    gc.enable()
    return seconds


def main() -> int:
    rules, parameters = load_everything()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "preisspiegel.xlsx"
        write(path, POSITIONS)
        real = applicable(rules, engine(path, parameters))
        sixty = list(islice(cycle(real), NUMBER))
        bare(path)
        pairs = [(cost(sixty, engine(path, parameters)), bare(path)) for _ in range(PAIRS)]
    ratio = statistics.median(taken / floor for taken, floor in pairs)
    taken, floor = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    print(
        f"{NUMBER} Regeln x {POSITIONS} Positionen, 5 Bieter; {len(real)} wirkliche Regeln, der Reihe nach wiederholt"
    )
    print(f"Regeln {taken * 1000:.0f} ms, bloßes Lesen {floor * 1000:.0f} ms, {PAIRS} Paare")
    holds = ratio <= LIMIT
    print(f"rules: {'hält' if holds else 'HÄLT NICHT'}: {ratio:.2f} x (höchstens {LIMIT} x)")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
