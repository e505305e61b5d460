"""Phases of build-up, operation and strike: which comes before which, and when the doors open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from checker.calc.ablauf import Geplant, geplant, schluessel
from checker.model.ablauf import Aufgabe
from checker.model.dossier import Plan
from checker.model.zeile import Zeilen


def je_phase(aufgaben: Zeilen[Aufgabe], *phases: str) -> dict[str, list[Geplant]]:
    """The tasks of some phases (of all, if none is named) in order of time. Without phases there are none."""
    named = aufgaben.einmal(_mit_phase)
    geplant(named)  # tells its gaps to each rule that asks
    found = named.einmal(_je_phase)
    return {phase: found[phase] for phase in phases if phase in found} if phases else found


def _mit_phase(aufgaben: Zeilen[Aufgabe]) -> Zeilen[Aufgabe]:
    return aufgaben.auswahl(index for index, phase in enumerate(aufgaben.spalte("phase")) if phase)


def _je_phase(aufgaben: Zeilen[Aufgabe]) -> dict[str, list[Geplant]]:
    found: dict[str, list[Geplant]] = {}
    for item in geplant(aufgaben):
        found.setdefault(item.row.phase, []).append(item)
    return found


def verletzte_folge(
    aufgaben: Zeilen[Aufgabe], order: Sequence[Sequence[str]], daily: Sequence[str]
) -> Iterator[tuple[Geplant, Geplant]]:
    """Tasks of a phase that begin before a phase of lower rank has ended at the same place, one for each pair of phases.

    First the task that begins too early, then the one that ends too late. Phases that recur count a day.
    """
    groups: dict[str, dict[str, dict[date | None, tuple[Geplant, Geplant]]]] = {}
    for phase, items in je_phase(aufgaben).items():
        for item in items:
            place = groups.setdefault(schluessel(item.row.bekannt("ort")), {}).setdefault(phase, {})
            for day in (None, item.von.date()):
                first, last = place.get(day, (item, item))
                place[day] = (first, item if item.bis > last.bis else last)
    for phases in groups.values():
        ranked = [(rank, phase) for rank, same in enumerate(order) for phase in same if phase in phases]
        for rank, before in ranked:
            for later, behind in ranked:
                if later > rank and (found := _vorher(phases[before], phases[behind], {before, behind} <= set(daily))):
                    yield found


def _vorher(
    before: dict[date | None, tuple[Geplant, Geplant]], behind: dict[date | None, tuple[Geplant, Geplant]], daily: bool
) -> tuple[Geplant, Geplant] | None:
    for day in [day for day in behind if day] if daily else [None]:
        if day in before and behind[day][0].von < before[day][1].bis:
            return behind[day][0], before[day][1]
    return None


def folgen(
    aufgaben: Zeilen[Aufgabe], order: Sequence[Sequence[str]], daily: Sequence[str]
) -> Iterator[tuple[list[Aufgabe], list[Aufgabe]]]:
    """Tasks of a phase at one place, and those of later phases there that may begin after them.

    Phases that recur come after each other on each day, all others once.
    """
    ranks = {phase: rank for rank, same in enumerate(order) for phase in same}
    places: dict[str, dict[int, list[Aufgabe]]] = {}
    for row, phase in zip(aufgaben, aufgaben.spalte("phase"), strict=True):
        if phase in ranks:
            places.setdefault(schluessel(row.bekannt("ort")), {}).setdefault(ranks[phase], []).append(row)
    recurring = {ranks[phase] for phase in daily if phase in ranks}
    for phases in places.values():
        found = sorted(phases)
        for rank in found:
            once = [other for other in found if other > rank and not {other, rank} <= recurring]
            for other in once[:1] + [o for o in once[1:] if o in recurring and rank not in recurring]:
                yield phases[rank], phases[other]
            again = next((other for other in found if other > rank and {other, rank} <= recurring), None)
            if again is not None:
                for day, rows in _je_tag(phases[rank]).items():
                    if then := _je_tag(phases[again]).get(day):
                        yield rows, then


def _je_tag(rows: Iterable[Aufgabe]) -> dict[date, list[Aufgabe]]:
    days: dict[date, list[Aufgabe]] = {}
    for row in rows:
        begin = row.bekannt("beginn")
        if begin is not None and (day := begin.tag or row.bekannt("datum")) is not None:
            days.setdefault(day, []).append(row)
    return days


def je_einlass(plan: Plan) -> list[tuple[datetime, list[Aufgabe]]]:
    """When the doors open on each day, and the task that opens them; none where only the sheet of the event says it."""
    tasks = je_phase(plan.aufgaben, "Einlass").get("Einlass", []) if plan.hat("aufgaben") else []
    first: dict[date, Geplant] = {}
    for item in tasks:
        first.setdefault(item.von.date(), item)
    return [(item.von, [item.row]) for item in first.values()] or [(plan.veranstaltung.einlass, [])]


def einlaesse(plan: Plan) -> list[datetime]:
    """When the doors open on each day: by the tasks of this phase, else as the sheet `Veranstaltung` says it."""
    return [doors for doors, _ in je_einlass(plan)]
