"""Clean offers for the mutants of the family AN: the bids of four invented bidders, before and after the award.

In every offer Positionen!G is the price and H the amount, Angebot!B8 the net and B9 the gross total. The rows of an offer are those of the tender.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from benchmarks.mutanten.basis_lv import (
    BALLAST,
    BALLAST_BECAUSE,
    CLOSED,
    CRITERIA,
    EU,
    FILES,
    HEADSET_BECAUSE,
    POSITIONEN,
    SCHREIBEN,
    TENDER,
    A,
    B,
    C,
    D,
    clock,
    letter,
    line,
    listed,
    offer,
    received,
    titled,
    vergabe,
)
from benchmarks.mutanten.format import Dossier, Rows

Prices = Mapping[str, Sequence[str | None]]
ARRIVED = {
    A: clock("2026-11-11 14:05"),
    B: clock("2026-11-10 09:40"),
    C: clock("2026-11-12 08:30"),
    D: clock("2026-11-12 10:15"),
}
AWARDED = date(2026, 11, 19)


def demand(bidder: str, paragraph: str, sent: date, until: date, answered: date) -> list[Any]:
    """A letter that asks for a missing declaration, as V04 wants it."""
    return letter(
        "Nachforderung", bidder, sent, frist=until, weg="elektronisch", unterlagen="Eigenerklärung zum Mindestlohn", wertung="nein",
        grundlage=paragraph, folge="Ohne die Erklärung wird das Angebot ausgeschlossen.", beantwortet=answered,
        text="Bitte reichen Sie die Erklärung nach. Preise und Inhalt des Angebots dürfen nicht geändert werden.",
    )  # fmt: skip


def dossier(
    head: Rows, asked: Rows, prices: Prices, demanded: str | None = "§ 41 Abs. 2 UVgO", **offers: Mapping[str, Any]
) -> Dossier:
    """Tender and offers; one declaration of the second bidder was missing and came in time. No award yet.

    `offers` holds changes of an offer's first sheet by the name of its file without "angebot-".
    """
    got = received(*((name, ARRIVED[name]) for name in prices))
    book = {"Vergabe": head, "Kriterien": [list(r) for r in CRITERIA], "Positionen": asked, "Angebotseingang": got}
    if demanded:
        got[2][2:4] = ["unvollständig", "Eigenerklärung zum Mindestlohn"]
        book["Schreiben"] = [
            list(SCHREIBEN),
            demand(B, demanded, date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 19)),
        ]
    bids = {FILES[name]: offer(name, asked, p, offers.get(FILES[name][8:-5])) for name, p in prices.items()}
    return {TENDER: book, **bids}


def positions_fest() -> Rows:
    """Counted 40,200.00; Bedarf 680.00 (1.7 %); hours 3,600.00 (9.0 %)."""
    return [
        list(POSITIONEN),
        titled("01", "Bühne"),
        line("01.0010", "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m².", 1, "Stk", 12000),
        line("01.0020", "Auf- und Abbau der Bühne", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 4000),
        line("01.0030", "Absperrgitter verzinkt", "Höhe 1,10 m, Länge je Element 2,00 bis 2,50 m, mit Haken verbunden.", 400, "m", 7),
        titled("02", "Ton und Licht"),
        line("02.0010", "Beschallungsanlage für 800 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 40 m.", 3, "Tag", 3600),
        line("02.0020", "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 12, "Stk", 150),
        line("02.0030", "Scheinwerfer mit Farbmischung", "LED-Scheinwerfer, mindestens 12.000 Lumen, Zoom 10 bis 60 Grad.", 40, "Stk", 130),
        line("02.0040", "Veranstaltungstechniker", "Bedienung von Ton und Licht, Veranstaltungsdauer 24 Stunden, zwei Kräfte, dazu Proben.", 60, "Std", 60),
        line("02.0050", "Zusätzlicher Ballastblock 1 t", BALLAST, 8, "Stk", 85, "Bedarf", because=BALLAST_BECAUSE),
        line("02.0060", "Funkmikrofon mit Kopfbügel", "Taschensender, Empfänger, Akku für mindestens 8 Stunden.", 12, "Stk", 165, "Wahl", to="02.0020", because=HEADSET_BECAUSE),
    ]  # fmt: skip


PRICES = {  # nets 38,310.00 / 40,674.00 / 42,998.00 / 45,526.00; the lowest is 5.8 % below the next, 95 % of the estimate
    A: ("11400", "3800", "6.80", "3450", "140", "122", "58", "82", "155"),
    B: ("12300", "4100", "7.10", "3600", "152", "131", "59.50", "88", "168"),
    C: ("12900", "4350", "7.45", "3880", "149", "139", "63", "90", "160"),
    D: ("13800", "4600", "7.20", "4150", "163", "147", "66", "95", "172"),
}
# 32,539.21: one cent above 80 % of the next bid (40,674.00 x 0.8 = 32,539.20) and above 80 % of the estimate (32,160.00)
LOW = {**PRICES, A: ("9589.21", "3200", "5.60", "2850", "140", "104", "52", "82", "155")}
# B is first with 35,860.00, A second with 38,310.00: a gap of 6.4 %
QUANTITY = {**PRICES, B: ("10000", "3700", "7.60", "3180", "140", "115", "55", "88", "168")}


def an_uvgo() -> Dossier:
    """Four offers on a tender of 42,000."""
    return dossier(vergabe(42000, CLOSED), positions_fest(), PRICES)


def an_niedrig() -> Dossier:
    """The lowest bid is 19.99998 % below the next one."""
    return dossier(vergabe(42000, CLOSED), positions_fest(), LOW)


def an_mengen() -> Dossier:
    """Two bids close to each other; no price stands out yet."""
    return dossier(vergabe(42000, CLOSED), positions_fest(), QUANTITY)


def an_skonto() -> Dossier:
    """Skonto counts here. 40,674.00 less 3 % is 39,453.78 and 42,998.00 less 2 % is 42,138.04: no rank changes."""
    b, c = {"Skonto (%)": 3, "Skontofrist (Tage)": 14}, {"Skonto (%)": 2, "Skontofrist (Tage)": 21}
    return dossier(
        vergabe(42000, CLOSED, {"Skonto wird gewertet": "ja"}), positions_fest(), PRICES, lichtblick=b, rampe=c
    )


VERMERK = {  # Vermerk!B2 to B14
    "Auftraggeber, Gegenstand und Wert": "Stadt Lindenau; Bühne und Technik für das Sommerfest; Werte siehe Blatt Zuschlag.",
    "Berücksichtigte Bieter und Gründe": "Alle Bieter sind geeignet, ihre Angebote vollständig.",
    "Ausgeschiedene Angebote und Gründe": "keine",
    "Ablehnung ungewöhnlich niedriger Angebote": "keine",
    "Gewinner und Gründe der Auswahl": "Das wirtschaftlichste Angebot nach Preis, Konzept und Personal.",
    "Unteraufträge": "keine",
    "Begründung der Verfahrensart": "Öffentliche Ausschreibung, § 8 Abs. 2 UVgO.",
    "Gründe eines Verzichts auf die Vergabe": "kein Verzicht",
    "Gründe für andere als elektronische Mittel": "nur elektronisch",
    "Interessenkonflikte": "keine",
    "Gründe gegen Lose": "Bühne, Ton und Licht greifen ineinander.",
    "Gründe für fehlende Gewichtung": "Gewichtung angegeben",
    "Vermerk abgeschlossen": date(2026, 11, 20),
}
CLOSED_CASE = {
    "Zuschlag geplant": AWARDED,
    "Abfrage des Wettbewerbsregisters": date(2026, 11, 18),
    "Meldung zur Vergabestatistik": date(2026, 11, 20),
    "Bekanntmachung nach Zuschlag": date(2026, 11, 20),
}


def awarded(books: Dossier, awards: Rows, losers: Sequence[str], record: Mapping[str, Any]) -> Dossier:
    """The same case four days after the award: losers know, the record is closed."""
    book = books[TENDER]
    letters = book.setdefault("Schreiben", [list(SCHREIBEN)])
    reason = "Ein anderes Angebot war wirtschaftlicher."
    letters += [letter("Absage", name, AWARDED, weg="elektronisch", gruende=reason) for name in losers]
    book["Vermerk"] = listed(tuple(VERMERK), {**VERMERK, **record})
    book["Zuschlag"] = [["Los", "Bieter", "Zuschlag am", "Zuschlagssumme netto (EUR)", "Unterschriften"], *awards]
    return books


def an_zuschlag() -> Dossier:
    """The award went to the low bid of 32,539.21."""
    books = dossier(vergabe(42000, CLOSED, CLOSED_CASE), positions_fest(), LOW)
    return awarded(books, [[None, A, AWARDED, Decimal("32539.21"), 2]], (B, C, D), {})


def an_eu() -> Dossier:
    """252,000 estimated; nets 235,800.00 / 262,000.00 / 275,000.00: the lowest is exactly 10 % below the next."""
    asked = [
        list(POSITIONEN),
        line("01.0010", "Bühne 16 x 12 m mit Dach", "Überdachte Bühne, Höhe 1,40 m, Flächenlast mindestens 7,5 kN/m².", 2, "Stk", 30000),
        line("01.0020", "Auf- und Abbau der Bühnen", "Aufbau bis Donnerstag 18:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 20000),
        line("02.0010", "Beschallungsanlage für 5.000 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 90 m.", 4, "Tag", 22000),
        line("02.0020", "Lichtanlage für die Hauptbühne", "48 LED-Scheinwerfer mit mindestens 12.000 Lumen, Steuerpult, Traversen.", 4, "Tag", 15000),
        line("02.0030", "Veranstaltungstechniker", "Bedienung aller Anlagen während Proben und Veranstaltung, zehn Kräfte.", 400, "Std", 60),
    ]  # fmt: skip
    prices = {
        A: ("28000", "18000", "20500", "14250", "57"),
        B: ("31500", "20600", "22900", "15600", "61"),
        C: ("33000", "21800", "24100", "16300", "64"),
    }
    change = {"Bezeichnung": "Bühnen und Technik für das Stadtfest Lindenau"}
    books = dossier(vergabe(260000, EU, change), asked, prices, "§ 56 Abs. 2 VgV")
    for row, at in zip(
        books[TENDER]["Angebotseingang"][1:], ("2026-11-04 14:05", "2026-11-03 09:40", "2026-11-05 08:30"), strict=True
    ):
        row[1] = clock(at)
    for name in prices:
        books[FILES[name]]["Angebot"][2][1] = date(2026, 11, 2)
    return books


def an_vob() -> Dossier:
    """Works: 100,000 estimated; nets 94,050.00 / 101,850.00 / 107,600.00, a gap of 7.7 %. Bindefrist 29 days."""
    asked = [
        list(POSITIONEN),
        line(
            "01.0010",
            "Rückbau des alten Bühnenbodens",
            "Nadelholzdielen 24 mm auf Lagerhölzern, einschließlich Entsorgung.",
            150,
            "m²",
            60,
        ),
        line(
            "01.0020",
            "Bühnenboden aus Schichtholz",
            "Birkenschichtholz 30 mm, Flächenlast mindestens 7,5 kN/m², schwarz lasiert.",
            150,
            "m²",
            420,
        ),
        line(
            "01.0030",
            "Unterkonstruktion aus Lagerhölzern",
            "Abstand höchstens 400 mm, mit Trittschalldämmung 10 mm.",
            150,
            "m²",
            180,
        ),
        line("01.0040", "Schlussreinigung", "Feuchtreinigung der gesamten Bühne vor der Abnahme.", 1, "psch", 1000),
    ]
    prices = {
        A: ("57", "396", "168", "900"),
        B: ("62", "425", "185", "1050"),
        C: ("66", "448", "196", "1100"),
    }
    change = {
        "Bezeichnung": "Erneuerung des Bühnenbodens im Bürgerhaus",
        "Leistungsart": "Bauleistung",
        "CPV-Code": "45432100-5",
        "Vergabeordnung": "VOB/A",
        "Begründung der Gesamtvergabe": "Rückbau und neuer Boden greifen ineinander und gehören zu einem Gewerk.",
        "Bindefrist": date(2026, 12, 11),
    }
    return dossier(vergabe(105000, CLOSED, change), asked, prices, "§ 16a Abs. 1 VOB/A")


def an_kuenstler() -> Dossier:
    """Performances at 7 %: 26,000 estimated; nets 25,000.00 / 26,700.00 / 28,000.00, a gap of 6.4 %."""
    asked = [
        list(POSITIONEN),
        line(
            "01.0010",
            "Auftritt einer Musikgruppe",
            "Konzert von 90 Minuten mit mindestens fünf Personen, eigenes Programm.",
            4,
            "Stk",
            5000,
        ),
        line(
            "01.0020",
            "Auftritt eines Chores",
            "Konzert von 45 Minuten mit mindestens 20 Personen, eigenes Programm.",
            2,
            "Stk",
            3000,
        ),
    ]
    prices = {A: ("4900", "2700"), B: ("5150", "3050"), C: ("5400", "3200")}
    change = {
        "Bezeichnung": "Musikprogramm des Sommerfestes",
        "CPV-Code": "92312000-1",
        "Verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb",
        "Absendung der Bekanntmachung": None,
        "Absendung der Aufforderung": date(2026, 10, 19),
        "Aufgeforderte Bieter": 3,
        "Begründung der Gesamtvergabe": None,
    }
    seven = {"Umsatzsteuer (%)": 7}
    return dossier(vergabe(27000, CLOSED, change), asked, prices, None, klangwerk=seven, lichtblick=seven, rampe=seven)


def positions_lose() -> Rows:
    """Lot 1 16,000.00, lot 2 12,600.00, lot 3 8,800.00; hours 3,600.00 of 37,400.00 (9.6 %)."""
    return [
        list(POSITIONEN),
        line("01.0010", "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m².", 1, "Stk", 12000, los=1),
        line("01.0020", "Auf- und Abbau der Bühne", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 4000, los=1),
        line("02.0010", "Beschallungsanlage für 800 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 40 m.", 3, "Tag", 3600, los=2),
        line("02.0020", "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 12, "Stk", 150, los=2),
        line("03.0010", "Scheinwerfer mit Farbmischung", "LED-Scheinwerfer, mindestens 12.000 Lumen, Zoom 10 bis 60 Grad.", 40, "Stk", 130, los=3),
        line("03.0020", "Lichttechniker", "Bedienung der Lichtanlage während Proben und Veranstaltung.", 60, "Std", 60, los=3),
    ]  # fmt: skip


def lots(*changes: Mapping[str, Any]) -> Dossier:
    """Each bidder may bid on two lots and win one. Gaps: lot 1 7.3 %, lot 2 4.7 %, lot 3 4.4 %."""
    prices: Prices = {
        A: ("11400", "3800", "3450", "140", None, None),
        B: (None, None, "3600", "152", "131", "59.50"),
        C: ("12300", "4100", None, None, "125", "57"),
        D: ("13100", "4350", "3780", "158", None, None),
    }
    change = {
        "Begründung der Gesamtvergabe": None,
        "Angebotslimitierung (Lose)": 2,
        "Zuschlagslimitierung (Lose)": 1,
        "Loslimitierung bekanntgemacht": "ja",
    }
    books = dossier(vergabe(42000, CLOSED, change, *changes), positions_lose(), prices)
    head = ["Los", "Bezeichnung", "Geschätzter Wert netto (EUR)", "Vergabe außerhalb des EU-Verfahrens"]
    rows: Rows = [head, [1, "Bühne", 19000, None], [2, "Ton", 13000, None], [3, "Licht", 10000, None]]
    book = books[TENDER]
    books[TENDER] = {"Vergabe": book.pop("Vergabe"), "Lose": rows, **book}
    return books


def an_lose() -> Dossier:
    """Offers on lots, before the award."""
    return lots()


def an_lose_zuschlag() -> Dossier:
    """Lot 1 to the lowest, lot 2 to the second because the first has one already, lot 3 to the lowest."""
    awards: Rows = [
        [1, A, AWARDED, Decimal("15200.00"), 2],
        [2, B, AWARDED, Decimal("12624.00"), 2],
        [3, C, AWARDED, Decimal("8420.00"), 2],
    ]
    return awarded(lots(CLOSED_CASE), awards, (A, B, C, D), {"Gründe gegen Lose": "in Losen vergeben"})


BASES = {
    build.__name__: build
    for build in (
        an_uvgo,
        an_niedrig,
        an_mengen,
        an_skonto,
        an_zuschlag,
        an_eu,
        an_vob,
        an_kuenstler,
        an_lose,
        an_lose_zuschlag,
    )
}
