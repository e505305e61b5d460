"""Einheitspreise eines Bieters weichen stark vom Median der Angebote ab.

Warum: Auffällige Preise können Rechenfehler, Missverständnisse oder verschobene Kosten sein.

Ausnahmen: Es braucht mindestens drei Angebote. Ein auffälliger Preis allein ist kein Mangel.

Abhilfe: Im Preisspiegel die Spalte „Abweichung“ ansehen. Bei großen Mengen oder vielen Auffälligkeiten um Aufklärung bitten.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.comparison import KLASSEN_NAMEN, abweichungen, vergleich
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_LV = [Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")]


def _case(third: str) -> Dossier:
    prices = {"A": "100", "B": "110", "C": third}
    return Dossier(
        positionen=_LV, angebote=[Angebot(bieter=b, preise=[Preis(oz="01.0010", ep=p)]) for b, p in prices.items()]
    )


@rule(
    severity="info",
    source="§ 60 VgV, § 44 UVgO (Aufklärung auffälliger Preise)",
    confidence="S",
    bad=[_case("132,01")],
    good=[_case("132")],
)
def einheitspreise_abweichend(dossier: Dossier, *, abweichungsklassen: Mapping[str, Any]) -> Iterator[Evidence]:
    counted = dossier.gewertete
    if len(counted) < 3:
        raise not_applicable("für einen Median braucht es drei Angebote")
    found: dict[Angebot, list[tuple[Preis, str]]] = {angebot: [] for angebot in counted}
    for zeile, classes in abweichungen(dossier, abweichungsklassen):
        for angebot, preis, name in zip(dossier.angebote, zeile.preise, classes, strict=True):
            if preis is not None and name and angebot in found:
                found[angebot].append((preis, name))
    for angebot, hits in found.items():  # a bidder is one finding, whatever the number of prices
        if hits:
            numbers = Counter(name for _, name in hits)
            counts = ", ".join(f"{numbers[name]} × {name}" for name in KLASSEN_NAMEN if numbers[name])
            yield evidence(
                angebot.fundstelle("bieter"),
                *(preis.fundstelle("ep") for preis, _ in hits),
                message=f"{angebot.anbieter}: {counts}.",
                ist=len(hits),
                unit="Einheitspreise",
            )
    if missing := sum(map(len, vergleich(dossier).ohne_ep)):
        raise not_evaluated(f"{missing} Einheitspreise fehlen")
