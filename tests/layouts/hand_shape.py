"""Headings, units, hidden and struck parts, groups, alternatives in prose, tables that start anywhere."""

from .draft import BOLD, As, Cases, D, Draft, Hidden, Line, Sheet, Struck, Word

case = Cases()

LV = ("oz", "kurztext", "menge", "einheit")
OFFER = (*LV, "ep0", "gp0")
HEADINGS = ("OZ", "Kurztext", "Menge", "Einheit", "EP", "GP")


def _offer(d: Draft, name: str) -> Sheet:
    sheet = d.sheet("Angebot", "angebot.xlsx")
    sheet.block("A1", [("Bieter:", name)])
    d.bidder(name, sheet.at("B1"))
    return sheet


def _thousand(shown: str) -> As:
    return As(D(shown), D(shown) * 1000, scale=D(1000))


@case
def kopf_lange_woerter(d: Draft) -> None:
    """Headings in the words of a craftsman's offer."""
    sheet = _offer(d, "Zimmerei Holz & Söhne")
    sheet.block("A3", [("Pos", "Bezeichnung der Leistung", "Anz.", "Einh.", "Einzelpreis netto", "Summe")], BOLD)
    d.table(sheet, "A4", OFFER, [(1, "Podest", 6, "St", 110, 660), (2, "Blende", 18, "m", D("7.5"), 135)])


@case
def kopf_mit_punkten(d: Draft) -> None:
    """Headings with full stops, a stroke and capitals."""
    sheet = _offer(d, "Zimmerei Holz & Söhne")
    sheet.block("A3", [("POS.-NR.", "LEISTUNG", "MENGE", "ME", "E.P.", "G.P.")], BOLD)
    d.table(sheet, "A4", OFFER, [("1", "Podest", 6, "St", 110, 660), ("2", "Blende", 18, "m", D("7.5"), 135)])


@case
def kopf_euro_je_einheit(d: Draft) -> None:
    """The unit price is called "€/Einheit", the total "€ gesamt"; line breaks in the headings."""
    sheet = _offer(d, "Rampenlicht Lindenau GmbH")
    sheet.block("A3", [("lfd.\nNr.", "Leistung", "Anzahl", "Einheit", "€/Einheit", "€\ngesamt")], {"text_wrap": True})
    d.table(sheet, "A4", OFFER, [("1", "Scheinwerfer", 20, "Stk", 14, 280), ("2", "Stativ", 10, "Stk", D("3.2"), 32)])


@case
def einheit_im_kopf_netto(d: Draft) -> None:
    """Net and currency in the headings: "Preis netto", "GP netto EUR"."""
    sheet = _offer(d, "Rampenlicht Lindenau GmbH")
    sheet.block("A3", [("Pos.", "Leistung", "Menge", "ME", "Preis netto\nje Einheit", "GP netto EUR")], BOLD)
    d.table(sheet, "A4", OFFER, [("1", "Scheinwerfer", 20, "Stk", 14, 280), ("2", "Stativ", 10, "Stk", D("3.2"), 32)])


@case
def einheit_im_kopf_tausend(d: Draft) -> None:
    """Unit price in euro, total in thousands of euro; only the heading says so.

    Convention: amounts are EUR, so 2,4 below "GP in T€" is 2400.
    """
    sheet = _offer(d, "Tribünenbau Ost GmbH")
    sheet.block("A3", [("Pos.", "Leistung", "Menge", "ME", "EP in €", "GP in T€")], BOLD)
    rows = [
        ("1", "Tribüne", 2, "Stk", 1200, _thousand("2.4")),
        ("2", "Überdachung", 1, "Stk", 9750, _thousand("9.75")),
        ("3", "Geländer", 100, "m", 15, _thousand("1.5")),
    ]
    d.table(sheet, "A4", OFFER, rows)


@case
def einheit_in_eigener_zeile_tausend(d: Draft) -> None:
    """ "in Tsd. EUR" stands in a second row of headings below both prices."""
    sheet = _offer(d, "Tribünenbau Ost GmbH")
    sheet.block("A3", [("Pos.", "Leistung", "Menge", "ME", "Einheitspreis", "Gesamtpreis")], BOLD)
    sheet.merge("E4:F4", "in Tsd. EUR")
    rows = [
        ("1", "Tribüne", 2, "Stk", _thousand("1.2"), _thousand("2.4")),
        ("2", "Überdachung", 1, "Stk", _thousand("9.75"), _thousand("9.75")),
    ]
    d.table(sheet, "A5", OFFER, rows)


@case
def einheit_im_briefkopf_tausend(d: Draft) -> None:
    """A sentence above the table says that all amounts are in thousands.

    Convention: it holds for every amount of the table below it.
    """
    sheet = d.sheet("Kosten", "kosten.xlsx")
    sheet.block("A1", [("Kostenrahmen Freilichtbühne",), ("Alle Beträge in T€",)])
    sheet.block("A4", [("Pos.", "Leistung", "Menge", "ME", "Schätz-EP", "Schätz-GP")], BOLD)
    rows = [
        ("1", "Bühnenhaus", 1, "Stk", _thousand("250"), _thousand("250")),
        ("2", "Sitzreihe", 30, "Stk", _thousand("2.5"), _thousand("75")),
    ]
    d.table(sheet, "A5", (*LV, "schaetzpreis", "schaetzbetrag"), rows)


@case
def alternativen_in_prosa(d: Draft) -> None:
    """The kind of a position stands in its text; the totals leave these positions out.

    Convention: Alternativposition and Wahlposition are "Wahl", Bedarfsposition and Eventualposition are "Bedarf".
    """
    sheet = _offer(d, "Klangwerk GmbH")
    sheet.block("A3", [HEADINGS], BOLD)
    rows = [
        ("1.1", "Line-Array", 2, "Satz", 900, 1800),
        ("1.2", "Subwoofer", 4, "Stk", 80, 320),
        ("1.3", "Alternativposition: Subwoofer kardioid", 4, "Stk", 95, 380),
        ("1.4", "Bedarfsposition zu 1.2: zusätzlicher Subwoofer", 2, "Stk", 80, 160),
        ("1.5", "Wahlposition zu 1.1 - Line-Array groß", 2, "Satz", 1200, 2400),
        ("1.6", "Eventualposition Tontechniker", 8, "h", 50, 400),
    ]
    d.table(sheet, "A4", OFFER, rows)
    for index, kind in enumerate(("Wahl", "Bedarf", "Wahl", "Bedarf"), 2):
        d.kind(index, kind, sheet.at(f"B{4 + index}"))
    sheet.block("A10", [(None, "Summe netto", None, None, None, 2120)], BOLD)
    d.state(0, "netto", 2120, sheet.at("F10"))


@case
def nur_einheitspreis(d: Draft) -> None:
    """ "nur Einheitspreis" in place of a total, "optional" in the text.

    Convention: a position that asks for a unit price only, or that is optional, is a Bedarfsposition.
    """
    sheet = _offer(d, "Klangwerk GmbH")
    sheet.block("A3", [HEADINGS], BOLD)
    rows = [
        ("1", "Mischpult", 1, "Stk", 400, 400),
        ("2", "Funkstrecke", 1, "Stk", 60, Word("nur Einheitspreis")),
        ("3", "optional: Regenschutz", 1, "Stk", 150, 150),
        ("4", "Intercom", 1, "Satz", 90, Word("nur EP")),
    ]
    d.table(sheet, "A4", OFFER, rows)
    for index, cell in ((1, "F5"), (2, "B6"), (3, "F7")):
        d.kind(index, "Bedarf", sheet.at(cell))
    sheet.block("A8", [(None, "Summe netto", None, None, None, 400)])
    d.state(0, "netto", 400, sheet.at("F8"))


@case
def versteckte_zeilen(d: Draft) -> None:
    """Hidden rows hold positions that the total adds.

    Convention: a hidden position counts; that it is hidden is worth telling.
    """
    sheet = _offer(d, "Sanitär Mobil GmbH")
    sheet.block("A3", [HEADINGS], BOLD)
    rows = [
        ("1", "Kabine", 6, "Stk", 45, 270),
        Hidden(("2", "Anfahrt", 2, "Stk", 60, 120)),
        Hidden(("3", "Sonntagszuschlag", 1, "Stk", 35, 35)),
        ("4", "Leerung", 4, "Tage", 80, 320),
        Line((None, "Gesamt netto", None, None, None, 745)),
    ]
    d.table(sheet, "A4", OFFER, rows)
    d.state(0, "netto", 745, sheet.at("F8"))


@case
def versteckte_zeilen_gefiltert(d: Draft) -> None:
    """A specification in which a filter hides the positions of one trade."""
    sheet = d.sheet()
    sheet.block("A1", [("Gewerk", "Pos.", "Leistung", "Menge", "ME")], BOLD)
    sheet.raw.autofilter("A1:E5")
    sheet.raw.filter_column("A", "x == Ton")
    rows = [
        ("Ton", "1", "Mischpult", 1, "Stk"),
        Hidden(("Licht", "2", "Fluter", 8, "Stk")),
        Hidden(("Licht", "3", "Stativ", 8, "Stk")),
        ("Ton", "4", "Funkstrecke", 4, "Stk"),
    ]
    d.table(sheet, "A2", ("gruppe", *LV), rows)


@case
def versteckte_spalten(d: Draft) -> None:
    """The column of the unit prices is hidden, the totals are seen.

    Convention: a hidden column is read like any other.
    """
    sheet = _offer(d, "Sanitär Mobil GmbH")
    sheet.block("A3", [HEADINGS], BOLD)
    sheet.raw.set_column("E:E", None, None, {"hidden": True})
    d.table(sheet, "A4", OFFER, [("1", "Kabine", 6, "Stk", 45, 270), ("2", "Leerung", 4, "Tage", 80, 320)])


@case
def versteckte_spalten_schaetzung(d: Draft) -> None:
    """The office hid its long text and its estimate before printing."""
    sheet = d.sheet()
    sheet.block("A1", [("OZ", "Kurztext", "Langtext", "Menge", "Einheit", "Schätzpreis", "Bemerkung")], BOLD)
    sheet.raw.set_column("C:C", None, None, {"hidden": True})
    sheet.raw.set_column("F:F", None, None, {"hidden": True})
    rows = [
        ("1", "Bauzaun", "mit Füßen und Schellen", 250, "m", D("2.3"), None),
        ("2", "Tor", "4 m breit", 3, "Stk", 25, "Lage nach Plan"),
    ]
    d.table(sheet, "A2", ("oz", "kurztext", "", "menge", "einheit", "schaetzpreis", ""), rows)


@case
def gestrichen(d: Draft) -> None:
    """A position is struck through; the total leaves it out.

    Convention: what is struck through throughout does not count, and that is told.
    """
    sheet = _offer(d, "Bühnenhaus Nord KG")
    sheet.block("A3", [HEADINGS], BOLD)
    rows = [
        ("1", "Bühne", 1, "Stk", 1000, 1000),
        Struck(("2", "Rampe", 2, "Stk", 90, 180)),
        ("3", "Treppe", 2, "Stk", 60, 120),
        Line((None, "Summe netto", None, None, None, 1120)),
    ]
    d.table(sheet, "A4", OFFER, rows)
    d.state(0, "netto", 1120, sheet.at("F7"))


@case
def gestrichen_und_ersetzt(d: Draft) -> None:
    """A struck position is followed by its new wording under the same number.

    Convention: only the new wording counts, so no number stands twice.
    """
    sheet = d.sheet()
    sheet.block("A1", [HEADINGS[:4]], BOLD)
    rows = [
        ("1.1", "Podest", 20, "Stk"),
        Struck(("1.2", "Geländer Stahl", 40, "m")),
        ("1.2", "Geländer Aluminium", 36, "m"),
        ("1.3", "Treppe", 2, "Stk"),
    ]
    d.table(sheet, "A2", LV, rows)


@case
def gruppe_nur_in_der_ersten_zeile(d: Draft) -> None:
    """The trade stands in the first row of its group and is blank below.

    Convention: a blank cell below a group means the same group.
    """
    sheet = d.sheet()
    sheet.block("A1", [("Gewerk", "Pos.", "Leistung", "Menge", "ME")], BOLD)
    rows = [
        ("Bühne", "1", "Podest", 20, "Stk"),
        (None, "2", "Treppe", 2, "Stk"),
        (None, "3", "Geländer", 36, "m"),
        ("Strom", "4", "Verteiler", 2, "Stk"),
        (None, "5", "Kabel", 300, "m"),
    ]
    d.table(sheet, "A2", ("gruppe", *LV), rows)
    for index, name in enumerate(("Bühne", "Bühne", "Bühne", "Strom", "Strom")):
        d.carry(index, gruppe=name)


@case
def gruppe_als_verbundene_zelle(d: Draft) -> None:
    """The lot is merged down over its rows."""
    sheet = d.sheet()
    sheet.block("A1", [("Los", "OZ", "Kurztext", "Menge", "Einheit")], BOLD)
    rows = [
        ("1", "Mischpult", 1, "Stk"),
        ("2", "Funkstrecke", 4, "Stk"),
        ("3", "Fluter", 8, "Stk"),
        ("4", "Stativ", 8, "Stk"),
    ]
    d.table(sheet, "B2", LV, rows)
    sheet.merge("A2:A3", "Los 1 Ton", {"valign": "vcenter"})
    sheet.merge("A4:A5", "Los 2 Licht", {"valign": "vcenter"})
    for index, name in enumerate(("Los 1 Ton", "Los 1 Ton", "Los 2 Licht", "Los 2 Licht")):
        d.carry(index, los=name)


@case
def beginn_in_c15(d: Draft) -> None:
    """The table starts in C15, nothing stands above it but a title."""
    sheet = d.sheet("Tabelle1")
    sheet.put("C12", "Leistungsverzeichnis Weihnachtsmarkt", BOLD)
    sheet.block("C15", [("OZ", "Kurztext", "Menge", "Einheit")], BOLD)
    d.table(sheet, "C16", LV, [("1", "Hütte 3 x 2 m", 24, "Stk"), ("2", "Lichterkette", 600, "m")])


@case
def leere_spalten(d: Draft) -> None:
    """Empty narrow columns between the columns, the first one empty too."""
    sheet = _offer(d, "Marktbau Lindenau eG")
    sheet.block("B4", [("Pos.", None, "Leistung", None, None, "Menge", "ME", None, "EP", None, "GP")], BOLD)
    fields = ("oz", "", "kurztext", "", "", "menge", "einheit", "", "ep0", "", "gp0")
    rows = [
        ("1", None, "Hütte 3 x 2 m", None, None, 24, "Stk", None, 310, None, 7440),
        ("2", None, "Lichterkette", None, None, 600, "m", None, D("1.15"), None, 690),
    ]
    d.table(sheet, "B5", fields, rows)


@case
def drei_kopfzeilen(d: Draft) -> None:
    """Three rows of headings: groups above, words in the middle, units below, all merged where possible."""
    sheet = _offer(d, "Marktbau Lindenau eG")
    for area, text in (("A3:A5", "Pos."), ("B3:B5", "Leistung"), ("C3:D3", "Umfang"), ("E3:F3", "Preise")):
        sheet.merge(area, text, BOLD)
    sheet.block("C4", [("Menge", "Einheit", "Einheitspreis", "Gesamtpreis"), (None, None, "EUR", "EUR")], BOLD)
    d.table(sheet, "A6", OFFER, [("1", "Hütte", 24, "Stk", 310, 7440), ("2", "Lichterkette", 600, "m", 1, 600)])


@case
def drei_kopfzeilen_bieter(d: Draft) -> None:
    """Three rows of headings with bidders: "Angebote" above all, names below, EP and GP with units below them."""
    sheet = d.sheet("Preisspiegel", "preisspiegel.xlsx")
    for area, text in (("A1:A3", "OZ"), ("B1:B3", "Kurztext"), ("C1:C3", "Menge"), ("D1:D3", "Einheit")):
        sheet.merge(area, text, BOLD)
    sheet.merge("E1:H1", "Angebote", BOLD)
    for area, name in (("E2:F2", "Marktbau Lindenau eG"), ("G2:H2", "Hüttenzauber OHG")):
        d.bidder(name, sheet.merge(area, name, BOLD))
    sheet.block("E3", [("EP [€]", "GP [€]") * 2])
    rows = [("1", "Hütte", 24, "Stk", 310, 7440, 305, 7320), ("2", "Lichterkette", 600, "m", 1, 600, D("0.9"), 540)]
    d.table(sheet, "A4", (*OFFER, "ep1", "gp1"), rows)
