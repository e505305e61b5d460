"""Missing prices: an offer stays without them only if they are small and the ranking does not turn on them (facts P-B05)."""

from decimal import Decimal

import pytest
from helpers import d

from checker.engine import Setting, check
from checker.examples import HEUTE, load_example
from checker.finding import Finding
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Eingang, Position, Vergabe
from checker.model.dossier import Dossier
from checker.offers.comparison import vergleich
from checker.offers.fehlpreise import aendern_rang, hoechstbetrag, ist_unwesentlich
from checker.run import load_everything

RULES, PARAMETERS = load_everything()
OZS = ("01.0010", "01.0020", "01.0030")


def tender(lots: tuple[str, ...] = ("", "", "")) -> list[Position]:
    return [
        Position(oz=oz, kurztext="Leistung", menge="1", einheit="Stk", los=lot or None)
        for oz, lot in zip(OZS, lots, strict=True)
    ]


def offer(name: str, *prices: str) -> Angebot:
    rows = [Preis(oz=oz, kurztext="Leistung", ep=p or None) for oz, p in zip(OZS, prices, strict=True) if p != "-"]
    return Angebot(bieter=name, preise=rows)


def found(*offers: Angebot, lots: tuple[str, ...] = ("", "", ""), out: str = "") -> list[Finding]:
    rows = [
        Eingang(bieter=o.bieter, unterlagen="vollständig", ausgeschlossen=o.bieter == out, grund="verspätet")
        for o in offers
    ]
    subject = Dossier(
        vergabe=Vergabe(land="Hessen", vergabeordnung="VgV"), positionen=tender(lots), angebote=offers, eingaenge=rows
    )
    report = check(load_example(subject), [rule for rule in RULES if rule.id == "AN002"], PARAMETERS, Setting(HEUTE))
    return [finding for finding in report.findings if finding.severity != "info"]


SECOND, THIRD = offer("B", "100.900", "300", "300"), offer("C", "110.000", "900", "900")


def test_one_small_price_that_turns_nothing_is_a_warning() -> None:
    (finding,) = found(offer("A", "100.000", "", "300"), SECOND, THIRD)
    assert finding.severity == "warning"


def test_two_small_prices_are_looked_at_together() -> None:
    """Without both A is first (100,000 to 100,900); with 900 for each it is at 101,800 and second to 101,500."""
    assert [f.severity for f in found(offer("A", "100.000", "", ""), SECOND, THIRD)] == ["error", "error"]


def test_an_excluded_offer_is_no_competing_price() -> None:
    """Without C the highest price is 300: A stays first."""
    severities = [f.severity for f in found(offer("A", "100.000", "", ""), SECOND, THIRD, out="C")]
    assert severities == ["warning", "warning"]


def test_what_another_offer_lacks_takes_no_offer_out_of_the_ranking() -> None:
    """B lacks the third price and is valued with 900 for it. Then A and B tie without the second price, and B leads with it."""
    first, second = found(offer("A", "100.000", "", "900"), offer("B", "100.000", "300", ""), THIRD)
    assert (first.severity, first.places[0].key) == ("error", "Angebot A / Position 01.0020")
    assert (second.severity, second.places[0].key) == ("warning", "Angebot B / Position 01.0030")


def test_a_lot_has_a_ranking_of_its_own() -> None:
    """C bids for lot 2 alone. In lot 1 A is first without the second price, and second with the 900 of D."""
    lots = ("1", "1", "2")
    offers = [
        offer("A", "100.000", "", "-"),
        offer("B", "100.500", "300", "-"),
        offer("C", "-", "-", "5"),
        offer("D", "110.000", "900", "-"),
    ]
    assert [f.severity for f in found(*offers, lots=lots)] == ["error"]
    offers[1] = offer("B", "100.601", "300", "-")
    assert [f.severity for f in found(*offers, lots=lots)] == ["warning"]


@pytest.mark.parametrize(("price", "small"), [("1.000", True), ("1.000,01", False)])
def test_one_percent_of_the_offer_is_small(price: str, *, small: bool) -> None:
    subject = Dossier(positionen=tender(), angebote=[offer("A", "100.000", "", "0"), offer("B", "1", price, "1")])
    assert ist_unwesentlich(subject, 0, 1, Decimal(1)) is small
    assert hoechstbetrag(vergleich(subject), 1) == (d("1000") if small else d("1000.01"))


def test_without_any_price_to_insert_the_ranking_cannot_be_told() -> None:
    subject = Dossier(positionen=tender(), angebote=[offer("A", "1", "", "1"), offer("B", "1", "", "1")])
    assert aendern_rang(subject, 0) and not ist_unwesentlich(subject, 0, 1, Decimal(1))


def test_an_excluded_offer_is_no_rank_that_a_correction_could_change() -> None:
    """Of two counted offers one lacks a price: that a third, excluded one has all of them judges nothing."""
    rows = [Position(oz="01.0010", kurztext="Boden", menge="10", einheit="m²")]

    def offer(name: str, price: str | None) -> Angebot:
        return Angebot(bieter=name, netto="100", preise=[Preis(oz="01.0010", menge="10", ep=price)])

    offers = [offer("A", "10"), offer("B", "11"), offer("C", None)]
    entries = [Eingang(bieter="A", ausgeschlossen=True)]
    dossier = Dossier(vergabe=Vergabe(vergabeordnung="VOB/A"), positionen=rows, angebote=offers, eingaenge=entries)
    chosen = [rule for rule in RULES if rule.id == "AN019"]
    assert check(dossier, chosen, PARAMETERS, Setting(HEUTE)).run("AN019").not_evaluated == 1
