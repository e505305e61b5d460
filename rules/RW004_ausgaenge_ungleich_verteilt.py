"""Die Ausgänge einer Fläche sind ungleich verteilt.

Warum: Liegen alle Ausgänge auf einer Seite, versperrt ein einziges Feuer sie alle. Ein viel breiterer Ausgang zieht zu viele an.

Ausnahmen: Ohne Angabe der Seite wird nur die Breite verglichen.

Abhilfe: Ausgänge entgegengesetzt anordnen und die Breite möglichst gleich verteilen.
"""

from collections.abc import Iterator

from checker.calc.jedes import jedes
from checker.calc.rettungsweg import ausgaenge, ausgangsmass, name
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Ausgang, Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(*exits: tuple[str, str | None]) -> Dossier:
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00", umgebung="Raum"),
        ausgaenge=[
            Ausgang(bezeichnung=f"A{n}", flaeche="Saal", breite=width, seite=side)
            for n, (width, side) in enumerate(exits, 1)
        ],
    )


@rule(
    severity="warning",
    source="§ 6 Abs. 4 und 5 SBauVO NRW und MVStättVO",
    bad=[_plan(("1,20", "Nord"), ("2,41", "Süd")), _plan(("1,20", "Nord"), ("1,20", "nord "))],
    good=[_plan(("1,20", "Nord"), ("2,40", "Süd")), _plan(("1,20", "Nord"), ("1,20", None)), _plan(("1,20", "Nord"))],
)
def ausgaenge_ungleich_verteilt(plan: Plan, *, ausgangsverteilung: int) -> Iterator[Evidence]:
    def check(own: list[Ausgang]) -> Iterator[Evidence]:
        if len(own) < 2:
            raise not_applicable("nur ein Ausgang")
        sides = {name(way.bekannt("seite")) for way in own}
        if len(sides) == 1 and "" not in sides:
            yield evidence(
                *(way.fundstelle("seite") for way in own),
                message=f"Alle Ausgänge der Fläche {own[0].flaeche} liegen auf derselben Seite.",
                ist=own[0].seite,
                soll="verschiedene Seiten",
            )
        widest = max(own, key=ausgangsmass)
        narrowest = min(own, key=ausgangsmass)
        most = narrowest.breite * ausgangsverteilung
        if widest.breite > most:
            yield evidence(
                widest.fundstelle("breite"),
                narrowest.fundstelle("breite"),
                message=(
                    f"{widest.schluessel} der Fläche {widest.flaeche} ist {zahl(widest.breite)} m breit, "
                    f"{narrowest.schluessel} nur {zahl(narrowest.breite)} m. Die Breite ist ungleich verteilt."
                ),
                ist=widest.breite,
                soll=f"höchstens {zahl(most)} m",
                unit="m",
            )

    return jedes(ausgaenge(plan).values(), check)
