"""Das niedrigste Angebot liegt auffallend weit unter dem nächsten oder unter der Schätzung.

Warum: Erscheint ein Angebot ungewöhnlich niedrig, muss der Auftraggeber aufklären, bevor er den Zuschlag erteilt.

Ausnahmen: Ein niedriger Preis allein ist kein Ausschlussgrund. Niemand muss kostendeckend anbieten. Unter der Aufgreifschwelle ist es ein Hinweis.

Abhilfe: Schriftlich um Aufklärung der Kalkulation bitten, mit Frist. Das Ergebnis dokumentieren; Preise dürfen nicht verhandelt werden.
"""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from checker.calc.niedrig import aufschlag, erreicht, zwei_niedrige
from checker.calc.preise import HUNDRED, abstand
from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position, Vergabe
from checker.model.dossier import Dossier
from checker.model.werte import ZEHNTEL, runden, zahl
from checker.offers.wertung import gereihte, schaetzsumme
from checker.rule import Evidence, evidence, not_applicable, not_evaluated, rule


def _case(low: str, estimate: str, land: str = "Nordrhein-Westfalen") -> Dossier:
    return Dossier(
        vergabe=Vergabe(land=land, verfahrensart="Offenes Verfahren", vergabeordnung="VgV"),
        positionen=[Position(oz="01.0010", kurztext="Bühne", menge="1", einheit="Stk", schaetzpreis=estimate)],
        angebote=[
            Angebot(bieter="A", preise=[Preis(oz="01.0010", ep=low)]),
            Angebot(bieter="B", preise=[Preis(oz="01.0010", ep="100.000")]),
        ],
    )


@rule(
    severity="warning",
    source="§ 60 Abs. 1 VgV, § 44 Abs. 1 UVgO",
    bad=[
        _case("80.000", "90.000"),
        _case("80.000,01", "90.000"),
        _case("90.000", "90.000"),
        _case("90.000", "80.000", "Sachsen"),
        _case("85.000", "110.000"),
    ],
    good=[_case("90.000,01", "90.000")],
)
def angebot_ungewoehnlich_niedrig(
    dossier: Dossier, *, aufgreifschwelle: Decimal, niedrig_hinweis: Decimal, angebot_unter_schaetzung: Decimal
) -> Iterator[Evidence]:
    counted = dossier.gewertete
    complete = gereihte(dossier)
    if not complete:
        raise not_evaluated("kein Angebot hat alle Preise")
    lowest, offer = complete[0]
    place = offer.fundstelle("netto" if offer.bekannt("netto") is not None else "bieter")
    following = complete[1][0] if len(complete) > 1 else None
    middle = zwei_niedrige([total for total, _ in complete], aufgreifschwelle)
    if following is not None and erreicht(lowest, following, min(aufgreifschwelle, niedrig_hinweis)):
        low = erreicht(lowest, following, aufgreifschwelle)
        yield evidence(
            place,
            message=_gap(offer.anbieter, lowest, following, low=low),
            ist=_shown(lowest, following),
            soll=aufgreifschwelle if low else niedrig_hinweis,
            unit="%",
            cap=None if low else "info",
        )
    elif middle is not None:
        yield evidence(
            place,
            message=f"{offer.anbieter} und das nächste Angebot liegen weit unter dem Median der anderen. Aufklärung kann nötig sein.",
            ist=runden(abstand(lowest, middle), ZEHNTEL),
            soll=aufgreifschwelle,
            unit="%",
            cap="info",
        )
    estimate = schaetzsumme(dossier)
    if estimate and lowest * HUNDRED < estimate * angebot_unter_schaetzung:
        yield evidence(
            place,
            message=f"Das Angebot von {offer.anbieter} liegt weit unter der eigenen Schätzung. Bitte Aufklärung verlangen.",
            ist=lowest,
            soll=runden(estimate * angebot_unter_schaetzung / HUNDRED),
            unit="EUR",
        )
    if len(complete) < len(counted):
        raise not_evaluated("nicht alle Angebote haben alle Preise")
    if len(counted) < 2 and not estimate:
        raise not_applicable("weder ein zweites Angebot noch eine Schätzung zum Vergleich")


def _shown(lowest: Decimal, following: Decimal) -> Decimal:
    """The gap with one digit, cut off: what lies a cent below the threshold must not read as if it reached it."""
    return abstand(lowest, following).quantize(ZEHNTEL, ROUND_DOWN)


def _gap(name: str, lowest: Decimal, following: Decimal, *, low: bool) -> str:
    """Both percentages: of the next offer, which decides, and of the lowest one."""
    rise = aufschlag(lowest, following)
    of_next = f"{zahl(_shown(lowest, following), 1)} % unter dem nächsthöheren"
    of_lowest = f"; dieses liegt {zahl(rise, 1)} % darüber" if rise is not None else ""
    end = "Bitte Aufklärung verlangen." if low else "Der Abstand allein verlangt noch keine Aufklärung."
    return f"Das Angebot von {name} liegt {of_next}{of_lowest}. {end}"
