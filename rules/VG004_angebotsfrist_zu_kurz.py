"""Die Angebotsfrist ist kürzer als die Mindestfrist.

Warum: Eine zu kurze Frist verletzt die Rechte der Bieter. Das Verfahren kann gerügt und aufgehoben werden.

Ausnahmen: Ohne Bekanntmachung zum Angebot zählt die Aufforderung. Nach einem Teilnahmewettbewerb ist eine einvernehmliche Frist frei. Für besondere Dienstleistungen setzt der Auftraggeber die Frist selbst. Für Sektorenauftraggeber und Konzessionen gelten eigene Verordnungen; dort ist es eine Warnung. Unterhalb der EU-Schwelle ist es eine Warnung, nach VOB/A ein Fehler. UVgO und Satzung nennen keine Tage; dort zählt ein Erfahrungswert. Nach einer Vorinformation darf die Frist für Bauleistungen kürzer sein; das ist eine Warnung.

Abhilfe: Die Frist verlängern und alle Bieter unterrichten. Bei Dringlichkeit die Gründe angeben und in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from checker.calc.fristen import fristende, in_tagen
from checker.calc.regime import (
    WIDERSPRUCH,
    angebotsfrist,
    freie_frist,
    ist_eu_verfahren,
    passt_zusammen,
)
from checker.calc.texte import begruendet
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
_WORKS = {**_CASE, "vergabeordnung": "VOB/A-EU", "leistungsart": "Bauleistung", "bekanntmachung": "23.11.2026"}
_KUERZER = {
    "ohne Einigung": "wenn eine Einigung mit den Bewerbern gescheitert ist",
    "nach Vorinformation": "wenn eine Vorinformation veröffentlicht war",
}
"""What allows a shorter period and stands in no field: such a period is a Warnung."""


@rule(
    severity="error",
    source="§§ 15 bis 17, § 20, § 65 Abs. 3 VgV; § 13 UVgO; § 10, §§ 10a bis 10c EU VOB/A",
    bad=[
        Vergabe(**_CASE, angebotsfrist="22.12.2026 12:00"),
        Vergabe(**{**_CASE, "elektronisch": False}, angebotsfrist="27.12.2026 12:00"),
        Vergabe(**{**_URGENT, "dringlichkeitsgrund": None}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=False, angebotsfrist="17.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=False, angebotsfrist="02.12.2026 12:00"),
        Vergabe(**_NATIONAL, angebotsfrist="02.12.2026 12:00"),
        Vergabe(**_ASKED, angebotsfrist="02.12.2026 12:00"),
        Vergabe(**_ASKED, angebotsfrist="20.11.2026 12:00"),
        Vergabe(**_WORKS, angebotsfrist="22.12.2026 12:00"),
        Vergabe(**_WORKS, angebotsfrist="07.12.2026 12:00"),
    ],
    good=[
        Vergabe(**_CASE, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**_URGENT, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**{**_URGENT, "dringlichkeitsgrund": None}, angebotsfrist="23.12.2026 12:00"),
        Vergabe(**{**_CASE, "cpv": "79952100-3"}, angebotsfrist="08.12.2026 12:00"),
        Vergabe(**_INVITED, angebotsfrist="18.12.2026 12:00"),
        Vergabe(**_INVITED, einvernehmlich=True, angebotsfrist="01.12.2026 12:00"),
        Vergabe(**_ASKED, angebotsfrist="03.12.2026 12:00"),
        Vergabe(**_WORKS, angebotsfrist="23.12.2026 12:00"),
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
    name, start, given, needed = angebotsfrist(vergabe, angebotsfrist_mindesttage)
    if given >= needed:
        return
    # only a short period asks for what excuses it
    fixed = vergabe.vergabeordnung not in ("UVgO", "Satzung")
    cap: Severity | None = None if fixed else "warning"
    cap = freie_frist(vergabe, besondere_dienstleistungen["CPV"]) or cap
    urgent = angebotsfrist_mindesttage.get("dringlich", needed)
    if given >= urgent and vergabe.dringlich:
        if ist_eu_verfahren(vergabe) and not begruendet(vergabe, "dringlichkeitsgrund"):
            yield evidence(
                vergabe.fundstelle("dringlichkeitsgrund"),
                vergabe.fundstelle("angebotsfrist"),
                message="Die Angebotsfrist ist wegen Dringlichkeit verkürzt, die Begründung fehlt.",
                cap=cap,
            )
        return
    if "ohne Einigung" in angebotsfrist_mindesttage and vergabe.einvernehmlich:
        raise not_applicable("die Angebotsfrist ist einvernehmlich festgelegt")
    if vergabe.bekannt("dringlich"):
        needed = urgent
    elif vergabe.bekannt("elektronisch") is False:
        needed = angebotsfrist_mindesttage["normal"]
    advice = ""
    for key, reason in _KUERZER.items():
        if given >= angebotsfrist_mindesttage.get(key, needed):
            cap, advice = "warning", f" Kürzer darf sie sein, {reason}."
    earliest = fristende(start, needed)
    yield evidence(
        vergabe.fundstelle("angebotsfrist"),
        vergabe.fundstelle(name),
        message=f"{_length(given, needed, fixed)} Sie {'darf' if fixed else 'sollte'} frühestens am {earliest:%d.%m.%Y} enden.{advice}",
        ist=vergabe.angebotsfrist,
        soll=datetime.combine(earliest, time()),
        cap=cap,
    )


def _length(given: int, needed: int, fixed: bool) -> str:
    """What is said of the days given; UVgO and Satzung fix none."""
    if given < 0:
        return "Die Angebotsfrist endet, bevor sie beginnt."
    return f"Die Angebotsfrist hat {in_tagen(given)}, {'nötig' if fixed else 'üblich'} sind mindestens {needed}."
