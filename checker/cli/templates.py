"""`stimmig template`: blank workbooks to fill in, and the profile of a workbook that somebody sent."""

import argparse
from pathlib import Path

from checker.cli.common import Problem, say, write


def run_template(arguments: argparse.Namespace) -> int:
    if arguments.kind == "profil":
        return _profile(arguments.file, arguments.out)
    from checker.workbook.template import blank

    if arguments.out:
        raise Problem(f"Mit „{arguments.out}“ ist hier nichts anzufangen. Eine Vorlage ist eine einzige Datei.")
    if arguments.file.suffix.lower() != ".xlsx":
        raise Problem(f"{arguments.file}: die Vorlage ist eine Excel-Datei. Bitte einen Namen mit .xlsx angeben.")
    _new(arguments.file)
    write({arguments.file: blank(arguments.kind)})
    say(f"Geschrieben: {arguments.file}")
    return 0


def _new(path: Path) -> None:
    if path.exists():
        raise Problem(f"{path} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen.")


def _profile(source: Path, out: Path | None) -> int:
    """Write how the tables of a workbook were understood, to be corrected and used again."""
    from checker.workbook.profile import SUFFIX
    from checker.workbook.profile_file import render
    from checker.workbook.read import workbook
    from checker.workbook.sheets import understand

    if source.is_dir():
        raise Problem(f"{source}: das ist ein Ordner. Bitte eine Arbeitsmappe angeben.")
    target = out or Path(f"{source.stem}{SUFFIX}")
    if target.suffix.lower() != ".toml":
        raise Problem(f"{target}: ein Profil ist eine Textdatei. Bitte einen Namen mit .toml angeben.")
    _new(target)
    mappe = workbook(source)
    sheets = understand(mappe)
    write({target: render(mappe.file, sheets, mappe.blaetter).encode()})
    tables = sum(len(sheet.parts) for sheet in sheets)
    said = {0: "keine Tabelle erkannt", 1: "1 Tabelle"}.get(tables, f"{tables} Tabellen")
    say(f"Geschrieben: {target} ({said}). Bitte durchsehen und mit --profile {target} prüfen.")
    return 0
