"""Für eine Aufgabe ist ungewöhnlich wenig Zeit geplant.

Warum: Zu kurz geplante Schritte verschieben alles danach und verleiten zu Abkürzungen bei der Sicherheit.

Ausnahmen: Bei kleinen Bühnen und eingespielten Teams kann die Zeit reichen.

Abhilfe: Die Dauer mit der technischen Leitung abstimmen. Eigene Werte gehören in das Hausprofil.
"""

from collections.abc import Iterator

from checker.calc.ablauf import angabe, frist, heisst
from checker.calc.phasen import je_phase
from checker.calc.zeiten import minuten
from checker.model.ablauf import Aufgabe
from checker.model.zeile import Zeilen
from checker.model.zeit import dauer_text
from checker.rule import Evidence, evidence, not_applicable, rule


def _task(phase: str, length: int) -> Zeilen[Aufgabe]:
    return Zeilen([Aufgabe(bezeichnung="Schritt", phase=phase, datum="11.06.2027", beginn="08:00", dauer=length)])


@rule(
    severity="info",
    source="Erfahrungswert",
    confidence="U",
    bad=[_task("Soundcheck", 17), _task("Abnahme", 35)],
    good=[_task("Soundcheck", 18), _task("Abnahme", 36), _task("Show", 5)],
)
def dauer_unueblich_kurz(
    aufgaben: Zeilen[Aufgabe], *, mindestdauern: dict[str, int], mindestdauer_anteil: int
) -> Iterator[Evidence]:
    phases = je_phase(aufgaben)
    if not phases:
        raise not_applicable("keine Aufgabe nennt ihre Phase")
    for phase, items in phases.items():
        usual = mindestdauern.get(phase, 0)
        for item in items:
            length = minuten(item.von, item.bis)
            if 0 < length * 100 < usual * mindestdauer_anteil:
                ist, unit = angabe(item.row, item.row.zeitfeld)
                yield evidence(
                    item.row.fundstelle(item.row.zeitfeld),
                    message=f"Für {heisst(item.row)} sind {frist(item)} geplant. Üblich sind für „{phase}“ mindestens {dauer_text(usual)}.",
                    ist=ist,
                    soll=usual if unit else None,
                    unit=unit,
                )
