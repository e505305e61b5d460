"""One sheet or one workbook a bidder, bidders side by side."""

from .draft import BOLD, EURO, MONEY, As, Cases, D, Draft, Formula, Line

case = Cases()

NORD, WERK, BLICK = "Bühnenhaus Nord KG", "Klangwerk GmbH", "Lichtblick OHG"


@case
def blatt_je_bieter(d: Draft) -> None:
    """A sheet with the specification, then a sheet for each bidder that is named after the bidder.

    Convention: the name of the sheet is the name of the bidder.
    """
    book = d.book("submission.xlsx")
    lv = book.sheet("Leistungsverzeichnis")
    lv.block("A1", [("Pos.", "Bezeichnung", "Menge", "Einheit")], BOLD)
    d.table(
        lv,
        "A2",
        ("oz", "kurztext", "menge", "einheit"),
        [("01", "Toilettenwagen", 3, "St."), ("02", "Bauzaun", 250, "lfm"), ("03", "Reinigung", 4, "Tage")],
    )
    for name, ep in ((NORD, (D(310), D("2.2"), D(180))), (WERK, (D(295), D("2.45"), D(199)))):
        sheet = book.sheet(name)
        bidder = d.bidder(name)
        sheet.block("A1", [("Pos.", "Bezeichnung", "Menge", "Einheit", "EP", "GP")], BOLD)
        rows = [
            ("01", "Toilettenwagen", 3, "St.", ep[0], 3 * ep[0]),
            ("02", "Bauzaun", 250, "lfm", ep[1], 250 * ep[1]),
            ("03", "Reinigung", 4, "Tage", ep[2], 4 * ep[2]),
        ]
        total = 3 * ep[0] + 250 * ep[1] + 4 * ep[2]
        d.table(sheet, "A2", ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"), rows, first=0)
        sheet.block("E5", [("Summe netto", Formula("=SUM(F2:F4)", total))], BOLD)
        d.state(bidder, "netto", total, sheet.at("F5"))


@case
def blatt_je_bieter_ohne_lv(d: Draft) -> None:
    """Only sheets of bidders, each with a letterhead; the specification stands nowhere alone.

    Convention: the sheets hold the same positions, so the first one tells the places.
    """
    book = d.book("angebote.xlsx")
    for number, (name, ep) in enumerate(((WERK, D("1250.5")), (BLICK, D(1100)), (NORD, D("1310.25")))):
        sheet = book.sheet(name)
        sheet.block("A1", [("Kulturamt Lindenau",), ("Angebotsvergleich Stadtfest",), ("Bieter:", name)])
        bidder = d.bidder(name, sheet.at("B3"))
        sheet.block("A5", [("OZ", "Kurztext", "Menge", "Einheit", "Einheitspreis", "Gesamtpreis")], BOLD)
        d.table(
            sheet,
            "A6",
            ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"),
            [("1", "Bühnendach", 2, "Stk", ep, 2 * ep), ("2", "Bodenplatten", 400, "m²", D("3.3"), 1320)],
            first=0 if number else None,
        )


SIDE_LV = [("1.1", "Bühne", 1, "Stk"), ("1.2", "Podest", 20, "Stk"), ("1.3", "Treppe", 2, "Stk")]


@case
def nebeneinander_ep_gp(d: Draft) -> None:
    """Bidders side by side, the name merged over EP and GP."""
    sheet = d.sheet("Preisspiegel", "preisspiegel.xlsx")
    for area, name in (("E1:F1", NORD), ("G1:H1", WERK), ("I1:J1", BLICK)):
        d.bidder(name, sheet.merge(area, name, BOLD))
    sheet.block("A2", [("OZ", "Kurztext", "Menge", "Einheit", *("EP", "GP") * 3)], BOLD)
    prices = [(1000, 1000, 990, 990, 1100, 1100), (12, 240, 13, 260, D("11.5"), 230), (90, 180, 95, 190, 80, 160)]
    d.table(
        sheet,
        "A3",
        ("oz", "kurztext", "menge", "einheit", "ep0", "gp0", "ep1", "gp1", "ep2", "gp2"),
        [(*lv, *row) for lv, row in zip(SIDE_LV, prices, strict=True)],
    )
    sheet.block("A6", [(None, "Summe netto", None, None, None, 1420, None, 1440, None, 1490)], BOLD)
    for bidder, cell in enumerate(("F6", "H6", "J6")):
        d.state(bidder, "netto", (1420, 1440, 1490)[bidder], sheet.at(cell))


@case
def nebeneinander_menge_ep_gp(d: Draft) -> None:
    """Bidders side by side over three columns that repeat the quantity.

    Convention: the quantity of the specification is the one at the left.
    """
    sheet = d.sheet("Auswertung", "auswertung.xlsx")
    sheet.block("A1", [("Auswertung der Angebote - Stadtfest",)])
    for area, name in (("F3:H3", WERK), ("I3:K3", BLICK)):
        d.bidder(name, sheet.merge(area, name))
    sheet.block("A4", [("Pos.", "Leistung", "Menge", "ME", None, *("Menge", "EP", "GP") * 2)])
    rows = [
        (*SIDE_LV[0], None, 1, D("810.5"), D("810.5"), 1, 900, 900),
        (*SIDE_LV[1], None, 20, 14, 280, 20, D("13.75"), 275),
        (*SIDE_LV[2], None, 2, 75, 150, 2, 70, 140),
    ]
    d.table(sheet, "A5", ("oz", "kurztext", "menge", "einheit", "", "", "ep0", "gp0", "", "ep1", "gp1"), rows)


@case
def nebeneinander_mit_bemerkung(d: Draft) -> None:
    """Bidders side by side over EP, GP and a remark; only the first column of the group names the bidder.

    Convention: a name that stands over the first of its columns, not merged, reaches to the next name.
    """
    sheet = d.sheet("Vergleich", "vergleich.xlsx")
    sheet.put("E2", NORD, BOLD)
    sheet.put("H2", WERK, BOLD)
    d.bidder(NORD, sheet.at("E2"))
    d.bidder(WERK, sheet.at("H2"))
    sheet.block("A3", [("Pos.", "Leistung", "Menge", "Einheit", *("EP", "GP", "Bemerkung") * 2)])
    rows = [
        (*SIDE_LV[0], 1000, 1000, None, 980, 980, "anderes Fabrikat"),
        (*SIDE_LV[1], 15, 300, "Mindestmenge 20", D("14.2"), 284, None),
        (*SIDE_LV[2], 60, 120, None, 66, 132, None),
    ]
    d.table(sheet, "A4", ("oz", "kurztext", "menge", "einheit", "ep0", "gp0", "", "ep1", "gp1", ""), rows)


@case
def nebeneinander_eine_spalte(d: Draft) -> None:
    """One column a bidder; the row above says that these are unit prices.

    Convention: without totals in the sheet there is no total to read.
    """
    sheet = d.sheet("Preise", "preise.xlsx")
    sheet.merge("E1:G1", "Einheitspreis netto in EUR")
    sheet.block("A2", [("Pos.", "Leistung", "Menge", "Einheit", NORD, WERK, BLICK)], BOLD)
    for cell in ("E2", "F2", "G2"):
        d.bidder((NORD, WERK, BLICK)["EFG".index(cell[0])], sheet.at(cell))
    d.table(
        sheet,
        "A3",
        ("oz", "kurztext", "menge", "einheit", "ep0", "ep1", "ep2"),
        [(*SIDE_LV[0], 1000, 990, 1010), (*SIDE_LV[1], D("12.5"), 13, 11), (*SIDE_LV[2], 70, 75, 80)],
    )


@case
def mappe_je_bieter(d: Draft) -> None:
    """A workbook with the specification and one workbook a bidder with a letterhead that names the bidder."""
    lv = d.sheet("LV", "lv.xlsx")
    lv.block("A1", [("Pos.", "Leistung", "Menge", "ME")])
    d.table(lv, "A2", ("oz", "kurztext", "menge", "einheit"), SIDE_LV)
    for number, name in enumerate((NORD, WERK, BLICK)):
        sheet = d.sheet("Angebot", f"angebot-{number + 1}.xlsx")
        sheet.block("A1", [("Angebot zum Leistungsverzeichnis",), ("Bieter:", name), ("Datum:", "12.10.2026")])
        bidder = d.bidder(name, sheet.at("B2"))
        sheet.block("A6", [("Pos.", "Leistung", "Menge", "ME", "EP (EUR)", "GP (EUR)")], BOLD)
        ep = D("900.50") + number
        d.table(
            sheet,
            "A7",
            ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"),
            [
                (*SIDE_LV[0], As(ep, ep, EURO), As(ep, ep, EURO)),
                (*SIDE_LV[1], 12, 240),
                (*SIDE_LV[2], 80, As(160, D(160), MONEY)),
            ],
            first=0,
        )


@case
def mappe_je_bieter_andere_folge(d: Draft) -> None:
    """The bidder has kept the numbers and moved the rows and columns; texts are missing.

    Convention: the number of the position ties the price to the specification, never the row.
    """
    lv = d.sheet("LV", "lv.xlsx")
    lv.block("A1", [("Pos.", "Leistung", "Menge", "ME")])
    d.table(lv, "A2", ("oz", "kurztext", "menge", "einheit"), SIDE_LV)
    sheet = d.sheet("Preise", "preisblatt.xlsx")
    sheet.block("B2", [("Anbieter", BLICK)])
    bidder = d.bidder(BLICK, sheet.at("C2"))
    sheet.block("B4", [("GP", "EP", "Pos.")], BOLD)
    for row, (index, oz, ep, gp) in enumerate(((2, "1.3", 81, 162), (0, "1.1", 950, 950), (1, "1.2", 13, 260)), 5):
        d.price(bidder, index, (sheet, f"C{row}", ep), (sheet, f"B{row}", gp))
        sheet.put(f"D{row}", oz)


@case
def briefkopf(d: Draft) -> None:
    """A letterhead with address, telephone and date above the table of an offer.

    Convention: nothing in the letterhead is a heading or a position, though it holds numbers and "Datum".
    """
    sheet = d.sheet("Tabelle1", "angebot.xlsx")
    sheet.block(
        "A1",
        [
            (NORD,),
            ("Hafenstraße 12, 24103 Kiel",),
            ("Tel. 0431 123456, Fax 0431 123457",),
            (None,),
            ("Stadt Lindenau", None, None, None, "Datum:", "12.10.2026"),
            ("Kulturamt", None, None, None, "Angebot Nr.:", 2026118),
            ("Marktplatz 1",),
            ("12345 Lindenau",),
            (None,),
            ("Angebot zu Ihrer Anfrage vom 01.10.2026, Pos. 1 bis 3",),
        ],
    )
    bidder = d.bidder(NORD, sheet.at("A1"))
    sheet.block("A12", [("Pos", "Bezeichnung der Leistung", "Anz.", "Einh.", "Einzelpreis", "Gesamtpreis")], BOLD)
    d.table(
        sheet,
        "A13",
        ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"),
        [(1, "Bühne 6 x 4 m", 1, "Stk", 700, 700), (2, "Rampe", 2, "Stk", 45, 90), (3, "Aufbau", 6, "Std", 48, 288)],
    )
    sheet.block("A17", [("Zahlbar innerhalb von 14 Tagen. Es gelten unsere Bedingungen.",)])


@case
def titel_in_grossbuchstaben(d: Draft) -> None:
    """Title rows in capitals between the positions, with and without a number.

    Convention: a row with a number and a text, but neither quantity, unit nor price, is a title.
    """
    sheet = d.sheet()
    sheet.block("A1", [("OZ", "Kurztext", "Menge", "Einheit", "EP", "GP")], BOLD)
    d.table(
        sheet,
        "A2",
        ("oz", "kurztext", "menge", "einheit"),
        [
            Line(("1", "BÜHNENTECHNIK")),
            ("1.1", "Bühne", 1, "Stk"),
            ("1.2", "Podest", 20, "Stk"),
            Line((None,)),
            Line(("2", "TONTECHNIK")),
            ("2.1", "Mischpult", 1, "Stk"),
            Line((None, "PERSONAL UND TRANSPORT")),
            ("2.2", "Tontechniker", 10, "h"),
        ],
    )


@case
def titel_ueber_die_breite(d: Draft) -> None:
    """Titles merged across the whole table, starting in the column of the numbers."""
    sheet = d.sheet()
    sheet.block("A1", [("Pos.", "Leistung", "Menge", "ME", "Schätz-EP", "Schätz-GP")], BOLD)
    fields = ("oz", "kurztext", "menge", "einheit", "schaetzpreis", "schaetzbetrag")
    sheet.merge("A2:F2", "TITEL 1: ZELTE", BOLD)
    d.table(sheet, "A3", fields, [("1.1", "Zelt 10 x 20 m", 2, "Stk", 1500, 3000)])
    sheet.merge("A4:F4", "TITEL 2: MOBILIAR", BOLD)
    d.table(
        sheet, "A5", fields, [("2.1", "Biertischgarnitur", 80, "Satz", 6, 480), ("2.2", "Stehtisch", 30, "Stk", 7, 210)]
    )


@case
def zwischensummen(d: Draft) -> None:
    """Subtotals and a grand total between and below the rows of an offer, as formulas.

    Convention: a subtotal carries its title's number and is none the less no position.
    """
    sheet = d.sheet("LV", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", WERK)])
    bidder = d.bidder(WERK, sheet.at("B1"))
    sheet.block("A3", [("OZ", "Kurztext", "Menge", "Einheit", "EP", "GP")], BOLD)
    fields = ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}")
    d.table(
        sheet,
        "A4",
        fields,
        [
            ("1.1", "Zelt", 2, "Stk", 1500, Formula("=C4*E4", D(3000))),
            ("1.2", "Boden", 400, "m²", D("2.5"), Formula("=C5*E5", D(1000))),
            Line(("1", "Zwischensumme Titel 1", None, None, None, Formula("=SUM(F4:F5)", D(4000)))),
            ("2.1", "Heizung", 4, "Stk", 120, Formula("=C7*E7", D(480))),
            Line(("2", "Summe 2", None, None, None, Formula("=SUM(F7:F7)", D(480)))),
            Line((None, "Gesamtsumme netto", None, None, None, Formula("=F6+F8", D(4480)))),
        ],
    )
    d.state(bidder, "netto", 4480, sheet.at("F9"))


@case
def zwei_kopfzeilen_einheiten(d: Draft) -> None:
    """Two rows of headings: the words above, the units below."""
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter", BLICK)])
    bidder = d.bidder(BLICK, sheet.at("B1"))
    sheet.block(
        "A3",
        [
            ("OZ", "Leistung", "Menge", "Einheit", "Einheitspreis", "Gesamtpreis"),
            (None, None, None, None, "EUR netto", "EUR netto"),
        ],
        BOLD,
    )
    d.table(
        sheet,
        "A5",
        ("oz", "kurztext", "menge", "einheit", f"ep{bidder}", f"gp{bidder}"),
        [("1", "Traversen", 24, "m", D("8.9"), D("213.6")), ("2", "Motoren", 4, "Stk", 55, 220)],
    )
