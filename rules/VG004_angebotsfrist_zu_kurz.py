"""Die Angebotsfrist ist kürzer als die Mindestfrist.

Warum: Eine zu kurze Frist verletzt die Rechte der Bieter. Das Verfahren kann gerügt und aufgehoben werden.

Ausnahmen: Der Abzug für elektronische Angebote und die Dringlichkeit werden nicht zusammengezählt. Unterhalb der EU-Schwelle verlangt das Recht nur eine angemessene Frist; dort ist es eine Warnung.

Abhilfe: Die Frist verlängern und alle Bieter unterrichten. Bei Dringlichkeit die Gründe in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from checker.calc.fristen import fristende, volle_tage
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Offenes Verfahren",
    "bekanntmachung": "23.11.2026",
    "elektronisch": True,
    "dringlich": False,
}


@rule(
    severity="error",
    source="§§ 15 bis 17, § 20 VgV; § 13 UVgO; § 10 VOB/A",
    bad=[
        Vergabe(**_CASE, angebotsfrist="22.12.2026 12:00"),
        Vergabe(**{**_CASE, "elektronisch": False}, angebotsfrist="27.12.2026 12:00"),
        Vergabe(
            **{**_CASE, "vergabeordnung": "UVgO", "verfahrensart": "Öffentliche Ausschreibung"},
            angebotsfrist="02.12.2026 12:00",
        ),
    ],
    good=[
        Vergabe(**_CASE, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**{**_CASE, "dringlich": True}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(
            **{**_CASE, "verfahrensart": "Verhandlungsverfahren ohne Teilnahmewettbewerb"},
            angebotsfrist="30.11.2026 12:00",
        ),
    ],
)
def angebotsfrist_zu_kurz(vergabe: Vergabe, *, angebotsfrist_mindesttage: Mapping[str, Any]) -> Iterator[Evidence]:
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Angebotsfrist")
    branch = "dringlich" if vergabe.dringlich else "elektronisch" if vergabe.elektronisch else "normal"
    needed = angebotsfrist_mindesttage[branch]
    given = volle_tage(vergabe.bekanntmachung, vergabe.angebotsfrist.date())
    if given < needed:
        earliest = fristende(vergabe.bekanntmachung, needed)
        yield evidence(
            vergabe.fundstelle("angebotsfrist"),
            vergabe.fundstelle("bekanntmachung"),
            message=f"Die Angebotsfrist hat {given} Tage, nötig sind {needed}. Sie darf frühestens am {earliest:%d.%m.%Y} enden.",
            ist=vergabe.angebotsfrist,
            soll=datetime.combine(earliest, time()),
            cap="warning" if vergabe.vergabeordnung in ("UVgO", "Satzung") else None,
        )
