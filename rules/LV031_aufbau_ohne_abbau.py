"""Ein Aufbau ist ausgeschrieben, ein Abbau nicht.

Warum: Wird der Abbau nicht bepreist, kommt er als Nachtrag oder bleibt stehen.

Ausnahmen: „Auf- und Abbau“ in einer Position genügt. Bleibt das Aufgebaute stehen, ist alles richtig.

Abhilfe: Eine Position für Abbau und Abtransport ergänzen oder im Text sagen, dass er enthalten ist.
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.calc.auswahl import nennende
from checker.model.ausschreibung import Position
from checker.model.zeile import Zeilen
from checker.rule import Evidence, evidence, not_applicable, rule


@rule(
    severity="info",
    source="Erfahrungswert der Veranstaltungspraxis",
    confidence="M",
    bad=[
        Zeilen(
            [Position(oz="01.0010", kurztext="Aufbau der Bühne"), Position(oz="01.0020", kurztext="Miete der Bühne")]
        )
    ],
    good=[
        Zeilen(
            [Position(oz="01.0010", kurztext="Aufbau der Bühne"), Position(oz="01.0020", kurztext="Abbau der Bühne")]
        ),
        Zeilen([Position(oz="01.0010", kurztext="Bühne, Auf- und Abbau, Montage")]),
    ],
)
def aufbau_ohne_abbau(
    positionen: Zeilen[Position], *, auf_und_abbau: Mapping[str, Sequence[str]]
) -> Iterator[Evidence]:
    described = positionen.mit("kurztext")
    up = nennende(described, auf_und_abbau["Aufbau"])
    if not up:
        raise not_applicable("kein Aufbau ausgeschrieben")
    if not nennende(described, auf_und_abbau["Abbau"]):
        yield evidence(
            *up.fundstellen("kurztext"),
            message="Ein Aufbau ist ausgeschrieben, ein Abbau kommt im Leistungsverzeichnis nicht vor.",
            ist=up[0].kurztext,
        )
