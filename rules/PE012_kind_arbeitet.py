"""Ein Kind steht im Dienstplan, ohne dass es so arbeiten darf.

Warum: Kinder unter 15 Jahren dürfen nicht arbeiten. Für Auftritte gibt es eine Bewilligung mit engen Stunden.

Ausnahmen: Ohne Geburtsdatum auf dem Blatt „Personen“ wird das Alter nicht geprüft. Freiwillige Auftritte ohne Beschäftigung fallen nicht unter das Gesetz.

Abhilfe: Die Bewilligung bei der Aufsichtsbehörde beantragen und die Stunden einhalten. Sonst das Kind nicht einteilen.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from checker.calc.ablauf import angabe, frueher_enden
from checker.calc.arbeitszeit import Arbeitstag, junge, nennt
from checker.calc.jugend import Stufe, grenzen, stufe
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Person, Schicht
from checker.model.veranstaltung import Veranstaltung
from checker.model.zeit import STUNDE, dauer_text
from checker.rule import Evidence, evidence, rule

_PLAYS: dict[str, object] = {"bezeichnung": "Lina Kern", "auftritt": True, "bewilligung": "01.05.2027"}


def _plan(start: str, end: str, born: str, art: str = "Stadtfest", function: str = "Chor", **person: object) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(art=art),
        personen=[Person(**{**_PLAYS, "geburtsdatum": born, **person})],
        schichten=[Schicht(person="Lina Kern", funktion=function, datum="12.06.2027", beginn=start, ende=end, pause=0)],
    )


@rule(
    severity="error",
    source="§§ 5 und 6 JArbSchG",
    bad=[
        _plan("15:00", "16:00", "13.06.2012", auftritt=None),
        _plan("15:00", "16:00", "01.02.2015", bewilligung=None),
        _plan("15:00", "18:01", "01.02.2015"),
        _plan("20:00", "22:01", "01.02.2015"),
        _plan("07:30", "09:00", "01.02.2023"),
        _plan("15:00", "16:00", "01.02.2025"),
        _plan("15:00", "16:00", "01.02.2015", art="Volksfest"),
        _plan("18:00", "22:01", "01.02.2015", function="Theater"),
    ],
    good=[
        _plan("15:00", "18:00", "01.02.2015"),
        _plan("19:00", "22:00", "01.02.2015"),
        _plan("15:00", "17:00", "01.02.2023"),
        _plan("19:00", "23:00", "01.02.2015", function="Theater"),
        _plan("19:00", "23:00", "01.02.2015", art="Oper, Klassik, Schauspiel"),
    ],
)
def kind_arbeitet(
    plan: Plan,
    *,
    kinder_auftritte: dict[str, Any],
    kinder_nicht_bei: list[str],
    theater_woerter: dict[str, Any],
    kindesalter: int,
    pause_hoechstens: int,
) -> Iterator[Evidence]:
    kind = plan.veranstaltung.bekannt("art") if plan.hat("veranstaltung") else None
    for person, age, days in junge(plan, pause_hoechstens, 0, kindesalter):
        for day in days:
            plays = nennt(day.schichten[0].row.bekannt("funktion"), theater_woerter["worte"])
            step = stufe(age, kinder_auftritte, theater=plays or kind in theater_woerter["arten"])
            if not person.bekannt("auftritt") or step is None or kind in kinder_nicht_bei:
                why = (
                    f"Bei „{kind}“ gibt es dafür keine Bewilligung" if kind in kinder_nicht_bei else "Das ist verboten"
                )
                ist, _ = angabe(day.schichten[0].row, "beginn")
                yield evidence(
                    day.schichten[0].row.fundstelle("beginn"),
                    person.fundstelle("geburtsdatum"),
                    message=f"{day.person} ist {age} Jahre alt und soll am {day.von:%d.%m.%Y} arbeiten. {why}.",
                    ist=ist,
                )
            else:
                yield from _beyond(day, age, step)
        if person.bekannt("auftritt") and not person.bekannt("bewilligung"):
            yield evidence(
                person.fundstelle("bewilligung"),
                days[0].schichten[0].row.fundstelle("person"),
                message=f"{days[0].person} ist {age} Jahre alt und tritt auf. Die Bewilligung nach § 6 JArbSchG fehlt.",
            )


def _beyond(day: Arbeitstag, age: int, step: Stufe) -> Iterator[Evidence]:
    """A child works too long, too early or too late."""
    last = day.letzte
    first_moment, last_moment = grenzen(day.von, step.von, step.bis)
    text = f"{day.person} ist {age} Jahre alt und darf am {day.von:%d.%m.%Y} nur {step.text} und höchstens {dauer_text(step.stunden * STUNDE)} mitwirken."
    if day.von < first_moment:
        ist, _ = angabe(day.schichten[0].row, "beginn")
        yield evidence(day.schichten[0].row.fundstelle("beginn"), message=text, ist=ist, soll=f"{first_moment:%H:%M}")
    too_long = day.arbeit_ueber(step.stunden * STUNDE)
    if day.bis > last_moment or too_long:
        over = too_long - step.stunden * STUNDE if too_long else 0
        latest = min(last_moment, last.bis - timedelta(minutes=over))
        yield evidence(
            last.row.fundstelle(last.row.zeitfeld),
            day.schichten[0].row.fundstelle("beginn"),
            message=text,
            **frueher_enden(last, latest),
        )
