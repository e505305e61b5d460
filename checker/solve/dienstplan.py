"""A roster as a problem: shifts that each need one person, what people cannot take, and the parts of that.

An atom is one shift in one condition, so a conflict names no more shifts than it needs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from ortools.sat.python import cp_model

from checker.model.einteilung import Dienstbedingung, Einteilung, Menge, Nicht, Unvereinbar
from checker.model.personal import Schicht
from checker.solve.zeitplan import Atom

Wer = Mapping[int, Set[int]]
"""The people who are asked for some shifts; for all others everybody is."""
ALLE: Wer = {}
_Verbunden = tuple[dict[int, int], dict[int, list[int]], dict[int, set[int]]]
"""The kind of each shift, the shifts of each kind, and the kinds that stand in a set with one."""


class Dienstplan:
    """Shifts, people, who has them today, and conditions; made ready to be asked about."""

    zuordnung = True

    def __init__(
        self,
        rows: Sequence[Schicht],
        leute: Sequence[str],
        heute: Einteilung,
        conditions: Sequence[Dienstbedingung],
        rang: Sequence[int] = (),
    ) -> None:
        self.rows, self.leute, self.conditions = rows, leute, conditions
        self.index: Mapping[Schicht, int] = {row: number for number, row in enumerate(rows)}
        self.person = {name: number for number, name in enumerate(leute)}
        self.heute = {self.index[row]: self.person[name] for row, name in heute.items() if isinstance(row, Schicht)}
        """The person of each shift that has one today."""
        self._je_nummer: dict[int, _Verbunden] = {}
        self._verbote = defaultdict[int, list[int]](list)
        """The conditions by which some people may not take a shift; made when somebody asks."""
        self.atome = [
            Atom(number, part, rang[number] if rang else 0)
            for number, condition in enumerate(conditions)
            for part in range(len(condition.glieder))
        ]

    def traeger(self, atom: Atom) -> tuple[int, ...]:
        """The shift that an atom has to do with."""
        return (self.zeile(atom.bedingung, atom.glied or 0),)

    def zeile(self, condition: int, part: int) -> int:
        row = self.conditions[condition].glieder[part]
        return self.index[row]  # type: ignore[index]

    def einteilung(self, new: Mapping[int, int] | None = None, people: Set[int] | None = None) -> Einteilung:
        """Who has which shift: today, or with some changes; of all or of some people."""
        known = (self.heute | dict(new or {})).items()
        return {self.rows[row]: self.leute[who] for row, who in known if people is None or who in people}

    def je_bedingung(self, active: Iterable[int]) -> dict[int, list[tuple[int, int, int]]]:
        """Atom, index among the shifts of the condition, and shift, for each condition."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for number in active:
            atom = self.atome[number]
            part = atom.glied or 0
            found.setdefault(atom.bedingung, []).append((number, part, self.zeile(atom.bedingung, part)))
        return found

    def verbraucht(self, atoms: Sequence[int]) -> set[int]:
        """Conflicts share no shift: one for which there is nobody is told once."""
        rows = {self.traeger(self.atome[number]) for number in atoms}
        return {number for number, atom in enumerate(self.atome) if self.traeger(atom) in rows}

    def zwischen(self, condition: Unvereinbar) -> defaultdict[int, list[int]]:
        """The shifts of each kind with which a person can take others that are too far apart."""
        kinds = {kind for item in condition.mengen for kind in item.ausser}
        found = defaultdict[int, list[int]](list)
        for row, kind in zip(condition.glieder, condition.klassen, strict=True):
            if kind in kinds:
                found[kind].append(self.index[row])  # type: ignore[index]
        return found

    def nachbarn(self, rows: Collection[int]) -> set[int]:
        """Some shifts and all that decide with them what one person can take."""
        found = set(rows)
        for number, condition in enumerate(self.conditions):
            if isinstance(condition, Unvereinbar):
                kind_of, members, linked = self._verbunden(number, condition)
                kinds = {kind_of[row] for row in rows if row in kind_of}
                found.update(row for kind in set().union(*(linked[k] for k in kinds)) for row in members[kind])
        return found

    def _verbunden(self, number: int, condition: Unvereinbar) -> "_Verbunden":
        """The kind of each shift, the shifts of each kind, and the kinds that are in a set together; made once."""
        if number not in self._je_nummer:
            kind_of, members = dict[int, int](), defaultdict[int, list[int]](list)
            for member, kind in zip(condition.glieder, condition.klassen, strict=True):
                row = self.index[member]  # type: ignore[index]
                kind_of[row] = kind
                members[kind].append(row)
            linked = defaultdict[int, set[int]](set)
            for kinds, instead in condition.mengen:
                group = {*kinds, *instead}
                for kind in group:
                    linked[kind] |= group
            self._je_nummer[number] = kind_of, members, linked
        return self._je_nummer[number]

    def gesperrt(self, row: int) -> set[int]:
        """The people who may not take a shift."""
        if not self._verbote:
            for number, condition in enumerate(self.conditions):
                for member in condition.glieder if isinstance(condition, Nicht) else ():
                    self._verbote[self.index[member]].append(number)  # type: ignore[index]
        names = chain.from_iterable(self.conditions[number].personen or () for number in self._verbote.get(row, ()))
        return {self.person[name] for name in names if name in self.person}

    def bruecken(self, number: int, rows: Collection[int]) -> set[int]:
        """The shifts with which somebody can take some others that are too far apart."""
        condition = self.conditions[number]
        if not isinstance(condition, Unvereinbar):
            return set()
        kind_of, members, _ = self._verbunden(number, condition)
        kinds = {kind_of[row] for row in rows}
        return {
            row for item in condition.mengen if item.ausser and kinds.issuperset(item.klassen)
            for kind in item.ausser for row in members[kind]
        }  # fmt: skip

    def gruppen(self, active: Iterable[int]) -> list[tuple[list[int], list[int]]]:
        """Shifts and atoms that hang together: by sets that one person cannot take. By their first shift.

        A shift that lies between others belongs to them whatever counts of it, since who may take it decides.
        """
        parent = list(range(len(self.rows)))

        def root(number: int) -> int:
            while parent[number] != number:
                parent[number] = number = parent[parent[number]]
            return number

        def join(rows: Sequence[int]) -> None:
            for row in rows[1:]:
                one, other = sorted((root(rows[0]), root(row)))
                parent[other] = one

        members: list[tuple[int, int]] = []
        for index, parts in self.je_bedingung(active).items():
            members += [(number, row) for number, _, row in parts]
            condition = self.conditions[index]
            if isinstance(condition, Unvereinbar):
                kinds, between = _je_klasse(condition, parts), self.zwischen(condition)
                for item in condition.mengen:
                    if all(len(kinds[kind]) >= item.klassen.count(kind) for kind in item.klassen):
                        join([row for kind in item.klassen for row, _ in kinds[kind]])
                        join([kinds[item.klassen[0]][0][0], *(row for kind in item.ausser for row in between[kind])])
        found: dict[int, tuple[list[int], list[int]]] = {}
        for number in range(len(self.rows)):
            found.setdefault(root(number), ([], []))[0].append(number)
        for number, row in sorted(members):
            found[root(row)][1].append(number)
        return list(found.values())

    def modell(
        self, active: Iterable[int], rows: Iterable[int], *, literals: bool = False, fest: Iterable[int] = (),
        frei: Iterable[int] = (), allein: bool = False, wer: Wer = ALLE,
    ) -> "Dienstmodell":  # fmt: skip
        """`fest`: shifts that stay with who has them, whatever that breaks. `frei`: shifts that may stay empty.

        `allein`: no other shifts are looked at, those that lie between are among them.
        """
        kept = {row: self.heute[row] for row in fest}
        return Dienstmodell(self, sorted(active), sorted(rows), literals, kept, frei, allein, wer)


def _je_klasse(
    condition: Unvereinbar, parts: Iterable[tuple[int, int, int]]
) -> defaultdict[int, list[tuple[int, int]]]:
    """Shift and atom of each kind."""
    found = defaultdict[int, list[tuple[int, int]]](list)
    for number, part, row in parts:
        found[condition.klassen[part]].append((row, number))
    return found


class Dienstmodell:
    """A model for OR-Tools: one switch for each shift and each person who may take it."""

    def __init__(
        self,
        plan: Dienstplan,
        active: Sequence[int],
        rows: Sequence[int],
        literals: bool,
        fest: Mapping[int, int],
        frei: Iterable[int],
        allein: bool,
        wer: Wer,
    ) -> None:
        self.plan, self.rows, self.fest = plan, rows, fest
        self.cp = cp_model.CpModel()
        self.literal: dict[int, cp_model.IntVar] = {}
        if literals:
            self.literal = {number: self.cp.new_bool_var("") for number in active}
        self.eins = self.cp.new_constant(1)
        """For shifts that stay: no switch."""
        self.nachsicht: list[cp_model.IntVar] = []
        """True for each set that what stays breaks and goes on to break."""
        grouped = plan.je_bedingung(active)
        barred = self._barred(grouped)
        self.takes: dict[int, dict[int, cp_model.IntVar]] = {
            row: {fest[row]: self.eins} if row in fest
            else {who: self.cp.new_bool_var("") for who in self._able(literals, barred[row]) if who in wer.get(row, {who})}
            for row in sorted({*rows, *(() if allein else self._between(grouped))})
        }  # fmt: skip
        """For each shift the switches of those who may take it; also for shifts that may lie between others."""
        inside = set(rows).difference(frei)
        self.leer = not all(own for row, own in self.takes.items() if row in inside)
        free = [row for row in self.takes if row not in fest]
        self.beweglich = {who for row in free for who in self.takes[row]}
        """Who may come to take a shift or give one away."""
        for row in free:
            switch = self.takes[row].get(plan.heute.get(row, -1))
            if switch is not None:
                self.cp.add_hint(switch, 1)
        for row in free:
            own = self.takes[row].values()
            (self.cp.add_exactly_one if row in inside else self.cp.add_at_most_one)(own)
        for index, parts in grouped.items():
            condition = plan.conditions[index]
            if isinstance(condition, Unvereinbar):
                self._apart(condition, parts)
            elif literals:
                for number, _, row in parts:
                    for who in self._people(condition):
                        self.cp.add_implication(self.literal[number], ~self.takes[row][who])

    def _able(self, literals: bool, barred: Set[int]) -> Iterable[int]:
        return (who for who in range(len(self.plan.leute)) if literals or who not in barred)

    def _between(self, grouped: Mapping[int, Sequence[tuple[int, int, int]]]) -> Iterator[int]:
        """The shifts with which a person can take others that are too far apart."""
        for index in grouped:
            condition = self.plan.conditions[index]
            if isinstance(condition, Unvereinbar):
                yield from chain.from_iterable(self.plan.zwischen(condition).values())

    def _barred(self, grouped: Mapping[int, Sequence[tuple[int, int, int]]]) -> defaultdict[int, set[int]]:
        found = defaultdict[int, set[int]](set)
        for index, parts in grouped.items():
            condition = self.plan.conditions[index]
            if isinstance(condition, Nicht):
                for _, _, row in parts:
                    found[row].update(self._people(condition))
        return found

    def _people(self, condition: Dienstbedingung) -> Iterator[int]:
        names = self.plan.leute if condition.personen is None else condition.personen
        return (self.plan.person[name] for name in names if name in self.plan.person)

    def _apart(self, condition: Unvereinbar, parts: Sequence[tuple[int, int, int]]) -> None:
        kinds = _je_klasse(condition, parts)
        between = {
            kind: [row for row in rows if row in self.takes] for kind, rows in self.plan.zwischen(condition).items()
        }
        sets = [
            item for item in condition.mengen
            if all(len(kinds[kind]) >= item.klassen.count(kind) for kind in item.klassen)
        ]  # fmt: skip
        first: dict[int, list[int]] = {}
        for place, item in enumerate(sets):
            first.setdefault(item.klassen[0], []).append(place)
        able: dict[int, dict[int, list[tuple[int, int]]]] = {}
        for kind, members in kinds.items():
            for row, number in members:
                for who in self.takes[row]:
                    able.setdefault(who, defaultdict(list))[kind].append((row, number))
        for who in self._people(condition):
            if who not in self.beweglich or who not in able:
                continue
            one: dict[int, cp_model.IntVar | None] = {}
            for place in sorted(place for kind in able[who] for place in first.get(kind, ())):
                if able[who].keys() >= {*sets[place].klassen}:
                    self._set(sets[place], who, able[who], between, one)

    def _set(
        self, item: Menge, who: int, kinds: Mapping[int, Sequence[tuple[int, int]]], between: Mapping[int, Sequence[int]],
        one: dict[int, cp_model.IntVar | None],
    ) -> None:  # fmt: skip
        """One person does not take a set of shifts."""
        stays = (
            sum(self.fest.get(row) == who for row, _ in kinds[kind]) >= item.klassen.count(kind)
            for kind in item.klassen
        )
        if self.fest and all(stays):  # broken by what stays: then not by more of them, unless one between mends it
            others = [row for kind in set(item.klassen) for row, _ in kinds[kind] if row not in self.fest]
            free = [row for kind in item.ausser for row in between.get(kind, ()) if who in self.takes[row]]
            if not others and not free:
                return
            still = self.cp.new_bool_var("")
            self.cp.add_bool_or([still, *(self.takes[row][who] for row in free)])
            self.nachsicht.append(still)
            for row in others:
                self.cp.add_implication(still, ~self.takes[row][who])
            return
        if len(set(item.klassen)) < len(item.klassen):
            switches = [
                switch
                for row, number in kinds[item.klassen[0]]
                if (switch := self._taken(row, number, who)) is not None
            ]
            if len(switches) > 1:
                self.cp.add_at_most_one(switches)
            return
        together = []
        for kind in item.klassen:
            if kind not in one:
                one[kind] = self._any([self._taken(row, number, who) for row, number in kinds[kind]])
            together.append(one[kind])
        if any(switch is None for switch in together):
            return
        instead = [
            self.takes[row][who] for kind in item.ausser for row in between.get(kind, ()) if who in self.takes[row]
        ]
        self.cp.add_bool_or([*(~switch for switch in together if switch is not None), *instead])

    def _taken(self, row: int, number: int, who: int) -> cp_model.IntVar | None:
        """True at least where a person takes a shift and the atom counts; None if the person may not."""
        switch = self.takes[row].get(who)
        if switch is None or not self.literal:
            return switch
        both = self.cp.new_bool_var("")
        self.cp.add_bool_or([~switch, ~self.literal[number], both])
        return both

    def _any(self, switches: Sequence[cp_model.IntVar | None]) -> cp_model.IntVar | None:
        """True at least where one of some switches is; None without any."""
        found = [switch for switch in switches if switch is not None]
        if len(found) < 2:
            return found[0] if found else None
        one = self.cp.new_bool_var("")
        for switch in found:
            self.cp.add_implication(switch, one)
        return one

    def treffer(self, condition: Unvereinbar) -> list[cp_model.IntVar]:
        """For each set and each person who may come to take it a switch: true at least where they do.

        Shifts that the model does not look at stay with who has them.
        """
        rows, found = defaultdict[int, list[int]](list), list[cp_model.IntVar]()
        for member, kind in zip(condition.glieder, condition.klassen, strict=True):
            rows[kind].append(self.plan.index[member])  # type: ignore[index]
        for who in self._people(condition):
            held = {
                kind for kind, own in rows.items()
                if any(row not in self.takes and self.plan.heute.get(row) == who for row in own)
            }  # fmt: skip
            free = {
                kind: switches for kind, own in rows.items()
                if (switches := [self.takes[row][who] for row in own if who in self.takes.get(row, {})])
            }  # fmt: skip
            one: dict[int, cp_model.IntVar | None] = {}
            for kinds, instead in condition.mengen:
                more = sorted(set(kinds) - held)
                if not more or not free.keys() >= {*more} or held.intersection(instead):
                    continue
                for kind in (kind for kind in more if kind not in one):
                    one[kind] = self._any(free[kind])
                found.append(self.cp.new_bool_var(""))
                out = [~switch for kind in more if (switch := one[kind]) is not None]
                self.cp.add_bool_or([found[-1], *out, *(s for kind in instead for s in free.get(kind, ()))])
        return found

    def wer(self, values: Sequence[int]) -> dict[int, int]:
        """The person of each shift, by the values of `gefragt`."""
        pairs = [(row, who) for row, own in self.takes.items() if row not in self.fest for who in own]
        return {row: who for (row, who), value in zip(pairs, values, strict=True) if value}

    @property
    def gefragt(self) -> list[cp_model.IntVar]:
        """All switches, in the order that `wer` expects."""
        return [switch for row, own in self.takes.items() if row not in self.fest for switch in own.values()]
