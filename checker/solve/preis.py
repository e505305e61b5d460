"""What a restriction costs: how much earlier, or shorter, a plan would be without it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Folge, Sperre
from checker.model.tupel import NamedTuple
from checker.solve.entwurf import Entwurf, Ziel, entwerfen
from checker.solve.kern import Grenzen
from checker.solve.plan import BLEIBT
from checker.solve.zeitplan import Zeitplan

HOECHSTENS = 200
"""Restrictions that are looked at; each is a search of its own."""


class Preis(NamedTuple):
    """A restriction, and what it costs."""

    name: str
    minuten: int
    """By how much earlier or shorter it is without it; 0 = it costs nothing."""
    hoechstens: int
    """It cannot be more than this; the same number where that is proven."""
    haus: bool


def gruppen(demands: Sequence[Forderung]) -> Mapping[str, list[int]]:
    """The demands that a person thinks of as one, by name: closed times of a rule are one, all others stand alone."""
    found: dict[str, list[int]] = {}
    for index, demand in enumerate(demands):
        name = demand.evidence.message.removesuffix(".")
        if isinstance(demand.constraint, Sperre):
            name = "Pause in der Nacht" if demand.rule == BLEIBT else f"Sperrzeiten nach {demand.source}"
        found.setdefault(name, []).append(index)
    return {**found, **_zusammen(demands)}


def _zusammen(demands: Sequence[Forderung]) -> Mapping[str, list[int]]:
    """The tasks that one cell makes another one wait for, where they are several: one alone may hide the next."""
    cells: dict[str, list[int]] = {}
    before: dict[str, set[Termin]] = {}
    for index, demand in enumerate(demands):
        if isinstance(demand.constraint, Folge):
            place = demand.evidence.places[-1].short()
            cells.setdefault(place, []).append(index)
            before.setdefault(place, set()).update(demand.constraint.vorher)
    return {f"alle Vorgänger in {place}": indices for place, indices in cells.items() if len(before[place]) > 1}


def preise(
    plan: Zeitplan, demands: Sequence[Forderung], ab: datetime, ziel: Ziel, base: Entwurf,
    grenzen: Grenzen = Grenzen(), kept: Collection[int] = (),  # noqa: B008 - a constant
) -> Iterator[Preis]:  # fmt: skip
    """What each restriction costs, the dearest first, only those that cost something.

    `kept`: indices of demands that are no restriction but the task itself.
    """
    groups = gruppen(demands)
    found = list(_all(plan, demands, groups, ab, ziel, base, grenzen, set(kept)))
    told = [
        one
        for one in found
        if one.hoechstens > 0
        and not any(
            set(groups[other.name]) < set(groups[one.name]) and other.minuten >= one.hoechstens for other in found
        )
    ]
    yield from sorted(told, key=lambda one: (-one.minuten, -one.hoechstens, one.name))


def _all(
    plan: Zeitplan,
    demands: Sequence[Forderung],
    groups: Mapping[str, Sequence[int]],
    ab: datetime,
    ziel: Ziel,
    base: Entwurf,
    grenzen: Grenzen,
    kept: set[int],
) -> Iterable[Preis]:
    for name, indices in list(groups.items())[:HOECHSTENS]:
        if kept.intersection(indices):
            continue
        out = set(indices)
        atoms = [number for number, atom in enumerate(plan.atome) if atom.bedingung not in out]
        made = entwerfen(plan, atoms, ab, ziel, nur_wert=True, grenzen=grenzen)
        if made is None:
            continue
        saved = max(base.wert - made.wert, 0)
        yield Preis(
            name, saved, max(base.wert - made.schranke, saved), all(demands[i].severity == "info" for i in indices)
        )
