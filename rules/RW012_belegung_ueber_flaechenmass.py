"""Auf einer Fläche sind mehr Personen geplant, als ihre Größe vorsieht.

Warum: Nach der Größe werden Rettungswege bemessen. Mehr Personen passen selten, und die Wege reichen dann nicht.

Ausnahmen: Der genehmigte Plan darf eine andere Zahl festlegen. Zu dichte Stehplätze meldet RW011.

Abhilfe: Die Belegung senken oder die andere Zahl im Bestuhlungsplan genehmigen lassen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.calc.geltung import anzahl
from checker.calc.jedes import jedes
from checker.calc.rettungsweg import BESUCHERFLAECHEN, dichte_grenze, flaechenmass, nutzflaeche
from checker.model.dossier import Dossier, Plan
from checker.model.veranstaltung import Flaeche, Veranstaltung
from checker.model.werte import zahl
from checker.rule import Evidence, evidence, not_applicable, rule


def _plan(persons: int, use: str, **more: str) -> Dossier:
    size = {"quadratmeter": "300,9", **more}
    return Dossier(
        veranstaltung=Veranstaltung(land="Nordrhein-Westfalen", beginn="12.06.2027 19:00"),
        flaechen=[Flaeche(bezeichnung="Saal", nutzung=use, personen=persons, **size)],
    )


@rule(
    severity="warning",
    source="§ 1 Abs. 2 SBauVO NRW und MVStättVO",
    bad=[
        _plan(301, "Tische"), _plan(602, "Sitzreihen"), _plan(281, "Ausstellung", abzug="20"),
        _plan(81, "Stufenreihen", stufenlaenge="40,4"),
    ],
    good=[
        _plan(300, "Tische"), _plan(601, "Sitzreihen"), _plan(280, "Ausstellung", abzug="20"),
        _plan(80, "Stufenreihen", stufenlaenge="40,4"), _plan(700, "Stehplätze"),
        _plan(700, "Stufenreihen", stufenlaenge="40,4"),
    ],
)  # fmt: skip
def belegung_ueber_flaechenmass(
    plan: Plan, *, besucherflaechenmass: Mapping[str, Any], personendichte: Mapping[str, Any]
) -> Iterator[Evidence]:
    def check(row: Flaeche) -> Iterator[Evidence]:
        if row.nutzung not in BESUCHERFLAECHEN or row.nutzung == "Stehplätze":
            raise not_applicable("keine Fläche, für die ein Flächenmaß gilt")
        steps = row.nutzung == "Stufenreihen"
        most = flaechenmass(row, besucherflaechenmass)
        if row.personen <= most:
            return
        sized = steps and not row.leer("quadratmeter")
        if sized and row.personen > dichte_grenze(row, personendichte["planung"]):
            raise not_applicable("die Dichte meldet schon RW011")
        each = f"{besucherflaechenmass[row.nutzung]} je {'m' if steps else 'm²'}"
        size = row.stufenlaenge if steps else nutzflaeche(row)
        yield evidence(
            row.fundstelle("personen"),
            row.fundstelle("stufenlaenge" if steps else "quadratmeter"),
            message=(
                f"{row.schluessel} ist mit {anzahl(row.personen)} Personen geplant. Bei {zahl(size)} {'m' if steps else 'm²'} "
                f"und {each} sind {anzahl(most)} vorgesehen."
            ),
            ist=row.personen,
            soll=most,
            unit="Personen",
        )

    return jedes(plan.flaechen, check)
