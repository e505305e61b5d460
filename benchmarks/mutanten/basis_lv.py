"""Clean tenders and offers for the mutants of the families LV, AN and XL.

Sheets have the headings, the rows and the columns of the empty templates, so a cell is the same in every base:
Vergabe!B11 is the estimate, Positionen!F the quantity, Angebot!B8 the net total. Town, bidders and prices are invented.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from benchmarks.mutanten.format import Dossier, Rows

TENDER = "ausschreibung.xlsx"
clock = datetime.fromisoformat
VERGABE = (
    "Vergabenummer", "Bezeichnung", "Auftraggeber", "Art des Auftraggebers", "Bundesland", "Leistungsart", "CPV-Code",
    "Vergabeordnung", "Verfahrensart", "Geschätzter Auftragswert netto (EUR)", "Verfahrensbeginn",
    "Absendung der Bekanntmachung", "Elektronische Angebote", "Dringlichkeit", "Begründung der Dringlichkeit",
    "Angebotsfrist", "Bindefrist", "Absendung der Vorabinformation", "Zuschlag geplant", "Absendung der Aufforderung",
    "Teilnahmefrist", "Angebotsfrist einvernehmlich", "Vorabinformation elektronisch versandt",
    "Begründung für wenige Bieter", "Aufgeforderte Bieter", "Gefördert", "Wert der Optionen und Verlängerungen netto (EUR)",
    "Schätzung enthält Umsatzsteuer", "Rahmenvereinbarung", "Laufzeit (Monate)", "Unbefristet", "Begründung der Laufzeit",
    "Geschätzter Monatswert netto (EUR)", "Höchstwert der Rahmenvereinbarung netto (EUR)", "Komplexe Leistung",
    "Letzte Information an Bieter", "Angebotsfrist verlängert", "Begründung der Bindefrist", "Grund für nur einen Bieter",
    "Begründung der Gesamtvergabe", "Angebotslimitierung (Lose)", "Zuschlagslimitierung (Lose)",
    "Loslimitierung bekanntgemacht", "Vorbehaltene Loskombinationen", "Skonto wird gewertet", "Nachforderung ausgeschlossen",
    "Vorsteuerabzug", "Tariftreue vereinbart", "Abfrage des Wettbewerbsregisters", "Meldung zur Vergabestatistik",
    "Bekanntmachung nach Zuschlag",
)  # fmt: skip
POSITIONEN = (
    "OZ", "Los", "Kurztext", "Langtext", "Art", "Menge", "Einheit", "Schätzpreis (EUR)", "Schätzbetrag (EUR)", "Zu Position",
    "Begründung",
)  # fmt: skip

TOWN = {
    "Vergabenummer": "2026-KU-077",
    "Bezeichnung": "Bühne und Technik für das Sommerfest Lindenau",
    "Auftraggeber": "Stadt Lindenau",
    "Art des Auftraggebers": "Gemeinde",
    "Bundesland": "Nordrhein-Westfalen",
    "Leistungsart": "Dienstleistung",
    "CPV-Code": "79952000-2",
    "Vergabeordnung": "UVgO",
    "Verfahrensart": "Öffentliche Ausschreibung",
    "Verfahrensbeginn": date(2026, 10, 5),
    "Elektronische Angebote": "ja",
    "Dringlichkeit": "nein",
    "Gefördert": "nein",
    "Schätzung enthält Umsatzsteuer": "nein",
    "Rahmenvereinbarung": "nein",
    "Begründung der Gesamtvergabe": "Bühne, Ton und Licht greifen ineinander. Getrennte Lose würden den Aufbau um zwei Tage verlängern.",
    "Skonto wird gewertet": "nein",
    "Nachforderung ausgeschlossen": "nein",
    "Vorsteuerabzug": "nein",
    "Tariftreue vereinbart": "ja",
}
OPEN = {  # bidders are still calculating: 24 days, Thursday to Friday, no holiday, no school holidays
    "Absendung der Bekanntmachung": date(2026, 11, 9),
    "Angebotsfrist": clock("2026-12-03 11:00"),
    "Bindefrist": date(2027, 1, 15),
    "Zuschlag geplant": date(2026, 12, 17),
}
CLOSED = {  # offers are in: 24 days again
    "Absendung der Bekanntmachung": date(2026, 10, 19),
    "Angebotsfrist": clock("2026-11-12 11:00"),
    "Bindefrist": date(2026, 12, 18),
    "Zuschlag geplant": date(2026, 12, 3),
}
EU = {  # above 216,000 EUR and no special service; 38 days, letters 13 days before the award, then 15 days to the Bindefrist
    "Vergabeordnung": "VgV",
    "Verfahrensart": "Offenes Verfahren",
    "CPV-Code": "51313000-7",
    "Verfahrensbeginn": date(2026, 9, 1),
    "Absendung der Bekanntmachung": date(2026, 9, 28),
    "Angebotsfrist": clock("2026-11-05 11:00"),
    "Bindefrist": date(2026, 12, 30),
    "Absendung der Vorabinformation": date(2026, 12, 2),
    "Vorabinformation elektronisch versandt": "ja",
    "Zuschlag geplant": date(2026, 12, 15),
    "Komplexe Leistung": "nein",
}
CRITERIA: Rows = [
    ["Kriterium", "Gewicht (%)"],
    ["Preis", 60],
    ["Konzept für den Ablauf", 25],
    ["Qualifikation des eingesetzten Personals", 15],
]


def listed(names: Sequence[str], values: Mapping[str, Any]) -> Rows:
    """A sheet Feld | Wert with every field of the template, those without a value empty."""
    unknown = values.keys() - set(names)
    if unknown:
        raise KeyError(f"not in the template: {sorted(unknown)}")
    return [["Feld", "Wert"], *([name, values.get(name)] for name in names)]


def vergabe(value: int, *changes: Mapping[str, Any]) -> Rows:
    """The sheet Vergabe of the invented town."""
    merged: dict[str, Any] = {**TOWN, "Geschätzter Auftragswert netto (EUR)": value}
    for change in changes:
        merged |= change
    return listed(VERGABE, merged)


def titled(oz: str, name: str) -> list[Any]:
    return [oz, None, name, *[None] * 8]


def line(
    oz: str, short: str, text: str, amount: Any, unit: str | None, price: Any, kind: str | None = None, *,
    los: Any = None, to: str | None = None, because: str | None = None,
) -> list[Any]:  # fmt: skip
    estimate = None if price is None else Decimal(str(price))
    return [oz, los, short, text, kind, amount, unit, estimate, None, to, because]


BALLAST = "Betonblock mit Anschlagpunkt, geliefert und gesetzt."
BALLAST_BECAUSE = "Wird nur bei Sturmwarnung gebraucht, siehe Standsicherheitsnachweis."
HEADSET_BECAUSE = "Die Moderation entscheidet nach der Probe, ob sie Kopfbügel trägt."


def lv_technik() -> Dossier:
    """Every kind of position. Counted 20,290.00, Bedarf 510.00 (2.5 %), hours 2,350.00 (11.6 %); estimate 22,000."""
    return {
        TENDER: {
            "Vergabe": vergabe(22000, OPEN),
            "Kriterien": [list(r) for r in CRITERIA],
            "Positionen": positions_technik(),
        }
    }


def positions_technik() -> Rows:
    stage, desk = "01.0010", "02.0030"
    return [
        list(POSITIONEN),
        titled("01", "Bühne"),
        line(stage, "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m², mit Prüfbuch.", 1, "Stk", 6000),
        line("01.0020", "Bühnentreppe mit Handlauf", "Treppe für Podesthöhe 1,20 m, Laufbreite mindestens 1,00 m.", 2, "Stk", 150),
        line("01.0030", "Auf- und Abbau der Bühne", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 2400),
        line("01.0040", "Zulage für erhöhte Dachlast", "Mehrpreis für eine Nutzlast im Dach von 4.500 kg.", 1, "Stk", 450, "Zulage", to=stage),
        titled("02", "Ton und Licht"),
        line("02.0010", "Beschallungsanlage für 800 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 40 m.", 3, "Tag", 1800),
        line("02.0020", "Digitalmischpult", "Leitfabrikat Yamaha QL5 oder gleichwertig. Gleichwertig ist ein Pult mit mindestens 32 Eingangskanälen, 16 Fadern und höchstens 25 kg.", 3, "Tag", 250),
        line(desk, "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 8, "Stk", 60),
        line("02.0040", "Funkmikrofon mit Kopfbügel", "Taschensender, Empfänger, Akku für mindestens 8 Stunden.", 8, "Stk", 75, "Wahl", to=desk, because=HEADSET_BECAUSE),
        line("02.0050", "Scheinwerfer mit Farbmischung", "LED-Scheinwerfer, mindestens 12.000 Lumen, Zoom 10 bis 60 Grad.", 24, "Stk", 45),
        line("02.0060", "Stromverteiler 63 A", "Fehlerstromschutz 30 mA, geprüft nach DIN VDE 0100-711 oder gleichwertig.", 4, "Stk", 120),
        line("02.0070", "Stromerzeuger 60 kVA", "Schallgedämmt, höchstens 65 dB(A) in 7 m Abstand, mit Auffangwanne.", 3, "Tag", 200),
        titled("03", "Personal und Weiteres"),
        line("03.0010", "Veranstaltungstechniker", "Bedienung von Ton und Licht, Veranstaltungsdauer 24 Stunden, dazu 6 Stunden Proben.", 30, "Std", 55),
        line("03.0020", "Helfer für Umbauten", "Nachweis durch Stundenzettel, Anordnung durch die Regie.", 20, "Std", 35, "Stundenlohn"),
        line("03.0030", "Zusätzlicher Ballastblock 1 t", BALLAST, 6, "Stk", 85, "Bedarf", because=BALLAST_BECAUSE),
        line("03.0040", "Hinweis zur Anlieferung", "Die Zufahrt ist nur über die Marktstraße möglich.", None, None, None, "Hinweis"),
    ]  # fmt: skip


def lv_anteile() -> Dossier:
    """For the share of hours: 7,650 + 850 + 28 h x 50 = 9,900; with 30 h it is 1,500 of 10,000, exactly 15 %."""
    rows: Rows = [
        list(POSITIONEN),
        titled("01", "Bühne"),
        line("01.0010", "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m².", 1, "Stk", 7650),
        line("01.0020", "Auf- und Abbau der Bühne", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 850),
        line("01.0030", "Helfer für Umbauten", "Nachweis durch Stundenzettel, Anordnung durch die Regie.", 28, "Std", 50, "Stundenlohn"),
    ]  # fmt: skip
    return {TENDER: {"Vergabe": vergabe(11000, OPEN), "Positionen": rows}}


def lv_bedarf() -> Dossier:
    """For the share of Bedarf: 9,000 counted and 10 x 99 = 990; at 100 EUR it is 1,000 of 10,000, exactly 10 %."""
    rows: Rows = [
        list(POSITIONEN),
        titled("01", "Bühne"),
        line("01.0010", "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m².", 1, "Stk", 8000),
        line("01.0020", "Auf- und Abbau der Bühne", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 1000),
        line("01.0030", "Zusätzlicher Ballastblock 1 t", BALLAST, 10, "Stk", 99, "Bedarf", because=BALLAST_BECAUSE),
    ]  # fmt: skip
    return {TENDER: {"Vergabe": vergabe(11000, OPEN), "Positionen": rows}}


def lv_kurze_oz() -> Dossier:
    """Numbers 1.1 to 1.10 as text: what Excel likes to turn into numbers and days. 10 x 4 x 100 = 4,000."""
    names = (
        "Podest 2 x 1 m",
        "Podest 2 x 2 m",
        "Stufe 1 x 1 m",
        "Geländer 2 m",
        "Rampe 6 m",
        "Bodenbelag 4 x 2 m",
        "Blende 2 m",
        "Tisch 2 m",
        "Bank 2 m",
        "Zelt 3 x 3 m",
    )
    rows: Rows = [list(POSITIONEN)]
    rows += [
        line(f"1.{n}", name, "Leihweise für die Tage des Festes, Rückgabe gereinigt.", 4, "Stk", 100)
        for n, name in enumerate(names, 1)
    ]
    return {TENDER: {"Vergabe": vergabe(4500, OPEN), "Positionen": rows}}


def lv_druck() -> Dossier:
    """Print and distribution of the same quantity. 500 x 2.40 + 10,000 x 0.06 + 10,000 x 0.09 = 2,700."""
    rows: Rows = [
        list(POSITIONEN),
        line("01.0010", "Druck der Plakate DIN A1", "Offsetdruck vierfarbig, Papier 135 g/m², Lieferung in Rollen.", 500, "Stk", "2.40"),
        line("01.0020", "Druck der Flyer DIN A5", "Offsetdruck vierfarbig, Papier 170 g/m², gebündelt zu 250 Stück.", 10000, "Stk", "0.06"),
        line("01.0030", "Verteilung der Flyer DIN A5", "Einwurf in Briefkästen nach Straßenliste (Anlage 2), mit Nachweis.", 10000, "Stk", "0.09"),
    ]  # fmt: skip
    change = {"CPV-Code": "79810000-5", "Bezeichnung": "Druck und Verteilung der Werbung für das Sommerfest"}
    return {TENDER: {"Vergabe": vergabe(3000, OPEN, change), "Positionen": rows}}


def lv_lose() -> Dossier:
    """Two lots, 6,000 + 300 = 6,300 of 7,000 and 5,400 + 480 = 5,880 of 6,000; estimate 13,000."""
    rows: Rows = [
        list(POSITIONEN),
        line("01.0010", "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m².", 1, "Stk", 6000, los=1),
        line("01.0020", "Bühnentreppe mit Handlauf", "Treppe für Podesthöhe 1,20 m, Laufbreite mindestens 1,00 m.", 2, "Stk", 150, los=1),
        line("02.0010", "Beschallungsanlage für 800 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 40 m.", 3, "Tag", 1800, los=2),
        line("02.0020", "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 8, "Stk", 60, los=2),
    ]  # fmt: skip
    lots: Rows = [
        ["Los", "Bezeichnung", "Geschätzter Wert netto (EUR)", "Vergabe außerhalb des EU-Verfahrens"],
        [1, "Bühne", 7000, None],
        [2, "Ton", 6000, None],
    ]
    change = {"Begründung der Gesamtvergabe": None}
    return {TENDER: {"Vergabe": vergabe(13000, OPEN, change), "Lose": lots, "Positionen": rows}}


def lv_rahmen() -> Dossier:
    """A framework below the EU threshold: two years, 20,800.00 estimated, at most 26,000."""
    change = {
        "Rahmenvereinbarung": "ja",
        "Laufzeit (Monate)": 24,
        "Höchstwert der Rahmenvereinbarung netto (EUR)": 26000,
    }
    return {TENDER: {"Vergabe": vergabe(22000, OPEN, change), "Positionen": positions_technik()}}


def lv_rahmen_eu() -> Dossier:
    """The same service for four years in an open EU procedure: estimate 240,000, at most 280,000."""
    change = {
        "Rahmenvereinbarung": "ja",
        "Laufzeit (Monate)": 48,
        "Höchstwert der Rahmenvereinbarung netto (EUR)": 280000,
        "Absendung der Bekanntmachung": date(2026, 11, 2),
        "Angebotsfrist": clock("2026-12-10 11:00"),
        "Bindefrist": date(2027, 2, 12),
        "Absendung der Vorabinformation": date(2027, 1, 14),
        "Zuschlag geplant": date(2027, 1, 28),
    }
    return {TENDER: {"Vergabe": vergabe(240000, EU, change), "Positionen": positions_technik()}}


ANGEBOT = (
    "Bieter", "Datum des Angebots", "Nachlass (%)", "Skonto (%)", "Skontofrist (Tage)", "Umsatzsteuer (%)",
    "Angebotssumme netto (EUR)", "Angebotssumme brutto (EUR)", "Grund der Steuerfreiheit", "Sitzland",
)  # fmt: skip
PREISE = (
    "OZ",
    "Los",
    "Kurztext",
    "Langtext",
    "Menge",
    "Einheit",
    "Einheitspreis (EUR)",
    "Gesamtpreis (EUR)",
    "Bemerkung",
)
EINGANG = (
    "Bieter",
    "Eingang",
    "Unterlagen",
    "Fehlende Unterlagen",
    "Ausgeschlossen",
    "Ausschlussgrund",
    "Form eingehalten",
)
SCHREIBEN = (
    "Art des Schreibens", "Bieter", "Datum des Schreibens", "Frist", "Versandweg", "Name des Gewinners", "Gründe",
    "Frühester Vertragsschluss", "Geforderte Unterlagen", "Unterlagen für die Wertung", "Rechtsgrundlage",
    "Folge bei Fristversäumnis", "Wortlaut", "Kenntnis des Verstoßes am", "Beantwortet am", "Name des Gewinners erfragt",
)  # fmt: skip
CENT = Decimal("0.01")
A, B, C, D = "Klangwerk GmbH", "Lichtblick OHG", "Rampe & Söhne KG", "Bühnenbau Nord GmbH"
FILES = {A: "angebot-klangwerk.xlsx", B: "angebot-lichtblick.xlsx", C: "angebot-rampe.xlsx", D: "angebot-nord.xlsx"}


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def offer(
    bidder: str, asked: Rows, prices: Sequence[str | None], changes: Mapping[str, Any] | None = None
) -> dict[str, Rows]:
    """An offer on the positions `asked`: amounts of those that count, nothing for Bedarf and Wahl."""
    rows: Rows = [list(PREISE)]
    total, left = Decimal(0), iter(prices)
    for position in asked[1:]:
        oz, los, short, _, kind, amount, unit = position[:7]
        if amount is None:
            rows.append([oz, los, short, *[None] * 6])
            continue
        price = next(left)
        if price is None:
            continue
        due = cents(Decimal(str(amount)) * Decimal(price))
        counts = kind in (None, "Zulage", "Stundenlohn")
        total += due if counts else 0
        rows.append([oz, los, short, None, amount, unit, Decimal(price), due if counts else None, None])
    head: dict[str, Any] = {
        "Bieter": bidder,
        "Datum des Angebots": date(2026, 11, 9),
        "Nachlass (%)": 0,
        "Umsatzsteuer (%)": 19,
    }
    head |= changes or {}
    net = cents(total * (100 - Decimal(head["Nachlass (%)"])) / 100)
    head["Angebotssumme netto (EUR)"] = net
    head["Angebotssumme brutto (EUR)"] = cents(net * (100 + Decimal(head["Umsatzsteuer (%)"])) / 100)
    return {"Angebot": listed(ANGEBOT, head), "Positionen": rows}


def received(*entries: tuple[str, datetime]) -> Rows:
    return [list(EINGANG), *([name, at, "vollständig", None, "nein", None, "ja"] for name, at in entries)]


def letter(kind: str, bidder: str, sent: date, **values: Any) -> list[Any]:
    names = {
        "frist": "Frist", "weg": "Versandweg", "gewinner": "Name des Gewinners", "gruende": "Gründe",
        "vertrag": "Frühester Vertragsschluss", "unterlagen": "Geforderte Unterlagen", "wertung": "Unterlagen für die Wertung",
        "grundlage": "Rechtsgrundlage", "folge": "Folge bei Fristversäumnis", "text": "Wortlaut", "kenntnis": "Kenntnis des Verstoßes am",
        "beantwortet": "Beantwortet am", "erfragt": "Name des Gewinners erfragt",
    }  # fmt: skip
    known = {names[k]: v for k, v in values.items()}
    return [kind, bidder, sent, *(known.get(name) for name in SCHREIBEN[3:])]


BASES = {
    build.__name__: build
    for build in (lv_technik, lv_anteile, lv_bedarf, lv_kurze_oz, lv_druck, lv_lose, lv_rahmen, lv_rahmen_eu)
}
