"""Each of several things looked at by itself: what one of them lacks does not keep a rule from judging the others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from checker.finding import Evidence, Severity, evidence
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.tupel import NamedTuple
from checker.model.werte import zahl
from checker.model.zeile import Missing, Zeile, melden

T = TypeVar("T")
UNMOEGLICH = "ein Wert ist unmöglich, das wird für sich gemeldet"


def jedes(things: Iterable[T], check: Callable[[T], Iterable[Evidence]]) -> Iterator[Evidence]:
    """What a check finds in each thing. Gaps are told, and NotEvaluated is raised once all have been looked at.

    NotApplicable is raised only if it holds for all of them.
    """
    looked, reason = False, "nichts davon ist eingetragen"
    undecided: NotEvaluated | None = None
    for number, thing in enumerate(things):
        try:
            yield from check(thing)
            looked = True
        except Missing as gap:
            gap.__traceback__ = None  # it is kept, the frames of the rule need not be
            melden([gap])
            looked = True
        except NotEvaluated as why:
            undecided = undecided or why
        except NotApplicable as why:
            reason = reason if number else str(why)
    if undecided:
        raise undecided
    if not looked:
        raise NotApplicable(reason)


def mindestens(exact: Callable[[], T], least: Callable[[], T], decides: Callable[[T], bool]) -> T:
    """The exact value; where something is missing the least that it can be, if that decides already (the gap is told).

    Raises Missing where it does not.
    """
    try:
        return exact()
    except Missing as gap:
        value = least()
        if not decides(value):
            raise
        gap.__traceback__ = None  # it is kept, the frames of the rule need not be
        melden([gap])
        return value


def angabe(row: Zeile, name: str) -> Any:
    """The value of a field by its name. Raises Missing, or NotApplicable where an optional field is empty."""
    value = row.bekannt(name)
    if value is None:
        if row.felder[name].optional and row.leer(name):
            raise NotApplicable(f"„{row.felder[name].heading}“ ist nicht angegeben")
        raise Missing(row, name)
    return value


class Mass(NamedTuple):
    """A measure of a record in metres, and its limit."""

    feld: str
    was: str
    """What it is called at the beginning of a sentence: `Die Sitzbreite`."""
    grenze: Decimal
    hoechst: bool = False
    """True if the limit is the largest allowed value, not the smallest."""


def verfehlte(
    row: Zeile,
    masse: Sequence[Mass],
    cap: Callable[[], Severity | None] = lambda: None,
    lesen: Callable[[Any, str], Any] = angabe,
) -> Iterator[Evidence]:
    """Evidence for each measure of a record that misses its limit; `cap` is asked only then."""

    def check(mass: Mass) -> Iterator[Evidence]:
        value = lesen(row, mass.feld)
        if value < 0:
            raise NotEvaluated(UNMOEGLICH)
        if value > mass.grenze if mass.hoechst else value < mass.grenze:
            allowed = "zulässig sind höchstens" if mass.hoechst else "nötig sind mindestens"
            yield evidence(
                row.fundstelle(mass.feld),
                message=f"{mass.was} von {row.benennung} ist {zahl(value)} m, {allowed} {zahl(mass.grenze)} m.",
                ist=value,
                soll=mass.grenze,
                unit="m",
                cap=cap(),
            )

    return jedes(masse, check)
