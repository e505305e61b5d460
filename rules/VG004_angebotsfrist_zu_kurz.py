"""Die Angebotsfrist ist kürzer als die Mindestfrist.

Warum: Eine zu kurze Frist verletzt die Rechte der Bieter. Das Verfahren kann gerügt und aufgehoben werden.

Ausnahmen: Ohne Bekanntmachung zum Angebot zählt die Aufforderung. Nach einem Teilnahmewettbewerb ist eine einvernehmliche Frist frei. Für besondere Dienstleistungen setzt der Auftraggeber die Frist selbst. Unterhalb der EU-Schwelle ist es eine Warnung, nach VOB/A ein Fehler.

Abhilfe: Die Frist verlängern und alle Bieter unterrichten. Bei Dringlichkeit die Gründe angeben und in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from checker.calc.fristen import fristende, volle_tage
from checker.calc.regime import (
    WIDERSPRUCH,
    ZWEISTUFIG,
    freie_frist,
    fristbeginn,
    ist_eu_verfahren,
    ohne_begruendung,
    passt_zusammen,
)
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
_ASKED = {
    "vergabeordnung": "UVgO",
    "verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb",
    "verfahrensbeginn": "20.11.2026",
    "aufforderung": "23.11.2026",
    "elektronisch": True,
    "dringlich": False,
}


@rule(
    severity="error",
    source="§§ 15 bis 17, § 20, § 65 Abs. 3 VgV; § 13 UVgO; § 10 VOB/A",
    bad=[
        Vergabe(**_CASE, angebotsfrist="22.12.2026 12:00"),
        Vergabe(**{**_CASE, "elektronisch": False}, angebotsfrist="27.12.2026 12:00"),
        Vergabe(**{**_URGENT, "dringlichkeitsgrund": None}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=False, angebotsfrist="17.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=False, angebotsfrist="02.12.2026 12:00"),
        Vergabe(**_NATIONAL, angebotsfrist="02.12.2026 12:00"),
        Vergabe(**_ASKED, angebotsfrist="02.12.2026 12:00"),
    ],
    good=[
        Vergabe(**_CASE, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**_URGENT, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**{**_URGENT, "dringlichkeitsgrund": None}, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**{**_CASE, "cpv": "79952100-3"}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_INVITED, angebotsfrist="18.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=True, angebotsfrist="01.12.2026 12:00"),
        Vergabe(**_ASKED, angebotsfrist="03.12.2026 12:00"),
        Vergabe(
            **{**_CASE, "verfahrensart": "Verhandlungsverfahren ohne Teilnahmewettbewerb", "cpv": None},
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
        raise not_evaluated(WIDERSPRUCH)
    normal = angebotsfrist_mindesttage["normal"]
    name, start = fristbeginn(vergabe)
    given = volle_tage(start, vergabe.angebotsfrist.date())
    if given >= normal:
        return
    needed = angebotsfrist_mindesttage.get("elektronisch", normal) if vergabe.elektronisch else normal
    if given >= needed:
        return
    # only a short period asks for what excuses it
    cap: Severity | None = "warning" if vergabe.vergabeordnung in ("UVgO", "Satzung") else None
    cap = freie_frist(vergabe, besondere_dienstleistungen["CPV"]) or cap
    if vergabe.dringlich:
        needed = angebotsfrist_mindesttage.get("dringlich", needed)
        if given >= needed:
            if ist_eu_verfahren(vergabe) and ohne_begruendung(vergabe):
                yield evidence(
                    vergabe.fundstelle("dringlichkeitsgrund"),
                    vergabe.fundstelle("angebotsfrist"),
                    message="Die Angebotsfrist ist wegen Dringlichkeit verkürzt, die Begründung fehlt.",
                    cap=cap,
                )
            return
    advice = ""
    if vergabe.verfahrensart in ZWEISTUFIG:
        if vergabe.einvernehmlich:
            raise not_applicable("die Angebotsfrist ist einvernehmlich festgelegt")
        if given >= angebotsfrist_mindesttage.get("ohne Einigung", needed):
            cap, advice = "warning", " Kürzer darf sie sein, wenn eine Einigung mit den Bewerbern gescheitert ist."
    earliest = fristende(start, needed)
    yield evidence(
        vergabe.fundstelle("angebotsfrist"),
        vergabe.fundstelle(name),
        message=f"Die Angebotsfrist hat {given} Tage, nötig sind {needed}. Sie darf frühestens am {earliest:%d.%m.%Y} enden.{advice}",
        ist=vergabe.angebotsfrist,
        soll=datetime.combine(earliest, time()),
        cap=cap,
    )
