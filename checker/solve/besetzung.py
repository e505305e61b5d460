"""People for shifts that nobody has: as many shifts as possible, then the hours shared.

Where these are too many to be looked at together, they are filled some at a time, in order of time.
"""

from collections.abc import Mapping, Sequence

from checker.solve.ausgleich import ausgleichen
from checker.solve.dienstfeld import Dienstfeld
from checker.solve.kern import HALT, Grenzen
from checker.solve.plan import Lage
from checker.solve.reparatur import NichtBewiesen, Reparatur
from checker.solve.stueckweise import AUFWAND, GEFRAGT, ZUGLEICH, kandidaten, nach_zeit, portionen

LEER = "leere Schichten"
MEISTE = "Minuten der Person mit den meisten"
"""The goal that shares the hours, as its progress is told."""
AUSGLEICH = 3_000_000
"""Shifts that are looked at again for all steps towards even hours together."""


def besetzen(field: Dienstfeld, told: Lage, grenzen: Grenzen, *, zugleich: int = 0) -> Reparatur | None:
    """People for as many shifts as possible that nobody has; then the fewest minutes for whoever has most.

    Who has a shift keeps it. `told`: what was found before. `zugleich`: so many shifts at a time; 0 = all that can be.
    """
    out, given = set(told.ohne), set(told.aufgegeben)
    atoms = [
        number
        for number, atom in enumerate(field.problem.atome)
        if number not in out and atom.bedingung not in given
    ]  # fmt: skip
    vacant = [row for row in range(len(field.problem.rows)) if field.offen(row)]
    if zugleich or field.zu_gross(len(vacant)):
        found: Reparatur | None = _stueckweise(field, atoms, vacant, grenzen, zugleich or ZUGLEICH)
    else:
        found = _besetzt(field, atoms, vacant, grenzen)
    if found is not None and found.neu:
        found = found._replace(neu=_evened(field, atoms, found.neu))
    field.fest = set(field.problem.heute)
    if found is not None and field.broken(atoms, found.neu):
        raise NichtBewiesen
    return found


def _besetzt(
    field: Dienstfeld, atoms: Sequence[int], vacant: Sequence[int], grenzen: Grenzen, *, asked: int = 0
) -> Reparatur | None:
    """People for some shifts, beside who has one today. `asked`: how many are asked for each; 0 = all."""
    problem = field.problem
    field.fest, rows = set(problem.heute), list(range(len(problem.rows)))
    if asked:
        rows = sorted(row for row in problem.nachbarn(vacant) if row in field.fest or row in vacant)
        inside = set(rows)
        atoms = [number for number in atoms if problem.traeger(problem.atome[number])[0] in inside]
        wer = kandidaten(field, vacant, asked)
        model = problem.modell(atoms, rows, fest=field.fest & inside, frei=vacant, allein=True, wer=wer)
    else:
        model = problem.modell(atoms, rows, fest=field.fest, frei=vacant)
    takes, load = model.takes, field.last()
    most = model.cp.new_int_var(0, sum(field.minuten), "")
    for who in range(len(problem.leute)):
        model.cp.add(
            most >= load[who] + sum(field.minuten[row] * takes[row][who] for row in vacant if who in takes[row])
        )
    empty = len(vacant) - sum(switch for row in vacant for switch in takes[row].values())
    steps = [(LEER, empty), *field.breaks(model), ("Wünsche", field.wishes(takes)), (MEISTE, most)]
    found = field.steps(model, [*steps, ("Stunden", field.load(rows, takes))], grenzen)
    field.ungleich = field.ungleich or not field.ziele.get(MEISTE, False)
    return found


def _stueckweise(
    field: Dienstfeld, atoms: Sequence[int], vacant: Sequence[int], grenzen: Grenzen, zugleich: int
) -> Reparatur:
    """Shifts some at a time; those for which there is nobody once more, together with those near by that were filled."""
    new, tried, spent = dict[int, int](), set[int](), 0.0
    parts = portionen(nach_zeit(field, ({row} for row in vacant)), zugleich)
    waiting = [[row for own in part for row in own] for part in parts]
    limits = grenzen._replace(schritte=min(grenzen.schritte, grenzen.vorrat / len(waiting)))
    tell, field.melder = field.melder, None

    def fill(rows: Sequence[int]) -> None:
        nonlocal new, spent
        field.ungleich = True
        tried.update(rows)
        others = {row: who for row, who in new.items() if row not in rows}
        with field.nach(others):
            found = _besetzt(field, atoms, rows, limits, asked=GEFRAGT)
        spent += field.spent + len(rows) * min(GEFRAGT, len(field.leute)) / AUFWAND
        if found is not None and len(others) + len(found.neu) > len(new):
            new = others | dict(found.neu)

    try:
        for again in (False, True):
            for rows in waiting:
                if tell is not None:
                    tell(LEER, len(vacant) - len(new), 0)
                if HALT or spent >= grenzen.vorrat:
                    break
                left = [row for row in rows if row not in new]
                if left:
                    fill([*left, *field.wider(left, new, 2 * zugleich)] if again else left)
    finally:
        field.melder = tell
    later = tuple(row for row in vacant if row not in tried)
    return Reparatur(dict(sorted(new.items())), 0, len(new) == len(vacant), 0, bool(HALT), spent, later)


def _evened(field: Dienstfeld, atoms: Sequence[int], new: Mapping[int, int]) -> dict[int, int]:
    """The same shifts, shared more evenly; of breaks and wishes no more is given up."""
    load, inside = field.last(new), field.gezaehlt(atoms)
    inside = {index: rows for index, rows in inside.items() if not rows.isdisjoint(new)}
    # what stays may break a demand, or not do so because of a new shift that lies between
    known = {*field.breaches(inside, new)}

    def holds(after: Mapping[int, int], before: Mapping[int, int]) -> bool:
        people = {who for row in after if after[row] != before[row] for who in (after[row], before[row])}
        kept = known.issuperset(field.breaches(inside, after, people))
        return kept and field.kosten(after, people) <= field.kosten(before, people)

    everybody = set(range(len(field.problem.leute)))
    able = {row: everybody - field.problem.gesperrt(row) for row in new}
    made = ausgleichen(new, field.minuten, load, able, holds, AUSGLEICH // (len(field.problem.rows) + 1))
    load = field.last(made)
    field.ungleich = field.ungleich and max(load) - min(load) > max(field.minuten[row] for row in made)
    return made
