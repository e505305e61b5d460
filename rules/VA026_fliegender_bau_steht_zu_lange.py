"""Ein Fliegender Bau steht länger als drei Monate.

Warum: Als Fliegender Bau gilt nur, was bald wieder abgebaut wird. Danach braucht der Bau eine normale Baugenehmigung.

Ausnahmen: Geprüft werden Zelte, Bühnen, Tribünen und Fahrgeschäfte. Außerhalb von Nordrhein-Westfalen ist es eine Warnung.

Abhilfe: Den Bau früher abbauen oder rechtzeitig eine Baugenehmigung beantragen.
"""

from collections.abc import Iterator
from datetime import timedelta

from checker.model.genehmigung import Bauwerk
from checker.rule import Evidence, evidence, not_applicable, rule

_ARTEN = ("Zelt", "Bühne", "Tribüne", "Fahrgeschäft")


@rule(
    severity="error",
    source="Bauordnung des Landes, in Nordrhein-Westfalen § 78 BauO NRW 2018",
    bad=[
        Bauwerk(bezeichnung="Festzelt", art="Zelt", aufgebaut="01.05.2027", abgebaut="02.08.2027"),
        Bauwerk(bezeichnung="Tribüne Süd", art="Tribüne", aufgebaut="01.05.2027", abgebaut="01.05.2028"),
    ],
    good=[
        Bauwerk(bezeichnung="Festzelt", art="Zelt", aufgebaut="01.05.2027", abgebaut="01.08.2027"),
        Bauwerk(bezeichnung="Funkturm", art="Turm", aufgebaut="01.05.2027", abgebaut="01.05.2028"),
    ],
)
def fliegender_bau_steht_zu_lange(bau: Bauwerk, *, standzeit_hoechstens: int) -> Iterator[Evidence]:
    if bau.art not in _ARTEN:
        raise not_applicable("kein Zelt, keine Bühne, keine Tribüne und kein Fahrgeschäft")
    days = (bau.abgebaut - bau.aufgebaut).days
    if days > standzeit_hoechstens:
        yield evidence(
            bau.fundstelle("abgebaut"),
            bau.fundstelle("aufgebaut"),
            message=f"{bau.schluessel} steht {days} Tage. Als Fliegender Bau darf er höchstens {standzeit_hoechstens} Tage stehen.",
            ist=bau.abgebaut,
            soll=bau.aufgebaut + timedelta(days=standzeit_hoechstens),
        )
