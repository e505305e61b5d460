"""Ways out of areas and rooms: widths, numbers, lengths, how many people an area holds (facts E-A03 to E-A08, E-B12, E-B13)."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from checker.calc.bedarf import Bedarf
from checker.calc.geltung import anzahl
from checker.calc.jedes import UNMOEGLICH, mindestens
from checker.model.dossier import Plan, bieterschluessel
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.tupel import NamedTuple
from checker.model.veranstaltung import Absperrung, Ausgang, Block, Flaeche
from checker.model.werte import zahl
from checker.model.zeile import Missing, melden

BESUCHERFLAECHEN = ("Stehplätze", "Sitzreihen", "Tische", "Stufenreihen", "Ausstellung")
STEHEND = ("Stehplätze", "Stufenreihen")
RAEUME = (*BESUCHERFLAECHEN, "Foyer", "Backstage", "Bühnenhaus")
"""Uses of an area that is a room of its own; a stage, a way or an entrance lies in one."""
_MILLIMETER = Decimal("0.001")


def name(text: str | None) -> str:
    """The name of an area as it is compared: without case and superfluous spaces."""
    return bieterschluessel(text)


def umgebung(plan: Plan, row: Flaeche) -> str:
    """Where an area lies: as the event does unless it says otherwise. Raises Missing."""
    return plan.veranstaltung.umgebung if row.leer("umgebung") else row.umgebung


def besucherflaeche(row: Flaeche) -> None:
    """Raises NotApplicable for an area that is not for visitors, and Missing if its use is not known."""
    if row.nutzung not in BESUCHERFLAECHEN:
        raise NotApplicable("keine Fläche für Besucher")


def flaeche(plan: Plan, text: str) -> Flaeche | None:
    """The area of this name. Raises Missing if none has it but some area has no name."""
    rows = list(plan.flaechen) if plan.hat("flaechen") else []
    for row in rows:
        if name(row.bekannt("bezeichnung")) == name(text):
            return row
    for row in rows:
        row.bezeichnung  # noqa: B018 - raises Missing
    return None


def ausgaenge(plan: Plan) -> dict[str, list[Ausgang]]:
    """The exits by the name of their area. Raises Missing if one of them names none: it may belong to any area."""
    found: dict[str, list[Ausgang]] = {}
    for row in plan.ausgaenge:
        found.setdefault(name(row.flaeche), []).append(row)
    return found


def fremde(plan: Plan, rows: Iterable[Ausgang | Block]) -> bool:
    """True if one of these names an area that is not on its list: it may belong to any other. Raises Missing."""
    return plan.hat("flaechen") and any(flaeche(plan, row.flaeche) is None for row in rows)


def zugeordnet(plan: Plan, rows: Iterable[Ausgang | Block]) -> None:
    """Raises NotEvaluated if not each of these belongs to an area: what others lack is not sure then."""
    if fremde(plan, rows):
        raise NotEvaluated("eine Zeile nennt eine Fläche, die auf dem Blatt „Flächen“ nicht steht")


def breite(exits: Iterable[Ausgang]) -> Decimal:
    """Clear width of some exits together. Raises Missing if one of them is not known."""
    return sum(map(ausgangsmass, exits), Decimal(0))


def ausgangsmass(row: Ausgang) -> Decimal:
    """The width of an exit. Raises Missing, and NotEvaluated for one that cannot be."""
    if row.breite <= 0:
        raise NotEvaluated(UNMOEGLICH)
    return row.breite


def breitenbedarf(besucher: int, ort: str, ausgangsbreite: Mapping[str, Any], mitwirkende: int = 0) -> Bedarf:
    """Width of exits that an area needs (§ 7 Abs. 4 MVStättVO).

    `ausgangsbreite`: `breite` in m for as many persons as stand under the place; `stufe` if only steps of it count.
    """
    return _breitenbedarf(Decimal(besucher + mitwirkende), Decimal(1), ort, ausgangsbreite)


def breitenbedarf_der_flaeche(plan: Plan, row: Flaeche, ausgangsbreite: Mapping[str, Any]) -> Bedarf:
    """The same for an area of a plan, with its share of those who work there: they use the same ways (E-A04)."""
    staff = plan.veranstaltung.mitwirkende
    everybody = besucher_auf_flaechen(plan) if staff else 1  # without staff the other areas do not matter
    persons = Decimal(row.personen * (everybody + staff))
    return _breitenbedarf(persons, Decimal(everybody or 1), umgebung(plan, row), ausgangsbreite)


def breitenbedarf_der_besucher(plan: Plan, row: Flaeche, ausgangsbreite: Mapping[str, Any]) -> Bedarf:
    """The least that an area needs, however many work there."""
    need = breitenbedarf(row.personen, umgebung(plan, row), ausgangsbreite)
    return need._replace(how=f"{need.how}, ohne Personal und Mitwirkende")


def _breitenbedarf(persons: Decimal, parts: Decimal, ort: str, table: Mapping[str, Any]) -> Bedarf:
    """For `persons / parts` persons: divided once, so that what comes out even stays even."""
    width, each = Decimal(table["breite"]), Decimal(table[ort])
    step = Decimal(table.get("stufe", 0))
    exact = persons * width / (parts * each)
    value = aufrunden(exact, step or _MILLIMETER)
    count = anzahl(int(aufrunden(persons / parts, Decimal(1))))
    how = f"{count} Personen × {zahl(width)} m je {zahl(each)} Personen"
    how += f", aufgerundet auf Schritte von {zahl(step)} m" if step else ""
    return Bedarf(value, "m", how, "§ 7 Abs. 4 MVStättVO")


def aufrunden(value: Decimal, step: Decimal) -> Decimal:
    """Up to the next multiple of a step."""
    return (value / step).to_integral_value(ROUND_CEILING) * step


def abrunden(value: Decimal) -> int:
    """Down to whole persons; never below none."""
    return max(0, int(value.to_integral_value(ROUND_FLOOR)))


def besucher_auf_flaechen(plan: Plan) -> int:
    """Persons on all areas for visitors. Raises Missing."""
    return sum(row.personen for row in plan.flaechen if row.nutzung in BESUCHERFLAECHEN)


def mindestbreite(nutzung: str, ort: str, personen: int | None, table: Mapping[str, Any]) -> Bedarf:
    """Width that a single exit needs. `personen`: on its area; None if that does not matter."""
    key, why = "normal", "jeder Teil eines Rettungsweges"
    small = ort == "Raum" and personen is not None and personen <= table["personen"]
    if nutzung == "Arbeitsgalerie":
        key, why = "Arbeitsgalerie", "Ausgang einer Arbeitsgalerie"
    elif nutzung == "Bühnenhaus" or small:
        key, why = "klein", "Ausgang des Bühnenhauses oder eines kleinen Raumes"
    return Bedarf(Decimal(table[key]), "m", why, "§ 7 Abs. 4 MVStättVO")


def ausgangszahl(row: Flaeche, zwei_ausgaenge: Mapping[str, Any]) -> Bedarf:
    """Exits that a room needs. Raises Missing if that depends on a size which is not known."""
    many = zwei_ausgaenge.get("personen")
    limits = (("quadratmeter", zwei_ausgaenge["quadratmeter"]), ("personen", many))
    needed = any((row.bekannt(field) or 0) > limit for field, limit in limits if limit is not None)
    if not needed:
        for field, limit in limits:
            if limit is not None and row.bekannt(field) is None:
                raise Missing(row, field)
    count = zwei_ausgaenge["anzahl"] if needed else 1
    persons = f"{anzahl(many)} Personen oder " if many is not None else ""
    how = f"Räume über {persons}{zahl(Decimal(limits[0][1]))} m²"
    return Bedarf(Decimal(count), "Ausgänge", how, "§ 6 Abs. 4 MVStättVO")


def ohne_zweiten_ausgang(plan: Plan, row: Flaeche, zwei_ausgaenge: Mapping[str, Any]) -> bool:
    """True if a room has fewer exits than it needs. Raises Missing, and NotApplicable for what is no room."""
    if row.nutzung not in RAEUME or umgebung(plan, row) != "Raum":
        raise NotApplicable("kein Raum")
    exits = len(ausgaenge(plan).get(name(row.bezeichnung), ()))
    return exits < zwei_ausgaenge["anzahl"] and ausgangszahl(row, zwei_ausgaenge).value > 1


def weglaenge(besucher: bool, hoehe: Decimal, rettungsweg_laenge: Mapping[str, Any]) -> Bedarf:
    """The longest allowed way to an exit; for visitors it grows with the height of the room."""
    base = Decimal(rettungsweg_laenge["weg"])
    over = max(Decimal(0), hoehe - rettungsweg_laenge["hoehe"]) if besucher else Decimal(0)
    steps = (over / rettungsweg_laenge["je"]).to_integral_value(ROUND_FLOOR)
    value = min(Decimal(rettungsweg_laenge["hoechstens"]), base + steps * rettungsweg_laenge["mehr"])
    how = f"{zahl(base)} m"
    how += f" und {zahl(value - base)} m für {zahl(hoehe)} m lichte Höhe" if steps else ""
    return Bedarf(value, "m", how, "§ 7 Abs. 1 bis 3 MVStättVO")


def nutzflaeche(row: Flaeche) -> Decimal:
    """Square metres on which people can be; an empty deduction counts as none. Raises Missing and NotEvaluated."""
    taken = Decimal(0) if row.leer("abzug") else row.abzug
    if row.quadratmeter <= 0 or taken < 0:
        raise NotEvaluated(UNMOEGLICH)
    return row.quadratmeter - taken


def flaechenmass(row: Flaeche, besucherflaechenmass: Mapping[str, Any]) -> int:
    """Visitors that the size of an area stands for (§ 1 Abs. 2 MVStättVO)."""
    size = row.stufenlaenge if row.nutzung == "Stufenreihen" else nutzflaeche(row)
    return abrunden(size * besucherflaechenmass[row.nutzung])


def dichte_grenze(row: Flaeche, dichte: int) -> int:
    """Persons up to which an area stays within a density."""
    return abrunden(nutzflaeche(row) * dichte)


def raeumungszeit(personen: int, breite_m: Decimal, rate: Decimal | int) -> Decimal:
    """Minutes until everybody is out, at `rate` persons per metre and minute."""
    return Decimal(personen) / (breite_m * rate)


def durchlass(breite_m: Decimal, ort: str, ausgangsbreite: Mapping[str, Any]) -> int:
    """Persons for whom the width of the exits is enough: the other way round of `breitenbedarf`."""
    step = Decimal(ausgangsbreite.get("stufe", 0))
    usable = (breite_m / step).to_integral_value(ROUND_FLOOR) * step if step else breite_m
    return abrunden(usable * ausgangsbreite[ort] / ausgangsbreite["breite"])


def sitzangabe(block: Block, field: str) -> Any:
    """What a block of seats says in a field. Raises Missing, and NotApplicable for a block of tables."""
    value = block.bekannt(field)
    if value is None:
        seats = not (block.leer("reihen") and block.leer("plaetze_je_reihe"))
        if seats or block.leer("tischabstand") or block.unlesbar(field):
            raise Missing(block, field)
        raise NotApplicable("ein Block mit Tischen")
    return value


def tischangabe(block: Block, field: str) -> Any:
    """What a block of tables says in a field. Raises Missing, and NotApplicable for a block of seats."""
    value = block.bekannt(field)
    if value is None:
        if block.unlesbar(field) or (block.leer("reihen") and block.leer("plaetze_je_reihe")):
            raise Missing(block, field)
        raise NotApplicable("ein Block mit Sitzreihen")
    return value


def umgebung_des_blocks(plan: Plan, block: Block) -> str:
    """Where a block of seats stands: where its area lies, else the event. Raises Missing."""
    area = flaeche(plan, block.flaeche)
    return plan.veranstaltung.umgebung if area is None else umgebung(plan, area)


def reihenbedarf(ort: str, gaenge: int, seitentueren: bool, reihenlaenge: Mapping[str, Any]) -> Bedarf:
    """Seats that a row may have at most, by the aisles at its ends."""
    sides = min(gaenge, 2)
    if ort == "Raum" and seitentueren and sides > 1:
        key, how = "mit Seitentüren", "zwei Gänge mit Seitentüren"
        return Bedarf(Decimal(reihenlaenge[key]), "Plätze", how, "§ 10 Abs. 5 MVStättVO")
    how = f"{reihenlaenge[ort]} je Gang, {sides} {'Gang' if sides == 1 else 'Gänge'}"
    return Bedarf(Decimal(reihenlaenge[ort] * sides), "Plätze", how, "§ 10 Abs. 4 MVStättVO")


def plaetze(blocks: Iterable[Block]) -> int:
    """Seats of some blocks together. Raises Missing, and NotEvaluated for numbers that cannot be."""
    counts = [(block.reihen, block.plaetze_je_reihe) for block in blocks]
    if any(min(pair) < 0 for pair in counts):
        raise NotEvaluated(UNMOEGLICH)
    return sum(rows * seats for rows, seats in counts)


def bloecke(plan: Plan) -> dict[str, list[Block]]:
    """The blocks of seats by the name of their area. Raises Missing if one of them names none."""
    found: dict[str, list[Block]] = {}
    for row in plan.bloecke:
        found.setdefault(name(row.flaeche), []).append(row)
    return found


class Grenze(NamedTuple):
    """How many visitors an area holds, and by what."""

    personen: int
    wodurch: str
    """What sets this limit, e.g. `Ausgänge`."""


def grenzen(
    plan: Plan, row: Flaeche, besucherflaechenmass: Mapping[str, Any], ausgangsbreite: Mapping[str, Any]
) -> list[Grenze]:
    """All limits of an area that are known, the smallest first. What is missing for others is told.

    Raises Missing if none is known.
    """
    found: list[Grenze] = []
    gaps: list[Missing] = []

    def exits() -> int | None:
        rows = ausgaenge(plan).get(name(row.bezeichnung)) if plan.hat("ausgaenge") else None
        sure = rows and not fremde(plan, plan.ausgaenge)
        return durchlass(breite(rows), umgebung(plan, row), ausgangsbreite) if rows and sure else None

    def seats() -> int | None:
        rows = bloecke(plan).get(name(row.bezeichnung)) if plan.hat("bloecke") else None
        sure = row.nutzung == "Sitzreihen" and not fremde(plan, plan.bloecke)
        return plaetze(rows) if rows and sure else None

    def allowed() -> int | None:
        return None if row.leer("zulaessig") else row.zulaessig

    ways = (
        ("Flächenmaß", lambda: flaechenmass(row, besucherflaechenmass)),
        ("zugelassene Zahl", allowed),
        ("Ausgänge", exits),
        ("Sitzplätze", seats),
    )
    for label, limit in ways:
        try:
            count = limit()
        except Missing as gap:
            gaps.append(gap)
        else:
            found += [Grenze(count, label)] if count is not None else []
    if not found:
        raise gaps[0]
    melden(gaps)
    return sorted(found)


def abschrankungen(stehende: int, table: Mapping[str, Any]) -> Bedarf:
    """Barriers that part a large crowd in front of a stage, beside the one at the stage itself."""
    many = stehende > table["personen"]
    how = f"{zahl(Decimal(stehende))} stehende Personen, ab {zahl(Decimal(table['personen'] + 1))}"
    return Bedarf(Decimal(table["anzahl"] if many else 0), "Abschrankungen", how, "§ 29 MVStättVO")


def stehende(plan: Plan, limit: int) -> tuple[int, Flaeche | None]:
    """Standing persons on all areas, and the area with most of them.

    Raises Missing if it depends on what is missing whether they are more than the limit.
    """

    def exact() -> list[tuple[int, Flaeche]]:
        return [(row.personen, row) for row in plan.flaechen if row.nutzung in STEHEND]

    def known() -> list[tuple[int, Flaeche]]:
        rows = [row for row in plan.flaechen if row.bekannt("nutzung") in STEHEND]
        return [(row.personen, row) for row in rows if row.bekannt("personen") is not None]

    found = mindestens(exact, known, lambda found: sum(persons for persons, _ in found) > limit)
    largest = max(found, key=lambda pair: pair[0], default=None)
    return sum(persons for persons, _ in found), largest and largest[1]


def absperrungen(plan: Plan, art: str) -> list[Absperrung]:
    """The barriers of a kind; none where the plan has no list of them. Raises Missing if the kind of one is not known."""
    return [row for row in plan.absperrungen if row.art == art] if plan.hat("absperrungen") else []
