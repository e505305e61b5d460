"""The day plan of an event as reports draw it: bars of programme and tasks, people on each area over time."""

from datetime import datetime
from typing import Literal

from checker.model.fundstelle import Fundstelle
from checker.model.tupel import NamedTuple


class Balken(NamedTuple):
    """One item of the programme or one task."""

    art: Literal["Programm", "Aufgaben"]
    spur: str
    """The stage or phase in whose lane it is drawn."""
    titel: str
    von: datetime
    bis: datetime
    place: Fundstelle
    findings: tuple[str, ...] = ()
    """Ids of the findings that name it."""


class Stufe(NamedTuple):
    """How many people are on an area from a moment on."""

    ab: datetime
    personen: int


class Personengrenze(NamedTuple):
    """How many people an area holds, and what limits it."""

    personen: int
    wodurch: str


class Belegung(NamedTuple):
    """People on one area over time, against its limits, the smallest first."""

    flaeche: str
    grenzen: tuple[Personengrenze, ...]
    stufen: tuple[Stufe, ...]


class Tagesplan(NamedTuple):
    """What can be drawn of the plan of an event."""

    balken: tuple[Balken, ...]
    belegung: tuple[Belegung, ...]
    ohne_zeit: int
    """Items and tasks without day, begin or end: they are in no picture."""
