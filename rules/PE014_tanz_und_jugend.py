"""Bei öffentlichem Tanz gelten Grenzen für Jugendliche.

Warum: Unter 16 Jahren ist öffentlicher Tanz nur in Begleitung erlaubt, unter 18 Jahren nur bis 24 Uhr.

Ausnahmen: Bei anerkannten Trägern der Jugendhilfe, Kunst und Brauchtum dürfen Jüngere bis 22 Uhr bleiben, ab 14 Jahren bis 24 Uhr.

Abhilfe: Das Alter am Einlass prüfen, Bändchen ausgeben und die Uhrzeiten durchsagen.
"""

from collections.abc import Iterator
from typing import Any

from checker.calc.jugend import grenzen
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _event(end: str, age: int | None = None, **more: object) -> Veranstaltung:
    return Veranstaltung(
        **{
            "tanz": True,
            "beginn": "12.06.2027 19:00",
            "ende": end,
            "mindestalter": age,
            "veranstalterart": "Verein",
            **more,
        }
    )


@rule(
    severity="info",
    source="§ 5 JuSchG",
    bad=[
        _event("12.06.2027 23:00"),
        _event("12.06.2027 23:00", 15),
        _event("13.06.2027 00:01", 16),
        _event("12.06.2027 22:01", 12, brauchtum=True),
        _event("13.06.2027 01:00", 14, veranstalterart="Jugendhilfe"),
    ],
    good=[
        _event("13.06.2027 00:00", 16),
        _event("13.06.2027 03:00", 18),
        _event("12.06.2027 22:00", 12, brauchtum=True),
        _event("13.06.2027 00:00", 14, veranstalterart="Jugendhilfe"),
    ],
)
def tanz_und_jugend(veranstaltung: Veranstaltung, *, tanz_jugend: dict[str, Any]) -> Iterator[Evidence]:
    if not veranstaltung.tanz:
        raise not_applicable("keine öffentliche Tanzveranstaltung")
    youngest = veranstaltung.bekannt("mindestalter") or 0
    art = bool(veranstaltung.bekannt("brauchtum")) or veranstaltung.veranstalterart == "Jugendhilfe"
    for age, hour in tanz_jugend["kultur" if art else "allgemein"]:
        if youngest >= age:
            continue
        _, latest = grenzen(veranstaltung.beginn, 0, hour)
        if veranstaltung.ende > latest:
            until = f"nur bis {hour} Uhr bleiben" if hour else "nur in Begleitung teilnehmen"
            asked = veranstaltung.bekannt("mindestalter") is not None
            yield evidence(
                veranstaltung.fundstelle("mindestalter" if asked else "tanz"),
                veranstaltung.fundstelle("ende"),
                message=f"Personen unter {age} Jahren dürfen bei öffentlichem Tanz {until}.",
                ist=youngest if asked else "ja",
                soll=age if asked else None,
                unit="Jahre" if asked else "",
            )
            return
