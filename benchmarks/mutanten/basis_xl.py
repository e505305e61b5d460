"""A clean tender and three offers full of formulas, for the mutants of the family XL.

Tender: Positionen!I3 to I13, title sums in row 6 and 12, the total in row 13. The highest offer has the same rows in column H
and takes its totals from them; a slip in it changes no rank.
"""

from typing import Any

from benchmarks.mutanten.basis_lv import (
    FILES,
    OPEN,
    POSITIONEN,
    TENDER,
    A,
    B,
    D,
    clock,
    line,
    offer,
    received,
    titled,
    vergabe,
)
from benchmarks.mutanten.format import Dossier, Rows

CLOSED = OPEN | {"Absendung der Bekanntmachung": clock("2026-10-19").date(), "Angebotsfrist": clock("2026-11-12 11:00")}
HIGHEST = FILES[D]


def asked() -> Rows:
    """Counted 8,700.00 + 7,440.00 = 16,140.00."""
    return [
        list(POSITIONEN),
        titled("01", "Bühne"),
        line("01.0010", "Bühne 10 x 8 m mit Dach", "Überdachte Bühne, Höhe 1,20 m, Flächenlast mindestens 5,0 kN/m².", 1, "Stk", 6000),
        line("01.0020", "Bühnentreppe mit Handlauf", "Treppe für Podesthöhe 1,20 m, Laufbreite mindestens 1,00 m.", 2, "Stk", 150),
        line("01.0030", "Auf- und Abbau der Bühne", "Aufbau bis Freitag 12:00 Uhr, Abbau am Montag bis 16:00 Uhr.", 1, "psch", 2400),
        [None, None, "Summe Titel 01", *[None] * 8],
        titled("02", "Ton und Licht"),
        line("02.0010", "Beschallungsanlage für 800 Personen", "Mittlerer Schallpegel 99 dB(A) am Regieplatz, Abdeckung bis 40 m.", 3, "Tag", 1800),
        line("02.0020", "Funkmikrofon mit Handsender", "Digitale Übertragung, Empfänger, Akku für mindestens 8 Stunden.", 8, "Stk", 60),
        line("02.0030", "Scheinwerfer mit Farbmischung", "LED-Scheinwerfer, mindestens 12.000 Lumen, Zoom 10 bis 60 Grad.", 24, "Stk", 45),
        line("02.0040", "Stromverteiler 63 A", "Fehlerstromschutz 30 mA je Abgang, Schutzart mindestens IP 44.", 4, "Stk", 120),
        [None, None, "Summe Titel 02", *[None] * 8],
        [None, None, "Gesamtsumme netto", *[None] * 8],
    ]  # fmt: skip


def with_sums(rows: Rows, column: int, product: str) -> Rows:
    """Puts the formulas into the column of amounts: lines, two titles, the total."""
    letter = chr(65 + column)
    texts: dict[int, Any] = {n: product.format(n=n) for n in (3, 4, 5, 8, 9, 10, 11)}
    texts |= {6: f"=SUM({letter}3:{letter}5)", 12: f"=SUM({letter}8:{letter}11)", 13: f"={letter}6+{letter}12"}
    for number, text in texts.items():
        rows[number - 1][column] = text
    return rows


def xl_formeln() -> Dossier:
    """Nets 15,322.00 / 16,312.00 / 18,262.00; the lowest is 6.1 % below the next and 94.9 % of the estimate."""
    prices = {
        A: ("5700", "140", "2250", "1720", "56", "43", "113"),
        B: ("6050", "150", "2380", "1830", "61", "46", "125"),
        D: ("6800", "165", "2700", "2040", "68", "51", "136"),
    }
    times = {A: clock("2026-11-11 14:05"), B: clock("2026-11-10 09:40"), D: clock("2026-11-12 10:15")}
    rows = with_sums(asked(), 8, "=F{n}*H{n}")
    book = {"Vergabe": vergabe(17000, CLOSED), "Positionen": rows, "Angebotseingang": received(*times.items())}
    bids = {FILES[name]: offer(name, asked(), p) for name, p in prices.items()}
    highest = bids[HIGHEST]
    with_sums(highest["Positionen"], 7, "=ROUND(E{n}*G{n},2)")
    highest["Angebot"][7][1] = "=Positionen!H13"
    highest["Angebot"][8][1] = "=ROUND(B8*1.19,2)"
    return {TENDER: book, **bids}


BASES = {"xl_formeln": xl_formeln}
