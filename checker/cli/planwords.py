"""What options of `stimmig plan` say about records: which ones stay, and which ones are to be moved least."""

from collections.abc import Iterable, Iterator, Sequence

from checker.calc.ablauf import heisst
from checker.cli.common import Problem
from checker.config import suggestion
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Fenster, Zeiten
from checker.solve.plan import vorgabe

FELDER = ("phase", "art", "nummer", "bezeichnung", "titel", "funktion", "person")
"""By what --keep and --weights name records."""


def kept(times: Zeiten, rows: Iterable[Termin]) -> Iterator[Forderung]:
    for row in rows:
        if row in times:
            message = f"{heisst(row)} bleibt liegen (--keep)."
            yield vorgabe(row, message, Fenster(row, *times[row]), "Aufruf mit --keep")


def weighed(rows: Sequence[Termin], words: Sequence[str]) -> dict[Termin, int]:
    found: dict[Termin, int] = {}
    for word in words:
        name, _, number = word.rpartition("=")
        if not name or not number.isdecimal() or not 0 < int(number) <= 1000:
            raise Problem(
                f"--weights: „{word}“ ist nicht zu verstehen (richtig: Show=10, ganze Zahlen von 1 bis 1.000)."
            )
        found.update(dict.fromkeys(named(rows, name.strip(), "--weights"), int(number)))
    return found


def named(rows: Sequence[Termin], name: str, option: str) -> list[Termin]:
    """The records that a name means: a phase, a kind, a number or the record itself."""
    known: dict[str, list[Termin]] = {}
    for row in rows:
        for field in FELDER:
            if field in row.felder and (text := row.bekannt(field)):
                known.setdefault(str(text).casefold(), []).append(row)
    if name.casefold() not in known:
        words = sorted({str(row.bekannt(f)) for row in rows for f in FELDER if f in row.felder and row.bekannt(f)})
        raise Problem(f"{option}: „{name}“ gibt es in diesem Plan nicht.{suggestion(name, words[:40])}")
    return list(dict.fromkeys(known[name.casefold()]))
