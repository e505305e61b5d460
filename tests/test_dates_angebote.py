"""Same plan, two dates: the parameters of the offer rules that changed, each with both sources; and by Land."""

import pytest

from checker.calc.steuer import kleinunternehmer
from checker.examples import check_example, load_example
from checker.finding import Report
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.run import load_everything

RULES, PARAMETERS = load_everything()
BY_ID = {rule.id: rule for rule in RULES}


def checked(rule: str, subject: Dossier) -> Report:
    return check_example(BY_ID[rule], load_example(subject), PARAMETERS)


@pytest.mark.parametrize(
    ("begin", "total", "severity", "source"),
    [
        ("31.12.2024", "50.000,01", "error", "§ 19 Abs. 1 UStG, Fassung bis Ende 2024"),
        ("31.12.2024", "22.000,01", "info", "§ 19 Abs. 1 UStG, Fassung bis Ende 2024"),
        ("31.12.2024", "22.000", "", ""),
        ("01.01.2025", "100.000,01", "error", "§ 19 Abs. 1 UStG, Fassung ab 2025"),
        ("01.01.2025", "50.000,01", "info", "§ 19 Abs. 1 UStG, Fassung ab 2025"),
        ("01.01.2025", "25.000", "", ""),
    ],
)
def test_kleinunternehmer_before_and_since_2025(begin: str, total: str, severity: str, source: str) -> None:
    """Facts P-B16: 22,000/50,000 until 2024, 25,000/100,000 since 2025-01-01."""
    offer = Angebot(
        bieter="A", umsatzsteuer="0", steuergrund="§ 19 UStG", netto=total, preise=[Preis(oz="01.0010", ep=total)]
    )
    assert kleinunternehmer(offer.umsatzsteuer, offer.steuergrund)
    report = checked("AN028", Dossier(vergabe=Vergabe(land="Hessen", verfahrensbeginn=begin), angebote=[offer]))
    assert [finding.severity for finding in report.findings] == ([severity] if severity else [])
    assert [fact.source for finding in report.findings for fact in finding.facts] == ([source] if source else [])


@pytest.mark.parametrize(
    ("land", "low", "severity"),
    [
        ("Hessen", "80.000", "warning"), ("Hessen", "80.000,01", "info"), ("Hessen", "90.000", "info"),
        ("Hessen", "90.000,01", ""), ("Nordrhein-Westfalen", "80.000,01", "info"), ("Sachsen", "90.000", "warning"),
        ("Sachsen", "90.000,01", ""), ("Thüringen", "90.000", "warning"), ("Niedersachsen", "90.000", "warning"),
        ("Sachsen-Anhalt", "90.000", "warning"),
    ],
)  # fmt: skip
def test_the_threshold_of_the_land(land: str, low: str, severity: str) -> None:
    """Facts P-B09: 20 % by default, a hint from 10 % on; 10 % in Sachsen, Thüringen, Niedersachsen, Sachsen-Anhalt."""
    subject = Dossier(
        vergabe=Vergabe(land=land, verfahrensart="Offenes Verfahren", vergabeordnung="VgV"),
        positionen=[Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk")],
        angebote=[Angebot(bieter=b, preise=[Preis(oz="01.0010", ep=p)]) for b, p in (("A", low), ("B", "100.000"))],
    )
    report = checked("AN008", subject)
    assert [finding.severity for finding in report.findings] == ([severity] if severity else [])
    if low == "80.000":
        assert "20,0 %" in report.findings[0].message and "25,0 %" in report.findings[0].message
    assert all("Aufklärung" in finding.message for finding in report.findings)
