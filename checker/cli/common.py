"""What all verbs of the command line share: problems in German, writing files, printing safely."""

import errno
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.cli.progress import wipe
from checker.finding import SEVERITIES, Report, Severity
from checker.report.sicher import told, unsteered

STDOUT = Path("-")
NAMED = 5
"""Files that a sentence names."""
WHY = {
    errno.EACCES: "keine Berechtigung",
    errno.EPERM: "keine Berechtigung",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EEXIST: "dort liegt eine Datei, kein Ordner",
    errno.ENOTDIR: "dort liegt eine Datei, kein Ordner",
    errno.ENAMETOOLONG: "der Name ist zu lang",
}
"""Why a file cannot be written, where the system would say so in another language."""


class Problem(Exception):
    """Something the user must mend; the text is German. Ends with exit code 2."""


def write(files: Mapping[Path, bytes]) -> None:
    """Write files whole or not at all. Raises Problem."""
    from checker.report.files import write_whole

    try:
        write_whole(files)
    except OSError as error:
        where = ", ".join([*map(str, list(files)[:NAMED]), *(["…"] if len(files) > NAMED else [])])
        why = WHY.get(error.errno or 0, error.strerror or type(error).__name__)
        raise Problem(
            f"{where}: Schreiben ist nicht möglich ({why}). Bitte den Ordner prüfen und offene Dateien schließen."
        ) from error


def protect(targets: Sequence[Path]) -> None:
    """Raises Problem if writing these files would cost the user one of theirs, or one of ours of this very run."""
    from checker.workbook.marke import own_report

    seen: set[Path] = set()
    for path in targets:
        if path.resolve() in seen:
            raise Problem(f"{path}: zwei Berichte passen nicht in eine Datei. Bitte verschiedene Namen wählen.")
        seen.add(path.resolve())
        if path.is_dir() or not path.exists():
            continue
        if not path.is_file() or (path.stat().st_size and not own_report(path.read_bytes())):
            raise Problem(
                f"{path}: diese Datei ist kein Bericht von stimmig und wird nie überschrieben. "
                "Bitte einen anderen Namen wählen."
            )


def show(text: str) -> None:
    """Print data."""
    wipe()
    sys.stdout.write(unsteered(text))


def say(text: str) -> None:
    """Print talk: what was done, what is wrong."""
    wipe()
    sys.stdout.flush()
    sys.stderr.write(told(text) + "\n")


def exit_code(report: Report, fail_on: Severity, *, skipped: bool) -> int:
    """1, 3 or 0; see the module. `skipped`: unreadable files were left out, so the check is not whole."""
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    if any(finding.severity in failing and not finding.decision for finding in report.findings):
        return 1
    return 3 if skipped or any(run.severity == "error" and run.not_evaluated for run in report.runs) else 0
