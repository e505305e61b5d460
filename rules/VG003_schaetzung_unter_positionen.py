"""Der geschätzte Auftragswert ist kleiner als die Summe der Positionen.

Warum: Der Auftragswert muss alles enthalten, auch Bedarfspositionen. Wer zu niedrig schätzt, kann im falschen Verfahren landen.

Ausnahmen: Wahlpositionen zählen nicht doppelt mit. Ohne Schätzpreise gibt es nichts zu vergleichen.

Abhilfe: Den Auftragswert neu schätzen, netto und mit allen Optionen und Losen, und die Wahl des Verfahrens prüfen.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.preise import positionsbetrag
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_POSITIONS = [
    Position(oz="01.0010", menge="10", einheit="Tag", schaetzpreis="1.000"),
    Position(oz="01.0020", art="Bedarf", menge="1", einheit="Tag", schaetzpreis="500"),
]


@rule(
    severity="error",
    source="§ 3 Abs. 1 VgV",
    since=date(2016, 4, 18),
    bad=[
        Dossier(
            vergabe=Vergabe(auftragswert="10.498,99", verfahrensart="Direktauftrag", land="Hessen"),
            positionen=_POSITIONS,
        )
    ],
    good=[
        Dossier(
            vergabe=Vergabe(auftragswert="10.500", verfahrensart="Direktauftrag", land="Hessen"), positionen=_POSITIONS
        )
    ],
)
def schaetzung_unter_positionen(dossier: Dossier, *, lossumme_toleranz: Decimal) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    counted = [p for p in dossier.positionen if p.positionsart not in ("Wahl", "Hinweis")]
    priced = [p for p in counted if p.bekannt("schaetzpreis") is not None]
    if not priced:
        raise not_applicable("keine Schätzpreise im Leistungsverzeichnis")
    total = sum((positionsbetrag(p.menge, p.schaetzpreis) for p in priced), Decimal(0))
    if total - vergabe.auftragswert > lossumme_toleranz:
        yield evidence(
            vergabe.fundstelle("auftragswert"),
            message="Der geschätzte Auftragswert ist kleiner als die Summe der geschätzten Positionen.",
            ist=vergabe.auftragswert,
            soll=total,
            unit="EUR",
        )
    if missing := len(counted) - len(priced):
        raise not_evaluated(f"{missing} Positionen ohne Schätzpreis")
