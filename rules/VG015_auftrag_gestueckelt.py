"""Mehrere Direktaufträge sehen aus wie ein geteilter Auftrag.

Warum: Ein Auftrag darf nicht geteilt werden, um dem Wettbewerb zu entgehen. Die Rechnungsprüfung zählt gleichartige Aufträge eines Jahres zusammen.

Ausnahmen: Verglichen werden Aufträge mit gleicher CPV-Gruppe oder mit gleichem Lieferanten, außer ihr Gegenstand ist ein anderer. Aufträge mit „nein“ bei Direktauftrag zählen nicht mit. Liegt einer genau auf der Grenze, ist es ein Hinweis.

Abhilfe: Prüfen, ob der Bedarf zusammen hätte vergeben werden müssen. Gründe für getrennte Aufträge in den Vermerk schreiben.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.calc.regime import FREIBERUFLICH, direktgrenze, kuenstlerisch
from checker.calc.stueckelung import Bestellung, gestueckelt
from checker.model.akte import Auftrag
from checker.model.ausschreibung import Vergabe
from checker.model.dossier import Dossier, bieterschluessel
from checker.rule import Evidence, evidence, rule

_CASE: dict[str, object] = {
    "auftraggeberart": "Gemeinde",
    "land": "Niedersachsen",
    "leistungsart": "Dienstleistung",
    "verfahrensbeginn": "02.03.2026",
    "verfahrensart": "Öffentliche Ausschreibung",
    "cpv": "79800000-2",
}
_FIRST = {
    "datum": "10.03.2025",
    "lieferant": "Rampenlicht GmbH",
    "gegenstand": "Ton Frühlingsfest",
    "cpv": "51313000-7",
}
_OTHER = {"datum": "10.03.2026", "lieferant": "Klangwerk GmbH", "gegenstand": "Ton Stadtfest", "cpv": "51310000-8"}
_OPEN = Vergabe(**_CASE)


@rule(
    severity="warning",
    source="§ 3 Abs. 2 VgV; § 14 UVgO",
    bad=[
        Dossier(vergabe=_OPEN, auftraege=[Auftrag(**_FIRST, wert="8.000"), Auftrag(**_OTHER, wert="12.000")]),
        Dossier(
            vergabe=_OPEN,
            auftraege=[
                Auftrag(datum="10.03.2026", lieferant="Klangwerk GmbH", wert="10.000"),
                Auftrag(datum="12.03.2026", lieferant="Klangwerk GmbH", wert="10.000"),
            ],
        ),
        Dossier(
            vergabe=_OPEN,
            auftraege=[
                Auftrag(datum="10.03.2026", lieferant="Klangwerk GmbH", gegenstand="Plakate Teil 1", wert="15.000"),
                Auftrag(datum="12.03.2026", lieferant="Klangwerk GmbH", gegenstand="Plakate Teil 1", wert="15.000"),
            ],
        ),
        Dossier(
            vergabe=Vergabe(
                **{**_CASE, "cpv": "51313000-7", "verfahrensart": "Direktauftrag"},
                bezeichnung="Ton Sommerfest",
                auftragswert="12.000",
            ),
            auftraege=[Auftrag(**_FIRST, wert="8.000")],
        ),
    ],
    good=[
        Dossier(vergabe=_OPEN, auftraege=[Auftrag(**_FIRST, wert="7.999,99"), Auftrag(**_OTHER, wert="12.000")]),
        Dossier(
            vergabe=_OPEN,
            auftraege=[Auftrag(**{**_FIRST, "datum": "09.03.2025"}, wert="15.000"), Auftrag(**_OTHER, wert="15.000")],
        ),
        Dossier(
            vergabe=_OPEN, auftraege=[Auftrag(**_FIRST, wert="15.000"), Auftrag(**_OTHER, wert="15.000", direkt=False)]
        ),
    ],
)
def auftrag_gestueckelt(
    dossier: Dossier,
    *,
    direktauftrag_grenze: Mapping[str, Any],
    stueckelung_zeitraum: int,
    kuenstlerische_leistungen: Sequence[str],
) -> Iterator[Evidence]:
    vergabe = dossier.vergabe
    rows = [row for row in dossier.auftraege.mit("datum", "lieferant", "wert") if row.bekannt("direkt") is not False]
    art = FREIBERUFLICH in direktauftrag_grenze and kuenstlerisch(vergabe, kuenstlerische_leistungen)
    _, limit = direktgrenze(vergabe, direktauftrag_grenze, freiberuflich=art)
    if vergabe.verfahrensart == "Direktauftrag":
        rows = [row for row in rows if not _same(row, vergabe)]
    orders = [_order(row) for row in rows]
    if vergabe.verfahrensart == "Direktauftrag":
        orders.append(_this(dossier))
    for group in gestueckelt(orders, limit, stueckelung_zeitraum):
        named = [rows[index].fundstelle("wert") for index in group if index < len(rows)]
        if len(named) < len(group):
            named.insert(1, vergabe.fundstelle("auftragswert"))
        total = sum((orders[index].wert for index in group), Decimal(0))
        yield evidence(
            *named,
            message=f"{len(group)} Direktaufträge binnen {stueckelung_zeitraum} Monaten erreichen zusammen die Grenze für Direktaufträge. Gehören sie zusammen?",
            ist=total,
            soll=limit,
            unit="EUR",
            cap="info" if any(orders[index].wert == limit for index in group) else None,
        )
    if len(orders) > len(rows) > 0 and sum((order.wert for order in orders), Decimal(0)) >= limit:
        vergabe.cpv  # noqa: B018 - without it, this order cannot be compared


def _order(row: Auftrag) -> Bestellung:
    supplier, subject, cpv = bieterschluessel(row.lieferant), row.bekannt("gegenstand") or "", row.bekannt("cpv") or ""
    return Bestellung(row.datum, row.wert, supplier, subject, cpv)


def _this(dossier: Dossier) -> Bestellung:
    """The direct order that the dossier is about; its supplier is known when it is awarded."""
    vergabe = dossier.vergabe
    names = (
        {bieterschluessel(award.bekannt("bieter")) for award in dossier.zuschlaege}
        if dossier.hat("zuschlaege")
        else set()
    )
    supplier = names.pop() if len(names) == 1 else ""
    subject, cpv = vergabe.bekannt("bezeichnung") or "", vergabe.bekannt("cpv") or ""
    return Bestellung(vergabe.verfahrensbeginn, vergabe.auftragswert, supplier, subject, cpv)


def _same(row: Auftrag, vergabe: Vergabe) -> bool:
    """True if a line is this order itself, which the house has entered already."""
    return row.wert == vergabe.auftragswert and row.datum >= vergabe.verfahrensbeginn
