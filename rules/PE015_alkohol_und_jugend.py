"""Wo Alkohol ausgeschenkt wird, sind auch Gäste unter 16 Jahren zugelassen.

Warum: An Personen unter 16 Jahren darf kein Alkohol abgegeben werden, Branntwein erst ab 18 Jahren.

Abhilfe: Das Personal am Ausschank einweisen, Ausweise prüfen und das Jugendschutzgesetz aushängen.
"""

from collections.abc import Iterator

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="info",
    source="§ 9 Abs. 1 JuSchG",
    bad=[Veranstaltung(alkohol=True), Veranstaltung(alkohol=True, mindestalter=15)],
    good=[Veranstaltung(alkohol=True, mindestalter=16), Veranstaltung(alkohol=True, mindestalter=18)],
)
def alkohol_und_jugend(veranstaltung: Veranstaltung, *, alkohol_mindestalter: int) -> Iterator[Evidence]:
    if not veranstaltung.alkohol:
        raise not_applicable("kein Ausschank von Alkohol")
    age = veranstaltung.bekannt("mindestalter")
    if age is None or age < alkohol_mindestalter:
        who = "Besucher jeden Alters" if age is None else f"Besucher ab {age} Jahren"
        places = veranstaltung.fundstelle("alkohol"), veranstaltung.fundstelle("mindestalter")
        yield evidence(
            *(places if age is None else reversed(places)),
            message=f"Es gibt Alkohol, und zugelassen sind {who}. An Personen unter {alkohol_mindestalter} Jahren darf keiner abgegeben werden.",
            ist=age,
            soll=alkohol_mindestalter,
            unit="Jahre",
        )
