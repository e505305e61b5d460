"""Ein Bieter aus dem Ausland weist keine Umsatzsteuer aus.

Warum: Der Auftraggeber schuldet die Steuer dann meist selbst (§ 13b UStG). Das Angebot kostet ihn 19 % oder 7 % mehr.

Ausnahmen: Ohne Angabe zum Sitzland gilt der Bieter als inländisch. Steht dort nur eine Stadt, wird nach dem Land gefragt.

Abhilfe: § 13b UStG prüfen lassen. Die Steuer in der Mittelplanung und im Vergleich der Angebote ansetzen.
"""

from collections.abc import Iterator

from checker.calc.steuer import im_inland
from checker.model.angebot import Angebot, Preis
from checker.model.gaps import Rueckfrage
from checker.rule import Evidence, evidence, rule

_PRICES = [Preis(oz="01.0010", ep="900")]


@rule(
    severity="warning",
    source="§ 13b Abs. 1, 2 und 5 UStG",
    bad=[
        Angebot(bieter="A", sitz="Österreich", umsatzsteuer="0", preise=_PRICES),
        Angebot(bieter="A", sitz="6020 Innsbruck, Österreich", preise=_PRICES),
        Angebot(bieter="A", sitz="NL", preise=_PRICES),
    ],
    good=[
        Angebot(bieter="A", sitz="Österreich", umsatzsteuer="19", preise=_PRICES),
        Angebot(bieter="A", sitz="Deutschland", umsatzsteuer="0", preise=_PRICES),
    ],
)
def auslaendischer_bieter_ohne_steuer(angebot: Angebot) -> Iterator[Evidence]:
    sitz = angebot.bekannt("sitz")
    inland = im_inland(sitz)
    if inland or not (angebot.leer("umsatzsteuer") or angebot.umsatzsteuer == 0):
        return
    if inland is None:
        raise Rueckfrage(f"Bitte bei „Sitzland“ von {angebot.anbieter} das Land angeben; dort steht „{sitz}“.")
    yield evidence(
        angebot.fundstelle("sitz"),
        angebot.fundstelle("umsatzsteuer"),
        message=f"{angebot.anbieter} sitzt im Ausland und weist keine Umsatzsteuer aus. Bitte § 13b UStG prüfen.",
        ist=sitz,
    )
