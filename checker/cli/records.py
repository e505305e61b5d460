"""`stimmig record`: show, verify, pack and replay the Prüfakte."""

import argparse
import re
from datetime import date, datetime
from pathlib import Path
from textwrap import shorten

from checker.cli.arguments import options_of
from checker.cli.common import Problem, say, show, write
from checker.config import LAEUFE, PRUEFAKTE
from checker.finding import DEUTSCH, EXCLUDED
from checker.model.werte import datum
from checker.record.chain import ChainError, Entry, read, verify
from checker.record.decisions import EXCLUDE, KIND, slots


def run_record(arguments: argparse.Namespace) -> int:
    actions = {"show": _show, "verify": _verify, "pack": _pack, "replay": _replay}
    try:
        return actions[arguments.action](arguments)
    except ChainError as error:
        raise Problem(str(error)) from error


def _folder(arguments: argparse.Namespace) -> Path:
    folder: Path = arguments.target
    if folder.is_file():
        raise Problem(f"{folder}: das ist eine Datei. Bitte den Ordner der Vergabe angeben.")
    if not folder.is_dir():
        raise Problem(f"{folder}: diesen Ordner gibt es nicht. Bitte den Ordner der Vergabe angeben.")
    return folder


def _line(text: str) -> str:
    """A text of somebody as part of one line: nobody writes further entries into the list."""
    return " ".join(text.split())


def _show(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments)
    chain, runs = read(folder / PRUEFAKTE), read(folder / LAEUFE)
    slots(chain)  # complains about entries that stimmig did not write
    if not chain.entries:
        say("Die Prüfakte ist leer: es wurde noch nichts entschieden.")
    for entry in chain.entries:
        show(f"{entry.hash[:12]}  {_said(entry)}\n")
    for entry in runs.entries:
        if entry.content.get("kind") == "run":
            time, version = _time(str(entry.content.get("time"))), _line(str(entry.content.get("version")))
            show(f"{entry.hash[:12]}  {time}  Lauf mit stimmig {version}\n")
    if chain.head:
        say(f"Stand der Entscheidungen: {chain.head}")
    for name, file in ((PRUEFAKTE, chain), (LAEUFE, runs)):
        if file.problems or file.torn:
            say(f"{name}: nicht alles ist unversehrt. Bitte „stimmig record verify“ aufrufen.")
    return 0


def _time(text: str) -> str:
    """A moment as a German reader writes it; what is none stays as it is."""
    try:
        return f"{datetime.fromisoformat(text):%d.%m.%Y %H:%M} Uhr (UTC)"
    except ValueError:
        return _line(text)


def _said(entry: Entry) -> str:
    content = entry.content
    if content.get("kind") != KIND:
        return "abgerissene Zeile vermerkt"
    words = {"reopen": "wieder offen", "assign": f"zuständig: {_line(content['assigned'])}"}
    until = f", bis {datum(date.fromisoformat(content['until']))}" if content["until"] else ""
    who = " und ".join(_line(part) for part in (content["by"], content["second"]) if part)
    reason = f": {_line(content['reason'])}" if content["reason"] else ""
    word = words.get(content["verdict"]) or DEUTSCH[content["verdict"]] + (EXCLUDED if EXCLUDE in content else "")
    return f"{datum(date.fromisoformat(content['day']))}  {content['id']}  {word}{until}{'  ' + who if who else ''}{reason}"


def _verify(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments)
    expect = arguments.expect.strip().lower()
    if arguments.expect and not re.fullmatch("[0-9a-f]{12,64}", expect):
        raise Problem(f"„{arguments.expect}“ ist kein Stand. Bitte mindestens die ersten 12 Zeichen aus dem Bericht.")
    chain, runs = read(folder / PRUEFAKTE), read(folder / LAEUFE)
    problems = [f"{PRUEFAKTE}: {text}" for text in verify(folder / PRUEFAKTE, expect)]
    problems += [f"{LAEUFE}: {text}" for text in verify(folder / LAEUFE)]
    heads = {"", *(entry.hash for entry in chain.entries)}
    problems += [
        f"{LAEUFE}: der Lauf in Zeile {entry.line} nennt einen Stand, den es in {PRUEFAKTE} nicht gibt."
        for entry in runs.entries
        if entry.content.get("kind") == "run" and entry.content.get("decisions") not in heads
    ]
    slots(chain)
    for problem in problems:
        show(f"{problem}\n")
    if problems:
        return 1
    amount = "1 Eintrag" if len(chain.entries) == 1 else f"{len(chain.entries)} Einträge"
    show(f"Die Prüfakte ist unverändert: {amount}, Stand {chain.head or 'leer'}.\n")
    return 0


def _pack(arguments: argparse.Namespace) -> int:
    from checker.pack import PackError, pack

    folder = _folder(arguments)
    out: Path = arguments.out or Path(f"{folder.resolve().name}-akte.zip")
    if out.suffix.lower() != ".zip":
        raise Problem(f"{out}: die Akte ist eine Zip-Datei. Bitte einen Namen mit .zip angeben.")
    if out.exists():
        raise Problem(f"{out} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen.")
    try:
        data, names = pack(folder, options_of(arguments))
    except PackError as error:
        raise Problem(str(error)) from error
    write({out: data})
    say(f"Geschrieben: {out} mit {len(names)} Dateien")
    return 0


def _replay(arguments: argparse.Namespace) -> int:
    from checker.pack import PackError, replay

    if arguments.target.is_dir():
        raise Problem(f"{arguments.target}: das ist ein Ordner. Bitte die gepackte Akte angeben, eine Datei .zip.")
    try:
        differences = replay(arguments.target, options_of(arguments))
    except PackError as error:
        raise Problem(str(error)) from error
    if not differences:
        show("gleich: die Prüfung ergibt heute denselben Bericht, Byte für Byte.\n")
        return 0
    show("nicht gleich:\n")
    for difference in differences:
        show(f"  {shorten(difference, 400, placeholder=' …')}\n")
    return 1
