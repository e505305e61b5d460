"""Die Musik reicht in die Nachtruhe, und die Ausnahme ist nicht erteilt.

Warum: In der Nachtruhe sind störende Betätigungen verboten. Ohne Ausnahme droht der Abbruch durch die Ordnungsbehörde.

Ausnahmen: Im Raum gilt die Regel nicht. Außerhalb von Nordrhein-Westfalen ist es eine Warnung. Dauert eine Veranstaltung ohne Programm mehrere Tage, zählt nur der letzte Tag.

Abhilfe: Die Ausnahme beantragen und das Datum der Erteilung eintragen. Sonst die Musik vor der Nachtruhe beenden.
"""

from collections.abc import Iterator

from checker.calc.ablauf import heisst
from checker.calc.antragsfristen import ist_erteilt
from checker.calc.laerm import ende_der, ist_laut, musik_in_der_zeit, sperrzeiten
from checker.model.ablauf import Programmpunkt
from checker.model.bedingung import Sperre
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, demand, evidence, not_applicable, rule

_EVENT: dict[str, object] = {
    "land": "Nordrhein-Westfalen",
    "umgebung": "Freien",
    "musik": True,
    "beginn": "12.06.2027 16:00",
    "ende": "12.06.2027 22:00",
}
_SET: dict[str, object] = {"titel": "DJ-Set", "ort": "Bühne", "datum": "12.06.2027", "laut": True}


def _dossier(ende: str, permit: Genehmigung | None = None, programm: tuple[str, str] | None = None) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(**{**_EVENT, "ende": ende}),
        genehmigungen=[permit] if permit else None,
        programm=[Programmpunkt(**_SET, beginn=programm[0], ende=programm[1])] if programm else None,
    )


def fordert(plan: Plan, *, nachtruhe: str) -> Iterator[Evidence]:
    if plan.veranstaltung.umgebung == "Raum" or ist_erteilt(plan, "Lärmausnahme"):
        return
    for row, (since, until) in sperrzeiten((row for row in plan.programm if ist_laut(row)), nachtruhe):
        yield demand(
            row.fundstelle("beginn"),
            message=f"{heisst(row)} ist laut und liegt nicht in der Nachtruhe ({since:%d.%m. %H:%M} bis {until:%d.%m. %H:%M} Uhr).",
            constraint=Sperre(row, since, until),
        )


@rule(
    severity="error",
    source="§ 9 und § 10 LImSchG NRW",
    confidence="S",
    bad=[
        _dossier("12.06.2027 22:30"),
        _dossier("12.06.2027 22:30", Genehmigung(art="Lärmausnahme", beantragt="12.04.2027")),
        _dossier("13.06.2027 01:00", programm=("21:00", "22:15")),
    ],
    good=[
        _dossier("12.06.2027 22:00"),
        _dossier("12.06.2027 22:30", Genehmigung(art="Lärmausnahme", erteilt="12.05.2027")),
        _dossier("13.06.2027 01:00", programm=("20:00", "22:00")),
    ],
    demands=fordert,
)
def nachtruhe_ohne_ausnahme(plan: Plan, *, nachtruhe: str) -> Iterator[Evidence]:
    if plan.veranstaltung.umgebung == "Raum":
        raise not_applicable("die Veranstaltung ist nicht im Freien")
    late = musik_in_der_zeit(plan, nachtruhe)
    if not late or ist_erteilt(plan, "Lärmausnahme"):
        return
    for music, (since, _) in late:
        what = "Die Musik" if music.punkt is None else f"„{music.punkt.titel}“"
        yield evidence(
            ende_der(music, plan),
            message=f"{what} spielt bis {music.bis:%d.%m.%Y %H:%M} Uhr, also in der Nachtruhe ({nachtruhe} Uhr). Eine Ausnahme ist nicht erteilt.",
            soll=since,
        )
