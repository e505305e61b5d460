"""What the rules of an event cost: 1,000 items of programme, 2,000 tasks, 500 people, against the bare reading of the file.

Must hold (issue 7): all rules that apply, on a dossier that was just loaded and with rules loaded, take at most 10 x the
time of a whole process in which python-calamine reads the file into lists; in pairs, median of the ratios.
"""

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from large import BARE

from checker.engine import Engine, Setting
from checker.parameters import Parameter
from checker.rule import Rule
from checker.run import load_everything
from checker.workbook.read import load

ITEMS, TASKS, PEOPLE, STAGES, DAYS = 1_000, 2_000, 500, 20, 10
LIMIT = 10.0
PAIRS = 7
FIRST = datetime(2027, 6, 4)  # noqa: DTZ001 - wall time
SETTING = Setting(date(2027, 1, 15))


def table(book: Any, name: str, headings: list[str], rows: list[list[Any]]) -> None:
    """A sheet with headings; days and times as numbers with a format, as in any plan."""
    day, clock = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "hh:mm"})
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, headings)
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row):
            if isinstance(value, datetime):
                sheet.write_datetime(r, c, value, day)
            elif isinstance(value, timedelta):
                sheet.write_number(r, c, value / timedelta(days=1), clock)
            else:
                sheet.write(r, c, value)


def write(path: Path) -> None:
    """A large, mostly sound plan: each stage plays one item after the other, tasks follow each other in chains."""
    with xlsxwriter.Workbook(path) as book:
        programme, tasks = [], []
        for n in range(ITEMS):
            stage, turn = n % STAGES, n // STAGES
            day, slot = divmod(turn, 5)
            begin = timedelta(hours=12 + 2 * slot)
            people = ", ".join(f"Vorname{(7 * n + k) % PEOPLE} Nachname{(7 * n + k) % PEOPLE}" for k in range(3))
            programme.append(
                [
                    FIRST + timedelta(days=day),
                    begin,
                    begin + timedelta(minutes=75),
                    f"Bühne {stage + 1}",
                    f"Act {n + 1}",
                    "Konzert",
                    people,
                ]
            )
        for n in range(TASKS):
            chain, turn = n % 100, n // 100
            begin = timedelta(hours=8 + turn % 10)
            tasks.append(
                [f"A{n + 1}", f"Aufgabe {n + 1}", "Tragwerk" if turn < 10 else "Licht", FIRST - timedelta(days=3 - turn // 10), begin,
                 begin + timedelta(minutes=55), f"A{n + 1 - 100}" if turn else None, f"Team {chain + 1}", 2]
            )  # fmt: skip
        persons = [[f"Vorname{n} Nachname{n}", "Technik", "Fachkraft", "angestellt"] for n in range(PEOPLE)]
        shifts = [
            [f"Vorname{n % PEOPLE} Nachname{n % PEOPLE}", "Technik", FIRST + timedelta(days=n // PEOPLE), timedelta(hours=9),
             timedelta(hours=17, minutes=30), 45] for n in range(3 * PEOPLE)
        ]  # fmt: skip
        table(book, "Programm", ["Datum", "Beginn", "Ende", "Bühne", "Titel", "Art", "Mitwirkende"], programme)
        table(
            book,
            "Aufgaben",
            ["Nr.", "Aufgabe", "Phase", "Datum", "Beginn", "Ende", "Vorgänger", "Ressourcen", "Kräfte"],
            tasks,
        )
        table(book, "Personen", ["Name", "Funktion", "Qualifikation", "Beschäftigung"], persons)
        table(book, "Schichten", ["Person", "Funktion", "Datum", "Beginn", "Ende", "Pause (min)"], shifts)
        table(book, "Ressourcen", ["Ressource", "Verfügbare Anzahl"], [[f"Team {n + 1}", 1] for n in range(100)])


def bare(path: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", BARE, str(path)], check=True)
    return time.perf_counter() - start


def engine(path: Path, parameters: dict[str, Parameter], rules: list[Rule]) -> Engine:
    demanding = [rule for rule in rules if rule.demands]
    return Engine(load([path], root=path.parent, name="Messung"), parameters, SETTING, demanding)


def cost(rules: list[Rule], found: Engine) -> dict[str, float]:
    """Seconds of each rule, without collecting garbage, as in an ordinary check."""
    gc.collect()
    gc.disable()
    took = {}
    for rule in rules:
        start = time.perf_counter()
        found.run(rule)
        took[rule.id] = time.perf_counter() - start
    gc.enable()
    return took


def main() -> int:
    rules, parameters = load_everything()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "plan.xlsx"
        write(path)
        first = engine(path, parameters, rules)
        tallies = [first.run(rule) for rule in rules]
        real = [tally.rule for tally in tallies if tally.counts.total() > tally.counts["not_applicable"]]
        bare(path)
        pairs = [(cost(real, engine(path, parameters, rules)), bare(path)) for _ in range(PAIRS)]
    ratio = statistics.median(sum(taken.values()) / floor for taken, floor in pairs)
    taken, floor = statistics.median(sum(t.values()) for t, _ in pairs), statistics.median(f for _, f in pairs)
    slowest = sorted(pairs[0][0].items(), key=lambda item: -item[1])[:5]
    print(f"{ITEMS} Programmpunkte, {TASKS} Aufgaben, {PEOPLE} Personen; {len(real)} Regeln")
    print("langsamste: " + ", ".join(f"{rule} {seconds * 1000:.0f} ms" for rule, seconds in slowest))
    print(f"Regeln {taken * 1000:.0f} ms, bloßes Lesen {floor * 1000:.0f} ms, {PAIRS} Paare")
    holds = ratio <= LIMIT
    print(f"plan: {'hält' if holds else 'HÄLT NICHT'}: {ratio:.2f} x (höchstens {LIMIT} x)")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
