"""Eine Zahl im Veranstaltungsplan kann nicht stimmen.

Warum: Negative und riesige Zahlen sind Tippfehler. Alles, was mit ihnen gerechnet wird, ist falsch.

Ausnahmen: Beträge, Lasten und Einwohner haben keine obere Grenze. Null ist erlaubt, außer bei Ausgangsbreiten und Flächen.

Abhilfe: Die Zahl und ihre Einheit in der Zelle berichtigen.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.model.dossier import PLANTEILE, Dossier, Plan
from checker.model.genehmigung import Bauwerk
from checker.model.veranstaltung import Ausgang, Flaeche, Veranstaltung
from checker.model.werte import zahl
from checker.model.zeile import Feld, Zeile, Zeilen
from checker.model.zeit import Dauer
from checker.rule import Evidence, evidence, rule

_PERSONEN = ("besucher", "gleichzeitig", "zulaessig", "mitwirkende", "prominente", "personen")
_OHNE_GRENZE = ("einwohner",)
_NIE_NULL = (("ausgaenge", "breite"), ("flaechen", "quadratmeter"))
_PLATZ: dict[str, object] = {"bezeichnung": "Marktplatz", "nutzung": "Stehplätze"}


@rule(
    severity="error",
    source="Rechenlogik: Zahlen eines Plans liegen in möglichen Grenzen",
    bad=[
        Dossier(flaechen=[Flaeche(**_PLATZ, quadratmeter="-250")]),
        Dossier(flaechen=[Flaeche(**_PLATZ, quadratmeter="0")]),
        Dossier(flaechen=[Flaeche(**_PLATZ, quadratmeter="800", personen="1000001")]),
        Dossier(ausgaenge=[Ausgang(bezeichnung="Tor 1", breite="0")]),
        Dossier(ausgaenge=[Ausgang(bezeichnung="Tor 1", breite="1200")]),
        Dossier(veranstaltung=Veranstaltung(land="Hessen", wasserstellen="-1", mindestalter="160")),
        Dossier(bauten=[Bauwerk(bezeichnung="Turm", art="Turm", hoehe="12.000")]),
    ],
    good=[
        Dossier(flaechen=[Flaeche(**_PLATZ, zulaessig="1000000", abzug="0", wand_abstand="1000")]),
        Dossier(
            veranstaltung=Veranstaltung(land="Hessen", einwohner="3800000", mindestalter="0", stellplaetze="100000")
        ),
    ],
)
def wert_unmoeglich(plan: Plan, *, plausible_werte: Mapping[str, Any]) -> Iterator[Evidence]:
    for kind in PLANTEILE:
        if not plan.hat(kind.teil):
            continue
        found = plan.teil(kind.teil)
        rows = found if isinstance(found, Zeilen) else [found]
        for field in kind.felder.values():
            if field.type not in (Decimal, int, Dauer):
                continue
            values = found.spalte(field.name) if isinstance(found, Zeilen) else [found.bekannt(field.name)]
            named = plausible_werte.get(f"{kind.name} {field.heading}", plausible_werte.get(_art(field)))
            limit = None if field.name in _OHNE_GRENZE else named
            yield from _unmoeglich(rows, field, values, limit, (kind.teil, field.name) in _NIE_NULL)


def _art(field: Feld) -> str:
    """Under which name the limit of a field stands."""
    return field.unit or ("Personen" if field.name in _PERSONEN else "Anzahl")


def _unmoeglich(
    rows: Iterable[Zeile], field: Feld, values: Iterable[Any], limit: Any, never_zero: bool
) -> Iterator[Evidence]:
    for row, value in zip(rows, values, strict=True):
        if value is None or ((value > 0 or (value == 0 and not never_zero)) and (limit is None or value <= limit)):
            continue
        number = Decimal(value)
        shown = f"{zahl(number)} {field.unit}".rstrip()
        if value < 0:
            limit_said = "" if never_zero else " Er muss 0 oder mehr sein."
            why, needed = f"Negativ kann der Wert nicht sein.{limit_said}", Decimal(0)
        elif value == 0:
            why, needed = "Null kann der Wert nicht sein.", None
        else:
            why, needed = f"Möglich sind höchstens {zahl(Decimal(limit))} {field.unit}".rstrip() + ".", Decimal(limit)
        yield evidence(
            row.fundstelle(field.name),
            message=f"Bei {row.schluessel} steht „{field.heading}“ mit {shown}. {why}",
            ist=number,
            soll=needed,
            unit=field.unit,
        )
