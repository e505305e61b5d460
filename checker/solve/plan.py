"""What the solver says of the plan of an event: what cannot be, and what would mend it.

Where the planned times meet all demands, nothing is asked and OR-Tools is not even loaded.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from checker.calc.ablauf import folgenacht, heisst
from checker.finding import Grund, Severity
from checker.forderung import Forderung, Forderungen, demand
from checker.model.ablauf import Termin
from checker.model.bedingung import (
    Bedingung,
    Fenster,
    Verbunden,
    Zeiten,
    glieder,
    unter,
    verletzt,
)
from checker.model.dossier import Plan
from checker.model.einteilung import Nicht, Unvereinbar
from checker.model.fundstelle import Fundstelle
from checker.model.personal import Fahrzeit, Person, Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing
from checker.solve.zellen import Unbeweglich, Zeitzellen

BLEIBT = "ZP001"
"""Rule that demands that things stay where they are: no plan breaks that by itself."""
SCHRITTE, VORRAT = 2.0, 6.0
"""Deterministic time of one question and of all: a check must not keep anybody waiting, `stimmig plan` takes longer."""
ZELLEN = "Zellen der Arbeitsmappe"
"""Source of what the cells of a workbook demand."""
NAMEN = {"programm": "titel", "aufgaben": "bezeichnung"}
"""Parts of a plan whose records are moved, and the field that names one."""


class Geplantes(NamedTuple):
    """A record of the plan as the solver sees it."""

    row: Termin
    dauer: int
    von: datetime | None


class Widerspruch(NamedTuple):
    """Demands of which not all can be met, however the plan is moved."""

    gruende: tuple[Grund, ...]
    severity: Severity
    """That of the least grave demand among them."""
    bewiesen: bool
    dauern: tuple[tuple[Termin, int], ...] = ()
    """The records that these demands speak about, with their minutes."""


class Verschiebung(NamedTuple):
    """One record that moves."""

    row: Termin
    alt: datetime
    neu: datetime

    @property
    def minuten(self) -> int:
        return int((self.neu - self.alt).total_seconds()) // 60


class Umbesetzung(NamedTuple):
    """A shift that somebody else takes."""

    row: Schicht
    alt: str
    neu: str
    """Names as they are written on the sheet `Personen`, else in the roster."""


Schritt = Verschiebung | Umbesetzung


class Vorschlag(NamedTuple):
    """A change after which the plan meets the demands."""

    schritte: tuple[Schritt, ...]
    minuten: int
    optimal: bool
    wenigstens: int
    abgebrochen: bool
    aufgegeben: tuple[str, ...]
    """House values and customs that were kept before and no longer are, as sentences."""
    behebt: tuple[str, ...]
    """What it mends: rule and place of the findings."""


class Lage(NamedTuple):
    """All that is said of a plan."""

    widersprueche: tuple[Widerspruch, ...] = ()
    mehr: bool = False
    """True if there may be more of them."""
    vorschlaege: tuple[tuple[Vorschlag, ...], ...] = ()
    """For each part of the plan that can be mended by itself, proposals, the cheapest first."""
    offen: bool = False
    """True if something was not decided within the limit."""
    fehlt: tuple[Missing, ...] = ()
    """What is missing for records that therefore take no part."""
    unklar: tuple[str, ...] = ()
    """Why some demands could not be made, as ends of sentences."""
    aufgegeben: tuple[int, ...] = ()
    """Indices of the demands that are not met: house values that are not kept today, and those of contradictions."""
    ohne: tuple[int, ...] = ()
    """Atoms of house values that are not kept today."""
    bleibt: tuple[Termin, ...] = ()
    """Records that break a demand and for which there is no repair beside a contradiction."""
    gross: int = 0
    """Records that hang together and are too many to be looked at together."""
    vergebens: tuple[Termin, ...] = ()
    """One record of each breach near which nothing was found that mends it."""
    rest: tuple[Termin, ...] = ()
    """One record of each part that was not looked at, because there are too many."""


def termine(plan: Plan) -> tuple[list[Geplantes], list[Missing]]:
    """The records whose length is known, and what is missing in the others.

    A record without a begin takes part with its length; where others of its table have one, that is a gap all the same.
    """
    found: list[Geplantes] = []
    gaps: list[Missing] = []
    for part in NAMEN:
        rows = plan.teil(part) if plan.hat(part) else ()
        late = folgenacht(plan.programm) if part == "programm" and rows else frozenset()
        timed = any(row.bekannt("beginn") is not None for row in rows)
        for row in rows:
            length, name = row.bekannt("dauer"), NAMEN[part]
            if row.bekannt(name) is None:
                gaps.append(Missing(row, name))  # nobody could be told what to move
            try:
                if row.bekannt("beginn") is not None:
                    begin = row.von + timedelta(days=1) if row in late else row.von
                    found.append(Geplantes(row, max(_minuten(row), 0), begin))
                    continue
            except Missing as gap:
                gap.__traceback__ = None
                gaps.append(gap)
            if row.bekannt("beginn") is None and timed:
                gaps.append(Missing(row, "beginn"))
            if length is not None:
                found.append(Geplantes(row, max(int(length), 0), None))
            elif row.bekannt("beginn") is None and not timed:
                gaps.append(Missing(row, "dauer"))
    return found, gaps


def _minuten(row: Termin) -> int:
    return int((row.bis - row.von).total_seconds()) // 60


def zu_erfuellen(demands: Iterable[Forderung], rows: Collection[Termin]) -> list[Forderung]:
    """Demands as far as they speak about some records, with the places of these first."""
    found = []
    for one in demands:
        members, places = glieder(one.constraint), one.evidence.places
        smaller = unter(one.constraint, rows)
        if smaller is one.constraint:
            found.append(one)
        elif smaller is not None:
            kept = [place for row, place in zip(members, places, strict=False) if row in rows]
            left = (*kept, *places[len(members) :])
            found.append(one._replace(evidence=one.evidence._replace(places=left, constraint=smaller)))
    return found


def lage(demands: Forderungen, plan: Plan) -> Lage:
    """What is to be said of a plan; made once for all rules that ask."""
    pieces, gaps = termine(plan)
    rows = {piece.row for piece in pieces}
    times = {
        piece.row: (piece.von, piece.von + timedelta(minutes=piece.dauer)) for piece in pieces if piece.von is not None
    }
    if len(times) == len(pieces) and not _verletzt(demands, rows, times):
        return Lage(fehlt=zeitluecken(demands, gaps))
    from checker.solve.kern import Grenzen  # loads OR-Tools
    from checker.solve.zeitfeld import zeitlich

    late = {row for row, (begin, _) in times.items() if begin != row.von}
    chosen = [*zu_erfuellen(demands, rows), *gekoppelt(Zeitzellen(demands.mappen, times, late))]
    return zeitlich(pieces, chosen, times, grenzen=Grenzen(SCHRITTE, vorrat=VORRAT))._replace(
        fehlt=zeitluecken(demands, gaps)
    )


def zeitluecken(demands: Forderungen, gaps: Iterable[Missing]) -> tuple[Missing, ...]:
    """What is missing for the times, each once; what a roster lacks is told of the roster."""
    more = (gap for gap in demands.fehlt if not isinstance(gap.row, (Schicht, Person, Fahrzeit)))
    return tuple({(gap.row, gap.name): gap for gap in (*more, *gaps)}.values())


def gekoppelt(cells: Zeitzellen) -> Iterator[Forderung]:
    """That formulas let some records move only together, and others not at all. Formulas are never overwritten."""
    for row, why in cells.gehalten.items():
        begin = cells.von(row)
        window = Fenster(row, begin, begin + (row.bis - row.von))
        yield vorgabe(row, f"{heisst(row)} bleibt liegen: {why}.", window, ZELLEN)
    for first, *others in cells.verbunden():
        for row in others:
            gap = int((cells.von(row) - cells.von(first)).total_seconds()) // 60
            yield Forderung(
                BLEIBT,
                "error",
                ZELLEN,
                demand(
                    first.fundstelle("beginn"),
                    row.fundstelle("beginn"),
                    message=f"{heisst(first)} und {heisst(row)} verschieben sich durch eine Formel gemeinsam.",
                    constraint=Verbunden(first, row, gap),
                ),
            )


def schreibbar(cells: Zeitzellen, times: Zeiten) -> Iterator[Forderung]:
    """What the cells of the workbook can say: a time that cannot be written stays, and most records stay on their day."""
    for row, (begin, end) in times.items():
        if row in cells.gehalten:
            continue  # `gekoppelt` says so
        try:
            bounds = cells.grenzen(row)
        except Unbeweglich as why:
            message = f"{heisst(row)} bleibt liegen: {why}."
            window = Fenster(row, begin, end)
        else:
            if bounds is None:
                continue
            message = f"{heisst(row)} bleibt am {bounds[0]:%d.%m.%Y}, weil der Tag nicht in einer eigenen Zelle steht."
            window = Fenster(row, bounds[0], bounds[1] - timedelta(minutes=1) + (end - begin))
        yield vorgabe(row, message, window, ZELLEN)


def vorgabe(
    row: Termin, message: str, condition: Bedingung, source: str, severity: Severity = "error", field: str = "beginn"
) -> Forderung:
    """A demand on the time of one record that no rule makes: by the call, the workbook, or what is planned already."""
    return Forderung(BLEIBT, severity, source, demand(row.fundstelle(field), message=message, constraint=condition))


def _verletzt(demands: Forderungen, rows: Collection[Termin], times: Zeiten) -> bool:
    """True if the planned times break a demand that is more than a custom. What is planned stays where it is planned."""
    return any(
        demand.severity != "info" and next(verletzt(demand.constraint, times), None) is not None
        for rule in demands.regeln
        if rule != BLEIBT
        for demand in zu_erfuellen(demands.von(rule), rows)
    )


def nennung(row: Termin) -> str:
    """What a record is called among others of its kind: a shift by its function, its begin and who has it."""
    if not isinstance(row, Schicht):
        return heisst(row)
    return f"{ohne_person(row)} ({row.bekannt('person') or 'unbesetzt'})"


def ohne_person(row: Termin) -> str:
    """What a shift is called, without who has it."""
    return f"„{row.bekannt('funktion') or 'Schicht'}“ {row.von:%d.%m. %H:%M} Uhr"


def aufgezaehlt(rows: Sequence[Termin]) -> str:
    """Records one by one; of many shifts their number, from when to when they go, and the first cells."""
    shifts = [row for row in rows if isinstance(row, Schicht)]
    if len(shifts) <= GENANNT:
        names = Counter(map(nennung, rows))
        return ", ".join(
            dict.fromkeys(_unterschieden(row, rows) if names[nennung(row)] > 1 else nennung(row) for row in rows)
        )
    begin, end = min(row.von for row in shifts), max(row.bis for row in shifts)
    span = f"vom {begin:%d.%m.%Y %H:%M} bis {end:%d.%m.%Y %H:%M} Uhr"
    if begin.date() == end.date():
        span = f"am {begin:%d.%m.%Y} zwischen {begin:%H:%M} und {end:%H:%M} Uhr"
    ordered = sorted(shifts, key=lambda row: (row.von, row.nr))
    cells = list(dict.fromkeys(row.fundstelle("person").short() for row in ordered))
    more = len(cells) - GENANNT
    rest = f" und {more} weitere" if more > 0 else ""
    return f"{len(shifts)} Schichten {span} ({', '.join(cells[:GENANNT])}{rest})"


def _unterschieden(row: Termin, rows: Sequence[Termin]) -> str:
    """What a shift is called beside others that would read the same: with its place, or with its cell."""
    name = nennung(row)
    places = [other.bekannt("ort") for other in rows if isinstance(other, Schicht) and nennung(other) == name]
    if all(places) and len(set(places)) == len(places):
        return f"{name} am Ort „{row.bekannt('ort')}“"
    return f"{name} in {row.fundstelle('person').short()}" if isinstance(row, Schicht) else name


GENANNT = 3
"""Shifts that a sentence names one by one."""


def grund(demand: Forderung, parts: Iterable[int | None]) -> Grund:
    """A demand as a conflict names it; `parts`: those of its records that are needed for it, [None] = all."""
    item = demand.evidence
    members = glieder(demand.constraint)
    picked = sorted({part for part in parts if part is not None})
    places = item.places
    message = item.message
    if picked:
        places = (*(item.places[part] for part in picked), *item.places[len(members) :])
    concerned = [members[part] for part in picked or range(len(members))]
    unnamed = isinstance(demand.constraint, Nicht) and not any(ohne_person(row) in message for row in concerned)
    if len(members) > 2 or unnamed or isinstance(demand.constraint, Unvereinbar):
        told = aufgezaehlt(concerned)
        message = f"{message.removesuffix('.')}: {told}."
    first = item.places[0]
    made = sha256(f"{demand.rule}\n{first.key}\n{first.field}\n1".encode()).hexdigest()
    return Grund(
        f"{demand.rule}-{made[:6]}",
        demand.rule,
        message,
        places,
        demand.source,
        demand.severity == "info" and demand.source != ZELLEN,
    )


def zeigt(row: Termin) -> Fundstelle:
    """Where a person sees when a record begins: in a grid its own cell, since the time beside it speaks for many."""
    column = row.tabelle.spalten.get("beginn") if row.tabelle else None
    drawn = column is not None and bool(column.kopf) and "titel" in row.felder
    return row.fundstelle("titel" if drawn else "beginn")


def stellen(row: Termin) -> Iterator[Fundstelle]:
    """Where findings about a record may stand."""
    for name in row.felder:
        if row.tabelle is None or name in row.tabelle.spalten:
            yield row.fundstelle(name)


__all__ = [
    "Geplantes", "Lage", "Verschiebung", "Vorschlag", "Widerspruch", "grund", "lage",
    "stellen", "termine", "zu_erfuellen",
]  # fmt: skip
