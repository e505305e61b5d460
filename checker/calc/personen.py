"""People by name: who stands on the sheet `Personen`, who is meant by a name, and one person under two spellings.

Spellings are compared by a key of their own (titles off, parts of the name sorted, one spelling of umlauts) and by what
is left when one letter is taken away, so 500 names take 6,000 look-ups and no comparison of pairs.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from checker.calc.ablauf import schluessel
from checker.calc.namen import namensteile, unbesetzt
from checker.model.dossier import Plan
from checker.model.fundstelle import Fundstelle
from checker.model.personal import Person, Schicht
from checker.model.tupel import NamedTuple

_ENDUNGEN = frozenset({"a", "e", "o", "i"})
"""Letters at the end that make another first name: Anna and Anne, Daniel and Daniela."""
_KURZ = "kurz"
"""A part of a name that is no longer than this must be the same in both spellings: Jan and Jens are two people."""


NAMENSFELDER = (("personen", "bezeichnung"), ("schichten", "person"))
"""Parts of a plan that name people, and the field of the name."""


class Schreibweise(NamedTuple):
    """A name as it is written, and where it stands first."""

    name: str
    row: Person | Schicht
    feld: str

    @property
    def stelle(self) -> Fundstelle:
        return self.row.fundstelle(self.feld)


def kennung(plan: Plan, name: str | None) -> str:
    """The key of the person whom a name means, however it is spelt; all rules and the search ask here.

    A person has the key of the first spelling, on the sheet `Personen` if there.
    """
    key = schluessel(name)
    return plan.einmal(_kennungen).get(key, key)


def _kennungen(plan: Plan) -> dict[str, str]:
    found: dict[str, str] = {}
    for one, other in doppelte(_spellings(plan)):
        first = schluessel(one.name)
        found[schluessel(other.name)] = found.get(first, first)
    return found


def personen(plan: Plan) -> Mapping[str, list[Person]]:
    """The rows of the sheet `Personen` by the key of who it is; empty without it. Rows without a name are told as gaps."""
    if plan.hat("personen"):
        plan.personen.mit("bezeichnung")
    return plan.einmal(_personen)


def _personen(plan: Plan) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    if plan.hat("personen"):
        for row in plan.personen.mit("bezeichnung"):
            found.setdefault(kennung(plan, row.bezeichnung), []).append(row)
    return found


def juengste(rows: Iterable[Person]) -> Person | None:
    """Of the rows of one person the one with the latest birthday, so that nobody young is overlooked."""
    known = (row for row in rows if row.bekannt("geburtsdatum") is not None)
    return max(known, key=lambda row: row.geburtsdatum, default=None)


def schreibweisen(plan: Plan) -> list[Schreibweise]:
    """Each spelling once, in the order of the sheets; those of `Personen` first. Rows without a name are told as gaps."""
    for part, field in NAMENSFELDER:
        if plan.hat(part):
            plan.teil(part).mit(field)
    return _spellings(plan)


def _spellings(plan: Plan) -> list[Schreibweise]:
    found: dict[str, Schreibweise] = {}
    for part, field in NAMENSFELDER:
        if plan.hat(part):
            rows = plan.teil(part)
            for row, name in zip(rows, rows.spalte(field), strict=True):
                if not unbesetzt(name) and schluessel(name) not in found:
                    found[schluessel(name)] = Schreibweise(name, row, field)
    return list(found.values())


def mehrdeutig(plan: Plan, name: str) -> list[str]:
    """People of the sheet `Personen` one of whom a shortened name means, where there are several."""
    found = plan.einmal(_abgekuerzt).get(" ".join(namensteile(name)), [])
    return [spelling.name for spelling in found] if len(found) > 1 else []


def _abgekuerzt(plan: Plan) -> dict[str, list[Schreibweise]]:
    return _kurzformen(_spellings(plan))


def _kurzformen(names: Iterable[Schreibweise]) -> dict[str, list[Schreibweise]]:
    """People of the sheet `Personen` by what their names are with one part shortened to its letter: `A. Berger`."""
    found: dict[str, dict[tuple[str, ...], Schreibweise]] = {}
    for spelling in names:
        parts = namensteile(spelling.name) if isinstance(spelling.row, Person) else ()
        for index, part in enumerate(parts):
            if len(parts) > 1 and len(part) > 1 and part.isalpha():
                short = " ".join(sorted((*parts[:index], part[0], *parts[index + 1 :])))
                found.setdefault(short, {}).setdefault(parts, spelling)
    return {short: list(people.values()) for short, people in found.items()}


def doppelte(names: list[Schreibweise]) -> Iterator[tuple[Schreibweise, Schreibweise]]:
    """Two spellings that surely or probably mean one person, the first one first; each second spelling once."""
    seen: dict[str, tuple[Schreibweise, tuple[str, ...]]] = {}
    short = _kurzformen(names)
    for spelling in names:
        parts = namensteile(spelling.name)
        if not parts:
            continue
        key = " ".join(parts)
        meant = short.get(key, [])
        if len(meant) == 1 and not isinstance(spelling.row, Person):
            yield meant[0], spelling
            continue
        for before, own in (seen[near] for near in _nahe(key) if near in seen):
            listed = isinstance(before.row, Person) and isinstance(spelling.row, Person)
            if _eine_person(parts, own, listed=listed) and not _zwei_geburtstage(before, spelling):
                yield before, spelling
                break
        for near in _nahe(key):
            seen.setdefault(near, (spelling, parts))


def _nahe(key: str) -> Iterator[str]:
    """The key, and all that it becomes without one letter: two names with one slip have one of these in common."""
    yield key
    for index in range(len(key)):
        yield key[:index] + key[index + 1 :]


def _eine_person(one: tuple[str, ...], other: tuple[str, ...], *, listed: bool) -> bool:
    """True if the names are the same, or differ by a slip within one long part that makes no other name of it.

    `listed`: both stand on the sheet `Personen`, so another letter means another person: Jan Meier and Jan Maier.
    """
    left, right = list(one), list(other)
    for part in one:
        if part in right:
            left.remove(part)
            right.remove(part)
    if not left and not right:
        return True
    if len(left) != 1 or len(right) != 1:
        return False
    a, b = left[0], right[0]
    if min(len(a), len(b)) <= len(_KURZ) or not (a.isalpha() and b.isalpha()):
        return False
    if a[:-1] == b[:-1] or a[:-1] == b or b[:-1] == a:  # only the end differs
        return not {a[-1], b[-1]} & _ENDUNGEN and not (listed and len(a) == len(b))
    return _ein_versehen(a, b, other=not listed)


def _ein_versehen(a: str, b: str, *, other: bool) -> bool:
    """True if one letter is missing, doubled or swapped with its neighbour, or `other`: another one, but not the first."""
    if len(a) != len(b):
        long, short = (a, b) if len(a) > len(b) else (b, a)
        return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
    differ = list(islice((n for n, pair in enumerate(zip(a, b, strict=True)) if pair[0] != pair[1]), len(_KURZ)))
    if len(differ) != 2:
        return other and len(differ) == 1 and differ[0] > 0
    n, m = differ
    return m == n + 1 and a[n] == b[m] and a[m] == b[n]


def _zwei_geburtstage(one: Schreibweise, other: Schreibweise) -> bool:
    """True if both are on the sheet `Personen` with different birthdays."""
    days = [s.row.bekannt("geburtsdatum") if isinstance(s.row, Person) else None for s in (one, other)]
    return None not in days and days[0] != days[1]
