"""A plan of times as a problem: records that begin and last, conditions between them, and their parts.

An `Atom` is the smallest thing that a conflict may name: a condition, or, of a condition over several records, that
one of them takes part. Minutes count from `Zeitplan.null`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
from functools import cached_property
from itertools import combinations

from ortools.sat.python import cp_model

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
    glieder,
    verletzt,
)
from checker.model.tupel import NamedTuple


class Stueck(NamedTuple):
    """Something that begins and lasts."""

    row: Termin
    dauer: int
    """Minutes."""
    von: datetime | None
    """When it is planned to begin; None = not planned yet."""


class Atom(NamedTuple):
    """The smallest part of a condition that can be left out."""

    bedingung: int
    """Index of the condition."""
    glied: int | None
    """Index of the record among `glieder` that takes part; None = the condition as a whole."""
    rang: int
    """How grave it is to leave it out: 0 an error, 1 a warning, 2 a house value or custom."""


class Zeitplan:
    """Records and conditions, made ready to be asked about. All records of the conditions must be among them."""

    zuordnung = False

    def __init__(self, stuecke: Sequence[Stueck], conditions: Sequence[Bedingung], rang: Sequence[int] = ()) -> None:
        """`rang`: how grave each condition is; without it all are errors."""
        self.stuecke, self.conditions = stuecke, conditions
        self.index: Mapping[Termin, int] = {piece.row: number for number, piece in enumerate(stuecke)}
        self.atome = [
            Atom(number, part, rang[number] if rang else 0)
            for number, condition in enumerate(conditions)
            for part in _parts(condition)
        ]
        self.null = min(self._moments(), default=datetime(2000, 1, 1))  # noqa: DTZ001 - wall time
        span = sum(piece.dauer for piece in stuecke) + sum(map(_gaps, conditions))
        last = max((self.minute(moment) for moment in self._moments()), default=0)
        self.frueh, self.spaet = -span, last + 2 * span
        """Between these minutes all can be moved as freely as it needs."""

    def _moments(self) -> Iterator[datetime]:
        for piece in self.stuecke:
            if piece.von is not None:
                yield piece.von
        for condition in self.conditions:
            if isinstance(condition, Fenster):
                yield from (moment for moment in (condition.ab, condition.bis) if moment is not None)
            elif isinstance(condition, Sperre):
                yield from (condition.von, condition.bis)

    def minute(self, moment: datetime) -> int:
        return int((moment - self.null).total_seconds()) // 60

    def moment(self, minute: int) -> datetime:
        return self.null + timedelta(minutes=minute)

    def zeiten(self, starts: Mapping[int, int] | None = None, rows: Iterable[int] | None = None) -> Zeiten:
        """Begin and end of each record, or of some: as planned, or at these minutes."""
        found: dict[Termin, tuple[datetime, datetime]] = {}
        for number in range(len(self.stuecke)) if rows is None else rows:
            piece = self.stuecke[number]
            begin = self.moment(starts[number]) if starts and number in starts else piece.von
            if begin is not None:
                found[piece.row] = (begin, begin + timedelta(minutes=piece.dauer))
        return found

    @cached_property
    def stellen(self) -> list[list[tuple[int, int]]]:
        """For each record where it takes part: in which condition, and in which place of it."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.stuecke]
        for number, condition in enumerate(self.conditions):
            for place, row in enumerate(glieder(condition)):
                found[self.index[row]].append((number, place))
        return found

    def mit(self, begins: Mapping[int, int]) -> "Zeitplan":
        """The same problem for a plan in which some records begin at other minutes."""
        made = copy(self)
        made.stuecke = [
            piece._replace(von=self.moment(begins[number])) if number in begins else piece
            for number, piece in enumerate(self.stuecke)
        ]
        return made

    def bedingungen(self, atoms: Iterable[int]) -> list[Bedingung]:
        """The conditions of some atoms, each whole."""
        return [self.conditions[index] for index in sorted({self.atome[number].bedingung for number in atoms})]

    def verletzende(self, atoms: Iterable[int]) -> set[int]:
        """The records that as planned break the conditions of some atoms."""
        times = self.zeiten()
        breaches = (rows for one in self.bedingungen(atoms) for rows in verletzt(one, times))
        return {self.index[row] for rows in breaches for row in rows}

    def traeger(self, atom: Atom) -> tuple[int, ...]:
        """The records whose times an atom has to do with."""
        rows = glieder(self.conditions[atom.bedingung])
        return tuple(self.index[row] for row in (rows if atom.glied is None else (rows[atom.glied],)))

    def verbraucht(self, atoms: Sequence[int]) -> set[int]:
        """Conflicts share no atom."""
        return set(atoms)

    def gruppen(self, active: Iterable[int]) -> list[tuple[list[int], list[int]]]:
        """Records and atoms that hang together, by their first record; atoms of one condition always do."""
        parent = list(range(len(self.stuecke)))

        def root(number: int) -> int:
            while parent[number] != number:
                parent[number] = number = parent[parent[number]]
            return number

        owner: dict[int, int] = {}
        members: list[tuple[int, int]] = []
        for number in active:
            atom = self.atome[number]
            rows = self.traeger(atom)
            first = owner.setdefault(atom.bedingung, rows[0])
            for row in rows:
                one, other = sorted((root(first), root(row)))
                parent[other] = one
            members.append((number, first))
        found: dict[int, tuple[list[int], list[int]]] = {}
        for number in range(len(self.stuecke)):
            found.setdefault(root(number), ([], []))[0].append(number)
        for number, row in members:
            found[root(row)][1].append(number)
        return list(found.values())

    def modell(self, active: Iterable[int], rows: Iterable[int], *, literals: bool = False) -> "Modell":
        """A model of some atoms over some records; with `literals`, each atom can be switched off."""
        return Modell(self, sorted(active), sorted(rows), literals)


class Modell:
    """A model for OR-Tools, and how its variables are called."""

    def __init__(self, plan: Zeitplan, active: Sequence[int], rows: Sequence[int], literals: bool) -> None:
        self.plan, self.active, self.rows = plan, active, rows
        self.cp = cp_model.CpModel()
        self.literal: dict[int, cp_model.IntVar] = {}
        """The switch of each atom."""
        if literals:
            self.literal = {number: self.cp.new_bool_var("") for number in active}
        grouped: dict[int, list[int]] = {}
        for number in active:
            grouped.setdefault(plan.atome[number].bedingung, []).append(number)
        domains = dict.fromkeys(rows, (plan.frueh, plan.spaet))
        holes: dict[int, list[tuple[int, int]]] = {}
        if not literals:
            self._bounds(grouped, domains, holes)
        self.start: dict[int, cp_model.IntVar] = {}
        """The variable of the begin of each record."""
        self.leer = any(low > high for low, high in domains.values())
        """True if a window is too small for its record."""
        self.frei: dict[int, list[tuple[int, int]]] = {}
        """The spans of minutes in which each record may begin, as far as it hangs on nothing else."""
        for row in rows:
            domain = _domain(*domains[row], holes.get(row, ()))
            self.frei[row] = _spans(domain)
            self.leer = self.leer or domain.is_empty()
            self.start[row] = self.cp.new_int_var_from_domain(
                cp_model.Domain(0, 0) if domain.is_empty() else domain, ""
            )
        if self.leer:
            self.cp.add_bool_or([])
        self.apart: dict[tuple[int, int], int] = {}
        """Records that never run at the same time, and how long after the first one begins the second one may."""
        if not literals:
            self._find_apart(grouped)
        for number, parts in grouped.items():
            self._add(number, parts)

    def _find_apart(self, grouped: Mapping[int, Sequence[int]]) -> None:
        """With the order of two records known, that they are apart is a plain inequality, which a solver sees at once."""
        plan = self.plan
        ordered = {
            (plan.index[condition.vorher[0]], plan.index[condition.nachher[0]])
            for number in grouped
            if isinstance(condition := plan.conditions[number], Folge)
            and len(condition.vorher) == len(condition.nachher) == 1
        }
        for number, parts in grouped.items():
            condition = plan.conditions[number]
            if not isinstance(condition, Getrennt) or condition.gruppen:
                continue
            members = {row: place for place, row, _ in self._members(condition, parts) if plan.stuecke[row].dauer > 0}
            for one, other in ordered:
                if one in members and other in members:
                    after = condition.danach[members[one]] if condition.danach else 0
                    gap = plan.stuecke[one].dauer + after
                    self.apart[one, other] = max(self.apart.get((one, other), 0), gap)

    def _bounds(
        self,
        grouped: Mapping[int, Sequence[int]],
        domains: dict[int, tuple[int, int]],
        holes: dict[int, list[tuple[int, int]]],
    ) -> None:
        """Windows and closed times narrow what a record may begin at: no constraint is faster."""
        plan = self.plan
        for number in grouped:
            condition = plan.conditions[number]
            if isinstance(condition, (Fenster, Sperre)):
                row = plan.index[condition.glied]
                length = plan.stuecke[row].dauer
                if isinstance(condition, Sperre):
                    hole = (plan.minute(condition.von) - length + 1, plan.minute(condition.bis) - 1)
                    holes.setdefault(row, []).append(hole)
                    continue
                low, high = domains[row]
                if condition.ab is not None:
                    low = max(low, plan.minute(condition.ab))
                if condition.bis is not None:
                    high = min(high, plan.minute(condition.bis) - length)
                domains[row] = (low, high)

    def _add(self, number: int, parts: Sequence[int]) -> None:
        condition = self.plan.conditions[number]
        if isinstance(condition, Folge):
            self._order(condition, parts)
        elif isinstance(condition, (Getrennt, Hoechstens)):
            self._shared(condition, parts)
        elif isinstance(condition, Verbunden):
            one, other = (self.start[self.plan.index[row]] for row in (condition.eine, condition.andere))
            made = self.cp.add(other == one + condition.minuten)
            if self.literal:
                made.only_enforce_if(self.literal[parts[0]])
        elif isinstance(condition, (Fenster, Sperre)) and self.literal:
            self._window(condition, self.literal[parts[0]])

    def _window(self, condition: Fenster | Sperre, literal: cp_model.IntVar) -> None:
        plan = self.plan
        row = plan.index[condition.glied]
        start, length = self.start[row], plan.stuecke[row].dauer
        if isinstance(condition, Sperre):
            hole = (plan.minute(condition.von) - length + 1, plan.minute(condition.bis) - 1)
            free = _domain(plan.frueh, plan.spaet, [hole])
            self.cp.add_linear_expression_in_domain(start, free).only_enforce_if(literal)
            return
        if condition.ab is not None:
            self.cp.add(start >= plan.minute(condition.ab)).only_enforce_if(literal)
        if condition.bis is not None:
            self.cp.add(start <= plan.minute(condition.bis) - length).only_enforce_if(literal)

    def _members(self, condition: Bedingung, parts: Sequence[int]) -> list[tuple[int, int, cp_model.IntVar | None]]:
        """Index among the records of a condition, row, and switch of each record that takes part."""
        rows = [self.plan.index[row] for row in glieder(condition)]
        atoms = [(number, self.plan.atome[number].glied) for number in parts]
        if atoms[0][1] is None:
            literal = self.literal.get(atoms[0][0])
            return [(position, row, literal) for position, row in enumerate(rows)]
        return [(part, rows[part], self.literal.get(number)) for number, part in atoms if part is not None]

    def _order(self, condition: Folge, parts: Sequence[int]) -> None:
        cp, stuecke = self.cp, self.plan.stuecke
        members = self._members(condition, parts)
        first = [item for item in members if item[0] < len(condition.vorher)]
        then = [item for item in members if item[0] >= len(condition.vorher)]
        if len(condition.vorher) == len(condition.nachher) == 1 and first and then:
            (_, a, literal), (_, b, _) = first[0], then[0]
            gap = stuecke[a].dauer + condition.abstand
            if gap >= 0:
                gap = max(gap, self.apart.get((a, b), 0))
            made = cp.add(self.start[b] >= self.start[a] + gap)
            if literal is not None:
                made.only_enforce_if(literal)
            return
        if not first or not then:
            return
        barrier = cp.new_int_var(self.plan.frueh, 2 * self.plan.spaet, "")
        for _, row, literal in first:
            made = cp.add(self.start[row] + stuecke[row].dauer <= barrier)
            if literal is not None:
                made.only_enforce_if(literal)
        for _, row, literal in then:
            made = cp.add(self.start[row] >= barrier + condition.abstand)
            if literal is not None:
                made.only_enforce_if(literal)

    def _shared(self, condition: Getrennt | Hoechstens, parts: Sequence[int]) -> None:
        members = [item for item in self._members(condition, parts) if self.plan.stuecke[item[1]].dauer > 0]
        if isinstance(condition, Hoechstens):
            used = [item for item in members if condition.mengen[item[0]] > 0]
            if used:
                intervals = [self._interval(row, literal, 0) for _, row, literal in used]
                self.cp.add_cumulative(intervals, [condition.mengen[i] for i, _, _ in used], condition.grenze)
            return
        after = condition.danach or (0,) * len(condition.glieder)
        intervals = [self._interval(row, literal, after[i]) for i, row, literal in members]
        groups = [condition.gruppen[i] if condition.gruppen else str(i) for i, _, _ in members]
        if len(set(groups)) == len(groups):
            self.cp.add_no_overlap(intervals)
            return
        for one, other in combinations(range(len(members)), 2):
            if groups[one] != groups[other]:
                self.cp.add_no_overlap([intervals[one], intervals[other]])

    def _interval(self, row: int, literal: cp_model.IntVar | None, after: int) -> cp_model.IntervalVar:
        start, length = self.start[row], self.plan.stuecke[row].dauer + after
        if literal is None:
            return self.cp.new_fixed_size_interval_var(start, length, "")
        return self.cp.new_optional_fixed_size_interval_var(start, length, literal, "")


def _domain(low: int, high: int, holes: Iterable[tuple[int, int]]) -> cp_model.Domain:
    """All minutes between two bounds, without some spans; may be empty."""
    if low > high:
        return cp_model.Domain.from_intervals([])
    spans: list[list[int]] = []
    at = low
    for first, last in sorted(holes):
        if first > last:
            continue
        if first > at:
            spans.append([at, min(first - 1, high)])
        at = max(at, last + 1)
        if at > high:
            break
    if at <= high:
        spans.append([at, high])
    return cp_model.Domain.from_intervals([span for span in spans if span[0] <= span[1]])


def _spans(domain: cp_model.Domain) -> list[tuple[int, int]]:
    flat = domain.flattened_intervals()
    return list(zip(flat[::2], flat[1::2], strict=True))


def _parts(condition: Bedingung) -> list[int | None]:
    """The records of a condition that can be left out by themselves; [None] where only the whole can."""
    count = len(glieder(condition))
    if isinstance(condition, (Getrennt, Hoechstens)) and count > 2:
        return list(range(count))
    if isinstance(condition, Folge) and count > 2:
        return list(range(count))
    return [None]


def _gaps(condition: Bedingung) -> int:
    if isinstance(condition, Folge):
        return max(condition.abstand, 0)
    return sum(condition.danach) if isinstance(condition, Getrennt) else 0
