"""Eine Formel weicht von den gleichen Formeln neben ihr ab.

Warum: In einer Spalte oder Summenzeile rechnet jede Zelle gleich. Eine einzelne andere Formel ist meist ein Tippfehler oder ein verrutschter Bezug.

Ausnahmen: Gemeldet wird nur, was zwischen gleichen Formeln steht oder am Ende von wenigstens drei gleichen. Formeln, die auf anderem Weg dasselbe rechnen, sind keine Abweichung. Kommt die andere Formel öfter vor, ist sie Absicht. Stimmt das Ergebnis heute überein, ist es nur ein Hinweis. Lässt eine Summe Zeilen aus, meldet das XL002.

Abhilfe: Prüfen, welche Formel stimmt, und sie in die anderen Zellen kopieren. Danach das Ergebnis vergleichen.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.auslassung import ausgelassen
from checker.calc.bezuege import Bezuege
from checker.calc.nachbarn import Abweichung, abweichungen, andere_zahlen, fehlt_etwas, umfasst, verrutscht, zusatz
from checker.calc.rechnen import ergebnis, fehlende_werte, gleich, gleichwertig
from checker.calc.summen import ist_summe, summenbeschriftung, summenzeile
from checker.model.formel import eigene, zerlegt
from checker.model.mappe import Blatt, Blattmuster
from checker.model.werte import CENT, exact, runden, zahl
from checker.rule import Evidence, evidence, rule

VIELE = 8
"""Equal formulas in a column that make even a total between them suspicious."""


def _sheet(third: str, result: object = 20, **others: object) -> Blattmuster:
    cells: dict[str, object] = {"A1": "Menge", "B1": "EP", "C1": "GP"}
    for row in range(2, 6):
        cells |= {f"A{row}": 2, f"B{row}": 10, f"C{row}": (third, result) if row == 4 else (f"=A{row}*B{row}", 20)}
    return Blattmuster("Kosten", cells | others)


def _months(total: str, result: object = 8, **others: object) -> Blattmuster:
    """Five months side by side; the total of April is given."""
    cells: dict[str, object] = {"A1": "Monat", "A2": "Honorare", "A3": "Reisen", "A4": "Miete", "A5": "Summe"}
    for letter, month in zip("BCDEF", ("Januar", "Februar", "März", "April", "Mai"), strict=True):
        cells |= {f"{letter}1": month, f"{letter}2": 1, f"{letter}3": 2, f"{letter}4": 5}
        cells[f"{letter}5"] = (total, result) if letter == "E" else (f"=SUM({letter}2:{letter}4)", 8)
    return Blattmuster("Plan", cells | others)


def _last_of_three() -> Blattmuster:
    """The odd one stands at the end of two equal ones: too few to say which is right."""
    cells = _sheet("=A4*B3", 22, B3=11, C3=("=A3*B3", 22)).cells
    return Blattmuster("Kosten", {name: value for name, value in cells.items() if name[1] != "5"})


@rule(
    severity="warning",
    source="Rechenlogik der Tabellenkalkulation",
    bad=[
        _sheet("=A4*B3", B3=11, C3=("=A3*B3", 22), C4=("=A4*B3", 22)),
        _sheet("=SUM(A4:B3)", 24),
        _sheet("=A4", 2),
        _months("=SUM(D2:D4)"),
    ],
    good=[
        _sheet("=A4*B4"),
        _sheet("=B4*A4"),
        _sheet("=ROUND(A4*B4,2)"),
        _sheet("=ROUND(SUM(C2:C3),2)", 40),
        _sheet("=C2+C3", 40),
        _sheet("=A4*0.19", 0.38, B4=("=SUM(B2:B3)", 20)),
        _months("=E2+E3+E4"),
        _months("=SUM(E2:E3)", 3),
        _last_of_three(),
        _months("=SUM(E1:E4)"),
        _months("=SUM(E2:E4)/SUM(B2:B4)", 1),
    ],
)
def formel_weicht_ab(blatt: Blatt) -> Iterator[Evidence]:
    refs = Bezuege(blatt)
    for found in abweichungen(blatt):
        small = verrutscht(found) or fehlt_etwas(found)
        beside = found.senkrecht and found.mitten and found.dicht
        if not (small or beside) or _typed(found) or (found.senkrecht and _total(blatt, found)):
            continue
        if ausgelassen(blatt, refs, found.row, found.column):
            continue  # a sum that leaves out rows: another rule says so
        want = ergebnis(blatt, found.nachbarn) if blatt.ist_zahl(found.row, found.column) else None
        equal = want is not None and _same(exact(blatt.wert(found.row, found.column)), want)
        if equal and (not small or _only_blanks(blatt, found)):
            continue
        where = "darüber und darunter" if found.senkrecht else "links und rechts"
        if not found.mitten:
            where = "in der Spalte daneben" if found.senkrecht else "in der Zeile daneben"
        result = ""
        if want is not None:
            shown = zahl(runden(want, CENT * CENT))
            result = " Das Ergebnis ist heute gleich." if equal else f" Gleich gerechnet käme {shown} heraus."
        yield evidence(
            blatt.fundstelle(found.row, found.column),
            message=f"Die Formel rechnet anders als die Formeln {where}.{result}",
            ist=found.formel,
            soll=None if umfasst(found) else found.nachbarn,
            cap="info" if equal or (not small and (want is None or fehlende_werte(blatt, found.nachbarn))) else None,
        )


def _same(have: Decimal, want: Decimal) -> bool:
    """True if two results are equal, give or take a rounding to cents."""
    return gleich(have, want) or (abs(want) > 1 and abs(have - want) <= CENT)


def _typed(found: Abweichung) -> bool:
    """True if a typed number makes the difference: another rule says so."""
    rest, _ = zusatz(found.formel)
    return bool(andere_zahlen(found)) or (bool(rest) and gleichwertig(rest, found.nachbarn))


def _total(blatt: Blatt, found: Abweichung) -> bool:
    """True if the cell stands in a row of totals, or beside totals of its own column.

    A total of its own column that stands alone in a row with values of its own is no row of totals.
    """
    row, column = found.row, found.column
    if any(ist_summe(blatt, r, column) for r in (row - 1, row + 1)) or summenbeschriftung(blatt, row):
        return True
    if not ist_summe(blatt, row, column):
        return summenzeile(blatt, row)
    if not found.mitten or found.peers < VIELE or summenzeile(blatt, row, ausser=column):
        return True
    return all(not blatt.ist_zahl(b.top, b.left) for b in eigene(found.nachbarn))


def _only_blanks(blatt: Blatt, found: Abweichung) -> bool:
    """True if ranges differ by cells without numbers alone: a title row, a blank last row."""
    if "!" in found.formel:
        return False  # cells of another sheet are not seen from here
    pairs = zip(zerlegt(found.formel).bezuege, zerlegt(found.nachbarn).bezuege, strict=False)
    for one, other in pairs:
        if one.cells == other.cells == 1 and one != other:
            return False
        cells = {(r, c) for a in (one, other) for r in range(a.top, a.bottom + 1) for c in range(a.left, a.right + 1)}
        for row, column in cells:
            inside = [a.top <= row <= a.bottom and a.left <= column <= a.right for a in (one, other)]
            if not all(inside) and blatt.ist_zahl(row, column):
                return False
    return len(zerlegt(found.formel).bezuege) == len(zerlegt(found.nachbarn).bezuege)
