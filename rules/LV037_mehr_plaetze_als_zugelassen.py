"""Es sind mehr Sitzplätze ausgeschrieben, als der Raum fasst.

Warum: Wie viele Personen in einen Raum oder ein Zelt dürfen, ist festgelegt. Mehr Stühle werden bezahlt und nicht gestellt.

Ausnahmen: Verglichen wird nur, wenn das Leistungsverzeichnis einen Raum mit Personenzahl und die Plätze in Stück nennt. Gibt es mehrere Räume, zählt der größte.

Abhilfe: Die Menge mit dem Bestuhlungsplan abgleichen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.auswahl import in_koepfen, nennende
from checker.calc.texte import gefaltete, zahlen_vor
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


def _lv(seats: str, unit: str = "Stk") -> Zeilen[Position]:
    return Zeilen(
        [
            Position(oz="01.0010", kurztext="Festzelt für 400 Personen", art="Hinweis"),
            Position(oz="01.0020", kurztext="Stühle mit Lehne", menge=seats, einheit=unit),
        ]
    )


@rule(
    severity="info",
    source="Erfahrungswert der Veranstaltungspraxis",
    confidence="M",
    bad=[_lv("401")],
    good=[_lv("400"), _lv("401", "Tag")],
)
def mehr_plaetze_als_zugelassen(
    positionen: Zeilen[Position], *, plaetze_im_raum: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    described = positionen.mit("kurztext")
    seats = in_koepfen(nennende(described, gefaltete(tuple(plaetze_im_raum["Plätze"]))))
    rooms = [
        (number, position)
        for position in (nennende(described, plaetze_im_raum["Raum"]) if seats else ())
        for number in zahlen_vor(position.gefaltet, plaetze_im_raum["Wörter"])
    ]
    if not rooms or not seats:
        raise not_applicable("ein Raum mit Personenzahl oder Sitzplätze sind nicht genannt")
    holds, place = max(rooms, key=lambda pair: pair[0])
    count = sum((position.menge for position in seats.mit("menge")), Decimal(0))
    if count > holds:
        yield evidence(
            *(position.fundstelle("menge") for position in seats),
            place.fundstelle("langtext" if place.bekannt("langtext") else "kurztext"),
            message=f"Ausgeschrieben sind {count:f} Sitzplätze, der Raum ist für {holds:f} Personen genannt.",
            ist=count,
            soll=f"höchstens {holds:f}",
        )
