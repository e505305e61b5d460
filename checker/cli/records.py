"""`stimmig record`: show, verify, pack and replay the Prüfakte."""

import argparse
from pathlib import Path

from checker.cli.arguments import options_of
from checker.cli.common import Problem, say, show, write
from checker.config import LAEUFE, PRUEFAKTE
from checker.finding import DEUTSCH
from checker.record.chain import ChainError, read, verify


def run_record(arguments: argparse.Namespace) -> int:
    actions = {"show": _show, "verify": _verify, "pack": _pack, "replay": _replay}
    try:
        return actions[arguments.action](arguments)
    except ChainError as error:
        raise Problem(str(error)) from error


def _folder(arguments: argparse.Namespace) -> Path:
    folder: Path = arguments.target
    if not folder.is_dir():
        raise Problem(f"{folder}: diesen Ordner gibt es nicht. Bitte den Ordner der Vergabe angeben.")
    return folder


def _show(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments)
    chain = read(folder / PRUEFAKTE)
    if not chain.entries:
        say("Die Prüfakte ist leer: es wurde noch nichts entschieden.")
    for entry in chain.entries:
        content = entry.content
        if content.get("kind") != "decision":
            show(f"{entry.hash[:12]}  abgerissene Zeile vermerkt\n")
            continue
        word = {"reopen": "wieder offen", "assign": f"zuständig: {content['assigned']}"}.get(content["verdict"])
        until = f", bis {content['until']}" if content["until"] else ""
        who = " und ".join(part for part in (content["by"], content["second"]) if part)
        show(
            f"{entry.hash[:12]}  {content['day']}  {content['id']}  {word or DEUTSCH[content['verdict']]}{until}"
            f"{'  ' + who if who else ''}{': ' + content['reason'] if content['reason'] else ''}\n"
        )
    runs = read(folder / LAEUFE)
    for entry in runs.entries:
        if entry.content.get("kind") == "run":
            show(f"{entry.hash[:12]}  {entry.content['time']}  Lauf mit stimmig {entry.content['version']}\n")
    if chain.head:
        say(f"Stand der Entscheidungen: {chain.head}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments)
    problems = [f"{PRUEFAKTE}: {text}" for text in verify(folder / PRUEFAKTE, arguments.expect)]
    problems += [f"{LAEUFE}: {text}" for text in verify(folder / LAEUFE)]
    for problem in problems:
        show(f"{problem}\n")
    chain = read(folder / PRUEFAKTE)
    if problems:
        return 1
    show(f"Die Prüfakte ist unverändert: {len(chain.entries)} Einträge, Stand {chain.head or 'leer'}.\n")
    return 0


def _pack(arguments: argparse.Namespace) -> int:
    from checker.pack import pack

    folder = _folder(arguments)
    out: Path = arguments.out or Path(f"{folder.resolve().name}-akte.zip")
    if out.suffix.lower() != ".zip":
        raise Problem(f"{out}: die Akte ist eine Zip-Datei. Bitte einen Namen mit .zip angeben.")
    if out.exists():
        raise Problem(f"{out} gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen wählen.")
    data, names = pack(folder, options_of(arguments))
    write({out: data})
    say(f"Geschrieben: {out} mit {len(names)} Dateien")
    return 0


def _replay(arguments: argparse.Namespace) -> int:
    from checker.pack import PackError, replay

    try:
        differences = replay(arguments.target, arguments.rules)
    except PackError as error:
        raise Problem(str(error)) from error
    if not differences:
        show("gleich: die Prüfung ergibt heute denselben Bericht, Byte für Byte.\n")
        return 0
    show("nicht gleich:\n")
    for difference in differences:
        show(f"  {difference}\n")
    return 1
