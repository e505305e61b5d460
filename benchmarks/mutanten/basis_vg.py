"""Clean dossiers for the mutants of the family VG: EU procedures, and the sheets that all share.

Vergabe!B11 is the estimate, B12 the begin, B13 the notice, B17/B18 the ends of Angebotsfrist and Bindefrist, B19 the letters
to losers, B20 the planned award. Weekdays and holidays were looked up: no deadline of a base falls on a day off.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from benchmarks.mutanten.basis_lv import (
    CRITERIA,
    FILES,
    POSITIONEN,
    SCHREIBEN,
    TENDER,
    A,
    B,
    C,
    line,
    listed,
    offer,
    received,
    vergabe,
)
from benchmarks.mutanten.format import Dossier, Rows

LOSE = ("Los", "Bezeichnung", "Geschätzter Wert netto (EUR)", "Vergabe außerhalb des EU-Verfahrens")
ZUSCHLAG = ("Los", "Bieter", "Zuschlag am", "Zuschlagssumme netto (EUR)", "Unterschriften")
AUFTRAEGE = (
    "Beauftragt am",
    "Lieferant",
    "Gegenstand des Auftrags",
    "CPV-Code",
    "Auftragswert netto (EUR)",
    "Direktauftrag",
)
VERMERK = (
    "Auftraggeber, Gegenstand und Wert", "Berücksichtigte Bieter und Gründe", "Ausgeschiedene Angebote und Gründe",
    "Ablehnung ungewöhnlich niedriger Angebote", "Gewinner und Gründe der Auswahl", "Unteraufträge",
    "Begründung der Verfahrensart", "Gründe eines Verzichts auf die Vergabe", "Gründe für andere als elektronische Mittel",
    "Interessenkonflikte", "Gründe gegen Lose", "Gründe für fehlende Gewichtung", "Vermerk abgeschlossen",
)  # fmt: skip
RECORD = {  # what § 8 Abs. 2 VgV wants, in the order of the sheet: Vermerk!B2 to B13
    "Auftraggeber, Gegenstand und Wert": "Stadt Lindenau; Technik für das Stadtfest; Wert siehe Blatt Vergabe.",
    "Berücksichtigte Bieter und Gründe": "Alle drei Bieter sind geeignet und wurden gewertet.",
    "Ausgeschiedene Angebote und Gründe": "keine",
    "Ablehnung ungewöhnlich niedriger Angebote": "keine",
    "Gewinner und Gründe der Auswahl": "Klangwerk GmbH hat das wirtschaftlichste Angebot abgegeben.",
    "Unteraufträge": "keine",
    "Begründung der Verfahrensart": "Die Wertgrenze ist eingehalten, der Markt ist bekannt.",
    "Gründe eines Verzichts auf die Vergabe": "kein Verzicht",
    "Gründe für andere als elektronische Mittel": "nur elektronisch",
    "Interessenkonflikte": "keine",
    "Gründe gegen Lose": "Es geht um ein einziges Gewerk.",
    "Gründe für fehlende Gewichtung": "Gewichtung angegeben",
}
ONE_TRADE = {"Begründung der Gesamtvergabe": None}


def tender(head: Rows, asked: Rows | None = None, **sheets: Rows) -> dict[str, Rows]:
    """The workbook of the buyer with the sheets in the order of the template."""
    book: dict[str, Rows] = {"Vergabe": head}
    if "lots" in sheets:
        book["Lose"] = sheets.pop("lots")
    if asked:
        book |= {"Kriterien": [list(row) for row in CRITERIA], "Positionen": asked}
    names = {
        "got": "Angebotseingang",
        "record": "Vermerk",
        "letters": "Schreiben",
        "awards": "Zuschlag",
        "orders": "Aufträge",
    }
    return book | {name: sheets[key] for key, name in names.items() if key in sheets}


def record(closed: date | None, **changes: str | None) -> Rows:
    return listed(VERMERK, {**RECORD, **changes, "Vermerk abgeschlossen": closed})


def letter(kind: str, bidder: str, sent: date, values: Mapping[str, Any] | None = None) -> list[Any]:
    known = {"Versandweg": "elektronisch", **(values or {})}
    return [kind, bidder, sent, *(known.get(name) for name in SCHREIBEN[3:])]


def awards(*entries: tuple[Any, str, date, str]) -> Rows:
    return [list(ZUSCHLAG), *([los, bidder, day, Decimal(total), 2] for los, bidder, day, total in entries)]


def offers(asked: Rows, prices: Mapping[str, Sequence[str]], day: date, vat: int = 19) -> Dossier:
    change = {"Datum des Angebots": day, "Umsatzsteuer (%)": vat}
    return {FILES[name]: offer(name, asked, row, change) for name, row in prices.items()}


# ------------------------------------------------------------------ EU, four lots

EU = {
    "Bezeichnung": "Stadtfest Lindenau: Bühne, Ton, Toiletten und Druck in vier Losen",
    "CPV-Code": "51313000-7",  # no special service: 216,000 EUR
    "Vergabeordnung": "VgV",
    "Verfahrensart": "Offenes Verfahren",
    "Verfahrensbeginn": date(2026, 8, 31),
    "Absendung der Bekanntmachung": date(2026, 9, 7),  # +30 = Wed 2026-10-07
    "Angebotsfrist": datetime.fromisoformat("2026-10-15 10:00"),  # Thu, day 38, before the school holidays
    "Bindefrist": date(2026, 12, 18),  # Fri
    "Absendung der Vorabinformation": date(2026, 11, 24),  # +10 = Fri 2026-12-04
    "Vorabinformation elektronisch versandt": "ja",
    "Zuschlag geplant": date(2026, 12, 7),  # Mon
    "Begründung der Gesamtvergabe": None,
}


def lots(*taken_out: int) -> Rows:
    """The lots of T06: 150,000 + 60,000 + 30,000 + 12,000 = 252,000; 20 % are 50,400."""
    values = {1: ("Bühne", 150000), 2: ("Ton", 60000), 3: ("Toiletten", 30000), 4: ("Druck", 12000)}
    return [list(LOSE), *([n, name, value, "ja" if n in taken_out else "nein"] for n, (name, value) in values.items())]


def positions_lose() -> Rows:
    """Lots 139,600 + 55,000 + 27,000 + 10,700 = 232,300; hours 2.6 %."""
    return [
        list(POSITIONEN),
        line("01.0010", "Bühne 12 x 10 m mit Dach", "Überdachte Bühne, lichte Höhe 7,00 m, Nutzlast im Dach 4.500 kg, mit Prüfbuch.", 2, "Stk", 35000, los=1),
        line("01.0020", "Bühnenpodest, Höhe 1,40 m", "Podestfläche mit rutschhemmendem Belag, Flächenlast mindestens 7,5 kN/m².", 900, "m²", 44, los=1),
        line("01.0030", "Auf- und Abbau der Bühnen", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 30000, los=1),
        line("02.0010", "Beschallungsanlage für 2.000 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 60 m.", 6, "Tag", 7000, los=2),
        line("02.0020", "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 20, "Stk", 350, los=2),
        line("02.0030", "Fachkraft für Tontechnik", "Einmessung, Betrieb und Störungsbeseitigung der Anlage.", 100, "Std", 60, los=2),
        line("03.0010", "Toilettenwagen mit zehn Plätzen", "Wagen mit Wasseranschluss, Licht und Heizung, Länge höchstens 8,00 m.", 12, "Stk", 1500, los=3),
        line("03.0020", "Barrierefreie Toilettenkabine", "Kabine ohne Schwelle, Wendekreis mindestens 1,50 m, mit Haltegriffen.", 10, "Stk", 900, los=3),
        line("04.0010", "Druck der Programmhefte", "Heft mit 32 Seiten, Papier 115 g/m², Rückstichheftung, vierfarbig.", 12000, "Stk", "0.60", los=4),
        line("04.0020", "Druck der Plakate 59 x 84 cm", "Papier 135 g/m², vierfarbig, in Rollen zu 50 Stück.", 1000, "Stk", "3.50", los=4),
    ]  # fmt: skip


PRICES_LOSE = {  # by lot: A 134,550 54,600 25,980 10,920; B 138,920 52,700 27,050 10,360; C 142,500 56,300 28,020 11,090
    A: ("33600", "42.50", "29100", "6950", "345", "60", "1440", "870", "0.61", "3.60"),
    B: ("34800", "43.80", "29900", "6700", "335", "58", "1500", "905", "0.58", "3.40"),
    C: ("35600", "45", "30800", "7150", "360", "62", "1560", "930", "0.62", "3.65"),
}
GOT_LOSE = (
    (A, datetime.fromisoformat("2026-10-05 09:30")),
    (B, datetime.fromisoformat("2026-10-02 16:10")),
    (C, datetime.fromisoformat("2026-10-01 11:45")),
)


def vg_eu_offen(*taken_out: int) -> Dossier:
    """Offers are in and judged, nothing is awarded: the Vermerk still lacks the winner (B6) and subcontracts (B7)."""
    asked = positions_lose()
    open_record = record(None, **{"Gewinner und Gründe der Auswahl": None, "Unteraufträge": None})
    book = tender(vergabe(252000, EU), asked, lots=lots(*taken_out), got=received(*GOT_LOSE), record=open_record)
    return {TENDER: book, **offers(asked, PRICES_LOSE, date(2026, 9, 28))}


def vg_eu_losregel() -> Dossier:
    """Lots 3 and 4 taken out by the 80/20 rule: 42,000 of 252,000."""
    return vg_eu_offen(3, 4)


def vg_eu_zuschlag() -> Dossier:
    """Awarded on Mon 2026-12-07: lots 1 and 3 to A, 2 and 4 to B. Statistics due until Fri 2027-02-05 (day 60)."""
    asked = positions_lose()
    done = {
        "Abfrage des Wettbewerbsregisters": date(2026, 11, 30),
        "Meldung zur Vergabestatistik": date(2026, 12, 15),
        "Vorbehaltene Loskombinationen": "1+3; 2+4",
    }
    told = {
        "Name des Gewinners": f"Lose 1 und 3: {A}; Lose 2 und 4: {B}",
        "Gründe": "Ihr Angebot hat in der Wertung weniger Punkte erreicht, Übersicht in der Anlage.",
        "Frühester Vertragsschluss": date(2026, 12, 5),  # dispatch + 11
    }
    missing = {
        "Frist": date(2026, 10, 26),
        "Geforderte Unterlagen": "Eigenerklärung zum Mindestlohn",
        "Unterlagen für die Wertung": "nein",
        "Rechtsgrundlage": "§ 56 Abs. 2 VgV",
        "Folge bei Fristversäumnis": "Ohne die Erklärung wird das Angebot ausgeschlossen.",
        "Wortlaut": "Bitte reichen Sie die Erklärung nach. Preise und Inhalt des Angebots dürfen nicht geändert werden.",
        "Beantwortet am": date(2026, 10, 22),
    }
    asking = {
        "Frist": date(2026, 11, 4),
        "Rechtsgrundlage": "§ 15 Abs. 5 VgV",
        "Wortlaut": "Bitte erläutern Sie die Kalkulation der Position 02.0010. Der Preis darf dabei nicht geändert werden.",
        "Beantwortet am": date(2026, 11, 3),
    }
    letters: Rows = [
        list(SCHREIBEN),
        *(letter("Vorabinformation", name, date(2026, 11, 24), told) for name in (C, A, B)),
        letter("Nachforderung", C, date(2026, 10, 19), missing),
        letter("Aufklärung", A, date(2026, 10, 28), asking),
    ]
    day = date(2026, 12, 7)
    given = awards((1, A, day, "134550"), (2, B, day, "52700"), (3, A, day, "25980"), (4, B, day, "10360"))
    book = tender(
        vergabe(252000, EU, done), asked, lots=lots(), got=received(*GOT_LOSE), record=record(date(2026, 12, 14)), letters=letters,
        awards=given,
    )  # fmt: skip
    return {TENDER: book, **offers(asked, PRICES_LOSE, date(2026, 9, 28))}


# ------------------------------------------------------------------ EU, other kinds

SOUND = {"Bezeichnung": "Stadtfest Lindenau: Tontechnik", "CPV-Code": "51313000-7", **ONE_TRADE}


def positions_ton() -> Rows:
    """One trade, 36,000 + 15,000 + 6,000 = 57,000; hours 10.5 %."""
    return [
        list(POSITIONEN),
        line("01.0010", "Beschallungsanlage für 2.000 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 60 m.", 6, "Tag", 6000),
        line("01.0020", "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 50, "Stk", 300),
        line("01.0030", "Fachkraft für Tontechnik", "Einmessung, Betrieb und Störungsbeseitigung der Anlage.", 100, "Std", 60),
    ]  # fmt: skip


def vg_rahmen() -> Dossier:
    """Framework of 48 months at 6,000 EUR: 288,000 exactly; at most 330,000."""
    frame = {
        "Bezeichnung": "Rahmenvereinbarung Tontechnik für städtische Veranstaltungen",
        "Rahmenvereinbarung": "ja",
        "Laufzeit (Monate)": 48,
        "Unbefristet": "nein",
        "Geschätzter Monatswert netto (EUR)": 6000,
        "Höchstwert der Rahmenvereinbarung netto (EUR)": 330000,
    }
    return {TENDER: tender(vergabe(288000, EU, frame), positions_ton())}


def vg_tnw() -> Dossier:
    """Two stages: notice Mon 2026-08-03, +30 = Wed 2026-09-02; asked Mon 2026-09-14, +25 = Fri 2026-10-09."""
    stages = {
        "Bezeichnung": "Lieferung einer Tonanlage für das Stadttheater",
        "Leistungsart": "Lieferleistung",
        "CPV-Code": "32342410-9",
        "Verfahrensart": "Verhandlungsverfahren mit Teilnahmewettbewerb",
        "Verfahrensbeginn": date(2026, 7, 27),
        "Absendung der Bekanntmachung": date(2026, 8, 3),
        "Teilnahmefrist": date(2026, 9, 4),  # Fri, day 32
        "Absendung der Aufforderung": date(2026, 9, 14),
        "Angebotsfrist einvernehmlich": "nein",
        "Aufgeforderte Bieter": 4,
    }
    return {TENDER: tender(vergabe(260000, EU, stages), positions_ton())}


BASES = {build.__name__: build for build in (vg_eu_offen, vg_eu_losregel, vg_eu_zuschlag, vg_rahmen, vg_tnw)}
