"""Calculations about offers, with the worked numbers of the facts."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from helpers import d

from checker.calc.niedrig import aufschlag, erreicht, zwei_niedrige
from checker.calc.preise import abstand, positionsbetrag
from checker.calc.steuer import brutto, im_inland, ist_auftritt, kleinunternehmer, nennt_vorschrift
from checker.calc.verschiebung import auffaellig, erste, grenzen, kippt, neue_summen, wirkt
from checker.engine import Setting, check
from checker.examples import HEUTE, load_example
from checker.finding import Finding
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.run import load_everything

RULES, PARAMETERS = load_everything()


def test_both_percentages_of_a_gap() -> None:
    """Facts P-B10: 80,000 against 100,000 is 20.0 % of the next offer and 25.0 % of the lowest."""
    assert abstand(d("80000"), d("100000")) == d("20.0")
    assert aufschlag(d("80000"), d("100000")) == d("25.0")
    assert aufschlag(d("0"), d("100000")) is None


def test_the_threshold_itself_is_reached() -> None:
    """Facts P-B09: from 20 % on, and in Sachsen from 10 % on."""
    assert erreicht(d("80000"), d("100000"), d("20")) and not erreicht(d("80000.01"), d("100000"), d("20"))
    assert erreicht(d("90000"), d("100000"), d("10")) and not erreicht(d("90000.01"), d("100000"), d("10"))
    assert not erreicht(d("1"), None, d("20")) and not erreicht(d("0"), d("0"), d("20"))


def test_two_low_offers_are_measured_by_the_others() -> None:
    assert zwei_niedrige([d("78"), d("100"), d("80"), d("104")], d("20")) == d("102")
    assert zwei_niedrige([d("78"), d("100"), d("80.01")], d("20")) is None
    assert zwei_niedrige([d("78"), d("100")], d("20")) is None is zwei_niedrige([], d("20"))


def test_the_unit_price_wins() -> None:
    """Facts P-B04: 1,000 m² at 15.00 are 15,000.00, whatever the offer says (14,000.00)."""
    assert positionsbetrag(d("1000"), d("15.00")) == d("15000.00") != d("14000.00")


def test_striking_prices() -> None:
    """Facts P-B07: ln(ep / median) below -0.7 or above 0.7; e to the power of 0.7 is 2.01375..."""
    low, high = grenzen(d("0.7"))
    assert round(low, 4) == d("0.4966") and round(high, 4) == d("2.0138")
    assert [auffaellig(d(p), d("100"), low, high) for p in ("49.65", "49.66", "201.37", "201.38")] == [-1, 0, 0, 1]
    assert auffaellig(d("0"), d("100"), low, high) == -1
    assert auffaellig(None, d("100"), low, high) == auffaellig(d("1"), None, low, high) == 0
    assert wirkt(d("10"), d("10"), d("1000"), d("1")) and not wirkt(d("9.99"), d("500"), d("1000"), d("1"))


def test_other_quantities() -> None:
    sums: list[Decimal | None] = [d("3000"), d("2800"), None]
    prices = [d("100"), d("40"), d("1")]
    rates = [d("0"), d("0"), d("0")]
    assert neue_summen(sums, prices, rates, d("10"), d("0.8")) == [d("2800"), d("2720"), None]
    assert neue_summen([d("1000")], [d("100")], [d("10")], d("10"), d("1.2")) == [d("1080")]


def test_rank_one_changes_only_if_others_take_it() -> None:
    assert erste([d("2"), d("1"), d("1"), None], [True] * 4) == {1, 2}
    assert erste([d("1"), d("2")], [False, True]) == {1} and erste([None], [True]) == set()
    assert kippt({0}, {1}) and not kippt({0}, {0, 1}) and not kippt(set(), {1})


@pytest.mark.parametrize(
    ("rate", "reason", "small"),
    [
        ("0", "§ 19 UStG", True), ("0", "§19 Abs. 1 UStG", True), ("0", "Kleinunternehmer", True),
        ("0", "Paragraf 19 UStG", True), ("0", "nach 19 Abs. 1 UStG", True), ("0", "§ 190 XY", False),
        ("0", "§ 4 Nr. 20 UStG", False), ("0", None, False), ("19", "§ 19 UStG", False),
    ],
)  # fmt: skip
def test_kleinunternehmer(rate: str, reason: str | None, small: bool) -> None:
    assert kleinunternehmer(d(rate), reason) is small


@pytest.mark.parametrize(
    ("sitz", "inland"),
    [
        (None, True), ("", True), ("DE", True), ("Deutschland", True), ("48143 Münster, Deutschland", True),
        ("Österreich", False), ("6020 Innsbruck / Österreich", False), ("NL", False), ("A.", False), ("Schweiz", False),
        ("Münster", None), ("Poing", None), ("Bad Polenz", None),
        ("-", True), ("NRW / Nordrhein-Westfalen", True), ("Pirna, Sächsische Schweiz", None), ("Basel, Schweiz", False),
    ],
)  # fmt: skip
def test_countries(sitz: str | None, inland: bool | None) -> None:
    assert im_inland(sitz) is inland


@pytest.mark.parametrize(
    ("text", "performs"),
    [
        ("konzert der band", True), ("auftritt einer musikgruppe", True), ("großes kammerorchester", True),
        ("90 minuten konzert", True), ("zwei sängerinnen", True), ("sängerinnen und chor", True), ("jazz-konzert", True),
        ("konzertflügel stimmen", False), ("konzert-catering", False), ("catering für künstler", False),
        ("künstlergarderobe", False), ("sicherheitsdienst konzert", False), ("podest für orchester", False),
    ],
)  # fmt: skip
def test_what_is_bought_is_the_first_noun(text: str, *, performs: bool) -> None:
    assert ist_auftritt(f" {text}", ["auftritt", "konzert", "künstler", "musiker", "orchester", "sänger"]) is performs


def test_reasons_and_gross_amounts() -> None:
    reasons = ("§ 19 UStG", "Kleinunternehmer", "§ 4 Nr. 20", "steuerfrei", "gemeinnützig")
    assert [nennt_vorschrift(reason) for reason in reasons] == [True, True, True, False, False]
    assert brutto(d("10000"), d("19")) == d("11900.00") and brutto(d("0.05"), d("7")) == d("0.05")


def found(rule: str, *offers: Angebot, positions: Sequence[Position], order: str = "VOB/A") -> list[Finding]:
    """What one rule says about offers, by way of real workbooks."""
    subject = Dossier(
        vergabe=Vergabe(vergabeordnung=order, land="Nordrhein-Westfalen"), positionen=positions, angebote=offers
    )
    report = check(load_example(subject), [r for r in RULES if r.id == rule], PARAMETERS, Setting(HEUTE))
    return list(report.findings)


def test_worked_numbers_of_a_wrong_total() -> None:
    """Facts P-B04: 1,000 m² x 15.00 = 15,000.00, the bid says 14,000.00 -> 15,000.00; a rank that turns on it is an error."""
    positions = [Position(oz="01.0010", kurztext="Boden", menge="1.000", einheit="m²")]
    wrong = Angebot(bieter="A", preise=[Preis(oz="01.0010", menge="1.000", einheit="m²", ep="15,00", gp="14.000,00")])
    other = Angebot(bieter="B", preise=[Preis(oz="01.0010", menge="1.000", einheit="m²", ep="14,50", gp="14.500,00")])
    (finding,) = found("AN004", wrong, other, positions=positions)
    assert finding.ist and finding.soll and finding.severity == "warning"
    assert (finding.ist.number, finding.soll.number, finding.unit) == (d("14000"), d("15000"), "EUR")
    (finding,) = found("AN019", wrong, other, positions=positions)
    assert finding.ist and finding.soll and finding.severity == "error"
    assert (finding.ist.number, finding.soll.number) == (d("14000"), d("15000"))
    assert [f.severity for f in found("AN019", wrong, other, positions=positions, order="UVgO")] == ["warning"]


@pytest.mark.parametrize(
    ("low", "severity", "words"),
    [
        ("80.000", "warning", ["20,0 % unter", "25,0 % darüber", "Bitte Aufklärung verlangen."]),
        ("90.000", "info", ["10,0 % unter", "noch keine Aufklärung"]),
        ("90.000,01", "", []),
    ],
)
def test_worked_numbers_of_a_gap(low: str, severity: str, words: list[str]) -> None:
    """Facts P-B09, P-B10: 80,000 vs 100,000 are 20.0 % and 25.0 %; from 10 % on it is a hint, below nothing."""
    positions = [Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")]
    offers = [Angebot(bieter=b, preise=[Preis(oz="01.0010", ep=p)]) for b, p in (("A", low), ("B", "100.000"))]
    findings = found("AN008", *offers, positions=positions, order="VgV")
    assert [f.severity for f in findings] == ([severity] if severity else [])
    assert all(word in findings[0].message for word in words)


@pytest.mark.parametrize(("low", "count"), [("79.999,99", 1), ("80.000", 0)])
def test_worked_numbers_of_the_estimate(low: str, count: int) -> None:
    """Facts P-B09: a price below 80 % of the own estimate is a warning."""
    positions = [Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk", schaetzpreis="100.000")]
    offers = [Angebot(bieter=b, preise=[Preis(oz="01.0010", ep=low)]) for b in ("A", "B")]
    assert len(found("AN008", *offers, positions=positions, order="VgV")) == count
