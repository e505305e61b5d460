"""Die Teilnahmefrist ist kürzer als die Mindestfrist.

Warum: Wer zu wenig Zeit für den Teilnahmeantrag hat, bewirbt sich nicht. Das Verfahren kann gerügt werden.

Ausnahmen: Verfahren ohne Teilnahmewettbewerb haben keine Teilnahmefrist. Unterhalb der EU-Schwelle sind keine Tage vorgegeben. Für Sektorenauftraggeber und Konzessionen gelten eigene Verordnungen; dort ist es eine Warnung.

Abhilfe: Die Teilnahmefrist verlängern und neu bekannt machen. Bei Dringlichkeit die Gründe in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fristen import fristende, in_tagen, volle_tage
from checker.calc.regime import WIDERSPRUCH, freie_frist, passt_zusammen
from checker.calc.texte import begruendet
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Nicht offenes Verfahren",
    "leistungsart": "Lieferleistung",
    "cpv": "32342410-9",
    "bekanntmachung": "23.11.2026",
    "dringlich": False,
}
_URGENT = {**_CASE, "dringlich": True, "teilnahmefrist": "08.12.2026"}


@rule(
    severity="error",
    source="§§ 16, 17, 65 Abs. 3 VgV; §§ 10b, 10c EU VOB/A",
    bad=[
        Vergabe(**_CASE, teilnahmefrist="22.12.2026"),
        Vergabe(**_CASE, teilnahmefrist="22.11.2026"),
        Vergabe(
            **{**_CASE, "vergabeordnung": "VOB/A-EU", "leistungsart": "Bauleistung", "cpv": "45432100-5"},
            teilnahmefrist="22.12.2026",
        ),
        Vergabe(**_URGENT),
        Vergabe(**{**_URGENT, "teilnahmefrist": "07.12.2026"}, dringlichkeitsgrund="Ausfall des bisherigen Anbieters"),
    ],
    good=[
        Vergabe(**_CASE, teilnahmefrist="23.12.2026"),
        Vergabe(**_URGENT, dringlichkeitsgrund="Ausfall des bisherigen Anbieters"),
        Vergabe(**{**_CASE, "leistungsart": "Dienstleistung", "cpv": "79952100-3"}, teilnahmefrist="08.12.2026"),
        Vergabe(**{**_CASE, "verfahrensart": "Offenes Verfahren"}),
    ],
)
def teilnahmefrist_zu_kurz(
    vergabe: Vergabe, *, teilnahmefrist_mindesttage: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    kind = vergabe.verfahrensart
    if not (kind == "Nicht offenes Verfahren" or "mit Teilnahmewettbewerb" in kind):
        raise not_applicable("kein Verfahren mit Teilnahmewettbewerb")
    if not passt_zusammen(vergabe):
        raise not_evaluated(WIDERSPRUCH)
    needed = teilnahmefrist_mindesttage["normal"]
    given = volle_tage(vergabe.bekanntmachung, vergabe.teilnahmefrist)
    if given >= needed:
        return
    cap = freie_frist(vergabe, besondere_dienstleistungen["CPV"])
    urgent = teilnahmefrist_mindesttage.get("dringlich", needed)
    if given >= urgent and vergabe.dringlich:
        if not begruendet(vergabe, "dringlichkeitsgrund"):
            yield evidence(
                vergabe.fundstelle("dringlichkeitsgrund"),
                vergabe.fundstelle("teilnahmefrist"),
                message="Die Teilnahmefrist ist wegen Dringlichkeit verkürzt, die Begründung fehlt.",
                cap=cap,
            )
        return
    needed = urgent if vergabe.bekannt("dringlich") else needed
    said = "Die Teilnahmefrist endet, bevor sie beginnt." if given < 0 else f"Die Teilnahmefrist hat {in_tagen(given)}."
    yield evidence(
        vergabe.fundstelle("teilnahmefrist"),
        vergabe.fundstelle("bekanntmachung"),
        message=f"{said} Nötig sind mindestens {needed} Tage.",
        ist=vergabe.teilnahmefrist,
        soll=fristende(vergabe.bekanntmachung, needed),
        cap=cap,
    )
