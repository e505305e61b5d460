"""Wer bewacht, hat keine eingetragene Qualifikation nach § 34a GewO.

Warum: Wer kontrolliert, schützt oder den Zutritt regelt, braucht die Unterrichtung. Leitende Kräfte großer geschützter Veranstaltungen brauchen die Sachkundeprüfung.

Ausnahmen: Reine Servicekräfte bewachen nicht. Dann bei „Bewachungsaufgabe“ nein eintragen.

Abhilfe: Den Nachweis anfordern und die Qualifikation eintragen, zum Beispiel „Unterrichtung § 34a“ oder „Sachkunde § 34a“.
"""

from collections.abc import Iterator

from checker.calc.besetzung import funktion
from checker.calc.geltung import anzahl
from checker.model.dossier import Dossier, Plan
from checker.model.personal import Posten
from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_STEWARDS = ("Ordner", "Ordnungsdienstleiter")


def _case(besucher: str | None, **said: object) -> Dossier:
    event = Veranstaltung(bezeichnung="Hafenkonzert", besucher=besucher)
    return Dossier(veranstaltung=event, posten=[Posten(**{"funktion": "Ordner", "anzahl": "4", **said})])


@rule(
    severity="warning",
    source="§ 34a Abs. 1 und 1a GewO",
    confidence="S",
    bad=[
        _case("900", bewachung=True),
        _case("5.001", bewachung=True, leitend=True, qualifikation="Unterrichtung § 34a"),
        _case("5.001", leitend=True, funktion="Ordnungsdienstleiter", qualifikation="Unterrichtung § 34a"),
    ],
    good=[
        _case(None, bewachung=True, qualifikation="Unterrichtung § 34a"),
        _case("5.000", bewachung=True, leitend=True, qualifikation="Unterrichtung § 34a"),
        _case("5.001", bewachung=True, leitend=True, qualifikation="Sachkundeprüfung § 34a"),
        _case("5.001", bewachung=False, leitend=True),
        _case("5.001", leitend=True, funktion="Einsatzleitung"),
    ],
)
def bewachung_ohne_qualifikation(plan: Plan, *, leitende_bewachung: int) -> Iterator[Evidence]:
    guards = [row for row in plan.posten if _bewacht(row)]
    if not guards:
        raise not_applicable("kein Posten mit Bewachungsaufgabe")
    for row in guards:
        text = row.bekannt("qualifikation") or ""
        if row.bekannt("bewachung") and not text:
            message = f"Der Posten {row.funktion} bewacht, eine Qualifikation nach § 34a GewO ist nicht eingetragen."
        elif row.bekannt("leitend") and "sachkunde" not in text.casefold():
            visitors = plan.veranstaltung.besucher
            if visitors <= leitende_bewachung:
                continue
            message = f"Der Posten {row.funktion} leitet die Bewachung bei {anzahl(visitors)} Besuchern. Eingetragen ist keine Sachkundeprüfung."
        else:
            continue
        yield evidence(
            row.fundstelle("qualifikation"),
            row.fundstelle("funktion"),
            message=message,
            ist=text or "keine Angabe",
            soll="Sachkundeprüfung" if row.bekannt("leitend") else "Unterrichtung",
        )


def _bewacht(row: Posten) -> bool:
    """True if a post guards; where that is not said, leading stewards do."""
    said = row.bekannt("bewachung")
    return bool(said if said is not None else row.bekannt("leitend") and funktion(row.funktion) in _STEWARDS)
