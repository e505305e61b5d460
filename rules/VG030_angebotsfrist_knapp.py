"""Die Angebotsfrist ist kürzer als üblich.

Warum: Die UVgO nennt keine Tage, verlangt aber eine angemessene Frist. Unter 15 Tagen bekommen Sie oft weniger Angebote.

Ausnahmen: Für einfache Leistungen kann die Frist reichen. Unter zehn Tagen meldet VG004 eine Warnung.

Abhilfe: Prüfen, ob die Frist für diese Leistung reicht. Sonst verlängern und alle Bieter unterrichten.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.regime import WIDERSPRUCH, angebotsfrist, passt_zusammen
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "UVgO",
    "verfahrensart": "Öffentliche Ausschreibung",
    "bekanntmachung": "23.11.2026",
}
_ASKED: dict[str, object] = {
    "vergabeordnung": "UVgO",
    "verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb",
    "verfahrensbeginn": "20.11.2026",
    "aufforderung": "23.11.2026",
}


@rule(
    severity="info",
    source="§ 13 UVgO",
    confidence="S",
    bad=[
        Vergabe(**_CASE, angebotsfrist="07.12.2026 12:00"),
        Vergabe(**_CASE, angebotsfrist="03.12.2026 12:00"),
        Vergabe(**_ASKED, angebotsfrist="07.12.2026 12:00"),
    ],
    good=[
        Vergabe(**_CASE, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_CASE, angebotsfrist="02.12.2026 12:00"),
        Vergabe(**{**_CASE, "vergabeordnung": "VOB/A"}, angebotsfrist="07.12.2026 12:00"),
    ],
)
def angebotsfrist_knapp(
    vergabe: Vergabe, *, angebotsfrist_mindesttage: Mapping[str, Any], angebotsfrist_ueblich: int
) -> Iterator[Evidence]:
    if vergabe.vergabeordnung != "UVgO" or vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("kein Verfahren nach der UVgO mit Angebotsfrist")
    if not passt_zusammen(vergabe):
        raise not_evaluated(WIDERSPRUCH)
    name, _, given, needed = angebotsfrist(vergabe, angebotsfrist_mindesttage)
    if needed <= given < angebotsfrist_ueblich:
        yield evidence(
            vergabe.fundstelle("angebotsfrist"),
            vergabe.fundstelle(name),
            message=f"Die Angebotsfrist hat {given} Tage, üblich sind mindestens {angebotsfrist_ueblich}.",
            ist=vergabe.angebotsfrist,
            soll=f"mindestens {angebotsfrist_ueblich} Tage",
        )
