"""What `stimmig plan` says of a plan beside its proposals: contradictions, gaps, what stays, what it does not look after."""

from collections.abc import Iterable, Iterator, Sequence

from checker.calc.ablauf import heisst
from checker.cli import plancrew
from checker.cli.common import NAMED, say
from checker.finding import Finding
from checker.model.ablauf import Termin
from checker.model.fundstelle import Fundstelle, a1
from checker.model.mappe import Blatt
from checker.model.personal import Schicht
from checker.model.zeile import Missing
from checker.report.worte import amount
from checker.run import Checked
from checker.solve.dienst import PAUSE, PERSONAL, gebrochen, gefordert
from checker.solve.plan import Lage, Vorschlag, aufgezaehlt, termine, zeigt
from checker.solve.worte import in_worten, in_zeilen, kosten, ununtersucht, vergebens, zu_gross
from checker.solve.zellen import Zeitzellen

UNSINN = ("ZP105", "ZP106", "ZP111", "ZP112", "ZP129")
"""Rules for what no moving mends: circles, unknown predecessors, impossible lengths."""
FAMILIEN = ("PE", "ZP")
"""Families of rules about roster and plan."""
GESUCHT = ("PE027", "PE028", "ZP001", "ZP002")
"""Rules that say what the search finds."""
UNMOEGLICH = "VA001"
"""Rule for numbers that cannot be, among them lengths and stocks below zero."""


def unsinn(checked: Checked) -> list[Finding]:
    """Say what no moving and no proposal mends. Returns the errors among it."""
    plan = checked.dossier.plan
    numbers = {piece.row.fundstelle("dauer") for piece in termine(plan)[0]}
    numbers |= {row.fundstelle("anzahl") for row in (plan.ressourcen if plan.hat("ressourcen") else ())}
    found = [
        f
        for f in checked.report.findings
        if f.rule in UNSINN or (f.rule == UNMOEGLICH and numbers.intersection(f.places))
    ]
    for finding in found[:NAMED]:
        say(f"Außerdem: {finding.id} {finding.places[0].short()}: {finding.message}")
    return [finding for finding in found if finding.severity == "error"]


def fehler(checked: Checked) -> list[Finding]:
    """The errors of plan and roster."""
    return [f for f in checked.report.findings if f.severity == "error" and f.rule.startswith(FAMILIEN)]


def beyond(checked: Checked) -> list[Finding]:
    """Errors of plan and roster that nothing is looked for that would mend them.

    A rule may find more than it demands, as with the hours of a week: where the roster meets all demands, that is left.
    """
    asked = {*checked.forderungen.regeln, *UNSINN, *GESUCHT} - {PAUSE}
    shifts = plancrew.roster(checked.dossier.plan)
    if not gebrochen(gefordert(checked.forderungen, shifts), shifts):
        asked -= {rule for rule in asked if rule.startswith(PERSONAL) and rule not in GESUCHT}
    return [finding for finding in fehler(checked) if finding.rule not in asked]


def tell_beyond(found: Sequence[Finding], what: str = "sind hier nicht behandelt") -> None:
    """Say which errors nothing here looks after."""
    if found:
        more = f" und {amount(len(found) - NAMED, 'weiterer', 'weitere')}" if len(found) > NAMED else ""
        names = ", ".join(f"{f.id} ({f.places[0].short()})" for f in found[:NAMED])
        say(f"Außerdem: Diese Fehler der Prüfung {what}: {names}{more}.")


def tell_left(found: Sequence[Finding], new: Sequence[Finding]) -> None:
    """Say which errors stand in a copy as they did before; those that are new there are told by themselves."""
    known = {finding.fingerprint for finding in new}
    tell_beyond([f for f in found if f.fingerprint not in known], "stehen auch in der Kopie")


def told(
    found: Sequence[Lage],
    parts: Sequence[Sequence[tuple[str, Vorschlag]]],
    cells: Zeitzellen,
    *,
    works: str,
    whole: bool,
) -> list[str]:
    """All that was found, as lines. `works`: what to say where that is nothing; `whole`: everything could be looked at."""
    lost = {text for proposals in parts for _, proposal in proposals for text in proposal.aufgegeben}
    lines = [line for one in found for line in in_zeilen(one.widersprueche, lost)]
    if any(one.mehr for one in found):
        lines += ["Es gibt vielleicht weitere Widersprüche.", ""]
    for proposals in parts:
        for name, proposal in proposals:
            lines.append(f"{name}: {kosten(proposal)}")
            lines += [f"  {in_worten(step, cells.eingabe(step.row))}" for step in proposal.schritte]
        lines.append("")
    lines += [line for one in found for why in one.unklar for line in (f"Nicht prüfbar: {why}.", "")]
    for one in found:
        if one.bleibt:
            lines += [f"Daneben lässt sich nicht reparieren: {_names(one.bleibt)}.", ""]
        if one.rest:
            again = " Reparieren Sie danach die Kopie noch einmal." if one.vorschlaege else ""
            lines += [f"Dazu: {ununtersucht(one)}. Die ersten: {_genannt(one.rest)}.{again}", ""]
        if one.vergebens:
            lines += [f"Dazu: {vergebens(one)}: {_genannt(one.vergebens)}.", ""]
        if one.gross:
            lines += [f"Zur Größe: {zu_gross(one)}. Gesucht ist nur nahe den Verstößen.", ""]
    if any(one.offen for one in found):
        lines += ["Die Suche ist nicht zu Ende gekommen; was hier fehlt, ist offen.", ""]
    if not lines:
        return [works if whole else f"Soweit die Angaben reichen: {works}"]
    return lines[:-1]


def _names(rows: Sequence[Termin]) -> str:
    """The first of some records; of many shifts when and where they are."""
    if any(isinstance(row, Schicht) for row in rows) or len(rows) <= NAMED:
        return aufgezaehlt(rows)
    left = len(rows) - NAMED
    return f"{aufgezaehlt(rows[:NAMED])} und {amount(left, 'weiterer Eintrag', 'weitere Einträge')}"


def _genannt(rows: Sequence[Termin]) -> str:
    """The first of some records with their cells: of a shift the one that says who has it."""
    cells = (row.fundstelle("person") if isinstance(row, Schicht) else zeigt(row) for row in rows)
    return ", ".join(f"{heisst(row)} ({cell.short()})" for row, cell in zip(rows[:NAMED], cells, strict=False))


def tell_missing(missing: Sequence[Missing]) -> None:
    """Say what is missing, so that something takes no full part."""
    gaps = plancrew.tell_vacant(list({(gap.row, gap.name): gap for gap in missing}.values()))
    if len(gaps) > NAMED:
        say(f"stimmig: {amount(len(gaps), 'Angabe fehlt', 'Angaben fehlen')}, hier die ersten:")
    for gap in gaps[:NAMED]:
        say(
            f"stimmig: {gap.row.benennung} ({gap.row.fundstelle(gap.name).short()}): „{gap.row.felder[gap.name].heading}“ fehlt ({gap.reason}), der Eintrag nimmt nicht ganz teil."
        )


def tell_unread(checked: Checked) -> None:
    """Say on which sheets nothing was recognised, and where they begin: what is planned there takes no part.

    The list of changes that stimmig wrote into a copy is no plan.
    """
    from checker.solve.aenderung import TITEL

    nothing = {(file.file, sheet.name) for file in checked.report.inputs for sheet in file.sheets if not sheet.what}
    pages = [page for book in checked.dossier.mappen for page in book.blaetter if (page.file, page.name) in nothing]
    firsts = [first for page in pages if (first := next(_filled(page), None))]
    places = [place for place, value in firsts if value != TITEL]
    if places:
        more = f" und {len(places) - NAMED} weitere" if len(places) > NAMED else ""
        text = amount(len(places), "Blatt ist nicht erkannt und nimmt", "Blätter sind nicht erkannt und nehmen")
        say(f"stimmig: {text} nicht teil (ab {', '.join(places[:NAMED])}{more}).")


def _filled(page: Blatt) -> Iterator[tuple[str, object]]:
    """The cells in which a sheet says something, with their values."""
    for row, line in enumerate(page.values, 1):
        for column, value in enumerate(line, 1):
            if value is not None and value != "":
                yield Fundstelle(page.file, page.name, a1(row, column)).short(), value


def tell_fixed(found: Iterable[tuple[str, str]]) -> None:
    """Say what the cells of the workbook hold in place: each reason with the records."""
    told: dict[str, list[str]] = {}
    for reason, name in found:
        told.setdefault(reason, []).append(name)
    for reason, names in told.items():
        more = (
            f" und {amount(len(names) - NAMED, 'weiterer Eintrag', 'weitere Einträge')}" if len(names) > NAMED else ""
        )
        say(f"In der Mappe nicht {reason}: {', '.join(names[:NAMED])}{more}")
