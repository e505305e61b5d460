"""Der geschätzte Auftragswert enthält die Optionen nicht.

Warum: Optionen und Verlängerungen zählen zum Auftragswert, auch wenn sie vielleicht nie genutzt werden. Ohne sie kann das Verfahren das falsche sein.

Ausnahmen: Ohne Angabe eines Werts der Optionen vergleicht VG003 die Schätzung mit den Positionen. Eine Rundung auf volle Euro ist nur ein Hinweis.

Abhilfe: Den Auftragswert mit allen Optionen und Verlängerungen neu angeben und die Wahl des Verfahrens prüfen.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.schaetzung import schaetzsumme
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_POSITIONS = [Position(oz="01.0010", menge="10", einheit="Tag", schaetzpreis="1.000")]


@rule(
    severity="error",
    source="§ 3 Abs. 1 VgV",
    since=date(2016, 4, 18),
    bad=[
        Dossier(vergabe=Vergabe(auftragswert="12.498,99", optionen="2.500", land="Hessen"), positionen=_POSITIONS),
        Dossier(vergabe=Vergabe(auftragswert="12.499,99", optionen="2.500", land="Hessen"), positionen=_POSITIONS),
        Dossier(vergabe=Vergabe(auftragswert="12.000", optionen="12.001,01", land="Hessen")),
    ],
    good=[
        Dossier(vergabe=Vergabe(auftragswert="12.500", optionen="2.500", land="Hessen"), positionen=_POSITIONS),
        Dossier(vergabe=Vergabe(auftragswert="9.000", land="Hessen"), positionen=_POSITIONS),
    ],
)
def optionen_nicht_geschaetzt(dossier: Dossier, *, lossumme_toleranz: Decimal) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if vergabe.leer("optionen"):
        raise not_applicable("kein Wert der Optionen angegeben")
    positions = dossier.positionen if dossier.hat("positionen") else ()
    total, _, missing = schaetzsumme(positions)
    needed = total + vergabe.optionen
    short = needed - vergabe.auftragswert
    if short > 0:
        yield evidence(
            vergabe.fundstelle("optionen"),
            vergabe.fundstelle("auftragswert"),
            message="Der Auftragswert ist kleiner als die geschätzten Positionen und die Optionen zusammen.",
            ist=vergabe.auftragswert,
            soll=needed,
            unit="EUR",
            cap="info" if short <= lossumme_toleranz else None,
        )
    elif missing:
        raise not_evaluated(f"{missing} Positionen ohne Schätzpreis")
