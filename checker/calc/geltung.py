"""Whether the ordinance on places of assembly holds for an event (facts E-A01, E-A01b, E-A02)."""

from collections.abc import Mapping
from typing import Any

from checker.calc.jedes import mindestens
from checker.finding import Severity
from checker.model.dossier import Plan
from checker.model.gaps import Rueckfrage
from checker.model.tupel import NamedTuple
from checker.model.zeile import Missing, melden

TRIBUENEN = "Freien mit Tribünen"
BAUTEN = "Freien mit Bauten"


class Geltung(NamedTuple):
    """Whether the ordinance holds, and why."""

    gilt: bool
    grund: str
    """Why it holds, or why not, as the end of a sentence: `4.000 Besucher im Freien, die Grenze ist 5.000`."""


def besucherzahl(plan: Plan, limit: int) -> int:
    """Visitors that count for the scope: those present at once, or those who are allowed if these are more.

    Raises Missing if it depends on those who are present whether they are more than the limit.
    """
    event = plan.veranstaltung
    allowed = event.bekannt("zulaessig") or 0
    return mindestens(lambda: max(event.gleichzeitig, allowed), lambda: allowed, lambda count: count > limit)


def geltung(plan: Plan, geltungsbereich: Mapping[str, Any]) -> Geltung:
    """Whether the ordinance holds. Raises Missing for what must be known, Rueckfrage for what no plan says.

    `geltungsbereich`: visitors above which it holds, by place; `ausgenommen` are kinds of rooms for which it never does.
    """
    event = plan.veranstaltung
    place = event.umgebung
    if place == "Raum":
        kind = event.bekannt("raumart")
        if kind in geltungsbereich["ausgenommen"]:
            return Geltung(False, f"die Art des Raumes ist ausgenommen ({kind})")
        if kind is None and event.unlesbar("raumart"):
            event.raumart  # noqa: B018 - raises Missing with the reason
    where: str = place
    if place == "Freien" and TRIBUENEN in geltungsbereich and _tribuene(plan):
        where = TRIBUENEN
    elif place == "Freien" and BAUTEN in geltungsbereich:
        limit = int(geltungsbereich[BAUTEN])
        if besucherzahl(plan, limit) <= limit:
            return Geltung(False, f"im Freien gilt sie hier erst über {anzahl(limit)} Besuchern")
        raise Rueckfrage(
            f"Besteht der Besucherbereich ganz oder teilweise aus baulichen Anlagen? Dann gilt in {event.land} die "
            f"Versammlungsstättenverordnung, weil im Freien mehr als {anzahl(limit)} Besucher kommen."
        )
    if where not in geltungsbereich:
        return Geltung(False, "im Freien gilt sie hier nur mit Szenenflächen und Tribünen")
    limit = int(geltungsbereich[where])
    count = besucherzahl(plan, limit)
    counted = "Besucher" if count == event.bekannt("gleichzeitig") else "zulässige Besucher"
    shown = f"{anzahl(count)} {counted}, die Grenze ist {anzahl(limit)}"
    return Geltung(count > limit, shown)


def deckel(plan: Plan, geltungsbereich: Mapping[str, Any]) -> Severity | None:
    """The cap of a finding that rests on the ordinance: none where it holds, else a Warnung; a gap is told."""
    if not plan.hat("veranstaltung"):
        return "warning"
    try:
        return None if geltung(plan, geltungsbereich).gilt else "warning"
    except Missing as gap:
        melden([gap])
        return "warning"
    except Rueckfrage:  # asked by the rules that rest on it alone; here it only decides how grave a finding is
        return "warning"


def anzahl(count: int) -> str:
    """A count as a German reader writes it."""
    return f"{count:,}".replace(",", ".")


def _tribuene(plan: Plan) -> bool:
    """True if the plan has a stage and a stand that is no Fliegender Bau: without a Prüfbuch, and nobody takes it down."""
    stage = plan.hat("flaechen") and any(row.bekannt("nutzung") == "Szenenfläche" for row in plan.flaechen)
    stage = stage or (plan.hat("bauten") and any(row.bekannt("art") == "Bühne" for row in plan.bauten))
    stands = plan.hat("bauten") and any(
        row.bekannt("art") == "Tribüne" and row.leer("pruefbuch") and row.leer("abgebaut") for row in plan.bauten
    )
    return bool(stage and stands)
