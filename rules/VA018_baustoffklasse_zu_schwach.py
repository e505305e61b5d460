"""Ein Vorhang, eine Dekoration oder ein Requisit brennt zu leicht.

Warum: Vorhänge, Ausstattungen und Ausschmückungen müssen mindestens schwerentflammbar sein, Requisiten normalentflammbar.

Ausnahmen: Mit selbsttätiger Löschanlage genügt bei Ausstattungen normalentflammbar. In notwendigen Fluren und Treppenräumen ist nur Nichtbrennbares erlaubt.

Abhilfe: Anderes Material nehmen oder es nach Vorschrift imprägnieren lassen und das Zertifikat aufheben.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import deckel
from checker.model.dossier import Dossier, Plan, bieterschluessel
from checker.model.genehmigung import Ausstattung
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_RANG = ("nichtbrennbar", "schwerentflammbar", "normalentflammbar", "leichtentflammbar")
_SOLL = {
    "Vorhang": "schwerentflammbar",
    "Ausstattung": "schwerentflammbar",
    "Ausschmückung": "schwerentflammbar",
    "Requisit": "normalentflammbar",
}
_SAAL = Veranstaltung(land="Nordrhein-Westfalen", umgebung="Raum", beginn="12.06.2027 18:00", gleichzeitig="900")
_KULISSE: dict[str, object] = {"bezeichnung": "Kulisse", "art": "Ausstattung", "ort": "Bühne"}
_VORHANG: dict[str, object] = {"bezeichnung": "Vorhang", "art": "Vorhang"}
_BUEHNE: dict[str, object] = {"bezeichnung": "Bühne", "nutzung": "Szenenfläche", "quadratmeter": "80"}


@rule(
    severity="error",
    source="§ 33 SBauVO NRW und entsprechende Verordnungen der Länder",
    bad=[
        Dossier(veranstaltung=_SAAL, ausstattung=[Ausstattung(**_VORHANG, baustoffklasse="normalentflammbar")]),
        Dossier(
            veranstaltung=_SAAL,
            flaechen=[Flaeche(**_BUEHNE)],
            ausstattung=[Ausstattung(**_KULISSE, baustoffklasse="normalentflammbar")],
        ),
        Dossier(
            veranstaltung=_SAAL,
            ausstattung=[Ausstattung(bezeichnung="Buch", art="Requisit", baustoffklasse="leichtentflammbar")],
        ),
        Dossier(ausstattung=[Ausstattung(**_VORHANG, rettungsweg=True, baustoffklasse="schwerentflammbar")]),
    ],
    good=[
        Dossier(veranstaltung=_SAAL, ausstattung=[Ausstattung(**_VORHANG, baustoffklasse="schwerentflammbar")]),
        Dossier(
            veranstaltung=_SAAL,
            flaechen=[Flaeche(**_BUEHNE, loeschanlage=True)],
            ausstattung=[Ausstattung(**_KULISSE, baustoffklasse="normalentflammbar")],
        ),
        Dossier(ausstattung=[Ausstattung(**_VORHANG, rettungsweg=True, baustoffklasse="nichtbrennbar")]),
        Dossier(ausstattung=[Ausstattung(bezeichnung="Buch", art="Requisit", baustoffklasse="normalentflammbar")]),
    ],
)
def baustoffklasse_zu_schwach(plan: Plan, *, geltungsbereich: Mapping[str, Any]) -> Iterator[Evidence]:
    known = plan.ausstattung.mit("art")
    things = known.auswahl(i for i, art in enumerate(known.spalte("art")) if art in _SOLL)
    if not things:
        raise not_applicable("kein Vorhang, keine Ausstattung, keine Ausschmückung und kein Requisit")
    for thing in things.mit("baustoffklasse"):
        needed = _noetig(plan, thing)
        if _RANG.index(thing.baustoffklasse) > _RANG.index(needed):
            where = "In notwendigen Fluren und Treppenräumen" if thing.bekannt("rettungsweg") else f"Bei „{thing.art}“"
            yield evidence(
                thing.fundstelle("baustoffklasse"),
                message=f"{thing.schluessel} ist {thing.baustoffklasse}. {where} muss das Material {needed} sein.",
                ist=thing.baustoffklasse,
                soll=needed,
                cap=deckel(plan, geltungsbereich),
            )


def _noetig(plan: Plan, thing: Ausstattung) -> str:
    """The weakest class that will do for a thing where it stands."""
    if thing.bekannt("rettungsweg"):
        return "nichtbrennbar"
    if thing.art == "Ausstattung" and plan.hat("flaechen"):
        place = bieterschluessel(thing.bekannt("ort"))
        if any(
            bieterschluessel(area.bekannt("bezeichnung")) == place and area.bekannt("loeschanlage")
            for area in plan.flaechen
        ):
            return _SOLL["Requisit"]
    return _SOLL[thing.art]
