"""The earliest moment at which everything can be done: for tasks that nobody has planned yet."""

from collections.abc import Callable, Collection, Mapping

from checker.model.bedingung import gilt
from checker.model.tupel import NamedTuple
from checker.solve.kern import Grenzen, loesen
from checker.solve.reparatur import Melder, NichtBewiesen
from checker.solve.zeitplan import Zeitplan


class Ablauf(NamedTuple):
    """Times for some records that satisfy all conditions asked for."""

    beginn: Mapping[int, int]
    """Begin of each record, in minutes from `Zeitplan.null`."""
    fertig: int
    """When the last of them ends."""
    schranke: int
    """They cannot be done before this."""
    optimal: bool
    abgebrochen: bool


def kuerzest(
    plan: Zeitplan,
    active: Collection[int],
    rows: Collection[int],
    grenzen: Grenzen = Grenzen(),  # noqa: B008 - a constant
    *,
    ab: int = 0,
    melder: Melder | None = None,
) -> Ablauf | None:
    """The earliest end of some records that begin not before `ab`, so that some atoms hold.

    The atoms speak of these records only. None if there is no such plan or none was found within the limit.
    """
    model = plan.modell(active, rows)
    if model.leer or not rows:
        return None
    cp = model.cp
    done = cp.new_int_var(ab, plan.spaet, "")
    for row, start in model.start.items():
        cp.add(start >= ab)
        cp.add(start + plan.stuecke[row].dauer <= done)
    cp.minimize(done)
    found = loesen(cp, list(model.start.values()), grenzen, linear=False, report=_reporter(melder))
    if found.antwort != "geht":
        return None
    begins = dict(zip(model.start, found.werte, strict=True))
    if not gilt(plan.bedingungen(active), plan.zeiten(begins)):
        raise NichtBewiesen
    return Ablauf(begins, found.ziel, found.schranke, found.optimal, found.abgebrochen)


def _reporter(melder: Melder | None) -> Callable[[int, int], None] | None:
    if melder is None:
        return None
    return lambda value, bound: melder("Ende", value, bound)
