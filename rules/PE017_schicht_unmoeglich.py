"""Eine Schicht dauert keine Minute oder unmöglich lang.

Warum: Meist ist eine Uhrzeit vertippt. Arbeitszeit, Ruhezeit und Besetzung werden dann falsch gerechnet.

Abhilfe: Beginn und Ende berichtigen. Über Mitternacht genügt die Uhrzeit des nächsten Tages.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.calc.ablauf import angabe, frist, geplant
from checker.model.personal import Schicht
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, rule


def _shift(start: str, end: str | None, length: str | int | None = None) -> Zeilen[Schicht]:
    return Zeilen([Schicht(person="Anna Berger", datum="12.06.2027", beginn=start, ende=end, dauer=length)])


@rule(
    severity="error",
    source="Rechenlogik des Dienstplans",
    bad=[_shift("18:00", "18:00"), _shift("10:00", "08:00"), _shift("10:00", None, 961)],
    good=[_shift("18:00", "18:01"), _shift("18:00", "10:00")],
)
def schicht_unmoeglich(schichten: Zeilen[Schicht], *, schicht_hoechstens: int) -> Iterator[Evidence]:
    longest = timedelta(hours=schicht_hoechstens)
    for item in geplant(schichten):
        row = item.row
        if item.von < item.bis <= item.von + longest:
            continue
        ist, unit = angabe(row, row.zeitfeld)
        yield evidence(
            row.fundstelle(row.zeitfeld),
            message=f"Die Schicht von {row.bekannt('person') or 'einer Person'} am {item.von:%d.%m.%Y} dauert {frist(item)}. Möglich erscheinen bis {schicht_hoechstens} Stunden.",
            ist=ist,
            unit=unit,
            cap=None if item.von == item.bis else "info",
        )
