"""Eine Abfrage des Wettbewerbsregisters vor dem Zuschlag ist nicht eingetragen.

Warum: Ab der Wertgrenze muss vor dem Zuschlag geprüft werden, ob der Bieter wegen schwerer Verstöße eingetragen ist.

Ausnahmen: Ohne erteilten Zuschlag prüft die Regel nichts. Eine Abfrage nach dem Zuschlag ist eine Warnung. Für Konzessionen und Sektorenauftraggeber gilt die Pflicht erst ab der EU-Schwelle; dort ist es eine Warnung.

Abhilfe: Die Abfrage nachholen, das Datum eintragen und im Vermerk begründen, warum sie fehlte.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.regime import erst_ab_schwelle, zuschlagswert
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
        Dossier(
            vergabe=Vergabe(**_NEW, wettbewerbsregister="17.11.2026"),
            zuschlaege=[Zuschlag(**_AWARD, betrag="50.000")],
        ),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_OLD), zuschlaege=[Zuschlag(**_AWARD, betrag="29.999,99")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**_AWARD, betrag="49.999,99")]),
        Dossier(
            vergabe=Vergabe(**_NEW, wettbewerbsregister="16.11.2026"),
            zuschlaege=[Zuschlag(**_AWARD, betrag="50.000")],
        ),
    ],
)
def registerabfrage_fehlt(dossier: Dossier, *, registerabfrage_grenze: Decimal) -> Iterator[Evidence]:
    vergabe, awards = dossier.vergabe, dossier.zuschlaege
    value = zuschlagswert(vergabe, awards)
    if value < registerabfrage_grenze:
        return
    if not vergabe.leer("wettbewerbsregister"):
        asked, last = vergabe.wettbewerbsregister, max(awards, key=lambda award: award.datum)
        if asked > last.datum:
            yield evidence(
                vergabe.fundstelle("wettbewerbsregister"),
                last.fundstelle("datum"),
                message=f"Das Wettbewerbsregister wurde erst nach dem Zuschlag vom {last.datum:%d.%m.%Y} abgefragt.",
                ist=asked,
                soll=last.datum,
                cap="warning",
            )
        return
    yield evidence(
        vergabe.fundstelle("wettbewerbsregister"),
        awards[0].fundstelle("datum"),
        message=f"Ein Auftrag über {zahl(value)} Euro ist vergeben. Eine Abfrage des Wettbewerbsregisters ist nicht eingetragen.",
        ist="keine Angabe",
        soll="Tag der Abfrage vor dem Zuschlag",
        cap="warning" if erst_ab_schwelle(vergabe) else None,
    )
