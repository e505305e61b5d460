"""`stimmig plan --propose`: times for all that has none, with what they hang on, as a copy, a calendar and a picture."""

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from checker.calc.ablauf import heisst, naechte, zur_stunde
from checker.cli import plancrew
from checker.cli.common import NAMED, Problem, say, show, write
from checker.cli.plan import ABGEBROCHEN
from checker.cli.plancopy import checked_copy, tell_new
from checker.cli.planfirst import luecken, zuerst
from checker.cli.plantold import fehler, tell_left, tell_missing, unsinn
from checker.cli.progress import progress
from checker.finding import Severity
from checker.forderung import Forderung
from checker.model.ablauf import Aufgabe, Termin
from checker.model.bedingung import Bedingung, Fenster, Sperre, Zeiten
from checker.model.tupel import NamedTuple
from checker.model.zeit import STUNDE, dauer_text
from checker.report.worte import amount
from checker.run import Checked
from checker.solve.dienst import Dienst
from checker.solve.plan import BLEIBT, Geplantes, termine, vorgabe, zu_erfuellen
from checker.solve.worte import in_zeilen, innen

if TYPE_CHECKING:
    from checker.solve.entwurf import Entwurf, Ziel
    from checker.solve.kern import Grenzen
    from checker.solve.zeitplan import Zeitplan

STUNDEN = "aufbau_stunden"
"""Parameter with the hours of the day in which people build."""
VORGABE = "Vorgabe des Plans"
"""Source of what is planned already, and of what is fixed for a draft."""
TAGE = 15
"""Days beside twice those that the work takes in which tasks without a latest end are placed."""
WEIT = 180
"""Days between the first begin and the last earliest one that are looked at."""
NAECHTE = 150_000
"""Nights of all tasks together; with more the search would not come to an end."""


class Draft(NamedTuple):
    """Times for all that had none, with what they hang on."""

    times: Zeiten
    slack: Mapping[Termin, int]
    chain: Sequence[Termin]
    critical: Collection[Termin]
    optimal: bool
    cut: bool
    """True if a person ended the search early."""


NOTHING = Draft({}, {}, (), (), optimal=True, cut=False)
"""For a plan in which only shifts are to be filled."""


def propose(checked: Checked, arguments: argparse.Namespace) -> int:
    """Fill the empty times. Returns the exit code. Ctrl-C ends the search, not the copy."""
    from checker.solve.kern import unterbrechbar

    with unterbrechbar() as halt:
        code = _filled(checked, arguments)
        if halt:
            say(ABGEBROCHEN)
            return code or 3
    return code


def _filled(checked: Checked, arguments: argparse.Namespace) -> int:
    pieces, gaps = termine(checked.dossier.plan)
    empty = [piece for piece in pieces if piece.von is None]
    shifts = plancrew.roster(checked.dossier.plan)
    vacant = any(person is None for _, person in shifts)
    if not empty and not vacant and (untimed := plancrew.untimed(checked.dossier.plan)):
        raise Problem(f"Es gibt nichts zu besetzen, solange Angaben fehlen: {plancrew.unknown(untimed)}.")
    unstaffed = plancrew.nobody_known(checked.dossier.plan)
    if not empty and unstaffed:
        raise Problem(plancrew.OHNE_LEUTE)
    if not empty and not vacant:
        raise Problem(_nothing(pieces, shifts))
    staff = (
        plancrew.staff(checked, shifts, arguments, progress()) if vacant else plancrew.Staff({}, 1 if unstaffed else 0)
    )
    if unstaffed:
        say(f"stimmig: {plancrew.OHNE_LEUTE}")
    if not empty:
        return (_written(checked, arguments, [], NOTHING, staff) if staff.people else 0) or staff.code
    wrong = [*unsinn(checked), *zuerst(checked.dossier, pieces, gaps)]
    if wrong:
        say("stimmig: Das bitte zuerst berichtigen; so wäre jeder Vorschlag falsch.")
        return 1
    since = arguments.since or _begin(checked, pieces)
    demands = _demands(checked, pieces, since, arguments)
    missing = luecken(checked.forderungen, pieces, gaps)
    tell_missing(missing)
    told, lost = _contradictions(pieces, demands, arguments.seconds)
    if told:
        show("\n".join([*told, ""]))
    if any(severity == "error" for _, severity in lost):
        return 1
    used = [one for index, one in enumerate(demands) if (index, one.severity) not in lost]
    _tell_long(empty, checked.parameters[STUNDEN].at(None, {}).value)
    draft = _drafted(pieces, used, since, arguments, whole=not missing)
    if draft is None:
        say("stimmig: In der vorgesehenen Rechenzeit ist kein Plan gefunden.")
        return (_written(checked, arguments, [], NOTHING, staff) if staff.people else 0) or 3
    _tell_days(empty, draft.times)
    code = _written(checked, arguments, empty, draft, staff)
    return code or (3 if draft.cut or not draft.optimal or missing else staff.code)


def _nothing(pieces: Sequence[Geplantes], shifts: Sequence[Dienst]) -> str:
    """Why there is nothing to fill; nothing is said of what is not there."""
    if not pieces and not shifts:
        return "Gelesen sind weder Einträge mit einer Dauer noch Schichten. Es gibt nichts zu füllen."
    full = ["alle gelesenen Einträge mit einer Dauer haben schon einen Beginn"] if pieces else []
    full += ["alle gelesenen Schichten sind besetzt"] if shifts else []
    text = " und ".join(full)
    return (
        f"{text[0].upper()}{text[1:]}. {plancrew.RASTER if plancrew.drawn(shifts) else ''}"
        "Zum Verschieben und Umbesetzen gibt es „stimmig plan --repair“."
    )


def _drafted(
    pieces: Sequence[Geplantes], demands: Sequence[Forderung], since: datetime, arguments: argparse.Namespace,
    *, whole: bool,
) -> Draft | None:  # fmt: skip
    """Times that meet all demands, and what is said of them; None if there are none within the limits."""
    from checker.solve.entwurf import entwerfen, kritisch, reserven
    from checker.solve.kern import Grenzen
    from checker.solve.zeitplan import Stueck, Zeitplan

    conditions = [one.constraint for one in demands]
    plan = Zeitplan([Stueck(p.row, p.dauer, p.von) for p in pieces], conditions)
    limits = Grenzen(schritte=10.0, sekunden=arguments.seconds or 0.0)
    made = entwerfen(plan, range(len(plan.atome)), since, arguments.goal, grenzen=limits, melder=progress())
    if made is None:
        return None
    times = plan.zeiten(made.beginn)
    slack = reserven(conditions, times, plan.moment(made.ende))
    chain, hangs = kritisch(conditions, times)
    critical = {row for row in hangs if not slack[row]}  # what ends before a night may run late until then
    draft = Draft(times, slack, chain, critical, made.optimal, made.abgebrochen)
    show("\n".join([*_schedule(draft, arguments.goal, whole=whole), ""]))
    if arguments.restrictions:
        show("\n".join([*_costs(plan, demands, since, arguments.goal, made, limits), ""]))
    return draft


def _tell_long(empty: Sequence[Geplantes], hours: Sequence[int]) -> None:
    """Say which tasks are longer than a day of work: these run through the night."""
    long = [piece for piece in empty if isinstance(piece.row, Aufgabe) and piece.dauer > _tageslaenge(hours)]
    for row, minutes, _ in long[:NAMED]:
        say(
            f"{row.fundstelle('dauer').short()}: {heisst(row)} dauert {dauer_text(minutes)}, länger als ein Arbeitstag von "
            f"{hours[0]} bis {hours[1]} Uhr, und läuft im Vorschlag durch die Nacht. "
            "Wird nachts nicht gearbeitet, teilen Sie die Aufgabe bitte."
        )
    if len(long) > NAMED:
        say(f"Ebenso {amount(len(long) - NAMED, 'weitere Aufgabe', 'weitere Aufgaben')}.")


def _tageslaenge(hours: Sequence[int]) -> int:
    return (hours[1] - hours[0]) * STUNDE


def _tell_days(empty: Sequence[Geplantes], times: Zeiten) -> None:
    """Say which records stood below a day that they now do not have: whoever meant it writes it beside them."""
    moved = [row for row, _, _ in empty if row.tag_geerbt and row.bekannt("datum") != times[row][0].date()]
    if moved:
        place, more = moved[0].fundstelle("beginn").short(), len(moved) - 1
        rest = f" und {amount(more, 'weiteren Eintrag', 'weitere Einträge')}" if more else ""
        say(
            f"{place}: Für {heisst(moved[0])}{rest} ist ein anderer Tag vorgeschlagen als der aus der Zeile darüber. "
            "Soll jener gelten, schreiben Sie ihn bitte in die Zeile selbst."
        )


def _begin(checked: Checked, pieces: Sequence[Geplantes]) -> datetime:
    """When the build-up may begin, as far as the plan says it. Raises Problem."""
    plan = checked.dossier.plan
    begin: datetime | None = plan.veranstaltung.bekannt("aufbaubeginn") if plan.hat("veranstaltung") else None
    if begin is not None:
        return begin
    known: list[datetime] = [row.bekannt("fruehestens") for row, _, _ in pieces if row.bekannt("fruehestens")]
    known += [von for _, _, von in pieces if von is not None]
    days = [row.bekannt("datum") for row, _, _ in pieces if row.bekannt("datum")]
    known += [datetime(day.year, day.month, day.day) for day in days]  # noqa: DTZ001 - wall time
    if not known:
        raise Problem('Der Plan sagt nicht, wann der Aufbau beginnt. Bitte angeben: --from "11.06.2027 08:00"')
    return min(known)


def _demands(
    checked: Checked, pieces: Sequence[Geplantes], since: datetime, arguments: argparse.Namespace
) -> list[Forderung]:
    """What rules demand, what is planned already, and no work in the night. Raises Problem if that is too much."""
    rows = [piece.row for piece in pieces]
    found = zu_erfuellen(checked.forderungen, set(rows))
    hours = checked.parameters[STUNDEN].at(None, {}).value
    last = _so_far(pieces, [one.constraint for one in found], since, hours)
    for row, minutes, von in pieces:
        if von is not None:
            window = Fenster(row, von, von + timedelta(minutes=minutes))
            found.append(vorgabe(row, f"{heisst(row)} steht schon im Plan: {von:%d.%m.%Y %H:%M} Uhr.", window, VORGABE))
        else:
            text = f"{heisst(row)} beginnt nicht vor {since:%d.%m.%Y %H:%M} Uhr."
            found.append(vorgabe(row, text, Fenster(row, since, None), VORGABE, field="dauer"))
            found += _by_day(row, minutes, since, last, hours) if isinstance(row, Aufgabe) else ()
    return found


def _so_far(
    pieces: Sequence[Geplantes], conditions: Sequence[Bedingung], since: datetime, hours: Sequence[int]
) -> date:
    """The last day on which anything is placed. Raises Problem for more work than one proposal can hold."""
    from checker.solve.horizont import tage

    takes = tage({row: minutes for row, minutes, _ in pieces}, conditions, _tageslaenge(hours))
    late = [(moment, row) for row, _, _ in pieces if (moment := row.bekannt("fruehestens")) is not None]
    first, row = max(late, key=lambda one: one[0], default=(since, None))
    if row is not None and first - since > timedelta(days=WEIT):
        raise Problem(
            f"{row.fundstelle('fruehestens').short()}: {heisst(row)} beginnt frühestens am {first:%d.%m.%Y}, der Aufbau am "
            f"{since:%d.%m.%Y}. Das sind mehr als {WEIT} Tage; bitte die Tage prüfen."
        )
    last = max(first, since).date() + timedelta(days=2 * takes + TAGE)
    empty = sum(von is None for _, _, von in pieces)
    if (last - since.date()).days * empty > NAECHTE:
        raise Problem(
            f"{amount(empty, 'Aufgabe', 'Aufgaben')} über wenigstens {amount(takes, 'Tag', 'Tage')} sind mehr, als ein "
            "Vorschlag fasst. Bitte in Abschnitte teilen und den ersten zuerst planen lassen."
        )
    return last


def _by_day(row: Termin, minutes: int, since: datetime, last: date, hours: Sequence[int]) -> Iterator[Forderung]:
    """By custom nobody builds in the night."""
    end = zur_stunde(last, hours[1])
    text = f"{heisst(row)} ist bis {end:%d.%m.%Y %H:%M} Uhr fertig, so weit wird gesucht."
    yield vorgabe(row, text, Fenster(row, None, end), VORGABE, "info", "dauer")
    if minutes <= _tageslaenge(hours):
        for first, morning in naechte(since.date(), last, hours):
            text = f"{heisst(row)} liegt nicht in der Nacht ({first:%d.%m. %H:%M} bis {morning:%d.%m. %H:%M} Uhr)."
            yield vorgabe(row, text, Sperre(row, first, morning), VORGABE, "info", "dauer")


def _contradictions(
    pieces: Sequence[Geplantes], demands: Sequence[Forderung], seconds: float | None
) -> tuple[list[str], set[tuple[int, Severity]]]:
    """Why there is no plan, in sentences, and the demands that are given up for one."""
    from checker.solve.kern import geduld
    from checker.solve.zeitfeld import zeitlich

    found = zeitlich(pieces, demands, {}, vorschlaege=0, grenzen=geduld(seconds))
    return in_zeilen(found.widersprueche), {(index, demands[index].severity) for index in found.aufgegeben}


def _costs(
    plan: "Zeitplan", demands: Sequence[Forderung], since: datetime, goal: "Ziel", made: "Entwurf", limits: "Grenzen"
) -> Iterator[str]:
    """What each restriction costs, in sentences."""
    from checker.solve.preis import preise

    kept = [index for index, one in enumerate(demands) if one.rule == BLEIBT and isinstance(one.constraint, Fenster)]
    word = "früher fertig" if goal == "frueh" else "kürzer"
    yield ""
    yield "Was die Vorgaben kosten:"
    found = preise(plan, demands, since, goal, made, limits._replace(schritte=5.0, vorrat=30.0), kept)
    for price in found.bekannt:
        proof = (
            "" if price.minuten == price.hoechstens else f" (höchstens {dauer_text(price.hoechstens)}, nicht bewiesen)"
        )
        house = " Das ist ein Erfahrungswert." if price.haus else ""
        yield f"  Ohne „{innen(price.name)}“: {dauer_text(price.minuten)} {word}{proof}.{house}"
    if not found.bekannt and not found.offen:
        yield "  Keine einzelne Vorgabe kostet Zeit."
    if found.offen:
        yield f"  Bei {amount(found.offen, 'Vorgabe', 'Vorgaben')} ist nicht entschieden, ob sie Zeit kosten."


def _schedule(draft: Draft, goal: str, *, whole: bool) -> Iterator[str]:
    order = sorted(draft.times, key=lambda row: (*draft.times[row], heisst(row)))
    first, last = min(begin for begin, _ in draft.times.values()), max(end for _, end in draft.times.values())
    span = dauer_text(int((last - first).total_seconds()) // 60)
    proof = "Früher geht es nicht" if goal == "frueh" else "Kürzer geht es nicht"
    proof = proof if whole else f"Soweit die Angaben reichen: {proof}"
    state = f"{proof}; das ist bewiesen." if draft.optimal else "Ob es besser geht, ist nicht bewiesen."
    if draft.cut:
        state = "Die Suche wurde abgebrochen; es kann besser gehen."
    yield f"Fertig am {last:%d.%m.%Y %H:%M} Uhr, {span} nach dem ersten Beginn am {first:%d.%m.%Y %H:%M} Uhr. {state}"
    yield ""
    for row in order:
        begin, end = draft.times[row]
        until = f"{end:%H:%M}" if end.date() == begin.date() else f"{end:%d.%m. %H:%M}"
        rest = "ohne Reserve" if not draft.slack[row] else f"Reserve {dauer_text(draft.slack[row])}"
        mark = "  kritisch" if row in draft.critical else ""
        yield f"  {begin:%d.%m. %H:%M} – {until}  {heisst(row)} ({rest}){mark}"
    yield ""
    yield f"Daran hängt das Ende: {' → '.join(heisst(row) for row in draft.chain)}"


def _written(
    checked: Checked, arguments: argparse.Namespace, empty: Sequence[Geplantes], draft: Draft, staff: plancrew.Staff
) -> int:
    """The copy, and on request calendar and picture, all together or nothing. Returns 1 where something is wrong in it, of which also what was so before."""
    from checker.solve.aenderung import gefuellt
    from checker.solve.zellen import Unbeweglich, Zeitzellen

    cells = Zeitzellen(checked.dossier.mappen, list(draft.times))
    try:
        filled = [(piece.row, draft.times[piece.row][0], piece.dauer) for piece in empty]
        made = gefuellt(cells, filled, draft.slack, staff.people.items())
    except Unbeweglich as reason:
        raise Problem(
            f"Der Vorschlag lässt sich nicht in die Mappe schreiben: {reason}. Bitte die Spalten dafür anlegen und leer lassen."
        ) from None
    people = {**staff.before, **staff.people} if staff.people else {}
    change, copy, new, again = checked_copy(checked, arguments, made, draft.times, people)
    files = {arguments.propose: copy}
    if arguments.ics:
        files[arguments.ics] = _calendar(checked.report.name, draft)
    if arguments.picture:
        files[arguments.picture] = _picture(checked.report.name, draft)
    write(files)
    say(f"Geschrieben: {', '.join(map(str, files))} ({amount(change.geaendert, 'Zelle gefüllt', 'Zellen gefüllt')})")
    tell_new(new)
    errors = fehler(again)
    tell_left(errors, new)
    return int(bool(errors) or any(finding.severity == "error" for finding in new))


def _calendar(name: str, draft: Draft) -> bytes:
    from checker.report.kalender import Eintrag, kalender

    return kalender(
        name,
        [
            Eintrag(_bare(row), row.bekannt("ort") or "", *draft.times[row], row.schluessel)
            for row in sorted(draft.times, key=lambda row: (*draft.times[row], heisst(row)))
        ],
    )


def _picture(name: str, draft: Draft) -> bytes:
    from checker.model.tagesplan import Balken
    from checker.report.bilder import zeitplan

    bars = [
        Balken("Aufgaben", "", _bare(row), begin, end, row.fundstelle(), ("kritisch",) if row in draft.critical else ())
        for row, (begin, end) in draft.times.items()
    ]
    return zeitplan(name, bars).encode()


def _bare(row: Termin) -> str:
    return heisst(row).strip("„“")
