"""Für die genannte Besucherzahl sind wenige Ordner ausgeschrieben.

Warum: Wie viele Ordner nötig sind, hängt von Ort und Gefahr ab. Sehr wenige fallen bei der Genehmigung auf und kommen als Nachtrag.

Ausnahmen: Verglichen wird nur, wenn das Leistungsverzeichnis Besucher und Ordner nach Köpfen nennt. Ein Sicherheitskonzept geht vor.

Abhilfe: Die Zahl mit dem Sicherheitskonzept abgleichen und die Menge anpassen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any

from checker.calc.auswahl import in_koepfen, nennende
from checker.calc.texte import gefaltete, zahlen_vor
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _lv(ordner: str, unit: str = "Pers.") -> Zeilen[Position]:
    return Zeilen(
        [
            Position(oz="01.0010", kurztext="Das Fest hat 1.200 Besucher", art="Hinweis"),
            Position(oz="01.0020", kurztext="Ordner am Einlass", menge=ordner, einheit=unit),
        ]
    )


@rule(
    severity="info",
    source="Erfahrungswert der Veranstaltungspraxis",
    confidence="M",
    bad=[_lv("11")],
    good=[_lv("12"), _lv("11", "Std")],
)
def ordner_zu_wenig(positionen: Zeilen[Position], *, ordner_je_besucher: Mapping[str, Any]) -> Iterator[Evidence]:
    words: Sequence[str] = ordner_je_besucher["Wörter"]
    described = positionen.mit("kurztext")
    guests = [(n, p) for p in nennende(described, words) for n in zahlen_vor(p.gefaltet, words)]
    stewards = in_koepfen(nennende(described, gefaltete(tuple(ordner_je_besucher["Ordner"]))))
    if not guests or not stewards:
        raise not_applicable("Besucher oder Ordner sind nicht genannt")
    visitors, place = max(guests, key=lambda pair: pair[0])
    count = sum((position.menge for position in stewards.mit("menge")), Decimal(0))
    needed = (visitors / ordner_je_besucher["Besucher"]).to_integral_value(ROUND_CEILING)
    if count < needed:
        yield evidence(
            *(position.fundstelle("menge") for position in stewards),
            place.fundstelle("langtext" if place.bekannt("langtext") else "kurztext"),
            message=f"Für {visitors:f} Besucher sind {count:f} Ordner ausgeschrieben. Bitte mit dem Sicherheitskonzept abgleichen.",
            ist=count,
            soll=f"Faustregel: {needed:f}",
        )
