"""Der Zuschlag liegt nach dem Ende der Bindefrist.

Warum: Nach der Bindefrist sind die Bieter nicht mehr gebunden. Ein späterer Zuschlag ist nur ein neues Angebot an den Bieter.

Ausnahmen: Ist ein Zuschlag erteilt, zählt sein Tag. Der geplante zählt nur noch, solange andere Lose offen sind.

Abhilfe: Die Bindefrist vor ihrem Ablauf mit Zustimmung aller Bieter verlängern, oder den Zuschlag vorziehen. Ist er schon erteilt, klären, ob der Bieter ihn angenommen hat.
"""

from collections.abc import Iterator

from checker.calc.unterrichtung import vertragstage
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"bindefrist": "15.12.2026", "verfahrensart": "Offenes Verfahren"}


def _awarded(*days: str) -> list[Zuschlag]:
    return [Zuschlag(los=str(number), bieter="Rampenlicht GmbH", datum=day) for number, day in enumerate(days, 1)]


@rule(
    severity="error",
    source="§§ 148, 150 Abs. 1 BGB",
    confidence="S",
    bad=[
        Dossier(vergabe=Vergabe(**_CASE, zuschlag="16.12.2026")),
        Dossier(vergabe=Vergabe(**_CASE, zuschlag="15.12.2026"), zuschlaege=_awarded("15.12.2026", "16.12.2026")),
    ],
    good=[
        Dossier(vergabe=Vergabe(**_CASE, zuschlag="15.12.2026")),
        Dossier(vergabe=Vergabe(**_CASE, zuschlag="16.12.2026"), zuschlaege=_awarded("14.12.2026", "15.12.2026")),
    ],
)
def bindefrist_vor_zuschlag(dossier: Dossier) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Bindefrist")
    late = [award for award in vertragstage(dossier) if award.tag > vergabe.bindefrist]
    if late:
        made = "Der Zuschlag liegt nach" if dossier.hat("zuschlaege") else "Der geplante Zuschlag liegt nach"
        yield evidence(
            *(award.stelle for award in late),
            vergabe.fundstelle("bindefrist"),
            message=f"{made} dem Ende der Bindefrist.",
            ist=late[0].tag,
            soll=vergabe.bindefrist,
        )
