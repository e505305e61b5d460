"""Im Publikum ist es lauter als 99 dB(A).

Warum: Über diesem Pegel drohen Hörschäden. Die Norm gilt als Maßstab, wenn jemand Schadenersatz verlangt.

Abhilfe: Den Pegel senken und die Lautsprecher so stellen, dass niemand zu nah steht.
"""

from collections.abc import Iterator, Mapping

from checker.calc.laerm import publikumspegel as planned_level
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, rule


@rule(
    severity="warning",
    source="DIN 15905-5:2007-11",
    confidence="S",
    bad=[Dossier(veranstaltung=Veranstaltung(musik=True, pegel="99,1"))],
    good=[
        Dossier(veranstaltung=Veranstaltung(musik=True, pegel="99")),
        Dossier(veranstaltung=Veranstaltung(pegel="98,5")),
    ],
)
def publikum_zu_laut(plan: Plan, *, publikumspegel: Mapping[str, int]) -> Iterator[Evidence]:
    veranstaltung = plan.veranstaltung
    level, most = planned_level(plan), publikumspegel["Höchstwert"]
    if level > most:
        yield evidence(
            veranstaltung.fundstelle("pegel"),
            message=f"Im Publikum sind {zahl(level)} dB(A) geplant, höchstens {most} dB(A) sind zulässig.",
            ist=level,
            soll=most,
            unit="dB(A)",
        )
