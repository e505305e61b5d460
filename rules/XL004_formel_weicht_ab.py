"""Eine Formel weicht von den gleichen Formeln darüber und darunter ab.

Warum: In einer Spalte rechnet jede Zeile gleich. Eine einzelne andere Formel ist meist ein Tippfehler oder ein verrutschter Bezug.

Ausnahmen: Gemeldet wird nur, was zwischen zwei gleichen Nachbarn steht. Zeilen mit Summen sind ausgenommen.

Abhilfe: Die Formel der Nachbarzeile in die Zelle kopieren und das Ergebnis vergleichen.
"""

from collections.abc import Iterator

from checker.calc.summen import ist_summe, summenzeile
from checker.model.mappe import Blatt, Blattmuster
from checker.rule import Evidence, evidence, rule


def _sheet(third: str, **others: object) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Menge", "B1": "EP", "C1": "GP"}
    for row in range(2, 6):
        cells |= {f"A{row}": 2, f"B{row}": 10, f"C{row}": (third if row == 4 else f"=A{row}*B{row}", 20)}
    return Blattmuster("Kosten", cells | others)


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[_sheet("=A4*B3"), _sheet("=SUM(A4:B3)")],
    good=[
        _sheet("=A4*B4"),
        _sheet("=ROUND(SUM(C2:C3),2)"),
        _sheet("=C2+C3"),
        _sheet("=A4*0.19", B4=("=SUM(B2:B3)", 20)),
    ],
)
def formel_weicht_ab(blatt: Blatt) -> Iterator[Evidence]:
    runs = sorted(blatt.laeufe, key=lambda run: (run.column, run.first))
    for above, run, below in zip(runs, runs[1:], runs[2:], strict=False):
        adjoining = (
            above.column == run.column == below.column and above.last + 1 == run.first and run.last + 1 == below.first
        )
        if (
            not adjoining
            or run.first != run.last
            or not above.continues(below)
            or summenzeile(blatt, run.first)
            or any(ist_summe(blatt, r, run.column) for r in (above.last, below.first))
        ):
            continue
        yield evidence(
            blatt.fundstelle(run.first, run.column),
            message="Die Formel rechnet anders als die Formeln darüber und darunter.",
            ist=run.text,
            soll=above.at(run.first),
        )
