"""Position numbers that Excel has turned into something else, and numbers that stand alone."""

from datetime import datetime

from .draft import BOLD, DAY_MONTH, As, Cases, D, Draft, Line, Unclear

case = Cases()

FIELDS = ("oz", "kurztext", "menge", "einheit")
HEADINGS = ("OZ", "Kurztext", "Menge", "Einheit")
PARTS = ("Mast", "Seil", "Anker", "Schäkel", "Kette", "Haken", "Öse", "Bolzen", "Splint", "Platte", "Winkel", "Klemme")


def _day(oz: str) -> As:
    """The number as German Excel stores it: day and month of the year in which it was typed."""
    day, month = map(int, oz.split("."))
    return As(datetime(2026, month, day), oz, DAY_MONTH)


@case
def oz_ein_datum(d: Draft) -> None:
    """One number of a text column became 1 October.

    Convention: between 1.9 and 1.11 the first of October can only be 1.10.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS], BOLD)
    rows = [
        ("1.8", "Mast", 2, "Stk"),
        ("1.9", "Seil", 40, "m"),
        (_day("1.10"), "Anker", 8, "Stk"),
        ("1.11", "Schäkel", 16, "Stk"),
    ]
    d.table(sheet, "A2", FIELDS, rows)


@case
def oz_alles_datum(d: Draft) -> None:
    """All numbers that can be a day became one; only 1.13 stayed a text, since there is no thirteenth month.

    Convention: the order of the rows and the title above prove each number.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS], BOLD)
    first = [(_day(f"1.{number}"), part, number, "Stk") for number, part in enumerate(PARTS, 1)]
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            Line((1, "BAUTEILE")),
            *first,
            ("1.13", "Nagel", 500, "Stk"),
            Line((2, "ARBEIT")),
            (_day("2.1"), "Aufbau", 12, "h"),
            (_day("2.2"), "Abbau", 8, "h"),
        ],
    )


@case
def oz_datum_als_text(d: Draft) -> None:
    """The same after copying as text: what Excel showed is now what stands there."""
    sheet = d.sheet()
    sheet.block("A1", [("Pos.", "Leistung", "Menge", "ME")])
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            (As("01. Sep", "1.9"), "Öse", 5, "Stk"),
            (As("01. Okt", "1.10"), "Bolzen", 6, "Stk"),
            (As("01. Nov", "1.11"), "Splint", 7, "Stk"),
            (As("01. Dez", "1.12"), "Platte", 8, "Stk"),
            ("1.13", "Winkel", 9, "Stk"),
        ],
    )


@case
def oz_datum_1904(d: Draft) -> None:
    """Numbers turned into dates in a workbook that counts from 1904, as older Macs wrote it."""
    sheet = d.sheet(date_1904=True)
    sheet.block("A1", [HEADINGS], BOLD)
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            ("3.9", "Kabelbrücke", 30, "Stk"),
            (_day("3.10"), "Verteiler 63 A", 2, "Stk"),
            (_day("3.11"), "Verteiler 32 A", 4, "Stk"),
            ("3.13", "Aggregat", 1, "Stk"),
        ],
    )


@case
def oz_kommazahl(d: Draft) -> None:
    """Numbers typed as decimals without a format: the tenth is 1.1 once more.

    Convention: between 1.9 and 1.11 the value 1.1 is 1.10, and 2.1 between 2.9 and 2.11 is 2.10.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS], BOLD)
    first = [(As(D(f"1.{number}"), f"1.{number}"), part, 2, "Stk") for number, part in enumerate(PARTS[:11], 1)]
    second = [(As(D(f"2.{number}"), f"2.{number}"), part, 3, "Stk") for number, part in enumerate(PARTS[:11], 1)]
    d.table(sheet, "A2", FIELDS, [Line((1, "HALLE")), *first, Line((2, "HOF")), *second])


@case
def oz_kommazahl_mit_format(d: Draft) -> None:
    """Decimals with a number format: the sheet shows 1.10 and 010, and that is the number.

    Convention: the number of a position is what the sheet shows.
    """
    book = d.book()
    sheet = book.sheet("Teil A")
    sheet.block("A1", [HEADINGS], BOLD)
    shown = {"num_format": "0.00"}
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            (As(D(oz), oz, shown), part, 1, "Stk")
            for oz, part in zip(("1.08", "1.09", "1.10", "1.11"), PARTS, strict=False)
        ],
    )


@case
def oz_fuehrende_nullen(d: Draft) -> None:
    """Numbers 10, 20, 30 that the format shows as 010, 020, 030; the offer has them as texts.

    Convention: the number of a position is what the sheet shows.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS], BOLD)
    shown = {"num_format": "000"}
    parts = ("Bauzaun", "Tor", "Fuß")
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            (As(number, f"{number:03}", shown), part, number, "Stk")
            for number, part in zip((10, 20, 30), parts, strict=True)
        ],
    )
    offer = d.sheet("Angebot", "angebot.xlsx")
    offer.block("A1", [("Bieter", "Zaunbau Süd GmbH")])
    bidder = d.bidder("Zaunbau Süd GmbH", offer.at("B1"))
    offer.block("A3", [(*HEADINGS, "EP", "GP")])
    rows = [("010", "Bauzaun", 10, "Stk", 5, 50), ("020", "Tor", 20, "Stk", 9, 180), ("030", "Fuß", 30, "Stk", 2, 60)]
    d.table(offer, "A4", (*FIELDS, f"ep{bidder}", f"gp{bidder}"), rows, first=0)


@case
def oz_ohne_beleg(d: Draft) -> None:
    """A date among numbers 10, 20, 40: nothing tells which number it was.

    Convention: the position is read, its number is not, and the cell is told.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS], BOLD)
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            ("10", "Bühne", 1, "Stk"),
            ("20", "Dach", 1, "Stk"),
            (Unclear(datetime(2026, 5, 1), DAY_MONTH), "Rampe", 2, "Stk"),
            ("40", "Treppe", 2, "Stk"),
        ],
    )


@case
def oz_mehrstufig(d: Draft) -> None:
    """Numbers of three levels as in GAEB, some of which look like dates, titles on each level.

    Convention: a text is a number as it stands, and its trailing full stop does not count.
    """
    sheet = d.sheet()
    sheet.block("A1", [("Ordnungszahl", "Kurztext", "Menge", "Einheit")], BOLD)
    d.table(
        sheet,
        "A2",
        FIELDS,
        [
            Line(("01.", "Außenbereich")),
            Line(("01.02.", "Wege")),
            (As("01.02.03.", "01.02.03"), "Bodenplatten", 90, "m²"),
            (As("01.02.04.", "01.02.04"), "Unterlage", 90, "m²"),
            Line(("01.10.", "Bauten")),
            (As("01.10.26.", "01.10.26"), "Kassenhaus", 1, "Stk"),
        ],
    )


@case
def oz_allein_in_der_zeile(d: Draft) -> None:
    """The number stands alone in its row; text, quantity and price follow in the rows below.

    Convention: the first text below the number is the short text, the row with quantity and unit closes the position.
    """
    sheet = d.sheet("LV", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", "Tribünenbau Ost GmbH")])
    bidder = d.bidder("Tribünenbau Ost GmbH", sheet.at("B1"))
    sheet.block("A3", [("Pos.", "Beschreibung", "Menge", "Einheit", "EP", "GP")], BOLD)
    items = (("1.1", "Tribüne 200 Plätze", 1, "Stk", D(4800)), ("1.2", "Geländer", 60, "m", D("18.5")))
    for number, (oz, text, menge, einheit, ep) in enumerate(items):
        row = 4 + 3 * number
        last = row + 2
        index = d.add(
            oz=(sheet, f"A{row}", oz),
            kurztext=(sheet, f"B{row + 1}", text),
            menge=(sheet, f"C{last}", menge),
            einheit=(sheet, f"D{last}", einheit),
        )
        d.price(bidder, index, (sheet, f"E{last}", ep), (sheet, f"F{last}", menge * ep))


@case
def oz_und_titel_darueber(d: Draft) -> None:
    """Number and short text in the first row, lines of long text below, quantity and prices in the last.

    Convention: lines of text without a number belong to the position above them.
    """
    sheet = d.sheet("LV", "angebot.xlsx")
    sheet.block("A1", [("Anbieter", "Klangwerk GmbH")])
    bidder = d.bidder("Klangwerk GmbH", sheet.at("B1"))
    sheet.block("A3", [("OZ", "Leistung", "Menge", "ME", "Einheitspreis", "Gesamtpreis")], BOLD)
    items = (
        ("1", "Beschallungsanlage", ("für 800 Personen", "einschließlich Verkabelung"), 1, "Satz", D(2200)),
        ("2", "Monitorweg", ("12 Zoll",), 6, "Stk", D("45.5")),
    )
    row = 4
    for oz, text, lines, menge, einheit, ep in items:
        last = row + len(lines) + 1
        index = d.add(
            oz=(sheet, f"A{row}", oz),
            kurztext=(sheet, f"B{row}", text),
            menge=(sheet, f"C{last}", menge),
            einheit=(sheet, f"D{last}", einheit),
        )
        sheet.block(f"B{row + 1}", [(line,) for line in lines])
        d.price(bidder, index, (sheet, f"E{last}", ep), (sheet, f"F{last}", menge * ep))
        row = last + 2
