"""Ein geplanter Termin ist schon vorbei.

Warum: Ein überholter Termin täuscht: Folgetermine und Fristen, die daran hängen, stimmen nicht mehr.

Ausnahmen: Ist der Zuschlag erteilt, ist der Termin kein Plan mehr, und der Hinweis kann entfallen.

Abhilfe: Den Termin nachführen und prüfen, ob die Bindefrist noch reicht. Notfalls mit Zustimmung der Bieter verlängern.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, rule


@rule(
    severity="info",
    source="§ 8 Abs. 1 VgV, § 6 Abs. 1 UVgO (fortlaufende Dokumentation)",
    confidence="S",
    bad=[Vergabe(zuschlag="22.11.2026", bindefrist="30.11.2026", land="Hessen")],
    good=[Vergabe(zuschlag="23.11.2026", bindefrist="30.11.2026", land="Hessen")],
)
def termin_ueberholt(vergabe: Vergabe, *, heute: date) -> Iterator[Evidence]:
    if vergabe.zuschlag < heute:
        yield evidence(
            vergabe.fundstelle("zuschlag"),
            message="Der geplante Tag des Zuschlags ist vorbei.",
            ist=vergabe.zuschlag,
            soll=heute,
        )
