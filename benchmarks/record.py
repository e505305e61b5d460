"""Decide once (issue 3): killed while writing, two writers at once, every changed byte. `python benchmarks/record.py`.

Must hold: killed at 100 random moments while writing reports or the Prüfakte, a file is the old one, the new one, or
the old one plus one torn line that is reported, and the next call works; two processes that write 500 decisions each
at once leave 1,000 entries and a whole chain; any changed, cut or rewritten byte is found by `verify --expect`.

Runs after `pip install .` alone. The tests call the same functions with smaller numbers.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from random import Random

from checker.config import LAEUFE, PRUEFAKTE
from checker.record.chain import append, parse, read, verify

EXAMPLE = Path(__file__).parent.parent / "examples" / "stadtfest"
KILLS, DECISIONS = 100, 500
FINISHED = "ohne Abbruch zu Ende"
WHO = ("--by", "E. Muster", "--reason", "geprüft")
SKIPPED = {
    "200 zufällige Änderungen an einem entschiedenen Dossier": "braucht openpyxl, läuft in make acceptance",
    "SARIF, JUnit und report.json gegen ihre Schemas": "braucht jsonschema und xmlschema, läuft in make acceptance",
}
"""What cannot run after `pip install .` alone."""

BOMB = """
import os, signal, sys
left, share = int(sys.argv[1]), float(sys.argv[2])
def bomb(real):
    def call(*given, **named):
        global left
        left -= 1
        if left == 0:
            if real is write:
                write(given[0], given[1][: int(len(given[1]) * share)])
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return call
write = os.write
for name in ("write", "fsync", "replace", "rename", "unlink", "close", "chmod"):
    setattr(os, name, bomb(getattr(os, name)))
from checker.cli import main
code = main(sys.argv[3:])
print(int(sys.argv[1]) - left)
sys.exit(code)
"""
"""A call of stimmig that kills itself at the n-th step of its writing; of a line only a share is written then."""
WRITER = """
import sys
from pathlib import Path
from checker.report.files import write_whole
folder, sizes = Path(sys.argv[1]), (700_001, 900_002)
print("ready", flush=True)
while True:
    for letter, size in zip(b"ab", sizes):
        write_whole({folder / "report.html": bytes([letter]) * size, folder / "report.json": bytes([letter]) * size})
"""
"""Writes two reports in turn until it is killed."""
APPENDER = """
import sys
from pathlib import Path
from checker.record.chain import append
print("ready", flush=True)
while True:
    append(Path(sys.argv[1]), [{"kind": "probe", "text": "x" * 50_000}])
"""
"""Adds long entries until it is killed."""
DECIDER = """
import sys
from datetime import date
from pathlib import Path
from checker.config import PRUEFAKTE
from checker.record.chain import append, read
from checker.record.decisions import make_entry, predecessors
from checker.record.hashes import columns_of, rule_hash, value_hash
from checker.run import Options, run
folder, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
checked = run([folder], Options())
hashes = {rule.id: rule_hash(rule) for rule in checked.rules}
columns = columns_of(checked.report)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    finding = checked.report.findings[number % len(checked.report.findings)]
    before = predecessors(checked.report, read(folder / PRUEFAKTE)).get(finding.id, "")
    entry = make_entry(
        finding, "accept", value=value_hash(finding, columns), reason=f"{who} {number}", by=who,
        day=date(2026, 11, 23), rule_hash=hashes[finding.rule], replaces=before,
    )
    append(folder / PRUEFAKTE, [entry])
"""
"""Decides as many findings as it is told to, one after the other, as `stimmig decide` does."""


def stimmig(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "checker.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def bombed(moment: int, share: float, *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", BOMB, str(moment), str(share), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def killed_after(seconds: float, code: str, *arguments: object) -> None:
    """Run a program and kill it some time after it has begun to write."""
    with subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()


class Kills:
    """A dossier whose writers are killed, and what was wrong afterwards."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.rng = folder, Random(seed)
        self.dossier, self.out = folder / "dossier", folder / "bericht"
        shutil.copytree(EXAMPLE, self.dossier)
        assert stimmig("decide", "--dossier", self.dossier, "--rule", "LV", "--accept", *WHO).returncode == 0
        self.akte = self.dossier / PRUEFAKTE
        self.found: Counter[str] = Counter()
        self.problems: list[str] = []
        self.ids = [f["id"] for f in self._findings()]
        copies = [f"{path.stem}.befunde.xlsx" for path in sorted(self.dossier.glob("*.xlsx"))]
        self.known: dict[str, set[str]] = {name: set() for name in ("report.html", "report.json", *copies)}
        """Hashes of the reports and copies that a call which nobody killed would write."""

    def _findings(self) -> list[dict[str, str]]:
        report = json.loads(stimmig("check", self.dossier, "--format", "json").stdout)
        return list(report["findings"])

    def kill(self, number: int) -> None:
        (self.decide, self.check, self.reports, self.entries)[number % 4]()

    def decide(self) -> None:
        """`decide` of one finding, or of many at once."""
        who = f"Person {self.rng.random()}"
        chosen = [self.rng.choice(self.ids)] if self.rng.random() < 0.7 else ["--family", self.rng.choice(("LV", "AN"))]
        call = ("decide", *chosen, "--dossier", self.dossier, "--assign", who)
        before = self.akte.read_bytes()
        done = bombed(self.rng.choice((1, 2, 2, 2, 3, 4, 5, 6)), self.rng.random(), *call)
        self._whole_chain(self.akte, before, done.returncode, single=not chosen[0].startswith("--"))
        self._next("decide", self.ids[0], "--dossier", self.dossier, "--assign", who)

    def _next(self, *call: object) -> None:
        """The next call works, and the chain is whole."""
        done = stimmig(*call)
        if done.returncode not in (0, 1, 3) or verify(self.akte):
            self.problems.append(f"Danach geht {call[0]} nicht: {done.stderr.strip()} {verify(self.akte)}")

    def _whole_chain(self, path: Path, before: bytes, code: int, *, single: bool) -> None:
        after = path.read_bytes() if path.exists() else b""
        chain, old = parse(after), parse(before)
        new = len(chain.entries) - len(old.entries)
        if not after.startswith(before) or chain.problems or chain.entries[: len(old.entries)] != old.entries:
            self.problems.append(f"{path.name}: nach dem Abbruch steht nicht mehr da, was vorher da stand")
        elif chain.torn:
            told = stimmig("record", "verify", path.parent)
            if told.returncode != 1 or "abgerissen" not in told.stdout or (single and new):
                self.problems.append(f"{path.name}: die abgerissene Zeile wird nicht gemeldet: {told.stdout}")
            self.found["alt und eine abgerissene Zeile"] += 1
        else:
            self.found["neu" if new else "alt"] += 1
        if code >= 0:
            self.found[FINISHED] += 1  # its moment came too late: it is not one of the kills

    def check(self) -> None:
        """`check --out` into a folder in which a report lies already."""
        choice = self.rng.choice((("--ignore", "XL"), ("--ignore", "LV"), ()))
        call = ("check", self.dossier, "--heute", "2026-11-23", *choice, "--out")
        whole = self.folder / "ganz"
        stimmig(*call, whole)
        for name, hashes in self.known.items():
            hashes.add(_sha(whole / name))
        shutil.rmtree(whole)
        if not self.out.exists():
            stimmig(*call, self.out)
        runs = self.dossier / LAEUFE
        before = runs.read_bytes()
        done = bombed(self.rng.choice((*range(1, 46), *range(20, 31))), self.rng.random(), *call, self.out)
        self._whole_chain(runs, before, done.returncode, single=True)
        for name, hashes in self.known.items():
            if _sha(self.out / name) not in hashes:
                self.problems.append(f"{name} ist weder der alte noch der neue Bericht")
        self._next("check", self.dossier, "--out", self.out, "--heute", "2026-11-23")
        for name, hashes in self.known.items():
            hashes.add(_sha(self.out / name))

    def reports(self) -> None:
        """Killed from outside, at any moment of writing reports."""
        folder = self.folder / "dauernd"
        killed_after(self.rng.random() / 20, WRITER, folder)
        for path in [folder / "report.html", folder / "report.json"] if folder.exists() else []:
            data = path.read_bytes() if path.exists() else b""
            if data not in (b"", b"a" * 700_001, b"b" * 900_002):
                self.problems.append(f"{path.name} hat nach dem Abbruch {len(data)} Bytes")
            self.found["alt oder neu" if data else "noch keine Datei"] += 1

    def entries(self) -> None:
        """Killed from outside, at any moment of adding entries."""
        path = self.folder / "kette" / PRUEFAKTE
        path.parent.mkdir(exist_ok=True)
        before = path.read_bytes() if path.exists() else b""
        killed_after(self.rng.random() / 20, APPENDER, path)
        self._whole_chain(path, before, -9, single=False)
        append(path, [{"kind": "probe", "text": "danach"}])
        if verify(path):
            self.problems.append(f"Danach ist die Kette nicht ganz: {verify(path)}")


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def kills(count: int, seed: int = 1) -> tuple[list[str], str]:
    """What was wrong after that many kills, and what was found."""
    with tempfile.TemporaryDirectory() as name:
        killed = Kills(Path(name), seed)
        number = 0
        while number - killed.found[FINISHED] < count:
            killed.kill(number)
            number += 1
        left = [path.name for path in killed.out.iterdir() if path.name not in killed.known] if count > 1 else []
        if any(not file.startswith(".stimmig-") for file in left):
            killed.problems.append(f"im Ordner des Berichts liegt {left}")
    return killed.problems, ", ".join(f"{count} × {state}" for state, count in killed.found.most_common())


def two_writers(count: int) -> tuple[list[str], str]:
    """Two processes decide that many findings each at once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "dossier"
        shutil.copytree(EXAMPLE, folder)
        commands = [[sys.executable, "-c", DECIDER, str(folder), who, str(count)] for who in ("Erste", "Zweite")]
        running = [subprocess.Popen(c, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for c in commands]
        for process in running:
            assert process.stdout is not None
            process.stdout.readline()
        for process in running:
            assert process.stdin is not None
            process.stdin.write(b"los\n")
            process.stdin.flush()
        for process in running:
            process.wait()
        chain = read(folder / PRUEFAKTE)
        said = [entry.content["reason"] for entry in chain.entries]
        turns = sum(one.split()[0] != other.split()[0] for one, other in pairwise(said))
        problems = verify(folder / PRUEFAKTE, chain.head)
        if sorted(said) != sorted(f"{who} {n}" for who in ("Erste", "Zweite") for n in range(count)):
            problems.append(f"{len(said)} Einträge statt {2 * count}")
        told = stimmig("record", "verify", folder, "--expect", chain.head)
        if told.returncode or f"{2 * count} Einträge" not in told.stdout:
            problems.append(f"record verify: {told.stdout}")
    return problems, f"{len(said)} Einträge, {turns} Mal im Wechsel"


def rewritten(data: bytes) -> Iterable[tuple[str, bytes]]:
    """All that somebody could do to a file: each byte changed, each length cut, lines taken out, exchanged, doubled."""
    for index in range(len(data)):
        yield f"Byte {index} geändert", data[:index] + bytes([data[index] ^ 1]) + data[index + 1 :]
    for length in range(len(data) - 1):  # without its last line break nothing is lost
        yield f"auf {length} Bytes gekürzt", data[:length]
    lines = data.splitlines(keepends=True)
    for number in range(len(lines)):
        yield f"Zeile {number + 1} entfernt", b"".join(lines[:number] + lines[number + 1 :])
        yield f"Zeile {number + 1} verdoppelt", b"".join(lines[: number + 1] + lines[number:])
        if number:
            swapped = [*lines[: number - 1], lines[number], lines[number - 1], *lines[number + 1 :]]
            yield f"Zeilen {number} und {number + 1} vertauscht", b"".join(swapped)


def bytes_changed() -> tuple[list[str], str]:
    """Every change of a file of decisions is found by the head that a report prints."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "dossier"
        shutil.copytree(EXAMPLE, folder)
        for family in ("LV003", "AN003", "VG004"):
            stimmig("decide", "--dossier", folder, "--rule", family, "--accept", *WHO)
        path = folder / PRUEFAKTE
        data, head = path.read_bytes(), read(path).head
        problems = [f"unverändert: {text}" for text in verify(path, head)]
        count = 0
        probe = Path(name) / "probe.jsonl"
        for count, (what, changed) in enumerate(rewritten(data), 1):  # noqa: B007 - the last count is wanted
            probe.write_bytes(changed)
            if not verify(probe, head):
                problems.append(f"nicht bemerkt: {what}")
        path.unlink()
        stimmig("decide", "--dossier", folder, "--rule", "LV", "--accept", *WHO)
        told = stimmig("record", "verify", folder, "--expect", head)
        if told.returncode != 1 or "neu geschrieben" not in told.stdout:
            problems.append("nicht bemerkt: neu geschrieben")
    return problems, f"{count + 1} Änderungen an {len(data)} Bytes"


def main() -> int:
    if os.name == "nt":
        SKIPPED["Abbruch beim Schreiben"] = "braucht SIGKILL"
    parts = {
        f"an {KILLS} zufälligen Stellen beim Schreiben abgebrochen": lambda: kills(KILLS),
        f"zwei Prozesse schreiben je {DECISIONS} Entscheidungen": lambda: two_writers(DECISIONS),
        "jedes geänderte, gekürzte, neu geschriebene Byte fällt auf": bytes_changed,
    }
    failed = 0
    for text, part in parts.items():
        problems, figures = part()
        failed += bool(problems)
        print(f"  {'HÄLT NICHT' if problems else 'hält'}: {text} ({figures})")
        for problem in problems[:5]:
            print(f"    {problem}")
    for text, why in SKIPPED.items():
        print(f"  übersprungen: {text}: {why}")
    print(f"record: {len(parts) - failed} von {len(parts)} halten, {len(SKIPPED)} übersprungen")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
