"""What is drawn of the plan of an event, with the findings that name each bar."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from checker.calc.rettungsweg import grenzen
from checker.calc.zeiten import hoechststand
from checker.finding import Finding
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.dossier import Plan
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.tagesplan import Balken, Belegung, Personengrenze, Stufe, Tagesplan
from checker.model.veranstaltung import BESUCHERFLAECHEN, Flaeche
from checker.model.zeile import Missing

OHNE_ORT = "ohne Bühne"
OHNE_PHASE = "ohne Phase"
Grenzen = Callable[[Plan, Flaeche], Sequence[Personengrenze]]
"""The limits of an area that are known, the smallest first."""


def tagesplan(plan: Plan, findings: Iterable[Finding], grenzen_von: Grenzen) -> Tagesplan | None:
    """What can be drawn; None if there is neither an item with a time nor an area with people."""
    marks = _marks(findings)
    bars: list[Balken] = []
    without = 0
    for row in (*(plan.programm if plan.hat("programm") else ()), *(plan.aufgaben if plan.hat("aufgaben") else ())):
        try:
            bars.append(_bar(row, marks))
        except Missing:
            without += 1
    bars.sort(key=lambda bar: (bar.art, bar.von, bar.spur, bar.titel, bar.place))
    areas = tuple(_areas(plan, grenzen_von)) if plan.hat("flaechen") else ()
    return Tagesplan(tuple(bars), areas, without) if bars or areas else None


def _marks(findings: Iterable[Finding]) -> dict[tuple[str, str, str], list[str]]:
    """Findings by file, sheet and natural key of the records that they name."""
    marks: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        for place in finding.places:
            found = marks.setdefault((place.file, place.sheet, place.key), [])
            if finding.id not in found:
                found.append(finding.id)
    return marks


def _bar(row: Programmpunkt | Aufgabe, marks: Mapping[tuple[str, str, str], list[str]]) -> Balken:
    place = row.fundstelle("titel" if isinstance(row, Programmpunkt) else "bezeichnung")
    named = tuple(marks.get((place.file, place.sheet, place.key), ()))
    if isinstance(row, Programmpunkt):
        return Balken("Programm", row.bekannt("ort") or OHNE_ORT, row.titel, row.von, row.bis, place, named)
    return Balken("Aufgaben", row.bekannt("phase") or OHNE_PHASE, row.bezeichnung, row.von, row.bis, place, named)


def _areas(plan: Plan, grenzen_von: Grenzen) -> Iterable[Belegung]:
    """People over time on each area that has visitors: by the items of the programme there, else as planned."""
    for area in (area for area in plan.flaechen if area.bekannt("nutzung") in BESUCHERFLAECHEN):
        name, planned = area.bekannt("bezeichnung"), area.bekannt("personen")
        steps = _steps(plan, name or "")
        if not steps and planned and (opened := _open(plan)):
            steps = [Stufe(opened[0], planned), Stufe(opened[1], 0)]
        if name and steps:
            yield Belegung(name, tuple(grenzen_von(plan, area)), tuple(steps))


def _steps(plan: Plan, area: str) -> list[Stufe]:
    loads: list[tuple[datetime, datetime, int]] = []
    for item in plan.programm if plan.hat("programm") else ():
        visitors = item.bekannt("besucher")
        if visitors and _same(item.bekannt("ort"), area):
            try:
                loads.append((item.von, item.bis, visitors))
            except Missing:
                continue
    return [Stufe(at, level) for at, level in hoechststand(loads)]


def _open(plan: Plan) -> tuple[datetime, datetime] | None:
    """From doors to clear, as far as the event says it."""
    if not plan.hat("veranstaltung"):
        return None
    event = plan.veranstaltung
    begin = event.bekannt("einlass") or event.bekannt("beginn")
    end = event.bekannt("raeumung") or event.bekannt("ende")
    return (begin, end) if begin and end and begin < end else None


def _same(one: str | None, other: str) -> bool:
    return bool(one) and " ".join((one or "").split()).casefold() == " ".join(other.split()).casefold()


def laut_plan(plan: Plan, area: Flaeche) -> Sequence[Personengrenze]:
    """The number that the approved plan allows, where nothing else is known."""
    allowed = area.bekannt("zulaessig")
    return [Personengrenze(allowed, "zugelassene Zahl")] if allowed else []


def nach_mass(besucherflaechenmass: Mapping[str, Any], ausgangsbreite: Mapping[str, Any]) -> Grenzen:
    """All limits of an area by law and plan; without the measures that they need, that of the plan."""

    def limits(plan: Plan, area: Flaeche) -> Sequence[Personengrenze]:
        try:
            return [
                Personengrenze(g.personen, g.wodurch) for g in grenzen(plan, area, besucherflaechenmass, ausgangsbreite)
            ]
        except (Missing, NotApplicable, NotEvaluated):
            return laut_plan(plan, area)

    return limits
