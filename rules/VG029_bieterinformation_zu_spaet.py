"""Bieter wurden zu kurz vor dem Ende der Angebotsfrist noch unterrichtet.

Warum: Wer neue Angaben erst am Schluss bekommt, kann sein Angebot nicht mehr anpassen. Dann ist die Frist zu verlängern.

Ausnahmen: Ist die Frist nach der letzten Auskunft verlängert worden, entfällt der Befund. Bei Dringlichkeit genügen vier Tage. Unterhalb der EU-Schwelle ist es eine Warnung.

Abhilfe: Die Angebotsfrist verlängern und alle Bieter gleichzeitig unterrichten. Dann die neue Frist und die Verlängerung eintragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.fristen import fristende, volle_tage
from checker.calc.regime import eu_regime
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Offenes Verfahren",
    "dringlich": False,
    "angebotsfrist": "23.12.2026 12:00",
}


@rule(
    severity="error",
    source="§ 20 Abs. 3 VgV",
    bad=[
        Vergabe(**_CASE, letzte_bieterinformation="18.12.2026"),
        Vergabe(**{**_CASE, "dringlich": True}, letzte_bieterinformation="20.12.2026"),
        Vergabe(**{**_CASE, "dringlich": None}, letzte_bieterinformation="20.12.2026"),
        Vergabe(
            **{**_CASE, "vergabeordnung": "UVgO", "verfahrensart": "Öffentliche Ausschreibung"},
            letzte_bieterinformation="18.12.2026",
        ),
    ],
    good=[
        Vergabe(**_CASE, letzte_bieterinformation="17.12.2026"),
        Vergabe(**{**_CASE, "dringlich": True}, letzte_bieterinformation="19.12.2026"),
        Vergabe(**_CASE, letzte_bieterinformation="21.12.2026", frist_verlaengert=True),
    ],
)
def bieterinformation_zu_spaet(vergabe: Vergabe, *, auskunftsfrist: Mapping[str, Any]) -> Iterator[Evidence]:
    if vergabe.leer("letzte_bieterinformation"):
        raise not_applicable("keine Information an Bieter eingetragen")
    ende = vergabe.angebotsfrist.date()
    left = volle_tage(vergabe.letzte_bieterinformation, ende)
    needed = auskunftsfrist["normal"]
    if left >= needed:
        return
    if not vergabe.leer("frist_verlaengert") and vergabe.frist_verlaengert:
        return
    urgent = auskunftsfrist["dringlich"]
    if left >= urgent and vergabe.dringlich:
        return
    needed = urgent if vergabe.bekannt("dringlich") else needed
    last = fristende(ende, -needed)
    yield evidence(
        vergabe.fundstelle("letzte_bieterinformation"),
        vergabe.fundstelle("angebotsfrist"),
        message=f"Die letzte Auskunft ging nach dem {last:%d.%m.%Y} an die Bieter. Eine Verlängerung der Frist ist nicht eingetragen.",
        ist=vergabe.letzte_bieterinformation,
        soll=last,
        cap=None if eu_regime(vergabe) else "warning",
    )
