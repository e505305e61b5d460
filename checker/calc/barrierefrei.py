"""Wheelchair places, accessible toilets and ramps: how many and how long (facts E-A09 to E-A11b, E-G06)."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from checker.calc.bedarf import Bedarf
from checker.finding import Evidence, Severity, evidence
from checker.model.tupel import NamedTuple
from checker.model.werte import CENT, zahl
from checker.model.zeile import Missing, Zeile, melden


class Rampe(NamedTuple):
    """What a ramp needs for a height."""

    laenge: Bedarf
    """Without landings."""
    podeste: int
    """Landings between its runs."""


def _aufgerundet(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_CEILING)


def rollstuhlplaetze(besucher: int, anteil: Mapping[str, int]) -> Bedarf:
    """Wheelchair places for visitors that are there at once, rounded up."""
    percent, least = anteil["Prozent"], anteil["mindestens"]
    need = max(Decimal(least), _aufgerundet(Decimal(besucher) * percent / 100))
    how = f"{percent} % von {zahl(Decimal(besucher))} Besuchern, mindestens {least}"
    return Bedarf(need, "Rollstuhlplätze", how, "§ 10 Abs. 7 MVStättVO")


def kennzeichen(places: int) -> Bedarf:
    """Signs for wheelchair places: one at each, and one at least where the way to them begins."""
    need = Decimal(places + 1 if places > 0 else 0)
    return Bedarf(need, "Zeichen", f"{places} Rollstuhlplätze und der Weg dorthin", "§ 10 Abs. 7 MVStättVO")


def stellplaetze(places: int, prozent: int) -> Bedarf:
    """Parking for disabled visitors by the wheelchair places, rounded up."""
    need = _aufgerundet(Decimal(places) * prozent / 100)
    return Bedarf(need, "Stellplätze", f"{prozent} % von {places} Rollstuhlplätzen", "§ 13 MVStättVO")


def barrierefreie_toiletten(places: int, je: int) -> Bedarf:
    """Accessible toilets by the wheelchair places, rounded up; one wherever there are visitors."""
    need = max(Decimal(1), _aufgerundet(Decimal(places) / je))
    return Bedarf(need, "Toiletten", f"{places} Rollstuhlplätze, je {je} eine Toilette", "§ 12 MVStättVO")


def geneigt(hoehe: Decimal, laenge: Decimal) -> str:
    """How steep something is, in German."""
    return f"{zahl(abs(hoehe) * 100 / laenge, 2)} % geneigt" if laenge > 0 else "ohne Länge"


def laenge_bei(hoehe: Decimal, prozent: Decimal) -> Decimal:
    """The length that a height needs at a slope in percent, rounded up to whole centimetres."""
    return (abs(hoehe) * 100 / prozent).quantize(CENT, ROUND_CEILING)


def rampe(hoehe: Decimal, masse: Mapping[str, Any]) -> Rampe:
    """Length and landings of a ramp: 0.36 m need 6 m, 0.72 m need 12 m and a landing."""
    percent, run = Decimal(masse["Neigung in %"]), Decimal(masse["Lauf in m"])
    length = laenge_bei(hoehe, percent)
    how = f"{zahl(abs(hoehe))} m Höhe bei {zahl(percent)} % Neigung"
    return Rampe(Bedarf(length, "m", how, "DIN 18040-1"), max(0, int(_aufgerundet(length / run)) - 1))


def zugangslaenge(hoehe: Decimal, laenge: Decimal, masse: Mapping[str, Any]) -> Bedarf:
    """The length that an approach needs for its height; a short one may be steeper."""
    short, usual = Decimal(masse["kurz Neigung in %"]), Decimal(masse["Neigung in %"])
    steep = laenge_bei(hoehe, short)
    allowed = short if max(laenge, steep) <= masse["kurz bis m"] else usual
    how = f"{zahl(abs(hoehe))} m Höhe bei {zahl(allowed)} % Neigung"
    return Bedarf(laenge_bei(hoehe, allowed), "m", how, "DIN 18040-1")


def mindestens(row: Zeile, name: str, soll: Decimal, cap: Severity | None = None) -> Iterator[Evidence]:
    """A finding where a measure is smaller than needed; one that is missing is told, and others are still looked at."""
    value = row.bekannt(name)
    if value is None:
        melden([Missing(row, name)])
    elif value < soll:
        yield evidence(
            row.fundstelle(name),
            message=f"{row.schluessel}: „{row.felder[name].heading}“ ist {zahl(value)} m, nötig sind {zahl(soll)} m.",
            ist=value,
            soll=soll,
            unit="m",
            cap=cap,
        )


def ja_nein(row: Zeile, name: str, soll: bool, message: str) -> Iterator[Evidence]:
    """A finding where a question is answered the wrong way; no answer is told."""
    value = row.bekannt(name)
    if value is None:
        melden([Missing(row, name)])
    elif value is not soll:
        words = {True: "ja", False: "nein"}
        yield evidence(row.fundstelle(name), message=f"{row.schluessel}: {message}", ist=words[value], soll=words[soll])
