"""Laute Arbeiten liegen in der Nachtruhe, und die Ausnahme ist nicht erteilt.

Warum: Lauter Auf- und Abbau stört den Schlaf der Nachbarn. Ohne Ausnahme ist er in der Nachtruhe verboten.

Ausnahmen: Außerhalb von Nordrhein-Westfalen ist es eine Warnung. Geprüft werden Aufgaben, die als laut gekennzeichnet sind.

Abhilfe: Die Arbeiten auf den Tag legen oder eine Ausnahme vom Nachtruheschutz beantragen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import heisst
from checker.calc.antragsfristen import ist_erteilt
from checker.calc.laerm import laute_arbeiten, sperrzeiten
from checker.model.ablauf import Aufgabe
from checker.model.bedingung import Sperre
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, demand, evidence, rule

_EVENT = Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 16:00", ende="12.06.2027 22:00")
_TASK: dict[str, object] = {"nummer": "7", "bezeichnung": "Abbau der Bühne", "datum": "12.06.2027", "laut": True}


def _dossier(beginn: str, ende: str, **permit: object) -> Dossier:
    permits = [Genehmigung(art="Lärmausnahme", **permit)] if permit else None
    return Dossier(veranstaltung=_EVENT, aufgaben=[Aufgabe(**_TASK, beginn=beginn, ende=ende)], genehmigungen=permits)


def fordert(plan: Plan, *, nachtruhe: str) -> Iterator[Evidence]:
    loud = [row for row in plan.aufgaben if row.bekannt("laut")]
    if loud and not ist_erteilt(plan, "Lärmausnahme"):
        for row, (since, until) in sperrzeiten(loud, nachtruhe):
            yield demand(
                row.fundstelle("laut"),
                message=f"{heisst(row)} ist laut und liegt nicht in der Nachtruhe ({since:%d.%m. %H:%M} bis {until:%d.%m. %H:%M} Uhr).",
                constraint=Sperre(row, since, until),
            )


@rule(
    severity="error",
    source="§ 9 LImSchG NRW",
    confidence="S",
    bad=[
        _dossier("21:00", "22:30"),
        _dossier("23:00", "02:00", beantragt="12.05.2027"),
        _dossier("05:30", "08:00"),
    ],
    good=[
        _dossier("20:00", "22:00"),
        _dossier("06:00", "09:00"),
        _dossier("23:00", "02:00", erteilt="12.05.2027"),
    ],
    demands=fordert,
)
def lauter_aufbau_in_der_nacht(plan: Plan, *, nachtruhe: str) -> Iterator[Evidence]:
    found = list(laute_arbeiten(plan, nachtruhe))
    if not found or ist_erteilt(plan, "Lärmausnahme"):
        return
    for task, (since, until) in found:
        yield evidence(
            task.fundstelle("beginn"),
            task.fundstelle(task.zeitfeld),
            message=f"{task.schluessel} ist laut und liegt von {since:%d.%m. %H:%M} bis {until:%d.%m. %H:%M} Uhr in der Nachtruhe. Eine Ausnahme ist nicht erteilt.",
        )
