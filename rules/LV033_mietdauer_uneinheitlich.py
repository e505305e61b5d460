"""Eine Mietposition hat eine andere Zahl von Tagen als die übrigen.

Warum: Was zusammen gebraucht wird, wird meist gleich lang gemietet. Ein einzelner anderer Wert ist oft ein Versehen.

Ausnahmen: Verglichen werden Mengen in Tagen innerhalb eines Loses, wenn alle anderen gleich sind.

Abhilfe: Nachsehen, ob diese Sache wirklich länger oder kürzer gebraucht wird.
"""

from collections import Counter
from collections.abc import Iterator

from checker.calc.auswahl import in_einheit, ohne_art
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _rows(*days: str) -> Zeilen[Position]:
    return Zeilen(
        [Position(oz=f"01.00{n}0", kurztext="Miete", menge=menge, einheit="Tag") for n, menge in enumerate(days, 1)]
    )


@rule(
    severity="info",
    source="Erfahrungswert der Veranstaltungspraxis",
    confidence="M",
    bad=[_rows("3", "3", "3", "4")],
    good=[_rows("3", "3", "3", "3"), _rows("3", "3", "4", "4"), _rows("3", "4")],
)
def mietdauer_uneinheitlich(positionen: Zeilen[Position], *, mietdauer_gleiche: int) -> Iterator[Evidence]:
    lots: dict[str, list[int]] = {}
    rented = in_einheit(ohne_art(positionen, "Hinweis"), "Tag")
    for index, los in enumerate(rented.spalte("los")):
        lots.setdefault(los or "", []).append(index)
    if not lots:
        raise not_applicable("keine Mengen in Tagen")
    for indices in lots.values():
        counted = rented.auswahl(indices).mit("menge")
        if not counted:
            continue
        usual, count = Counter(counted.spalte("menge")).most_common(1)[0]
        others = [position for position in counted if position.menge != usual]
        if count >= mietdauer_gleiche and len(others) == 1:
            for position in others:
                yield evidence(
                    position.fundstelle("menge"),
                    message=f"{position.schluessel} wird {position.menge:f} Tage gebraucht, die übrigen {usual:f} Tage.",
                    ist=position.menge,
                    soll=usual,
                    unit="Tag",
                )
