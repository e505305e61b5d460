"""The window in which something must lie: what breaks it, and the demand that it does not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from checker.calc.ablauf import Geplant, angabe, bis_ende, frueher_enden, heisst, zeitpunkt
from checker.finding import Evidence, evidence
from checker.forderung import demand
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.bedingung import Fenster, Folge
from checker.model.gaps import not_applicable
from checker.model.werte import datum

KEINES = "ohne Zeitfenster"


def ausserhalb(row: Aufgabe | Programmpunkt) -> Iterator[Evidence]:
    """Evidence that a record begins before its window or ends after it. Raises NotApplicable without a window."""
    first, last = row.bekannt("fruehestens"), row.bekannt("spaetestens")
    if first is None and last is None:
        raise not_applicable(KEINES)
    if first is not None and row.von < first:
        ist, _ = angabe(row, "beginn")
        yield evidence(
            row.fundstelle("beginn"),
            row.fundstelle("fruehestens"),
            message=f"{heisst(row)} beginnt am {datum(row.von)}. Möglich ist es frühestens am {datum(first)}.",
            ist=ist,
            soll=zeitpunkt(first, row.von),
        )
    if last is not None and row.bis > bis_ende(last):
        yield evidence(
            row.fundstelle(row.zeitfeld),
            row.fundstelle("spaetestens"),
            message=f"{heisst(row)} endet am {datum(row.bis)}. Möglich ist es spätestens am {datum(last)}.",
            **frueher_enden(Geplant(row.von, row.bis, row), bis_ende(last)),
        )


def im_fenster(row: Aufgabe | Programmpunkt) -> Iterator[Evidence]:
    """The demand that a record lies in its window, one for each bound."""
    first, last = row.bekannt("fruehestens"), row.bekannt("spaetestens")
    if first is not None:
        yield demand(
            row.fundstelle("fruehestens"),
            message=f"{heisst(row)} beginnt frühestens am {datum(first)}.",
            constraint=Fenster(row, first, None),
        )
    if last is not None:
        yield demand(
            row.fundstelle("spaetestens"),
            message=f"{heisst(row)} endet spätestens am {datum(last)}.",
            constraint=Fenster(row, None, bis_ende(last)),
        )


def vor_einlass(row: Aufgabe, doors: datetime, opening: Sequence[Aufgabe], minutes: int) -> Evidence:
    """The demand that a task ends some minutes before the doors open, also where the opening itself can move."""
    if opening:
        return demand(
            row.fundstelle("beginn"),
            opening[0].fundstelle("beginn"),
            message=f"{heisst(row)} endet {minutes} Minuten vor {heisst(opening[0])}.",
            constraint=Folge((row,), (opening[0],), minutes),
        )
    return demand(
        row.fundstelle("beginn"),
        message=f"{heisst(row)} endet {minutes} Minuten vor dem Einlass um {doors:%H:%M} Uhr.",
        constraint=Fenster(row, None, doors - timedelta(minutes=minutes)),
    )
