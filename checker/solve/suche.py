"""From demands on a plan to contradictions and proposals: the part that needs the search."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from checker.finding import SEVERITIES
from checker.forderung import Forderung
from checker.model.bedingung import Folge, glieder
from checker.solve.feld import Feld
from checker.solve.kern import HALT, Grenzen
from checker.solve.konflikt import HOECHSTENS, SCHREIBEN, Konflikt, Sucher
from checker.solve.plan import BLEIBT, Lage, Vorschlag, Widerspruch, grund, stellen
from checker.solve.reparatur import Reparatur
from checker.solve.stueckweise import zusammen

TEILE = 300
"""Parts of a plan that are mended by themselves; what is left is named, and mended in the copy."""
WEGE = 4
"""Part of the time that is left which each goal of another way may take."""
WAHL = 20
"""Changes of what is too large as a whole up to which other ways are looked for."""
EINZELN = 100
"""Breaches that are mended one by one; what is left is named as well."""
VORSCHLAEGE = 3
"""Proposals for each part of a plan that can be mended by itself."""


def untersuchen(feld: Feld, demands: Sequence[Forderung], grenzen: Grenzen, vorschlaege: int = VORSCHLAEGE) -> Lage:
    """What cannot be and what would mend the rest. House values that are not kept today are left out."""
    return _Untersuchung(feld, demands, grenzen, vorschlaege).run()


class _Untersuchung:
    def __init__(self, feld: Feld, demands: Sequence[Forderung], grenzen: Grenzen, number: int) -> None:
        self.feld, self.plan, self.demands, self.grenzen, self.number = feld, feld.problem, demands, grenzen, number
        self.vorrat = grenzen.vorrat
        """Deterministic time that is left for all questions together."""
        self.top = len(SEVERITIES) - 1
        """Rank of house values."""
        self.broken = {index for index in range(len(demands)) if feld.gebrochen(index)}
        self.out = {index for index in self.broken if self.rang(index) == self.top}
        """Demands that do not count: house values that are not kept today."""
        self.given: set[int] = set()
        """Demands of which a contradiction has given up something."""
        self.lost: set[int] = set()
        """Atoms of what contradictions have given up: no other one speaks about them."""
        self.lax: set[int] = set()
        """Atoms of house values that these records do not keep today."""
        if feld.je_glied:
            self.lax = {
                number for number, atom in enumerate(self.plan.atome)
                if atom.bedingung in self.out and self.hurt(atom.bedingung).intersection(self.plan.traeger(atom))
            }  # fmt: skip
            self.out = set()
        self.open = self.more = False
        self.chosen: dict[int, int] = {}
        """What the first proposals change together."""

    def possible(self, members: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether all that counts can hold together, also for records that have no value yet."""
        seeker = self.seeker()
        answer = seeker.antwort(self.active(self.top, members), rows)
        self.vorrat = min(self.vorrat, seeker.vorrat)
        return answer == "geht"

    def hurt(self, index: int) -> set[int]:
        """The records that break a condition today."""
        return {self.feld.index[row] for breach in self.feld.gebrochen(index) for row in breach}

    def rang(self, index: int) -> int:
        return SEVERITIES.index(self.demands[index].severity)

    def active(self, rank: int, members: Collection[int]) -> list[int]:
        """Atoms up to a rank that still count."""
        atoms = self.plan.atome
        out = self.lost | self.lax
        return [n for n in members if atoms[n].rang <= rank and n not in out and atoms[n].bedingung not in self.out]

    def run(self) -> Lage:
        found: list[Widerspruch] = []
        proposals: list[tuple[Vorschlag, ...]] = []
        rest, stays, vain = list[int](), list[int](), list[int]()
        looked, large = 0, 0
        for rows, members in self.plan.gruppen(range(len(self.plan.atome))):
            conditions = {self.plan.atome[number].bedingung for number in members}
            wrong = [
                index for index in self.broken & conditions if index not in self.out and self.rang(index) < self.top
            ]
            if not wrong and not any(map(self.feld.offen, rows)):
                continue
            if HALT:
                self.open = True
                break
            looked += 1
            if looked > TEILE:
                hurt = {row for index in wrong for row in self.hurt(index)}
                rest.append(min(hurt.intersection(rows), default=rows[0]))
                continue
            too_large = self.feld.zu_gross(len(rows))
            first = self.near(members, teilweise=too_large) if wrong and self.number else None
            vacant = any(map(self.feld.offen, rows))
            if first is not None and (too_large or not vacant or self.possible(members, rows)):
                # whoever changes what is broken has all that is demanded: nothing of it excludes anything
                proposals += self.nearby(first, members, teilweise=too_large)
                rest += first.uebrig
                vain += first.vergebens
                if too_large and (first.uebrig or first.vergebens or vacant):
                    large += len(rows)
                continue
            if too_large:
                large += len(rows)  # who else could stand where is no longer asked of all
                rest += map(min, self.breaches(wrong, set(rows)) if self.number else ())
                continue
            left = HOECHSTENS - len(found)
            if left <= 0 and self.seeker().antwort(self.active(self.top, members), rows) == "geht nicht":
                self.more = True
                continue
            conflicts = self.conflicts(members, rows, left) if left > 0 else []
            found += conflicts
            # what stays is in the way of others all the same
            atoms = sorted({*self.active(self.top, members), *self.lost.intersection(members)} - self.lax)
            beside, held = wrong and conflicts and self.number and not self.open, set(self.feld.fest)
            if beside:
                self.beside(atoms)
            if wrong and not self.open:
                # what a contradiction gave up may be all that was wrong: then there is nothing to move
                made = [ways for part in self.parts(atoms) if (ways := tuple(way for way in part if way.schritte))]
                proposals += made or (
                    self.singly(atoms, wrong, stays, rest, self.number) if self.feld.je_glied and conflicts else []
                )
            if beside and not self.feld.je_glied and not self.open:
                errors = [index for index in wrong if self.rang(index) == 0]
                stays += set[int]().union(*self.breaches(errors, set(rows), held)) - held
        stays = self.settled(stays, rest, vain)
        return Lage(
            tuple(found), self.more, tuple(proposals), self.open or large > 0, gross=large,
            aufgegeben=tuple(sorted(self.out | self.given)), ohne=tuple(sorted(self.lax)),
            vergebens=tuple(row for row, _ in self.feld.dabei(vain)),
            rest=tuple(row for row, _ in self.feld.dabei(rest)),
            bleibt=tuple(row for row, _ in self.feld.dabei(stays)),
        )  # fmt: skip

    def settled(self, stays: Iterable[int], rest: list[int], vain: Iterable[int]) -> list[int]:
        """Of the records that stay those that still break something; after Ctrl-C `rest` grows with what is named nowhere."""
        out = self.out | {index for index in self.given if self.rang(index)}
        counted = [index for index in self.broken - out if self.rang(index) < self.top]
        wrong = self.breaches(counted, set(range(len(self.feld.index))), set())
        if HALT:
            named = {*stays, *rest, *vain, *self.feld.fest}
            rest += [min(own) for own in wrong if named.isdisjoint(own)]
        return sorted(set[int]().union(*wrong).intersection(stays))

    def conflicts(self, members: Sequence[int], rows: Sequence[int], number: int) -> list[Widerspruch]:
        """What cannot be met together, the gravest demands first; afterwards what is left can be met."""
        found: list[Widerspruch] = []
        seeker = self.seeker()
        if rows and seeker.antwort(self.active(self.top, members), rows) == "geht":
            self.vorrat = min(self.vorrat, seeker.vorrat)
            return found
        for rank in sorted({self.plan.atome[member].rang for member in members}):
            while True:
                told = seeker.alle(self.active(rank, members), max(number - len(found), 1))
                self.open = self.open or told.offen
                self.more = self.more or told.mehr
                for conflict in told.konflikte:
                    found.append(self.contradiction(conflict))
                    self.give_up(conflict)
                if not told.konflikte or told.mehr:
                    break
        self.vorrat = min(self.vorrat, seeker.vorrat)
        return found

    def seeker(self) -> Sucher:
        return Sucher(self.plan, self.grenzen._replace(vorrat=self.vorrat))

    def give_up(self, conflict: Konflikt) -> None:
        """The records of a contradiction stay; where it is no error, the least grave of its demands are given up among them."""
        atoms = [(number, self.plan.atome[number]) for number in conflict.atome]
        worst = max(atom.rang for _, atom in atoms)
        if worst == 0 or self.feld.je_glied:
            self.feld.fest.update(row for _, atom in atoms for row in self.plan.traeger(atom))
            self.lost |= self.plan.verbraucht(conflict.atome)
        given: dict[int, set[int]] = {}
        for number, atom in atoms:
            if atom.rang == worst and not self.feld.je_glied:
                self.lost.add(number)
                given.setdefault(atom.bedingung, set()).update(self.plan.traeger(atom))
        self.given |= given.keys()
        for index, rows in given.items():
            if worst:
                self.feld.gelassen.setdefault(index, []).append(rows)

    def beside(self, atoms: Sequence[int]) -> None:
        """Leave as it is what has no place beside contradictions."""
        found = self.feld.beiseite(atoms, self.grenzen._replace(vorrat=self.vorrat))
        if found is not None:
            self.vorrat, self.open = min(self.vorrat, found.vorrat), self.open or found.offen

    def contradiction(self, conflict: Konflikt) -> Widerspruch:
        parts: dict[int, list[int | None]] = {}
        for number in conflict.atome:
            atom = self.plan.atome[number]
            parts.setdefault(atom.bedingung, []).append(atom.glied)
        reasons = tuple(grund(self.demands[index], members) for index, members in sorted(parts.items()))
        severity = SEVERITIES[max(self.rang(index) for index in parts)]
        rows = sorted({row for number in conflict.atome for row in self.plan.traeger(self.plan.atome[number])})
        return Widerspruch(reasons, severity, conflict.bewiesen, self.feld.dabei(rows))

    def parts(self, atoms: Sequence[int], first: Sequence[Reparatur] = ()) -> list[list[Vorschlag]]:
        """Proposals for each part of the least change that can be made by itself, whatever is chosen for the others.

        `first`: that change, where it is known. Other ways are asked for of the smallest part first: they are found at
        once, those of a large one may take all time.
        """
        first = first or self.ways(atoms, [], min(1, self.number))
        alone = self.feld.teile(first[0]) if first else []
        if len(alone) < 2:
            found = self.ways(atoms, first, self.number) if first else []
            return [self.proposals(found + self.turned(atoms, _fewest(found)), atoms)]
        made = {number: [part] for number, part in enumerate(alone)}
        for number, part in sorted(enumerate(alone), key=lambda item: len(item[1].neu)):
            with self.feld.ohne([ways for other, ways in made.items() if other != number]):
                found = self.ways(atoms, [self.feld.allein(part, atoms, self.grenzen)], self.number)
                made[number] = found + self.turned(atoms, _fewest(found))
        if whole := self.turned(atoms, sum(map(_fewest, made.values()))):
            # in another order one record may mend what is wrong in several parts
            return [self.proposals(self.ways(atoms, first, self.number) + whole, atoms)]
        return [self.proposals(found, atoms) for found in made.values()]

    def singly(
        self, atoms: Sequence[int], wrong: Iterable[int], stays: list[int], rest: list[int], number: int
    ) -> Iterator[tuple[Vorschlag, ...]]:
        """Up to a number of proposals for each breach by itself, where not all can be mended or looked at at once.

        `stays` grows with the records for which there is none, `rest` with one of each breach that was not looked at.
        """
        by_row: dict[int, list[int]] = {}
        for one in atoms:
            for row in self.plan.traeger(self.plan.atome[one]):
                by_row.setdefault(row, []).append(one)
        made: list[Reparatur] = []
        parts = self.breaches(wrong, set(by_row))
        for looked, part in enumerate(parts):
            if looked >= EINZELN or self.vorrat <= 0 or HALT:
                rest.append(min(part))
                continue
            near = self.feld.umgebung(part)
            some = sorted({one for row in near for one in by_row.get(row, ())})
            self.vorrat -= len(some) / SCHREIBEN
            others = set().union(*parts) - part
            with self.feld.nur((set(by_row) - others) & set(near)), self.feld.ohne([made] if made else []):
                found = [one._replace(optimal=len(one.neu) <= 1, wenigstens=1) for one in self.ways(some, [], number)]
            told = tuple(way for way in self.proposals(found, some) if way.schritte)
            if told:
                made += found
                yield told
            else:
                stays += part

    def breaches(self, wrong: Iterable[int], members: set[int], held: Collection[int] | None = None) -> list[set[int]]:
        """The records that together break demands beside the first proposals, and are not all among those that stay."""
        stays = self.feld.fest if held is None else held
        broken = (rows for index in wrong for rows in self.feld.gebrochen(index, self.chosen))
        found = ({self.feld.index[row] for row in rows} for rows in broken)
        return zusammen(own for own in found if own <= members and not own.issubset(stays))

    def nearby(self, first: Reparatur, members: Sequence[int], *, teilweise: bool) -> list[tuple[Vorschlag, ...]]:
        """Proposals for each part of a change near by. Of what is too large as a whole there may be very many parts."""
        atoms = self.active(self.top, members)
        alone = self.feld.teile(first) if teilweise else []
        if first.uebrig or first.vergebens or (alone and len(first.neu) > WAHL):
            touched = self.touched(atoms)
            self.choose([first])
            known = (part._replace(optimal=part.optimal or len(part.neu) == 1) for part in alone)
            return [(self.proposal(part, touched),) for part in known]
        some = self.parts(atoms, [first] if first.optimal or teilweise else [])
        return [ways for part in some if (ways := tuple(way for way in part if way.schritte))]

    def near(self, members: Sequence[int], *, teilweise: bool) -> Reparatur | None:
        """A change of little more than what is broken with which all holds, or as much as can be; None if there is none."""
        if self.vorrat <= 0 or HALT:
            return None
        limits = self.grenzen._replace(vorrat=self.vorrat)
        made = self.feld.nah(self.active(self.top, members), limits, teilweise=teilweise)
        self.vorrat -= self.feld.vergeblich(self.grenzen) if made is None else made.schritte
        return made

    def proposals(self, found: Sequence[Reparatur], atoms: Sequence[int]) -> list[Vorschlag]:
        touched = self.touched(atoms) if found else ()
        self.choose(found)
        return [self.proposal(made, touched) for made in sorted(found, key=lambda one: (len(one.neu), one.minuten))]

    def choose(self, found: Sequence[Reparatur]) -> None:
        if found:
            first = min(found, key=lambda one: (len(one.neu), one.minuten))
            self.chosen |= {row: value for row, value in first.neu.items() if not self.feld.offen(row)}

    def touched(self, atoms: Sequence[int]) -> list[int]:
        """The demands that are looked at with some atoms, with those that a contradiction gave up of the same records."""
        members = {row for number in atoms for row in self.plan.traeger(self.plan.atome[number])}
        some = self.feld.gelassen.keys() | {self.plan.atome[number].bedingung for number in atoms}
        inside = members.issuperset
        return sorted(n for n in some if inside(self.feld.index[row] for row in glieder(self.demands[n].constraint)))

    def ways(self, atoms: Sequence[int], before: Sequence[Reparatur], number: int) -> list[Reparatur]:
        """Changes that differ, up to a number of them: the least one, then others of the fewest records."""
        found = list(before)
        if found and found[0].abgebrochen:
            return found
        for way in range(len(found), number):
            if self.vorrat <= 0 or HALT:
                self.open = self.open or not found
                break
            limit = self.grenzen
            if found:  # another way is not worth what the least one is
                limit = limit._replace(schritte=min(limit.schritte, self.vorrat / WEGE))
            made = self.feld.reparieren(atoms, found, way, limit)
            self.vorrat -= self.feld.vergeblich(limit) if made is None else made.schritte
            if made is None or made.abgebrochen:
                self.open = self.open or (made is None and not found and not (self.feld.je_glied and self.feld.fest))
                found += [made] if made and not found else []
                break
            if all(made.neu != other.neu for other in found):
                found.append(made)
        return found

    def turned(self, atoms: Sequence[int], fewest: int) -> list[Reparatur]:
        """A proposal that gives up the order of today on the stages, if it moves fewer: what is in the wrong place has none."""
        loose = [number for number in atoms if not _is_order(self.demands[self.plan.atome[number].bedingung])]
        if fewest <= max(self.apart(loose), 1) or len(loose) == len(atoms) or self.vorrat <= 0 or HALT:
            return []
        limit = self.grenzen._replace(schritte=min(self.grenzen.schritte, self.vorrat / WEGE))
        made = self.feld.reparieren(loose, [], 0, limit)
        self.vorrat -= self.feld.vergeblich(limit) if made is None else made.schritte
        return [made] if made is not None and len(made.neu) < fewest else []

    def apart(self, atoms: Sequence[int]) -> int:
        """Breaches that have no record in common: each of them takes a change of its own."""
        used, number = set[int](), 0
        wrong = self.broken & {self.plan.atome[one].bedingung for one in atoms}
        breaches = (rows for index in sorted(wrong) for rows in self.feld.gebrochen(index))
        for own in sorted(({self.feld.index[row] for row in rows} for rows in breaches), key=len):
            if used.isdisjoint(own) and not own <= self.feld.fest:
                used |= own
                number += 1
        return number

    def proposal(self, made: Reparatur, touched: Iterable[int]) -> Vorschlag:
        feld = self.feld
        steps = [step for row in sorted(made.neu) if (step := feld.schritt(row, made.neu[row])) is not None]
        moved = {row for row, number in feld.index.items() if number in made.neu}
        lost, mended = [], dict[str, None]()
        for index in touched:
            demand = self.demands[index]
            after = set(feld.gebrochen(index, made.neu))
            if after and (index not in self.broken or index in self.feld.gelassen):
                lost.append(demand.evidence.message)
            if index in self.broken and (feld.je_glied or index not in self.feld.gelassen or not after):
                for rows in feld.gebrochen(index):
                    if rows not in after and moved.intersection(rows):
                        mended.update((f"{demand.rule} {place}", None) for row in rows for place in stellen(row))
        lost += feld.verzicht(made.neu)
        return Vorschlag(
            tuple(steps), made.minuten, made.optimal, made.wenigstens, made.abgebrochen, tuple(lost), tuple(mended)
        )


def _fewest(found: Sequence[Reparatur]) -> int:
    return min((len(made.neu) for made in found), default=0)


def _is_order(demand: Forderung) -> bool:
    """True for the demand that the items of a stage keep the order of today, which ZP001 makes as a house value."""
    return demand.rule == BLEIBT and demand.severity == "info" and isinstance(demand.constraint, Folge)
