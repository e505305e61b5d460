"""The window in which something must lie: what breaks it, and the demand that it does not."""

from collections.abc import Iterator

from checker.calc.ablauf import Geplant, angabe, bis_ende, frueher_enden, heisst, zeitpunkt
from checker.finding import Evidence, demand, evidence
from checker.model.ablauf import Aufgabe, Programmpunkt
from checker.model.bedingung import Fenster
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
