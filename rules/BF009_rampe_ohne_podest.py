"""Eine Rampe hat zu lange Läufe oder zu kurze Podeste.

Warum: Nach sechs Metern braucht man im Rollstuhl eine ebene Fläche zum Ausruhen.

Ausnahmen: Bei Rampen nur für die Veranstaltung ist es eine Warnung. Bis 0,36 m Höhe reicht ein Lauf ohne Podest.

Abhilfe: Ein Podest einfügen oder verlängern.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.calc.barrierefrei import mindestens, rampe
from checker.finding import Severity
from checker.model.veranstaltung import Weg
from checker.model.werte import zahl
from checker.model.zeile import Missing, melden
from checker.rule import Evidence, evidence, not_applicable, rule

_RAMP: dict[str, object] = {
    "bezeichnung": "Rampe Nord", "art": "Rampe", "laenge": "12", "hoehenunterschied": "0,72", "laengster_lauf": "6",
    "podestlaenge": "1,50",
}  # fmt: skip


@rule(
    severity="error",
    source="DIN 18040-1",
    bad=[
        Weg(**{**_RAMP, "laengster_lauf": "6,01", "dauerhaft": True}),
        Weg(**{**_RAMP, "laengster_lauf": "6,01"}),
        Weg(**{**_RAMP, "podestlaenge": "1,49"}),
        Weg(**{**_RAMP, "laengster_lauf": None, "podestlaenge": "1,49"}),
    ],
    good=[
        Weg(**_RAMP),
        Weg(bezeichnung="Rampe Süd", art="Rampe", laenge="6", hoehenunterschied="0,36", laengster_lauf="6"),
    ],
)
def rampe_ohne_podest(weg: Weg, *, rampe_masse: Mapping[str, Decimal]) -> Iterator[Evidence]:
    if weg.art != "Rampe":
        raise not_applicable("keine Rampe")
    cap: Severity | None = None if weg.bekannt("dauerhaft") else "warning"
    run, limit = weg.bekannt("laengster_lauf"), Decimal(rampe_masse["Lauf in m"])
    if run is None:
        melden([Missing(weg, "laengster_lauf")])
    elif run > limit:
        yield evidence(
            weg.fundstelle("laengster_lauf"),
            message=f"{weg.schluessel}: Der längste Lauf ist {zahl(run)} m, erlaubt sind {zahl(limit)} m ohne Podest.",
            ist=run,
            soll=limit,
            unit="m",
            cap=cap,
        )
    if rampe(weg.hoehenunterschied, rampe_masse).podeste:
        yield from mindestens(weg, "podestlaenge", Decimal(rampe_masse["Podest in m"]), cap)
