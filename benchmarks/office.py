"""LibreOffice as a second calculator: it opens a workbook without stored results and says what the formulas give.

Used by `compare.py` and by the tests. Without LibreOffice both name what was not run.
"""

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checker.model.fundstelle import a1
from checker.model.mappe import Mappe
from checker.workbook.read import Source, read_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LEFT_OUT = "übersprungen: LibreOffice (soffice) ist nicht installiert"
CENT = 0.005
_RESULT = re.compile(rb"(</f>)<v>[^<]*</v>")
_TYPE = re.compile(rb'(<c [^>]*?) t="str"(>\s*<f>)')


def opened(path: Path) -> Mappe:
    """A workbook of ours at cell level: what the reader of files of others refuses."""
    return read_workbook(Source(path, path.name, path.read_bytes(), "xlsx"))


def without_results(path: Path, target: Path) -> None:
    """A copy in which no formula has a stored result, so that nobody can show what we wrote."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                data = _TYPE.sub(rb"\1\2", _RESULT.sub(rb"\1", data))
            copy.writestr(info.filename, data)


def converted(paths: Path | Sequence[Path], kind: str, folder: Path) -> Path:
    """What LibreOffice makes of files, the last of them: others of this kind, in a folder. It starts once for all."""
    some = [paths] if isinstance(paths, Path) else paths
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                str(SOFFICE), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", kind,
                "--outdir", str(folder), *map(str, some),
            ],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
    return folder / f"{some[-1].stem}.{kind}"


def recalculated(path: Path, folder: Path) -> Mappe:
    """What LibreOffice makes of a workbook whose results were taken away."""
    bare = folder / "ohne.xlsx"
    without_results(path, bare)
    return opened(converted(bare, "xlsx", folder / "neu"))


def differences(path: Path, folder: Path) -> tuple[int, list[str]]:
    """How many formulas were compared, and those whose result differs from ours by half a cent or more."""
    ours, theirs = opened(path), recalculated(path, folder)
    others = {blatt.name: blatt for blatt in theirs.blaetter}
    count, wrong = 0, []
    for blatt in ours.blaetter:
        for lauf in blatt.laeufe:
            for row in range(lauf.first, lauf.last + 1):
                count += 1
                have, want = blatt.wert(row, lauf.column), others[blatt.name].wert(row, lauf.column)
                if not _same(have, want):
                    wrong.append(f"{blatt.name}!{a1(row, lauf.column)} {lauf.at(row)[:90]}: {have!r} statt {want!r}")
    return count, wrong


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) < CENT
    return (one or "") == (other or "")
