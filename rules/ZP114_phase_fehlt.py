"""Im Ablaufplan fehlt eine Phase, die andere voraussetzen.

Warum: Ohne Prüfung der Elektrik und Sicherheitsrundgang darf niemand eingelassen werden. Ohne Abnahme darf nichts ins Dach gehängt werden.

Ausnahmen: Ohne Spalte „Phase“ lässt sich das nicht prüfen. Eine Aufgabe mit dem Namen der Phase genügt.

Abhilfe: Die fehlende Aufgabe mit Zeit und Verantwortlichen eintragen.
"""

from collections.abc import Iterator

from checker.calc.ablauf import schluessel
from checker.model.ablauf import Aufgabe
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _tasks(*phases: str, name: str = "Schritt") -> Zeilen[Aufgabe]:
    return Zeilen(
        [Aufgabe(bezeichnung=name, phase=phase, kraefte=2, datum="12.06.2027", beginn="08:00") for phase in phases]
    )


@rule(
    severity="warning",
    source="DGUV Vorschrift 17; Gebrauchsabnahme nach der Bauordnung des Landes (NRW: § 78 BauO NRW 2018)",
    confidence="M",
    bad=[_tasks("Sicherheitsrundgang", "Show"), _tasks("E-Check", "Einlass"), _tasks("Tragwerk", "Rigging")],
    good=[
        _tasks("E-Check", "Sicherheitsrundgang", "Einlass", "Show"),
        _tasks("Tragwerk", "Abnahme", "Rigging"),
        _tasks("Tragwerk", "Rigging", name="Abnahme des Daches"),
        _tasks("Tragwerk"),
    ],
)
def phase_fehlt(aufgaben: Zeilen[Aufgabe], *, phasen_noetig: dict[str, list[str]]) -> Iterator[Evidence]:
    first: dict[str, Aufgabe] = {}
    for row, phase in zip(aufgaben, aufgaben.spalte("phase"), strict=True):
        if phase:
            first.setdefault(phase, row)
    if not first:
        raise not_applicable("keine Aufgabe nennt ihre Phase")
    missing: dict[str, list[Aufgabe]] = {}
    for phase, needed in phasen_noetig.items():
        for other in needed:
            if phase in first and other not in first:
                missing.setdefault(other, []).append(first[phase])
    names = [schluessel(name) for name in aufgaben.mit("bezeichnung").spalte("bezeichnung")] if missing else []
    for other, rows in missing.items():
        if not any(schluessel(other) in name for name in names):
            row = min(rows, key=aufgaben.index)
            yield evidence(
                row.fundstelle("phase"),
                message=f"Im Ablaufplan steht „{row.phase}“, aber keine Aufgabe der Phase „{other}“.",
                ist=row.phase,
            )
