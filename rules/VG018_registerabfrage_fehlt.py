"""Das Wettbewerbsregister wurde vor dem Zuschlag nicht abgefragt.

Warum: Ab der Wertgrenze muss vor dem Zuschlag geprüft werden, ob der Bieter wegen schwerer Verstöße eingetragen ist.

Ausnahmen: Ohne erteilten Zuschlag prüft die Regel nichts. Für Konzessionen und Sektorenauftraggeber gilt die Pflicht erst ab der EU-Schwelle; dort ist es eine Warnung.

Abhilfe: Die Abfrage nachholen, das Datum eintragen und im Vermerk begründen, warum sie fehlte.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.regime import SEKTOREN, zuschlagswert
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, rule

_OLD: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "leistungsart": "Dienstleistung",
    "verfahrensbeginn": "30.06.2026",
    "auftragswert": "60.000",
}
_NEW = {**_OLD, "verfahrensbeginn": "01.07.2026"}
_AWARD: dict[str, object] = {"bieter": "Rampenlicht GmbH", "datum": "16.11.2026"}


@rule(
    severity="error",
    source="§ 6 Abs. 1 WRegG",
    confidence="S",
    since=date(2022, 6, 1),
    bad=[
        Dossier(vergabe=Vergabe(**_OLD), zuschlaege=[Zuschlag(**_AWARD, betrag="30.000")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**_AWARD, betrag="50.000")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**_AWARD)]),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_OLD), zuschlaege=[Zuschlag(**_AWARD, betrag="29.999,99")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**_AWARD, betrag="49.999,99")]),
        Dossier(
            vergabe=Vergabe(**_NEW, wettbewerbsregister="10.11.2026"),
            zuschlaege=[Zuschlag(**_AWARD, betrag="50.000")],
        ),
    ],
)
def registerabfrage_fehlt(dossier: Dossier, *, registerabfrage_grenze: Decimal) -> Iterator[Evidence]:
    vergabe, awards = dossier.vergabe, dossier.zuschlaege
    value = zuschlagswert(vergabe, awards)
    if value < registerabfrage_grenze:
        return
    if not vergabe.leer("wettbewerbsregister") and vergabe.wettbewerbsregister:
        return
    later = vergabe.leistungsart == "Konzession" or vergabe.auftraggeberart == SEKTOREN
    yield evidence(
        vergabe.fundstelle("wettbewerbsregister"),
        awards[0].fundstelle("datum"),
        message=f"Ein Auftrag über {zahl(value)} Euro ist vergeben. Eine Abfrage des Wettbewerbsregisters ist nicht eingetragen.",
        ist="keine Angabe",
        soll="Tag der Abfrage vor dem Zuschlag",
        cap="warning" if later else None,
    )
