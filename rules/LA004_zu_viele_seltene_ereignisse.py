"""An einem Ort sind mehr seltene Ereignisse geplant, als im Jahr erlaubt sind.

Warum: Seltene Ereignisse dürfen lauter sein, weil es wenige sind. Ist die Zahl erreicht, gelten wieder die strengen Richtwerte.

Ausnahmen: In Nordrhein-Westfalen sind 18 Tage möglich, ab 14 ist es ein Hinweis. Anderswo sind 10 Tage üblich. Im Raum wird nur geprüft, was eingetragen ist.

Abhilfe: Die Tage des Jahres an diesem Ort abstimmen. Sonst leiser planen oder einen anderen Ort wählen.
"""

from collections.abc import Iterator, Mapping

from checker.model.veranstaltung import Veranstaltung
from checker.rule import Evidence, evidence, not_applicable, rule

_CASE: dict[str, object] = {"land": "Nordrhein-Westfalen", "musik": True, "beginn": "12.06.2027 16:00"}


@rule(
    severity="warning",
    source="Freizeitlärmerlass NRW; Freizeitlärm-Richtlinie der LAI, Nr. 4.4",
    confidence="S",
    bad=[
        Veranstaltung(**_CASE, seltene_tage="19"),
        Veranstaltung(**_CASE, seltene_tage="14"),
        Veranstaltung(**{**_CASE, "land": "Hessen"}, seltene_tage="11"),
    ],
    good=[
        Veranstaltung(**_CASE, seltene_tage="13"),
        Veranstaltung(**{**_CASE, "land": "Hessen"}, seltene_tage="10"),
    ],
)
def zu_viele_seltene_ereignisse(
    veranstaltung: Veranstaltung, *, seltene_ereignisse_zahl: Mapping[str, int]
) -> Iterator[Evidence]:
    if veranstaltung.leer("seltene_tage"):
        if veranstaltung.bekannt("umgebung") == "Raum":
            raise not_applicable("die Veranstaltung ist nicht im Freien")
        if not veranstaltung.musik:
            raise not_applicable("keine verstärkte Musik")
    days, most = veranstaltung.seltene_tage, seltene_ereignisse_zahl["Höchstzahl"]
    if days > most or days >= seltene_ereignisse_zahl.get("Hinweis", most + 1):
        over = "erlaubt sind" if days > most else "das ist nahe an der Grenze von"
        yield evidence(
            veranstaltung.fundstelle("seltene_tage"),
            message=f"Mit dieser Veranstaltung gibt es {days} seltene Ereignisse am Ort im Jahr, {over} {most}.",
            ist=days,
            soll=most,
            unit="Tage",
            cap=None if days > most else "info",
        )
