"""The packed Akte: one zip with inputs, report, parameters, house profile, own rules, versions and Prüfakte.

Auditors replay it years later: the same version must give the same bytes, another version says what differs and why.
"""

import hashlib
import io
import json
import platform
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from checker import __version__
from checker.config import LAEUFE, PRUEFAKTE
from checker.finding import Report
from checker.record.changes import since
from checker.report.json import load_json, render_json
from checker.rule import rules_folder
from checker.run import Checked, Options, run

MANIFEST = "akte.json"
"""First file of a packed Akte: by it an Akte is told from other zips."""
MAX_FILE = 512 * 1024**2
"""Bytes of one unpacked file; more is refused."""
KEPT = ("stimmig.toml", PRUEFAKTE, LAEUFE)
"""Files of the dossier's root that are packed beside the workbooks."""


class PackError(Exception):
    """The Akte cannot be made or read; the text is German."""


def run_entry(checked: Checked, report: Report, code: int) -> dict[str, Any]:
    """What the chain of runs keeps of a check. The only place with a clock."""
    return {
        "kind": "run",
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "inputs": [{"file": source.file, "sha256": source.sha256} for source in report.inputs],
        "report": hashlib.sha256(render_json(report).encode()).hexdigest(),
        "decisions": report.record.head if report.record else "",
        "house": report.house.sha256 if report.house else "",
        "code": code,
    }


def pack(folder: Path, options: Options) -> tuple[bytes, list[str]]:
    """The zip of a dossier and the names in it; equal dossiers give equal bytes. Raises as `run` does."""
    checked = run([folder], options)
    files: dict[str, bytes] = {"report.json": render_json(checked.report).encode()}
    for source in checked.report.inputs:
        files[f"inputs/{source.file}"] = (folder / source.file).read_bytes()
    for name in KEPT:
        if (folder / name).is_file():
            files[f"inputs/{name}"] = (folder / name).read_bytes()
    for path in sorted((rules_folder() / "parameters").glob("*.toml")):
        files[f"parameters/{path.name}"] = path.read_bytes()
    if checked.house:
        files["house.toml"] = checked.house.read_bytes()
    for own in options.rules:
        for path in sorted([*own.glob("[A-Z]*.py"), *(own / "parameters").glob("*.toml")]):
            files[f"rules/{path.relative_to(own).as_posix()}"] = path.read_bytes()
    files = {MANIFEST: _manifest(checked, options, files), **dict(sorted(files.items()))}
    return _zipped(files), list(files)


def _manifest(checked: Checked, options: Options, files: Mapping[str, bytes]) -> bytes:
    setting = checked.setting
    manifest = {
        "akte": 1,
        "stimmig": __version__,
        "python": platform.python_version(),
        "heute": setting.heute.isoformat(),
        "stichtag": setting.stichtag.isoformat() if setting.stichtag else "",
        "land": setting.land or "",
        "select": list(options.select),
        "ignore": list(options.ignore),
        "skip_unreadable": options.skip_unreadable,
        "stand": checked.report.record.head if checked.report.record else "",
        "name": checked.report.name,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpack(path: Path) -> dict[str, bytes]:
    """All files of an Akte, each with the hash that its manifest names. Raises PackError."""
    try:
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            if any(info.file_size > MAX_FILE for info in infos):
                raise PackError(f"{path}: eine Datei der Akte ist zu groß.")
            files = {info.filename: package.read(info) for info in infos}
        manifest = json.loads(files[MANIFEST])
        hashes = manifest["files"]
    except FileNotFoundError:
        raise PackError(f"{path}: diese Akte gibt es nicht. Bitte den Namen prüfen.") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, NotImplementedError, RuntimeError):
        raise PackError(f"{path}: die Datei ist keine Akte von stimmig oder beschädigt.") from None
    for name, data in files.items():
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or ":" in name or "\\" in name:
            raise PackError(f"{path}: die Akte enthält einen unzulässigen Dateinamen.")
        if name != MANIFEST and hashes.get(name) != hashlib.sha256(data).hexdigest():
            raise PackError(f"{path}: {name} in der Akte wurde verändert.")
    if missing := sorted(set(hashes) - set(files)):
        raise PackError(f"{path}: in der Akte fehlt {missing[0]}.")
    return files


def old_report(path: Path) -> Report:
    """An earlier report, from its JSON or from an Akte. Raises PackError."""
    try:
        text = unpack(path)["report.json"].decode() if zipfile.is_zipfile(path) else path.read_text(encoding="utf-8")
        return load_json(text)
    except FileNotFoundError:
        raise PackError(f"{path}: diese Datei gibt es nicht. Bitte den Namen prüfen.") from None
    except (OSError, ValueError, KeyError):
        raise PackError(f"{path}: die Datei ist kein Bericht (report.json) und keine Akte von stimmig.") from None


def replay(path: Path, rules: Sequence[Path]) -> list[str]:
    """Check an Akte again with the installed version: what differs and why, in German; empty if nothing does.

    Own rules in the Akte are code of somebody; they run only if the user names their folder. Raises PackError and
    whatever `run` raises.
    """
    files = unpack(path)
    manifest = json.loads(files[MANIFEST])
    if any(name.startswith("rules/") for name in files) and not rules:
        raise PackError(f"{path}: die Akte nutzt eigene Regeln. Bitte deren Ordner mit --rules angeben.")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "akte"
        for file, data in files.items():
            target = root / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        options = Options(
            date.fromisoformat(manifest["heute"]),
            date.fromisoformat(manifest["stichtag"]) if manifest["stichtag"] else None,
            manifest["land"] or None, root / "house.toml" if "house.toml" in files else None, rules,
            manifest["select"], manifest["ignore"], manifest["skip_unreadable"],
        )  # fmt: skip
        report = run([root / "inputs"], options).report
    report = report._replace(name=manifest["name"])
    return _differences(files, manifest, report)


def _differences(files: Mapping[str, bytes], manifest: Mapping[str, Any], report: Report) -> list[str]:
    if render_json(report).encode() == files["report.json"]:
        return []
    found = []
    if manifest["stimmig"] != __version__:
        found.append(f"andere Version: gepackt mit stimmig {manifest['stimmig']}, heute {__version__}")
    here = {path.name: path.read_bytes() for path in (rules_folder() / "parameters").glob("*.toml")}
    packed = {name.removeprefix("parameters/"): data for name, data in files.items() if name.startswith("parameters/")}
    found += [f"andere Parameter: {name}" for name in sorted({*here, *packed}) if here.get(name) != packed.get(name)]
    old = load_json(files["report.json"].decode())
    values = {use.name: use.value for use in old.parameters}
    found += [
        f"anderer Wert: {use.title}: {values[use.name]} statt heute {use.value}"
        for use in report.parameters
        if values.get(use.name, use.value) != use.value
    ]
    changes = since(old, report, MANIFEST)
    rules = {run.rule: run.title for run in old.runs}
    found += [f"neuer Befund: {name}" for name in changes.new]
    found += [f"weggefallen: {gone.id} {gone.message}" for gone in changes.gone]
    found += [f"Regel kam hinzu: {run.rule}" for run in report.runs if run.rule not in rules]
    return found or ["der Bericht unterscheidet sich in Texten oder Zählungen"]
