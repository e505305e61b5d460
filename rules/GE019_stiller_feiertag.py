"""Eine Unterhaltungsveranstaltung liegt in der verbotenen Zeit eines stillen Feiertags.

Warum: An stillen Feiertagen sind Unterhaltung, Musik und Märkte zu bestimmten Zeiten verboten. Die Ordnungsbehörde kann abbrechen.

Ausnahmen: Mit erteilter Ausnahme vom Feiertagsgesetz ist die Veranstaltung erlaubt. Märkte, Messen, Volksfeste und Sport sind auch ohne Musik verboten, am Volkstrauertag nur bis 13 Uhr. Ist eine andere Veranstaltung als ernste Kunst gekennzeichnet und nur verstärkt, ist es ein Hinweis. Für andere Länder sind keine Zeiten hinterlegt.

Abhilfe: Den Termin oder die Zeit verlegen oder bei der Bezirksregierung eine Ausnahme beantragen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.antragsfristen import ist_erteilt
from checker.calc.stille_tage import ruhig, verstoesse
from checker.finding import Severity
from checker.model.ablauf import Programmpunkt
from checker.model.dossier import Dossier, Plan
from checker.model.genehmigung import Genehmigung
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_EVENT: dict[str, object] = {
    "land": "Nordrhein-Westfalen", "art": "Stadtfest", "unterhaltung": True, "musik": True, "tanz": False,
}  # fmt: skip
_CALM = {"musik": False, "unterhaltung": False}


def _dossier(beginn: str, ende: str, event: dict[str, object] | None = None, **more: Any) -> Dossier:
    return Dossier(veranstaltung=Veranstaltung(**{**_EVENT, **(event or {})}, beginn=beginn, ende=ende), **more)


def _item(beginn: str, ende: str) -> list[Programmpunkt]:
    return [Programmpunkt(titel="Kapelle", ort="Bühne", datum="14.11.2027", beginn=beginn, ende=ende, art="Konzert")]


@rule(
    severity="error",
    source="§ 6 Feiertagsgesetz NRW",
    bad=[
        _dossier("14.11.2027 17:00", "14.11.2027 23:00"),
        _dossier("14.11.2027 12:00", "14.11.2027 20:00", {"art": "Flohmarkt"}),
        _dossier("14.11.2027 12:00", "14.11.2027 20:00", {"art": "Weihnachtsmarkt", **_CALM}),
        _dossier("21.11.2027 14:00", "21.11.2027 17:00", {**_CALM, "marktfestsetzung": True}),
        _dossier("27.03.2027 02:00", "27.03.2027 05:00"),
        _dossier("13.11.2027 12:00", "14.11.2027 23:00", programm=_item("17:30", "19:00")),
        _dossier("26.03.2027 18:00", "26.03.2027 20:00", {"unterhaltung": False}),
    ],
    good=[
        _dossier("14.11.2027 18:00", "14.11.2027 23:00"),
        _dossier("14.11.2027 13:00", "14.11.2027 20:00", {"art": "Flohmarkt"}),
        _dossier("14.11.2027 13:00", "14.11.2027 20:00", {"art": "Weihnachtsmarkt", **_CALM}),
        _dossier("27.03.2027 06:00", "27.03.2027 12:00"),
        _dossier("13.11.2027 12:00", "14.11.2027 23:00", programm=_item("18:00", "19:00")),
        _dossier(
            "26.03.2027 18:00",
            "26.03.2027 20:00",
            genehmigungen=[Genehmigung(art="Feiertagsausnahme", erteilt="01.02.2027")],
        ),
    ],
)
def stiller_feiertag(plan: Plan, *, stille_feiertage: Mapping[str, Any]) -> Iterator[Evidence]:
    event = plan.veranstaltung
    if not ruhig(event.beginn, event.ende):
        raise not_applicable("kein stiller Feiertag")
    if not verstoesse(plan, stille_feiertage, "Unterhaltung"):
        return
    market = event.art in stille_feiertage["wie Märkte"]
    light = market or event.unterhaltung or event.tanz
    if not light and not event.musik:
        market = light = bool(event.bekannt("marktfestsetzung"))
        if not market:
            raise not_applicable("keine Unterhaltungsveranstaltung")
    found = verstoesse(plan, stille_feiertage, "Märkte" if market else "Unterhaltung")
    if not found or ist_erteilt(plan, "Feiertagsausnahme"):
        return
    cap: Severity | None = None if light else "info"
    for quiet, places in found.items():
        since, until = quiet.verboten
        yield evidence(
            *places,
            message=f"Am {quiet.tag:%d.%m.%Y} ist {quiet.name}. Verboten ist die Veranstaltung von {since:%d.%m. %H:%M} bis {until:%d.%m. %H:%M} Uhr.",
            cap=cap,
        )
