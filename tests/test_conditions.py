"""What an offer says below its prices: Skonto in prose, sums before and after a discount."""

from pathlib import Path

import pytest

from checker.model.angebot import Angebot
from checker.parameters import load_parameters
from checker.rule import load_rules, rules_folder
from tests.conftest import Stimmig
from tests.helpers import Rows, assembled, book, d, report

AN006 = next(rule for rule in load_rules() if rule.id == "AN006")
LAW = load_parameters((rules_folder() / "parameters").glob("*.toml"))
PRICES: Rows = [
    ["Bieter:", "Klangwerk GmbH"],
    ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP"],
    ["01.0010", "Bühne", 2, "Stk", 50, 100],
    ["", "", "", "", "Summe netto", 100],
    [],
]


def offer(*prose: str) -> Angebot:
    return assembled({"Angebot": [*PRICES, *([text] for text in prose)]}).angebote[0]


@pytest.mark.parametrize(
    ("text", "rate", "days"),
    [
        ("Bei Zahlung innerhalb von 14 Tagen 2 % Skonto", "2", 14),
        ("2 % Skonto bei Zahlung binnen 10 Tagen", "2", 10),
        ("Zahlbar in 30 Tagen netto, binnen 8 Tagen 2,5 % Skonto.", "2.5", 8),
        ("14 Tage abzügl. 2% Skonto, 30 Tage ohne Abzug", "2", 14),
        ("Wir gewähren 3 v. H. Skonto. Zahlung innerhalb von 10 Kalendertagen.", "3", 10),
        ("zzgl. 19 % MwSt., Zahlung binnen 21 Tagen: 2 Prozent Skonto", "2", 21),
    ],
)
def test_rate_and_days_are_read_where_they_stand(text: str, rate: str, days: int) -> None:
    read = offer("Mit freundlichen Grüßen", text)
    assert (read.skonto, read.skontofrist) == (d(rate), days)
    assert str(read.fundstelle("skonto")) == str(read.fundstelle("skontofrist")) == "mappe.xlsx Angebot!A7"


@pytest.mark.parametrize(
    "text", ["Kein Skonto.", "Ein Skonto von 2 % wird nicht gewährt.", "Skonto", "30 Tage netto, 19 % MwSt."]
)
def test_what_offers_nothing_is_no_skonto(text: str) -> None:
    assert offer(text).leer("skonto")


def test_what_is_not_clear_is_said() -> None:
    for text in ("2 % Skonto bei Zahlung in 2 Wochen", "2 % Skonto binnen 10 Arbeitstagen"):
        read = offer(text)
        assert read.skonto == 2
        assert read.unlesbar("skontofrist") == "die Frist für das Skonto ist nicht eindeutig in Tagen genannt"
    for several in (("10 Tage 3 % Skonto, 20 Tage 2 % Skonto",), ("8 Tage 3 %, 14 Tage 2 % Skonto",),
                    ("2 % Skonto in 14 Tagen", "3 % Skonto in 7 Tagen")):  # fmt: skip
        read = offer(*several)
        assert read.unlesbar("skonto") == read.unlesbar("skontofrist") == "es sind mehrere Sätze für Skonto genannt"


def test_a_field_of_its_own_goes_before_prose() -> None:
    rows = [["Skonto:", "3 %"], *PRICES, ["2 % Skonto bei Zahlung binnen 10 Tagen"]]
    assert assembled({"Angebot": rows}).angebote[0].skonto == 3


def test_bidders_side_by_side_keep_their_own_terms() -> None:
    rows: Rows = [
        ["", "", "", "", "Klangwerk GmbH", "", "Lichtblick OHG", ""],
        ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP", "EP", "GP"],
        ["01", "Bühne", 2, "Stk", 50, 100, 40, 80],
        ["", "", "", "", "", "", "2 % Skonto binnen 10 Tagen", ""],
    ]
    first, second = assembled({"Preise": rows}).angebote
    assert first.leer("skonto")
    assert (second.skonto, second.skontofrist) == (2, 10)


def test_the_rule_about_skonto_speaks_and_quotes_the_place(stimmig: Stimmig, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    rows = [*PRICES, ["2 % Skonto bei Zahlung binnen 10 Tagen"]]
    (folder / "angebot.xlsx").write_bytes(book({"Angebot": rows}))
    said = " ".join(stimmig("check", folder, "--verbose").out.split())
    assert "AN024" in said and "→ Angebot!A6 Das Skonto von Klangwerk GmbH war nicht gefordert" in said
    assert "Skonto aus A6, Skontofrist aus A6" in said


def totals(*lines: tuple[str, object]) -> Rows:
    """An offer of 4.000 EUR with what stands below its prices, label and amount in each line."""
    prices: Rows = [
        ["Bieter:", "Zelthaus Bergmann e.K."],
        ["OZ", "Kurztext", "Menge", "Einheit", "EP", "GP"],
        ["01", "Zelt", 2, "Stk", 1500, 3000],
        ["02", "Boden", 400, "m²", 2.5, 1000],
    ]
    return [*prices, *(["", "", "", "", label, value] for label, value in lines)]


NET, RATE, AFTER = ("Summe netto", 4000), ("Nachlass 3 %", -120), ("Nettosumme nach Nachlass", 3880)


@pytest.mark.parametrize(
    "lines",
    [
        [NET, RATE, AFTER],
        [NET, RATE, ("Zwischensumme", 3880), ("USt 19 %", 737.2), ("Summe brutto", 4617.2)],
        [NET, RATE, ("USt 19 %", 737.2), ("Summe brutto", 4617.2)],
        [NET, ("Nachlass", 120), AFTER],
        [("Netto", 4000), ("Nachlass in %", 3), ("Netto nach Nachlass", 3880)],
        [("Gesamt", 4000), ("Nachlass auf die Gesamtsumme 3 %", -120), ("Angebotssumme netto", 3880)],
        [RATE, ("Angebotssumme netto", 3880)],
    ],
)
def test_sums_before_and_after_a_discount_are_told_apart(lines: list[tuple[str, object]]) -> None:
    assert _sums(lines) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([("Summe netto", 4000.02), RATE, AFTER], ["F5"]),
        ([NET, ("Nachlass 3 %", -120.02), AFTER], ["F6"]),
        ([NET, RATE, ("Nettosumme nach Nachlass", 3880.02)], ["F7"]),
        ([NET, ("Nachlass", -120), ("Summe nach Nachlass", 3900)], ["F7"]),
        ([NET, ("Nachlass", -100), ("Summe nach Nachlass", 3880)], ["F7"]),
        ([("Summe netto", 4100), ("Nachlass in %", 3), ("Zwischensumme", 3977)], ["F5", "F7"]),
        ([("Summe netto", 4100), RATE, ("USt 19 %", 737.2)], ["F5"]),
        ([RATE, ("Angebotssumme netto", 4000)], ["F6"]),
    ],
)
def test_each_of_the_three_sums_is_checked(lines: list[tuple[str, object]], said: list[str]) -> None:
    assert _sums(lines) == said


def _sums(lines: list[tuple[str, object]]) -> list[str]:
    found = report(assembled({"Angebot": totals(*lines)}), AN006, parameters=LAW)
    assert found.runs[0].not_evaluated == 0
    return [finding.places[0].cell for finding in found.findings]
