"""Der Veranstaltungsleiter ist nicht die ganze Zeit da.

Warum: Von der Öffnung der Türen bis zur Räumung muss der Betreiber oder ein Veranstaltungsleiter anwesend sein.

Ausnahmen: Steht kein Veranstaltungsleiter auf Posten oder im Dienstplan, gibt es nichts zu vergleichen. Außerhalb der Versammlungsstättenverordnung ist es eine Warnung. Dauert die Veranstaltung mehrere Tage, zählen die Zeiten mit Programm.

Abhilfe: Die Dienste so planen, dass sie aneinander anschließen, oder eine Vertretung einteilen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.besetzung import dienstluecken
from checker.calc.geltung import deckel
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten, Schicht
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_SAAL: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Raum",
    "beginn": "12.06.2027 19:00",
    "gleichzeitig": "400",
    "einlass": "12.06.2027 18:00",
    "raeumung": "12.06.2027 23:30",
}
_DIENST: dict[str, object] = {"funktion": "Veranstaltungsleiter", "anzahl": "1", "datum": "12.06.2027"}
_FEST = {**_SAAL, "raeumung": "14.06.2027 22:00"}
_TAGE = ("12.06.2027", "13.06.2027", "14.06.2027")
_SCHICHT: dict[str, object] = {"person": "Anna Berger", "funktion": "Veranstaltungsleiter", "datum": "12.06.2027"}


def _mehrtaegig(*spans: str, **second: str) -> Dossier:
    """Three days with programme from 18 to 22, one post a day."""
    items: list[dict[str, str]] = [{"datum": day, "beginn": "18:00", "ende": "22:00"} for day in _TAGE]
    items[1] |= second
    return Dossier(
        veranstaltung=Veranstaltung(**_FEST),
        programm=[Programmpunkt(titel=f"Abend {number}", **item) for number, item in enumerate(items, 1)],
        posten=[
            Posten(**{**_DIENST, "datum": day}, beginn=span) for day, span in zip(_TAGE, spans, strict=True) if span
        ],
    )


@rule(
    severity="error",
    source="§ 38 Abs. 2 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        Dossier(veranstaltung=Veranstaltung(**_SAAL), posten=[Posten(**_DIENST, beginn="18:00", ende="23:00")]),
        Dossier(veranstaltung=Veranstaltung(**_SAAL), posten=[Posten(**_DIENST, beginn="18:30", ende="23:30")]),
        Dossier(
            veranstaltung=Veranstaltung(**{**_SAAL, "gleichzeitig": "100"}),
            schichten=[
                Schicht(**_SCHICHT, beginn="17:00", ende="20:00"),
                Schicht(**{**_SCHICHT, "person": "Jonas Kern"}, beginn="20:30", ende="00:00"),
            ],
        ),
        _mehrtaegig("18:00–22:00", "", "18:00–22:00"),
        _mehrtaegig("18:00–22:00", "", ""),
        _mehrtaegig("18:00–22:00", "19:00–22:00", "18:00–22:00"),
        _mehrtaegig("18:00–22:00", "18:00–22:00", "18:00–22:00", ende="01:00"),
    ],
    good=[
        _mehrtaegig("18:00–22:00", "18:00–22:00", "18:00–22:00"),
        _mehrtaegig("18:00–22:00", "17:00–01:00", "18:00–22:00", ende="01:00"),
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL),
            posten=[Posten(**_DIENST, beginn="18:00", ende="23:30")],
        ),
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL),
            schichten=[Schicht(**{**_SCHICHT, "funktion": "VL"}, beginn="17:00", ende="00:30")],
        ),
        Dossier(
            veranstaltung=Veranstaltung(**_SAAL),
            posten=[Posten(**{**_DIENST, "funktion": "Ordner"}, beginn="18:00", ende="20:00")],
        ),
    ],
)
def leitung_nicht_durchgehend(
    plan: Plan, *, betriebspause: int, geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    for gap in dienstluecken(plan, betriebspause, "Veranstaltungsleiter"):
        yield evidence(
            gap.stelle,
            message=f"Von {gap} ist kein Veranstaltungsleiter eingeteilt.",
            cap=deckel(plan, geltungsbereich),
        )
