"""Eine Position nennt ein Los, das es nicht gibt.

Warum: Die Position gehört dann zu keinem Los, wird in keinem Los gewertet und fehlt in der Lossumme.

Ausnahmen: Ohne Blatt „Lose“ und bei Positionen ohne Los gibt es nichts zu vergleichen.

Abhilfe: Das Los in der Position berichtigen oder das Los auf dem Blatt „Lose“ ergänzen.
"""

from collections.abc import Iterator

from checker.model.ausschreibung import Los, Position
from checker.model.dossier import Dossier, losschluessel
from checker.rule import Evidence, evidence, not_applicable, rule

_LOTS = [Los(nummer="1", schaetzwert="10.000"), Los(nummer="2", schaetzwert="5.000")]


@rule(
    severity="error",
    source="§ 30 VgV, § 22 UVgO (Aufteilung nach Losen)",
    confidence="S",
    bad=[Dossier(lose=_LOTS, positionen=[Position(oz="03.0010", los="3", kurztext="Toiletten")])],
    good=[
        Dossier(lose=_LOTS, positionen=[Position(oz="03.0010", los="2", kurztext="Toiletten")]),
        Dossier(lose=_LOTS, positionen=[Position(oz="03.0010", los="Los 2: Sanitär", kurztext="Toiletten")]),
    ],
)
def los_unbekannt(dossier: Dossier) -> Iterator[Evidence]:
    known = {losschluessel(los.nummer): los.nummer for los in dossier.lose}
    with_lot = [position for position in dossier.positionen if position.bekannt("los")]
    if not with_lot:
        raise not_applicable("keine Position nennt ein Los")
    for position in with_lot:
        if losschluessel(position.los) not in known:
            yield evidence(
                position.fundstelle("los"),
                message=f"{position.schluessel} nennt Los {position.los}, das auf dem Blatt „Lose“ nicht steht.",
                ist=position.los,
                soll=", ".join(sorted(known.values())),
            )
