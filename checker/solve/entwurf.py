"""A plan for what has no times yet: the earliest end, or the shortest time from first to last, and what it hangs on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from checker.model.ablauf import Termin
from checker.model.bedingung import (
    Bedingung,
    Fenster,
    Folge,
    Getrennt,
    Hoechstens,
    Sperre,
    Verbunden,
    Zeiten,
    gilt,
    glieder,
)
from checker.model.tupel import NamedTuple
from checker.model.zeit import TAG
from checker.solve.horizont import wenigstens
from checker.solve.kern import Ergebnis, Grenzen, festhalten, loesen
from checker.solve.reparatur import Melder, NichtBewiesen
from checker.solve.spanne import Kuerzeste, kuerzeste
from checker.solve.zeitplan import Modell, Zeitplan

NEBENBEI = 10
"""How much less time the begins of all get than the end: in large plans they hardly get any earlier."""
Ziel = Literal["frueh", "kurz"]
"""`frueh`: ready as early as possible; `kurz`: as little time as possible from first to last."""


class Entwurf(NamedTuple):
    """A plan that meets all demands."""

    beginn: Mapping[int, int]
    """Begin of each record, in minutes from `Zeitplan.null`."""
    ende: int
    optimal: bool
    schranke: int
    """What is minimised cannot be less than this."""
    wert: int
    """What was reached of it: the minute of the last end, or the minutes from first to last."""
    abgebrochen: bool
    schritte: float
    """Deterministic time that it took."""


def entwerfen(
    plan: Zeitplan, active: Collection[int], ab: datetime, ziel: Ziel = "frueh", *,
    nur_wert: bool = False,
    grenzen: Grenzen = Grenzen(), melder: Melder | None = None,  # noqa: B008 - a constant
) -> Entwurf | None:  # fmt: skip
    """Times for all records, none of which begins before a moment; None if there are none or none was found in time.

    Among the plans that reach the goal, one in which everything begins as early as it may; with `nur_wert` any, for
    whoever asks for `wert` and `schranke` only.
    """
    rows = list(range(len(plan.stuecke)))
    model = plan.modell(active, rows)
    if model.leer:
        return None
    cp, starts = model.cp, [model.start[row] for row in rows]
    last, first = (cp.new_int_var(plan.frueh, 2 * plan.spaet, "") for _ in range(2))
    for row, start in zip(rows, starts, strict=True):
        cp.add(last >= start + plan.stuecke[row].dauer)
        cp.add(first <= start)
        if plan.stuecke[row].von is None:
            cp.add(start >= plan.minute(ab))
    goals: list[tuple[str, Any]] = [("Ende", last), ("Beginne", sum(starts))][: 1 if nur_wert else None]
    values: Sequence[int] = ()
    reached = bound = 0
    optimal, cut, spent = True, False, 0.0
    if ziel == "kurz" and rows:
        shortest = _kuerzeste(plan, active, model, ab, grenzen, melder)
        if shortest is None:
            return None
        values, day, reached, bound, cut, spent = shortest
        optimal = reached == bound
        cp.add_linear_constraint(first, day, day + TAG - 1)
        festhalten(cp, last - first, Ergebnis("geht", values, ziel=reached), starts)
        goals = [] if nur_wert or cut else goals
    for name, goal in goals:
        cp.minimize(goal)
        told = None if melder is None else (lambda value, least, name=name: melder(name, value, least))
        limits = grenzen._replace(schritte=grenzen.schritte / NEBENBEI) if name == "Beginne" else grenzen
        found = loesen(cp, starts, limits, linear=name == "Beginne", report=told)
        cut, spent = cut or found.abgebrochen, spent + found.schritte
        if found.antwort != "geht":
            if not values:
                return None
            break
        if not values:
            reached, bound, optimal = found.ziel, found.schranke, found.optimal
        values = found.werte
        if cut:
            break
        festhalten(cp, goal, found, starts)
    begins = dict(zip(rows, values, strict=True))
    if not gilt(plan.bedingungen(active), plan.zeiten(begins)):
        raise NichtBewiesen
    end = max((begins[row] + plan.stuecke[row].dauer for row in rows), default=0)
    return Entwurf(begins, end, optimal, bound, reached, cut, spent)


def _kuerzeste(
    plan: Zeitplan, active: Collection[int], model: Modell, ab: datetime, grenzen: Grenzen, melder: Melder | None
) -> Kuerzeste | None:
    """The plan with the least time from first to last, in which nothing without a time begins before a moment."""
    since = plan.minute(ab)
    free = {
        row: [(max(low, since), high) for low, high in spans if high >= since]
        if plan.stuecke[row].von is None else spans
        for row, spans in model.frei.items()
    }  # fmt: skip
    least = wenigstens({piece.row: piece.dauer for piece in plan.stuecke}, plan.bedingungen(active))
    told = None if melder is None else (lambda value, bound: melder("Dauer", value, bound))
    return kuerzeste(model, free, least, grenzen, told)


# -- what it hangs on: without the solver ---------------------------------------------------------------------------------


def reserven(conditions: Iterable[Bedingung], times: Zeiten, ende: datetime) -> dict[Termin, int]:
    """By how many minutes each record may run late while all others stay and the last end stays."""
    found = {row: int((ende - until).total_seconds()) // 60 for row, (_, until) in times.items()}
    for condition in conditions:
        for row in glieder(condition):
            if row in times:
                found[row] = min(found[row], _frei(condition, row, times))
    return {row: max(minutes, 0) for row, minutes in found.items()}


def _frei(condition: Bedingung, row: Termin, times: Zeiten) -> int:
    """By how many minutes a record may begin later without breaking a condition; far more where it sets no limit."""
    end = times[row][1]
    if isinstance(condition, Verbunden):
        return 0
    limit = end + timedelta(days=400)
    if isinstance(condition, Fenster):
        limit = condition.bis or limit
    elif isinstance(condition, Sperre):
        limit = condition.von if condition.von >= end else limit
    elif isinstance(condition, Folge):
        if row in condition.vorher:
            starts = [times[other][0] for other in condition.nachher if other in times]
            limit = min(starts, default=limit) - timedelta(minutes=condition.abstand)
    elif isinstance(condition, Getrennt):
        after = dict(zip(condition.glieder, condition.danach, strict=True)) if condition.danach else {}
        groups = dict(zip(condition.glieder, condition.gruppen, strict=True)) if condition.gruppen else {}
        nexts = [
            times[other][0]
            for other in condition.glieder
            if other is not row
            and other in times
            and end <= times[other][0] < times[other][1]  # what takes no time is in nobody's way
            and groups.get(other, other) != groups.get(row, row)
        ]
        limit = min(nexts, default=limit) - timedelta(minutes=after.get(row, 0))
    elif isinstance(condition, Hoechstens):
        limit = _platz(condition, row, times, limit) or limit
    return int((limit - end).total_seconds()) // 60


def _platz(condition: Hoechstens, row: Termin, times: Zeiten, limit: datetime | None) -> datetime | None:
    """Until when there is enough beside the others for a record that runs on; `limit` if there always is."""
    amounts = dict(zip(condition.glieder, condition.mengen, strict=True))
    _, end = times[row]
    others = [other for other in condition.glieder if other is not row and other in times]
    for moment in sorted({times[other][0] for other in others if times[other][0] >= end}):
        used = sum(amounts[other] for other in others if times[other][0] <= moment < times[other][1])
        if used + amounts[row] > condition.grenze:
            return moment
    return limit


def kritisch(conditions: Sequence[Bedingung], times: Zeiten) -> tuple[list[Termin], set[Termin]]:
    """The chain that ends last, and all records on which the last end hangs: if one runs late, it does.

    In the chain each record begins when the one before lets it, from the first to the last. A night between two records
    belongs to it, where the later one did not fit in before it.
    """
    if not times:
        return [], set()
    order = {row: number for number, row in enumerate(times)}

    def later(row: Termin) -> tuple[datetime, int]:
        return times[row][1], -order[row]

    touching = _beruehrt(conditions)
    end = max(until for _, until in times.values())
    chain = [max(times, key=later)]
    while before := [row for row in _davor(touching, chain[-1], times) if row not in chain]:
        chain.append(max(before, key=later))
    hangs, ahead = set[Termin](), [row for row in times if times[row][1] == end]
    while ahead:
        row = ahead.pop()
        if row not in hangs:
            hangs.add(row)
            ahead += _davor(touching, row, times)
    return chain[::-1], hangs


def _beruehrt(conditions: Iterable[Bedingung]) -> Mapping[Termin, list[Bedingung]]:
    """For each record the conditions that speak about it."""
    found: dict[Termin, list[Bedingung]] = {}
    for condition in conditions:
        for row in dict.fromkeys(glieder(condition)):
            found.setdefault(row, []).append(condition)
    return found


def _davor(touching: Mapping[Termin, Sequence[Bedingung]], at: Termin, times: Zeiten) -> list[Termin]:
    """The records whose end holds another one back."""
    begin, end = times[at]
    about = touching.get(at, ())
    since = min((c.von - (end - begin) for c in about if isinstance(c, Sperre) and c.bis == begin), default=begin)
    return [
        other
        for condition in about
        if not isinstance(condition, (Fenster, Sperre, Verbunden))
        for other in glieder(condition)
        if other is not at and other in times
        and (since < (free := times[other][1] + timedelta(minutes=_abstand(condition, other))) <= begin or free == begin)
        and (free < begin or not isinstance(condition, Hoechstens) or _platz(condition, other, times, None) == begin)
    ]  # fmt: skip


def _abstand(condition: Bedingung, row: Termin) -> int:
    if isinstance(condition, Folge):
        return condition.abstand if row in condition.vorher else -1
    if isinstance(condition, Getrennt) and condition.danach:
        return condition.danach[condition.glieder.index(row)]
    return 0
