"""What of a plan can still be met beside its contradictions.

The records of a contradiction stay where they are, and what they break among themselves is not asked for. All others
keep away from them as before: what a condition leaves to demand of these is written as conditions again, so model and
proof are those of any other plan.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, pairwise

from checker.model.ablauf import Aufgabe, Termin
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
    unter,
    verletzt,
)
from checker.model.tupel import NamedTuple
from checker.solve.kern import Grenzen
from checker.solve.konflikt import Sucher
from checker.solve.zeitplan import Atom, Stueck, Zeitplan

Uebrig = tuple[Bedingung, Collection[Termin]]
"""What a condition leaves to demand, and the records that stay of which it speaks."""
Gelassen = Mapping[int, Sequence[Collection[int]]]
"""Of some conditions the records among which they are given up."""


class Rest(NamedTuple):
    """A problem for the records that may still move; the others have their numbers, and no conditions."""

    plan: Zeitplan
    herkunft: Sequence[tuple[int, Collection[int]]]
    """For each condition the one of the whole plan that it is from, and the records that stay of which it speaks."""

    def atome(self, conditions: Collection[int]) -> list[int]:
        """All atoms that are from some conditions of the whole plan."""
        return [number for number, atom in enumerate(self.plan.atome) if self.herkunft[atom.bedingung][0] in conditions]


class Beiseite(NamedTuple):
    """What has to be left as it is so that all the rest can be met."""

    rest: Rest
    fest: set[int]
    """Records that stay: also those for which there is no place beside the others that do."""
    gelassen: dict[int, list[Collection[int]]]
    """What is given up, also what is no error and for which there is no place beside them."""
    offen: bool
    vorrat: float


PROBEN = 5000
"""Records of the plan times those of a conflict up to which it is tried which of these had better stay."""
RUNDEN = 100
"""Searches for what has no place; each finds up to ten such groups of records."""


def rest(plan: Zeitplan, held: Collection[int], given: Gelassen) -> Rest:
    """What a plan demands of all records but those that stay."""
    ranks = {atom.bedingung: atom.rang for atom in plan.atome}
    stays = {plan.stuecke[row].row for row in held}
    times = plan.zeiten(rows=held)
    lengths = {piece.row: piece.dauer for piece in plan.stuecke}
    found: list[Bedingung] = []
    origin: list[tuple[int, Collection[int]]] = []
    more: list[Stueck] = []
    for number, whole in enumerate(plan.conditions):
        among = [{plan.stuecke[row].row for row in rows} for rows in given.get(number, ())]
        for condition in _ausser(whole, among) if among else [whole]:
            here = stays.intersection(glieder(condition))
            if not here:
                parts: Sequence[Uebrig] = [(condition, ())]
            elif isinstance(condition, Hoechstens):
                used = list(_belegt(condition, times))
                more += [piece for piece, _ in used]
                parts = _hoechstens(condition, here, used)
            else:
                parts = list(_neben(condition, here, times, lengths))
            found += [part for part, _ in parts]
            origin += [(number, [plan.index[row] for row in beside]) for _, beside in parts]
    made = Zeitplan([*plan.stuecke, *more], found, [ranks[number] for number, _ in origin])
    made.null, made.frueh, made.spaet = plan.null, plan.frueh, plan.spaet
    return Rest(made, origin)


def beiseite(
    plan: Zeitplan, conditions: Collection[int], held: Collection[int], given: Gelassen, grenzen: Grenzen
) -> Beiseite:
    """Leave as it is what has no place beside the records that stay, until some conditions can be met by all others."""
    fest, lost = set(held), {number: list(sets) for number, sets in given.items()}
    left, vorrat = rest(plan, fest, lost), grenzen.vorrat
    for _ in range(RUNDEN):
        atoms = left.atome(conditions)
        if firm := _unbeweglich(left.plan, atoms).intersection(range(len(plan.stuecke))):
            fest |= firm
            left = rest(plan, fest, lost)
            continue
        seeker = Sucher(left.plan, grenzen._replace(vorrat=vorrat))
        told = seeker.alle(atoms)
        vorrat = seeker.vorrat
        if not told.konflikte:
            return Beiseite(left, fest, lost, told.offen, vorrat)
        for conflict in told.konflikte:
            parts = [left.plan.atome[number] for number in conflict.atome]
            worst = max(atom.rang for atom in parts)
            if worst:
                for number, rows in _unter_sich(left, [atom for atom in parts if atom.rang == worst]).items():
                    lost.setdefault(number, []).append(rows)
                continue
            fest.add(_einer(plan, left, conflict.atome, fest, lost, vorrat))
        left = rest(plan, fest, lost)
    return Beiseite(left, fest, lost, True, vorrat)


def _einer(plan: Zeitplan, left: Rest, conflict: Sequence[int], fest: set[int], lost: Gelassen, vorrat: float) -> int:
    """The record of a conflict that stays: one beside which there is a place for the others of it."""
    rows = sorted({
        row for number in conflict for row in left.plan.traeger(left.plan.atome[number]) if row < len(plan.stuecke)
    })  # fmt: skip
    if len(rows) < 2 or len(plan.stuecke) * len(rows) > PROBEN:
        return rows[0]
    conditions = {left.herkunft[left.plan.atome[number].bedingung][0] for number in conflict}
    for held in rows:
        others = set(rows) - {held}
        beside = rest(plan, fest | {held}, lost)
        atoms = [n for n in beside.atome(conditions) if others.issuperset(beside.plan.traeger(beside.plan.atome[n]))]
        if not Sucher(beside.plan, Grenzen(vorrat=vorrat)).geht_nicht(atoms):
            return held
    return rows[0]


def _unbeweglich(plan: Zeitplan, atoms: Iterable[int]) -> set[int]:
    """Records that break something together although each of them has to be where it is: no search is needed for them."""
    times = plan.zeiten()
    conditions = plan.bedingungen(number for number in atoms if plan.atome[number].rang == 0)
    firm = {one.glied for one in conditions if isinstance(one, Fenster) and (one.ab, one.bis) == times.get(one.glied)}
    breaches = (rows for one in conditions for rows in verletzt(one, times) if firm.issuperset(rows))
    return {plan.index[row] for rows in breaches for row in rows}


def _unter_sich(left: Rest, atoms: Sequence[Atom]) -> dict[int, set[int]]:
    """The conditions of the whole plan that some atoms are from, each with the records that make it impossible."""
    found: dict[int, set[int]] = {}
    for atom in atoms:
        number, beside = left.herkunft[atom.bedingung]
        found.setdefault(number, set()).update(left.plan.traeger(atom), beside)
    return found


def _ausser(condition: Bedingung, among: Sequence[Collection[Termin]]) -> list[Bedingung]:
    """What a condition demands but among the records of each of some sets: the others with each of these, and pairs.

    Of a set of one record it is given up altogether.
    """
    alone = {row for rows in among if len(rows) == 1 for row in rows}
    given = {row: None for rows in among for row in glieder(condition) if row in rows and row not in alone}
    others = set(glieder(condition)).difference(given, alone)
    pairs = [{*pair} for pair in combinations(given, 2) if not any(rows.issuperset(pair) for rows in map(set, among))]
    each = [{*others, row} for row in given] or [others]
    parts = (unter(condition, rows) for rows in [*each, *pairs])
    return [part for part in parts if part is not None]


def _neben(
    condition: Bedingung, stays: Collection[Termin], times: Zeiten, lengths: Mapping[Termin, int]
) -> Iterator[Uebrig]:
    """What a condition leaves to demand of those that do not stay, each with the records that stay and make it."""
    free = [row for row in glieder(condition) if row not in stays]
    left = unter(condition, free) if free else None
    if left is not None:
        yield left, ()
    if isinstance(condition, Folge):
        before = [row for row in condition.vorher if row in times]
        after = [row for row in condition.nachher if row in times]
        gap = timedelta(minutes=condition.abstand)
        if before:
            last = max(before, key=lambda row: times[row][1])
            yield from (
                (Fenster(row, times[last][1] + gap, None), [last]) for row in condition.nachher if row not in stays
            )
        if after:
            first = min(after, key=lambda row: times[row][0])
            yield from (
                (Fenster(row, None, times[first][0] - gap), [first]) for row in condition.vorher if row not in stays
            )
    elif isinstance(condition, Getrennt):
        yield from _getrennt(condition, stays, times, lengths)
    elif isinstance(condition, Verbunden) and free:
        one, other = condition.eine, condition.andere
        held, sign = (one, 1) if free == [other] else (other, -1)
        if held in times:
            begin = times[held][0] + sign * timedelta(minutes=condition.minuten)
            yield Fenster(free[0], begin, begin + timedelta(minutes=lengths[free[0]])), [held]


def _getrennt(
    condition: Getrennt, stays: Collection[Termin], times: Zeiten, lengths: Mapping[Termin, int]
) -> Iterator[Uebrig]:
    """Closed times around those that stay, with the pause that follows either. What takes no time is in nobody's way."""
    after = condition.danach or (0,) * len(condition.glieder)
    groups = condition.gruppen or tuple(map(str, range(len(condition.glieder))))
    taking = [one for one in zip(condition.glieder, after, groups, strict=True) if lengths[one[0]] > 0]
    for held, pause, group in (one for one in taking if one[0] in times and one[0] in stays):
        begin, end = times[held]
        for row, own, other in taking:
            if row not in stays and other != group:
                since, until = begin - timedelta(minutes=own), end + timedelta(minutes=pause)
                yield Sperre(row, since, until), [held]


def _belegt(condition: Hoechstens, times: Zeiten) -> Iterator[tuple[Stueck, int]]:
    """When how much is used by those that stay, as records of their own; never more than there is."""
    used = [(*times[row], n) for row, n in zip(condition.glieder, condition.mengen, strict=True) if row in times]
    edges = sorted({edge for begin, end, _ in used for edge in (begin, end)})
    for since, until in pairwise(edges):
        amount = min(sum(n for begin, end, n in used if begin <= since < end), condition.grenze)
        if amount > 0:
            yield Stueck(Aufgabe(bezeichnung="Belegt"), int((until - since).total_seconds()) // 60, since), amount


def _hoechstens(
    condition: Hoechstens, stays: Collection[Termin], used: Sequence[tuple[Stueck, int]]
) -> Sequence[Uebrig]:
    """That there is enough for those that do not stay beside what is used."""
    left = unter(condition, [row for row in condition.glieder if row not in stays])
    if not isinstance(left, Hoechstens):
        return []
    whole = Hoechstens(
        (*left.glieder, *(piece.row for piece, _ in used)), (*left.mengen, *(n for _, n in used)), condition.grenze
    )
    found: list[Uebrig] = [(whole, stays)]
    for row, minutes, begin in (piece for piece, _ in used):
        if begin is not None:
            found.append((Fenster(row, begin, begin + timedelta(minutes=minutes)), stays))
    return found
