"""Numbers and dates as texts, words in place of numbers, blanks that nobody sees."""

from datetime import datetime

from .draft import BOLD, As, Cases, D, Draft, Line, Sheet, Unclear, Word

case = Cases()

FIELDS = ("oz", "kurztext", "menge", "einheit", "ep0", "gp0")
HEADINGS = ("OZ", "Kurztext", "Menge", "Einheit", "EP", "GP")
NBSP = "\u00a0"


def _text(written: str, means: str) -> As:
    return As(written, D(means))


def _offer(d: Draft, name: str, headings: tuple[str, ...] = HEADINGS) -> Sheet:
    """An offer whose table starts in row 4."""
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", name)])
    d.bidder(name, sheet.at("B1"))
    sheet.block("A3", [headings], BOLD)
    return sheet


@case
def zahlen_deutsch_als_text(d: Draft) -> None:
    """Quantities and prices typed as German texts with euro sign and thousands."""
    rows = [
        ("1", "Bodenschutz", _text("1.200,00", "1200"), "m²", _text("3,50 €", "3.5"), _text("4.200,00 €", "4200")),
        ("2", "Zelt", _text("2", "2"), "Stk", _text("1.234,56 €", "1234.56"), _text("2.469,12 €", "2469.12")),
        ("3", "Boden", _text("12,5", "12.5"), "m", _text("1 234,50", "1234.5"), _text("15 431,25", "15431.25")),
    ]
    d.table(_offer(d, "Zelthaus Bergmann e.K."), "A4", FIELDS, rows)


@case
def zahlen_gemischt(d: Draft) -> None:
    """Unit prices are numbers, totals are texts with EUR in front or behind."""
    rows = [
        ("1", "Generator", 3, "Tage", 410, _text("EUR 1.230,00", "1230")),
        ("2", "Diesel", 900, "l", D("1.85"), _text("1.665,00 EUR", "1665")),
        ("3", "Kabelbrücken", 40, "Stk", D("4.2"), _text("168,00", "168")),
    ]
    d.table(_offer(d, "Strom & Licht GmbH"), "A4", FIELDS, rows)


@case
def zahlen_englisch(d: Draft) -> None:
    """English headings and numbers as English texts.

    Convention: 1,234.56 can only be English, so the column is English.
    """
    sheet = d.sheet("Bid", "bid.xlsx")
    sheet.block("A1", [("Bidder:", "Northern Stage Ltd")])
    bidder = d.bidder("Northern Stage Ltd", sheet.at("B1"))
    sheet.block("A3", [("Item No.", "Description", "Qty", "Unit", "Unit Price", "Total")], BOLD)
    d.table(
        sheet,
        "A4",
        ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"),
        [
            ("1", "Stage roof", 2, "pcs", _text("1,234.56", "1234.56"), _text("2,469.12", "2469.12")),
            ("2", "Stage deck", 30, "pcs", _text("12.50", "12.5"), _text("375.00", "375")),
            ("3", "Stage hand", 16, "hrs", _text("40.00", "40"), _text("640.00", "640")),
        ],
    )


@case
def tausenderpunkt_mit_beleg(d: Draft) -> None:
    """ "1.234" as text in a column that elsewhere says "2.345,50".

    Convention: one text that can only be German settles its column.
    """
    rows = [
        ("1", "Bühne", 1, "Stk", _text("1.234", "1234"), _text("1.234", "1234")),
        ("2", "Dach", 2, "Stk", _text("2.345,50", "2345.5"), _text("4.691,00", "4691")),
        ("3", "Rampe", 1, "Stk", _text("950,00", "950"), _text("950,00", "950")),
    ]
    d.table(_offer(d, "Bühnenhaus Nord KG"), "A4", FIELDS, rows)


@case
def tausenderpunkt_ohne_beleg(d: Draft) -> None:
    """ "1.234" and "2.500" as texts, and nothing tells whether the point parts thousands or decimals.

    Convention: neither is read, both are told; "950" has one reading only.
    """
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", "Bühnenhaus Nord KG")])
    d.bidder("Bühnenhaus Nord KG", sheet.at("B1"))
    sheet.block("A3", [("OZ", "Kurztext", "Menge", "Einheit", "Einheitspreis")], BOLD)
    d.table(
        sheet,
        "A4",
        FIELDS[:5],
        [
            ("1", "Bühne", 1, "Stk", Unclear("1.234")),
            ("2", "Dach", 1, "Stk", Unclear("2.500")),
            ("3", "Rampe", 1, "Stk", _text("950", "950")),
        ],
    )


@case
def menge_ohne_beleg(d: Draft) -> None:
    """A quantity "1.500" as text beside whole numbers.

    Convention: 1500 metres or one and a half: not read, told.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS[:4]], BOLD)
    d.table(
        sheet,
        "A2",
        FIELDS[:4],
        [
            ("1", "Absperrband", Unclear("1.500"), "m"),
            ("2", "Bake", _text("40", "40"), "Stk"),
            ("3", "Leuchte", _text("12", "12"), "Stk"),
        ],
    )


@case
def worte_statt_preisen(d: Draft) -> None:
    """Words where prices are expected, one of them with a number in it.

    Convention: a word is no price, neither zero nor the number in it; the sheet shows that there is no price.
    """
    rows = [
        ("1", "Bühne", 1, "Stk", 1000, 1000),
        ("2", "Aufbau", 1, "Stk", Word("inkl."), Word("inkl.")),
        ("3", "Statik", 1, "Stk", Word("in Pos. 1 enthalten"), None),
        ("4", "Zufahrt", 2, "Tage", Word("-"), Word("-")),
        ("5", "Kran", 3, "h", Word("k.A."), Word("k.A.")),
        ("6", "Abbau", 1, "Stk", Word("entfällt"), None),
    ]
    d.table(_offer(d, "Bühnenhaus Nord KG"), "A4", FIELDS, rows)


@case
def nicht_angeboten(d: Draft) -> None:
    """A bid tab in which one bidder has "Not provided" for an item.

    Convention: this bidder has no price there, and that is told.
    """
    sheet = d.sheet("Bid Tab", "bid-tab.xlsx")
    for area, name in (("E1:F1", "Alpha Events Inc."), ("G1:H1", "Beta Stages LLC")):
        d.bidder(name, sheet.merge(area, name, BOLD))
    sheet.block("A2", [("Item No.", "Description", "Qty", "Unit", *("Unit Price", "Total Price") * 2)], BOLD)
    d.table(
        sheet,
        "A3",
        ("oz", "kurztext", "menge", "einheit", "ep0", "gp0", "ep1", "gp1"),
        [
            (1, "Mobile stage", 1, "EA", 3200, 3200, 3000, 3000),
            (2, "Fencing", 500, "LF", D("2.5"), 1250, Word("Not provided"), Word("Not provided")),
            (3, "Generator", 2, "EA", 600, 1200, 640, 1280),
        ],
    )


@case
def pauschal_nur_gesamtpreis(d: Draft) -> None:
    """Lump sums that have a total and no unit price.

    Convention: the blank cell of the unit price stays blank.
    """
    rows = [
        ("1", "Baustelleneinrichtung", 1, "psch", None, 850),
        ("2", "Bauzaun", 100, "m", D("2.1"), 210),
        ("3", "Räumung", 1, "psch", None, 400),
    ]
    d.table(_offer(d, "Zaunbau Süd GmbH"), "A4", FIELDS, rows)


@case
def pauschal_im_einheitspreis(d: Draft) -> None:
    """ "psch" and "pauschal" in the column of the unit price, the amount in the next."""
    rows = [
        ("1", "Anfahrt", 1, "psch", Word("psch"), 120),
        ("2", "Endreinigung", 1, "Stk", Word("pauschal"), 300),
        ("3", "Toilettenkabine", 6, "Stk", 45, 270),
    ]
    d.table(_offer(d, "Sanitär Mobil GmbH"), "A4", FIELDS, rows)


@case
def leerzeichen(d: Draft) -> None:
    """Trailing blanks and non-breaking spaces in headings, numbers, texts and the bidder's name."""
    sheet = d.sheet("Angebot ", "angebot.xlsx")
    sheet.block("A1", [("Bieter: ", f"{NBSP}Sanitär Mobil GmbH ")])
    d.bidder("Sanitär Mobil GmbH", sheet.at("B1"))
    sheet.block("A3", [("OZ ", f"Kurztext{NBSP}", " Menge", "Einheit  ", f"EP{NBSP}", " GP ")], BOLD)
    rows = [
        (As("1.1 ", "1.1"), As(f"Toilettenkabine{NBSP}", "Toilettenkabine"), 6, As("Stk ", "Stk"), 45, 270),
        (
            As(f"{NBSP}1.2", "1.2"),
            As("  Leerung  täglich ", "Leerung täglich"),
            _text(f"4{NBSP}", "4"),
            "Tage",
            80,
            320,
        ),
    ]
    d.table(sheet, "A4", FIELDS, rows)


@case
def leerzeichen_in_zahlen(d: Draft) -> None:
    """Non-breaking and narrow spaces inside the amounts, cells that hold only blanks below the table.

    Convention: a cell with blanks only is blank.
    """
    sheet = _offer(d, "Strom & Licht GmbH")
    rows = [
        ("1", "Trafo", 1, "Stk", _text(f"1{NBSP}234,50{NBSP}€", "1234.5"), _text("1\u202f234,50 €", "1234.5")),
        ("2", "Zähler", 3, "Stk", _text(f"80,00{NBSP}€", "80"), _text(f"240,00{NBSP}€ ", "240")),
        Line((" ", NBSP, "  ", None, " ")),
    ]
    d.table(sheet, "A4", FIELDS, rows)


@case
def daten_im_angebotseingang(d: Draft) -> None:
    """Times of receipt as real dates, as texts, and as a bare serial number.

    Convention: a number below a heading for dates counts the days since 1900.
    """
    book = d.book("ausschreibung.xlsx")
    lv = book.sheet("Positionen")
    lv.block("A1", [HEADINGS[:4]])
    d.table(lv, "A2", FIELDS[:4], [("1", "Bühne", 1, "Stk"), ("2", "Dach", 1, "Stk")])
    sheet = book.sheet("Angebotseingang")
    sheet.block("A1", [("Bieter", "Eingang", "Unterlagen")], BOLD)
    received: tuple[tuple[object, datetime, dict[str, str]], ...] = (
        (datetime(2026, 10, 28, 9, 30), datetime(2026, 10, 28, 9, 30), {"num_format": "dd.mm.yyyy hh:mm"}),
        ("29.10.2026 15:12", datetime(2026, 10, 29, 15, 12), {}),
        (D("46325.25"), datetime(2026, 10, 30, 6, 0), {}),
        ("27.10.26", datetime(2026, 10, 27), {}),
        ("2026-10-26", datetime(2026, 10, 26), {}),
    )
    for row, (written, day, style) in enumerate(received, 2):
        sheet.put(f"A{row}", f"Bieter Nummer {row - 1} GmbH")
        d.date(sheet.put(f"B{row}", written, style), day)
        sheet.put(f"C{row}", "vollständig")


@case
def daten_1904(d: Draft) -> None:
    """Our template in a workbook that counts from 1904: a real date, a text and a bare serial number.

    Convention: a bare number counts from the day that the workbook says.
    """
    book = d.book("ausschreibung.xlsx", date_1904=True)
    sheet = book.sheet("Vergabe")
    sheet.block("A1", [("Feld", "Wert", "Hinweis"), ("Angebotsfrist",), ("Bindefrist",), ("Zuschlag geplant",)])
    d.date(
        sheet.put("B2", datetime(2026, 10, 30, 10, 0), {"num_format": "dd.mm.yyyy hh:mm"}), datetime(2026, 10, 30, 10)
    )
    d.date(sheet.put("B3", "15. Dezember 2026"), datetime(2026, 12, 15))
    d.date(sheet.put("B4", (datetime(2026, 11, 23) - datetime(1904, 1, 1)).days), datetime(2026, 11, 23))
    lv = book.sheet("Positionen")
    lv.block("A1", [HEADINGS[:4]])
    d.table(lv, "A2", FIELDS[:4], [("1", "Bühne", 1, "Stk"), ("2", "Dach", 1, "Stk")])
