"""What the solver says of a roster: for which shifts there is nobody, and who else could take one.

Where the roster meets all demands, nothing is asked and OR-Tools is not even loaded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.calc.ablauf import schluessel
from checker.calc.dienstplan import fordern, leute
from checker.calc.namen import ersetzt, unbesetzt
from checker.calc.personen import kennung
from checker.finding import Severity
from checker.forderung import Forderung, Forderungen
from checker.model.ablauf import Termin
from checker.model.dossier import Plan
from checker.model.einteilung import Dienstbedingung, Nicht, Unvereinbar, verletzt
from checker.model.mappe import Mappe
from checker.model.personal import Fahrzeit, Person, Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing
from checker.solve.plan import SCHRITTE, VORRAT, ZELLEN, Lage
from checker.solve.rechenzellen import Ort, Rechenzellen, Unbeweglich
from checker.solve.worte import schicht

BESETZT = "PE027"
"""Rule that demands that a shift stays with who has it: no roster breaks that by itself."""
WUNSCH = "PE026"
"""Rule of what people wish."""
PAUSE = "PE004"
"""Rule of breaks: a longer one can be written, so people are chosen by it and no roster is impossible for it."""
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
    """The shifts whose time is known, and what is missing. One that nobody has takes part; it is a gap all the same.

    One with a person that cannot be read, such as a formula without a result, is not vacant and takes no part.
    """
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
        if row.unlesbar("person"):
            gaps.append(Missing(row, "person"))
            continue
        found.append(Dienst(row, None if unbesetzt(name) else kennung(plan, name)))
        if found[-1].person is None:
            gaps.append(Missing(row, "person"))
    return found, gaps


def gefordert(demands: Forderungen, shifts: Sequence[Dienst]) -> list[Forderung]:
    """What rules demand of some shifts of the roster; those without a time take no part."""
    asked = (rule for rule in demands.regeln if rule != PAUSE)
    return begrenzt((one for rule in asked for one in demands.von(rule) if rule != WUNSCH), shifts)


def wuensche(demands: Forderungen, shifts: Sequence[Dienst]) -> list[Forderung]:
    """What people wish, and breaks that are long enough: kept where that costs nothing, and told where they are not."""
    return begrenzt((one for rule in (PAUSE, WUNSCH) if rule in demands.regeln for one in demands.von(rule)), shifts)


def begrenzt(demands: Iterable[Forderung], shifts: Sequence[Dienst]) -> list[Forderung]:
    """Demands as far as they speak about some shifts."""
    rows = {shift.row for shift in shifts}
    found = []
    for one in demands:
        condition = one.constraint
        if not isinstance(condition, (Nicht, Unvereinbar)):
            continue
        kept = [number for number, row in enumerate(condition.glieder) if row in rows]
        if len(kept) == len(condition.glieder):
            found.append(one)
        elif kept:
            places = one.evidence.places
            left = (*(places[number] for number in kept), *places[len(condition.glieder) :])
            members = tuple(condition.glieder[number] for number in kept)
            smaller: Dienstbedingung = condition._replace(glieder=members)
            if isinstance(condition, Unvereinbar):
                kinds = tuple(condition.klassen[number] for number in kept)
                smaller = condition._replace(glieder=members, klassen=kinds)
            found.append(one._replace(evidence=one.evidence._replace(places=left, constraint=smaller)))
    return found


def fehlt(demands: Forderungen, ohne: str = "") -> list[Missing]:
    """What is missing for demands on the roster, but for those of one rule."""
    gaps = (gap for gap in demands.luecken(ohne) if isinstance(gap.row, (Schicht, Person, Fahrzeit)))
    found = {(gap.row, gap.name): gap for gap in gaps}
    return list(found.values())


def unklar(demands: Forderungen) -> tuple[str, ...]:
    """Why some demands on the roster could not be made."""
    return tuple(dict.fromkeys(why for rule, why in demands.unklar if rule.startswith(PERSONAL)))


def dienstlage(demands: Forderungen, plan: Plan) -> Lage:
    """What is to be said of a roster; made once for all rules that ask."""
    shifts, gaps = dienste(plan)
    chosen = gefordert(demands, shifts)
    if all(shift.person for shift in shifts) and not gebrochen(chosen, shifts):
        # the roster is good as it is: no matter how long the breaks would be if somebody else had these shifts
        known = tuple(gap for gap in (*gaps, *fehlt(demands)) if gap.name != "pause")
        return Lage(fehlt=known, unklar=unklar(demands))
    from checker.solve.dienstsuche import gesucht  # loads OR-Tools
    from checker.solve.kern import Grenzen

    # a limit of the workbook is no lack of people: what only that makes impossible is a Hinweis
    chosen += fest(Personzellen(demands.mappen, [shift.row for shift in shifts]), shifts, leute(plan), "info")
    wishes = wuensche(demands, shifts)
    found = gesucht(shifts, leute(plan), chosen, wishes, grenzen=Grenzen(SCHRITTE, vorrat=VORRAT))
    return found._replace(fehlt=(*gaps, *fehlt(demands)), unklar=unklar(demands))


def gebrochen(demands: Sequence[Forderung], shifts: Sequence[Dienst]) -> bool:
    """True if the roster as it is breaks a demand that is more than a custom."""
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
        self.users: dict[Ort, set[tuple[int, str]]] = {}
        """The lines of a table, or the hours of a grid, that a cell speaks for; several names in it are one."""
        for row in rows:
            if (place := _zelle(row)) is not None and row.tabelle is not None:
                own = row.tabelle.rows[row.nr], row.fundstelle("beginn").cell
                self.users.setdefault(place, set()).add(own)

    def fest(self, row: Schicht) -> str:
        """Why nobody else can be written there, as the end of a sentence; "" where it can."""
        if row.tabelle is None:
            return ""
        place = personzelle(row)
        if place is None:
            return "die Person steht in keiner eigenen Zelle"
        if self.formula(place) is not None:
            return "die Person steht als Formel da"
        if len(self.users.get(place, ())) > 1:
            return "die Zelle gilt für mehrere Schichten"
        return "" if zelltext(self, row, {row: ""}) is not None else "der Name steht nicht so in der Zelle"


def zelltext(cells: Rechenzellen, row: Schicht, new: Mapping[Schicht, str]) -> str | None:
    """What the cell of a shift says with other people; its other names stay. None if they do not stand there as read."""
    place = personzelle(row)
    text = cells.value(place) if place is not None else None
    rows = _in_der_zelle(row)
    if not isinstance(text, str) or (len(rows) == 1 and schluessel(text) == schluessel(row.bekannt("person"))):
        return new[row] if len(rows) == 1 else None
    names = {number: new[other] for number, other in enumerate(rows) if other in new}
    return ersetzt(text, [other.bekannt("person") or "" for other in rows], names)


def _in_der_zelle(row: Schicht) -> list[Schicht]:
    """The shifts whose person stands in the same cell, in the order of the names."""
    table, place = row.tabelle, _zelle(row)
    if table is None or place is None:
        return [row]
    records, first, last = table.records, row.nr, row.nr
    while first > 0 and _zelle(records[first - 1]) == place:
        first -= 1
    while last + 1 < len(records) and _zelle(records[last + 1]) == place:
        last += 1
    return records[first : last + 1]


def besetzt(cells: Rechenzellen, new: Mapping[Schicht, str]) -> dict[Ort, tuple[str, Schicht]]:
    """What cells say with other people, each with its shift. Raises Unbeweglich for what cannot be written."""
    found: dict[Ort, tuple[str, Schicht]] = {}
    for row in new:
        place, text = personzelle(row), zelltext(cells, row, new)
        if place is None or text is None or cells.formula(place) is not None:
            raise Unbeweglich("für die Person ist keine eigene Zelle da, in der nur Namen stehen")
        found.update(dict.fromkeys(_wiederholt(cells, row, place), (text, row)))
    return found


def _wiederholt(cells: Rechenzellen, row: Schicht, place: Ort) -> Iterator[Ort]:
    """The cell of a shift, and in a grid those behind it that say the same because the shift goes on."""
    yield place
    column = row.tabelle.spalten.get("beginn") if row.tabelle else None
    if row.tabelle is None or column is None or not column.kopf:
        return
    axis = "row" if column.columns is None else "column"
    begins = {getattr(_zelle(other), axis, 0) for other in row.tabelle.records}
    while (at := getattr(place, axis) + 1) in column.kopf and at not in begins:
        before, place = place, place._replace(**{axis: at})
        if cells.value(place) != cells.value(before):
            return
        yield place


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
