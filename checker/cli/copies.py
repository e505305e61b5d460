"""The workbooks that `stimmig check --out` writes beside the report: copies with findings, or lists of them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from checker.cli.common import NAMED
from checker.finding import Copy, Input, Report
from checker.report.befunde import Befunde, befunde, clip
from checker.report.worte import amount
from checker.workbook.annotate import annotate, findings_workbook
from checker.workbook.errors import PackageError
from checker.workbook.files import originals
from checker.workbook.marke import own_report

ENDING = ".befunde"
_KEPT = (".xlsx", ".xlsm", ".xltx", ".xltm")
"""Endings that a copy keeps: by them Excel tells whether a workbook may hold macros."""
_OTHER_KIND = "In Dateien der Art .{} lassen sich keine Kommentare schreiben. Hier stehen darum nur die Befunde."
_CHANGED = "Die Datei wurde während der Prüfung geändert. Hier stehen darum nur die Befunde."
_STRANGE = "{} Hier stehen darum nur die Befunde, keine Kopie der Mappe."
LONGEST = 220
"""Bytes of the name of a file that its copy keeps."""
_HEAD = 4_000
"""Bytes by which a file is known as ours."""


def copies_of(report: Report, paths: Sequence[Path], root: Path, out: Path) -> tuple[Report, dict[Path, bytes]]:
    """The report with its copies, and what is to be written into the folder `out`."""
    files = originals(paths, root)
    inputs = {source.file: source for source in report.inputs}
    taken: set[str] = set()
    made: dict[Path, bytes] = {}
    copies: list[Copy] = []
    for name, found in befunde(report):
        data, reason = _copy(inputs[name], files.get(name, ()), found)
        target = _free(out, name, taken, as_list=bool(reason))
        made[out / target] = data
        copies.append(Copy(name, target.as_posix(), reason))
    return report._replace(copies=tuple(copies)), made


def _copy(source: Input, files: Sequence[Path], found: Befunde) -> tuple[bytes, str]:
    """The bytes of the copy, and why it is only a list; "" if it is not."""
    if source.kind not in ("xlsx", "xlsm"):
        return _only_list(found, _OTHER_KIND.format(source.kind))
    data = next((data for file in files if hashlib.sha256(data := _bytes(file)).hexdigest() == source.sha256), None)
    if data is None:
        return _only_list(found, _CHANGED)
    try:
        return annotate(data, found.marks, found.listing), ""
    except PackageError as problem:
        return _only_list(found, _STRANGE.format(clip(str(problem))))


def _only_list(found: Befunde, reason: str) -> tuple[bytes, str]:
    listing = found.listing._replace(notes=(*found.listing.notes, reason))
    return findings_workbook(listing), reason


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _free(out: Path, name: str, taken: set[str], *, as_list: bool) -> PurePosixPath:
    """Where a copy goes: below the folder as its file lies in the dossier, never over a file that is not ours.

    A copy with remarks was saved by another program and is no longer ours: it stays, and the new one gets a number.
    """
    path = PurePosixPath(name)
    ending = path.suffix.lower() if path.suffix.lower() in _KEPT and not as_list else ".xlsx"
    number = 1
    for stem in (path.stem, path.name):  # a.xlsx and a.csv of one folder
        target = path.with_name(f"{_shortened(stem)}{ENDING}{ending}")
        if str(target).casefold() not in taken:
            break
    whole = target
    while str(target).casefold() in taken or not _renewable(out / target):
        number += 1
        target = whole.with_name(f"{whole.name.removesuffix(ending)}-{number}{ending}")
    taken.add(str(target).casefold())
    return target


def _shortened(stem: str) -> str:
    """As much of a name as leaves room for what is added: no system takes more than 255 bytes."""
    return stem.encode()[:LONGEST].decode("utf-8", "ignore")


def _renewable(path: Path) -> bool:
    """True if nothing lies there, or a workbook of ours as it was written."""
    if not path.exists() and not path.is_symlink():
        return True
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return own_report(stream.read(_HEAD))


def told(report: Report, out: Path) -> str:
    """What was written, in lines for the user."""
    names = [str(out / copy.name) for copy in report.copies]
    more = f" und {amount(len(names) - NAMED, 'weitere', 'weitere')}" if len(names) > NAMED else ""
    lines = [f"Mappen mit Befunden: {', '.join(names[:NAMED])}{more}"]
    reasons: dict[str, list[str]] = {}
    for copy in report.copies:
        if copy.reason:
            reasons.setdefault(copy.reason, []).append(copy.file)
    lines += [
        f"{', '.join(files[:NAMED])}{' und weitere' if len(files) > NAMED else ''}: {reason}"
        for reason, files in reasons.items()
    ]
    return "\n".join(lines)
