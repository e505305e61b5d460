"""Ein Programmpunkt liegt außerhalb der Zeit, in der er möglich ist.

Warum: Wer erst später anreist oder früher wieder weg muss, kann nicht auftreten.

Abhilfe: Den Programmpunkt in sein Zeitfenster legen oder das Fenster mit den Auftretenden ändern.
"""

from collections.abc import Iterator

from checker.calc.auswahl import mit_angabe
from checker.calc.zeitfenster import KEINES, ausserhalb, im_fenster
from checker.model.ablauf import Programmpunkt
from checker.rule import Evidence, rule


def _item(start: str, end: str, first: str | None, last: str | None) -> Programmpunkt:
    return Programmpunkt(
        titel="Duo Mira", datum="12.06.2027", beginn=start, ende=end, fruehestens=first, spaetestens=last
    )


def fordert(punkt: Programmpunkt) -> Iterator[Evidence]:
    yield from im_fenster(punkt)


@rule(
    severity="error",
    source="Rechenlogik des Programms",
    bad=[
        _item("17:59", "19:00", "12.06.2027 18:00", None),
        _item("18:00", "20:01", None, "12.06.2027 20:00"),
        _item("23:00", "01:00", None, "12.06.2027 00:00"),
    ],
    good=[
        _item("18:00", "20:00", "12.06.2027 18:00", "12.06.2027 20:00"),
        _item("18:00", "20:00", "12.06.2027 00:00", "12.06.2027 00:00"),
    ],
    sieve=mit_angabe("fruehestens", "spaetestens"),
    otherwise=KEINES,
    demands=fordert,
)
def programmpunkt_ausserhalb_des_fensters(punkt: Programmpunkt) -> Iterator[Evidence]:
    yield from ausserhalb(punkt)
