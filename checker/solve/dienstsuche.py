"""The search in a roster of which shifts may be vacant: for those that nobody has, nobody else is kept from a repair."""

from collections.abc import Mapping, Sequence

from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.solve.dienst import Dienst, Leute, begrenzt
from checker.solve.dienstfeld import dienstlich
from checker.solve.kern import Grenzen
from checker.solve.plan import Lage
from checker.solve.reparatur import Melder


def gesucht(
    shifts: Sequence[Dienst], people: Leute, demands: Sequence[Forderung], wishes: Sequence[Forderung], *,
    grenzen: Grenzen, gewichte: Mapping[Termin, int] | None = None, melder: Melder | None = None,
) -> Lage:  # fmt: skip
    """What cannot be and what would mend the rest, as check and plan both say it.

    Where a shift that nobody has is part of a contradiction, the others are looked at once more without the vacant ones.
    """
    found = dienstlich(shifts, people, demands, wishes, grenzen=grenzen, gewichte=gewichte, melder=melder)
    vacant = {row for row, person in shifts if person is None}
    told = [one for one in found.widersprueche if any(row in vacant for row, _ in one.dauern)]
    if not told:
        return found
    had = [shift for shift in shifts if shift.person is not None]
    others = dienstlich(
        had, people, begrenzt(demands, had), begrenzt(wishes, had), grenzen=grenzen, gewichte=gewichte, melder=melder
    )
    return others._replace(
        widersprueche=(*told, *others.widersprueche),
        mehr=found.mehr or others.mehr,
        offen=found.offen or others.offen,
    )
