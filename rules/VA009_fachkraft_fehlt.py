"""Während der Veranstaltung fehlen Fachleute für Veranstaltungstechnik.

Warum: Ab einer bestimmten Größe der Szenenfläche müssen Verantwortliche oder Fachkräfte für Veranstaltungstechnik da sein.

Ausnahmen: Bis 50 m² Szenenfläche gibt es keine solche Pflicht. Eine dokumentierte Erleichterung senkt sie. Außerhalb der Versammlungsstättenverordnung ist es eine Warnung.

Abhilfe: Fachleute für die ganze Dauer einteilen oder die Erleichterung nach § 40 dokumentieren.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.besetzung import dienste, mindestens
from checker.calc.buehnenklasse import buehnenklasse, noetig
from checker.calc.geltung import deckel
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten, Schicht
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_FEST: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "beginn": "12.06.2027 18:00",
    "ende": "12.06.2027 22:00",
    "gleichzeitig": "6000",
}
_DIENST: dict[str, object] = {"datum": "12.06.2027", "beginn": "17:00", "ende": "23:00", "anzahl": "1"}
_VFV = "Verantwortlicher für Veranstaltungstechnik"
_FACHKRAFT = "Fachkraft für Veranstaltungstechnik"


def _plan(size: str, *posts: Posten, **changes: object) -> Dossier:
    stage = Flaeche(bezeichnung="Hauptbühne", nutzung="Szenenfläche", quadratmeter=size)
    event: dict[str, object] = {**_FEST, **changes}
    return Dossier(veranstaltung=Veranstaltung(**event), flaechen=[stage], posten=posts)


@rule(
    severity="error",
    source="§ 40 Abs. 2 bis 4 SBauVO NRW; außerhalb DGUV Vorschrift 17",
    bad=[
        _plan("201", Posten(funktion=_VFV, **_DIENST)),
        _plan("201", Posten(funktion=_VFV, **{**_DIENST, "anzahl": "2", "ende": "21:30"})),
        _plan("51", Posten(funktion="Ordner", **_DIENST)),
        _plan("51", Posten(funktion="Aufsichtsperson", **_DIENST)),
        _plan("201", Posten(funktion=_FACHKRAFT, **_DIENST), erleichterung=True),
        _plan(
            "30", Posten(funktion="Ordner", **_DIENST), umgebung="Raum", raumart="Mehrzweckhalle", gleichzeitig="900"
        ),
        _plan("60", Posten(funktion="Ordner", **_DIENST), gleichzeitig="900"),
    ],
    good=[
        _plan("201", Posten(funktion=_VFV, **{**_DIENST, "anzahl": "2"})),
        _plan("201", Posten(funktion="VfV", **_DIENST), erleichterung=True),
        _plan("200", Posten(funktion=_FACHKRAFT, **_DIENST)),
        _plan("200", Posten(funktion=_VFV, **_DIENST)),
        _plan("51", Posten(funktion="Aufsichtsperson", **_DIENST), erleichterung=True),
        _plan("50", Posten(funktion="Ordner", **_DIENST)),
        Dossier(
            veranstaltung=Veranstaltung(**_FEST),
            flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="80")],
            schichten=[Schicht(person="Anna Berger", funktion="VfV", datum="12.06.2027", beginn="18:00", ende="22:00")],
        ),
    ],
)
def fachkraft_fehlt(
    plan: Plan, *, szenenflaeche: Mapping[str, Any], fachkraefte: Mapping[str, Any], geltungsbereich: Mapping[str, Any]
) -> Iterator[Evidence]:
    if not plan.hat("posten") and not plan.hat("schichten"):
        raise not_applicable("weder Posten noch ein Dienstplan im Dossier")
    stage = buehnenklasse(plan, szenenflaeche)
    event = plan.veranstaltung
    roles = noetig(stage.klasse, bool(event.bekannt("erleichterung")), fachkraefte)
    if roles is None:
        raise not_applicable(stage.grund)
    duties = dienste(plan, *roles.funktionen)
    if event.ende <= event.beginn:
        raise not_applicable("das Ende liegt nicht nach dem Beginn; das wird für sich gemeldet")
    level, since = mindestens(duties, event.beginn, event.ende)
    if level < roles.anzahl:
        there = [duty for duty in duties if duty.bis > event.beginn and duty.von < event.ende] or duties
        place = [there[0].row.fundstelle("funktion")] if there else []
        size = [stage.flaeche.fundstelle("quadratmeter")] if stage.flaeche else []
        yield evidence(
            *place,
            *(size or [event.fundstelle("raumart"), event.fundstelle("gleichzeitig")]),
            message=(
                f"Nötig ist {roles.anzahl}-mal {roles.funktionen[0]}, denn {stage.grund}. "
                f"Am {since:%d.%m.%Y} um {since:%H:%M} Uhr sind es nur {level}."
            ),
            ist=level,
            soll=roles.anzahl,
            unit="Personen",
            cap=deckel(plan, geltungsbereich),
        )
