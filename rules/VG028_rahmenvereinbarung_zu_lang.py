"""Eine Rahmenvereinbarung läuft länger als erlaubt.

Warum: Rahmenvereinbarungen entziehen den Bedarf dem Wettbewerb. Deshalb ist ihre Laufzeit begrenzt.

Ausnahmen: Für besondere Dienstleistungen sind sechs Jahre erlaubt. Länger nur mit Gründen im Gegenstand. Unterhalb der EU-Schwelle und für Sektorenauftraggeber prüft die Regel nichts.

Abhilfe: Die Laufzeit mit allen Verlängerungen kürzen, oder den Grund eintragen und in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.regime import SEKTOREN, cpv_im_bereich, cpv_nahe, eu_regime
from checker.calc.texte import begruendet
from checker.finding import Severity
from checker.model.ausschreibung import Vergabe
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {
    "verfahrensart": "Offenes Verfahren",
    "auftraggeberart": "Gemeinde",
    "leistungsart": "Dienstleistung",
    "cpv": "51313000-7",
    "rahmenvereinbarung": True,
}
_SPECIAL = {**_CASE, "cpv": "79952100-3"}


@rule(
    severity="error",
    source="§ 21 Abs. 6, § 65 Abs. 2 VgV",
    bad=[Vergabe(**_CASE, laufzeit="49"), Vergabe(**_SPECIAL, laufzeit="73"), Vergabe(**_CASE, unbefristet=True)],
    good=[
        Vergabe(**_CASE, laufzeit="48"),
        Vergabe(**_SPECIAL, laufzeit="72"),
        Vergabe(**_CASE, laufzeit="60", laufzeit_grund="Die Anlage wird über fünf Jahre abgeschrieben."),
        Vergabe(**{**_CASE, "verfahrensart": "Öffentliche Ausschreibung"}, laufzeit="60"),
    ],
)
def rahmenvereinbarung_zu_lang(
    vergabe: Vergabe, *, rahmen_hoechstlaufzeit: Mapping[str, Any], besondere_dienstleistungen: Mapping[str, Any]
) -> Iterator[Evidence]:
    if vergabe.leer("rahmenvereinbarung") or not vergabe.rahmenvereinbarung:
        raise not_applicable("keine Rahmenvereinbarung")
    if not eu_regime(vergabe):
        raise not_applicable("kein europaweites Verfahren")
    if vergabe.auftraggeberart == SEKTOREN:
        raise not_applicable("für Sektorenauftraggeber gilt die VgV nicht")
    endless = not vergabe.leer("unbefristet") and vergabe.unbefristet
    limit = rahmen_hoechstlaufzeit["normal"]
    if not endless and vergabe.laufzeit <= limit:
        return
    cap: Severity | None = None
    if vergabe.leistungsart == "Dienstleistung":
        ranges = besondere_dienstleistungen["CPV"]
        if cpv_im_bereich(vergabe.cpv, ranges):
            limit = rahmen_hoechstlaufzeit["besondere Dienstleistung"]
        elif cpv_nahe(vergabe.cpv, ranges):
            cap = "warning"
    if not endless and vergabe.laufzeit <= limit:
        return
    if begruendet(vergabe, "laufzeit_grund"):
        return
    yield evidence(
        vergabe.fundstelle("unbefristet" if endless else "laufzeit"),
        vergabe.fundstelle("laufzeit_grund"),
        message=f"Ohne Begründung darf die Rahmenvereinbarung höchstens {limit} Monate laufen.",
        ist="ja" if endless else vergabe.laufzeit,
        soll=f"höchstens {limit} Monate" if endless else limit,
        unit="" if endless else "Monate",
        cap=cap,
    )
