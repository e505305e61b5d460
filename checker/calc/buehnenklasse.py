"""The class of the stages of an event, and who must be there because of it (facts E-A12, E-A14)."""

from collections.abc import Mapping
from typing import Any, Literal

from checker.calc.geltung import anzahl, besucherzahl
from checker.model.dossier import Plan
from checker.model.tupel import NamedTuple
from checker.model.veranstaltung import Flaeche
from checker.model.werte import zahl

Klasse = Literal["groß", "mittel", "klein"]
VERANTWORTLICHER = "Verantwortlicher für Veranstaltungstechnik"
FACHKRAFT = "Fachkraft für Veranstaltungstechnik"
AUFSICHT = "Aufsichtsperson"


class Buehne(NamedTuple):
    """How large the stages are, as far as duties depend on it."""

    klasse: Klasse
    grund: str
    """The end of a sentence: `die Szenenfläche hat 240 m²`."""
    flaeche: Flaeche | None
    """The stage that decides; None if the hall does."""


class Rollen(NamedTuple):
    """Who must be there at once."""

    anzahl: int
    funktionen: tuple[str, ...]
    """Each of them will do; the first is the one that the ordinance names."""


def szenenflaechen(plan: Plan) -> list[Flaeche]:
    """The stages of a plan, the largest first; none without a sheet of areas. Raises Missing for use or size."""
    if not plan.hat("flaechen"):
        return []
    stages = [area for area in plan.flaechen if area.nutzung == "Szenenfläche"]
    return sorted(stages, key=lambda area: -area.quadratmeter)


def grosse_szenenflaeche(stage: Flaeche, szenenflaeche: Mapping[str, Any]) -> str:
    """Why a stage counts as large: by its size or as a Großbühne; "" if it does not."""
    size = stage.quadratmeter
    if size < szenenflaeche["zählt ab m²"]:
        return ""
    if size > szenenflaeche["groß über m²"]:
        return f"die Szenenfläche hat {zahl(size)} m²"
    above = stage.bekannt("oberbuehne")
    if above is not None and above > szenenflaeche["Oberbühne über m"]:
        return f"die Oberbühne liegt {zahl(above)} m über der Öffnung"
    return "die Bühne hat eine Unterbühne" if stage.bekannt("unterbuehne") else ""


def buehnenklasse(plan: Plan, szenenflaeche: Mapping[str, Any]) -> Buehne:
    """The class that decides about people: the largest stage, or a hall for many uses. Raises Missing."""
    stages = szenenflaechen(plan)
    for stage in stages:
        if why := grosse_szenenflaeche(stage, szenenflaeche):
            return Buehne("groß", why, stage)
    limit, many = szenenflaeche["mittel über m²"], szenenflaeche["Mehrzweckhalle über Plätzen"]
    middle = next((stage for stage in stages if stage.quadratmeter > limit), None)
    event = plan.veranstaltung
    # a hall is asked for its kind only where that would change the class
    if (
        event.umgebung == "Raum"
        and (middle is None or besucherzahl(plan, many) > many)
        and event.raumart == "Mehrzweckhalle"
    ):
        count = besucherzahl(plan, many)
        return Buehne("groß" if count > many else "mittel", f"die Mehrzweckhalle hat {anzahl(count)} Plätze", None)
    if middle:
        return Buehne("mittel", f"die Szenenfläche hat {zahl(middle.quadratmeter)} m²", middle)
    return Buehne("klein", f"keine Szenenfläche über {zahl(limit)} m² und keine Mehrzweckhalle", None)


def noetig(klasse: Klasse, erleichterung: bool, fachkraefte: Mapping[str, Any]) -> Rollen | None:
    """Who must be there during the show; None if the ordinance asks for nobody."""
    if klasse == "groß":
        return Rollen(int(fachkraefte["erleichtert" if erleichterung else "groß"]), (VERANTWORTLICHER,))
    if klasse == "mittel":
        others = (VERANTWORTLICHER, AUFSICHT) if erleichterung else (VERANTWORTLICHER,)
        return Rollen(int(fachkraefte["mittel"]), (FACHKRAFT, *others))
    return None
