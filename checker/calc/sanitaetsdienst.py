"""How many medics and vehicles an event needs by the Maurer scheme (fact E-F20): a recommendation, in two variants.

Points are never rounded: 4.3 points need five medics, 4 would need three.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from checker.calc.bedarf import Bedarf
from checker.calc.besetzung import dienstzeit, funktion, hoechstens, posten
from checker.finding import Evidence, evidence
from checker.model.dossier import Plan
from checker.model.gaps import not_applicable
from checker.model.personal import Posten
from checker.model.tupel import NamedTuple
from checker.model.veranstaltung import BESUCHERFLAECHEN
from checker.model.werte import zahl

MITTEL = {
    "Sanitäter": "Sanitäter",
    "KTW": "Krankentransportwagen",
    "RTW": "Rettungswagen",
    "Notarzt": "Notarzt",
    "GRTW": "Großraum-Rettungswagen",
    "Einsatzleitung": "Einsatzleitung",
    "Unfallhilfsstelle": "Unfallhilfsstellen",
}
"""Functions of the medical service, and what they are called before a number."""
SCHEMA = "Maurer-Schema"


class Lage(NamedTuple):
    """What the scheme asks of an event."""

    zulaessig: Decimal
    besucher: int
    art: str
    raum: bool = False
    prominente: int = 0
    gewalt: bool = False


class Punkte(NamedTuple):
    """The points of one variant."""

    variante: str
    wert: Decimal
    faktor: Decimal
    how: str


class Stufe(NamedTuple):
    """What one variant of a table says for some points."""

    punkte: Punkte
    bedarf: Bedarf
    bis: Decimal | None
    """The most points for which that is enough; None on the highest step."""
    danach: Decimal | None
    """What is needed beyond."""

    @property
    def abstand(self) -> Decimal | None:
        """Points to the next step; what lies exactly on a limit still belongs below."""
        return None if self.bis is None else self.bis - self.punkte.wert


def lage(plan: Plan, maurer_punkte: Mapping[str, Any]) -> Lage:
    """What a plan says. Raises Missing for what must be known; the size of areas serves where no number is allowed."""
    event = plan.veranstaltung
    return Lage(
        _zulaessig(plan, Decimal(maurer_punkte["Personen je m²"])),
        event.besucher,
        event.art,
        event.umgebung == "Raum",
        event.bekannt("prominente") or 0,
        bool(event.bekannt("gewalt")),
    )


def _zulaessig(plan: Plan, je_quadratmeter: Decimal) -> Decimal:
    event = plan.veranstaltung
    if event.leer("zulaessig") and plan.hat("flaechen"):
        sizes = [row.quadratmeter for row in plan.flaechen if row.nutzung in BESUCHERFLAECHEN]
        if sizes:
            return sum(sizes, Decimal(0)) * je_quadratmeter
    return Decimal(event.zulaessig)


def groessenpunkte(zulaessig: Decimal, maurer_punkte: Mapping[str, Any]) -> Decimal:
    """Points for the number of people that are allowed."""
    if zulaessig <= 0:
        return Decimal(0)
    limits: Sequence[int] = maurer_punkte["zulässig bis"]
    for limit, points in zip(limits, maurer_punkte["Punkte"], strict=True):
        if zulaessig <= limit:
            return Decimal(points)
    beyond: Decimal = (zulaessig - limits[-1]) / maurer_punkte["darüber ein Punkt je angefangene"]
    return Decimal(maurer_punkte["Punkte"][-1]) + beyond.to_integral_value(ROUND_CEILING)


def punkte(
    event: Lage, maurer_punkte: Mapping[str, Any], maurer_faktoren: Mapping[str, Mapping[str, Decimal]]
) -> list[Punkte]:
    """The points by each variant that knows this kind of event, unrounded."""
    size = groessenpunkte(event.zulaessig, maurer_punkte)
    per_point = maurer_punkte["Besucher je Punkt"]
    how = zahl(size)
    if event.raum:
        size *= maurer_punkte["im Gebäude mal"]
        how += f" × {zahl(Decimal(maurer_punkte['im Gebäude mal']))}"
    how = f"({how} + {zahl(Decimal(event.besucher))} ÷ {zahl(Decimal(per_point))})"
    violence = Decimal(maurer_punkte["Punkte bei Gewalt"] if event.gewalt else 0)
    found = []
    for name, factors in maurer_faktoren.items():
        if event.art not in factors:
            continue
        factor = Decimal(factors[event.art])
        guarded = Decimal(event.prominente * maurer_punkte["Punkte je Person mit Polizeischutz"])
        if (most := maurer_punkte.get(f"dafür höchstens in {name}")) is not None:
            guarded = min(guarded, Decimal(most))
        extra = "".join(f" + {zahl(part)}" for part in (guarded, violence) if part)
        value = (size + Decimal(event.besucher) / per_point) * factor + guarded + violence
        found.append(Punkte(name, value, factor, f"{how} × {zahl(factor)}{extra} = {zahl(value)} Punkte"))
    return found


def stufen(was: str, points: Sequence[Punkte], tabelle: Mapping[str, Mapping[str, Any]]) -> list[Stufe]:
    """What each variant needs of something; `tabelle`: limits and numbers by variant."""
    found = []
    for one in points:
        limits = [Decimal(limit) for limit in tabelle[one.variante]["bis"]]
        numbers = [Decimal(number) for number in tabelle[one.variante]["Anzahl"]]
        step = sum(one.wert > limit for limit in limits)
        last = step == len(limits)
        need = Bedarf(numbers[step], MITTEL[was], one.how, f"{SCHEMA}, Variante {one.variante}")
        found.append(Stufe(one, need, None if last else limits[step], None if last else numbers[step + 1]))
    return found


def bedarf(steps: Sequence[Stufe]) -> Bedarf:
    """The higher need of the variants."""
    return max((step.bedarf for step in steps), key=lambda need: need.value)


def nahe_stufen(steps: Sequence[Stufe], prozent: Decimal) -> list[Stufe]:
    """Variants whose next step is near and would need more than any variant does now."""
    now = bedarf(steps).value
    return [
        step
        for step in steps
        if step.bis is not None
        and step.danach is not None
        and step.danach > now
        and step.punkte.wert >= step.bis * (100 - prozent) / 100
    ]


def besucher_bis(step: Stufe, besucher_je_punkt: int) -> int:
    """How many more visitors may come before the next step is reached."""
    margin = step.abstand or Decimal(0)
    return int((margin / step.punkte.faktor * besucher_je_punkt).to_integral_value(ROUND_FLOOR))


def sanitaetsposten(plan: Plan) -> list[Posten]:
    """Posts of the medical service. Raises Missing for a post without a function: it might be one."""
    return [row for row in plan.posten if funktion(row.funktion) in MITTEL]


def satz(steps: Sequence[Stufe]) -> str:
    """What the variants say, in German; once where they say the same."""
    said: dict[str, list[str]] = {}
    for step in steps:
        margin = "Das ist die höchste Stufe."
        if step.abstand is not None:
            margin = f"Bis zur nächsten Stufe sind es {zahl(step.abstand)} Punkte."
        text = f"{step.punkte.how}, nötig {zahl(step.bedarf.value)}. {margin}"
        said.setdefault(text, []).append(step.punkte.variante)
    return " ".join(
        f"{'Varianten' if len(names) > 1 else 'Variante'} {' und '.join(names)}: {text}" for text, names in said.items()
    )


def zu_wenige(
    plan: Plan,
    was: str,
    tabelle: Mapping[str, Any],
    maurer_punkte: Mapping[str, Any],
    maurer_faktoren: Mapping[str, Any],
) -> Iterator[Evidence]:
    """A finding if fewer of something are on duty at once than the scheme needs."""
    medical = sanitaetsposten(plan)
    if not medical:
        raise not_applicable("kein Sanitätsdienst auf dem Blatt „Posten“")
    event, time = plan.veranstaltung, dienstzeit(plan)
    steps = stufen(was, punkte(lage(plan, maurer_punkte), maurer_punkte, maurer_faktoren), tabelle)
    need = bedarf(steps)
    planned = hoechstens(posten(plan, was), time.von, time.bis)
    if planned >= need.value:
        return
    own = [row.fundstelle("anzahl") for row in medical if funktion(row.funktion) == was]
    yield evidence(
        *(own or [medical[0].fundstelle("funktion")]),
        event.fundstelle("besucher"),
        message=f"{MITTEL[was]}: geplant {planned}, nach dem {SCHEMA} nötig {zahl(need.value)}. {satz(steps)}{time.hinweis}",
        ist=planned if own else None,
        soll=need.value,
    )
