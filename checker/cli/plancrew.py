"""The part of `stimmig plan` that looks at who works: search, what stays, and names of people."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from checker.calc.ablauf import schluessel
from checker.calc.dienstplan import leute
from checker.calc.zeiten import minuten
from checker.cli.common import NAMED, say, show
from checker.forderung import Forderung
from checker.model.ablauf import Termin
from checker.model.dossier import Plan
from checker.model.personal import Schicht
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing
from checker.model.zeit import dauer_text
from checker.report.worte import amount
from checker.run import Checked
from checker.solve.dienst import (
    PAUSE,
    Dienst,
    Personzellen,
    bleibt,
    dienste,
    fehlt,
    fest,
    gefordert,
    unklar,
    wuensche,
)
from checker.solve.plan import Lage, Umbesetzung, Vorschlag
from checker.solve.worte import in_zeilen, schicht


class Staff(NamedTuple):
    """Who takes the shifts that nobody had."""

    people: Mapping[Schicht, str]
    """By name."""
    code: int
    """The exit code."""
    before: Mapping[Schicht, str] = {}
    """Who has a shift already, as it is written."""


def roster(plan: Plan) -> list[Dienst]:
    """The shifts that can be given to others: only where the sheet `Personen` says who there is."""
    return dienste(plan)[0] if plan.hat("personen") and plan.hat("schichten") else []


def search(
    checked: Checked, shifts: Sequence[Dienst], fixed: Sequence[Termin], weights: Mapping[Termin, int],
    arguments: argparse.Namespace, melder: Callable[[str, int, int], None] | None,
) -> Lage:  # fmt: skip
    """What is to be said of the roster, as far as the cells of the workbook can say it."""
    if not shifts:
        return Lage()
    from checker.solve.dienstsuche import gesucht
    from checker.solve.kern import geduld

    people = leute(checked.dossier.plan)
    asked = checked.forderungen
    demands = [*gefordert(asked, shifts), *_stay(checked, shifts, fixed, people)]
    limits = geduld(arguments.seconds)
    wishes = wuensche(asked, shifts)
    found = gesucht(shifts, people, demands, wishes, grenzen=limits, gewichte=weights, melder=melder)
    return found._replace(unklar=unklar(asked))


VORRAT = 100.0
"""Deterministic time to fill empty shifts that are too many to be looked at together: a minute or two."""
OHNE_LEUTE = (
    "Wer die Schichten übernehmen kann, steht nicht in der Mappe: Es fehlt ein ausgefülltes Blatt „Personen“ mit den Spalten "
    "„Name“ und „Qualifikation“, „Beschäftigung“ oder „Nicht verfügbar“."
)


KEINE_NIMMT_TEIL = "Keine Schicht nimmt teil, weil Angaben fehlen: {gaps}. Bitte ergänzen; Formeln ohne Ergebnis rechnet Excel beim Speichern."


def nobody_to_plan(plan: Plan) -> str:
    """Why no shift of a roster can be given to others: there are no people, or no shift is known."""
    if not plan.hat("personen"):
        return OHNE_LEUTE
    return KEINE_NIMMT_TEIL.format(gaps=unknown(dienste(plan)[1]))


def nobody_known(plan: Plan) -> list[Missing]:
    """The shifts that nobody has, where the workbook does not say who there is."""
    if plan.hat("personen") or not plan.hat("schichten"):
        return []
    return [gap for gap in dienste(plan)[1] if gap.name == "person" and not gap.row.unlesbar("person")]


def untimed(plan: Plan) -> list[Missing]:
    """What is missing of shifts that take no part for it; who has them is another question."""
    return [gap for gap in dienste(plan)[1] if gap.name != "person" or gap.row.unlesbar("person")]


def unknown(gaps: Iterable[Missing]) -> str:
    """What is missing where, each cell once: `Schichten!D2 „Datum“ (die Zelle ist leer)`."""
    told = list(
        dict.fromkeys(
            f"{gap.row.fundstelle(gap.name).short()} „{gap.row.felder[gap.name].heading}“ ({gap.reason})"
            for gap in gaps
        )
    )
    more = f" und {amount(len(told) - NAMED, 'weitere Angabe', 'weitere Angaben')}" if len(told) > NAMED else ""
    return f"{', '.join(told[:NAMED])}{more}"


RASTER = "Leere Zellen eines Rasters sind keine Schicht; „N.N.“ darin ist eine, für die jemand gesucht wird. "


def drawn(shifts: Sequence[Dienst]) -> bool:
    """True if some of them stand in a grid."""
    tables = (row.tabelle for row, _ in shifts)
    return any(table.spalten["beginn"].kopf for table in tables if table is not None and "beginn" in table.spalten)


def missing(checked: Checked) -> list[Missing]:
    """What is missing in shifts, people and ways, so that not all could be looked at."""
    plan = checked.dossier.plan
    if not (plan.hat("personen") and plan.hat("schichten")):
        return []
    asked = checked.forderungen
    gefordert(asked, ())  # asks all rules
    return [*dienste(plan)[1], *fehlt(asked, ohne=PAUSE)]  # a break that nobody told keeps nobody from a shift


def tell_vacant(gaps: Sequence[Missing]) -> list[Missing]:
    """Say which shifts nobody has, and who helps. Returns what else is missing."""
    vacant, more_gaps = list[Missing](), list[Missing]()
    for gap in gaps:
        nobody = isinstance(gap.row, Schicht) and gap.name == "person" and not gap.row.unlesbar("person")
        (vacant if nobody else more_gaps).append(gap)
    if vacant:
        places = list(dict.fromkeys(gap.row.fundstelle("person").short() for gap in vacant))
        more = f" und {len(places) - NAMED} weitere Zellen" if len(places) > NAMED else ""
        text = amount(len(vacant), "Schicht hat niemanden", "Schichten haben niemanden")
        say(f"stimmig: {text} ({', '.join(places[:NAMED])}{more}). Leute dafür sucht „stimmig plan --propose“.")
    return more_gaps


def unwritable(checked: Checked, shifts: Sequence[Dienst]) -> Iterator[tuple[str, str]]:
    """Shifts whose person the workbook holds in place: why, and what they are called."""
    cells = Personzellen(checked.dossier.mappen, [shift.row for shift in shifts])
    for row, _ in shifts:
        if why := cells.fest(row):
            yield f"umzubesetzen, {why}", f"{schicht(row)} ({row.fundstelle('person').short()})"


def _stay(
    checked: Checked, shifts: Sequence[Dienst], fixed: Sequence[Termin], people: Mapping[str, str]
) -> Iterator[Forderung]:
    yield from fest(Personzellen(checked.dossier.mappen, [shift.row for shift in shifts]), shifts, people)
    for row, person in shifts:
        if row in fixed and person is not None:
            yield from bleibt(row, person, people, "Aufruf mit --keep", "--keep")


def staff(
    checked: Checked,
    shifts: Sequence[Dienst],
    arguments: argparse.Namespace,
    melder: Callable[[str, int, int], None] | None,
) -> Staff:
    """People for the shifts that nobody has; who has one keeps it."""
    from checker.solve.besetzung import besetzen
    from checker.solve.dienstfeld import Dienstfeld
    from checker.solve.kern import geduld
    from checker.solve.suche import untersuchen

    people = leute(checked.dossier.plan)
    asked = checked.forderungen
    shifts, locked = _writable(checked, shifts)
    unread = [gap.row for gap in dienste(checked.dossier.plan)[1] if gap.row.unlesbar("person")]
    for row in unread:
        place = row.fundstelle("person").short()
        say(f"stimmig: {row.benennung} ({place}) bleibt, wie es ist: {row.unlesbar('person')}.")
    demands = gefordert(asked, shifts)
    for row, person in shifts:
        if person is not None:
            demands += bleibt(row, person, people, "Vorgabe des Plans", "Wer schon eingeteilt ist, bleibt es")
    limits = geduld(arguments.seconds)
    field = Dienstfeld(shifts, people, demands, {}, melder, wuensche(asked, shifts))
    told = untersuchen(field, demands, limits, 0)
    vacant = dict.fromkeys(row for row, person in shifts if person is None)
    concerned = [one for one in told.widersprueche if any(row in vacant for row, _ in one.dauern)]
    if concerned:
        show("\n".join(in_zeilen(concerned)))
    if len(concerned) < len(told.widersprueche):
        say("stimmig: Was schon eingeteilt ist, geht nicht ganz auf. Zum Umbesetzen gibt es „stimmig plan --repair“.")
    made = besetzen(field, told, limits._replace(vorrat=VORRAT))
    if made is None:
        say("stimmig: In der vorgesehenen Rechenzeit ist niemand gefunden.")
        return Staff({}, 3)
    found = {field.problem.rows[row]: people[field.problem.leute[who]] for row, who in sorted(made.neu.items())}
    left = [row for row in vacant if row not in found]
    show("\n".join([*_staffed(found, left, shifts, field.verzicht(made.neu)), ""]))
    if field.ungleich:
        say("stimmig: Ob sich die Stunden noch gleicher verteilen lassen, ist offen.")
    if left and not made.optimal:
        say(f"stimmig: {_unproven(len(left), len(made.uebrig))}")
    unsure = made.abgebrochen or not made.optimal or unklar(asked) or unread
    nobody = locked or (left and (made.optimal or concerned))
    return Staff(found, 1 if nobody else 3 if unsure else 0, planned(shifts))


def _unproven(count: int, later: int) -> str:
    """Of how many empty shifts it is not known whether somebody can take them; `later`: those that nobody looked at."""
    told = f"Für {amount(count, 'leere Schicht', 'leere Schichten')} ist niemand gefunden. Dass niemand kann, ist nicht bewiesen."
    more = amount(later, "davon ist", "davon sind")
    return f"{told} {more} noch nicht untersucht: Bitte mit der Kopie noch einmal aufrufen." if later else told


def _writable(checked: Checked, shifts: Sequence[Dienst]) -> tuple[list[Dienst], list[Dienst]]:
    """The shifts without those that nobody has and whose cell cannot say anybody; these too, after they are told."""
    cells = Personzellen(checked.dossier.mappen, [shift.row for shift in shifts])
    locked = [shift for shift in shifts if shift.person is None and cells.fest(shift.row)]
    for row, _ in locked:
        say(f"stimmig: {schicht(row)} ({row.fundstelle('person').short()}) bleibt unbesetzt: {cells.fest(row)}.")
    return [shift for shift in shifts if shift not in locked], locked


def _staffed(
    found: Mapping[Schicht, str], left: Sequence[Schicht], shifts: Sequence[Dienst], wishes: Iterable[str]
) -> Iterator[str]:
    hours: dict[str, int] = {}
    for row, person in shifts:
        key = schluessel(found[row]) if row in found else person
        if key is not None:
            hours[key] = hours.get(key, 0) + minuten(row.von, row.bis)
    for row, name in found.items():
        load = dauer_text(hours[schluessel(name)])
        yield f"  {schicht(row)}: {name} ({row.fundstelle('person').short()}; hat danach zusammen {load} Dienst)"
    yield from (f"  Gibt auf: {wish}" for wish in wishes)
    for row in left:
        yield f"  {schicht(row)}: bleibt unbesetzt ({row.fundstelle('person').short()})"


def expected(shifts: Sequence[Dienst], chosen: Sequence[tuple[str, Vorschlag]]) -> dict[Schicht, str]:
    """Who is to have each shift in the copy, by name."""
    steps = (step for _, proposal in chosen for step in proposal.schritte)
    return planned(shifts) | {step.row: step.neu for step in steps if isinstance(step, Umbesetzung)}


def planned(shifts: Sequence[Dienst]) -> dict[Schicht, str]:
    """Who has each shift, as it is written."""
    return {row: row.person for row, person in shifts if person is not None}
