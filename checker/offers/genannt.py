"""What the bidders themselves say their offers cost, beside what their unit prices add up to."""

from decimal import Decimal

from checker.calc.preise import nach_nachlass
from checker.model.angebot import Angebot, Preis
from checker.model.dossier import Dossier
from checker.model.tupel import NamedTuple
from checker.offers.comparison import ZAEHLEN, vergleich
from checker.offers.wertung import nachlass, wertungssummen


class Korrektur(NamedTuple):
    """How far a stated total of a position is from quantity times unit price."""

    betrag: Decimal
    preis: Preis


def genannte_summen(dossier: Dossier, toleranz: Decimal) -> tuple[list[Decimal | None], list[Decimal | None]]:
    """For each offer the total it names, and the sum of its position totals less discount, both in EUR net.

    What is not named, or differs from the calculated sum by no more than `toleranz`, is the calculated sum; so is, in
    a lot, the total of an offer for several.
    """
    alle, right = vergleich(dossier), wertungssummen(dossier)
    by_total: list[Decimal | None] = []
    by_rows: list[Decimal | None] = []
    for index, angebot in enumerate(dossier.angebote):
        total, rate = right[index], nachlass(angebot)
        if total is None or rate is None:
            by_total.append(None)
            by_rows.append(None)
            continue
        off = sum((k.betrag for k in korrekturen(dossier, index)), Decimal(0))
        rows = nach_nachlass(alle.summe(index)[0] + off, rate)
        stated = angebot.bekannt(angebot.summenfeld) if alle.ganze[index] else None
        by_total.append(total if stated is None or abs(stated - total) <= toleranz else stated)
        by_rows.append(total if abs(rows - total) <= toleranz else rows)
    return by_total, by_rows


def korrekturen(dossier: Dossier, index: int) -> list[Korrektur]:
    """Counting positions of an offer whose stated total is not quantity times unit price."""
    alle = vergleich(dossier)
    arten, right, stated = alle.arten, alle.betraege[index], alle.genannt[index]
    found = []
    for row in [row for row, (one, other) in enumerate(zip(right, stated, strict=True)) if one != other]:
        calculated, said = right[row], stated[row]
        preis = alle.zeile(row).preise[index] if arten[row] in ZAEHLEN else None
        if preis is not None and calculated is not None and said is not None:
            found.append(Korrektur(said - calculated, preis))
    return found


def nennt_betraege(angebot: Angebot) -> bool:
    """True if an offer names any total, of a position or of the whole."""
    return angebot.bekannt("netto") is not None or any(gp is not None for gp in angebot.preise.spalte("gp"))
