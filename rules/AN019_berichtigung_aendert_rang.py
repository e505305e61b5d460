"""Nach der Berichtigung von Rechenfehlern ändert sich die Rangfolge.

Warum: Gewertet wird Menge mal Einheitspreis, nicht die genannte Summe. Entscheidet die Berichtigung, muss sie geprüft und dokumentiert sein.

Ausnahmen: Dass der Einheitspreis gilt, steht in der VOB/A. Sonst müssen es die Bewerbungsbedingungen sagen; dann ist es eine Warnung. Die Summe einer Pauschale geht nach VOB/A ihrem Einheitspreis vor und wird nicht berichtigt. Bei Losen wird jedes Los für sich gerechnet.

Abhilfe: Die Rechnung prüfen und beide Rangfolgen im Vermerk zeigen. Bei Zweifeln den Bieter um Aufklärung bitten.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.calc.regime import nur_bau
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.offers.comparison import alle_vollstaendig, raenge, vergleich, wertungssummen
from checker.offers.genannt import genannte_summen, korrekturen, nennt_betraege
from checker.offers.lose import je_wertung
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(other: str, order: str = "VOB/A", stated: str = "14.000", unit: str = "m²") -> Dossier:
    first = Preis(oz="01.0010", menge="1.000", einheit=unit, ep="15", gp=stated)
    second = Preis(oz="01.0010", menge="1.000", einheit=unit, ep=other)
    return Dossier(
        vergabe=Vergabe(vergabeordnung=order, land="Hessen"),
        positionen=[Position(oz="01.0010", kurztext="Boden", menge="1.000", einheit=unit)],
        angebote=[Angebot(bieter="A", preise=[first]), Angebot(bieter="B", preise=[second])],
    )


@rule(
    severity="error",
    source="§ 16c Abs. 2 VOB/A",
    bad=[_case("14,50"), _case("14,50", "UVgO"), _case("15"), _case("14,50", "UVgO", unit="psch")],
    good=[_case("13,99"), _case("15,01"), _case("14,50", stated="15.000"), _case("14,50", unit="psch")],
)
def berichtigung_aendert_rang(dossier: Dossier, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    return je_wertung(dossier, lambda los: _geaendert(los, rechentoleranz))


def _geaendert(dossier: Dossier, rechentoleranz: Decimal) -> Iterator[Evidence]:
    if not any(map(nennt_betraege, dossier.gewertete)):
        raise not_applicable("kein Bieter nennt Gesamtpreise oder eine Angebotssumme")
    counted, right = vergleich(dossier).gewertet, wertungssummen(dossier)
    ranks = raenge(right, counted)
    by_total, by_rows = genannte_summen(dossier, rechentoleranz)
    changed = [stated for stated in (by_total, by_rows) if raenge(stated, counted) != ranks]
    if not changed:
        alle_vollstaendig(dossier)
        return
    stated = changed[-1]
    off = [
        Decimal(0) if not counts or said is None or total is None else abs(said - total)
        for said, total, counts in zip(stated, right, counted, strict=True)
    ]
    index = off.index(max(off))
    offer = dossier.angebote[index]
    largest = max(korrekturen(dossier, index), key=lambda k: abs(k.betrag), default=None)
    yield evidence(
        largest.preis.fundstelle("gp") if largest else offer.fundstelle("netto"),
        offer.fundstelle("bieter"),
        message=f"Die Berichtigung des Angebots von {offer.anbieter} ändert die Rangfolge. Bitte vor dem Zuschlag prüfen.",
        ist=stated[index],
        soll=right[index],
        unit="EUR",
        cap=nur_bau(dossier.vergabe if dossier.hat("vergabe") else None),
    )
