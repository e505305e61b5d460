"""Reading: files to a dossier. The kind of a file is told by its content, never by its name."""

import gc
import hashlib
import io
import os
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from checker.config import LAEUFE, PRUEFAKTE
from checker.model.dossier import Dossier
from checker.model.mappe import Blatt, Mappe, Zelllage
from checker.model.tupel import NamedTuple
from checker.workbook.assemble import Assembly
from checker.workbook.book import Buch, read_book, read_comments, settle_choices, settle_values
from checker.workbook.errors import SAVE_AGAIN, PackageError, Unreadable, damaged
from checker.workbook.files import files_of, name_of
from checker.workbook.limits import MAX_UNPACKED, MEGABYTE, SPLIT
from checker.workbook.marke import LIST_NAME, PREISSPIEGEL, marke, own_report
from checker.workbook.package import Package, only, safe
from checker.workbook.profile import Profile, is_profile
from checker.workbook.xml import read_sheet, sheet_parts

WORKBOOKS = ("xlsx", "xlsm", "xls", "ods", "csv")
TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
CONFIGURATION = ("stimmig.toml", "pyproject.toml", PRUEFAKTE, LAEUFE, f"{PRUEFAKTE}.lock", f"{LAEUFE}.lock")
OHNE_LAGE = "Dateien der Art {kind} zeigen Formeln und Fehlerzellen nicht; bitte als .xlsx speichern"
CSV_LAGE = "Textdateien enthalten keine Formeln"


SMALL = 1 << 19
"""Bytes of an unpacked workbook for which a thread of its own costs more than it saves."""
DAMAGED = (
    BadZipFile, CalamineError, EOFError, ExpatError, LookupError, NotImplementedError, OSError, RuntimeError,
    ValueError, zlib.error,
)  # fmt: skip
"""What the readers raise for a broken package; RuntimeError stands for an encrypted part."""
COPY = "Kopie von stimmig mit Befunden"
WRITTEN = "Diese Datei hat stimmig selbst geschrieben."


class Source(NamedTuple):
    """A file to read: where it is, what the report calls it, and its bytes."""

    path: Path
    name: str
    data: bytes
    kind: str
    told: str | None = None
    """Why the report says that it was left out if it turns out to be a copy of ours; None: it was named in the call."""

    def copy(self) -> str:
        """What becomes of a copy of ours: why it is left out. Raises Unreadable if it was named in the call."""
        if self.told is None:
            raise Unreadable(self.name, WRITTEN, "Bitte die Unterlagen der Vergabe angeben.")
        return self.told


def kind_of(data: bytes, suffix: str) -> str:
    """Kind of a file by content: xlsx, xlsm, xls, ods, csv, `locked` (password), or "" for anything else."""
    if data.startswith(b"PK"):
        head = data
        if b"xl/workbook" in head or b"xl/worksheets" in head:
            return "xlsm" if b"xl/vbaProject.bin" in head else "xlsx"
        return "ods" if b"opendocument.spreadsheet" in head[:200] else ""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "locked"
        return "xls" if any(n.encode("utf-16-le") in data for n in ("Workbook", "Book")) else ""
    if suffix not in TEXT_SUFFIXES:
        return ""
    from checker.workbook.text import is_table  # imported late, as below: most tables are no text

    return "csv" if is_table(data) else ""


def load(
    paths: Iterable[Path], *, root: Path, name: str, skip_unreadable: bool = False, profiles: Sequence[Profile] = (),
    out: Path | None = None,
) -> Dossier:  # fmt: skip
    """Read workbooks and folders into one dossier. `root` is what file names are relative to.

    Copies with findings that lie in `out` are ours and not worth a word; elsewhere they are named, lest somebody hides
    an offer by making it look like one.

    Raises ExceptionGroup of Unreadable naming every bad file at once; with `skip_unreadable` those files are listed
    in the dossier as not checked instead. Raises ConfigError if a profile that was asked for fits no sheet.
    """
    collecting = gc.isenabled()
    gc.disable()  # millions of new objects and no garbage: collecting would only search them
    try:
        assembly = Assembly(name, profiles)
        problems: list[Unreadable] = []
        for source in _sources(list(paths), root, assembly, problems, out):
            try:
                mappe = read_workbook(source)
                if any(defined.name == LIST_NAME for defined in mappe.namen):  # another program saved it again
                    _leave_out(assembly, source)
                else:
                    assembly.add(mappe)
            except Unreadable as problem:
                problems.append(problem)
        if problems and not skip_unreadable:
            raise ExceptionGroup("unreadable", problems)
        for bad in problems:
            assembly.skip(bad.file, f"{bad.problem} {bad.remedy}")
        for profile in profiles:
            profile.require()
        return assembly.dossier()
    finally:
        if collecting:
            gc.enable()


def own_tables(data: bytes, names: Collection[str], file: str) -> dict[str, list[list[Any]]]:
    """The cells of some sheets of a workbook of ours. Raises Unreadable."""
    try:
        found = {name: values for name, _, values in _values(only(data, names).data, names)}
    except (PackageError, MemoryError, *DAMAGED) as error:
        raise _explained(error, file) from None
    for name in names:
        if name not in found:
            raise Unreadable(file, f"Das Blatt „{name}“ fehlt.", "Bitte den Preisspiegel neu schreiben lassen.")
    return found


def workbook(path: Path) -> Mappe:
    """One workbook at cell level. Raises Unreadable."""
    source = _source(path, path.name, named=True)
    if isinstance(source, str):
        raise Unreadable(path.name, "Diese Datei wird nicht gelesen.", "Bitte eine Arbeitsmappe angeben.")
    return read_workbook(source)


def _leave_out(assembly: Assembly, source: Source) -> None:
    if why := source.copy():
        assembly.skip(source.name, why)


def _sources(
    paths: list[Path], root: Path, assembly: Assembly, problems: list[Unreadable], out: Path | None
) -> Iterator[Source]:
    """The workbooks among the given files and folders; other files of a folder are noted as not checked."""
    found = False
    seen = {profile.path.resolve() for profile in assembly.profiles}
    for path in paths:
        for file in files_of(path) if path.is_dir() else [path]:
            if file.resolve() in seen:
                continue
            seen.add(file.resolve())
            name = name_of(file, root)
            try:
                source = _source(file, name, named=not path.is_dir(), out=out)
            except Unreadable as problem:
                problems.append(problem)
                found = True
                continue
            if isinstance(source, str):
                if source == PREISSPIEGEL:
                    assembly.preisspiegel.append(file)
                elif source:
                    assembly.skip(name, source)
                continue
            found = True
            yield source
    if not found and not problems:
        where = ", ".join(str(path) for path in paths)
        problems.append(
            Unreadable(
                where, "Hier ist keine Arbeitsmappe.", "Bitte einen Ordner mit .xlsx, .xls, .ods oder .csv angeben."
            )
        )


def _source(file: Path, name: str, *, named: bool, out: Path | None = None) -> Source | str:
    """The file as a source, or why it is not checked ("" = not worth a word). Raises Unreadable.

    A Preisspiegel of ours that lies in a folder is only called so: it may have become outdated.
    """
    if file.name.startswith("~$"):
        return "Sperrdatei von Excel: die Arbeitsmappe ist gerade geöffnet"
    if file.name in CONFIGURATION or any(part.startswith(".") for part in Path(name).parts):
        return ""
    looks_like = file.suffix.lower().lstrip(".") in WORKBOOKS
    data = _content(file, name)
    if data is None:
        if named or looks_like:
            raise Unreadable(name, f"Die Datei ist größer als {MAX_UNPACKED // MEGABYTE} MB.", SPLIT)
        return "keine Arbeitsmappe"
    kind = kind_of(data, file.suffix.lower())
    told = None if named else _told(file, out)
    if own_report(data):
        if marke(data).startswith(PREISSPIEGEL) and not named:
            return PREISSPIEGEL
        if kind in ("xlsx", "xlsm"):
            return Source(file, name, data, kind, told).copy()
        if not named:
            return ""
        kind = ""
    if kind == "locked":
        raise Unreadable(name, "Die Datei ist mit einem Kennwort geschützt.", "Bitte ohne Kennwort speichern.")
    if kind:
        return Source(file, name, data, kind, told)
    return _no_workbook(name, empty=not data, looks_like=looks_like, named=named)


def _no_workbook(name: str, *, empty: bool, looks_like: bool, named: bool) -> str:
    """Why a file is not checked. Raises Unreadable where the user takes it for a workbook."""
    if empty and (named or looks_like):
        raise Unreadable(name, "Die Datei ist leer (0 Byte).", "Bitte die Datei noch einmal speichern oder anfordern.")
    if looks_like:
        raise Unreadable(
            name, "Die Datei ist beschädigt oder keine Arbeitsmappe.", "Bitte in Excel öffnen und neu speichern."
        )
    if named:
        raise Unreadable(name, "Die Datei ist keine Arbeitsmappe.", "Geprüft werden .xlsx, .xlsm, .xls, .ods und .csv.")
    return (
        "keine Arbeitsmappe, sondern ein Profil; es gilt nur mit --profile"
        if is_profile(name)
        else "keine Arbeitsmappe"
    )


def _told(file: Path, out: Path | None) -> str:
    """What the report says about a copy of ours that lies here."""
    ours = out is not None and file.resolve().is_relative_to(out.resolve())
    return "" if ours else f"keine Arbeitsmappe zum Prüfen, sondern eine {COPY}"


def _content(file: Path, name: str) -> bytes | None:
    """The bytes of a file; None if they are too many. Raises Unreadable."""
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_UNPACKED else None
    except FileNotFoundError:
        raise Unreadable(name, "Die Datei gibt es nicht.", "Bitte Namen und Ordner prüfen.") from None
    except OSError:
        raise Unreadable(
            name, "Die Datei ist gesperrt oder nicht lesbar.", "Bitte in Excel schließen und die Zugriffsrechte prüfen."
        ) from None


def read_workbook(source: Source) -> Mappe:
    """All sheets of a workbook at cell level. Raises Unreadable."""
    digest = hashlib.sha256(source.data).hexdigest()
    if source.kind == "csv":
        from checker.workbook.text import read

        try:
            lines = read(source.data)
        except PackageError as problem:
            raise _explained(problem, source.name) from None
        sheet = Blatt(source.name, Path(source.name).stem, lines, None, lines=True, warum_keine_lage=CSV_LAGE)
        return Mappe(source.name, source.kind, digest, [sheet])
    sheets, lagen, buch = _sheets(source)
    reason = OHNE_LAGE.format(kind=f".{source.kind}")
    blaetter = []
    for sheet_name, hidden, values in sheets:
        lage = lagen.get(sheet_name)
        if lage:
            settle_values(values, lage, ab_1904=buch.ab_1904)
        elif lagen and not any(values):
            lage = Zelllage()  # a sheet that is one chart: there are no cells on it
        blaetter.append(
            Blatt(
                source.name, sheet_name, values, lage, verdeckt=hidden, warum_keine_lage=reason, verweise=buch.verweise
            )
        )
    mappe = Mappe(source.name, source.kind, digest, blaetter, *buch)
    settle_choices(mappe)
    return mappe


def _sheets(source: Source) -> tuple[list[tuple[str, bool, list[list[Any]]]], dict[str, Zelllage], Buch]:
    """Name, visibility and values of all sheets, and what the XML says beside them. Raises Unreadable."""
    lagen: dict[str, Zelllage] = {}
    buch = [Buch()]
    failure: list[BaseException] = []

    def scan() -> None:
        try:
            with ZipFile(io.BytesIO(package.data)) as archive:
                buch[0] = read_book(archive)
                for sheet_name, name in sheet_parts(archive).items():
                    part = package.parts[name]
                    told = package.telling.get(part.start)
                    lagen[sheet_name] = read_sheet(part, package.styles, told and told.spans)
                    lagen[sheet_name].kommentare = read_comments(archive, name)
        except Exception as error:
            failure.append(error)

    beside = threading.Thread(target=scan)
    try:
        package = _safe(source)
        has_xml = source.kind in ("xlsx", "xlsm")
        if has_xml and len(package.data) > SMALL:
            beside.start()
        sheets = _values(package.data)
        if has_xml and not beside.ident:
            scan()
    except PasswordError:
        raise Unreadable(
            source.name, "Die Datei ist mit einem Kennwort geschützt.", "Bitte ohne Kennwort speichern."
        ) from None
    except (PackageError, MemoryError, *DAMAGED) as error:
        raise _explained(error, source.name) from None
    finally:
        if beside.ident:
            beside.join()
    if failure:
        raise _explained(failure[0], source.name)
    return sheets, lagen, buch[0]


def _safe(source: Source) -> Package:
    """The bytes that the readers may see. Raises PackageError, and what the packages raise for what is broken."""
    if source.kind != "xls":
        return safe(source.data, source.kind)
    from checker.workbook.compound import safe_xls  # seldom needed

    return Package(safe_xls(source.data))


def _explained(failure: BaseException, name: str) -> BaseException:
    if isinstance(failure, PackageError):
        return Unreadable(name, str(failure), failure.remedy)
    if isinstance(failure, MemoryError):
        return Unreadable(name, "Die Datei ist zu groß für den freien Arbeitsspeicher.", SPLIT)
    return Unreadable(name, "Die Datei ist beschädigt.", SAVE_AGAIN) if isinstance(failure, DAMAGED) else failure


def _values(data: bytes, names: Collection[str] = ()) -> list[tuple[str, bool, list[list[Any]]]]:
    with _quiet():
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
        known = {meta.name: meta for meta in workbook.sheets_metadata}
        if len({name.casefold() for name in known}) < len(workbook.sheet_names):
            raise damaged("Zwei Blätter heißen gleich.")
        found = []
        for name, meta in known.items():
            if names and name not in names:
                continue
            try:
                values = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            except CalamineError:
                if "Work" in str(meta.typ):
                    raise
            else:
                found.append((name, meta.visible != SheetVisibleEnum.Visible, values))
        workbook.close()
        return found


@contextmanager
def _quiet() -> Iterator[None]:
    """What the Rust library prints when it gives up stays off the screen; that it did is a PackageError."""
    try:
        screen = os.dup(2)
    except OSError:  # a program without a screen
        screen = -1
    try:
        if screen >= 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # no Exception, and not importable
            raise
        raise damaged("Ihre Zellen sind nicht lesbar.") from None
    finally:
        if screen >= 0:
            os.dup2(screen, 2)
            os.close(screen)
