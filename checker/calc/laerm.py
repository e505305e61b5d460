"""Noise at the neighbours: levels at a distance, the windows of the day in which music plays, rating levels.

Decimal logarithms are rounded correctly, so every machine finds the same level; what is compared is rounded to 0.1 dB.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from checker.calc.fristen import feiertag
from checker.calc.zeiten import Spanne, fenster, laenge, luecken, tage, tagesbeginn, vereinigt
from checker.model.ablauf import Aufgabe, Programmpunkt, Termin, moment
from checker.model.dossier import Plan
from checker.model.fundstelle import Fundstelle
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.genehmigung import Immissionsort
from checker.model.tupel import NamedTuple
from checker.model.veranstaltung import Veranstaltung
from checker.model.werte import runden
from checker.model.zeile import Missing, Zeilen, melden
from checker.model.zeit import EWIG, TAG, Uhrzeit, uhrzeit

_ZEHNTEL = Decimal("0.1")
_FELD = 20
"""Decibels a power of ten of the distance, for a point source."""
_ENERGIE = 10
"""Decibels a power of ten of energy, and so of time."""
_UNMOEGLICH = 1000
"""No level in decibels is higher; VA001 tells such values, here they must not end in an overflow."""
_STUNDE = 60
_SONNTAG = 6
_NAH = timedelta(minutes=1)
_WORTBEITRAEGE = ("Lesung", "Ansprache", "Gottesdienst", "Pause", "Umbau", "Einlass")
WORTE = {"Tag": "am Tag", "Ruhezeit": "in der Ruhezeit", "Nacht": "in der Nacht"}
"""Windows as a sentence says them."""


class Musik(NamedTuple):
    """A span in which music plays."""

    von: datetime
    bis: datetime
    punkt: Programmpunkt | None
    """The item that says so; None where only begin and end of the event are known."""


class Fenster(NamedTuple):
    """A part of a day with its own Richtwert, in which music plays."""

    art: str
    """Tag, Ruhezeit or Nacht."""
    richtwert: str
    """Which Richtwert counts: on Sundays and holidays the whole day has that of the Ruhezeit."""
    tag: date
    gespielt: int
    dauer: int
    """Minutes over which the level is rated."""

    @property
    def zeitkorrektur(self) -> Decimal:
        """What the level loses because music plays for a part of the time only, in dB (at most 0)."""
        return _ENERGIE * (Decimal(min(self.gespielt, self.dauer)) / self.dauer).log10()

    def __str__(self) -> str:
        return f"{WORTE[self.art]} ({self.tag:%d.%m.%Y})"


class Ortspegel(NamedTuple):
    """The level at a neighbour, and the cell it comes from."""

    ort: Immissionsort
    wert: Decimal
    feld: str
    """`pegel`, or `quellpegel` where the level was calculated over the distance."""

    @property
    def zelle(self) -> Decimal:
        """What the cell says."""
        return self.ort.pegel if self.feld == "pegel" else self.ort.quellpegel

    def hoechstens(self, limit: Decimal | int) -> Decimal:
        """What the cell may say so that the level is the limit, rounded down to 0.1 dB."""
        return (self.zelle - self.wert + limit).quantize(_ZEHNTEL, ROUND_FLOOR)


def pegel_im_abstand(pegel: Decimal, bezug: Decimal, abstand: Decimal) -> Decimal:
    """Level of a point source at another distance, not rounded: Lp - 20 log10(r2/r1) (facts E-E06)."""
    return pegel - _FELD * (abstand / bezug).log10()


def abstand_fuer(pegel: Decimal, bezug: Decimal, limit: Decimal | int) -> Decimal:
    """Distance at which a point source has only this level, in whole metres."""
    return (bezug * Decimal(_ENERGIE) ** ((pegel - limit) / _FELD)).to_integral_value(ROUND_CEILING)


def gerundet(level: Decimal) -> Decimal:
    """A level as it is compared and shown."""
    return runden(level, _ZEHNTEL)


def ortspegel(orte: Iterable[Immissionsort]) -> Iterator[Ortspegel]:
    """The level at each neighbour, not rounded. What cannot be calculated is told to the engine at the end."""
    impossible = ""
    for ort in orte:
        try:
            field = "quellpegel" if ort.leer("pegel") else "pegel"
            level = ort.quellpegel if field == "quellpegel" else ort.pegel
            if abs(level) > _UNMOEGLICH or abs(zuschlag(ort)) > _UNMOEGLICH:
                impossible = f"ein Pegel von {ort.schluessel} ist unmöglich"
            elif field == "pegel":
                yield Ortspegel(ort, level, field)
            elif ort.abstand > 0 and ort.quellabstand > 0:
                yield Ortspegel(ort, pegel_im_abstand(level, ort.quellabstand, ort.abstand), field)
            else:
                impossible = f"ein Abstand von {ort.schluessel} ist nicht größer als null"
        except Missing as gap:
            melden([gap])
    if impossible:
        raise NotEvaluated(impossible)


def zuschlag(ort: Immissionsort) -> Decimal:
    """What is added for tone, information and impulse. Raises Missing if it cannot be read."""
    return Decimal(0) if ort.leer("zuschlag") else ort.zuschlag


def draussen(plan: Plan, *, selten: bool | None = None) -> Zeilen[Immissionsort]:
    """Neighbours whose level counts outside; `selten`: only those for which a rare event is granted, or not granted.

    Raises NotApplicable if there are none.
    """
    rows = plan.immissionsorte
    outside = [index for index, ort in enumerate(rows) if not ort.bekannt("innen")]
    if selten is not None:
        outside = [index for index in outside if bool(rows[index].bekannt("selten")) is selten]
    if not outside:
        raise NotApplicable("kein solcher Immissionsort im Freien")
    return rows.auswahl(outside)


def ist_laut(punkt: Programmpunkt) -> bool:
    """True for an item with amplified music, or a concert."""
    return bool(punkt.bekannt("laut")) or punkt.bekannt("art") == "Konzert"


def musikzeiten(plan: Plan) -> list[Musik]:
    """When music plays: by the programme, else from begin to end of the event. Raises NotApplicable without music."""
    return plan.einmal(_musikzeiten)


def _musikzeiten(plan: Plan) -> list[Musik]:
    if plan.hat("programm") and (loud := [punkt for punkt in plan.programm if ist_laut(punkt)]):
        found = [Musik(punkt.von, punkt.bis, punkt) for punkt in loud]
        if any((music.bis - music.von) > EWIG * _NAH for music in found):
            raise NotEvaluated("ein Programmpunkt dauert länger als ein Jahr")
        return found
    event = plan.veranstaltung
    if not event.musik:
        raise NotApplicable("keine verstärkte Musik")
    return [Musik(*letzter_tag(event), None)]


def letzter_tag(event: Veranstaltung) -> Spanne:
    """The last day of an event that is known by begin and end only: an event of several days pauses, nobody says when."""
    von, bis = event.beginn, event.ende
    if bis <= von:
        raise NotEvaluated("die Veranstaltung endet nicht nach ihrem Beginn")
    return von + timedelta(days=(bis - von - _NAH).days), bis


def sonn_oder_feiertag(day: date, land: str) -> bool:
    """True for a Sunday and for a public holiday of the Land (two letters)."""
    return day.weekday() == _SONNTAG or bool(feiertag(day, land))


def fenster_mit_musik(musik: Sequence[Musik], zeitfenster: Mapping[str, Any], land: str) -> list[Fenster]:
    """The windows in which music plays, with the minutes of music in each (facts E-E02, E-E07).

    `zeitfenster`: by kind of day and window the spans of time. A Ruhezeit is rated by itself, the night by its loudest
    hour, the rest of the day as a whole.
    """
    spans = vereinigt((music.von, music.bis) for music in musik)
    found = []
    for day in sorted({day for span in spans for day in tage(*span)}):
        quiet = sonn_oder_feiertag(day, land)
        for art, texts in zeitfenster["Sonn- und Feiertag" if quiet else "Werktag"].items():
            richtwert = "Ruhezeit" if quiet and art == "Tag" else art
            for parts in _teile(art, [_grenzen(day, text) for text in texts]):
                played, length = sum(laenge(_in(spans, part)) for part in parts), laenge(parts)
                if played > 0 and length > 0:  # of the hour that the clock leaves out in spring nothing is left
                    found.append(Fenster(art, richtwert, day, played, length))
    return found


def _teile(art: str, spans: list[Spanne]) -> list[list[Spanne]]:
    """The spans of a window as they are rated: each Ruhezeit, each hour of the night, the rest as one."""
    if art == "Tag":
        return [spans]
    if art == "Ruhezeit":
        return [[span] for span in spans]
    hour = timedelta(minutes=_STUNDE)
    return [[(von + hour * n, von + hour * (n + 1))] for von, bis in spans for n in range((bis - von) // hour)]


def _in(spans: Iterable[Spanne], part: Spanne) -> list[Spanne]:
    cut = ((max(von, part[0]), min(bis, part[1])) for von, bis in spans)
    return [(von, bis) for von, bis in cut if von < bis]


def _grenzen(day: date, text: str) -> Spanne:
    span = zeitspanne(text)
    return moment(day, span.minuten), moment(day, span.bis or TAG)


def zeitspanne(text: str) -> Uhrzeit:
    """Begin and end of a span that a parameter names: `22:00–06:00`."""
    return uhrzeit(text)


def in_der_zeit(von: datetime, bis: datetime, zeit: str) -> list[Spanne]:
    """What of a span lies in a part of the day such as `22:00–06:00`."""
    span = zeitspanne(zeit)
    return fenster(von, bis, span.minuten, span.bis or TAG)


def musik_in_der_zeit(plan: Plan, zeit: str) -> list[tuple[Musik, Spanne]]:
    """Music that plays in a part of the day, each with what of it lies there first."""
    return [(music, inside[0]) for music in musikzeiten(plan) if (inside := in_der_zeit(music.von, music.bis, zeit))]


def musikende(plan: Plan) -> datetime:
    """When the last music ends."""
    return max(music.bis for music in musikzeiten(plan))


def tageszeiten(plan: Plan, nachtruhe: str) -> list[str]:
    """Whether music plays by day, in the night, or both."""
    music = [(one, in_der_zeit(one.von, one.bis, nachtruhe)) for one in musikzeiten(plan)]
    by_day = any(luecken(night, one.von, one.bis) for one, night in music)
    return ["Tag"] * by_day + ["Nacht"] * any(night for _, night in music)


def laute_arbeiten(plan: Plan, zeit: str) -> Iterator[tuple[Aufgabe, Spanne]]:
    """Loud tasks in a part of the day, each with what of it lies there first. Raises NotApplicable without loud tasks."""
    loud = [task for task in plan.aufgaben if task.bekannt("laut")]
    if not loud:
        raise NotApplicable("keine Aufgabe ist als laut gekennzeichnet")
    for task in loud:
        try:
            inside = in_der_zeit(task.von, task.bis, zeit)
        except Missing as gap:
            melden([gap])
            continue
        if inside:
            yield task, inside[0]


def sperrzeiten(rows: Iterable[Termin], zeit: str) -> Iterator[tuple[Termin, Spanne]]:
    """For each record the parts of the day that it must not meet, around its day and in its window."""
    span = zeitspanne(zeit)
    for row in rows:
        edges = [moment for name in ("fruehestens", "spaetestens") if (moment := row.bekannt(name)) is not None]
        with suppress(Missing):
            edges.append(tagesbeginn(row))
        if edges and max(edges) - min(edges) < EWIG * _NAH:
            since, until = min(edges) - timedelta(days=1), max(edges) + timedelta(days=2)
            for inside in fenster(since, until, span.minuten, span.bis or TAG):
                yield row, inside


def ende_der(musik: Musik, plan: Plan) -> Fundstelle:
    """Where it stands when music ends."""
    if musik.punkt is None:
        return plan.veranstaltung.fundstelle("ende")
    return musik.punkt.fundstelle(musik.punkt.zeitfeld)


def ueber_prognose(place: Ortspegel, limits: Iterable[int], margin: int) -> int | None:
    """The lowest Richtwert, where a calculated level is so high above it that only a prognosis will do (facts E-E06)."""
    lowest = min(limits)
    return lowest if place.feld == "quellpegel" and gerundet(place.wert) > lowest + margin else None


def publikumspegel(plan: Plan) -> Decimal:
    """The level planned for the audience. Raises NotApplicable without amplified music, Missing if nobody says it.

    A microphone for readings and speeches alone is no music that needs a level.
    """
    event = plan.veranstaltung
    if event.leer("pegel"):
        if not event.musik:
            raise NotApplicable("keine verstärkte Musik")
        if plan.hat("programm") and all(_leise(punkt) for punkt in plan.programm):
            raise NotApplicable("das Programm hat nur Wortbeiträge")
    return event.pegel


def _leise(punkt: Programmpunkt) -> bool:
    """True for an item that surely is speech, or no item at all."""
    return punkt.bekannt("art") in _WORTBEITRAEGE and not ist_laut(punkt)
