"""Am Gründonnerstag wird öffentlich getanzt.

Warum: Am Gründonnerstag sind öffentliche Tanzveranstaltungen ab 18 Uhr verboten. Das Verbot reicht in den Karfreitag hinein.

Ausnahmen: Mit erteilter Ausnahme vom Feiertagsgesetz ist der Tanz erlaubt. Für andere Länder sind keine Zeiten hinterlegt.

Abhilfe: Den Tanz vor 18 Uhr beenden, verlegen oder eine Ausnahme beantragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.antragsfristen import ist_erteilt
from checker.calc.stille_tage import getroffen, ruhig
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


def _dossier(beginn: str, ende: str, tanz: bool = True) -> Dossier:
    event = Veranstaltung(land="Nordrhein-Westfalen", tanz=tanz, beginn=beginn, ende=ende)
    return Dossier(veranstaltung=event)


@rule(
    severity="error",
    source="§ 6 Feiertagsgesetz NRW",
    bad=[
        _dossier("25.03.2027 20:00", "26.03.2027 02:00"),
        _dossier("25.03.2027 15:00", "25.03.2027 18:30"),
    ],
    good=[
        _dossier("25.03.2027 15:00", "25.03.2027 18:00"),
        _dossier("24.03.2027 20:00", "25.03.2027 02:00"),
    ],
)
def tanz_am_gruendonnerstag(plan: Plan, *, stille_feiertage: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if not ruhig(event.beginn, event.ende):
        raise not_applicable("kein stiller Feiertag")
    if not event.tanz:
        raise not_applicable("keine öffentliche Tanzveranstaltung")
    found = getroffen(event.beginn, event.ende, stille_feiertage, "Tanz")
    if not found or ist_erteilt(plan, "Feiertagsausnahme"):
        return
    for quiet in found:
        yield evidence(
            event.fundstelle("beginn"),
            event.fundstelle("tanz"),
            message=f"Am {quiet.tag:%d.%m.%Y} ist {quiet.name}. Öffentlicher Tanz ist ab {quiet.verboten[0]:%H:%M} Uhr verboten.",
            ist=event.beginn,
        )
