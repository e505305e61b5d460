"""Nach der Berichtigung von Rechenfehlern ändert sich die Rangfolge.

Warum: Gewertet wird Menge mal Einheitspreis, nicht die genannte Summe. Entscheidet die Berichtigung, muss sie geprüft und dokumentiert sein.

Ausnahmen: Dass der Einheitspreis gilt, steht in der VOB/A. Sonst müssen es die Bewerbungsbedingungen sagen; dann ist es eine Warnung. Die Summe einer Pauschale geht nach VOB/A ihrem Einheitspreis vor und wird nicht berichtigt. Bei Losen wird jedes Los für sich gerechnet. Ein Angebot, dem Preise fehlen, hat keinen Rang (AN002); ist darin etwas zu berichtigen, steht ein Hinweis da.

Abhilfe: Die Rechnung prüfen und beide Rangfolgen im Vermerk zeigen. Bei Zweifeln den Bieter um Aufklärung bitten.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.calc.regime import nur_bau
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import zahl
from checker.offers.comparison import vergleich
from checker.offers.genannt import genannte_summen, korrekturen, nennt_betraege
from checker.offers.lose import je_wertung, wertungen
from checker.offers.wertung import alle_vollstaendig, gereihte, raenge, wertungssummen
from checker.rule import Evidence, evidence, not_applicable, rule


def _case(other: str, order: str = "VOB/A", stated: str = "14.000", unit: str = "m²") -> Dossier:
    first = Preis(oz="01.0010", menge="1.000", einheit=unit, ep="15", gp=stated)
    second = Preis(oz="01.0010", menge="1.000", einheit=unit, ep=other)
    return Dossier(
        vergabe=Vergabe(vergabeordnung=order, land="Hessen"),
        positionen=[Position(oz="01.0010", kurztext="Boden", menge="1.000", einheit=unit)],
        angebote=[Angebot(bieter="A", preise=[first]), Angebot(bieter="B", preise=[second])],
    )


def _gap() -> Dossier:
    """Three offers: two have a rank, the third lacks a price and names a wrong total."""
    positions = [Position(oz=f"01.00{n}0", kurztext="Boden", menge="10", einheit="m²") for n in (1, 2)]

    def offer(name: str, first: str, second: str | None, gp: str | None = None) -> Angebot:
        prices = [Preis(oz="01.0010", menge="10", ep=first, gp=gp), Preis(oz="01.0020", menge="10", ep=second)]
        return Angebot(bieter=name, preise=prices)

    return Dossier(
        vergabe=Vergabe(vergabeordnung="VOB/A", land="Hessen"),
        positionen=positions,
        angebote=[offer("A", "15", "20"), offer("B", "16", "20"), offer("C", "15", None, "155")],
    )


@rule(
    severity="error",
    source="§ 16c Abs. 2 VOB/A",
    bad=[_case("14,50"), _case("14,50", "UVgO"), _case("15"), _case("14,50", "UVgO", unit="psch"), _gap()],
    good=[_case("13,99"), _case("15,01"), _case("14,50", stated="15.000"), _case("14,50", unit="psch")],
)
def berichtigung_aendert_rang(dossier: Dossier, *, rechentoleranz: Decimal) -> Iterator[Evidence]:
    # where no two counted offers of any lot have a rank, nothing is judged; else AN002 tells why a single lot is not
    unranked = all(len(gereihte(part)) < 2 for part in wertungen(dossier))
    return je_wertung(dossier, lambda los: _geaendert(los, rechentoleranz, unranked=unranked))


def _geaendert(dossier: Dossier, rechentoleranz: Decimal, *, unranked: bool) -> Iterator[Evidence]:
    if not any(map(nennt_betraege, dossier.gewertete)):
        raise not_applicable("kein Bieter nennt Gesamtpreise oder eine Angebotssumme")
    counted, right = vergleich(dossier).gewertet, wertungssummen(dossier)
    if sum(counted) < 2:
        raise not_applicable("nur ein Angebot, also keine Rangfolge")
    ranks = raenge(right, counted)
    by_total, by_rows = genannte_summen(dossier, rechentoleranz)
    changed = [stated for stated in (by_total, by_rows) if raenge(stated, counted) != ranks]
    if not changed:
        yield from _offen(dossier, ranks)
        if unranked:
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
    said, total = stated[index], right[index]
    sums = "" if said is None or total is None else f" ({zahl(total, 2)} statt {zahl(said, 2)} EUR)"
    yield evidence(
        largest.preis.fundstelle("gp") if largest else offer.fundstelle(offer.summenfeld),
        offer.fundstelle("bieter"),
        message=f"Die Berichtigung des Angebots von {offer.anbieter}{sums} ändert die Rangfolge. Bitte vor dem Zuschlag prüfen.",
        ist=largest.preis.gp if largest else said,
        soll=largest.preis.gp - largest.betrag if largest else total,
        unit="EUR",
        cap=nur_bau(dossier.vergabe if dossier.hat("vergabe") else None),
    )


def _offen(dossier: Dossier, ranks: Sequence[int | None]) -> Iterator[Evidence]:
    """Corrections of offers that have no rank yet, because prices are missing."""
    for index, (counts, rank) in enumerate(zip(vergleich(dossier).gewertet, ranks, strict=True)):
        if not counts or rank is not None:
            continue
        largest = max(korrekturen(dossier, index), key=lambda k: abs(k.betrag), default=None)
        if largest:
            offer = dossier.angebote[index]
            yield evidence(
                largest.preis.fundstelle("gp"),
                offer.fundstelle("bieter"),
                message=f"Dem Angebot von {offer.anbieter} fehlen Preise. Ob seine Berichtigung die Rangfolge ändert, ist offen.",
                ist=largest.preis.gp,
                soll=largest.preis.gp - largest.betrag,
                unit="EUR",
                cap="info",
            )
