"""Die Bindefrist lässt zu wenig Zeit für Wertung und Zuschlag.

Warum: Verschiebt sich der Zuschlag um wenige Tage, sind die Bieter nicht mehr gebunden. Dann ist er nur ein neues Angebot.

Ausnahmen: Liegt der Zuschlag nach der Bindefrist, meldet das VG005. Ist er erteilt, prüft die Regel nichts mehr. Die Wartefrist zählt nur in europaweiten Verfahren.

Abhilfe: Die Bindefrist mit Zustimmung aller Bieter verlängern, oder den Zuschlag vorziehen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fristen import fristende, in_tagen, volle_tage
from checker.calc.regime import eu_regime, ohne_vorabinformation
from checker.model.akte import Zuschlag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "verfahrensart": "Offenes Verfahren",
    "angebotsfrist": "30.11.2026 12:00",
    "vorab_elektronisch": True,
}
_NATIONAL = {**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}


@rule(
    severity="warning",
    source="§ 150 Abs. 1 BGB; § 134 Abs. 2 GWB",
    confidence="S",
    bad=[
        Dossier(vergabe=Vergabe(**_CASE, bindefrist="21.12.2026", zuschlag="17.12.2026")),
        Dossier(vergabe=Vergabe(**_CASE, bindefrist="14.12.2026", zuschlag="09.12.2026")),
        Dossier(
            vergabe=Vergabe(**{**_CASE, "vorab_elektronisch": False}, bindefrist="19.12.2026", zuschlag="14.12.2026")
        ),
        Dossier(vergabe=Vergabe(**_NATIONAL, bindefrist="11.12.2026", zuschlag="07.12.2026")),
    ],
    good=[
        Dossier(
            vergabe=Vergabe(**_CASE, bindefrist="21.12.2026", zuschlag="17.12.2026"),
            zuschlaege=[Zuschlag(bieter="A", datum="17.12.2026")],
        ),
        Dossier(vergabe=Vergabe(**_CASE, bindefrist="21.12.2026", zuschlag="16.12.2026")),
        Dossier(vergabe=Vergabe(**_CASE, bindefrist="15.12.2026", zuschlag="10.12.2026")),
        Dossier(vergabe=Vergabe(**_NATIONAL, bindefrist="11.12.2026", zuschlag="06.12.2026")),
        Dossier(vergabe=Vergabe(**_CASE, bindefrist="15.12.2026", zuschlag="16.12.2026")),
    ],
)
def bindefrist_knapp(dossier: Dossier, *, bindefrist_puffer: int, wartefrist: Mapping[str, Any]) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    if dossier.hat("zuschlaege"):
        raise not_applicable("der Zuschlag ist erteilt")
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Bindefrist")
    closing = vergabe.angebotsfrist.date()
    given = volle_tage(closing, vergabe.bindefrist)
    needed = _needed(vergabe, wartefrist, bindefrist_puffer)
    if 0 < given < needed:
        yield evidence(
            vergabe.fundstelle("bindefrist"),
            vergabe.fundstelle("angebotsfrist"),
            message=f"Die Bindefrist hat {in_tagen(given)}. Für Wertung und Wartefrist sind mindestens {needed} nötig.",
            ist=vergabe.bindefrist,
            soll=fristende(closing, needed),
        )
        return
    slack = volle_tage(vergabe.zuschlag, vergabe.bindefrist)
    if 0 <= slack < bindefrist_puffer:
        yield evidence(
            vergabe.fundstelle("bindefrist"),
            vergabe.fundstelle("zuschlag"),
            message=f"Zwischen dem geplanten Zuschlag und dem Ende der Bindefrist {'liegt' if slack == 1 else 'liegen'} nur {in_tagen(slack)}.",
            ist=vergabe.bindefrist,
            soll=fristende(vergabe.zuschlag, bindefrist_puffer),
        )


def _needed(vergabe: Vergabe, wartefrist: Mapping[str, Any], buffer: int) -> int:
    """Days that the Bindefrist needs at least: only the EU regime has a Wartefrist."""
    if not eu_regime(vergabe) or ohne_vorabinformation(vergabe):
        return 0
    return int(wartefrist["elektronisch" if vergabe.vorab_elektronisch else "sonst"]) + buffer
