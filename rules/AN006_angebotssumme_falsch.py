"""Die genannte Angebotssumme stimmt nicht mit den Positionen überein.

Warum: Gewertet wird die nachgerechnete Summe. Eine falsche Angabe kann die Rangfolge verschieben und muss im Vermerk stehen.

Ausnahmen: Steht die Summe vor dem Nachlass, werden sie, der Nachlass und die Summe danach geprüft. Leere Preise und Worte wie „inkl.“ zählen hier als null; sie werden für sich gemeldet. Nach VOB/A zählt bei Pauschalen die genannte Summe.

Abhilfe: Mit der nachgerechneten Summe werten, die Korrektur dokumentieren und den Bieter bei Zweifeln um Aufklärung bitten.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.offers.wertung import rechnerische_summe, summe_vor_nachlass
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule

_LV = [Position(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk")]
_BETRAG = "nachlass_betrag"
_WORTE = {
    "netto": "Die Angebotssumme von {bieter} stimmt nicht mit den Positionen überein.",
    _BETRAG: "Der Nachlass von {bieter} passt als Betrag nicht zu Prozentsatz und Positionen.",
    "nach_nachlass": "Die Summe nach Nachlass von {bieter} stimmt nicht mit Positionen und Nachlass überein.",
}
_PRICES = [Preis(oz="01.0010", kurztext="Bühne", menge="2", einheit="Stk", ep="900")]


def _case(net: str, after: str | None = None, *, rate: str | None = "2", amount: str | None = None) -> Dossier:
    offer = Angebot(bieter="A", nachlass=rate, netto=net, nach_nachlass=after, nachlass_betrag=amount, preise=_PRICES)
    return Dossier(positionen=_LV, angebote=[offer])


@rule(
    severity="warning",
    source="§ 16c Abs. 2 VOB/A; § 56 Abs. 1 VgV, § 41 Abs. 1 UVgO (rechnerische Prüfung)",
    confidence="S",
    bad=[
        _case("1.800"),
        _case("1.810", "1.764"),
        _case("1.800", "1.784"),
        _case("1.800", "1.764", amount="-56"),
        _case("1.800", "1.784", rate=None, amount="36"),
    ],
    good=[
        _case("1.764"),
        _case("1.800", "1.764"),
        _case("1.800", "1.764", amount="-36"),
        _case("1.800", "1.764", rate=None, amount="36"),
    ],
)
def angebotssumme_falsch(dossier: Dossier, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    stated = [a for a in dossier.gewertete if any(a.bekannt(name) is not None for name in _WORTE)]
    if not stated:
        raise not_applicable("kein Bieter nennt eine Angebotssumme")
    unknown = []
    for angebot in stated:
        right = _richtig(dossier, angebot)
        if right is None:
            unknown.append(angebot.anbieter)
        for name, soll in (right or {}).items():
            ist = angebot.bekannt(name)
            if ist is None or abs(abs(ist) - soll if name == _BETRAG else ist - soll) <= rechentoleranz:
                continue
            yield evidence(
                angebot.fundstelle(name),
                message=_WORTE[name].format(bieter=angebot.anbieter),
                ist=ist,
                soll=-soll if name == _BETRAG and ist < 0 else soll,
                unit="EUR",
            )
    if unknown:
        raise not_evaluated(
            f"wegen fehlender OZ oder unlesbarer Preise oder Mengen nicht nachrechenbar: {', '.join(unknown)}"
        )


def _richtig(dossier: Dossier, angebot: Angebot) -> dict[str, Decimal] | None:
    """What the sums of an offer should be; the amount of a discount only where its rate is known."""
    before, after = summe_vor_nachlass(dossier, angebot), rechnerische_summe(dossier, angebot)
    amount, rated = angebot.bekannt(_BETRAG), angebot.bekannt("nachlass") is not None
    if before is not None and amount is not None and not rated:
        after = before - abs(amount)
    if before is None or after is None:
        return None
    right = {"netto": after if angebot.leer("nach_nachlass") else before, "nach_nachlass": after}
    return {**right, _BETRAG: before - after} if rated else right
