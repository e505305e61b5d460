"""Wer bei der Veranstaltung arbeitet, braucht Schutz vor Lärm.

Warum: Ab dem oberen Auslösewert muss der Arbeitgeber Gehörschutz stellen und dafür sorgen, dass er getragen wird.

Ausnahmen: Der Pegel im Publikum ist nur ein Anhalt; es zählt der Mittelwert über die Schicht.

Abhilfe: Gehörschutz für Technik, Ordner und Theken bereitstellen und die Zeiten im Lärm begrenzen.
"""

from collections.abc import Iterator

from checker.calc.laerm import publikumspegel as planned_level
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, rule


@rule(
    severity="info",
    source="§§ 6 bis 8 LärmVibrationsArbSchV",
    confidence="M",
    bad=[Dossier(veranstaltung=Veranstaltung(musik=True, pegel="85,5"))],
    good=[Dossier(veranstaltung=Veranstaltung(musik=True, pegel="85"))],
)
def laerm_bei_der_arbeit(plan: Plan, *, arbeitslaerm: int) -> Iterator[Evidence]:
    veranstaltung = plan.veranstaltung
    level = planned_level(plan)
    if level > arbeitslaerm:
        yield evidence(
            veranstaltung.fundstelle("pegel"),
            message=f"Bei {zahl(level)} dB(A) muss das Personal Gehörschutz tragen; der Auslösewert ist {arbeitslaerm} dB(A).",
            ist=level,
            soll=arbeitslaerm,
            unit="dB(A)",
        )
