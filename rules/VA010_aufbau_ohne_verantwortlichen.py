"""Beim Aufbau oder Abbau ist niemand für die Technik verantwortlich.

Warum: Auf- und Abbau bühnentechnischer Einrichtungen muss ein Verantwortlicher leiten, auf kleineren Szenenflächen eine Fachkraft.

Ausnahmen: Bis 50 m² Szenenfläche gibt es keine solche Pflicht. Aufgaben ohne Phase werden nicht geprüft.

Abhilfe: Für die Zeit der Aufgabe Verantwortliche oder Fachkräfte für Veranstaltungstechnik einteilen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.besetzung import dienste
from checker.calc.buehnenklasse import buehnenklasse, noetig
from checker.calc.zeiten import luecken
from checker.model.ablauf import Aufgabe
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_PHASEN = ("Tragwerk", "Rigging", "Ton", "Licht", "Video", "Abbau", "Abtransport")
_FEST = Veranstaltung(land="Nordrhein-Westfalen", umgebung="Freien", beginn="12.06.2027 18:00", gleichzeitig="6000")
_TAG: dict[str, object] = {"datum": "12.06.2027"}
_RIGGING = Aufgabe(bezeichnung="Motoren hängen", phase="Rigging", beginn="10:00", ende="12:00", **_TAG)


def _plan(size: str, function: str, begin: str, end: str) -> Dossier:
    stage = Flaeche(bezeichnung="Hauptbühne", nutzung="Szenenfläche", quadratmeter=size)
    post = Posten(funktion=function, anzahl="1", beginn=begin, ende=end, **_TAG)
    return Dossier(veranstaltung=_FEST, flaechen=[stage], aufgaben=[_RIGGING], posten=[post])


@rule(
    severity="warning",
    source="§ 40 Abs. 2 bis 4 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        _plan("240", "Fachkraft für Veranstaltungstechnik", "08:00", "14:00"),
        _plan("240", "Verantwortlicher für Veranstaltungstechnik", "08:00", "11:30"),
        _plan("60", "Ordner", "08:00", "14:00"),
    ],
    good=[
        _plan("240", "Verantwortlicher für Veranstaltungstechnik", "10:00", "12:00"),
        _plan("60", "Fachkraft für Veranstaltungstechnik", "10:00", "12:00"),
        _plan("50", "Ordner", "10:00", "12:00"),
    ],
)
def aufbau_ohne_verantwortlichen(
    plan: Plan, *, szenenflaeche: Mapping[str, Any], fachkraefte: Mapping[str, Any]
) -> Iterator[Evidence]:
    tasks = plan.aufgaben
    chosen = tasks.auswahl(i for i, phase in enumerate(tasks.spalte("phase")) if phase in _PHASEN)
    if not chosen:
        raise not_applicable("keine Aufgabe in einer Phase des Aufbaus oder Abbaus")
    if not plan.hat("posten") and not plan.hat("schichten"):
        raise not_applicable("weder Posten noch ein Dienstplan im Dossier")
    stage = buehnenklasse(plan, szenenflaeche)
    roles = noetig(stage.klasse, bool(plan.veranstaltung.bekannt("erleichterung")), fachkraefte)
    if roles is None:
        raise not_applicable(stage.grund)
    duties = dienste(plan, *roles.funktionen)
    covered = [(duty.von, duty.bis) for duty in duties if duty.anzahl > 0]
    spans = [(task.von, task.bis, task) for task in chosen.mit("beginn")]
    planned = sorted(spans, key=lambda span: span[0])  # two tasks may have the same times
    gaps = luecken(covered, planned[0][0], max(end for _, end, _ in planned)) if planned else []
    for begin, end, task in planned:
        since = next((max(low, begin) for low, high in gaps if low < end and high > begin), None)
        if since:
            yield evidence(
                task.fundstelle("beginn"),
                message=(
                    f"Bei {task.schluessel} ist ab {since:%d.%m.%Y %H:%M} Uhr "
                    f"kein Dienst „{roles.funktionen[0]}“ eingeteilt."
                ),
            )
            return
