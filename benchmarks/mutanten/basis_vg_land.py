"""Clean dossiers for the mutants of the family VG below the EU threshold: towns in NRW, other Länder, works."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from benchmarks.mutanten.basis_lv import POSITIONEN, SCHREIBEN, TENDER, A, B, C, line, received, vergabe
from benchmarks.mutanten.basis_vg import (
    AUFTRAEGE,
    ONE_TRADE,
    SOUND,
    awards,
    letter,
    offers,
    positions_ton,
    record,
    tender,
)
from benchmarks.mutanten.format import Dossier, Rows

# ------------------------------------------------------------------ NRW towns below the threshold

UVGO = {
    **SOUND,
    "Verfahrensart": "Verhandlungsvergabe ohne Teilnahmewettbewerb",
    "Aufgeforderte Bieter": 3,
    "Verfahrensbeginn": date(2026, 9, 7),
    "Absendung der Aufforderung": date(2026, 9, 14),  # Mon
    "Angebotsfrist": datetime.fromisoformat("2026-10-08 12:00"),  # Thu, day 24
    "Bindefrist": date(2026, 11, 20),  # Fri
    "Zuschlag geplant": date(2026, 11, 2),  # Mon
}
PUBLIC = {
    "Verfahrensart": "Öffentliche Ausschreibung",
    "Absendung der Aufforderung": None,
    "Aufgeforderte Bieter": None,
    "Absendung der Bekanntmachung": date(2026, 9, 14),
}


def vg_uvgo() -> Dossier:
    """Three bidders are asked; no offers yet."""
    return {TENDER: tender(vergabe(60000, UVGO), positions_ton())}


def vg_uvgo_offen() -> Dossier:
    """A public tender of 150,000, far below 90 % of 216,000 = 194,400."""
    return {TENDER: tender(vergabe(150000, UVGO, PUBLIC), positions_ton())}


def vg_satzung() -> Dossier:
    """The same purchase in a town where only § 75a GO NRW and its own Satzung hold."""
    return {TENDER: tender(vergabe(60000, UVGO, {"Vergabeordnung": "Satzung"}), positions_ton())}


def vg_besondere() -> Dossier:
    """Organisation of events, Annex XIV: 400,000 is above 216,000 and below 750,000. No list of positions yet."""
    service = {"Bezeichnung": "Planung und Leitung der Kulturtage Lindenau", "CPV-Code": "79952100-3"}
    return {TENDER: tender(vergabe(400000, UVGO, PUBLIC, service))}


def vg_alt() -> Dossier:
    """Begun in 2025 under the Kommunale Vergabegrundsätze: 90,000 of 100,000."""
    old = {
        "Verfahrensbeginn": date(2025, 11, 3),
        "Absendung der Aufforderung": date(2025, 11, 10),
        "Angebotsfrist": datetime.fromisoformat("2025-12-04 12:00"),  # Thu, day 24
        "Bindefrist": date(2026, 1, 30),  # Fri
        "Zuschlag geplant": date(2026, 1, 15),
    }
    return {TENDER: tender(vergabe(90000, UVGO, old), positions_ton())}


PRICES_TON = {
    A: ("5700", "290", "58"),
    B: ("5950", "295", "59.50"),
    C: ("6100", "305", "62"),
}  # 54,500 / 56,400 / 58,050


def _awarded(change: Mapping[str, Any], got: date, award: date, letters: date, closed: date) -> Dossier:
    asked = positions_ton()
    at = [datetime.combine(got, time(hour, 5)) for hour in (9, 11, 14)]
    told: Rows = [list(SCHREIBEN), *(letter("Absage", name, letters) for name in (B, C))]
    book = tender(
        vergabe(60000, UVGO, change), asked, got=received(*zip((A, B, C), at, strict=True)), record=record(closed), letters=told,
        awards=awards((None, A, award, "54500")),
    )  # fmt: skip
    return {TENDER: book, **offers(asked, PRICES_TON, got)}


def vg_uvgo_zuschlag() -> Dossier:
    """Awarded on Mon 2026-11-02 for 54,500. Letters the day after; +60 days is Fri 2027-01-01."""
    done = {
        "Abfrage des Wettbewerbsregisters": date(2026, 10, 26),
        "Meldung zur Vergabestatistik": date(2026, 11, 16),
        "Bekanntmachung nach Zuschlag": date(2026, 11, 9),
    }
    return _awarded(done, date(2026, 9, 21), date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 9))


def vg_uvgo_mai() -> Dossier:
    """All before 2026-07-01: award Mon 2026-06-15, the lower limits of T09 hold; +60 days is Fri 2026-08-14."""
    done = {
        "Verfahrensbeginn": date(2026, 4, 13),
        "Absendung der Aufforderung": date(2026, 4, 20),
        "Angebotsfrist": datetime.fromisoformat("2026-05-12 12:00"),  # Tue, day 22
        "Bindefrist": date(2026, 7, 10),
        "Zuschlag geplant": date(2026, 6, 15),
        "Abfrage des Wettbewerbsregisters": date(2026, 6, 8),
        "Meldung zur Vergabestatistik": date(2026, 6, 29),
        "Bekanntmachung nach Zuschlag": date(2026, 6, 22),
    }
    return _awarded(done, date(2026, 4, 29), date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 22))


def vg_direkt() -> Dossier:
    """A direct order of 9,000 after four others, each other supplier and other CPV group."""
    order = {
        "Bezeichnung": "Stellwände für die Ausstellung im Stadtmuseum",
        "CPV-Code": "39154000-6",
        "Verfahrensart": "Direktauftrag",
        "Verfahrensbeginn": date(2026, 9, 7),
        "Zuschlag geplant": date(2026, 9, 21),
        **ONE_TRADE,
    }
    earlier: Rows = [
        list(AUFTRAEGE),
        [date(2026, 1, 20), "Zeltverleih Weser", "Zelte für den Neujahrsempfang", "39522530-1", 8000, "ja"],
        [date(2026, 3, 10), "Druckerei Lippe", "Plakate für das Frühlingsfest", "79810000-5", 5000, "ja"],
        [date(2026, 5, 12), "Tonstudio Ems", "Beschallung der Maifeier", "51313000-7", 11000, "ja"],
        [date(2026, 8, 18), "Reinigung Ruhr", "Reinigung nach dem Sommerfest", "90610000-6", 7000, "ja"],
    ]
    return {TENDER: tender(vergabe(9000, order), orders=earlier)}


def vg_kunst() -> Dossier:
    """One artist, because nobody else can give this performance; 30,000 at 7 %."""
    art = {
        "Bezeichnung": "Klanginstallation zur Eröffnung der Kulturtage",
        "CPV-Code": "92312000-1",
        "Aufgeforderte Bieter": 1,
        "Grund für nur einen Bieter": "künstlerische Einzigartigkeit",
        "Begründung für wenige Bieter": "Die Künstlerin hat die Klanginstallation selbst entworfen und spielt sie allein.",
    }
    asked: Rows = [
        list(POSITIONEN),
        line("01.0010", "Aufführung der Klanginstallation", "Aufführung an sechs Abenden von je 90 Minuten im Schlosshof.", 6, "Stk", 4800),
    ]  # fmt: skip
    return {TENDER: tender(vergabe(30000, UVGO, art), asked)}


# ------------------------------------------------------------------ works

WORKS = {
    "Bezeichnung": "Erneuerung des Bühnenbodens im Stadttheater",
    "Bundesland": "Bayern",
    "Leistungsart": "Bauleistung",
    "CPV-Code": "45432100-5",
    "Vergabeordnung": "VOB/A",
    "Verfahrensart": "Öffentliche Ausschreibung",
    "Verfahrensbeginn": date(2026, 8, 31),
    "Absendung der Bekanntmachung": date(2026, 9, 7),
    "Angebotsfrist": datetime.fromisoformat("2026-10-07 10:00"),  # Wed, day 30
    "Bindefrist": date(2026, 10, 30),  # Fri, day 23
    "Zuschlag geplant": date(2026, 10, 20),
    "Begründung der Gesamtvergabe": "Der Boden ist ein einziges Gewerk.",
}


def positions_boden(area: int, priced: bool = True) -> Rows:
    """120 + 640 + 480 = 1,240 EUR a square metre."""
    texts = (
        ("01.0010", "Bühnenboden aufnehmen", "Belag und Lagerhölzer lösen, Dicke bis 12 cm, und entsorgen.", 120),
        (
            "01.0020",
            "Unterkonstruktion des Bühnenbodens",
            "Stahlträger liefern und einbauen, Flächenlast mindestens 7,5 kN/m².",
            640,
        ),
        ("01.0030", "Bühnenboden verlegen", "Nadelholz, Dicke 40 mm, schwarz geölt, verschraubt.", 480),
    )
    return [
        list(POSITIONEN),
        *(line(oz, short, text, area, "m²", price if priced else None) for oz, short, text, price in texts),
    ]


def vg_vob() -> Dossier:
    """Public tender for works of 400,000 in Bavaria; 300 m² make 372,000."""
    return {TENDER: tender(vergabe(400000, WORKS), positions_boden(300))}


PRICES_BODEN = {
    A: ("115", "615", "465"),
    B: ("119", "635", "478"),
    C: ("124", "655", "495"),
}  # 1,195 / 1,232 / 1,274 a m²


def _works_awarded(
    value: int, change: Mapping[str, Any], asked: Rows, total: str, letters: Rows, award: date
) -> Dossier:
    at = [datetime.combine(date(2026, 10, 5), time(hour, 5)) for hour in (9, 11, 14)]
    book = tender(
        vergabe(value, WORKS, change), asked, got=received(*zip((A, B, C), at, strict=True)), record=record(date(2026, 11, 9)),
        letters=letters, awards=awards((None, A, award, total)),
    )  # fmt: skip
    return {TENDER: book, **offers(asked, PRICES_BODEN, date(2026, 10, 2))}


def vg_vob_beschraenkt() -> Dossier:
    """Four builders asked, awarded on Tue 2026-10-20 for 300 x 1,195 = 358,500."""
    done = {
        "Verfahrensart": "Beschränkte Ausschreibung ohne Teilnahmewettbewerb",
        "Absendung der Bekanntmachung": None,
        "Absendung der Aufforderung": date(2026, 9, 7),
        "Aufgeforderte Bieter": 4,
        "Abfrage des Wettbewerbsregisters": date(2026, 10, 13),
        "Meldung zur Vergabestatistik": date(2026, 11, 3),
        "Bekanntmachung nach Zuschlag": date(2026, 10, 27),
    }
    told: Rows = [list(SCHREIBEN), *(letter("Absage", name, date(2026, 10, 21)) for name in (B, C))]
    return _works_awarded(400000, done, positions_boden(300), "358500", told, date(2026, 10, 20))


def vg_sachsen() -> Dossier:
    """Works of 90,000 in Saxony, awarded on Mon 2026-10-26 for 70 x 1,195 = 83,650; losers were told 14 days before. No estimates."""
    done = {
        "Bundesland": "Sachsen",
        "Bindefrist": date(2026, 11, 6),  # Fri, day 30
        "Absendung der Vorabinformation": date(2026, 10, 12),
        "Vorabinformation elektronisch versandt": "ja",
        "Zuschlag geplant": date(2026, 10, 26),
        "Abfrage des Wettbewerbsregisters": date(2026, 10, 13),
        "Meldung zur Vergabestatistik": date(2026, 11, 16),
    }
    told = {
        "Name des Gewinners": A,
        "Gründe": "Ihr Angebot ist nicht das wirtschaftlichste.",
        "Frühester Vertragsschluss": date(2026, 10, 23),
        "Name des Gewinners erfragt": "ja",
    }
    letters: Rows = [
        list(SCHREIBEN),
        *(letter("Vorabinformation", name, date(2026, 10, 12), told) for name in (B, C)),
        *(letter("Absage", name, date(2026, 10, 27)) for name in (B, C)),
    ]
    return _works_awarded(90000, done, positions_boden(70, priced=False), "83650", letters, date(2026, 10, 26))


BASES = {
    build.__name__: build
    for build in (
        vg_uvgo, vg_uvgo_offen, vg_satzung, vg_besondere, vg_alt, vg_uvgo_zuschlag, vg_uvgo_mai, vg_direkt, vg_kunst, vg_vob,
        vg_vob_beschraenkt, vg_sachsen,
    )
}  # fmt: skip
