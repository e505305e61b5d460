"""`stimmig compare`: the Preisspiegel of a tender, and whether one that lies there still holds."""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from checker.cli.arguments import configured_severity, options_of, rate, words
from checker.cli.common import Problem, exit_code, protect, say, show, write
from checker.config import suggestion
from checker.engine import Engine
from checker.finding import Finding
from checker.model.ausschreibung import POSITIONSARTEN
from checker.model.gaps import NotApplicable, NotEvaluated
from checker.model.werte import datum, zahl
from checker.model.zeile import Missing
from checker.offers.comparison import ZAEHLEN
from checker.offers.spiegel import spiegel, zeilen
from checker.offers.spiegeldaten import SYSTEM, Spiegel, Wunsch, Zeile
from checker.offers.vorschlaege import ueber
from checker.record.stand import WUNSCH, aenderungen, ergebnisse, stand
from checker.report.spiegel.anlass import Anlass
from checker.report.worte import amount, family
from checker.run import Checked, run

FAMILIES = ("AN", "KO")
"""Rules whose findings speak of offers and prices wherever they stand."""
CELLS = "XL"
"""Rules on cells: their findings count where they stand in a file with prices."""
SUFFIXES = (".xlsx", ".html", ".json")
FRIST = "skontofrist_mindesttage"
GELESEN = {"Hausprofil": "house", "Profile": "profile", "Regelordner": "rules"}
"""What was given from outside the folder, by the name under which a state keeps where it lay."""


def run_compare(arguments: argparse.Namespace) -> int:
    if arguments.status:
        return _status(arguments)
    if not arguments.paths:
        raise Problem("Welche Vergabe? Bitte den Ordner der Vergabe angeben.")
    out: Path | None = arguments.out
    if out and out.suffix.lower() not in SUFFIXES:
        raise Problem(f"{out}: ein Preisspiegel endet auf {', '.join(SUFFIXES)}. Bitte einen solchen Namen angeben.")
    if out:
        protect([out])
    checked = run(arguments.paths, options_of(arguments)._replace(preisspiegel=True))
    made, rows, anlass = _made(checked, arguments, _asked(arguments, checked.root))
    if out:
        write({out: _rendered(out, made, rows, anlass)})
        say(f"Geschrieben: {out}")
    else:
        from checker.report.spiegel.text import render_text

        show(render_text(made, anlass))
    return _code(checked, anlass, arguments)


def _rendered(out: Path, made: Spiegel, rows: Callable[[], Iterable[Zeile]], anlass: Anlass) -> bytes:
    if out.suffix.lower() == ".xlsx":
        from checker.report.spiegel.xlsx import HOECHSTENS, render_xlsx

        if len(made.bieter) > HOECHSTENS:
            raise Problem(f"{out}: mehr als {HOECHSTENS} Bieter passen nicht nebeneinander. Bitte .json verwenden.")
        return render_xlsx(made, rows, anlass)
    if out.suffix.lower() == ".html":
        from checker.report.spiegel.html import render_html

        return render_html(made, rows, anlass).encode()
    from checker.report.spiegel.json import render_json

    return render_json(made, rows, anlass).encode()


def _code(checked: Checked, anlass: Anlass, arguments: argparse.Namespace) -> int:
    """As of a check, but only what speaks of offers and prices counts."""
    report = checked.report
    about = report._replace(
        findings=tuple(anlass.findings), runs=tuple(r for r in report.runs if family(r.rule) in FAMILIES)
    )
    unreadable = arguments.skip_unreadable and any(
        not s.reason.startswith(("keine Arbeitsmappe", "Sperrdatei")) for s in report.skipped
    )
    return exit_code(about, arguments.fail_on or configured_severity(checked.config), skipped=unreadable)


# -- what was asked for ------------------------------------------------------------------------------------------------


def _asked(arguments: argparse.Namespace, root: Path) -> dict[str, str]:
    """What was asked for, as the options that ask for it again."""
    asked = {
        "--arten": ",".join(arguments.arten),
        "--skonto": "ja" if arguments.skonto else "",
        "--ust": zahl(arguments.ust) if arguments.ust is not None else "",
        "--system": ",".join(arguments.system) if arguments.system is not None else "",
        "--select": ",".join(arguments.select),
        "--ignore": ",".join(arguments.ignore),
        "--stichtag": arguments.stichtag.isoformat() if arguments.stichtag else "",
        "--land": arguments.land or "",
        "--skip-unreadable": "ja" if arguments.skip_unreadable else "",
    }
    if arguments.out and (where := _relative(root, arguments.out.parent)):
        asked["Ordner"] = where
        if any(not path.is_dir() for path in arguments.paths):
            asked["Dateien"] = "|".join(_relative(path, root) for path in arguments.paths)
        for name, option in GELESEN.items():
            asked[name] = "|".join(_relative(path, root) for path in _given(arguments, option))
    return asked


def _given(arguments: argparse.Namespace, option: str) -> list[Path]:
    """The files or folders of an option that takes none, one or several."""
    given = getattr(arguments, option)
    return list(given) if isinstance(given, list) else [given] if given else []


def _relative(path: Path, start: Path) -> str:
    """A folder as seen from another one; "" if there is no way, such as to another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), start.resolve())).as_posix()
    except ValueError:
        return ""


def _wunsch(checked: Checked, arguments: argparse.Namespace) -> Wunsch:
    dossier = checked.dossier
    known = [*POSITIONSARTEN, *(row.positionsart for row in dossier.grundlage if row.bekannt("art"))]
    arten = [_known(word, known, "Art von Positionen") for word in arguments.arten]
    chosen: tuple[str, ...] = SYSTEM
    if arguments.system is not None:
        names = [_known(word, (*SYSTEM, "keine"), "Systembieter") for word in arguments.system]
        chosen = tuple(name for name in SYSTEM if name in names)
    days = 0
    if arguments.skonto:
        try:
            days = int(Engine(dossier, checked.parameters, checked.setting).resolve(checked.parameters[FRIST]).value)
        except (Missing, NotApplicable, NotEvaluated) as reason:
            raise Problem(
                f"Die Mindestfrist für Skonto ist nicht bekannt ({reason}). Bitte ohne --skonto vergleichen."
            ) from None
    plain = tuple(dict.fromkeys(art for art in arten if art not in ZAEHLEN))
    return Wunsch(plain, arguments.skonto, days, arguments.ust, chosen)


def _known(word: str, known: Iterable[str], what: str) -> str:
    names = list(dict.fromkeys(known))
    for name in names:
        if name.casefold() == word.casefold():
            return name
    raise Problem(
        f"„{word}“ ist hier keine {what}.{suggestion(word, names)}"
        if what.startswith("Art")
        else f"„{word}“ ist kein {what}.{suggestion(word, names)}"
    )


# -- made of a check ---------------------------------------------------------------------------------------------------


def _made(
    checked: Checked, arguments: argparse.Namespace, asked: Mapping[str, str]
) -> tuple[Spiegel, Callable[[], Iterable[Zeile]], Anlass]:
    """The Preisspiegel of a check, its rows, and what it rests on. Raises Problem if there is nothing to compare."""
    report, dossier = checked.report, checked.dossier
    if report.comparison is None:
        raise Problem(
            f"{report.name}: hier ist nichts zu vergleichen. Bitte Leistungsverzeichnis und Angebote in den Ordner legen."
        )
    wunsch = _wunsch(checked, arguments)
    made = spiegel(dossier, report.comparison, wunsch, _gruende(checked))
    state = stand(report, checked.rules, asked, ergebnisse(made.bieter))
    anlass = Anlass(report, _about_offers(checked), state, _vorgaben(wunsch, checked))
    return made, partial(zeilen, dossier, report.comparison, wunsch), anlass


def _gruende(checked: Checked) -> dict[str, str]:
    """Why decisions exclude an offer, by its key."""
    excluding = [f for f in checked.report.findings if f.decision and f.decision.exclude]
    return {
        key: "; ".join(dict.fromkeys(f.decision.reason for f in found if f.decision))
        for key, found in ueber(checked.dossier, excluding).items()
        if found
    }


def _about_offers(checked: Checked) -> list[Finding]:
    files = {preis.file for offer in checked.dossier.angebote for preis in offer.preise.tabellen}
    return [
        finding
        for finding in checked.report.findings
        if family(finding.rule) in FAMILIES or (family(finding.rule) == CELLS and finding.places[0].file in files)
    ]


def _vorgaben(wunsch: Wunsch, checked: Checked) -> list[tuple[str, str]]:
    """What was asked for, in words for the record."""
    said = [("Skonto", f"gewertet, Frist wenigstens {wunsch.skontofrist} Tage" if wunsch.skonto else "nicht gewertet")]
    if wunsch.steuersatz is not None:
        said.append(("Umsatzsteuer ohne Angabe", f"{zahl(wunsch.steuersatz)} %, vorgegeben"))
    if checked.setting.stichtag:
        said.append(("Stichtag", f"{datum(checked.setting.stichtag)}, vorgegeben"))
    for choice in checked.report.deselected:
        said.append(("Abgewählte Regeln", f"{len(choice.rules)}, {choice.origin}"))
    return said


# -- status ------------------------------------------------------------------------------------------------------------


def _status(arguments: argparse.Namespace) -> int:
    """Say what changed since a Preisspiegel was written: 1 if anything did."""
    from checker.report.spiegel.stand import geaenderte_zellen, read_stand

    path: Path = arguments.status
    if arguments.out:
        raise Problem("--status und --out gehen nicht zusammen. Bitte nur eines angeben.")
    old, edited = read_stand(path)
    asked = old.werte(WUNSCH)
    paths = arguments.paths or _folder(path, asked)
    _take_over(arguments, asked)
    _take_places(arguments, asked, paths)
    checked = run(paths, options_of(arguments)._replace(preisspiegel=True))
    made, rows, anlass = _made(checked, arguments, {**_asked(arguments, checked.root), **_places(asked)})
    found = [*edited, *aenderungen(old, anlass.stand)]
    if not found and path.suffix.lower() == ".xlsx":
        found = geaenderte_zellen(path, _rendered(path, made, rows, anlass))
    if not found:
        show(f"{path}: unverändert. Dateien, Regeln und Parameter sind wie beim Schreiben.\n")
        return 0
    show(f"{path}: {amount(len(found), 'Änderung', 'Änderungen')} seit dem Schreiben.\n")
    for line in found:
        show(f"  {line}\n")
    again = [
        text for name, value in asked.items() if name.startswith("--") for text in (name, *([value] * (value != "ja")))
    ]
    again += [
        text
        for option in GELESEN.values()
        for where in _given(arguments, option)
        for text in (f"--{option}", str(where))
    ]
    say(f"Neu schreiben: stimmig compare {' '.join([*map(str, paths), *again])} --out {path}")
    return 1


def _places(asked: Mapping[str, str]) -> dict[str, str]:
    """Where the files lay is no change by itself: they are compared by name and content."""
    return {name: asked[name] for name in ("Ordner", "Dateien", *GELESEN) if name in asked}


def _folder(path: Path, asked: Mapping[str, str]) -> list[Path]:
    root = path.parent / asked.get("Ordner", ".")
    if not root.is_dir():
        raise Problem(
            f"{path}: der Ordner der Vergabe liegt nicht mehr dort. Bitte ihn hinter dem Preisspiegel angeben."
        )
    return [root / name for name in asked["Dateien"].split("|")] if asked.get("Dateien") else [root]


def _take_over(arguments: argparse.Namespace, asked: Mapping[str, str]) -> None:
    """Ask again for what the Preisspiegel was asked for, but for what is asked now."""
    from checker.cli.arguments import day

    try:
        for name, read in (
            ("arten", words), ("system", words), ("select", words), ("ignore", words), ("ust", rate),
            ("stichtag", day), ("land", str), ("skonto", bool), ("skip_unreadable", bool),
        ):  # fmt: skip
            text = asked.get(f"--{name.replace('_', '-')}", "")
            if text and not getattr(arguments, name):
                setattr(arguments, name, read(text))
    except argparse.ArgumentTypeError as problem:
        raise Problem(f"{arguments.status}: der Stand ist nicht lesbar ({problem})") from None


def _take_places(arguments: argparse.Namespace, asked: Mapping[str, str], paths: Sequence[Path]) -> None:
    """Read again what lay outside the folder, if it still lies there: what is gone is told as a missing file."""
    root = paths[0] if paths[0].is_dir() else paths[0].parent
    for name, option in GELESEN.items():
        there = [root / where for where in asked.get(name, "").split("|") if where and (root / where).exists()]
        if there and not getattr(arguments, option):
            setattr(arguments, option, there[0] if option == "house" else there)
