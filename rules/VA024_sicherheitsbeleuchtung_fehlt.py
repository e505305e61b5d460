"""Es gibt keine Sicherheitsbeleuchtung.

Warum: Fällt das Licht aus, müssen Wege und Ausgänge sichtbar bleiben: in Räumen immer, im Freien nach Einbruch der Dunkelheit.

Ausnahmen: Endet die Veranstaltung im Freien bei Tageslicht, ist keine nötig.

Abhilfe: Sicherheitsbeleuchtung mit eigener Stromversorgung für Wege, Treppen und Ausgänge einplanen.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from checker.model.ablauf import moment
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FREIEN: dict[str, object] = {"land": "Nordrhein-Westfalen", "umgebung": "Freien", "beginn": "12.12.2026 14:00"}


@rule(
    severity="warning",
    source="§ 15 SBauVO NRW und entsprechende Verordnungen der Länder; DIN EN 1838",
    confidence="M",
    bad=[
        Veranstaltung(land="Nordrhein-Westfalen", umgebung="Raum", notbeleuchtung=False),
        Veranstaltung(**_FREIEN, ende="12.12.2026 20:00", notbeleuchtung=False),
        Veranstaltung(**{**_FREIEN, "beginn": "12.06.2027 20:00"}, ende="13.06.2027 01:00", notbeleuchtung=False),
    ],
    good=[
        Veranstaltung(land="Nordrhein-Westfalen", umgebung="Raum", notbeleuchtung=True),
        Veranstaltung(**_FREIEN, ende="12.12.2026 20:00", notbeleuchtung=True),
        Veranstaltung(**{**_FREIEN, "beginn": "12.06.2027 14:00"}, ende="12.06.2027 20:00", notbeleuchtung=False),
    ],
)
def sicherheitsbeleuchtung_fehlt(event: Veranstaltung, *, dunkelheit: Mapping[str, Any]) -> Iterator[Evidence]:
    why = "in Räumen"
    if event.umgebung != "Raum":
        begin = event.beginn
        dark = moment(begin.date(), 0) + timedelta(hours=dunkelheit["Uhr"][begin.month - 1])
        if event.ende <= dark:
            raise not_applicable("die Veranstaltung endet bei Tageslicht")
        why = f"nach Einbruch der Dunkelheit (etwa {dark:%H:%M} Uhr)"
    if not event.notbeleuchtung:
        yield evidence(
            event.fundstelle("notbeleuchtung"),
            message=f"Eine Sicherheitsbeleuchtung ist nicht vorgesehen, {why} ist sie nötig.",
        )
