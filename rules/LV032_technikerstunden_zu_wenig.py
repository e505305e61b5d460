"""Es sind weniger Technikerstunden ausgeschrieben, als Betriebsstunden genannt sind.

Warum: Eine Anlage, die läuft, braucht jemanden am Pult. Fehlende Stunden kommen als Nachtrag.

Ausnahmen: Verglichen wird nur, wenn das Leistungsverzeichnis beides nennt.

Abhilfe: Die Stunden für Aufbau, Probe, Betrieb und Abbau zusammenzählen und die Menge angleichen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.calc.auswahl import in_einheit, nennende, ohne_art
from checker.model.ausschreibung import Position
from checker.model.regex import regex
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule

_HOURS = regex(r"\d ?(?:std|stunden|h)\b")


def _lv(hours: str) -> Zeilen[Position]:
    return Zeilen(
        [
            Position(oz="01.0010", kurztext="Tonanlage für 8 Stunden Betrieb", einheit="psch"),
            Position(oz="01.0020", kurztext="Tontechniker", menge=hours, einheit="Std"),
        ]
    )


@rule(
    severity="info",
    source="Erfahrungswert der Veranstaltungspraxis",
    confidence="M",
    bad=[_lv("7")],
    good=[_lv("8")],
)
def technikerstunden_zu_wenig(
    positionen: Zeilen[Position], *, technikerstunden: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    described = ohne_art(positionen.mit("kurztext"), "Hinweis")
    crew = nennende(in_einheit(described, "Std"), technikerstunden["Techniker"])
    running = nennende(described, technikerstunden["Betrieb"]) if crew else ()
    words = "|".join(re.escape(word) for word in technikerstunden["Betrieb"])
    hours_named = regex(
        rf"(?:{words})\w*\D{{0,12}}(\d+(?:,\d+)?) ?(?:std|stunden|h)\b|(\d+(?:,\d+)?) ?(?:std\.?|stunden|h) (?:{words})"
    )
    named = [
        (Decimal((match[1] or match[2]).replace(",", ".")), position)
        for position in (position for position in running if _HOURS.search(position.gefaltet))
        for match in hours_named.finditer(position.text.casefold())
    ]
    if not named or not crew:
        raise not_applicable("Betriebsstunden oder Technikerstunden sind nicht genannt")
    needed, place = max(named, key=lambda pair: pair[0])
    hours = sum(crew.mit("menge").spalte("menge"), Decimal(0))
    if hours < needed:
        yield evidence(
            crew[0].fundstelle("menge"),
            place.fundstelle("langtext" if place.bekannt("langtext") else "kurztext"),
            message="Es sind weniger Technikerstunden ausgeschrieben, als Betriebsstunden genannt sind.",
            ist=hours,
            soll=needed,
            unit="Std",
        )
