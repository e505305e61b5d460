"""Real tenders against answers read by hand from the files: `erwartet/*.json`, explained in `erwartet/README.md`.

Called by `real_files.py`. 14 bid tabulations of a port authority, two small tenders with a workbook a bidder, and a
conference schedule that is no tender. Findings, ranks and sums come from the ordinary command; values and places from
what it loads.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from checker.model.angebot import Angebot, Preis
from checker.model.ausschreibung import Position
from checker.model.dossier import Dossier
from checker.model.fundstelle import a1, column_index
from checker.model.werte import CENT, runden
from checker.workbook.read import load

STIMMIG = str(Path(sys.executable).with_name("stimmig"))
ANSWERS = Path(__file__).parent / "erwartet"
ARITHMETIC = ("AN004", "AN006", "XL002", "XL004", "XL008", "XL012")
"""Rules that say that somebody calculated wrongly."""
REAL_ERRORS = {
    ("PDX Taxways A, K, T Bid Tab.xlsx", "XL002", "Alternate Bid Tabulation!N29"),
}
"""What the authors of the files calculated wrongly themselves: a sum that ends four rows too early."""
FIELDS = {
    "Menge": ("menge",), "Einheit": ("einheit",), "EP": ("ep", "schaetzpreis"), "GP": ("gp", "schaetzbetrag"),
}  # fmt: skip
Verdict = tuple[str, bool]


class Loaded(NamedTuple):
    """A file or folder as the ordinary command reports it, and as it was read."""

    name: str
    code: int
    stderr: str
    report: Mapping[str, Any]
    dossier: Dossier

    @property
    def held(self) -> bool:
        return self.code in (0, 1) and "Traceback" not in self.stderr

    @property
    def positions(self) -> Sequence[Position]:
        found = self.dossier
        return found.grundlage if found.hat("positionen") or found.ersatz else []

    @property
    def offers(self) -> Sequence[Angebot]:
        return self.dossier.angebote if self.dossier.hat("angebote") else []

    @property
    def comparison(self) -> Mapping[str, Any]:
        """The comparison of the report; without offers one of nobody."""
        return self.report.get("comparison") or {"bieter": [], "rang": [], "wertungssumme": [], "schaetzung": None}

    def cells(self) -> Iterator[tuple[str, Position | Preis, str]]:
        """Every cell that was read as a value of a position or a price: `Sheet!F93`, its record, its field."""
        rows: list[Position | Preis] = [*self.positions, *(preis for offer in self.offers for preis in offer.preise)]
        for row in rows:
            for name in row.felder:
                place = row.fundstelle(name)
                yield f"{place.sheet}!{place.cell}", row, name


def loaded(path: Path) -> Loaded:
    done = subprocess.run(
        [STIMMIG, "check", str(path), "--format", "json"], capture_output=True, text=True, check=False
    )
    root = path if path.is_dir() else path.parent
    try:
        dossier = load([path], root=root, name=path.stem)
    except ExceptionGroup:
        dossier = Dossier()
    return Loaded(path.name, done.returncode, done.stderr, json.loads(done.stdout or "{}"), dossier)


def plain(text: object) -> str:
    return " ".join(str(text).split())


def cents(values: Iterable[Decimal]) -> Decimal:
    return runden(sum(values, Decimal(0)), CENT)


class Tally:
    """What was compared, and what differs."""

    def __init__(self) -> None:
        self.right: dict[str, int] = {}
        self.wrong: dict[str, list[str]] = {}

    def compare(self, what: str, where: str, have: object, want: object) -> None:
        self.right.setdefault(what, 0)
        self.wrong.setdefault(what, [])
        if have == want:
            self.right[what] += 1
        else:
            self.wrong[what].append(f"{where}: {have} statt {want}")

    def verdicts(self) -> Iterator[Verdict]:
        for what, right in self.right.items():
            for line in self.wrong[what]:
                print(f"    {what}: {line}")
            yield f"{what}: {right} von {right + len(self.wrong[what])}", right > 0 and not self.wrong[what]


# -- bid tabulations ---------------------------------------------------------------------------------------------------


def bid_tabs(folder: Path) -> list[Verdict]:
    """Judge all tabulations and print what differs; the lines with what must hold are returned."""
    answers = json.loads((ANSWERS / "bid_tabs.json").read_text(encoding="utf-8"))["files"]
    tally = Tally()
    errors: set[tuple[str, str, str]] = set()
    unranked: list[str] = []
    for file, want in answers.items():
        have = loaded(folder / file)
        tally.compare("Mappen ohne Profil geladen", file, have.held, True)
        for finding in have.report.get("findings", ()):
            if finding["rule"] in ARITHMETIC:
                place = finding["places"][0]
                errors.add((file, finding["rule"], f"{place['sheet']}!{place['cell']}"))
        _positions(tally, have, want)
        _bidders(tally, have, want)
        _sums(tally, have, want)
        unranked += _ranks(tally, have, want)
        _spots(tally, have, want["spot_checks"], want.get("placeholders", ()))
        _missing(tally, have, want.get("missing_unit_prices", ()))
    for error in sorted(errors ^ REAL_ERRORS):
        print(f"    Rechenbefund {'zu viel' if error in errors else 'fehlt'}: {' '.join(error)}")
    return [
        *tally.verdicts(),
        (f"{len(errors - REAL_ERRORS)} Rechenbefunde an richtigen Zahlen", not errors - REAL_ERRORS),
        ("die zu kurze Summe in PDX Taxways, 'Alternate Bid Tabulation'!N29, ist gefunden", errors >= REAL_ERRORS),
        (f"ohne Rang, weil ein Einheitspreis fehlt: {', '.join(unranked)}", len(unranked) == 2),
    ]


def _positions(tally: Tally, have: Loaded, want: Mapping[str, Any]) -> None:
    tally.compare("Positionen je Mappe", have.name, len(have.positions), want["positions"])
    for section in want["sections"]:
        rows = [row for row in have.positions if row.fundstelle("oz").sheet in section["sheets"]]
        ends = [{"item": row.oz, "text": plain(row.kurztext)} for row in (rows[:1] + rows[-1:])]
        tally.compare(
            "Positionen je Abschnitt, mit der ersten und der letzten",
            f"{have.name}, {section['name']}",
            (len(rows), *ends),
            (section["positions"], section["first"], section["last"]),
        )


def _bidders(tally: Tally, have: Loaded, want: Mapping[str, Any]) -> None:
    names = sorted(plain(name) for name in have.comparison["bieter"])
    tally.compare("Namen der Bieter, ohne die Schätzung", have.name, names, sorted(want["bidders"]))
    if want["unfilled_template"]:
        ranked = (len(have.offers), [rank for rank in have.comparison["rang"] if rank])
        tally.compare("Vorlage ohne Preise: kein Angebot, kein Rang", have.name, ranked, (0, []))
        return
    for offer in have.offers:
        place = offer.fundstelle("bieter")
        known = f"{place.sheet}!{place.cell}" in want["name_cells"].get(plain(offer.bieter), ())
        tally.compare("Stelle des Namens", f"{have.name}, {offer.bieter}", known, True)


def _sums(tally: Tally, have: Loaded, want: Mapping[str, Any]) -> None:
    """Sums per section, of what stands beside the positions and of quantity times unit price; and the deciding one."""
    for section in want["sections"] if want["bidders"] else ():
        for offer in have.offers:
            name, sheets = plain(offer.bieter), section["sheets"]
            rows = [row for row in offer.preise if row.fundstelle("oz").sheet in sheets]
            _section(tally, f"{have.name}, {section['name']}, {name}", rows, section["totals"].get(name, {}))
        own = [row for row in have.positions if row.fundstelle("oz").sheet in section["sheets"]]
        _section(tally, f"{have.name}, {section['name']}, Schätzung", own, section["totals"][want["estimate"]])
    if not want["bidders"]:
        return
    deciding = want["deciding"]["totals"]
    estimate = Decimal(deciding[want["estimate"]]["total"])
    tally.compare("Summe der Schätzung", have.name, Decimal(have.comparison["schaetzung"] or 0), estimate)
    sums = dict(zip(map(plain, have.comparison["bieter"]), have.comparison["wertungssumme"], strict=True))
    for offer in have.offers:
        total = deciding.get(plain(offer.bieter), {"total": "0", "cell": ""})
        # a sum with a price missing is not ours to make: then the one that the sheet states is read all the same
        found = sums.get(plain(offer.bieter)) or runden(offer.bekannt("netto") or Decimal(-1), CENT)
        tally.compare("Entscheidende Summe", f"{have.name}, {offer.bieter}", Decimal(found), Decimal(total["total"]))
        place = offer.fundstelle("netto")
        stated = (f"{place.sheet}!{place.cell}", runden(offer.bekannt("netto") or Decimal(-1), CENT))
        tally.compare(
            "Summe, die das Blatt nennt, mit ihrer Stelle",
            f"{have.name}, {offer.bieter}",
            stated,
            (total["cell"], Decimal(total["total"])),
        )


def _section(tally: Tally, where: str, rows: Sequence[Position | Preis], want: Mapping[str, Any]) -> None:
    ep, gp = ("ep", "gp") if rows and isinstance(rows[0], Preis) else ("schaetzpreis", "schaetzbetrag")
    prices = [(row.bekannt("menge"), row.bekannt(ep)) for row in rows]
    have = (
        cents(row.bekannt(gp) or Decimal(0) for row in rows),
        cents(menge * price for menge, price in prices if price is not None) if any(p for _, p in prices) else None,
        sum(price is None for _, price in prices),
    )
    by_price = want.get("from_unit_prices")
    expected = (
        Decimal(want.get("from_line_totals", "-1")),
        None if by_price is None else Decimal(by_price),
        want.get("without_unit_price"),
    )
    tally.compare("Summen je Bieter und Abschnitt, auch der Schätzung", where, have, expected)


def _ranks(tally: Tally, have: Loaded, want: Mapping[str, Any]) -> list[str]:
    """The order among those who have a rank; returns who has none. A missing price cannot be ranked."""
    deciding = want["deciding"]["totals"] if want["bidders"] else {}
    ours = {plain(n): rank for n, rank in zip(have.comparison["bieter"], have.comparison["rang"], strict=True)}
    without = [name for name in want["bidders"] if ours.get(name) is None]
    gaps = {gap["bidder"] for gap in want.get("missing_unit_prices", ())}
    theirs = sorted(deciding[name]["rank"] for name in want["bidders"] if name not in gaps)
    for name in want["bidders"]:
        rank = None if name in gaps else theirs.index(deciding[name]["rank"]) + 1
        tally.compare("Ränge, unter denen mit allen Einheitspreisen", f"{have.name}, {name}", ours.get(name), rank)
    return without


def _spots(tally: Tally, have: Loaded, spots: Sequence[Mapping[str, Any]], placeholders: Sequence[str] = ()) -> None:
    """Single cells: the value that was read at this place, of this position, for this bidder."""
    cells: dict[str, list[tuple[Position | Preis, str]]] = {}
    for place, row, name in have.cells():
        cells.setdefault(place, []).append((row, name))
    for spot in spots:
        where = f"{spot['sheet']}!{spot['cell']}"
        found = {
            (row.bekannt("oz"), _value(row, name))
            for row, name in cells.get(where, ())
            if name in FIELDS[spot["field"]] and (not spot.get("bidder") or _belongs(row, spot["bidder"]))
        }
        if spot.get("bidder") in placeholders:
            prices = {(row.bekannt("oz"), name) for row, name in cells.get(where, ())}
            tally.compare("Preisspalten der Vorlage nicht als Preise gelesen", f"{have.name} {where}", prices, set())
            continue
        want = spot["value"] if spot["value"] is not None else f"keine Zahl: {spot['text']}"
        if spot["field"] != "Einheit" and spot["value"] is not None:
            want = Decimal(want)
        tally.compare("Stichproben: Stelle und Wert", f"{have.name} {where}", found, {(spot["item"], want)})


def _value(row: Position | Preis, name: str) -> Decimal | str:
    value = row.bekannt(name)
    if value is None:
        return f"keine Zahl: {row.roh(name)}"
    if isinstance(value, Decimal):
        return runden(value, CENT) if name in (*FIELDS["EP"], *FIELDS["GP"]) else value
    return plain(value)


def _belongs(row: Position | Preis, bidder: str) -> bool:
    owner, _, rest = plain(row.schluessel).rpartition(" / ")
    return owner == f"Angebot {bidder}" if isinstance(row, Preis) else not owner and bool(rest)


def _missing(tally: Tally, have: Loaded, gaps: Sequence[Mapping[str, Any]]) -> None:
    """Each unit price that is missing, or a word, is a finding at its cell that names the bidder."""
    for gap in gaps:
        for cell in _area(gap["cells"]):
            named = any(
                (finding["places"][0]["sheet"], finding["places"][0]["cell"]) == (gap["sheet"], cell)
                and gap["bidder"] in finding["message"]
                for finding in have.report["findings"]
                if finding["rule"] in ("AN002", "AN003")
            )
            tally.compare("Fehlende Einheitspreise gemeldet, mit Bieter", f"{have.name} {cell}", named, True)


def _area(text: str) -> Iterator[str]:
    """The cells of `I8:I20`, or of a single one."""
    first, *rest = (re.fullmatch(r"([A-Z]+)(\d+)", part) for part in text.split(":"))
    assert first and all(rest)
    last = rest[0] if rest else first
    for row in range(int(first[2]), int(last[2]) + 1):  # type: ignore[index]
        for column in range(column_index(first[1]), column_index(last[1]) + 1):  # type: ignore[index]
            yield a1(row, column)


# -- one workbook a bidder ---------------------------------------------------------------------------------------------


def travel(folder: Path) -> list[Verdict]:
    """Each offer alone, then those of one tender in a folder: told apart by their files, for no cell names a bidder."""
    answers = json.loads((ANSWERS / "ausschreibung_reise.json").read_text(encoding="utf-8"))["tenders"]
    tally = Tally()
    for name, tender in answers.items():
        for file, want in tender["files"].items():
            alone = loaded(folder / file)
            tally.compare("Mappen für sich geladen", file, alone.held, True)
            _offer(tally, alone, tender, want)
        with tempfile.TemporaryDirectory() as temporary:
            place = Path(temporary) / name
            place.mkdir()
            for file in tender["files"]:
                shutil.copy(folder / file, place / file)
            _together(tally, place, tender)
    return list(tally.verdicts())


def _offer(tally: Tally, have: Loaded, tender: Mapping[str, Any], want: Mapping[str, Any]) -> None:
    rows = have.positions
    ends = (rows[0].oz, plain(rows[0].kurztext), rows[-1].oz, plain(rows[-1].kurztext)) if rows else ()
    first, last = tender["first"], tender["last"]
    tally.compare(
        "Positionen und Mengen",
        have.name,
        (len(rows), [str(row.bekannt("menge")) for row in rows], ends),
        (tender["positions"], tender["quantities"], (first["item"], first["name"], last["item"], last["name"])),
    )
    total = [cents(preis.bekannt("gp") or Decimal(0) for preis in offer.preise) for offer in have.offers]
    sums = [Decimal(value or 0) for value in have.comparison["wertungssumme"]]
    expected = [Decimal(want["total_from_lines"])]
    tally.compare("Summe der Zeilen und nachgerechnete Summe", have.name, (total, sums), (expected, expected))
    names = [offer.bekannt("bieter") for offer in have.offers]
    tally.compare("Kein Bieter erfunden", have.name, names, [None])
    _spots(tally, have, want["spot_checks"])


def _together(tally: Tally, folder: Path, tender: Mapping[str, Any]) -> None:
    files = sorted(tender["files"])
    have = loaded(folder)
    comparison = have.comparison
    tally.compare("Ordner als ein Dossier geladen", folder.name, have.held, True)
    tally.compare("Angebote nach Dateien unterschieden", folder.name, list(comparison["bieter"]), files)
    lines = [(row["oz"], row["menge"]) for row in comparison.get("zeilen", ())]
    quantities = [quantity for _, quantity in lines]
    tally.compare("Verglichene Positionen und Mengen", folder.name, quantities, tender["quantities"])
    for index, file in enumerate(files):
        want = tender["files"][file]
        sums, ranks = comparison["wertungssumme"], comparison["rang"]
        found = (Decimal(sums[index] or 0), ranks[index]) if index < len(sums) else None
        tally.compare("Summe und Rang", file, found, (Decimal(want["total_from_lines"]), want["rank"]))
    asked = [
        [place["file"] for place in question["places"]]
        for question in have.report["questions"]
        if question["field"] == "Bieter"
    ]
    tally.compare("Nach dem Bieter einmal je Datei gefragt", folder.name, asked, [files])
    for form in ("text", "html"):
        done = subprocess.run(
            [STIMMIG, "check", str(folder), "--format", form], capture_output=True, text=True, check=False
        )
        # the last table of the text; in HTML the headings over the bidders' columns
        heads = re.findall(r'<th scope="colgroup"[^>]*>([^<]+)', done.stdout)
        table = done.stdout.rpartition("Angebote (netto")[2].splitlines() if form == "text" else heads
        missing = [file for file in files if not any(line.strip().startswith(file) for line in table)]
        tally.compare("Jede Datei im Vergleich genannt (Text, HTML)", f"{folder.name}, {form}", missing, [])


# -- no tender ---------------------------------------------------------------------------------------------------------


PLANNED = frozenset({"Programmpunkt", "Programmpunkt (Raster)", "Aufgabe", "Person", "Schicht", "Ressource"})
"""What a conference has in common with the plan of an event."""


def conference(folder: Path) -> list[Verdict]:
    """A workbook that is no tender: loaded or refused with a sentence, and nothing read into it."""
    want = json.loads((ANSWERS / "konferenz.json").read_text(encoding="utf-8"))
    have = loaded(folder / want["file"])
    held = have.held or have.code == 3  # its talks have no times yet: what needs them is open
    refused = have.code == 2 and have.stderr.startswith("stimmig: ") and "Traceback" not in have.stderr
    sheets = [sheet for source in have.report.get("inputs", ()) for sheet in source["sheets"] if sheet["what"]]
    read = [sheet["name"] for sheet in sheets if sheet["what"] not in PLANNED]
    for sheet in sheets:
        print(f"    als {sheet['what']} gelesen: {sheet['name']}")
    counts = len(have.positions), len(have.offers), len(have.comparison["bieter"])
    return [
        ("geladen" if held else "mit einem Satz abgelehnt", held or refused),
        (f"{counts[0]} Positionen, {counts[1]} Angebote, {counts[2]} Bieter", counts == (0, 0, 0)),
        (f"{len(read)} Blätter als Vergabe oder Angebot gelesen", not read),
    ]
