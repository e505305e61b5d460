"""Eine Aufgabe liegt außerhalb der Zeit, in der sie möglich ist.

Warum: Vor dem frühesten Beginn ist der Platz oder das Material nicht da. Nach dem spätesten Ende ist es zu spät.

Abhilfe: Die Aufgabe in ihr Zeitfenster legen oder das Fenster mit den Beteiligten ändern.
"""

from collections.abc import Iterator

from checker.calc.ablauf import Geplant, angabe, bis_ende, frueher_enden, heisst, zeitpunkt
from checker.calc.auswahl import mit_angabe
from checker.model.ablauf import Aufgabe
from checker.model.werte import datum
from checker.rule import Evidence, evidence, not_applicable, rule


def _task(start: str, end: str, first: str | None, last: str | None) -> Aufgabe:
    return Aufgabe(
        bezeichnung="Rigging", datum="11.06.2027", beginn=start, ende=end, fruehestens=first, spaetestens=last
    )


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
    otherwise="die Aufgabe hat kein Zeitfenster",
)
def ausserhalb_des_fensters(aufgabe: Aufgabe) -> Iterator[Evidence]:
    first, last = aufgabe.bekannt("fruehestens"), aufgabe.bekannt("spaetestens")
    if first is None and last is None:
        raise not_applicable("die Aufgabe hat kein Zeitfenster")
    if first is not None and aufgabe.von < first:
        ist, _ = angabe(aufgabe, "beginn")
        yield evidence(
            aufgabe.fundstelle("beginn"),
            aufgabe.fundstelle("fruehestens"),
            message=f"{heisst(aufgabe)} beginnt am {datum(aufgabe.von)}. Möglich ist es frühestens am {datum(first)}.",
            ist=ist,
            soll=zeitpunkt(first, aufgabe.von),
        )
    if last is not None and aufgabe.bis > bis_ende(last):
        yield evidence(
            aufgabe.fundstelle(aufgabe.zeitfeld),
            aufgabe.fundstelle("spaetestens"),
            message=f"{heisst(aufgabe)} endet am {datum(aufgabe.bis)}. Möglich ist es spätestens am {datum(last)}.",
            **frueher_enden(Geplant(aufgabe.von, aufgabe.bis, aufgabe), bis_ende(last)),
        )
