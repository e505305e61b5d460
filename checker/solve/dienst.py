"""What the solver says of a roster: for which shifts there is nobody, and who else could take one.

Where the roster meets all demands, nothing is asked and OR-Tools is not even loaded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.calc.dienstplan import fordern, leute
from checker.calc.personen import kennung, unbesetzt
from checker.finding import Severity
from checker.forderung import Forderung, Forderungen
from checker.model.ablauf import Termin
from checker.model.dossier import Plan
from checker.model.einteilung import Nicht, Unvereinbar, verletzt
from checker.model.mappe import Mappe
from checker.model.personal import Fahrzeit, Person, Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing
from checker.solve.plan import SCHRITTE, VORRAT, ZELLEN, Lage
from checker.solve.rechenzellen import Ort, Rechenzellen
from checker.solve.worte import schicht

BESETZT = "PE027"
"""Rule that demands that a shift stays with who has it: no roster breaks that by itself."""
WUNSCH = "PE026"
"""Rule of what people wish."""
PERSONAL = "PE"
"""Family of the rules that demand something of a roster."""
Leute = Mapping[str, str]
"""People by key, with their names."""


class Dienst(NamedTuple):
    """A shift as the solver sees it."""

    row: Schicht
    person: str | None
    """Key of who has it; None = nobody yet."""


def dienste(plan: Plan) -> tuple[list[Dienst], list[Missing]]:
    """The shifts whose time is known, and what is missing. One that nobody has takes part; it is a gap all the same."""
    found: list[Dienst] = []
    gaps: list[Missing] = []
    for row in plan.schichten if plan.hat("schichten") else ():
        try:
            _ = row.von, row.bis
        except Missing as gap:
            gap.__traceback__ = None
            gaps.append(gap)
            continue
        name = row.bekannt("person")
        found.append(Dienst(row, None if unbesetzt(name) else kennung(plan, name)))
        if found[-1].person is None:
            gaps.append(Missing(row, "person"))
    return found, gaps


def gefordert(demands: Forderungen, shifts: Sequence[Dienst]) -> list[Forderung]:
    """What rules demand of some shifts of the roster; those without a time take no part."""
    return _begrenzt((one for one in demands if one.rule != WUNSCH), shifts)


def wuensche(demands: Forderungen, shifts: Sequence[Dienst]) -> list[Forderung]:
    """What people wish: kept where that costs nothing, and told where it is not."""
    return _begrenzt(demands.von(WUNSCH) if WUNSCH in demands.regeln else (), shifts)


def _begrenzt(demands: Iterable[Forderung], shifts: Sequence[Dienst]) -> list[Forderung]:
    rows = {shift.row for shift in shifts}
    found = []
    for one in demands:
        condition = one.constraint
        if isinstance(condition, Unvereinbar):
            found.append(one)  # made of shifts with a time only
        elif isinstance(condition, Nicht):
            kept = [number for number, row in enumerate(condition.glieder) if row in rows]
            if len(kept) == len(condition.glieder):
                found.append(one)
            elif kept:
                places = one.evidence.places
                left = (*(places[number] for number in kept), *places[len(condition.glieder) :])
                smaller = condition._replace(glieder=tuple(condition.glieder[number] for number in kept))
                found.append(one._replace(evidence=one.evidence._replace(places=left, constraint=smaller)))
    return found


def fehlt(demands: Forderungen) -> list[Missing]:
    """What is missing for demands on the roster."""
    found = {(gap.row, gap.name): gap for gap in demands.fehlt if isinstance(gap.row, (Schicht, Person, Fahrzeit))}
    return list(found.values())


def unklar(demands: Forderungen) -> tuple[str, ...]:
    """Why some demands on the roster could not be made."""
    return tuple(dict.fromkeys(why for rule, why in demands.unklar if rule.startswith(PERSONAL)))


def dienstlage(demands: Forderungen, plan: Plan) -> Lage:
    """What is to be said of a roster; made once for all rules that ask."""
    shifts, gaps = dienste(plan)
    chosen = gefordert(demands, shifts)
    missing = fehlt(demands)
    told = Lage(fehlt=(*gaps, *missing), unklar=unklar(demands))
    if all(shift.person for shift in shifts) and not _verletzt(chosen, shifts):
        # the roster is good as it is: no matter how long the breaks would be if somebody else had these shifts
        return told._replace(fehlt=tuple(gap for gap in told.fehlt if gap.name != "pause"))
    from checker.solve.dienstfeld import dienstlich  # loads OR-Tools
    from checker.solve.kern import Grenzen

    # a limit of the workbook is no lack of people: what only that makes impossible is a Hinweis
    chosen += fest(Personzellen(demands.mappen, [shift.row for shift in shifts]), shifts, leute(plan), "info")
    wishes = wuensche(demands, shifts)
    found = dienstlich(shifts, leute(plan), chosen, wishes, grenzen=Grenzen(SCHRITTE, vorrat=VORRAT))
    return found._replace(fehlt=told.fehlt, unklar=told.unklar)


def _verletzt(demands: Sequence[Forderung], shifts: Sequence[Dienst]) -> bool:
    roster: dict[Termin, str] = {row: person for row, person in shifts if person is not None}
    return any(
        isinstance(one.constraint, (Nicht, Unvereinbar)) and next(verletzt(one.constraint, roster), None) is not None
        for one in demands
        if one.severity != "info"
    )


def personzelle(row: Schicht) -> Ort | None:
    """The cell of the person of a shift; None without one of its own."""
    place, table = _zelle(row), row.tabelle
    return place if place is not None and table is not None and place.row == table.rows[row.nr] else None


def _zelle(row: Schicht) -> Ort | None:
    """The cell that says who has a shift, also where it speaks for several."""
    table = row.tabelle
    column = table.spalten.get("person") if table else None
    if table is None or column is None or not column.column:
        return None
    return Ort(table.file, column.sheet or table.sheet, *column.stelle(row.nr, table.rows[row.nr]))


class Personzellen(Rechenzellen):
    """The cells that say who has a shift."""

    def __init__(self, books: Sequence[Mappe], rows: Sequence[Schicht]) -> None:
        super().__init__(books)
        self.users: dict[Ort, int] = {}
        """How many shifts a cell speaks for."""
        for row in rows:
            if (place := _zelle(row)) is not None:
                self.users[place] = self.users.get(place, 0) + 1

    def fest(self, row: Schicht) -> str:
        """Why nobody else can be written there, as the end of a sentence; "" where it can."""
        if row.tabelle is None:
            return ""
        place = personzelle(row)
        if place is None:
            return "die Person steht in keiner eigenen Zelle"
        if self.formula(place) is not None:
            return "die Person steht als Formel da"
        return "die Zelle gilt für mehrere Schichten" if self.users.get(place, 0) > 1 else ""


def fest(
    cells: Personzellen, shifts: Sequence[Dienst], people: Leute, severity: Severity = "error"
) -> Iterator[Forderung]:
    """That a shift stays with who has it where the workbook cannot say anything else."""
    for row, person in shifts:
        why = cells.fest(row)
        if why and person is not None:
            yield from bleibt(row, person, people, ZELLEN, why, severity)


def bleibt(
    row: Schicht, person: str, people: Leute, source: str, why: str, severity: Severity = "error"
) -> Iterator[Forderung]:
    """That a shift stays with who has it."""
    others = tuple(name for name in people if name != person)
    for evidence in fordern(Nicht((row,), others), f"{people[person]} behält {schicht(row)}: {why}."):
        yield Forderung(BESETZT, severity, source, evidence)
