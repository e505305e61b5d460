"""In einer Formel steckt eine getippte Zahl, die ihre Nachbarn nicht haben.

Warum: Eine Zahl in der Formel sieht niemand. So bleiben alte Ausgleichsbeträge, Zuschläge und Steuersätze unbemerkt stehen.

Ausnahmen: Gemeldet wird nur, wenn wenigstens drei gleiche Formeln in derselben Zeile oder Spalte ohne die Zahl auskommen. Ein anderer Prozentsatz als in den Nachbarzeilen ist nur ein Hinweis, denn er kann gewollt sein. Das gilt nicht für ein verrutschtes Komma.

Abhilfe: Die Zahl aus der Formel nehmen. Ist sie nötig, gehört sie mit einer Beschriftung in eine eigene Zelle.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.nachbarn import abweichungen, andere_zahlen, zusaetze
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule


def _months(total: str, result: object) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Monat", "A2": "Honorare", "A3": "Reisen", "A4": "Summe"}
    for letter, month in zip("BCDE", ("Januar", "Februar", "März", "April"), strict=True):
        cells |= {f"{letter}1": month, f"{letter}2": 1000, f"{letter}3": 2000}
        cells[f"{letter}4"] = (total, result) if letter == "D" else (f"=SUM({letter}2:{letter}3)", 3000)
    return Blattmuster("Plan", cells)


def _two_months() -> Blattmuster:
    """Only two other sums: too few to say what is usual."""
    cells = _months("=SUM(D2:D3)-500", 2500).cells
    return Blattmuster("Plan", {name: value for name, value in cells.items() if name[0] != "E"})


def _taxes(third: str) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Leistung", "B1": "Netto", "C1": "Steuer"}
    for row in range(2, 7):
        cells |= {f"A{row}": f"Leistung {row}", f"B{row}": 100, f"C{row}": (third if row == 4 else f"=B{row}*0.19", 19)}
    return Blattmuster("Kosten", cells)


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        _months("=SUM(D2:D3)-500", 2500),
        _months("=1.19*SUM(D2:D3)", 3570),
        _taxes("=B4*0.019"),
        _taxes("=B4*0.07"),
    ],
    good=[
        _two_months(),
        _months("=SUM(D2:D3)", 3000),
        _months("=SUM(D2:D3)*1", 3000),
        _taxes("=B4*0.19"),
        _taxes("=B4*19%"),
    ],
)
def zahl_in_formel(blatt: Blatt) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for extra in zusaetze(blatt):
        seen.add((extra.row, extra.column))
        yield evidence(
            blatt.fundstelle(extra.row, extra.column),
            message=f"Die Formel enthält „{_german(extra.zahl)}“, {extra.peers} gleiche Formeln daneben nicht.",
            ist=extra.formel,
            soll=extra.ohne,
        )
    for found in abweichungen(blatt):
        pairs = andere_zahlen(found) if found.mitten and found.peers > 2 else []
        if len(pairs) == 1 and (found.row, found.column) not in seen and all(_rate(number) for number in pairs[0]):
            own, theirs = (_rate(number) for number in pairs[0])
            slipped = theirs and own and (own / theirs).normalize().as_tuple().digits == (1,)
            yield evidence(
                blatt.fundstelle(found.row, found.column),
                message=f"Die Formel rechnet mit {_german(pairs[0][0])}, die Formeln daneben mit {_german(pairs[0][1])}.",
                ist=found.formel,
                soll=found.nachbarn,
                cap=None if slipped else "info",
            )


def _rate(number: str) -> Decimal:
    """A factor such as 0.19, 19% or 1.19; 0 for a number that is none."""
    value = Decimal(number.removesuffix("%")) / (100 if number.endswith("%") else 1)
    return value if 0 < value < 2 and value != 1 else Decimal(0)


def _german(number: str) -> str:
    return number.replace(".", ",").replace("*", "mal ").replace("/", "durch ").replace("%", " %")
