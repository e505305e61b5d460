"""Ein Angebot weist keine Umsatzsteuer aus und nennt keinen Grund.

Warum: Steuerfrei sind etwa Kleinunternehmer (§ 19 UStG) und bestimmte Kultureinrichtungen (§ 4 Nr. 20 UStG). Der Grund entscheidet über die Kosten.

Ausnahmen: Andere Vorschriften gelten auch, wenn sie genannt sind. Ob sie passen, muss ein Mensch beurteilen. Bei Bietern aus dem Ausland kann die Steuer beim Auftraggeber liegen; das wird für sich gemeldet.

Abhilfe: Den Bieter um Aufklärung bitten, warum keine Umsatzsteuer anfällt, und den Grund eintragen.
"""

from collections.abc import Iterator

from checker.calc.steuer import im_inland, nennt_vorschrift
from checker.model.angebot import Angebot, Preis
from checker.rule import Evidence, evidence, not_applicable, rule

_PRICES = [Preis(oz="01.0010", ep="900")]


@rule(
    severity="warning",
    source="§ 4 Nr. 20 Buchst. a, § 19 UStG",
    bad=[
        Angebot(bieter="A", umsatzsteuer="0", preise=_PRICES),
        Angebot(bieter="A", umsatzsteuer="0", sitz="Münster", preise=_PRICES),
        Angebot(bieter="A", umsatzsteuer="0", steuergrund="steuerfrei", preise=_PRICES),
    ],
    good=[
        Angebot(bieter="A", umsatzsteuer="0", steuergrund="§ 19 UStG", preise=_PRICES),
        Angebot(bieter="A", umsatzsteuer="0", steuergrund="§ 4 Nr. 20 UStG", preise=_PRICES),
        Angebot(bieter="A", umsatzsteuer="0", steuergrund="Kleinunternehmer", preise=_PRICES),
        Angebot(bieter="A", umsatzsteuer="7", preise=_PRICES),
    ],
)
def steuerfrei_ohne_grund(angebot: Angebot) -> Iterator[Evidence]:
    if angebot.leer("umsatzsteuer"):
        raise not_applicable("das Angebot nennt keinen Steuersatz")
    if im_inland(angebot.bekannt("sitz")) is False:
        raise not_applicable("der Bieter sitzt im Ausland")
    if angebot.umsatzsteuer != 0:
        return
    if not angebot.leer("steuergrund") and not nennt_vorschrift(angebot.steuergrund):
        yield evidence(
            angebot.fundstelle("steuergrund"),
            angebot.fundstelle("umsatzsteuer"),
            message=f"{angebot.anbieter} weist keine Umsatzsteuer aus. Der Grund nennt keine Vorschrift.",
            ist=angebot.steuergrund,
            soll="§ 19 UStG, § 4 Nr. 20 UStG oder eine andere Vorschrift",
        )
    elif angebot.leer("steuergrund"):
        yield evidence(
            angebot.fundstelle("umsatzsteuer"),
            angebot.fundstelle("steuergrund"),
            message=f"{angebot.anbieter} weist keine Umsatzsteuer aus. Der Grund fehlt.",
            ist=angebot.umsatzsteuer,
            unit="%",
        )
