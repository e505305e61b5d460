"""Die genannte Angebotssumme stimmt nicht mit den Positionen überein.

Warum: Gewertet wird die nachgerechnete Summe. Eine falsche Angabe kann die Rangfolge verschieben und muss im Vermerk stehen.

Ausnahmen: Leere Preise und Worte wie „inkl.“ zählen hier als null; sie werden für sich gemeldet. Nach VOB/A zählt bei Pauschalen die genannte Summe.

Abhilfe: Mit der nachgerechneten Summe werten, die Korrektur dokumentieren und den Bieter bei Zweifeln um Aufklärung bitten.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.comparison import rechnerische_summe
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_LV = [Position(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk")]
_PRICES = [Preis(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk", ep="900")]


@rule(
    severity="warning",
    source="§ 16c Abs. 2 VOB/A; § 56 Abs. 1 VgV, § 41 Abs. 1 UVgO (rechnerische Prüfung)",
    confidence="S",
    bad=[Dossier(positionen=_LV, angebote=[Angebot(bieter="A", nachlass="2", netto="1.800", preise=_PRICES)])],
    good=[
        Dossier(positionen=_LV, angebote=[Angebot(bieter="A", nachlass="2", netto="1.764", preise=_PRICES)]),
    ],
)
def angebotssumme_falsch(dossier: Dossier, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    stated = [angebot for angebot in dossier.gewertete if angebot.bekannt("netto") is not None]
    if not stated:
        raise not_applicable("kein Bieter nennt eine Angebotssumme")
    unknown = []
    for angebot in stated:
        right = rechnerische_summe(dossier, angebot)
        if right is None:
            unknown.append(angebot.anbieter)
        if right is not None and abs(angebot.netto - right) > rechentoleranz:
            yield evidence(
                angebot.fundstelle("netto"),
                message=f"Die Angebotssumme von {angebot.anbieter} stimmt nicht mit den Positionen überein.",
                ist=angebot.netto,
                soll=right,
                unit="EUR",
            )
    if unknown:
        raise not_evaluated(
            f"wegen fehlender OZ oder unlesbarer Preise oder Mengen nicht nachrechenbar: {', '.join(unknown)}"
        )
