"""`stimmig template`: blank workbooks to fill in."""

import argparse

from checker.cli.common import Problem, say, write


def run_template(arguments: argparse.Namespace) -> int:
    from checker.workbook.template import blank

    if arguments.out.suffix.lower() != ".xlsx":
        raise Problem(f"{arguments.out}: die Vorlage ist eine Excel-Datei. Bitte einen Namen mit .xlsx angeben.")
    if arguments.out.exists():
        raise Problem(f"{arguments.out} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen.")
    write({arguments.out: blank(arguments.kind)})
    say(f"Geschrieben: {arguments.out}")
    return 0
