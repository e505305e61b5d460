"""Die Teilnahmefrist ist kürzer als die Mindestfrist.

Warum: Wer zu wenig Zeit für den Teilnahmeantrag hat, bewirbt sich nicht. Das Verfahren kann gerügt werden.

Ausnahmen: Verfahren ohne Teilnahmewettbewerb haben keine Teilnahmefrist. Unterhalb der EU-Schwelle sind keine Tage vorgegeben.

Abhilfe: Die Teilnahmefrist verlängern und neu bekannt machen. Bei Dringlichkeit die Gründe in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fristen import fristende, volle_tage
from checker.calc.regime import cpv_im_bereich
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Nicht offenes Verfahren",
    "leistungsart": "Lieferleistung",
    "cpv": "32342410-9",
    "bekanntmachung": "23.11.2026",
    "dringlich": False,
}


@rule(
    severity="error",
    source="§§ 16, 17, 65 Abs. 3 VgV",
    bad=[Vergabe(**_CASE, teilnahmefrist="22.12.2026")],
    good=[
        Vergabe(**_CASE, teilnahmefrist="23.12.2026"),
        Vergabe(**{**_CASE, "verfahrensart": "Offenes Verfahren"}),
    ],
)
def teilnahmefrist_zu_kurz(
    vergabe: Vergabe, *, teilnahmefrist_mindesttage: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    kind = vergabe.verfahrensart
    if not (kind == "Nicht offenes Verfahren" or "mit Teilnahmewettbewerb" in kind):
        raise not_applicable("kein Verfahren mit Teilnahmewettbewerb")
    needed = teilnahmefrist_mindesttage["dringlich" if vergabe.dringlich else "normal"]
    if vergabe.leistungsart == "Dienstleistung" and cpv_im_bereich(vergabe.cpv, besondere_dienstleistungen["CPV"]):
        raise not_applicable("für besondere Dienstleistungen setzt der Auftraggeber die Frist selbst")
    given = volle_tage(vergabe.bekanntmachung, vergabe.teilnahmefrist)
    if given < needed:
        yield evidence(
            vergabe.fundstelle("teilnahmefrist"),
            vergabe.fundstelle("bekanntmachung"),
            message=f"Die Teilnahmefrist hat {given} Tage, nötig sind {needed}.",
            ist=vergabe.teilnahmefrist,
            soll=fristende(vergabe.bekanntmachung, needed),
        )
