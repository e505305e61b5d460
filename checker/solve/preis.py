"""What a restriction costs: how much earlier, or shorter, a plan would be without it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Folge, Sperre
from checker.model.tupel import NamedTuple
from checker.solve.entwurf import Entwurf, Ziel, entwerfen
from checker.solve.kern import HALT, Grenzen
from checker.solve.plan import BLEIBT
from checker.solve.zeitplan import Zeitplan

HOECHSTENS = 200
"""Restrictions that are looked at; each is a search of its own."""
WENIGSTENS = 0.2
"""Deterministic time that each of them gets."""


class Preis(NamedTuple):
    """A restriction, and what it costs."""

    name: str
    minuten: int
    """By how much earlier or shorter it is without it; 0 = it costs nothing."""
    hoechstens: int
    """It cannot be more than this; the same number where that is proven."""
    haus: bool


class Preise(NamedTuple):
    """What restrictions cost."""

    bekannt: tuple[Preis, ...]
    offen: int
    """Of how many it is not known within the limits."""


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
) -> Preise:  # fmt: skip
    """What each restriction costs, the dearest first, only those that cost something.

    `kept`: indices of demands that are no restriction but the task itself.
    """
    groups = {name: indices for name, indices in gruppen(demands).items() if not set(kept).intersection(indices)}
    found, left, open_ = list[Preis](), grenzen.vorrat, 0
    for number, (name, indices) in enumerate(groups.items()):
        if left <= 0 or number >= HOECHSTENS or HALT:
            open_ += len(groups) - number
            break
        limit = grenzen._replace(schritte=min(grenzen.schritte, max(left / (len(groups) - number), WENIGSTENS)))
        out = set(indices)
        atoms = [number for number, atom in enumerate(plan.atome) if atom.bedingung not in out]
        made = entwerfen(plan, atoms, ab, ziel, nur_wert=True, grenzen=limit)
        left -= limit.schritte if made is None else 0 if made.abgebrochen else made.schritte
        if made is not None and made.abgebrochen:
            left = 0  # somebody does not want to wait
        saved = 0 if made is None else max(base.wert - made.wert, 0)
        most = None if made is None else max(base.wert - made.schranke, saved)
        if most is None or (most and not saved):
            open_ += 1
        elif most:
            found.append(Preis(name, saved, most, all(demands[i].severity == "info" for i in indices)))
    told = [
        one
        for one in found
        if not any(
            set(groups[other.name]) < set(groups[one.name]) and other.minuten >= one.hoechstens for other in found
        )
    ]
    return Preise(tuple(sorted(told, key=lambda one: (-one.minuten, -one.hoechstens, one.name))), open_)
