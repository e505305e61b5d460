"""Ein Direktauftrag liegt über der Wertgrenze.

Warum: Ohne Wettbewerb darf nur bis zu einer Grenze beauftragt werden. In NRW setzt sie seit 2026 die Vergabesatzung der Gemeinde.

Ausnahmen: Andere Verfahren als der Direktauftrag und Konzessionen werden hier nicht geprüft. In NRW ist die Grenze vor 2026 umstritten; zwischen 5.000 und 25.000 Euro fragt die Regel nach. Wo für freiberufliche Leistungen eine höhere Grenze gilt, ist es bis dahin eine Warnung.

Abhilfe: Angebote einholen oder ein förmliches Verfahren wählen. Die Grenze der eigenen Satzung ins Hausprofil schreiben.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.calc.regime import FREIBERUFLICH, direktgrenze, kuenstlerisch
from checker.model.ausschreibung import Vergabe
from checker.model.gaps import Rueckfrage
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "land": "Bayern",
    "leistungsart": "Dienstleistung",
    "verfahrensbeginn": "02.03.2026",
    "verfahrensart": "Direktauftrag",
}


@rule(
    severity="error",
    source="Wertgrenzen des Bundes und der Länder; § 75a GO NRW",
    confidence="S",
    bad=[
        Vergabe(**_CASE, auftragswert="100.000,01"),
        Vergabe(**{**_CASE, "auftraggeberart": "Bund"}, auftragswert="15.000,01"),
        Vergabe(**{**_CASE, "land": "Sachsen-Anhalt", "cpv": "92312140-4"}, auftragswert="80.000,01"),
        Vergabe(**{**_CASE, "land": "Sachsen-Anhalt", "cpv": "71200000-0"}, auftragswert="15.000,01"),
        Vergabe(**{**_CASE, "auftraggeberart": "Bund", "leistungsart": "Bauleistung"}, auftragswert="50.000,01"),
    ],
    good=[
        Vergabe(**_CASE, auftragswert="100.000"),
        Vergabe(**{**_CASE, "land": "Sachsen-Anhalt", "cpv": "92312140-4"}, auftragswert="80.000"),
        Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}, auftragswert="150.000"),
    ],
)
def direktauftrag_ueber_grenze(
    vergabe: Vergabe, *, direktauftrag_grenze: Mapping[str, Any], kuenstlerische_leistungen: Sequence[str]
) -> Iterator[Evidence]:
    if vergabe.verfahrensart != "Direktauftrag":
        raise not_applicable("kein Direktauftrag")
    freelance = kuenstlerisch(vergabe, kuenstlerische_leistungen)
    limit, disputed = direktgrenze(vergabe, direktauftrag_grenze, freiberuflich=freelance)
    if vergabe.auftragswert <= limit:
        return
    if vergabe.auftragswert <= disputed:
        raise Rueckfrage(
            "Welche Grenze für Direktaufträge galt bei Beginn des Verfahrens? Bitte ein Hausprofil mit --house angeben."
        )
    schools, free = direktauftrag_grenze.get("Schule"), Decimal(direktauftrag_grenze.get(FREIBERUFLICH, 0))
    advice = f" Für Schulen liegt sie bei {zahl(Decimal(schools))} Euro." if schools else ""
    perhaps = vergabe.leistungsart == "Dienstleistung" and vergabe.auftragswert <= free
    if perhaps and vergabe.cpv:  # without the code nobody can say whether it is a freelance service
        advice = f" Für freiberufliche Leistungen liegt sie bei {zahl(free)} Euro."
    yield evidence(
        vergabe.fundstelle("auftragswert"),
        vergabe.fundstelle("verfahrensart"),
        message=f"Der Auftragswert liegt über der Grenze für Direktaufträge.{advice}",
        ist=vergabe.auftragswert,
        soll=disputed,
        unit="EUR",
        cap="warning" if perhaps else None,
    )
