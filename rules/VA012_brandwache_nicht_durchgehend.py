"""Die Brandsicherheitswache ist nicht die ganze Zeit da.

Warum: Die Wache schützt nur, solange sie da ist: von der Öffnung der Türen bis zur Räumung.

Ausnahmen: Steht keine Brandsicherheitswache auf Posten oder im Dienstplan, gibt es nichts zu vergleichen. Dauert die Veranstaltung mehrere Tage, zählen die Zeiten mit Programm.

Abhilfe: Mit der Feuerwehr den Dienst bis zur Räumung vereinbaren und die Zeiten eintragen.
"""

from collections.abc import Iterator

from checker.calc.besetzung import dienstluecken
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, rule

_SAAL = Veranstaltung(land="Nordrhein-Westfalen", einlass="12.06.2027 18:00", raeumung="12.06.2027 23:30")
_DIENST: dict[str, object] = {"funktion": "Brandsicherheitswache", "anzahl": "2", "datum": "12.06.2027"}


def _zwei_tage(*spans: str) -> Dossier:
    """Two evenings with programme from 18 to 22, one post for each span."""
    days = ("12.06.2027", "13.06.2027")
    return Dossier(
        veranstaltung=Veranstaltung(einlass="12.06.2027 18:00", raeumung="13.06.2027 22:00"),
        programm=[Programmpunkt(titel="Abend", ort=day, datum=day, beginn="18:00", ende="22:00") for day in days],
        posten=[Posten(**{**_DIENST, "datum": day}, beginn=span) for day, span in zip(days, spans, strict=False)],
    )


@rule(
    severity="warning",
    source="§ 41 SBauVO NRW und entsprechende Verordnungen der Länder",
    confidence="S",
    bad=[
        Dossier(veranstaltung=_SAAL, posten=[Posten(**_DIENST, beginn="18:00", ende="22:00")]),
        Dossier(veranstaltung=_SAAL, posten=[Posten(**_DIENST, beginn="19:00", ende="23:30")]),
        _zwei_tage("18:00–22:00"),
        _zwei_tage("18:00–22:00", "18:30–22:00"),
    ],
    good=[
        _zwei_tage("18:00–22:00", "18:00–22:00"),
        Dossier(veranstaltung=_SAAL, posten=[Posten(**_DIENST, beginn="18:00", ende="23:30")]),
        Dossier(
            veranstaltung=_SAAL, posten=[Posten(**{**_DIENST, "funktion": "Ordner"}, beginn="18:00", ende="20:00")]
        ),
    ],
)
def brandwache_nicht_durchgehend(plan: Plan, *, betriebspause: int) -> Iterator[Evidence]:
    for gap in dienstluecken(plan, betriebspause, "Brandsicherheitswache"):
        yield evidence(gap.stelle, message=f"Von {gap} ist keine Brandsicherheitswache eingeteilt.")
