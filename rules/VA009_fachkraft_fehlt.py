"""Während der Veranstaltung fehlen Fachleute für Veranstaltungstechnik.

Warum: Ab einer bestimmten Größe der Szenenfläche müssen Verantwortliche oder Fachkräfte für Veranstaltungstechnik da sein.

Ausnahmen: Bis 50 m² Szenenfläche gibt es keine solche Pflicht. Eine dokumentierte Erleichterung senkt sie. Außerhalb der Versammlungsstättenverordnung ist es eine Warnung. Posten und Schichten zur selben Zeit werden nicht zusammengezählt.

Abhilfe: Fachleute für die ganze Dauer einteilen oder die Erleichterung nach § 40 dokumentieren.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.besetzung import dienste, mindestens
from checker.calc.buehnenklasse import buehnenklasse, noetig
from checker.calc.geltung import deckel
from checker.calc.oeffnung import oeffnung
from checker.model.ablauf import Programmpunkt
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
_SCHICHT: dict[str, object] = {"person": "Anna Berger", "funktion": "VfV", "beginn": "18:00", "ende": "22:00"}
_VFV = "Verantwortlicher für Veranstaltungstechnik"
_FACHKRAFT = "Fachkraft für Veranstaltungstechnik"


def _plan(size: str, *posts: Posten, **changes: object) -> Dossier:
    stage = Flaeche(bezeichnung="Hauptbühne", nutzung="Szenenfläche", quadratmeter=size)
    event: dict[str, object] = {**_FEST, **changes}
    return Dossier(veranstaltung=Veranstaltung(**event), flaechen=[stage], posten=posts)


def _zwei_abende(*days: str) -> Dossier:
    """Two evenings with a stage of 80 m², a shift on some days."""
    dates = ("12.06.2027", "13.06.2027")
    return Dossier(
        veranstaltung=Veranstaltung(**{**_FEST, "ende": "13.06.2027 22:00"}),
        flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="80")],
        programm=[Programmpunkt(titel="Abend", ort=day, datum=day, beginn="18:00", ende="22:00") for day in dates],
        schichten=[Schicht(**_SCHICHT, datum=day) for day in days],
    )


@rule(
    severity="error",
    source="§ 40 Abs. 2 bis 4 SBauVO NRW und entsprechende Verordnungen der Länder; außerhalb DGUV Vorschrift 17",
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
        Dossier(
            veranstaltung=Veranstaltung(**_FEST),
            flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="201")],
            posten=[Posten(funktion=_VFV, **_DIENST)],
            schichten=[Schicht(**_SCHICHT, datum="12.06.2027")],
        ),
        _zwei_abende("12.06.2027"),
    ],
    good=[
        _zwei_abende("12.06.2027", "13.06.2027"),
        _plan("201", Posten(funktion=_VFV, **{**_DIENST, "anzahl": "2"})),
        _plan("201", Posten(funktion="VfV", **_DIENST), erleichterung=True),
        _plan("200", Posten(funktion=_FACHKRAFT, **_DIENST)),
        _plan("200", Posten(funktion=_VFV, **_DIENST)),
        _plan("51", Posten(funktion="Aufsichtsperson", **_DIENST), erleichterung=True),
        _plan("50", Posten(funktion="Ordner", **_DIENST)),
        Dossier(
            veranstaltung=Veranstaltung(**_FEST),
            flaechen=[Flaeche(bezeichnung="Bühne", nutzung="Szenenfläche", quadratmeter="80")],
            schichten=[Schicht(**_SCHICHT, datum="12.06.2027")],
        ),
    ],
)
def fachkraft_fehlt(
    plan: Plan,
    *,
    szenenflaeche: Mapping[str, Any],
    fachkraefte: Mapping[str, Any],
    geltungsbereich: Mapping[str, Any],
    betriebspause: int,
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
    opened = oeffnung(plan, event.beginn, event.ende, betriebspause)
    short = [
        (*mindestens(duties, von, bis), [duty for duty in duties if duty.bis > von and duty.von < bis])
        for von, bis in opened.zeiten
    ]
    low = [found for found in short if found[0] < roles.anzahl]
    if low:
        level, since, there = min(low, key=lambda found: (found[0], found[1]))
        place = [(there or duties)[0].row.fundstelle("funktion")] if duties else []
        size = [stage.flaeche.fundstelle("quadratmeter")] if stage.flaeche else []
        must = f"müssen {roles.anzahl} Personen" if roles.anzahl > 1 else "muss eine Person"
        days = f" Das betrifft {len(low)} Tage." if len(low) > 1 else ""
        yield evidence(
            *place,
            *(size or [event.fundstelle("raumart"), event.fundstelle("gleichzeitig")]),
            message=(
                f"Als „{roles.funktionen[0]}“ {must} da sein, denn {stage.grund}. "
                f"Am {since:%d.%m.%Y} um {since:%H:%M} Uhr ist {level or 'niemand'} eingeteilt.{days}"
            ),
            ist=level,
            soll=roles.anzahl,
            unit="Personen",
            cap=deckel(plan, geltungsbereich),
        )
    opened.zu_ende()
