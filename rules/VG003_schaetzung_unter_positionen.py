"""Der geschätzte Auftragswert ist kleiner als die Summe der Positionen.

Warum: Der Auftragswert muss alles enthalten, auch Bedarfspositionen. Wer zu niedrig schätzt, kann im falschen Verfahren landen.

Ausnahmen: Wahlpositionen zählen nicht doppelt mit. Ohne Schätzpreise gibt es nichts zu vergleichen.

Abhilfe: Den Auftragswert neu schätzen, netto und mit allen Optionen und Losen, und die Wahl des Verfahrens prüfen.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.schaetzung import schaetzsumme
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
    total, priced, missing = schaetzsumme(dossier.positionen)
    if not priced:
        raise not_applicable("keine Schätzpreise im Leistungsverzeichnis")
    if total - vergabe.auftragswert > lossumme_toleranz:
        yield evidence(
            vergabe.fundstelle("auftragswert"),
            message="Der geschätzte Auftragswert ist kleiner als die Summe der geschätzten Positionen.",
            ist=vergabe.auftragswert,
            soll=total,
            unit="EUR",
        )
    if missing:
        raise not_evaluated(f"{missing} Positionen ohne Schätzpreis")
