"""Whole-process time of a check of the example to text, against importing pydantic and python-calamine.

Must hold: at most 2.5 x, whole processes in pairs, median of the ratios, for the tender and its offers. For information:
the same with the plan of the event, which brings seventeen more sheets and as many rules again. Run after `pip install .`.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "examples" / "stadtfest"
FLOOR = [sys.executable, "-c", "import pydantic, python_calamine"]
CHECK = [str(Path(sys.executable).with_name("stimmig")), "check"]
PLAN = EXAMPLE / "veranstaltung.xlsx"
TENDER = [*CHECK, *(str(path) for path in sorted(EXAMPLE.glob("*.xlsx")) if path != PLAN)]
PAIRS = 21
LIMIT = 2.5


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> int:
    seconds(FLOOR), seconds(TENDER)
    pairs = [(seconds(TENDER), seconds(FLOOR)) for _ in range(PAIRS)]
    ratio = statistics.median(check / floor for check, floor in pairs)
    check, floor = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    print(f"Prüfung des Beispiels {check * 1000:.0f} ms, Import-Untergrenze {floor * 1000:.0f} ms, {PAIRS} Paare")
    more = statistics.median(seconds([*TENDER, str(PLAN)]) for _ in range(5))
    print(f"  zur Kenntnis: mit dem Veranstaltungsplan {more * 1000:.0f} ms")
    holds = ratio <= LIMIT
    print(f"start: {'hält' if holds else 'HÄLT NICHT'}: {ratio:.2f} x (höchstens {LIMIT} x)")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
