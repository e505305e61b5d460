"""What the solver proposes, as sentences."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from checker.calc.ablauf import heisst
from checker.finding import Proposal
from checker.model.fundstelle import Fundstelle
from checker.model.personal import Schicht
from checker.model.werte import zahl
from checker.model.zeit import TAG, dauer_text
from checker.solve.plan import GENANNT, Lage, Schritt, Umbesetzung, Vorschlag, Widerspruch, aufgezaehlt, nennung, zeigt

VORGABEN = 12
"""Demands of one contradiction that are said; all of them stand at its places."""

STELLEN = 3
"""Places of one demand that are said."""


def widerspruch(found: Widerspruch) -> str:
    """A contradiction with all demands that make it, house values named as such."""
    staffed = any(isinstance(row, Schicht) for row, _ in found.dauern)
    done = "umbesetzt" if staffed else "verschoben"
    left = [f"{heisst(row)} dauert {dauer_text(minutes)}" for row, minutes in found.dauern if not staffed]
    messages = [reason.message for reason in found.gruende]
    if staffed:
        rows = [row for row, _ in found.dauern]
        if len(rows) > GENANNT:  # all of them once, not with each demand
            every = aufgezaehlt(rows)
            messages = [message.replace(f": {every}.", ".") for message in messages]
            left = [every]
        else:
            left = [name for row in rows if (name := nennung(row)) not in " ".join(messages)]
    told = [
        f"({number}) {message}{' Das ist ein Erfahrungswert.' if reason.house else ''}"
        for number, (message, reason) in enumerate(zip(messages, found.gruende, strict=True), 1)
    ]
    more = len(told) - VORGABEN
    told = [*told[:VORGABEN], f"Und {_anzahl(more)} weitere."] if more > 0 else told
    told += [f"Dabei: {'; '.join(left[:VORGABEN])}{' und weitere' if len(left) > VORGABEN else ''}."] if left else []
    proof = "" if found.bewiesen else " Diese Menge ist nicht als minimal bewiesen."
    if len(found.gruende) == 1:
        return f"Diese Vorgabe ist nicht erfüllbar, wie auch immer {done} wird: {' '.join(told).removeprefix('(1) ')}"
    held = ", solange die Erfahrungswerte gelten" if any(reason.house for reason in found.gruende) else ""
    return f"Diese {_anzahl(len(found.gruende))} Vorgaben schließen einander aus, wie auch immer {done} wird{held}: {' '.join(told)}{proof}"


def _anzahl(number: int) -> str:
    return zahl(Decimal(number))


def innen(text: str) -> str:
    """A text that is to stand in quotation marks: those in it become the inner ones."""
    return text.replace("„", "‚").replace("“", "‘")


def ununtersucht(found: Lage) -> str:
    """How many parts were not looked at, because there are too many that do not work."""
    count = len(found.rest)
    return f"{_anzahl(count)} weitere Stellen, die so nicht aufgehen, sind noch nicht untersucht" if count > 1 else (
        "eine weitere Stelle, die so nicht aufgeht, ist noch nicht untersucht"
    )  # fmt: skip


def unfertig(found: Lage) -> str:
    """Why a search has not decided everything."""
    told = [zu_gross(found)] if found.gross else []
    told += [vergebens(found)] if found.vergebens else []
    told += [ununtersucht(found)] if found.rest else []
    return "; ".join(told) or "die Suche hat ihr Ziel in der vorgesehenen Rechenzeit nicht erreicht"


def zu_gross(found: Lage) -> str:
    """How many shifts are too many to be looked at together."""
    return f"{_anzahl(found.gross)} Schichten hängen zusammen und sind zu viele, um sie als Ganzes zu durchsuchen"


def vergebens(found: Lage) -> str:
    """For how many breaches nobody was found near by."""
    count = "einen Verstoß" if len(found.vergebens) == 1 else f"{_anzahl(len(found.vergebens))} Verstöße"
    return f"für {count} ist in der Nähe keine Umbesetzung gefunden; dass es keine gibt, ist nicht bewiesen"


def in_zeilen(found: Iterable[Widerspruch], lost: Collection[str] = ()) -> list[str]:
    """Contradictions as lines, each with the rules and places of its demands and an empty line behind it.

    `lost`: what the proposals give up.
    """
    lines: list[str] = []
    for conflict in found:
        places = list(dict.fromkeys(f"{one.rule} {_stellen(one.places)}" for one in conflict.gruende))
        more = f" und {_anzahl(len(places) - VORGABEN)} weitere" if len(places) > VORGABEN else ""
        lines += [widerspruch(conflict), f"  Vorgaben aus: {'; '.join(places[:VORGABEN])}{more}"]
        if any(reason.house and reason.message in lost for reason in conflict.gruende):
            lines.append("  Ohne diese Erfahrungswerte geht es: siehe die Reparatur.")
        lines.append("")
    return lines


def _stellen(places: Sequence[Fundstelle]) -> str:
    """The places of a demand; of many the first one, and the last ones, where the limit itself stands."""
    told = list(dict.fromkeys(place.short() for place in places))
    return ", ".join(told if len(told) <= STELLEN else [told[0], *told[1 - STELLEN :]])


def in_worten(change: Schritt, cell: str = "") -> str:
    """A move: `„Chor“ 30 Minuten früher: Programm!C5 18:00 → 17:30`; or who takes a shift instead.

    `cell`: the cell that is changed for it, where a formula says the time.
    """
    if isinstance(change, Umbesetzung):
        return f"{schicht(change.row)}: {change.row.fundstelle('person').short()} {change.alt} → {change.neu}"
    minutes = change.minuten
    word = "später" if minutes > 0 else "früher"
    if change.alt.date() == change.neu.date():
        old, new = f"{change.alt:%H:%M}", f"{change.neu:%H:%M}"
    else:
        day = "%d.%m." if change.alt.year == change.neu.year else "%d.%m.%Y"
        old, new = f"{change.alt:{day} %H:%M}", f"{change.neu:{day} %H:%M}"
    place = zeigt(change.row).short() + (f" (über {cell})" if cell else "")
    return f"{heisst(change.row)} {spanne(abs(minutes))} {word}: {place} {old} → {new}"


def schicht(row: Schicht) -> str:
    """What a shift is called, without who has it."""
    return f"„{row.bekannt('funktion') or 'Schicht'}“ {row.von:%d.%m. %H:%M} Uhr"


def spanne(minutes: int) -> str:
    """A length of time; from two days on in days."""
    days, rest = divmod(minutes, TAG)
    if days < 2:
        return dauer_text(minutes)
    return f"{days} Tage {dauer_text(rest)}" if rest else f"{days} Tage"


def kosten(found: Vorschlag) -> str:
    """What a proposal costs and gives up."""
    count = len(found.schritte)
    if any(isinstance(step, Umbesetzung) for step in found.schritte):
        told = [f"Anders besetzt {'wird eine Schicht' if count == 1 else f'werden {count} Schichten'}."]
    else:
        told = [f"Verschoben wird um {'zusammen ' if count > 1 else ''}{spanne(found.minuten)}."]
    if found.abgebrochen:
        told.append("Die Suche wurde abgebrochen; es kann besser gehen.")
    elif not found.optimal:
        told.append(f"Ob es mit weniger geht, ist nicht bewiesen (mindestens {found.wenigstens}).")
    told += [f"Gibt auf: {lost}" for lost in found.aufgegeben]
    return " ".join(told)


def vorschlag(found: Vorschlag, name: str, ways: int) -> Proposal:
    """A proposal as the report shows it, e.g. as `Reparatur 1b`; one of several ways to mend the same."""
    count = len(found.schritte)
    if any(isinstance(step, Umbesetzung) for step in found.schritte):
        title = f"{name}: {'eine Schicht' if count == 1 else f'{count} Schichten'} umbesetzen."
    else:
        title = f"{name}: {'einen Eintrag' if count == 1 else f'{count} Einträge'} verschieben."
    cost = f"{kosten(found)} Das ist einer von {ways} Wegen, die dasselbe beheben." if ways > 1 else kosten(found)
    return Proposal(title, cost, tuple(in_worten(move) for move in found.schritte), found.behebt)


def namen(part: int, count: int, *, personal: bool = False) -> list[str]:
    """What the proposals for one part of a plan or of a roster (`P1a`) are called."""
    return [
        f"Reparatur {'P' if personal else ''}{part}{'abcdefghij'[way] if count > 1 else ''}" for way in range(count)
    ]
