"""Ein Auftritt von Kindern oder Jugendlichen liegt außerhalb der erlaubten Stunden.

Warum: Kinder und Jugendliche dürfen nur zu bestimmten Zeiten auftreten, je nach Alter.

Ausnahmen: Wer freiwillig und ohne Beschäftigung auftritt, etwa mit der Schule, fällt nicht unter das Gesetz. Deshalb ist es eine Warnung. Mit 6 Jahren ist umstritten, welche Stunden gelten; dann ist es ein Hinweis.

Abhilfe: Den Auftritt früher legen oder die Bewilligung mit der Aufsichtsbehörde klären.
"""

from collections.abc import Iterator
from typing import Any

from checker.calc.auswahl import mit_angabe
from checker.calc.jugend import ausserhalb, stufe
from checker.model.ablauf import Programmpunkt
from checker.rule import Evidence, evidence, not_applicable, rule


def _item(age: int, start: str, end: str, kind: str = "Konzert") -> Programmpunkt:
    return Programmpunkt(titel="Kinderchor", art=kind, juengste=age, datum="12.06.2027", beginn=start, ende=end)


@rule(
    severity="warning",
    source="§ 6 Abs. 1 und § 14 Abs. 7 JArbSchG",
    bad=[
        _item(10, "21:30", "22:01"),
        _item(5, "16:30", "17:01"),
        _item(16, "22:00", "23:01"),
        _item(10, "09:30", "11:00", "Theater"),
        _item(2, "15:00", "15:30"),
        _item(6, "16:30", "17:01"),
    ],
    good=[
        _item(10, "21:00", "22:00"),
        _item(5, "16:00", "17:00"),
        _item(6, "16:00", "17:00"),
        _item(7, "16:30", "17:01"),
        _item(17, "22:00", "23:00"),
        _item(10, "22:00", "23:00", "Theater"),
        _item(18, "22:00", "02:00"),
    ],
    sieve=mit_angabe("juengste"),
    otherwise="keine Angabe zum Alter der Mitwirkenden",
)
def junge_auftritte(punkt: Programmpunkt, *, kinder_auftritte: dict[str, Any], volljaehrig: int) -> Iterator[Evidence]:
    age = punkt.bekannt("juengste")
    if age is None:
        raise not_applicable("keine Angabe zum Alter der Mitwirkenden")
    if age >= volljaehrig:
        return
    theatre = punkt.bekannt("art") == "Theater"
    for strict in (False, True):
        step = stufe(age, kinder_auftritte, theater=theatre, streng=strict)
        if step is not None and not ausserhalb((punkt.von, punkt.bis), step.von, step.bis):
            continue
        allowed = f"Erlaubt ist es {step.text}" if step else "In diesem Alter ist kein Auftritt erlaubt"
        yield evidence(
            punkt.fundstelle("juengste"),
            punkt.fundstelle("beginn"),
            message=f"„{punkt.titel}“ geht von {punkt.von:%H:%M} bis {punkt.bis:%H:%M} Uhr, die jüngste Person ist {age} Jahre alt. {allowed}.",
            ist=age,
            unit="Jahre",
            cap="info" if strict else None,
        )
        break
