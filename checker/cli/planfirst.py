"""What must be put right before times can be proposed, and what is missing for them."""

from collections.abc import Iterator, Sequence

from checker.calc.ablauf import heisst
from checker.calc.vorgaenger import reihenfolge
from checker.cli.common import say
from checker.forderung import Forderungen
from checker.model.ablauf import Termin
from checker.model.dossier import Dossier, Plan
from checker.model.formel import undurchsichtig
from checker.model.zeile import Missing
from checker.solve.plan import Geplantes, zeitluecken
from checker.solve.zellen import Zeitzellen

GEFUELLT = ("datum", "beginn", "ende")
"""Fields that a proposal fills."""


def zuerst(dossier: Dossier, pieces: Sequence[Geplantes], gaps: Sequence[Missing]) -> list[Termin]:
    """The records without times for which every proposal would be a guess; why is said, unless a rule says it."""
    plan, found = dossier.plan, list(_rechnend(dossier, pieces))
    for row, minutes, von in pieces:
        if von is None and minutes == 0 and row.bekannt("dauer") == 0:
            say(
                f"stimmig: {row.fundstelle('dauer').short()}: {heisst(row)} dauert 0 Minuten. Bitte die Dauer eintragen."
            )
            found.append(row)
        if von is None and row.bekannt("fest"):
            say(
                f"{row.fundstelle('fest').short()}: {heisst(row)} ist fest, hat aber keinen Beginn. Er wird vorgeschlagen."
            )
    return found + (_wartend(plan, pieces, gaps) if plan.hat("aufgaben") else [])


def _rechnend(dossier: Dossier, pieces: Sequence[Geplantes]) -> Iterator[Termin]:
    """The records whose begin is a formula of cells that are empty: what is stored there is no time at all."""
    cells = Zeitzellen(dossier.mappen, ())
    rows = [piece.row for piece in pieces if piece.von is None]
    empty = {place: 0.0 for row in rows for name in GEFUELLT if (place := cells.leer(row, name))}
    begins = {
        place: row for row, _, von in pieces if von is not None and (place := cells.place(row, "beginn")) is not None
    }
    for place in cells.abhaengig(empty):
        if place in begins and not undurchsichtig(cells.formula(place) or ""):
            where = begins[place].fundstelle("beginn").short()
            say(
                f"stimmig: {where}: Der Beginn von {heisst(begins[place])} ist eine Formel mit leeren Zellen. "
                "Bitte die Formel leeren, dann wird er vorgeschlagen."
            )
            yield begins[place]


def _wartend(plan: Plan, pieces: Sequence[Geplantes], gaps: Sequence[Missing]) -> list[Termin]:
    """The tasks without times that wait for what nobody knows: a task that is none, or one without a length."""
    tasks, found = plan.aufgaben, list[Termin]()
    empty = {piece.row for piece in pieces if piece.von is None}
    unknown = {gap.row: gap for gap in _ohne(pieces, gaps)}
    waiting: dict[Termin, list[Termin]] = {}
    for row, task in zip(tasks, reihenfolge(tasks), strict=True):
        if row not in empty:
            continue
        if task.unbekannt or task.unklar:
            found.append(row)
        for before in dict.fromkeys(tasks[link.aufgabe] for link in task.davor):
            if before in unknown:
                waiting.setdefault(before, []).append(row)
    for before, rows in waiting.items():
        gap = unknown[before]
        heading, place = gap.row.felder[gap.name].heading, gap.row.fundstelle(gap.name).short()
        more = f" und {len(rows) - 1} weitere warten" if len(rows) > 1 else " wartet"
        say(
            f"stimmig: {place}: „{heading}“ von {heisst(before)} fehlt ({gap.reason}). {heisst(rows[0])}{more} darauf. "
            f"Bitte „{heading}“ als Wert eintragen."
        )
        found += rows
    return found


def luecken(demands: Forderungen, pieces: Sequence[Geplantes], gaps: Sequence[Missing]) -> list[Missing]:
    """What is missing beside the times that are proposed. The demands are made before."""
    return [gap for gap in zeitluecken(demands, [*gaps, *_ohne(pieces, gaps)]) if not _gefuellt(gap)]


def _gefuellt(gap: Missing) -> bool:
    """True for what a proposal fills, or says in other words: the times of a record without a begin."""
    row = gap.row
    return isinstance(row, Termin) and gap.name in GEFUELLT and row.leer("beginn") and row.leer(gap.name)


def _ohne(pieces: Sequence[Geplantes], gaps: Sequence[Missing]) -> list[Missing]:
    """What is missing for the records that take no part at all: without a begin it is how long they last."""
    known = {piece.row for piece in pieces}
    open_rows = {gap.row: gap for gap in gaps if gap.row not in known}
    return [gap if gap.row.bekannt("beginn") is not None else Missing(gap.row, "dauer") for gap in open_rows.values()]
