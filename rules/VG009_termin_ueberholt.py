"""Ein geplanter Termin ist schon vorbei.

Warum: Ein überholter Termin täuscht: Folgetermine und Fristen, die daran hängen, stimmen nicht mehr.

Ausnahmen: Steht ein Zuschlag im Blatt „Zuschlag“, ist der Termin kein Plan mehr und wird nicht geprüft.

Abhilfe: Den Termin nachführen und prüfen, ob die Bindefrist noch reicht. Notfalls mit Zustimmung der Bieter verlängern.
"""

from collections.abc import Iterator
from datetime import date

from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"bindefrist": "30.11.2026", "land": "Hessen"}


@rule(
    severity="info",
    source="§ 8 Abs. 1 VgV, § 6 Abs. 1 UVgO (fortlaufende Dokumentation)",
    confidence="S",
    bad=[Dossier(vergabe=Vergabe(**_CASE, zuschlag="22.11.2026"))],
    good=[
        Dossier(vergabe=Vergabe(**_CASE, zuschlag="23.11.2026")),
        Dossier(vergabe=Vergabe(**_CASE, zuschlag="20.11.2026"), zuschlaege=[Zuschlag(bieter="A", datum="20.11.2026")]),
    ],
)
def termin_ueberholt(dossier: Dossier, *, heute: date) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if vergabe.leer("zuschlag") and vergabe.bekannt("verfahrensart") == "Direktauftrag":
        raise not_applicable("für den Direktauftrag ist kein Termin eingetragen")
    if dossier.hat("zuschlaege"):
        raise not_applicable("der Zuschlag ist erteilt")
    if vergabe.zuschlag < heute:
        yield evidence(
            vergabe.fundstelle("zuschlag"),
            message="Der geplante Tag des Zuschlags ist vorbei.",
            ist=vergabe.zuschlag,
            soll="ein Tag, der noch kommt",  # today would be another value tomorrow: decisions hold on to it
        )
