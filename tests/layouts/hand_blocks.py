"""Several tables on a sheet, totals, named cells, estimates beside the bidders."""

from .draft import BOLD, Cases, D, Draft, Formula, Line

case = Cases()

LV = ("oz", "kurztext", "menge", "einheit")
OFFER = (*LV, "ep0", "gp0")
HEADINGS = ("OZ", "Kurztext", "Menge", "Einheit", "EP", "GP")


@case
def mehrere_tabellen(d: Draft) -> None:
    """An offer, its totals below and a table of dates that has nothing to do with it.

    Convention: rows of the unrelated table are no positions, though its columns are called "Nr." and "Bezeichnung".
    """
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", "Hüttenzauber OHG")])
    bidder = d.bidder("Hüttenzauber OHG", sheet.at("B1"))
    sheet.block("A3", [HEADINGS], BOLD)
    d.table(sheet, "A4", OFFER, [("1", "Hütte", 10, "Stk", 300, 3000), ("2", "Strom", 10, "Stk", 25, 250)])
    sheet.block("E7", [("Netto", 3250), ("USt 19 %", D("617.5")), ("Brutto", D("3867.5"))])
    d.state(bidder, "netto", 3250, sheet.at("F7"))
    d.state(bidder, "umsatzsteuer", 19, sheet.at("E8"))
    d.state(bidder, "umsatzsteuer_betrag", D("617.5"), sheet.at("F8"))
    d.state(bidder, "brutto", D("3867.5"), sheet.at("F9"))
    sheet.block(
        "A13",
        [("Nr.", "Termin", "Uhrzeit"), (1, "Anlieferung", "8 Uhr"), (2, "Aufbau", "9 Uhr"), (3, "Abbau", "22 Uhr")],
    )


@case
def legende_neben_der_tabelle(d: Draft) -> None:
    """A legend and a list of contacts stand to the right of the specification."""
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS[:4]], BOLD)
    d.table(sheet, "A2", LV, [("1", "Hütte", 10, "Stk"), ("2", "Strom", 10, "Stk"), ("3", "Wasser", 2, "Stk")])
    sheet.block(
        "G1", [("Abkürzungen",), ("Stk", "Stück"), ("m", "Meter"), (None,), ("Ansprechpartner", "Telefon")], BOLD
    )
    sheet.block("G6", [("Frau Muster", "0431 123456"), ("Herr Beispiel", "0431 123457")])


@case
def lose_untereinander(d: Draft) -> None:
    """Two lots, one below the other, each with its own headings; the numbers begin anew.

    Convention: the line above the headings names the lot; 1 of lot 1 and 1 of lot 2 are two positions.
    """
    sheet = d.sheet()
    for row, los, rows in (
        (1, "Los 1: Ton", [("1", "Mischpult", 1, "Stk"), ("2", "Funkstrecke", 4, "Stk")]),
        (7, "Los 2: Licht", [("1", "Fluter", 8, "Stk"), ("2", "Stativ", 8, "Stk"), ("3", "Pult", 1, "Stk")]),
    ):
        sheet.put(f"A{row}", los, BOLD)
        sheet.block(f"A{row + 1}", [HEADINGS[:4]])
        d.table(sheet, f"A{row + 2}", LV, rows)
    for index in range(5):
        d.carry(index, los="Los 1: Ton" if index < 2 else "Los 2: Licht")


@case
def lose_untereinander_andere_spalten(d: Draft) -> None:
    """Two lots of one offer with their columns in another order, and a sum below each."""
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", "Klangwerk GmbH")])
    d.bidder("Klangwerk GmbH", sheet.at("B1"))
    sheet.put("A3", "Los 1", BOLD)
    sheet.block("A4", [HEADINGS], BOLD)
    d.table(sheet, "A5", OFFER, [("1.1", "Mischpult", 1, "Stk", 400, 400), ("1.2", "Funkstrecke", 4, "Stk", 60, 240)])
    sheet.block("A7", [(None, "Summe Los 1", None, None, None, 640)], BOLD)
    sheet.put("A10", "Los 2", BOLD)
    sheet.block("A11", [("OZ", "Menge", "Einheit", "Kurztext", "EP", "GP")], BOLD)
    fields = ("oz", "menge", "einheit", "kurztext", "ep0", "gp0")
    d.table(sheet, "A12", fields, [("2.1", 8, "Stk", "Fluter", 30, 240), ("2.2", 8, "Stk", "Stativ", 5, 40)])
    sheet.block("A14", [(None, None, None, "Summe Los 2", None, 280)], BOLD)
    for index in range(4):
        d.carry(index, los="Los 1" if index < 2 else "Los 2")


@case
def kopf_wiederholt(d: Draft) -> None:
    """The headings come again on each printed page, with carried sums around them.

    Convention: a repeated heading, "Übertrag" and a page number are no positions.
    """
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", "Klangwerk GmbH")])
    bidder = d.bidder("Klangwerk GmbH", sheet.at("B1"))
    sheet.block("A3", [HEADINGS], BOLD)
    rows = [
        ("1", "Mischpult", 1, "Stk", 400, 400),
        ("2", "Funkstrecke", 4, "Stk", 60, 240),
        Line((None, "Übertrag", None, None, None, 640)),
        Line((None, "Seite 1 von 2")),
        Line(HEADINGS),
        Line((None, "Übertrag", None, None, None, 640)),
        ("3", "Fluter", 8, "Stk", 30, 240),
        Line((None, "Gesamtsumme netto", None, None, None, 880)),
    ]
    d.table(sheet, "A4", OFFER, rows)
    d.state(bidder, "netto", 880, sheet.at("F11"))


@case
def summenblock(d: Draft) -> None:
    """Net, discount, tax and gross below an offer, the percentages in the labels.

    Convention: netto is the figure that the sheet calls so, here before the discount.
    """
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Anbieter:", "Zelthaus Bergmann e.K.")])
    bidder = d.bidder("Zelthaus Bergmann e.K.", sheet.at("B1"))
    sheet.block("A3", [HEADINGS], BOLD)
    d.table(
        sheet,
        "A4",
        OFFER,
        [
            ("1", "Zelt", 2, "Stk", 1500, Formula("=C4*E4", D(3000))),
            ("2", "Boden", 400, "m²", D("2.5"), Formula("=C5*E5", D(1000))),
        ],
    )
    sheet.block(
        "E7",
        [
            ("Summe netto", Formula("=SUM(F4:F5)", D(4000))),
            ("Nachlass 3 %", Formula("=-F7*0.03", D(-120))),
            ("Zwischensumme", Formula("=F7+F8", D(3880))),
            ("USt 19 %", Formula("=F9*0.19", D("737.2"))),
            ("Summe brutto", Formula("=F9+F10", D("4617.2"))),
        ],
    )
    d.state(bidder, "netto", 4000, sheet.at("F7"))
    d.state(bidder, "nachlass", 3, sheet.at("E8"))
    d.state(bidder, "nachlass_betrag", 120, sheet.at("F8"))
    d.state(bidder, "umsatzsteuer", 19, sheet.at("E10"))
    d.state(bidder, "umsatzsteuer_betrag", D("737.2"), sheet.at("F10"))
    d.state(bidder, "brutto", D("4617.2"), sheet.at("F11"))


@case
def summenblock_je_bieter(d: Draft) -> None:
    """Totals below each of two bidders that stand side by side; the percentages in their own row."""
    sheet = d.sheet("Preisspiegel", "preisspiegel.xlsx")
    for area, name in (("E1:F1", "Strom & Licht GmbH"), ("G1:H1", "Rampenlicht Lindenau GmbH")):
        d.bidder(name, sheet.merge(area, name, BOLD))
    sheet.block("A2", [(*HEADINGS, "EP", "GP")], BOLD)
    rows = [("1", "Trafo", 1, "Stk", 1200, 1200, 1100, 1100), ("2", "Zähler", 4, "Stk", 50, 200, 75, 300)]
    d.table(sheet, "A3", (*OFFER, "ep1", "gp1"), rows)
    percent = {"num_format": "0 %"}
    for label, row, first, second in (
        ("Netto", 6, D(1400), D(1400)),
        ("Nachlass in %", 7, D(0), D("0.05")),
        ("Netto nach Nachlass", 8, D(1400), D(1330)),
        ("MwSt. 19 %", 9, D(266), D("252.7")),
        ("Brutto", 10, D(1666), D("1582.7")),
    ):
        sheet.put(f"B{row}", label)
        sheet.put(f"F{row}", first, percent if row == 7 else None)
        sheet.put(f"H{row}", second, percent if row == 7 else None)
    for bidder, column, off, tax, gross in ((0, "F", 0, D(266), D(1666)), (1, "H", 5, D("252.7"), D("1582.7"))):
        d.state(bidder, "netto", 1400, sheet.at(f"{column}6"))
        d.state(bidder, "nachlass", off, sheet.at(f"{column}7"))
        d.state(bidder, "umsatzsteuer", 19, sheet.at("B9"))
        d.state(bidder, "umsatzsteuer_betrag", tax, sheet.at(f"{column}9"))
        d.state(bidder, "brutto", gross, sheet.at(f"{column}10"))


@case
def namen_definiert(d: Draft) -> None:
    """The labels of the totals say little; defined names say which cell is which.

    Convention: a defined name settles its cell, whatever stands beside it.
    """
    book = d.book("angebot.xlsx")
    sheet = book.sheet("Angebot")
    sheet.block("A1", [("Bieter:", "Zelthaus Bergmann e.K.")])
    bidder = d.bidder("Zelthaus Bergmann e.K.", sheet.at("B1"))
    sheet.block("A3", [HEADINGS], BOLD)
    d.table(sheet, "A4", OFFER, [("1", "Zelt", 2, "Stk", 1500, 3000), ("2", "Boden", 400, "m²", D("2.5"), 1000)])
    totals = book.sheet("Schlussblatt")
    totals.block("B2", [("a)", 4000), ("b)", 3), ("c)", 19), ("d)", D("4617.2"))])
    for number, (name, key, value) in enumerate(
        (
            ("Netto", "netto", D(4000)),
            ("Nachlass_Prozent", "nachlass", D(3)),
            ("Ust", "umsatzsteuer", D(19)),
            ("Brutto", "brutto", D("4617.2")),
        ),
        2,
    ):
        book.raw.define_name(name, f"=Schlussblatt!$C${number}")
        d.state(bidder, key, value, totals.at(f"C{number}"))


@case
def namen_je_blatt(d: Draft) -> None:
    """One sheet a bidder, each with its own defined names for its totals; percentages shown by the format.

    Convention: a name of a sheet holds for the bidder of that sheet.
    """
    book = d.book("angebote.xlsx")
    for name, ep in (("Klangwerk GmbH", D(400)), ("Lichtblick OHG", D(380))):
        sheet = book.sheet(name)
        bidder = d.bidder(name)
        sheet.block("A1", [HEADINGS], BOLD)
        rows = [("1", "Mischpult", 2, "Stk", ep, 2 * ep), ("2", "Fluter", 8, "Stk", 30, 240)]
        d.table(sheet, "A2", (*LV, f"ep{bidder}", f"gp{bidder}"), rows, first=0 if bidder else None)
        netto = 2 * ep + 240
        brutto = round(netto * D("0.98") * D("1.19"), 2)
        figures = (
            ("Netto", "netto", netto, netto, None),
            ("Nachlass_Prozent", "nachlass", D("0.02"), D(2), {"num_format": "0 %"}),
            ("Ust", "umsatzsteuer", D("0.19"), D(19), {"num_format": "0 %"}),
            ("Brutto", "brutto", brutto, brutto, None),
        )
        for row, (defined, key, shown, value, style) in enumerate(figures, 6):
            d.state(bidder, key, value, sheet.put(f"F{row}", shown, style))
            book.raw.define_name(f"'{name}'!{defined}", f"='{name}'!$F${row}")


@case
def schaetzung_neben_bietern(d: Draft) -> None:
    """The office's own estimate stands beside the bidders under "Schätzung AG", with EP and GP like them.

    Convention: an estimate of the office is no bidder.
    """
    sheet = d.sheet("Preisspiegel", "preisspiegel.xlsx")
    sheet.merge("E1:F1", "Schätzung AG", BOLD)
    for area, name in (("G1:H1", "Strom & Licht GmbH"), ("I1:J1", "Rampenlicht Lindenau GmbH")):
        d.bidder(name, sheet.merge(area, name, BOLD))
    sheet.block("A2", [("OZ", "Kurztext", "Menge", "Einheit", *("EP", "GP") * 3)], BOLD)
    rows = [
        ("1", "Trafo", 1, "Stk", 1150, 1150, 1200, 1200, 1100, 1100),
        ("2", "Zähler", 4, "Stk", 60, 240, 50, 200, 75, 300),
    ]
    d.table(sheet, "A3", (*LV, "schaetzpreis", "schaetzbetrag", "ep0", "gp0", "ep1", "gp1"), rows)


@case
def kostenberechnung_hinter_bietern(d: Draft) -> None:
    """The estimate is called "Kostenberechnung" and stands in one column behind the bidders."""
    sheet = d.sheet("Wertung", "wertung.xlsx")
    for area, name in (("E1:F1", "Hüttenzauber OHG"), ("G1:H1", "Marktbau Lindenau eG")):
        d.bidder(name, sheet.merge(area, name, BOLD))
    sheet.put("I1", "Kostenberechnung", BOLD)
    sheet.block("A2", [("Pos.", "Leistung", "Menge", "ME", *("EP", "GP") * 2, "GP")], BOLD)
    rows = [("1", "Hütte", 10, "Stk", 300, 3000, 310, 3100, 2900), ("2", "Strom", 10, "Stk", 25, 250, 22, 220, 260)]
    d.table(sheet, "A3", (*OFFER, "ep1", "gp1", "schaetzbetrag"), rows)


@case
def ohne_preise(d: Draft) -> None:
    """A blank sheet for offers: all headings, no price, the name still open.

    Convention: no bidder is in it, and the positions are read.
    """
    sheet = d.sheet("Angebot", "preisblatt.xlsx")
    sheet.block("A1", [("Bieter:", "________________")])
    sheet.block("A3", [HEADINGS], BOLD)
    d.table(sheet, "A4", LV, [("1", "Hütte", 10, "Stk"), ("2", "Strom", 10, "Stk")])
