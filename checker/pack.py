"""The packed Akte: one zip with inputs, report, parameters, house profile, own rules, versions and Prüfakte.

Auditors replay it years later: the same version must give the same bytes, another version says what differs and why.
"""

import hashlib
import io
import json
import platform
import tempfile
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from checker import __version__
from checker.config import LAEUFE, PRUEFAKTE
from checker.finding import DEUTSCH, Finding, Report
from checker.model.werte import datum
from checker.record.changes import since
from checker.record.hashes import rule_hash
from checker.report.json import load_json, render_json
from checker.rule import rules_folder
from checker.run import Checked, Options, run

MANIFEST = "akte.json"
"""First file of a packed Akte: by it an Akte is told from other zips."""
MAX_FILE = 512 * 1024**2
"""Bytes of one unpacked file; more is refused."""
MAX_ALL = 4 * MAX_FILE
KEPT = ("stimmig.toml", PRUEFAKTE, LAEUFE)
"""Files of the dossier's root that are packed beside the workbooks."""
UNFIT = frozenset([*':\\<>"|?*', *map(chr, range(32)), "\x7f"])
"""Characters that a file name may not have on every system."""
SETTINGS: dict[str, type] = {
    "stimmig": str, "heute": str, "stichtag": str, "land": str, "select": list, "ignore": list,
    "skip_unreadable": bool, "name": str, "rules": dict, "files": dict,
}  # fmt: skip
"""What the manifest says, beside what only people read."""


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
        "profiles": [profile.sha256 for profile in report.profiles],
        "code": code,
    }


def pack(folder: Path, options: Options) -> tuple[bytes, list[str]]:
    """The zip of a dossier and the names in it; equal dossiers give equal bytes. Raises PackError, and as `run` does."""
    checked = run([folder], options)
    files: dict[str, bytes] = {"report.json": render_json(checked.report).encode()}
    for source in checked.report.inputs:
        if not (
            _harmless(source.file) and (folder / source.file).is_file()
        ):  # not UTF-8: it is read under another name
            raise PackError(f"{source.file}: dieser Name geht nicht auf jedem System. Bitte die Datei umbenennen.")
        files[f"inputs/{source.file}"] = (folder / source.file).read_bytes()
    project = ("pyproject.toml",) if checked.config.origin.startswith("pyproject.toml") else ()
    for name in (*KEPT, *project):
        if (folder / name).is_file():
            files[f"inputs/{name}"] = (folder / name).read_bytes()
    for path in sorted((rules_folder() / "parameters").glob("*.toml")):
        files[f"parameters/{path.name}"] = path.read_bytes()
    if checked.house:
        files["house.toml"] = checked.house.read_bytes()
    files |= _profiles(checked)
    files |= _own_rules([*options.rules, *(rule.path.parent for rule in checked.rules)])
    files = {MANIFEST: _manifest(checked, options, files), **dict(sorted(files.items()))}
    return _zipped(files), list(files)


def _profiles(checked: Checked) -> dict[str, bytes]:
    """The profiles in their order, under their own names: reports name them."""
    found = {f"profiles/{n:03}/{path.name}": path.read_bytes() for n, path in enumerate(checked.profiles, 1)}
    if odd := [name for name in found if not _harmless(name)]:
        raise PackError(f"{Path(odd[0]).name}: dieser Name geht nicht auf jedem System. Bitte die Datei umbenennen.")
    return found


def _own_rules(folders: Sequence[Path]) -> dict[str, bytes]:
    """Rules and parameters of all folders but our own, under the names they have in an Akte."""
    found: dict[str, bytes] = {}
    own = dict.fromkeys(folder.resolve() for folder in folders if folder.resolve() != rules_folder().resolve())
    for number, folder in enumerate(own, 1):
        for path in sorted([*folder.glob("[A-Z]*.py"), *(folder / "parameters").glob("*.toml")]):
            name = f"rules/{path.relative_to(folder).as_posix()}"
            found[name if name not in found else f"rules/{number}/{name.removeprefix('rules/')}"] = path.read_bytes()
    return found


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
        "rules": {rule.id: rule_hash(rule) for rule in checked.rules},
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
            if sum(info.file_size for info in infos) > MAX_ALL or any(info.file_size > MAX_FILE for info in infos):
                raise PackError(f"{path}: eine Datei der Akte ist zu groß.")
            if any(not _harmless(info.filename) for info in infos):
                raise PackError(f"{path}: die Akte enthält einen unzulässigen Dateinamen.")
            files = {info.filename: package.read(info) for info in infos}
        hashes = _settings(files)["files"]
    except FileNotFoundError:
        raise PackError(f"{path}: diese Akte gibt es nicht. Bitte den Namen prüfen.") from None
    except (
        OSError, zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, TypeError, NotImplementedError,
        RuntimeError,
    ):  # fmt: skip
        raise PackError(f"{path}: die Datei ist keine Akte von stimmig oder beschädigt.") from None
    if len(files) < len(infos):
        raise PackError(f"{path}: eine Datei steht zweimal in der Akte.")
    for name, data in files.items():
        if name != MANIFEST and hashes.get(name) != hashlib.sha256(data).hexdigest():
            raise PackError(f"{path}: {name} in der Akte wurde verändert.")
    if missing := sorted({"report.json", *hashes} - set(files)):
        raise PackError(f"{path}: in der Akte fehlt {missing[0]}.")
    return files


def _harmless(name: str) -> bool:
    """True if a name stays inside of the folder it is unpacked to, on every system."""
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts or path.as_posix() != name
    return not outside and not set(name) & UNFIT


def _settings(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The manifest of an Akte. Raises KeyError, TypeError or ValueError if it is none."""
    manifest = json.loads(files[MANIFEST])
    for name, kind in SETTINGS.items():
        if not isinstance(manifest[name], kind):
            raise TypeError(name)
    if not all(isinstance(item, str) for name in ("select", "ignore") for item in manifest[name]):
        raise TypeError("select")
    for name in ("heute", "stichtag"):
        if manifest[name] or name == "heute":
            date.fromisoformat(manifest[name])
    return dict(manifest)


def old_report(path: Path) -> Report:
    """An earlier report, from its JSON or from an Akte. Raises PackError."""
    try:
        text = unpack(path)["report.json"].decode() if zipfile.is_zipfile(path) else path.read_text(encoding="utf-8")
        return load_json(text)
    except FileNotFoundError:
        raise PackError(f"{path}: diese Datei gibt es nicht. Bitte den Namen prüfen.") from None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise PackError(f"{path}: die Datei ist kein Bericht (report.json) und keine Akte von stimmig.") from None


def replay(path: Path, asked: Options) -> list[str]:
    """Check an Akte again with the installed version: what differs and why, in German; empty if nothing does.

    As it was packed, except for what is `asked`. Own rules in the Akte are code of somebody; they run only if the user
    names their folder. Raises PackError and whatever `run` raises.
    """
    files = unpack(path)
    manifest = _settings(files)
    if any(name.startswith("rules/") for name in files) and not asked.rules:
        raise PackError(f"{path}: die Akte nutzt eigene Regeln. Bitte deren Ordner mit --rules angeben.")
    packed = Options(
        date.fromisoformat(manifest["heute"]),
        date.fromisoformat(manifest["stichtag"]) if manifest["stichtag"] else None, manifest["land"] or None,
        None, (), manifest["select"], manifest["ignore"], manifest["skip_unreadable"], False,
    )  # fmt: skip
    given = {name: value for name, value in asked._asdict().items() if value and name != "own"}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "akte"
        _unpacked(path, root, files)
        house = root / "house.toml" if "house.toml" in files else None
        profiles = [root / name for name in sorted(files) if name.startswith("profiles/")]
        checked = run([root / "inputs"], packed._replace(house=house, profiles=profiles)._replace(**given))
    try:
        old = load_json(files["report.json"].decode())
    except (ValueError, LookupError, TypeError, RecursionError):
        raise PackError(f"{path}: der Bericht in der Akte ist nicht lesbar.") from None
    # what was not checked then is not in the Akte; that it was left out is part of the report all the same
    report = checked.report._replace(name=manifest["name"], skipped=old.skipped)
    if render_json(report).encode() == files["report.json"]:
        return []
    found = [
        *_other_call(packed, given),
        *_other_rules(files, manifest, checked, asked.rules),
        *_other_results(old, report),
    ]
    return found or ["der Bericht unterscheidet sich in Texten oder Zählungen"]


def _unpacked(path: Path, root: Path, files: Mapping[str, bytes]) -> None:
    try:
        for file, data in files.items():
            target = root / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise PackError(f"{path}: die Akte lässt sich nicht auspacken.") from error


def _other_call(packed: Options, given: Mapping[str, Any]) -> list[str]:
    """What the user asked for and what the Akte does not say so."""
    words = {
        "heute": "anderer Tag der Prüfung", "stichtag": "anderer Stichtag", "land": "anderes Bundesland",
        "select": "andere Auswahl von Regeln", "ignore": "andere Regeln ausgelassen",
    }  # fmt: skip
    before = packed._asdict()
    return [
        f"{word}: {_shown(before[name]) or 'keine Angabe'}, heute {_shown(given[name])}"
        for name, word in words.items()
        if name in given and given[name] != before[name]
    ]


def _shown(value: Any) -> str:
    return datum(value) if isinstance(value, date) else ", ".join(value) if isinstance(value, list) else value or ""


def _other_rules(
    files: Mapping[str, bytes], manifest: Mapping[str, Any], checked: Checked, rules: Sequence[Path]
) -> list[str]:
    """What the check rests on and what is not as it was when the Akte was packed."""
    found = []
    if manifest["stimmig"] != __version__:
        found.append(f"andere Version: gepackt mit stimmig {manifest['stimmig']}, heute {__version__}")
    here = {f"parameters/{path.name}": path.read_bytes() for path in (rules_folder() / "parameters").glob("*.toml")}
    here |= _own_rules(rules)
    packed = {name: data for name, data in files.items() if name.startswith(("parameters/", "rules/"))}
    found += [
        f"{'andere Parameter' if name.startswith('parameters/') else 'andere eigene Regel'}: {name.partition('/')[2]}"
        for name in sorted({*here, *packed})
        if here.get(name) != packed.get(name)
    ]
    hashes = {rule.id: rule_hash(rule) for rule in checked.rules}
    found += [f"Regel kam hinzu: {rule}" for rule in hashes if rule not in manifest["rules"]]
    found += [f"Regel fehlt: {rule}" for rule in sorted(manifest["rules"]) if rule not in hashes]
    found += [f"Regel geändert: {rule}" for rule, now in hashes.items() if manifest["rules"].get(rule, now) != now]
    return found


def _other_results(old: Report, report: Report) -> list[str]:
    found = []
    if old.house != report.house:
        names = [house.name if house else "keines" for house in (old.house, report.house)]
        found.append(f"anderes Hausprofil: {names[0]}, heute {names[1]}")
    if old.profiles != report.profiles:
        names = [", ".join(profile.name for profile in one.profiles) or "keine" for one in (old, report)]
        found.append(f"andere Profile: {names[0]}, heute {names[1]}")
    values = {use.name: use.value for use in old.parameters}
    found += [
        f"anderer Wert: {use.title}: {values[use.name]}, heute {use.value}"
        for use in report.parameters
        if values.get(use.name, use.value) != use.value
    ]
    changes = since(old, report, MANIFEST)
    before, after = ({finding.id: finding for finding in one.findings} for one in (old, report))
    found += [f"neuer Befund: {name} {after[name].message}" for name in changes.new]
    found += [f"weggefallen: {gone.id} {gone.message}" for gone in changes.gone]
    found += [f"wieder offen: {name} {after[name].reopened}".rstrip() for name in changes.reopened]
    found += [
        f"anderes Ergebnis: {name}: {_values(before[name])}, heute {_values(finding)}"
        for name, finding in after.items()
        if name in before and _values(before[name]) != _values(finding)
    ]
    return found


def _values(finding: Finding) -> str:
    values = (("Ist", finding.ist), ("Soll", finding.soll))
    parts = [f"{name} {value.german(finding.unit)}" for name, value in values if value is not None]
    return f"{DEUTSCH[finding.severity]} {', '.join(parts)}".strip()
