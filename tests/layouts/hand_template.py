"""Our own template, filled in."""

from datetime import datetime

from .draft import BOLD, Cases, D, Draft, Formula, Sheet

case = Cases()

NORD, WERK, BLICK = "Bühnenhaus Nord KG", "Klangwerk GmbH", "Lichtblick OHG"


def _template_sheet(sheet: Sheet, pairs: list[tuple[str, object]]) -> None:
    sheet.block("A1", [("Feld", "Wert", "Hinweis"), *pairs])


OFFER_HEADINGS = (
    "OZ", "Kurztext", "Langtext", "Menge", "Einheit", "Einheitspreis (EUR)", "Gesamtpreis (EUR)", "Bemerkung",
)  # fmt: skip
LV_HEADINGS = (
    "OZ", "Los", "Kurztext", "Langtext", "Art", "Menge", "Einheit", "Schätzpreis (EUR)", "Schätzbetrag (EUR)",
)  # fmt: skip
LV_FIELDS = ("oz", "los", "kurztext", "", "art", "menge", "einheit", "schaetzpreis", "schaetzbetrag")


@case
def vorlage(d: Draft) -> None:
    """Our own template, filled in as the handbook says: one tender, one offer.

    Convention: dates typed in Excel are dates; the offer's percentages are points, as the field's name says.
    """
    book = d.book("ausschreibung.xlsx")
    sheet = book.sheet("Vergabe")
    _template_sheet(
        sheet,
        [("Bezeichnung", "Sommerbühne"), ("Angebotsfrist", datetime(2026, 10, 30, 10, 0)), ("Bundesland", "Hessen")],
    )
    d.date(
        sheet.put("B3", datetime(2026, 10, 30, 10, 0), {"num_format": "dd.mm.yyyy hh:mm"}), datetime(2026, 10, 30, 10)
    )
    lv = book.sheet("Positionen")
    lv.block("A1", [LV_HEADINGS], BOLD)
    d.table(
        lv,
        "A2",
        LV_FIELDS,
        [
            ("1.1", None, "Bühne 8 x 6 m", "mit Dach", "Normal", 1, "Stk", 1200, 1200),
            ("1.2", None, "Absperrgitter", None, "Normal", 120, "m", D("4.5"), 540),
            ("1.3", None, "Bühnentechniker", None, "Stundenlohn", 16, "h", 52, 832),
        ],
    )
    book = d.book("angebot-nord.xlsx")
    sheet = book.sheet("Angebot")
    _template_sheet(
        sheet,
        [
            ("Bieter", NORD),
            ("Datum des Angebots", None),
            ("Nachlass (%)", 2),
            ("Umsatzsteuer (%)", 19),
            ("Angebotssumme netto (EUR)", D("2418.64")),
        ],
    )
    bidder = d.bidder(NORD, sheet.at("B2"))
    d.date(sheet.put("B3", datetime(2026, 10, 12)), datetime(2026, 10, 12))
    d.state(bidder, "nachlass", 2, sheet.at("B4"))
    d.state(bidder, "umsatzsteuer", 19, sheet.at("B5"))
    d.state(bidder, "netto", D("2418.64"), sheet.at("B6"))
    offer = book.sheet("Positionen")
    offer.block("A1", [OFFER_HEADINGS], BOLD)
    d.table(
        offer,
        "A2",
        ("oz", "kurztext", "", "menge", "einheit", "ep0", "gp0", ""),
        [
            ("1.1", "Bühne 8 x 6 m", None, 1, "Stk", 1150, 1150),
            ("1.2", "Absperrgitter", None, 120, "m", D("4.10"), 492),
            ("1.3", "Bühnentechniker", None, 16, "h", D("51.625"), 826, "Tagsatz möglich"),
        ],
        first=0,
    )


@case
def vorlage_mit_losen(d: Draft) -> None:
    """Our template with lots, a kind in each row, and percentages written in three ways.

    Convention: 0.125 shown as 12,5 % and the text "12,5 %" both stand for 12.5 points.
    """
    book = d.book("ausschreibung.xlsx")
    book.sheet("Lose").block("A1", [("Los", "Bezeichnung"), ("1", "Ton"), ("2", "Licht")])
    lv = book.sheet("Positionen")
    lv.block("A1", [LV_HEADINGS], BOLD)
    d.table(
        lv,
        "A2",
        LV_FIELDS,
        [
            ("1.1", "1", "Line-Array", None, None, 2, "Satz", 900),
            ("1.2", "1", "Funkstrecke", None, "Bedarf", 4, "Stk", 60),
            ("2.1", "2", "Profilscheinwerfer", None, None, 12, "Stk", 35),
            ("2.2", "2", "LED-Fluter", None, "Wahl", 8, "Stk", 30),
        ],
    )
    for name, written, points, style in (
        (WERK, D("0.125"), D("12.5"), {"num_format": "0.0 %"}),
        (BLICK, "12,5 %", D("12.5"), {}),
    ):
        book = d.book(f"angebot-{name.split()[0].lower()}.xlsx")
        sheet = book.sheet("Angebot")
        _template_sheet(sheet, [("Bieter", name)])
        bidder = d.bidder(name, sheet.at("B2"))
        sheet.put("A3", "Nachlass (%)")
        d.state(bidder, "nachlass", points, sheet.put("B3", written, style))
        sheet.put("A4", "Umsatzsteuer (%)")
        d.state(bidder, "umsatzsteuer", 19, sheet.put("B4", "19"))
        offer = book.sheet("Positionen")
        offer.block("A1", [OFFER_HEADINGS], BOLD)
        d.table(
            offer,
            "A2",
            ("oz", "kurztext", "", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"),
            [
                ("1.1", "Line-Array", None, 2, "Satz", 880 + bidder, Formula("=D2*F2", D(2 * (880 + bidder)))),
                ("1.2", "Funkstrecke", None, 4, "Stk", 55, Formula("=D3*F3", D(220))),
                ("2.1", "Profilscheinwerfer", None, 12, "Stk", D("32.5"), Formula("=D4*F4", D(390))),
                ("2.2", "LED-Fluter", None, 8, "Stk", 29, Formula("=D5*F5", D(232))),
            ],
            first=0,
        )
