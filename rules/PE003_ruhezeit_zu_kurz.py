"""Zwischen zwei Arbeitstagen liegen weniger als 11 Stunden.

Warum: Ohne Ruhezeit beginnt der nächste Tag übermüdet. Auf Leitern, im Rigging und am Steuer ist das gefährlich.

Ausnahmen: Für Ehrenamtliche gilt das Arbeitszeitgesetz nicht, für Jugendliche gilt ein eigenes Gesetz. Bei Selbständigen ist es eine Warnung. Ohne Angabe zur Beschäftigung auch, dann wird zusätzlich gefragt. Weniger als 5 Stunden Abstand gelten als Pause. Führt die Pause in den nächsten Tag, ist es ein Hinweis. Ein längerer Abstand am selben Tag ist eine Warnung, denn der Arbeitstag kann geteilt sein. Dafür wird im Vorschlag niemand umbesetzt. In der Gastronomie darf die Ruhezeit um eine Stunde kürzer sein, wenn sie ausgeglichen wird.

Abhilfe: Den nächsten Dienst später beginnen lassen oder jemand anderen einteilen.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from checker.calc.ablauf import Geplant, angabe, geplant, zeitpunkt
from checker.calc.arbeitszeit import Arbeitstag, arbeitstage, lange_pausen, ruhezeiten, schutz
from checker.calc.dienstplan import Klassen, betroffene, fordern, geschuetzte, nach_zeit, ohne_ruhe
from checker.calc.zeiten import minuten
from checker.model.dossier import Dossier, Plan
from checker.model.einteilung import Menge
from checker.model.personal import Person, Schicht
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule


def _plan(kind: str | None, *times: tuple[str, str, str]) -> Dossier:
    return Dossier(
        personen=[Person(bezeichnung="Anna Berger", beschaeftigung=kind)],
        schichten=[Schicht(person="Anna Berger", datum=day, beginn=start, ende=end) for day, start, end in times],
    )


def fordert(
    plan: Plan, *, ruhezeit: int, pause_hoechstens: int, arbeitszeit_hoechstens: int, volljaehrig: int
) -> Iterator[Evidence]:
    shifts = nach_zeit(geplant(plan.schichten))
    sets = ohne_ruhe(shifts, pause_hoechstens, lambda *_: ruhezeit * STUNDE, arbeitszeit_hoechstens * STUNDE)
    days = [(item, [shifts.muster[kind].von.date() for kind in item.klassen]) for item in sets]
    for (cap, since), people in geschuetzte(plan, volljaehrig).items():
        who = f"{betroffene(cap)} haben"
        one_day = [item for item, (first, second) in days if first == second >= since]
        two_days = [item for item, (first, second) in days if first != second >= since]
        two_days += _nach_nacht(shifts, one_day, pause_hoechstens, ruhezeit)
        text = f"{who} zwischen zwei Arbeitstagen {ruhezeit} Stunden Ruhe."
        yield from fordern(shifts.unvereinbar(two_days, people), text, cap=cap)
        # whether a gap of one day ends the working day only a person can say, so nobody need be moved for it
        text = f"{who} zwischen zwei Schichten eines Tages weniger als {pause_hoechstens} oder wenigstens {ruhezeit} Stunden frei."
        yield from fordern(shifts.unvereinbar(one_day, people), text, cap="info")


def _nach_nacht(shifts: Klassen, sets: Sequence[Menge], pause_hoechstens: int, ruhezeit: int) -> Iterator[Menge]:
    """Two shifts of a day of which the first one goes on with the working day of the day before, that then ends behind it."""
    gap, muster = timedelta(hours=pause_hoechstens), shifts.muster
    for kinds, instead in sets:
        first, then = (muster[kind] for kind in kinds)
        for kind, shift in enumerate(muster[: kinds[0]]):
            near = timedelta() <= first.von - shift.bis < gap and shift.von.date() < first.von.date()
            if near and minuten(shift.bis, then.von) >= ruhezeit * STUNDE:  # else these two have no rest by themselves
                yield Menge((kind, *kinds), instead)


@rule(
    severity="error",
    source="§ 5 Abs. 1 ArbZG",
    bad=[
        _plan("angestellt", ("12.06.2027", "15:00", "23:00"), ("13.06.2027", "09:59", "14:00")),
        _plan("selbständig", ("12.06.2027", "18:00", "02:00"), ("13.06.2027", "12:00", "16:00")),
        _plan("angestellt", ("12.06.2027", "06:00", "10:00"), ("12.06.2027", "16:00", "20:00")),
        _plan("angestellt", ("12.06.2027", "18:00", "23:00"), ("13.06.2027", "03:59", "08:00")),
        _plan(None, ("12.06.2027", "15:00", "23:00"), ("13.06.2027", "09:59", "14:00")),
    ],
    good=[
        _plan("angestellt", ("12.06.2027", "15:00", "23:00"), ("13.06.2027", "10:00", "14:00")),
        _plan("angestellt", ("12.06.2027", "10:00", "12:00"), ("12.06.2027", "16:59", "20:00")),
        _plan("ehrenamtlich", ("12.06.2027", "15:00", "23:00"), ("13.06.2027", "08:00", "14:00")),
    ],
    demands=fordert,
)
def ruhezeit_zu_kurz(plan: Plan, *, ruhezeit: int, pause_hoechstens: int, volljaehrig: int) -> Iterator[Evidence]:
    for days in arbeitstage(plan, pause_hoechstens):
        for before, after, same_day in ruhezeiten(days):
            rest = minuten(before.bis, after.von)
            if rest >= ruhezeit * STUNDE:
                continue
            holds, cap = schutz(plan, after.row.person, after.von, volljaehrig)
            if holds:
                earliest = after.von + timedelta(minutes=ruhezeit * STUNDE - rest)
                ist, _ = angabe(after.row, "beginn")
                yield evidence(
                    after.row.fundstelle("beginn"),
                    before.row.fundstelle(before.row.zeitfeld),
                    message=(_geteilt if same_day else _verkuerzt)(before, after, rest, ruhezeit),
                    ist=ist,
                    soll=zeitpunkt(earliest, after.von),
                    cap="warning" if same_day else cap,
                )
        yield from _als_pause(plan, days, pause_hoechstens, volljaehrig)


def _verkuerzt(before: Geplant, after: Geplant, rest: int, ruhezeit: int) -> str:
    return f"{after.row.person} hat vor dem Dienst am {after.von:%d.%m.%Y} nur {dauer_text(rest)} Ruhezeit. Nötig sind {ruhezeit} Stunden."


def _geteilt(before: Geplant, after: Geplant, rest: int, ruhezeit: int) -> str:
    """The law counts from the end of the daily work: whether that is the first shift of a day, only a person can say."""
    return (
        f"{after.row.person} arbeitet am {after.von:%d.%m.%Y} bis {before.bis:%H:%M} Uhr und wieder ab {after.von:%H:%M} Uhr, "
        f"dazwischen liegen {dauer_text(rest)}. Ist der Arbeitstag nach dem ersten Dienst zu Ende, sind {ruhezeit} Stunden "
        "Ruhezeit nötig. Bitte prüfen."
    )


def _als_pause(plan: Plan, days: list[Arbeitstag], pause_hoechstens: int, volljaehrig: int) -> Iterator[Evidence]:
    """What exempts from the time of rest is told: a gap over night that is short enough for a break."""
    for before, after in lange_pausen(days):
        if schutz(plan, after.row.person, after.von, volljaehrig)[0]:
            ist, _ = angabe(after.row, "beginn")
            gap = dauer_text(minuten(before.bis, after.von))
            yield evidence(
                after.row.fundstelle("beginn"),
                before.row.fundstelle(before.row.zeitfeld),
                message=f"{after.row.person} hat vor dem Dienst am {after.von:%d.%m.%Y} {gap} frei. Unter {pause_hoechstens} Stunden zählt das als Pause, nicht als Ruhezeit.",
                ist=ist,
                cap="info",
            )
