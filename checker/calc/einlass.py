"""How long people queue at the entrance (fact E-F08)."""

from datetime import timedelta
from decimal import ROUND_CEILING, Decimal

from checker.calc.bedarf import Bedarf
from checker.calc.geltung import anzahl

STUNDE = timedelta(hours=1)


def spurenbedarf(
    besucher: int, dauer: timedelta, rate: Decimal | int, anteil: Decimal | int, warten: timedelta
) -> Bedarf:
    """Lanes that let a share of the visitors in (in percent) before the show begins, or not much later."""
    arriving = Decimal(besucher) * Decimal(anteil) / 100
    hours = stunden(max(dauer, timedelta(0)) + warten)
    lanes = (arriving / (Decimal(rate) * hours)).to_integral_value(ROUND_CEILING)
    how = f"{anzahl(int(arriving))} Besucher ÷ ({anzahl(int(rate))} je Stunde und Spur)"
    return Bedarf(lanes, "Spuren", how, "Erfahrungswert")


def wartezeit(
    besucher: int, dauer: timedelta, spuren: int, rate: Decimal | int, anteil: Decimal | int
) -> Decimal | None:
    """Minutes that the queue still lasts when the show begins; None if there is no lane."""
    if spuren <= 0:
        return None
    rest = Decimal(besucher) * Decimal(anteil) / 100 - Decimal(rate) * spuren * stunden(max(dauer, timedelta(0)))
    return max(rest, Decimal(0)) / (Decimal(rate) * spuren) * Decimal(STUNDE // timedelta(minutes=1))


def stunden(span: timedelta) -> Decimal:
    """A span in hours, exactly."""
    return Decimal(span // timedelta(seconds=1)) / Decimal(STUNDE // timedelta(seconds=1))
