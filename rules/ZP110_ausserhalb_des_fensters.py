"""Eine Aufgabe liegt außerhalb der Zeit, in der sie möglich ist.

Warum: Vor dem frühesten Beginn ist der Platz oder das Material nicht da. Nach dem spätesten Ende ist es zu spät.

Abhilfe: Die Aufgabe in ihr Zeitfenster legen oder das Fenster mit den Beteiligten ändern.
"""

from collections.abc import Iterator

from checker.calc.auswahl import mit_angabe
from checker.calc.zeitfenster import KEINES, ausserhalb, im_fenster
from checker.model.ablauf import Aufgabe
from checker.rule import Evidence, rule


def _task(start: str, end: str, first: str | None, last: str | None) -> Aufgabe:
    return Aufgabe(
        bezeichnung="Rigging", datum="11.06.2027", beginn=start, ende=end, fruehestens=first, spaetestens=last
    )


def fordert(aufgabe: Aufgabe) -> Iterator[Evidence]:
    yield from im_fenster(aufgabe)


@rule(
    severity="error",
    source="Rechenlogik des Ablaufplans",
    bad=[
        _task("07:59", "10:00", "11.06.2027 08:00", None),
        _task("08:00", "18:01", None, "11.06.2027 18:00"),
        _task("20:00", "01:00", None, "11.06.2027 00:00"),
    ],
    good=[
        _task("08:00", "18:00", "11.06.2027 08:00", "11.06.2027 18:00"),
        _task("08:00", "18:00", "11.06.2027 00:00", "11.06.2027 00:00"),
    ],
    sieve=mit_angabe("fruehestens", "spaetestens"),
    otherwise=KEINES,
    demands=fordert,
)
def ausserhalb_des_fensters(aufgabe: Aufgabe) -> Iterator[Evidence]:
    yield from ausserhalb(aufgabe)
