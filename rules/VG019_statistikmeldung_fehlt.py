"""Die Meldung zur Vergabestatistik fehlt.

Warum: Vergebene Aufträge sind ab der Wertgrenze innerhalb von 60 Tagen nach dem Zuschlag zu melden.

Ausnahmen: Vor Ablauf der Frist und ohne erteilten Zuschlag prüft die Regel nichts. Für Konzessionen und Sektorenauftraggeber gilt die Pflicht erst ab der EU-Schwelle; dort ist es ein Hinweis.

Abhilfe: Die Meldung nachholen und das Datum eintragen.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.calc.fristen import fristende
from checker.calc.regime import erst_ab_schwelle, zuschlagswert
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_OLD: dict[str, object] = {"auftraggeberart": "Gemeinde", "verfahrensbeginn": "30.06.2026", "auftragswert": "60.000"}
_NEW = {**_OLD, "verfahrensbeginn": "01.07.2026"}
_LATE: dict[str, object] = {"bieter": "Rampenlicht GmbH", "datum": "23.09.2026"}


@rule(
    severity="warning",
    source="§§ 1, 2 VergStatVO",
    confidence="S",
    since=date(2020, 10, 1),
    bad=[
        Dossier(vergabe=Vergabe(**_OLD), zuschlaege=[Zuschlag(**_LATE, betrag="25.000")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**_LATE, betrag="50.000")]),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_OLD), zuschlaege=[Zuschlag(**_LATE, betrag="24.999,99")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**_LATE, betrag="49.999,99")]),
        Dossier(vergabe=Vergabe(**_NEW), zuschlaege=[Zuschlag(**{**_LATE, "datum": "24.09.2026"}, betrag="50.000")]),
        Dossier(
            vergabe=Vergabe(**_NEW, statistikmeldung="20.11.2026"), zuschlaege=[Zuschlag(**_LATE, betrag="50.000")]
        ),
    ],
)
def statistikmeldung_fehlt(
    dossier: Dossier, *, statistik_grenze: Decimal, statistik_frist: int, heute: date
) -> Iterator[Evidence]:
    vergabe, awards = dossier.vergabe, dossier.zuschlaege
    if zuschlagswert(vergabe, awards) < statistik_grenze:
        return
    if not vergabe.leer("statistikmeldung") and vergabe.statistikmeldung:
        return
    first = min(awards, key=lambda award: award.datum)
    last_day = fristende(first.datum, statistik_frist)
    if heute <= last_day:
        raise not_applicable("die Frist für die Meldung läuft noch")
    yield evidence(
        vergabe.fundstelle("statistikmeldung"),
        first.fundstelle("datum"),
        message=f"Die Meldung zur Vergabestatistik war bis {last_day:%d.%m.%Y} fällig und ist nicht eingetragen.",
        ist="keine Angabe",
        soll=last_day,
        cap="info" if erst_ab_schwelle(vergabe) else None,
    )
