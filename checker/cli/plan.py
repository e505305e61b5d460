"""`stimmig plan`: why a plan of times cannot work, and the least change after which it does, as a patched copy.

Exit codes: 0 the plan works, or works in the copy; 1 no plan can work, or none that the cells of the workbook can say, or
there are errors that are not looked after here; 3 the search did not come to an end, or something is missing; 2 could not run.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from checker.calc.ablauf import heisst
from checker.cli import plancrew
from checker.cli.arguments import options_of
from checker.cli.common import NAMED, Problem, protect, say, show, write
from checker.cli.plancopy import Misread, checked_copy, tell_new
from checker.cli.plantold import beyond, tell_beyond, tell_fixed, tell_left, tell_missing, tell_unread, told, unsinn
from checker.cli.planwords import kept, named, weighed
from checker.cli.progress import progress
from checker.config import suggestion
from checker.finding import Finding
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.bedingung import Zeiten
from checker.model.dossier import Dossier
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing
from checker.report.worte import amount
from checker.run import Checked, run
from checker.solve.dienst import Dienst
from checker.solve.plan import (
    Geplantes,
    Lage,
    Verschiebung,
    Vorschlag,
    gekoppelt,
    schreibbar,
    termine,
    zeigt,
    zeitluecken,
    zu_erfuellen,
)
from checker.solve.worte import kosten, namen
from checker.solve.zellen import Unbeweglich, Zeitzellen

GEHT_AUF = "Der Plan geht auf: Es ist nichts zu ändern."
NICHTS = "Zu verschieben und umzubesetzen ist nichts."
ABGEBROCHEN = "stimmig: Die Suche wurde abgebrochen. Es gilt, was bis dahin gefunden ist."
VERSUCHE = 4
"""Searches after which a copy that says other times than proposed is given up."""


class Planned(NamedTuple):
    """What of a dossier can be moved or given to others."""

    pieces: Sequence[Geplantes]
    times: Zeiten
    """When those that have a time begin and end."""
    cells: Zeitzellen
    """Where these times stand."""
    shifts: Sequence[Dienst]
    gaps: Sequence[Missing]


def run_plan(arguments: argparse.Namespace) -> int:
    _targets(arguments)
    checked = run(arguments.paths, options_of(arguments)._replace(suche=False))
    if not checked.dossier.hat("plan"):
        raise Problem(
            "Hier ist kein Zeitplan: kein Blatt mit Programm oder Aufgaben. Eine Vorlage schreibt „stimmig template veranstaltung“."
        )
    tell_unread(checked)
    if arguments.propose:
        from checker.cli.propose import propose

        return propose(checked, arguments)
    planned = _planned(checked.dossier)
    found = _searched(checked, planned, arguments)
    gaps = [*zeitluecken(checked.forderungen, planned.gaps), *plancrew.missing(checked)]
    tell_missing(gaps)
    nonsense, more = unsinn(checked), beyond(checked)
    wrong = [*nonsense, *more]
    works = NICHTS if wrong else GEHT_AUF
    parts = _shown(found, planned.cells, works=works, whole=not gaps)
    tell_fixed([*_unbeweglich(planned), *plancrew.unwritable(checked, planned.shifts)])
    chosen = _chosen(parts, arguments.choose)
    if not arguments.repair or not chosen:
        tell_beyond(more)
    if not arguments.repair:
        return 1 if parts else _left(found, gaps, wrong)
    if not chosen:
        say("stimmig: Es gibt nichts zu schreiben.")
        return _left(found, gaps, wrong)
    return _mended(checked, arguments, planned, found, chosen, gaps, nonsense)


def _shown(
    found: tuple[Lage, Lage], cells: Zeitzellen, *, works: str, whole: bool
) -> list[list[tuple[str, Vorschlag]]]:
    """Show what was found. Returns the proposals for each part."""
    parts = benannt(found)
    show("\n".join([*told(found, parts, cells, works=works, whole=whole), ""]))
    return parts


def _mended(
    checked: Checked, arguments: argparse.Namespace, planned: Planned, found: tuple[Lage, Lage],
    chosen: Sequence[tuple[str, Vorschlag]], gaps: Sequence[Missing], nonsense: Sequence[Finding],
) -> int:  # fmt: skip
    """Write the copy; where it would say other times than proposed, search again without these. Returns the exit code."""
    held: list[Forderung] = []
    for left in reversed(range(VERSUCHE)):
        try:
            code, left_over = _repair(checked, arguments, planned, chosen)
            return code or _left(found, gaps, [*nonsense, *left_over])
        except Misread as problem:
            more = _held(planned, chosen, problem.rows) if left else []
            if not more:
                raise
            held += more
            names = ", ".join(f"{heisst(row)} ({zeigt(row).short()})" for row in problem.rows[:NAMED])
        say(f"Die Kopie läse sich anders als vorgeschlagen: {names}. Ohne diese Zeiten wird noch einmal gesucht.")
        found = _searched(checked, planned, arguments, held, found[1])
        show("Noch einmal gesucht:\n")
        parts = _shown(found, planned.cells, works=NICHTS, whole=not gaps)
        chosen = _chosen(parts, arguments.choose)
        if not chosen:
            break
    say("stimmig: Es gibt nichts zu schreiben.")
    errors = beyond(checked)
    tell_beyond(errors)
    return _left(found, gaps, [*nonsense, *errors]) or 1


def _held(planned: Planned, chosen: Sequence[tuple[str, Vorschlag]], wrong: Sequence[Termin]) -> list[Forderung]:
    """What keeps records from times that the copy would say otherwise."""
    from checker.solve.lesbar import festgehalten

    new = _moved(planned, chosen)
    return list(festgehalten(wrong, new, planned.times, {**planned.times, **new}))


def _planned(dossier: Dossier) -> Planned:
    """What of a dossier can be changed. Raises Problem where there is nothing."""
    plan = dossier.plan
    pieces, gaps = termine(plan)
    timed = [piece for piece in pieces if piece.von is not None]
    shifts = plancrew.roster(plan)
    if not timed and not shifts and plan.hat("schichten"):
        raise Problem(plancrew.nobody_to_plan(plan))
    if not timed and not shifts:
        raise Problem(
            "Kein Eintrag des Plans hat Tag, Beginn und Ende oder Dauer. Bitte diese Spalten ausfüllen, oder "
            "„stimmig plan --propose“ die Zeiten vorschlagen lassen."
        )
    late = {row for row, _, von in timed if von != row.von}
    cells = Zeitzellen(dossier.mappen, [piece.row for piece in timed], late)
    times = {row: (von, von + timedelta(minutes=minutes)) for row, minutes, von in timed if von is not None}
    return Planned(pieces, times, cells, shifts, gaps)


def benannt(found: Sequence[Lage]) -> list[list[tuple[str, Vorschlag]]]:
    """The proposals for each part of the plan and then of the roster, each with its name."""
    return [
        list(zip(namen(part, len(some), personal=bool(number)), some, strict=True))
        for number, one in enumerate(found)
        for part, some in enumerate(one.vorschlaege, 1)
    ]


def _left(found: Sequence[Lage], gaps: Sequence[Missing], wrong: Sequence[Finding]) -> int:
    """The exit code for what is not mended: contradictions that are more than house values; what was not decided."""
    times, people = found
    # a roster that only a custom makes impossible is broken today, or has shifts that nobody takes
    if wrong or people.widersprueche or any(conflict.severity != "info" for conflict in times.widersprueche):
        return 1
    return 3 if gaps or any(one.offen or one.mehr or one.unklar or one.rest for one in found) else 0


def _targets(arguments: argparse.Namespace) -> None:
    """Raises Problem for files that cannot be what is asked for, or that are not ours to overwrite."""
    if arguments.repair and arguments.propose:
        raise Problem("--repair und --propose gehen nicht zusammen. Bitte nacheinander aufrufen.")
    copy = arguments.repair or arguments.propose
    if copy and copy.suffix.lower() not in (".xlsx", ".xlsm"):
        raise Problem(f"{copy}: Die Kopie muss auf .xlsx oder .xlsm enden.")
    for option in ("keep", "choose", "weights"):
        if arguments.propose and getattr(arguments, option):
            raise Problem(f"--{option} gehört nicht zu --propose: Was schon eine Zeit hat, bleibt dort ohnehin.")
    if arguments.restrictions and not arguments.propose:
        raise Problem("--restrictions gehört zu --propose.")
    for option, ending in (("ics", ".ics"), ("picture", ".svg")):
        path = getattr(arguments, option)
        if path and not arguments.propose:
            raise Problem(f"--{option} gehört zu --propose.")
        if path and path.suffix.lower() != ending:
            raise Problem(f"{path}: Die Datei muss auf {ending} enden.")
    protect([path for path in (copy, arguments.ics, arguments.picture) if path])


# -- the search ---------------------------------------------------------------------------------------------------------


def _searched(
    checked: Checked, planned: Planned, arguments: argparse.Namespace, held: Sequence[Forderung] = (),
    people: Lage | None = None,
) -> tuple[Lage, Lage]:  # fmt: skip
    """What is to be said of the times and of the roster; after Ctrl-C as far as it is known then.

    `held`: more demands on the times. `people`: what is known of the roster.
    """
    from checker.solve.kern import unterbrechbar

    rows = [*(piece.row for piece in planned.pieces), *(shift.row for shift in planned.shifts)]
    fixed = [row for name in arguments.keep for row in named(rows, name, "--keep")]
    weights = weighed(rows, arguments.weights)
    with unterbrechbar() as halt:
        times = _search(checked, planned, [*kept(planned.times, fixed), *held], weights, arguments)
        people = people or plancrew.search(checked, planned.shifts, fixed, weights, arguments, progress())
        if halt:
            say(ABGEBROCHEN)
            times = times._replace(offen=True)
    return times, people


def _search(
    checked: Checked, planned: Planned, more: Sequence[Forderung], weights: Mapping[Termin, int],
    arguments: argparse.Namespace,
) -> Lage:  # fmt: skip
    """What is to be said of the times, as far as the cells of the workbook can say it."""
    from checker.solve.kern import geduld
    from checker.solve.lesbar import lesbar
    from checker.solve.raster import im_raster
    from checker.solve.zeitfeld import zeitlich

    pieces, times, cells = planned.pieces, planned.times, planned.cells
    demands = [
        *zu_erfuellen(checked.forderungen, {piece.row for piece in pieces}),
        *gekoppelt(cells),
        *((*schreibbar(cells, times), *im_raster(cells, times), *lesbar(cells, times)) if arguments.repair else ()),
        *more,
    ]
    limits = geduld(arguments.seconds)
    return zeitlich(pieces, demands, times, grenzen=limits, gewichte=weights, melder=progress())


def _unbeweglich(planned: Planned) -> Iterator[tuple[str, str]]:
    for row in planned.times:
        try:
            planned.cells.grenzen(row)
        except Unbeweglich as problem:
            yield f"verschiebbar, {problem}", f"{heisst(row)} ({zeigt(row).short()})"


def _chosen(parts: Sequence[Sequence[tuple[str, Vorschlag]]], words: Sequence[str]) -> list[tuple[str, Vorschlag]]:
    """The proposals that are taken: for each part the one that was named, else the first."""
    known = {
        name.removeprefix("Reparatur "): (part, name, proposal)
        for part, proposals in enumerate(parts)
        for name, proposal in proposals
    }
    taken: dict[int, tuple[str, Vorschlag]] = {}
    for word in words:
        if word not in known:
            raise Problem(f"--choose: „{word}“ gibt es nicht.{suggestion(word, list(known)) if known else ''}")
        part, name, proposal = known[word]
        if part in taken and taken[part][0] != name:
            first = taken[part][0].removeprefix("Reparatur ")
            raise Problem(f"--choose: „{first}“ und „{word}“ beheben dasselbe. Bitte nur eine davon nennen.")
        taken[part] = (name, proposal)
    return [taken.get(part, proposals[0]) for part, proposals in enumerate(parts)]


def _moved(planned: Planned, chosen: Sequence[tuple[str, Vorschlag]]) -> Zeiten:
    """When the records begin and end that the proposals move."""
    moves = (step for _, proposal in chosen for step in proposal.schritte if isinstance(step, Verschiebung))
    return {move.row: (move.neu, move.neu + (planned.times[move.row][1] - move.alt)) for move in moves}


# -- the copy -----------------------------------------------------------------------------------------------------------


def _repair(
    checked: Checked, arguments: argparse.Namespace, planned: Planned, chosen: Sequence[tuple[str, Vorschlag]]
) -> tuple[int, Sequence[Finding]]:
    """Write the copy, checked again before it is written. Returns the exit code, and the errors that nothing there mends."""
    from checker.solve.aenderung import aenderungen

    notes = [f"{name}: {kosten(proposal)}" for name, proposal in chosen]
    notes.append("Die geprüfte Mappe selbst ist unverändert. Formeln sind nicht überschrieben.")
    steps = [step for _, proposal in chosen for step in proposal.schritte]
    try:
        made = aenderungen(planned.cells, steps, notes)
    except Unbeweglich as reason:
        raise Problem(f"Die Reparatur lässt sich nicht in die Mappe schreiben: {reason}.") from None
    moved = _moved(planned, chosen)
    people = plancrew.expected(planned.shifts, chosen)
    change, copy, new, again = checked_copy(checked, arguments, made, {**planned.times, **moved}, people)
    write({arguments.repair: copy})
    counts = [amount(change.geaendert, "Zelle geändert", "Zellen geändert")]
    if change.berechnet:
        counts.append(
            amount(change.berechnet, "Ergebnis einer Formel neu berechnet", "Ergebnisse von Formeln neu berechnet")
        )
    if change.entfernt:
        counts.append(amount(change.entfernt, "Ergebnis einer Formel entfernt", "Ergebnisse von Formeln entfernt"))
    say(f"Geschrieben: {arguments.repair} ({', '.join(counts)})")
    tell_new(new)
    errors = beyond(again)
    tell_left(errors, new)
    cut = any(proposal.abgebrochen for _, proposal in chosen)
    return 1 if any(finding.severity == "error" for finding in new) else 3 if cut else 0, errors
