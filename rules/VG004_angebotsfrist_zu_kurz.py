"""Die Angebotsfrist ist kürzer als die Mindestfrist.

Warum: Eine zu kurze Frist verletzt die Rechte der Bieter. Das Verfahren kann gerügt und aufgehoben werden.

Ausnahmen: Für soziale und andere besondere Dienstleistungen setzt der Auftraggeber die Frist selbst (§ 65 Abs. 3 VgV). Bei zweistufigen Verfahren zählt die Aufforderung zur Angebotsabgabe, und eine einvernehmliche Frist ist frei. Unterhalb der EU-Schwelle ist es eine Warnung.

Abhilfe: Die Frist verlängern und alle Bieter unterrichten. Bei Dringlichkeit die Gründe angeben und in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from checker.calc.fristen import fristende, volle_tage
from checker.calc.regime import ZWEISTUFIG, cpv_im_bereich, cpv_nahe, ist_eu_verfahren, passt_zusammen
from checker.finding import Severity
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_CASE: dict[str, object] = {
    "vergabeordnung": "VgV",
    "verfahrensart": "Offenes Verfahren",
    "leistungsart": "Dienstleistung",
    "cpv": "51313000-7",
    "bekanntmachung": "23.11.2026",
    "elektronisch": True,
    "dringlich": False,
}
_URGENT = {**_CASE, "dringlich": True, "dringlichkeitsgrund": "Ausfall des bisherigen Anbieters"}
_INVITED = {
    **_CASE,
    "verfahrensart": "Nicht offenes Verfahren",
    "bekanntmachung": "01.10.2026",
    "aufforderung": "23.11.2026",
}
_NATIONAL = {**_CASE, "vergabeordnung": "UVgO", "verfahrensart": "Öffentliche Ausschreibung"}


@rule(
    severity="error",
    source="§§ 15 bis 17, § 20, § 65 Abs. 3 VgV; § 13 UVgO; § 10 VOB/A",
    bad=[
        Vergabe(**_CASE, angebotsfrist="22.12.2026 12:00"),
        Vergabe(**{**_CASE, "elektronisch": False}, angebotsfrist="27.12.2026 12:00"),
        Vergabe(**{**_URGENT, "dringlichkeitsgrund": None}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_INVITED, angebotsfrist="17.12.2026 12:00"),
        Vergabe(**_NATIONAL, angebotsfrist="02.12.2026 12:00"),
    ],
    good=[
        Vergabe(**_CASE, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**_URGENT, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**{**_CASE, "cpv": "79952100-3"}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_INVITED, angebotsfrist="18.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=True, angebotsfrist="01.12.2026 12:00"),
        Vergabe(
            **{**_CASE, "verfahrensart": "Verhandlungsverfahren ohne Teilnahmewettbewerb"},
            angebotsfrist="30.11.2026 12:00",
        ),
    ],
)
def angebotsfrist_zu_kurz(
    vergabe: Vergabe, *, angebotsfrist_mindesttage: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    if vergabe.verfahrensart == "Direktauftrag":
        raise not_applicable("beim Direktauftrag gibt es keine Angebotsfrist")
    if not passt_zusammen(vergabe):
        raise not_evaluated("Vergabeordnung und Verfahrensart gehören nicht zusammen")
    ranges = besondere_dienstleistungen["CPV"]
    doubtful = False
    if ist_eu_verfahren(vergabe) and vergabe.leistungsart == "Dienstleistung":
        if cpv_im_bereich(vergabe.cpv, ranges):
            raise not_applicable("für besondere Dienstleistungen setzt der Auftraggeber die Frist selbst")
        doubtful = cpv_nahe(vergabe.cpv, ranges)
    if vergabe.verfahrensart in ZWEISTUFIG and vergabe.bekannt("einvernehmlich"):
        raise not_applicable("die Angebotsfrist ist einvernehmlich festgelegt")
    branch = "dringlich" if vergabe.dringlich else "elektronisch" if vergabe.elektronisch else "normal"
    needed = angebotsfrist_mindesttage[branch]
    name = "aufforderung" if vergabe.verfahrensart in ZWEISTUFIG else "bekanntmachung"
    start = vergabe.aufforderung if name == "aufforderung" else vergabe.bekanntmachung
    national = vergabe.vergabeordnung in ("UVgO", "Satzung")
    cap: Severity | None = "warning" if national or doubtful else None
    if vergabe.dringlich and not national and not vergabe.bekannt("dringlichkeitsgrund"):
        yield evidence(
            vergabe.fundstelle("dringlichkeitsgrund"),
            message="Die Frist ist wegen Dringlichkeit verkürzt, die Begründung fehlt.",
            cap=cap,
        )
    given = volle_tage(start, vergabe.angebotsfrist.date())
    if given < needed:
        earliest = fristende(start, needed)
        yield evidence(
            vergabe.fundstelle("angebotsfrist"),
            vergabe.fundstelle(name),
            message=f"Die Angebotsfrist hat {given} Tage, nötig sind {needed}. Sie darf frühestens am {earliest:%d.%m.%Y} enden.",
            ist=vergabe.angebotsfrist,
            soll=datetime.combine(earliest, time()),
            cap=cap,
        )
