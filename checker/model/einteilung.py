"""Who works which shift, and what a roster must satisfy: no solver, no literal.

People are known by a key of their name. `verletzt` says which shifts break a condition; it decides whether a roster
holds as it is, and proves every roster that the solver proposes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.model.ablauf import Termin
from checker.model.tupel import NamedTuple

Einteilung = Mapping[Termin, str]
"""The person of each shift; shifts without anybody are absent."""


class Nicht(NamedTuple):
    """None of these people takes any of these shifts."""

    glieder: tuple[Termin, ...]
    personen: tuple[str, ...]


class Menge(NamedTuple):
    """Kinds of shifts that one person cannot take together."""

    klassen: tuple[int, ...]
    """Indices; the same one twice = two shifts of that kind."""
    ausser: tuple[int, ...] = ()
    """Kinds that lie between them: with one of these the person can."""


class Unvereinbar(NamedTuple):
    """None of these people takes a set of shifts together."""

    glieder: tuple[Termin, ...]
    klassen: tuple[int, ...]
    """The kind of each shift: shifts at the same time are of one kind."""
    mengen: tuple[Menge, ...]
    personen: tuple[str, ...] | None = None
    """None = nobody does."""


Dienstbedingung = Nicht | Unvereinbar


def verletzt(condition: Dienstbedingung, roster: Einteilung) -> Iterator[tuple[Termin, ...]]:
    """The shifts that together break a condition, one tuple for each breach."""
    if isinstance(condition, Nicht):
        named = {*condition.personen}
        yield from ((row,) for row in condition.glieder if roster.get(row) in named)
        return
    people: dict[str, dict[int, list[Termin]]] = defaultdict(lambda: defaultdict(list))
    for row, kind in zip(condition.glieder, condition.klassen, strict=True):
        if row in roster and (condition.personen is None or roster[row] in condition.personen):
            people[roster[row]][kind].append(row)
    first: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(condition.mengen):
        first[item.klassen[0]].append(number)
    for own in people.values():
        for number in sorted(number for kind in own for number in first.get(kind, ())):
            kinds, instead = condition.mengen[number]
            if all(len(own.get(kind, ())) >= kinds.count(kind) for kind in kinds) and not any(
                k in own for k in instead
            ):
                yield tuple(row for kind in dict.fromkeys(kinds) for row in own[kind])


def gilt(conditions: Sequence[Dienstbedingung], roster: Einteilung) -> bool:
    """True if a roster breaks none of these conditions."""
    return not any(next(verletzt(condition, roster), None) for condition in conditions)
